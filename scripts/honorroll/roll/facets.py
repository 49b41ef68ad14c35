"""What the explorer filters by: for each way to divide the roll its choices, and who is in each.

``loc.json`` names the choices and how many each has. ``loc-<group>.txt`` holds their members, a line a choice in the
same order: places in the order of the lists, each as the step from the one before it, in base 36. A group's members
are fetched when it is opened, so that a reader pays for what is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import title_key
from honorroll.content.model import Facts, Period, Vocabulary
from honorroll.pages import addresses
from honorroll.pages.words import KINDS as KIND_WORDS

#: What the address of the explorer says: its groups, and the order.
EXPLORED = ("doi-tuong", "danh-hieu", "cap", "dia-ban", "linh-vuc", "phong-trao", "nam", "ghi-nhan", "xep")
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


def groups(
    order: Sequence[Facts], members: Mapping[str, Sequence[int]], vocabulary: Vocabulary, period: Period
) -> list[Group]:
    """Every group; ``members`` are the lists of the site. Choices that nobody has are left out."""

    def listed(folder: str, entries: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
        found = (Choice(id_, name, members.get(f"{folder}{id_}/", ())) for id_, name in entries)
        return tuple(choice for choice in found if choice.members)

    def by_name(entries: Mapping[str, object]) -> list[tuple[str, str]]:
        named = [(id_, str(getattr(entry, "name", ""))) for id_, entry in entries.items()]
        return sorted(named, key=lambda pair: (title_key(pair[1]), pair[0]))

    titles = sorted(vocabulary.titles.items(), key=lambda item: item[1].rank)
    levels = sorted(vocabulary.levels.items(), key=lambda item: item[1].rank)
    years = sorted((addresses.name(url) for url in members if addresses.is_year(url)), reverse=True)
    roll = members[addresses.ROLL]
    flags = (
        Choice("truc-tiep", "Trực tiếp sản xuất, công tác", [i for i in roll if order[i].direct_worker]),
        Choice("nhan-to-moi", "Nhân tố mới", [i for i in roll if order[i].new_exemplar]),
    )
    found = (
        Group(
            "doi-tuong",
            "Đối tượng",
            listed(
                addresses.ROLL, ((addresses.name(addresses.KINDS[kind]), label) for kind, label in KIND_WORDS.items())
            ),
        ),
        Group("danh-hieu", "Danh hiệu", listed(addresses.TITLES, ((id_, title.name) for id_, title in titles))),
        Group("cap", "Cấp khen thưởng", listed(addresses.LEVELS, ((id_, level.name) for id_, level in levels))),
        Group("dia-ban", "Địa bàn", listed(addresses.PLACES, by_name(vocabulary.places))),
        Group("linh-vuc", "Lĩnh vực", listed(addresses.FIELDS, by_name(vocabulary.fields))),
        Group("phong-trao", "Phong trào", listed(addresses.MOVEMENTS, by_name(vocabulary.movements))),
        Group("nam", "Năm", (*_period(period, members), *listed(addresses.YEARS, ((year, year) for year in years)))),
        Group("ghi-nhan", "Ghi nhận", tuple(flag for flag in flags if flag.members)),
    )
    return [group for group in found if group.choices]


def files(groups_: Sequence[Group], roll: Sequence[int]) -> dict[str, bytes]:
    """By name within the folder of the index; ``roll`` are the members of the whole list."""
    told = [{"id": g.id, "label": g.label, "choices": [[c.id, c.label, len(c.members)] for c in g.choices]} for g in groups_]  # fmt: skip
    contents = {"total": len(roll), "groups": told}
    result = {f"loc-{group.id}.txt": "\n".join(_steps(choice.members) for choice in group.choices).encode() for group in groups_}  # fmt: skip
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
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits


_SMALL = [base36(number) for number in range(2000)]
