"""What lies beside the report, in ``content/report/``: the documentary (phóng sự) and its captions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, nearest, suggestion
from honorroll.conferences.rules import MISSING_FILE
from honorroll.content import privacy
from honorroll.content.scan import Signature, entries_of, readable, signature_of, unexpected
from honorroll.council.model import Report
from honorroll.formats import yaml_parser, yaml_read
from honorroll.formats.yaml_read import Document
from honorroll.media import inspection, renditions
from honorroll.media.honoree_pictures import is_usable
from honorroll.media.renditions import RenditionSet
from honorroll.roll.rules import photos

FOLDER = "content/report"
#: Where what is known of the film is remembered.
LOOKS = "looks-report"

NO_CAPTIONS = Rule(
    "no-captions",
    "error",
    Text("Không có phụ đề ở {path}, hoặc tệp không phải là WebVTT.", "Đặt tệp .vtt vào đúng chỗ; dòng đầu của tệp là WEBVTT."),
    Text("There are no captions at {path}, or the file is not WebVTT.", "Put the .vtt file there; its first line is WEBVTT."),
)  # fmt: skip


class Documentary(NamedTuple):
    captions: bytes = b""
    set: RenditionSet | None = None
    """The film as the pool has it, where it is a file of ours."""


def there(root: Path, findings: list[Finding]) -> dict[str, Signature]:
    """The files that lie beside the report, by name."""
    top = root / FOLDER
    if top.is_symlink() or not top.is_dir():
        return {}
    return {readable(entry.name): signature_of(entry) for entry in entries_of(top, FOLDER, findings)}


def read(
    root: Path, files: Mapping[str, Signature], document: Document, report: Report
) -> tuple[Documentary, list[Finding]]:
    """What of ``files`` the report names; whatever else lies there is a finding."""
    told = report.film
    named = tuple(filter(None, (told.file, told.captions))) if told else ()
    findings = [unexpected(f"{FOLDER}/{name}", name, named) for name in sorted(files) if name not in named]
    captions, faults = _captions(root, document, told.captions) if told and told.captions else (b"", [])
    findings += faults
    set_, faults = _film(root, files, document, told.file) if told and told.file else (None, [])
    return Documentary(captions, set_), findings + faults


def _captions(root: Path, document: Document, name: str) -> tuple[bytes, list[Finding]]:
    """The captions that the report names, which are WebVTT and tell nothing personal."""
    path = f"{FOLDER}/{name}"
    try:
        data = yaml_read.read_bytes(root, path)
    except OSError:
        data = b""
    if data.startswith((b"WEBVTT", b"\xef\xbb\xbfWEBVTT")) and len(data) <= yaml_parser.MAX_BYTES:
        return data, privacy.check(data.decode(errors="replace"), Source(path, 1, 1))
    return b"", [NO_CAPTIONS.at(document.locate(("film", "captions")), path=path)]


def _film(
    root: Path, files: Mapping[str, Signature], document: Document, name: str
) -> tuple[RenditionSet | None, list[Finding]]:
    """The film that the report names, which browsers play."""
    source, path = document.locate(("film", "file")), f"{FOLDER}/{name}"
    if name not in files:
        near = suggestion(nearest(name, files))
        return None, [MISSING_FILE.at(source, name=name, folder=f"{FOLDER}/", **near)]
    look = inspection.inspect_files(root, {path: files[name]}, inspection.recipe(), (path,), LOOKS)[path]
    findings = list(photos.film_fit(name, look, source))
    return renditions.film_set(look, path, inspection.recipe()) if is_usable(look) else None, findings
