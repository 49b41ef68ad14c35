"""The chapters as HTML. Their text is part of the program, so it is not sanitised as that of staff is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyromark

from honorroll.base.vietnamese import slug
from honorroll.formats.html import Html
from honorroll.pages import addresses
from honorroll.pages.html import ROOT

HERE = Path(__file__).parent
TEXT, PICTURES = HERE / "text", HERE / "pictures"

#: What the tests read in a text, and nobody else: on which page of the desk the steps that follow are done.
_REMARK = re.compile(r"^<!--.*?-->\n", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"<h([23])>(.*?)</h\1>")
_PICTURE = re.compile(r'<p><img src="\.\./pictures/([a-z0-9-]+\.webp)" alt="([^"]*)" /></p>')
_LINK = re.compile(r'<a href="[0-9]*-?([a-z-]+)\.md(#[a-z0-9-]+)?">')
_WEB_LINK = re.compile(r'<a href="(https://[^"]+)">')
_TAGS = re.compile(r"<[^>]+>")


class Picture(NamedTuple):
    """A picture in WebP, lossless: its file name, its bytes, and its size in pixels."""

    name: str
    data: bytes
    width: int
    height: int


class Chapter(NamedTuple):
    """``body`` follows the lead. ``ROOT`` in it stands for the way to the root, of the site or of the desk."""

    id: str
    title: str
    lead: str
    body: Html

    @property
    def url(self) -> str:
        return addresses.guide(self.id)


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order, which is that of their file names."""
    return tuple(_chapter(path) for path in sorted(TEXT.glob("[0-9]*.md")))


@cache
def pictures() -> dict[str, Picture]:
    """The pictures by name."""
    found = {path.name: path.read_bytes() for path in sorted(PICTURES.glob("*.webp"))}
    return {name: Picture(name, data, *size(data)) for name, data in found.items()}


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a lossless WebP file. Raises ValueError."""
    if data[:4] != b"RIFF" or data[12:16] != b"VP8L" or data[20] != 0x2F:
        raise ValueError(data[:21])
    bits = int.from_bytes(data[21:25], "little")  # RFC 9649, section 3.4: twice 14 bits, each the size less one
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _chapter(path: Path) -> Chapter:
    id_ = path.stem.partition("-")[2]
    text = _REMARK.sub("", path.read_text(encoding="utf-8"))
    head, _, rest = text.partition("\n\n")
    lead, _, rest = rest.partition("\n\n")
    title = head.removeprefix("# ").strip()
    html = pyromark.html(rest, options=pyromark.Options.ENABLE_TABLES)
    html = _HEADING.sub(_heading, html)
    html = _PICTURE.sub(_figure, html)
    html = _LINK.sub(lambda match: f'<a href="{ROOT}{addresses.guide(match[1])}{match[2] or ""}">', html)
    html = _WEB_LINK.sub(r'<a href="\1" rel="noopener">', html)
    html = html.replace("<table>", '<div class="hr-scroll" role="group" aria-label="Bảng" tabindex="0"><table>')
    html = html.replace("</table>", "</table></div>").replace("<pre>", '<pre tabindex="0">')
    return Chapter(id_, title, " ".join(lead.split()), Html(html))


def _heading(match: re.Match[str]) -> str:
    """A heading with its anchor."""
    return f'<h{match[1]} id="{slug(_TAGS.sub("", match[2]))}">{match[2]}</h{match[1]}>'


def _figure(match: re.Match[str]) -> str:
    """A picture that leads to itself in full size."""
    picture = pictures()[match[1]]
    url = f"{ROOT}{addresses.guide_picture(picture.name)}"
    return (
        f'<p class="hr-shot"><a href="{url}"><img src="{url}" alt="{match[2]}" '
        f'width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async"></a></p>'
    )
