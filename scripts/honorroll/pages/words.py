"""The words of the pages for what the models name in English."""

from __future__ import annotations

from honorroll.content.kinds import Kind
from honorroll.content.model import Group

HOME = "Trang chủ"
ROLL = "Bảng vàng"

KINDS: dict[Kind, str] = {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}

GROUPS: dict[Group, str] = {
    "emulation-title": "Danh hiệu thi đua",
    "state-honour": "Danh hiệu vinh dự Nhà nước",
    "order": "Huân chương",
    "medal": "Huy chương",
    "prize": "Giải thưởng",
    "commendation": "Bằng khen, giấy khen, thư khen",
    "insignia": "Kỷ niệm chương, huy hiệu",
    "city-title": "Danh hiệu của Hà Nội",
    "recognition": "Ghi nhận khác",
}

STATUSES = {
    "proposed": "Đang lấy ý kiến trong 10 ngày làm việc, chưa có quyết định",
    "revoked": "Đã bị hủy bỏ hoặc tước theo quyết định",
}
