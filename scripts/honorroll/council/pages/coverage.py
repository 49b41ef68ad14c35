"""The page of the coverage plan: planned and published month by month, as a chart and a table, and who has no story."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.base.vietnamese import number
from honorroll.council.coverage import Account, Line, Silent, compared, in_words
from honorroll.council.words import COVERAGE_TITLE
from honorroll.formats.html import esc
from honorroll.news.pages.post import WAY
from honorroll.pages import addresses
from honorroll.pages.bars import Bar, chart
from honorroll.pages.html import ROOT, Drawn, breadcrumb, link

#: So many names stand on the page; the table to download has all of them.
MOST = 60
_EMPTY = '<p class="hr-empty">Chưa có kế hoạch và chưa có tin bài nào.</p>\n'


def page(accounts: Sequence[Account], silent: Silent) -> Drawn:
    lead = "Số tin bài đã đăng so với kế hoạch, theo chuyên mục và theo tháng, so với kỳ trước."
    parts = [
        breadcrumb(WAY, COVERAGE_TITLE),
        f'<header class="hr-list-head">\n<h1>{COVERAGE_TITLE}</h1>\n<p class="hr-lead">{lead}</p>\n',
        f'<p class="hr-more"><a href="{ROOT}{addresses.COVERAGE_CSV}">Tải bảng số liệu (CSV)</a></p>\n</header>\n',
        *(_account(n, account) for n, account in enumerate(accounts)),
        "" if accounts else _EMPTY,
        _silent(silent),
    ]
    return Drawn(COVERAGE_TITLE, lead, "".join(parts), WAY)


def _account(n: int, account: Account) -> str:
    period = f"{in_words(account.start)} đến {in_words(account.end)[0].lower()}{in_words(account.end)[1:]}"
    total = account.total
    begun = bool(account.due.planned or account.due.published or not account.is_planned)
    if not begun:
        told = f"Kế hoạch cả kỳ: {number(total.cell.planned)} tin bài. Kỳ này chưa bắt đầu."
    elif account.is_planned:
        short = account.due.planned - account.due.published
        standing = "đủ theo kế hoạch" if short <= 0 else f"còn thiếu {number(short)}"
        told = (
            f"Kế hoạch cả kỳ: {number(total.cell.planned)} tin bài. Tính đến nay đã đăng {number(account.due.published)} "
            f"trên {number(account.due.planned)} theo tiến độ: {standing}."
        )
    else:
        told = f"Đã đăng {number(total.cell.published)} tin bài. Chưa có kế hoạch cho kỳ này."
    if begun:
        told += f" {compared(account.due.published, account.due_before)}"
    if account.is_planned:
        told += " Trên biểu đồ, phần nhạt là kế hoạch, phần đậm là đã đăng."
    return (
        f'<section class="hr-figures" aria-labelledby="ky-{n}">\n<h2 id="ky-{n}">{period}</h2>\n<p>{told}</p>\n'
        f"<h3>Theo tháng</h3>\n{_chart(account.months, account.is_planned)}{_table('tháng', account.months, account)}"
        f"<h3>Theo chuyên mục</h3>\n{_chart(account.columns, account.is_planned)}{_table('chuyên mục', account.columns, account)}</section>\n"
    )


def _chart(lines: Sequence[Line], is_planned: bool) -> str:
    """A bar a line: light for what was planned, dark for what was published, both written out beside it."""
    most = max((max(line.cell) for line in lines), default=0) or 1
    return chart(
        Bar(
            esc(line.label),
            f"{number(line.cell.published)} / {number(line.cell.planned)}"
            if is_planned
            else number(line.cell.published),
            line.cell.published / most,
            line.cell.planned / most,
        )
        for line in lines
    )


def _table(by: str, lines: Sequence[Line], account: Account) -> str:
    earlier = f"{account.before[0][5:]}/{account.before[0][:4]}–{account.before[1][5:]}/{account.before[1][:4]}"
    body = "".join(
        f'<tr><th scope="row">{link(line.url, line.label) if line.url else esc(line.label)}</th>'
        f"<td>{number(line.cell.planned) if account.is_planned else '–'}</td><td>{number(line.cell.published)}</td><td>{number(line.before)}</td></tr>\n"
        for line in (*lines, account.total)
    )
    return (
        f'<details><summary>Bảng số liệu theo {by}</summary>\n<table class="hr-table">\n<caption>Tin bài theo {by}; kỳ trước là {earlier}</caption>\n'
        '<thead><tr><th scope="col">Mục</th><th scope="col">Kế hoạch</th><th scope="col">Đã đăng</th><th scope="col">Kỳ trước</th></tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</details>\n"
    )


def _silent(silent: Silent) -> str:
    parts = [
        _names("Hồ sơ chưa có tin bài", "ho-so", silent.honorees),
        _names("Phong trào chưa có tin bài", "phong-trao", silent.movements),
        _names("Hội nghị chưa có tin bài", "hoi-nghi", silent.conferences),
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
