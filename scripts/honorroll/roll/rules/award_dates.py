"""The rules about the dates of an award: what is impossible is an error, what is only unlikely a warning.

A decision may be signed years after the year of the award, and shortly before it. ``rules.roll``, which knows the day
of the build, refuses what lies ahead of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.vietnamese import dated, fold
from honorroll.content.life_dates import is_certain, year_of
from honorroll.content.scalars import years_of
from honorroll.roll.profile import Profile

#: The Democratic Republic of Vietnam was declared on 2 September 1945 and founded its first orders within two years.
FIRST_YEAR = 1945
#: Bodies that only this State has had, as their folded names begin.
_STATE_BODY = re.compile(r"(?:ubnd|uy ban nhan dan|chu tich|thu tuong|hoi dong nha nuoc|quoc hoi|bo truong)\b")
#: A decision of December may grant the title of the year that begins; one of two years before hardly does.
YEARS_AHEAD = 1

DECISION_YEAR = Rule(
    "decision-year",
    "warning",
    Text(
        "Quyết định ký {date_vi}, trước năm khen thưởng {year} đến {years} năm.",
        "Xem lại ngày ký; nếu ngày ký đúng thì ghi: year: {decided}",
    ),
    Text(
        "The decision was signed in {date}, {years} years before the year of the award, {year}.",
        "Check the date; if it is right, write: year: {decided}",
    ),
)
YEAR_OUT_OF_BOUNDS = Rule(
    "year-out-of-bounds",
    "error",
    Text(
        "Năm khen thưởng {year} là trước năm {first}, khi Nhà nước ta chưa có khen thưởng.",
        "Nếu là giải thưởng hay bằng khen của nơi khác thì ghi nơi đó, ví dụ: issuer: Đấu xảo Marseille; nếu năm ghi "
        "nhầm thì sửa theo nguồn, ví dụ: year: 2024",
    ),
    Text(
        "The year of the award, {year}, is before {first}, when the State had no awards.",
        "If another body gave it, name that, for example: issuer: Đấu xảo Marseille; if the year is wrong, mend it by "
        "the source, for example: year: 2024",
    ),
)
PERIOD_AFTER = Rule(
    "period-after-award",
    "error",
    Text(
        "Thành tích {period} bắt đầu sau khi khen thưởng ({decided}): chưa làm thì chưa thể được khen.",
        "Sửa “period” theo quyết định, ví dụ: period: {example}",
    ),
    Text(
        "The achievement of {period} begins after it was rewarded ({decided}), which cannot be.",
        "Mend “period” by the decision, for example: period: {example}",
    ),
)
PERIOD_UNFINISHED = Rule(
    "period-unfinished",
    "warning",
    Text(
        "Khen thưởng năm {decided} khi giai đoạn {period} chưa kết thúc.",
        "Xem lại hai mục này. Quyết định ghi như thế thật thì ghi phần đã qua: period: {example}",
    ),
    Text(
        "It was rewarded in {decided}, before the period {period} was over.",
        "Check both. If the decision says so, give the part that was over: period: {example}",
    ),
)
POSTHUMOUS_EARLY = Rule(
    "posthumous-before-death",
    "error",
    Text(
        "Ghi truy tặng năm {year}, mà người được khen mất năm {died}.",
        "Khen lúc còn sống thì bỏ “posthumous”; nếu không, xem lại “year” và “died”.",
    ),
    Text(
        "It is said to be posthumous, of {year}, and the person died in {died}.",
        "Of an award in their lifetime drop “posthumous”; else check “year” and “died”.",
    ),
)
REVOKED_STATUS = Rule(
    "revoked-status",
    "error",
    Text("Có “revoked” mà “status” là {status}.", "Danh hiệu đã bị thu hồi thì ghi thêm dòng: status: revoked"),
    Text("There is “revoked”, but “status” is {status}.", "Of an award that was revoked write: status: revoked"),
)
REVOKED_EARLY = Rule(
    "revoked-before-granted",
    "error",
    Text(
        "Quyết định thu hồi ký {date_vi}, trước khi tặng ({granted}).",
        "Không thể thu hồi trước khi tặng: xem lại ngày của “revoked” và của “decision”, “year”.",
    ),
    Text(
        "It was revoked in {date}, before it was granted ({granted}).",
        "That cannot be: check the date of “revoked”, and those of “decision” and “year”.",
    ),
)


def decisions_fit_the_year(profile: Profile) -> Iterator[Finding]:
    """A decision is hardly signed two years before the year of the award."""
    for n, award in enumerate(profile.honoree.awards):
        decided = award.year_of_decision
        if award.year and award.year - decided > YEARS_AHEAD and award.decision and award.decision.date:
            stated = award.decision.date
            yield DECISION_YEAR.at(
                profile.document.locate(("awards", n, "decision", "date")),
                date_vi=dated(stated),
                date=stated,
                year=award.year,
                years=award.year - decided,
                decided=decided,
            )


def years_are_within_bounds(profile: Profile) -> Iterator[Finding]:
    """No award of the State is older than the State; that of another body says whose it is."""
    for n, award in enumerate(profile.honoree.awards):
        is_ours = not award.issuer or _STATE_BODY.match(fold(award.issuer))
        if award.stated_year and award.stated_year < FIRST_YEAR and is_ours:
            loc = ("year",) if award.year else ("decision", "date")
            source = profile.document.locate(("awards", n, *loc))
            yield YEAR_OUT_OF_BOUNDS.at(source, year=award.stated_year, first=FIRST_YEAR)


def achievements_come_before_awards(profile: Profile) -> Iterator[Finding]:
    """What is rewarded has begun before, and is hardly unfinished."""
    for n, award in enumerate(profile.honoree.awards):
        decided = award.year_of_decision
        if not award.period or not decided:
            continue
        first, last = years_of(award.period)
        source = profile.document.locate(("awards", n, "period"))
        if first > decided:
            yield PERIOD_AFTER.at(source, period=award.period, decided=decided, example=decided)
        elif last > decided:
            example = f"{first}–{decided}" if first < decided else decided
            yield PERIOD_UNFINISHED.at(source, period=award.period, decided=decided, example=example)


def posthumous_awards_follow_death(profile: Profile) -> Iterator[Finding]:
    """An award after death is not older than the death."""
    died = profile.honoree.died
    if not is_certain(died):
        return
    for n, award in enumerate(profile.honoree.awards):
        if award.posthumous and award.stated_year and award.stated_year < year_of(died):
            source = profile.document.locate(("awards", n, "posthumous"))
            yield POSTHUMOUS_EARLY.at(source, year=award.stated_year, died=year_of(died))


def revocations_follow_awards(profile: Profile) -> Iterator[Finding]:
    """A revocation is stated of a revoked award, and is not older than the award."""
    for n, award in enumerate(profile.honoree.awards):
        if award.revoked is None:
            continue
        if award.status != "revoked":
            source = profile.document.locate(("awards", n, "revoked"), key=True)
            yield REVOKED_STATUS.at(source, status=award.status)
        granted = (award.decision and award.decision.date) or str(award.year or "")
        stated = award.revoked.date or ""
        exact = min(len(stated), len(granted))  # as far as both are known
        if stated[:exact] < granted[:exact]:
            source = profile.document.locate(("awards", n, "revoked", "date"))
            yield REVOKED_EARLY.at(source, date_vi=dated(stated), date=stated, granted=granted)


RULES = (
    decisions_fit_the_year,
    years_are_within_bounds,
    achievements_come_before_awards,
    posthumous_awards_follow_death,
    revocations_follow_awards,
)
