"""Invented names of persons that look like real ones: the same ones every time for the same seed.

Family names are about as frequent as in life (Nguyễn is a third), and so are Văn and Thị; given names are drawn evenly.
All tones and letters occur, both places of the tone (Hoà, Hòa), and a few names of peoples of the Central Highlands and
the north.
"""

from __future__ import annotations

import random
from itertools import accumulate, cycle, islice

# Each line with its weight in a thousand names, shared by the names of the line.
FAMILY_NAMES = {
    "Nguyễn": 340,
    "Trần Lê Phạm": 290,
    "Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý": 280,
    "Đào Đinh Đoàn Hà Lương Mai Trịnh Tô Trương Lâm Tạ Cao Chu Lưu Phùng Vương Quách Thái Triệu La": 70,
    "Âu Ấu Bạch Bế Cấn Cù Cồ Diệp Doãn Đàm Đậu Điền Đồng Giáp Giang Hạ Hàn Hứa Hoa Kiều Khổng Khuất Kim Lã Lại Lều": 8,
    "Lỗ Lò Lù Lục Ma Mạc Mạch Mẫn Nghiêm Nghị Nhâm Nhữ Nông Ninh Ong Ông Phí Phó Quản Quý Sầm Sùng Tăng Tiêu Tống": 6,
    "Thạch Thân Thẩm Thiều Trà Trang Tưởng Từ Ứng Uông Văn Viên Vi Vừ Xa Yên Ưng Ôn Ê": 4,
    "Y A Ksor Rơ Siu Kpă Giàng Vàng": 2,
}
MIDDLE_NAMES = (
    "Văn Thị Hữu Đức Công Quang Minh Ngọc Thanh Thu Xuân Hoàng Đình Bá Duy Gia Hải Huy Khánh Kim Mạnh Mỹ Nhật Như "
    "Phương Quốc Quý Thế Thành Thiên Thuỳ Thùy Tiến Trọng Trung Tuấn Tường Viết Việt Vĩnh Ái Ánh Ân Bảo Bích Cẩm "
    "Chí Diệu Đăng Đông Hạnh Hoà Hòa Hồng Huyền Khắc Lan Mai Phúc Sỹ Sĩ Tấn Thuý Thúy Tú Ước Ỷ Yến"
)
GIVEN_NAMES = (
    "An Ân Ái Anh Ánh Ảnh Ba Bá Bách Bạch Bảo Bằng Bắc Bích Biên Bính Bình Bùi Cam Cẩm Cảnh Cần Chi Chí Chiến Chinh "
    "Chung Chương Cúc Cường Da Dân Dần Dậu Di Diễm Diện Diệp Diệu Doanh Du Dũng Dung Duy Duyên Dự Dương Đại Đàm Đan "
    "Đào Đạo Đạt Đăng Đậu Đệ Điền Điệp Định Đoá Đóa Đoan Đô Đông Đồng Đức Đượm Ê Êm Gấm Giang Giáp Giàu Hà Hạ Hải "
    "Hãn Hạnh Hào Hảo Hạo Hân Hậu Hằng Hiên Hiền Hiến Hiển Hiệp Hiếu Hiệu Hinh Hoa Hoà Hòa Hoá Hóa Hoả Hỏa Hoài "
    "Hoan Hoàn Hoàng Hoè Hòe Hồ Hồi Hồng Huân Huấn Huế Huệ Hùng Huy Huyên Huyền Huynh Huỳnh Hưng Hương Hường Hữu Kế "
    "Kha Khả Khải Khang Khanh Khánh Khiêm Khoa Khoá Khóa Khoẻ Khỏe Khôi Khuê Khương Kiên Kiệt Kiều Kim Kỳ La Lai "
    "Lài Lam Lan Lanh Lành Lâm Lân Lê Lễ Lệ Liên Liễu Linh Lĩnh Loan Long Lộc Lợi Lụa Luân Luận Luỹ Lũy Lực Lương "
    "Lượng Lưu Ly Lý Mai Mạn Mạnh Mẫn Mận Mây Mến Mi Miên Minh Mơ Mùi Mùa My Mỹ Na Nam Nga Ngà Ngạn Ngân Nghi Nghĩa "
    "Ngoan Ngọ Ngọc Nguyên Nguyệt Nhã Nhàn Nhạn Nhân Nhẫn Nhi Nhiên Nhiễu Nho Nhu Nhung Như Nhường Nhựt Niên Ninh "
    "Nở Nương Oai Oanh Ổn Phát Phấn Phi Phong Phú Phúc Phụng Phước Phương Phượng Quả Quang Quân Quế Quốc Quy Quý "
    "Quỳ Quỳnh Quyên Quyền Quyến Quyết Rin Sa San Sang Sáng Sâm Sen Siêng Sinh Sĩ Sỹ Sơn Sửu Sương Tá Tài Tâm Tân "
    "Tấn Thạch Thái Thanh Thành Thạnh Thảo Thạo Thắm Thăng Thắng Thân Thế Thể Thi Thiên Thiện Thiệu Thịnh Thoa Thoả "
    "Thỏa Thọ Thông Thơ Thơm Thu Thuận Thục Thuý Thúy Thuỳ Thùy Thuỷ Thủy Thuỵ Thụy Thư Thương Thường Thướng Tiên "
    "Tiến Tiệp Tín Tình Toà Tòa Toan Toàn Toản Tố Trà Trang Trâm Trân Trí Triết Triều Trinh Trọng Trúc Trung Trường "
    "Tú Tuân Tuấn Tuệ Tùng Tuy Tuyên Tuyền Tuyến Tuyết Tư Tường Tửu Tý Tỵ Uyên Uý Úy Ước Ưng Út Vân Vi Vĩ Viên Viễn "
    "Việt Vinh Vĩnh Vọng Vũ Vui Vương Vượng Vỹ Xoan Xuân Xuyến Ý Yên Yến Niê Bhuốch Bơ̆k Brŏ Čư H'Hen Ñưm Păh Ŭn"
)


def middles() -> list[str]:
    """What stands between family and given name, about as often as in life: no name, one or two, often Văn or Thị."""
    one = MIDDLE_NAMES.split()
    two = [f"{first} {second}" for first in one for second in one if first != second]
    return [""] * 200 + ["Văn", "Thị"] * 1200 + one * 60 + two


def names(n: int, seed: int = 0) -> list[str]:
    """``n`` names, all different; beyond what the lists can combine (over a hundred million), again from the start."""
    draw = random.Random(seed)  # noqa: S311 - nothing here is secret
    lines = [(line.split(), weight) for line, weight in FAMILY_NAMES.items()]
    families = [family for line, _ in lines for family in line]
    bounds = list(accumulate(weight / len(line) for line, weight in lines for _ in line))
    between, given = middles(), GIVEN_NAMES.split()
    found: dict[str, None] = {}
    while len(found) < n:
        before, wanted = len(found), n - len(found) + 100
        parts = zip(
            draw.choices(families, cum_weights=bounds, k=wanted),
            draw.choices(between, k=wanted),
            draw.choices(given, k=wanted),
            strict=True,
        )
        found.update(dict.fromkeys(" ".join(filter(None, name)) for name in parts))
        if len(found) == before:
            break
    return list(islice(cycle(found), n))
