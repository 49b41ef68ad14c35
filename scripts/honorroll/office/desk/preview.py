"""The page of a record as the site would show it, before it is saved: drawn, stamped and with its pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, has_errors
from honorroll.engine import render_cache, stamp
from honorroll.engine.rendering_key import rendering_key
from honorroll.engine.stamp import Shell
from honorroll.formats.html import Html
from honorroll.media import pool
from honorroll.media.renditions import PICTURES_DIR
from honorroll.office.records.judge import Judged
from honorroll.office.records.site import Site
from honorroll.pages import addresses
from honorroll.pages.html import SHARE

#: Nobody looks at a preview while the desk starts: until then MkDocs takes what the desk leaves of the processor.
_NICE = 3
_HEAD = Html('<meta name="robots" content="noindex">')


NOT_DRAWN = Rule(
    "preview-not-drawn",
    "error",
    Text(
        "Chưa vẽ được trang này.",
        "Bài đã gỡ thì không còn trang. Với hội nghị: phần khác còn lỗi; sửa ở đó rồi xem trước lần nữa.",
    ),
    Text(
        "The page cannot be drawn yet.",
        "What was withdrawn has none. Of a conference another part has a fault: mend that, and try again.",
    ),
)


class _Look(NamedTuple):
    """What MkDocs rendered once: the shells of pages by section and depth, and the files of the theme by path."""

    shells: Mapping[tuple[str, int], Shell]
    files: dict[str, bytes]
    findings: list[Finding]


class Preview:
    """Draws previews. MkDocs, where it must render first, begins in a child when this object is made, which must be
    before there are threads.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._key = rendering_key(site.root)
        self._finish: Callable[[], list[Finding]] = render_cache.start_rendering(site.root, self._key, _NICE)
        self._look: _Look | None = None
        self._lock = Lock()

    def look(self) -> _Look:
        """Waits for MkDocs."""
        with self._lock:
            if self._look is None:
                self._look = self._loaded(self._finish())
            return self._look

    def _loaded(self, findings: list[Finding]) -> _Look:
        settings = self._site.frame().settings
        if findings or settings is None:
            return _Look({}, {}, findings)
        rendering, findings = render_cache.load(render_cache.folder(self._site.root, self._key), settings.url)
        if rendering is None:
            return _Look({}, {}, findings)
        paths = (path for path in rendering.files if path.startswith("assets/"))
        files = {path: (rendering.folder / path).read_bytes() for path in paths}
        return _Look(rendering.shells, files, [])

    def page(self, judged: Judged, url: str, photos: Mapping[str, Path]) -> tuple[bytes, list[Finding]]:
        """The page at ``url``, and why there is none. ``photos`` are files that are not in the folder yet, by path."""
        look, settings = self.look(), self._site.frame().settings
        if not look.shells or settings is None:
            return b"", look.findings
        if judged.draw is None or has_errors(judged.findings):
            return b"", [finding for finding in judged.findings if finding.is_error] or [NOT_DRAWN.at(Source(url))]
        page = judged.draw()
        held = pool.set_names(self._site.root)
        wanted = [set_ for set_ in page.sets if set_.name not in held]
        wanted = [set_._replace(path=_relative(self._site.root, photos.get(set_.path), set_.path)) for set_ in wanted]
        faults = pool.draw(
            self._site.root, [set_ for set_ in wanted if not set_.path.endswith(pool.DOCUMENT)], _quietly
        )
        if faults:
            return b"", faults
        shell = look.shells[page.section, addresses.depth(url)]
        drawn = page.drawn._replace(head=_HEAD)
        return stamp.stamp(shell, url, settings.url, drawn, page.fragment.replace(SHARE, "").encode()), []

    def file(self, path: str) -> bytes | None:
        """A file that the page loads: of the theme, or a picture."""
        if path.startswith("assets/"):
            return self.look().files.get(path)
        parts = path.split("/")
        if len(parts) != 3 or parts[0] != PICTURES_DIR or parts[1] not in pool.set_names(self._site.root):
            return None
        folder = pool.place(self._site.root, parts[1])
        names = {each.name for each in folder.iterdir()}
        return (folder / parts[2]).read_bytes() if parts[2] in names else None


def _relative(root: Path, file: Path | None, path: str) -> str:
    return file.relative_to(root).as_posix() if file else path


def _quietly(done: int, total: int) -> None:
    """Nobody is told how far the drawing is: it is a matter of a second."""
