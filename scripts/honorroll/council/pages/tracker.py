"""The tracker's page: a card a unit, what is overdue first and in words; a filter where there is a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from honorroll.base.vietnamese import long_date, number, short_date
from honorroll.council.tracker import Submission, TrackerRow
from honorroll.council.words import HOME_WAY, TRACKER_TITLE
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Drawn, breadcrumb, link


def page(rows: Sequence[TrackerRow], today: date, plan_days: int | None, has_deadlines: bool) -> Drawn:
    """``plan_days``: how long before its conference a unit sends its plan; ``has_deadlines``: they have a calendar."""
    begun = any(row.is_begun for row in rows)
    lead = f"Kế hoạch, báo cáo và tin bài của từng đơn vị{f', tính đến {long_date(today)}' if begun else ''}."
    calendar = f' · <a href="{ROOT}{addresses.TRACKER_CALENDAR}">Lịch hạn nộp (.ics)</a>' if has_deadlines else ""
    days = "" if plan_days is None else f"{plan_days} ngày "
    parts = [
        breadcrumb(HOME_WAY, TRACKER_TITLE),
        f'<header class="hr-list-head">\n<h1>{TRACKER_TITLE}</h1>\n<p class="hr-lead">{lead}</p>\n',
        f'<p class="hr-intro">Mỗi đơn vị gửi kế hoạch trước hội nghị của mình {days}',
        "và gửi báo cáo kết quả sau hội nghị.</p>\n",
        f'<p class="hr-more"><a href="{ROOT}{addresses.TRACKER_CSV}">Tải bảng (CSV)</a>{calendar}</p>\n</header>\n',
        _glance(rows),
        _filter(rows),
        f'<ol class="hr-units" id="cac-don-vi">\n{"".join(map(_card, rows))}</ol>\n' if rows else _empty(),
    ]
    return Drawn(TRACKER_TITLE, lead, Html("".join(parts)), HOME_WAY)


def _empty() -> str:
    return '<p class="hr-empty">Chưa có đơn vị nào để theo dõi.</p>\n'


def _glance(rows: Sequence[TrackerRow]) -> str:
    """What is overdue, before anything else; where nothing was entered yet, that it was not."""
    if not rows:
        return ""
    overdue = [row for row in rows if row.is_overdue]
    if overdue:
        items = "".join(
            f'<li><a href="#{row.unit}">{esc(row.name)}</a>: {esc("; ".join(_late(row)))}</li>\n' for row in overdue
        )
        return (
            '<section class="hr-overdue" aria-labelledby="qua-han">\n<h2 id="qua-han">Quá hạn: '
            f"{number(len(overdue))} trên {number(len(rows))} đơn vị</h2>\n"
            f"<ul>\n{items}</ul>\n</section>\n"
        )
    if not any(row.is_begun for row in rows):
        return (
            f'<p class="hr-empty">{number(len(rows))} đơn vị. Trang này chưa có dữ liệu về ngày hội nghị, kế hoạch và '
            "báo cáo của từng đơn vị.</p>\n"
        )
    return f'<p class="hr-empty">Không đơn vị nào quá hạn. {number(len(rows))} đơn vị.</p>\n'


def _late(row: TrackerRow) -> list[str]:
    duties = (("kế hoạch", row.plan), ("báo cáo", row.report))
    return [f"{label} – {duty.words[0].lower()}{duty.words[1:]}" for label, duty in duties if duty.state == "overdue"]


def _filter(rows: Sequence[TrackerRow]) -> str:
    """Hidden until the script is there: without it everything shows."""
    counted = Counter((row.kind, row.kind_name) for row in rows)
    options = "".join(
        f'<option value="{kind}">{esc(name)} ({number(count)})</option>' for (kind, name), count in counted.items()
    )
    return (
        '<div class="hr-filter" data-hr-filter="cac-don-vi" hidden>\n<label for="loai-don-vi">Loại đơn vị</label>'
        f'<select id="loai-don-vi"><option value="">Tất cả ({number(len(rows))})</option>{options}</select>'
        '<label><input type="checkbox" id="chi-qua-han"> Chỉ đơn vị quá hạn</label><p role="status"></p></div>\n'
    )


def _card(row: TrackerRow) -> str:
    when = short_date(row.date) if row.date else "đã hủy" if row.cancelled else "chưa có ngày"
    named = link(row.url, row.conference) if row.url else esc(row.conference)
    conference = f"{named}, {when}" if named else when.capitalize()
    overdue = " data-hr-overdue" if row.is_overdue else ""
    coverage = f"{number(row.coverage)} tin bài" if row.coverage else "Chưa có"
    facts = "".join(
        f"<div{_state(duty)}><dt>{label}</dt><dd>{value}</dd></div>"
        for label, value, duty in (
            ("Hội nghị", conference, None),
            ("Kế hoạch", esc(row.plan.words), row.plan),
            ("Báo cáo kết quả", esc(row.report.words), row.report),
            ("Tin bài", coverage, None),
        )
    )
    details = f"<dl>{facts}</dl>" if row.is_known else '<p class="hr-unit-nothing">Chưa có thông tin</p>'
    return (
        f'<li class="hr-unit-card" id="{row.unit}" data-hr-kind="{row.kind}"{overdue}>\n'
        f"<h2>{esc(row.name)}</h2>\n{details}\n</li>\n"
    )


def _state(duty: Submission | None) -> str:
    return f' class="hr-is-{duty.state}"' if duty else ""
