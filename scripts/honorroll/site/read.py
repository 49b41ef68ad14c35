"""The content, read and judged: everything that can be wrong with it is known before anything is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from honorroll import council as council_section
from honorroll import initiatives as initiatives_section
from honorroll import news as news_section
from honorroll.base import zone
from honorroll.base.errors import NoSiteError
from honorroll.base.findings import Finding, has_errors
from honorroll.base.spool import Spool
from honorroll.base.store import Database, latest
from honorroll.conferences import contents as conference_contents
from honorroll.consultations import contents as consultation_contents
from honorroll.content import certificate, config, nominations, office, parse, scan, yearbook
from honorroll.content import hand_written as hand_written_pages
from honorroll.content.model import Facts
from honorroll.content.office import OfficeFile
from honorroll.content.profile_scan import ProfileFile, Scanned
from honorroll.content.settings import Settings
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.council import CouncilStatus
from honorroll.engine.program import program_digest
from honorroll.formats import yaml_read
from honorroll.initiatives import Initiatives
from honorroll.media import inspection
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.news.published import PublishedNews
from honorroll.outputs.data import records
from honorroll.outputs.search import entries
from honorroll.pages.found import SearchEntry
from honorroll.pages.page_cards import CardedPage, PageCards
from honorroll.roll import links, together
from honorroll.roll import read as roll_content
from honorroll.roll.database import Change, Honorees, Roll
from honorroll.roll.decisions import collect
from honorroll.roll.decisions import files as decision_files
from honorroll.roll.decisions import rules as decision_rules
from honorroll.roll.decisions.collect import DecisionChange
from honorroll.roll.rows import PROFILES, Profile
from honorroll.roll.rules import proof as proof_rules
from honorroll.roll.rules import whole_roll
from honorroll.site import page_files
from honorroll.site.manifest import Manifest
from honorroll.site.section import (
    CardSection,
    ConferenceSection,
    ConsultationSection,
    CouncilSection,
    DecisionSection,
    InitiativesSection,
    NewsSection,
    RollSection,
    Section,
)

Begin = Callable[[bytes], tuple[Database, Scanned]]
"""Gives the database to change, of the environment, and what of the profiles differs from what it tells."""


class Contents(NamedTuple):
    """The content of a site without a fault."""

    settings: Settings
    vocabulary: Vocabulary
    environment: bytes
    """Stands for what all pages depend on: code, libraries, settings, vocabularies."""
    roll: RollSection
    change: Change
    decisions: DecisionChange
    conferences: conference_contents.ConferenceContents
    consultations: consultation_contents.Consultations
    news: PublishedNews
    council: CouncilStatus
    initiatives: Initiatives
    hand_written: tuple[SearchEntry, ...]
    """The hand-written pages, but for the home page."""
    cards: PageCards
    sections: tuple[Section, ...]


class Read(NamedTuple):
    """What is wrong with the content; the content, where nothing is."""

    findings: list[Finding]
    contents: Contents | None = None


class Known(Mapping[str, Facts | None]):
    """Everybody whom other content may name, by slug; None where the profile is faulty."""

    def __init__(self, honorees: Mapping[str, Facts], faulty: frozenset[str]) -> None:
        self._honorees, self._faulty = honorees, faulty

    def __getitem__(self, slug: str) -> Facts | None:
        return None if slug in self._faulty else self._honorees[slug]

    def __iter__(self) -> Iterator[str]:
        yield from self._honorees
        yield from self._faulty

    def __len__(self) -> int:
        return len(self._honorees) + len(self._faulty)


class _Ground(NamedTuple):
    """What all content is read against."""

    findings: list[Finding]
    settings: Settings | None
    vocabulary: Vocabulary
    office: OfficeFile
    environment: bytes
    database: Database
    scanned: Scanned


def _ground(root: Path, today: date, begin: Begin) -> _Ground:
    """Read the settings, the vocabularies and what the office has set, and begin the database that goes with them."""
    document, findings = config.site_config(yaml_read.read_bytes(root, "mkdocs.yml"), "mkdocs.yml")
    settings: Settings | None = None
    if document:
        settings, faults = parse.settings(document)
        findings = findings + faults
    if settings:
        zone.activate(settings.time_zone)
    vocabulary = roll_content.vocabulary(root, today)
    set_by_office, faults = office.read(root)
    findings += vocabulary.findings + faults + yearbook.read(root).findings + certificate.read(root).findings
    parts = (
        program_digest(),
        inspection.recipe(),
        vocabulary.digest,
        repr((settings, set_by_office.conferences)).encode(),
    )
    environment = blake2b(b"".join(parts), digest_size=16).digest()
    database, scanned = begin(environment)
    if Manifest(database).generation == 1:  # else a release was made from these very vocabularies, without an error
        findings += vocabulary.personal_data()
    return _Ground(findings, settings, vocabulary.vocabulary, set_by_office, environment, database, scanned)


def read(
    root: Path, today: date, begin: Begin, subjects: frozenset[str] | None = None, *, is_drawn: bool = True
) -> Read:
    """Everything that the site is made of; ``subjects`` are the profiles that are judged, None for all; ``is_drawn``
    says whether any page is to be made of it. Raises NoSiteError.
    """
    if not (root / "mkdocs.yml").is_file():
        raise NoSiteError(root)
    conference_folders = conference_contents.begin(root)
    findings, settings, vocabulary, set_by_office, environment, database, scanned = _ground(root, today, begin)
    rules = set_by_office.conferences
    findings += scanned.findings + page_files.judge(root) + list(nominations.judge_names(root))
    for path in hand_written(root).values():
        with suppress(OSError):  # a link or what cannot be read is told of elsewhere
            findings += hand_written_pages.judge(yaml_read.read_bytes(root, path), path)
    period = settings.period if settings else Period()
    studio = (
        PictureSettings(inspection.recipe(), settings.name, settings.social_cards, settings.press_kits)
        if settings
        else PictureSettings()
    )
    given = roll_content.Given(vocabulary, period, studio, today=today, subjects=subjects)
    if settings:
        given = given._replace(proof=settings.proof)
        if is_drawn:
            given = given._replace(records=records.writer(settings, vocabulary))
    drawing = roll_content.Drawing(root, Spool(root / ".build"), {}, {}, {})
    section = RollSection(Roll(database, vocabulary, period, is_drawn=is_drawn), given, drawing)
    change, faulty, faults = _profiles(section, scanned)
    document_at = partial(roll_content.document, root)
    decided = decision_files.gather(root, studio, database, scanned.edited)
    decisions = collect.update(section.roll, change, decided)
    findings += decided.findings
    findings += decision_rules.judge(decision_rules.Decisions(root, section.roll, decided, today, document_at))
    text_at = partial(roll_content.text, root)
    findings += faults + whole_roll.judge(section.roll, change, scanned.changed, today, document_at, text_at)
    if given.proof:
        findings += proof_rules.judge(section.roll, change, document_at)
    consultations = consultation_contents.read(root, section.roll, set_by_office.consultation, today, document_at)
    findings += consultations.findings
    honorees = Honorees(section.roll, withdrawn=True)
    ending = list(section.roll.honorees("WHERE until > '' ORDER BY +path"))
    people = conference_contents.People(honorees, faulty, section.roll.former(), ending, together.given(database))
    conferences = conference_contents.run(
        root, conference_folders(), vocabulary, studio, environment, database, people, rules, today, scanned.edited
    )
    news = news_section.gather(root, vocabulary, studio, database, scanned.edited)
    known = Known(honorees, faulty)
    meetings = news_section.refs_by_slug(conferences.conferences, conferences.folders)
    initiatives = initiatives_section.read_contents(root, vocabulary)
    uses = tuple(conference_contents.model_uses(conferences.conferences))
    findings += initiatives.findings
    every_use = [*initiatives_section.profile_uses(section.roll), *uses]
    findings += initiatives_section.judge_uses(root, initiatives, every_use, meetings, whole=not has_errors(findings))
    names = council_section.KnownNames(known, meetings, vocabulary, today, rules.plan_days)
    papers = council_section.read_contents(root, names)
    findings += conferences.findings + news.findings
    findings += news_section.judge_posts(root, news, known, meetings, today) + papers.findings
    if settings is None or has_errors(findings):
        return Read(findings)
    published = news_section.published_news(news, honorees, meetings, vocabulary, settings, today)
    council = council_section.council_status(papers, published, section.roll.honoured, today)
    shown_initiatives = Initiatives(initiatives, uses, vocabulary, settings, today)
    sections = (
        CouncilSection(council),
        NewsSection(root, published),
        InitiativesSection(shown_initiatives, section.roll),
        ConferenceSection(conferences, vocabulary),
        ConsultationSection(consultations, section.roll),
        DecisionSection(root, section.roll, studio, decided),
        section,
    )
    written = tuple(entries.pages(root, hand_written(root)))
    own = (CardedPage(entry.url, entry.name) for entry in written)
    cards = PageCards(settings, studio, chain(*(each.carded() for each in sections), own))
    contents = Contents(
        settings=settings,
        vocabulary=vocabulary,
        environment=environment,
        roll=section,
        change=change,
        decisions=decisions,
        conferences=conferences,
        consultations=consultations,
        news=published,
        council=council,
        initiatives=shown_initiatives,
        hand_written=written,
        cards=cards,
        sections=(*sections, CardSection(cards)),
    )
    return Read(findings, contents)


def _profiles(section: RollSection, scanned: Scanned) -> tuple[Change, frozenset[str], list[Finding]]:
    """Read the profiles that differ into the database: what that changes, and the slugs of faulty ones."""
    roll, latest_ = section.roll, latest()
    findings: list[Finding] = []
    fit: set[str] = set()

    def present() -> Iterator[ProfileFile]:
        yield from (profile.file for profile in PROFILES.select(roll.database))
        yield from scanned.changed

    def come() -> Iterator[Facts]:
        tagging: dict[ProfileFile, Facts] = {}
        unseen: set[str] = set()
        for part in roll_content.gather(fresh, section.given, section.drawing, present):
            findings.extend(part.findings)
            PROFILES.put(roll.database, (_profile(entry.file, entry.content, latest_) for entry in part.entries))
            fit.update(entry.file.path for entry in part.entries)
            for entry in part.entries:
                if not entry.facts.seen or entry.facts.withdrawn:
                    unseen.add(entry.facts.slug)
                if entry.facts.tagged:
                    tagging[entry.file] = entry.facts
                else:
                    yield entry.facts
        yield from _without_the_unseen(section, tagging, unseen, present)

    files = {file.path: file for file in scanned.changed if not _is_same(section, file, latest_)}

    def add(paths: Iterable[str]) -> None:
        """Read these again, whatever became of the file."""
        for path in paths:
            if path not in files and path not in scanned.gone:
                files.update((row.path, row.file) for row in PROFILES.select(roll.database, "WHERE path = ?", (path,)))

    add(roll.ended(section.given.today))
    # Whether those on their photos may be seen may be otherwise now.
    slugs = [*(file.slug for file in files.values()), *(path.split("/")[-2] for path in scanned.gone)]
    add(links.showing(roll.database, slugs))
    fresh = [files[path] for path in sorted(files)]
    paths = [*scanned.gone, *(file.path for file in fresh)]
    PROFILES.delete(roll.database, "path", paths)
    change = roll.change(paths, come())
    return change, frozenset(file.slug for file in fresh if file.path not in fit), findings


def _without_the_unseen(
    section: RollSection,
    tagging: Mapping[ProfileFile, Facts],
    unseen: set[str],
    present: Callable[[], Iterator[ProfileFile]],
) -> Iterator[Facts]:
    """The facts of profiles whose photos say who is on them, when it is known of everybody whether they may be seen.

    ``unseen`` are those of whom that was read just now that they may not; the others are as the last build left them.
    Where one of them is on a photo, the profile is read again, without it.
    """
    tagged = {slug for facts in tagging.values() for slug in facts.tagged}
    withheld = (unseen | links.unseen_among(section.roll.database, tagged)) & tagged
    again: list[ProfileFile] = []
    for file, facts in tagging.items():
        if withheld.isdisjoint(facts.tagged):
            yield facts
        else:
            again.append(file)
    given = section.given._replace(unseen=frozenset(withheld))
    for part in roll_content.gather(again, given, section.drawing, present):
        yield from (entry.facts for entry in part.entries)


def _is_same(section: RollSection, file: ProfileFile, latest_: int) -> bool:
    """Whether a profile is as it was read, though its file is another, as in a fresh checkout."""
    before = PROFILES.get(section.roll.database, "WHERE path = ?", (file.path,))
    if before is None or not before.content or file.media or before.file.files != file.files:
        return False
    try:
        raw = yaml_read.read_bytes(section.drawing.root, file.path)
    except OSError:
        return False
    if roll_content.digest(file, raw) != before.content:
        return False
    PROFILES.put(section.roll.database, [_profile(file, before.content, latest_)])
    return True


def _profile(file: ProfileFile, content: bytes, latest_: int) -> Profile:
    stamp = file.mark if file.latest < latest_ else b""
    return Profile(file.path, stamp, "/".join(name for name, _ in file.media), file, content)


def hand_written(root: Path) -> dict[str, str]:
    """The hand-written pages: path by address."""
    folder = scan.pages_folder(root)
    return {hand_written_pages.address_of(path, folder): path for path in hand_written_pages.paths(root)}


def texts(root: Path, pages: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """The hand-written pages that can be read, each with its path."""
    paths = (path for path in pages.values() if not (root / path).is_symlink())
    return [(path, yaml_read.read_bytes(root, path).decode(errors="replace")) for path in paths]
