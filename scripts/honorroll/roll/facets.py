"""What the explorer filters by: for each way to divide the roll its choices, and who is in each.

``loc.json`` names the choices and how many each has. ``loc-<group>.txt`` holds their members, a line a choice in the
same order: places in the order of the lists, each as the step from the one before it, in base 36. A group's members
are fetched when it is opened, so that a reader pays for what is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from honorroll.content.shared import Period
from honorroll.pages import addresses
from honorroll.roll.lists import KINDS, OF_YEAR, Words

#: What the address of the explorer says besides its groups: the order.
ORDER = "xep"
ORDERS = {"ten": "Tên (A–Z)", "nam": "Năm, mới nhất trước", "hang": "Danh hiệu, cao nhất trước"}


class Choice(NamedTuple):
    """``id`` is what the address of the page says; ``members`` are places in the order of the lists, ascending."""

    id: str
    label: str
    members: Sequence[int]


class Group(NamedTuple):
    """Choices of one kind, in the order in which they are shown. The file names and the page's address say ``id``."""

    id: str
    label: str
    choices: tuple[Choice, ...]


def groups(members: Mapping[str, Sequence[int]], words: Words, period: Period) -> list[Group]:
    """Every group; ``members`` are the lists of the site, as places in the order of the lists. Choices that nobody has
    are left out.
    """
    found = []
    for kind in KINDS:
        choices = [Choice(id_, name, members[kind.url(id_)]) for id_, name in kind.names(words).items()]
        found.append(Group(kind.id, kind.label, (*(_period(period, members) if kind is OF_YEAR else ()), *choices)))
    held = (group._replace(choices=tuple(each for each in group.choices if each.members)) for group in found)
    return [group for group in held if group.choices]


def offered(counts: Mapping[str, int], words: Words) -> Iterator[tuple[str, str]]:
    """Id and label of every group that has a choice; ``counts`` are the lengths of the lists by address."""
    for kind in KINDS:
        if any(counts[kind.url(id_)] for id_ in kind.names(words)):
            yield kind.id, kind.label


def files(groups_: Sequence[Group], roll: Sequence[int]) -> dict[str, bytes]:
    """By name within the folder of the index; ``roll`` are the members of the whole list."""
    told = [
        {"id": g.id, "label": g.label, "choices": [[c.id, c.label, len(c.members)] for c in g.choices]} for g in groups_
    ]
    contents = {"total": len(roll), "groups": told}
    result = {
        f"loc-{group.id}.txt": "\n".join(_steps(choice.members) for choice in group.choices).encode()
        for group in groups_
    }
    result["loc-tat-ca.txt"] = _steps(roll).encode()
    result["loc.json"] = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    return result


def _period(period: Period, members: Mapping[str, Sequence[int]]) -> tuple[Choice, ...]:
    """All years of the site's period in one choice."""
    if not (period.start and period.end):
        return ()
    within = {i for year in range(period.start, period.end + 1) for i in members.get(addresses.year(year), ())}
    label = f"Giai đoạn {period.start}–{period.end}"
    return (Choice(f"{period.start}-{period.end}", label, sorted(within)),) if within else ()


def _steps(members: Sequence[int]) -> str:
    before, steps = -1, []
    for place in members:
        steps.append(_SMALL[place - before] if place - before < len(_SMALL) else base36(place - before))
        before = place
    return ",".join(steps)


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int) -> str:
    """A number from 0 with the digits 0–9 and a–z, as ``parseInt(text, 36)`` of a browser reads it."""
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits


_SMALL = [base36(number) for number in range(2000)]
