"""Writes data as YAML in canonical form, so that ``fmt``, forms and imports produce the same file and diffs stay small.

``yaml_read.load`` returns every text exactly as it was, and any YAML 1.1 or 1.2 reader sees the same text.
"""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from honorroll.formats import no_break_spaces
from honorroll.formats.yaml_parser import FORBIDDEN

Value: TypeAlias = "str | int | bool | float | datetime.date | Sequence[Value] | Mapping[str, Value] | None"

# Plain scalars that some reader does not take for text: https://yaml.org/type/ (1.1) and the core schema of 1.2. The
# second line is wider than both: anything of digits and signs, dates and times included.
_NOT_TEXT = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)"
    r"|\d[\da-fotxz_.,:+\- ]*",
    re.IGNORECASE | re.ASCII,
)
#: What no plain scalar may hold: no key with what looks like a space behind it either, see ``no_break_spaces``.
_SIGNS = re.compile(rf":[ {no_break_spaces.SIGNS}]|[#\n\t]|{FORBIDDEN.pattern}")
#: Nearly all are a dict, list or tuple: to ask that first takes a tenth of the time.
_MAPPINGS, _SEQUENCES = (dict, Mapping), (list, tuple, Sequence)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def emit(data: Mapping[str, Value]) -> str:
    """``data`` as YAML, with keys in the given order. Fields that are empty or None are left out.

    An empty item of a list is written as ``null``, because items are referred to by number (``sources: [1]``). Raises
    ValueError for a float that is not finite.
    """
    text = _mapping(data, "") or "{}\n"
    return f"{text}...\n" if text.endswith("\n\n") else text  # the end marker keeps trailing empty lines


def _mapping(fields: Mapping[str, Value], indent: str) -> str:
    return "".join(
        f"{indent}{_key(key)}:{_value(value, indent)}" for key, value in fields.items() if not _is_empty(value)
    )


def _value(value: Value, indent: str) -> str:
    """What follows ``key:``, with the space or line break before it and the line break after it."""
    if isinstance(value, str):
        return f" {_scalar(value, indent)}\n"
    if isinstance(value, _MAPPINGS):
        return "\n" + _mapping(value, indent + "  ")
    if isinstance(value, _SEQUENCES):
        if all(_is_number(item) for item in value):
            return f" [{', '.join(_scalar(item, indent) for item in value)}]\n"
        return "\n" + _sequence(value, indent + "  ")
    return f" {_scalar(value, indent)}\n"


def _sequence(items: Sequence[Value], indent: str) -> str:
    return "".join(f"{indent}- {_item(item, indent)}" for item in items)


def _item(item: Value, indent: str) -> str:
    """What follows ``- ``: a collection begins on the same line, indented by two more columns."""
    if _is_empty(item):
        return "null\n"
    inner = indent + "  "
    if isinstance(item, _MAPPINGS):
        return _mapping(item, inner).removeprefix(inner)
    if isinstance(item, _SEQUENCES) and not isinstance(item, str) and not all(_is_number(part) for part in item):
        return _sequence(item, inner).removeprefix(inner)
    return _value(item, indent).removeprefix(" ")


def _scalar(value: Value, indent: str) -> str:
    if isinstance(value, str):
        return _literal(value, indent + "  ") if _fits_literal(value) else _one_line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _float(number: float) -> str:
    if not math.isfinite(number):
        raise ValueError(f"{number} is not a number that a profile can hold")
    mantissa, mark, exponent = repr(number).partition("e")
    return f"{mantissa}{'' if '.' in mantissa else '.0'}{mark}{exponent}"  # YAML 1.1 knows 1.0e+16, not 1e+16


def _is_empty(value: Value) -> bool:
    if isinstance(value, str):  # most are: the other questions take longer
        return not value
    if isinstance(value, _MAPPINGS):
        return all(_is_empty(inner) for inner in value.values())
    return value is None or (isinstance(value, _SEQUENCES) and not value)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _fits_literal(text: str) -> bool:
    return "\n" in text and bool(text.strip()) and not FORBIDDEN.search(text)


def _literal(text: str, indent: str) -> str:
    """``text`` as a literal block, without the last line break. Empty lines stay empty: no trailing spaces."""
    body = text.rstrip("\n")
    ending = text[len(body) :]
    chomping = "-" if not ending else "" if len(ending) == 1 else "+"
    indicator = "2" if body.lstrip("\n")[0] in " \t" else ""
    lines = [f"{indent}{line}" if line else "" for line in body.split("\n")]
    return "\n".join([f"|{indicator}{chomping}", *lines]) + ending[1:]


@lru_cache(1024)
def _key(name: str) -> str:
    """Few keys stand in many files."""
    return _one_line(name)


def _one_line(text: str) -> str:
    return text if _is_plain(text) else _quoted(text)


def _is_plain(text: str) -> bool:
    """Whether ``text`` needs no quotes. Stricter than YAML: every ``#`` and every sign at the beginning is quoted."""
    return (
        text[:1].isalnum()
        and text[-1] != ":"
        and text == text.strip()
        and not _SIGNS.search(text)
        and not _NOT_TEXT.fullmatch(text)
    )


def _quoted(text: str) -> str:
    """``text`` in double quotes. A mark after an escape is escaped too, or NFC would join it to the escape."""
    parts: list[str] = []
    escaped = False
    for character in text:
        escaped = (
            character in _ESCAPES
            or FORBIDDEN.match(character) is not None
            or (escaped and unicodedata.combining(character) > 0)
        )
        parts.append(_ESCAPES.get(character) or _code(character) if escaped else character)
    return f'"{"".join(parts)}"'


def _code(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
