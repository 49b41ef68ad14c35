"""The kinds of lists of the site, a row each: where they lie, who is on them and what they are called.

Whoever shows lists (their pages, the explorer, the figures, the search) goes through ``KINDS``: a new kind of list is a
row here. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from honorroll.base.vietnamese import title_key, within_sentence
from honorroll.content import kinds
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.kinds import Kind
from honorroll.content.model import AwardFacts
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.pages import addresses
from honorroll.pages.words import KINDS as KIND_WORDS
from honorroll.roll.pages import cards
from honorroll.roll.pages.cards import Wanted

#: The list of everybody.
EVERYBODY = addresses.ROLL


class Words(NamedTuple):
    """What lists are named after."""

    vocabulary: Vocabulary
    years: Sequence[int]
    """Ascending: every year that an award names which is or was granted, for pages link to its list."""


class Listed(Protocol):
    """An honoree, as far as that decides the lists."""

    @property
    def kind(self) -> Kind: ...
    @property
    def unit(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def movements(self) -> tuple[str, ...]: ...
    @property
    def awards(self) -> tuple[AwardFacts, ...]: ...
    @property
    def new_exemplar(self) -> bool: ...
    @property
    def direct_worker(self) -> bool: ...
    @property
    def nominator(self) -> str: ...
    @property
    def nominated_level(self) -> str: ...
    @property
    def withdrawn(self) -> bool: ...


class ListedEntry(Protocol):
    """An entry of a vocabulary that is a list of the site."""

    @property
    def former_ids(self) -> tuple[str, ...]: ...


class ListKind(NamedTuple):
    """A kind of list. ``id`` is what the explorer and the figures call it, ``folder`` the address that all begin
    with.
    """

    id: str
    folder: str
    label: str
    """Of the group in the explorer, in the singular."""
    result: str
    """What the search says such a list is."""
    heading: str
    """Of the chart of figures; ``""`` where there is none."""
    names: Callable[[Words], Mapping[str, str]]
    """The name of each list by id, in the order of the explorer."""
    ids: Callable[[Listed, Sequence[AwardFacts], Gazetteer], Iterable[str]]
    """The lists that an honoree is on: of the facts, of its granted awards, and of what is known of places."""
    wanted: Callable[[str], Wanted] | None = None
    """Which awards the cards of such a list tell of, where those are not the highest."""
    aliases: Callable[[str, Vocabulary], tuple[str, ...]] = lambda _id, _vocabulary: ()
    """Other names that a list is searched by."""
    vocabulary: str = ""
    """The name of the vocabulary that the lists are entries of, where they are."""
    key: str = ""
    """The only key of a profile that puts it on such a list, where others name entries of that vocabulary too."""

    def url(self, id_: str) -> str:
        return f"{self.folder}{id_}/"

    def entries(self, vocabulary: Vocabulary) -> Mapping[str, ListedEntry]:
        """The entries that the lists are, by id."""
        found: Mapping[str, ListedEntry] = getattr(vocabulary, self.vocabulary) if self.vocabulary else {}
        return found


def _by_name(entries: Mapping[str, object]) -> dict[str, str]:
    named = [(id_, str(getattr(entry, "name", ""))) for id_, entry in entries.items()]
    return dict(sorted(named, key=lambda pair: (title_key(pair[1]), pair[0])))


def places_of(place: str, granted: Sequence[AwardFacts], above: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """The places of an honoree and of the awards that were given elsewhere, with what ``above`` tells of each."""
    if not any(award.place for award in granted):
        return above.get(place, ())
    return dict.fromkeys(id_ for each in (place, *(a.place for a in granted)) for id_ in above.get(each, ()))


class Placed(Protocol):
    @property
    def place(self) -> str: ...
    @property
    def awards(self) -> tuple[AwardFacts, ...]: ...


def named_places(facts: Placed) -> list[str]:
    """The places that a profile names: where an honoree is, and where awards were given elsewhere."""
    return [*filter(None, (facts.place, *(award.place for award in facts.awards if award.status == "granted")))]


def _titles(words: Words) -> dict[str, str]:
    return {id_: title.name for id_, title in sorted(words.vocabulary.titles.items(), key=lambda item: item[1].rank)}


def _places(words: Words) -> dict[str, str]:
    gazetteer = words.vocabulary.gazetteer
    return {id_: gazetteer.names[id_].heading for id_ in gazetteer.in_order}


def _place_aliases(id_: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The name without its kind, which people type alone; the name as a former one; and of what the place was made."""
    name = gazetteer.names[id_]
    former = (name.former,) if id_ in gazetteer.ended and not name.is_former else ()
    return name.own, *former, *(gazetteer.names[old].former for old in gazetteer.origins(id_))


def _levels(words: Words) -> dict[str, str]:
    return {id_: level.name for id_, level in sorted(words.vocabulary.levels.items(), key=lambda item: item[1].rank)}


OF_KIND = ListKind(
    "doi-tuong",
    EVERYBODY,
    "Đối tượng",
    "Danh sách",
    "Theo loại hồ sơ",
    lambda words: {addresses.name(addresses.KINDS[kind]): KIND_WORDS[kind] for kind in kinds.KINDS},
    lambda facts, granted, gazetteer: (addresses.name(addresses.KINDS[facts.kind]),),
)
OF_TITLE = ListKind(
    "danh-hieu",
    addresses.TITLES,
    "Danh hiệu",
    "Danh hiệu",
    "Theo danh hiệu",
    _titles,
    lambda facts, granted, gazetteer: {award.title for award in granted},
    cards.of_title,
    lambda id_, vocabulary: vocabulary.titles[id_].abbreviations,
    "titles",
)
OF_LEVEL = ListKind(
    "cap",
    addresses.LEVELS,
    "Cấp khen thưởng",
    "Cấp khen thưởng",
    "Theo cấp khen thưởng",
    _levels,
    lambda facts, granted, gazetteer: {award.level for award in granted if award.level},
    cards.of_level,
    vocabulary="levels",
)
OF_PLACE = ListKind(
    "dia-ban",
    addresses.PLACES,
    "Địa bàn",
    "Địa bàn",
    "Theo địa bàn",
    _places,
    lambda facts, granted, gazetteer: places_of(facts.place, granted, gazetteer.listed),
    cards.of_place,
    aliases=lambda id_, vocabulary: _place_aliases(id_, vocabulary.gazetteer),
    vocabulary="places",
)
OF_FIELD = ListKind(
    "linh-vuc",
    addresses.FIELDS,
    "Lĩnh vực",
    "Lĩnh vực",
    "Theo lĩnh vực",
    lambda words: _by_name(words.vocabulary.fields),
    lambda facts, granted, gazetteer: filter(None, (facts.field,)),
    vocabulary="fields",
)
OF_MOVEMENT = ListKind(
    "phong-trao",
    addresses.MOVEMENTS,
    "Phong trào",
    "Phong trào",
    "",
    lambda words: _by_name(words.vocabulary.movements),
    lambda facts, granted, gazetteer: set(facts.movements),
    vocabulary="movements",
)
OF_YEAR = ListKind(
    "nam",
    addresses.YEARS,
    "Năm",
    "Năm vinh danh",
    "Theo năm",
    lambda words: {str(year): str(year) for year in reversed(words.years)},
    lambda facts, granted, gazetteer: {str(award.year) for award in granted if award.year},
    lambda id_: cards.of_year(int(id_)),
    lambda id_, vocabulary: (id_,),
)
OF_NOMINATOR = ListKind(
    "suy-ton",
    addresses.NOMINATORS,
    "Nơi suy tôn",
    "Nơi suy tôn",
    "Theo nơi suy tôn",
    lambda words: _by_name(words.vocabulary.units),
    lambda facts, granted, gazetteer: filter(None, (facts.nominator,)),
    vocabulary="units",
    key="nominated_by",
)
OF_NOMINATION_LEVEL = ListKind(
    "cap-suy-ton",
    addresses.NOMINATION_LEVELS,
    "Cấp suy tôn",
    "Cấp suy tôn",
    "Theo cấp suy tôn",
    _levels,
    lambda facts, granted, gazetteer: filter(None, (facts.nominated_level,)),
    vocabulary="levels",
    key="nominated_level",
)
#: The lists of those whose profiles say so, by address, in the order of the explorer.
MARKS = {addresses.DIRECT_WORKERS: "Trực tiếp sản xuất, công tác", addresses.NEW_EXEMPLARS: "Nhân tố mới"}
OF_MARK = ListKind(
    "ghi-nhan",
    EVERYBODY,
    "Ghi nhận",
    "Danh sách",
    "",
    lambda words: {addresses.name(url): label for url, label in MARKS.items()},
    lambda facts, granted, gazetteer: _marks(facts),
)


def _marks(facts: Listed) -> Iterator[str]:
    if facts.direct_worker:
        yield addresses.name(addresses.DIRECT_WORKERS)
    if facts.new_exemplar:
        yield addresses.name(addresses.NEW_EXEMPLARS)


KINDS: tuple[ListKind, ...] = (
    OF_KIND,
    OF_TITLE,
    OF_LEVEL,
    OF_PLACE,
    OF_FIELD,
    OF_MOVEMENT,
    OF_YEAR,
    OF_NOMINATOR,
    OF_NOMINATION_LEVEL,
    OF_MARK,
)


class Membership(NamedTuple):
    """That an honoree is on the list ``url``, and the award that its card tells of there, unless it is the highest."""

    url: str
    award: AwardFacts | None = None
    current: bool = False
    """Whether an award of the site's period puts it there, where an award does; else whether there is one at all."""
    origin: str = ""
    """The id of the former place, where the list is of a place that took it over: the card says so."""


def every(words: Words) -> Iterator[str]:
    """The address of every list, also of the empty ones."""
    yield EVERYBODY
    for kind in KINDS:
        for id_ in kind.names(words):
            yield kind.url(id_)


def memberships(facts: Listed, gazetteer: Gazetteer, period: Period) -> Iterator[Membership]:
    """The lists that an honoree is on. Granted awards make members; who has only proposed or revoked ones is on no
    list, but has a page that says so.
    """
    granted = [award for award in facts.awards if award.status == "granted"]
    if facts.withdrawn or (facts.awards and not granted):
        return
    within = [award for award in granted if _within(award.year, period)]
    dull = () if any(award.place for award in granted) else (OF_PLACE,)  # nothing to be told of there
    above = gazetteer.above.get(facts.place, ())
    yield Membership(EVERYBODY, None, bool(within))
    for kind in KINDS:
        of_period = set(kind.ids(facts, within, gazetteer)) if kind in (OF_TITLE, OF_LEVEL, OF_PLACE) else None
        for id_ in kind.ids(facts, granted, gazetteer):
            award = cards.award_shown(facts, kind.wanted(id_)) if kind.wanted and kind not in dull else None
            is_current = bool(within) and (of_period is None or id_ in of_period)
            is_joined = kind is OF_PLACE and id_ not in above
            origin = gazetteer.origin(id_, named_places(facts)) if is_joined else ""
            yield Membership(kind.url(id_), award, is_current, origin)


def _within(year: int, period: Period) -> bool:
    return bool(year) and (period.start or 0) <= year <= (period.end or 9999)


def name_of(kind: ListKind, name: str) -> str:
    """What a list is called where it stands alone: ``Năm 2024``, ``Suy tôn từ cấp cơ sở``."""
    if kind is OF_NOMINATOR:
        return f"Do {name} suy tôn"
    if kind is OF_NOMINATION_LEVEL:
        return f"Suy tôn từ {within_sentence(name)}"
    return f"Năm {name}" if kind is OF_YEAR else name
