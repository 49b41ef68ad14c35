"""The press release of a press kit: a Word document that a newsroom copies from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from honorroll.content.licences import LicenceText
from honorroll.content.settings import Settings
from honorroll.formats.docx import Table
from honorroll.formats.markdown_blocks import blocks

if TYPE_CHECKING:
    from honorroll.formats.docx_write import Style


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
    from honorroll.formats.docx_write import document  # noqa: PLC0415  # no build without a kit loads it

    return document(_paragraphs(said, settings), said.title, settings.owner or settings.name)


def _paragraphs(said: Release, settings: Settings) -> Iterator[tuple[str, Style]]:
    yield settings.owner or settings.name, "Small"
    yield "THÔNG CÁO BÁO CHÍ", "Kicker"
    yield said.title, "Title"
    if said.facts:
        yield said.facts, "Small"
    if said.lead:
        yield said.lead, "Subtitle"
    yield from story(said.text)
    for heading, items in said.items:
        if items:
            yield heading, "Heading 1"
            yield from ((item, "List Bullet") for item in items)
    if said.sources:
        yield "Nguồn", "Heading 1"
        yield from ((source, "List Bullet") for source in said.sources)
    yield "Thông tin thêm", "Heading 1"
    yield said.url, "Normal"
    if said.licence:
        terms = f"Giấy phép của bài viết trong bộ tư liệu: {said.licence.name}. {said.licence.terms} {said.licence.url}"
        yield terms.strip(), "Small"
    if settings.notice:
        yield settings.notice, "Small"


def story(text: str) -> Iterator[tuple[str, Style]]:
    """The words of a text in Markdown: who copies from a release wants no marks."""
    for block in blocks(text):
        if isinstance(block, Table):
            yield from ((" – ".join(row), "Normal") for row in block.rows)
        else:
            yield block.text, "Heading 1" if block.level else "List Bullet" if block.is_item else "Normal"
