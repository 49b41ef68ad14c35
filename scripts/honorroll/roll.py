"""From files to the roll: every profile loaded, parsed and judged, those that did not change out of the cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll import facts, load, parse, story
from honorroll.errors import ChangedError
from honorroll.findings import Finding, Rule, Source, Text
from honorroll.model import Facts, Honoree, Period, Vocabulary
from honorroll.pages import honoree as honoree_page
from honorroll.pages.html import Drawn
from honorroll.parallel import halves
from honorroll.rules import honoree as honoree_rules
from honorroll.rules import vocabulary as vocabulary_rules
from honorroll.rules.honoree import Profile
from honorroll.scan import ProfileFile, vocabularies
from honorroll.spool import Place, Spool

UNREADABLE = Rule(
    "unreadable",
    "error",
    Text("Không đọc được tệp: {problem}.", "Kiểm tra quyền đọc của tệp, hoặc chép lại tệp."),
    Text("The file cannot be read: {problem}.", "Check its permissions, or copy it anew."),
)


#: The signature of no file: a profile with warnings is looked at again in every build, so that they are not forgotten.
NEVER = (0, 0, 0, 0)


class Entry(NamedTuple):
    """A faultless profile: the file as it was seen, and the facts."""

    file: ProfileFile
    facts: Facts


class Roll(NamedTuple):
    """What was gathered under ``root``: the faultless profiles by path, and what is wrong with the others."""

    root: Path
    entries: list[Entry]
    findings: list[Finding]
    spool: Spool
    spooled: dict[str, Place]
    """The pages that were drawn in passing, by the path of the profile."""


def vocabulary(root: Path) -> tuple[Vocabulary, list[Finding], bytes]:
    """The vocabularies, what is wrong with them, and a digest of their files."""
    findings: list[Finding] = []
    digest = blake2b(digest_size=16)
    entries: dict[str, dict[str, object]] = {}
    documents: dict[str, load.Document] = {}
    findings += vocabularies(root, parse.VOCABULARIES)
    for name in parse.VOCABULARIES:
        path = f"content/vocabulary/{name}.yml"
        try:
            raw = load.read(root, path)
        except OSError as error:
            if not (root / path).is_symlink():  # else it was told already
                findings.append(UNREADABLE.at(Source(path), problem=error.strerror or error))
            entries[name] = {}
            continue
        digest.update(raw)
        document, faults = load.load(raw, path)
        findings += faults
        entries[name], faults = parse.vocabulary(name, document) if document else ({}, [])
        findings += faults
        if document:
            documents[name] = document
    vocabulary_ = Vocabulary(**entries)  # type: ignore[arg-type]  # the names of VOCABULARIES are those of its fields
    if not findings:
        findings = vocabulary_rules.judge(vocabulary_, documents)
    return vocabulary_, findings, digest.digest()


def profile(
    file: ProfileFile, raw: bytes, vocabulary_: Vocabulary, period: Period
) -> tuple[Profile | None, list[Finding]]:
    """One profile, parsed and judged; None where it could not be parsed."""
    document, findings = load.load(raw, file.path)
    if document is None:
        return None, findings
    honoree, faults = parse.honoree(document)
    findings = findings + faults
    if honoree is None:
        return None, findings
    whole = Profile(file.kind, file.slug, document, honoree, file.files, vocabulary_, period)
    findings += honoree_rules.judge(whole)
    return whole, findings


def drawn(whole: Profile) -> tuple[Drawn, list[Finding]]:
    """The honoree's page, of what may be published."""
    return honoree_page.page(whole._replace(honoree=facts.published(whole.honoree)))


def story_faults(whole: Profile) -> list[Finding]:
    """What is wrong with the story of a profile that is not drawn, being faulty elsewhere."""
    honoree = facts.published(whole.honoree)
    return story.render(honoree.story, whole.document.locate(("story",)))[1] if honoree.story else []


def redrawn(root: Path, file: ProfileFile, vocabulary_: Vocabulary, period: Period) -> Drawn:
    """The page of a profile whose facts came out of the cache."""
    whole, _ = profile(file, load.read(root, file.path), vocabulary_, period)
    if whole is None:
        raise ChangedError(file.path)
    return drawn(whole)[0]


def shown(root: Path, file: ProfileFile, vocabulary_: Vocabulary, period: Period) -> Honoree:
    """What may be published of a profile that is faultless. Raises ChangedError where it is not any more."""
    whole, _ = profile(file, load.read(root, file.path), vocabulary_, period)
    if whole is None:
        raise ChangedError(file.path)
    return facts.published(whole.honoree)


def gather(
    root: Path, files: Sequence[ProfileFile], vocabulary_: Vocabulary, period: Period, known: Mapping[str, Entry]
) -> Roll:
    """Every profile of ``files``; those in ``known`` with an equal signature are taken from there."""
    entries, fresh = [], []
    for file in files:
        entry = known.get(file.path)
        if entry is not None and entry.file == file:
            entries.append(entry)
        else:
            fresh.append(file)
    spool = Spool(root / ".build")
    findings: list[Finding] = []
    spooled: dict[str, Place] = {}
    for part_entries, part_findings, part_spooled in halves(_Work(root, vocabulary_, period, spool).parse, fresh):
        entries += part_entries
        findings += part_findings
        spooled |= part_spooled
    return Roll(root, sorted(entries, key=lambda entry: entry.file.path), findings, spool, spooled)


class _Work:
    """What each of the two processes does with its half of the files."""

    def __init__(self, root: Path, vocabulary_: Vocabulary, period: Period, spool: Spool) -> None:
        self.root, self.vocabulary, self.period, self.spool = root, vocabulary_, period, spool

    def parse(self, files: Sequence[ProfileFile]) -> tuple[list[Entry], list[Finding], dict[str, Place]]:
        entries: list[Entry] = []
        findings: list[Finding] = []
        spooled: dict[str, Place] = {}
        for file in files:
            try:
                raw = load.read(self.root, file.path)
            except OSError as error:
                findings.append(UNREADABLE.at(Source(file.path), problem=error.strerror or error))
                continue
            whole, faults = profile(file, raw, self.vocabulary, self.period)
            findings += faults
            if whole is None:
                continue
            if any(fault.is_error for fault in faults):  # what refers to nothing cannot be drawn, but the story can
                findings += story_faults(whole)
                continue
            page, removed = drawn(whole)
            findings += removed
            if any(fault.is_error for fault in removed):
                continue
            digest = blake2b(raw, digest_size=12, person=file.kind.encode()).digest()
            shown = facts.published(whole.honoree)
            seen = file._replace(signature=NEVER) if faults or removed else file
            entries.append(Entry(seen, facts.facts_of(file.slug, file.kind, file.path, shown, self.vocabulary, digest)))
            spooled[file.path] = self.spool.put(page)
        return entries, findings, spooled
