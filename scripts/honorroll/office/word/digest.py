"""The digest for superiors: on two pages, what was honoured, held, published and sent in, and what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from honorroll.base.vietnamese import number, short_date
from honorroll.conferences.facts import ConferenceFacts
from honorroll.content.model import Facts
from honorroll.council.tracker import TrackerRow
from honorroll.office.word import paper
from honorroll.office.word.council_papers import late
from honorroll.office.word.paper import Paper
from honorroll.office.word.sources import PaperSources
from honorroll.pages import addresses
from honorroll.roll import overviews
from honorroll.roll.pages.statistics import years_of

#: So many names stand in a list.
_MOST = 10
_STATES = {"open": "đang lấy ý kiến", "waiting": "đã hết hạn góp ý, chờ quyết định", "upcoming": "sắp lấy ý kiến"}


def digest(sources: PaperSources) -> Paper:
    """The paper; sections about which nothing is known are left out."""
    day = short_date(sources.today)
    subject = f"Kết quả phát hiện, biểu dương và tuyên truyền điển hình tiên tiến (tính đến ngày {day})"
    document = sources.paper(f"Báo cáo tóm tắt: {subject[0].lower()}{subject[1:]}")
    document.head(paper.REPORT, subject)
    document.addressed(sources.letterhead.superior or "…………")
    sections = (
        ("Khen thưởng, biểu dương", _honoured),
        ("Hội nghị", _conferences),
        ("Tuyên truyền", _coverage),
        ("Lấy ý kiến nhân dân", _consultations),
        ("Kế hoạch, báo cáo của các đơn vị", _units),
    )
    n = 0
    for heading, lines_of in sections:
        lines = list(lines_of(sources))
        if lines:
            n += 1
            document.heading(f"{n}. {heading}", 2)
            document.items(lines)
        if lines_of is _honoured:
            _newest(document, sources)
    document.heading(f"{n + 1}. Kiến nghị, đề xuất", 2)
    document.note("[Ghi kiến nghị, đề xuất với cấp trên; không có thì xóa mục này.]")
    document.sign()
    return document


def _honoured(sources: PaperSources) -> Iterator[str]:
    roll, figures = sources.contents.roll.roll, sources.figures()
    years = years_of(figures.period)
    everyone = figures.everyone
    yield (
        f"Bảng vàng có {number(everyone.total)} hồ sơ; {years[0].lower()}{years[1:]} có {number(everyone.period)} hồ "
        "sơ được khen thưởng."
    )
    this_year = roll.places_of_lists.get(addresses.year(str(sources.today.year)), ())
    if len(this_year):
        yield f"Riêng năm {sources.today.year}: {number(len(this_year))} hồ sơ."
    titles = next((table.rows for table in figures.tables if table.id == "danh-hieu"), ())
    most = sorted((row for row in titles if row.period), key=lambda row: -row.period)[:5]
    if most:
        yield f"Trong kỳ, nhiều nhất là: {'; '.join(f'{row.label} ({number(row.period)})' for row in most)}."
    marked = [f"{row.label.lower()}: {number(row.period)} hồ sơ" for row in figures.marks if row.period]
    if marked:
        yield f"Trong kỳ, {'; '.join(marked)}."


def _newest(document: Paper, sources: PaperSources) -> None:
    newest = overviews.newest(sources.contents.roll.roll, _MOST)
    if newest:
        document.paragraph(f"{number(len(newest))} hồ sơ mới nhất:")
        document.table(("TT", "Họ tên, tập thể", "Việc làm, chức vụ", "Khen thưởng"), _rows(newest), (1, 4.5, 6, 4.5))


def _rows(newest: Sequence[Facts]) -> Iterator[Sequence[str]]:
    for n, facts in enumerate(newest, 1):
        yield str(n), facts.name, facts.card.role, facts.card.title


def _conferences(sources: PaperSources) -> Iterator[str]:
    year, today = str(sources.today.year), sources.today.isoformat()
    known = sources.contents.conferences.conferences
    held = [facts for facts in known if facts.status == "held" and facts.first[:4] == year]
    ahead = [facts for facts in known if facts.status == "planned" and facts.first[:10] >= today]
    if held:
        yield f"Năm {year} đã tổ chức {number(len(held))}: {_list(held)}."
    if ahead:
        yield f"Sắp tới: {_list(ahead)}."


def _list(conferences: Sequence[ConferenceFacts]) -> str:
    names = [f"{facts.name} ({facts.when})" if facts.when else facts.name for facts in conferences[:_MOST]]
    rest = len(conferences) - len(names)
    return "; ".join([*names, *([f"và {number(rest)} hội nghị khác"] if rest else [])])


def _coverage(sources: PaperSources) -> Iterator[str]:
    month = sources.today.isoformat()[:7]
    for period in sources.contents.council.periods:
        if period.is_planned and period.start <= month:
            due = period.due
            share = f" ({number(round(100 * due.published / due.planned))}%)" if due.planned else ""
            yield (
                f"Từ tháng {int(period.start[5:])}/{period.start[:4]} đến nay đã đăng {number(due.published)} trên "
                f"{number(due.planned)} tin bài theo tiến độ{share}; kế hoạch cả kỳ là "
                f"{number(period.total.posts.planned)}."
            )
            for row in period.airtime:
                yield (
                    f"{row.channel}: đã phát {number(row.due.published)} trên {number(row.due.planned)} buổi theo tiến "
                    f"độ, mỗi buổi {number(row.minutes)} phút."
                )
    posts = [post for post in sources.contents.news.posts if post.date[:4] == month[:4]]
    if posts:
        yield f"Năm {month[:4]} đã đăng {number(len(posts))} tin bài; mới nhất: {posts[-1].title}."
    names = sources.contents.council.uncovered()
    if names.honorees:
        yield f"Còn {number(len(names.honorees))} hồ sơ chưa có tin bài."


def _consultations(sources: PaperSources) -> Iterator[str]:
    for status in sources.contents.consultations.statuses:
        if status.phase in _STATES:
            until = f", đến hết ngày {short_date(status.closes)}" if status.phase == "open" else ""
            yield f"{status.consultation.title}: {_STATES[status.phase]}{until}."


def _units(sources: PaperSources) -> Iterator[str]:
    rows: Sequence[TrackerRow] = [row for row in sources.contents.council.rows if row.is_known]
    if not rows:
        return
    for label, papers in (("kế hoạch", [row.plan for row in rows]), ("báo cáo", [row.report for row in rows])):
        received = sum(bool(each.received) for each in papers)
        yield f"{number(received)} trên {number(len(rows))} đơn vị đã gửi {label}."
    overdue = [row for row in rows if row.is_overdue]
    if overdue:
        names = "; ".join(f"{row.name} ({', '.join(late(row))})" for row in overdue[:_MOST])
        more = f" và {number(len(overdue) - _MOST)} đơn vị khác" if len(overdue) > _MOST else ""
        yield f"{number(len(overdue))} đơn vị quá hạn: {names}{more}. Thư đôn đốc đã soạn sẵn."
