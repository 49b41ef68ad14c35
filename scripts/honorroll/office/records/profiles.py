"""Profiles as records of the desk: judged as ``check`` judges them, the rules over the whole roll among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from honorroll.base.findings import Finding, has_errors
from honorroll.content import profile_scan
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import FOLDERS, Kind
from honorroll.content.profile_scan import PROFILE, ProfileFile
from honorroll.content.scan import UNSIGNED
from honorroll.formats.html import EMPTY
from honorroll.formats.yaml_read import Document, Tree
from honorroll.office.records.form_fields import fields_of
from honorroll.office.records.people import facts_at, profile_facts
from honorroll.office.records.record_kind import Beside, DrawnPage, Judgement, Media, Record, RecordKind
from honorroll.office.records.roster import as_file
from honorroll.office.records.site import Site
from honorroll.pages import addresses, foot
from honorroll.pages.html import FOOT, MENTIONS, RELATED
from honorroll.pages.words import KINDS as KIND_LABELS
from honorroll.roll import read as roll_read
from honorroll.roll.profile import Profile
from honorroll.roll.rules import whole_roll
from honorroll.roll.rules.roll import RESERVED, JudgedRoll

#: What tells one person from another: not the texts about them.
TELLING = tuple(field for field in fields_of(Honoree) if field.declared.consent == "name")


def distinct_from(data: Mapping[str, Tree]) -> list[Tree]:
    """The slugs of those who are somebody else, as the profile names them."""
    named = data.get("distinct_from")
    return named if isinstance(named, list) else []


def told_apart(data: dict[str, Tree], slugs: Iterable[str]) -> dict[str, Tree]:
    """``data`` with the answer that these are somebody else, so that neither the desk nor ``check`` asks again."""
    return data | {"distinct_from": [*distinct_from(data), *slugs]}


def _judge(site: Site, record: Record, text: str, media: Media) -> Judgement:
    given = site.frame().given._replace(looks=site.looks(media))
    kind = _kind(record)
    file = ProfileFile(kind, record.slug, record.path, UNSIGNED, record.beside.files, record.beside.media)
    profile, findings = roll_read.profile(file, text.encode(), given)
    if profile is None:
        return Judgement(findings)
    findings = findings + roll_read.story_faults(profile)
    if not has_errors(findings):
        findings += _whole_roll(site, profile, text)
    return Judgement(findings, partial(_draw, site, profile))


def _kind(record: Record) -> Kind:
    if record.kind.honoree is None:
        raise ValueError(record.kind.name)
    return record.kind.honoree


def _whole_roll(site: Site, profile: Profile, text: str) -> Iterator[Finding]:
    """What the rules over the whole roll say of this profile among those that it can collide with."""
    own = profile_facts(site, profile)
    rows = site.roster.rows()
    others = {row.path for row in site.roster.named(own.folded, profile.document.path)} if own.folded else set()
    others |= {row.path for row in rows.values() if row.has_former}
    group = {facts.path: facts for facts in site.photographed() if facts.path in rows} if own.likeness else {}
    group |= {facts.path: facts for path in sorted(others) if (facts := facts_at(site, path))}
    group[own.path] = own
    files = {row.path: as_file(row) for row in rows.values()}
    files.setdefault(own.path, ProfileFile(profile.kind, profile.slug, own.path, UNSIGNED, ()))
    there = partial(roll_read.document, site.root)

    def document(path: str) -> Document | None:
        return replace(profile.document, text=text) if path == own.path else there(path)

    roll = JudgedRoll(
        [group[path] for path in sorted(group)], [files[path] for path in sorted(files)], site.today, document
    )
    for scope in whole_roll.RULES:
        for finding in scope.rule(roll):
            if finding.source.path == own.path or any(value == own.path for _, value in finding.facts):
                yield finding


def _draw(site: Site, profile: Profile) -> DrawnPage:
    """The page without what needs the whole roll: related honorees, conferences and posts that speak of the honoree."""
    frame = site.frame()
    whole = roll_read.coded(roll_read.to_be_published(profile, frame.given.studio), frame.given)
    drawn, _ = roll_read.drawn(whole)
    fragment = str(drawn.fragment)
    around = EMPTY
    if settings := frame.settings:
        url = f"{settings.url}{addresses.honoree(profile.slug)}"
        around = foot.foot(settings, drawn.title, url, profile.document.path)
    for mark, html in ((RELATED, EMPTY), (MENTIONS, EMPTY), (FOOT, around)):
        fragment = fragment.replace(mark, html)
    return DrawnPage(addresses.section(addresses.ROLL), drawn, fragment, roll_read.sets_of(whole))


def _look(folder: str, site: Site, slug: str) -> Beside:
    file, _ = profile_scan.look_at(site.root, f"{folder}/{slug}/{PROFILE}")
    if file is None:
        raise FileNotFoundError(slug)
    return Beside(file.files, file.media)


def _taken(site: Site, _: Record) -> frozenset[str]:
    return frozenset(row.slug for row in site.roster.rows().values()) | RESERVED


def _kind_of(name: str, kind: Kind) -> RecordKind:
    top = f"honorees/{name}"
    return RecordKind(
        name,
        KIND_LABELS[kind],
        "hồ sơ",
        Honoree,
        "name",
        "list",
        "/",
        path_of=lambda slug: f"{top}/{slug}/{PROFILE}",
        folder_of=lambda slug: f"{top}/{slug}",
        url_of=addresses.honoree,
        judge=_judge,
        taken=_taken,
        honoree=kind,
        look=partial(_look, top),
    )


PROFILES = tuple(_kind_of(name, kind) for name, kind in FOLDERS.items())
