"""The text of a Word document as the Markdown of stories, posts and speeches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from honorroll.formats.docx import Block, Paragraph, Run, Table

#: Characters that Markdown would take for its own, and directives.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
#: What Word writers put before the items of a list by hand.
_BULLET = re.compile(r"[-–—+•●○▪■*]\s+(?=\S)")
#: What begins a heading or a quotation in Markdown.
_BEGINS = re.compile(r"^([#>=~])")

_EDGES = re.compile(r"([\W_]*)([^\W_](?:.*[^\W_])?)([\W_]*)")


def markdown(blocks: Iterable[Block]) -> str:
    """Paragraphs with an empty line between them, lists, headings from the second level on, tables, and emphasis."""
    parts: list[str] = []
    was_item = False
    for block in blocks:
        if isinstance(block, Table):
            text, is_item = _table(block), False
        else:
            text, is_item = _paragraph(block)
        if not text:
            continue
        if parts:
            parts.append("\n" if is_item and was_item else "\n\n")
        parts.append(text)
        was_item = is_item
    return "".join(parts)


def _paragraph(paragraph: Paragraph) -> tuple[str, bool]:
    """The paragraph, and whether it is an item of a list."""
    if paragraph.level:
        words = _escaped(" ".join(paragraph.text.split()))
        return (f"{'#' * min(max(paragraph.level, 2), 4)} {words}" if words else ""), False
    text = "".join(_emphasised(_plain(paragraph.runs), paragraph)).strip()
    lines = [line.strip() for line in text.split("\n")]
    lines = [_BEGINS.sub(r"\\\1", line) for line in lines if line]
    if not lines:
        return "", False
    bullet = _BULLET.match(paragraph.text.lstrip())
    if paragraph.is_item or bullet:
        first = lines[0][len(_escaped(bullet[0])) :].lstrip() if bullet else lines[0]
        return "\n".join([f"- {first}", *(f"  {line}" for line in lines[1:])]), True
    return "\n".join(lines), False


def _plain(runs: Iterable[Run]) -> Iterator[Run]:
    return (run._replace(text=run.text.replace("\t", " ")) for run in runs)


def _emphasised(runs: Iterable[Run], paragraph: Paragraph) -> Iterator[str]:
    """The runs with their marks; a bullet stays outside of them."""
    head = _BULLET.match(paragraph.text.lstrip())
    rest = len(paragraph.text) - len(paragraph.text.lstrip()) + (len(head[0]) if head else 0)
    for run in runs:
        before, text = run.text[:rest], run.text[rest:]
        rest = max(rest - len(run.text), 0)
        yield _escaped(before)
        mark = "*" * (2 * run.bold + run.italic)
        lines = text.split("\n")
        for n, line in enumerate(lines):
            edges = _EDGES.fullmatch(line)
            if mark and edges:  # signs at the edges stay outside: beside a letter, marks would not count there
                yield f"{_escaped(edges[1])}{mark}{_escaped(edges[2])}{mark}{_escaped(edges[3])}"
            else:
                yield _escaped(line)
            yield "\n" if n < len(lines) - 1 else ""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("{{", "{ {")


def _table(table: Table) -> str:
    rows = [[_escaped(" ".join(cell.split())) for cell in row] for row in table.rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *body])
