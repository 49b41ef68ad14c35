"""What lies in ``content/conferences/``: the files to read, and whatever should not be there. Nothing is opened here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgpack

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import slug as slugged
from honorroll.content.scan import BAD_SLUG, LINK, PHOTOS, Signature, entries_of, readable, signature_of, unexpected
from honorroll.pages import addresses

TOP = "content/conferences"
CONFERENCE = "conference.yml"
ALBUM = "album.yml"
FOLDERS = ("speeches", "albums", "documents", "films")
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
    Text("“{slug}” is reserved and cannot be the folder of a conference.", "Rename the folder, for example {slug}-2025."),
)  # fmt: skip

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class File(NamedTuple):
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
    """An album: its ``album.yml``, and name and signature of each file beside it."""

    id: str
    file: File
    photos: tuple[tuple[str, Signature], ...]

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.photos]

    @property
    def signatures(self) -> dict[str, Signature]:
        """Of the photos, by path."""
        folder = self.file.path.rpartition("/")[0]
        return {f"{folder}/{name}": signature for name, signature in self.photos if name.lower().endswith(PHOTOS)}


class Folder(NamedTuple):
    """A conference's folder; equal folders hold unchanged files."""

    slug: str
    conference: File
    speeches: tuple[File, ...]
    albums: tuple[AlbumFolder, ...]
    documents: tuple[File, ...]
    films: tuple[File, ...]

    @property
    def path(self) -> str:
        return f"{TOP}/{self.slug}"


class Seen(NamedTuple):
    """A conference's folder as it is carried and kept: equal bytes mean unchanged files. Few are ever unpacked."""

    slug: str
    packed: bytes
    latest: int
    """The latest time of any file in it (ns)."""

    @property
    def folder(self) -> Folder:
        slug, conference, speeches, albums, documents, films = msgpack.unpackb(self.packed, use_list=False)
        return Folder(
            slug,
            File(*conference),
            tuple(File(*file) for file in speeches),
            tuple(AlbumFolder(id_, File(*file), photos) for id_, file, photos in albums),
            tuple(File(*file) for file in documents),
            tuple(File(*file) for file in films),
        )


def seen(folder: Folder) -> Seen:
    files = (folder.conference, *folder.speeches, *(album.file for album in folder.albums), *folder.documents, *folder.films)  # fmt: skip
    photos = (signature for album in folder.albums for _, signature in album.photos)
    latest = max(max(signature[2:]) for signature in (*(file.signature for file in files), *photos))
    return Seen(folder.slug, msgpack.packb(folder), latest)


Scanned = tuple[list[Seen], list[Finding]]


def scanned(root: Path) -> Scanned:
    """What ``conferences`` finds, made light."""
    folders, findings = conferences(root)
    return [seen(folder) for folder in folders], findings


def conferences(root: Path) -> tuple[list[Folder], list[Finding]]:
    """Every conference under ``root``, by slug; none where there is no such folder."""
    findings: list[Finding] = []
    top = root / TOP
    if top.is_symlink():
        return [], [LINK.at(Source(TOP), name="conferences")]
    if not top.is_dir():
        return [], []
    found = []
    for entry in entries_of(top, TOP, findings):
        name = readable(entry.name)
        if not entry.is_dir(follow_symlinks=False):
            findings.append(unexpected(f"{TOP}/{name}", name, ("<slug>/conference.yml",)))
        elif _is_slug(entry, TOP, findings):
            if entry.name in RESERVED:
                findings.append(RESERVED_ADDRESS.at(Source(f"{TOP}/{name}"), slug=name))
            folder = _folder(entry.path, entry.name, findings)
            if folder:
                found.append(folder)
    return sorted(found), findings


def _is_slug(entry: os.DirEntry[str], path: str, findings: list[Finding]) -> bool:
    if _SLUG.fullmatch(entry.name):
        return True
    name = readable(entry.name)
    findings.append(BAD_SLUG.at(Source(f"{path}/{name}"), name=name, example=slugged(name)))
    return False


def _folder(folder: str, slug: str, findings: list[Finding]) -> Folder | None:
    path = f"{TOP}/{slug}"
    conference: File | None = None
    parts: dict[str, list[File]] = {}
    albums: list[AlbumFolder] = []
    for entry in entries_of(folder, path, findings):
        name = readable(entry.name)
        if entry.name == CONFERENCE and entry.is_file(follow_symlinks=False):
            conference = _file(entry, path)
        elif entry.name == "albums" and entry.is_dir(follow_symlinks=False):
            albums = list(_albums(entry.path, f"{path}/albums", findings))
        elif entry.name in FOLDERS and entry.is_dir(follow_symlinks=False):
            parts[entry.name] = list(_files(entry.path, f"{path}/{entry.name}", findings))
        else:
            findings.append(unexpected(f"{path}/{name}", name, (CONFERENCE, *FOLDERS)))
    if conference is None:
        findings.append(NO_CONFERENCE.at(Source(path), name=CONFERENCE))
        return None
    speeches, documents, films = (tuple(sorted(parts.get(name, ()))) for name in ("speeches", "documents", "films"))
    return Folder(slug, conference, speeches, tuple(sorted(albums)), documents, films)


def _file(entry: os.DirEntry[str], path: str) -> File:
    return File(f"{path}/{readable(entry.name)}", signature_of(entry))


def _files(folder: str, path: str, findings: list[Finding]) -> Iterator[File]:
    for entry in entries_of(folder, path, findings):
        name = readable(entry.name)
        if not entry.is_file(follow_symlinks=False) or name != entry.name:
            findings.append(unexpected(f"{path}/{name}", name, ()))
        elif path.endswith("/speeches") and not (
            entry.name.endswith(".md") and _SLUG.fullmatch(entry.name.removesuffix(".md"))
        ):
            findings.append(unexpected(f"{path}/{name}", name, (f"{slugged(name.removesuffix('.md'))}.md",)))
        else:
            yield _file(entry, path)


def _albums(folder: str, path: str, findings: list[Finding]) -> Iterator[AlbumFolder]:
    for entry in entries_of(folder, path, findings):
        name = readable(entry.name)
        here = f"{path}/{name}"
        if not entry.is_dir(follow_symlinks=False):
            findings.append(unexpected(here, name, ("<album>/album.yml",)))
            continue
        if not _is_slug(entry, path, findings):
            continue
        album: File | None = None
        photos: list[tuple[str, Signature]] = []
        for inner in entries_of(entry.path, here, findings):
            if inner.name == ALBUM and inner.is_file(follow_symlinks=False):
                album = _file(inner, here)
            elif inner.is_file(follow_symlinks=False):
                photos.append((readable(inner.name), signature_of(inner)))
            else:
                findings.append(unexpected(f"{here}/{readable(inner.name)}", readable(inner.name), (ALBUM,)))
        if album is None:
            findings.append(NO_CONFERENCE.at(Source(here), name=ALBUM))
        else:
            yield AlbumFolder(entry.name, album, tuple(sorted(photos)))
