"""A form shows names and dates as people write them; a file holds ids and dates as the rules want them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import SITE

from honorroll.content.choices import option_label
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import FOLDERS
from honorroll.formats import yaml_read
from honorroll.office.records import form_values
from honorroll.office.records.form_fields import FormField, fields_of, hint_of, in_words
from honorroll.office.records.form_values import Labels, Posted
from honorroll.roll.read import vocabulary

FIELDS = fields_of(Honoree)
LABELS = Labels(vocabulary(SITE)[0])


def field(path: str) -> FormField:
    """The field at a path of keys."""
    first, *rest = path.split(".")
    found = next(each for each in FIELDS if each.key == first)
    for key in rest:
        found = next(each for each in found.inner if each.key == key)
    return found


def test_every_field_of_a_profile_is_in_the_form() -> None:
    """A new field stands in the form because it is declared; nobody has to think of the form."""
    assert {each.key for each in FIELDS} == {info.alias or name for name, info in Honoree.model_fields.items()}


@pytest.mark.parametrize(
    ("path", "control"),
    [
        ("name", "line"),
        ("story", "prose"),
        ("gender", "choice"),
        ("new_exemplar", "flag"),
        ("place", "entry"),
        ("nominated_by", "entry"),
        ("movements", "entries"),
        ("former_slugs", "lines"),
        ("awards", "groups"),
        ("awards.title", "entry"),
        ("awards.year", "number"),
        ("awards.sources", "numbers"),
        ("awards.decision", "group"),
        ("publication.until", "day"),
        ("photos.file", "photo"),
        ("photos.focus", "point"),
        ("videos.file", "file"),
        ("sources.date", "partial"),
        ("publication", "group"),
        ("publication.scope", "choices"),
        ("born", "life"),
    ],
)
def test_how_a_field_is_shown_follows_from_its_type(path: str, control: str) -> None:
    assert field(path).control == control


def test_a_withdrawal_is_no_field() -> None:
    assert "withdrawn" not in {each.key for each in field("publication").inner}


@pytest.mark.parametrize(
    ("path", "typed", "written"),
    [
        ("awards.decision.date", "8/10/2024", "2024-10-08"),
        ("awards.decision.date", "08-10-2024", "2024-10-08"),
        ("awards.decision.date", "ngày 8 tháng 10 năm 2024", "2024-10-08"),
        ("awards.decision.date", "2024-10-08", "2024-10-08"),
        ("publication.until", "31.12.2030", "2030-12-31"),
        ("publication.until", "hôm qua", "hôm qua"),  # the rules tell of it
        ("sources.date", "tháng 12/1994", "1994-12"),
        ("sources.date", "12/1994", "1994-12"),
        ("sources.date", "1994", "1994"),
        ("sources.date", "8/10/2024", "2024-10-08"),
        ("born", "khoảng 1920", "khoảng 1920"),
        ("born", "năm 1920", "1920"),
        ("born", "1920", "1920"),
        ("born", "?", "?"),
        ("place", "phường cũ", "phuong-cu"),
        ("place", "phuong-cu", "phuong-cu"),
        ("place", "Phường Không Có", "Phường Không Có"),
        ("nominated_by", "Tổ dân phố 5", "Tổ dân phố 5"),
        ("publication.by", "Thân nhân người đã mất (con trai)", "relative (con trai)"),
        ("publication.by", "cha, mẹ", "parent"),
        ("name", "  Nguyễn   Văn A ", "Nguyễn Văn A"),
        ("name", "Nguye\u0302\u0303n Va\u0306n A", "Nguyễn Văn A"),
        ("story", "Một.\r\n\r\nHai.  \r\n", "Một.\n\nHai.\n"),
        ("story", "Một dòng.\r\n", "Một dòng."),
    ],
)
def test_what_is_typed_becomes_what_the_file_holds(path: str, typed: str, written: str) -> None:
    name = path.replace("awards.", "awards.0.").replace("sources.", "sources.0.")
    read: Any = form_values.read(FIELDS, Posted([(name, typed)]), LABELS)
    for step in name.split("."):
        read = read[int(step) if step.isdigit() else step]
    assert read == written


@pytest.mark.parametrize(
    ("typed", "written"), [("1, 2", ["1", "2"]), ("1;2", ["1", "2"]), ("1 và 2", ["1", "và", "2"]), ("", None)]
)
def test_numbers_stand_on_one_line(typed: str, written: list[str] | None) -> None:
    read: Any = form_values.read(FIELDS, Posted([("awards.0.year", "2024"), ("awards.0.sources", typed)]), LABELS)
    assert read["awards"][0].get("sources") == written


def test_what_is_empty_is_left_out() -> None:
    posted = Posted([("name", "A"), ("unit", " "), ("awards.3.title", ""), ("movements", ""), ("quote.text", "")])
    assert form_values.read(FIELDS, posted, LABELS) == {"name": "A"}


def profiles() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (SITE / "honorees" / folder).glob("*/profile.yml"))


@pytest.mark.parametrize("path", profiles(), ids=lambda path: path.parent.name)
def test_a_form_that_nobody_touches_changes_no_byte(path: Path) -> None:
    document, _ = yaml_read.load(path.read_bytes(), "profile.yml")
    assert document
    posted = form_values.shown(FIELDS, document.data, LABELS)
    again = Posted((name, value.replace("\n", "\r\n")) for name, value in posted.pairs())  # as browsers send it
    assert form_values.changed(FIELDS, document.data, again, LABELS) == document.data
    read = form_values.read(FIELDS, again, LABELS)
    assert sorted(form_values.shown(FIELDS, read, LABELS).pairs()) == sorted(
        (name, value.rstrip("\n") if value.count("\n") == 1 else value) for name, value in posted.pairs()
    )


def test_a_field_that_is_left_alone_keeps_its_spelling() -> None:
    before: Any = {
        "name": "Nguyễn  Văn A",
        "story": "Một.\n\n\n\n",
        "publication": {"basis": "public-record"},
        "la": "x",
    }
    posted = form_values.shown(FIELDS, before, LABELS)
    changed = Posted([*posted.pairs(), ("unit", "Trạm Y tế")])
    assert form_values.changed(FIELDS, before, changed, LABELS) == before | {"unit": "Trạm Y tế"}


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=3)))
def test_no_data_and_no_form_brings_it_down(data: dict[str, object]) -> None:
    tree: Any = {
        **data,
        "awards": data.get("awards", "x"),
        "publication": "consent",
        "photos": [[], "a", {"file": ["b"]}],
    }
    posted = form_values.shown(FIELDS, tree, LABELS)
    form_values.changed(FIELDS, tree, posted, LABELS)
    form_values.read(FIELDS, Posted((f"awards.{name}.title", "x") for name in data), LABELS)


@pytest.mark.parametrize(
    ("path", "value", "label"),
    [
        ("gender", "female", "Nữ"),
        ("awards.status", "proposed", "Đang đề nghị"),
        ("publication.basis", "consent", "Phiếu đồng ý"),
        ("publication.basis", "public-record", "Nguồn đã công bố"),
        ("publication.by", "parent", "Cha, mẹ"),
        ("publication.by", "relative", "Thân nhân người đã mất"),
        ("publication.child", "under-seven", "Chưa đủ 7 tuổi khi người đại diện đồng ý"),
        ("publication.scope", "photo", "Ảnh"),
    ],
)
def test_a_choice_is_shown_in_words(path: str, value: str, label: str) -> None:
    assert option_label(value, field(path).declared.vi.hint) == label


def _all(fields: tuple[FormField, ...]) -> list[FormField]:
    return [each for field_ in fields for each in (field_, *_all(field_.inner))]


def test_no_hint_speaks_of_yaml() -> None:
    for each in _all(FIELDS):
        words = ("true", "năm-tháng", ".yml" if each.vocabulary else "true")
        assert not [word for word in words if word in hint_of(each)], each
        assert not [value for value in each.options if option_label(value, each.declared.vi.hint) == value], each


# ── Messages in the words of the form ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ((), "“public-record” cần “sources”", "“Nguồn đã công bố” cần “Nguồn”"),
        (("awards", 0), "thiếu “date”", "thiếu “Ngày ký”"),
        (("publication",), "thiếu “date”, “scope”", "thiếu “Ngày đồng ý”, “Phạm vi”"),
        (("publication",), "“scope” không có “name”", "“Phạm vi” không có “Tên”"),
        ((), "thiếu “name”", "thiếu “Họ và tên, hoặc tên tập thể”"),
        (("awards", 0), "ghi: status: granted", "ghi: Tình trạng: Đã trao"),
        ((), "scope: [name, photo]", "Phạm vi: Tên, Ảnh"),
        (("photos", 0), "ghi: historic: true", "ghi: Ảnh tư liệu cũ: có"),
        ((), "place: van-phuc", "Địa bàn: van-phuc"),
        ((), "https://vi-du.vn, “https”", "https://vi-du.vn, “https”"),
    ],
)
def test_a_message_names_labels_and_no_key_or_value_of_a_file(
    path: tuple[str | int, ...], text: str, words: str
) -> None:
    assert in_words(text, Honoree, path) == words


def test_the_name_of_an_entry_is_found_in_either_spelling() -> None:
    names = {"a": "Chiến sĩ thi đua cơ sở", "b": "Kỷ niệm chương", "c": "Kỉ niệm chương"}
    entries = form_values.Called(names, {"a": ("Chiến sĩ cơ sở",)}, either_spelling=True)
    assert [entries.id(f"{word} thi đua cơ sở") for word in ("CHIẾN SỸ", "Chiến sĩ")] == ["a", "a"]
    assert entries.id("chiến sỹ cơ sở") == "a"
    assert [entries.id(names[each]) for each in "bc"] == ["b", "c"]
    assert form_values.Called({"x": "Trần Thị Mỹ"}).id("Trần Thị Mĩ") == "Trần Thị Mĩ"
