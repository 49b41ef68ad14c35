"""What a ceremony kit is made of: the programme of a conference, and whom it honours, in the order of calling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import long_date
from honorroll.conferences import gather, timetable
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.particulars import Person as ProgrammePerson
from honorroll.conferences.words import ITEMS
from honorroll.content.kinds import ItemKind, Kind
from honorroll.content.vocabulary import Vocabulary
from honorroll.media.renditions import RenditionSet
from honorroll.office.printed import people
from honorroll.office.printed.people import Person, PrintedAward
from honorroll.site.read import Contents

NO_CONFERENCE = Rule(
    "ceremony-unknown",
    "error",
    Text("Không có hội nghị “{slug}”.", "{near_vi}Ghi tên thư mục trong content/conferences."),
    Text("There is no conference “{slug}”.", "{near}Give the name of its folder in content/conferences."),
)
NOBODY = Rule(
    "ceremony-empty",
    "error",
    Text(
        "Hội nghị chưa có chương trình và chưa ghi ai được vinh danh, nên chưa có gì để làm.",
        "Ghi “programme” và “honorees” trong tệp này.",
    ),
    Text("The conference has no programme and honours nobody yet.", "State “programme” and “honorees” in this file."),
)
#: At a ceremony collectives are called before households and people.
_ORDER: dict[Kind, int] = {"collective": 0, "household": 1, "individual": 2}


class Speaker(NamedTuple):
    """Somebody in the programme."""

    name: str
    position: str
    role: str


class Item(NamedTuple):
    """An item of the programme; ``time`` is ``08:15``, ``day`` is stated where there are several."""

    kind: ItemKind
    title: str
    time: str
    day: str
    track: str
    note: str
    speakers: tuple[Speaker, ...]


class Honoured(NamedTuple):
    """Somebody who is honoured: the number in the order of calling, and for what; ``award`` is None where no award is
    stated.
    """

    number: int
    person: Person
    award: PrintedAward | None
    is_given: bool
    """Whether the award is given at this conference: its profile says so, or it is of that year."""

    @property
    def title(self) -> str:
        return self.award.name if self.award else ""

    @property
    def called(self) -> str:
        return " ".join(filter(None, (self.person.honorific, self.person.name)))

    @property
    def who(self) -> str:
        """Position and unit, or the place."""
        return self.person.role or self.person.short_role


class Ceremony(NamedTuple):
    """All that the kit is made of; ``sets`` are the pictures of the portraits."""

    slug: str
    name: str
    day: str
    """In words, ``""`` where it is not known."""
    venue: str
    organiser: str
    site: str
    """The address of the site."""
    has_proof: bool
    """Whether awards have pages by which they are checked."""
    items: tuple[Item, ...]
    honoured: tuple[Honoured, ...]
    sets: tuple[RenditionSet, ...]

    def by_title(self) -> Iterator[tuple[str, list[Honoured]]]:
        """In the order of calling, each title with those who receive it; ``""`` for those of whom none is stated."""
        for title, members in groupby(self.honoured, lambda each: each.title):
            yield title, list(members)


def ceremony(contents: Contents, slug: str) -> tuple[list[Finding], Ceremony | None]:
    """The conference with this slug, now or formerly; findings where there is none, or nothing to be made of it."""
    known = contents.conferences.conferences
    facts = next((each for each in known if slug in (each.slug, *each.former_slugs)), None)
    if facts is None:
        near = Nearest([each.slug for each in known], {each.name: each.slug for each in known}).to(slug)
        return [NO_CONFERENCE.at(Source("content/conferences"), slug=slug, **suggestion(near))], None
    roll = contents.roll.roll
    there = [one for one in facts.honorees if (row := roll.honoree(one)) and not row.withdrawn]
    year = int(facts.first[:4]) if facts.first else 0
    honoured, sets = list[tuple[Person, PrintedAward | None]](), list[RenditionSet]()
    for profile, person in people.printed(contents.roll.wholes(there), len(there)):
        honoured.append((person, _award(person, facts.slug, year)))
        if set_ := people.portrait_set(profile):
            sets.append(set_)
    items = tuple(_items(contents, facts))
    if not items and not honoured:
        return [NOBODY.at(Source(facts.path))], None
    ordered = _in_order(honoured, contents.vocabulary)
    return [], Ceremony(
        facts.slug,
        facts.name,
        facts.when,
        facts.venue,
        facts.organiser or contents.settings.owner,
        contents.settings.url,
        contents.settings.proof,
        items,
        tuple(
            Honoured(n, person, award, award is not None and (award.conference == facts.slug or award.year == year))
            for n, (person, award) in enumerate(ordered, 1)
        ),
        tuple(sets),
    )


def _award(person: Person, conference: str, year: int) -> PrintedAward | None:
    """The award that was given there; where none says so, the highest of that year, else the highest."""
    here = [award for award in person.awards if award.conference == conference]
    of_year = [award for award in person.awards if award.year == year]
    return next(iter([*here, *of_year, *person.awards]), None)


def _in_order(
    honoured: Sequence[tuple[Person, PrintedAward | None]], vocabulary: Vocabulary
) -> list[tuple[Person, PrintedAward | None]]:
    """By the rank of title and class, within them by kind; those of one kind as the conference lists them."""

    def rank(pair: tuple[Person, PrintedAward | None]) -> tuple[int, int, str, int]:
        person, award = pair
        if award is None:
            return 1_000_000, 0, "", _ORDER[person.kind]
        title = vocabulary.titles[award.title]
        class_ = next((n for n, each in enumerate(title.classes) if each in award.name), len(title.classes))
        return title.rank, class_, award.name, _ORDER[person.kind]

    return sorted(honoured, key=rank)


# ── The programme ──────────────────────────────────────────────────────────────────────────────────────────────────


def _items(contents: Contents, facts: ConferenceFacts) -> Iterator[Item]:
    details = gather.details_of(contents.conferences.gathered, facts, contents.vocabulary)
    first = date.fromisoformat(facts.first[:10]) if facts.grain in ("day", "minute") else None
    scheduled = timetable.schedule(details.conference.programme, first)
    several = len({each.day for each in scheduled}) > 1
    for each in scheduled:
        item = each.item
        people_ = tuple(_speakers(contents, item.people))
        yield Item(
            item.kind,
            item.title or ITEMS[item.kind],
            item.start or "",
            long_date(each.day) if several and each.day else "",
            timetable.track_of(item),
            item.note or "",
            people_,
        )


def _speakers(contents: Contents, persons: Sequence[ProgrammePerson]) -> Iterator[Speaker]:
    for person in persons:
        if person.honoree:
            row = contents.roll.roll.honoree(person.honoree)
            if row and not row.withdrawn:
                yield Speaker(row.name, person.position or row.unit, person.role or "")
        else:
            yield Speaker(person.name or "", person.position or "", person.role or "")
