"""The yearbook (kỷ yếu) as PDF: cover, preface, contents, honorees, awards by title, indexes by name and by ward.

Only what may be published on the day is printed. The same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

from honorroll.base import progress
from honorroll.base.findings import Finding, Source, has_errors
from honorroll.base.vietnamese import long_date, title_key
from honorroll.content import yearbook
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.kinds import KINDS
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import typst
from honorroll.formats.docx import Block, Paragraph
from honorroll.media.renditions import RenditionSet
from honorroll.office.printed import people
from honorroll.office.printed.people import Person
from honorroll.office.printed.templates import template
from honorroll.office.word import papers
from honorroll.office.word.sources import PaperSources
from honorroll.office.yearbook import selection as selecting
from honorroll.office.yearbook.selection import Selection
from honorroll.pages.words import KINDS as KIND_WORDS
from honorroll.roll.wards import is_ward

PaperSize = Literal["a4", "a5"]


class Edition(NamedTuple):
    """Which book: whom it is about, its paper, and folders of fonts for letters that ours lack."""

    selection: Selection = Selection()
    paper: PaperSize = "a4"
    fonts: Sequence[Path] = ()


class Made(NamedTuple):
    """A book: its bytes and how many people are in it, or why there is none."""

    findings: list[Finding]
    data: bytes = b""
    people: int = 0


class _Content(NamedTuple):
    """All that is printed, as it goes to the template, and the portraits that it needs."""

    data: dict[str, Any]
    sets: list[RenditionSet]
    portraits: list[str]
    people: int


def make(root: Path, edition: Edition, today: date) -> Made:
    """The book. Raises PrintExtraMissingError, MissingLettersError, BusyError."""
    typst.require_extra()

    def gathered(sources: PaperSources) -> tuple[list[Finding], _Content | None]:
        contents, selection = sources.contents, edition.selection
        faults = list(selecting.faults(selection, contents))
        slugs = [] if faults else selecting.slugs(selection, contents)
        if not slugs:
            return faults or [selecting.NOBODY.at(Source("honorees"))], None
        return [], _content(sources, slugs, edition)

    findings, result = papers.with_sources(root, today, gathered)
    if result is None:
        return Made(findings)
    faults, content = result
    findings = [*findings, *faults]
    if content is None:
        return Made(findings)
    findings += people.draw_portraits(root, content.sets)
    if has_errors(findings):
        return Made(findings)
    progress.stage("typesetting")
    with people.gallery(root, content.portraits) as folder:
        setting = typst.Setting(template("yearbook"), folder, content.data, edition.fonts)
        return Made(findings, typst.pdf(setting, today), content.people)


def _content(sources: PaperSources, slugs: Sequence[str], edition: Edition) -> _Content:
    contents, settings = sources.contents, sources.contents.settings
    file, vocabulary = yearbook.read(sources.root), contents.vocabulary
    printed: list[Person] = []
    stories: dict[str, list[dict[str, Any]]] = {}
    sets: list[RenditionSet] = []
    for profile, person in people.printed(contents.roll.wholes(slugs), len(slugs)):
        printed.append(person)
        if profile.honoree.story:
            stories[person.slug] = as_json(sources.blocks(profile.honoree.story))
        if portrait := people.portrait_set(profile):
            sets.append(portrait)
    places = {facts.slug: facts.place for facts in contents.roll.roll.in_order()}
    data = {
        "paper": edition.paper,
        "title": file.matter.title,
        "subtitle": file.matter.subtitle or settings.name,
        "selected": selecting.words(edition.selection, contents),
        "period": _period(settings.period.start, settings.period.end),
        "owner": settings.owner,
        "site": settings.url,
        "notice": settings.notice,
        "day": long_date(sources.today),
        "preface": {
            "title": file.matter.preface,
            "text": as_json(sources.blocks(file.preface)),
            "signed": file.matter.signed or "",
        },
        "chapters": [
            {"name": KIND_WORDS[kind], "people": [_entry(each, stories.get(each.slug, ())) for each in members]}
            for kind in KINDS
            if (members := [person for person in printed if person.kind == kind])
        ],
        "titles": list(_by_title(printed, vocabulary)),
        "names": list(_by_name(printed)),
        "wards": list(_by_ward(printed, places, vocabulary.gazetteer)),
        "motifs": people.motif_drawings(printed),
        "lotus": people.drawing("lotus"),
        "bloom": people.drawing("bloom"),
    }
    return _Content(data, sets, [person.portrait for person in printed], len(printed))


def _entry(person: Person, story: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {**person._asdict(), "awards": [award._asdict() for award in person.awards], "story": story}


def _period(start: int | None, end: int | None) -> str:
    return f"{start}–{end}" if start and end else f"Từ năm {start}" if start else f"Đến năm {end}" if end else ""


def as_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks of a text as the templates take them."""
    return [
        {"level": block.level, "item": block.is_item, "runs": [list(run) for run in block.runs]}
        if isinstance(block, Paragraph)
        else {"rows": block.rows}
        for block in blocks
    ]


# ── Indexes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_title(printed: Iterable[Person], vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    """By the rank of the title, those who hold it in the order of names, each once with the years."""
    holders: dict[str, dict[str, list[str]]] = {}
    names = {person.slug: person.name for person in printed}
    for person in printed:
        for award in person.awards:
            suffix = award.name.removeprefix(vocabulary.titles[award.title].name).strip(" ,")
            told = ", ".join(filter(None, (suffix, str(award.year or ""))))
            holders.setdefault(award.title, {}).setdefault(person.slug, []).append(told)
    for id_, title in sorted(vocabulary.titles.items(), key=lambda item: (item[1].rank, item[0])):
        if id_ in holders:
            people_ = [(slug, names[slug], "; ".join(filter(None, told))) for slug, told in holders[id_].items()]
            yield {"name": title.name, "people": people_}


def _by_name(printed: Iterable[Person]) -> Iterator[dict[str, Any]]:
    """By initials, in the order of names; collectives and households after the people."""
    people_ = [person for person in printed if person.kind == "individual"]
    others = sorted(
        (person for person in printed if person.kind != "individual"), key=lambda each: title_key(each.name)
    )
    for ordered in (people_, others):
        if people_ and others and ordered is others:
            yield {"name": "Tập thể, hộ gia đình", "people": ()}
        for letter, members in groupby(ordered, lambda person: person.initial):
            yield {"name": letter, "people": [(each.slug, each.name, "") for each in members]}


def _by_ward(printed: Iterable[Person], places: Mapping[str, str], gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """By the wards of today, those that there were among what became of them; who has no ward, by the place above."""
    members: dict[str, list[tuple[str, str, str]]] = {}
    for person in printed:
        if place := places.get(person.slug):
            now = [id_ for id_ in gazetteer.listed[place] if is_ward(id_, gazetteer) and id_ not in gazetteer.ended]
            then = [id_ for id_ in gazetteer.above[place] if is_ward(id_, gazetteer)]
            for id_ in now or then[:1] or [place]:
                members.setdefault(id_, []).append((person.slug, person.name, ""))
    for id_ in gazetteer.in_order:
        if id_ in members:
            yield {"name": gazetteer.names[id_].heading, "people": members[id_]}
