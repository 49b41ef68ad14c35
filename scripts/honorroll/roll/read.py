"""From files to the roll: every profile loaded, parsed and judged, those that did not change out of the cache."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from honorroll.base import progress
from honorroll.base.errors import FileChangedError
from honorroll.base.findings import Finding, Source
from honorroll.base.parallel import batches, start_shared
from honorroll.base.spool import Spool, SpoolRef
from honorroll.content import parse, privacy_documents, shipped, vocabulary_rules
from honorroll.content.honoree import Honoree
from honorroll.content.model import Facts
from honorroll.content.profile_scan import ProfileFile
from honorroll.content.scan import UNREADABLE, Signature, unexpected_vocabularies
from honorroll.content.shared import Period
from honorroll.content.vocabulary import OF_KINDS, Vocabulary
from honorroll.formats import markdown, yaml_read
from honorroll.media import inspection, pool
from honorroll.media.honoree_pictures import HonoreePictures, PictureSettings, honoree_pictures
from honorroll.media.renditions import MediaInfo, RenditionSet
from honorroll.pages.html import Drawn
from honorroll.roll import facts, proof
from honorroll.roll.pages import honoree as honoree_page
from honorroll.roll.pages.honoree_awards import ranked
from honorroll.roll.profile import Profile
from honorroll.roll.published import PublishedProfile, published
from honorroll.roll.rules import profile as honoree_rules


class Entry(NamedTuple):
    """A faultless profile: the file as it was seen, the facts, and a digest of its text; ``b""`` where there is
    anything to be told of it, which makes it read again in every build.
    """

    file: ProfileFile
    facts: Facts
    content: bytes


class Drawing(NamedTuple):
    """What was drawn in passing of the profiles that were read: by slug their pages, each with the text of the file;
    the sets of pictures by name.
    """

    root: Path
    spool: Spool
    pages: dict[str, SpoolRef]
    sets: dict[str, RenditionSet]
    records: dict[str, SpoolRef]
    """By slug what is open data of them, where the settings ask for such."""


class Part(NamedTuple):
    """Some of the profiles that were read: the faultless ones, and what is wrong with any of them."""

    entries: list[Entry]
    findings: list[Finding]
    pages: dict[str, SpoolRef]
    sets: list[RenditionSet]
    records: dict[str, SpoolRef]


#: So many profiles are read before what was found is put away, so that a large roll is never held.
AT_ONCE = 4_096


class VocabularyFiles(NamedTuple):
    """The vocabularies of a site as they were read."""

    vocabulary: Vocabulary
    findings: list[Finding]
    """What is wrong with them, but for personal data: see ``personal_data``."""
    digest: bytes
    documents: Mapping[str, yaml_read.Document]

    def personal_data(self) -> list[Finding]:
        """The personal data in the files: as much work as all the rest, and not to be done again for the same files."""
        return [finding for document in self.documents.values() for finding in privacy_documents.check(document)]


def vocabulary(root: Path, today: datetime.date = datetime.date.max) -> VocabularyFiles:
    """The vocabularies as they are on the day ``today``."""
    findings: list[Finding] = []
    digest = blake2b(digest_size=16)
    entries: dict[str, dict[str, Any]] = {name: {} for name in Vocabulary._fields}
    documents: dict[str, yaml_read.Document] = {}
    faulty: list[str] = []
    findings += unexpected_vocabularies(root, parse.VOCABULARIES)
    for name in parse.VOCABULARIES:
        path = f"content/vocabulary/{name}.yml"
        key = name.replace("-", "_")
        if name in OF_KINDS:
            entries[key] |= shipped.entries(name)
            digest.update(repr(entries[key]).encode())
        try:
            raw = yaml_read.read_bytes(root, path)
        except OSError as error:
            is_wanting = isinstance(error, FileNotFoundError) and name in OF_KINDS
            if not (is_wanting or (root / path).is_symlink()):  # else it was told already
                findings.append(UNREADABLE.at(Source(path), problem=error.strerror or error))
            continue
        digest.update(raw)
        document, faults = yaml_read.load(raw, path)
        findings += faults
        if document:
            own, faults = parse.vocabulary(name, document)
            entries[key] |= own
            faulty += [name] * bool(faults)
            documents[name] = document
    for name in parse.OF_THE_PROGRAM:
        entries[name] = shipped.entries(name)
        digest.update(repr(entries[name]).encode())
    vocabulary_ = Vocabulary(**entries)
    for name in faulty:  # again, now that it is known what names in them may mean
        findings += parse.vocabulary(name, documents[name], vocabulary_)[1]
    if not findings:
        findings = vocabulary_rules.judge(vocabulary_, documents)
    still = {id_ for id_, place in vocabulary_.places.items() if place.valid_until and place.valid_until >= today}
    digest.update(repr(sorted(still)).encode())
    return VocabularyFiles(_before_their_end(vocabulary_, still), findings, digest.digest(), documents)


def _before_their_end(vocabulary_: Vocabulary, places: Collection[str]) -> Vocabulary:
    """``places`` will end on a day that is known, and until then nothing has become of them."""
    nothing = {"valid_until": None, "succeeded_by": ()}
    still = {id_: vocabulary_.places[id_].model_copy(update=nothing) for id_ in places}
    return vocabulary_._replace(places=vocabulary_.places | still)


class Given(NamedTuple):
    """What profiles are read against: vocabularies, the site's period, how pictures are made, the photos by path, the
    day of the build, on which consents may have ended.
    """

    vocabulary: Vocabulary
    period: Period
    studio: PictureSettings = PictureSettings()
    looks: Mapping[str, MediaInfo] = MappingProxyType({})
    today: datetime.date = datetime.date.min
    unseen: frozenset[str] = frozenset()
    """Those among the people on photos of the profiles of whom no photo may be published."""
    subjects: frozenset[str] | None = None
    """The paths of the profiles that are judged and drawn; None for all. Of the others only the facts are read, without
    pictures.
    """
    records: Callable[[PublishedProfile], tuple[bytes, ...] | None] | None = None
    """What makes the open data of a profile, and nothing of one that has none; None where none are wanted."""
    proof: bool = False
    """Whether awards have pages of proof."""

    def is_subject(self, file: ProfileFile) -> bool:
        return self.subjects is None or file.path in self.subjects


def digest(file: ProfileFile, raw: bytes) -> bytes:
    """Of a profile's text, and of what kind it is."""
    return blake2b(raw, digest_size=12, person=file.kind.encode()).digest()


def profile(file: ProfileFile, raw: bytes, given: Given) -> tuple[Profile | None, list[Finding]]:
    """One profile, parsed and judged; None where it could not be parsed."""
    return profiles([(file, raw)], given)[0]


def profiles(raws: Sequence[tuple[ProfileFile, bytes]], given: Given) -> list[tuple[Profile | None, list[Finding]]]:
    """Several, step by step (see ``parallel.BATCH_SIZE``)."""
    loaded = [yaml_read.load(raw, file.path) for file, raw in raws]
    parsed = [parse.honoree(document, given.vocabulary) if document else (None, []) for document, _ in loaded]
    return [
        judged(file, document, honoree, findings + faults, given)
        for (file, _), (document, findings), (honoree, faults) in zip(raws, loaded, parsed, strict=True)
    ]


def judged(
    file: ProfileFile,
    document: yaml_read.Document | None,
    honoree: Honoree | None,
    findings: list[Finding],
    given: Given,
) -> tuple[Profile | None, list[Finding]]:
    """A profile that was parsed, with ``findings``, judged."""
    if document is None:
        return None, findings
    folder = file.path.rpartition("/")[0]
    seen = {name: given.looks[f"{folder}/{name}"] for name, _ in file.media if f"{folder}/{name}" in given.looks}
    if honoree is None:  # what else is wrong with it is told all the same
        rest, faulty = parse.salvaged(document)
        if rest is None:
            findings += privacy_documents.check(document)
        else:
            part = _profile(file, document, rest, seen, given)
            findings += honoree_rules.judge(part, faulty) + story_faults(part)
        return None, findings
    whole = _profile(file, document, honoree, seen, given)
    findings += honoree_rules.judge(whole) if given.is_subject(file) else honoree_rules.references_resolve(whole)
    return whole, findings


def _profile(
    file: ProfileFile, document: yaml_read.Document, honoree: Honoree, looks: Mapping[str, MediaInfo], given: Given
) -> Profile:
    return Profile(
        file.kind,
        file.slug,
        document,
        honoree,
        file.files,
        given.vocabulary,
        given.period,
        looks,
        given.today,
        given.unseen,
    )


def document(root: Path, path: str) -> yaml_read.Document | None:
    """A profile as text, read again for its places."""
    try:
        return yaml_read.load(yaml_read.read_bytes(root, path), path)[0]
    except OSError:
        return None


def text(root: Path, path: str) -> str:
    """A profile as it was written; empty where it cannot be read."""
    try:
        return yaml_read.read_bytes(root, path).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def to_be_published(whole: Profile, studio: PictureSettings | None) -> PublishedProfile:
    """A faultless profile without what may not be published, and with the pictures of what may; without a ``studio``
    there are none.
    """
    honoree = published(whole.honoree, whole.today, whole.unseen)
    kind, vocabulary, path = whole.kind, whole.vocabulary, whole.document.path
    pictures = HonoreePictures()
    if studio and not honoree.withdrawn:
        said, folder = honoree_page.social(kind, honoree, vocabulary), path.rpartition("/")[0]
        scans = [award.decision.file for award in honoree.awards if award.decision and award.decision.file]
        pictures = honoree_pictures(kind, folder, honoree.photos, honoree.videos, scans, whole.looks, said, studio)
    story = partial(whole.document.locate, ("story",))
    return PublishedProfile(kind, whole.slug, path, honoree, vocabulary, whole.period, pictures, story)


def coded(whole: PublishedProfile, given: Given) -> PublishedProfile:
    """With the codes of its awards, where they have pages of proof."""
    if not given.proof or whole.honoree.withdrawn:
        return whole
    awards = ranked(whole.honoree.awards, given.vocabulary)
    return whole._replace(codes=tuple(proof.codes(whole.slug, whole.honoree.former_slugs, awards)))


def drawn(whole: PublishedProfile) -> tuple[Drawn, list[Finding]]:
    """The honoree's page; ``whole`` is what may be published."""
    return honoree_page.page(whole)


def story_faults(whole: Profile) -> list[Finding]:
    """What is wrong with the story of a profile that is not drawn, being faulty elsewhere."""
    honoree = published(whole.honoree, whole.today)
    return markdown.render(honoree.story, whole.document.locate(("story",)))[1] if honoree.story else []


def read_again(root: Path, file: ProfileFile, given: Given) -> PublishedProfile:
    """What may be published of a profile whose facts came out of the cache. Raises ChangedError."""
    return published_again(root, file, given._replace(looks=looks_of(root, [file], given.studio)))


def published_again(root: Path, file: ProfileFile, given: Given) -> PublishedProfile:
    """The same where ``given`` tells of its photos."""
    whole, _ = profile(file, yaml_read.read_bytes(root, file.path), given)
    if whole is None:
        raise FileChangedError(file.path)
    return coded(to_be_published(whole, given.studio), given)


def looks_of(root: Path, files: Sequence[ProfileFile], studio: PictureSettings) -> dict[str, MediaInfo]:
    """What is known of the photos and films of these profiles, by path."""
    return _looks(root, files, files, studio)


def _looks(
    root: Path, fresh: Sequence[ProfileFile], files: Iterable[ProfileFile], studio: PictureSettings
) -> dict[str, MediaInfo]:
    wanted = {path: signature for file in fresh if file.media for path, signature in _media(file)}
    there = (path for file in files for path, _ in _media(file))
    return inspection.inspect_files(root, wanted, studio.recipe, there)


def _media(file: ProfileFile) -> Iterator[tuple[str, Signature]]:
    folder = file.path.rpartition("/")[0]
    return ((f"{folder}/{name}", signature) for name, signature in file.media)


def gather(
    files: Sequence[ProfileFile], given: Given, drawing: Drawing, present: Callable[[], Iterable[ProfileFile]]
) -> Iterator[Part]:
    """Every profile of ``files``, in parts; what is drawn in passing goes to ``drawing``. ``present`` are all there
    are.
    """
    root, held = drawing.root, pool.set_names(drawing.root)
    for first in range(0, len(files), AT_ONCE):
        progress.stage("profiles", first, len(files))
        some = files[first : first + AT_ONCE]
        looked_at = [file for file in some if given.is_subject(file)]
        work = _Work(root, given._replace(looks=_looks(root, looked_at, present(), given.studio)), drawing.spool, held)
        for part in start_shared(work.parse, some)():
            drawing.pages.update(part.pages)
            drawing.sets.update((set_.name, set_) for set_ in part.sets)
            drawing.records.update(part.records)
            yield part


def sets_of(whole: PublishedProfile) -> tuple[RenditionSet, ...]:
    return (*whole.album.sets, *whole.album.press_sets)


#: In the place of the page of a profile that is no subject, and of what is wrong with its story.
_NOT_DRAWN: tuple[Drawn | None, list[Finding]] = (None, [])


class _Work:
    """What each of the two processes does with its share of the files."""

    def __init__(self, root: Path, given: Given, spool: Spool, held: frozenset[str]) -> None:
        self.root, self.given, self.spool, self.held = root, given, spool, held

    def parse(self, files: Sequence[ProfileFile]) -> Part:
        entries: list[Entry] = []
        findings: list[Finding] = []
        spooled: dict[str, SpoolRef] = {}
        sets: list[RenditionSet] = []
        records: dict[str, SpoolRef] = {}
        for batch in batches(files):
            fit = list(self._fit(batch, findings))
            shown = [
                to_be_published(whole, self.given.studio if self.given.is_subject(file) else None)
                for file, whole, _, _ in fit
            ]
            pages = [
                drawn(coded(honoree, self.given)) if self.given.is_subject(file) else _NOT_DRAWN
                for (file, *_), honoree in zip(fit, shown, strict=True)
            ]
            for (file, whole, content, faulty), honoree, (page, removed) in zip(fit, shown, pages, strict=True):
                findings += removed
                if any(fault.is_error for fault in removed):
                    continue
                fact = facts.facts_of(
                    file.slug, file.kind, file.path, honoree.honoree, self.given.vocabulary, content, honoree.album
                )
                if self.given.proof:
                    fact = fact._replace(proofs=proof.proven(file.slug, honoree.honoree, self.given.vocabulary))
                if self.given.records and (record := self.given.records(honoree)):
                    fact = fact._replace(record=blake2b(b"".join(record), digest_size=8).digest())
                    records[file.slug] = self.spool.put(*record)
                entries.append(Entry(file, fact, b"" if faulty or removed else content))
                if page is None:
                    continue
                sets += (set_ for set_ in sets_of(honoree) if set_.name not in self.held)
                spooled[file.slug] = self.spool.put(*(text.encode() for text in (*page[:3], whole.document.text)))
        return Part(entries, findings, spooled, sets, records)

    def _fit(
        self, files: Sequence[ProfileFile], findings: list[Finding]
    ) -> Iterator[tuple[ProfileFile, Profile, bytes, bool]]:
        """Those without an error, each with the digest of its bytes, and whether there is anything to be told of it."""
        raws = list(self._raws(files, findings))
        for (file, raw), (whole, faults) in zip(raws, profiles(raws, self.given), strict=True):
            findings += faults
            if whole is None:
                continue
            if any(fault.is_error for fault in faults):  # what refers to nothing cannot be drawn, but the story can
                findings += story_faults(whole)
                continue
            yield file, whole, digest(file, raw), bool(faults)

    def _raws(self, files: Sequence[ProfileFile], findings: list[Finding]) -> Iterator[tuple[ProfileFile, bytes]]:
        for file in files:
            try:
                yield file, yaml_read.read_bytes(self.root, file.path)
            except OSError as error:
                findings.append(UNREADABLE.at(Source(file.path), problem=error.strerror or error))
