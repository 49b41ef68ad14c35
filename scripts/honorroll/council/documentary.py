"""The documentary (phóng sự) of the report and its captions, which lie in ``content/report/``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.nearest import Nearest
from honorroll.conferences.rules.files import MISSING_FILE
from honorroll.content import privacy
from honorroll.content.scan import Signature, list_folder, printable_name, signature_of, unexpected
from honorroll.council.model import Report
from honorroll.formats import git_conflicts, yaml_parser, yaml_read
from honorroll.formats.yaml_read import Document
from honorroll.media import inspection, renditions
from honorroll.media.honoree_pictures import is_usable
from honorroll.media.renditions import RenditionSet
from honorroll.roll.rules import photos

REPORT_DIR = "content/report"
#: The name of the store that remembers the inspection of the film.
LOOKS = "looks-report"

NO_CAPTIONS = Rule(
    "no-captions",
    "error",
    Text(
        "Không có phụ đề ở {path}, hoặc tệp không phải là WebVTT.",
        "Đặt tệp .vtt vào đúng chỗ; dòng đầu của tệp là WEBVTT.",
    ),
    Text(
        "There are no captions at {path}, or the file is not WebVTT.",
        "Put the .vtt file there; its first line is WEBVTT.",
    ),
)


class Documentary(NamedTuple):
    """The documentary as it is published."""

    captions: bytes = b""
    """The WebVTT file, empty where there is none."""
    set: RenditionSet | None = None
    """The film in the pool, where it is a file of ours."""


def list_files(root: Path, findings: list[Finding]) -> dict[str, Signature]:
    """The signatures of the files in ``content/report/``, by name."""
    top = root / REPORT_DIR
    if top.is_symlink() or not top.is_dir():
        return {}
    return {printable_name(entry.name): signature_of(entry) for entry in list_folder(top, REPORT_DIR, findings)}


def read(
    root: Path, files: Mapping[str, Signature], document: Document, report: Report
) -> tuple[Documentary, list[Finding]]:
    """The files that the report names; every other file of ``files`` is a finding."""
    film = report.film
    named = tuple(filter(None, (film.file, film.captions))) if film else ()
    findings = [unexpected(f"{REPORT_DIR}/{name}", name, named) for name in sorted(files) if name not in named]
    captions, faults = _captions(root, document, film.captions) if film and film.captions else (b"", [])
    findings += faults
    set_, faults = _film(root, files, document, film.file) if film and film.file else (None, [])
    return Documentary(captions, set_), findings + faults


def _captions(root: Path, document: Document, name: str) -> tuple[bytes, list[Finding]]:
    """The captions that the report names: they are WebVTT and hold no personal data."""
    path = f"{REPORT_DIR}/{name}"
    try:
        data = yaml_read.read_bytes(root, path)
    except OSError:
        data = b""
    if data.startswith((b"WEBVTT", b"\xef\xbb\xbfWEBVTT")) and len(data) <= yaml_parser.MAX_BYTES:
        text = data.decode(errors="replace")
        return data, [*git_conflicts.findings(text, path), *privacy.check(text, Source(path, 1, 1))]
    return b"", [NO_CAPTIONS.at(document.locate(("film", "captions")), path=path)]


def _film(
    root: Path, files: Mapping[str, Signature], document: Document, name: str
) -> tuple[RenditionSet | None, list[Finding]]:
    """The film that the report names: browsers can play it."""
    source, path = document.locate(("film", "file")), f"{REPORT_DIR}/{name}"
    if name not in files:
        near = suggestion(Nearest(files).to(name))
        return None, [MISSING_FILE.at(source, name=name, folder=f"{REPORT_DIR}/", **near)]
    look = inspection.inspect_files(root, {path: files[name]}, inspection.recipe(), (path,), LOOKS)[path]
    findings = list(photos.film_fit(name, look, source))
    return renditions.copy_set(look, path, inspection.recipe()) if is_usable(look) else None, findings
