"""The press release of a press kit: a Word document that a newsroom copies from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from honorroll.content.licences import LicenceText
from honorroll.content.settings import Settings
from honorroll.formats.docx_write import Paragraph, document

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_LINE_MARK = re.compile(r"^ {0,3}(?:#{1,6} +|> ?|[-*+] +|\d+[.)] +)")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|__|\*|`)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Release(NamedTuple):
    """What a release says. ``items`` are lists, each with its heading; ``text`` is Markdown."""

    title: str
    facts: str
    """Day and place, or who somebody is: a line."""
    lead: str
    text: str
    items: Sequence[tuple[str, Sequence[str]]]
    sources: Sequence[str]
    url: str
    licence: LicenceText | None = None


def release(said: Release, settings: Settings) -> bytes:
    """The document."""
    return document(_paragraphs(said, settings), said.title)


def _paragraphs(said: Release, settings: Settings) -> Iterator[Paragraph]:
    yield Paragraph(settings.owner or settings.name, "Small")
    yield Paragraph("THÔNG CÁO BÁO CHÍ", "Kicker")
    yield Paragraph(said.title, "Title")
    if said.facts:
        yield Paragraph(said.facts, "Small")
    if said.lead:
        yield Paragraph(said.lead, "Lead")
    yield from (Paragraph(part) for part in plain_paragraphs(said.text))
    for heading, items in said.items:
        if items:
            yield Paragraph(heading, "Heading1")
            yield from (Paragraph(f"–  {item}", "Item") for item in items)
    if said.sources:
        yield Paragraph("Nguồn", "Heading1")
        yield from (Paragraph(f"–  {source}", "Item") for source in said.sources)
    yield Paragraph("Thông tin thêm", "Heading1")
    yield Paragraph(said.url)
    if said.licence:
        terms = f"Giấy phép của bài viết trong bộ tư liệu: {said.licence.name}. {said.licence.terms} {said.licence.url}"
        yield Paragraph(terms.strip(), "Small")
    if settings.notice:
        yield Paragraph(settings.notice, "Small")


def plain_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text in Markdown, without its marks: who copies from a release wants the words."""
    parts = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = (_LINE_MARK.sub("", line).strip() for line in block.splitlines())
        plain = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", _LINK.sub(r"\1", " ".join(filter(None, lines)))))
        if plain.strip("-_ "):
            parts.append(plain)
    return parts
