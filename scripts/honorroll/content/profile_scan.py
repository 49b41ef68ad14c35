"""The profiles in ``honorees/``: which there are, and which differ from what the last build saw."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from operator import attrgetter
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from honorroll.base import store
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.base.parallel import start_child, start_shared
from honorroll.base.vietnamese import SLUG
from honorroll.base.vietnamese import slug as slugify
from honorroll.content.kinds import CALLED, FOLDERS, Kind
from honorroll.content.scan import (
    LINK,
    MEDIA,
    NESTED,
    OFFICE_FILE,
    SCANS,
    UNEXPECTED,
    Signature,
    _signature,
    is_office_file,
    list_folder,
    printable_name,
    signature_of,
    unexpected,
)

PROFILE = "profile.yml"
#: The bytes of a database that is copied in less time than a child takes to start.
_SMALL_DATABASE = 4_000_000


NO_PROFILE = Rule(
    "no-profile",
    "error",
    Text(
        "Thư mục này không có hồ sơ.",
        "Thêm tệp “profile.yml” vào thư mục. Tài liệu làm việc thì giữ trong cơ quan, ngoài thư mục của trang. {near}",
    ),
    Text(
        "This folder has no profile.",
        "Add the file “profile.yml”. Working papers: keep them in the office, outside the folder of the site. {near}",
    ),
)


MISNAMED = Rule(
    "misnamed-profile",
    "error",
    Text("“{name}” không phải tên của tệp hồ sơ.", "Đổi tên tệp thành: profile.yml"),
    Text("“{name}” is not what the file of a profile is called.", "Rename the file to: profile.yml"),
)


OUTSIDE = Rule(
    "profile-outside",
    "error",
    Text(
        "Hồ sơ “{name}” không nằm trong thư mục của loại nào.",
        "Chuyển cả thư mục vào: honorees/individuals (cá nhân), honorees/collectives (tập thể) hoặc "
        "honorees/households (hộ gia đình).",
    ),
    Text(
        "The profile “{name}” lies in the folder of no kind.",
        "Move the whole folder into honorees/individuals, honorees/collectives or honorees/households.",
    ),
)


BAD_SLUG = Rule(
    "bad-slug",
    "error",
    Text(
        "Tên thư mục “{name}” không dùng được trong địa chỉ trang.", "Chỉ dùng a–z, 0–9 và gạch nối, ví dụ: {example}"
    ),
    Text(
        "The folder name “{name}” cannot be part of an address.",
        "Use a–z, 0–9 and hyphens only, for example: {example}",
    ),
)


MISSING_FOLDER = Rule(
    "missing-folder",
    "error",
    Text("Thiếu thư mục “{name}”.", "Kiểm tra xem lệnh có được chạy ở đúng thư mục của trang không (xem --root)."),
    Text("The folder “{name}” is missing.", "Check that the command runs in the folder of the site (see --root)."),
)


#: What editors and other programs make of the name, in lower case.
_MISNAMED = frozenset({"profile.yaml", "profile.yml.txt", "profile.txt", "profile.yaml.txt", "profile", PROFILE})


_SIGNATURE, _MARK = Struct("<4q").pack, Struct("<7q").pack


class ProfileFile(NamedTuple):
    """The folder of an honoree: ``path`` of the profile relative to the root, and the names of the files beside it."""

    kind: Kind
    slug: str
    path: str
    signature: Signature
    files: tuple[str, ...]
    media: tuple[tuple[str, Signature], ...] = ()
    """The photos, films and scans among them."""
    folder: tuple[int, int, int] = (0, 0, 0)
    """Inode, mtime and ctime (ns) of the folder, before it was looked into."""

    @property
    def mark(self) -> bytes:
        """Equal marks mean that nothing in the folder has changed that is read or looked at."""
        mark = _MARK(*self.folder, *self.signature)
        return mark + b"".join(_SIGNATURE(*signature) for _, signature in self.media)

    @property
    def latest(self) -> int:
        """The latest time of the folder and of what is in it (ns)."""
        times = [*self.folder[1:], *self.signature[2:]]
        return max(times + [time for _, signature in self.media for time in signature[2:]])


class Scanned(NamedTuple):
    """The profiles that are new, or not as they were, by path; the paths of those that are there no more."""

    changed: list[ProfileFile]
    gone: list[str]
    findings: list[Finding]
    edited: frozenset[str] | None = None
    """The paths of the only content files that were edited or taken away, where that is known; None where all are to
    be looked at.
    """


class _Looked(NamedTuple):
    changed: list[ProfileFile]
    findings: list[Finding]
    known: int
    """How many of the folders were known before, changed or not."""
    same: int
    """How many of those are as they were, those among them that are to be read again in any case."""


class Scan:
    """Looks through ``root/honorees`` beside the database of the last build, ``base``, if there is one.

    For a profile that is known, a look at folder, profile, photos and films is enough: a file that comes or goes
    changes its folder. A child begins when the object is made, while this process loads its libraries; ``result``
    helps it.
    """

    def __init__(self, root: Path, base: Path | None = None) -> None:
        self.base = base
        self.seal = store.sealed(base) if base else b""
        self._database = store.Database(base, read_only=True) if base and self.seal else None
        self._findings: list[Finding] = []
        self._folders = _folders(root, self._findings)
        self._finish = start_shared(self._look, self._folders)
        self._parts: list[_Looked] | None = None
        self._copied: Callable[[], bool] | None = None

    def is_unchanged(self) -> bool:
        """Whether every profile is as it was, and nothing else is there that should not be. ``result`` may follow."""
        parts = self._parts = self._finish()
        if self._database is None or self._findings or any(part.findings for part in parts):
            return False
        with suppress(*store.DAMAGED):
            count = self._database.one("SELECT count(*) FROM profile")
            return bool(count == len(self._folders) == sum(part.same for part in parts))
        return False

    def start_copy(self, target: Path) -> None:
        """Begin to copy the database, in a child, where there is a large one: see ``finish_copy``."""
        with suppress(FileNotFoundError):
            if self.base and self.seal and self.base.stat().st_size > _SMALL_DATABASE:
                self._copied = start_child(partial(store.copy, self.base, target), self.seal)

    def finish_copy(self) -> bool | None:
        """Wait for the copy that was begun. Whether it is that of a whole database; None where none was begun."""
        finish, self._copied = self._copied, None
        return finish() if finish else None

    def result(self) -> Scanned:
        """To be asked once: a build holds nothing of it for longer than it needs."""
        parts, self._parts = self._parts or self._finish(), None
        changed = sorted((file for part in parts for file in part.changed), key=lambda file: file.path)
        findings = self._findings + [finding for part in parts for finding in part.findings]
        gone: list[str] = []
        if self._database:
            with suppress(*store.DAMAGED):
                if self._database.one("SELECT count(*) FROM profile") != sum(part.known for part in parts):
                    there = {f"{folder.path}/{PROFILE}" for folder in self._folders}
                    gone = [path for path in self._database.column("SELECT path FROM profile") if path not in there]
            self._database.close()
        if not self.seal:  # else little is read, and letting go of a hundred thousand of them takes longer
            self._folders = []
        self._finish = list
        return Scanned(changed, gone, findings)

    def _look(self, folders: Sequence[_Folder]) -> _Looked:
        known: dict[str, tuple[str, bytes, str, bool]] = {}
        if self._database and folders:
            within = "SELECT path, stamp, media, content = x'' FROM profile WHERE path BETWEEN ? AND ?"
            ends = f"{folders[0].path}/{PROFILE}", f"{folders[-1].path}/{PROFILE}"
            with suppress(*store.DAMAGED):  # whoever copies it will see that, and scan again without it
                known = {row[0]: row for row in self._database.execute(within, ends)}
        findings: list[Finding] = []
        changed, there, same = [], 0, 0
        for folder in folders:
            entry, path, kind = folder
            before = known.get(f"{path}/{PROFILE}")
            if before is not None:
                there += 1
                _, mark, media, is_again = before
                if mark and _mark(entry.path, media) == mark:
                    same += 1
                    if not is_again:
                        continue
            if profile := _profile(entry, path, kind, findings):
                changed.append(profile)
            else:
                there -= before is not None
        return _Looked(changed, findings, there, same)


class _Folder(NamedTuple):
    entry: os.DirEntry[str]
    path: str
    kind: Kind


class EditedScan(Scan):
    """Tells of edits that are known, and looks at nothing else: all other files count as they are in the database.

    ``profiles`` are the paths of the profiles that were edited, ``edited`` those of all files.
    """

    def __init__(self, root: Path, base: Path, profiles: Sequence[str], edited: frozenset[str]) -> None:
        self.base, self.seal, self._edited = base, store.sealed(base), edited
        self._copied = None
        self._findings = []
        folders = [(root / path).parent for path in profiles]
        entries = (_entry(folder) for folder in folders)
        kinds = {folder: FOLDERS[folder.parent.name] for folder in folders}
        self._profiles = [
            profile
            for folder, entry in zip(folders, entries, strict=True)
            if (profile := _profile(entry, folder.relative_to(root).as_posix(), kinds[folder], self._findings))
        ]

    def is_unchanged(self) -> bool:
        return not self._edited

    def result(self) -> Scanned:
        return Scanned(self._profiles, [], self._findings, self._edited)


def _entry(folder: Path) -> os.DirEntry[str]:
    """The folder as an entry of the one above. Raises FileNotFoundError."""
    with os.scandir(folder.parent) as entries:
        for entry in entries:
            if entry.name == folder.name:
                return entry
    raise FileNotFoundError(folder)


def look_at(root: Path, path: str) -> tuple[ProfileFile | None, list[Finding]]:
    """The profile at ``path`` alone, and what is wrong with its folder; None where there is none."""
    findings: list[Finding] = []
    folder = (root / path).parent
    try:
        entry = _entry(folder)
    except FileNotFoundError:
        return None, []
    kind = FOLDERS[folder.parent.name]
    return _profile(entry, folder.relative_to(root).as_posix(), kind, findings), findings


def scan_profiles(root: Path) -> tuple[list[ProfileFile], list[Finding]]:
    """Every profile under ``root/honorees``, by path."""
    scanned = Scan(root).result()
    return scanned.changed, scanned.findings


def _mark(folder: str, media: str) -> bytes:
    """What tells whether a folder is as it was: see ``ProfileFile.mark``."""
    try:
        top, file = os.lstat(folder), os.lstat(f"{folder}/{PROFILE}")
        mark = _MARK(
            top.st_ino,
            top.st_mtime_ns,
            top.st_ctime_ns,
            file.st_ino,
            file.st_size,
            file.st_mtime_ns,
            file.st_ctime_ns,
        )
        for name in media.split("/") if media else ():
            mark += _SIGNATURE(*_signature(os.lstat(f"{folder}/{name}")))
    except OSError:
        return b"?"
    return mark


def _folders(root: Path, findings: list[Finding]) -> list[_Folder]:
    """The folders of profiles, by path."""
    top = root / "honorees"
    if top.is_symlink():
        findings.append(LINK.at(Source("honorees"), name="honorees"))
        return []
    if not top.is_dir():
        findings.append(MISSING_FOLDER.at(Source("honorees"), name="honorees"))
        return []
    found: list[_Folder] = []
    for entry in sorted(list_folder(top, "honorees", findings), key=attrgetter("name")):
        path = f"honorees/{printable_name(entry.name)}"
        kind = FOLDERS.get(entry.name)
        if kind is None and entry.is_dir(follow_symlinks=False) and os.path.isfile(f"{entry.path}/{PROFILE}"):
            findings.append(OUTSIDE.at(Source(path), name=printable_name(entry.name)))
        elif kind is None or not entry.is_dir(follow_symlinks=False):
            findings.append(unexpected(path, entry.name, FOLDERS, CALLED))
        else:
            found += _of_kind(entry.path, path, kind, findings)
    return found


def _of_kind(folder: str, path: str, kind: Kind, findings: list[Finding]) -> Iterator[_Folder]:
    for entry in sorted(list_folder(folder, path, findings), key=attrgetter("name")):
        here, is_folder = f"{path}/{entry.name}", entry.is_dir(follow_symlinks=False)
        if is_folder and SLUG.fullmatch(entry.name):
            yield _Folder(entry, here, kind)
            continue
        name = printable_name(entry.name)
        if not is_folder:
            if is_office_file(entry.name):
                findings.append(OFFICE_FILE.at(Source(f"{path}/{name}"), name=name))
                continue
            findings.append(
                UNEXPECTED.at(
                    Source(f"{path}/{name}"),
                    name=name,
                    hint_vi="Mỗi hồ sơ nằm trong thư mục riêng: chuyển tệp vào thư mục đó, hoặc xóa đi.",
                    hint="Each profile lies in a folder of its own: move the file there, or delete it.",
                )
            )
            continue
        findings.append(BAD_SLUG.at(Source(f"{path}/{name}"), name=name, example=slugify(name)))
        if name == entry.name:  # else what lies in it could not be named in a report
            yield _Folder(entry, here, kind)


def _profile(folder: os.DirEntry[str], path: str, kind: Kind, findings: list[Finding]) -> ProfileFile | None:
    top = os.lstat(folder.path)
    signature: Signature | None = None
    nested = ""
    names: list[str] = []
    media: list[tuple[str, Signature]] = []
    for entry in list_folder(folder.path, path, findings):
        if entry.name == PROFILE and entry.is_file(follow_symlinks=False):
            signature = signature_of(entry)
        elif entry.is_file(follow_symlinks=False):
            names.append(printable_name(entry.name))
            if entry.name.lower().endswith(MEDIA + SCANS) and names[-1] == entry.name:
                media.append((entry.name, signature_of(entry)))
        elif entry.is_dir(follow_symlinks=False) and os.path.isfile(f"{entry.path}/{PROFILE}"):
            nested = printable_name(entry.name)
            source = Source(printable_name(f"{path}/{nested}"))
            findings.append(
                NESTED.at(source, inner=f"{printable_name(folder.name)}/{nested}", outer=printable_name(folder.name))
            )
        else:
            findings.append(unexpected(f"{path}/{entry.name}", entry.name, (PROFILE,)))
    if signature is None and nested:
        return None
    if signature is None:
        if not os.path.lexists(f"{folder.path}/{PROFILE}"):  # else there is a finding about what is there instead
            misnamed = next((name for name in names if name.lower() in _MISNAMED), "")
            if misnamed:
                findings.append(MISNAMED.at(Source(printable_name(f"{path}/{misnamed}")), name=misnamed))
                return None
            near = Nearest(name for name in names if not is_office_file(name)).to(PROFILE)
            findings.append(NO_PROFILE.at(Source(printable_name(path)), near=f"→ {near}?" if near else ""))
        return None
    seen = top.st_ino, top.st_mtime_ns, top.st_ctime_ns
    path = f"{path}/{PROFILE}"
    return ProfileFile(kind, folder.name, path, signature, tuple(sorted(names)), tuple(sorted(media)), seen)
