"""The list of a place: with those of the places that it took over, and with a look at those that were divided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from honorroll.content.gazetteer import Gazetteer
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import Crumb
from honorroll.roll import related
from honorroll.roll.pages import succession, wards
from honorroll.roll.pages.lists import Excerpt, Listing


def listing(
    id_: str, gazetteer: Gazetteer, counts: Mapping[str, int], way: tuple[Crumb, ...], *, is_ward: bool
) -> Listing:
    """The list of the place ``id_``. ``counts`` are the lengths of the lists by address."""
    named = gazetteer.names[id_]
    excerpts = tuple(_excerpts(id_, gazetteer))
    return Listing(
        addresses.place(id_),
        named.heading,
        f"Những người và tập thể được vinh danh ở {named.in_text}.",
        succession.intro(id_, gazetteer, counts) + (wards.offer(named.heading) if is_ward else ""),
        (*way, Crumb("Địa bàn", addresses.PLACES)),
        excerpts=excerpts,
        excerpts_intro=_of_divided(named.in_text) if excerpts else "",
    )


def has_excerpts(id_: str, gazetteer: Gazetteer, counts: Mapping[str, int]) -> bool:
    """Whether anybody is known of a former place of which this one has a part."""
    former = [*gazetteer.divided(id_), *gazetteer.outlived(id_)]
    return any(counts[addresses.place(old)] for old in former)


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
        "họ thuộc phần nào, nên không tính vào số hồ sơ ở trên.</p>\n"
    )
