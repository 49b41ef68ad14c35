"""The index of texts: which words, and which pairs of neighbours, stand on which page. Pure.

A syllable says little in Vietnamese (khuyến, học), two say what is meant (khuyến học): pairs find the phrase, single
words find what has the words apart. For each there are two lists, of the pages that say it among their facts (title,
unit, place, movement) and of those that say it in the story; the former come first. A page is a number: honorees in the
order of the lists, then the others as ``khac.txt`` has them.

Own, and not Pagefind, because one mechanism does it all. Measured over the same 10,000 profiles it is smaller to search
and quicker to make, it folds đ, it needs no WebAssembly (which the policy would have to allow), and of an edited story
it reads only that story again.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from honorroll.search.index import FOLDER
from honorroll.search.shards import cut
from honorroll.vietnamese import fold

TEXTS = f"{FOLDER}van-ban.json"
#: The size of a shard, in characters: about three fifths of it go over the network.
SHARD = 14_000
#: A pair of words is one number: the first word's in the upper half.
_PAIR = 32
_WORD = (1 << _PAIR) - 1

_ASIDE = re.compile(
    r"<(nav|svg|script|form|button|select)\b.*?</\1>|<(?:section|div) class=\"hr-(?:sources|related|foot|share)\".*",
    re.S,
)
_STORY = re.compile(r'<(?:section class="hr-story"|figure class="hr-quote")')
_TAG = re.compile(r"<[^>]*>")


class Terms(NamedTuple):
    """The words and pairs of a page, as numbers of words in a table: among its facts, and in its story."""

    facts: array[int]
    story: array[int]


class Words:
    """A table of words: numbers by word, as they come."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.numbers = {word: number for number, word in enumerate(known)}
        self._pieces: dict[str, tuple[int, ...]] = {}

    def number(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))

    def terms(self, text: str) -> array[int]:
        """What ``text`` says: each of its words, and each pair of neighbours, once."""
        pieces = self._pieces
        line: list[int] = []
        for piece in text.split():
            found = pieces.get(piece)
            if found is None:
                found = pieces[piece] = tuple(self.number(word) for word in fold(piece).split())
            line += found
        pairs = {(one + 1) << _PAIR | other for one, other in pairwise(line)}
        return array("Q", pairs.union(line))

    def page(self, html: str, more: str) -> Terms:
        facts, story = parts(html)
        return Terms(self.terms(f"{facts} {more}"), self.terms(story))


def is_of_texts(path: str) -> bool:
    """Whether a file of a release is one of this index."""
    return path == TEXTS or (path.startswith(FOLDER) and "/v-" in path)


def parts(html: str) -> tuple[str, str]:
    """What a finished page says itself: its facts and its story, without navigation, sources and what is related."""
    main = _ASIDE.sub(" ", html.partition("<main")[2].partition(">")[2].rpartition("</main>")[0])
    if '<article class="hr-honoree">' not in html:
        return "", _plain(main)
    story = _STORY.search(main)
    at = story.start() if story else len(main)
    return _plain(main[:at]), _plain(main[at:])


def _plain(html: str) -> str:
    return unescape(_TAG.sub(" ", html))


class Index:
    """Collects who says what, page by page in any order, and tells it as files."""

    def __init__(self) -> None:
        self._facts: dict[int, list[int]] = {}
        self._story: dict[int, list[int]] = {}

    def add(self, page: int, terms: Terms) -> None:
        for lists, some in ((self._facts, terms.facts), (self._story, terms.story)):
            for term in some:
                try:
                    lists[term].append(page)
                except KeyError:
                    lists[term] = [page]

    def files(self, words: Words, version: str) -> dict[str, bytes]:
        """By path; ``words`` is the table of the terms, ``version`` names the folder and stands for all that is in it."""
        shards = cut(self._lines(list(words.numbers)), SHARD)
        contents = {"version": version, "starts": "\n".join(shards.starts)}
        result = {f"{FOLDER}{version}/v-{n}.txt": text.encode() for n, text in enumerate(shards.texts)}
        result[TEXTS] = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
        return result

    def _lines(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Term and line of the index, in the order of the terms."""
        rank = {number: place for place, number in enumerate(sorted(range(len(names)), key=names.__getitem__))}

        def order(term: int) -> tuple[int, int]:  # as the texts would sort: a space comes before every letter
            return (rank[(term >> _PAIR) - 1], rank[term & _WORD]) if term > _WORD else (rank[term], -1)

        for term in sorted(self._facts.keys() | self._story.keys(), key=order):
            text = f"{names[(term >> _PAIR) - 1]} {names[term & _WORD]}" if term > _WORD else names[term]
            facts, story = sorted(self._facts.get(term, ())), sorted(self._story.get(term, ()))
            yield text, f"{text}\t{steps(facts)}\t{steps(story)}"


_LAST = "0123456789abcdefghijklmnopqrstuv"
_MORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!$%()*"


def _step(value: int) -> str:
    """A number in base 32, all digits but the last from an alphabet of their own: no separator is needed."""
    digits = _LAST[value & 31]
    while value := value >> 5:
        digits = _MORE[value & 31] + digits
    return digits


_STEPS = [_step(value) for value in range(1 << 12)]


def steps(numbers: Iterable[int]) -> str:
    """Ascending numbers, each as the step from the one before it."""
    before, told = -1, []
    for number in numbers:
        value = number - before
        told.append(_STEPS[value] if value < 4096 else _step(value))
        before = number
    return "".join(told)
