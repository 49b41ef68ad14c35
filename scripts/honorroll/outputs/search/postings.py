"""Who says a term, as text: ascending numbers of pages, each as the step from the one before it. Pure.

A line of the index is a term, the pages that say it among their facts, and those that say it in their story, between
tabs. A number is told in base 32, all its digits but the last from an alphabet of their own, so no separator is needed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat
from operator import sub
from typing import NamedTuple

_LAST = "0123456789abcdefghijklmnopqrstuv"
_MORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!$%()*"
_ONE = re.compile(f"[{re.escape(_MORE)}]*[{_LAST}]")
#: How many pages are held as numbers before they are told as text, which takes a sixth of the memory.
_AT_ONCE = 8_192
#: Of more places where numbers begin to move otherwise, a line is told anew as a whole.
_MANY = 16

Said = tuple[list[str], list[str]]
"""The words of a page, in turn: its facts, and its story."""
Run = tuple[int, str, int]
"""Pages that say a term: the first, the steps from there on, the last."""
Runs = tuple[dict[str, Run], dict[str, Run]]
"""By term, of facts and of stories."""
_Pages = defaultdict[str | tuple[str, str], list[int]]


def terms(words: Sequence[str]) -> set[str]:
    """What is found by: each word, and each pair of neighbours."""
    return {*words, *map(" ".join, pairwise(words))}


class _Told(dict[int, str]):
    def __missing__(self, value: int) -> str:
        rest, digits = value >> 5, _LAST[value & 31] if value else ""  # no step: the same number again
        while rest:
            digits = _MORE[rest & 31] + digits
            rest >>= 5
        self[value] = digits
        return digits


class _Meant(dict[str, int]):
    def __missing__(self, digits: str) -> int:
        value = 0
        for digit in digits:
            value = value * 32 + (_LAST + _MORE).index(digit) % 32
        self[digits] = value
        return value


_TOLD, _MEANT = _Told(), _Meant()


def steps(numbers: Sequence[int]) -> str:
    """Ascending numbers from 0 on, as text."""
    return "".join(map(_TOLD.__getitem__, map(sub, numbers, [-1, *numbers])))


def numbers(steps_: str) -> list[int]:
    """What ``steps`` told."""
    return list(accumulate(map(_MEANT.__getitem__, _ONE.findall(steps_)), initial=-1))[1:]


class Change(NamedTuple):
    """Pages that say a term no more, and those that say it now: among their facts, and in their story."""

    facts: tuple[set[int], set[int]]
    story: tuple[set[int], set[int]]


def changed(term: str, line: str, change: Change) -> str:
    """The line of a term after a change; it is ``""`` where nobody says the term."""
    told = line.split("\t")[1:] or ["", ""]
    told = [_changed(steps_, *some) for steps_, some in zip(told, change, strict=True)]
    return "\t".join((term, *told)) if any(told) else ""


def _changed(steps_: str, gone: set[int], come: set[int]) -> str:
    if not gone and not come:
        return steps_
    found = numbers(steps_)
    for number in sorted(gone | come):
        at = bisect_left(found, number)
        is_there = at < len(found) and found[at] == number
        if is_there and number not in come:
            del found[at]
        elif not is_there and number in come:
            found.insert(at, number)
    return steps(found)


class Renumbered:
    """The same pages by other numbers, in the same order: ``table`` has the new number of each, -1 of one that is
    gone.
    """

    def __init__(self, table: Sequence[int]) -> None:
        self._table = table
        self._gone = [old for old, new in enumerate(table) if new < 0]
        there = [(old, new - old) for old, new in enumerate(table) if new >= 0]
        #: Where pages begin to move otherwise than those before: only a step that leads there is another.
        self._breaks = [old for (_, before), (old, now) in pairwise([(-1, 0), *there]) if before != now]

    def steps(self, steps_: str) -> str:
        digits = _ONE.findall(steps_)
        found = list(accumulate(map(_MEANT.__getitem__, digits), initial=-1))
        if len(self._breaks) > _MANY or any(_is_in(found, number) for number in self._gone):
            return steps([number for number in map(self._table.__getitem__, found[1:]) if number >= 0])
        for old in self._breaks:
            at = bisect_left(found, old)
            if at < len(found):
                digits[at - 1] = _TOLD[self._table[found[at]] - (self._table[found[at - 1]] if at > 1 else -1)]
        return "".join(digits)


def _is_in(ascending: Sequence[int], number: int) -> bool:
    at = bisect_left(ascending, number)
    return at < len(ascending) and ascending[at] == number


class Index:
    """Collects who says what, page by page in the order of their numbers."""

    def __init__(self, runs: Runs | None = None) -> None:
        """``runs`` are taken over."""
        self._pages: tuple[_Pages, _Pages] = (defaultdict(list), defaultdict(list))
        self._held = 0
        self._runs: Runs = runs or ({}, {})

    def add(self, page: int, said: Said) -> None:
        # A pair is taken each time it occurs. Most occur once on a page, so looking for repetitions would cost more
        # than it saves, and the step to the same number is written as nothing. ``map`` and ``deque`` loop in C.
        for pages, words in zip(self._pages, said, strict=True):
            some: Iterator[str | tuple[str, str]] = chain(set(words), pairwise(words))
            lists = map(pages.__getitem__, some)
            deque(map(list.append, lists, repeat(page)), maxlen=0)
        self._held += 1
        if self._held == _AT_ONCE:
            self.told()

    def told(self) -> Runs:
        """All of it, as text."""
        told = _TOLD.__getitem__
        for pages, runs in zip(self._pages, self._runs, strict=True):
            for term, found in pages.items():
                name = term if isinstance(term, str) else f"{term[0]} {term[1]}"
                rest = "".join(map(told, map(sub, found[1:], found))) if len(found) > 1 else ""
                _join(runs, name, (found[0], rest, found[-1]))
            pages.clear()
        self._held = 0
        return self._runs

    def join(self, runs: Runs) -> None:
        """Add what another index has told of later pages."""
        for mine, theirs in zip(self._runs, runs, strict=True):
            for term, run in theirs.items():
                _join(mine, term, run)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Term and line of the index, in the order of the terms."""
        facts, story = self.told()
        for term in sorted(facts.keys() | story.keys()):
            yield term, f"{term}\t{_whole(facts.get(term))}\t{_whole(story.get(term))}"


def _join(runs: dict[str, Run], term: str, run: Run) -> None:
    before = runs.get(term)
    if before:
        run = (before[0], f"{before[1]}{_TOLD[run[0] - before[2]]}{run[1]}", run[2])
    runs[term] = run


def _whole(run: Run | None) -> str:
    return f"{_TOLD[run[0] + 1]}{run[1]}" if run else ""
