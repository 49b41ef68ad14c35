"""What MkDocs rendered, kept by content: hand-written pages, assets and shells, for builds that never import MkDocs."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.parallel import start
from honorroll.content import directives
from honorroll.engine import assets, engine, stamp
from honorroll.engine.stamp import SHELLS, BrokenShellError, Shell

BROKEN_SHELL = Rule(
    "broken-shell",
    "error",
    Text("Giao diện không còn hợp với phần mềm: {problem}.", "Có thể do đổi phiên bản mkdocs-material: báo cho người phụ trách kỹ thuật."),
    Text("The theme does not fit the program: {problem}.", "A new version of mkdocs-material, perhaps: tell whoever looks after the code."),
)  # fmt: skip

#: What MkDocs and Material write that the site does not use: the site plan owns the sitemap, and search is not theirs.
_LEFT_OUT = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "search/",
    "assets/javascripts/",
    "assets/images/",
    "assets/stylesheets/palette.",
)


class Rendered(NamedTuple):
    """``files`` are what goes into the site as it is, with digests."""

    folder: Path
    shells: dict[tuple[str, int], Shell]
    files: dict[str, bytes]
    placed: dict[str, str]
    """Of these, the pages with marks of directives in them, which are to be filled."""
    digest: bytes
    """Of the shells: part of the key of every page that is stamped from them."""

    @property
    def pages(self) -> list[str]:
        """The addresses of the hand-written pages."""
        return [path.removesuffix("index.html") for path in self.files if path.endswith("index.html")]


def key(root: Path, program: bytes) -> str:
    """Stands for everything that the rendering depends on: the program, ``mkdocs.yml``, hand-written pages and theme."""
    digest = blake2b(program, digest_size=12)
    digest.update(assets.fingerprint())
    top = root / "content/pages"
    for path in sorted(path for path in top.rglob("*") if path.is_file() and not path.is_symlink()):
        digest.update(f"{path.relative_to(top).as_posix()}\0{path.stat().st_size}\0".encode(errors="surrogateescape"))
        digest.update(path.read_bytes())
    settings = (root / "mkdocs.yml").read_bytes()
    digest.update(settings)
    if b"!ENV" in settings:
        for name in re.findall(r"[A-Z][A-Z0-9_]+", settings.decode(errors="replace")):
            digest.update(f"\0{os.environ.get(name)}".encode(errors="surrogateescape"))
    return digest.hexdigest()


def folder(root: Path, key_: str) -> Path:
    return root / ".build/rendered" / key_


def begin(root: Path, key_: str) -> Callable[[], list[Finding]]:
    """See to it that the rendering ``key_`` exists, in a child process if MkDocs must run; the function waits for it."""
    kept = folder(root, key_)
    try:
        if kept.with_suffix(".whole").read_bytes() == _whole(kept):
            return list
    except OSError:
        pass
    return start(_render, (root, key_))


def _render(work: tuple[Path, str]) -> list[Finding]:
    root, key_ = work
    fresh = root / ".build" / f"rendering-{os.getpid()}"
    try:
        findings = engine.installed()(root, fresh)
        if not findings:
            keep(root, key_, fresh)
        return findings
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def keep(root: Path, key_: str, fresh: Path) -> None:
    """Keep what MkDocs has rendered in ``fresh`` under its key, and drop what is kept of other keys."""
    target = folder(root, key_)
    target.parent.mkdir(parents=True, exist_ok=True)
    for other in target.parent.iterdir():
        if other.is_dir():
            shutil.rmtree(other)
        else:
            other.unlink()
    os.rename(fresh, target)
    write_atomically(target.with_suffix(".whole"), _whole(target))


def _whole(top: Path) -> bytes:
    """A digest of every file: a rendering that lost one, or was cut short on a full disk, is made anew."""
    digest = blake2b(digest_size=16)
    for path in sorted(_walk(top)):
        data = (top / path).read_bytes()
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.digest()


def load(rendered: Path, site_url: str) -> tuple[Rendered | None, list[Finding]]:
    """Read a rendering, unless a shell does not fit."""
    shells: dict[tuple[str, int], Shell] = {}
    findings: list[Finding] = []
    files: dict[str, bytes] = {}
    placed: dict[str, str] = {}
    digest = blake2b(digest_size=8)
    for path in sorted(_walk(rendered)):
        if path.startswith(_LEFT_OUT) or path.endswith(".map"):
            continue
        data = (rendered / path).read_bytes()
        url = path.removesuffix("index.html")
        if url not in SHELLS or url == path:
            files[path] = content_key(data)
            if path.endswith(".html") and directives.marks(text := data.decode()):
                placed[path] = text
            continue
        try:
            shells[SHELLS[url]] = stamp.cut(data.decode(), url, site_url)
            digest.update(data)
        except BrokenShellError as error:
            findings.append(BROKEN_SHELL.at(Source("mkdocs.yml"), problem=error))
    return (None if findings else Rendered(rendered, shells, files, placed, digest.digest())), findings


def content_key(data: bytes) -> bytes:
    """The key of a file that is published as it is."""
    return blake2b(data, digest_size=12).digest()


def lacking(rendered: Rendered, used: Iterable[tuple[str, int]]) -> list[Finding]:
    """``used`` are the section and depth of every shell that is needed."""
    missing = sorted(set(used) - set(rendered.shells))
    problems = (f"no shell for {section}, depth {depth}" for section, depth in missing[:1])
    return [BROKEN_SHELL.at(Source("mkdocs.yml"), problem=problem) for problem in problems]


def _walk(top: Path) -> Iterable[str]:
    for here, _, names in os.walk(top):
        for name in names:
            yield (Path(here) / name).relative_to(top).as_posix()
