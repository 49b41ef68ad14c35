"""The office's papers in Word: what they say, how they are laid out, and that they are the same bytes every time."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from tests.conftest import Once
from tests.running import SITE, honorroll, honorroll_here, write

from honorroll.formats.docx import Paragraph
from honorroll.office.word import papers, reading
from honorroll.office.word.loudspeaker import Selection
from honorroll.office.word.spoken import SYLLABLES_A_MINUTE, length, seconds, spoken

TODAY = date(2025, 12, 1)
FILES = {
    "content/office.yml": """\
conferences:
  plan_days: 10
letterhead:
  parent: UBND quận Ví Dụ
  name: Hội đồng Thi đua - Khen thưởng
  code: HĐTĐKT
  place: Ví Dụ
  on_behalf: TM. Hội đồng
  signer: Chủ tịch
  superior: UBND thành phố Ví Dụ
  recipients:
    - Các thành viên Hội đồng
""",
    "content/vocabulary/units.yml": """\
ubnd-quan-vi-du:
  name: UBND quận Ví Dụ
  kind: peoples-committee
  place: quan-vi-du
phuong-mot:
  name: Phường Một
  kind: ward
phuong-hai:
  name: Phường Hai
  kind: ward
phuong-ba:
  name: Phường Ba
  kind: ward
""",
    "content/tracker.yml": """\
report_days: 10
units:
  ubnd-quan-vi-du:
    plan_received: 2025-09-01
    report_received: 2025-11-30
  phuong-mot:
    date: 2025-11-10
    plan_received: 2025-10-20
  phuong-hai:
    date: 2025-11-10
    plan_received: 2025-11-05
    report_received: 2025-11-15
  phuong-ba:
    date: 2025-12-20
""",
    "content/coverage.yml": """\
plans:
  - start: 2025-10
    end: 2025-12
    monthly:
      guong-vi-du: 4
    airtime:
      - channel: Loa truyền thanh phường Ví Dụ
        monthly: 4
        minutes: 10
        when: 6 giờ 30, thứ Hai
        aired: {2025-10: 4, 2025-11: 3}
""",
    "content/report.yml": """\
title: Báo cáo tổng kết phong trào thi đua 2020–2025
review:
  results: |
    Kết quả **rõ rệt**&#65534;&#1;: {{ count danh-hieu/nguoi-tot-vi-du }} hồ sơ.

    - Một việc
    - Hai việc

    {{ chart danh-hieu }}
""",
}


@pytest.fixture(scope="session")
def office(once: Once) -> Path:
    """The miniature site with units, a coverage plan and a letterhead."""

    def make(root: Path) -> None:
        shutil.copytree(SITE, root)
        for path, text in FILES.items():
            write(root, path, text)

    return once("papers", make)


@pytest.fixture(scope="session")
def made(office: Path) -> dict[str, bytes]:
    """All papers."""
    found = {name: papers.make(office, name, TODAY) for name in papers.PAPERS}
    found["script"] = papers.script(office, Selection(), TODAY)
    assert [(name, each.findings) for name, each in found.items() if each.findings] == []
    return {name: each.data for name, each in found.items()}


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """Everything that is written in a paper, a line a paragraph or row."""
    document, findings = reading.read(data, "a.docx")
    assert document is not None
    assert not findings
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [" | ".join(cell.replace("\n", " / ") for cell in row) for row in block.rows]
    return "\n".join(lines)


# ── The layout of Decree 30/2020/NĐ-CP ─────────────────────────────────────────────────────────────────────────────


def test_head_and_foot_are_those_of_an_office(made: dict[str, bytes]) -> None:
    for name, kind in (("report", "BC"), ("coverage", "KH"), ("tracker", "BC"), ("digest", "BC")):
        text = text_of(made[name])
        head, foot = text.split("\n")[0], text.split("\n")[-1]
        left, right = head.split(" | ")
        assert re.sub(" +", " ", left).rstrip(" /") == (
            f"UBND QUẬN VÍ DỤ / HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG / / Số: /{kind}-HĐTĐKT"
        )
        assert right.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc")
        assert re.search(r"Ví Dụ, ngày +tháng 12 năm 2025", right)
        assert foot.startswith("Nơi nhận: / - Các thành viên Hội đồng; / - Lưu: VT. | TM. HỘI ĐỒNG / CHỦ TỊCH")


def test_the_page_is_a4_in_times_new_roman_with_the_margins_of_the_decree(made: dict[str, bytes]) -> None:
    for data in made.values():
        document = opened(data)
        (section,) = document.sections
        sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
        width, height, top, bottom, left, right = (
            round(size.mm) for size in (*sizes, section.left_margin, section.right_margin) if size
        )
        assert (width, height) == (210, 297)
        assert 20 <= min(top, bottom) <= max(top, bottom) <= 25
        assert 30 <= left <= 35
        assert 15 <= right <= 20
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        normal = document.styles["Normal"]
        assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
        fonts = {run.font.name for line in document.paragraphs for run in line.runs}
        assert fonts <= {None, "Times New Roman"}


def test_a_letterhead_that_is_not_set_leaves_room_to_write(bare_site: Path) -> None:
    data = papers.make(bare_site, "digest", TODAY).data
    text = text_of(data)
    assert "Số:       /BC-…" in text
    assert "…………, ngày" in text
    assert "Kính gửi: …………" in text


def test_the_same_input_gives_the_same_bytes(office: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(office, other, ignore=shutil.ignore_patterns(".build"))
    environment = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    command = ("word", "digest", str(tmp_path / "a.docx"), "--date", TODAY.isoformat())
    assert honorroll(*command, root=other, environment=environment).code == 0
    assert (tmp_path / "a.docx").read_bytes() == made["digest"]
    with zipfile.ZipFile(io.BytesIO(made["digest"])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2025-12-01T00:00:00Z" in core
    assert "python-docx" not in core


# ── What they say ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_report_holds_what_is_written_the_figures_and_what_is_missing(made: dict[str, bytes]) -> None:
    text = text_of(made["report"])
    assert "BÁO CÁO\nTổng kết phong trào thi đua 2020–2025" in text
    assert re.search(r"Kết quả rõ rệt: [1-9] hồ sơ\.\n- Một việc\n- Hai việc", text)
    assert "{{" not in text
    assert "[Chưa viết. Viết tiếp ở đây, và ghi vào content/report.yml (review: weaknesses) để trang có.]" in text
    assert re.search(r"Trên bảng vàng có \d+ hồ sơ", text)
    assert "TT | Danh hiệu | " in text
    bold = [run.text for line in opened(made["report"]).paragraphs for run in line.runs if run.bold]
    assert "rõ rệt" in bold
    assert "{{" not in text


def test_the_coverage_plan_has_columns_months_and_who_has_no_post(made: dict[str, bytes]) -> None:
    text = text_of(made["coverage"])
    assert "từ tháng 10/2025 đến tháng 12/2025" in text
    assert "Cả kỳ: 12 tin bài. Đến nay đã đăng 0, còn thiếu 12 so với tiến độ." in text
    assert "1 | Gương ví dụ | 12 | 0 | 12" in text
    assert "3 | Tháng 12/2025 | 4 | 0 | 4" in text
    assert "mỗi buổi 10 phút, 6 giờ 30, thứ Hai; còn thiếu 5 buổi so với tiến độ." in text
    assert "1 | Loa truyền thanh phường Ví Dụ | 12 | 7 | 120 | 70" in text
    assert "Nguyễn Văn A" in text.partition("CHƯA CÓ TIN BÀI")[2]


def test_the_tracker_says_who_is_late(made: dict[str, bytes]) -> None:
    text = text_of(made["tracker"])
    assert "- Phường Một: báo cáo kết quả: quá hạn 11 ngày (hạn 20/11/2025)." in text
    assert "Phường Hai | 10/11/2025 | Đã nhận 05/11/2025, muộn 5 ngày (hạn 31/10/2025)" in text


def test_the_digest_sums_up_and_leaves_room_for_proposals(made: dict[str, bytes]) -> None:
    text = text_of(made["digest"])
    assert "Kính gửi: UBND thành phố Ví Dụ" in text
    assert re.search(r"Bảng vàng có \d+ hồ sơ", text)
    assert "1 đơn vị quá hạn: Phường Một (báo cáo kết quả: quá hạn 11 ngày (hạn 20/11/2025))" in text
    assert text.count("Kiến nghị, đề xuất") == 1


def test_each_overdue_unit_gets_a_letter(office: Path, tmp_path: Path) -> None:
    findings, letters = papers.letters(office, TODAY)
    assert not findings
    assert list(letters) == ["don-doc-phuong-mot.docx"]
    text = text_of(letters["don-doc-phuong-mot.docx"])
    assert "V/v đôn đốc gửi báo cáo kết quả hội nghị" in text
    assert "Kính gửi: Phường Một" in text
    assert "hạn gửi là ngày 20/11/2025, quá hạn 11 ngày" in text
    assert "- Như trên;" in text
    result = honorroll_here("word", "letters", str(tmp_path / "a.zip"), "--date", TODAY.isoformat(), root=office)
    assert result.code == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("don-doc-phuong-mot.docx") == letters["don-doc-phuong-mot.docx"]


def test_without_anybody_overdue_no_letter_is_written(bare_site: Path, tmp_path: Path) -> None:
    write(bare_site, "content/tracker.yml", "units:\n  ubnd-quan-vi-du:\n    plan_received: 2025-09-01\n")
    result = honorroll_here("word", "letters", str(tmp_path / "letters"), "--date", "2025-12-01", root=bare_site)
    assert (result.code, (tmp_path / "letters").exists()) == (0, False)
    assert "nothing-overdue: Không đơn vị nào quá hạn vào ngày 01/12/2025." in result.stdout


# ── The loudspeaker ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_script_says_how_long_each_part_takes(office: Path, made: dict[str, bytes]) -> None:
    text = text_of(made["script"])
    assert "BẢN TIN TRUYỀN THANH" in text
    assert re.search(r"Thời lượng: khoảng \d+ (phút|giây)", text)
    assert "Mời quý vị và các bạn nghe bản tin gương người tốt, việc tốt của Ủy ban nhân dân quận Ví Dụ." in text
    named = papers.script(office, Selection(("nguyen-van-a",), "hoi-nghi-vi-du", 3), TODAY)
    text = text_of(named.data)
    assert "Nguyễn Văn A" in text
    assert "Hội nghị" in text


def test_nobody_is_on_air_whom_the_site_does_not_show(office: Path) -> None:
    made = papers.script(office, Selection(("nguyen-van-a", "khong-co"), "khong-co-hoi-nghi"), TODAY)
    assert made.data == b""
    assert [finding.rule.name for finding in made.findings] == ["not-on-air", "not-on-air"]


def test_papers_say_only_what_may_be_published(office: Path, made: dict[str, bytes]) -> None:
    """Profiles of the miniature site say “Không-được-đăng” wherever nothing may be published."""
    slugs = [path.name for path in sorted((office / "honorees").glob("*/*"))]
    told = papers.script(office, Selection(tuple(slugs)), TODAY).findings
    gone = [dict(each.facts)["slug"] for each in told]
    assert gone == ["hoang-van-e", "pham-thi-d"]  # honoured for nothing any more, and withdrawn
    everybody = papers.script(office, Selection(tuple(slug for slug in slugs if slug not in gone)), TODAY)
    assert everybody.data
    for data in (*made.values(), everybody.data):
        assert "Không-được-đăng" not in text_of(data)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("UBND P. Ví Dụ", "Ủy ban nhân dân P. Ví Dụ"),
        ("ngày 8/10/2024", "ngày 8 tháng 10 năm 2024"),
        ("tháng 10/2024, giai đoạn 2020–2025", "tháng 10 năm 2024, giai đoạn 2020 đến năm 2025"),
        ("điển hình năm năm 2020–2025", "điển hình năm năm từ năm 2020 đến năm 2025"),
        ("từ năm 2020-2024", "từ năm 2020 đến năm 2024"),
        ("98% (trong 5 năm) “tốt”", "98 phần trăm, trong 5 năm, tốt"),
        ("hiến 30 m2 đất & tre", "hiến 30 mét vuông đất và tre"),
        ("xem https://vi-du.example/a", "xem"),
        ("CCBVN", "CCBVN"),
    ],
)
def test_text_is_written_as_it_is_read(written: str, read: str) -> None:
    assert spoken(written) == read


def test_time_is_counted_by_syllables() -> None:
    assert seconds("a " * SYLLABLES_A_MINUTE) == 60
    assert (length(59), length(60), length(150)) == ("59 giây", "1 phút", "2 phút 30 giây")


# ── The command ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_that_may_have_been_edited_is_not_replaced(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.docx"
    target.write_text("sửa tay", encoding="utf-8")
    result = honorroll_here("word", "tracker", str(target), root=office)
    assert result.code == 2
    assert "có thể đã được sửa trong Word" in result.stderr
    assert target.read_text(encoding="utf-8") == "sửa tay"
    assert honorroll_here("word", "tracker", str(target), "--force", root=office).code == 0
    assert target.read_bytes().startswith(b"PK")


def test_faulty_content_is_told_and_gives_no_paper(bare_site: Path, tmp_path: Path) -> None:
    write(bare_site, "content/report.yml", "title: [\n")
    result = honorroll_here("word", "report", str(tmp_path / "a.docx"), root=bare_site)
    assert result.code == 1
    assert "content/report.yml" in result.stdout
    assert not (tmp_path / "a.docx").exists()


def test_columns_of_numbers_stand_on_the_right(made: dict[str, bytes]) -> None:
    table = opened(made["coverage"]).tables[1]
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells][1:3] == [
        WD_ALIGN_PARAGRAPH.LEFT,
        WD_ALIGN_PARAGRAPH.RIGHT,
    ]
