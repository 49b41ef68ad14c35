"""PDF (ISO 32000) as pypdf reads it: what is in a file, the text of its pages, and a copy without what only its author
needs.

pypdf reads as a viewer does, with escaped names and packed objects, which a search for bytes cannot. Files are hostile
until proven otherwise: call these functions through ``base.sandbox`` only.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pypdf
from pypdf import generic

from honorroll.formats.jpeg import without_metadata

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_MAX_OBJECTS = 200_000
#: Entries of any object that no viewer needs: metadata, data of programs, dates, previews (14.3, 14.5, 7.7.3.3).
_UNNEEDED = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
#: Entries of an annotation that name its author, its dates, and what was discussed about it (12.5.2, 12.5.6.2).
_OF_REVIEW = ("/T", "/M", "/CreationDate", "/NM", "/Subj", "/RC", "/IRT", "/RT", "/Popup", "/State", "/StateModel")
#: Annotations that only reviewers see, and those whose own fields a reader needs.
_REVIEW_KINDS, _READER_KINDS = ("/Text", "/Popup"), ("/Link", "/Widget")


class UnreadablePdfError(ValueError):
    """pypdf cannot read the file; its argument is the name of the exception."""


class EncryptedPdfError(ValueError):
    """The file has a password."""


class Contents(NamedTuple):
    """What is in a PDF."""

    names: frozenset[str]
    """Every key and name of its objects, reachable or not."""
    has_hidden_layers: bool
    pages: int


def read(path: Path) -> Contents:
    """Raises UnreadablePdfError and EncryptedPdfError."""
    try:
        reader = _open(path)
        return Contents(frozenset(_names(reader)), _has_hidden_layers(reader), len(reader.pages))
    except (MemoryError, RecursionError, EncryptedPdfError):
        raise
    except Exception as error:  # pypdf does not document what a broken file makes it raise
        raise UnreadablePdfError(type(error).__name__) from error


def page_texts(path: Path, max_pages: int) -> list[str | None]:
    """The text of each page, at most ``max_pages``; None where it cannot be read."""
    texts: list[str | None] = []
    for page in islice(_open(path).pages, max_pages):
        try:
            texts.append(page.extract_text())
        except (MemoryError, RecursionError):
            raise
        except Exception:  # as above
            texts.append(None)
    return texts


def cleaned(path: Path) -> bytes:
    """The file without its metadata, without earlier versions of its pages and without reviewers' notes.

    The same bytes from the same file. Raises UnreadablePdfError and EncryptedPdfError.
    """
    try:
        writer = pypdf.PdfWriter(clone_from=_open(path))
        for value in writer._objects:
            if isinstance(value, generic.DictionaryObject):
                _clean(value)
            if isinstance(value, generic.StreamObject) and value.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
                value._data = without_metadata(value._data)
        writer.metadata = None
        writer._ID = None
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        target = io.BytesIO()
        writer.write(target)
        return target.getvalue()
    except (MemoryError, RecursionError, EncryptedPdfError):
        raise
    except Exception as error:  # as above
        raise UnreadablePdfError(type(error).__name__) from error


def _open(path: Path) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(path, strict=False)
    if reader.is_encrypted:
        raise EncryptedPdfError
    return reader


def _clean(value: generic.DictionaryObject) -> None:
    for key in _UNNEEDED:
        value.pop(key, None)
    annotations = value.get("/Annots")
    if not isinstance(annotations, generic.ArrayObject):
        return
    kept = generic.ArrayObject()
    for each in list.__iter__(annotations):
        annotation = each.get_object()
        if not isinstance(annotation, generic.DictionaryObject):
            continue
        kind = annotation.get("/Subtype")
        if kind in _REVIEW_KINDS:
            continue
        if kind not in _READER_KINDS:
            for key in (*_OF_REVIEW, *(() if kind == "/FreeText" else ("/Contents",))):
                annotation.pop(key, None)
        kept.append(each)
    value[generic.NameObject("/Annots")] = kept


def _has_hidden_layers(reader: pypdf.PdfReader) -> bool:
    layers = reader.root_object.get("/OCProperties")
    default = layers.get_object().get("/D") if layers else None
    if not default:
        return False
    default = default.get_object()
    return bool(default.get("/OFF")) or default.get("/BaseState") == "/OFF"


def _names(reader: pypdf.PdfReader) -> Iterator[str]:
    """Every key and every name in every object of the file, reachable or not.

    An ``/OpenAction`` that only goes to a page is left out.
    """
    queue: list[object] = [reader.trailer]
    numbers = {number for table in reader.xref.values() for number in table}
    numbers |= set(reader.xref_objStm)
    if len(numbers) > _MAX_OBJECTS:
        raise ValueError(f"{len(numbers)} objects")
    free = reader.xref_free_entry.get(0, {}) if hasattr(reader, "xref_free_entry") else {}
    queue += [generic.IndirectObject(n, 0, reader) for n in sorted(numbers) if n and not free.get(n)]
    visited: set[tuple[int, int]] = set()
    while queue:
        value = queue.pop()
        if isinstance(value, generic.IndirectObject):
            if (value.idnum, value.generation) in visited:
                continue
            visited.add((value.idnum, value.generation))
            value = value.get_object()
        if isinstance(value, generic.DictionaryObject):
            for key, inner in value.raw_items() if hasattr(value, "raw_items") else dict.items(value):
                if key == "/OpenAction" and _only_goes_to_a_page(inner):
                    continue
                yield str(key)
                queue.append(inner)
        elif isinstance(value, generic.ArrayObject):
            queue += list(list.__iter__(value))
        elif isinstance(value, generic.NameObject):
            yield str(value)


def _only_goes_to_a_page(action: object) -> bool:
    """Whether the action on opening only goes to a page. Office programs write such an action into every PDF."""
    value = action.get_object() if isinstance(action, generic.IndirectObject) else action
    return isinstance(value, generic.ArrayObject) or (
        isinstance(value, generic.DictionaryObject) and value.get("/S") == "/GoTo" and "/Next" not in value
    )
