"""Names and roles of people as lists write them."""

from __future__ import annotations

import re

from honorroll.content.person_names import is_full_name
from honorroll.content.unit_names import UNIT

_BETWEEN = re.compile(r"\s*(?:[\n;/&+]|,|\bvà\b)\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:[0-9]+[.)/-]|[-+•])\s*")


def people_named(text: str) -> list[str]:
    """The people whom a cell names; empty where it is one."""
    parts = [_NUMBERED.sub("", part) for part in _BETWEEN.split(text)]
    people = [part for part in parts if is_full_name(part)]
    return people if len(people) > 1 else []


def recased(name: str) -> str:
    """A name of a person that is in capitals or small letters throughout, as it is usually written."""
    return name.title() if len(name) > 3 and (name.isupper() or name.islower()) else name


_COMMA = re.compile(r"\s*(?:[,;\n]|\s[-–]\s)\s*")


def role_and_unit(text: str) -> tuple[str, str]:
    """Position and unit of a text that holds both, as in “Chức vụ, đơn vị”; either may be empty."""
    parts = [part for part in _COMMA.split(text) if part]
    line = " ".join(text.split())
    if len(parts) < 2:
        return ("", line) if re.match(UNIT, line) else _without_comma(line)
    for n in range(1, len(parts)):
        if re.match(UNIT, parts[n], re.IGNORECASE):
            return ", ".join(parts[:n]), ", ".join(parts[n:])
    return parts[0], ", ".join(parts[1:])


def _without_comma(line: str) -> tuple[str, str]:
    """“Giáo viên Trường Tiểu học Ví Dụ”: a unit begins with a capital within the text."""
    match = re.search(rf"(?<=[^\W\d_])\s+(?={UNIT})", line)
    return (line[: match.start()], line[match.end() :]) if match else (line, "")
