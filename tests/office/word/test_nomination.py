"""Nomination reports become drafts. Each file of ``cases/reports`` is a case: an explanation, the report as lines (bold
between ``**``, rows of tables between bars), and after ``-- draft --`` the profile that it gives and what is told.

``pytest tests/office/word/test_nomination.py --bless`` writes what is read now; read the difference before you keep it.
"""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.office.word.reports import word
from tests.running import CASES, REPOSITORY, honorroll_here

from honorroll.base.findings import Source
from honorroll.content import personal_data
from honorroll.content.honoree import Honoree
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.docx import Block, Paragraph, Run, Table, WordDocument
from honorroll.formats.yaml_write import emit
from honorroll.office.records import form_values
from honorroll.office.records.drafts import Drafts
from honorroll.office.records.form_fields import fields_of
from honorroll.office.records.form_values import Labels
from honorroll.office.word import nomination, report_drafts
from honorroll.office.word.report_awards import Awards
from honorroll.roll import read as roll_read

REPORTS = sorted((CASES / "reports").glob("*.txt"))


@cache
def known() -> Vocabulary:
    """The vocabularies of the site in the root, which has the titles of the law."""
    return roll_read.vocabulary(REPOSITORY).vocabulary


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_becomes_a_draft(path: Path, bless: bool) -> None:
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("-- report --\n")
    report, _, _ = rest.partition("-- draft --\n")
    draft = nomination.read_report(word(report.splitlines()), "bao-cao.docx", known())
    findings = "".join(
        f"# {each.rule.name}: {each.message('vi')} {each.hint('vi')}\n" for each in sorted(draft.findings, key=str)
    )
    seen = (
        f"{head}-- report --\n{report}-- draft --\n# {draft.kind}\n{findings}{emit(draft.data) if draft.data else ''}"
    )
    if bless:
        path.write_text(seen, encoding="utf-8")
    else:
        assert seen == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chiến sỹ thi đua cấp cơ sở", "chien-si-thi-dua-co-so"),
        ("CSTĐCS", "chien-si-thi-dua-co-so"),
        ("Danh hiệu Lao động tiên tiến", "lao-dong-tien-tien"),
        ("Tập thể Lao động tiên tiến", "tap-the-lao-dong-tien-tien"),
        ("Bằng khen của Thủ tướng Chính phủ", "bang-khen-thu-tuong"),
        ("Thủ tướng Chính phủ tặng Bằng khen", "bang-khen-thu-tuong"),
        ("Kỷ niệm chương “Vì sự nghiệp giáo dục”", "ky-niem-chuong"),
        ("Huân chương Lao động hạng Nhất", "huan-chuong-lao-dong"),
        ("Giải nhất hội thi nấu ăn", ""),
    ],
)
def test_titles_are_known_as_reports_write_them(text: str, title: str) -> None:
    found = Awards(known()).title(text)
    assert found == title or (title and found.startswith(title)), found


def test_a_table_gives_each_year_and_decisions_without_a_sign() -> None:
    awards = Awards(known())
    rows = (
        ("Năm", "Danh hiệu", "Số quyết định"),
        ("2020, 2021", "Lao động tiên tiến", "Số: 12/QĐ-TYT"),
        ("2022", "Lao động tiên tiến", "QĐ 123 ngày mùng 5/9/2023"),
        ("2023", "Lao động tiên tiến", "56-QĐ/TU"),
        ("2024", "Lao động tiên tiến", "ngày 3/2/2024"),
        ("2025", "Lao động tiên tiến", "công văn 77"),
        ("2026", "Lao động tiên tiến", "không nhớ số"),
    )
    read = awards.of_table(Table(rows))
    assert [(award["year"], award.get("decision")) for award in read] == [
        ("2020", {"number": "12/QĐ-TYT"}),
        ("2021", {"number": "12/QĐ-TYT"}),
        ("2022", {"number": "123", "date": "2023-09-05"}),
        ("2023", {"number": "56-QĐ/TU"}),
        ("2024", {"date": "2024-02-03"}),
        ("2025", None),
        ("2026", None),
    ]
    assert awards.unread == ["Lao động tiên tiến: công văn 77"]


LABELS = ["Họ và tên: ", "Giới tính", "I. SƠ LƯỢC", "II. THÀNH TÍCH", "III. KHEN THƯỞNG", "Năm 2023: ", "của ", ": "]
VALUES = [
    "Nguyễn Văn A",
    "0912345678",
    "Giấy khen",
    "12/QĐ-UBND",
    "ngày 1/1/2023",
    "2020-2024",
    "…",
    "(",
    ")",
    "|",
    "\n",
]
PIECES = st.sampled_from([*LABELS, *VALUES, "- "])
TEXTS = st.lists(PIECES, max_size=6).map("".join)
BLOCKS: st.SearchStrategy[list[Block]] = st.lists(
    st.one_of(
        st.builds(lambda text, bold: Paragraph((Run(text, bold),)), TEXTS, st.booleans()),
        st.builds(
            lambda rows: Table(tuple((*row, *[""] * (3 - len(row))) for row in rows)),
            st.lists(st.lists(TEXTS, min_size=1, max_size=3), max_size=3),
        ),
    ),
    max_size=8,
)


def test_pictures_are_asked_for_apart() -> None:
    document = WordDocument((Paragraph((Run("Họ và tên: Nguyễn Văn A"),)),), pictures=2)
    (finding,) = nomination.draft_of(document, Source("a.docx"), known()).findings
    assert (finding.rule.name, dict(finding.facts)) == ("report-pictures", {"count": "2"})


def test_a_draft_is_kept_for_the_desk(tmp_path: Path) -> None:
    labels, drafts = Labels(known()), Drafts(tmp_path)
    report = word(["Họ và tên: Nguyễn Văn A", "III. DANH HIỆU ĐÃ ĐƯỢC TẶNG", "Năm 2021: Lao động tiên tiến"])
    draft = nomination.read_report(report, "bao-cao.docx", known())
    name = report_drafts.keep(draft, "bao-cao.docx", drafts, labels)
    assert name.is_new
    kept = drafts.get(name)
    assert kept is not None
    assert form_values.read(fields_of(Honoree), kept.posted, labels) == draft.data
    assert kept.posted.get("awards.0.title") == "Lao động tiên tiến"
    assert "bao-cao.docx" in kept.notes[0]


def test_the_command_keeps_a_draft_and_changes_nothing_else(bare_site: Path, tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.docx"
    report.write_bytes(word(["Họ và tên: Nguyễn Văn A", "Điện thoại: 0912 345 678", "Chức vụ: Tổ trưởng"]))
    before = sorted(path for path in bare_site.rglob("*") if path.is_file())
    result = honorroll_here("import", str(report), root=bare_site)
    assert result.code == 0
    assert "report-left-out: Không đưa vào hồ sơ" in result.stdout
    assert "Đã giữ bản nháp của Nguyễn Văn A." in result.stdout
    after = sorted(path for path in bare_site.rglob("*") if path.is_file() and ".build" not in path.parts)
    assert after == before
    ((name, draft),) = Drafts(bare_site).all()
    assert draft.posted.get("position") == "Tổ trưởng"
    assert "0912" not in (Drafts(bare_site).folder(name) / "draft.json").read_text(encoding="utf-8")
    old = tmp_path / "bao-cao.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    refused = honorroll_here("import", str(old), root=bare_site)
    assert refused.code == 1
    assert "là Word đời cũ (.doc). Mở bằng Word" in refused.stdout.replace("\n    ", " ")


def test_a_line_of_a_million_colons_takes_no_time() -> None:
    lines = (Paragraph((Run(text * 200_000),)) for text in (": ", "Họ tên: ", "của a ", "1/QĐ-A 2020 "))
    parts = [Paragraph((Run("III. KHEN THƯỞNG ĐÃ ĐƯỢC TẶNG DANH HIỆU"),)), *lines]
    started = time.process_time()
    nomination.draft_of(WordDocument(tuple(parts)), Source("a.docx"), known())
    assert time.process_time() - started < 5


@given(BLOCKS)
@settings(max_examples=200, deadline=None)
def test_whatever_a_document_holds_the_draft_has_no_personal_data(blocks: list[Block]) -> None:
    draft = nomination.draft_of(WordDocument(tuple(blocks)), Source("a.docx"), known())
    assert personal_data.find(emit(draft.data) if draft.data else "") == []
