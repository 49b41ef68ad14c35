"""What ``honorroll check`` would say of one profile as it stands in a form, before anything is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from honorroll.base.findings import Finding, has_errors, ordered
from honorroll.content import parse
from honorroll.content.honoree import Honoree
from honorroll.content.model import Facts
from honorroll.content.profile_scan import ProfileFile
from honorroll.formats import yaml_parser, yaml_read
from honorroll.formats.yaml_parser import Node
from honorroll.formats.yaml_read import Document, Tree
from honorroll.formats.yaml_write import emit
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import MediaInfo
from honorroll.office import fmt
from honorroll.office.desk.form_fields import FormField, fields_of
from honorroll.office.desk.roster import as_file
from honorroll.office.desk.site import Site
from honorroll.roll import read as roll_read
from honorroll.roll.facts import facts_of
from honorroll.roll.profile import Profile
from honorroll.roll.rules import whole_roll
from honorroll.roll.rules.roll import Roll

Loc = tuple[str | int, ...]


class Judged(NamedTuple):
    """A profile as it would be written: its text, all findings, and those with a field by where that is."""

    text: str
    findings: list[Finding]
    profile: Profile | None
    placed: dict[Loc, list[Finding]]
    general: list[Finding]
    """Those that belong to no field."""

    @property
    def is_faulty(self) -> bool:
        return has_errors(self.findings)


def judge(site: Site, file: ProfileFile, data: dict[str, Tree], looks: Mapping[str, MediaInfo]) -> Judged:
    """Judge ``data`` as the profile ``file``, which need not be there yet. ``looks`` are its photos by path."""
    text = _text(file.path, data)
    given = site.frame().given._replace(looks=looks)
    profile, findings = roll_read.profile(file, text.encode(), given)
    if profile:
        findings = findings + roll_read.story_faults(profile)
        if not has_errors(findings):
            findings += _whole_roll(site, profile, text)
    findings = ordered(findings)
    placed: dict[Loc, list[Finding]] = {}
    general: list[Finding] = []
    places = Places(text, file.path)
    for finding in findings:
        loc = places.of(finding)
        if loc:
            placed.setdefault(loc, []).append(finding)
        else:
            general.append(finding)
    return Judged(text, findings, profile, placed, general)


def _text(path: str, data: dict[str, Tree]) -> str:
    """The canonical text; of faulty data, one from which the same data are read."""
    text, _ = fmt.with_data(Document(path, data, "{}\n"), data)
    return text if text is not None else emit(data)


# ── The whole roll ─────────────────────────────────────────────────────────────────────────────────────────────────


def _whole_roll(site: Site, profile: Profile, text: str) -> Iterator[Finding]:
    """What the rules over the whole roll say of this profile among those that it can collide with."""
    own = facts_of_profile(profile, site.frame().given.studio)
    rows = site.roster.rows()
    others = {row.path for row in site.roster.named(own.folded, profile.document.path)} if own.folded else set()
    others |= {row.path for row in rows.values() if row.has_former}
    group = {facts.path: facts for facts in site.photographed() if facts.path in rows} if own.likeness else {}
    group |= {facts.path: facts for path in sorted(others) if (facts := facts_at(site, path))}
    group[own.path] = own
    files = {row.path: as_file(row) for row in rows.values()}
    files.setdefault(own.path, ProfileFile(profile.kind, profile.slug, own.path, (0, 0, 0, 0), ()))
    there = partial(roll_read.document, site.root)

    def document(path: str) -> Document | None:
        return replace(profile.document, text=text) if path == own.path else there(path)

    roll = Roll([group[path] for path in sorted(group)], [files[path] for path in sorted(files)], site.today, document)
    for scope in whole_roll.RULES:
        for finding in scope.rule(roll):
            if finding.source.path == own.path or any(value == own.path for _, value in finding.facts):
                yield finding


def facts_of_profile(profile: Profile, studio: PictureSettings) -> Facts:
    shown = roll_read.to_be_published(profile, studio)
    return facts_of(
        profile.slug, profile.kind, profile.document.path, shown.honoree, profile.vocabulary, b"", shown.album
    )


def facts_at(site: Site, path: str) -> Facts | None:
    """The facts of another profile; None where it is faulty, which is told elsewhere."""
    row = site.roster.rows().get(path)
    if row is None:
        return None
    try:
        raw = yaml_read.read_bytes(site.root, path)
    except OSError:
        return None
    document, _ = yaml_read.load(raw, path)
    if document is None:
        return None
    honoree, _ = parse.honoree(document)
    if honoree is None:
        return None
    given = site.frame().given
    whole = Profile(row.kind, row.slug, document, honoree, (), given.vocabulary, given.period, {}, given.today)
    try:
        return facts_of_profile(whole, given.studio)
    except KeyError:  # it names what no vocabulary knows
        return None


# ── Places ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Places:
    """Where in a text its fields stand, to find the field that a finding is about."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._places: list[tuple[tuple[int, int], Loc]] = []
        self._gather(yaml_parser.nodes(text), ())
        # Where several begin at one place, the outer one comes last: that is the one that is found.
        self._places.sort(key=lambda place: (place[0], -len(place[1])))
        self._starts = [start for start, _ in self._places]

    def _gather(self, node: Node, loc: Loc) -> None:
        self._places.append((node.value, loc))
        for step, child in node.children.items():
            self._places.append((child.key, (*loc, step)))
            self._gather(child, (*loc, step))

    def of(self, finding: Finding) -> Loc:
        """The field of the form; ``()`` where the finding is about none."""
        source = finding.source
        if source.path != self._path or not source.line:
            return ()
        at = bisect_right(self._starts, (source.line, source.column)) - 1
        return _in_form(self._places[at][1] if at >= 0 else (), finding)


def _in_form(loc: Loc, finding: Finding) -> Loc:
    """``loc``, as far as the form has it; in a mapping the field that the finding names, if it names one."""
    fields: Sequence[FormField] = fields_of(Honoree)
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
    words = f"{finding.rule.vi.message} {finding.rule.vi.hint}"
    named = next((each for each in within if each.key == names or f"“{each.key}”" in words), None)
    return (*found, named.key) if named else found
