"""A release from a plan: what differs from what the slot holds is made, and what was made is looked at."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from honorroll import news as news_section
from honorroll.base.files import clear_path, link_files, remove_files, write_file
from honorroll.base.findings import Finding, has_errors
from honorroll.conferences import plan as conference_plan
from honorroll.conferences import read as conference_content
from honorroll.content import directives
from honorroll.content.model import Facts
from honorroll.engine import render_cache
from honorroll.formats.html import EMPTY, Html
from honorroll.media import pool
from honorroll.media.renditions import PICTURES_DIR
from honorroll.outputs import offline
from honorroll.outputs.search import name_index, text_shards
from honorroll.pages import addresses, foot, press_kit
from honorroll.pages import head as data
from honorroll.pages.html import ROOT, Drawn
from honorroll.pages.page import Page, SitePlan
from honorroll.publish import audit, frame, office_folder, press, releases
from honorroll.publish.frame import Frame
from honorroll.roll import plan
from honorroll.roll import read as roll
from honorroll.roll.members import memberships
from honorroll.roll.pages import related
from honorroll.site import address_rules
from honorroll.site.placed import SiteDirectives
from honorroll.site.read import Read, kit_of, pictures, published_text, published_urls, there


class Made(NamedTuple):
    """A release that was made: what the audit found, what it holds, how many of its files are new."""

    findings: list[Finding]
    manifest: Mapping[str, bytes] = MappingProxyType({})
    fresh: int = 0
    office: Callable[[], None] = lambda: None
    """Writes what is for the office alone."""


def make(root: Path, slot: str, held: releases.Manifest, read: Read, rendering: Path) -> Made:
    """Bring the slot up to date with the plan, and look at what was made."""
    plan_ = there(read.plan)
    shells, findings = _load(rendering, read)
    if shells is None:
        return Made(findings)
    files, known = read.files, pool.KnownUrls(_known(read, shells), root)
    stamped = blake2b(read.environment + shells.digest, digest_size=8).digest()
    wanted = {f"{url}index.html": page.key + stamped for url, page in plan_.pages.items()}
    filled = {path: _filled(path, html, read) for path, html in shells.directive_pages.items()}
    wanted |= shells.files | _digests(files) | _digests(filled) | _pictures(read)
    wanted |= {path: file.key for path, file in read.made.items()}
    wanted |= {file.path: file.key + stamped for file in plan_.files}
    site = releases.open_slot(root, slot)
    later = (*offline.FILES, name_index.FOLDER)
    remove_files(site, sorted(path for path in held if path not in wanted and not path.startswith(later)))
    pages = [page for url, page in plan_.pages.items() if _differs(f"{url}index.html", wanted, held)]
    pool.link(
        root, site, sorted(releases.sets((path for path in wanted if _differs(path, wanted, held)), PICTURES_DIR))
    )
    pressed = press.begin(_press(site, read, shells, known), pages)
    # While the other process makes pages, this one makes what no page needs to know of.
    files = {**files, **read.names()}
    wanted |= _digests(files)
    withdrawn = [url for url, page in plan_.pages.items() if not page.indexed]
    worker = offline.files(offline.release(wanted), withdrawn)
    files, wanted = {**files, **worker}, wanted | _digests(worker)
    remove_files(site, sorted(set(held) - set(wanted)))
    fresh = {path for path in wanted if _differs(path, wanted, held)}
    for path in fresh & set(files):
        write_file(str(site / path), files[path])
    for path in sorted(fresh & set(read.made)):
        clear_path(site / path)
        read.made[path].write(site / path)
    hand_written, anchors = _hand_written(site, shells, filled, fresh, known, urlsplit(there(read.settings).url).path)
    honorees = ((addresses.honoree(facts.slug), facts.name) for facts in plan_.order)
    missing = audit.in_sitemap((data for path, data in files.items() if path.startswith("sitemap")), there(read.settings).url, honorees)  # fmt: skip
    found = [each for them in name_index.findable(files) for each in audit.are_findable(them, [facts.name for facts in plan_.order])]  # fmt: skip
    some, more = pressed()
    press.write(site, [file for file in plan_.files if file.path in fresh])
    findings += some + hand_written + list(audit.anchors_exist(site, more + anchors)) + list(missing) + found
    findings += address_rules.nothing_is_lost(published_urls(root), known, plan_.order)
    return Made(findings, wanted, len(fresh), partial(_office, root, read, shells))


def _differs(path: str, wanted: Mapping[str, bytes], held: Mapping[str, bytes]) -> bool:
    return held.get(path) != wanted[path]


def _hand_written(
    site: Path, shells: render_cache.Rendering, filled: Mapping[str, bytes], fresh: Container[str], known: pool.KnownUrls, base: str
) -> tuple[list[Finding], list[audit.Anchor]]:  # fmt: skip
    """Write what MkDocs rendered, and look at its pages; ``base`` is the path of the site."""
    findings: list[Finding] = []
    anchors: list[audit.Anchor] = []
    for path in sorted(shells.files):
        if path in fresh:
            write_file(str(site / path), filled.get(path) or (shells.folder / path).read_bytes())
        if path.endswith(".html"):
            html = (site / path).read_text(encoding="utf-8")
            url = path.removesuffix("index.html")
            some, more = audit.page_links(url, html, known, base)
            findings += some
            findings += audit.has_no_active_content(url, audit.main_part(html))
            anchors += more
    return findings, anchors


def _office(root: Path, read: Read, shells: render_cache.Rendering) -> None:
    pages, files = read.office
    assets = {
        path: (shells.folder / path).read_bytes() for path in shells.files if pages and path.startswith("assets/")
    }
    office_folder.write(root, there(read.settings).url, shells.shells, pages, files, assets)


class Last(NamedTuple):
    """The live release, where only ``edited`` profiles can differ from what it was made of."""

    site: Path
    manifest: releases.Manifest
    frame: Frame
    edited: list[Facts]


def last_release(root: Path, read: Read, rendering: str) -> Last | None:
    """The live release, if it is enough to make the pages of edited profiles anew (see ``frame``)."""
    last, live = frame.read(root), releases.live_slot(root)
    manifest = releases.read_manifest(root, live) if live else None
    if last is None or live is None or manifest is None:
        return None
    if there(read.settings).press_kits:  # the kit of an edited profile is to be made anew too
        return None
    fits = frame.key(read.environment, rendering, read.cached, read.around, published_text(root), manifest)
    edited = frame.edited(there(read.roll).entries, read.known) if fits == last.fits else None
    return None if edited is None else Last(releases.folder(root) / live, manifest, last, edited)


def framed(plan_: SitePlan) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...], int]:
    """What a frame keeps of a plan: the order, the related of each, the number of pages."""
    slugs = tuple(facts.slug for facts in plan_.order)
    return slugs, tuple(tuple(plan_.pages[addresses.honoree(slug)].related) for slug in slugs), len(plan_.pages)


def remake(root: Path, slot: str, held: releases.Manifest, read: Read, rendering: Path, last: Last) -> Made:
    """Bring the slot up to date with the live release and the pages of the edited profiles."""
    by_slug = {entry.facts.slug: entry.facts for entry in there(read.roll).entries}
    order = tuple(by_slug[slug] for slug in last.frame.order)
    place = {slug: i for i, slug in enumerate(last.frame.order)}
    digests = [facts.card_digest for facts in order]
    mentions = read.mentions() if last.edited else {}
    placing = _placing(read, order)
    news = news_section.replan(there(read.news), last.frame.texts, last.manifest, placing)
    conferences = _conferences(root, read, order, last, placing)
    pages, files, calendars = news.pages | conferences.pages, news.files, conferences.files
    for facts in last.edited:
        page = plan.honoree_page(facts, last.frame.kin[place[facts.slug]], digests, mentions.get(facts.slug, ()))
        pages[page.url] = page
    partly = read._replace(plan=SitePlan(pages, order, {}), placing=placing)
    shells, findings = _load(rendering, partly)
    if placing:
        findings += news_section.judge_directives(root, there(read.news), placing.known)
        findings += conference_content.misplaced(there(read.conferences).gathered, placing.known)
    if shells is None or has_errors(findings):
        return Made(findings)
    stamped = blake2b(read.environment + shells.digest, digest_size=8).digest()
    apart = (*offline.FILES, text_shards.BEGINNING, f"{PICTURES_DIR}/")
    kept = {path: key for path, key in last.manifest.items() if not path.startswith(apart) and path not in news.gone}
    wanted = kept | _pictures(read)
    wanted |= {f"{url}index.html": page.key + stamped for url, page in pages.items()}
    wanted |= {file.path: file.key + stamped for file in files} | _digests(calendars)
    worker = offline.worker(offline.release(wanted))
    wanted |= _digests({offline.WORKER: worker}) | {offline.GONE: last.manifest[offline.GONE]}
    # Without its list nobody finds anything by the index of texts, but most of its shards will be wanted again.
    wanted |= {path: key for path, key in last.manifest.items() if path.startswith(text_shards.SHARDS)}
    site = releases.open_slot(root, slot)
    remove_files(site, sorted(set(held) - set(wanted)))
    fresh = {path for path, key in wanted.items() if held.get(path) != key}
    pool.link(root, site, sorted(releases.sets(fresh, PICTURES_DIR)))
    made = [page for url, page in pages.items() if f"{url}index.html" in fresh]
    urls = {path.removesuffix("index.html") for path in wanted if path.endswith("index.html")}
    known = pool.KnownUrls(frozenset(wanted) | urls, root)
    findings, anchors = press.begin(_press(site, partly, shells, known), made)()
    drawn = [file for file in files if file.path in fresh]
    press.write(site, drawn)
    for path in fresh & set(calendars):
        write_file(str(site / path), calendars[path])
    anew = {f"{page.url}index.html" for page in made} | {file.path for file in drawn} | set(calendars)
    linked = {path for path in fresh if path.startswith(f"{PICTURES_DIR}/")}
    link_files(last.site, site, fresh - anew - linked - {offline.WORKER})
    write_file(str(site / offline.WORKER), worker)
    return Made(findings + list(audit.anchors_exist(site, anchors)), wanted, len(fresh))


def _conferences(
    root: Path, read: Read, order: tuple[Facts, ...], last: Last, placing: SiteDirectives | None
) -> conference_plan.ConferencePlan:
    """Every page of conferences, where anything is told of one that was not; those that show nothing new stay."""
    stage = there(read.conferences)
    if stage.digest == last.frame.conferences:
        return conference_plan.ConferencePlan({}, {}, {})
    coverage = news_section.news_excerpts(there(read.news)).conferences
    vocabulary, settings = there(read.vocabulary), there(read.settings)
    return conference_plan.plan(stage, order, vocabulary, settings, published_urls(root), coverage, placing)


def _placing(read: Read, order: tuple[Facts, ...]) -> SiteDirectives | None:
    """Draws the directives of posts and conferences, where any has one; the whole roll must be put into lists for that."""
    posts, stage = there(read.news).posts, there(read.conferences)
    if not any(post.placed for post in posts) and not any(conference_plan.placed(stage)):
        return None
    vocabulary = there(read.vocabulary)
    return SiteDirectives(order, memberships(order, vocabulary), vocabulary, there(read.conferences))


def _pictures(read: Read) -> dict[str, bytes]:
    """The sets of pictures that a release shows, each by where it lies; the name of a set says what is in it."""
    return {f"{PICTURES_DIR}/{name}": name.encode() for name in pictures(read)}


def _digests(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: blake2b(data, digest_size=12).digest() for path, data in files.items()}


def _filled(path: str, html: str, read: Read) -> bytes:
    """A hand-written page with what its directives place."""
    up = "../" * path.count("/") or "./"
    return directives.fill(html, there(read.placing).draw).replace(ROOT, up).encode()


def _load(rendering: Path, read: Read) -> tuple[render_cache.Rendering | None, list[Finding]]:
    pages = [*there(read.plan).pages.values(), *read.office[0]]
    used = {(page.section, page.url.count("/")) for page in pages if page.section}
    return render_cache.load(rendering, there(read.settings).url, used)


def _press(site: Path, read: Read, shells: render_cache.Rendering, known: Container[str]) -> press.Press:
    gathered, vocabulary, given = there(read.roll), there(read.vocabulary), there(read.given)
    by_path = {entry.file.path: entry for entry in gathered.entries}
    root = gathered.root

    def honoree(facts: Facts) -> tuple[Drawn, bytes]:
        if place := gathered.spooled.get(facts.path):
            title, description, fragment = gathered.spool.get(place)
            return Drawn(title.decode(), description.decode(), EMPTY), fragment
        drawn, _ = roll.drawn(roll.read_again(root, by_path[facts.path].file, given))
        return drawn, drawn.fragment.encode()

    settings = there(read.settings)

    def head(page: Page, drawn: Drawn) -> Html:
        return data.head(settings, vocabulary, page.url, drawn, page.honoree, indexed=page.indexed)

    def foot_of(title: str, url: str, path: str) -> str:
        size = press_kit.size(kit_of(read, by_path[path])) if settings.press_kits else 0
        return foot.foot(settings, title, url, path, kit=size)

    place = read.placing.draw if read.placing else lambda directive: None
    kin = partial(related.section, there(read.plan).order)
    return press.Press(site, settings.url, shells.shells, honoree, foot_of, kin, head, place, known)


def _known(read: Read, shells: render_cache.Rendering) -> set[str]:
    """Every address of the site: pages by address, files by path."""
    plan_ = there(read.plan)
    files = (file.path for file in plan_.files)
    return {*plan_.pages, *files, *shells.files, *shells.pages, *read.files, *read.made}
