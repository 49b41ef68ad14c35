"""What a unit is told whose plan or report is overdue: the words of the letter, in Word and to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from honorroll.base.vietnamese import short_date
from honorroll.council.tracker import Submission, TrackerRow

#: How many days a unit gets to send in what is overdue.
GRACE_DAYS = 5


class Submitted(NamedTuple):
    """What a unit has to submit. ``key`` is the field of ``TrackerRow``."""

    key: str
    vi: str
    en: str


SUBMISSIONS = (
    Submitted("plan", "kế hoạch tổ chức hội nghị", "plan"),
    Submitted("report", "báo cáo kết quả hội nghị", "report"),
)


class Overdue(NamedTuple):
    submitted: Submitted
    due: date


def overdue(row: TrackerRow) -> list[Overdue]:
    """What the unit of ``row`` has not sent in time."""
    found = []
    for each in SUBMISSIONS:
        submission: Submission = getattr(row, each.key)
        if submission.state == "overdue" and submission.due:
            found.append(Overdue(each, submission.due))
    return found


def paragraphs(row: TrackerRow, late: Sequence[Overdue], sender: str, today: date) -> list[str]:
    """The letter to the unit of ``row`` about what is ``late``, without head and signature."""
    what = names(late)
    held = f" (hội nghị {_held(row, today)})" if row.date else ""
    until = short_date(today + timedelta(days=GRACE_DAYS))
    began = (
        f"Thực hiện kế hoạch tổ chức hội nghị điển hình tiên tiến và biểu dương gương người tốt, việc tốt, các đơn vị "
        f"gửi kế hoạch trước và báo cáo kết quả sau hội nghị của mình{held}."
    )
    told = [
        f"Đến ngày {short_date(today)}, {sender} chưa nhận được {each.submitted.vi} của {row.name}; hạn gửi là "
        f"ngày {short_date(each.due)}, quá hạn {(today - each.due).days} ngày."
        for each in late
    ]
    asked = (
        f"Đề nghị {row.name} gửi {what} trước ngày {until}. Nếu đã gửi, đề nghị cho biết ngày và cách gửi để cập nhật; "
        "nếu có khó khăn, đề nghị báo lại để cùng tháo gỡ."
    )
    return [began, *told, asked]


def names(late: Sequence[Overdue]) -> str:
    """“kế hoạch tổ chức hội nghị và báo cáo kết quả hội nghị”."""
    return " và ".join(each.submitted.vi for each in late)


def _held(row: TrackerRow, today: date) -> str:
    if row.date is None:
        return ""
    return f"{'đã tổ chức' if row.date < today else 'dự kiến'} ngày {short_date(row.date)}"
