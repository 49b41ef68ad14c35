"""What changed is told as people speak of it: who, which field, what it said and says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import SITE

from honorroll.content.honoree import Honoree
from honorroll.formats.yaml_read import Tree
from honorroll.office import changes, differences, documents
from honorroll.office.changes import Changed, Read
from honorroll.office.records.form_fields import fields_of
from honorroll.office.records.form_values import Labels
from honorroll.roll import read as roll_read

A = "honorees/individuals/nguyen-van-a/profile.yml"
ALL = sorted(path.relative_to(SITE).as_posix() for top in ("honorees", "content") for path in (SITE / top).rglob("*.*"))
NOW: dict[str, bytes | None] = {path: (SITE / path).read_bytes() for path in ALL if (SITE / path).is_file()}
LABELS = Labels(roll_read.vocabulary(SITE).vocabulary)


def told(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> list[Changed]:
    """What is told of the miniature site, where ``before`` and ``after`` have other files."""

    def reading(edits: Mapping[str, bytes | None]) -> Read:
        return lambda path: edits[path] if path in edits else NOW.get(path)

    return changes.described([*before, *after], reading(before), reading(after), LABELS)


def edited(path: str, old: str, new: str) -> dict[str, bytes | None]:
    text = (SITE / path).read_text(encoding="utf-8")
    assert old in text
    return {path: text.replace(old, new, 1).encode()}


EDITS = {
    "a text": ("position: Trưởng trạm", "position: Giám đốc", "Chức vụ: Trưởng trạm → Giám đốc"),
    "an id is told by its name": ("field: y-te", "field: giao-duc", "Lĩnh vực: Y tế → Giáo dục"),
    "a choice": ("gender: male", "gender: female", "Giới tính: Nam → Nữ"),
    "a date as people write it": ("2024-01-15", "2024-02-01", "Ngày ký: 15/1/2024 → 1/2/2024"),
    "what went": ("honorific: Bác sĩ\n", "", "Danh xưng: bỏ Bác sĩ"),
    "what came": ("gender: male", "ethnic_name: A\ngender: male", "ethnic_name: thêm A"),
    "within an item": ("year: 1999", "year: 1998", "“Người tốt, việc tốt” › Năm: 1999 → 1998"),
    "a sentence of a story": ("là năm bận nhất", "là năm yên nhất", "là năm bận nhất của trạm. … → "),
}


@pytest.mark.parametrize(("old", "new", "line"), EDITS.values(), ids=EDITS)
def test_a_field_is_told_under_its_label(old: str, new: str, line: str) -> None:
    (change,) = told({}, edited(A, old, new))
    assert (change.title, change.how) == ("Hồ sơ cá nhân: Nguyễn Văn A (sửa)", "changed")
    (only,) = change.lines()
    assert line in only


def test_an_item_of_a_list_that_came_or_went_is_told_alone() -> None:
    item = "  - title: nguoi-tot-vi-du\n    year: 1999\n"
    (change,) = told({}, edited(A, item, ""))
    assert change.lines() == ["Danh hiệu và khen thưởng: bỏ Người tốt, việc tốt; Năm: 1999"]
    (change,) = told(edited(A, item, ""), {})
    assert change.lines() == ["Danh hiệu và khen thưởng: thêm Người tốt, việc tốt; Năm: 1999"]


def test_photos_are_told_with_the_person_they_are_of() -> None:
    folder = A.rpartition("/")[0]
    after = {f"{folder}/moi.jpg": b"1", f"{folder}/chan-dung.jpg": b"2", f"{folder}/lao-dong.jpg": None}
    (change,) = told({}, after)
    assert change.name == "Nguyễn Văn A"
    assert change.lines() == ["Thay ảnh chan-dung.jpg", "Bỏ ảnh lao-dong.jpg", "Thêm ảnh moi.jpg"]


def test_who_came_went_and_was_withdrawn() -> None:
    new = "honorees/households/nha-moi/profile.yml"
    b = "honorees/individuals/tran-thi-b/profile.yml"
    after = {new: b"name: H\xe1\xbb\x99 m\xe1\xbb\x9bi\n", b: None}
    after |= edited(A, "basis: public-record", "basis: public-record\n  withdrawn:\n    date: 2025-11-01")
    assert [change.title for change in told({}, after)] == [
        "Hồ sơ cá nhân: Nguyễn Văn A (gỡ khỏi trang)",
        "Hồ sơ cá nhân: Trần Thị B (xóa)",
        "Hồ sơ hộ gia đình: Hộ mới (thêm mới)",
    ]


def test_another_address_is_one_change() -> None:
    new = "honorees/individuals/nguyen-van-an/profile.yml"
    moved: dict[str, bytes | None] = {A: None, new: (NOW[A] or b"") + b"former_slugs: [nguyen-van-a]\n"}
    for path, data in NOW.items():
        if path.startswith(A.rpartition("/")[0]) and path != A:
            moved |= {path: None, path.replace("nguyen-van-a/", "nguyen-van-an/"): data}
    (change,) = told({}, moved)
    assert (change.how, change.before_path, change.files) == ("renamed", A, ())
    assert change.lines() == ["Địa chỉ cũ: thêm nguyen-van-a"]


def test_what_cannot_be_read_is_said() -> None:
    (change,) = told({}, {A: b"name: [\n"})
    assert change.is_unreadable
    assert change.lines()[-1] == "Tệp không đọc được, cần xem tận nơi."


def test_posts_conferences_and_vocabularies() -> None:
    post = "content/news/tin-vi-du.md"
    places = "content/vocabulary/places.yml"
    name = "name: Phường Cũ"
    head = "---\ntitle: Tin ví dụ\ndate: 2025-10-08\n---\n".encode()
    before: dict[str, bytes | None] = {post: head + "Câu đầu.\n".encode()}
    after = {post: head + "Câu đầu. Câu sau.\n".encode()} | edited(places, name, "name: Phường Xưa")
    article, vocabulary = told(before, after)
    assert article.title == "Tin bài: Tin ví dụ (sửa)"
    assert article.lines() == ["Nội dung: Câu đầu. → Câu đầu. Câu sau."]
    assert vocabulary.title.startswith("Danh mục “")
    assert vocabulary.lines() == ["Phường Xưa › Tên địa bàn: Phường Cũ → Phường Xưa"]


def test_everything_is_something() -> None:
    """Each file of the miniature site belongs to a record of a kind that is known."""
    everything = changes.described(ALL, lambda _: None, NOW.get, LABELS)
    assert {path for change in everything for path in change.paths} == set(NOW)
    assert {change.noun for change in everything if documents.describe(change.path).model is None} <= {"Tệp"}
    assert not [change.path for change in everything if change.is_unreadable]


def test_what_is_the_same_is_not_told() -> None:
    assert told({}, {A: NOW[A]}) == []


trees: st.SearchStrategy[Tree] = st.recursive(
    st.none() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = [field.key for field in fields_of(Honoree)]
records = st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), trees, max_size=4)


@given(records, records)
def test_any_two_texts_can_be_compared(before: dict[str, Tree], after: dict[str, Tree]) -> None:
    found = list(differences.between(fields_of(Honoree), before, after, LABELS))
    assert all("\n" not in each.line() for each in found)
    if before == after:
        assert found == []
