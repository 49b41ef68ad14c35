"""The files in ``content/decisions``: read where they differ from what the database tells, with their scans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.store import Database, Table, latest
from honorroll.base.vietnamese import SLUG
from honorroll.content import parse, privacy_documents
from honorroll.content.decision_file import DecisionFile
from honorroll.content.scan import LINK, PHOTOS, SCANS, UNREADABLE, Signature, list_folder, signature_of, unexpected
from honorroll.content.shared import Reference
from honorroll.formats import yaml_read
from honorroll.media import inspection
from honorroll.media.honoree_pictures import PictureSettings, Scan, is_usable, scan_of
from honorroll.media.renditions import MediaInfo, RenditionSet
from honorroll.roll.rules.awards import scan_is_fit

FOLDER = "content/decisions"
#: Where the looks of the scans are remembered.
LOOKS = "looks-decisions"

MISSING_SCAN = Rule(
    "decision-scan-missing",
    "error",
    Text("Không thấy bản quét “{name}” trong {folder}.", "Chép tệp vào đó, đúng tên này, hoặc bỏ dòng “file”."),
    Text("The scan “{name}” is not in {folder}.", "Put it there under this very name, or drop the line “file”."),
)
ORPHAN_SCAN = Rule(
    "decision-scan-orphan",
    "error",
    Text("Không tệp nào ở đây nhắc đến bản quét “{name}”.", "Ghi trong tệp .yml của quyết định: file: {name}"),
    Text("No file names the scan “{name}”.", "Write in the .yml of its decision: file: {name}"),
)


class DecisionFacts(NamedTuple):
    """What a file says. ``set`` is the name of the set that holds the scan, ``""`` where there is none."""

    id: str
    title: str
    issuer: str
    date: str
    file: str
    scan: str
    size: int
    set: str
    legal_basis: tuple[str, ...]
    recipients: int
    sources: tuple[tuple[str, str, str, str], ...]
    """Title, publisher, address and date of each."""
    former_ids: tuple[str, ...]

    @property
    def path(self) -> str:
        """The path of the file below the root of the site."""
        return f"{FOLDER}/{self.id}.yml"

    def references(self) -> Iterator[Reference]:
        """The sources, as profiles have them."""
        for title, publisher, url, date in self.sources:
            yield Reference(title=title or None, publisher=publisher or None, url=url or None, date=date or None)


class KnownFile(NamedTuple):
    """A faultless file: ``stamp`` are the signatures of text and scan, ``()`` where it is to be read again."""

    id: str
    stamp: tuple[int, ...]
    facts: DecisionFacts


FILES = Table("decision_file", KnownFile, "id")


class DecisionFiles(NamedTuple):
    """What the files say by id of the decision, what is wrong with them, and the ids of which anything else is said
    than before.
    """

    facts: Mapping[str, DecisionFacts]
    findings: list[Finding]
    changed: frozenset[str]


def gather(
    root: Path, studio: PictureSettings, database: Database, edited: frozenset[str] | None = None
) -> DecisionFiles:
    """Read the files under ``root`` that differ from their rows in ``database``, and update the rows.

    Where ``edited`` tells which files were edited, no decision is among them, for none names anybody.
    """
    known = {row.id: row for row in FILES.select(database)}
    if edited is not None:
        return DecisionFiles({id_: row.facts for id_, row in known.items()}, [], frozenset())
    texts, scans, findings = _scanned(root)
    found: dict[str, KnownFile] = {}
    fresh: list[str] = []
    for id_, signature in texts.items():
        row = known.get(id_)
        if row and row.stamp and row.stamp == _stamp(signature, scans.get(row.facts.file)):
            found[id_] = row
        else:
            fresh.append(id_)
    looks = _looks(root, scans, studio) if fresh and scans else {}
    tick = latest()
    for id_ in fresh:
        facts, faults = _read(root, id_, looks, studio)
        findings += faults
        if facts:
            stamp = _stamp(texts[id_], scans.get(facts.file))
            is_young = max((*texts[id_][2:], *scans.get(facts.file, ())[2:])) >= tick
            found[id_] = KnownFile(id_, () if faults or is_young else stamp, facts)
    if not any(finding.is_error for finding in findings):
        named = {row.facts.file for row in found.values()}
        findings += (ORPHAN_SCAN.at(Source(f"{FOLDER}/{name}"), name=name) for name in scans if name not in named)
    facts_of = {id_: row.facts for id_, row in found.items()}
    before = {id_: row.facts for id_, row in known.items()}
    changed = {id_ for id_ in facts_of.keys() | before.keys() if facts_of.get(id_) != before.get(id_)}
    FILES.delete(database, "id", known)
    FILES.put(database, found.values())
    return DecisionFiles(facts_of, findings, frozenset(changed))


def sets(
    root: Path, files: Iterable[DecisionFacts], studio: PictureSettings, held: frozenset[str]
) -> Iterator[RenditionSet]:
    """The sets of their scans that are not ``held``."""
    wanted = [facts for facts in files if facts.set and facts.set not in held]
    looks = _looks(root, _scanned(root)[1], studio) if wanted else {}
    for facts in wanted:
        yield scan_of(f"{FOLDER}/{facts.file}", looks[facts.file], studio)[1]


def texts(root: Path) -> list[str]:
    """The paths of the files."""
    return [f"{FOLDER}/{id_}.yml" for id_ in _scanned(root)[0]]


def _scanned(root: Path) -> tuple[dict[str, Signature], dict[str, Signature], list[Finding]]:
    """The texts by id and the scans by name, each with its signature, and findings for whatever else lies there."""
    findings: list[Finding] = []
    texts: dict[str, Signature] = {}
    scans: dict[str, Signature] = {}
    top = root / FOLDER
    if top.is_symlink():
        return {}, {}, [LINK.at(Source(FOLDER), name="decisions")]
    for entry in sorted(list_folder(top, FOLDER, findings), key=lambda each: each.name) if top.is_dir() else ():
        id_ = entry.name.removesuffix(".yml")
        if entry.is_file(follow_symlinks=False) and id_ != entry.name and SLUG.fullmatch(id_):
            texts[id_] = signature_of(entry)
        elif entry.is_file(follow_symlinks=False) and entry.name.lower().endswith(PHOTOS + SCANS):
            scans[entry.name] = signature_of(entry)
        else:
            findings.append(unexpected(f"{FOLDER}/{entry.name}", entry.name, ("<số>-<ký-hiệu>-<năm>.yml",)))
    return texts, scans, findings


def _stamp(text: Signature, scan: Signature | None) -> tuple[int, ...]:
    return (*text, *(scan or ()))


def _looks(root: Path, scans: Mapping[str, Signature], studio: PictureSettings) -> dict[str, MediaInfo]:
    paths = {f"{FOLDER}/{name}": signature for name, signature in scans.items()}
    found = inspection.inspect_files(root, paths, studio.recipe, paths, LOOKS)
    return {path.rpartition("/")[2]: info for path, info in found.items()}


def _read(
    root: Path, id_: str, looks: Mapping[str, MediaInfo], studio: PictureSettings
) -> tuple[DecisionFacts | None, list[Finding]]:
    path = f"{FOLDER}/{id_}.yml"
    try:
        document, findings = yaml_read.load(yaml_read.read_bytes(root, path), path)
    except OSError as error:
        return None, [UNREADABLE.at(Source(path), problem=error.strerror or error)]
    if document is None:
        return None, findings
    stated, faults = parse.typed(DecisionFile, document)
    findings += faults + privacy_documents.check(document)
    if stated is None:
        return None, findings
    scan, set_ = Scan("", 0), ""
    if stated.file and stated.file not in looks:
        findings.append(MISSING_SCAN.at(document.locate(("file",)), name=stated.file, folder=FOLDER))
    elif stated.file:
        info = looks[stated.file]
        findings += scan_is_fit(stated.file, info, lambda: document.locate(("file",)))
        if is_usable(info):
            scan, drawn = scan_of(f"{FOLDER}/{stated.file}", info, studio)
            set_ = drawn.name
    return (
        DecisionFacts(
            id_,
            stated.title or "",
            stated.issuer or "",
            stated.date or "",
            stated.file or "",
            scan.url,
            scan.size,
            set_,
            stated.legal_basis,
            stated.recipients or 0,
            tuple(map(_plain, stated.sources)),
            stated.former_ids,
        ),
        findings,
    )


def _plain(source: Reference) -> tuple[str, str, str, str]:
    return source.title or "", source.publisher or "", source.url or "", source.date or ""
