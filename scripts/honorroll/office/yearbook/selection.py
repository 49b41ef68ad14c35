"""Who is in a yearbook: everybody who was honoured, or those of a year, a title, a ward, a conference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.nearest import Nearest
from honorroll.content.model import Facts
from honorroll.pages import addresses
from honorroll.site.read import Contents

UNKNOWN = Rule(
    "yearbook-selection",
    "error",
    Text("{option}: không có “{id}”.", "{near_vi}Ghi mã như trong {where}."),
    Text("{option}: there is no “{id}”.", "{near}Give the id as it stands in {where}."),
)
NOBODY = Rule(
    "yearbook-empty",
    "error",
    Text("Không ai được vinh danh khớp với phần đã chọn, nên không có gì để in.", "Bớt điều kiện chọn rồi chạy lại."),
    Text("Nobody who was honoured is in the selection, so there is nothing to print.", "Choose less strictly."),
)


class Selection(NamedTuple):
    """What was asked for; an honoree must fit all of it. ``year`` and ``title`` must be true of one and the same award.

    ``place`` is an id of ``places.yml`` and takes in what lies in it or became it; 0 and ``""`` ask for nothing.
    """

    year: int = 0
    title: str = ""
    place: str = ""
    conference: str = ""


def faults(selection: Selection, contents: Contents) -> Iterator[Finding]:
    """The ids of a selection that the site does not have."""
    vocabulary = contents.vocabulary
    conferences = {facts.slug: facts.name for facts in contents.conferences.conferences}
    places = {id_: name.heading for id_, name in vocabulary.gazetteer.names.items()}
    titles = {id_: title.name for id_, title in vocabulary.titles.items()}
    for option, id_, known, where in (
        ("--title", selection.title, titles, "content/vocabulary/titles.yml"),
        ("--ward", selection.place, places, "content/vocabulary/places.yml"),
        ("--conference", selection.conference, conferences, "content/conferences"),
    ):
        if id_ and id_ not in known:
            near = Nearest(known, {name: each for each, name in known.items()}).to(id_)
            yield UNKNOWN.at(Source(where), option=option, id=id_, where=where, **suggestion(near))


def slugs(selection: Selection, contents: Contents) -> list[str]:
    """Those who were honoured and fit, in the order of names."""
    roll = contents.roll.roll
    chosen = [slug for slug, _ in roll.honoured()]
    if selection.place:
        there = {member.slug for member in roll.members(addresses.place(selection.place))}
        chosen = [slug for slug in chosen if slug in there]
    if selection.conference:
        known = contents.conferences.conferences
        honoured = frozenset(next(each.honorees for each in known if each.slug == selection.conference))
        chosen = [slug for slug in chosen if slug in honoured]
    if selection.year or selection.title:
        awarded = {facts.slug for facts in roll.honorees("WHERE withdrawn = 0") if _has_award(facts, selection)}
        chosen = [slug for slug in chosen if slug in awarded]
    return chosen


def _has_award(facts: Facts, selection: Selection) -> bool:
    return any(
        award.status == "granted"
        and (not selection.year or award.year == selection.year)
        and (not selection.title or award.title == selection.title)
        for award in facts.awards
    )


def words(selection: Selection, contents: Contents) -> list[str]:
    """What was selected, for the cover: ``Năm 2024``, ``Phường Ví Dụ``."""
    vocabulary = contents.vocabulary
    conferences: Mapping[str, str] = {facts.slug: facts.name for facts in contents.conferences.conferences}
    return [
        *([conferences[selection.conference]] if selection.conference else ()),
        *([vocabulary.titles[selection.title].name] if selection.title else ()),
        *([vocabulary.gazetteer.names[selection.place].heading] if selection.place else ()),
        *([f"Năm {selection.year}"] if selection.year else ()),
    ]
