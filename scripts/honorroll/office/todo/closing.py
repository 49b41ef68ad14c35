"""Consultations that close soon, or have closed and wait for their result."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from honorroll.base.vietnamese import short_date
from honorroll.consultations.read import ConsultationFile, ConsultationFiles
from honorroll.consultations.status import deadline, expiry
from honorroll.content.office import ConsultationLimits
from honorroll.office.messages import Bilingual
from honorroll.office.todo.model import Ground, Group, Task, days

TITLE = Bilingual("Lấy ý kiến nhân dân", "Consultations")
HINT = Bilingual(
    "Khi có quyết định: ghi “result” ở đợt lấy ý kiến, và “status: granted” hoặc “declined” ở các hồ sơ.",
    "Once it is decided: write “result” here, and “status: granted” or “declined” in the profiles.",
)
IN_DESK = "Khi có quyết định: mở đợt lấy ý kiến và ghi kết quả; rồi ghi ở từng hồ sơ: được tặng hay không được tặng."
#: A decision that is awaited is asked after so long before the page stops naming who was proposed.
_SOON = timedelta(days=30)


def group(ground: Ground, files: ConsultationFiles, limits: ConsultationLimits) -> Group:
    """Those that are open, by their deadlines, and those that wait."""
    proposed = Counter(id_ for row in ground.roster.rows().values() if not row.withdrawn for id_ in row.proposed)
    found = [task for file in files.files if (task := _task(ground.today, file, files, limits, proposed[file.id]))]
    return Group(
        "consultations", TITLE, HINT, sorted(found, key=lambda task: (task.due or date.max, task.name)), 0, IN_DESK
    )


def _task(
    today: date, file: ConsultationFile, files: ConsultationFiles, limits: ConsultationLimits, proposed: int
) -> Task | None:
    consultation = file.consultation
    closes = deadline(consultation, files.calendar)
    title, path = consultation.title, file.document.path
    if today < consultation.opens:
        return None
    if today <= closes:
        left = days((closes - today).days)
        what = Bilingual(
            f"Nhận ý kiến đến hết {short_date(closes)} ({left.vi}); {proposed} đề nghị",
            f"Open until {closes} ({left.en}); {proposed} proposed",
        )
        return Task(title, what, path, closes)
    if consultation.result or not proposed:
        return None
    expires = expiry(consultation, closes, limits)
    over = Bilingual(
        f"Đã hết hạn ngày {short_date(closes)}, chưa ghi kết quả của {proposed} đề nghị",
        f"Closed on {closes}; the result of {proposed} proposals is not entered",
    )
    if today > expires:
        ended = Bilingual(
            f"{over.vi}; từ sau {short_date(expires)} trang không nêu tên nữa",
            f"{over.en}; since {expires} the page names nobody",
        )
        return Task(title, ended, path, expires, is_late=True)
    return Task(title, over, path, expires, is_late=expires - today <= _SOON)
