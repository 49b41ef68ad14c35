"""Conferences from their files: loaded, parsed and judged; those that did not change out of the cache."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from honorroll.base.errors import FileChangedError
from honorroll.base.findings import Finding, Source, from_row
from honorroll.base.parallel import map_halves
from honorroll.base.spool import Spool, SpoolRef
from honorroll.base.store import Database, Table, latest
from honorroll.conferences import files, pictures
from honorroll.conferences.details import AlbumDetails, ConferenceDetails, SpeechDetails
from honorroll.conferences.expired import Expired, documents_of, without
from honorroll.conferences.facts import ConferenceFacts, FileFacts, facts_of
from honorroll.conferences.model import Album, Conference, Speech
from honorroll.conferences.rules import conference as rules
from honorroll.conferences.rules.context import ConferenceContext
from honorroll.conferences.scan import ConferenceFolder, PackedFolder, SourceFile, as_edited, pack
from honorroll.content import directives, parse
from honorroll.content.directives import DirectiveTargets
from honorroll.content.fields import Content
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import markdown, yaml_read
from honorroll.formats.html import EMPTY, Html
from honorroll.formats.yaml_read import Document
from honorroll.media import inspection
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import MediaInfo, RenditionSet
from honorroll.pages import addresses
from honorroll.roll.read import UNREADABLE

T = TypeVar("T", bound=Content)

#: Where the looks of the photos of albums are remembered.
LOOKS = "looks-conferences"


class Entry(NamedTuple):
    """A faultless conference: its folder as it was seen, the facts, and what might be better."""

    seen: PackedFolder
    facts: ConferenceFacts
    warnings: tuple[Finding, ...] = ()


class _Row(NamedTuple):
    """The same as it is kept, the warnings in plain texts."""

    slug: str
    seen: PackedFolder
    facts: ConferenceFacts
    warnings: tuple[tuple[object, ...], ...]
    expired: bytes
    """Stands for the honorees whose consent had ended."""
    young: bool
    """Whether a file was too young to be told apart by its times: the folder is read again in any case."""


CONFERENCES = Table("conference", _Row, "slug")


class Gathered(NamedTuple):
    """The faultless conferences under ``root`` by slug, and what is wrong with them and the others."""

    root: Path
    entries: list[Entry]
    findings: list[Finding]
    spool: Spool | None = None
    spooled: Mapping[str, SpoolRef] = MappingProxyType({})
    """What was read in passing, by slug."""
    studio: PictureSettings = PictureSettings()
    expired: Expired = Expired()


class Given(NamedTuple):
    """What conferences are read against: vocabularies, how pictures are made, what is known of photos by path, and
    whose consent has ended.
    """

    vocabulary: Vocabulary
    studio: PictureSettings
    looks: Mapping[str, MediaInfo] = MappingProxyType({})
    expired: Expired = Expired()


def gather(
    root: Path,
    scanned: Sequence[PackedFolder],
    vocabulary: Vocabulary,
    studio: PictureSettings,
    database: Database,
    expired: Expired,
    edited: frozenset[str] | None = None,
) -> Gathered:
    """Every conference of ``scanned``; those with an equal folder out of ``database``, where the others are put.

    Where ``edited`` says which files were edited, the folders are those of ``database`` but for these.
    """
    latest_ = latest()
    rows = list(CONFERENCES.select(database))
    if edited is not None:
        scanned = [as_edited(root, row.seen, edited) for row in rows]
    known = {
        row.slug: Entry(row.seen, row.facts, tuple(map(from_row, row.warnings)))
        for row in rows
        if row.expired == expired.key and (edited is not None or not row.young)
    }
    gathered = _gathered(root, scanned, vocabulary, studio, known, expired)
    same = {entry.seen.slug for entry in gathered.entries if known.get(entry.seen.slug) is entry}
    gone = [slug for slug in database.column("SELECT slug FROM conference") if slug not in same]
    CONFERENCES.delete(database, "slug", gone)
    CONFERENCES.put(
        database, (_row(entry, latest_, expired.key) for entry in gathered.entries if entry.seen.slug not in same)
    )
    return gathered


def _row(entry: Entry, latest_: int, expired: bytes) -> _Row:
    warnings = tuple(warning.as_row for warning in entry.warnings)
    return _Row(entry.seen.slug, entry.seen, entry.facts, warnings, expired, entry.seen.latest >= latest_)


def _gathered(
    root: Path,
    scanned: Sequence[PackedFolder],
    vocabulary: Vocabulary,
    studio: PictureSettings,
    known: Mapping[str, Entry],
    expired: Expired,
) -> Gathered:
    """Every conference of ``scanned``; those in ``known`` with an equal folder are taken from there."""
    entries, fresh = [], []
    for each in scanned:
        entry = known.get(each.slug)
        if entry is not None and entry.seen.packed == each.packed:
            entries.append(entry)
        else:
            fresh.append(each.folder)
    findings = [warning for entry in entries for warning in entry.warnings]
    if not fresh:
        return Gathered(root, entries, findings, studio=studio, expired=expired)
    published = [file for folder in fresh for file in (*folder.documents, *folder.films)]
    # What was looked into before and did not change need not be looked into again because a speech was corrected.
    before = _inspected_before([known[folder.slug] for folder in fresh if folder.slug in known])
    looked_into = files.inspect(root, [file for file in published if file not in before])
    inspections = {file.path: before[file] for file in published if file in before} | looked_into
    faults = [finding for inspected in inspections.values() for finding in inspected.findings]
    spool = Spool(root / ".build")
    spooled: dict[str, SpoolRef] = {}
    given = Given(vocabulary, studio, _looks(root, fresh, scanned, studio), expired)
    work = _Work(root, given, spool, inspections)
    for some_entries, some_findings, some_spooled in map_halves(work.read, fresh):
        entries += some_entries
        findings += some_findings
        spooled |= some_spooled
    entries.sort(key=lambda entry: entry.seen.slug)
    return Gathered(root, entries, findings + faults, spool, spooled, studio, expired)


def _looks(
    root: Path, fresh: Sequence[ConferenceFolder], scanned: Sequence[PackedFolder], studio: PictureSettings
) -> dict[str, MediaInfo]:
    """What is known of the photos of ``fresh``; ``scanned`` are all conferences that there are."""
    wanted = {
        path: signature for folder in fresh for album in folder.albums for path, signature in album.signatures.items()
    }
    there = (path for each in scanned for album in each.folder.albums for path in album.signatures)
    return inspection.inspect_files(root, wanted, studio.recipe, there, LOOKS)


def _inspected_before(known: Iterable[Entry]) -> dict[SourceFile, files.Inspection]:
    found: dict[SourceFile, files.Inspection] = {}
    for entry in known:
        facts, folder = {file.path: file for file in entry.facts.files}, entry.seen.folder
        for file in (*folder.documents, *folder.films):
            if file.path in facts:
                warnings = tuple(warning for warning in entry.warnings if warning.source.path == file.path)
                found[file] = files.Inspection(facts[file.path].digest, warnings, facts[file.path].size)
    return found


def parts_of(gathered: Gathered, facts: ConferenceFacts, vocabulary: Vocabulary) -> ConferenceDetails:
    """The whole of a conference, for its page and its kit. Raises ChangedError."""
    place = gathered.spooled.get(facts.slug)
    if place and gathered.spool:
        # from a nameless file of this process
        found: ConferenceDetails = pickle.loads(gathered.spool.get(place)[0])  # noqa: S301
        return found
    folder = next(entry.seen.folder for entry in gathered.entries if entry.facts.slug == facts.slug)
    looks_ = _looks(gathered.root, [folder], [entry.seen for entry in gathered.entries], gathered.studio)
    given = Given(vocabulary, gathered.studio, looks_, gathered.expired)
    whole, _ = read(gathered.root, folder, given)
    if whole is None:
        raise FileChangedError(facts.path)
    return _shown(whole, given)


def _shown(whole: ConferenceContext, given: Given) -> ConferenceDetails:
    """The details as they may be published, with a social card made of what is left."""
    if not any(given.expired):
        return whole.details
    shown = without(whole.details, given.expired)
    return pictures.with_social_card(shown, whole.folder.path, given.looks, given.studio)


class _Work:
    """What each of the two processes does with its half of the folders."""

    def __init__(self, root: Path, given: Given, spool: Spool, inspections: Mapping[str, files.Inspection]) -> None:
        self.root, self.given, self.spool, self.inspections = root, given, spool, inspections

    def read(self, folders: Sequence[ConferenceFolder]) -> tuple[list[Entry], list[Finding], dict[str, SpoolRef]]:
        entries: list[Entry] = []
        findings: list[Finding] = []
        spooled: dict[str, SpoolRef] = {}
        for folder in folders:
            whole, faults = read(self.root, folder, self.given)
            findings += faults
            inspections = [self.inspections[file.path] for file in (*folder.documents, *folder.films)]
            faulty = any(inspection.has_errors for inspection in inspections)
            if whole is None or faulty or any(fault.is_error for fault in faults):
                continue
            shown = _shown(whole, self.given)
            facts = facts_of(shown, self._files(whole), self._digest(whole), _speech_digests(whole, shown))
            warnings = (*faults, *(warning for inspection in inspections for warning in inspection.findings))
            entries.append(Entry(pack(folder), facts, warnings))
            spooled[folder.slug] = self.spool.put(pickle.dumps(shown))
        return entries, findings, spooled

    def _files(self, whole: ConferenceContext) -> tuple[FileFacts, ...]:
        """What is copied to the site: documents and films that the files name. Transcripts stand on the page itself."""
        slug = whole.folder.slug
        theirs = documents_of(whole.details, self.given.expired.gone)
        listed = [(file, addresses.DOCUMENTS) for file in whole.folder.documents if file.name not in theirs]
        listed += [(file, addresses.FILMS) for file in whole.folder.films if not file.name.endswith(".md")]
        return tuple(
            FileFacts(
                file.path,
                addresses.conference_file(slug, folder, file.name),
                self.inspections[file.path].size,
                self.inspections[file.path].digest,
            )
            for file, folder in listed
        )

    def _digest(self, whole: ConferenceContext) -> bytes:
        digest = blake2b(self.given.expired.key, digest_size=12)
        for path, text in sorted(whole.texts.items()):
            digest.update(f"{path}\0{len(text)}\0{text}".encode())
        for file in (*whole.folder.documents, *whole.folder.films):
            digest.update(f"{file.path}\0".encode() + self.inspections[file.path].digest)
        parts = _shown(whole, self.given)
        digest.update(" ".join(set_.name for set_ in (*parts.sets, *parts.press_sets)).encode())
        return digest.digest()


def _speech_digests(whole: ConferenceContext, shown: ConferenceDetails) -> dict[str, bytes]:
    """Of the page of each speech: its file and ``conference.yml``, and who speaks before and after."""
    conference = whole.texts[whole.folder.conference.path]
    around = [f"{part.id} {part.speech.title}" for part in shown.speeches]
    common = blake2b(f"{len(conference)}\0{conference}\0{around}".encode(), digest_size=12)
    found = {}
    for file in whole.folder.speeches:
        digest = common.copy()
        digest.update(whole.texts[file.path].encode())
        found[file.name.removesuffix(".md")] = digest.digest()
    return found


def misplaced(gathered: Gathered, known: DirectiveTargets) -> Iterator[Finding]:
    """What the directives of conferences name and is not there. The files are read again, for places are not kept."""
    for entry in gathered.entries:
        folder, facts = entry.seen.folder, entry.facts
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


def to_draw(gathered: Gathered, vocabulary: Vocabulary, held: frozenset[str]) -> list[RenditionSet]:
    """The sets of pictures that pages and kits of conferences hold and the pool does not. Raises ChangedError."""
    found: list[RenditionSet] = []
    for facts in (entry.facts for entry in gathered.entries):
        if not held.issuperset(facts.pictures) or not held.issuperset(facts.press):
            parts = parts_of(gathered, facts, vocabulary)
            found += [set_ for set_ in (*parts.sets, *parts.press_sets) if set_.name not in held]
    return found


def read(root: Path, folder: ConferenceFolder, given: Given) -> tuple[ConferenceContext | None, list[Finding]]:
    """One conference, parsed and judged; None where ``conference.yml`` could not be parsed."""
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    documents: dict[str, Document] = {}
    conference = _document(root, folder.conference, Conference, given.vocabulary, documents, texts, findings)
    albums = []
    for each in folder.albums:
        album = _document(root, each.file, Album, given.vocabulary, documents, texts, findings)
        if album:
            shown = pictures.album_pictures(f"{folder.path}/albums/{each.id}", album, given.looks, given.studio)
            albums.append(AlbumDetails(each.id, album, shown))
    speeches = []
    for file in folder.speeches:
        speech = _speech(root, file, given.vocabulary, documents, texts, findings)
        if speech:
            speeches.append(speech)
    transcripts: dict[str, Html] = {}
    for file in folder.films:
        if file.name.endswith(".md"):
            text = _bytes(root, file, findings).decode(errors="replace")
            texts[file.path] = text
            transcripts[file.name], faults = directives.render(text, Source(file.path, 1, 1))
            findings += faults
    if conference is None:
        return None, findings + list(rules.find_personal_data(documents, texts))
    html = EMPTY
    if conference.text:
        html, faults = directives.render(conference.text, documents[folder.conference.path].locate(("text",)))
        findings += faults
    speeches.sort(key=lambda part: (part.speech.order is None, part.speech.order or 0, part.id))
    parts = ConferenceDetails(folder.slug, conference, html, tuple(speeches), tuple(albums), transcripts)
    parts = pictures.with_social_card(parts, folder.path, given.looks, given.studio)
    whole = ConferenceContext(folder, parts, documents, texts, given.vocabulary, given.looks)
    return whole, findings + rules.judge(whole)


def _document(
    root: Path,
    file: SourceFile,
    model: type[T],
    vocabulary: Vocabulary,
    documents: dict[str, Document],
    texts: dict[str, str],
    findings: list[Finding],
) -> T | None:
    document, faults = yaml_read.load(_bytes(root, file, findings), file.path)
    findings += faults
    if document is None:
        return None
    documents[file.path], texts[file.path] = document, document.text
    value, faults = parse.typed(model, document, vocabulary)
    findings += faults
    return value


def _speech(
    root: Path,
    file: SourceFile,
    vocabulary: Vocabulary,
    documents: dict[str, Document],
    texts: dict[str, str],
    findings: list[Finding],
) -> SpeechDetails | None:
    document, body, faults = yaml_read.load_front_matter(_bytes(root, file, findings), file.path)
    findings += faults
    html, faults = directives.render(body.text, Source(file.path, body.line, 1))
    findings += faults
    if document is None:
        return None
    documents[file.path], texts[file.path] = document, f"{document.text}\n---\n{body.text}"
    speech, faults = parse.typed(Speech, document, vocabulary)
    findings += faults
    return (
        SpeechDetails(file.name.removesuffix(".md"), speech, markdown.raise_headings(html), body.text.strip())
        if speech
        else None
    )


def _bytes(root: Path, file: SourceFile, findings: list[Finding]) -> bytes:
    try:
        return yaml_read.read_bytes(root, file.path)
    except OSError as error:
        findings.append(UNREADABLE.at(Source(file.path), problem=error.strerror or error))
        return b""
