"""What ``honorroll check`` would say of one record as it stands in a form, before anything is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from honorroll.base.findings import Finding, has_errors, ordered
from honorroll.formats import yaml_parser, yaml_read
from honorroll.formats.yaml_parser import Node
from honorroll.formats.yaml_read import Document, Tree
from honorroll.formats.yaml_write import emit
from honorroll.office import fmt
from honorroll.office.records.form_fields import FormField
from honorroll.office.records.record_kind import BODY, DrawnPage, EntriesOf, Media, Record
from honorroll.office.records.site import Site

Loc = tuple[str | int, ...]


class Judged(NamedTuple):
    """A record as it would be written: its text, all findings, and those with a field by where that is."""

    text: str
    findings: list[Finding]
    draw: Callable[[], DrawnPage] | None
    placed: dict[Loc, list[Finding]]
    general: list[Finding]
    """Those that belong to no field."""

    @property
    def is_faulty(self) -> bool:
        return has_errors(self.findings)


def judge(site: Site, record: Record, data: dict[str, Tree], media: Media) -> Judged:
    """Judge ``data`` as the record, which need not be there yet."""
    text = written(record, data)
    judgement = record.kind.judge(site, record, text, media)
    findings = ordered(judgement.findings)
    placed: dict[Loc, list[Finding]] = {}
    general: list[Finding] = []
    places = Places(text, record)
    if record.kind.entries:
        findings = [finding for finding in findings if places.is_own(finding)]
    for finding in findings:
        loc = places.of(finding)
        if loc:
            placed.setdefault(loc, []).append(finding)
        else:
            general.append(finding)
    return Judged(text, findings, judgement.draw, placed, general)


def written(record: Record, data: dict[str, Tree]) -> str:
    """The text of the file with ``data``, in canonical form; of faulty data, one from which the same data are read."""
    if record.kind.entries:
        return _with_entry(record, data, record.kind.entries)
    if not record.kind.body:
        return _canonical(record, data)
    head, body = _head(record, data), _text(data)
    if record.raw and not record.findings:  # what was not changed stays to the letter
        document, old, _ = yaml_read.load_front_matter(record.raw, record.path)
        if document and _without_body(data) == document.data:
            head = f"{document.text}---\n"
        if data.get(BODY) == record.data.get(BODY):
            body = old.text
    return head + body


def _with_entry(record: Record, data: dict[str, Tree], of: EntriesOf) -> str:
    """The file with another entry, or without it where that is empty."""
    document = yaml_read.load(record.raw, record.path)[0] if record.raw else None
    whole = dict(document.data) if document else {}
    here = whole.get(of.key)
    entries = {**here, record.slug: data} if isinstance(here, dict) else {record.slug: data}
    filled: dict[str, Tree] = whole | {of.key: {id_: entry for id_, entry in entries.items() if entry}}
    text, _ = fmt.with_data(Document(record.path, filled, "{}\n"), filled, of.model)
    return text if text is not None else emit(filled)


def _head(record: Record, data: dict[str, Tree]) -> str:
    return f"---\n{_canonical(record, _without_body(data))}---\n"


def _text(data: dict[str, Tree]) -> str:
    body = data.get(BODY)
    text = body.strip("\n") if isinstance(body, str) else ""
    return f"\n{text}\n" if text else ""


def _without_body(data: dict[str, Tree]) -> dict[str, Tree]:
    return {key: value for key, value in data.items() if key != BODY}


def _canonical(record: Record, data: dict[str, Tree]) -> str:
    text, _ = fmt.with_data(Document(record.path, data, "{}\n"), data, record.kind.model)
    return text if text is not None else emit(data)


# ── Places ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Places:
    """Where in a text its fields stand, to find the field that a finding is about."""

    def __init__(self, text: str, record: Record) -> None:
        self._path, self._fields = record.path, record.kind.fields
        self._top: Loc = (record.kind.entries.key, record.slug) if record.kind.entries else ()
        self._places: list[tuple[tuple[int, int], Loc]] = []
        if record.kind.body:
            document, body, _ = yaml_read.load_front_matter(text.encode(), record.path)
            text = document.text if document else "{}\n"
            self._places.append(((body.line, 0), (BODY,)))
        self._gather(yaml_parser.nodes(text), ())
        # Where several begin at one place, the outer one comes last: that is the one that is found.
        self._places.sort(key=lambda place: (place[0], -len(place[1])))
        self._starts = [start for start, _ in self._places]

    def _gather(self, node: Node, loc: Loc) -> None:
        self._places.append((node.value, loc))
        for step, child in node.children.items():
            self._places.append((child.key, (*loc, step)))
            self._gather(child, (*loc, step))

    def is_own(self, finding: Finding) -> bool:
        """Whether the finding is about the record, where the file holds others too."""
        return self._at(finding)[: len(self._top)] == self._top

    def of(self, finding: Finding) -> Loc:
        """The field of the form; ``()`` where the finding is about none."""
        loc = self._at(finding)
        return _in_form(loc[len(self._top) :], finding, self._fields) if loc[: len(self._top)] == self._top else ()

    def _at(self, finding: Finding) -> Loc:
        source = finding.source
        if source.path != self._path or not source.line:
            return ()
        at = bisect_right(self._starts, (source.line, source.column)) - 1
        return self._places[at][1] if at >= 0 else ()


def _in_form(loc: Loc, finding: Finding, fields: Sequence[FormField]) -> Loc:
    """``loc``, as far as the form has it; in a mapping the field that the finding names, if it names one."""
    found: Loc = ()
    within: Sequence[FormField] = fields
    for step in loc:
        if isinstance(step, int):
            if within:  # an item of a list of mappings; of other lists the field is meant
                found = (*found, step)
            continue
        field = next((each for each in within if each.key == step), None)
        if field is None:
            return found
        found, within = (*found, step), field.inner
    names = dict(finding.facts).get("key", "")
    words = f"{finding.message('vi')} {finding.rule.vi.hint}"
    named = next((each for each in within if each.key == names or f"“{each.key}”" in words), None)
    return (*found, named.key) if named else found
