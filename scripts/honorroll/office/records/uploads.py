"""Files that are sent in with a form. Photos are looked at, turned upright, freed of place and camera, then kept.

Only the confined workers of ``media`` decode them. What is refused is told in the words of the rules about photos.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.conferences import files as conference_files
from honorroll.media import drawer, inspection
from honorroll.media.inspection import MAX_PHOTO_BYTES
from honorroll.media.renditions import RejectedError
from honorroll.office import mend_photos
from honorroll.roll.rules import photos as photo_rules

MEBIBYTE = 1024 * 1024


#: The endings of papers that an office receives.
PAPERS = ("pdf", "docx", "doc", "xlsx", "xls", "odt", "ods", "pptx", "jpg", "jpeg", "png")
MAX_PAPER_BYTES = 50 * MEBIBYTE
NOT_A_PAPER = Rule(
    "not-a-paper",
    "error",
    Text("“{name}” không nhận được: chỉ nhận {known}, tối đa {limit} MB.", "Lưu lại thành PDF rồi gửi."),
    Text("“{name}” is not taken: {known} are, of at most {limit} MB.", "Save it as PDF."),
)


class Upload(NamedTuple):
    """A file as it was sent; ``data`` is empty where it is larger than any file may be, and was not read."""

    name: str
    data: bytes
    is_too_large: bool = False
    field: str = ""
    """What it was sent for; ``""`` for the photos."""


class Received(NamedTuple):
    """A file that may be kept, under a name that is free; or what is wrong with it."""

    name: str
    data: bytes
    findings: tuple[Finding, ...] = ()


def receive(uploads: Sequence[Upload], taken: Collection[str]) -> list[Received]:
    """The photos as they may be kept, in their order; ``taken`` are the names of files that are there."""

    def one(worker: drawer.Worker, upload: Upload) -> tuple[Upload, bytes, bool, tuple[Finding, ...]]:
        if upload.is_too_large or len(upload.data) > MAX_PHOTO_BYTES:
            return upload, b"", False, (_refused("too-heavy", upload.name),)
        try:
            info = inspection.inspect_photo(worker, upload.data)
            faults = photo_rules.fit(upload.name, info, lambda: Source(upload.name))
            errors = tuple(finding for finding in faults if finding.is_error)
            if errors:
                return upload, b"", False, errors
            redraw = mend_photos.needs_redrawing(info)
            data = worker.request("mend", upload.data, mend_photos.LONGEST) if redraw else upload.data
            if not isinstance(data, bytes) or (redraw and not data.startswith(b"\xff\xd8\xff")):
                return upload, b"", False, (_refused("broken", upload.name),)
            return upload, data, redraw or info.format == "jpeg", ()
        except RejectedError as error:
            return upload, b"", False, (_refused(str(error), upload.name),)

    done = {id(upload): rest for upload, *rest in drawer.local()(one, list(uploads))}
    names = {name.lower() for name in taken}
    received: list[Received] = []
    for upload in uploads:
        data, is_jpeg, findings = done[id(upload)]
        if findings:
            received.append(Received(upload.name, b"", findings))
            continue
        ending = ".jpg" if is_jpeg else ".png" if data.startswith(b"\x89PNG") else ".webp"
        name = mend_photos.free_name(upload.name, ending, names)
        names.add(name.lower())
        received.append(Received(name, data))
    return received


def receive_files(field: str, uploads: Sequence[Upload], taken: Collection[str]) -> list[Received]:
    """Films or documents under names that are free. What is in them is judged with the record that names them."""
    is_film = field in ("film", "films")
    names = {name.lower() for name in taken}
    found: list[Received] = []
    for upload in uploads:
        source = Source(upload.name)
        refused = conference_files.refusal(upload.name, source, is_film=is_film)
        if upload.is_too_large:
            limit, size = inspection.MAX_FILM_BYTES // MEBIBYTE, "?"
            refused = conference_files.TOO_BIG.at(source, name=upload.name, size=size, limit=limit)
        if refused:
            found.append(Received(upload.name, b"", (refused,)))
            continue
        ending = f".{upload.name.rpartition('.')[2].lower()}"
        name = mend_photos.free_name(upload.name, ending, names)
        names.add(name)
        found.append(Received(name, upload.data))
    return found


def receive_papers(today: date, uploads: Sequence[Upload], taken: Collection[str]) -> list[Received]:
    """Papers for the office, as they are, named by the day on which they came. Nobody opens them here."""
    names = {name.lower() for name in taken}
    found: list[Received] = []
    for upload in uploads:
        ending = upload.name.rpartition(".")[2].lower()
        if ending not in PAPERS or len(upload.data) > MAX_PAPER_BYTES or upload.is_too_large:
            limit = MAX_PAPER_BYTES // MEBIBYTE
            refused = NOT_A_PAPER.at(Source(upload.name), name=upload.name, known=tuple(PAPERS), limit=limit)
            found.append(Received(upload.name, b"", (refused,)))
            continue
        name = mend_photos.free_name(f"{today.isoformat()} {upload.name}", f".{ending}", names)
        names.add(name)
        found.append(Received(name, upload.data))
    return found


def _refused(problem: str, name: str) -> Finding:
    return photo_rules.PROBLEMS.get(problem, photo_rules.BROKEN).at(Source(name), file=name)
