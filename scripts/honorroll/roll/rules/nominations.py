"""The rules on who put an honoree forward."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.vietnamese import SLUG, fold
from honorroll.content.meant import Ids
from honorroll.roll.profile import Profile

UNIT_IN_WORDS = Rule(
    "unit-in-words",
    "warning",
    Text(
        "“{name}” là một đơn vị đã có mã, nên hồ sơ chưa vào danh sách của nơi suy tôn này.",
        "Ghi mã thay cho tên: nominated_by: {id}",
    ),
    Text(
        "“{name}” is a unit that has an id, so the profile is not on the list of those that it put forward.",
        "Write the id for the name: nominated_by: {id}",
    ),
)


def nominators_are_known(profile: Profile) -> Iterator[Finding]:
    """Who put the honoree forward is a unit by its id, or anybody else in words; a unit is not given by its name."""
    seen, units = profile.honoree.nominated_by, profile.vocabulary.units
    if seen is None or seen in units:
        return
    source = ("nominated_by",)
    if SLUG.fullmatch(seen) and not seen.isdecimal():
        yield Ids(profile.vocabulary).unknown(profile.document.locate(source), "units", seen)
    elif named := next((id_ for id_, unit in units.items() if fold(unit.name) == fold(seen)), None):
        yield UNIT_IN_WORDS.at(profile.document.locate(source), name=units[named].name, id=named)


RULES = (nominators_are_known,)
