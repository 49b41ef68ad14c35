"""Tables as CSV that an office opens with a double click: UTF-8 with its mark, and no cell that a program would run.

Excel takes a file without the mark for the code page of the machine, and a cell that begins with ``=``, ``+``, ``-``,
``@``, a tab or a carriage return for a formula, whoever wrote it: such a cell gets an apostrophe in front (OWASP, CSV
Injection). Numbers of ours are written as numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def encode_csv(rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows, the first of which names the columns."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([[_cell(value) for value in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: str | int) -> str | int:
    # White space in front does not disarm a formula in every program, nor do the full-width forms of these signs.
    if isinstance(value, str) and value.lstrip(" \n\u00a0\u3000").startswith((*_FORMULA, "＝", "＋", "－", "＠")):
        return f"'{value}"
    return value
