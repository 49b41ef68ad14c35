"""The list of a place: with those of the places that it took over, and with a look at those that were divided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from honorroll.base.vietnamese import joined, number
from honorroll.content.gazetteer import Gazetteer
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, link
from honorroll.roll import related
from honorroll.roll.pages import succession, wards
from honorroll.roll.pages.lists import Excerpt, Listing

#: So many places are named where nobody is.
NEARBY = 4


def listing(
    id_: str, gazetteer: Gazetteer, counts: Mapping[str, int], way: tuple[Crumb, ...], *, is_home: bool
) -> Listing:
    """The list of the place ``id_``, which is offered as theirs to readers where it ``is_home``. ``counts`` are the
    lengths of the lists by address.
    """
    named = gazetteer.names[id_]
    excerpts = tuple(_excerpts(id_, gazetteer))
    return Listing(
        addresses.place(id_),
        named.heading,
        f"Những người và tập thể được vinh danh ở {named.in_text}.",
        succession.intro(id_, gazetteer, counts) + (wards.offer(named.heading) if is_home else ""),
        (*way, Crumb("Địa bàn", addresses.PLACES)),
        excerpts=excerpts,
        excerpts_intro=_of_divided(named.in_text) if excerpts else "",
        empty="" if counts[addresses.place(id_)] else _nearby(id_, gazetteer, counts),
    )


def of_excerpts(id_: str, gazetteer: Gazetteer, counts: Mapping[str, int]) -> list[str]:
    """The former places of which this one has a part, as far as anybody is known of them."""
    former = [*gazetteer.divided(id_), *gazetteer.outlived(id_)]
    return [old for old in former if counts[addresses.place(old)]]


def _nearby(id_: str, gazetteer: Gazetteer, counts: Mapping[str, int]) -> Html:
    """Where somebody is, if nobody is here: in what it became, what shares its former district, what holds it."""
    around = [heir.place for heir in gazetteer.places[id_].succeeded_by]
    around += gazetteer.remains(id_)
    around += [each for old in gazetteer.outlived(id_) for each in gazetteer.remains(old)]
    around += gazetteer.above[id_][1:-1]  # the root, the city itself, is near to all
    known = [each for each in dict.fromkeys(around) if each != id_ and each in gazetteer.places]
    found = [(each, total) for each in known if (total := counts[addresses.place(each)])][:NEARBY]
    told = (
        f"{link(addresses.place(each), gazetteer.names[each].in_text)} ({number(total)} hồ sơ)" for each, total in found
    )
    return Html(f"Gần đó có {joined(told)}.") if found else EMPTY


def _excerpts(id_: str, gazetteer: Gazetteer) -> Iterator[Excerpt]:
    for old in gazetteer.divided(id_):
        yield _excerpt(addresses.place(old), old, gazetteer, succession.divided(old, gazetteer))
    for old in gazetteer.outlived(id_):
        note = f"Những hồ sơ chỉ ghi {esc(gazetteer.names[old].former)}, không ghi thuộc phần nào."
        yield _excerpt(related.of_place(old), old, gazetteer, Html(note))


def _excerpt(members: str, old: str, gazetteer: Gazetteer, note: Html) -> Excerpt:
    named = gazetteer.names[old]._replace(is_former=True)
    return Excerpt(members, addresses.place(old), named.heading, named.in_text, note)


def _of_divided(name: str) -> str:
    return (
        '<h2 id="da-chia">Từ những địa bàn đã chia</h2>\n'
        f"<p>Những người và tập thể dưới đây được vinh danh ở địa bàn mà nay chỉ một phần thuộc {esc(name)}. Không rõ "
        f"họ thuộc phần nào, nên không tính vào số hồ sơ của {esc(name)}.</p>\n"
    )
