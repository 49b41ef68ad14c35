"""The statistics page: for each thing counted what there is to be seen, a bar chart and a table. Every row links to its
list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from honorroll.base.vietnamese import number, percent
from honorroll.content.shared import Period
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages.bars import Bar, chart
from honorroll.pages.html import Crumb, Drawn, breadcrumb, link
from honorroll.pages.words import HOME
from honorroll.roll.figures import Figures, Row, Table
from honorroll.roll.pages import figure_sentences

TITLE = "Thống kê"


def page(figures: Figures, more: Html = EMPTY) -> Drawn:
    """The statistics page; ``more`` leads to other figures."""
    years = years_of(figures.period)
    everyone = figures.everyone
    lead = (
        f"{years}: {number(everyone.period)} hồ sơ có khen thưởng; tính tất cả các năm: {number(everyone.total)} hồ sơ."
    )
    crumbs = (Crumb(HOME, ""),)
    head = (
        f'<header class="hr-list-head">\n<h1>{TITLE}</h1>\n<p class="hr-lead">{lead}</p>\n'
        '<p class="hr-intro">Mỗi hồ sơ được tính ở mọi danh hiệu, năm và địa bàn của hồ sơ đó, nên cộng các dòng '
        "lại có thể nhiều hơn tổng số. "
        f"Phần đậm của mỗi thanh là {years.lower()}, phần nhạt là các năm khác hoặc không rõ năm.</p>\n</header>\n"
    )
    sections = "".join(section(table, everyone, years) for table in figures.tables)
    return Drawn(
        TITLE,
        lead,
        Html(
            f'{breadcrumb(crumbs, TITLE)}{head}<div class="hr-figures-page">\n{sections}{_people(figures, years)}'
            f"</div>\n{more}"
        ),
        crumbs,
    )


def years_of(period: Period) -> str:
    """The period in words: “Giai đoạn 2020–2025”, “Từ năm 2020”."""
    if period.start and period.end:
        return f"Giai đoạn {period.start}–{period.end}"
    if period.start:
        return f"Từ năm {period.start}"
    return f"Đến năm {period.end}" if period.end else "Các năm đã biết"


def section(table: Table, everyone: Row, years: str) -> Html:
    """A table of figures with its chart. ``everyone`` is the number of honorees, ``years`` the period as heading."""
    rows = (*table.rows, *filter(None, (table.unsettled, table.unknown)))
    found = figure_sentences.finding(table, everyone)
    notes = " ".join(filter(None, _notes(table, everyone)))
    note = f'<p class="hr-figures-note">{notes}</p>\n' if notes else ""
    return Html(
        f'<section class="hr-figures" aria-labelledby="{table.id}">\n<h2 id="{table.id}">{table.heading}</h2>\n'
        f'<p class="hr-finding">{found}</p>\n{_chart(table)}{note}<details><summary>Bảng số '
        f"liệu</summary>\n{_rows(table.heading, years, rows)}</details>\n</section>\n"
    )


def _notes(table: Table, everyone: Row) -> Iterator[str]:
    yield figure_sentences.beyond(table)
    if table.map == "now":
        yield (
            "Hồ sơ ở địa bàn cũ được tính cho địa bàn mới khi toàn bộ địa bàn cũ nay thuộc địa bàn mới. "
            f'{_unsettled(table.unsettled)}Xem thêm <a href="#dia-ban">theo địa bàn lúc được khen</a>.'
        )
    elif table.map == "then":
        yield (
            "Theo tên gọi và địa giới khi được vinh danh. Xem thêm "
            '<a href="#dia-ban-hien-nay">theo địa bàn hiện nay</a>.'
        )
    if table.unknown:
        known = everyone.total - table.unknown.total
        yield (
            f"Biết được ở {number(known)} trên {number(everyone.total)} hồ sơ; "
            f"{number(table.unknown.total)} hồ sơ không rõ."
        )


def _unsettled(row: Row | None) -> str:
    if row is None:
        return ""
    return (
        f"{number(row.total)} hồ sơ ở địa bàn đã chia cho nhiều nơi, hoặc không còn mà chưa ghi nay thuộc đâu: không "
        "xác định được địa bàn hiện nay, nên chỉ tính cho địa bàn cấp trên. "
    )


def _chart(table: Table) -> str:
    """Bars in lengths relative to the longest; a single one would compare nothing, and is left to the sentence."""
    if len(table.shown) < 2:
        return ""
    most = max(row.total for row in table.shown)
    return chart(Bar(esc(row.label), number(row.total), row.period / most, row.total / most) for row in table.shown)


def _rows(caption: str, years: str, rows: Sequence[Row]) -> str:
    body = "".join(
        f'<tr><th scope="row">{link(row.url, row.label) if row.url else esc(row.label)}</th>'
        f"<td>{number(row.period)}</td><td>{number(row.total)}</td></tr>\n"
        for row in rows
    )
    return (
        f'<table class="hr-table">\n<caption>Số hồ sơ {caption[0].lower()}{esc(caption[1:])}</caption>\n'
        f'<thead><tr><th scope="col">Mục</th><th scope="col">{years}</th><th scope="col">Tất cả các '
        "năm</th></tr></thead>\n"
        f"<tbody>\n{body}</tbody>\n</table>\n"
    )


def _people(figures: Figures, years: str) -> str:
    """Women, direct workers, new exemplars, as far as profiles say: and how many do not say."""
    women, men, unknown = figures.people
    known, people = women.total + men.total, women.total + men.total + unknown.total
    sentences = []
    if people:
        share = f" ({percent(women.total / known)} số đã biết)" if known else ""
        sentences.append(
            f"Giới tính được ghi ở {number(known)} trên {number(people)} hồ sơ cá nhân: {number(women.total)} "
            f"nữ{share}, "
            f"{number(men.total)} nam; {number(unknown.total)} không rõ."
        )
    sentences += [_marked(mark, figures.everyone.total) for mark in figures.marks if mark.total]
    rows = [row for row in (*figures.people, *figures.marks) if row.total]
    text = "".join(f"<p>{sentence}</p>\n" for sentence in sentences)
    table = _rows("theo giới tính và ghi nhận", years, rows) if rows else ""
    return (
        '<section class="hr-figures" aria-labelledby="ghi-nhan">\n<h2 id="ghi-nhan">Giới tính và ghi '
        f"nhận</h2>\n{text}{table}</section>\n"
    )


def _marked(mark: Row, everyone: int) -> str:
    return (
        f"{mark.label}: {number(mark.total)} trên {number(everyone)} hồ sơ ghi rõ; hồ sơ không ghi không có nghĩa là "
        "không phải."
    )
