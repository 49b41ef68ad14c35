"""Markdown as paragraphs, headings, lists and tables, for outputs that are no web pages.

What stories and reports use is kept: emphasis, lists, quotations, tables. Links keep their words, HTML is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import pyromark

from honorroll.formats.docx import Block, Paragraph, Run, Table
from honorroll.formats.markdown_lines import as_text

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_LEVELS = {f"H{n}": n for n in range(1, 7)}
#: What ends a paragraph, with whatever runs there are.
_PARAGRAPHS = frozenset({"Paragraph", "Heading", "Item", "CodeBlock"})


def blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text."""
    return list(_Reading().read(text))


class _Reading:
    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._bold = self._italic = self._level = self._lists = 0
        self._rows: list[list[str]] | None = None

    def read(self, text: str) -> Iterator[Block]:
        for event in pyromark.events(as_text(text), options=_OPTIONS):
            if isinstance(event, str):
                self._add("\n" if event == "HardBreak" else " " if event == "SoftBreak" else "")
                continue
            ((kind, value),) = event.items()
            if kind in ("Text", "Code"):
                self._add(str(value))
            elif kind in ("Start", "End"):
                name = value if isinstance(value, str) else next(iter(cast(Mapping[str, Any], value)))
                yield from self._begin(name, value) if kind == "Start" else self._end(name)

    def _add(self, text: str) -> None:
        if text:
            self._runs.append(Run(text, self._bold > 0, self._italic > 0))

    def _begin(self, name: str, value: Any) -> Iterator[Block]:
        if name in ("Paragraph", "List", "Heading", "Item"):
            yield from self._paragraph()
        if name == "Heading" and isinstance(value, Mapping):
            self._level = _LEVELS.get(str(value["Heading"]["level"]), 2)
        elif name == "Table":
            self._rows = []
        elif name in ("TableHead", "TableRow") and self._rows is not None:
            self._rows.append([])
        self._count(name, 1)

    def _end(self, name: str) -> Iterator[Block]:
        self._count(name, -1)
        if name == "TableCell" and self._rows:
            self._rows[-1].append("".join(run.text for run in self._runs))
            self._runs = []
        elif name == "Table" and self._rows is not None:
            yield Table(tuple(tuple(row) for row in self._rows))
            self._rows = None
        elif name in _PARAGRAPHS:
            yield from self._paragraph(is_item=name == "Item" or self._lists > 0)
            self._level = 0

    def _count(self, name: str, by: int) -> None:
        self._bold += by * (name == "Strong")
        self._italic += by * (name == "Emphasis")
        self._lists += by * (name == "Item")

    def _paragraph(self, *, is_item: bool = False) -> Iterator[Block]:
        if any(run.text.strip() for run in self._runs):
            yield Paragraph(tuple(self._runs), self._level, is_item)
        self._runs = []
