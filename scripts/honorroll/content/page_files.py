"""Files beside hand-written pages: which of them are published, because a page shows them or links to them, or the site
names them as a style sheet. What lies there unnamed stays where it is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import config, hand_written
from honorroll.content.scan import pages_folder
from honorroll.formats import git_conflicts, yaml_read

#: Pictures, which are drawn anew, and documents, which are published without author and dates.
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
DOCUMENTS = (".pdf", ".docx", ".odt", ".pptx", ".odp")
STYLE = ".css"
KNOWN = (*PICTURES, *DOCUMENTS, STYLE)

MISSING = Rule(
    "page-file-missing",
    "error",
    Text("Không có tệp “{file}” mà trang này dẫn đến.", "Chép tệp vào đúng chỗ đó, hoặc sửa tên trong liên kết."),
    Text("The file “{file}”, to which this leads, is not there.", "Put it there, or mend its name in the link."),
)
FOREIGN_STYLE = Rule(
    "style-other-host",
    "error",
    Text(
        "Tệp kiểu dáng tải “{seen}” từ nơi khác; trình duyệt sẽ chặn.",
        "Chép tệp đó vào cạnh trang và ghi đường dẫn tương đối, hoặc bỏ dòng này.",
    ),
    Text(
        "The style sheet loads “{seen}” from elsewhere, which browsers will block.",
        "Put that file beside the pages and write a relative path, or drop the line.",
    ),
)
_LOADED = re.compile(
    r"""(?:url\(\s*|@import\s+)["']?((?:[a-z][a-z0-9+.-]*:)?//[^"')\s;]*|data:[^"')\s;]{0,20})""", re.I
)


def named(root: Path) -> dict[str, str]:
    """The files of a known kind that pages lead to, by path relative to ``root``: each with the file that names it
    first. They need not be there; nothing else of the folder is published.
    """
    top = pages_folder(root)
    if not (root / top).is_dir():
        return {}
    found: dict[str, str] = {}
    for path, named_in in (*_styles(root, top), *_linked(root, top)):
        inside = path.startswith(f"{top}/") and all(part.isprintable() for part in path.split("/"))
        if inside and path.lower().endswith(KNOWN):
            found.setdefault(path, named_in)
    return found


def _styles(root: Path, top: str) -> Iterator[tuple[str, str]]:
    for style in config.styles(yaml_read.read_bytes(root, "mkdocs.yml")):
        yield posixpath.normpath(f"{top}/{style}"), "mkdocs.yml"


def _linked(root: Path, top: str) -> Iterator[tuple[str, str]]:
    for path in hand_written.paths(root):
        try:
            text = yaml_read.read_bytes(root, path).decode(errors="replace")
        except OSError:  # a link, of which ``scan`` tells
            continue
        for _, link in hand_written.links(text):
            try:
                parts = urlsplit(link)
            except ValueError:  # ``http://[``
                continue
            if parts.path and not parts.scheme and not parts.netloc and not parts.path.startswith("/"):
                yield posixpath.normpath(f"{posixpath.dirname(path)}/{unquote(parts.path)}"), path


def missing(path: str, named_in: str) -> Finding:
    """The finding for a file that is not there."""
    return MISSING.at(Source(named_in), file=path)


def judge_style(text: str, path: str) -> Iterator[Finding]:
    """A style sheet loads nothing from other hosts, and holds no conflict."""
    yield from git_conflicts.findings(text, path)
    for match in _LOADED.finditer(text):
        yield FOREIGN_STYLE.at(Source(path, text.count("\n", 0, match.start()) + 1), seen=match[1])
