"""What the site promises about Vietnamese names and words, as tables; the order is checked against Node's collator."""

from __future__ import annotations

import string
import unicodedata
from datetime import date
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.generators.names import names
from tests.oracles.tones import tone_normalised

from honorroll.base.vietnamese import (
    INITIALS,
    clause,
    day_first,
    decimal,
    fold,
    fold_spelling,
    free_slug,
    given_name,
    initial,
    long_date,
    named_within,
    number,
    percent,
    short_date,
    shortened,
    slug,
    sort_key,
    title_key,
    toned,
    within_sentence,
)

FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")

words = st.lists(st.sampled_from(names(400, seed=1)).map(lambda name: name.split()[-1]), max_size=12).map(" ".join)
texts = st.text() | words


def table(*rows: tuple[object, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("given", "expected"), rows)


# Search and duplicate checks ----------------------------------------------------------------------------------------


@table(
    ("Đặng Thị Ước", "dang thi uoc"),
    ("  ĐẶNG  thị\tƯỚC ", "dang thi uoc"),
    ("Trường THCS Lê Quý Đôn – Hà Đông", "truong thcs le quy don ha dong"),
    ("“Người tốt, việc tốt” (2025)", "nguoi tot viec tot 2025"),
    ("H'Hen Niê", "h hen nie"),
    ("Ksor H’Bơ̆k, Ƀăm", "ksor h bok bam"),
    ("Ｈà Đông", "ha dong"),  # full-width letters come out of some spreadsheets
    ("Hà\u200bĐông", "hadong"),  # a zero-width space is not a space
    ("Strauß, Łukasz & Søren", "strauss lukasz soren"),
    ("—", ""),
)
def test_fold(given: str, expected: str) -> None:
    assert fold(given) == expected


@table(
    ("Chiến sỹ thi đua", "chien si thi dua"),
    ("Kỷ niệm chương, Kỹ sư, Mỹ, Lý, Quý, Hy sinh, tỷ", "ki niem chuong ki su mi li qui hi sinh ti"),
    ("Y tế, Thúy, Ngày, Tây, Nguyễn", "y te thuy ngay tay nguyen"),
)
def test_fold_spelling(given: str, expected: str) -> None:
    assert fold_spelling(given) == expected


def test_fold_agrees_on_both_tone_places() -> None:
    assert fold("Hoà Thuý Khoẻ") == fold("Hòa Thúy Khỏe") == "hoa thuy khoe"


@given(texts)
def test_fold_is_idempotent_and_blind_to_the_unicode_form(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert {fold(unicodedata.normalize(form, text)) for form in FORMS} == {folded}


@table(
    ("Hòa hoà HÒA", "Hoà hoà HOÀ"),
    ("Hóa Hỏa Hõa Họa", "Hoá Hoả Hoã Hoạ"),
    ("Khỏe khoẻ Hòe", "Khoẻ khoẻ Hoè"),
    ("Thúy Thủy THÙY Thụy Lũy úy", "Thuý Thuỷ THUỲ Thuỵ Luỹ uý"),
    ("Quý Quỳ Quỵ quả", "Quý Quỳ Quỵ quả"),  # both styles agree: the u of qu is no vowel
    ("Qúy qủa", "Quý quả"),  # slips
    ("Hùynh tóan hòai", "Huỳnh toán hoài"),  # slips before a final letter
    ("Hoàn Huỳnh Nguyễn Thuyền khuỷu", "Hoàn Huỳnh Nguyễn Thuyền khuỷu"),
    ("Mía múa mứa cáo tàu", "Mía múa mứa cáo tàu"),
    ("giá gìn gì giặt gịa giạ", "giá gìn gì giặt gịa giạ"),
    ("Lý Lí", "Lý Lí"),
    ("Ho\u0300a", "Hoà"),
)
def test_tone_normalised(given: str, expected: str) -> None:
    assert tone_normalised(given) == expected


@given(texts)
def test_tone_normalised_is_idempotent_and_changes_nothing_but_the_place(text: str) -> None:
    once = tone_normalised(text)
    assert tone_normalised(once) == once == tone_normalised(unicodedata.normalize("NFD", text))
    assert unicodedata.is_normalized("NFC", once)
    assert fold(once) == fold(text)


@given(words)
def test_toned_tells_apart_what_is_spelt_apart(text: str) -> None:
    spelt = toned(text)
    assert {toned(unicodedata.normalize(form, text.upper())) for form in FORMS} == {spelt}
    assert toned(tone_normalised(text)) == spelt
    assert fold(spelt) == fold(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bình", "Bính", False),
        ("Đan", "Dan", False),
        ("Ân", "An", False),
        ("Hoà", "HÒA", True),
        ("Ê Đê", "ê\u200b  đê", True),
    ],
)
def test_toned(one: str, other: str, same: bool) -> None:
    assert (toned(one) == toned(other)) == same


# Addresses ----------------------------------------------------------------------------------------------------------


@table(
    ("Đặng Thị Ước", "dang-thi-uoc"),
    ("H'Hen Niê", "h-hen-nie"),
    ("Tổ dân phố số 10 (Yên Nghĩa)", "to-dan-pho-so-10-yen-nghia"),
    ("", "x"),
    ("字", "x"),
    ("a" * 79 + " b", "a" * 79),
    ("a" * 80 + " b", "a" * 80),
    ("a" * 81 + " b", "a" * 80),
    ("Hội " + "rất " * 19 + "dài dài", "hoi" + "-rat" * 19),
)
def test_slug(given: str, expected: str) -> None:
    assert slug(given) == expected


@given(texts)
def test_a_slug_fits_every_address(text: str) -> None:
    made = slug(text)
    assert set(made) <= set(string.ascii_lowercase + string.digits + "-")
    assert 0 < len(made) <= 80
    assert "" not in made.split("-")
    assert slug(made) == made == slug(unicodedata.normalize("NFD", text))


def test_a_slug_that_is_taken_gets_the_next_number_and_still_fits() -> None:
    assert free_slug("Nguyễn Văn A", {"nguyen-van-b"}) == "nguyen-van-a"
    assert free_slug("Nguyễn Văn A", {"nguyen-van-a", "nguyen-van-a-2"}) == "nguyen-van-a-3"
    name = f"{'a' * 73} {'b' * 6}"
    assert free_slug(name, {slug(name)}) == f"{'a' * 73}-2"


# Persons ------------------------------------------------------------------------------------------------------------


@table(
    ("Nguyễn Văn An", "An"),
    ("Thích Thanh Nhiễu", "Nhiễu"),
    ("Nguyễn Văn An (Hoàng Bình)", "An"),
    ("Nguyễn Văn An (tức Hoàng", "An"),
    ("Nguyễn (Trần) Văn An", "An"),
    ("Nguyễn Văn An II", "An"),
    ("Nguyễn Văn An 2", "An"),
    ("Nguyễn Văn An (2)", "An"),
    ("NGUYỄN THỊ VI", "VI"),  # the name Vi, not the number six
    ("Nguyễn Văn A", "A"),
    ("Ho\u0300a", "Hòa"),
    ("(An)", "(An)"),
    ("II", "II"),
    ("", ""),
)
def test_given_name(given: str, expected: str) -> None:
    assert given_name(given) == expected


def test_persons_stand_by_given_family_and_middle_name() -> None:
    in_order = [
        "Lê Văn An",
        "Nguyễn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Nguyễn Văn An (Hoàng Bình)",
        "Nguyễn Văn An 2",
        "Nguyễn Văn An 10",
        "Nguyễn Văn Anh",
        "Bùi Ánh",
        "Trần Thị Ánh",
        "Lê Ân",
        "Lê Cam",
        "Đỗ Dung",
        "Ngô Đào",
        "Lê Hoa",
        "Lê Hoà",
        "Lê Hoả",
        "Lê Hoã",
        "Lê Hoá",
        "Lê Hoạ",
        "Lê Hòa",
        "Đỗ Ổn",
        "Đỗ Ơn",
        "Lê Ước",
        "Lê Vi",
    ]
    assert sorted(set(in_order), key=sort_key) == in_order


def test_the_order_sees_where_a_tone_stands() -> None:
    """So does the browser's collator; texts with one spelling of tones sort side by side."""
    assert sorted(["Hòa", "Hoạ", "Hoà", "Hoa"], key=title_key) == ["Hoa", "Hoà", "Hoạ", "Hòa"]
    assert sorted(["Hòa", "Hoạ", "Hoà", "Hoa"], key=lambda name: title_key(tone_normalised(name)))[3] == "Hoạ"


def test_the_profile_knows_the_given_name_better() -> None:
    assert sort_key("H'Hen Niê", "H'Hen") < sort_key("Lê Hoà") < sort_key("H'Hen Niê")
    assert sort_key("Nguyễn Minh Anh", "Minh Anh") > sort_key("Nguyễn Văn Hoà")
    assert sort_key("Lê An", "Ho\u0300a") == sort_key("Lê An", "Hòa")
    assert sort_key("Lê An", "") == sort_key("Lê An", None) == sort_key("Lê An")


# The A–Z index ------------------------------------------------------------------------------------------------------


@table(
    ("Ánh", "A"),
    ("ắng", "Ă"),
    ("Ấn", "Â"),
    ("Đào", "Đ"),
    ("Ế", "Ê"),
    ("Ổn", "Ô"),
    ("Ớt", "Ơ"),
    ("Ước", "Ư"),
    ("Ý", "Y"),
    ("Fukuda", "F"),
    ("Zoe", "Z"),
    ("Ƀăm", "B"),
    ("Čư", "C"),
    ("Øystein", "O"),
    ("  An", "A"),
    ("A\u0306\u0301ng", "Ă"),
    ("19-8", "0–9"),
    ("“An”", "#"),
    ("字", "#"),
    ("", "#"),
)
def test_initial(given: str, expected: str) -> None:
    assert initial(given) == expected


def test_the_initials_are_the_alphabet_and_two_more() -> None:
    assert " ".join(INITIALS) == "A Ă Â B C D Đ E Ê F G H I J K L M N O Ô Ơ P Q R S T U Ư V W X Y Z 0–9 #"
    assert sorted(INITIALS[:-2], key=title_key) == list(INITIALS[:-2])


@given(texts)
def test_every_text_has_an_initial(text: str) -> None:
    assert initial(text) in INITIALS
    assert initial(unicodedata.normalize("NFD", text)) == initial(text)


def test_one_letter_is_one_stretch_of_the_sorted_list() -> None:
    headings = [initial(given_name(name)) for name in sorted(names(5_000), key=sort_key)]
    stretches = [heading for before, heading in pairwise([None, *headings]) if heading != before]
    assert len(stretches) == len(set(stretches)) > 20
    assert stretches == sorted(stretches, key=INITIALS.index)


# Numbers and dates --------------------------------------------------------------------------------------------------


@table((0, "0"), (999, "999"), (1000, "1.000"), (12345, "12.345"), (1234567, "1.234.567"), (-1234, "-1.234"))
def test_number(given: int, expected: str) -> None:
    assert number(given) == expected


@table((3.5, "3,5"), (3.0, "3"), (3.25, "3,3"), (0.05, "0,1"), (12345.67, "12.345,7"), (-0.04, "0"), (1e-7, "0"))
def test_decimal(given: float, expected: str) -> None:
    assert decimal(given) == expected


@table((0.125, "12,5%"), (0.07, "7%"), (1, "100%"), (0, "0%"), (0.1455, "14,6%"), (1 / 3, "33,3%"))
def test_percent(given: float, expected: str) -> None:
    assert percent(given) == expected


def test_places_are_at_most_so_many() -> None:
    assert (decimal(2.345, 2), decimal(2.5, 0), decimal(2.5, 3)) == ("2,35", "3", "2,5")
    assert percent(0.145, 0) == "15%"


@table(
    (date(2025, 10, 10), "thứ Sáu, ngày 10 tháng 10 năm 2025"),
    (date(2025, 9, 2), "thứ Ba, ngày 02 tháng 9 năm 2025"),
    (date(2026, 2, 1), "Chủ nhật, ngày 01 tháng 02 năm 2026"),
)
def test_long_date(given: date, expected: str) -> None:
    assert long_date(given) == expected


@table((date(2025, 10, 10), "10/10/2025"), (date(2025, 9, 2), "02/09/2025"))
def test_short_date(given: date, expected: str) -> None:
    assert short_date(given) == expected


@table(("2025-09-05", "05/09/2025"), ("2025-09", "09/2025"), ("2025", "2025"))
def test_a_date_that_may_lack_its_day_is_read_day_first(given: str, expected: str) -> None:
    assert day_first(given) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Ngắn", 10, "Ngắn"),
        ("Vừa đúng mười", 13, "Vừa đúng mười"),
        ("Trưởng trạm, Trạm Y tế", 14, "Trưởng trạm…"),
        ("Tổ trưởng (“Tổ dân phố 5”)", 14, "Tổ trưởng…"),
        ("Mộttừrấtdàikhôngdấucách", 8, "Mộttừrấ…"),
        ("Hai", 0, "…"),
    ],
)
def test_a_long_text_is_cut_between_words(text: str, limit: int, expected: str) -> None:
    assert shortened(text, limit) == expected


@pytest.mark.parametrize(
    ("name", "within"),
    [("Cấp thành phố", "cấp thành phố"), ("Y tế", "y tế"), ("UBND xã", "UBND xã"), ("Đoàn thể", "đoàn thể"), ("", "")],
)
def test_a_name_within_a_sentence(name: str, within: str) -> None:
    assert within_sentence(name) == within


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Gia đình ông Lối", "gia đình ông Lối"),
        ("Làng lụa Ví Dụ", "làng lụa Ví Dụ"),
        ("Những người làm việc ở đây", "những người làm việc ở đây"),
        ("Tổ dân phố 5", "tổ dân phố 5"),
        ("Bệnh viện E", "Bệnh viện E"),
        ("Nguyễn Thị Làng", "Nguyễn Thị Làng"),
        ("Hội Phụ nữ phường", "Hội Phụ nữ phường"),
        ("", ""),
    ],
)
def test_who_is_named_by_a_common_noun_is_written_small_within_a_sentence(name: str, within: str) -> None:
    assert named_within(name) == within


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Trưởng trạm", 20, "Trưởng trạm"),
        ("Trưởng trạm, Trạm Y tế phường Ví Dụ", 20, "Trưởng trạm"),
        ("Trưởng trạm, bác sĩ, Trạm Y tế phường Ví Dụ", 22, "Trưởng trạm, bác sĩ"),
        ("Tổ trưởng (“Tổ dân phố 5”)", 14, "Tổ trưởng"),
        ("Giám đốc – Công ty Ví Dụ", 12, "Giám đốc"),
        ("Chủ tịch Hội đồng quản trị, Giám đốc", 12, "Chủ tịch Hội đồng quản trị"),
        ("Chủ tịch Hội đồng quản trị Công ty Ví Dụ", 12, "Chủ tịch Hội đồng quản trị Công ty Ví Dụ"),
        (", mở đầu bằng dấu phẩy", 5, ", mở đầu bằng dấu phẩy"),
    ],
)
def test_a_role_is_cut_where_a_phrase_ends(text: str, limit: int, expected: str) -> None:
    assert clause(text, limit) == expected
