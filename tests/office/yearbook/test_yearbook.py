"""The printed yearbook, as other programs read the PDF back: text, tags, fonts; and the same bytes every time."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from tests.conftest import Once
from tests.running import DATE, SITE, honorroll_here, write

from honorroll.office.yearbook import book
from honorroll.office.yearbook.selection import Selection

#: Text that would be code if it were not data, and a word that no line is long enough for.
HOSTILE = '#import "x" $ e = 1 $ \\u{41} @nhan #panic()'
LONG = "CôngtytráchnhiệmhữuhạnmộtthànhviênthươngmạidịchvụsảnxuấtVíDụtámmươichữliềnnhau"
PROFILE = f"""\
name: Lê Thị “Hoa” {LONG}
deed: '{HOSTILE}'
awards:
  - title: nguoi-tot-vi-du
    year: 2024
story: |
  {HOSTILE}

  ## Đầu đề

  - Một việc
  - Hai việc

  | Năm | Việc |
  | --- | --- |
  | 2024 | *nghiêng* |
sources:
  - publisher: Báo Ví Dụ
    url: http://bao.example/hoa
publication:
  basis: public-record
"""
PREFACE = f"""\
---
title: Kỷ yếu {LONG}
signed: Ban biên tập Ví Dụ
---

Lời mở đầu **thử** {HOSTILE}
"""


@pytest.fixture(scope="session")
def root(once: Once) -> Path:
    """The miniature site with a preface and somebody whose texts try everything; nobody changes it."""

    def make(root: Path) -> None:
        shutil.copytree(SITE, root)
        write(root, "honorees/individuals/le-thi-hoa/profile.yml", PROFILE)
        write(root, "content/yearbook.md", PREFACE)

    return once("yearbook", make)


def text_of(data: bytes) -> str:
    """All that a reader sees, without what the end of a line or a break within a word adds."""
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split()).replace("\u200b", "")


def selected(root: Path, **chosen: Any) -> book.Made:
    return book.make(root, book.Edition(Selection(**chosen)), DATE)


def test_a_book_is_whole_and_tagged_and_the_same_every_time(root: Path) -> None:
    made = book.make(root, book.Edition(), DATE)
    assert not made.findings
    reader = pypdf.PdfReader(io.BytesIO(made.data))
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/Lang"] == "vi"
    assert "<pdfuaid:part>1<" in catalog["/Metadata"].get_data().decode()
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    faces = [face for each in resources for face in each.get("/Font", {}).values()]
    described = [face.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for face in faces]
    assert described
    assert all({"/FontFile2", "/FontFile3"} & set(each.get_object()) for each in described)
    assert sum(len(page.images) for page in reader.pages) == 2  # a portrait each of the two whose consent covers it
    text = text_of(made.data)
    for words in ("Mục lục", "Lời nói đầu", "Bác sĩ", "Huân chương Ví Dụ hạng Nhì", "Quyết định số 12/QĐ-UBND", LONG):
        assert "".join(words.split()) in text
    assert text.count("".join(HOSTILE.split())) == 3  # preface, deed, story
    assert "Không-được-đăng" not in text
    assert "Chungtaygópsức" not in text
    assert book.make(root, book.Edition(), DATE).data == made.data


def test_a_book_of_some_and_on_a5(root: Path) -> None:
    made = book.make(root, book.Edition(Selection(year=2024, title="nguoi-tot-vi-du"), "a5"), DATE)
    assert not made.findings
    assert made.people == 1
    page = pypdf.PdfReader(io.BytesIO(made.data)).pages[2]
    assert [round(float(side)) for side in page.mediabox[2:]] == [420, 595]
    text = text_of(made.data)
    assert "Năm2024" in text
    assert "NguyễnVănA" not in text


@pytest.mark.parametrize(
    ("chosen", "rule", "said"),
    [
        ({"title": "nguoi-tot-vi-du2"}, "yearbook-selection", "nguoi-tot-vi-du"),
        ({"place": "phuong-muoi"}, "yearbook-selection", "phuong-moi"),
        ({"conference": "hoi-nghi-vi-dua"}, "yearbook-selection", "hoi-nghi-vi-du"),
        ({"year": 1888}, "yearbook-empty", "không có gì để in"),
    ],
)
def test_what_is_not_there_is_told(root: Path, chosen: dict[str, Any], rule: str, said: str) -> None:
    made = selected(root, **chosen)
    assert not made.data
    [finding] = made.findings
    assert finding.rule.name == rule
    assert said in f"{finding.message('vi')} {finding.hint('vi')}"


def test_letters_without_a_font_and_a_missing_extra_are_one_line(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = shutil.copytree(root, tmp_path / "site")
    path = other / "honorees/individuals/le-thi-hoa/profile.yml"
    path.write_text(PROFILE.replace(LONG, "王小明"), encoding="utf-8")
    target = tmp_path / "a.pdf"
    result = honorroll_here("yearbook", str(target), root=other)
    assert result.code == 2
    assert "王” – “Lê Thị “Hoa” 王小明" in result.stderr
    assert "--fonts" in result.stderr
    monkeypatch.setitem(sys.modules, "typst", None)
    result = honorroll_here("yearbook", str(target), root=other)
    assert result.code == 2
    assert 'pip install "python-pptx' in result.stderr
    assert result.stderr.count("\n") == 1
    assert not target.exists()
    assert honorroll_here("yearbook", "a.docx", root=other).code == 2
