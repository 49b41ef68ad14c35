"""The index of names: the files that ``theme/js/search.js`` reads. Pure.

``tim-kiem/ten.json`` lists where each shard begins. The other files lie in a folder named by a digest of them all, so
that a browser with an older list never reads a newer shard. ``ten-N`` holds records by the words of their names,
``ho-so-N`` the records of honorees in the order of the lists, ``khac`` those of other pages, ``goi-y`` what is offered
to readers who have not typed yet, ``chu`` every word, for words that sound alike and typing errors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from honorroll.base.vietnamese import fold, slug
from honorroll.outputs.search.entries import record
from honorroll.outputs.search.shards import cut, first_words, rotations
from honorroll.pages import addresses
from honorroll.pages.found import SearchEntry
from honorroll.roll.facets import base36

FOLDER = addresses.SEARCH
NAMES = f"{FOLDER}ten.json"
#: How many records of honorees a file holds.
RECORDS_PER_FILE = 64


def files(
    honorees: Iterable[SearchEntry],
    others: Iterable[SearchEntry],
    facets: Mapping[str, bytes],
    suggested: Iterable[SearchEntry] = (),
) -> dict[str, bytes]:
    """The files of the index by path.

    ``honorees`` are all that are published, in the order of the lists; ``facets`` are the files of the explorer (see
    ``facets.files``); ``suggested`` are offered to readers who have not typed yet.
    """
    records: list[str] = []
    keyed: list[tuple[str, str]] = []
    for place, entry in enumerate(honorees):
        records.append(record(entry, base36(place)))
        keyed += [(key, records[-1]) for key in _keys(entry)]
    rest = [(entry, record(entry, "")) for entry in others]
    keyed += [(key, line) for entry, line in rest for key in _keys(entry)]
    keyed.sort()
    words = first_words([key for key, _ in keyed])
    starts: list[str] = []
    by_name: dict[str, bytes] = {}
    for start, text in cut(keyed):  # each is encoded at once, so that a large roll is in memory only once
        by_name[f"ten-{len(starts)}.txt"] = text.encode()
        starts.append(start)
    for n in range(0, len(records), RECORDS_PER_FILE):
        by_name[f"ho-so-{n // RECORDS_PER_FILE}.txt"] = "\n".join(records[n : n + RECORDS_PER_FILE]).encode()
    by_name["khac.txt"] = "\n".join(line for entry, line in rest if entry.what != "list").encode()
    by_name["chu.txt"] = "\n".join(f"{word} {count}" for word, count in sorted(words.items())).encode()
    by_name["goi-y.txt"] = "\n".join(record(entry, "") for entry in suggested).encode()
    by_name |= facets
    digest = blake2b(digest_size=6)
    for name, data in by_name.items():
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    version = digest.hexdigest()
    contents = {"version": version, "honorees": len(records), "together": RECORDS_PER_FILE, "starts": "\n".join(starts)}
    result = {f"{FOLDER}{version}/{name}": data for name, data in by_name.items()}
    result[NAMES] = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    return result


def address_of(line: str) -> tuple[str, str]:
    """The address of a record, and the words by which its page is found besides its own."""
    place, _, url, name, *_, aliases, words = line.split("\t")
    more = f"{aliases.replace('|', ' ')} {words}".strip()
    return (addresses.honoree(url or slug(name)) if place else url), more


def findable(files: Mapping[str, bytes]) -> list[set[tuple[int, str]]]:
    """The honorees that these files find by name, and those that they find by number: each as number and name, for the
    audit.
    """
    found: dict[str, set[tuple[int, str]]] = {"ten-": set(), "ho-so-": set()}
    for path, data in files.items():
        kind = next(
            (kind for kind in found if path.startswith(FOLDER) and path.rpartition("/")[2].startswith(kind)), ""
        )
        for line in data.decode().split("\n") if kind else ():
            if line and line[0] != "\t":  # the record of an honoree begins with a number
                place, _, _, name, _ = line.split("\t", 4)
                found[kind].add((int(place, 36), name))
    return list(found.values())


def _keys(entry: SearchEntry) -> list[str]:
    keys = rotations(fold(entry.name))
    for alias in entry.aliases:
        keys += rotations(fold(alias))
    return list(dict.fromkeys(keys)) or [""]  # a name without letters is in the index too
