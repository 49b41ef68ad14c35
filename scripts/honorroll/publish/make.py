"""Makes a release from a plan: whatever differs from the content of the slot is made and audited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from honorroll.base.files import clear_path, link_files, remove_files, write_file
from honorroll.base.findings import Finding
from honorroll.base.parallel import start_shared
from honorroll.content import directives
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.engine import render_cache, stamp
from honorroll.formats.html import EMPTY, Html
from honorroll.media import pool
from honorroll.media.renditions import PICTURES_DIR
from honorroll.outputs import offline
from honorroll.outputs.search import name_index, text_shards
from honorroll.pages import addresses, contribution, foot, head, mentions, poster, press_kit, share
from honorroll.pages.html import FOOT, MENTIONS, NOTICES, ROOT, SHARE, SUCCESSION, Drawn
from honorroll.pages.html import RELATED as RELATED_MARK
from honorroll.pages.page import File, Page
from honorroll.publish import audit, kept_copy, office_folder, press
from honorroll.roll import read as roll
from honorroll.roll.pages import honoree_awards, life, related
from honorroll.roll.rows import HONOREES, RELATED
from honorroll.site import address_rules, published_addresses
from honorroll.site.manifest import OFFLINE, Manifest
from honorroll.site.plan import SitePlan, kit_of
from honorroll.site.read import Contents


class Slot(NamedTuple):
    """Where a release is made: a folder that holds the files of generation ``since``, and the release from which
    unchanged files are linked.
    """

    site: Path
    since: int
    base: Path | None


class Made(NamedTuple):
    """A finished release: the findings of the audit, and the number of its new files."""

    findings: list[Finding]
    fresh: int = 0


def plan_rendered(manifest: Manifest, shells: render_cache.Rendering, contents: Contents, plan: SitePlan) -> None:
    """Put the rendered hand-written pages and the files of the theme into the manifest."""
    pages = {path: _filled(path, html, contents, plan) for path, html in shells.marked_pages.items()}
    for path, key in shells.files.items():
        url = path.removesuffix("index.html") if path.endswith("index.html") else None
        data = pages.get(path)
        manifest.put(
            "engine",
            path,
            render_cache.content_key(data) if data else key,
            data or partial(_copied, shells.folder / path),
            url,
        )
    manifest.only("engine", set(shells.files))


def _copied(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def make(root: Path, slot: Slot, contents: Contents, plan: SitePlan, shells: render_cache.Rendering) -> Made:
    """Bring the slot up to date with the plan, and audit what was made."""
    manifest, site = plan.manifest, slot.site
    known = pool.KnownUrls(manifest.known(), root)
    texts = (text_shards.LIST, f"{text_shards.LIST}.gz")
    remove_files(site, [*texts, *manifest.gone(slot.since)])
    _link_pictures(root, slot, manifest)
    pressed = press.begin(_press(site, contents, plan, shells, known), list(manifest.pages.values()))
    # While the other process makes pages, this one makes the index of names, which no page depends on.
    names = plan.names() if plan.names else None
    page_findings, anchors = pressed()
    findings = list(page_findings)
    with manifest.database.transaction():  # no child reads any more
        if names is not None:
            manifest.whole("names", {}, names)
            everybody = [name for _, name in contents.roll.roll.names()]
            for findable in name_index.findable(names):
                findings += audit.are_findable(findable, everybody)
    remove_files(site, manifest.gone(slot.since))
    changed = [path for path in manifest.changed(slot.since) if path not in offline.LAST]
    _write(slot, manifest, changed)
    with manifest.database.transaction():  # what is named after all other files, and tells of their sizes
        kept_copy.update(site, manifest)
        release = manifest.name(contents.environment, shells.digest)
        manifest.whole(OFFLINE, {}, ready=offline.files(release, manifest.hidden(), kept_copy.kept(manifest)))
    named = sorted({*manifest.changed(slot.since)} - {*changed})
    remove_files(site, manifest.gone(slot.since))
    _write(slot, manifest, named)
    changed += named
    more, linked = _hand_written(site, manifest, shells, known, urlsplit(contents.settings.url).path)
    findings += more + list(audit.anchors_exist(site, anchors + linked)) + _complete(contents, manifest)
    lost = published_addresses.lost(manifest, is_new=plan.is_new)
    findings += address_rules.nothing_is_lost(lost, plan.published, contents)
    return Made(findings, len(changed))


def _link_pictures(root: Path, slot: Slot, manifest: Manifest) -> None:
    changed = (path for path in manifest.changed(slot.since) if path.startswith(f"{PICTURES_DIR}/"))
    pool.link(root, slot.site, [path[len(PICTURES_DIR) + 1 :] for path in changed])


def _write(slot: Slot, manifest: Manifest, changed: list[str]) -> None:
    """Make the files among ``changed`` that are not pages, and link the unchanged ones from the base release."""
    wanted = {path for path in changed if not path.startswith(f"{PICTURES_DIR}/")}
    made = {path: make for path, make in manifest.files.items() if path in wanted}
    pages = {f"{url}index.html" for url in manifest.pages}
    others = [path for path in changed if path in wanted and path not in made and path not in pages]
    if slot.base:
        link_files(slot.base, slot.site, others)

    def write(paths: Sequence[str]) -> None:
        for path in paths:
            data = made[path]
            if isinstance(data, File | bytes):
                write_file(str(slot.site / path), data if isinstance(data, bytes) else data.make())

    start_shared(write, list(made))()  # in the order of the plan: feeds share entries
    for path, planned in made.items():
        if not isinstance(planned, File | bytes):  # documents and kits, which may need workers of their own
            clear_path(slot.site / path)
            planned(slot.site / path)


def _hand_written(
    site: Path, manifest: Manifest, shells: render_cache.Rendering, known: pool.KnownUrls, base: str
) -> tuple[list[Finding], list[audit.Anchor]]:
    """Audit the pages that MkDocs rendered, if they or their targets may have changed. ``base`` is the site's path."""
    findings: list[Finding] = []
    anchors: list[audit.Anchor] = []
    for path in sorted(shells.files) if manifest.moved or manifest.files else ():
        if path.endswith(".html"):
            html = (site / path).read_text(encoding="utf-8")
            url = path.removesuffix("index.html")
            dead, to_check = audit.page_links(url, html, known, base)
            findings += dead
            findings += audit.has_no_active_content(url, audit.main_part(html))
            anchors += to_check
    return findings, anchors


def _complete(contents: Contents, manifest: Manifest) -> list[Finding]:
    """Check that every honoree is in the sitemap, if it was made again."""
    maps = [data for path, data in manifest.files.items() if path.startswith("sitemap") and isinstance(data, bytes)]
    if not maps:
        return []
    everybody = ((addresses.honoree(slug), name) for slug, name in contents.roll.roll.names())
    return list(audit.in_sitemap(maps, contents.settings.url, everybody))


def office(root: Path, contents: Contents, plan: SitePlan, shells: render_cache.Rendering) -> None:
    """Write the pages and files for the office, which are not published."""
    if plan.office is None:
        return
    pages, files = plan.office
    assets = {
        path: (shells.folder / path).read_bytes() for path in shells.files if pages and path.startswith("assets/")
    }
    office_folder.write(root, contents.settings.url, shells.shells, pages, files, assets)


def _sharing(settings: Settings, title: str, facts: Facts, url: str) -> Html:
    """What an honoree's page is shared with, and its poster."""
    shared = share.section(title, url, settings.url, facts.social_card, poster.LINK)
    return Html(shared + poster.bar(facts.name, url, settings.name))


def used(plan: SitePlan) -> Iterator[tuple[str, int]]:
    """The section and depth of every shell that is needed."""
    pages: list[Page | str] = [*plan.manifest.pages.values(), *(plan.office[0] if plan.office else ())]
    for page in pages:
        if isinstance(page, str):
            yield addresses.section(addresses.ROLL), 2
        elif page.section:
            yield page.section, addresses.depth(page.url)


def _filled(path: str, html: str, contents: Contents, plan: SitePlan) -> bytes:
    """A hand-written page with its directives replaced, its preview, and what shares it."""
    up, url, site = "../" * path.count("/") or "./", path.removesuffix("index.html"), contents.settings.url
    title = next((entry.name for entry in contents.hand_written if entry.url == url), contents.settings.name)
    shared = share.section(title, url, site, contents.cards.pictures(url, None))
    html = html.replace(stamp.SHARE_TOKEN, shared)
    html = html.replace(stamp.PREVIEW_TOKEN, head.preview(site, contents.cards.image(url)))
    return directives.fill(html, plan.placing.draw).replace(ROOT, up).encode()


def _press(
    site: Path, contents: Contents, plan: SitePlan, shells: render_cache.Rendering, known: pool.KnownUrls
) -> press.Press:
    settings, vocabulary = contents.settings, contents.vocabulary

    def heading(page: Page, drawn: Drawn) -> Html:
        preview = drawn.image or (None if page.honoree else contents.cards.image(page.url))
        drawn = drawn._replace(image=preview)
        return head.head(settings, vocabulary, page.url, drawn, page.honoree, indexed=page.indexed)

    def shared(page: Page, drawn: Drawn) -> Html:
        return share.section(drawn.title, page.url, settings.url, contents.cards.pictures(page.url, drawn.image))

    honorees = partial(_honorees, contents, plan.beside)
    return press.Press(site, settings.url, shells.shells, honorees, heading, shared, plan.placing.draw, known)


def _foot(settings: Settings, name: str, title: str, url: str, path: str, kit: int) -> Html:
    """What ends the page of an honoree."""
    whole = f"{settings.url}{url}"
    return Html(contribution.invitation(settings, name, whole) + foot.foot(settings, title, whole, path, kit=kit))


def _honorees(
    contents: Contents, beside_of: Mapping[str, mentions.Beside], slugs: Sequence[str]
) -> Iterator[press.Honoree]:
    """The parts of the pages of these honorees, in turn."""
    section, settings = contents.roll, contents.settings
    everyone, related_rows = section.roll.rows(HONOREES, slugs), section.roll.rows(RELATED, slugs)
    for slug in slugs:
        facts, url = everyone[slug], addresses.honoree(slug)
        if place := section.drawing.pages.get(slug):
            title, description, fragment, _ = section.drawing.spool.get(place)
            drawn = Drawn(title.decode(), description.decode(), EMPTY)
        else:
            drawn, _ = roll.drawn(section.whole(slug))
            fragment = drawn.fragment.encode()
        kin = related_rows[slug].kin if slug in related_rows else ()
        cards = section.roll.carded([each for each, _ in kin])
        kin_shown = [(one, shared) for one, (_, shared) in zip(cards, kin, strict=True)]
        size = press_kit.size(kit_of(contents, slug)) if settings.press_kits else 0
        beside = beside_of.get(slug, mentions.NOTHING)
        around = (
            (RELATED_MARK, related.section(facts, kin_shown, contents.vocabulary)),
            (NOTICES, mentions.notices(beside.mentions)),
            (MENTIONS, mentions.section(beside.mentions)),
            *honoree_awards.co_recipients(facts.shared, beside.names),
            *life.people_on_photos(facts, beside.names),
            (SUCCESSION, life.succession(facts, beside.names, beside.predecessors)),
            *honoree_awards.decisions_apart(beside.decisions),
            (FOOT, _foot(settings, facts.name, drawn.title, url, facts.path, size)),
            (SHARE, _sharing(settings, drawn.title, facts, url)),
        )
        page = Page(url, addresses.section(url), b"", honoree=facts)
        yield press.Honoree(page, drawn, fragment, around)
