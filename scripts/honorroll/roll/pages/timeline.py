"""A life and its honours in the order of time, on the page of an honoree whose profile tells what happened when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import day_first
from honorroll.content.award import Award
from honorroll.content.life_dates import is_deceased
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.pages.words import NO_YEAR, award_name
from honorroll.roll.pages import life
from honorroll.roll.published import Published

#: So many awards stand beside what else happened, the highest; all of them are in the list of awards.
MOST_AWARDS = 12
_NEVER = "9999-99"


class TimelineEntry(NamedTuple):
    """What stands at a date."""

    date: str
    """As exact as it is known, for the order; ``""`` stands before all others."""
    when: str
    what: Html
    honours: bool = False


def section(honoree: Published, awards: Sequence[Award], vocabulary: Vocabulary) -> Html:
    """Events, positions and awards together; positions alone where the profile tells of no events.

    ``awards`` are in the order of their rank. Those without a year come last, and say so.
    """
    if not honoree.timeline:
        return life.roles(honoree)
    entries = sorted((*_life(honoree), *_honours(awards, vocabulary)), key=_order)
    items = "".join(map(_item, entries))
    return Html(
        '<section class="hr-roles hr-timeline" aria-labelledby="dau-moc">\n<h2 id="dau-moc">Dấu mốc</h2>\n'
        f"<ol>\n{items}</ol>\n</section>\n"
    )


def _order(entry: TimelineEntry) -> str:
    """An honour of which the year alone is known comes after what happened in that year: it is for a deed before it.
    One without a year comes after everything.
    """
    if entry.honours and not entry.date:
        return _NEVER
    return f"{entry.date}-13" if entry.honours and len(entry.date) == len("2022") else entry.date


def _life(honoree: Published) -> Iterator[TimelineEntry]:
    for event in honoree.timeline:
        cite = f' <a class="hr-cite" href="#nguon-{event.source}">nguồn {event.source}</a>' if event.source else ""
        yield TimelineEntry(event.date, day_first(event.date), Html(f"{esc(event.text)}{cite}"))
    ended = is_deceased(honoree.died, honoree.honorific)
    for role in honoree.roles:
        where = f", {role.unit}" if role.unit and role.position else ""
        what = esc(f"{role.position or role.unit or ''}{where}")
        yield TimelineEntry(
            role.start or role.end or "", life.span(role.start or "", role.end or "", ended=ended), what
        )


def _honours(awards: Sequence[Award], vocabulary: Vocabulary) -> Iterator[TimelineEntry]:
    granted = [award for award in awards if award.status == "granted"]
    for award in granted[:MOST_AWARDS]:
        year = str(award.year or "")
        decided = (award.decision.date if award.decision else None) or ""
        when = decided if year and decided.startswith(year) else year
        yield TimelineEntry(
            when,
            day_first(when) if when else NO_YEAR,
            esc(award_name(award, vocabulary.titles[award.title])),
            honours=True,
        )


def _item(entry: TimelineEntry) -> str:
    honour = ' class="hr-honour"' if entry.honours else ""
    what = f'<span class="hr-role">{entry.what}</span>' if entry.honours else f"<span>{entry.what}</span>"
    return f'<li{honour}><span class="hr-role-when">{esc(entry.when)}</span>{what}</li>\n'
