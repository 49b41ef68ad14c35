"""Reads and writes one record: nothing but its file and the files beside it, in one step, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from honorroll.base.files import write_atomically
from honorroll.content.scan import MEDIA
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.media import inspection
from honorroll.office.records import beside
from honorroll.office.records.drafts import DraftName, Drafts
from honorroll.office.records.judge import Judged, judge
from honorroll.office.records.record_kind import BODY, Beside, Record, RecordKind
from honorroll.office.records.site import Site


class StaleError(Exception):
    """The file is not as it was when the form was opened."""


def new_record(kind: RecordKind, slug: str) -> Record:
    """A record that is not there yet."""
    return Record(kind, slug, b"", {}, [])


def open_record(site: Site, kind: RecordKind, slug: str) -> Record | None:
    """The record; None where there is none."""
    path = kind.path_of(slug)
    if kind.entries and slug not in kind.entries.known(site):
        return None
    try:
        is_there = site.file(path).exists() or not kind.entries
        raw = yaml_read.read_bytes(site.root, path) if is_there else b""
        around = kind.look(site, slug) if kind.look else beside.files_in(site, kind.folder_of(slug), path)
    except OSError:
        return None
    return of_text(new_record(kind, slug)._replace(beside=around), raw)


def of_text(record: Record, raw: bytes) -> Record:
    """The record with another text."""
    if not raw:
        return record._replace(raw=b"", data={}, findings=[])
    if record.kind.body:
        document, body, findings = yaml_read.load_front_matter(raw, record.path)
        data = document.data | ({BODY: body.text} if body.text.strip() else {}) if document else {}
    else:
        document, findings = yaml_read.load(raw, record.path)
        data = document.data if document else {}
        if record.kind.entries:
            entries = data.get(record.kind.entries.key)
            entry = entries.get(record.slug) if isinstance(entries, dict) else None
            data = entry if isinstance(entry, dict) else {}
    return record._replace(raw=raw, data=data, findings=findings if document is None else [])


def photo(site: Site, path: str) -> bytes:
    """The file of a photo. Raises OSError, also for a symbolic link."""
    site.file(path)
    return inspection.read_photo(site.root, path)


# ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def named(kind: RecordKind, data: Tree) -> set[str]:
    """The names of all files that a record names, relative to its folder."""
    if kind.drawer:
        return set()
    return kind.named_files(data) if kind.named_files else set(beside.files_of(data))


def removed_files(record: Record, data: dict[str, Tree]) -> list[str]:
    """The files in the folder that the record named and names no longer. Scans of documents are left where they are."""
    gone = named(record.kind, record.data) - named(record.kind, data)
    return sorted(
        name for name in gone if name in record.beside.files and ("/" in name or name.lower().endswith(MEDIA))
    )


def judged(site: Site, record: Record, data: dict[str, Tree], drafts: Drafts, name: DraftName) -> Judged:
    """The record as it would be written with ``data`` and with the files of the draft."""
    folder = record.folder
    gone = set(removed_files(record, data))
    media: dict[str, tuple[Path, object]] = {
        f"{folder}/{file}": (site.root / folder / file, signature)
        for file, signature in record.beside.media
        if file not in gone
    }
    wanted = named(record.kind, data)
    signatures = {file: signature for file, signature in record.beside.media if file not in gone}
    for file in drafts.files(name):
        if file in wanted:
            kept = drafts.folder(name) / file
            status = kept.stat()
            signatures[file] = status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
            media[f"{folder}/{file}"] = kept, signatures[file]
    others = (each for each in record.beside.files if each not in gone)
    around = Beside(tuple(sorted({*others, *signatures})), tuple(sorted(signatures.items())))
    return judge(site, record._replace(beside=around), data, media)


# ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def save(site: Site, record: Record, text: str, files: Mapping[str, Path], gone: Sequence[str]) -> bool:
    """Write the record and its new ``files``, and remove the files ``gone``; False where nothing had to be written.

    Raises StaleError where the file is no longer ``record.raw``, and OSError; then everything is as it was.
    """
    with site.writing:
        target = site.file(record.path)
        current = target.read_bytes() if target.is_file() else b""
        if current != record.raw:
            raise StaleError
        if text.encode() == current and not files and not gone:
            return False
        drawer = record.kind.drawer
        folder = drawer(site, record.slug) if drawer else site.file(record.folder) if record.folder else target.parent
        made = [path for path in dict.fromkeys((target.parent, folder)) if not path.exists()]
        written: list[Path] = []
        try:
            if drawer:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name, source in sorted(files.items()):
                written.append(folder / name)
                write_atomically(written[-1], source.read_bytes())
                if drawer:  # for nobody else on this machine
                    written[-1].chmod(0o600)
            if text.encode() != current:
                write_atomically(target, text.encode())
        except OSError:
            for path in written:
                path.unlink(missing_ok=True)
            for path in made:
                _remove_empty(path)
            raise
        for name in gone:
            (folder / name).unlink(missing_ok=True)
        for emptied in {(folder / name).parent for name in gone} - {target.parent}:
            _remove_empty(emptied)
        return True


def _remove_empty(folder: Path) -> None:
    """Remove a folder, and those within it, if nothing lies in them."""
    with suppress(OSError):
        for inner in folder.iterdir():
            if inner.is_dir() and not inner.is_symlink():
                _remove_empty(inner)
        folder.rmdir()
