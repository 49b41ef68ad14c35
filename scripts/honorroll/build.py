"""The build, stage by stage; see ``build`` for the order. Effects are here and in the rooms that it calls by name.

Every stage answers with findings. An error at any stage leaves the live site as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from honorroll.base import progress, store
from honorroll.base.errors import StaleReleaseError
from honorroll.base.findings import Finding, has_errors
from honorroll.base.store import Database, Table
from honorroll.conferences.gather import CONFERENCES
from honorroll.content.profile_scan import EditedScan, Scan, Scanned
from honorroll.engine import render_cache
from honorroll.engine.rendering_key import rendering_key
from honorroll.media import drawer, pool
from honorroll.media.renditions import PICTURES_DIR, RenditionSet
from honorroll.news.read import POSTS
from honorroll.publish import build_lock, integrity, kept_copy, last_build, make, releases, source_texts, text_index
from honorroll.publish.hosts import FOLDER, hosts
from honorroll.publish.last_build import Built
from honorroll.publish.make import Slot
from honorroll.roll import rows as roll
from honorroll.roll.decisions.files import FILES as DECISION_FILES
from honorroll.site import address_rules, manifest, published_addresses
from honorroll.site import plan as planning
from honorroll.site import read as reading
from honorroll.site.manifest import Manifest
from honorroll.site.plan import SitePlan
from honorroll.site.read import Contents
from honorroll.site.section import Section

#: Every table of the database of a release.
TABLES: tuple[Table[Any], ...] = (
    *roll.TABLES,
    DECISION_FILES,
    *manifest.TABLES,
    POSTS,
    CONFERENCES,
    planning.MENTIONED,
    source_texts.SOURCE_TEXTS,
    *published_addresses.TABLES,
    kept_copy.WEIGHTS,
)

Result = TypeVar("Result")


class Output(NamedTuple):
    """Where a release goes: ``site_dir`` is the live site or a copy, or None for a preview, which is neither; ``swap``
    makes a slot live, or shows it; ``host`` is whom the copy is for, a name of ``hosts.HOSTS``.
    """

    site_dir: Path | None
    swap: Callable[[Path, str], None]
    host: str


def check(
    root: Path,
    today: date,
    scan: Scan,
    online: Iterable[str] | None = None,
    besides: Iterable[str] = (),
    subjects: frozenset[str] | None = None,
) -> list[Finding]:
    """Everything that is wrong with the content, without making anything.

    ``online`` are the addresses that are public, where that is not what the live release says; ``besides`` are others
    that must not be lost. With ``subjects``, paths of profiles, the other ones are held against all that the roll asks,
    but not judged by themselves.
    """
    with _Work(root, scan) as work:
        with work.changing():
            progress.stage("reading")
            findings, contents = reading.read(root, today, work.begin, subjects, is_drawn=False)
            if contents is None:
                return findings
            compared = work.compare(online, besides)
            plan = planning.plan(root, contents, work.manifest, compared, everything=False)
        lost = published_addresses.lost_in_content(plan.manifest, reading.hand_written(root))
        return findings + plan.findings + list(address_rules.nothing_is_lost(lost, plan.published, contents))


def look(root: Path, today: date, scan: Scan, use: Callable[[Contents], Result]) -> tuple[list[Finding], Result | None]:
    """What ``use`` makes of the content, without making anything of the site; None where the content has faults."""
    with _Work(root, scan) as work:
        with work.changing():
            findings, contents = reading.read(root, today, work.begin)
        return findings, use(contents) if contents else None


def build(
    root: Path,
    today: date,
    site_dir: Path,
    scan: Scan,
    watch: pool.Progress = lambda *_: None,
    online: Iterable[str] | None = None,
    *,
    verify: bool = False,
    host: str = FOLDER,
) -> Built:
    """Read, judge, draw, plan, press, audit, publish. ``site_dir`` is ``root/site`` or where a copy is wanted, which is
    made as ``host`` needs it, a name of ``hosts.HOSTS``; beside the live site there is one for any ``host`` but a mere
    folder.

    ``watch`` is told how far the drawing of pictures has come. ``online`` are the addresses that are public, where that
    is not what the live release says. With ``verify`` everything that earlier builds have made is held against its
    digest.
    """
    with integrity.healed(root, whole=verify) as damaged:
        built = build_alone(root, today, site_dir, scan, watch, online, host=host)
        return built._replace(findings=[*damaged, *built.findings])


def preview(root: Path, today: date, scan: Scan, show: Callable[[], None]) -> Built:
    """Build a release that does not go live, and whose addresses do not count as published. It goes on from the last
    preview (see ``releases.base``), so that each makes only what was edited in between. ``show`` is called as soon as
    the pages are whole; the index of texts follows.
    """
    with build_lock.alone(root):
        return build_alone(root, today, None, scan, swap=lambda *_: show())


def build_alone(
    root: Path,
    today: date,
    site_dir: Path | None,
    scan: Scan,
    watch: pool.Progress = lambda *_: None,
    online: Iterable[str] | None = None,
    swap: Callable[[Path, str], None] = releases.swap,
    host: str = FOLDER,
) -> Built:
    """The same for whoever holds ``build_lock.alone``; see ``Output``."""
    inputs = last_build.inputs(root, today)  # before anything is read
    with _Work(root, scan, _slots(root, site_dir)) as work:
        key = rendering_key(root)
        render = render_cache.start_rendering(root, key)
        with work.changing():
            progress.stage("reading")
            try:
                findings, contents = reading.read(root, today, work.begin)
            except StaleReleaseError:
                render()  # into a folder that is about to be filled with something else
                raise
            progress.stage("rendering")
            findings += render()  # the child is waited for in any case: it holds the lock that the next build wants
            if contents is None or has_errors(findings):
                return Built(findings)
            shells, faults = render_cache.load(render_cache.folder(root, key), contents.settings.url)
            if shells is None:
                return Built(findings + faults)
            work.manifest.stamp = shells.digest
            work.manifest.keep("site-url", contents.settings.url.encode())
            work.manifest.keep("hsts", b"1" * contents.settings.hsts)
            everything = work.manifest.keep("shells", shells.digest)
            compared = work.compare(online)
            is_first = online is None and published_addresses.is_first(work.manifest)
            plan = planning.plan(root, contents, work.manifest, compared, work.before, everything=everything)
            make.plan_rendered(work.manifest, shells, contents, plan)
            withdrawn = {url for section in contents.sections for url in section.withdrawn()}
            published_addresses.plan(work.manifest, withdrawn, is_new=plan.is_new)
        findings += plan.findings
        findings += [] if has_errors(findings) else render_cache.lacking(shells, make.used(plan))
        wanted = [] if has_errors(findings) else _to_draw(root, contents)
        findings += pool.draw(root, wanted, watch) if wanted else []
        if has_errors(findings) or drawer.means().shard:  # then another process builds the site
            return Built(findings, made=len(wanted))
        progress.stage("pages")
        contents.roll.roll.forget()
        slot = work.slot()
        made = make.make(root, slot, contents, plan, shells)
        findings += made.findings
        if has_errors(findings):
            return Built(findings)
        _publish(root, work, slot, contents, plan, Output(site_dir, swap, host))
        if site_dir:
            releases.add_bill(root, work.slot_name, render_cache.bill(root, key))
            make.office(root, contents, plan, shells)
            integrity.remember(root, work.slot_name, work.manifest, [set_.name for set_ in wanted])
        used = frozenset(name for section in contents.sections for name in _pictures(section))
        pool.prune(root, releases.shown(root, PICTURES_DIR), used, today)
        ended = Built(findings, len(contents.roll.roll), work.manifest.count(), made.fresh, is_first)
    if site_dir and not _is_copied(root, site_dir) and online is None:
        last_build.remember(root, inputs, ended, len(plan.findings) + len(made.findings))
    return ended


class _Work:
    """The database of a build: a copy of that of the release that it goes on from, which nobody else reads before it is
    sealed; and the slot of the release that it is to tell of.
    """

    def __init__(self, root: Path, scan: Scan, slots: tuple[str, ...] = releases.SLOTS) -> None:
        self.root, self.slot_name = root, releases.next_slot(root, slots)
        self._base = releases.base(root, is_preview=slots == releases.PREVIEW_SLOTS)
        path = releases.database(root, self._base) if self._base else None
        self._seal = store.sealed(path) if path else b""
        self._path = releases.working_database(root)
        # A build that ended in between may have made another release.
        self._given, self._fits_base = scan, (scan.base, scan.seal) == (path, self._seal)
        self._scan = scan if self._fits_base or isinstance(scan, EditedScan) else Scan(root, path)
        self._database: Database | None = None
        self._manifest: Manifest | None = None

    def __enter__(self) -> _Work:
        return self

    def __exit__(self, *_: object) -> None:
        if self._database:
            self._database.close()
        self._path.unlink(missing_ok=True)

    def begin(self, environment: bytes) -> tuple[Database, Scanned]:
        """The database, and what of the profiles differs from what it tells: that of the last release, if it is whole
        and of the same environment, else an empty one.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        scanned, database = self._scan.result(), Database(self._path)
        whole = self._given.finish_copy()  # waited for in any case, since it is written to the same path
        if whole is None or not self._fits_base:
            path = releases.database(self.root, self._base or "")
            whole = bool(self._seal) and store.copy(path, self._path, self._seal)
        if not (whole and self._fits(database, environment)):
            database.close()
            self._path.unlink(missing_ok=True)
            if scanned.edited is not None:
                raise StaleReleaseError
            database, self._base, self._seal = Database(self._path), None, b""
            scanned = Scan(self.root).result() if self._scan.seal else scanned
            database.create(TABLES)
        database.execute("BEGIN")
        self._database, self._manifest = database, Manifest(database)
        self._manifest.begin(self._seal)
        self._manifest.keep("environment", environment)
        return database, scanned

    def _fits(self, database: Database, environment: bytes) -> bool:
        try:
            return database.layout() == store.LAYOUT and Manifest(database).kept("environment") == environment
        except store.DAMAGED:
            return False

    @property
    def manifest(self) -> Manifest:
        if self._manifest is None:
            raise ValueError("the build has not begun")
        return self._manifest

    @property
    def before(self) -> Path | None:
        """The folder of the release that this build goes on from; in a build from nothing that of the live one."""
        slot = self._base or releases.live_slot(self.root)
        return releases.folder(self.root) / slot if slot else None

    def compare(self, online: Iterable[str] | None, besides: Iterable[str] = ()) -> tuple[bool, list[Finding]]:
        """Take in the addresses that were public: see ``published_addresses.begin``."""
        live = releases.live_slot(self.root)
        release = releases.folder(self.root) / live if live else None
        return published_addresses.begin(self.root, self.manifest, release, online, besides)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Everything that is read and planned goes into the database in one transaction, which ``begin`` begins."""
        with store.as_os_errors(self._path):
            yield
            if self._database:
                self._database.execute("COMMIT")

    def slot(self) -> Slot:
        """The slot, ready to be brought up to date."""
        path = releases.database(self.root, self.slot_name)
        since = self.manifest.since(store.sealed(path)) if self._seal and store.sealed(path) else None
        base = releases.folder(self.root) / self._base if self._base else None
        if since is None:
            releases.become(self.root, self.slot_name, self._base)
            since = self.manifest.generation - 1 if base else 0
        return Slot(releases.open_slot(self.root, self.slot_name), since, base)

    def keep_texts(self, contents: Contents) -> None:
        """Keep what the release was made from."""
        drawing, database = contents.roll.drawing, self.manifest.database
        path = "SELECT path FROM honoree WHERE slug = ?"
        read = ((database.one(path, (slug,)), drawing.spool.get(ref)[-1]) for slug, ref in drawing.pages.items())
        with database.transaction():
            source_texts.keep(self.root, self.slot_name, self._base, database, read)

    def seal(self) -> None:
        """Say that the slot is whole, and what it holds."""
        store.seal(self._path, releases.database(self.root, self.slot_name))


def _to_draw(root: Path, contents: Contents) -> list[RenditionSet]:
    """The pictures that the site needs and the pool lacks."""
    held = pool.set_names(root)
    wanted: list[RenditionSet] = []
    for section in contents.sections:
        missing = frozenset(_pictures(section)) - held
        wanted += section.to_draw(missing, held) if missing else ()
    shard = drawer.means().shard
    return [set_ for set_ in wanted if shard.holds(set_.name)] if shard else wanted


def _pictures(section: Section) -> Iterator[str]:
    """The names of all sets of pictures of a section."""
    for kits in (False, True):
        yield from section.pictures(kits=kits)


def build_rendered(root: Path, fresh: Path, key: str, today: date, site_dir: Path) -> Built:
    """The build behind ``mkdocs build`` and ``serve``: with what MkDocs has just rendered into ``fresh``."""
    with build_lock.alone(root):
        render_cache.store(root, key, fresh)
    return build(root, today, site_dir, releases.scan(root))


def _publish(
    root: Path,
    work: _Work,
    slot: Slot,
    contents: Contents,
    plan: SitePlan,
    output: Output,
) -> None:
    """Swap the release in, unless a copy or a preview is wanted; what it holds is public then. The full-text index
    follows: no reader waits for it.
    """
    hosts.judge(root, work.slot_name, output.host)
    is_copied = output.site_dir is not None and _is_copied(root, output.site_dir)
    if output.site_dir and not is_copied:
        published_addresses.record(plan.manifest)
    work.keep_texts(contents)
    work.seal()
    if not is_copied:
        output.swap(root, work.slot_name)
    progress.stage("texts")
    text_index.add(root, work.slot_name, slot.base, contents, plan.manifest)
    if output.site_dir is None:
        return
    if is_copied:
        hosts.deliver(root, work.slot_name, output.host, output.site_dir)
        return
    if not (root / "site").is_symlink():
        output.swap(root, work.slot_name)  # a copy, which lacks the index of texts
    if output.host != FOLDER:
        hosts.deliver(root, work.slot_name, output.host, hosts.copy_for(root, output.host))


def _slots(root: Path, site_dir: Path | None) -> tuple[str, ...]:
    """The slots that take turns for what goes there, see ``Output``."""
    if site_dir is None:
        return releases.PREVIEW_SLOTS
    return releases.COPY_SLOTS if _is_copied(root, site_dir) else releases.SLOTS


def _is_copied(root: Path, site_dir: Path) -> bool:
    return os.path.abspath(site_dir) != os.path.abspath(root / "site")


def refresh_copies(root: Path) -> list[hosts.Copy]:
    """Bring the copies beside the live site up to date with it."""
    with build_lock.alone(root):
        return hosts.refresh(root)
