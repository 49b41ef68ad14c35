"""The files in ``honorees/`` and ``content/``: those to read, and findings about any other.

No symbolic link is followed, and no file is opened here: an entry is judged by its type, not by its name.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest

#: The folders of a site in which content lies.
CONTENT = ("honorees/", "content/")

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

NESTED = Rule(
    "nested-profile",
    "error",
    Text(
        "Hồ sơ nằm sâu thêm một thư mục: “{inner}”.",
        "Chuyển mọi tệp trong “{inner}” ra “{outer}” rồi xóa thư mục rỗng; nếu là hồ sơ của nhiều người thì chuyển "
        "từng thư mục ra ngoài “{outer}”.",
    ),
    Text(
        "The profile lies one folder too deep: “{inner}”.",
        "Move all files of “{inner}” into “{outer}” and delete the empty folder; where these are profiles of several "
        "people, move each folder out of “{outer}”.",
    ),
)
NOT_A_FILE = Rule(
    "not-a-file",
    "error",
    Text("“{name}” không phải là một tệp thường.", "Xóa đi, rồi tạo tệp “{name}” mới."),
    Text("“{name}” is no ordinary file.", "Delete it, and make a new file “{name}”."),
)

PAGE_TWICE = Rule(
    "page-twice",
    "error",
    Text("Trang này có cùng địa chỉ với {other}.", "Đổi tên một trong hai tệp, hoặc gộp lại thành một."),
    Text("This page has the same address as {other}.", "Rename one of the two, or make them one."),
)

OFFICE_FILE = Rule(
    "office-file",
    "error",
    Text(
        "“{name}” là giấy tờ làm việc, không phải nội dung của trang.",
        "Giữ tệp ở cơ quan, ngoài thư mục của trang: chuyển nó ra khỏi đây. Ảnh trong đó thì lấy ra thành tệp riêng.",
    ),
    Text(
        "“{name}” is a working paper of the office, and no content.",
        "Keep it in the office, outside the folder of the site: move it away. Take photos out of it as files.",
    ),
)
#: Texts, tables, archives, mails and what editors leave behind. The last ones keep what they once were, names included.
_OFFICE_FILE = re.compile(
    r"~\$.*|.*\.(?:docx?|docm|rtf|odt|xlsx?|xlsm|ods|csv|pptx?|odp|txt|zip|rar|7z|gz|tar|eml|msg|lnk|url|bak|tmp|old|orig)|.*~",
    re.IGNORECASE,
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
#: The signature of a file that nobody asks for.
UNSIGNED: Signature = (0, 0, 0, 0)


def is_content(path: str) -> bool:
    """Whether a file, named by its path in the site, lies where content does."""
    return path.startswith(CONTENT)


def signature_of(entry: os.DirEntry[str]) -> Signature:
    """The signature of an entry; of a link itself, not of its target."""
    return _signature(entry.stat(follow_symlinks=False))


def signature_at(path: str | Path) -> Signature:
    """The same of a path. Raises OSError."""
    return _signature(os.lstat(path))


def _signature(status: os.stat_result) -> Signature:
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


#: The entries of ``content/``. The sections of the first four report themselves where one of these is a link.
CONTENT_NAMES = (
    "conferences",
    "news",
    "vocabulary",
    "campaigns",
    "certificate",
    "consultations",
    "decisions",
    "coverage.yml",
    "figures.yml",
    "holidays.yml",
    "models",
    "office.yml",
    "pages",
    "report",
    "report.yml",
    "special",
    "tracker.yml",
    "urls.txt",
    "works.yml",
    "yearbook.md",
)


#: Where the hand-written pages of a site of ours lie. The plugin in another site leaves them where they are.
PAGES = "content/pages"
_DOCS_DIR = re.compile(rb"^docs_dir:[ \t]*([^#\r\n]+)", re.M)
#: No pages lie in the folder of anything else.
_OTHERS = frozenset({"content", "honorees", "site", "office", ".build", ".git"})


def pages_folder(root: Path) -> str:
    """The folder of the hand-written pages, relative to ``root``: ``docs_dir`` of ``mkdocs.yml``.

    Where that says nothing, ``docs`` as MkDocs has it, unless there is a folder ``content/pages``.
    """
    try:
        found = _DOCS_DIR.search((root / "mkdocs.yml").read_bytes())
    except OSError:
        return PAGES
    if not found:
        return PAGES if (root / PAGES).is_dir() else "docs"
    name = found[1].decode(errors="replace").strip().strip("\"'")
    return posixpath.normpath(name) if is_pages_folder(name) else PAGES


def is_pages_folder(name: str) -> bool:
    """Whether pages may lie in the folder ``name`` of a site, which is then theirs alone."""
    path = posixpath.normpath(name)
    top = path.partition("/")[0]
    return path == PAGES or not (path.startswith("/") or top in (".", "..") or top in _OTHERS or "\\" in path)


#: The folders of a site in which content lies.
_TOPS = ("content", "honorees")


def unexpected_content(root: Path, named: Container[str] = ()) -> list[Finding]:
    """Findings for entries of ``content`` and of the folder of pages that would be ignored silently: misnamed pages,
    say. ``named`` are the files that pages lead to.
    """
    findings: list[Finding] = []
    # Windows takes “Honorees” for the folder that is meant, and nobody else does.
    tops = [name for name in sorted(os.listdir(root)) if name.lower() in _TOPS and name not in _TOPS]
    misnamed = [unexpected(name, name, _TOPS) for name in map(printable_name, tops)]
    if not (root / "content").is_dir():
        return misnamed
    others = [entry for entry in list_folder(root / "content", "content", findings) if entry.name not in CONTENT_NAMES]
    findings = [
        finding for finding in findings if finding.source.path.removeprefix("content/") not in CONTENT_NAMES[:4]
    ]
    findings += [unexpected(f"content/{entry.name}", entry.name, CONTENT_NAMES) for entry in others]
    findings += misnamed
    path = pages_folder(root)
    top = root / path
    return findings if top.is_symlink() or not top.is_dir() else findings + _pages(top, path, named, path == PAGES)


def _pages(folder: str | Path, path: str, named: Container[str], is_ours: bool) -> list[Finding]:
    """In the folder of another site there may be whatever its owner has put there."""
    findings: list[Finding] = []
    entries = list_folder(folder, path, findings)
    names = {entry.name for entry in entries}
    for entry in entries:
        here = f"{path}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and printable_name(entry.name) == entry.name:
            findings += _pages(entry.path, here, named, is_ours)
            if f"{entry.name}.md" in names and (other := {"index.md", "README.md"} & set(os.listdir(entry.path))):
                findings.append(PAGE_TWICE.at(Source(f"{here}.md"), other=f"{here}/{min(other)}"))
        elif is_ours and not (
            entry.is_file(follow_symlinks=False)
            and (entry.name.endswith(".md") or here in named)
            and printable_name(entry.name) == entry.name
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


def is_office_file(name: str) -> bool:
    """Whether a file is by its name a working paper, which belongs into no folder of the site."""
    return _OFFICE_FILE.fullmatch(name) is not None


def unexpected(path: str, name: str, known: Iterable[str], called: Mapping[str, str] | None = None) -> Finding:
    """The finding for an entry that is none of the ``known`` names; people may call those as ``called`` has it."""
    names = sorted(known)
    if name in names:
        return NOT_A_FILE.at(Source(printable_name(path)), name=name)
    near = Nearest(names, called).to(name)
    if is_office_file(name) and not near:
        return OFFICE_FILE.at(Source(printable_name(path)), name=printable_name(name))
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


UNREADABLE = Rule(
    "unreadable",
    "error",
    Text("Không đọc được tệp: {problem}.", "Kiểm tra quyền đọc của tệp, hoặc chép lại tệp."),
    Text("The file cannot be read: {problem}.", "Check its permissions, or copy it anew."),
)
