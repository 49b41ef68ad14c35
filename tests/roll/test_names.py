"""Names that are not three Vietnamese words: where they stand in a list, under which letter, at which address."""

from __future__ import annotations

import pytest
from tests.running import SITE

from honorroll.base.vietnamese import fold, given_name, initial, slug, sort_key
from honorroll.content.person_titles import bare_name, titled
from honorroll.content.unit_names import seems


@pytest.mark.parametrize(
    ("name", "stated", "letter", "address"),
    [
        ("Núp", None, "N", "nup"),
        ("Nguyễn Phúc Hồng Ví Dụ Công A", None, "A", "nguyen-phuc-hong-vi-du-cong-a"),
        ("H’Hen Niê", "H’Hen", "H", "h-hen-nie"),
        ("HʼHen Niê", "HʼHen", "H", "h-hen-nie"),
        ("Y Bhĭt Niê Kdăm", "Bhĭt", "B", "y-bhit-nie-kdam"),
        ("John Smith Jr.", None, "S", "john-smith-jr"),
        ("John Smith Sr", None, "S", "john-smith-sr"),
        ("Thích Thanh A", None, "A", "thich-thanh-a"),
        ("Giuse Nguyễn Văn Ví", None, "V", "giuse-nguyen-van-vi"),
        ("Đinh Núp", None, "N", "dinh-nup"),
        ("Nguyễn Văn Ước", None, "Ư", "nguyen-van-uoc"),
    ],
)
def test_initial_and_address(name: str, stated: str | None, letter: str, address: str) -> None:
    assert initial(stated or given_name(name)) == letter
    assert slug(name) == address


def test_three_apostrophes_are_one_name_for_the_search_and_for_twins() -> None:
    assert len({fold(name) for name in ("H’Hen Niê", "H'Hen Niê", "HʼHen Niê", "HʻHen Niê")}) == 1


def test_names_are_sorted_by_the_stated_given_name() -> None:
    names = [("Y Bhĭt Niê Kdăm", "Bhĭt"), ("Nguyễn Văn A", None), ("H’Hen Niê", "H’Hen"), ("John Smith Jr.", None)]
    in_order = [name for name, _ in sorted(names, key=lambda each: sort_key(*each))]
    assert in_order == ["Nguyễn Văn A", "Y Bhĭt Niê Kdăm", "H’Hen Niê", "John Smith Jr."]


@pytest.mark.parametrize(
    ("name", "honorific", "bare"),
    [
        ("Bà mẹ Việt Nam anh hùng Nguyễn Thị A", "Bà mẹ Việt Nam anh hùng", "Nguyễn Thị A"),
        ("Bà Mẹ VNAH Nguyễn Thị A", "Bà mẹ Việt Nam anh hùng", "Nguyễn Thị A"),
        ("Đ/c Nguyễn Văn A", "Đồng chí", "Nguyễn Văn A"),
        ("đ/c: Nguyễn Văn A", "Đồng chí", "Nguyễn Văn A"),
        ("GS.TS Nguyễn Văn A", "Giáo sư, Tiến sĩ", "Nguyễn Văn A"),
        ("PGS. TS. NGƯT Nguyễn Văn A", "Phó Giáo sư, Tiến sĩ, Nhà giáo Ưu tú", "Nguyễn Văn A"),
        ("Cố NSND Trần Văn B", "Cố Nghệ sĩ Nhân dân", "Trần Văn B"),
        ("Liệt sỹ, Anh hùng LLVTND Trần Văn B", "Liệt sĩ, Anh hùng Lực lượng vũ trang nhân dân", "Trần Văn B"),
        ("Hoà thượng Thích Thanh A", "Hòa thượng", "Thích Thanh A"),
        ("Linh mục Giuse Nguyễn Văn A", "Linh mục", "Giuse Nguyễn Văn A"),
        ("Ni sư Thích Nữ Ví Dụ", "Ni sư", "Thích Nữ Ví Dụ"),
        ("Bà H’Hen Niê", "Bà", "H’Hen Niê"),
        ("BÀ NGUYỄN THỊ A", "Bà", "NGUYỄN THỊ A"),
    ],
)
def test_a_title_is_told_from_the_name(name: str, honorific: str, bare: str) -> None:
    found = titled(name)
    assert found is not None
    assert (found.honorific, found.name) == (honorific, bare)
    assert name.startswith(found.seen)


@pytest.mark.parametrize("name", ["Anh Thơ", "Bà An", "H’Hen Niê", "Nguyễn Văn A", "Thầy", "Bác", "Đ", "Tsa Ví Dụ"])
def test_what_only_looks_like_a_title_stays_in_the_name(name: str) -> None:
    assert bare_name(name) == name


@pytest.mark.parametrize(
    ("name", "is_woman", "bare"),
    [
        ("Ông Ích Khiêm", None, "Ông Ích Khiêm"),
        ("Ông Thị A", None, "Ông Thị A"),
        ("ÔNG THỊ A", True, "ÔNG THỊ A"),
        ("Ông Văn A", False, "Ông Văn A"),
        ("Cô Thị A", None, "Cô Thị A"),
        ("Ông Kim A", True, "Ông Kim A"),
        ("Ông Kim A", False, "Kim A"),
        ("Nhà giáo Ông Thị A", None, "Ông Thị A"),
        ("Ông Ông Ích Ví", None, "Ông Ích Ví"),
        ("Ông Bàn Văn A", None, "Bàn Văn A"),
        ("Ông Ví Văn A", None, "Ví Văn A"),  # whatever the family name
        ("Ông Giàng A Páo", None, "Giàng A Páo"),
        ("Ông Y Bhĭt Niê", None, "Y Bhĭt Niê"),
        ("Ông John Smith", None, "John Smith"),
        ("Bà Thị A", None, "Thị A"),
        ("Cô Bích Ví", None, "Bích Ví"),
    ],
)
def test_a_family_name_that_is_spelt_as_a_form_of_address(name: str, is_woman: bool | None, bare: str) -> None:
    found = titled(name, is_woman=is_woman)
    assert (found.name if found else name) == bare


SEEMING = """
person: Ban Thị A | Tổ Thị A | BAN THỊ A | Hội Thị A | Đội Văn A | Phòng Thị A | Đoàn Văn A | Đoàn Ước | Khối Văn A
person: Chi Mai A | Cao Thị A | Bộ đội Nguyễn Văn A | Cựu chiến binh Nguyễn Thị A | Thích Thanh A | H’Hen Niê | Đặng A
person: Y Bhĭt Niê Kdăm | Nguyễn thị a | NSND Trần A | Anh hùng Núp | Núp | Nguyễn Văn A 2 | NGUYỄN Văn A | Hà Văn Hóa
person: Khối Văn Minh | Văn Phòng | Công Tằng Tôn Nữ A | nguyễn văn a
collective: Tiểu đoàn 7 | Trung đoàn Ví Dụ | Đại đội 3 | Dân quân bản Ví Dụ | C.ty CP Ví Dụ 10 | Cty TNHH A
collective: CTCP A | Cơ sở may Ví Dụ | Chùa Ví | Giáo xứ Ví Dụ | Nhà thờ họ Trần | Thiền viện Ví Dụ | Hội thánh Ví Dụ
collective: Đoàn TNCS Hồ Chí Minh phường | Đoàn phường Ví Dụ | Công đoàn cơ sở | LĐLĐ quận Ví Dụ | Chi đoàn 5
collective: Thị đoàn Ví Dụ | Thanh niên xung kích thôn 5 | Liên đội Trường A | Nhóm thiện nguyện A | Lớp 5A | Khoa Nội
collective: Khối phố 5 | Ấp Ví | Buôn Ea Ví | Bản Ví Dụ | TDP số 5 | Dòng họ Nguyễn Ví | Xã Văn Ví | Tổ 5 | HTX NN Ví
collective: Phòng Văn hóa | Phòng Văn Hóa | PHÒNG VĂN HÓA XÃ | Đảng bộ, chính quyền và nhân dân phường
unclear: Tổ Hữu Ví | Ban Mai Ví | Làng Thị Ví | Nghề làm diều | Vận tải Ví 5 | XYZ Ví Dụ
"""


@pytest.mark.parametrize("line", SEEMING.split("\n")[1:-1])
def test_of_what_a_name_is(line: str) -> None:
    seeming, _, names = line.partition(": ")
    assert {name: seems(name) for name in names.split(" | ")} == dict.fromkeys(names.split(" | "), seeming)


def test_a_gender_is_that_of_a_person_where_the_name_may_be() -> None:
    names = ("Tổ Hữu Ví", "Chùa Ví", "Học sinh Lê A", "Công ty Ví", "Trường Tiểu học A", "Công ty TNHH A")
    assert [seems(name, has_gender=True) for name in names] == [*["person"] * 3, *["collective"] * 3]


def test_no_name_of_the_example_is_taken_for_a_title() -> None:
    names = [
        line.removeprefix("name: ")
        for path in SITE.glob("honorees/individuals/*/profile.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("name: ")
    ]
    assert names
    assert list(map(bare_name, names)) == names
