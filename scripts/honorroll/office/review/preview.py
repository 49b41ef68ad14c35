"""Exactly the pages that a request changes, as they would be, with what they need to be seen.

The site is built twice by the program that runs here, with the settings and the theme of the branch: as it is, and with
the content of the request. What differs is copied. A search engine is told to leave it alone.
"""

from __future__ import annotations

import filecmp
import os
import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from honorroll import build
from honorroll.base.errors import ForeignFileError
from honorroll.base.findings import Finding, has_errors
from honorroll.content.scan import is_content
from honorroll.formats.html import esc
from honorroll.office.git import Repository
from honorroll.office.review import staging, trees
from honorroll.office.review.trees import Versions
from honorroll.publish import releases

#: The page that lists the others. No page of a site has such a name.
INDEX = "xem-truoc.html"
#: What earlier builds have kept by content, which nobody writes into.
_KEPT = ("pool", "rendered")


class Preview(NamedTuple):
    """What differs: ``pages`` that came or are others now, ``gone`` of which nothing is left, as paths of files."""

    findings: list[Finding]
    pages: list[str]
    gone: list[str]


def preview(root: Path, base: str, head: str, day: date, target: Path) -> Preview:
    """Put the pages that the request ``head`` changes into ``target``, which is empty, not there, or an older preview.

    Where either version has an error nothing is made, and the findings say which. Raises StoppedError.
    """
    _clear(target)
    repository = Repository(root)
    versions = trees.versions(repository, base, head)
    with staging.folder(root) as folder:
        site = folder / "site-before"
        site.mkdir()
        _keep(root, site)
        staging.fill(repository, versions.before, site, _is_of_the_site)
        before, findings = _built(site, day)
        if before is None:
            return Preview(findings, [], [])
        _replace(repository, versions, site)
        after, findings = _built(site, day)
        if after is None:
            return Preview(findings, [], [])
        pages = sorted(path for path in _files(after) if path.endswith(".html") and _differs(before, after, path))
        gone = sorted(path for path in _files(before) if path.endswith(".html") and not (after / path).is_file())
        _copy(after, target, pages, gone)
        return Preview([], pages, gone)


def _clear(target: Path) -> None:
    """Raises ForeignFileError where something else than a preview is there."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ForeignFileError(str(target))
    if target.is_dir() and any(target.iterdir()) and not (target / INDEX).is_file():
        raise ForeignFileError(str(target))
    shutil.rmtree(target, ignore_errors=True)


def _is_of_the_site(path: str) -> bool:
    """Content, settings, and what the settings may name (templates, hooks): the program is the one that runs."""
    return not path.startswith((".", "scripts/", "tests/", "docs/", "demo/"))


def _keep(root: Path, site: Path) -> None:
    """Link what earlier builds have drawn and rendered."""
    for name in _KEPT:
        source = root / ".build" / name
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, site / ".build" / name, copy_function=_link, symlinks=True)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target


def _replace(repository: Repository, versions: Versions, site: Path) -> None:
    """Give the site the content of the request."""
    for path in versions.changed:
        if is_content(path) and staging.is_safe(path):
            (site / path).unlink(missing_ok=True)
    changed = set(versions.changed)
    staging.fill(repository, versions.after, site, lambda path: is_content(path) and path in changed)
    for here, _, _ in os.walk(site / "honorees", topdown=False):
        if not os.listdir(here):
            os.rmdir(here)


def _built(site: Path, day: date) -> tuple[Path | None, list[Finding]]:
    built = build.build(site, day, site / "site", releases.scan(site))
    if has_errors(built.findings):
        return None, built.findings
    return (site / "site").resolve(), built.findings


def _files(release: Path) -> Iterator[str]:
    for here, _, names in os.walk(release):
        for name in names:
            yield (Path(here) / name).relative_to(release).as_posix()


def _differs(before: Path, after: Path, path: str) -> bool:
    old = before / path
    return not old.is_file() or not (
        os.path.samefile(old, after / path) or filecmp.cmp(old, after / path, shallow=False)
    )


# ── What is copied ─────────────────────────────────────────────────────────────────────────────────────────────────

_HEAD = b'<meta name="robots" content="noindex">'
_NAMED = re.compile(r"""(?:href|src|srcset|poster|data-[a-z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")


def _copy(release: Path, target: Path, pages: Iterable[str], gone: Iterable[str]) -> None:
    """The pages, and the styles, scripts, pictures and documents that they name."""
    needed: set[str] = set()
    for path in pages:
        page = (release / path).read_bytes()
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.replace(b"<head>", b"<head>" + _HEAD, 1))
        needed.update(_names(release, path, page.decode(errors="replace"), _NAMED))
    styles = [path for path in needed if path.endswith(".css")]
    for path in styles:
        needed.update(_names(release, path, (release / path).read_text(encoding="utf-8"), _IN_STYLE))
    for path in sorted(needed):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(release / path, target / path)
    target.mkdir(parents=True, exist_ok=True)
    (target / INDEX).write_text(_index(pages, gone, sorted(styles)), encoding="utf-8")


def _names(release: Path, path: str, text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """The files of the release, pages apart, that ``text`` names."""
    for match in pattern.finditer(text):
        for part in unescape(next(filter(None, match.groups()), "")).split(","):
            url = part.strip().split(" ")[0].split("#")[0].split("?")[0]
            if not url or ":" in url or url.startswith("//"):
                continue
            name = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(url)))
            if not name.startswith("..") and not name.endswith(".html") and (release / name).is_file():
                yield name


def _index(pages: Iterable[str], gone: Iterable[str], styles: Iterable[str]) -> str:
    """The page from which the others are opened."""
    links = "".join(f'<link rel="stylesheet" href="{esc(path)}">' for path in styles)
    items = "".join(f'<li><a href="{esc(path)}">/{esc(path.removesuffix("index.html"))}</a></li>' for path in pages)
    lost = "".join(f"<li>/{esc(path.removesuffix('index.html'))}</li>" for path in gone)
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{_HEAD.decode()}'
        f"<title>Xem trước thay đổi</title>{links}</head><body><main><h1>Xem trước thay đổi</h1>"
        f"<p>Chỉ có những trang thay đổi; liên kết tới trang khác không mở được ở đây.</p>"
        f"<h2>Trang mới hoặc đã sửa</h2><ul>{items or '<li>Không có trang nào.</li>'}</ul>"
        + (f"<h2>Trang không còn</h2><ul>{lost}</ul>" if lost else "")
        + "</main></body></html>\n"
    )
