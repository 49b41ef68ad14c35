"""The index of names: the files that ``theme/js/search.js`` reads. Pure.

``tim-kiem/ten.json`` lists where each shard begins. The other files lie in a folder named by a digest of them all, so
that a browser with an older list never reads a newer shard. ``ten-N`` holds records by the words of their names,
``ho-so-N`` the records of honorees in the order of the lists, ``khac`` those of other pages, ``goi-y`` what is offered
to readers who have not typed yet, ``chu`` every word, for words that sound alike and typing errors.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import fold, slug
from honorroll.outputs.search.entries import record
from honorroll.outputs.search.shards import cut, first_words, rotations
from honorroll.pages import addresses
from honorroll.pages.found import SearchEntry
from honorroll.pages.page import File
from honorroll.roll.facets import base36

FOLDER = addresses.SEARCH
NAMES = f"{FOLDER}ten.json"
#: How many records of honorees a file holds.
RECORDS_PER_FILE = 64


#: Puts the bytes of a file away; the result gives them back.
PutAway = Callable[[bytes], Callable[[], bytes]]


def files(
    honorees: Iterable[SearchEntry],
    others: Iterable[SearchEntry],
    facets: Mapping[str, bytes],
    suggested: Iterable[SearchEntry],
    put_away: PutAway,
) -> list[File]:
    """The files of the index.

    ``honorees`` are all that are published, in the order of the lists, and read before ``others``; ``facets`` are the
    files of the explorer (see ``facets.files``); ``suggested`` are offered to readers who have not typed yet. The index
    of a large roll takes a kilobyte an honoree, so each file is put away as it is made.
    """
    records: list[str] = []
    keyed: list[tuple[str, int]] = []
    """Each name from each of its words on, with the number of its record."""
    for place, entry in enumerate(honorees):
        keyed += [(key, place) for key in _keys(entry)]
        records.append(record(entry, base36(place)))
    rest = [(entry, record(entry, "")) for entry in others]
    lines = records + [line for _, line in rest]
    keyed += [(key, n) for n, (entry, _) in enumerate(rest, len(records)) for key in _keys(entry)]
    keyed.sort()
    words = first_words(key for key, _ in keyed)
    digest = blake2b(digest_size=6)
    starts: list[str] = []
    made: list[tuple[str, bytes, Callable[[], bytes]]] = []

    def add(name: str, data: bytes) -> None:
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
        made.append((name, key_of(data), put_away(data)))

    for start, text in cut((key, lines[n]) for key, n in keyed):
        add(f"ten-{len(starts)}.txt", text.encode())
        starts.append(start)
    for n in range(0, len(records), RECORDS_PER_FILE):
        add(f"ho-so-{n // RECORDS_PER_FILE}.txt", "\n".join(records[n : n + RECORDS_PER_FILE]).encode())
    add("khac.txt", "\n".join(line for entry, line in rest if entry.what != "list").encode())
    add("chu.txt", "\n".join(f"{word} {count}" for word, count in sorted(words.items())).encode())
    add("goi-y.txt", "\n".join(record(entry, "") for entry in suggested).encode())
    for name, data in facets.items():
        add(name, data)
    version = digest.hexdigest()
    contents = {"version": version, "honorees": len(records), "together": RECORDS_PER_FILE, "starts": "\n".join(starts)}
    told = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    files_ = [File(f"{FOLDER}{version}/{name}", key, get) for name, key, get in made]
    return [*files_, File(NAMES, key_of(told), put_away(told))]


def address_of(line: str) -> tuple[str, str]:
    """The address of a record, and the words by which its page is found besides its own."""
    place, _, url, name, *_, aliases, words = line.split("\t")
    more = f"{aliases.replace('|', ' ')} {words}".strip()
    return (addresses.honoree(url or slug(name)) if place else url), more


def findable(files: Iterable[File]) -> Iterator[Iterator[tuple[int, str]]]:
    """The honorees that these files find by name, and those that they find by number: each as number and name, for the
    audit.
    """
    for kind in ("ten-", "ho-so-"):
        yield _found(file for file in files if file.path.rpartition("/")[2].startswith(kind))


def _found(files: Iterable[File]) -> Iterator[tuple[int, str]]:
    for file in files:
        for line in file.make().decode().split("\n"):
            if line and line[0] != "\t":  # the record of an honoree begins with a number
                place, _, _, name, _ = line.split("\t", 4)
                yield int(place, 36), name


def _keys(entry: SearchEntry) -> list[str]:
    keys = rotations(fold(entry.name))
    for alias in entry.aliases:
        keys += rotations(fold(alias))
    return list(dict.fromkeys(keys)) or [""]  # a name without letters is in the index too
