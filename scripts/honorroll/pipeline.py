"""The build, stage by stage; see ``build`` for the order. Effects are here and in the rooms that it calls by name.

Every stage answers with findings. An error at any stage leaves the live site as it is.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

import msgpack

from honorroll import (
    audit,
    cache,
    config,
    feeds,
    frame,
    load,
    offline,
    parse,
    plan,
    press,
    releases,
    rendered,
    roll,
    scan,
    sitemap,
)
from honorroll.errors import BusyError
from honorroll.findings import Finding, Rule, Source, Text
from honorroll.frame import Frame
from honorroll.model import Facts, Period, Settings, Vocabulary
from honorroll.pages import data, foot, related
from honorroll.pages.html import Drawn
from honorroll.parallel import beside
from honorroll.plan import SitePlan
from honorroll.roll import Entry
from honorroll.rules import roll as roll_rules

T = TypeVar("T")

#: Every address that was ever published, kept by the build: one that is lost stops it.
URLS = "content/urls.txt"
#: Up to so many edited profiles the cache is left as it is.
FEW = 50

NO_SITE = Rule(
    "no-site",
    "error",
    Text("Không thấy mkdocs.yml ở đây.", "Chạy lệnh trong thư mục của trang, hoặc chỉ ra thư mục đó: --root THƯ-MỤC."),
    Text("There is no mkdocs.yml here.", "Run the command in the folder of the site, or name it: --root DIR."),
)


class Read(NamedTuple):
    """The content as it was read. Where it is faulty there are findings only; where it is not, there is all of it."""

    findings: list[Finding]
    settings: Settings | None = None
    vocabulary: Vocabulary | None = None
    roll: roll.Roll | None = None
    plan: SitePlan | None = None
    files: Mapping[str, bytes] = MappingProxyType({})
    """What the plan gives rise to besides pages: sitemap, robots.txt."""
    environment: bytes = b""
    """Stands for what all pages depend on: code, libraries, settings, vocabularies."""
    known: Mapping[str, Entry] = MappingProxyType({})
    """The roll as an earlier build left it in the cache, whose digest is ``cached``."""
    cached: bytes = b""
    save: Callable[[], Callable[[], bytes]] = lambda: bytes
    """Begins to put this roll into the cache; what it returns waits for that, and gives the new digest."""


class Made(NamedTuple):
    """A release that was made: what the audit found, what it holds, how many of its files are new."""

    findings: list[Finding]
    manifest: Mapping[str, bytes] = MappingProxyType({})
    fresh: int = 0


class Built(NamedTuple):
    """How a build ended: findings, and the numbers of honorees and pages on the site and of files made anew."""

    findings: list[Finding]
    honorees: int = 0
    pages: int = 0
    made: int = 0

    @property
    def published(self) -> bool:
        return not _errors(self.findings)


# ── The stages ─────────────────────────────────────────────────────────────────────────────────────────────────────


def check(root: Path, today: date, scanned: Callable[[], scan.Scanned]) -> list[Finding]:
    """Everything that is wrong with the content, without making anything."""
    read = _read(root, today, scanned)
    if not _errors(read.findings):
        saved = read.save()
        read = _planned(root, read)
        known = {*_hand_written(root), *_there(read.plan).pages}
        saved()
        return read.findings + list(audit.nothing_is_lost(_published_urls(root), known))
    return read.findings


def build(root: Path, today: date, site_dir: Path, scanned: Callable[[], scan.Scanned]) -> Built:
    """Read, judge, plan, render, press, audit, publish. ``site_dir`` is ``root/site`` or where a copy is wanted."""
    if not (root / "mkdocs.yml").is_file():
        return Built([NO_SITE.at(Source("mkdocs.yml"))])
    with _alone(root):
        slot = releases.next_slot(root)
        key = rendering(root)
        render = rendered.begin(root, key)
        cloning = releases.prepare(root, slot)
        read = _read(root, today, scanned)
        last = None if _errors(read.findings) else _last(root, read, key)
        # To read a few edited profiles again costs less than to write down ten thousand.
        few = last is not None and len(last.edited) <= FEW
        saved = partial(bytes, read.cached) if few or _errors(read.findings) else read.save()
        if last is None and not _errors(read.findings):
            read = _planned(root, read)
        # Both children are waited for even where the content is faulty: they hold the lock that the next build wants.
        findings, held, cached = read.findings + render(), cloning(), saved()
        if _errors(findings):
            return Built(findings)
        folder = rendered.folder(root, key)
        made = _remake(root, slot, held, read, folder, last) if last else _make(root, slot, held, read, folder)
        findings += made.findings
        if _errors(findings):
            return Built(findings)
        _publish(root, slot, made, site_dir)
        order, kin, pages = last.frame[1:] if last else _framed(_there(read.plan))
        fits = frame.key(read.environment, key, cached, _published_urls(root), made.manifest)
        frame.save(root, Frame(fits, order, kin, pages))
        return Built(findings, len(order), pages, made.fresh)


def rendering(root: Path) -> str:
    """Stands for what MkDocs would render now."""
    return rendered.key(root, _program())


def build_rendered(root: Path, fresh: Path, key: str, today: date, site_dir: Path) -> Built:
    """The build behind ``mkdocs build`` and ``serve``: with what MkDocs has just rendered into ``fresh``."""
    with _alone(root):
        rendered.keep(root, key, fresh)
    return build(root, today, site_dir, lambda: scan.profiles(root))


# ── read ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read(root: Path, today: date, scanned: Callable[[], scan.Scanned]) -> Read:
    """Everything up to the plan, which there is only where nothing is wrong with what it is made of."""
    if not (root / "mkdocs.yml").is_file():
        return Read([NO_SITE.at(Source("mkdocs.yml"))])
    document, findings = config.site_config(load.read(root, "mkdocs.yml"), "mkdocs.yml")
    settings: Settings | None = None
    if document:
        settings, faults = parse.settings(document)
        findings = findings + faults
    vocabulary, faults, digest = roll.vocabulary(root)
    findings += faults
    environment = blake2b(_program() + digest + repr(settings).encode(), digest_size=16).digest()
    store = cache.Cache(root, environment)
    known = store.entries()
    files, faults = scanned()
    findings += faults
    period = settings.period if settings else Period()
    gathered = roll.gather(root, files, vocabulary, period, known)
    findings += gathered.findings
    facts = [entry.facts for entry in gathered.entries]
    findings += roll_rules.judge(roll_rules.Roll(facts, files, today))
    if settings is None or _errors(findings):
        return Read(findings)
    save = partial(beside, store.save, gathered.entries, len(gathered.entries))
    return Read(findings, settings, vocabulary, gathered, None, {}, environment, known, store.digest, save)


def _planned(root: Path, read: Read) -> Read:
    """What was read, with the plan and the files that the plan gives rise to."""
    settings, vocabulary = _there(read.settings), _there(read.vocabulary)
    facts = [entry.facts for entry in _there(read.roll).entries]
    plan_ = plan.plan(facts, vocabulary, settings, _published_urls(root))
    files = sitemap.files(settings.url, [(url, page.lastmod) for url, page in plan_.pages.items() if page.indexed])
    files |= feeds.files(settings, vocabulary, plan_.order, plan_.lists)
    findings = read.findings + list(audit.addresses_are_free(_hand_written(root), plan_.pages))
    return read._replace(findings=findings, plan=plan_, files=files)


def _program() -> bytes:
    """A digest of the code and of the names and versions of the installed libraries."""
    digest = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    libraries = Path(msgpack.__file__).parent.parent
    digest.update("\n".join(sorted(name for name in os.listdir(libraries) if name.endswith(".dist-info"))).encode())
    return digest.digest()


# ── make ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _make(root: Path, slot: str, held: releases.Manifest, read: Read, rendering: Path) -> Made:
    """Bring the slot up to date with the plan, and look at what was made."""
    plan_ = _there(read.plan)
    shells, findings = _load(rendering, read)
    if shells is None:
        return Made(findings)
    files, known = read.files, frozenset(_known(read, shells))
    stamped = blake2b(read.environment + shells.digest, digest_size=8).digest()
    wanted = {f"{url}index.html": page.key + stamped for url, page in plan_.pages.items()}
    wanted |= shells.files | _digests(files)
    withdrawn = [url for url, page in plan_.pages.items() if not page.indexed]
    worker = offline.files(offline.release(wanted), withdrawn)
    files, wanted = {**files, **worker}, wanted | _digests(worker)
    site = releases.open_slot(root, slot)
    releases.remove_files(site, sorted(set(held) - set(wanted)))
    fresh = {path for path, key in wanted.items() if held.get(path) != key}
    pages = [page for url, page in plan_.pages.items() if f"{url}index.html" in fresh]
    findings, anchors = press.run(_press(site, read, shells, known), pages)
    for path in fresh & set(shells.files):
        releases.write_file(str(site / path), (shells.folder / path).read_bytes())
    for path in fresh & set(files):
        releases.write_file(str(site / path), files[path])
    base = urlsplit(_there(read.settings).url).path
    for path in sorted(shells.files):
        if path.endswith(".html"):
            html = (site / path).read_text(encoding="utf-8")
            url = path.removesuffix("index.html")
            some, more = audit.page_links(url, html, known, base)
            findings += some
            findings += audit.has_no_active_content(url, audit.main_part(html))
            anchors += more
    findings += audit.anchors_exist(site, anchors)
    honorees = ((f"bang-vang/{facts.slug}/", facts.name) for facts in plan_.order)
    findings += audit.in_sitemap((data for path, data in files.items() if path.startswith("sitemap")), _there(read.settings).url, honorees)  # fmt: skip
    findings += audit.nothing_is_lost(_published_urls(root), known)
    return Made(findings, wanted, len(fresh))


class Last(NamedTuple):
    """The live release, where only ``edited`` profiles can differ from what it was made of."""

    site: Path
    manifest: releases.Manifest
    frame: Frame
    edited: list[Facts]


def _last(root: Path, read: Read, rendering: str) -> Last | None:
    """The live release, if it is enough to make the pages of edited profiles anew (see ``frame``)."""
    last, live = frame.read(root), releases.live_slot(root)
    manifest = releases.read_manifest(root, live) if live else None
    if last is None or live is None or manifest is None:
        return None
    fits = frame.key(read.environment, rendering, read.cached, _published_urls(root), manifest)
    edited = frame.edited(_there(read.roll).entries, read.known) if fits == last.fits else None
    return None if edited is None else Last(releases.folder(root) / live, manifest, last, edited)


def _framed(plan_: SitePlan) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...], int]:
    """What a frame keeps of a plan: the order, the related of each, the number of pages."""
    slugs = tuple(facts.slug for facts in plan_.order)
    return slugs, tuple(tuple(plan_.pages[f"bang-vang/{slug}/"].related) for slug in slugs), len(plan_.pages)


def _remake(root: Path, slot: str, held: releases.Manifest, read: Read, rendering: Path, last: Last) -> Made:
    """Bring the slot up to date with the live release and the pages of the edited profiles."""
    by_slug = {entry.facts.slug: entry.facts for entry in _there(read.roll).entries}
    order = tuple(by_slug[slug] for slug in last.frame.order)
    place = {slug: i for i, slug in enumerate(last.frame.order)}
    digests = [facts.card_digest for facts in order]
    pages = {}
    for facts in last.edited:
        page = plan.honoree_page(facts, last.frame.kin[place[facts.slug]], digests)
        pages[page.url] = page
    partly = read._replace(plan=SitePlan(pages, order, {}))
    shells, findings = _load(rendering, partly)
    if shells is None:
        return Made(findings)
    stamped = blake2b(read.environment + shells.digest, digest_size=8).digest()
    wanted = {path: key for path, key in last.manifest.items() if path not in offline.FILES}
    wanted |= {f"{url}index.html": page.key + stamped for url, page in pages.items()}
    worker = offline.worker(offline.release(wanted))
    wanted |= _digests({offline.WORKER: worker}) | {offline.GONE: last.manifest[offline.GONE]}
    site = releases.open_slot(root, slot)
    releases.remove_files(site, sorted(set(held) - set(wanted)))
    fresh = {path for path, key in wanted.items() if held.get(path) != key}
    made = [page for url, page in pages.items() if f"{url}index.html" in fresh]
    known = frozenset(wanted) | {path.removesuffix("index.html") for path in wanted if path.endswith("index.html")}
    findings, anchors = press.run(_press(site, partly, shells, known), made)
    releases.link_files(last.site, site, fresh - {f"{page.url}index.html" for page in made} - {offline.WORKER})
    releases.write_file(str(site / offline.WORKER), worker)
    return Made(findings + list(audit.anchors_exist(site, anchors)), wanted, len(fresh))


def _digests(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: blake2b(data, digest_size=12).digest() for path, data in files.items()}


def _load(rendering: Path, read: Read) -> tuple[rendered.Rendered | None, list[Finding]]:
    used = {(page.section, url.count("/")) for url, page in _there(read.plan).pages.items() if page.section}
    return rendered.load(rendering, _there(read.settings).url, used)


def _press(site: Path, read: Read, shells: rendered.Rendered, known: frozenset[str]) -> press.Press:
    gathered, vocabulary, period = _there(read.roll), _there(read.vocabulary), _there(read.settings).period
    by_path = {entry.file.path: entry.file for entry in gathered.entries}
    root = gathered.root

    def honoree(facts: Facts) -> Drawn:
        place = gathered.spooled.get(facts.path)
        return gathered.spool.get(place) if place else roll.redrawn(root, by_path[facts.path], vocabulary, period)

    settings = _there(read.settings)

    def head(page: plan.Page, drawn: Drawn) -> str:
        return data.head(settings, vocabulary, page.url, drawn, page.honoree, indexed=page.indexed)

    kin = partial(related.section, _there(read.plan).order)
    return press.Press(site, settings.url, shells.shells, honoree, partial(foot.foot, settings), kin, head, known)


def _known(read: Read, shells: rendered.Rendered) -> set[str]:
    """Every address of the site: pages by address, files by path."""
    return {*_there(read.plan).pages, *shells.files, *shells.pages, *read.files}


# ── publish ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _publish(root: Path, slot: str, made: Made, site_dir: Path) -> None:
    """Swap the release in, or copy it out, and write down the addresses that are public now."""
    releases.close_slot(root, slot, made.manifest)
    if os.path.abspath(site_dir) != os.path.abspath(root / "site"):
        releases.copy_out(releases.folder(root) / slot, site_dir)
        return
    releases.swap(root, slot)
    urls = {path.removesuffix("index.html") for path in made.manifest if path.endswith("index.html")}
    known = set(_published_urls(root))
    if not urls <= known:
        lines = "".join(f"/{url}\n" for url in sorted(urls | known))
        releases.write_atomically(root / URLS, lines.encode())


def _published_urls(root: Path) -> list[str]:
    try:
        return [line.removeprefix("/") for line in (root / URLS).read_text(encoding="utf-8", errors="replace").split()]
    except FileNotFoundError:
        return []


def _hand_written(root: Path) -> dict[str, str]:
    """The hand-written pages: path by address."""
    found = {}
    for path in sorted((root / "content/pages").rglob("*.md")):
        name = path.relative_to(root / "content/pages")
        folder = name.parent if name.stem in ("index", "README") else name.with_suffix("")
        found["" if folder == Path() else f"{folder.as_posix()}/"] = path.relative_to(root).as_posix()
    return found


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


def _errors(findings: list[Finding]) -> bool:
    return any(finding.is_error for finding in findings)


def _there(value: T | None) -> T:
    """A part of ``Read`` that is there whenever the plan is."""
    if value is None:
        raise ValueError("the plan is there, but not what it was made of")
    return value
