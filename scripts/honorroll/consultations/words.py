"""What the pages of consultations say alike."""

from __future__ import annotations

from datetime import date

from honorroll.base.moments import in_words, moment
from honorroll.base.vietnamese import long_date, number, short_date
from honorroll.consultations.status import ConsultationStatus, Phase

CONSULTATION = "Lấy ý kiến nhân dân"
LEAD = (
    "Những đề nghị khen thưởng được công khai để nhân dân cho ý kiến trước khi cấp có thẩm quyền quyết định. "
    "Người được đề nghị chưa được khen thưởng."
)
#: What a consultation is called in each phase.
PHASES: dict[Phase, str] = {
    "upcoming": "Sắp lấy ý kiến",
    "open": "Đang lấy ý kiến",
    "waiting": "Đã kết thúc, chờ quyết định",
    "decided": "Đã có kết quả",
    "lapsed": "Hết thời gian chờ quyết định",
}
#: The headings of the list, in its order.
SECTIONS: dict[str, tuple[Phase, ...]] = {
    "Đang lấy ý kiến": ("open",),
    "Sắp lấy ý kiến": ("upcoming",),
    "Đã kết thúc, chờ quyết định": ("waiting",),
    "Đã kết thúc": ("decided", "lapsed"),
}


def deadline_in_words(closes: date) -> str:
    """``đến hết thứ Hai, ngày 16 tháng 11 năm 2026``."""
    return f"đến hết {long_date(closes)}"


def deadline_in_short(status: ConsultationStatus) -> str:
    """``02/11–16/11/2026``: from the opening to the deadline."""
    opens = status.consultation.opens
    first = f"{opens.day:02}/{opens.month:02}" if opens.year == status.closes.year else short_date(opens)
    return f"{first}–{short_date(status.closes)}"


def expected_in_words(partial: str) -> str:
    """``tháng 12 năm 2026``."""
    known = moment(partial)
    return in_words(known) if known else partial


def counted(status: ConsultationStatus) -> str:
    """How many are proposed: ``3 đề nghị``."""
    return f"{number(status.counts.total)} đề nghị"
