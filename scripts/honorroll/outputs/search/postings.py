"""Delta-encoded posting lists: for each term, the numbers of the pages on which it occurs. Pure.

A line of the full-text index holds a term, the pages that have it among their facts, and the pages that have it in
their story, separated by tabs. Page numbers ascend; each is written as its distance from the one before, in base 32.
All digits of a distance but the last are from an alphabet of their own, so no separator is needed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat
from operator import sub
from typing import Generic, NamedTuple, TypeVar

import msgpack

_LAST_DIGITS = "0123456789abcdefghijklmnopqrstuv"
_LEADING_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!$%()*"
_DISTANCE = re.compile(f"[{re.escape(_LEADING_DIGITS)}]*[{_LAST_DIGITS}]")
#: So many pages are held as numbers before they are encoded and put away.
_BATCH_SIZE = 4_096
#: Terms that begin with the same so many letters are put away together.
_LETTERS = 2
#: Where page numbers shift at more places than this, a line is decoded and encoded as a whole.
_MAX_SHIFTS = 16

PageWords = tuple[list[str], list[str]]
"""The words of a page in their order: those of its facts, and those of its story."""
Run = tuple[int, str, int]
"""A part of a posting list: its first page, the encoded distances from there on, its last page."""
Runs = tuple[dict[str, Run], dict[str, Run]]
"""The runs by term: those of facts, and those of stories."""
Ref = TypeVar("Ref")
Parts = dict[str, list[Ref]]
"""Where runs were put away, by what their terms begin with, in the order of the pages."""
_PagesByTerm = defaultdict[str | tuple[str, str], list[int]]


def terms(words: Sequence[str]) -> set[str]:
    """The terms of a text: each word, and each pair of neighbours."""
    return {*words, *map(" ".join, pairwise(words))}


class _Encoded(dict[int, str]):
    """The digits of each distance, computed once. A distance of 0, the same page again, has none."""

    def __missing__(self, distance: int) -> str:
        rest, digits = distance >> 5, _LAST_DIGITS[distance & 31] if distance else ""
        while rest:
            digits = _LEADING_DIGITS[rest & 31] + digits
            rest >>= 5
        self[distance] = digits
        return digits


class _Decoded(dict[str, int]):
    """The distance that digits stand for, computed once."""

    def __missing__(self, digits: str) -> int:
        distance = 0
        for digit in digits:
            distance = distance * 32 + (_LAST_DIGITS + _LEADING_DIGITS).index(digit) % 32
        self[digits] = distance
        return distance


_ENCODED, _DECODED = _Encoded(), _Decoded()


def encode(pages: Sequence[int]) -> str:
    """Ascending page numbers, from 0 on, as text."""
    return "".join(map(_ENCODED.__getitem__, map(sub, pages, [-1, *pages])))


def decode(encoded: str) -> list[int]:
    """The page numbers that ``encode`` was given."""
    return list(accumulate(map(_DECODED.__getitem__, _DISTANCE.findall(encoded)), initial=-1))[1:]


class PostingChange(NamedTuple):
    """The pages that lose a term and the pages that gain it, in their facts and in their story."""

    facts: tuple[set[int], set[int]]
    story: tuple[set[int], set[int]]


def amend_line(term: str, line: str, change: PostingChange) -> str:
    """The line of a term after a change; ``""`` where it occurs nowhere any more."""
    lists = line.split("\t")[1:] or ["", ""]
    lists = [_amend(encoded, lost, gained) for encoded, (lost, gained) in zip(lists, change, strict=True)]
    return "\t".join((term, *lists)) if any(lists) else ""


def _amend(encoded: str, lost: set[int], gained: set[int]) -> str:
    if not lost and not gained:
        return encoded
    pages = decode(encoded)
    for page in sorted(lost | gained):
        at = bisect_left(pages, page)
        is_there = at < len(pages) and pages[at] == page
        if is_there and page not in gained:
            del pages[at]
        elif not is_there and page in gained:
            pages.insert(at, page)
    return encode(pages)


class Renumberer:
    """Rewrites posting lists for pages that keep their order under new numbers.

    ``new_numbers`` has the new number of each page, -1 for one that was removed.
    """

    def __init__(self, new_numbers: Sequence[int]) -> None:
        self._new_numbers = new_numbers
        self._removed = [old for old, new in enumerate(new_numbers) if new < 0]
        shifts = [(old, new - old) for old, new in enumerate(new_numbers) if new >= 0]
        #: The pages that shift by another amount than the page before: only a distance that leads there changes.
        self._breaks = [old for (_, before), (old, shift) in pairwise([(-1, 0), *shifts]) if before != shift]

    def renumber(self, encoded: str) -> str:
        """An encoded posting list under the new numbers, without the removed pages."""
        distances = _DISTANCE.findall(encoded)
        pages = list(accumulate(map(_DECODED.__getitem__, distances), initial=-1))
        if len(self._breaks) > _MAX_SHIFTS or any(_contains(pages, page) for page in self._removed):
            return encode([page for page in map(self._new_numbers.__getitem__, pages[1:]) if page >= 0])
        for page in self._breaks:
            at = bisect_left(pages, page)
            if at < len(pages):
                before = self._new_numbers[pages[at - 1]] if at > 1 else -1
                distances[at - 1] = _ENCODED[self._new_numbers[pages[at]] - before]
        return "".join(distances)


def _contains(ascending: Sequence[int], page: int) -> bool:
    at = bisect_left(ascending, page)
    return at < len(ascending) and ascending[at] == page


class Index(Generic[Ref]):
    """Collects the terms of pages, in the order of the page numbers. ``put_away`` keeps them: those of many pages take
    more memory than all the rest of a build.
    """

    def __init__(self, put_away: Callable[[bytes], Ref]) -> None:
        self._put_away = put_away
        self._pages: tuple[_PagesByTerm, _PagesByTerm] = (defaultdict(list), defaultdict(list))
        self._pending = 0
        self._parts: Parts[Ref] = {}

    def add(self, page: int, words: PageWords) -> None:
        # A pair is added each time it occurs. Most occur once on a page, so looking for repetitions would cost more
        # than it saves, and a distance of 0 is written as nothing. ``map`` and ``deque`` loop in C.
        for pages, text in zip(self._pages, words, strict=True):
            found: Iterator[str | tuple[str, str]] = chain(set(text), pairwise(text))
            lists = map(pages.__getitem__, found)
            deque(map(list.append, lists, repeat(page)), maxlen=0)
        self._pending += 1
        if self._pending == _BATCH_SIZE:
            self.parts()

    def parts(self) -> Parts[Ref]:
        """Everything that was added, put away."""
        encoded = _ENCODED.__getitem__
        sections: defaultdict[str, Runs] = defaultdict(lambda: ({}, {}))
        for which, pages in enumerate(self._pages):
            for term, numbers in pages.items():
                name = term if isinstance(term, str) else f"{term[0]} {term[1]}"
                rest = "".join(map(encoded, map(sub, numbers[1:], numbers))) if len(numbers) > 1 else ""
                sections[name[:_LETTERS]][which][name] = (numbers[0], rest, numbers[-1])
            pages.clear()
        self._pending = 0
        for section, runs in sections.items():
            self._parts.setdefault(section, []).append(self._put_away(msgpack.packb(runs)))
        return self._parts


def posting_lines(indexes: Sequence[Parts[Ref]], get: Callable[[Ref], bytes]) -> Iterator[tuple[str, str]]:
    """Each term with its line, in the order of the terms. The ``indexes`` are of pages that follow one another; ``get``
    gives what was put away.
    """
    for section in sorted(set().union(*indexes)):
        facts: dict[str, Run] = {}
        story: dict[str, Run] = {}
        for index in indexes:
            for ref in index.get(section, ()):
                for mine, theirs in zip((facts, story), msgpack.unpackb(get(ref), use_list=False), strict=True):
                    for term, run in theirs.items():
                        _append(mine, term, run)
        for term in sorted(facts.keys() | story.keys()):
            yield term, f"{term}\t{_posting_list(facts.get(term))}\t{_posting_list(story.get(term))}"


def _append(runs: dict[str, Run], term: str, run: Run) -> None:
    before = runs.get(term)
    if before:
        run = (before[0], f"{before[1]}{_ENCODED[run[0] - before[2]]}{run[1]}", run[2])
    runs[term] = run


def _posting_list(run: Run | None) -> str:
    return f"{_ENCODED[run[0] + 1]}{run[1]}" if run else ""
