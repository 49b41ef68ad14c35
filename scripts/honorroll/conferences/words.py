"""The Vietnamese words on the pages for the values that the models of a conference name in English."""

from __future__ import annotations

from honorroll.conferences.model import EventKind, Status
from honorroll.content.kinds import ItemKind

CONFERENCES = "Hội nghị"

KINDS: dict[EventKind, str] = {
    "conference": "Hội nghị",
    "congress": "Đại hội",
    "ceremony": "Lễ",
    "launch": "Lễ phát động",
    "exchange": "Giao lưu, tọa đàm",
    "cultural": "Hoạt động văn hóa",
    "arts": "Hoạt động nghệ thuật",
    "sports": "Hoạt động thể thao",
}

STATUSES: dict[Status, str] = {
    "planned": "Theo kế hoạch",
    "held": "Đã tổ chức",
    "postponed": "Hoãn",
    "cancelled": "Đã hủy",
}

#: Instead of “planned” where the planned day has passed.
NO_RESULT = "Chưa có tin kết quả"
#: Instead of “planned” where it goes on for days, or is on one day, and that is today.
ON, ON_TODAY = "Đang diễn ra", "Hôm nay"

#: The items of a programme, in the usual order, and any other.
ITEMS: dict[ItemKind, str] = {
    "flag-salute": "Chào cờ",
    "introduction": "Tuyên bố lý do, giới thiệu đại biểu",
    "opening": "Khai mạc",
    "film": "Phóng sự",
    "speeches": "Tham luận của các điển hình",
    "honouring": "Biểu dương, tôn vinh",
    "launch": "Phát động thi đua",
    "address": "Phát biểu chỉ đạo",
    "delegates": "Thông qua danh sách đại biểu",
    "closing": "Tổng kết, bế mạc",
    "other": "Nội dung khác",
}

#: The labels of the numbers of a composition, in the order of the page.
SHARE_LABELS: dict[str, str] = {
    "women": "Nữ",
    "young": "Thanh niên (từ 16 đến 30 tuổi)",
    "direct_workers": "Trực tiếp sản xuất, công tác",
    "ethnic_minorities": "Người dân tộc thiểu số",
    "religious": "Người có đạo",
}
GROUP_LABELS: dict[str, str] = {
    "fields": "Lĩnh vực",
    "economic_components": "Thành phần kinh tế",
    "ethnic_groups": "Dân tộc",
    "religions": "Tôn giáo",
}
