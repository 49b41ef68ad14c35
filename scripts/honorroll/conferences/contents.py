"""The content of the conferences section: all conferences, scanned, read and judged, and what they mention."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding
from honorroll.base.parallel import start_if_large
from honorroll.base.store import Database
from honorroll.conferences import gather, read, scan
from honorroll.conferences.expired import expired_of
from honorroll.conferences.facts import ConferenceFacts, as_of
from honorroll.conferences.pages.lists import split
from honorroll.conferences.rules import all_conferences
from honorroll.conferences.words import KINDS
from honorroll.content.model import Facts
from honorroll.content.office import ConferenceRules
from honorroll.content.vocabulary import Vocabulary
from honorroll.initiatives import ModelUse
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.pages.mentions import Mention, Part

#: About so many files has the folder of a conference: documents, and the photos of its albums.
_FILES_IN_EACH = 50

#: What an honoree has to do with a conference.
SPEECH, IN_PROGRAMME = "Tham luận", "Tham gia chương trình"


class ConferenceContents(NamedTuple):
    findings: list[Finding]
    gathered: gather.GatheredConferences
    today: str
    digest: bytes
    """Stands for all that pages may show of conferences on this day, every word of it."""
    environment: bytes = b""
    """What all of the site depends on: see ``reading``."""
    folders: tuple[str, ...] = ()
    """The slugs of all, of the faulty ones too."""

    conferences: Sequence[ConferenceFacts] = ()
    """Those without errors, with everybody who received an award there."""


def begin(root: Path) -> Callable[[], scan.ScanResult]:
    """Begin to scan the folders, in a child process if they are many. The returned function gives the scan."""
    folders = os.listdir(root / scan.CONFERENCES_DIR) if (root / scan.CONFERENCES_DIR).is_dir() else []
    return start_if_large(scan.scan_packed, root, _FILES_IN_EACH * len(folders))


class People(NamedTuple):
    """Whom conferences may name: honorees by slug (withdrawn ones too), slugs of faulty profiles, and former slugs,
    each with the current one.
    """

    honorees: Mapping[str, Facts]
    faulty: frozenset[str]
    former: Mapping[str, str]
    ending: Sequence[Facts]
    """Those whose consent ends on a day, or has ended."""
    given: Mapping[str, Sequence[str]]
    """Those of whom an award says that it was given at a conference, by the slug of the conference."""


def run(
    root: Path,
    scanned: scan.ScanResult,
    vocabulary: Vocabulary,
    studio: PictureSettings,
    environment: bytes,
    database: Database,
    people: People,
    plan: ConferenceRules,
    today: date,
    edited: frozenset[str] | None = None,
) -> ConferenceContents:
    """Read and judge the conferences. Unchanged ones come from ``database``, where the others are stored.

    ``edited`` are the only files that were edited, where that is known.
    """
    folders, findings = scanned
    expired = expired_of(people.ending, today)
    gathered = gather.gather(root, folders, vocabulary, studio, database, expired, plan, edited)
    if edited is not None:
        folders, findings = [entry.scanned for entry in gathered.entries], []
    conferences = [entry.facts for entry in gathered.entries]
    together = all_conferences.AllConferences(
        partial(read.document, root),
        conferences,
        folders,
        people.honorees,
        people.faulty,
        people.former,
        today,
        people.given,
    )
    findings = findings + gathered.findings + all_conferences.judge(together)
    slugs = tuple(folder.slug for folder in folders)
    conferences = [_with_given(as_of(facts, today), people.given.get(facts.slug, ())) for facts in conferences]
    digest = _digest(conferences, today)
    return ConferenceContents(findings, gathered, today.isoformat(), digest, environment, slugs, conferences)


def _with_given(facts: ConferenceFacts, slugs: Sequence[str]) -> ConferenceFacts:
    """A conference with those among the honoured who say so in their own profiles."""
    if not slugs:
        return facts
    honoured = tuple(dict.fromkeys((*facts.honorees, *slugs)))
    digest = blake2b("\n".join(slugs).encode(), digest_size=12, key=facts.digest).digest()
    return facts._replace(honorees=honoured, given=tuple(slugs), digest=digest)


def _digest(conferences: Sequence[ConferenceFacts], today: date) -> bytes:
    digest = blake2b(digest_size=12)
    for facts in conferences:
        digest.update(f"{facts.slug}\0".encode() + facts.digest)
    coming, _ = split(conferences, today.isoformat())
    digest.update("\n".join(facts.slug for facts in coming).encode())
    return digest.digest()


def model_uses(conferences: Sequence[ConferenceFacts]) -> Iterator[ModelUse]:
    """What conferences and their speeches say of models, latest conference first."""
    for facts in sorted(conferences, key=lambda facts: facts.sort, reverse=True):
        if facts.models:
            yield ModelUse(facts.path, facts.models, Mention(KINDS[facts.kind], facts.name, facts.url, facts.short))
        for speech in facts.speeches:
            if speech.models:
                path = f"{facts.path.rpartition('/')[0]}/speeches/{speech.id}.md"
                told = Mention(SPEECH, speech.title, facts.speech_url(speech.id), facts.short)
                yield ModelUse(path, speech.models, told)


def mentions(conferences: Sequence[ConferenceFacts]) -> Mapping[str, Sequence[Mention]]:
    """The mentions of each honoree in conferences, by slug, one a conference, the latest first: honoured, in the
    programme; speaking, delegate to the congress above, in a photo.
    """
    by_slug: dict[str, list[Mention]] = {}
    for facts in sorted(conferences, key=lambda facts: facts.sort, reverse=True):
        kind = f"{KINDS[facts.kind][0].lower()}{KINDS[facts.kind][1:]}"
        if facts.is_over:
            honoured = f"Có trong dự kiến vinh danh của {kind}, chưa có tin kết quả"
        else:
            honoured = f"{'Được' if facts.status == 'held' else 'Dự kiến'} vinh danh tại {kind}"
        parts = _parts(facts)
        what = dict.fromkeys(facts.honorees, honoured)
        for slug in facts.people:
            what.setdefault(slug, "" if any(part.what == SPEECH for part in parts.get(slug, ())) else IN_PROGRAMME)
        for slug in dict.fromkeys((*what, *parts)):
            told = Mention(what.get(slug, ""), facts.name, facts.url, facts.short, parts=tuple(parts.get(slug, ())))
            by_slug.setdefault(slug, []).append(told)
    return by_slug


def _parts(facts: ConferenceFacts) -> dict[str, list[Part]]:
    """Where on the pages of a conference each honoree is found, by slug."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for speech in facts.speeches:
        if speech.honoree:
            parts[speech.honoree].append(Part(SPEECH, speech.title, facts.speech_url(speech.id)))
    for slug in facts.listed:
        parts[slug].append(Part("", "Đại biểu dự đại hội cấp trên", f"{facts.url}#dai-bieu"))
    for album in facts.albums:
        for slug in album.honorees:
            parts[slug].append(Part("Ảnh", album.title, f"{facts.url}#album-{album.id}"))
    return parts
