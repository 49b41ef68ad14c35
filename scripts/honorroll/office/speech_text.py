"""A speech in a Word document: its title, who gives it, and the text as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import fold
from honorroll.content.person_titles import name_and_position
from honorroll.formats.docx import Block, Paragraph, WordDocument
from honorroll.office.word.as_markdown import markdown

NO_SPEECH = Rule(
    "no-speech",
    "error",
    Text("Tệp “{name}” không có chữ nào.", "Nếu bài là ảnh chụp thì gõ lại bài, hoặc xin tệp Word gốc."),
    Text("There is no text in “{name}”.", "If it is a picture, type the text, or ask for the Word original."),
)
#: What stands above the title on official paper (folded).
_HEAD = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc|dang cong san viet nam"
    r"|(?:ubnd|uy ban|hdnd|dang uy|hoi dong|truong|cong an|hoi|doan) .*|so .*|.*, ngay .* thang .*"
)
_LABEL = re.compile(r"(?:bai |bao cao |noi dung )?(?:tham luan|phat bieu)(?: tai.*)?")
_SPEAKER = re.compile(
    r"^\(?\s*(?:người (?:trình bày|phát biểu|viết)|trình bày|tham luận của|của|đại biểu|báo cáo viên)"
    r"\s*:?\s+(?P<who>.+?)\)?$"
    r"|^\((?P<bracketed>(?:ông|bà|anh|chị|đ/c|đồng chí)\s.+)\)$",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"(?:kinh )?thua\b|kinh gui\b")
_MOST_ABOVE = 12


class SpeechText(NamedTuple):
    """``speaker`` is a name, or ``""``; ``position`` what is said of them."""

    title: str
    speaker: str
    position: str
    body: str


def read(document: WordDocument, name: str) -> tuple[SpeechText | None, list[Finding]]:
    """The speech; None with a finding where there is no text."""
    blocks = list(document.blocks)
    above = _above(blocks)
    head = [" ".join(block.text.split()) for block in blocks[:above] if isinstance(block, Paragraph)]
    who = next((match for line in head if (match := _SPEAKER.match(line))), None)
    titles = [line for line in head if line and not _is_paper(line) and not _SPEAKER.match(line)]
    body = markdown(blocks[above:])
    if not body.strip():
        return None, [NO_SPEECH.at(Source(name), name=name)]
    speaker, position = name_and_position(who["who"] or who["bracketed"] if who else "")
    return SpeechText(" ".join(titles)[:300].strip(), speaker, position, f"{body}\n"), []


def _above(blocks: Sequence[Block]) -> int:
    """How many blocks stand above the text: what is centred, bold or a heading, until the address to the audience."""
    for n, block in enumerate(blocks[:_MOST_ABOVE]):
        if not isinstance(block, Paragraph):
            continue
        words = fold(block.text)
        if _BEGINNING.match(words):
            return n
        is_title = block.is_centred or block.is_bold or block.level or block.is_italic or not words
        if not is_title and not _is_paper(block.text) and not _SPEAKER.match(block.text.strip()):
            return n
    return 0


def _is_paper(line: str) -> bool:
    words = fold(line)
    return bool(_HEAD.fullmatch(words) or _LABEL.fullmatch(words)) or not words
