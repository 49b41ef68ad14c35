"""The places of a site, asked as a whole: what they are called, what they lie in, what they came from and became.

Names in running text follow Decree 30/2020/NĐ-CP, Appendix II, III.1: the kind is in lower case (``phường Ví Dụ``),
but is capitalised before a number (``Phường 1``), before the name of a person or an event, and in ``Thành phố Hồ Chí
Minh``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from honorroll.base.vietnamese import short_date, title_key
from honorroll.content.places import Place, PlaceKind

#: What a name may be that is a number: ``Phường 1``, ``Quận IV``.
_NUMBER = re.compile(r"[0-9].*|[IVX]+")
#: How much of a territory shares must add up to, so that it is known where all of it went (they may be rounded).
_COMPLETE = 99
#: So far parents and successors are followed; no history is longer.
_DEEP = 50


class Named(NamedTuple):
    """The name of a place, taken apart."""

    kind: str
    """In lower case, ``""`` where the name does not begin with it."""
    own: str
    is_capital: bool
    """Whether the kind is capitalised in running text."""
    is_former: bool = False
    """Whether a place of this name exists today, and this is not it."""
    where: str = ""
    """What tells it from others of its name."""

    @property
    def heading(self) -> str:
        """As it begins a heading, a title, a cell, a label: ``Phường Ví Dụ``."""
        return self._whole(self.kind[:1].upper() + self.kind[1:])

    @property
    def in_text(self) -> str:
        """As it stands within a sentence: ``phường Ví Dụ``."""
        return self._whole(self.kind[:1].upper() + self.kind[1:] if self.is_capital else self.kind)

    @property
    def former(self) -> str:
        """Within a sentence, of a place that is no more: ``phường Ví Dụ cũ``."""
        return self._replace(is_former=True).in_text

    def _whole(self, kind: str) -> str:
        name = f"{kind} {self.own}" if kind else self.own[:1].upper() + self.own[1:]
        return f"{name}{' cũ' if self.is_former else ''}{f' ({self.where})' if self.where else ''}"


def named(place: Place, kind: PlaceKind | None) -> Named:
    """The name of a place of ``kind``."""
    word = kind.name.lower() if kind else ""
    if kind is None or not place.name.lower().startswith(f"{word} "):
        return Named("", place.name, is_capital=True)
    own = place.name[len(word) :].lstrip()
    return Named(word, own, place.capital or own in kind.capital_before or bool(_NUMBER.fullmatch(own)))


class Gazetteer:
    """Asks about ``places`` by id. Ids that there are not, and circles, are left out."""

    def __init__(self, places: Mapping[str, Place], kinds: Mapping[str, PlaceKind]) -> None:
        self.places, self.kinds = places, kinds

    # ── What a place lies in ──

    @cached_property
    def above(self) -> dict[str, tuple[str, ...]]:
        """Each place with those that it lies in, or lay in when it was so called: the nearest first, itself too."""
        found = {}
        for id_ in self.places:
            chain: list[str] = []
            here: str | None = id_
            while here is not None and here in self.places and here not in chain and len(chain) < _DEEP:
                chain.append(here)
                here = self.places[here].parent
            found[id_] = tuple(chain)
        return found

    def rank(self, id_: str) -> int:
        """The rank of the kind of a place: those of a higher one lie in those of a lower. 0 where it is not known."""
        kind = self.kinds.get(self.places[id_].kind)
        return kind.rank if kind else 0

    @cached_property
    def in_order(self) -> list[str]:
        """The ids, from the highest rank down, and by name."""
        return sorted(self.places, key=lambda id_: (self.rank(id_), title_key(self.names[id_].heading), id_))

    # ── Then and now ──

    @cached_property
    def ended(self) -> frozenset[str]:
        """The places that are no more: with a last day, taken over as a whole, or in a place that ended without a
        successor, as districts did. What lies in a province that became a city, or was divided, goes on there.
        """
        over = {
            id_
            for id_, place in self.places.items()
            if place.valid_until or any(heir.is_whole for heir in place.succeeded_by)
        }
        abolished = {id_ for id_ in over if not self.places[id_].succeeded_by}
        return frozenset(id_ for id_, chain in self.above.items() if id_ in over or not abolished.isdisjoint(chain))

    @cached_property
    def listed(self) -> dict[str, tuple[str, ...]]:
        """Each place with all that its territory lay in and surely lies in now: ``above``, and what took over."""
        found: dict[str, tuple[str, ...]] = {}
        waiting: set[str] = set()
        for id_ in self.places:
            stack = [id_]
            while stack:  # the heirs first; no recursion, for a chain of successions may be long
                here = stack[-1]
                heirs = [heir for place in self.above[here] for heir in self._heirs(place)]
                ahead = [heir for heir in heirs if heir not in found and heir not in waiting]
                if here in found or not ahead:
                    stack.pop()
                    found.setdefault(here, self._reached(here, found))
                else:
                    waiting.add(here)
                    stack += ahead
        return found

    def _reached(self, id_: str, listed: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        reached = dict.fromkeys(self.above[id_])
        for place in self.above[id_]:
            if heirs := self._heirs(place):
                first, *others = (listed.get(heir, self.above[heir]) for heir in heirs)  # not there: a circle
                reached |= dict.fromkeys(each for each in first if all(each in other for other in others))
        return tuple(reached)[:_DEEP]

    def _heirs(self, id_: str) -> tuple[str, ...]:
        """The places that share the whole territory of ``id_``: one, or several; none where the rest is unknown."""
        known = [heir for heir in self.places[id_].succeeded_by if heir.place in self.places]
        whole = tuple(heir.place for heir in known if heir.is_whole)
        shares = [heir.share for heir in known if heir.share is not None]
        if whole or len(known) < 2 or (len(shares) == len(known) and sum(shares) < _COMPLETE):
            return whole[:1]
        return tuple(heir.place for heir in known)

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        """The places that each place took over, the whole of it or a part, in the order of the file."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, place in self.places.items():
            for heir in place.succeeded_by:
                if heir.place in self.places and heir.place != id_:
                    found[heir.place].append(id_)
        return found

    def origins(self, id_: str) -> Sequence[str]:
        """The places that it directly took over, in the order of their names, those that it took over wholly first."""
        return sorted(self._by_name(self._before.get(id_, ())), key=lambda old: id_ not in self.listed[old])

    def divided(self, id_: str) -> list[str]:
        """The former places of which it has a part, so that nobody knows who of them belongs here, by name.

        A place that such a one took over before is on the list of that one, and not named again.
        """
        reached: dict[str, None] = {}
        waiting = [id_]
        while waiting:
            for old in self._before.get(waiting.pop(), ()):
                if old not in reached and old != id_:
                    reached[old] = None
                    waiting.append(old)
        parts = {old for old in reached if id_ not in self.listed[old]}
        first = [old for old in parts if not any(other in parts for other in self.listed[old] if other != old)]
        return self._by_name(first)

    @cached_property
    def _remains(self) -> tuple[dict[str, dict[str, None]], dict[str, dict[str, None]]]:
        """Of each place that is no more and whose own successors nobody states: what took over places in it. And of
        each of those: what is no more.
        """
        after: dict[str, dict[str, None]] = defaultdict(dict)
        before: dict[str, dict[str, None]] = defaultdict(dict)
        for heir, olds in self._before.items():
            for old in olds:
                for above in self.above[old][1:]:
                    is_over = above in self.ended and not self.places[above].succeeded_by
                    if is_over and above not in self.above[heir]:
                        after[above][heir] = None
                        before[heir][above] = None
        return after, before

    def remains(self, id_: str) -> list[str]:
        """Where the territory of a former district lies, as far as its wards tell; by name."""
        return self._by_name(self._remains[0].get(id_, ()))

    def outlived(self, id_: str) -> list[str]:
        """The former districts of which it has a part: whoever is known by such a one may belong here."""
        return self._by_name(self._remains[1].get(id_, ()))

    def _by_name(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda id_: (title_key(self.names[id_].heading), id_))

    def related(self, id_: str) -> set[str]:
        """All that it came from or became, at any remove."""
        found: set[str] = set()
        for after in (True, False):
            waiting = [id_]
            while waiting:
                here = waiting.pop()
                heirs = (heir.place for heir in self.places[here].succeeded_by if heir.place in self.places)
                for other in heirs if after else self._before.get(here, ()):
                    if other not in found:
                        found.add(other)
                        waiting.append(other)
        return found - {id_}

    @cached_property
    def now(self) -> dict[str, list[str]]:
        """Each place with those of today in which its territory surely lies."""
        return {id_: [each for each in listed if each not in self.ended] for id_, listed in self.listed.items()}

    def is_settled(self, id_: str) -> bool:
        """Whether it exists, or one place that does took over the whole of it."""
        seen: set[str] = set()
        while id_ in self.ended and id_ not in seen:
            seen.add(id_)
            whole = [heir.place for heir in self.places[id_].succeeded_by if heir.is_whole]
            id_ = next((heir for heir in whole if heir in self.places), id_)
        return id_ not in self.ended

    def origin(self, list_: str, places: Sequence[str]) -> str:
        """Which of ``places`` is on the list of the place ``list_`` because that took it over; ``""`` where another of
        them lies in it itself.
        """
        known = [id_ for id_ in places if id_ in self.places]
        if any(list_ in self.above[id_] for id_ in known):
            return ""
        return next((id_ for id_ in known if list_ in self.listed[id_]), "")

    # ── Names ──

    @cached_property
    def names(self) -> dict[str, Named]:
        """What each is called; those of one name are told apart."""
        plain = {id_: named(place, self.kinds.get(place.kind)) for id_, place in self.places.items()}
        groups: dict[str, list[str]] = defaultdict(list)
        for id_, name in plain.items():
            groups[name.heading.casefold()].append(id_)
        found = dict(plain)
        for group in groups.values():
            if len(group) > 1:
                found |= self._told_apart(plain, group)
        return found

    def _told_apart(self, plain: Mapping[str, Named], group: Sequence[str]) -> dict[str, Named]:
        """The names of several places of one name: what is no more beside what is, then by what they lie in, in ever
        more words, and by their dates.
        """
        some_exist = any(id_ not in self.ended for id_ in group)
        found: dict[str, Named] = {}
        longer: dict[str, list[tuple[str, ...]]] = {}
        for id_ in group:
            others = [other for other in group if other != id_ and (other in self.ended) == (id_ in self.ended)]
            around = {each for other in others for each in self.above[other]}
            areas = [each for each in self.above[id_][1:] if each not in around] if others else []
            nearest = tuple(self._short(plain[each], self.places[each]) for each in areas[:1])
            whole = tuple(plain[each].in_text for each in areas)
            all_short = tuple(self._short(plain[each], self.places[each]) for each in areas)
            longer[id_] = [whole[:1], all_short, (*whole, *self._dates(self.places[id_]))]
            is_former = some_exist and id_ in self.ended
            found[id_] = plain[id_]._replace(is_former=is_former, where=", ".join(nearest))
        for step in range(3):
            count = Counter(name.heading for name in found.values())
            for id_, name in found.items():
                if count[name.heading] > 1:
                    found[id_] = name._replace(where=", ".join(longer[id_][step]))
        return found

    def _short(self, name: Named, place: Place) -> str:
        """Without the kind, where that may be left out: ``Thủ Đức``, but ``Quận 1``."""
        kind = self.kinds.get(place.kind)
        return name.own if kind and kind.short and not _NUMBER.fullmatch(name.own) else name.in_text

    @staticmethod
    def _dates(place: Place) -> Iterator[str]:
        if place.valid_from:
            yield f"từ {short_date(place.valid_from)}"
        if place.valid_until:
            yield f"đến {short_date(place.valid_until)}"
