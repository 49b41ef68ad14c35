"""What became of a place and what it came from, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from honorroll.base.vietnamese import dated, decimal, joined
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.places import Succession
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import link


def mark(list_: str, places: Sequence[str], gazetteer: Gazetteer) -> str:
    """What the card of an honoree of ``places`` says on the list of the place ``list_``, where that took one over."""
    origin = gazetteer.origin(list_, places)
    return f"Thuộc {gazetteer.names[origin].former}" if origin else ""


def intro(id_: str, gazetteer: Gazetteer, counts: Mapping[str, int]) -> Html:
    """What contains the place, since when and by which resolution, what it came from and became.

    ``counts`` are the lengths of the lists by address.
    """
    place = gazetteer.places[id_]
    named = gazetteer.names[id_]
    above = gazetteer.above[id_][1:-1]  # the root, the city itself, goes without saying
    kind = "" if (place.resolution or "").startswith("Nghị quyết") else "Nghị quyết "
    since = f" từ {dated(place.valid_from.isoformat())}" if place.valid_from else ""
    until = f" đến hết {dated(place.valid_until.isoformat())}" if place.valid_until else ""
    clauses = [f"thuộc {', '.join(_linked(each, gazetteer) for each in above)}{until}"] if above else []
    resolution = f" theo {kind}{esc(place.resolution)}" if place.resolution else ""
    if since or resolution or (until and not above):
        what = "tồn tại" if until and not above else "có"
        clauses.append(f"{what}{since}{'' if above else until}{',' if since and resolution else ''}{resolution}")
    parts, counted = _came_from(id_, gazetteer, counts)
    clauses += [clause for clause in (parts, became(id_, gazetteer)) if clause]
    sentences = [f"{esc(named.heading)} {', '.join(clauses)}."] if clauses else []
    sentences += [counted] if counted else []
    return Html(f'<p class="hr-intro">{" ".join(sentences)}</p>\n' if sentences else "")


def became(id_: str, gazetteer: Gazetteer, seen: tuple[str, ...] = ()) -> Html:
    """What the place is now, as a clause: “nay thuộc phường B”; ``""`` where it is not stated."""
    heirs = [heir for heir in gazetteer.places[id_].succeeded_by if heir.place in gazetteer.places]
    if not heirs:
        remains = joined(_linked(each, gazetteer) for each in gazetteer.remains(id_))
        return Html(f"địa bàn nay thuộc {remains}" if remains else "")
    only = heirs[0]
    if len(heirs) == 1 and only.place in gazetteer.ended and only.place not in seen:
        later = became(only.place, gazetteer, (*seen, id_))
        how = "nhập vào" if only.is_whole else "một phần nhập vào"
        return Html(f"sau đó {how} {_linked(only.place, gazetteer)}{f', {later}' if later else ''}")
    if len(heirs) == 1:
        return Html(f"nay thuộc {_linked(only.place, gazetteer)}{part(only)}")
    return Html(f"nay chia về {joined(_linked(heir.place, gazetteer) + share(heir) for heir in heirs)}")


def divided(id_: str, gazetteer: Gazetteer) -> Html:
    """A sentence on who shares a former place."""
    heirs = [heir for heir in gazetteer.places[id_].succeeded_by if heir.place in gazetteer.places]
    names = joined(_linked(heir.place, gazetteer) + share(heir) for heir in heirs)
    return Html(f"Địa bàn đã chia về {names}." if len(heirs) > 1 else f"Một phần địa bàn nay thuộc {names}.")


def _came_from(id_: str, gazetteer: Gazetteer, counts: Mapping[str, int]) -> tuple[str, str]:
    """A clause on what it came from, and a sentence on whose honorees its list counts; ``""`` if there is nothing."""

    def named(old: str) -> str:
        """Linked where it has a list: nobody is on the others, and they have no page."""
        name = gazetteer.names[old].former
        return link(addresses.place(old), name) if counts[addresses.place(old)] else esc(name)

    origins = gazetteer.origins(id_)
    whole = [old for old in origins if id_ in gazetteer.listed[old]]
    shares = {old: next(h for h in gazetteer.places[old].succeeded_by if h.place == id_) for old in origins}
    parts = [named(old) + share(shares[old]) for old in origins if old not in whole]
    came = [f"toàn bộ {joined(map(named, whole))}"] if whole else []
    came += [f"một phần {joined(parts)}"] if parts else []
    counted = joined(esc(gazetteer.names[old].former) for old in whole if counts[addresses.place(old)])
    return (
        f"gồm {', và '.join(came)}" if came else "",
        f"Hồ sơ của {counted} được tính ở đây và ghi rõ tên cũ." if counted else "",
    )


def share(heir: Succession) -> str:
    """How much of the territory it took, where that is stated."""
    return "" if heir.is_whole or heir.share is None else f" ({decimal(heir.share, 2)}%)"


def part(heir: Succession) -> str:
    return "" if heir.is_whole else share(heir) or " (một phần)"


def _linked(id_: str, gazetteer: Gazetteer) -> Html:
    return link(addresses.place(id_), gazetteer.names[id_].in_text)
