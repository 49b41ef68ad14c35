"""Reads the consultations and the calendar of holidays. A site need not have either."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from honorroll.base.findings import Finding, Source
from honorroll.base.vietnamese import SLUG
from honorroll.base.vietnamese import slug as slugify
from honorroll.consultations.model import Consultation
from honorroll.content import optional_files, parse, privacy_documents
from honorroll.content.fields import Content
from honorroll.content.holidays import Holidays
from honorroll.content.scan import LINK, list_folder, printable_name, unexpected
from honorroll.content.working_days import WorkingDays, working_days
from honorroll.formats import markdown, yaml_read
from honorroll.formats.html import EMPTY, Html
from honorroll.formats.yaml_read import Document

T = TypeVar("T", bound=Content)
FOLDER, HOLIDAYS = "content/consultations", "content/holidays.yml"


class ConsultationFile(NamedTuple):
    """A consultation as it was read; ``text`` is its introduction as HTML."""

    id: str
    document: Document
    consultation: Consultation
    text: Html


class ConsultationFiles(NamedTuple):
    """All of them by id, and the calendar that deadlines are counted by."""

    files: tuple[ConsultationFile, ...]
    faulty: frozenset[str]
    """The ids of files that could not be read."""
    holidays: tuple[Document, Holidays] | None
    calendar: WorkingDays
    findings: list[Finding]
    texts: bytes
    """Every byte that was read, for the digest."""


def read(root: Path) -> ConsultationFiles:
    findings: list[Finding] = []
    raws: list[bytes] = []
    files: list[ConsultationFile] = []
    faulty: set[str] = set()
    for id_, path in _paths(root, findings):
        raw = _raw(root, path, findings, raws)
        file, faults = one(id_, path, raw) if raw is not None else (None, [])
        findings += faults
        if file is None:
            faulty.add(id_)
        else:
            files.append(file)
    holidays = _holidays(root, findings, raws) if files or (root / HOLIDAYS).exists() else None
    calendar = working_days(holidays[1] if holidays else Holidays.empty())
    return ConsultationFiles(tuple(files), frozenset(faulty), holidays, calendar, findings, b"\0".join(raws))


def one(id_: str, path: str, raw: bytes) -> tuple[ConsultationFile | None, list[Finding]]:
    """The consultation that a text is; None where it cannot be parsed."""
    findings: list[Finding] = []
    parsed = _parsed(path, raw, Consultation, findings)
    if parsed is None:
        return None, findings
    text, faults = _text(*parsed)
    return ConsultationFile(id_, *parsed, text), findings + faults


def calendar(root: Path) -> WorkingDays:
    """The working days of the site, whatever is wrong with the file."""
    holidays = _holidays(root, [], [])
    return working_days(holidays[1] if holidays else Holidays.empty())


def paths(root: Path) -> list[str]:
    """The paths of all of them."""
    return [path for _, path in _paths(root, [])]


def _paths(root: Path, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    top = root / FOLDER
    if top.is_symlink():
        findings.append(LINK.at(Source(FOLDER), name="consultations"))
        return
    for entry in sorted(list_folder(top, FOLDER, findings), key=lambda entry: entry.name) if top.is_dir() else ():
        name = printable_name(entry.name)
        id_ = entry.name.removesuffix(".yml")
        if entry.is_file(follow_symlinks=False) and id_ != entry.name and SLUG.fullmatch(id_):
            yield id_, f"{FOLDER}/{entry.name}"
        else:
            example = slugify(name.removesuffix(".yml").removesuffix(".yaml")) or "lay-y-kien-2026"
            findings.append(unexpected(f"{FOLDER}/{name}", name, (f"{example}.yml",)))


def _holidays(root: Path, findings: list[Finding], raws: list[bytes]) -> tuple[Document, Holidays] | None:
    raw = _raw(root, HOLIDAYS, findings, raws)
    return None if raw is None else _parsed(HOLIDAYS, raw, Holidays, findings)


def _raw(root: Path, path: str, findings: list[Finding], raws: list[bytes]) -> bytes | None:
    raw = optional_files.read(root, path, findings)
    if raw is not None:
        raws.append(path.encode() + b"\0" + raw)
    return raw


def _parsed(path: str, raw: bytes, model: type[T], findings: list[Finding]) -> tuple[Document, T] | None:
    document, faults = yaml_read.load(raw, path)
    findings += faults
    if document is None:
        return None
    content, faults = parse.typed(model, document)
    findings += faults + privacy_documents.check(document, model)
    return (document, content) if content else None


def _text(document: Document, consultation: Consultation) -> tuple[Html, list[Finding]]:
    if not consultation.text:
        return EMPTY, []
    return markdown.render(consultation.text, document.locate(("text",)))
