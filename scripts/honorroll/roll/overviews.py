"""The home page, and the lists of lists: titles, levels, places, fields, years, movements."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property, partial

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import number as in_figures
from honorroll.base.vietnamese import title_key
from honorroll.content.kinds import KINDS
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, Drawn
from honorroll.pages.page import Additions, Page
from honorroll.pages.words import HOME, ROLL
from honorroll.pages.words import KINDS as KIND_WORDS
from honorroll.roll import days, place_listings
from honorroll.roll.database import Roll
from honorroll.roll.lists import OF_PLACE
from honorroll.roll.pages import cards, indexes, statistics
from honorroll.roll.pages import home as home_page
from honorroll.roll.pages import wards as ward_pages
from honorroll.roll.pages.home import Home, Way
from honorroll.roll.pages.indexes import IndexEntry, Section
from honorroll.roll.wards import Wards, wards

#: How many of the newly honoured the home page shows.
NEWEST = 6
#: So many lists stand below each way into the roll on the home page, those of most honorees first.
_MOST_ENTRIES = 8
#: The way from the home page to the roll.
WAY = (Crumb(HOME, ""), Crumb(ROLL, addresses.ROLL))

#: The lists of lists: what each is called, and what it says.
INDEXES = {
    addresses.TITLES: (
        "Danh hiệu và hình thức khen thưởng",
        "Các danh hiệu thi đua, danh hiệu vinh dự và hình thức khen thưởng, xếp theo nhóm.",
    ),
    addresses.LEVELS: ("Cấp khen thưởng", "Các cấp khen thưởng, từ Nhà nước đến cơ sở."),
    addresses.PLACES: (
        "Địa bàn",
        "Địa bàn của những người và tập thể được vinh danh, theo tên gọi khi được vinh danh và hiện nay.",
    ),
    addresses.FIELDS: ("Lĩnh vực", "Những lĩnh vực có người và tập thể được vinh danh."),
    addresses.YEARS: (
        "Năm vinh danh",
        "Danh sách theo năm được khen thưởng; khen thưởng không rõ năm không có ở đây.",
    ),
    addresses.NOMINATORS: (
        "Nơi suy tôn",
        "Những tổ chức, đơn vị đã suy tôn, giới thiệu người và tập thể được vinh danh.",
    ),
    addresses.NOMINATION_LEVELS: (
        "Cấp suy tôn",
        "Những cấp mà từ đó người và tập thể được vinh danh đã được suy tôn.",
    ),
    addresses.MOVEMENTS: (
        "Phong trào thi đua",
        "Các phong trào thi đua và những người, tập thể được vinh danh trong đó.",
    ),
}
#: The lists of lists that a site need not have.
OPTIONAL_INDEXES = (addresses.NOMINATORS, addresses.NOMINATION_LEVELS, addresses.MY_WARD)


def page(url: str, key: bytes, draw: Callable[[], Drawn]) -> Page:
    """A page of the roll that ``draw`` makes."""
    return Page(url, addresses.section(url), key, draw)


def newest(roll: Roll, most: int) -> list[Facts]:
    """Those whose latest granted award is latest; of one year, those first whose profile states the latest day."""
    slugs: dict[str, None] = {}
    for year in reversed(roll.years):
        if len(slugs) < most:
            slugs |= dict.fromkeys(roll.latest_of(addresses.year(year), most))
    return [facts for slug in list(slugs)[:most] if (facts := roll.honoree(slug))]


class Overviews:
    """Plans these pages. ``with_page`` are the addresses of the lists that have a page: no other is linked."""

    def __init__(self, roll: Roll, settings: Settings, additions: Additions, with_page: Container[str]) -> None:
        self.roll, self.settings, self.additions, self.with_page = roll, settings, additions, with_page
        self.vocabulary, self.way = roll.vocabulary, WAY
        self.counts = {url: row.total for url, row in roll.lists.items()}

    def home(self) -> Page:
        """The home page."""
        found = newest(self.roll, NEWEST)
        fields = self._entries(addresses.FIELDS, self.vocabulary.fields)
        movements = self._entries(addresses.MOVEMENTS, self.vocabulary.movements)
        ways = (
            Way("Theo danh hiệu", self._top(self._titles()), ("Tất cả danh hiệu", addresses.TITLES)),
            Way("Theo địa bàn", self._top(self._places()), ("Tất cả địa bàn", addresses.PLACES)),
            Way("Theo lĩnh vực", self._top(fields), ("Tất cả lĩnh vực", addresses.FIELDS)),
            Way("Theo phong trào", self._top(movements), ("Tất cả phong trào", addresses.MOVEMENTS)),
        )
        latest = [max(award.year for award in f.awards if award.status == "granted") for f in found]
        told = [cards.award_shown(f, cards.of_year(year)) for f, year in zip(found, latest, strict=True)]
        newest_ = cards.about(found, told, self.vocabulary)
        total, figures, added = self.counts[addresses.ROLL], self._period_in_words(), self.additions
        has_movements = any(section.entries for section in self._by_plan())
        home = Home(total, added.today, *self._of_days(), newest_, bool(self.wards.now), has_movements, ways, figures)
        key = key_of("home", repr(home), added.conference, added.news, added.home)
        return page(addresses.HOME, key, partial(home_page.page, self.settings, home, added))

    def _of_days(self) -> tuple[tuple[days.OfDays, ...], list[days.Anniversary]]:
        """Whose day it is, and what happened on it, from the day of the build on."""
        if (today := self.additions.today) is None:
            return (), []
        held = (days.Anniversary(*each) for each in self.additions.held)
        return days.turns(self.roll, today), days.anniversaries(self.roll, today, held)

    def _period_in_words(self) -> str:
        """“Giai đoạn 2020–2025: 42 hồ sơ có khen thưởng, gồm 20 cá nhân, 22 tập thể.”; "" where there is nobody to
        count.
        """
        within = self.roll.lists[addresses.ROLL].current
        if not within:
            return ""
        counts = {kind: self.roll.lists[addresses.KINDS[kind]].current for kind in KINDS}
        parts = (f"{in_figures(counts[kind])} {KIND_WORDS[kind].lower()}" for kind in KINDS if counts[kind])
        period = statistics.years_of(self.settings.period)
        return f"{period}: {in_figures(within)} hồ sơ có khen thưởng, gồm {', '.join(parts)}."

    def indexes(self) -> Iterator[Page]:
        titles: dict[str, list[IndexEntry]] = {group.name: [] for group in self.vocabulary.title_groups.values()}
        groups = {
            addresses.title(id_): self.vocabulary.title_groups[title.group].name
            for id_, title in self.vocabulary.titles.items()
        }
        for entry in self._titles():
            titles[groups[entry.url]].append(entry)
        years = tuple(
            IndexEntry(f"Năm {addresses.name(url)}", url, self.counts[url])
            for url in map(addresses.year, reversed(self.roll.years))
        )
        ranked_levels = sorted(self.vocabulary.levels.items(), key=lambda item: item[1].rank)
        levels, nomination_levels = (
            tuple(
                IndexEntry(level.name, url, self.counts[url])
                for id_, level in ranked_levels
                if (url := f"{folder}{id_}/") in self.with_page
            )
            for folder in (addresses.LEVELS, addresses.NOMINATION_LEVELS)
        )
        nominators = self._entries(addresses.NOMINATORS, self.vocabulary.units)
        fields = self._entries(addresses.FIELDS, self.vocabulary.fields)
        by_plan = tuple(self._by_plan())
        shown = {
            addresses.TITLES: tuple(Section(k, tuple(v)) for k, v in titles.items()),
            addresses.LEVELS: (Section("", levels),),
            addresses.PLACES: self._now_and_then(),
            addresses.FIELDS: (Section("", fields),),
            addresses.YEARS: (Section("", years),),
            addresses.NOMINATORS: (Section("", nominators),),
            addresses.NOMINATION_LEVELS: (Section("", nomination_levels),),
            addresses.MOVEMENTS: by_plan,
        }
        for url, (title, lead) in INDEXES.items():
            sections = shown[url]
            crumbs = self.way if addresses.section(url) == addresses.section(addresses.ROLL) else self.way[:1]
            if url in OPTIONAL_INDEXES and not any(section.entries for section in sections):
                continue
            yield page(url, key_of(url, repr(sections)), partial(indexes.index, title, lead, crumbs, sections))
        if self.wards.now:
            url = addresses.MY_WARD
            yield page(url, key_of(url, repr(self.wards)), partial(ward_pages.page, self.wards))

    def _by_plan(self) -> Iterator[Section]:
        """The movements of the plan, then others, as far as somebody is in them or they state what they are for."""
        movements = self.vocabulary.movements
        every = self._entries(addresses.MOVEMENTS, movements)
        planned = {addresses.movement(id_) for id_, movement in movements.items() if movement.in_plan}
        told = {addresses.movement(id_) for id_, movement in movements.items() if movement.aim}
        others = tuple(each for each in every if each.url not in planned and (each.total or each.url in told))
        yield Section(
            "Trong kế hoạch hội nghị kỳ này" if planned else "",
            tuple(each for each in every if each.url in planned),
            whole=True,
        )
        yield Section("Các phong trào khác" if planned else "", others, whole=True)

    @cached_property
    def wards(self) -> Wards:
        """The wards, communes and former districts from which a reader chooses."""
        return wards(self.vocabulary.gazetteer, self.counts)

    def _titles(self) -> tuple[IndexEntry, ...]:
        ranked = sorted(self.vocabulary.titles.items(), key=lambda item: item[1].rank)
        urls = ((title, addresses.title(id_)) for id_, title in ranked)
        return tuple(IndexEntry(title.name, url, self.counts[url]) for title, url in urls if url in self.with_page)

    def _entries(self, folder: str, vocabulary: Mapping[str, object]) -> tuple[IndexEntry, ...]:
        named = sorted(
            ((str(getattr(entry, "name", "")), id_) for id_, entry in vocabulary.items()),
            key=lambda pair: (title_key(pair[0]), pair[1]),
        )
        urls = ((name, f"{folder}{id_}/") for name, id_ in named)
        return tuple(IndexEntry(name, url, self.counts[url]) for name, url in urls if url in self.with_page)

    def _places(self) -> tuple[IndexEntry, ...]:
        gazetteer = self.vocabulary.gazetteer
        urls = ((id_, name, OF_PLACE.url(id_)) for id_, name in OF_PLACE.names(self.roll.words).items())
        return tuple(
            IndexEntry(name, url, self.counts[url], bool(place_listings.of_excerpts(id_, gazetteer, self.counts)))
            for id_, name, url in urls
            if url in self.with_page
        )

    def _now_and_then(self) -> tuple[Section, ...]:
        """The places of today and the former ones, where there are both."""
        ended = {OF_PLACE.url(id_) for id_ in self.vocabulary.gazetteer.ended}
        places = self._places()
        now, then = (tuple(e for e in places if (e.url in ended) == is_over) for is_over in (False, True))
        return (Section("Hiện nay", now), Section("Trước đây", then)) if now and then else (Section("", places),)

    @staticmethod
    def _top(entries: Iterable[IndexEntry]) -> tuple[IndexEntry, ...]:
        counted = [entry for entry in entries if entry.total]
        return tuple(sorted(counted, key=lambda entry: -entry.total)[:_MOST_ENTRIES])
