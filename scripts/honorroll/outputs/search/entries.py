"""What can be found by name: honorees, the lists of the site, and hand-written pages, as ``SearchEntry``s.

Sections give entries of their own (see ``site.section.Section.findable``), and ``name_index.files`` writes them all. An
entry says nothing that its page does not show.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from honorroll.base.vietnamese import fold, number, slug
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.model import Card
from honorroll.content.vocabulary import Vocabulary
from honorroll.media.renditions import GROUP, PORTRAIT, rendition_url
from honorroll.outputs.search import address_forms
from honorroll.pages import addresses
from honorroll.pages.found import SearchEntry, What
from honorroll.pages.pictures import CARD_WIDTHS
from honorroll.roll.database import Roll
from honorroll.roll.lists import KINDS, OF_FIELD, OF_PLACE, OF_TITLE, name_of
from honorroll.roll.rows import Searched

#: How many lists of each kind are suggested.
SUGGESTED = 2

_LETTERS: dict[What, str] = {
    "individual": "i",
    "collective": "c",
    "household": "h",
    "list": "l",
    "page": "p",
    "conference": "e",
    "news": "n",
}


#: The years in which each title was given, by the address of its list.
TitleYears = dict[str, set[int]]


def honorees(order: Iterable[Searched], vocabulary: Vocabulary, years: TitleYears) -> Iterator[SearchEntry]:
    """An entry for each honoree, in the order of the lists. On the way ``years`` are collected."""
    places = {id_: _place_words(id_, vocabulary) for id_ in vocabulary.places}
    titles = {id_: fold(title.name) for id_, title in vocabulary.titles.items()}
    short = {id_: fold(" ".join(title.abbreviations)) for id_, title in vocabulary.titles.items()}
    names = {id_: named.heading for id_, named in vocabulary.gazetteer.names.items()}
    for facts in order:
        card = facts.card
        granted = [award for award in facts.awards if award.status == "granted"]
        words = dict.fromkeys(short[award.title] for award in granted)
        for award in granted:
            if award.year:
                words[str(award.year)] = None
                years.setdefault(OF_TITLE.url(award.title), set()).add(award.year)
        if facts.place:
            words[places[facts.place]] = None
        if facts.identity:
            words[fold(facts.identity.honorific)] = None
        honorific = fold(facts.identity.honorific) if facts.identity else ""
        calls = ""
        if facts.kind == "individual":
            told = (fold(facts.unit), fold(facts.role), *(titles[award.title] for award in granted))
            calls = address_forms.letters(fold(facts.name), honorific, told)
        yield SearchEntry(
            facts.kind,
            addresses.honoree(facts.slug),
            facts.name,
            card.title,
            names.get(facts.place, ""),
            facts.role,
            card.motif,
            _picture(card),
            facts.identity.other_names if facts.identity else (),
            " ".join(filter(None, words)),
            calls,
        )


def lists(roll: Roll, with_page: Container[str]) -> Iterator[SearchEntry]:
    """The lists that are not empty; and every title and place that has a page, since that says what it is."""
    for kind in KINDS:
        for id_, name in kind.names(roll.words).items():
            url = kind.url(id_)
            if (total := roll.total(url)) or (kind in (OF_TITLE, OF_PLACE) and url in with_page):
                line = f"{kind.result} · {number(total)} hồ sơ"
                words = ""
                if kind is OF_PLACE:
                    words, line = _place_words(id_, roll.vocabulary), line + _made_of(id_, roll.vocabulary.gazetteer)
                aliases = kind.aliases(id_, roll.vocabulary)
                is_empty = "" if total or kind is OF_PLACE else "0"
                yield SearchEntry("list", url, name_of(kind, name), line, aliases=aliases, words=words, calls=is_empty)


def with_years(others: Iterable[SearchEntry], years: TitleYears) -> Iterator[SearchEntry]:
    """The entries, those of titles with the years in which they were given: many type a title and a year."""
    for entry in others:
        given = years.get(entry.url)
        yield entry._replace(words=f"nam {' '.join(map(str, sorted(given)))}") if given else entry


def suggestions(roll: Roll, others: Iterable[SearchEntry]) -> list[SearchEntry]:
    """Where a reader may begin: the longest lists of each kind that leave most honorees out, and a conference."""
    found: list[SearchEntry] = []
    everybody = roll.total(addresses.ROLL)
    for kind in (OF_TITLE, OF_PLACE, OF_FIELD):
        totals = [(roll.total(kind.url(id_)), id_, name) for id_, name in kind.names(roll.words).items()]
        longest = sorted((-total, id_, name) for total, id_, name in totals if 0 < 2 * total < everybody)
        found += [SearchEntry("list", kind.url(id_), name_of(kind, name)) for _, id_, name in longest[:SUGGESTED]]
    return found + [entry for entry in others if entry.what == "conference"][:1]


def pages(root: Path, hand_written: Mapping[str, str]) -> Iterator[SearchEntry]:
    """The hand-written pages; ``hand_written`` are their paths by address."""
    for url, path in hand_written.items():
        if url:
            text = (root / path).read_text(encoding="utf-8", errors="replace")
            title = re.search(r"^title:[ \t]*(.+)$", text.partition("\n---")[0], re.M) if text[:3] == "---" else None
            title = title or re.search(r"^#[ \t]+(.+?)[ \t#]*$", text, re.M)
            yield SearchEntry("page", url, title[1].strip("\"' ") if title else Path(path).stem, "Trang")


def record(entry: SearchEntry, place: str) -> str:
    """An entry as ``search.js`` reads it: fields separated by tabs. ``place`` is the number of an honoree, or ``""``.

    The address of an honoree is left out where it follows from the name.
    """
    url = entry.url
    if place:
        own = addresses.honoree_slug(entry.url)
        url = "" if own == slug(entry.name) else own
    aliases = "|".join(filter(None, (alias.replace("|", " ") for alias in entry.aliases)))
    fields = (
        place,
        _LETTERS[entry.what],
        url,
        entry.name,
        entry.line,
        entry.place,
        entry.role,
        entry.motif,
        entry.picture,
        entry.calls,
        aliases,
        entry.words,
    )
    line = "\t".join(fields)
    return (
        line
        if line.count("\t") == len(fields) - 1 and "\n" not in line
        else "\t".join(" ".join(field.split()) for field in fields)
    )


def _picture(card: Card) -> str:
    """The address of the portrait with ``*`` for its width, and the two widths that a card offers; ``""`` without
    one.
    """
    widths = [str(width) for width, _ in (card.sizes if card.is_group else card.sizes[:CARD_WIDTHS])]
    layout = GROUP if card.is_group else PORTRAIT
    return f"{rendition_url(card.picture, layout, '*', 'webp')} {widths[0]} {widths[-1]}" if widths else ""


def _made_of(id_: str, gazetteer: Gazetteer) -> str:
    """Why a place is found by the names of former ones."""
    origins = [gazetteer.names[old].own for old in gazetteer.origins(id_)]
    return f" · từ địa bàn cũ: {', '.join(origins)}" if origins else ""


def _place_words(id_: str, vocabulary: Vocabulary) -> str:
    """What else a place is looked for by: what it belongs to, what it became, what it was made of."""
    gazetteer = vocabulary.gazetteer
    names = dict.fromkeys(gazetteer.above[id_][1:-1])  # the root, the city itself, says nothing
    names |= dict.fromkeys(sorted(gazetteer.related(id_)))
    return fold(" ".join(gazetteer.names[name].heading for name in names))
