"""Reads tables in texts, so that the heading of a column names what stands below it.

A table is pasted as Markdown (bars, and a line of dashes below the headings), from a spreadsheet (tabs) or as HTML. In
a form of two columns, what stands on the left names what stands on the right.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from honorroll.content.personal_headings import HEADINGS, is_of_people, kind_of

_BAR, _TAB = "|", "\t"
_LINE = re.compile(r"[^\n]++")
_DASHES = re.compile(r"[\s>]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)*+(?:[ \t]*+:?-++:?)?[ \t\r]*+")
_CELLS = {_BAR: re.compile(r"(?:[^|\\]|\\.)*+(?:\||\Z|\\\Z)"), _TAB: re.compile(r"[^\t]*+(?:\t|\Z)")}
_HTML_TABLE = re.compile(r"<table\b(?:[^<]|<(?!/?table\b))*+", re.IGNORECASE)
_HTML_ROW = re.compile(r"<tr\b(?:[^<]|<(?!tr\b))*+", re.IGNORECASE)
_HTML_CELL = re.compile(r"<t[dh]\b[^<>]{0,300}>((?:[^<]|<(?!/?(?:t[dhr]|table)\b))*+)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,300}>")
#: What stands around the text of a cell.
_AROUND = " \t\r>*_~`"


class Cell(NamedTuple):
    """A cell that a heading says to be personal data: ``text[start:end]``, and what it is called in a sentence."""

    label: str
    start: int
    end: int


class _Part(NamedTuple):
    text: str
    start: int


def cells(text: str) -> Iterator[Cell]:
    """The cells of all tables in ``text`` that a heading says to be personal data."""
    tables = [_tables(text, sign) for sign in (_BAR, _TAB) if sign in text]
    if "<t" in text or "<T" in text:
        tables.append(_html_tables(text))
    for table in chain(*tables):
        for row, column, label in named([[_plain(part.text) for part in parts] for parts in table]):
            part = table[row][column]
            yield Cell(label, part.start, part.start + len(part.text))


def named(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """The cells of a table that a heading above or beside them says to be personal data: row, column, and what such
    data are called in a sentence. Headings may stand below a title and be repeated.
    """
    of_people = any(is_of_people(cell) for cell in chain(*rows[:3], (row[0] for row in rows if row)))
    above: dict[int, str] = {}
    for at, row in enumerate(rows):
        beside: str | None = None
        for column, cell in enumerate(row):
            if not cell:
                continue
            kind = kind_of(cell)
            said = beside or above.get(column)
            if kind:
                above[column] = kind
            # Offices have addresses and telephones too.
            elif said and (of_people or said not in ("address", "phone")):
                yield at, column, HEADINGS[said].label
            beside = kind


def _tables(text: str, sign: str) -> Iterator[list[list[_Part]]]:
    """Each table as its rows. Lines with bars are one where a line of dashes is among them, lines with tabs always."""
    rows: list[list[_Part]] = []
    is_table, reached = sign == _TAB, 0
    for line in _LINE.finditer(text):
        if sign not in line[0] or line.start() > reached + 1:
            if is_table:
                yield rows
            rows, is_table = [], sign == _TAB
        reached = line.end()
        if sign == _BAR and _DASHES.fullmatch(line[0]) and sign in line[0]:
            is_table = True
        elif sign in line[0]:
            rows.append(_row(line[0], line.start(), sign))
    if is_table:
        yield rows


def _html_tables(text: str) -> Iterator[list[list[_Part]]]:
    for table in _HTML_TABLE.finditer(text):
        yield [
            [_Part(cell[1], cell.start(1)) for cell in _HTML_CELL.finditer(text, *row.span())]
            for row in _HTML_ROW.finditer(text, *table.span())
        ]


def _plain(cell: str) -> str:
    return html.unescape(_TAG.sub("", cell)).strip() if "<" in cell or "&" in cell else cell.strip()


def _row(line: str, at: int, sign: str) -> list[_Part]:
    parts = []
    for cell in _CELLS[sign].finditer(line):
        inner = cell[0].removesuffix(sign).lstrip(_AROUND)
        parts.append(_Part(inner.rstrip(_AROUND), at + cell.start() + len(cell[0].removesuffix(sign)) - len(inner)))
    return parts[1:] if sign == _BAR and line.lstrip(_AROUND).startswith(sign) else parts
