"""The lists of the roll: what each says besides its members, and the awards that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from honorroll.base.vietnamese import number as in_figures
from honorroll.base.vietnamese import within_sentence
from honorroll.content.kinds import KINDS
from honorroll.content.settings import Settings
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, link
from honorroll.pages.words import KINDS as KIND_WORDS
from honorroll.pages.words import ROLL
from honorroll.roll import facets, lists, place_listings, wards
from honorroll.roll.database import Roll
from honorroll.roll.facets import ORDER, ORDERS
from honorroll.roll.pages import cards, intros
from honorroll.roll.pages.cards import Wanted
from honorroll.roll.pages.invitation import invitation
from honorroll.roll.pages.lists import Listing
from honorroll.roll.pages.statistics import years_of

_OF_MARK = {
    addresses.DIRECT_WORKERS: "Những người và tập thể trực tiếp sản xuất, công tác được vinh danh.",
    addresses.NEW_EXEMPLARS: "Những nhân tố mới, gương mới xuất hiện trong phong trào thi đua.",
}


def _of_level(name: str) -> str:
    """At a level of the administration, or by a body that is none: “ở cấp thành phố”, “được tổ chức quốc tế …”."""
    level = within_sentence(name)
    if level.startswith("cấp "):
        return f"Những người và tập thể được khen thưởng ở {level}."
    return f"Những người và tập thể được {level} khen thưởng."


#: What the page of everybody leads to, as far as somebody is there.
_INDEXES = (
    ("Danh hiệu", addresses.TITLES),
    ("Địa bàn", addresses.PLACES),
    ("Lĩnh vực", addresses.FIELDS),
    ("Năm", addresses.YEARS),
)
#: What fewer readers look for, folded up.
_OTHER_INDEXES = (("Cấp khen thưởng", addresses.LEVELS), ("Phong trào", addresses.MOVEMENTS))


def _items(ways: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<li>{link(url, label)}</li>" for label, url in ways)


class Listings:
    """The lists of a roll. ``counts`` are their lengths by address, ``way`` is the way to the roll."""

    def __init__(self, roll: Roll, settings: Settings, counts: Mapping[str, int], way: tuple[Crumb, ...]) -> None:
        self.roll, self.settings, self.counts, self.way = roll, settings, counts, way
        self.vocabulary = roll.vocabulary

    def all(self) -> Iterator[tuple[Listing, Wanted | None]]:
        """Every list, with which awards its cards tell of, where those are not the highest."""
        yield self._everybody(), None
        yield from ((listing, None) for listing in self._kinds())
        yield from self._titles()
        yield from self._levels()
        yield from self._places()
        yield from ((listing, None) for listing in self._fields())
        yield from ((listing, None) for listing in self._movements())
        yield from self._years()
        yield from self._nominated()
        for url, label in lists.MARKS.items():
            yield Listing(url, label, _OF_MARK[url], "", self.way), None

    def _everybody(self) -> Listing:
        lead = f"Những cá nhân, tập thể, hộ gia đình có tên trên {self.settings.name}."
        return Listing(addresses.ROLL, ROLL, lead, self._ways_in(), self.way[:1], side=self._filters())

    def _kinds(self) -> Iterator[Listing]:
        for kind in KINDS:
            label = KIND_WORDS[kind]
            lead = f"Những {within_sentence(label)} được vinh danh."
            yield Listing(addresses.KINDS[kind], label, lead, "", self.way)

    def _titles(self) -> Iterator[tuple[Listing, Wanted]]:
        crumbs = (*self.way, Crumb("Danh hiệu", addresses.TITLES))
        for id_, title in self.vocabulary.titles.items():
            lead = intros.title_lead(title, self.vocabulary.title_groups[title.group])
            intro = f"{intros.title_intro(title)}{self._namesake(title.name)}"
            yield Listing(addresses.title(id_), title.name, lead, intro, crumbs), cards.of_title(id_)

    def _levels(self) -> Iterator[tuple[Listing, Wanted]]:
        crumbs = (*self.way, Crumb("Cấp khen thưởng", addresses.LEVELS))
        for id_, level in self.vocabulary.levels.items():
            yield Listing(addresses.level(id_), level.name, _of_level(level.name), "", crumbs), cards.of_level(id_)

    def _places(self) -> Iterator[tuple[Listing, Wanted]]:
        gazetteer = self.vocabulary.gazetteer
        for id_ in self.vocabulary.places:
            is_home = wards.may_be_chosen(id_, gazetteer)
            listing = place_listings.listing(id_, gazetteer, self.counts, self.way, is_home=is_home)
            if within := self._of_period(listing.url):
                listing = listing._replace(intro=f"{listing.intro}{within}")
            yield listing, cards.of_place(id_)

    def _fields(self) -> Iterator[Listing]:
        crumbs = (*self.way, Crumb("Lĩnh vực", addresses.FIELDS))
        for id_, field in self.vocabulary.fields.items():
            lead = f"Những người và tập thể được vinh danh trong lĩnh vực {within_sentence(field.name)}."
            yield Listing(addresses.field(id_), field.name, lead, "", crumbs)

    def _movements(self) -> Iterator[Listing]:
        crumbs = (self.way[0], Crumb("Phong trào", addresses.MOVEMENTS))
        for id_, movement in self.vocabulary.movements.items():
            lead = movement.aim or f"Những người và tập thể được vinh danh trong phong trào “{movement.name}”."
            intro, empty = intros.movement_intro(movement), invitation(self.settings)
            yield Listing(addresses.movement(id_), movement.name, lead, intro, crumbs, empty=empty)

    def _years(self) -> Iterator[tuple[Listing, Wanted]]:
        crumbs = (*self.way, Crumb("Năm", addresses.YEARS))
        for year in self.roll.years:
            lead = f"Những người và tập thể được khen thưởng năm {year}."
            yield Listing(addresses.year(year), f"Năm {year}", lead, "", crumbs), cards.of_year(year)

    def _of_period(self, list_: str) -> str:
        """How many of a list were honoured in the period; ``""`` where that says no more than the list."""
        row = self.roll.lists[list_]
        if row.total < 2 or not row.current:
            return ""
        years = years_of(self.roll.period)
        many = "Cả" if row.current == row.total else ""
        count = f"{in_figures(row.current)} hồ sơ được khen thưởng trong {within_sentence(years)}"
        return f'<p class="hr-intro">{f"{many} {count}" if many else count}.</p>\n'

    def _nominated(self) -> Iterator[tuple[Listing, Wanted | None]]:
        """Those put forward by the people, by unit and by level."""
        kinds = (
            (lists.OF_NOMINATOR, self.vocabulary.units, "Những người và tập thể do {} suy tôn, giới thiệu."),
            (lists.OF_NOMINATION_LEVEL, self.vocabulary.levels, "Những người và tập thể được suy tôn từ {}."),
        )
        for kind, entries, lead in kinds:
            crumbs = (*self.way, Crumb(kind.label, kind.folder))
            for id_, entry in entries.items():
                name = entry.name if kind is lists.OF_NOMINATOR else within_sentence(entry.name)
                yield (Listing(kind.url(id_), lists.name_of(kind, entry.name), lead.format(name), "", crumbs), None)

    def _leads_on(self, index: str) -> bool:
        """Whether that list of lists names any."""
        if index == addresses.MOVEMENTS and any(
            each.in_plan or each.aim for each in self.vocabulary.movements.values()
        ):
            return True
        return any(total for url, total in self.counts.items() if addresses.parent(url) == index)

    def _ways_in(self) -> str:
        ways = [
            *((KIND_WORDS[kind], url) for kind in KINDS if self.counts[url := addresses.KINDS[kind]]),
            *((label, url) for label, url in _INDEXES if self._leads_on(url)),
            *([("A–Z", addresses.ALPHABET)] if self.counts[addresses.ROLL] else ()),
        ]
        others = [
            *((label, url) for label, url in _OTHER_INDEXES if self._leads_on(url)),
            *([("Quyết định", addresses.DECISIONS)] if self.roll.has_decisions else ()),
            *self._optional_ways(),
        ]
        items = _items(ways)
        if others:
            items += f"<li><details><summary>Cách xem khác</summary>\n<ul>{_items(others)}</ul></details></li>"
        explored = " ".join((*(id_ for id_, _ in facets.offered(self.counts, self.roll.words)), ORDER))
        explorer = (
            f'<p><button class="hr-button hr-explore-open" type="button" data-hr-explore="{explored}">Lọc '
            "và sắp xếp</button></p>\n"
        )
        return f'<nav class="hr-ways" aria-label="Xem theo"><ul>{items}</ul></nav>\n{explorer}'

    def _optional_ways(self) -> Iterator[tuple[str, str]]:
        """The ways that not every site has: to whoever was put forward by the people, or bears a mark."""
        for kind in (lists.OF_NOMINATOR, lists.OF_NOMINATION_LEVEL):
            if any(self.counts[kind.url(id_)] for id_ in kind.names(self.roll.words)):
                yield kind.label, kind.folder
        yield from ((label, url) for url, label in lists.MARKS.items() if self.counts[url])

    def _filters(self) -> str:
        """What the explorer fills when a reader opens any of it; without a script it is not seen."""
        orders = "".join(f'<option value="{id_}">{label}</option>' for id_, label in ORDERS.items())
        panes = "".join(
            f'<details data-hr-group="{id_}"><summary>{label}</summary></details>\n'
            for id_, label in facets.offered(self.counts, self.roll.words)
        )
        return (
            '<div class="hr-explore-side"><div class="hr-filters" role="search" aria-label="Lọc danh sách">\n'
            '<p class="hr-sort"><label for="hr-xep">Xếp theo</label> <select id="hr-xep" name="xep" '
            f'autocomplete="off">{orders}</select></p>\n'
            f'{panes}<p class="hr-filters-end" role="status"></p></div></div>\n'
        )

    def _namesake(self, name: str) -> str:
        """Where a title is called as a movement, the way to those in the movement."""
        ways = [
            f"{link(url, f'Phong trào “{name}”')}: {in_figures(self.counts[url])} hồ sơ."
            for id_, movement in self.vocabulary.movements.items()
            if movement.name == name and self.counts[url := addresses.movement(id_)]
        ]
        return f'<p class="hr-intro">{" ".join(ways)}</p>\n' if ways else ""
