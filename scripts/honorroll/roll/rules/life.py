"""The rules about years of life, other names, positions and events, each a named function in ``RULES``; its docstring
is the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.vietnamese import fold
from honorroll.content.life_dates import is_certain, is_deceased, is_exact, year_of

if TYPE_CHECKING:
    from honorroll.roll.profile import Profile

LIVING_BIRTH_DAY = Rule(
    "living-birth-day",
    "error",
    Text(
        "“born: {seen}” nói quá rõ về một người còn sống: ngày, tháng sinh là dữ liệu cá nhân.",
        "Chỉ ghi năm: born: {year}. Nếu người này đã mất thì ghi thêm năm mất, ví dụ: died: 2019",
    ),
    Text(
        "“born: {seen}” says too much of a living person: day and month of birth are personal data.",
        "Give only the year: born: {year}. If the person has died, add that year, for example: died: 2019",
    ),
)
LIFE_BACKWARDS = Rule(
    "life-backwards",
    "error",
    Text("“died: {died}” trước “born: {born}”.", "Xem lại hai năm theo nguồn; năm nào không rõ thì ghi “?”."),
    Text("“died: {died}” is before “born: {born}”.", "Check both by the source; write “?” for a year nobody knows."),
)
LIFE_AHEAD = Rule(
    "life-ahead",
    "error",
    Text("“{key}: {seen}” là sau ngày dựng trang {today}.", "Xem lại theo nguồn; năm gồm bốn chữ số."),
    Text("“{key}: {seen}” is after the day of the build, {today}.", "Check it by the source; years have four digits."),
)
LONG_LIFE = Rule(
    "long-life",
    "warning",
    Text(
        "Sinh năm {year} thì nay đã {age} tuổi, mà hồ sơ chưa ghi năm mất.",
        'Nếu đã mất thì ghi, ví dụ: died: 1972; không rõ năm thì ghi: died: "?"',
    ),
    Text(
        "Born in {year}, the person would be {age} now, and the profile states no death.",
        'If the person has died, write for example: died: 1972; if nobody knows when: died: "?"',
    ),
)
AWARD_BEFORE_BIRTH = Rule(
    "award-before-birth",
    "error",
    Text(
        "Khen thưởng năm {year} mà người được khen sinh năm {born}.", "Xem lại “year”, “decision” và “born” theo nguồn."
    ),
    Text(
        "The award is of {year}, and the person was born in {born}.",
        "Check “year”, “decision” and “born” by the source.",
    ),
)
EVENT_BEFORE_BIRTH = Rule(
    "event-before-birth",
    "error",
    Text(
        "Dấu mốc “{seen}” trước năm sinh {born}.",
        "Xem lại “date” và “born” theo nguồn; việc của người khác thì bỏ khỏi “timeline”.",
    ),
    Text(
        "The event of “{seen}” is before the birth in {born}.",
        "Check “date” and “born” by the source; what happened to somebody else has no place in “timeline”.",
    ),
)
EVENT_IS_AN_AWARD = Rule(
    "event-is-an-award",
    "warning",
    Text(
        "Dấu mốc “{seen}” lặp lại khen thưởng “{title}” năm {year} đã có ở “awards”: trang xếp chung hai mục theo năm.",
        "Bỏ mục này khỏi “timeline”.",
    ),
    Text(
        "The event “{seen}” repeats the award “{title}” of {year} under “awards”: the page shows both in one order.",
        "Remove it from “timeline”.",
    ),
)
ALIAS_REPEATED = Rule(
    "alias-repeated",
    "warning",
    Text("Tên khác “{seen}” đã có ở {other}.", "Bỏ mục này khỏi “{key}”."),
    Text("The other name “{seen}” stands in {other} already.", "Remove it from “{key}”."),
)
#: Nobody is known to have lived longer than 122 years; from here on it is more likely that a date is missing.
_LONG = 110


def _has_died(profile: Profile) -> bool:
    """What the page says of it, or that a relative consents, which is done for the dead."""
    honoree = profile.honoree
    return is_deceased(honoree.died, honoree.honorific) or honoree.publication.capacity == "relative"


def living_people_have_no_birth_day(profile: Profile) -> Iterator[Finding]:
    """Of a living person only the year of birth is published: day and month are personal data that nobody needs to
    know for an honour (Law 91/2025/QH15, as read in secondary sources: see ``content.consent``).
    """
    born = profile.honoree.born
    if born and is_exact(born) and not _has_died(profile) and profile.today.year - year_of(born) <= _LONG:
        yield LIVING_BIRTH_DAY.at(profile.document.locate(("born",)), seen=born, year=year_of(born))


def a_life_has_an_order(profile: Profile) -> Iterator[Finding]:
    """Birth comes before death, honours after birth, and none of it after the day of the build."""
    honoree, today = profile.honoree, profile.today.isoformat()
    if not (honoree.born or honoree.died or honoree.roles or honoree.timeline):
        return
    born, died = honoree.born, honoree.died
    if born and died and is_certain(born) and is_certain(died) and died < born[: len(died)]:
        yield LIFE_BACKWARDS.at(profile.document.locate(("died",)), born=born, died=died)
    dates: dict[tuple[str | int, ...], str | None] = {("born",): born, ("died",): died}
    dates |= {("roles", n, "start"): role.start for n, role in enumerate(honoree.roles)}
    dates |= {("timeline", n, "date"): event.date for n, event in enumerate(honoree.timeline)}
    for loc, date in dates.items():
        if date and (date if is_certain(date) else str(year_of(date))) > today[: len(date) if is_certain(date) else 4]:
            yield LIFE_AHEAD.at(profile.document.locate(loc), key=loc[-1], seen=date, today=today)
    if not is_certain(born):
        return
    for n, award in enumerate(honoree.awards):
        years = ((award.year, ("year",)), (award.year_of_decision, ("decision", "date")))
        before = next(((year, loc) for year, loc in years if year and year < year_of(born)), None)
        if before:
            year, key = before
            source = profile.document.locate(("awards", n, *key))
            yield AWARD_BEFORE_BIRTH.at(source, year=year, born=year_of(born))
    for n, event in enumerate(honoree.timeline):
        if int(event.date[:4]) < year_of(born):
            source = profile.document.locate(("timeline", n, "date"))
            yield EVENT_BEFORE_BIRTH.at(source, seen=event.date, born=year_of(born))


def events_are_no_awards(profile: Profile) -> Iterator[Finding]:
    """An event does not repeat an award: they are shown together, in the order of time."""
    honoree, titles = profile.honoree, profile.vocabulary.titles
    for n, event in enumerate(honoree.timeline):
        for award in honoree.awards:
            title = titles.get(award.title)
            if title and award.stated_year == int(event.date[:4]) and fold(title.name) in fold(event.text):
                source = profile.document.locate(("timeline", n, "text"))
                yield EVENT_IS_AN_AWARD.at(source, seen=event.text, title=title.name, year=award.stated_year)
                break


def nobody_lives_for_ever(profile: Profile) -> Iterator[Finding]:
    """Who was born so long ago that they must have died has a year of death, which may be unknown."""
    year = year_of(profile.honoree.born)
    age = profile.today.year - year
    if year and age > _LONG and not _has_died(profile):
        yield LONG_LIFE.at(profile.document.locate(("born",)), year=year, age=age)


def other_names_are_others(profile: Profile) -> Iterator[Finding]:
    """Another name is neither the name itself nor stated twice."""
    honoree = profile.honoree
    if not honoree.aliases and not honoree.former_names:
        return
    seen = {honoree.name: "“name”"}
    names: list[tuple[tuple[str | int, ...], str]] = [(("aliases", n), a.name) for n, a in enumerate(honoree.aliases)]
    names += [(("former_names", n), name) for n, name in enumerate(honoree.former_names)]
    for loc, name in names:
        known = {fold(each): where for each, where in seen.items()}
        if (other := known.get(fold(name))) and fold(name):
            yield ALIAS_REPEATED.at(profile.document.locate(loc), seen=name, other=other, key=loc[0])
        seen.setdefault(name, f"“{loc[0]}”")


RULES: tuple[Callable[[Profile], Iterator[Finding]], ...] = (
    living_people_have_no_birth_day,
    a_life_has_an_order,
    nobody_lives_for_ever,
    events_are_no_awards,
    other_names_are_others,
)
