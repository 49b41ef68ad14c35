"""Copies of the files that are published at addresses of their own: films and documents without metadata, captions."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from honorroll.base.files import copy_file, write_file
from honorroll.media import documents, films
from honorroll.media.recipes import code_digest

_PACKAGE = Path(__file__).parents[1]
_MODULES = (
    "formats/jpeg.py",
    "formats/office_archive.py",
    "formats/office_parts.py",
    "formats/pdf.py",
    "content/disguise.py",
    "content/undisguised.py",
    "content/privacy.py",
)


def write(source: Path, digest: bytes, target: Path) -> None:
    """Write the copy of ``source`` to the new file ``target``.

    Raises FileChangedError where the content no longer has the blake2b ``digest``.
    """
    extension = documents.extension_of(source.name)
    if extension in documents.DOCUMENTS:
        write_file(str(target), document(source, digest))
        return
    copy_file(source, digest, target)
    if extension in films.EXTENSIONS:
        with target.open("r+b") as film:
            films.strip(film)


def document(source: Path, digest: bytes) -> bytes:
    """The copy of a document; errors as in ``write``."""
    with tempfile.TemporaryDirectory() as folder:  # what is cleaned is what was examined
        copy = Path(folder) / f"document.{documents.extension_of(source.name)}"
        copy_file(source, digest, copy)
        return documents.clean(copy)


@cache
def recipe() -> bytes:
    """A digest of how documents are examined and copies are made."""
    searched = sorted((_PACKAGE / "content").glob("personal_*.py"))
    modules = (*films.SOURCES, Path(documents.__file__), *(_PACKAGE / name for name in _MODULES), *searched)
    return code_digest(modules, "pypdf")
