"""Gathers what a reviewer is told of a request: who changed, how, on which basis, and what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll import build
from honorroll.base.errors import NoSiteError
from honorroll.base.findings import Finding, ordered
from honorroll.content import office, parse, personal_data, privacy
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import FOLDERS, Kind
from honorroll.content.profile_scan import PROFILE
from honorroll.content.scan import PHOTOS, is_content
from honorroll.formats import yaml_read
from honorroll.office import changes, fmt, pull_request
from honorroll.office.changes import Changed, Read
from honorroll.office.git import Repository
from honorroll.office.records.form_values import Labels
from honorroll.office.review import staging, trees
from honorroll.office.review.trees import Versions
from honorroll.publish import releases
from honorroll.roll import read as roll_read
from honorroll.roll.rules.consent import sign_of_child
from honorroll.roll.rules.roll import LIKELY_DUPLICATE


class Person(NamedTuple):
    """What is asked of an honoree besides what changed: the profile as it would be."""

    honoree: Honoree
    child: str
    """What says that it is a child; ``""`` where nothing does."""


class ChangedRecord(NamedTuple):
    """A record that changed, with what is to be said of it."""

    change: Changed
    address: str
    """Where it would be, of one that is new or has another address; ``""`` otherwise."""
    photos: tuple[str, ...]
    """The photos that came or are others now, by path."""
    person: Person | None
    findings: tuple[Finding, ...]
    twins: tuple[Finding, ...]


class Other(NamedTuple):
    """A file that is no content; ``decides`` says that it decides what runs on the machine that builds, ``is_link``
    that it is no file at all but a link or a submodule, of which nothing is ever read.
    """

    path: str
    how: str
    decides: bool
    is_link: bool


class Review(NamedTuple):
    """What a reviewer is told."""

    head: str
    records: list[ChangedRecord]
    others: list[Other]
    findings: list[Finding]
    """Those of files that none of ``records`` has."""
    unformatted: list[str]
    conflicts: tuple[str, ...]
    day: date

    @property
    def all_findings(self) -> list[Finding]:
        return [*self.findings, *(each for record in self.records for each in (*record.findings, *record.twins))]

    @property
    def errors(self) -> int:
        return sum(finding.is_error for finding in self.all_findings)

    @property
    def is_faulty(self) -> bool:
        """Whether the request cannot be taken as it is."""
        has_links = any(other.is_link for other in self.others)
        return bool(self.errors or self.conflicts or self.unformatted or has_links)


def gather(root: Path, base: str, head: str, day: date, allowed: Collection[str] = ()) -> Review:
    """What the request ``head`` changes of the branch ``base``. Raises StoppedError where git has no such commits."""
    repository = Repository(root)
    versions = trees.versions(repository, base, head)
    if staging.SETTINGS not in versions.after:
        raise NoSiteError(head)
    with staging.folder(root) as folder:
        staging.share(root, folder)
        staging.fill(
            repository,
            versions.after,
            folder,
            lambda path: is_content(path) or path in (staging.SETTINGS, ".gitignore"),
        )
        besides = pull_request.addresses_of(root, base, head)
        findings = build.check(folder, day, releases.scan(folder), None, besides, _subjects(versions))
        findings = ordered(pull_request.judge(root, base, allowed, findings, head))
        vocabulary = roll_read.vocabulary(folder, day).vocabulary
    content = [path for path in versions.changed if is_content(path)]
    with trees.readers(repository, versions.before, versions.after) as (before, after):
        changed = changes.described(content, before, after, Labels(vocabulary))
        records = list(_changed_records(changed, findings, after, day))
        unformatted = list(_unformatted(content, versions, after, findings))
    mine = {finding for each in records for finding in (*each.findings, *each.twins)}
    return Review(
        versions.head,
        records,
        list(_others(versions, allowed)),
        [finding for finding in findings if finding not in mine],
        unformatted,
        versions.conflicts,
        day,
    )


#: What every profile is judged against.
_GROUND = (staging.SETTINGS, office.PATH, "content/vocabulary/")


def _subjects(versions: Versions) -> frozenset[str] | None:
    """The profiles that the request may have made faulty: those that it changes and those with a photo that it brings;
    None where these may be any.
    """
    changed = frozenset(versions.changed)
    if versions.conflicts or any(path.startswith(_GROUND) for path in changed):
        return None
    photos = {versions.after[path].blob for path in changed & versions.after.keys() if path.lower().endswith(PHOTOS)}
    touched = (path for path, entry in versions.after.items() if path in changed or entry.blob in photos)
    gone = (path for path in changed if path not in versions.after)
    folders = {"/".join(path.split("/")[:3]) for path in (*touched, *gone) if path.startswith("honorees/")}
    return frozenset(f"{folder}/{PROFILE}" for folder in folders)


def _changed_records(
    changed: Iterable[Changed], findings: list[Finding], after: Read, day: date
) -> Iterator[ChangedRecord]:
    by_path: dict[str, list[Finding]] = {}
    twins: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule.name == LIKELY_DUPLICATE.name:  # of both, whichever of them it stands at
            for path in {finding.source.path, dict(finding.facts)["other"]}:
                twins.setdefault(path, []).append(finding)
        else:
            by_path.setdefault(finding.source.path, []).append(finding)
    for change in changed:
        of_it = sorted({change.path, *change.paths})
        is_there = after(change.path) is not None
        has_moved = change.how in ("added", "renamed")
        yield ChangedRecord(
            change,
            pull_request.address_of(change.path) if is_there and has_moved else "",
            tuple(_photos(change, after)),
            _person(change.path, after, day),
            tuple(finding for path in of_it for finding in by_path.get(path, ())),
            tuple(twins.get(change.path, ())),
        )


def _photos(change: Changed, after: Read) -> Iterator[str]:
    for path in change.paths:
        if path.lower().endswith(PHOTOS) and after(path) is not None:
            yield path


def _person(path: str, after: Read, day: date) -> Person | None:
    kind = _kind_of(path)
    raw = after(path) if kind else None
    document = yaml_read.load(raw, path)[0] if raw else None
    honoree = (parse.honoree(document)[0] or parse.salvaged(document)[0]) if document else None
    if honoree is None or kind is None:
        return None
    sign = sign_of_child(honoree, day) if kind == "individual" else None
    return Person(honoree, sign.seen if sign else "")


def _kind_of(path: str) -> Kind | None:
    match path.split("/"):
        case ["honorees", folder, _, "profile.yml"]:
            return FOLDERS.get(folder)
    return None


def _unformatted(content: Iterable[str], versions: Versions, after: Read, findings: Iterable[Finding]) -> Iterator[str]:
    """The files that came or changed and that ``fmt`` would write in another way. Faulty ones are told of already."""
    faulty = {finding.source.path for finding in findings if finding.is_error}
    for path in content:
        if path.endswith(".yml") and path not in faulty and path in versions.after:
            raw = after(path) or b""
            text, _ = fmt.canonical(path, raw)
            if text is not None and text.encode() != raw:
                yield path


#: How a file changed, by whether it was and is there.
_HOW: Mapping[tuple[bool, bool], str] = {(False, True): "thêm", (True, True): "sửa", (True, False): "xóa"}


def _others(versions: Versions, allowed: Collection[str]) -> Iterator[Other]:
    for path in versions.changed:
        entry = versions.after.get(path)
        is_link = entry is not None and not entry.is_file
        if is_link or not is_content(path):
            how = _HOW[path in versions.before, path in versions.after]
            words = f"{how} liên kết hoặc kho con" if is_link else how
            yield Other(path, words, pull_request.runs(path) and path not in allowed, is_link)


def without_personal_data(text: str) -> str:
    """``text`` with each telephone number, identity number and the like cut short, for comments last for ever."""
    parts, reached = [], 0
    for _, start, end in personal_data.find(text):
        parts += [text[reached:start], privacy.masked(text[start:end])]
        reached = end
    return "".join([*parts, text[reached:]])
