"""A letter (công văn) to a unit whose plan or report is overdue."""

from __future__ import annotations

from datetime import date, timedelta

from honorroll.base.vietnamese import short_date
from honorroll.content.office import Letterhead
from honorroll.council.tracker import TrackerRow
from honorroll.office.word import paper
from honorroll.office.word.paper import Paper

#: How many days a unit gets to send in what is overdue.
GRACE_DAYS = 5


def reminder(row: TrackerRow, letterhead: Letterhead, owner: str, today: date) -> Paper:
    """The letter to the unit of ``row``, of which something is overdue on ``today``."""
    late = [
        (label, each.due)
        for label, each in (("kế hoạch tổ chức hội nghị", row.plan), ("báo cáo kết quả hội nghị", row.report))
        if each.state == "overdue" and each.due
    ]
    what = " và ".join(label for label, _ in late)
    document = Paper(letterhead, owner, f"Đôn đốc gửi {what}: {row.name}", today)
    document.head(paper.LETTER, f"đôn đốc gửi {what}")
    document.addressed(row.name)
    held = f" (hội nghị {_held(row, today)})" if row.date else ""
    document.paragraph(
        f"Thực hiện kế hoạch tổ chức hội nghị điển hình tiên tiến và biểu dương gương người tốt, việc tốt, các đơn vị "
        f"gửi kế hoạch trước và báo cáo kết quả sau hội nghị của mình{held}."
    )
    for label, due in late:
        days = (today - due).days
        document.paragraph(
            f"Đến ngày {short_date(today)}, {letterhead.name or owner} chưa nhận được {label} của {row.name}; hạn gửi "
            f"là ngày {short_date(due)}, quá hạn {days} ngày."
        )
    until = today + timedelta(days=GRACE_DAYS)
    document.paragraph(
        f"Đề nghị {row.name} gửi {what} trước ngày {short_date(until)}. Nếu đã gửi, đề nghị cho biết ngày và cách gửi "
        "để cập nhật; nếu có khó khăn, đề nghị báo lại để cùng tháo gỡ."
    )
    document.paragraph("Rất mong được đơn vị quan tâm phối hợp./.")
    document.sign("Như trên")
    return document


def _held(row: TrackerRow, today: date) -> str:
    if row.date is None:
        return ""
    return f"{'đã tổ chức' if row.date < today else 'dự kiến'} ngày {short_date(row.date)}"
