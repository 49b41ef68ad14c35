"""``honorroll delegates``: counts the office's list of delegates and writes the numbers into a conference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import number, percent
from honorroll.conferences import scan
from honorroll.conferences.model import Conference
from honorroll.conferences.particulars import Composition
from honorroll.conferences.rules import office_plan
from honorroll.conferences.words import GROUP_LABELS, SHARE_LABELS
from honorroll.content import office as office_file
from honorroll.content import parse
from honorroll.formats import yaml_read
from honorroll.formats.yaml_write import emit
from honorroll.office import delegate_list, fmt
from honorroll.roll import read

UNKNOWN_CONFERENCE = Rule(
    "no-conference-folder",
    "error",
    Text("Không có hội nghị “{seen}” trong content/conferences.", "{near}Ghi tên thư mục của hội nghị."),
    Text("There is no conference “{seen}” in content/conferences.", "{near}Give the name of its folder."),
)


class DelegatesReport(NamedTuple):
    """``rows`` are label, number and share; ``hidden`` labels left out; ``written`` the changed file or ``""``."""

    findings: list[Finding]
    rows: tuple[tuple[str, str, str], ...] = ()
    hidden: tuple[str, ...] = ()
    written: str = ""


def run(root: Path, workbook: Path, slug: str | None, today: date) -> DelegatesReport:
    """Count the list in ``workbook``, and write the numbers into the conference ``slug`` unless that is None."""
    vocabulary, findings, *_ = read.vocabulary(root)
    if findings:
        return DelegatesReport(findings)
    path = f"{scan.CONFERENCES_DIR}/{slug}/{scan.CONFERENCE_FILE}"
    if slug and not (root / path).is_file():
        folders, _ = scan.scan_conferences(root)
        near = Nearest(folder.slug for folder in folders).to(slug)
        return DelegatesReport(
            [UNKNOWN_CONFERENCE.at(Source(scan.CONFERENCES_DIR), seen=slug, near=f"→ {near}? " if near else "")]
        )
    fields = {id_: field.name for id_, field in vocabulary.fields.items()}
    counted = delegate_list.count(workbook, str(workbook), fields, today)
    if counted.composition is None:
        return DelegatesReport(counted.findings)
    rows = tuple(_rows(counted.composition))
    if not slug:
        return DelegatesReport([], rows, counted.hidden)
    findings = _write(root, path, counted.composition)
    written = "" if any(finding.is_error for finding in findings) else path
    return DelegatesReport(findings, rows, counted.hidden, written)


def _write(root: Path, path: str, composition: Composition) -> list[Finding]:
    """Write the numbers into the conference in canonical form, keep the planned ones; findings where these differ."""
    document, findings = yaml_read.load(yaml_read.read_bytes(root, path), path)
    conference, faults = parse.typed(Conference, document) if document else (None, [])
    if conference is None or findings:
        return findings + faults
    planned = conference.composition or Composition()
    limits = {key: getattr(planned, key) for key in ("limit", "exemplars_percent")}
    changed = conference.model_copy(update={"composition": composition.model_copy(update=limits)})
    text = emit(fmt.to_data(changed)).encode()
    write_atomically(root / path, text)
    written, _ = yaml_read.load(text, path)
    plan = office_file.read(root)[0].conferences
    return list(office_plan.deviations(changed, written, plan)) if written and changed.under_plan else []


def _rows(composition: Composition) -> Iterator[tuple[str, str, str]]:
    total = composition.total or 1

    def row(label: str, count: int | None) -> Iterator[tuple[str, str, str]]:
        if count is not None:
            yield label, number(count), percent(round(count / total, 4))

    yield from row("Đại biểu", composition.total)
    yield from row("  Điển hình tiên tiến", composition.exemplars)
    yield from row("  Khách mời và lãnh đạo", composition.guests)
    for key, label in SHARE_LABELS.items():
        yield from row(label, getattr(composition, key))
    for key, label in GROUP_LABELS.items():
        groups = getattr(composition, key)
        if groups:
            yield label, "", ""
        for group in groups:
            yield from row(f"  {group.name}", group.count)
