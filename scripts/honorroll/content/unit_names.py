"""How names of units and other collectives begin."""

from __future__ import annotations

import re

#: As far as positions do not begin so.
UNIT = (
    r"(?:Trường|Trạm|Công ty|Tổng công ty|Bệnh viện|Trung tâm|UBND|Ủy ban|HĐND|Hội|Đoàn|Đảng ủy|Đảng bộ|Chi bộ|Chi hội"
    r"|Phòng|Ban|Sở|Bộ|Cục|Chi cục|Viện|Học viện|Nhà (?:hát|máy|trẻ|trường|thuốc|văn hóa|xuất bản)|Tổ dân phố|Tổ|Khu"
    r"|Thôn|Phường|Xã|Quận|Huyện|Hợp tác xã|HTX|Công an|Đội|Đồn|Bưu điện|Điện lực|Câu lạc bộ|CLB|Doanh nghiệp|Ngân hàng"
    r"|MTTQ|Mặt trận|Tòa án|Xí nghiệp)\b"
    r"(?! (?:trưởng|phó|viên)\b)"  # Tổ trưởng, Hội viên
)
#: What begins names of collectives alone, and what else is none of a person: the family name Đoàn, a soldier (bộ đội).
_COLLECTIVE = re.compile(
    rf"(?:Tập thể|Làng|Nhân dân|(?!Đoàn|Bộ đội){UNIT}(?= )|Đoàn (?:[^\W\d_]+ )?(?=[^\W\d_])(?-i:[a-zà-ỹđ]))",
    re.IGNORECASE,
)


def is_of_a_collective(name: str) -> bool:
    """Whether a name can only be that of a collective: “Trạm Y tế phường Ví Dụ”, but not “Đoàn Thị A”."""
    return bool(_COLLECTIVE.match(name))
