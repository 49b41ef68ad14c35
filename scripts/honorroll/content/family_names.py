"""Family names of the peoples of Vietnam: by them a name is told from a form of address or from a unit."""

from __future__ import annotations

from honorroll.base.vietnamese import fold

#: The commonest, of which most people in any list have one.
COMMON = frozenset(
    """
    An Âu Bạch Bùi Cao Châu Chu Cung Đàm Đặng Đào Đậu Đinh Đỗ Doãn Đoàn Đồng Dư Dương Giang Giáp Hà Hàn Hồ Hoàng Hứa
    Huỳnh Kiều Kim Khổng Khuất La Lã Lại Lâm Lê Lò Long Lữ Lục Lương Lưu Lý Ma Mạc Mai Nghiêm Ngô Nguyễn Nham Nhan
    Ninh Nông Ôn Ông Phan Phạm Phí Phù Phùng Quách Quan Tạ Tăng Thạch Thái Thân Thi Tiêu Tô Tống Tôn Trà Trần Trang
    Triệu Trịnh Trương Từ Văn Vi Võ Vũ Vương
    """.split()  # noqa: SIM905  # a list of so many strings reads worse
)
#: The same in any spelling: without marks, or with others (Đăng, Giàng, Lò and Lô).
COMMON_FOLDED = frozenset(map(fold, COMMON))
#: Rarer ones, and those of peoples of the mountains and of the South.
_RARER = frozenset(
    """
    A Bá Bạc Bàn Ban Bàng Bành Bế Bì Biện Bồ Cà Cái Cam Cầm Cát Cấn Chá Chang Chảo Chau Chế Chẩu Chìu Chúng Chung Chử
    Chương Cồ Công Cù Cư Cứ Cún Cụt Cự Đái Đan Đàng Danh Đèo Diệp Điêu Điểu Đổng Đới Già Giả Giàng Hạ Hán Hạng Hảng Hầu
    Hình Hờ Hồng Kha Khà Khang Kháng Khâu Khằm Khiếu Khoàng Khổng Khúc Khuông Khương Khưu Kiên Kiềm Lang Lãnh Lăng Lầu
    Lạc Lèo Leo Liễu Linh Lỗ Lô Lồ Lộ Lôi Lù Lự Lử Lường Ly Lỳ Lỷ Mã Mâu Mẫn Mấu Mè Mông Moong Mùa Nay Ngạc Ngân Ngôn
    Ngụy Nhâm Nhữ Ốc Ong Pàng Phà Phàn Phàng Phó Phương Pờ Quàng Quản Quảng Quyền Rơ Sái Sầm Sằm Sằn Sin Sình Siu Sồng
    Sơn Sú Sùng Sừng Tao Tào Tẩn Tằng Tất Thào Thang Thành Thẩm Thập Thền Thị Thích Thiều Thiệu Thò Thôi Tiết Tòng Tông
    Tráng Trầm Trượng Trưng Trưởng Tưởng Uông Ứng Và Vàng Vì Viêm Viên Voòng Vù Vừ Vưu Xa Xeo Xin Xồng Y Yên
    """.split()  # noqa: SIM905  # as above
)
_ALL = frozenset(name.lower() for name in COMMON | _RARER)


def is_family_name(word: str) -> bool:
    """Whether a word, in any case, is a family name of many."""
    return word.lower() in _ALL
