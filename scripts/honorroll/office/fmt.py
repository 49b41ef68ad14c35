"""``honorroll fmt``: rewrites profiles and other content in canonical form.

Keys are in the order of the model, defaults are left out, quotes are used only where some YAML reader needs them. A
file with a fault is reported and not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.conferences import scan as conference_scan
from honorroll.consultations import read as consultation_read
from honorroll.content import office, parse, profile_scan
from honorroll.content.fields import Content
from honorroll.content.honoree import Honoree
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.formats.yaml_write import Value, emit
from honorroll.initiatives import read as initiatives
from honorroll.roll.decisions import files as decision_files
from honorroll.site import documents

NOT_CONTENT = Rule(
    "not-content",
    "error",
    Text(
        "Tệp này không phải là hồ sơ, từ vựng, hội nghị, quyết định, mô hình, đợt thi đua hay đợt lấy ý kiến.",
        "fmt chỉ nhận honorees/…/profile.yml và các tệp .yml trong content/vocabulary, conferences, decisions, models, "
        "campaigns, consultations, cùng works.yml, figures.yml, holidays.yml, office.yml.",
    ),
    Text(
        "This file is no profile, vocabulary, conference, decision, model, campaign or consultation.",
        "fmt takes honorees/…/profile.yml and the .yml files of content/vocabulary, conferences, decisions, models, "
        "campaigns, consultations; and works.yml, figures.yml, holidays.yml, office.yml.",
    ),
)


#: The content that is one file.
_SINGLE_FILES = (consultation_read.HOLIDAYS, office.PATH)


class Formatted(NamedTuple):
    """The files that were (or would be) changed, and the faults of others."""

    changed: list[str]
    findings: list[Finding]


def run(root: Path, paths: Sequence[Path], write: bool) -> Formatted:
    """Rewrite ``paths``, or all content where there are none; without ``write`` only list what would change."""
    changed: list[str] = []
    findings: list[Finding] = []
    for path in _named(root, paths, findings) if paths else _all(root, findings):
        raw = yaml_read.read_bytes(root, path)
        text, faults = canonical(path, raw)
        findings += faults
        if text is not None and text.encode() != raw:
            changed.append(path)
            if write:
                write_atomically(root / path, text.encode())
    return Formatted(changed, findings)


def canonical(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    """The canonical text of the content file ``path`` with content ``raw``; None and findings where it is faulty."""
    document, findings = yaml_read.load(raw, path)
    if document is None or findings:
        return None, findings
    kind = documents.kind_of(path)
    if kind is None:
        return None, [NOT_CONTENT.at(Source(path))]
    if kind.by_id:
        entries, findings = parse.vocabulary(Path(path).stem, document)
        return (None if findings else emit({id_: to_data(entry) for id_, entry in entries.items()})), findings
    content, findings = parse.typed(kind.model, document)
    return (emit(to_data(content)) if content else None), findings


def with_data(
    document: Document, data: dict[str, Tree], model: type[Content] = Honoree
) -> tuple[str | None, list[Finding]]:
    """The canonical text of ``document``, which is of ``model``, with other ``data``; None and findings where that is
    faulty.
    """
    content, findings = parse.typed(model, replace(document, data=data))
    return (emit(to_data(content)) if content else None), findings


def to_data(content: Content) -> dict[str, Value]:
    """``content`` as data for ``yaml_write.emit``, without defaults."""
    return content.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)


def _all(root: Path, findings: list[Finding]) -> Iterator[str]:
    files, faults = profile_scan.scan_profiles(root)
    findings += faults
    yield from (file.path for file in files)
    folders, faults = conference_scan.scan_conferences(root)
    findings += faults
    for folder in folders:
        yield from (file.path for file in (folder.conference, *(album.file for album in folder.albums)))
    yield from decision_files.texts(root)
    vocabularies = (f"content/vocabulary/{name}.yml" for name in parse.VOCABULARIES)
    yield from (path for path in vocabularies if (root / path).exists())  # a site need not have them all
    yield from initiatives.paths(root)
    yield from consultation_read.paths(root)
    yield from (path for path in _SINGLE_FILES if (root / path).is_file())


def _named(root: Path, paths: Sequence[Path], findings: list[Finding]) -> Iterator[str]:
    known = set(_all(root, []))
    for path in paths:
        absolute = path if path.is_absolute() else Path.cwd() / path
        name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(path)
        if name in known:
            yield name
        else:
            findings.append(NOT_CONTENT.at(Source(name)))
