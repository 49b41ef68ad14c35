"""The site, planned: every page and file of a release that may differ from the last one, before any is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from honorroll import council as council_section
from honorroll import initiatives as initiatives_section
from honorroll import news as news_section
from honorroll.base.findings import Finding, Source
from honorroll.base.keys import key_of
from honorroll.base.store import Table
from honorroll.conferences import plan as conference_plan
from honorroll.consultations import plan as consultation_plan
from honorroll.content import directives, hand_written
from honorroll.engine.stamp import SHELLS
from honorroll.formats.html import EMPTY, Html
from honorroll.media.renditions import PICTURES_DIR as PICTURES
from honorroll.outputs import feeds, offline, opensearch, sitemap
from honorroll.outputs.search import entries, name_index
from honorroll.pages import addresses, press_kit
from honorroll.pages.found import SearchEntry
from honorroll.pages.mentions import Beside, Mention
from honorroll.pages.page import Additions, File, Gone, Page, moved
from honorroll.roll import facets, kit, links, list_pages, overviews, together, wall
from honorroll.roll import plan as roll_plan
from honorroll.roll.database import Honorees, Roll
from honorroll.site import address_rules, given_out, of_places, written_rules
from honorroll.site import read as reading
from honorroll.site.manifest import Manifest
from honorroll.site.placed import SiteDirectives
from honorroll.site.published_addresses import PublishedAddresses
from honorroll.site.read import Contents

#: Folders of the site with files of the program, where no page can be.
FOLDERS = frozenset({PICTURES, addresses.SEARCH.rstrip("/"), "assets"})


class Mentioned(NamedTuple):
    """What stands for what is said of an honoree."""

    slug: str
    key: bytes


MENTIONED = Table("mentioned", Mentioned, "slug")


class SitePlan(NamedTuple):
    """What there is to be made is in ``manifest``; the rest is what it is made with."""

    findings: list[Finding]
    manifest: Manifest
    placing: SiteDirectives
    """Draws the directives of hand-written text."""
    published: PublishedAddresses
    """The addresses that were public before."""
    is_new: bool
    """Whether these are others than those that the last build knew."""
    beside: Mapping[str, Beside]
    """What is said on the pages of honorees that is not in their profiles, by slug."""
    names: Callable[[], list[File]] | None
    """Makes the index of names, which no page needs to know of; None where it is as it was."""
    office: tuple[tuple[Page, ...], tuple[File, ...]] | None
    """Pages and files that are not published, but made for the office; None where they are as they were."""


def plan(
    root: Path,
    contents: Contents,
    manifest: Manifest,
    compared: tuple[bool, list[Finding]],
    before: Path | None = None,
    *,
    everything: bool,
) -> SitePlan:
    """Plan what may differ. ``everything`` asks for every page there is; ``compared`` is what
    ``published_addresses.begin`` told; ``before`` is the folder of the release before, if there is one.
    """
    roll, settings = contents.roll.roll, contents.settings
    written = reading.hand_written(root)
    published, (is_new, findings) = PublishedAddresses(manifest.database, frozenset(written)), compared
    everything |= contents.change.everything or is_new
    everything |= manifest.keep("own-home", b"1" * (addresses.HOME in written))
    lists = list_pages.with_page(roll, (url for section in contents.sections for url in section.leads_to()))
    lists_differ = manifest.keep("lists", key_of(*sorted(lists)))
    beside = _beside(roll, *(section.mentions() for section in contents.sections[::-1]))
    placing = SiteDirectives(roll, contents.conferences)
    touched = roll_plan.relate(roll, contents.change)
    additions = _additions(contents)
    figures_differ = manifest.keep("figures", additions.figures.encode())
    site = roll_plan.Site(
        settings, published, manifest, lists, lists_differ, figures_differ, beside, additions, contents.decisions
    )
    mentioned = _mentioned_anew(manifest, beside)
    around = None if touched is None else {*touched, *(slug for slug in mentioned if roll.honoree(slug))}
    pages = roll_plan.plan(roll, contents.change, around, site, everything=everything)
    _roll(contents, manifest, _but_for_own_home(pages, written), published, everything)
    given_out.proofs(contents, manifest, everything=everything)
    given_out.cards(contents, manifest, everything=everything)
    if contents.change.listed:
        manifest.keep("roll", str(manifest.generation).encode())
    _others(contents, manifest, published, lists, placing)
    _consultations(contents, manifest, published)
    _guide(contents, manifest, published)
    given_out.data(contents, manifest, published, before)
    office = _council(contents, manifest, published, lists, placing)
    findings += _former_pages(root, manifest, written)
    names = _names(contents, manifest, lists)
    _outputs(root, contents, manifest, written)
    pictures = {name for section in contents.sections for name in section.pictures(kits=False)}
    for name in sorted(pictures):
        manifest.put("pictures", f"{PICTURES}/{name}", name.encode(), b"")
    manifest.only("pictures", {f"{PICTURES}/{name}" for name in pictures})
    folders = {url for url in written if url.partition("/")[0] in FOLDERS}
    shells = {url for url in SHELLS if addresses.PLACEHOLDER in url.split("/")}  # any other is that of one page
    taken = {url for url in written if (held := manifest.room_of(url)) and held != "engine"}
    findings += address_rules.addresses_are_free(written, taken, shells, folders)
    findings += written_rules.misplaced(root, contents, written, placing)
    findings += written_rules.dead_links(root, contents, manifest, written)
    return SitePlan(findings, manifest, placing, published, is_new, beside, names, office)


def _additions(contents: Contents) -> Additions:
    """What stands on pages of the roll of what is not."""
    bands = news_section.news_excerpts(contents.news)
    held = conference_plan.of_movements(contents.conferences)
    campaigns = initiatives_section.of_movements(contents.initiatives)
    lists = {
        url: (campaigns.get(url, "") + held.get(url, "") + tail, links)
        for url, (tail, links) in bands.movements.items()
    }
    of_place = of_places.sections(contents.roll.roll, contents.conferences.conferences, contents.news.posts)
    lists |= {url: (section, EMPTY) for url, section in of_place.items()}
    return Additions(
        conference=conference_plan.featured(contents.conferences) + consultation_plan.home(contents.consultations),
        news=bands.home,
        home=council_section.home_section(contents.council)
        + initiatives_section.home_section(contents.initiatives)
        + consultation_plan.home_link(contents.consultations),
        lists=lists,
        figures=initiatives_section.beside_figures(contents.initiatives),
        today=contents.council.today,
        held=conference_plan.held_on(contents.conferences),
    )


def _but_for_own_home(pages: Iterator[Page | Gone], written: Container[str]) -> Iterator[Page | Gone]:
    """The pages of the roll; of those without its home page where there is a hand-written one."""
    return (page for page in pages if addresses.HOME not in written or page.url != addresses.HOME)


def _mentioned_anew(manifest: Manifest, beside: Mapping[str, Beside]) -> set[str]:
    """The honorees on whose pages other content says something else than before."""
    now = {slug: key_of(repr(each)) for slug, each in beside.items()}
    before = dict(MENTIONED.select(manifest.database))
    differing = {slug for slug, _ in now.items() ^ before.items()}
    MENTIONED.delete(manifest.database, "slug", differing)
    MENTIONED.put(manifest.database, (Mentioned(slug, now[slug]) for slug in sorted(differing) if slug in now))
    return differing


def _roll(
    contents: Contents,
    manifest: Manifest,
    pages: Iterator[Page | Gone],
    published: PublishedAddresses,
    everything: bool,
) -> None:
    there: set[str] = set()
    former: dict[str, list[str]] = defaultdict(list)
    for slug, owner in contents.roll.roll.former().items():
        former[owner].append(slug)
    for page in manifest.plan("roll", pages):
        if everything and isinstance(page, Page):
            there.add(f"{page.url}index.html")
        if contents.settings.press_kits and addresses.parent(page.url) == addresses.ROLL:
            there |= _kits(contents, manifest, page, former, published)
    if everything:
        manifest.only("roll", there)


def _kits(
    contents: Contents,
    manifest: Manifest,
    page: Page | Gone,
    former: Mapping[str, Sequence[str]],
    published: PublishedAddresses,
) -> set[str]:
    """Plan the press kit of an honoree; where it was public under ``former`` addresses, there too."""
    kit, subject, content = press_kit.url(page.url), "", b""
    paths = {kit}
    if isinstance(page, Page) and page.subject:
        subject, content = page.subject, page.content
        kits = (press_kit.url(addresses.honoree(slug)) for slug in former.get(subject, ()))
        paths.update(each for each in kits if each in published)
    elif isinstance(page, Page) and page.moved_to and kit in published:
        facts = contents.roll.roll.honoree(addresses.honoree_slug(page.moved_to))
        if facts and not facts.withdrawn:
            subject, content = facts.slug, facts.digest
    if not subject:
        manifest.remove(kit)
        return set()
    planned = press_kit.planned(contents.environment, content, partial(kit_of, contents, subject))
    for path in sorted(paths):
        manifest.put("roll", path, planned.key, planned.write)
    return paths


def kit_of(contents: Contents, slug: str) -> list[press_kit.KitFile]:
    """The press kit of an honoree."""
    whole, root, facts = contents.roll.whole(slug), contents.roll.drawing.root, contents.roll.roll.honoree(slug)
    if facts is None:
        raise ValueError(slug)
    return kit.entries(root, whole.honoree, whole.album, facts, contents.vocabulary, contents.settings)


def _others(
    contents: Contents,
    manifest: Manifest,
    published: PublishedAddresses,
    lists: Container[str],
    placing: SiteDirectives,
) -> None:
    news = news_section.plan(contents.news, published, lists, placing)
    manifest.whole("news", news.pages, news.files)
    coverage, honorees = dict(news_section.news_excerpts(contents.news).conferences), Honorees(contents.roll.roll)
    for slug, works in initiatives_section.of_conferences(contents.initiatives).items():
        coverage[slug] = Html(works + coverage.get(slug, ""))
    meetings = conference_plan.plan(
        contents.conferences,
        honorees,
        contents.vocabulary,
        contents.settings,
        published,
        coverage,
        placing,
        contents.initiatives.names,
    )
    manifest.whole("conferences", meetings.pages, made=meetings.large_files, ready=meetings.files)
    manifest.whole("initiatives", initiatives_section.plan(contents.initiatives, contents.roll.roll, published))


def _consultations(contents: Contents, manifest: Manifest, published: PublishedAddresses) -> None:
    """Consultations show the cards of honorees, and are planned where they, or those, can be others."""
    was_public = repr(consultation_plan.was_public(published))
    key = key_of(contents.consultations.key, manifest.kept("roll"), manifest.stamp, was_public)
    if manifest.keep("consultations", key):
        planned = consultation_plan.plan(contents.consultations, contents.roll.roll, contents.settings, published)
        manifest.whole("consultations", planned.pages, ready=planned.files)


def _guide(contents: Contents, manifest: Manifest, published: PublishedAddresses) -> None:
    """The guide for staff, where the settings ask for it; where it was public, its addresses lead home."""
    if contents.settings.guide:
        from honorroll import guide  # noqa: PLC0415  # few sites have it

        pages, pictures = guide.plan()
        home = addresses.GUIDE
    else:
        pages, pictures, home = {}, {}, addresses.HOME
    lost = {url: moved(url, home) for url in published.below(addresses.GUIDE) if url[-1] == "/" and url not in pages}
    manifest.whole("guide", lost | pages, ready=pictures)


def _council(
    contents: Contents,
    manifest: Manifest,
    published: PublishedAddresses,
    lists: Container[str],
    placing: SiteDirectives,
) -> tuple[tuple[Page, ...], tuple[File, ...]] | None:
    """The council's pages go through the whole roll, and are planned where they can be others."""
    roll, council = contents.roll.roll, contents.council
    news_key = news_section.digest(contents.news)
    counted = manifest.key_of(addresses.STATISTICS)
    marks = [text for text, _ in council.contents.placed] + [page.text for page in council.contents.special]
    placed = [each for text in marks if "{{" in text for each, _ in directives.directives_in_text(text, Source(""))]
    was_public = repr(council_section.kept_addresses(published))
    shown = (manifest.kept("roll"), manifest.kept("lists"), was_public, placing.key(placed))
    key = key_of(council.key, news_key, counted, *shown)
    if not manifest.keep("council", key):
        return None
    more = initiatives_section.beside_figures(contents.initiatives)
    beside = council_section.RollView(Honorees(roll), lambda: roll.figures, counted, lists, more)
    planned = council_section.plan(council, contents.news, beside, published, placing)
    manifest.whole("council", planned.pages, planned.files)
    return tuple(planned.office.values()), planned.office_files


def _former_pages(root: Path, manifest: Manifest, written: Mapping[str, str]) -> list[Finding]:
    """Plan what leads on from the addresses that hand-written pages had before."""
    found: dict[str, Page] = {}
    findings: list[Finding] = []
    url_of = {path: url for url, path in written.items()}
    for path, text in reading.texts(root, written):
        for slug in hand_written.former_slugs(text, path):
            url = f"{slug}/"
            is_taken = url in written or url in found or manifest.room_of(url) not in (None, "engine", "former")
            if is_taken or url in SHELLS:
                findings.append(address_rules.FORMER_TAKEN.at(Source(path), url=url, slug=slug))
            else:
                found[url] = moved(url, url_of[path])
    manifest.whole("former", found)
    return findings


def _outputs(root: Path, contents: Contents, manifest: Manifest, written: Mapping[str, str]) -> None:
    """What shows the site as a whole, or is about reading it."""
    manifest.whole("reading", {addresses.OFFLINE: offline.page()})
    if manifest.keep("wall", key_of(manifest.kept("roll"), manifest.stamp, contents.environment)):
        manifest.whole("wall", {addresses.WALL: wall.plan(contents.roll.roll, contents.settings)})
    roll, settings = contents.roll.roll, contents.settings
    pages = [(url, "") for url, path in written.items() if not (root / path).is_symlink()]
    manifest.whole("opensearch", {}, ready=opensearch.files(settings))
    if manifest.keep("written", key_of(repr(pages))) or manifest.moved or _other_portraits(contents):
        listed = sitemap.files(settings.url, manifest.indexed() + pages, roll.portraits())
        manifest.whole("sitemap", {}, ready=listed)
    is_first = manifest.keep("feeds", b"there")  # nobody has come to a roll that begins without anybody
    if contents.change.listed or contents.change.everything or is_first:
        found = feeds.files(settings, contents.vocabulary, overviews.newest(roll, feeds.MOST))
        manifest.whole("feeds", {}, ready=found)


def _other_portraits(contents: Contents) -> bool:
    """Whether anybody has another portrait than before."""
    roll, change = contents.roll.roll, contents.change
    if change.everything:
        return True
    now = ((was, roll.honoree(slug)) for slug, was in change.before.items())
    return any((was and was.portrait) != (facts and facts.portrait) for was, facts in now)


def _names(contents: Contents, manifest: Manifest, with_page: Container[str]) -> Callable[[], list[File]] | None:
    """What makes the index of names, if anything in it can be different."""
    roll = contents.roll.roll
    others: list[SearchEntry] = [*entries.lists(roll, with_page), *contents.hand_written]
    others += [entry for section in contents.sections[::-1] for entry in section.findable()]
    if not manifest.keep("names", key_of(manifest.kept("roll"), repr(others))):
        return None

    def made() -> list[File]:
        ways = facets.groups(roll.places_of_lists, roll.words, roll.period)
        facet_files = facets.files(ways, roll.places_of_lists[addresses.ROLL])
        suggested = entries.suggestions(roll, others)
        years: entries.TitleYears = {}
        honorees = entries.honorees(roll.searched(), contents.vocabulary, years)
        rest = entries.with_years(others, years)
        return name_index.files(honorees, rest, facet_files, suggested, contents.roll.drawing.spool.put_away)

    return made


def _beside(roll: Roll, *mentioned: Mapping[str, Sequence[Mention]]) -> dict[str, Beside]:
    """What is said of each honoree: by several sections, in their order, and by the profiles of others."""
    names, linked = together.co_recipients(roll.database), links.linked(roll.database)
    decisions = together.decisions_apart(roll.database)
    slugs = dict.fromkeys(slug for part in (*mentioned, names, linked, decisions) for slug in part)
    return {
        slug: Beside(
            [mention for mentions in mentioned for mention in mentions.get(slug, ())],
            {**names.get(slug, {}), **(linked[slug].names if slug in linked else {})},
            linked[slug].predecessors if slug in linked else {},
            decisions.get(slug, {}),
        )
        for slug in slugs
    }
