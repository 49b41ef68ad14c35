"""CSV for Excel and LibreOffice: UTF-8 with a byte order mark (BOM), safe against formula injection.

Without a BOM Excel assumes the code page of the machine. A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a
carriage return would be run as a formula, so it gets an apostrophe in front (OWASP, "CSV Injection"). Integers are
written as they are.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence

BOM = codecs.BOM_UTF8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def encode_csv(rows: Iterable[Sequence[str | int]]) -> bytes:
    """A CSV file (RFC 4180) of ``rows``; the first row names the columns."""
    return BOM + csv_lines([safe_cell(value) for value in row] for row in rows)


def csv_lines(rows: Iterable[Sequence[str | int]]) -> bytes:
    """The lines of ``rows``, whose cells are safe."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def safe_cell(value: str | int) -> str | int:
    """``value`` so that no program runs it."""
    # Some programs run a formula after leading white space, or with the full-width forms of these signs.
    if (
        isinstance(value, str)
        and not value[:1].isalnum()
        and value.lstrip(" \n\u00a0\u3000").startswith((*_FORMULA, "＝", "＋", "－", "＠"))
    ):
        return f"'{value}"
    return value
