"""The coverage plan, the tracker and the report: counted right, told in words, and safe to open."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.news.test_news import facts

from honorroll.content.vocabulary import Column, Title, Unit, UnitKind, Vocabulary
from honorroll.council import coverage, tracker
from honorroll.council.ics import calendar
from honorroll.council.model import Airtime, Coverage, CoveragePlan, Special, Tracked, Tracker
from honorroll.council.pages import coverage as coverage_page
from honorroll.council.pages import special as special_page
from honorroll.council.read import SpecialPage
from honorroll.council.tracker import Deadline, submission
from honorroll.formats.csv import encode_csv
from honorroll.formats.html import EMPTY
from honorroll.formats.icalendar import fold_line
from honorroll.news.conference_refs import ConferenceRef

TODAY = date(2025, 12, 1)


def read(data: bytes) -> list[list[str]]:
    """As a program reads a table that an office saved or opened."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# ── Tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "cell", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "\r=1", " =1", "=cmd|'/C calc'!A0", "＝1", "\u00a0@x", "\n-1"]
)
def test_a_formula_is_disarmed(cell: str) -> None:
    [[seen]] = read(encode_csv([[cell]]))
    assert seen == f"'{cell}"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4), max_size=5))
def test_any_text_comes_through_a_table(rows: list[list[str]]) -> None:
    seen = read(encode_csv(rows))
    for row, cells in zip(rows, seen, strict=True):
        for before, after in zip(row, cells or [""], strict=True):
            assert after.removeprefix("'") == before.removeprefix("'")
            assert not after.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_stay_numbers() -> None:
    assert encode_csv([["Số", 12, -3]]).decode("utf-8-sig") == "Số,12,-3\r\n"


# ── The tracker ────────────────────────────────────────────────────────────────────────────────────────────────────


KINDS = {"ward": UnitKind(name="Phường, xã")}


@pytest.mark.parametrize(
    ("due", "received", "words"),
    [
        (None, None, "Chưa có dữ liệu"),
        (None, date(2025, 11, 1), "Đã nhận 01/11/2025"),
        (date(2025, 11, 1), date(2025, 11, 1), "Đã nhận 01/11/2025, đúng hạn"),
        (date(2025, 11, 1), date(2025, 11, 4), "Đã nhận 04/11/2025, muộn 3 ngày (hạn 01/11/2025)"),
        (date(2025, 11, 30), None, "Quá hạn 1 ngày (hạn 30/11/2025)"),
        (date(2025, 12, 1), None, "Hôm nay là hạn (hạn 01/12/2025)"),
        (date(2025, 12, 6), None, "Còn 5 ngày (hạn 06/12/2025)"),
    ],
)
def test_how_a_duty_stands(due: date | None, received: date | None, words: str) -> None:
    assert submission(due, received, TODAY).words == words


def test_a_plan_is_due_ten_days_before_the_conference() -> None:
    units = {id_: Unit(name=id_, kind="ward") for id_ in ("a", "b", "c", "d")}
    held = {"h": ConferenceRef("h", "Hội nghị", date(2025, 10, 10), "b")}
    entries = {"a": Tracked(date=date(2025, 12, 5)), "c": Tracked(conference="h", plan_received=date(2025, 9, 1))}
    rows = tracker.track(
        Tracker(units=entries).model_copy(update={"plan_days": 10}), units, KINDS, held, {"b": 3}, TODAY
    )
    assert [row.date for row in rows] == [date(2025, 12, 5), date(2025, 10, 10), date(2025, 10, 10), None]
    assert [row.plan.due for row in rows[:3]] == [date(2025, 11, 25), date(2025, 9, 30), date(2025, 9, 30)]
    assert [row.plan.state for row in rows] == ["overdue", "overdue", "done", "waiting"]
    assert [row.report.words for row in rows] == [
        "Chưa đến hội nghị",
        "Chưa nhận; chưa đặt hạn",
        "Chưa nhận; chưa đặt hạn",
        "Chưa có dữ liệu",
    ]
    assert [row.coverage for row in rows] == [0, 3, 0, 0]
    assert [each.id for each in tracker.deadlines(rows)] == ["ke-hoach-b", "ke-hoach-a"]


def test_name_and_date_of_a_row_are_of_one_conference() -> None:
    """Of several that a unit holds, the one on the day that was entered; the name of another would be false."""
    unit = {"a": Unit(name="a", kind="ward")}
    month = ConferenceRef("thang", "Tháng", date(2025, 12, 20), "a", has_page=True, begins=date(2025, 11, 20))
    talk = ConferenceRef("hoi-thao", "Hội thảo", date(2026, 3, 10), "a", has_page=True)
    undated = ConferenceRef("chua-ro", "Chưa rõ ngày", None, "a", has_page=True)

    def named(entered: date | None, *held: ConferenceRef) -> tuple[str, date | None]:
        entries = {"a": Tracked(date=entered)} if entered else {}
        by_slug = {each.slug: each for each in held}
        [row] = tracker.track(Tracker(units=entries), unit, KINDS, by_slug, {}, TODAY)
        return row.conference, row.date

    assert named(date(2026, 3, 10), talk, month) == ("Hội thảo", date(2026, 3, 10))
    assert named(date(2025, 12, 1), talk, month, undated) == ("Tháng", date(2025, 12, 1))
    assert named(date(2026, 5, 5), talk, month) == ("", date(2026, 5, 5))
    assert named(date(2026, 5, 5), talk, month, undated) == ("Chưa rõ ngày", date(2026, 5, 5))
    assert named(None, month, talk) == named(None, talk, month) == ("Hội thảo", date(2026, 3, 10))


def test_a_plan_is_due_before_the_first_day_and_a_report_after_the_last() -> None:
    units = {"a": Unit(name="a", kind="ward")}
    held = {"h": ConferenceRef("h", "Hội nghị", date(2025, 11, 20), "a", begins=date(2025, 11, 18))}
    [row] = tracker.track(
        Tracker.model_validate({"plan_days": "10", "report_days": "15"}), units, KINDS, held, {}, TODAY
    )
    assert (row.date, row.plan.due, row.report.due) == (date(2025, 11, 18), date(2025, 11, 8), date(2025, 12, 5))


def test_nothing_is_owed_for_what_was_cancelled() -> None:
    units = {"a": Unit(name="a", kind="ward")}
    held = {"h": ConferenceRef("h", "Hội nghị", date(2025, 11, 20), "a", cancelled=True)}
    [row] = tracker.track(Tracker.model_validate({"report_days": "5"}), units, KINDS, held, {}, TODAY)
    assert not row.is_overdue
    assert (row.plan.words, row.report.words) == ("Hội nghị đã hủy", "Hội nghị đã hủy")
    assert tracker.deadlines([row]) == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_lines_of_a_calendar_are_short_and_whole(text: str) -> None:
    line = f"SUMMARY:{text}"
    pieces = fold_line(line).split("\r\n ")
    assert "".join(pieces) == line
    assert all(len(piece.encode()) <= 75 - bool(n) for n, piece in enumerate(pieces))


def test_the_calendar() -> None:
    due = [Deadline("ke-hoach-a", TODAY, "Hạn gửi kế hoạch: A; B")]
    made = calendar("Hạn, nộp", "https://a.example/", "https://a.example/x/", due)
    assert b"URL:https://a.example/x/" in made
    assert b"URL" not in calendar("Hạn, nộp", "https://a.example/", "", due)  # of a page that the office keeps
    lines = made.decode().split("\r\n")
    assert lines[-1] == ""
    assert "UID:ke-hoach-a@a.example" in lines
    assert "DTSTART;VALUE=DATE:20251201" in lines
    assert "DTEND;VALUE=DATE:20251202" in lines
    assert "SUMMARY:Hạn gửi kế hoạch: A\\; B" in lines
    assert [line for line in lines if line.startswith(("BEGIN", "END"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


# ── The coverage plan ──────────────────────────────────────────────────────────────────────────────────────────────

WORDS = Vocabulary({}, {}, {}, {}, {}, {}, {"c": Column(name="C"), "d": Column(name="D")})


def test_planned_and_published_month_by_month() -> None:
    plan = Coverage(plans=(CoveragePlan(start="2025-11", end="2026-01", monthly={"c": 2, "d": 1}),))
    days = ["2025-08-30", "2025-10-01", "2025-11-01", "2025-11-30", "2025-12-01"]
    posts = [facts(n, date=day, column="d" if n == 4 else "c") for n, day in enumerate(days)]
    [account] = coverage.coverage_periods(plan, posts, WORDS, TODAY)
    assert [(line.label, *line.posts, line.before) for line in account.months] == [
        ("Tháng 11/2025", 3, 2, 1),
        ("Tháng 12/2025", 3, 1, 0),
        ("Tháng 1/2026", 3, 0, 1),
    ]
    assert [(line.label, *line.posts, line.before) for line in account.columns] == [("C", 6, 2, 2), ("D", 3, 1, 0)]
    assert (account.due.planned, account.due.published, account.due_before) == (6, 3, 1)
    assert account.before == ("2025-08", "2025-10")


def test_broadcasts_are_counted_by_channel() -> None:
    loudspeaker = Airtime(channel="Loa phường", monthly=4, minutes=10, aired={"2025-11": 3, "2025-12": 4})
    plan = Coverage(plans=(CoveragePlan(start="2025-11", end="2026-01", monthly={"c": 2}, airtime=(loudspeaker,)),))
    [account] = coverage.coverage_periods(plan, [], WORDS, TODAY)
    [row] = account.airtime
    assert (row.channel, row.minutes, tuple(row.posts), tuple(row.due)) == ("Loa phường", 10, (12, 7), (8, 7))
    assert list(coverage.rows([account]))[-1] == ("2025-11", "2026-01", "Phát thanh (buổi)", "Loa phường", 12, 7, "")
    html = coverage_page.page([account], coverage.Uncovered((), (), ())).fragment
    assert "<td>12</td><td>7</td><td>70 / 120</td>" in html


def test_without_a_plan_the_twelve_months_up_to_the_last_post_are_counted() -> None:
    posts = [facts(n, date=day, column="c") for n, day in enumerate(("2024-09-30", "2024-10-01", "2025-09-02"))]
    [account] = coverage.coverage_periods(Coverage(), posts, WORDS, TODAY)
    assert (account.start, account.end, account.is_planned) == ("2024-10", "2025-09", False)
    assert (account.total.posts.published, account.total.before) == (2, 1)
    assert coverage.coverage_periods(Coverage(), [], WORDS, TODAY) == []


@given(st.integers(-400, 400), st.integers(1, 12))
def test_months_shift_and_come_back(by: int, month: int) -> None:
    start = f"2025-{month:02}"
    assert coverage.shift_month(coverage.shift_month(start, by), -by) == start
    later = max(start, coverage.shift_month(start, by))
    assert len(list(coverage.months(min(start, coverage.shift_month(start, by)), later))) == abs(by) + 1


# ── Special pages ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("article", "is_table"), [(None, False), ("Điều 21", True)])
def test_titles_are_a_table_only_where_there_is_more_to_say_of_them(article: str | None, is_table: bool) -> None:
    title = Title(name="Một danh hiệu", group="recognition", level="thanh-pho", rank=1, article=article)
    page = SpecialPage("a", "content/special/a.md", Special(title="A", summary="B.", titles=("x",)), EMPTY, "", 1)
    items = special_page.SpecialItems((), (), ())
    drawn = special_page.page(page, items, WORDS._replace(titles={"x": title}), {"x"})
    assert "Một danh hiệu</a>" in drawn.fragment
    assert ("<table" in drawn.fragment) is is_table
