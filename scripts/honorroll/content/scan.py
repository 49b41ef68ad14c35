"""The files in ``honorees/`` and ``content/``: those to read, and findings about any other.

No symbolic link is followed, and no file is opened here: an entry is judged by its type, not by its name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.base.parallel import start_child
from honorroll.base.vietnamese import SLUG
from honorroll.base.vietnamese import slug as slugify
from honorroll.content.kinds import FOLDERS, Kind

PROFILE = "profile.yml"

LINK = Rule(
    "link",
    "error",
    Text(
        "“{name}” là một liên kết (symlink), không phải tệp hay thư mục thật.",
        "Chép tệp thật vào đây thay cho liên kết.",
    ),
    Text("“{name}” is a symbolic link, not a real file or folder.", "Put the real file here instead."),
)
UNEXPECTED = Rule(
    "unexpected-file",
    "error",
    Text("Không biết “{name}” là gì ở đây.", "{hint_vi}"),
    Text("“{name}” is not expected here.", "{hint}"),
)
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

PAGE_TWICE = Rule(
    "page-twice",
    "error",
    Text("Trang này có cùng địa chỉ với {other}.", "Đổi tên một trong hai tệp, hoặc gộp lại thành một."),
    Text("This page has the same address as {other}.", "Rename one of the two, or make them one."),
)

#: Left behind by systems and editors. They are never content and never published, so they are no findings.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})

#: File extensions of photos and films, which are inspected before they are published. Some of these photo formats
#: cannot be used, which is a finding of the inspection.
PHOTOS = (
    ".jpg",
    ".jpeg",
    ".jpe",
    ".jfif",
    ".png",
    ".webp",
    ".heic",
    ".heif",
    ".avif",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".svg",
)
FILMS = (".mp4", ".m4v", ".webm", ".mov")

MEDIA = PHOTOS + FILMS
#: Beside a profile there may be scans of decisions as well.
SCANS = (".pdf",)

Signature = tuple[int, int, int, int]
"""Inode, size, mtime and ctime (ns): equal signatures mean an unchanged file, as in git's index."""


class ProfileFile(NamedTuple):
    """The folder of an honoree: ``path`` of the profile relative to the root, and the names of the files beside it."""

    kind: Kind
    slug: str
    path: str
    signature: Signature
    files: tuple[str, ...]
    media: tuple[tuple[str, Signature], ...] = ()
    """The photos, films and scans among them."""


ScanResult = tuple[list[ProfileFile], list[Finding]]


def start_scan(root: Path) -> Callable[[], ScanResult]:
    """Scan ``honorees/`` in a child process while this one imports libraries; the returned function waits for the
    result.
    """
    return start_child(scan_profiles, root)


def scan_profiles(root: Path) -> ScanResult:
    """Every profile under ``root/honorees``, sorted by path, and findings."""
    files: list[ProfileFile] = []
    findings: list[Finding] = []
    top = root / "honorees"
    if top.is_symlink():
        return [], [LINK.at(Source("honorees"), name="honorees")]
    if not top.is_dir():
        return [], [MISSING_FOLDER.at(Source("honorees"), name="honorees")]
    for entry in list_folder(top, "honorees", findings):
        path = f"honorees/{printable_name(entry.name)}"
        kind = FOLDERS.get(entry.name)
        if kind is None or not entry.is_dir(follow_symlinks=False):
            findings.append(unexpected(path, entry.name, FOLDERS))
        else:
            files += _of_kind(entry.path, path, kind, findings)
    return sorted(files, key=lambda file: file.path), findings


def _of_kind(folder: str, path: str, kind: Kind, findings: list[Finding]) -> Iterator[ProfileFile]:
    for entry in list_folder(folder, path, findings):
        here, name = f"{path}/{entry.name}", printable_name(entry.name)
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
            findings.append(BAD_SLUG.at(Source(f"{path}/{name}"), name=name, example=slugify(name)))
            if name != entry.name:
                continue  # a finding could not name the files in it
        profile = _profile(entry, here, kind, findings)
        if profile:
            yield profile


def _profile(folder: os.DirEntry[str], path: str, kind: Kind, findings: list[Finding]) -> ProfileFile | None:
    signature: Signature | None = None
    names: list[str] = []
    media: list[tuple[str, Signature]] = []
    for entry in list_folder(folder.path, path, findings):
        if entry.name == PROFILE and entry.is_file(follow_symlinks=False):
            signature = signature_of(entry)
        elif entry.is_file(follow_symlinks=False):
            names.append(printable_name(entry.name))
            if entry.name.lower().endswith(MEDIA + SCANS) and names[-1] == entry.name:
                media.append((entry.name, signature_of(entry)))
        else:
            findings.append(unexpected(f"{path}/{entry.name}", entry.name, (PROFILE,)))
    if signature is None:
        if not os.path.lexists(f"{folder.path}/{PROFILE}"):  # else there is a finding about what is there instead
            near = Nearest(names).to(PROFILE)
            findings.append(NO_PROFILE.at(Source(printable_name(path)), near=f"→ {near}?" if near else ""))
        return None
    return ProfileFile(kind, folder.name, f"{path}/{PROFILE}", signature, tuple(sorted(names)), tuple(sorted(media)))


def signature_of(entry: os.DirEntry[str]) -> Signature:
    """The signature of an entry; of a link itself, not of its target."""
    status = entry.stat(follow_symlinks=False)
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def unexpected_vocabularies(root: Path, names: Iterable[str]) -> list[Finding]:
    """Findings about entries of ``content/vocabulary`` that are none of the vocabularies ``names``."""
    findings: list[Finding] = []
    top, path = root / "content/vocabulary", "content/vocabulary"
    known = {f"{name}.yml" for name in names}
    if top.is_symlink():
        return [LINK.at(Source(path), name="vocabulary")]
    entries = list_folder(top, path, findings) if top.is_dir() else []
    others = [entry for entry in entries if entry.name not in known or not entry.is_file(follow_symlinks=False)]
    return findings + [unexpected(f"{path}/{entry.name}", entry.name, tuple(known)) for entry in others]


#: The entries of ``content/``. The sections of the first three report themselves where one of these is a link.
CONTENT_NAMES = (
    "conferences",
    "news",
    "vocabulary",
    "coverage.yml",
    "pages",
    "report",
    "report.yml",
    "special",
    "tracker.yml",
    "urls.txt",
)


def unexpected_content(root: Path) -> list[Finding]:
    """Findings for entries of ``content`` and ``content/pages`` that would be ignored silently: misnamed pages, say."""
    findings: list[Finding] = []
    if not (root / "content").is_dir():
        return []
    others = [entry for entry in list_folder(root / "content", "content", findings) if entry.name not in CONTENT_NAMES]
    findings = [
        finding for finding in findings if finding.source.path.removeprefix("content/") not in CONTENT_NAMES[:3]
    ]
    findings += [unexpected(f"content/{entry.name}", entry.name, CONTENT_NAMES) for entry in others]
    top = root / "content/pages"
    return findings if top.is_symlink() or not top.is_dir() else findings + _pages(top, "content/pages")


def _pages(folder: str | Path, path: str) -> list[Finding]:
    findings: list[Finding] = []
    entries = list_folder(folder, path, findings)
    names = {entry.name for entry in entries}
    for entry in entries:
        here = f"{path}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and printable_name(entry.name) == entry.name:
            findings += _pages(entry.path, here)
            if f"{entry.name}.md" in names and (other := {"index.md", "README.md"} & set(os.listdir(entry.path))):
                findings.append(PAGE_TWICE.at(Source(f"{here}.md"), other=f"{here}/{min(other)}"))
        elif (
            not entry.is_file(follow_symlinks=False)
            or not entry.name.endswith(".md")
            or printable_name(entry.name) != entry.name
        ):
            findings.append(unexpected(here, entry.name, ("<ten-trang>.md",)))
    return findings


def list_folder(folder: str | Path, path: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    """The entries of a folder, without litter; symbolic links are left out and added to ``findings``."""
    entries = []
    with os.scandir(folder) as scanned:
        for entry in scanned:
            if entry.is_symlink():
                findings.append(
                    LINK.at(Source(printable_name(f"{path}/{entry.name}")), name=printable_name(entry.name))
                )
            elif entry.name not in _LITTER:
                entries.append(entry)
    return entries


def unexpected(path: str, name: str, known: Iterable[str]) -> Finding:
    """The finding for an entry that is none of the ``known`` names."""
    names = sorted(known)
    near = Nearest(names).to(name)
    choices = ", ".join(names)
    return UNEXPECTED.at(
        Source(printable_name(path)),
        name=printable_name(name),
        hint_vi=f"Có phải “{near}” không?" if near else f"Ở đây chỉ có: {choices}.",
        hint=f"Did you mean “{near}”?" if near else f"Expected here: {choices}.",
    )


def printable_name(name: str) -> str:
    """A file name as printable text on one line. A name that is not UTF-8 holds lone surrogates, which cannot be
    printed.
    """
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
