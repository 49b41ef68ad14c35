"""The page of the coverage plan: planned and published month by month, as a chart and a table, and who has no story."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.base.vietnamese import number
from honorroll.council.coverage import AirtimeRow, CoverageRow, PeriodCoverage, Uncovered, comparison, month_in_words
from honorroll.council.words import COVERAGE_TITLE
from honorroll.formats.html import Html, esc
from honorroll.news.pages.post import WAY
from honorroll.pages import addresses
from honorroll.pages.bars import Bar, chart
from honorroll.pages.html import ROOT, Drawn, breadcrumb, link

#: So many names stand on the page; the table to download has all of them.
MOST = 60
_EMPTY = '<p class="hr-empty">Chưa có kế hoạch và chưa có tin bài nào.</p>\n'


def page(periods: Sequence[PeriodCoverage], uncovered: Uncovered) -> Drawn:
    """The page of the coverage plan: the periods in the order given, then who has no story."""
    lead = "Số tin bài đã đăng so với kế hoạch, theo chuyên mục và theo tháng, so với kỳ trước."
    parts = [
        breadcrumb(WAY, COVERAGE_TITLE),
        f'<header class="hr-list-head">\n<h1>{COVERAGE_TITLE}</h1>\n<p class="hr-lead">{lead}</p>\n',
        f'<p class="hr-more"><a href="{ROOT}{addresses.COVERAGE_CSV}">Tải bảng số liệu (CSV)</a></p>\n</header>\n',
        *(_period(n, period) for n, period in enumerate(periods)),
        "" if periods else _EMPTY,
        _uncovered(uncovered),
    ]
    return Drawn(COVERAGE_TITLE, lead, Html("".join(parts)), WAY)


def _period(n: int, period: PeriodCoverage) -> str:
    heading = (
        f"{month_in_words(period.start)} đến {month_in_words(period.end)[0].lower()}{month_in_words(period.end)[1:]}"
    )
    total = period.total
    begun = bool(period.due.planned or period.due.published or not period.is_planned)
    if not begun:
        summary = f"Kế hoạch cả kỳ: {number(total.posts.planned)} tin bài. Kỳ này chưa bắt đầu."
    elif period.is_planned:
        short = period.due.planned - period.due.published
        standing = "đủ theo kế hoạch" if short <= 0 else f"còn thiếu {number(short)}"
        summary = (
            f"Kế hoạch cả kỳ: {number(total.posts.planned)} tin bài. Tính đến nay đã đăng "
            f"{number(period.due.published)} "
            f"trên {number(period.due.planned)} theo tiến độ: {standing}."
        )
    else:
        summary = f"Đã đăng {number(total.posts.published)} tin bài. Chưa có kế hoạch cho kỳ này."
    if begun:
        summary += f" {comparison(period.due.published, period.due_before)}"
    if period.is_planned:
        summary += " Trên biểu đồ, phần nhạt là kế hoạch, phần đậm là đã đăng."
    return (
        f'<section class="hr-figures" aria-labelledby="ky-{n}">\n<h2 id="ky-{n}">{heading}</h2>\n<p>{summary}</p>\n'
        f"<h3>Theo tháng</h3>\n{_chart(period.months, period.is_planned)}{_table('tháng', period.months, period)}"
        f"<h3>Theo chuyên mục</h3>\n{_chart(period.columns, period.is_planned)}"
        f"{_table('chuyên mục', period.columns, period)}{_airtime(period.airtime)}</section>\n"
    )


def _airtime(rows: Sequence[AirtimeRow]) -> str:
    """The broadcasts of a period, by channel: how many are planned and were made, and how long they are."""
    if not rows:
        return ""
    body = "".join(
        f'<tr><th scope="row">{esc(row.channel)}</th><td>{esc(row.when or "–")}</td>'
        f"<td>{number(row.posts.planned)}</td><td>{number(row.posts.published)}</td>"
        f"<td>{number(row.posts.published * row.minutes)} / {number(row.posts.planned * row.minutes)}</td></tr>\n"
        for row in rows
    )
    return (
        '<h3>Phát thanh</h3>\n<div class="hr-scroll" role="group" aria-label="Bảng phát thanh" tabindex="0">\n'
        '<table class="hr-table">\n<caption>Số buổi phát thanh cả kỳ; số phút đã phát trên số phút kế hoạch</caption>\n'
        '<thead><tr><th scope="col">Nơi phát</th><th scope="col">Giờ phát</th><th scope="col">Kế hoạch</th>'
        '<th scope="col">Đã phát</th><th scope="col">Số phút</th></tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    )


def _chart(lines: Sequence[CoverageRow], is_planned: bool) -> str:
    """A bar a line: light for what was planned, dark for what was published, both written out beside it."""
    most = max((max(line.posts) for line in lines), default=0) or 1
    return chart(
        Bar(
            esc(line.label),
            f"{number(line.posts.published)} / {number(line.posts.planned)}"
            if is_planned
            else number(line.posts.published),
            line.posts.published / most,
            line.posts.planned / most,
        )
        for line in lines
    )


def _table(by: str, lines: Sequence[CoverageRow], period: PeriodCoverage) -> str:
    earlier = f"{period.before[0][5:]}/{period.before[0][:4]}–{period.before[1][5:]}/{period.before[1][:4]}"
    body = "".join(
        f'<tr><th scope="row">{link(line.url, line.label) if line.url else esc(line.label)}</th>'
        f"<td>{number(line.posts.planned) if period.is_planned else '–'}</td>"
        f"<td>{number(line.posts.published)}</td><td>{number(line.before)}</td></tr>\n"
        for line in (*lines, period.total)
    )
    return (
        f'<details><summary>Bảng số liệu theo {by}</summary>\n<table class="hr-table">\n<caption>Tin bài theo '
        f"{by}; kỳ trước là {earlier}</caption>\n"
        '<thead><tr><th scope="col">Mục</th><th scope="col">Kế hoạch</th><th scope="col">Đã đăng</th>'
        '<th scope="col">Kỳ trước</th></tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</details>\n"
    )


def _uncovered(uncovered: Uncovered) -> str:
    parts = [
        _names("Hồ sơ chưa có tin bài", "ho-so", uncovered.honorees),
        _names("Phong trào chưa có tin bài", "phong-trao", uncovered.movements),
        _names("Hội nghị chưa có tin bài", "hoi-nghi", uncovered.conferences),
    ]
    if not any(parts):
        return ""
    return (
        '<section class="hr-figures" aria-labelledby="chua-co">\n<h2 id="chua-co">Chưa có tin bài</h2>\n'
        f'<p><a href="{ROOT}{addresses.SILENT_CSV}">Tải danh sách đầy đủ (CSV)</a></p>\n{"".join(parts)}</section>\n'
    )


def _names(heading: str, id_: str, pairs: Sequence[tuple[str, str]]) -> str:
    if not pairs:
        return ""
    items = "".join(f"<li>{link(url, name) if url else esc(name)}</li>\n" for name, url in pairs[:MOST])
    more = f"<p>Và {number(len(pairs) - MOST)} mục khác trong danh sách đầy đủ.</p>\n" if len(pairs) > MOST else ""
    return (
        f'<details><summary id="chua-co-{id_}">{heading}: {number(len(pairs))}</summary>\n'
        f'<ul class="hr-names">\n{items}</ul>\n{more}</details>\n'
    )
