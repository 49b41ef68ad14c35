"""The build, stage by stage; see ``build`` for the order. Effects are here and in the rooms that it calls by name.

Every stage answers with findings. An error at any stage leaves the live site as it is.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from honorroll.base import files
from honorroll.base.errors import BusyError, NoSiteError
from honorroll.base.findings import Finding, has_errors
from honorroll.content import scan
from honorroll.engine import program, render_cache
from honorroll.media import pool
from honorroll.media.renditions import PICTURES_DIR
from honorroll.publish import frame, make, releases, text_index
from honorroll.publish.frame import Frame
from honorroll.publish.make import Made
from honorroll.site import address_rules
from honorroll.site import read as reading
from honorroll.site.read import published_text, published_urls, there

#: Up to so many edited profiles the cache is left as it is.
FEW = 50


class Built(NamedTuple):
    """How a build ended: findings, and the numbers of honorees and pages on the site and of files made anew."""

    findings: list[Finding]
    honorees: int = 0
    pages: int = 0
    made: int = 0

    @property
    def published(self) -> bool:
        return not has_errors(self.findings)


def check(root: Path, today: date, scanned: Callable[[], scan.ScanResult]) -> list[Finding]:
    """Everything that is wrong with the content, without making anything."""
    read = reading.read(root, today, scanned)
    if not has_errors(read.findings):
        saved = read.save()
        read = reading.planned(root, read)
        known = {*reading.hand_written(root), *there(read.plan).pages}
        saved()
        return read.findings + list(
            address_rules.nothing_is_lost(published_urls(root), known, there(read.plan).order, today)
        )
    return read.findings


def build(
    root: Path,
    today: date,
    site_dir: Path,
    scanned: Callable[[], scan.ScanResult],
    watch: pool.Progress = lambda *_: None,
) -> Built:
    """Read, judge, plan, draw, render, press, audit, publish. ``site_dir`` is ``root/site`` or where a copy is wanted.

    ``watch`` is told how far the drawing of pictures has come.
    """
    if not (root / "mkdocs.yml").is_file():
        raise NoSiteError(root)  # before anything is put into a folder that is not ours
    with _alone(root):
        slot = releases.next_slot(root)
        key = rendering(root)
        render = render_cache.start_rendering(root, key)
        cloning = releases.prepare(root, slot)
        read = reading.read(root, today, scanned)
        last = None if has_errors(read.findings) else make.last_release(root, read, key)
        # To read a few edited profiles again costs less than to write down ten thousand.
        few = last is not None and len(last.edited) + read.reread <= FEW
        saved = partial(bytes, read.cached) if few or has_errors(read.findings) else read.save()
        if last is None and not has_errors(read.findings):
            read = reading.planned(root, read)
        if not has_errors(read.findings):
            read = read._replace(findings=read.findings + _draw(root, read, watch))
        # Both children are waited for even where the content is faulty: they hold the lock that the next build wants.
        findings, held, cached = read.findings + render(), cloning(), saved()
        if has_errors(findings):
            return Built(findings)
        folder = render_cache.folder(root, key)
        made = make.remake(root, slot, held, read, folder, last) if last else make.make(root, slot, held, read, folder)
        findings += made.findings
        if has_errors(findings):
            return Built(findings)
        _publish(root, slot, made, site_dir, last.manifest if last else {})
        order, kin, pages = last.frame[1:4] if last else make.framed(there(read.plan))
        manifest = _followed(root, slot, made, site_dir, order, read.environment)
        made.office()
        wanted = releases.sets(manifest, PICTURES_DIR).union(reading.in_kits(read))
        pool.prune(root, releases.shown(root, PICTURES_DIR), wanted, today)
        fits = frame.key(read.environment, key, cached, read.around, published_text(root), manifest)
        frame.save(root, Frame(fits, order, kin, pages, read.texts, there(read.conferences).digest))
        return Built(findings, len(order), pages, made.fresh)


def _draw(root: Path, read: reading.Read, watch: pool.Progress) -> list[Finding]:
    """The pictures that the site needs and the pool lacks."""
    wanted = reading.to_draw(read, pool.set_names(root))
    return pool.draw(root, wanted, watch) if wanted else []


def rendering(root: Path) -> str:
    """Stands for what MkDocs would render now."""
    return render_cache.cache_key(root, program.program_digest())


def build_rendered(root: Path, fresh: Path, key: str, today: date, site_dir: Path) -> Built:
    """The build behind ``mkdocs build`` and ``serve``: with what MkDocs has just rendered into ``fresh``."""
    with _alone(root):
        render_cache.store(root, key, fresh)
    return build(root, today, site_dir, lambda: scan.scan_profiles(root))


def _publish(root: Path, slot: str, made: Made, site_dir: Path, before: Mapping[str, bytes]) -> None:
    """Swap the release in, unless a copy is wanted, and write down the addresses that are public now; those of ``before``
    are written down.
    """
    if _is_copied(root, site_dir):
        return
    releases.close_slot(root, slot, made.manifest)
    releases.swap(root, slot)
    urls = {
        path.removesuffix("index.html") for path in made.manifest.keys() - before.keys() if path.endswith("index.html")
    }
    known = set(published_urls(root)) if urls else set()
    if not urls <= known:
        lines = "".join(f"/{url}\n" for url in sorted(urls | known))
        files.write_atomically(root / reading.URLS, lines.encode())


def _followed(
    root: Path, slot: str, made: Made, site_dir: Path, order: Sequence[str], program: bytes
) -> Mapping[str, bytes]:
    """Add the index of texts, for which nobody waits who only reads, and copy the release out; what it holds at the end."""
    site = releases.open_slot(root, slot)
    manifest = text_index.follow(root, slot, made.manifest, order, program)
    releases.close_slot(root, slot, manifest)
    if _is_copied(root, site_dir):
        releases.copy_out(site, site_dir)
    return manifest


def _is_copied(root: Path, site_dir: Path) -> bool:
    return os.path.abspath(site_dir) != os.path.abspath(root / "site")


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One build at a time: a second one of the same site raises BusyError."""
    folder = root / ".build"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "building", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError from None
        releases.sweep(root)
        yield
