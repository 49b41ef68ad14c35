"""Reads and writes one profile: nothing but that profile and its photos, in one step, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding
from honorroll.content import profile_scan
from honorroll.content.kinds import FOLDERS, Kind
from honorroll.content.profile_scan import PROFILE, ProfileFile
from honorroll.content.scan import MEDIA, PHOTOS, SCANS
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.media import inspection
from honorroll.media.renditions import MediaInfo
from honorroll.office.desk.drafts import DraftName, Drafts
from honorroll.office.desk.judge import Judged, judge
from honorroll.office.desk.site import Site


class Record(NamedTuple):
    """A profile as it is in its file; of a new one everything is empty."""

    kind: Kind
    file: ProfileFile
    raw: bytes
    data: dict[str, Tree]
    findings: list[Finding]
    """Why the text cannot be read; it cannot be edited here then."""

    @property
    def path(self) -> str:
        return self.file.path


class StaleError(Exception):
    """The file is not as it was when the form was opened."""


def path_of(folder: str, slug: str) -> str:
    return f"honorees/{folder}/{slug}/{PROFILE}"


def new_record(folder: str, slug: str) -> Record:
    """A profile that is not there yet."""
    kind = FOLDERS[folder]
    return Record(kind, ProfileFile(kind, slug, path_of(folder, slug), (0, 0, 0, 0), ()), b"", {}, [])


def open_record(site: Site, folder: str, slug: str) -> Record | None:
    """The profile; None where there is none."""
    path = path_of(folder, slug)
    try:
        site.file(path)
        file, _ = profile_scan.look_at(site.root, path)
        raw = yaml_read.read_bytes(site.root, path) if file else b""
    except OSError:
        return None
    return of_text(file, raw) if file else None


def of_text(file: ProfileFile, raw: bytes) -> Record:
    """The record of a text of the profile ``file``."""
    document, findings = yaml_read.load(raw, file.path) if raw else (None, [])
    return Record(file.kind, file, raw, document.data if document else {}, findings if document is None else [])


def photo(site: Site, path: str) -> bytes:
    """The file of a photo. Raises OSError, also for a symbolic link."""
    site.file(path)
    return inspection.read_photo(site.root, path)


# ── Photos ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def files_of(data: Tree) -> set[str]:
    """The names of all files that a profile names, at any place."""
    if isinstance(data, list):
        return set[str]().union(*map(files_of, data))
    if not isinstance(data, dict):
        return set()
    file = data.get("file")
    own = {file} if isinstance(file, str) else set[str]()
    return own.union(*map(files_of, data.values()))


def removed_photos(record: Record, data: dict[str, Tree]) -> list[str]:
    """The photos in the folder that the profile named and names no longer."""
    gone = files_of(record.data) - files_of(data)
    return sorted(name for name in gone if name in record.file.files and name.lower().endswith(PHOTOS))


def judged(site: Site, record: Record, data: dict[str, Tree], drafts: Drafts, name: DraftName) -> Judged:
    """The profile as it would be written with ``data`` and with the photos of the draft."""
    folder = record.path.rpartition("/")[0]
    gone = set(removed_photos(record, data))
    media: dict[str, tuple[Path, object]] = {
        f"{folder}/{file}": (site.root / folder / file, signature)
        for file, signature in record.file.media
        if file not in gone
    }
    named = files_of(data)
    for file in drafts.photos(name):
        if file in named:
            photo = drafts.folder(name) / file
            media[f"{folder}/{file}"] = photo, photo.stat().st_mtime_ns
    names = {path.rpartition("/")[2] for path in media}
    others = (each for each in record.file.files if each not in gone)
    file_ = record.file._replace(
        files=tuple(sorted({*others, *names})),
        media=tuple((each, (0, 0, 0, 0)) for each in sorted(names) if each.lower().endswith(MEDIA + SCANS)),
    )
    return judge(site, file_, data, _looks(site, media))


def _looks(site: Site, media: Mapping[str, tuple[Path, object]]) -> dict[str, MediaInfo]:
    return site.looks(media) if media else {}


# ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def save(site: Site, record: Record, text: str, photos: Mapping[str, Path], gone: Sequence[str]) -> bool:
    """Write the profile and its new ``photos``, and remove the photos ``gone``; False where nothing had to be written.

    Raises StaleError where the file is no longer ``record.raw``, and OSError; then everything is as it was.
    """
    with site.writing:
        target = site.file(record.path)
        current = target.read_bytes() if target.is_file() else b""
        if current != record.raw:
            raise StaleError
        if text.encode() == current and not photos and not gone:
            return False
        is_new = not target.parent.exists()
        written: list[Path] = []
        try:
            for name, source in sorted(photos.items()):
                written.append(target.parent / name)
                write_atomically(written[-1], source.read_bytes())
            if text.encode() != current:
                write_atomically(target, text.encode())
        except OSError:
            for path in written:
                path.unlink(missing_ok=True)
            if is_new:
                with suppress(OSError):
                    target.parent.rmdir()
            raise
        for name in gone:
            (target.parent / name).unlink(missing_ok=True)
        return True
