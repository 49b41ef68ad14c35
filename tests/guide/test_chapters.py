"""What the guide says is true: its messages, examples, commands and links."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desking import desk
from tests.guide.following import CHAPTERS, text_of
from tests.guide.office import copy_of_demo
from tests.media.uploads import picture, saved
from tests.running import REPOSITORY, honorroll_here, write

from honorroll.guide import chapters, pictures
from honorroll.guide.chapters import TEXT, size
from honorroll.office.desk.help_links import CHAPTER_OF
from honorroll.pages.html import ROOT

#: Somebody without a photo.
A = "/ho-so/individuals/uong-thi-keo"

#: What somebody types at the desk that is refused, or that they are asked to look at again, by field.
TYPED = (
    {"name": "", "awards.0.decision.date": "31/2/2024", "awards.0.title": "Huân chương Sao Bạc"},
    {"name": "Bác sĩ Nguyễn Văn A", "publication.basis": "consent", "story": "Gọi 0912 345 678.", "born": "12/3/1965"},
    {"name": "NguyÔn V¨n A", "position": "Học sinh lớp 5"},
    {"position": "Học sinh lớp 5", "summary": "Thư: a@thu.example", "notes": "CCCD 001085012345"},
    {"awards.0.sources": "7", "locality": "Số nhà 12, ngõ 5 phố Ví Dụ"},
    {"awards.1.year": "2031"},
)
#: And what they upload.
UPLOADED = {"nho.jpg": saved(picture(400, 500), "JPEG"), "van-ban.jpg": b"%PDF-1.4"}

_NOTE = re.compile(r'<p class="ds-(?:error|warning)"[^>]*>(.*?)</p>|<li>(.*?)</li>', re.DOTALL)
_EXAMPLE = re.compile(r"`([a-z][a-z0-9/.-]+\.(?:yml|md))`[^`]*```(?:yaml|text)\n(.*?)```", re.DOTALL)
_COMMANDS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_ANCHOR = re.compile(r'<h[23] id="([^"]*)">')


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_demo(tmp_path / "trang")


def _notes(page: str) -> Iterator[str]:
    for beside, above in _NOTE.findall(page):
        yield " ".join(html.unescape(re.sub(r"<[^>]+>", " ", beside or above)).split())


def test_messages_are_those_of_the_desk(root: Path) -> None:
    told: list[str] = []
    with desk(root) as client:
        client.enter()
        for typed in TYPED:
            told += _notes(client.edited(A, typed).text)
        for file in UPLOADED.items():
            told += _notes(client.send(A, [*client.get(A).form, ("_lam", "upload")], [file]).text)
    quoted = _quoted("khong-nhan")
    assert len(quoted) > 10
    pieces = {message: [piece.strip() for piece in message.split("…")] for message in quoted}
    told_of = [message for message, some in pieces.items() if any(all(each in line for each in some) for line in told)]
    assert quoted == told_of


def _quoted(chapter: str) -> list[str]:
    lines = (line.strip() for line in text_of(chapter).splitlines())
    return [line.removeprefix("> ") for line in lines if line.startswith("> ")]


def test_the_launcher_says_what_the_guide_quotes() -> None:
    said = (REPOSITORY / "desk.bat").read_text(encoding="utf-8")
    quoted = _quoted("cai-dat")
    assert quoted
    assert [line for line in quoted if line not in said] == []


def test_examples_are_taken(root: Path) -> None:
    examples = [example for chapter in CHAPTERS for example in _EXAMPLE.findall(text_of(chapter))]
    assert examples
    for path, text in examples:
        write(root, path, text)
    result = honorroll_here("check", root=root)
    assert result.code == 0, result.stdout


def test_commands_run_as_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    blocks = [block for chapter in CHAPTERS for block in _COMMANDS.findall(text_of(chapter))]
    commands = [line for block in blocks for line in block.splitlines()]
    assert commands
    for line in commands:
        program, *arguments = line.split()
        assert program == "honorroll", line
        result = honorroll_here(*arguments, root=root)
        assert result.code == 0, (line, result)


def test_links_lead_to_chapters_and_their_sections() -> None:
    known = {""} | {f"huong-dan/{each.id}/" for each in chapters()}
    known |= {f"huong-dan/{each.id}/#{anchor}" for each in chapters() for anchor in _ANCHOR.findall(each.body)}
    links = [link for each in chapters() for link in re.findall(r'href="([^"]*)"', each.body)]
    own = [link.removeprefix(ROOT) for link in links if not link.startswith("https://")]
    assert [link for link in own if link not in known and not link.endswith(".webp")] == []
    assert [link for link in (each.removeprefix("/") for each in CHAPTER_OF.values()) if link not in known] == []


def test_pictures_are_served(root: Path) -> None:
    with desk(root) as client:
        client.enter()
        for name, image in pictures().items():
            answer = client.get(f"/huong-dan/{name}")
            assert (answer.body, answer.headers["content-type"]) == (image.data, "image/webp")
        assert client.get("/huong-dan/khong-co.webp").status == 404
        assert client.get("/huong-dan/..%2ftext%2f01-cai-dat.webp").status == 404


def test_a_chapter_has_a_title_a_lead_and_anchors_of_its_own() -> None:
    for chapter in chapters():
        anchors = _ANCHOR.findall(chapter.body)
        assert anchors
        assert chapter.title
        assert 20 < len(chapter.lead) < 200
        assert "<" not in chapter.lead
        assert len(anchors) == len(set(anchors)), chapter.id
        assert all(anchor[0].isalpha() for anchor in anchors), chapter.id
        assert "<!--" not in chapter.body


@pytest.mark.parametrize("path", sorted(TEXT.glob("*.md")), ids=lambda path: path.stem)
def test_lines_are_of_a_length_that_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 160 and not line.startswith("|")] == []


def test_the_size_is_that_of_a_lossless_picture_only() -> None:
    with pytest.raises(ValueError, match="RIFF"):
        size(saved(picture(), "WEBP", lossless=False))
