"""Nomination reports in Word, written from lines: bold between ``**``, rows of tables between bars."""

from __future__ import annotations

import io
from itertools import groupby

import docx


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def word(lines: list[str]) -> bytes:
    """A Word file with these lines."""
    document = docx.Document()
    for is_row, group in groupby(lines, key=lambda line: line.startswith("|")):
        if not is_row:
            for line in group:
                document.add_paragraph().add_run(line.strip("*")).bold = line.startswith("**")
            continue
        rows = [cells(row) for row in group]
        for _, same in groupby(rows, key=len):
            several = list(same)
            table = document.add_table(rows=len(several), cols=len(several[0]))
            for n, row in enumerate(several):
                for cell, text in zip(table.rows[n].cells, row, strict=True):
                    cell.text = text
            document.add_paragraph()
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
