"""Content read, judged and planned: everything about a build that is known before anything is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from honorroll import council as board
from honorroll import news as newsdesk
from honorroll.base.errors import NoSiteError
from honorroll.base.findings import Finding, Source, has_errors
from honorroll.base.parallel import beside
from honorroll.conferences import plan as conference_plan
from honorroll.conferences import read as conference_content
from honorroll.conferences import stage
from honorroll.content import config, directives, parse, scan
from honorroll.content.model import Facts, Period, Settings, Vocabulary
from honorroll.council import Table
from honorroll.engine.program import program
from honorroll.engine.stamp import SHELLS
from honorroll.formats import yaml_read
from honorroll.media import looks
from honorroll.media.album import Studio
from honorroll.media.plan import FOLDER as PICTURES
from honorroll.media.plan import Set
from honorroll.news.published import Newsroom
from honorroll.outputs import feeds, sitemap
from honorroll.outputs.search import entries, name_index
from honorroll.pages import addresses, press_kit
from honorroll.pages.mentions import Mention
from honorroll.pages.page import Additions, File, Page, PlannedFile, SitePlan
from honorroll.roll import cache, facets, plan
from honorroll.roll import read as roll
from honorroll.roll.read import Entry
from honorroll.roll.rules import roll as roll_rules
from honorroll.site import address_rules
from honorroll.site.placed import SiteDirectives

T = TypeVar("T")

#: The directives that show a conference, which their first argument names.
CONFERENCES = frozenset({"conference", "album"})

#: Folders of the site with files of the program, where no page can be.
FILES = frozenset({PICTURES, name_index.FOLDER.rstrip("/"), "assets"})

#: Every address that was ever published, kept by the build: one that is lost stops it.
URLS = "content/urls.txt"


class Read(NamedTuple):
    """The content as it was read. Where it is faulty there are findings only; where it is not, there is all of it."""

    findings: list[Finding]
    settings: Settings | None = None
    vocabulary: Vocabulary | None = None
    roll: roll.Roll | None = None
    plan: SitePlan | None = None
    files: Mapping[str, bytes] = MappingProxyType({})
    """What the plan gives rise to besides pages: sitemap, robots.txt."""
    names: Callable[[], Mapping[str, bytes]] = dict
    """Makes the index of names, which takes a while and which no page needs to know of."""
    made: Mapping[str, PlannedFile] = MappingProxyType({})
    """Files that are copied or made in pieces: documents, films, press kits."""
    environment: bytes = b""
    """Stands for what all pages depend on: code, libraries, settings, vocabularies."""
    known: Mapping[str, Entry] = MappingProxyType({})
    """The roll as an earlier build left it in the cache, whose digest is ``cached``."""
    cached: bytes = b""
    mentions: Callable[[], Mapping[str, Sequence[Mention]]] = dict
    """What conferences and posts say of the honorees, by slug: gathered when asked for, for most builds do without."""
    news: Newsroom | None = None
    table: Table | None = None
    around: bytes = b""
    """Stands for all that is read apart from the roll and shown in its pages."""
    texts: bytes = b""
    """The digests of the posts, every word of them; ``reread`` files of posts were read anew."""
    reread: int = 0
    office: tuple[tuple[Page, ...], tuple[File, ...]] = ((), ())
    """Pages and files that are not published, but made for the office."""
    given: roll.Given | None = None
    """What the profiles were read against."""
    conferences: stage.Stage | None = None
    placing: SiteDirectives | None = None
    """Draws the directives of hand-written text, once the site is planned."""
    save: Callable[[], Callable[[], bytes]] = lambda: bytes
    """Begins to put this roll into the cache; what it returns waits for that, and gives the new digest."""


def read(root: Path, today: date, scanned: Callable[[], scan.Scanned]) -> Read:
    """Everything up to the plan, which there is only where nothing is wrong with what it is made of. Raises NoSiteError."""
    if not (root / "mkdocs.yml").is_file():
        raise NoSiteError(root)
    conference_folders = stage.begin(root)
    document, findings = config.site_config(yaml_read.read(root, "mkdocs.yml"), "mkdocs.yml")
    settings: Settings | None = None
    if document:
        settings, faults = parse.settings(document)
        findings = findings + faults
    vocabulary, faults, digest = roll.vocabulary(root)
    findings += faults
    environment = blake2b(program() + looks.recipe() + digest + repr(settings).encode(), digest_size=16).digest()
    store = cache.Cache(root, environment)
    known = store.entries()
    files, faults = scanned()
    findings += faults + scan.content(root)
    studio = Studio(looks.recipe(), settings.name, settings.social_cards, settings.press_kits) if settings else Studio()
    given = roll.Given(vocabulary, settings.period if settings else Period(), studio)
    gathered = roll.gather(root, files, given, known)
    findings += gathered.findings
    facts = [entry.facts for entry in gathered.entries]
    findings += roll_rules.judge(roll_rules.Roll(facts, files, today, lambda path: roll.document(root, path)))
    conferences = stage.run(
        root, conference_folders(), vocabulary, studio, environment, facts, (file.slug for file in files), today
    )
    news = newsdesk.gather(root, vocabulary, studio, environment)
    honorees: dict[str, Facts | None] = {file.slug: None for file in files} | {each.slug: each for each in facts}
    meetings = newsdesk.meetings(conferences.conferences, conferences.folders)
    papers = board.files(root, board.Known(honorees, meetings, vocabulary, today))
    findings += conferences.findings + news.findings
    findings += newsdesk.judge(root, news, honorees, meetings, today) + papers.findings
    if settings is None or has_errors(findings):
        return Read(findings)
    conferences.save()
    room = newsdesk.room(news, {each.slug: each for each in facts}, meetings, vocabulary, settings, today)
    table = board.laid(papers, room, facts, today)

    outward = conference_plan.outward(conferences, _placed_conferences(root, room, table, conferences))

    def save() -> Callable[[], bytes]:
        kept, roll_kept = news.save(), beside(store.save, gathered.entries, len(gathered.entries))
        return lambda: (kept(), roll_kept())[1]

    return Read(
        findings, settings, vocabulary, gathered, environment=environment, known=known, cached=store.digest,
        mentions=lambda: joined(stage.mentions(conferences.conferences), newsdesk.mentions(room)),
        conferences=conferences, news=room, table=table, around=newsdesk.digest(room) + table.key + outward,
        texts=newsdesk.texts(room), reread=news.fresh, given=given, save=save,
    )  # fmt: skip


def planned(root: Path, read: Read) -> Read:
    """What was read, with the plan and the files that the plan gives rise to."""
    settings, vocabulary = there(read.settings), there(read.vocabulary)
    facts = [entry.facts for entry in there(read.roll).entries]
    published = published_urls(root)
    conferences, room, table = there(read.conferences), there(read.news), there(read.table)
    bands = newsdesk.bands(room)
    held = conference_plan.of_movements(conferences)
    lists = {url: (held.get(url, "") + tail, links) for url, (tail, links) in bands.movements.items()}
    additions = Additions(conference_plan.featured(conferences), bands.home + board.band(table), lists)
    plan_ = plan.plan(facts, vocabulary, settings, published, read.mentions(), additions)
    names = _names(root, read, plan_)
    placing = SiteDirectives(plan_.order, plan_.lists, vocabulary, conferences)
    news = newsdesk.plan(room, published, placing)
    meetings = conference_plan.plan(
        conferences, plan_.order, vocabulary, settings, published, bands.conferences, placing
    )
    council = board.plan(table, room, plan_, published, placing)
    pages = plan_.pages | news.pages | meetings.pages | council.pages
    plan_ = plan_._replace(pages=pages, files=news.files + council.files)
    written = hand_written(root)
    indexed = [(url, page.lastmod) for url, page in plan_.pages.items() if page.indexed]
    indexed += [(url, "") for url, path in written.items() if not (root / path).is_symlink()]
    files = sitemap.files(settings.url, indexed)
    files |= feeds.files(settings, vocabulary, plan_.order, plan_.lists)
    files |= meetings.files
    made = meetings.made | (_kits(read) if settings.press_kits else {})
    folders = {url for url in written if url.partition("/")[0] in FILES}
    findings = read.findings + list(address_rules.addresses_are_free(written, plan_.pages, SHELLS, folders))
    for path in written.values():
        if (root / path).is_symlink():
            continue
        findings += misplaced(yaml_read.read(root, path).decode(errors="replace"), path, placing)
    findings += [*newsdesk.misplaced(root, room, placing.known), *board.misplaced(table.files, placing.known)]
    findings += conference_content.misplaced(conferences.gathered, placing.known)
    office = tuple(council.office.values()), council.office_files
    return read._replace(
        findings=findings, plan=plan_, files=files, names=names, made=made, placing=placing, office=office
    )


def _names(root: Path, read: Read, plan_: SitePlan) -> Callable[[], dict[str, bytes]]:
    """Begins to make the index of names: for a large site in a child, while the rest is planned."""
    vocabulary = there(read.vocabulary)
    counts = {url: len(places) for url, places in plan_.lists.items()}
    others = [*entries.lists(counts, vocabulary), *entries.pages(root, hand_written(root))]
    others += conference_plan.findable(there(read.conferences)) + newsdesk.findable(there(read.news))

    def made(order: Sequence[Facts]) -> dict[str, bytes]:
        ways = facets.groups(order, plan_.lists, vocabulary, there(read.settings).period)
        told = facets.files(ways, plan_.lists[addresses.ROLL])
        return name_index.files(list(entries.honorees(order, vocabulary)), others, told)

    return beside(made, plan_.order, len(plan_.order) + len(others))


def pictures(read: Read) -> Iterator[str]:
    """The names of the sets of pictures that pages show."""
    for entry in there(read.roll).entries:
        yield from entry.facts.pictures
    for conference in there(read.conferences).conferences:
        yield from conference.pictures
    for post in there(read.news).posts:
        yield from post.pictures
    if film := there(read.table).files.film.set:
        yield film.name


def in_kits(read: Read) -> Iterator[str]:
    """The names of the sets that press kits alone hold."""
    for entry in there(read.roll).entries:
        yield from entry.facts.press
    for conference in there(read.conferences).conferences:
        yield from conference.press


def to_draw(read: Read, held: frozenset[str]) -> list[Set]:
    """The sets of pictures that the site needs and the pool does not hold."""
    gathered, vocabulary, news = there(read.conferences).gathered, there(read.vocabulary), there(read.news)
    return [
        *roll.to_draw(there(read.roll), there(read.given), held),
        *conference_content.to_draw(gathered, vocabulary, held),
        *newsdesk.to_draw(news, held),
        *([film] if (film := there(read.table).files.film.set) and film.name not in held else []),
    ]


def kit_of(read: Read, entry: Entry) -> list[press_kit.Entry]:
    """The press kit of an honoree."""
    root = there(read.roll).root
    whole = roll.read_again(root, entry.file, there(read.given))
    return press_kit.honoree(
        root, whole.honoree, whole.album, entry.facts, there(read.vocabulary), there(read.settings)
    )


def _kits(read: Read) -> dict[str, PlannedFile]:
    def kit(entry: Entry) -> PlannedFile:
        return press_kit.planned(read.environment, entry.facts.digest, lambda: kit_of(read, entry))

    entries = there(read.roll).entries
    return {press_kit.url(addresses.honoree(e.facts.slug)): kit(e) for e in entries if not e.facts.withdrawn}


def _placed_conferences(root: Path, room: Newsroom, table: Table, stage_: stage.Stage) -> set[str]:
    """The slugs of the conferences that pages show by a directive; a page that cannot be read is told of elsewhere."""
    texts = [page.text for page in table.files.special] + [text for text, _ in table.files.placed]
    for path in hand_written(root).values():
        with suppress(OSError):
            texts.append(yaml_read.read(root, path).decode(errors="replace"))
    placed = [each for text in texts if "{{" in text for each, _ in directives.directives(text, Source(""))]
    placed += [each for post in room.posts for each in post.placed]
    placed += conference_plan.placed(stage_)
    return {each.arguments[0] for each in placed if each.name in CONFERENCES}


def misplaced(text: str, path: str, placing: SiteDirectives) -> list[Finding]:
    """What is wrong with the directives of a hand-written page."""
    source = Source(path, 1, 1)
    if "{{" not in text:
        return []
    return directives.expand(text, source)[1] + list(directives.judge(text, source, placing.known))


def joined(*told: Mapping[str, Sequence[Mention]]) -> dict[str, Sequence[Mention]]:
    """What several rooms say of the honorees, in the order of the rooms."""
    slugs = dict.fromkeys(slug for mentions in told for slug in mentions)
    return {slug: [mention for mentions in told for mention in mentions.get(slug, ())] for slug in slugs}


def published_text(root: Path) -> bytes:
    """``content/urls.txt`` as it is; nothing where there is none yet. A link was told of, and what it leads to is not."""
    if (root / URLS).is_symlink():
        return b""
    try:
        return (root / URLS).read_bytes()
    except FileNotFoundError:
        return b""


def published_urls(root: Path) -> list[str]:
    return [line.removeprefix("/") for line in published_text(root).decode(errors="replace").split()]


def hand_written(root: Path) -> dict[str, str]:
    """The hand-written pages: path by address."""
    found = {}
    for path in sorted((root / "content/pages").rglob("*.md")):
        name = path.relative_to(root / "content/pages")
        folder = name.parent if name.stem in ("index", "README") else name.with_suffix("")
        found["" if folder == Path() else f"{folder.as_posix()}/"] = path.relative_to(root).as_posix()
    return found


def there(value: T | None) -> T:
    """A part of ``Read`` that is there whenever the plan is."""
    if value is None:
        raise ValueError("the plan is there, but not what it was made of")
    return value
