"""How the full-text index numbers the pages of a release: honorees in the order of the lists, then the other pages in
the order of ``khac.txt``.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from honorroll.outputs.search import name_index
from honorroll.outputs.search.page_words import page_words
from honorroll.outputs.search.postings import PageWords
from honorroll.pages import addresses

_OTHERS = "khac.txt"


class NumberedPages:
    """The pages of the release at ``site`` by number.

    Raises OSError, KeyError or ValueError where its index of names is not whole.
    """

    def __init__(self, site: Path) -> None:
        contents = json.loads((site / name_index.NAMES).read_bytes())
        self.numbering: str = contents["version"]
        """The version of the index of names that these numbers belong to."""
        self.honorees: int = contents["honorees"]
        self._site = site
        self._records: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return self.honorees + len(self.records(_OTHERS))

    def records(self, name: str) -> list[str]:
        """The records in a file of the index of names."""
        if name not in self._records:
            text = (self._site / name_index.FOLDER / self.numbering / name).read_text(encoding="utf-8")
            self._records[name] = [line for line in text.split("\n") if line]
        return self._records[name]

    def addresses(self) -> list[tuple[str, str]]:
        """The address of each page in turn, and the words by which it is found besides its own."""
        names = [_file_of(first) for first in range(0, self.honorees, name_index.RECORDS_PER_FILE)]
        return [name_index.address_of(record) for name in (*names, _OTHERS) for record in self.records(name)]

    def words(self, number: int) -> PageWords:
        """The words of a page; none where no page has this number. An entry that leads to a part of a page, or to a
        file, has only the words of the entry itself.
        """
        if number >= len(self):
            return [], []
        if number < self.honorees:
            record = self.records(_file_of(number))[number % name_index.RECORDS_PER_FILE]
        else:
            record = self.records(_OTHERS)[number - self.honorees]
        url, aliases = name_index.address_of(record)
        with suppress(OSError), open(f"{self._site}/{url}index.html", "rb", buffering=0) as file:
            return page_words(file.read(), aliases)
        return page_words(b"", aliases)


class Renumbering(NamedTuple):
    """How the pages of one release are numbered in the next."""

    new_numbers: list[int] | None
    """The new number of each page, ascending, -1 for one that was removed; None where every page keeps its number."""
    changed: dict[int, int | None]
    """The new numbers of the pages whose words may differ, each with its old number; None for a new page."""


def renumbering(
    old: NumberedPages, new: NumberedPages, changed: Container[str], moved: Container[str], places: Iterable[int]
) -> Renumbering | None:
    """The numbers of ``old`` in ``new``; None where the pages that are in both stand in another order.

    ``changed`` are the addresses of the pages that differ, ``places`` the numbers of those that are honorees. ``moved``
    are the slugs of honorees who may stand elsewhere in the lists.
    """
    if old.numbering == new.numbering:
        others = enumerate(new.records(_OTHERS), new.honorees)
        differing = (n for n, record in others if name_index.address_of(record)[0] in changed)
        return Renumbering(None, {n: n for n in (*places, *differing)})
    before, now = old.addresses(), new.addresses()
    place = {url: n for n, (url, _) in enumerate(now[: new.honorees])}
    urls = [url for url, _ in before[: old.honorees]]
    new_numbers = [place.get(url, -1) for url in urls]
    if not _ascends(new_numbers):
        new_numbers = [
            -1 if addresses.honoree_slug(url) in moved else n for url, n in zip(urls, new_numbers, strict=True)
        ]
        if not _ascends(new_numbers):
            return None
    new_numbers += [new.honorees + n for n in range(len(before) - old.honorees)]
    old_numbers = {n: at for at, n in enumerate(new_numbers) if n >= 0}
    differing_pages: dict[int, int | None] = {}
    for n in range(max([len(now), *(n + 1 for n in new_numbers[old.honorees :])])):
        page = now[n] if n < len(now) else ("", "")
        if n not in old_numbers or page != before[old_numbers[n]] or page[0] in changed:
            differing_pages[n] = old_numbers.get(n)
    is_same = len(before) == len(now) and all(at == n for at, n in enumerate(new_numbers))
    return Renumbering(None if is_same else new_numbers, differing_pages)


def _ascends(new_numbers: Iterable[int]) -> bool:
    return all(one < other for one, other in pairwise(n for n in new_numbers if n >= 0))


def _file_of(number: int) -> str:
    return f"ho-so-{number // name_index.RECORDS_PER_FILE}.txt"
