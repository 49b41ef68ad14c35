"""The council's papers: the five-year report, the coverage plan and the tracker of the units, as Word documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from honorroll.base.vietnamese import number, short_date
from honorroll.council.coverage import AirtimeRow, PeriodCoverage, month_in_words
from honorroll.council.rules import DIRECTION_SECTIONS, REVIEW_SECTIONS
from honorroll.council.tracker import Submission, TrackerRow
from honorroll.office.word import paper
from honorroll.office.word.paper import Paper
from honorroll.office.word.sources import PaperSources
from honorroll.roll.figures import Figures, Table
from honorroll.roll.pages.statistics import years_of

_PARTS = (
    ("Phần thứ nhất: Tổng kết", "review", REVIEW_SECTIONS),
    ("Phần thứ hai: Phương hướng", "direction", DIRECTION_SECTIONS),
)
#: The tables of figures that the report has, and how many rows of each.
_TABLES, _MOST_ROWS = ("danh-hieu", "cap", "nam", "linh-vuc"), 30
#: So many names of what has no post yet stand in the coverage plan.
_MOST_NAMES = 40


def five_year_report(sources: PaperSources) -> Paper:
    """The report on the movements of the period, with figures from the roll. What is not written yet is marked."""
    contents, figures = sources.contents, sources.figures()
    report = contents.council.contents.report
    period = years_of(figures.period)
    title = report.title if report else f"Tổng kết phong trào thi đua yêu nước {period[0].lower()}{period[1:]}"
    document = sources.paper(title)
    document.head(paper.REPORT, _subject(title))
    if sources.letterhead.superior:
        document.addressed(sources.letterhead.superior)
    if report and report.summary:
        document.paragraph(report.summary)
    for heading, part, words in _PARTS:
        document.heading(heading)
        written = getattr(report, part) if report else None
        for n, (key, label) in enumerate(words.items(), 1):
            document.heading(f"{n}. {label}", 2)
            text = getattr(written, key) if written else None
            if text:
                document.blocks(sources.blocks(text), 3)
            if key == "commendation":
                _commended(document, figures)
            elif not text:
                document.note(
                    f"[Chưa viết. Viết tiếp ở đây, và ghi vào content/report.yml ({part}: {key}) để trang có.]"
                )
    document.heading("Phụ lục: số liệu từ bảng vàng")
    document.paragraph("Mỗi hồ sơ được tính ở mọi danh hiệu và năm của hồ sơ đó.")
    for n, table in enumerate((each for each in figures.tables if each.id in _TABLES), 1):
        document.heading(f"{n}. {table.heading}", 2)
        document.table(
            ("TT", table.heading.removeprefix("Theo ").capitalize(), period, "Tất cả"), _rows(table), (1, 7.6, 3.8, 2)
        )
    document.sign()
    return document


def _subject(title: str) -> str:
    """The title without the kind of paper, which stands above it."""
    rest = title.removeprefix("Báo cáo ").removeprefix("báo cáo ")
    return rest[:1].upper() + rest[1:]


def _commended(document: Paper, figures: Figures) -> None:
    everyone, years = figures.everyone, years_of(figures.period)
    document.paragraph(
        f"Trên bảng vàng có {number(everyone.total)} hồ sơ, trong đó {number(everyone.period)} hồ sơ được khen thưởng "
        f"trong {years[0].lower()}{years[1:]} (số liệu chi tiết ở phụ lục)."
    )
    people = [row for row in figures.people if row.period]
    if people:
        told = "; ".join(f"{row.label.lower()} {number(row.period)}" for row in people)
        document.paragraph(f"Cá nhân trong kỳ: {told}.")
    marks = [f"{row.label.lower()} {number(row.period)} hồ sơ" for row in figures.marks if row.period]
    if marks:
        document.paragraph(f"Trong đó: {'; '.join(marks)}.")


def _rows(table: Table) -> Iterator[Sequence[str]]:
    rows = (*table.rows[:_MOST_ROWS], *filter(None, (table.unsettled, table.unknown)))
    for n, row in enumerate(rows, 1):
        yield str(n), row.label, number(row.period), number(row.total)


# ── The coverage plan ──────────────────────────────────────────────────────────────────────────────────────────────


def coverage_plan(sources: PaperSources) -> Paper:
    """The plan of posts and broadcasts, what of it is done, and who has no post yet."""
    council = sources.contents.council
    planned = [period for period in council.periods if period.is_planned] or list(council.periods)
    subject = "Tuyên truyền gương người tốt, việc tốt và điển hình tiên tiến"
    document = sources.paper(f"Kế hoạch {subject[0].lower()}{subject[1:]}")
    document.head(paper.PLAN, f"{subject}{f' {_span(planned[0])}' if len(planned) == 1 else ''}")
    if not planned:
        document.note("[Chưa có kế hoạch. Viết trong content/coverage.yml: từ tháng, đến tháng, số tin bài mỗi tháng.]")
    for n, period in enumerate(planned, 1):
        document.heading(f"{n}. Kế hoạch {_span(period)}")
        _period(document, period)
    names = council.uncovered()
    document.heading(f"{len(planned) + 1}. Chưa có tin bài")
    for label, pairs in (("Hồ sơ", names.honorees), ("Phong trào", names.movements), ("Hội nghị", names.conferences)):
        if pairs:
            document.heading(f"{label}: {number(len(pairs))}", 2)
            more = f"và {number(len(pairs) - _MOST_NAMES)} mục khác" if len(pairs) > _MOST_NAMES else ""
            document.paragraph("; ".join([*(name for name, _ in pairs[:_MOST_NAMES]), *filter(None, [more])]) + ".")
    if not any(names):
        document.paragraph("Hồ sơ, phong trào và hội nghị nào cũng đã có tin bài.")
    document.sign()
    return document


def _span(period: PeriodCoverage) -> str:
    first, last = (month_in_words(month) for month in (period.start, period.end))
    return f"từ {first[0].lower()}{first[1:]} đến {last[0].lower()}{last[1:]}"


def _period(document: Paper, period: PeriodCoverage) -> None:
    total, due = period.total.posts, period.due
    if period.is_planned:
        short = due.planned - due.published
        standing = "đủ theo tiến độ" if short <= 0 else f"còn thiếu {number(short)} so với tiến độ"
        document.paragraph(
            f"Cả kỳ: {number(total.planned)} tin bài. Đến nay đã đăng {number(total.published)}, {standing}."
        )
    else:
        document.paragraph(f"Đã đăng {number(total.published)} tin bài. Kỳ này chưa có kế hoạch.")
    for by, lines in (("Chuyên mục", period.columns), ("Tháng", period.months)):
        rows = [
            (
                *(str(n), line.label, number(line.posts.planned), number(line.posts.published)),
                number(max(line.posts.planned - line.posts.published, 0)),
            )
            for n, line in enumerate((line for line in lines if any(line.posts)), 1)
        ]
        last = (
            "",
            "Cộng",
            number(total.planned),
            number(total.published),
            number(max(total.planned - total.published, 0)),
        )
        document.table(("TT", by, "Kế hoạch", "Đã đăng", "Còn lại"), [*rows, last], (1, 7, 2.5, 2.5, 2.5))
    if period.airtime:
        _airtime(document, period.airtime)


def _airtime(document: Paper, rows: Sequence[AirtimeRow]) -> None:
    document.heading("Phát thanh", 2)
    for row in rows:
        short = row.due.planned - row.due.published
        standing = "đủ theo tiến độ" if short <= 0 else f"còn thiếu {number(short)} buổi so với tiến độ"
        when = f", {row.when}" if row.when else ""
        document.paragraph(f"{row.channel}: mỗi buổi {number(row.minutes)} phút{when}; {standing}.")
    document.table(
        ("TT", "Nơi phát", "Kế hoạch (buổi)", "Đã phát (buổi)", "Số phút kế hoạch", "Số phút đã phát"),
        (
            (
                *(str(n), row.channel, number(row.posts.planned), number(row.posts.published)),
                *(number(row.posts.planned * row.minutes), number(row.posts.published * row.minutes)),
            )
            for n, row in enumerate(rows, 1)
        ),
        (1, 5.5, 2.4, 2.4, 2.4, 2.4),
    )


# ── The tracker ────────────────────────────────────────────────────────────────────────────────────────────────────


def tracker(sources: PaperSources) -> Paper:
    """How far the units have sent in their plans and reports."""
    rows = sources.contents.council.rows
    day = short_date(sources.today)
    document = sources.paper(f"Tình hình gửi kế hoạch và báo cáo của các đơn vị, đến {day}")
    document.head(paper.REPORT, f"Tình hình gửi kế hoạch và báo cáo của các đơn vị (tính đến ngày {day})")
    if not rows:
        document.note("[Chưa có đơn vị nào. Ghi trong content/vocabulary/units.yml và content/tracker.yml.]")
        document.sign()
        return document
    document.paragraph(_counted("kế hoạch", [row.plan for row in rows]))
    document.paragraph(_counted("báo cáo kết quả", [row.report for row in rows]))
    overdue = [row for row in rows if row.is_overdue]
    if overdue:
        document.heading("1. Đơn vị quá hạn", 2)
        document.items(f"{row.name}: {'; '.join(late(row))}." for row in overdue)
    document.heading(f"{2 if overdue else 1}. Từng đơn vị", 2)
    document.table(
        ("TT", "Đơn vị", "Ngày hội nghị", "Kế hoạch", "Báo cáo", "Tin bài"),
        (
            (
                *(str(n), row.name, short_date(row.date) if row.date else "–"),
                *(row.plan.words, row.report.words, number(row.coverage)),
            )
            for n, row in enumerate(rows, 1)
        ),
        (1, 4.2, 2.9, 3.8, 3.8, 1.4),
    )
    document.sign()
    return document


def _counted(what: str, papers: Sequence[Submission]) -> str:
    """How many units have sent a paper in, in time and late, and how many have not."""
    states = Counter(paper.state for paper in papers)
    received = states["done"] + states["late"]
    late_ = f" (muộn: {number(states['late'])})" if states["late"] else ""
    return (
        f"Về {what}: {number(received)} trên {number(len(papers))} đơn vị đã gửi{late_}; quá hạn chưa gửi: "
        f"{number(states['overdue'])}; còn trong hạn: {number(states['due'])}."
    )


def late(row: TrackerRow) -> list[str]:
    """What of a unit is overdue, in words."""
    papers = (("kế hoạch", row.plan), ("báo cáo kết quả", row.report))
    return [f"{label}: {each.words[0].lower()}{each.words[1:]}" for label, each in papers if each.state == "overdue"]
