"""The index of names: the files that ``theme/js/search.js`` reads. Pure, and the same for the same roll.

``tim-kiem/ten.json`` lists where each shard begins. The shards themselves lie in a folder named by all that is in them,
so that a reader who holds an older list never reads a newer shard by it. ``ten-N`` holds records by the words of their
names, ``ho-so-N`` those of the honorees in the order of the lists, ``khac`` those of other pages, ``chu`` every word
there is, for typing errors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from honorroll.base.vietnamese import fold, slug
from honorroll.outputs.search.entries import record
from honorroll.outputs.search.shards import cut, rotations, words_of
from honorroll.pages import addresses
from honorroll.pages.found import SearchEntry
from honorroll.roll.facets import base36

FOLDER = addresses.SEARCH
NAMES = f"{FOLDER}ten.json"
#: How many honorees stand in one file by order.
TOGETHER = 64


def files(
    honorees: Iterable[SearchEntry], others: Iterable[SearchEntry], facets: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Every file of the index by path. ``honorees`` are all that are published, in the order of the lists; ``facets``
    are the files of the explorer (see ``facets.files``).
    """
    records: list[str] = []
    keyed: list[tuple[str, str]] = []
    for place, entry in enumerate(honorees):
        records.append(record(entry, base36(place)))
        keyed += [(key, records[-1]) for key in _keys(entry)]
    rest = [(entry, record(entry, "")) for entry in others]
    keyed += [(key, line) for entry, line in rest for key in _keys(entry)]
    keyed.sort()
    words = words_of([key for key, _ in keyed])
    starts: list[str] = []
    whole: dict[str, bytes] = {}
    for start, text in cut(keyed):  # encoded one by one: a large roll is held once
        whole[f"ten-{len(starts)}.txt"] = text.encode()
        starts.append(start)
    for n in range(0, len(records), TOGETHER):
        whole[f"ho-so-{n // TOGETHER}.txt"] = "\n".join(records[n : n + TOGETHER]).encode()
    whole["khac.txt"] = "\n".join(line for entry, line in rest if entry.what != "list").encode()
    whole["chu.txt"] = "\n".join(f"{word} {count}" for word, count in sorted(words.items())).encode()
    whole |= facets
    digest = blake2b(digest_size=6)
    for name, data in whole.items():
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    version = digest.hexdigest()
    contents = {"version": version, "honorees": len(records), "together": TOGETHER, "starts": "\n".join(starts)}
    result = {f"{FOLDER}{version}/{name}": data for name, data in whole.items()}
    result[NAMES] = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    return result


def address_of(line: str) -> tuple[str, str]:
    """The address that a record leads to, and the words by which it is looked for besides its page's own."""
    place, _, url, name, *_, aliases, words = line.split("\t")
    more = f"{aliases.replace('|', ' ')} {words}".strip()
    return (addresses.honoree(url or slug(name)) if place else url), more


def findable(files: Mapping[str, bytes]) -> list[set[tuple[int, str]]]:
    """Whom these files find by name, and whom by place in the order: each as place and name, for the audit."""
    found: dict[str, set[tuple[int, str]]] = {"ten-": set(), "ho-so-": set()}
    for path, data in files.items():
        kind = next(
            (kind for kind in found if path.startswith(FOLDER) and path.rpartition("/")[2].startswith(kind)), ""
        )
        for line in data.decode().split("\n") if kind else ():
            if line and line[0] != "\t":  # which begins with its place in the roll
                place, _, _, name, _ = line.split("\t", 4)
                found[kind].add((int(place, 36), name))
    return list(found.values())


def _keys(entry: SearchEntry) -> list[str]:
    keys = rotations(fold(entry.name))
    for alias in entry.aliases:
        keys += rotations(fold(alias))
    return list(dict.fromkeys(keys)) or [""]  # a name of signs alone is in the index too, though nobody can type it
