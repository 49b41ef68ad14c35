"""All conferences of a site: read where their folders changed, otherwise taken from the database."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from honorroll.base.errors import FileChangedError
from honorroll.base.findings import Finding, Source, from_row
from honorroll.base.parallel import map_halves
from honorroll.base.spool import Spool, SpoolRef
from honorroll.base.store import Database, Table, latest
from honorroll.conferences import files, pictures
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.expired import Expired, documents_of, embargoes_of, held, without
from honorroll.conferences.facts import ConferenceFacts, FileFacts, facts_of
from honorroll.conferences.model import Conference
from honorroll.conferences.read import ReadingContext, read
from honorroll.conferences.rules.context import ConferenceContext
from honorroll.conferences.scan import ConferenceFolder, PackedFolder, SourceFile, as_edited, pack
from honorroll.content import directives, parse
from honorroll.content.directives import DirectiveTargets
from honorroll.content.office import ConferenceRules
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import yaml_read
from honorroll.media import inspection
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import MediaInfo, RenditionSet
from honorroll.pages import addresses

#: The store of inspected photos.
LOOKS = "looks-conferences"


class CachedConference(NamedTuple):
    """A conference without errors: the folder as scanned, the facts, and its warnings."""

    scanned: PackedFolder
    facts: ConferenceFacts
    warnings: tuple[Finding, ...] = ()


class _Row(NamedTuple):
    """The same as a row of the database, with each warning as a row of texts."""

    slug: str
    scanned: PackedFolder
    facts: ConferenceFacts
    warnings: tuple[tuple[object, ...], ...]
    expired: bytes
    """The key of the honorees whose consent had ended; see ``Expired.key``."""
    young: bool
    """Whether a file changed within the last clock tick: times cannot tell a later edit apart, so it is read again."""


CONFERENCES = Table("conference", _Row, "slug")


class GatheredConferences(NamedTuple):
    """The conferences under ``root`` without errors, sorted by slug, and the findings of all conferences."""

    root: Path
    entries: list[CachedConference]
    findings: list[Finding]
    spool: Spool | None = None
    spooled: Mapping[str, SpoolRef] = MappingProxyType({})
    """Where the details of the conferences that were read in this build lie in ``spool``, by slug."""
    studio: PictureSettings = PictureSettings()
    expired: Expired = Expired()


def gather(
    root: Path,
    scanned: Sequence[PackedFolder],
    vocabulary: Vocabulary,
    studio: PictureSettings,
    database: Database,
    expired: Expired,
    plan: ConferenceRules,
    edited: frozenset[str] | None = None,
) -> GatheredConferences:
    """Read every conference of ``scanned`` whose folder differs from the row in ``database``, and update the rows.

    Where ``edited`` says which files were edited, the folders are those of ``database`` but for these.
    """
    clock_tick = latest()
    rows = list(CONFERENCES.select(database))
    if edited is not None:
        scanned = [as_edited(root, row.scanned, edited) for row in rows]
    known = {
        row.slug: CachedConference(row.scanned, row.facts, tuple(map(from_row, row.warnings)))
        for row in rows
        if row.expired == expired.key
        and held(row.facts.embargoes, expired.day) == row.facts.held
        and (edited is not None or not row.young)
    }
    gathered = _gathered(root, scanned, known, ReadingContext(vocabulary, studio, expired=expired, plan=plan))
    same = {cached.scanned.slug for cached in gathered.entries if known.get(cached.scanned.slug) is cached}
    outdated = [slug for slug in database.column("SELECT slug FROM conference") if slug not in same]
    CONFERENCES.delete(database, "slug", outdated)
    CONFERENCES.put(
        database,
        (_row(cached, clock_tick, expired.key) for cached in gathered.entries if cached.scanned.slug not in same),
    )
    return gathered


def _row(cached: CachedConference, clock_tick: int, expired: bytes) -> _Row:
    warnings = tuple(warning.as_row for warning in cached.warnings)
    is_young = cached.scanned.latest >= clock_tick
    return _Row(cached.scanned.slug, cached.scanned, cached.facts, warnings, expired, is_young)


def _gathered(
    root: Path,
    scanned: Sequence[PackedFolder],
    known: Mapping[str, CachedConference],
    context: ReadingContext,
) -> GatheredConferences:
    """Read ``scanned``, except conferences in ``known`` (by slug) whose folder is the same."""
    studio, expired = context.studio, context.expired
    entries, fresh = [], []
    for each in scanned:
        cached = known.get(each.slug)
        if cached is not None and cached.scanned.packed == each.packed:
            entries.append(cached)
        else:
            fresh.append(each.folder)
    findings = [warning for cached in entries for warning in cached.warnings]
    if not fresh:
        return GatheredConferences(root, entries, findings, studio=studio, expired=expired)
    published = [file for folder in fresh for file in (*folder.documents, *folder.films)]
    # What was looked into before and did not change need not be looked into again because a speech was corrected.
    before = _inspected_before([known[folder.slug] for folder in fresh if folder.slug in known])
    looked_into = files.inspect(root, [file for file in published if file not in before])
    inspections = {file.path: before[file] for file in published if file in before} | looked_into
    faults = [finding for inspected in inspections.values() for finding in inspected.findings]
    spool = Spool(root / ".build")
    spooled: dict[str, SpoolRef] = {}
    context = context._replace(looks=_looks(root, fresh, scanned, studio))
    work = _Work(root, context, spool, inspections)
    for cached_part, findings_part, spooled_part in map_halves(work.read, fresh):
        entries += cached_part
        findings += findings_part
        spooled |= spooled_part
    entries.sort(key=lambda cached: cached.scanned.slug)
    return GatheredConferences(root, entries, findings + faults, spool, spooled, studio, expired)


def _looks(
    root: Path, fresh: Sequence[ConferenceFolder], scanned: Sequence[PackedFolder], studio: PictureSettings
) -> dict[str, MediaInfo]:
    """The inspected photos of ``fresh`` by path. What is stored of photos in none of ``scanned`` is deleted."""
    wanted = {
        path: signature for folder in fresh for album in folder.albums for path, signature in album.signatures.items()
    }
    there = (path for each in scanned for album in each.folder.albums for path in album.signatures)
    return inspection.inspect_files(root, wanted, studio.recipe, there, LOOKS)


def _inspected_before(known: Iterable[CachedConference]) -> dict[SourceFile, files.Inspection]:
    inspections_before: dict[SourceFile, files.Inspection] = {}
    for cached in known:
        if not cached.scanned.packed:
            continue
        facts, folder = {file.path: file for file in cached.facts.files}, cached.scanned.folder
        for file in (*folder.documents, *folder.films):
            if file.path in facts:
                warnings = tuple(warning for warning in cached.warnings if warning.source.path == file.path)
                before = facts[file.path]
                inspections_before[file] = files.Inspection(before.digest, warnings, before.size, before.seconds)
    return inspections_before


def details_of(gathered: GatheredConferences, facts: ConferenceFacts, vocabulary: Vocabulary) -> ConferenceDetails:
    """The details of a conference, for its page and press kit. Raises FileChangedError."""
    place = gathered.spooled.get(facts.slug)
    if place and gathered.spool:
        # from a nameless file of this process
        inspections_before: ConferenceDetails = pickle.loads(gathered.spool.get(place)[0])  # noqa: S301
        return inspections_before
    folder = next(cached.scanned.folder for cached in gathered.entries if cached.facts.slug == facts.slug)
    looks = _looks(gathered.root, [folder], [cached.scanned for cached in gathered.entries], gathered.studio)
    context = ReadingContext(vocabulary, gathered.studio, looks, gathered.expired)
    parsed, _ = read(gathered.root, folder, context)
    if parsed is None:
        raise FileChangedError(facts.path)
    return _publishable(parsed, context)


def _publishable(parsed: ConferenceContext, context: ReadingContext) -> ConferenceDetails:
    """The details without what may not be published on the day; the social card is made of the remaining photos."""
    published_details = without(parsed.details, context.expired)
    if published_details is parsed.details:
        return parsed.details
    return pictures.with_social_card(published_details, parsed.folder.path, context.looks, context.studio)


class _Work:
    """Reads one half of the folders in one of the two processes."""

    def __init__(
        self, root: Path, context: ReadingContext, spool: Spool, inspections: Mapping[str, files.Inspection]
    ) -> None:
        self.root, self.context, self.spool, self.inspections = root, context, spool, inspections

    def read(
        self, folders: Sequence[ConferenceFolder]
    ) -> tuple[list[CachedConference], list[Finding], dict[str, SpoolRef]]:
        entries: list[CachedConference] = []
        findings: list[Finding] = []
        spooled: dict[str, SpoolRef] = {}
        for folder in folders:
            lengths = {file.name: self.inspections[file.path].seconds for file in folder.films}
            parsed, faults = read(self.root, folder, self.context._replace(lengths=lengths))
            findings += faults
            inspections = [self.inspections[file.path] for file in (*folder.documents, *folder.films)]
            faulty = any(inspection.has_errors for inspection in inspections)
            if parsed is None or faulty or any(fault.is_error for fault in faults):
                continue
            published_details = _publishable(parsed, self.context)
            facts = facts_of(
                published_details,
                self._files(parsed),
                self._digest(parsed),
                _speech_digests(parsed, published_details),
                self.context.vocabulary.conference_levels,
            )
            embargoes = embargoes_of(parsed.details)
            facts = facts._replace(embargoes=embargoes, held=held(embargoes, self.context.expired.day))
            warnings = (*faults, *(warning for inspection in inspections for warning in inspection.findings))
            entries.append(CachedConference(pack(folder), facts, warnings))
            spooled[folder.slug] = self.spool.put(pickle.dumps(published_details))
        return entries, findings, spooled

    def _files(self, parsed: ConferenceContext) -> tuple[FileFacts, ...]:
        """The documents and films that are copied to the site. Transcripts are part of the page."""
        slug = parsed.folder.slug
        hidden = documents_of(parsed.details, self.context.expired.withheld)
        listed = [(file, addresses.DOCUMENTS) for file in parsed.folder.documents if file.name not in hidden]
        listed += [(file, addresses.FILMS) for file in parsed.folder.films if not file.name.endswith(".md")]
        return tuple(
            FileFacts(
                file.path,
                addresses.conference_file(slug, folder, file.name),
                self.inspections[file.path].size,
                self.inspections[file.path].digest,
                self.inspections[file.path].seconds,
            )
            for file, folder in listed
        )

    def _digest(self, parsed: ConferenceContext) -> bytes:
        digest = blake2b(self.context.expired.key, digest_size=12)
        for path, text in sorted(parsed.texts.items()):
            digest.update(f"{path}\0{len(text)}\0{text}".encode())
        for file in (*parsed.folder.documents, *parsed.folder.films):
            digest.update(f"{file.path}\0".encode() + self.inspections[file.path].digest)
        parts = _publishable(parsed, self.context)
        digest.update(" ".join(set_.name for set_ in (*parts.sets, *parts.press_sets)).encode())
        return digest.digest()


def _speech_digests(parsed: ConferenceContext, published_details: ConferenceDetails) -> dict[str, bytes]:
    """The digest of each speech page by id: of the speech, of ``conference.yml`` and of the order of speeches."""
    conference = parsed.texts[parsed.folder.conference.path]
    around = [f"{part.id} {part.speech.title}" for part in published_details.speeches]
    common = blake2b(f"{len(conference)}\0{conference}\0{around}".encode(), digest_size=12)
    inspections_before = {}
    for file in parsed.folder.speeches:
        digest = common.copy()
        digest.update(parsed.texts[file.path].encode())
        inspections_before[file.name.removesuffix(".md")] = digest.digest()
    return inspections_before


def misplaced(gathered: GatheredConferences, known: DirectiveTargets) -> Iterator[Finding]:
    """Findings for directives that name what does not exist. Files are read again, because facts carry no positions."""
    for cached in gathered.entries:
        folder, facts = cached.scanned.folder, cached.facts
        if facts.placed:
            document, _ = yaml_read.load(
                yaml_read.read_bytes(gathered.root, folder.conference.path), folder.conference.path
            )
            conference = parse.typed(Conference, document)[0] if document else None
            if document and conference and conference.text:
                yield from directives.judge(conference.text, document.locate(("text",)), known)
            for file in folder.films:
                if file.name.endswith(".md"):
                    text = yaml_read.read_bytes(gathered.root, file.path).decode(errors="replace")
                    yield from directives.judge(text, Source(file.path, 1, 1), known)
        for file in folder.speeches:
            if any(speech.placed for speech in facts.speeches if f"{speech.id}.md" == file.name):
                _, body, _ = yaml_read.load_front_matter(yaml_read.read_bytes(gathered.root, file.path), file.path)
                yield from directives.judge(body.text, Source(file.path, body.line, 1), known)


def to_draw(gathered: GatheredConferences, vocabulary: Vocabulary, held: frozenset[str]) -> list[RenditionSet]:
    """The sets of renditions that pages and kits need and ``held`` lacks. Raises FileChangedError."""
    inspections_before: list[RenditionSet] = []
    for facts in (cached.facts for cached in gathered.entries):
        if not held.issuperset(facts.pictures) or not held.issuperset(facts.press):
            parts = details_of(gathered, facts, vocabulary)
            inspections_before += [set_ for set_ in (*parts.sets, *parts.press_sets) if set_.name not in held]
    return inspections_before
