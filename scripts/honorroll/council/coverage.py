"""The coverage plan set against what was published, month by month, and what has no story yet. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from honorroll.base.vietnamese import number, title_key
from honorroll.content.model import Facts, Vocabulary
from honorroll.council.model import Coverage
from honorroll.news.meetings import Meeting
from honorroll.news.model import PostFacts
from honorroll.pages import addresses


class Cell(NamedTuple):
    planned: int
    published: int


class Line(NamedTuple):
    """A column or a month: its cell, and what was published in the time before of the same length."""

    label: str
    url: str
    cell: Cell
    before: int


class Account(NamedTuple):
    """A period: ``columns`` and ``months`` are two ways to add up the same posts."""

    start: str
    end: str
    before: tuple[str, str]
    is_planned: bool
    columns: tuple[Line, ...]
    months: tuple[Line, ...]
    total: Line
    due: Cell
    """Of the months that have begun: what should be there by now."""
    due_before: int
    """What was published in as many months of the period before."""


class Silent(NamedTuple):
    """Whom and what no post speaks of: pairs of name and address."""

    honorees: tuple[tuple[str, str], ...]
    movements: tuple[tuple[str, str], ...]
    conferences: tuple[tuple[str, str], ...]


def months(start: str, end: str) -> Iterator[str]:
    """Every month from ``2025-01`` to ``2025-12``."""
    year, month = int(start[:4]), int(start[5:])
    while f"{year:04}-{month:02}" <= end:
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def shifted(month: str, by: int) -> str:
    year, rest = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + by, 12)
    return f"{year:04}-{rest + 1:02}"


def accounts(coverage: Coverage, posts: Iterable[PostFacts], vocabulary: Vocabulary, today: date) -> list[Account]:
    """One for each plan, the latest that has begun first; where there is none, the twelve months up to the last post."""
    counted = Counter((post.date[:7], post.column) for post in posts)
    now = today.isoformat()[:7]
    plans = sorted(coverage.plans, key=lambda plan: plan.start, reverse=True)
    plans.sort(key=lambda plan: plan.start > now)
    periods = [(plan.start, plan.end, plan.monthly) for plan in plans]
    if not plans and counted:
        last = now = max(month for month, _ in counted)
        periods = [(shifted(last, -11), last, {})]
    return [_account(*period, counted, vocabulary, now) for period in periods]


def _account(
    start: str, end: str, monthly: Mapping[str, int], counted: Mapping[tuple[str, str], int], vocabulary: Vocabulary,
    now: str,
) -> Account:  # fmt: skip
    within = list(months(start, end))
    earlier = [shifted(month, -len(within)) for month in within]
    names = vocabulary.columns

    def published(some: Sequence[str], columns: Iterable[str]) -> int:
        return sum(counted.get((month, column), 0) for month in some for column in columns)

    a_month = sum(monthly.values())
    columns = tuple(
        Line(names[id_].name, addresses.column(id_), Cell(monthly.get(id_, 0) * len(within), published(within, [id_])), published(earlier, [id_]))
        for id_ in names
    )  # fmt: skip
    by_month = tuple(
        Line(in_words(month), "", Cell(a_month, published([month], names)), published([before], names))
        for month, before in zip(within, earlier, strict=True)
    )
    begun = [month for month in within if month <= now]
    total = Line("Cộng", "", Cell(a_month * len(within), published(within, names)), published(earlier, names))
    due = Cell(a_month * len(begun), published(begun, names))
    return Account(
        start,
        end,
        (earlier[0], earlier[-1]),
        bool(monthly),
        columns,
        by_month,
        total,
        due,
        published(earlier[: len(begun)], names),
    )


def in_words(month: str) -> str:
    return f"Tháng {int(month[5:])}/{month[:4]}"


def silent(
    honorees: Iterable[Facts], vocabulary: Vocabulary, meetings: Mapping[str, Meeting], posts: Iterable[PostFacts]
) -> Silent:
    """Everybody and everything that deserves a story and has none."""
    named: set[str] = set()
    movements: set[str] = set()
    conferences: set[str] = set()
    for post in posts:
        named.update(post.honorees)
        movements.update(post.movements)
        conferences.add(post.conference)
    quiet = [facts for facts in honorees if facts.slug not in named and not facts.withdrawn]
    return Silent(
        tuple((facts.name, addresses.honoree(facts.slug)) for facts in sorted(quiet, key=lambda f: (f.sort, f.slug))),
        tuple(
            sorted(
                ((entry.name, addresses.movement(id_)) for id_, entry in vocabulary.movements.items() if id_ not in movements),
                key=lambda pair: title_key(pair[0]),
            )
        ),
        tuple((meeting.name, meeting.url if meeting.has_page else "") for slug, meeting in sorted(meetings.items()) if slug not in conferences),
    )  # fmt: skip


def compared(now: int, before: int) -> str:
    """``Cùng thời gian này của kỳ trước: 9 tin bài, nay nhiều hơn 3.``"""
    told = f"Cùng thời gian này của kỳ trước: {number(before)} tin bài"
    if now == before:
        return f"{told}, nay bằng kỳ trước."
    return f"{told}, nay {'nhiều hơn' if now > before else 'ít hơn'} {number(abs(now - before))}."


def rows(accounts_: Iterable[Account]) -> Iterator[tuple[str | int, ...]]:
    """The table for an office: a line a column and a line a month of each period."""
    yield ("Từ tháng", "Đến tháng", "Loại", "Mục", "Kế hoạch", "Đã đăng", "Kỳ trước đã đăng")
    for account in accounts_:
        for kind, lines in (("Chuyên mục", account.columns), ("Tháng", account.months), ("Tổng", (account.total,))):
            for line in lines:
                yield (account.start, account.end, kind, line.label, line.cell.planned, line.cell.published, line.before)  # fmt: skip


def silent_rows(silent_: Silent, site: str) -> Iterator[tuple[str, ...]]:
    yield ("Loại", "Tên", "Địa chỉ")
    for kind, pairs in (
        ("Hồ sơ", silent_.honorees),
        ("Phong trào", silent_.movements),
        ("Hội nghị", silent_.conferences),
    ):
        for name, url in pairs:
            yield (kind, name, f"{site}{url}" if url else "")
