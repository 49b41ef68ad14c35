"""The pages of a release by the numbers that the index of texts has for them, and what each says.

Honorees come first, in the order of the lists, then the others as ``khac.txt`` has them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from honorroll.outputs.search import name_index, page_words
from honorroll.outputs.search.postings import Said

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

    def said(self, number: int) -> Said:
        """The words of a page; none, where there is no page of this number. Where an entry leads to a part of a page or to
        a file, its own words are all.
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


def differing(old: Pages, new: Pages, changed: Iterable[str], place_of: Callable[[str], int | None]) -> set[int] | None:
    """The numbers whose pages are not the same, or say other things; None where the honorees are numbered otherwise.

    ``changed`` are the addresses of the pages that differ, ``place_of`` gives the place of an honoree's page.
    """
    if old.honorees != new.honorees:
        return None
    found: set[int] = set()
    for first in range(0, new.honorees if old.numbering != new.numbering else 0, name_index.TOGETHER):
        name = _part(first)
        if old.part(name) != new.part(name):
            pairs = enumerate(zip(old.part(name), new.part(name), strict=True), first)
            found |= {n for n, (one, other) in pairs if name_index.address_of(one) != name_index.address_of(other)}
    urls = set(changed)
    found |= {place for url in urls if (place := place_of(url)) is not None}
    mine, theirs = new.part(_OTHERS), old.part(_OTHERS)
    for n in range(max(len(mine), len(theirs))):
        record = mine[n : n + 1]
        if record != theirs[n : n + 1] or name_index.address_of(record[0])[0] in urls:
            found.add(new.honorees + n)
    return found


def _part(number: int) -> str:
    return f"ho-so-{number // name_index.TOGETHER}.txt"
