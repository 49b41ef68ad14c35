"""What lies in ``honorees/`` and ``content/vocabulary/``: the files to read, and whatever should not be there.

Nothing is followed that is a link, and nothing is opened here but what was listed: a folder is trusted by what it
is, not by what it is called.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, nearest
from honorroll.base.parallel import start_child
from honorroll.base.vietnamese import SLUG
from honorroll.base.vietnamese import slug as slugged
from honorroll.content.kinds import FOLDERS, Kind

PROFILE = "profile.yml"

LINK = Rule(
    "link",
    "error",
    Text("“{name}” là một liên kết (symlink), không phải tệp hay thư mục thật.", "Chép tệp thật vào đây thay cho liên kết."),
    Text("“{name}” is a symbolic link, not a real file or folder.", "Put the real file here instead."),
)  # fmt: skip
UNEXPECTED = Rule(
    "unexpected-file",
    "error",
    Text("Không biết “{name}” là gì ở đây.", "{hint_vi}"),
    Text("“{name}” is not expected here.", "{hint}"),
)
NO_PROFILE = Rule(
    "no-profile",
    "error",
    Text("Thư mục này không có hồ sơ.", "Thêm tệp “profile.yml” vào thư mục, hoặc xóa thư mục. {near}"),
    Text("This folder has no profile.", "Add the file “profile.yml”, or delete the folder. {near}"),
)
BAD_SLUG = Rule(
    "bad-slug",
    "error",
    Text("Tên thư mục “{name}” không dùng được trong địa chỉ trang.", "Chỉ dùng a–z, 0–9 và gạch nối, ví dụ: {example}"),
    Text("The folder name “{name}” cannot be part of an address.", "Use a–z, 0–9 and hyphens only, for example: {example}"),
)  # fmt: skip
MISSING_FOLDER = Rule(
    "missing-folder",
    "error",
    Text("Thiếu thư mục “{name}”.", "Kiểm tra xem lệnh có được chạy ở đúng thư mục của trang không (xem --root)."),
    Text("The folder “{name}” is missing.", "Check that the command runs in the folder of the site (see --root)."),
)

PAGE_TWICE = Rule(
    "page-twice",
    "error",
    Text("Trang này có cùng địa chỉ với {other}.", "Đổi tên một trong hai tệp, hoặc gộp lại thành một."),
    Text("This page has the same address as {other}.", "Rename one of the two, or make them one."),
)

#: Left behind by systems and editors, never content and never published: no reason to stop an office.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})

#: What is looked at before it is published: files that look like photos, also of kinds that cannot be used, and films.
PHOTOS = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".heic", ".heif", ".avif", ".gif", ".bmp", ".tif", ".tiff", ".svg")  # fmt: skip
FILMS = (".mp4", ".m4v", ".webm", ".mov")

MEDIA = PHOTOS + FILMS

Signature = tuple[int, int, int, int]
"""Inode, size, mtime and ctime (ns): equal signatures mean an unchanged file, as in git's index."""


class ProfileFile(NamedTuple):
    """One honoree's folder: ``path`` of the profile relative to the root, and the names of the files beside it."""

    kind: Kind
    slug: str
    path: str
    signature: Signature
    files: tuple[str, ...]
    media: tuple[tuple[str, Signature], ...] = ()
    """The photos and films among them."""


Scanned = tuple[list[ProfileFile], list[Finding]]


def begin(root: Path) -> Callable[[], Scanned]:
    """Look through the folders in a child process, while this one loads its libraries; the function waits for it."""
    return start_child(profiles, root)


def profiles(root: Path) -> Scanned:
    """Every profile under ``root/honorees``, by path."""
    found: list[ProfileFile] = []
    findings: list[Finding] = []
    top = root / "honorees"
    if top.is_symlink():
        return [], [LINK.at(Source("honorees"), name="honorees")]
    if not top.is_dir():
        return [], [MISSING_FOLDER.at(Source("honorees"), name="honorees")]
    for entry in entries_of(top, "honorees", findings):
        path = f"honorees/{readable(entry.name)}"
        kind = FOLDERS.get(entry.name)
        if kind is None or not entry.is_dir(follow_symlinks=False):
            findings.append(unexpected(path, entry.name, FOLDERS))
        else:
            found += _of_kind(entry.path, path, kind, findings)
    return sorted(found, key=lambda profile: profile.path), findings


def _of_kind(folder: str, path: str, kind: Kind, findings: list[Finding]) -> Iterator[ProfileFile]:
    for entry in entries_of(folder, path, findings):
        here, name = f"{path}/{entry.name}", readable(entry.name)
        if not entry.is_dir(follow_symlinks=False):
            findings.append(
                UNEXPECTED.at(
                    Source(f"{path}/{name}"),
                    name=name,
                    hint_vi="Mỗi hồ sơ nằm trong thư mục riêng: chuyển tệp vào thư mục đó, hoặc xóa đi.",
                    hint="Each profile lies in a folder of its own: move the file there, or delete it.",
                )
            )
            continue
        if not SLUG.fullmatch(entry.name):
            findings.append(BAD_SLUG.at(Source(f"{path}/{name}"), name=name, example=slugged(name)))
            if name != entry.name:
                continue  # what lies in it could not be named in a report
        profile = _profile(entry, here, kind, findings)
        if profile:
            yield profile


def _profile(folder: os.DirEntry[str], path: str, kind: Kind, findings: list[Finding]) -> ProfileFile | None:
    signature: Signature | None = None
    names: list[str] = []
    media: list[tuple[str, Signature]] = []
    for entry in entries_of(folder.path, path, findings):
        if entry.name == PROFILE and entry.is_file(follow_symlinks=False):
            signature = signature_of(entry)
        elif entry.is_file(follow_symlinks=False):
            names.append(readable(entry.name))
            if entry.name.lower().endswith(MEDIA) and names[-1] == entry.name:
                media.append((entry.name, signature_of(entry)))
        else:
            findings.append(unexpected(f"{path}/{entry.name}", entry.name, (PROFILE,)))
    if signature is None:
        if not os.path.lexists(f"{folder.path}/{PROFILE}"):  # else it was told what is there instead
            near = nearest(PROFILE, names)
            findings.append(NO_PROFILE.at(Source(readable(path)), near=f"→ {near}?" if near else ""))
        return None
    return ProfileFile(kind, folder.name, f"{path}/{PROFILE}", signature, tuple(sorted(names)), tuple(sorted(media)))


def signature_of(entry: os.DirEntry[str]) -> Signature:
    """Of the file itself, were it a link."""
    status = entry.stat(follow_symlinks=False)
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def vocabularies(root: Path, names: Iterable[str]) -> list[Finding]:
    """What lies in ``content/vocabulary`` and is not one of the vocabularies ``names``."""
    findings: list[Finding] = []
    top, path = root / "content/vocabulary", "content/vocabulary"
    known = {f"{name}.yml" for name in names}
    if top.is_symlink():
        return [LINK.at(Source(path), name="vocabulary")]
    entries = entries_of(top, path, findings) if top.is_dir() else []
    strange = [entry for entry in entries if entry.name not in known or not entry.is_file(follow_symlinks=False)]
    return findings + [unexpected(f"{path}/{entry.name}", entry.name, tuple(known)) for entry in strange]


#: What lies in ``content/``; the rooms of the first three tell themselves where one of them is a link.
CONTENT = ("conferences", "news", "vocabulary", "coverage.yml", "pages", "report", "report.yml", "special", "tracker.yml", "urls.txt")  # fmt: skip


def content(root: Path) -> list[Finding]:
    """What lies in ``content`` and ``content/pages`` and would be passed over without a word: it may be a page, misnamed."""
    findings: list[Finding] = []
    if not (root / "content").is_dir():
        return []
    strange = [entry for entry in entries_of(root / "content", "content", findings) if entry.name not in CONTENT]
    findings = [finding for finding in findings if finding.source.path.removeprefix("content/") not in CONTENT[:3]]
    findings += [unexpected(f"content/{entry.name}", entry.name, CONTENT) for entry in strange]
    top = root / "content/pages"
    return findings if top.is_symlink() or not top.is_dir() else findings + _pages(top, "content/pages")


def _pages(folder: str | Path, path: str) -> list[Finding]:
    findings: list[Finding] = []
    entries = entries_of(folder, path, findings)
    names = {entry.name for entry in entries}
    for entry in entries:
        here = f"{path}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and readable(entry.name) == entry.name:
            findings += _pages(entry.path, here)
            if f"{entry.name}.md" in names and (other := {"index.md", "README.md"} & set(os.listdir(entry.path))):
                findings.append(PAGE_TWICE.at(Source(f"{here}.md"), other=f"{here}/{min(other)}"))
        elif not entry.is_file(follow_symlinks=False) or not entry.name.endswith(".md") or readable(entry.name) != entry.name:  # fmt: skip
            findings.append(unexpected(here, entry.name, ("<ten-trang>.md",)))
    return findings


def entries_of(folder: str | Path, path: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    """What lies in a folder, links reported and left out."""
    kept = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                findings.append(LINK.at(Source(readable(f"{path}/{entry.name}")), name=readable(entry.name)))
            elif entry.name not in _LITTER:
                kept.append(entry)
    return kept


def unexpected(path: str, name: str, known: object) -> Finding:
    names = sorted(known) if isinstance(known, dict | tuple) else []
    near = nearest(name, names)
    listed = ", ".join(names)
    return UNEXPECTED.at(
        Source(readable(path)),
        name=readable(name),
        hint_vi=f"Có phải “{near}” không?" if near else f"Ở đây chỉ có: {listed}.",
        hint=f"Did you mean “{near}”?" if near else f"Expected here: {listed}.",
    )


def readable(name: str) -> str:
    """A file name as text on one line: one that is not UTF-8 arrives with lone surrogates, which no terminal can print."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
