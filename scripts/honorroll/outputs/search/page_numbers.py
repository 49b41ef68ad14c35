"""The pages of a release by the numbers that the index of texts has for them, and what each says.

Honorees come first, in the order of the lists, then the others as ``khac.txt`` has them.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from honorroll.outputs.search import name_index, page_words
from honorroll.outputs.search.postings import Said
from honorroll.pages import addresses

_OTHERS = "khac.txt"


class Pages:
    """Of the release at ``site``. Raises OSError, KeyError or ValueError where its index of names is not whole."""

    def __init__(self, site: Path) -> None:
        contents = json.loads((site / name_index.NAMES).read_bytes())
        self.numbering: str = contents["version"]
        """Names the index of names that these numbers are of."""
        self.honorees: int = contents["honorees"]
        self._site = site
        self._parts: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return self.honorees + len(self.part(_OTHERS))

    def part(self, name: str) -> list[str]:
        """The records in a file of the index of names."""
        if name not in self._parts:
            text = (self._site / name_index.FOLDER / self.numbering / name).read_text(encoding="utf-8")
            self._parts[name] = [line for line in text.split("\n") if line]
        return self._parts[name]

    def leads(self) -> list[tuple[str, str]]:
        """Of each page by its number the address, and the words that it is looked for by besides its own."""
        names = [_part(first) for first in range(0, self.honorees, name_index.TOGETHER)]
        return [name_index.address_of(record) for name in (*names, _OTHERS) for record in self.part(name)]

    def said(self, number: int) -> Said:
        """The words of a page; none, where there is no page of this number. Where an entry leads to a part of a page
        or to a file, its own words are all.
        """
        if number >= len(self):
            return [], []
        if number < self.honorees:
            record = self.part(_part(number))[number % name_index.TOGETHER]
        else:
            record = self.part(_OTHERS)[number - self.honorees]
        url, more = name_index.address_of(record)
        with suppress(OSError), open(f"{self._site}/{url}index.html", "rb", buffering=0) as file:
            return page_words.said(file.read(), more)
        return page_words.said(b"", more)


class Renumbering(NamedTuple):
    """How the pages of one release are numbered in the next."""

    table: list[int] | None
    """The new number of each old one, -1 where there is no such page any more; the order is kept. None: the same."""
    anew: dict[int, int | None]
    """The new numbers of pages that say other things than before, each with its old number; None of a new page."""


def renumbering(
    old: Pages, new: Pages, changed: Container[str], moved: Container[str], places: Iterable[int]
) -> Renumbering | None:
    """``changed`` are the addresses of the pages that differ, ``moved`` the slugs of honorees who may have another
    place, ``places`` those of the changed ones. None where the others do not stand in the same order.
    """
    if old.numbering == new.numbering:
        others = enumerate(new.part(_OTHERS), new.honorees)
        some = (n for n, record in others if name_index.address_of(record)[0] in changed)
        return Renumbering(None, {n: n for n in (*places, *some)})
    before, now = old.leads(), new.leads()
    place = {url: n for n, (url, _) in enumerate(now[: new.honorees])}
    urls = [url for url, _ in before[: old.honorees]]
    table = [place.get(url, -1) for url in urls]
    if not _ascends(table):
        table = [-1 if addresses.honoree_slug(url) in moved else n for url, n in zip(urls, table, strict=True)]
        if not _ascends(table):
            return None
    table += [new.honorees + n for n in range(len(before) - old.honorees)]
    number = {n: at for at, n in enumerate(table) if n >= 0}
    anew: dict[int, int | None] = {}
    for n in range(max([len(now), *(n + 1 for n in table[old.honorees :])])):
        one = now[n] if n < len(now) else ("", "")
        if n not in number or one != before[number[n]] or one[0] in changed:
            anew[n] = number.get(n)
    same = len(before) == len(now) and all(at == n for at, n in enumerate(table))
    return Renumbering(None if same else table, anew)


def _ascends(table: Iterable[int]) -> bool:
    return all(one < other for one, other in pairwise(n for n in table if n >= 0))


def _part(number: int) -> str:
    return f"ho-so-{number // name_index.TOGETHER}.txt"
