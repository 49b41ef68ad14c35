"""The ceremony kit, as other programs read it back: PDF, PowerPoint, PNG, Word, and the codes on paper."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import docx
import pptx
import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFont
from tests.conftest import Once
from tests.running import DATE, SITE, contents_of, honorroll_here, write

from honorroll.formats.fonts import FONTS
from honorroll.office.ceremony import certificates, kit

CONFERENCE = "hoi-nghi-vi-du"
PATH = f"content/conferences/{CONFERENCE}/conference.yml"
#: A word that no line holds.
WORD = "CôngtytráchnhiệmhữuhạnmộtthànhviênthươngmạidịchvụsảnxuấtVíDụtámmươichữliềnnhau"
PROFILE = f"""\
name: {WORD}
deed: '#panic("x") $ 1 $'
awards:
  - title: nguoi-tot-vi-du
    year: 2024
sources:
  - publisher: Báo Ví Dụ
    url: http://bao.example/hoa
publication:
  basis: public-record
"""
CERTIFICATE = """\
frame: khung.png
fields:
  - {text: name, left: 30, top: 60, width: 200, height: 20, size: 40, bold: true}
  - {text: title, left: 30, top: 100, width: 200, height: 20, size: 20, align: left, colour: gold}
  - {text: qr, left: 240, top: 150, width: 40, height: 40}
"""


def frame(width: int, height: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "#fdf6e3").save(target, "PNG")
    return target.getvalue()


@pytest.fixture(scope="session")
def root(once: Once) -> Path:
    """The miniature site with a frame, and with long names among the honoured; nobody changes it."""

    def make(root: Path) -> None:
        shutil.copytree(SITE, root)
        write(root, "honorees/individuals/cong-ty-vi-du/profile.yml", PROFILE)
        write(root, "content/certificate/certificate.yml", CERTIFICATE)
        write(root, "content/certificate/khung.png", frame(1980, 1400))
        text = (root / PATH).read_text(encoding="utf-8")
        more = "honorees:\n  - y-vi-du-ten-dai\n  - cong-ty-vi-du\n"
        write(root, PATH, text.replace("honorees:\n", more, 1))
        profile = root / "honorees/individuals/nguyen-van-a/profile.yml"
        told = profile.read_text(encoding="utf-8").replace(
            "    year: 2023\n", f"    year: 2023\n    conference: {CONFERENCE}\n", 1
        )
        write(root, "honorees/individuals/nguyen-van-a/profile.yml", told)

    return once("ceremony", make)


@pytest.fixture(scope="session")
def made(root: Path) -> kit.Made:
    made = kit.make(root, CONFERENCE, DATE)
    assert [finding.rule.name for finding in made.findings] == ["certificate-no-award"]
    return made


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join("".join(page.get_textpage().get_text_bounded() for page in document).split()).replace("\u200b", "")


def codes(data: bytes) -> list[str]:
    """What the codes on the pages say, as a telephone reads them."""
    pages = (page.render(scale=3).to_pil() for page in pypdfium2.PdfDocument(data))
    return sorted(code.text for page in pages for code in zxingcpp.read_barcodes(page))


def test_a_kit_is_whole_and_the_same_every_time(root: Path, made: kit.Made) -> None:
    captions = [path for path in made.files if path.startswith("chay-chu/")]
    assert made.honoured == len(captions) == 4
    assert sorted(set(made.files) - set(captions)) == [
        "danh-sach-ky-nhan.docx",
        "giay-chung-nhan.pdf",
        "loi-dan-chuong-trinh.docx",
        "the-deo.pdf",
        "the-ten-the-ban.pdf",
        "thu-tu-trao.docx",
        "trinh-chieu.pdf",
        "trinh-chieu.pptx",
    ]
    for path, data in made.files.items():
        if path.endswith(".pdf"):
            catalog: Any = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
            assert catalog["/MarkInfo"]["/Marked"], path
    again = kit.make(root, CONFERENCE, DATE)
    assert [path for path, data in made.files.items() if again.files[path] != data] == []


def test_codes_lead_to_the_honoured_and_to_the_proof_of_their_awards(root: Path, made: kit.Made) -> None:
    badges = codes(made.files["the-deo.pdf"])
    assert badges == [
        f"https://bang-vang.example/nen/bang-vang/{slug}/"
        for slug in ("cong-ty-vi-du", "nguyen-van-a", "tap-the-vi-du", "y-vi-du-ten-dai")
    ]
    facts = contents_of(root).roll.roll.honoree("nguyen-van-a")
    assert facts is not None
    proofs = codes(made.files["giay-chung-nhan.pdf"])
    assert len(proofs) == 2
    assert len([each for each in facts.proofs if f"https://bang-vang.example/nen/x/{each.code}/" in proofs]) == 1
    text = text_of(made.files["giay-chung-nhan.pdf"])
    assert "NguyễnVănA" in text
    assert WORD not in text  # nothing was given there


@pytest.mark.parametrize("sheet", ["the-ten-the-ban.pdf", "the-deo.pdf"])
def test_no_name_leaves_its_card(sheet: str, made: kit.Made) -> None:
    wide, tall = 105 * 72 / 25.4, (74.25 if "ban" in sheet else 148.5) * 72 / 25.4
    seen = ""
    for page in pypdfium2.PdfDocument(made.files[sheet]):
        text = page.get_textpage()
        for n in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(n)
            seen += text.get_text_range(n, 1)
            if right > left:
                top_of_page = page.get_height()
                assert left // wide == right // wide
                assert (top_of_page - top) // tall == (top_of_page - bottom) // tall
    assert WORD in seen.replace("\u200b", "").replace("\r\n", "").replace("\n", "")


def lines_of(words: str, font: ImageFont.FreeTypeFont, width: float) -> int:
    """How many lines a program makes that breaks a word where it is too wide."""
    lines, line = 1, ""
    for word in words.split():
        if font.getlength(f"{line} {word}".strip()) <= width:
            line = f"{line} {word}".strip()
            continue
        lines += bool(line)
        line = word
        while font.getlength(line) > width:
            cut = next(n for n in range(len(line), 0, -1) if font.getlength(line[:n]) <= width)
            line, lines = line[cut:], lines + 1
    return lines


def test_slides_of_powerpoint_can_be_edited_and_hold_their_text(made: kit.Made) -> None:
    deck = pptx.Presentation(io.BytesIO(made.files["trinh-chieu.pptx"]))
    slides = list(deck.slides)
    pages = pypdf.PdfReader(io.BytesIO(made.files["trinh-chieu.pdf"])).pages
    assert len(slides) == len(pages)
    titles = [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title is not None]
    assert titles[0].startswith("Hội nghị Điển hình tiên tiến")
    honouring = titles.index("Biểu dương, tôn vinh")
    assert {"Bác sĩ Nguyễn Văn A", WORD} <= set(titles[honouring + 1 : honouring + 5])
    assert titles[-1] == "Tổng kết, bế mạc"
    assert any(shape.shape_type == 13 for slide in slides for shape in slide.shapes)  # a picture
    for shape in (shape for slide in slides for shape in slide.shapes if shape.has_text_frame):
        for run in shape.text_frame.paragraphs[0].runs:
            assert run.font.size is not None
            size = run.font.size.pt
            face = "700Bold/BeVietnamPro_700Bold" if run.font.bold else "400Regular/BeVietnamPro_400Regular"
            lines = lines_of(run.text, ImageFont.truetype(FONTS / f"{face}.ttf", 100), shape.width / 12700 / size * 100)
            assert lines * size * 1.2 <= shape.height / 12700, run.text


def test_captions_are_transparent_but_for_their_band(made: kit.Made) -> None:
    for path, data in made.files.items():
        if path.startswith("chay-chu/"):
            with Image.open(io.BytesIO(data)) as picture:
                assert (picture.size, picture.mode) == ((1920, 1080), "RGBA")
                band = picture.getchannel("A").getbbox()
            assert band == (91, 804, 1276, 994), (
                path
            )  # the rule on its left is 10 wide, and text never passes the right


def test_the_script_follows_the_programme_and_lists_the_order_of_calling(made: kit.Made) -> None:
    lines = [line.text for line in docx.Document(io.BytesIO(made.files["loi-dan-chuong-trinh.docx"])).paragraphs]
    order = [next(n for n, line in enumerate(lines) if part in line) for part in ("Chào cờ", "Khai mạc", "bế mạc")]
    assert order == sorted(order)
    called = next(n for n, line in enumerate(lines) if "1. " in line and "Nguyễn Văn A" in line)
    assert order[1] < called < order[2]
    tables = docx.Document(io.BytesIO(made.files["thu-tu-trao.docx"])).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert "Bác sĩ Nguyễn Văn A" in cells
    signed = docx.Document(io.BytesIO(made.files["danh-sach-ky-nhan.docx"])).tables
    assert any(cell.text == "Ký nhận" for table in signed for cell in table.rows[0].cells)


@pytest.fixture
def changed(root: Path, tmp_path: Path) -> Path:
    """A copy, to be changed, of which no picture need be drawn again."""
    return shutil.copytree(root, tmp_path / "site", symlinks=True)


@pytest.mark.parametrize(
    ("path", "content", "rule"),
    [
        ("content/certificate/khung.png", frame(1400, 1980), "certificate-frame"),
        ("content/certificate/khung.png", frame(800, 566), "certificate-frame"),
        ("content/certificate/khung.png", b"", "certificate-frame"),
        ("content/certificate", None, "certificate-no-frame"),
    ],
)
def test_without_a_fit_frame_there_is_no_certificate(
    path: str, content: bytes | None, rule: str, changed: Path
) -> None:
    if content is None:
        shutil.rmtree(changed / path)
    else:
        write(changed, path, content)
    found, [finding] = certificates.frame(changed)
    assert found is None
    assert finding.rule.name == rule


def test_what_cannot_be_made_is_one_line(changed: Path, tmp_path: Path) -> None:
    target = tmp_path / "bo"
    result = honorroll_here("ceremony", "hoi-nghi-vi-dua", str(target), root=changed)
    assert result.code == 1
    assert "ceremony-unknown" in result.stdout
    assert "Có phải “hoi-nghi-vi-du” không?" in result.stdout
    write(changed, "content/conferences/rong/conference.yml", "name: Hội nghị chưa có gì\nlevel: district\n")
    result = honorroll_here("ceremony", "rong", str(target), root=changed)
    assert result.code == 1
    assert "ceremony-empty" in result.stdout
    assert not target.exists()


def test_who_must_no_longer_be_shown_leaves_a_kit_that_is_made_anew(changed: Path, tmp_path: Path) -> None:
    profile = changed / "honorees/individuals/cong-ty-vi-du/profile.yml"
    shutil.rmtree(changed / "content/certificate")
    target = tmp_path / "bo"
    assert honorroll_here("ceremony", CONFERENCE, str(target), root=changed).code == 0
    assert len(list(target.glob("chay-chu/*-cong-ty-vi-du.png"))) == 1
    assert honorroll_here("ceremony", CONFERENCE, str(target), root=changed).code == 2  # it is there already
    consent = "publication:\n  basis: consent\n  date: 2024-01-01\n  reference: Phiếu số 1\n  scope: [name, story]\n"
    profile.write_text(PROFILE.partition("publication:")[0] + consent + "  until: 2025-01-01\n", encoding="utf-8")
    result = honorroll_here("ceremony", CONFERENCE, str(target), "--force", root=changed)
    assert result.code == 0, result.stdout
    assert not list(target.glob("chay-chu/*-cong-ty-vi-du.png"))
    assert WORD not in text_of((target / "the-ten-the-ban.pdf").read_bytes())
