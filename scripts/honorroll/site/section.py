"""What the sections of a site answer alike, whatever they are about: the build asks each of them in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from honorroll import initiatives
from honorroll import news as news_section
from honorroll.base.findings import Finding
from honorroll.conferences import contents as conference_contents
from honorroll.conferences import gather
from honorroll.conferences import plan as conference_plan
from honorroll.conferences.words import CONFERENCES
from honorroll.consultations import contents as consultation_contents
from honorroll.consultations import plan as consultation_plan
from honorroll.consultations.words import CONSULTATION
from honorroll.content.directives import DirectiveTargets
from honorroll.content.vocabulary import Vocabulary
from honorroll.council import CouncilStatus
from honorroll.council import judge_directives as misplaced_in_council
from honorroll.council.words import SPECIAL_TITLE
from honorroll.initiatives import Initiatives
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import RenditionSet
from honorroll.news.pages.post import COLUMNS, NEWS
from honorroll.news.published import PublishedNews
from honorroll.outputs import offline
from honorroll.outputs.data import catalogue
from honorroll.pages import addresses
from honorroll.pages.found import SearchEntry
from honorroll.pages.mentions import Mention
from honorroll.pages.page_cards import KICKERS, CardedPage, PageCards
from honorroll.pages.words import ROLL
from honorroll.roll import links, read
from honorroll.roll.database import Roll
from honorroll.roll.decisions import files as decision_files
from honorroll.roll.decisions import pages as decision_pages
from honorroll.roll.decisions import plan as decision_plan
from honorroll.roll.decisions.files import DecisionFiles
from honorroll.roll.lists import KINDS, name_of
from honorroll.roll.overviews import INDEXES, OPTIONAL_INDEXES
from honorroll.roll.pages import statistics
from honorroll.roll.pages import wall as wall_pages
from honorroll.roll.pages import wards as ward_pages
from honorroll.roll.published import PublishedProfile
from honorroll.roll.rows import PROFILES
from honorroll.roll.wards import wards


class Section:
    """A part of the site with content of its own, which was read and is faultless. It answers what it has to say; the
    rest is empty.
    """

    __slots__ = ()

    def pictures(self, *, kits: bool) -> Iterable[str]:  # for those who have some
        """The names of the sets of pictures that its pages show, or of those that only its press kits hold."""
        return ()

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterable[RenditionSet]:  # as above
        """Those of its sets that the pool lacks: all of ``missing`` that are its own."""
        return ()

    def findable(self) -> Iterable[SearchEntry]:
        """What the search finds besides honorees and lists."""
        return ()

    def carded(self) -> Iterable[CardedPage]:
        """The pages that get a social card, besides those of honorees and conferences."""
        for entry in self.findable():
            yield CardedPage(entry.url, entry.name, KICKERS.get(f"{addresses.section(entry.url)}/", ""))

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        """What it says of the honorees, by slug."""
        return {}

    def leads_to(self) -> Iterable[str]:
        """The addresses of the lists that its pages name, whoever is on them."""
        return ()

    def withdrawn(self) -> Iterable[str]:
        """The addresses that say that something was taken down: no list of the site names them."""
        return ()

    def misplaced(self, known: DirectiveTargets) -> Iterable[Finding]:  # as above
        """What is wrong with the directives in its texts."""
        return ()


@dataclass(frozen=True, slots=True)
class RollSection(Section):
    """The roll, which has been read."""

    roll: Roll
    given: read.Given
    drawing: read.Drawing

    def pictures(self, *, kits: bool) -> Iterable[str]:
        wanted: list[str] = self.roll.database.column("SELECT DISTINCT name FROM picture WHERE kit = ?", (kits,))
        return wanted

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterator[RenditionSet]:
        sets = dict(self.drawing.sets)
        for name in sorted(missing):
            owner = self.roll.database.one("SELECT owner FROM picture WHERE name = ?", (name,))
            if owner is not None and name not in sets:
                sets |= {each.name: each for each in read.sets_of(self.whole(owner))}
        return (sets[name] for name in missing if name in sets)

    def carded(self) -> Iterator[CardedPage]:
        yield CardedPage(addresses.ROLL, ROLL)
        yield CardedPage(addresses.STATISTICS, statistics.TITLE)
        yield CardedPage(addresses.WALL, wall_pages.TITLE)  # no search finds it: it says what all the others say
        for url, (title, _) in INDEXES.items():
            if url not in OPTIONAL_INDEXES:
                yield CardedPage(url, title)
        yield from Section.carded(self)
        for kind in KINDS:
            for id_, name in kind.names(self.roll.words).items():
                if self.roll.total(url := kind.url(id_)):
                    yield CardedPage(url, name_of(kind, name), kind.result)

    def whole(self, slug: str) -> PublishedProfile:
        """What may be published of a profile, read again. Raises FileChangedError."""
        path = self.roll.database.one("SELECT path FROM honoree WHERE slug = ?", (slug,))
        found = PROFILES.get(self.roll.database, "WHERE path = ?", (path,))
        if found is None:
            raise ValueError(slug)
        given = self.given._replace(unseen=links.unseen(self.roll.database, slug))
        return read.read_again(self.drawing.root, found.file, given)

    def wholes(self, slugs: Iterable[str]) -> Iterator[PublishedProfile]:
        """The same of many: what is known of their photos is looked up once."""
        database, root = self.roll.database, self.drawing.root
        paths = dict(database.execute("SELECT slug, path FROM honoree"))
        profiles = {row.path: row.file for row in PROFILES.select(database)}
        files = {slug: profiles[paths[slug]] for slug in slugs}
        looks = read.looks_of(root, list(files.values()), self.given.studio)
        for slug, file in files.items():
            given = self.given._replace(looks=looks, unseen=links.unseen(database, slug))
            yield read.published_again(root, file, given)

    def findable(self) -> Iterator[SearchEntry]:
        counts = {url: row.total for url, row in self.roll.lists.items()}
        if wards(self.roll.vocabulary.gazetteer, counts).now:
            yield SearchEntry("page", addresses.MY_WARD, ward_pages.TITLE, "Trang")
        if self.given.records:
            yield SearchEntry("page", addresses.DATA, catalogue.TITLE, "Trang", aliases=catalogue.ALIASES)
        yield SearchEntry("page", addresses.OFFLINE, offline.TITLE, "Trang", aliases=offline.ALIASES)

    def withdrawn(self) -> Iterator[str]:
        gone = (
            "SELECT slug FROM honoree WHERE withdrawn"
            " UNION SELECT former.slug FROM former JOIN honoree ON former.owner = honoree.slug WHERE withdrawn"
        )
        return map(addresses.honoree, self.roll.database.column(gone))


@dataclass(frozen=True, slots=True)
class DecisionSection(Section):
    root: Path
    roll: Roll
    studio: PictureSettings
    files: DecisionFiles

    def pictures(self, *, kits: bool) -> Iterator[str]:
        named = self.roll.database.column
        for id_, facts in self.files.facts.items() if not kits else ():
            if facts.set and named("SELECT 1 FROM decision WHERE id = ?", (id_,)):
                yield facts.set

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterable[RenditionSet]:
        return decision_files.sets(self.root, self.files.facts.values(), self.studio, held)

    def findable(self) -> Iterable[SearchEntry]:
        return decision_plan.findable(self.roll)

    def carded(self) -> Iterator[CardedPage]:
        # they may be thousands, and are seldom shared: they have the card of their section
        if self.roll.database.one("SELECT 1 FROM decision"):
            yield CardedPage(addresses.DECISIONS, decision_pages.TITLE)


@dataclass(frozen=True, slots=True)
class ConferenceSection(Section):
    contents: conference_contents.ConferenceContents
    vocabulary: Vocabulary

    def pictures(self, *, kits: bool) -> Iterator[str]:
        for facts in self.contents.conferences:
            yield from facts.press if kits else facts.pictures

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterable[RenditionSet]:
        return gather.to_draw(self.contents.gathered, self.vocabulary, held)

    def findable(self) -> Iterable[SearchEntry]:
        return conference_plan.findable(self.contents)

    def carded(self) -> Iterator[CardedPage]:
        yield CardedPage(addresses.CONFERENCES, CONFERENCES)
        for facts in self.contents.conferences:
            for each in facts.speeches:
                yield CardedPage(facts.speech_url(each.id), each.title, "Tham luận", facts.name)

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return conference_contents.mentions(self.contents.conferences)

    def leads_to(self) -> Iterator[str]:
        for facts in self.contents.conferences:
            yield from map(addresses.movement, facts.movements)
            if facts.place:
                yield addresses.place(facts.place)

    def misplaced(self, known: DirectiveTargets) -> Iterable[Finding]:
        return gather.misplaced(self.contents.gathered, known)


@dataclass(frozen=True, slots=True)
class ConsultationSection(Section):
    """Its cards are of honorees, whose section has the pictures."""

    consultations: consultation_contents.Consultations
    roll: Roll

    def findable(self) -> Iterable[SearchEntry]:
        return consultation_contents.findable(self.consultations)

    def carded(self) -> Iterator[CardedPage]:
        yield CardedPage(addresses.CONSULTATIONS, CONSULTATION)
        yield from Section.carded(self)

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return consultation_plan.notices(self.consultations, self.roll)


@dataclass(frozen=True, slots=True)
class InitiativesSection(Section):
    room: Initiatives
    roll: Roll

    def findable(self) -> Iterable[SearchEntry]:
        return initiatives.findable(self.room)

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return initiatives.model_mentions(self.room, self.roll)

    def leads_to(self) -> Iterable[str]:
        return initiatives.leads_to(self.room)


@dataclass(frozen=True, slots=True)
class NewsSection(Section):
    root: Path
    news: PublishedNews

    def pictures(self, *, kits: bool) -> Iterator[str]:
        for post in () if kits else self.news.posts:
            yield from post.pictures

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterable[RenditionSet]:
        return news_section.to_draw(self.news, held)

    def findable(self) -> Iterable[SearchEntry]:
        return news_section.findable(self.news)

    def carded(self) -> Iterator[CardedPage]:
        yield CardedPage(addresses.NEWS, NEWS)
        yield CardedPage(addresses.COLUMNS, COLUMNS)
        for post in self.news.posts:
            yield CardedPage(post.url, post.title, KICKERS[addresses.NEWS], sent=True)

    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return news_section.mentions(self.news)

    def leads_to(self) -> Iterator[str]:
        for post in self.news.posts:
            yield from map(addresses.movement, post.movements)

    def withdrawn(self) -> Iterator[str]:
        for post in self.news.withdrawn:
            yield from map(addresses.post, (post.slug, *post.former_slugs))

    def misplaced(self, known: DirectiveTargets) -> Iterable[Finding]:
        return news_section.judge_directives(self.root, self.news, known)


@dataclass(frozen=True, slots=True)
class CouncilSection(Section):
    council: CouncilStatus

    def pictures(self, *, kits: bool) -> Iterator[str]:
        film = self.council.contents.film.set
        if film and not kits:
            yield film.name

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterator[RenditionSet]:
        film = self.council.contents.film.set
        if film and film.name not in held:
            yield film

    def carded(self) -> Iterator[CardedPage]:
        if self.council.contents.special:
            yield CardedPage(addresses.SPECIAL, SPECIAL_TITLE)
        for special in self.council.contents.special:
            url = addresses.special(special.slug)
            yield CardedPage(url, special.page.title, KICKERS[addresses.SPECIAL], sent=True)
        if report := self.council.contents.report:
            yield CardedPage(addresses.REPORT, report.title, KICKERS[addresses.REPORT])

    def leads_to(self) -> Iterator[str]:
        for special in self.council.contents.special:
            yield from map(addresses.movement, special.page.movements)

    def misplaced(self, known: DirectiveTargets) -> Iterable[Finding]:
        return misplaced_in_council(self.council.contents, known)


@dataclass(frozen=True, slots=True)
class CardSection(Section):
    """The social cards of pages that are about nobody alone."""

    cards: PageCards

    def pictures(self, *, kits: bool) -> Iterator[str]:
        for set_ in () if kits else self.cards.sets.values():
            yield set_.name

    def to_draw(self, missing: frozenset[str], held: frozenset[str]) -> Iterator[RenditionSet]:
        drawn = {set_.name: set_ for set_ in self.cards.sets.values()}
        return (set_ for name, set_ in drawn.items() if name in missing)
