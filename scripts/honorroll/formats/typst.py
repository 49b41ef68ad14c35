"""Pages set by Typst from a template of ours and from data: PDF with tags and embedded fonts, and PNG.

What people wrote reaches the template as JSON alone, never as markup: there is nothing to escape. The fonts are those
that come with the program and with Typst, never those of the machine, so the same input gives the same bytes. Typst
belongs to the extra ``print``.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from honorroll.base.errors import MissingLettersError, PrintExtraMissingError
from honorroll.formats.fonts import FONTS

#: The standard that every PDF is held against: PDF/UA-1 (ISO 14289-1), for readers who do not see the page.
STANDARD = "ua-1"
_EXTRA = "print"
_MISSING = re.compile(r'the text `"(?P<text>.*)"` could not be displayed', re.DOTALL)


class Setting(NamedTuple):
    """What pages are set with: the template, the folder that its pictures are below, the data, and folders of further
    fonts.
    """

    template: str
    pictures: Path
    data: object
    fonts: Sequence[Path] = ()


def require_extra() -> None:
    """Raises PrintExtraMissingError where the extra ``print`` is not installed."""
    _typst()
    try:
        import pptx  # noqa: F401, PLC0415  # of the extra too
    except ImportError:
        raise PrintExtraMissingError(_command()) from None


def pdf(setting: Setting, day: date) -> bytes:
    """The pages as PDF; ``day`` is that on which it says that it was made.

    Raises PrintExtraMissingError, and MissingLettersError where no font has the letters of a text.
    """
    typst = _typst()
    made = datetime(day.year, day.month, day.day, tzinfo=UTC)
    try:
        return bytes(_compiler(typst, setting).compile(format="pdf", pdf_standards=STANDARD, timestamp=made))
    except typst.TypstError as error:
        if missing := _MISSING.search(error.message):
            raise MissingLettersError(_shown(missing["text"], setting.data)) from None
        raise


def _shown(letters: str, data: object) -> str:
    """Letters that no font has, with the text of the data that they are in."""
    within = next((text for text in _texts(data) if letters in text), "")
    return f"{letters}” – “{within[:60]}" if within not in ("", letters) else letters


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)


def pictures(setting: Setting, pixels_per_inch: float) -> list[bytes]:
    """The pages as PNG, one each; what the template leaves unfilled is transparent. Raises PrintExtraMissingError."""
    typst = _typst()
    pages = _compiler(typst, setting).compile(format="png", ppi=pixels_per_inch)
    return [bytes(page) for page in pages] if isinstance(pages, list) else [bytes(pages)]


def measured(setting: Setting, label: str) -> list[Any]:
    """The values of what a template marks with ``<label>``: sizes that it has measured. Raises as ``pictures`` does."""
    found: list[Any] = json.loads(_compiler(_typst(), setting).query(f"<{label}>", field="value"))
    return found


def _compiler(typst: ModuleType, setting: Setting):  # type: ignore[no-untyped-def]  # a class of the extra
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS, *setting.fonts])
    data = {"data": json.dumps(setting.data, ensure_ascii=False)}
    return typst.Compiler(setting.template.encode(), root=setting.pictures, font_paths=fonts, sys_inputs=data)


def _typst() -> ModuleType:
    try:
        import typst  # noqa: PLC0415  # of the extra, and 81 MB
    except ImportError:
        raise PrintExtraMissingError(_command()) from None
    return typst


def _command() -> str:
    """What installs the extra, as the package declares it."""
    declared = (each.partition(";") for each in metadata.requires("honorroll") or ())
    wanted = [name.strip() for name, _, when in declared if f'"{_EXTRA}"' in when.replace("'", '"')]
    return " ".join([shlex.quote(sys.executable), "-m pip install", *(f'"{each}"' for each in wanted)])
