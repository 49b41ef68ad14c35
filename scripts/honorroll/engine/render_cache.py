"""Caches what MkDocs rendered (hand-written pages, assets, shells), so that most builds never import MkDocs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.parallel import can_fork, start_child
from honorroll.content import config, directives
from honorroll.engine import assets, engine, stamp
from honorroll.engine.stamp import SHELLS, BrokenShellError, Shell
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document

BROKEN_SHELL = Rule(
    "broken-shell",
    "error",
    Text(
        "Giao diện không còn hợp với phần mềm: {problem}.",
        "Có thể do đổi phiên bản mkdocs-material: báo cho người phụ trách kỹ thuật.",
    ),
    Text(
        "The theme does not fit the program: {problem}.",
        "A new version of mkdocs-material, perhaps: tell whoever looks after the code.",
    ),
)

#: What MkDocs and Material write and the site does not use: it has its own sitemap and search.
_EXCLUDED = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "search/",
    "assets/javascripts/",
    "assets/images/favicon.png",
    "assets/stylesheets/palette.",
)


class Rendering(NamedTuple):
    """A rendering. ``files`` are copied to the site as they are: the digest of each by its path."""

    folder: Path
    shells: dict[tuple[str, int], Shell]
    files: dict[str, bytes]
    marked_pages: dict[str, str]
    """The HTML of pages with marks of directives and with places for what shares them, by path: to be filled."""
    digest: bytes
    """The digest of the shells: part of the key of every page that is stamped from them."""

    @property
    def pages(self) -> list[str]:
        """The URLs of the hand-written pages, relative to the root."""
        return [path.removesuffix("index.html") for path in self.files if path.endswith("index.html")]


def folder(root: Path, key: str) -> Path:
    """The folder of the rendering ``key``."""
    return root / ".build/rendered" / key


def bill(root: Path, key: str) -> Path:
    """Where the software bill of materials of a rendering is (see ``sbom``)."""
    return folder(root, key).with_suffix(".cdx.json")


def start_rendering(root: Path, key: str, nice: int = 0) -> Callable[[], list[Finding]]:
    """Make sure that the rendering ``key`` exists; MkDocs runs in a child process if it must, ``nice`` to all others.

    The returned function waits for the child and gives its findings.
    """
    cached = folder(root, key)
    try:
        if cached.with_suffix(".whole").read_bytes() == _digest(cached) and bill(root, key).is_file():
            return list
    except OSError:
        pass
    return start_child(_render, (root, key, nice))


def _render(work: tuple[Path, str, int]) -> list[Finding]:
    root, key, nice = work
    if can_fork():  # otherwise this is no child
        os.nice(nice)
    settings, findings = config.site_config(yaml_read.read_bytes(root, "mkdocs.yml"), "mkdocs.yml")
    if settings is None:
        return findings  # MkDocs loads the file without bounds
    fresh = root / ".build" / f"rendering-{os.getpid()}"
    try:
        wanted = _engine(settings)
        render = engine.installed(wanted)
        if render is None:
            return [engine.NOT_INSTALLED.at(Source("mkdocs.yml"), engine=wanted.replace(engine.AUTO, engine.MKDOCS))]
        findings = render(root, fresh)
        if not findings:
            store(root, key, fresh)
        return findings
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _engine(settings: Document) -> str:
    """The engine that the settings name; what they may not name is a finding elsewhere."""
    extra = settings.data.get("extra")
    options = extra.get("honorroll") if isinstance(extra, dict) else None
    wanted = options.get("engine") if isinstance(options, dict) else None
    return wanted if isinstance(wanted, str) and wanted in engine.NAMES else engine.AUTO


def store(root: Path, key: str, fresh: Path) -> None:
    """Move the rendering in ``fresh`` to the cache under ``key``, and delete the renderings of other keys."""
    from honorroll.engine import sbom  # noqa: PLC0415  # most builds render nothing

    target = folder(root, key)
    target.parent.mkdir(parents=True, exist_ok=True)
    for other in target.parent.iterdir():
        if other.is_dir():
            shutil.rmtree(other)
        else:
            other.unlink()
    os.rename(fresh, target)
    write_atomically(bill(root, key), sbom.document(assets.PACKAGES))
    write_atomically(target.with_suffix(".whole"), _digest(target))


def _digest(top: Path) -> bytes:
    """A digest of every file. A rendering that lost a file, or was cut short by a full disk, is made again."""
    digest = blake2b(digest_size=16)
    for path in sorted(_walk(top)):
        data = (top / path).read_bytes()
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.digest()


def load(rendered: Path, site_url: str) -> tuple[Rendering | None, list[Finding]]:
    """Read the rendering in the folder ``rendered``. None and findings where a shell is unusable."""
    shells: dict[tuple[str, int], Shell] = {}
    findings: list[Finding] = []
    files: dict[str, bytes] = {}
    marked_pages: dict[str, str] = {}
    digest = blake2b(digest_size=8)
    for path in sorted(_walk(rendered)):
        if path.startswith(_EXCLUDED) or path.endswith(".map"):
            continue
        data = (rendered / path).read_bytes()
        url = path.removesuffix("index.html")
        if url not in SHELLS or url == path or not stamp.is_shell(data):
            files[path] = content_key(data)
            if path.endswith(".html"):
                text = data.decode()
                if stamp.SHARE_TOKEN in text or directives.directives_in_html(text):
                    marked_pages[path] = text
            continue
        try:
            shells[SHELLS[url]] = stamp.cut(data.decode(), url, site_url)
            digest.update(data)
        except BrokenShellError as error:
            findings.append(BROKEN_SHELL.at(Source("mkdocs.yml"), problem=error))
    return (None if findings else Rendering(rendered, shells, files, marked_pages, digest.digest())), findings


def lacking(rendering: Rendering, used: Iterable[tuple[str, int]]) -> list[Finding]:
    """``used`` are the section and depth of every shell that is needed."""
    missing = sorted(set(used) - set(rendering.shells))
    problems = (f"no shell for {section}, depth {depth}" for section, depth in missing[:1])
    return [BROKEN_SHELL.at(Source("mkdocs.yml"), problem=problem) for problem in problems]


def content_key(data: bytes) -> bytes:
    """The key of a file that is published as it is."""
    return blake2b(data, digest_size=12).digest()


def _walk(top: Path) -> Iterable[str]:
    for here, _, names in os.walk(top):
        for name in names:
            yield (Path(here) / name).relative_to(top).as_posix()
