"""Scans ``content/conferences/`` for the files to read, and reports all others. It opens no file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgpack

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG
from honorroll.base.vietnamese import slug as slugify
from honorroll.content.profile_scan import BAD_SLUG
from honorroll.content.scan import (
    LINK,
    PHOTOS,
    Signature,
    list_folder,
    printable_name,
    signature_at,
    signature_of,
    unexpected,
)
from honorroll.pages import addresses

CONFERENCES_DIR = "content/conferences"
CONFERENCE_FILE = "conference.yml"
ALBUM_FILE = "album.yml"
SUBFOLDERS = ("speeches", "albums", "documents", "films")
#: Words that cannot be slugs because they are part of other addresses below the same folder.
RESERVED = addresses.reserved(addresses.CONFERENCES)

NO_CONFERENCE = Rule(
    "no-conference",
    "error",
    Text("Thư mục này không có tệp “{name}”.", "Thêm tệp “{name}” vào thư mục, hoặc xóa thư mục."),
    Text("This folder has no “{name}”.", "Add the file, or delete the folder."),
)
RESERVED_ADDRESS = Rule(
    "reserved-conference",
    "error",
    Text("“{slug}” là tên dành riêng, không dùng làm tên thư mục hội nghị.", "Đổi tên thư mục, ví dụ {slug}-2025."),
    Text(
        "“{slug}” is reserved and cannot be the folder of a conference.", "Rename the folder, for example {slug}-2025."
    ),
)


class SourceFile(NamedTuple):
    """A file: ``path`` relative to the root, ``size`` in bytes."""

    path: str
    signature: Signature

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def size(self) -> int:
        return self.signature[1]


class AlbumFolder(NamedTuple):
    """The folder of an album: its ``album.yml``, and name and signature of each file beside it."""

    id: str
    file: SourceFile
    photos: tuple[tuple[str, Signature], ...]

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.photos]

    @property
    def signatures(self) -> dict[str, Signature]:
        """The signatures of the photos, by path."""
        folder = self.file.path.rpartition("/")[0]
        return {f"{folder}/{name}": signature for name, signature in self.photos if name.lower().endswith(PHOTOS)}


class ConferenceFolder(NamedTuple):
    """The folder of a conference; equal values mean unchanged files."""

    slug: str
    conference: SourceFile
    speeches: tuple[SourceFile, ...]
    albums: tuple[AlbumFolder, ...]
    documents: tuple[SourceFile, ...]
    films: tuple[SourceFile, ...]

    @property
    def path(self) -> str:
        return f"{CONFERENCES_DIR}/{self.slug}"


class PackedFolder(NamedTuple):
    """The folder of a conference, serialised for the cache; equal bytes mean unchanged files. Few are ever unpacked."""

    slug: str
    packed: bytes
    latest: int
    """The latest time of modification or change of any file in it (ns)."""

    @property
    def folder(self) -> ConferenceFolder:
        slug, conference, speeches, albums, documents, films = msgpack.unpackb(self.packed, use_list=False)
        return ConferenceFolder(
            slug,
            SourceFile(*conference),
            tuple(SourceFile(*file) for file in speeches),
            tuple(AlbumFolder(id_, SourceFile(*file), photos) for id_, file, photos in albums),
            tuple(SourceFile(*file) for file in documents),
            tuple(SourceFile(*file) for file in films),
        )


def pack(folder: ConferenceFolder) -> PackedFolder:
    albums = (album.file for album in folder.albums)
    files = (folder.conference, *folder.speeches, *albums, *folder.documents, *folder.films)
    photos = (signature for album in folder.albums for _, signature in album.photos)
    latest = max(max(signature[2:]) for signature in (*(file.signature for file in files), *photos))
    return PackedFolder(folder.slug, msgpack.packb(folder), latest)


def as_edited(root: Path, seen: PackedFolder, edited: frozenset[str]) -> PackedFolder:
    """A folder that was seen before, with those of its files that were edited as they are now, or not at all."""
    folder = seen.folder
    if not any(path.startswith(f"{folder.path}/") for path in edited):
        return seen

    def now(files: Iterable[SourceFile]) -> Iterator[SourceFile]:
        for file in files:
            if file.path not in edited:
                yield file
            elif os.path.lexists(root / file.path):
                yield SourceFile(file.path, signature_at(root / file.path))

    albums = []
    for album in folder.albums:
        top = album.file.path.removesuffix(ALBUM_FILE)
        photos = tuple((name, signature) for name, signature in album.photos if f"{top}{name}" not in edited)
        albums += [album._replace(file=file, photos=photos) for file in now([album.file])]
    parts = (tuple(now(files)) for files in (folder.speeches, folder.documents, folder.films))
    speeches, documents, films = parts
    conference = next(now([folder.conference]))
    return pack(ConferenceFolder(folder.slug, conference, speeches, tuple(albums), documents, films))


ScanResult = tuple[list[PackedFolder], list[Finding]]


def scan_packed(root: Path) -> ScanResult:
    """``scan_conferences`` with packed folders."""
    folders, findings = scan_conferences(root)
    return [pack(folder) for folder in folders], findings


def scan_conferences(root: Path) -> tuple[list[ConferenceFolder], list[Finding]]:
    """The folders of all conferences under ``root``, sorted by slug, and findings. A site need not have any."""
    findings: list[Finding] = []
    top = root / CONFERENCES_DIR
    if top.is_symlink():
        return [], [LINK.at(Source(CONFERENCES_DIR), name="conferences")]
    if not top.is_dir():
        return [], []
    folders: list[ConferenceFolder] = []
    for entry in list_folder(top, CONFERENCES_DIR, findings):
        name = printable_name(entry.name)
        if not entry.is_dir(follow_symlinks=False):
            findings.append(unexpected(f"{CONFERENCES_DIR}/{name}", name, ("<slug>/conference.yml",)))
        elif _usable_slug(entry, CONFERENCES_DIR, findings):
            if entry.name in RESERVED:
                findings.append(RESERVED_ADDRESS.at(Source(f"{CONFERENCES_DIR}/{name}"), slug=name))
            folder = _folder(entry.path, entry.name, findings)
            if folder:
                folders.append(folder)
    return sorted(folders), findings


def look_at(root: Path, slug: str) -> ConferenceFolder | None:
    """The folder of one conference; None where there is none."""
    path = root / CONFERENCES_DIR / slug
    return _folder(str(path), slug, []) if path.is_dir() and not path.is_symlink() else None


def _usable_slug(entry: os.DirEntry[str], path: str, findings: list[Finding]) -> bool:
    if SLUG.fullmatch(entry.name):
        return True
    name = printable_name(entry.name)
    findings.append(BAD_SLUG.at(Source(f"{path}/{name}"), name=name, example=slugify(name)))
    return False


def _folder(folder: str, slug: str, findings: list[Finding]) -> ConferenceFolder | None:
    path = f"{CONFERENCES_DIR}/{slug}"
    conference: SourceFile | None = None
    parts: dict[str, list[SourceFile]] = {}
    albums: list[AlbumFolder] = []
    for entry in list_folder(folder, path, findings):
        name = printable_name(entry.name)
        if entry.name == CONFERENCE_FILE and entry.is_file(follow_symlinks=False):
            conference = _file(entry, path)
        elif entry.name == "albums" and entry.is_dir(follow_symlinks=False):
            albums = list(_albums(entry.path, f"{path}/albums", findings))
        elif entry.name in SUBFOLDERS and entry.is_dir(follow_symlinks=False):
            parts[entry.name] = list(_files(entry.path, f"{path}/{entry.name}", findings))
        else:
            findings.append(unexpected(f"{path}/{name}", name, (CONFERENCE_FILE, *SUBFOLDERS)))
    if conference is None:
        findings.append(NO_CONFERENCE.at(Source(path), name=CONFERENCE_FILE))
        return None
    speeches, documents, films = (tuple(sorted(parts.get(name, ()))) for name in ("speeches", "documents", "films"))
    return ConferenceFolder(slug, conference, speeches, tuple(sorted(albums)), documents, films)


def _file(entry: os.DirEntry[str], path: str) -> SourceFile:
    return SourceFile(f"{path}/{printable_name(entry.name)}", signature_of(entry))


def _files(folder: str, path: str, findings: list[Finding]) -> Iterator[SourceFile]:
    for entry in list_folder(folder, path, findings):
        name = printable_name(entry.name)
        if not entry.is_file(follow_symlinks=False) or name != entry.name:
            findings.append(unexpected(f"{path}/{name}", name, ()))
        elif path.endswith("/speeches") and not (
            entry.name.endswith(".md") and SLUG.fullmatch(entry.name.removesuffix(".md"))
        ):
            findings.append(unexpected(f"{path}/{name}", name, (f"{slugify(name.removesuffix('.md'))}.md",)))
        else:
            yield _file(entry, path)


def _albums(folder: str, path: str, findings: list[Finding]) -> Iterator[AlbumFolder]:
    for entry in list_folder(folder, path, findings):
        name = printable_name(entry.name)
        here = f"{path}/{name}"
        if not entry.is_dir(follow_symlinks=False):
            findings.append(unexpected(here, name, ("<album>/album.yml",)))
            continue
        if not _usable_slug(entry, path, findings):
            continue
        album: SourceFile | None = None
        photos: list[tuple[str, Signature]] = []
        for inner in list_folder(entry.path, here, findings):
            if inner.name == ALBUM_FILE and inner.is_file(follow_symlinks=False):
                album = _file(inner, here)
            elif inner.is_file(follow_symlinks=False):
                photos.append((printable_name(inner.name), signature_of(inner)))
            else:
                findings.append(
                    unexpected(f"{here}/{printable_name(inner.name)}", printable_name(inner.name), (ALBUM_FILE,))
                )
        if album is None:
            findings.append(NO_CONFERENCE.at(Source(here), name=ALBUM_FILE))
        else:
            yield AlbumFolder(entry.name, album, tuple(sorted(photos)))
