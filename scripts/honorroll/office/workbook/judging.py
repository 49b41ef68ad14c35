"""What ``honorroll check`` would say of the profiles that an import would write, told of the cells they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from honorroll.base import progress
from honorroll.base.findings import Finding, has_errors
from honorroll.base.parallel import batches, start_shared
from honorroll.content import parse, profile_scan
from honorroll.content.model import Facts
from honorroll.content.profile_scan import ProfileFile
from honorroll.content.scan import MEDIA, SCANS
from honorroll.formats import garbled, yaml_read
from honorroll.formats.yaml_read import Document
from honorroll.formats.yaml_write import emit
from honorroll.media import drawer, inspection
from honorroll.media.renditions import MediaInfo
from honorroll.office import fmt
from honorroll.office.records.judge import Places
from honorroll.office.records.people import facts_at, facts_with
from honorroll.office.records.roster import as_file
from honorroll.office.records.site import Site
from honorroll.office.workbook import rules
from honorroll.office.workbook.entries import CellFinding
from honorroll.office.workbook.planned import Planned
from honorroll.roll import read as roll_read
from honorroll.roll.read import Given
from honorroll.roll.rules import whole_roll
from honorroll.roll.rules.roll import LIKELY_DUPLICATE, JudgedRoll

_NEW = (0, 0, 0, 0)


class _Judged(NamedTuple):
    """The text of a profile, what is told of its cells, and its facts where it is faultless."""

    text: str
    told: list[CellFinding]
    facts: Facts | None


def judge(site: Site, planned: Sequence[Planned]) -> Iterator[CellFinding]:
    """Write the text of each profile, and tell what is wrong with it."""
    progress.stage("judging")
    given = site.frame().given._replace(looks=_looks(site, planned))
    work = partial(_judged, site.root, given)
    judged = [each for part in start_shared(work, planned)() for each in part]
    by_path = {each.path: each for each in planned}
    own: list[Facts] = []
    for each, result in zip(planned, judged, strict=True):
        each.text = result.text
        yield from result.told
        if result.facts:
            own.append(result.facts)
    for finding in _whole_roll(site, planned, own):
        if each_ := by_path.get(finding.source.path):
            is_twin = finding.rule.name == LIKELY_DUPLICATE.name
            yield from [_twin(each_, by_path, finding)] if is_twin else _told(each_, [finding])


def _judged(root: Path, given: Given, planned: Sequence[Planned]) -> list[_Judged]:
    done: list[_Judged] = []
    for batch in batches(planned):
        honorees = [parse.honoree(Document(each.path, each.data, "{}\n"), given.vocabulary)[0] for each in batch]
        texts = [
            emit(fmt.to_data(honoree) if honoree else each.data) for each, honoree in zip(batch, honorees, strict=True)
        ]
        for each, honoree, text in zip(batch, honorees, texts, strict=True):
            each.text = text
            file = _file(root, each)
            if honoree:
                document, faults = yaml_read.load(text.encode(), each.path)
                profile, findings = roll_read.judged(file, document, honoree, faults, given)
            else:
                profile, findings = roll_read.profile(file, text.encode(), given)
            is_faultless = profile is not None and not has_errors(findings)
            facts = facts_with(given.studio, profile) if profile and is_faultless else None
            done.append(_Judged(text, list(_told(each, findings)), facts))
    return done


def _twin(planned: Planned, by_path: Mapping[str, Planned], finding: Finding) -> CellFinding:
    """That two may be one person, with what to write into the workbook."""
    facts = dict(finding.facts)
    other = by_path.get(str(facts["other"]))
    new = next((each for each in (planned, other) if each and each.is_new), None)
    if new:
        return CellFinding(planned.at, rules.MAY_BE_ONE.at(finding.source, **facts, row=new.at))
    slug = str(facts["other"]).split("/")[-2]
    return CellFinding(planned.at, rules.MAY_BE_ONE_PROFILE.at(finding.source, **facts, slug=slug))


def _looks(site: Site, planned: Sequence[Planned]) -> dict[str, MediaInfo]:
    """What is known of the photos and scans of profiles that change, and of the new photos."""
    media: dict[str, tuple[Path, object]] = {}
    new: dict[str, bytes] = {}
    for each in planned:
        file = None if each.is_new else profile_scan.look_at(site.root, each.path)[0]
        for name, signature in file.media if file else ():
            if name not in each.gone and name not in each.photos:
                media[f"{each.record.folder}/{name}"] = site.root / each.record.folder / name, signature
        new |= {f"{each.record.folder}/{name}": data for name, data in each.photos.items()}

    def look(worker: drawer.Worker, path: str) -> tuple[str, MediaInfo]:
        return path, inspection.inspect_photo(worker, new[path])

    looks = site.looks(media) if media else {}
    return looks | (dict(drawer.local()(look, list(new))) if new else {})


def _file(root: Path, planned: Planned) -> ProfileFile:
    """The profile with the files that will be beside it."""
    there = profile_scan.look_at(root, planned.path)[0] if not planned.is_new else None
    names = {*(there.files if there else ()), *planned.photos} - set(planned.gone)
    media = tuple((name, _NEW) for name in sorted(names) if name.lower().endswith(MEDIA + SCANS))
    return ProfileFile(planned.kind, planned.slug, planned.path, _NEW, tuple(sorted(names)), media)


def _told(planned: Planned, findings: Iterable[Finding]) -> Iterator[CellFinding]:
    if not findings:
        return
    places = Places(planned.text, planned.record)
    for finding in findings:
        if finding.rule.name == "missing" and dict(finding.facts).get("key") == "publication":
            continue  # told of the sheet by the plan
        loc = places.of(finding)
        at = planned.at
        for n in range(len(loc), 0, -1):
            if loc[:n] in planned.places:
                at = planned.places[loc[:n]]
                break
        is_garbled = finding.rule is garbled.GARBLED  # whose hint names a command that mends no workbook
        yield CellFinding(
            at, Finding(finding.source, rules.GARBLED_CELL, finding.facts) if is_garbled else finding, loc
        )


def _whole_roll(site: Site, planned: Sequence[Planned], own: Sequence[Facts]) -> Iterator[Finding]:
    """What the rules over the whole roll say of these among all others."""
    rows = site.roster.rows()
    paths = {facts.path for facts in own}
    former = (row.path for row in rows.values() if row.has_former and row.path not in paths)
    group = [*own, *(facts for path in former if (facts := facts_at(site, path)))]
    files = {row.path: as_file(row) for row in rows.values()}
    files |= {each.path: ProfileFile(each.kind, each.slug, each.path, _NEW, ()) for each in planned}
    texts = {each.path: each for each in planned}

    def document(path: str) -> Document | None:
        each = texts.get(path)
        return Document(path, each.data, each.text) if each else roll_read.document(site.root, path)

    roll = JudgedRoll(
        sorted(group, key=lambda facts: facts.path),
        [files[path] for path in sorted(files)],
        site.today,
        document,
        lambda: [row.slug for row in rows.values()],
    )
    for scope in whole_roll.RULES:
        yield from scope.rule(roll)
