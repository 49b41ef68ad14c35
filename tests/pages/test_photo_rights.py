"""The licence of a photo beside it, and as data about it; and what a press release makes of Markdown."""

from __future__ import annotations

import io
import re
from typing import NamedTuple

import pytest
from pypdf import PdfReader
from tests.media.uploads import picture, saved

from honorroll.content.licences import LICENCES, LicenceId
from honorroll.pages import photo_rights
from honorroll.pages.contact_sheet import Cell, contact_sheet
from honorroll.pages.press_release import story


class Photo(NamedTuple):
    credit: str | None
    licence: LicenceId | None


def test_what_stands_beside_a_photo() -> None:
    assert photo_rights.spoken(Photo(None, None)) == ""
    assert photo_rights.spoken(Photo("Ảnh tư liệu", None)) == "Ảnh tư liệu"
    assert photo_rights.spoken(Photo("Tranh minh họa", None)) == "Tranh minh họa", "a drawing is no photo"
    assert photo_rights.spoken(Photo("Lê <A>", "press")) == "Ảnh: Lê &lt;A&gt; · Chỉ dùng cho báo chí"
    url = "https://creativecommons.org/licenses/by-nc/4.0/deed.vi"
    assert (
        photo_rights.spoken(Photo("Lê A", "cc-by-nc"))
        == f'Ảnh: Lê A · <a href="{url}" rel="license">CC\u00a0BY-NC\u00a04.0</a>'
    )


def test_what_stands_beside_it_on_paper() -> None:
    assert photo_rights.on_paper(Photo("Lê A", "cc-by")) == "Lê A · CC BY 4.0"
    assert photo_rights.on_paper(Photo(None, "press")) == "Chỉ dùng cho báo chí"
    assert photo_rights.on_paper(Photo("Lê A", None)) == "Lê A"


@pytest.mark.parametrize(
    ("credit", "kind"),
    [
        ("Nguyễn Văn Ảnh", "Person"),
        ("Báo Ví Dụ", "Organization"),
        ("Trung tâm Văn hóa Ví Dụ", "Organization"),
        ("TTXVN", "Organization"),
        ("Tranh minh họa", ""),
        ("Ảnh gia đình cung cấp", ""),
    ],
)
def test_whether_a_credit_names_a_person_or_a_body_is_said_only_where_it_is_plain(credit: str, kind: str) -> None:
    said = photo_rights.data(Photo(credit, "cc-by"), "a.jpg")
    found = re.findall(r'itemprop="creator" itemscope itemtype="https://schema.org/(\w+)"', said)
    assert found == ([kind] if kind else [])


def test_a_photo_without_a_licence_says_nothing_of_one() -> None:
    assert photo_rights.data(Photo("Lê A", None), "a.jpg") == photo_rights.scope(Photo("Lê A", None)) == ""
    assert 'itemprop="license"' not in photo_rights.data(Photo("Lê A", "reserved"), "a.jpg")


def test_every_licence_has_a_name_terms_and_where_it_is_published_an_address() -> None:
    assert {id_ for id_, each in LICENCES.items() if not each.url} == {"press", "reserved"}
    assert all(each.name and each.terms.endswith(".") for each in LICENCES.values())
    assert len({each.url for each in LICENCES.values() if each.url}) == 5


def test_a_release_has_the_words_without_the_marks() -> None:
    text = (
        "# Đầu đề\n\nMột *đoạn* **văn**\nhai dòng, có [liên kết](https://x.example/a_b) và 2\\*3.\n\n"
        "- mục một\n- mục hai\n\n> Lời dẫn\n\n---\n\nten_tep.txt"
    )
    assert [each for each, _ in story(text)] == [
        "Đầu đề",
        "Một đoạn văn hai dòng, có liên kết và 2*3.",
        "mục một",
        "mục hai",
        "Lời dẫn",
        "ten_tep.txt",
    ]


def test_a_contact_sheet_says_all_of_a_photo_and_is_the_same_every_time() -> None:
    caption = "Đỗ Thị Suối & <Vũ Văn Đồi> tại hội trường, " * 4 + "ă" * 90
    cells = [Cell(saved(picture(300, 200, seed=n), "JPEG"), (f"{n:03}.jpg", caption, "Ảnh: Lê Ảnh")) for n in range(14)]
    data = contact_sheet("Bảng ảnh – Ví Dụ", cells)
    assert contact_sheet("Bảng ảnh – Ví Dụ", cells) == data
    read = PdfReader(io.BytesIO(data), strict=True)
    assert read.metadata
    assert read.metadata.title == "Bảng ảnh – Ví Dụ"
    text = "".join("".join(page.extract_text() for page in read.pages).split())
    assert text.count("Đỗ Thị Suối & <Vũ Văn Đồi>".replace(" ", "")) == 14 * 4
    assert text.count("Ảnh:LêẢnh") == 14
    assert sum(len(page.images) for page in read.pages) == 14
