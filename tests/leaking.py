"""Looks in every file of a site for what must not be there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from tests.running import every_file

from honorroll.base.vietnamese import fold, slug


def disguises(text: str) -> Iterator[bytes]:
    """``text`` as a careless program might have published it."""
    for form in (text, unicodedata.normalize("NFD", text), text.upper(), slug(text), fold(text)):
        yield form.encode()
        yield quote(form).encode()
        yield form.encode("utf-16-le")
        yield form.encode("ascii", "xmlcharrefreplace")
        yield form.encode("ascii", "backslashreplace")


def leaks(site: Path, text: str) -> list[str]:
    """The files of a built site that hold ``text``, in themselves or in their names."""
    signs = set(disguises(text))
    files = every_file(site)
    assert len(files) > 50
    return [path for path, data in files.items() if any(sign in data or sign in path.encode() for sign in signs)]
