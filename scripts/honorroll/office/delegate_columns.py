"""The columns of a list of delegates, by the headings that offices write."""

from __future__ import annotations

from honorroll.content.personal_headings import HEADINGS
from honorroll.office.table_headings import Column, HeadingSet

COLUMNS: dict[str, Column] = {
    "name": Column("Họ và tên", r"ho (va |chu )?(ten|dem)\b.*|ho$|ten( dai bieu| nguoi.*)?|dai bieu|quy danh", True),
    "part": Column(
        "Đối tượng",
        r"doi tuong.*|thanh phan(?! kinh te| gia dinh| xuat than).*|(loai|dien|tu cach|phan loai)( dai bieu)?",
        True,
    ),
    "gender": Column("Giới tính", r"gioi( tinh.*)?|gt|nam nu|nam hay nu|phai|danh xung|ong ba", True),
    "born": Column("Năm sinh", HEADINGS["born"].pattern),
    "age": Column("Tuổi", r"(do |so )?tuoi.*"),
    "direct": Column("Trực tiếp sản xuất, công tác", r"(nguoi |lao dong )?truc tiep.*|lao dong truc tiep.*"),
    "field": Column("Lĩnh vực", r"linh vuc.*|nganh( nghe)?( .*)?"),
    "component": Column("Thành phần kinh tế", r"(thanh phan|loai hinh|khu vuc|tp) kinh te.*|tpkt"),
    "minority": Column("Dân tộc thiểu số", r"(la )?(nguoi )?(dan toc thieu so|dtts|dan toc it nguoi).*"),
    "ethnic": Column("Dân tộc", r"dan toc.*"),
    "religion": Column("Tôn giáo", r"ton giao.*|theo dao.*"),
    "number": Column("STT", r"s?tt|so (tt|thu tu)|stt.*"),
}
MARKS = (
    (r"nam", "gender", "Nam"),
    (r"nu", "gender", "Nữ"),
    (r"(dai bieu )?(dien hinh.*|dhtt)", "part", "Điển hình"),
    (r"(dai bieu )?(khach.*|km)", "part", "Khách mời"),
    (r"(dai bieu )?lanh dao.*", "part", "Lãnh đạo"),
    (r"kinh", "ethnic", "Kinh"),
)
SUB_MARKS = (
    (r"khac|thieu so|dtts", "ethnic", "Khác"),
    (r"khong( co)?", "religion", "Không"),
    (r"(phat|thien chua|cong|tin lanh|cao dai|hoa hao|khac).*", "religion", ""),
    (r"co", "religion", "Có"),
)
DELEGATES = HeadingSet(COLUMNS, MARKS, SUB_MARKS)
