"""The coverage plan compared with what was published, month by month, and what has no post yet. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from honorroll.base.vietnamese import number, title_key
from honorroll.content.vocabulary import Vocabulary
from honorroll.council.model import Airtime, Coverage, CoveragePlan
from honorroll.news.conference_refs import ConferenceRef
from honorroll.news.model import PostFacts
from honorroll.pages import addresses


class PostCount(NamedTuple):
    """Numbers of posts in one period."""

    planned: int
    published: int


class CoverageRow(NamedTuple):
    """A column or a month. ``url`` is the page of a column with posts; ``before`` is what was published in the
    preceding period of the same length.
    """

    label: str
    url: str
    posts: PostCount
    before: int


class AirtimeRow(NamedTuple):
    """The broadcasts of a channel in a period; ``due`` counts the months that have begun."""

    channel: str
    when: str
    minutes: int
    """Of each broadcast."""
    posts: PostCount
    due: PostCount


class PeriodCoverage(NamedTuple):
    """A period of the plan; ``columns`` and ``months`` are two ways to add up the same posts.

    Months are ISO: ``2025-01``.
    """

    start: str
    end: str
    before: tuple[str, str]
    """The first and the last month of the preceding period."""
    is_planned: bool
    columns: tuple[CoverageRow, ...]
    months: tuple[CoverageRow, ...]
    total: CoverageRow
    due: PostCount
    """The count over the months that have begun: what should be there by now."""
    due_before: int
    """What was published in as many months of the preceding period."""
    airtime: tuple[AirtimeRow, ...] = ()


class Uncovered(NamedTuple):
    """Honorees, movements and conferences that no post covers, as pairs of name and address (``""`` without a page)."""

    honorees: tuple[tuple[str, str], ...]
    movements: tuple[tuple[str, str], ...]
    conferences: tuple[tuple[str, str], ...]


def months(start: str, end: str) -> Iterator[str]:
    """Every month from ``2025-01`` to ``2025-12``."""
    year, month = int(start[:4]), int(start[5:])
    while f"{year:04}-{month:02}" <= end:
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def shift_month(month: str, by: int) -> str:
    """The month ``by`` months later, or earlier where that is negative."""
    year, rest = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + by, 12)
    return f"{year:04}-{rest + 1:02}"


def coverage_periods(
    coverage: Coverage, posts: Iterable[PostFacts], vocabulary: Vocabulary, today: date
) -> list[PeriodCoverage]:
    """The periods of the plans: those that have begun, latest first, then those to come.

    Without any plan it is the twelve months up to the last post.
    """
    counted = Counter((post.date[:7], post.column) for post in posts)
    now = today.isoformat()[:7]
    plans = sorted(coverage.plans, key=lambda plan: plan.start, reverse=True)
    plans.sort(key=lambda plan: plan.start > now)
    periods = [
        _period(plan.start, plan.end, plan.monthly, counted, vocabulary, now)._replace(
            airtime=tuple(_airtime(plan, airtime, now) for airtime in plan.airtime)
        )
        for plan in plans
    ]
    if not plans and counted:
        last = max(month for month, _ in counted)
        periods = [_period(shift_month(last, -11), last, {}, counted, vocabulary, last)]
    return periods


def _airtime(plan: CoveragePlan, airtime: Airtime, now: str) -> AirtimeRow:
    within = list(months(plan.start, plan.end))
    begun = [month for month in within if month <= now]

    def count(period: Sequence[str]) -> PostCount:
        return PostCount(airtime.monthly * len(period), sum(airtime.aired.get(month, 0) for month in period))

    return AirtimeRow(airtime.channel, airtime.when or "", airtime.minutes, count(within), count(begun))


def _period(
    start: str,
    end: str,
    monthly: Mapping[str, int],
    counted: Mapping[tuple[str, str], int],
    vocabulary: Vocabulary,
    now: str,
) -> PeriodCoverage:
    within = list(months(start, end))
    earlier = [shift_month(month, -len(within)) for month in within]
    names = vocabulary.columns
    with_page = {column for _, column in counted}  # one without posts has none

    def published(period: Sequence[str], columns: Iterable[str]) -> int:
        return sum(counted.get((month, column), 0) for month in period for column in columns)

    planned_per_month = sum(monthly.values())
    columns = tuple(
        CoverageRow(
            column.name,
            addresses.column(id_) if id_ in with_page else "",
            PostCount(monthly.get(id_, 0) * len(within), published(within, [id_])),
            published(earlier, [id_]),
        )
        for id_, column in names.items()
    )
    by_month = tuple(
        CoverageRow(
            month_in_words(month),
            "",
            PostCount(planned_per_month, published([month], names)),
            published([before], names),
        )
        for month, before in zip(within, earlier, strict=True)
    )
    begun = [month for month in within if month <= now]
    total = CoverageRow(
        "Cộng", "", PostCount(planned_per_month * len(within), published(within, names)), published(earlier, names)
    )
    due = PostCount(planned_per_month * len(begun), published(begun, names))
    return PeriodCoverage(
        start=start,
        end=end,
        before=(earlier[0], earlier[-1]),
        is_planned=bool(monthly),
        columns=columns,
        months=by_month,
        total=total,
        due=due,
        due_before=published(earlier[: len(begun)], names),
    )


def month_in_words(month: str) -> str:
    """``2025-01`` as ``Tháng 1/2025``."""
    return f"Tháng {int(month[5:])}/{month[:4]}"


def uncovered(
    honorees: Iterable[tuple[str, str]],
    vocabulary: Vocabulary,
    conferences: Mapping[str, ConferenceRef],
    posts: Iterable[PostFacts],
) -> Uncovered:
    """The honorees (slug and name, in the order of names) and movements in the order of their names, the conferences by
    slug.
    """
    covered_honorees: set[str] = set()
    covered_movements: set[str] = set()
    covered_conferences: set[str] = set()
    for post in posts:
        covered_honorees.update(post.honorees)
        covered_movements.update(post.movements)
        covered_conferences.add(post.conference)
    movements = [
        (movement.name, addresses.movement(id_))
        for id_, movement in vocabulary.movements.items()
        if id_ not in covered_movements
    ]
    movements.sort(key=lambda pair: title_key(pair[0]))
    return Uncovered(
        tuple((name, addresses.honoree(slug)) for slug, name in honorees if slug not in covered_honorees),
        tuple(movements),
        tuple(
            (conference.name, conference.url if conference.has_page else "")
            for slug, conference in sorted(conferences.items())
            if slug not in covered_conferences
        ),
    )


def comparison(now: int, before: int) -> str:
    """``Cùng thời gian này của kỳ trước: 9 tin bài, nay nhiều hơn 3.``"""
    text = f"Cùng thời gian này của kỳ trước: {number(before)} tin bài"
    if now == before:
        return f"{text}, nay bằng kỳ trước."
    return f"{text}, nay {'nhiều hơn' if now > before else 'ít hơn'} {number(abs(now - before))}."


def rows(periods: Iterable[PeriodCoverage]) -> Iterator[tuple[str | int, ...]]:
    """The CSV table: a header, then for each period a row for each column, each month and the total."""
    yield ("Từ tháng", "Đến tháng", "Loại", "Mục", "Kế hoạch", "Đã đăng", "Kỳ trước đã đăng")
    for period in periods:
        for kind, lines in (("Chuyên mục", period.columns), ("Tháng", period.months), ("Tổng", (period.total,))):
            for row in lines:
                yield (period.start, period.end, kind, row.label, row.posts.planned, row.posts.published, row.before)
        for airtime in period.airtime:
            yield (period.start, period.end, "Phát thanh (buổi)", airtime.channel, *airtime.posts, "")


def uncovered_rows(uncovered: Uncovered, site: str) -> Iterator[tuple[str, ...]]:
    """The CSV table of what has no post; ``site`` is the full address of the site."""
    yield ("Loại", "Tên", "Địa chỉ")
    for kind, pairs in (
        ("Hồ sơ", uncovered.honorees),
        ("Phong trào", uncovered.movements),
        ("Hội nghị", uncovered.conferences),
    ):
        for name, url in pairs:
            yield (kind, name, f"{site}{url}" if url else "")
