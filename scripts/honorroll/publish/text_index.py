"""The index of texts follows the pages: it is made of the finished release, after that is live, and added to it.

What a page says is read from the page, so that nothing is findable that is not public. A release is swapped in without
the list of this index; that is written last, and with it the index begins to be used. Its shards are named by what is
in them, and those that stay the same are shared with the release before. That release is all that is kept from build to
build: what an edited page used to say is read from it, and only lines in which the two differ are written anew. Where
honorees are numbered otherwise, or much has changed, all pages are read.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll.base import files
from honorroll.base.parallel import map_halves
from honorroll.outputs.search import text_shards
from honorroll.outputs.search.page_numbers import Pages, differing
from honorroll.outputs.search.postings import Change, Index, Runs, terms
from honorroll.outputs.search.shards import cut
from honorroll.outputs.search.text_shards import Listed, Shard
from honorroll.publish import releases

#: So many pages that differ are always few; of more, where they are more than one in so many, to read all is less work.
_FEW = 8


class _Last(NamedTuple):
    """A release with an index of texts."""

    site: Path
    pages: Pages
    listed: Listed


def follow(
    root: Path, slot: str, manifest: Mapping[str, bytes], order: Sequence[str], environment: bytes
) -> dict[str, bytes]:
    """Add the index of texts to the release in ``slot``, and say what that holds then.

    ``manifest`` says what it holds so far: of this index some shards, and never the list. ``order`` are the slugs of the
    honorees in the order of the lists; ``environment`` stands for the program.
    """
    site = releases.folder(root) / slot
    pages = Pages(site, manifest)
    held = {path for path in manifest if path.startswith(text_shards.BEGINNING)}
    source, shards = _shards(root, slot, pages, order, environment)
    starts, names, shared = [], [], []
    for start, name, data in shards:
        starts.append(start)
        names.append(name)
        path = text_shards.path(name)
        if data is not None:
            files.write_file(f"{site}/{path}", data)
        elif path not in held:
            shared.append(path)
    files.link_files(source, site, shared)
    wanted = {text_shards.path(name): name.encode() for name in names}
    files.remove_files(site, held - wanted.keys())
    packed = Listed(pages.numbering, starts, names).packed()
    files.write_file(f"{site}/{text_shards.LIST}", packed)
    others = {path: key for path, key in manifest.items() if path not in held}
    return others | wanted | {text_shards.LIST: _seal(packed, environment)}


def _shards(
    root: Path, slot: str, pages: Pages, order: Sequence[str], environment: bytes
) -> tuple[Path, Iterable[Shard]]:
    """The shards in turn, and the release that has those whose text is not given."""
    for last in _last(root, slot, environment):
        shards = _amended(last, pages, order)
        if shards is not None:
            return last.site, shards
    return Path(), _made(pages)


def _last(root: Path, slot: str, environment: bytes) -> Iterator[_Last]:
    """The other releases that have an index of texts made by this program, the latest first."""
    for other in reversed(releases.by_age(root)):
        manifest = releases.read_manifest(root, other) if other != slot else None
        if manifest and text_shards.LIST in manifest:
            site = releases.folder(root) / other
            with suppress(OSError, ValueError, KeyError):
                packed = (site / text_shards.LIST).read_bytes()
                if manifest[text_shards.LIST] == _seal(packed, environment):
                    yield _Last(site, Pages(site, manifest), Listed.unpacked(packed))


def _amended(last: _Last, pages: Pages, order: Sequence[str]) -> list[Shard] | None:
    """The shards after the pages of the last release have become ``pages``; None where to make them anew is less work."""

    def read(name: str) -> bytes:
        return (last.site / text_shards.path(name)).read_bytes()

    try:
        numbers = differing(last.pages, pages, order)
        if numbers is None or len(numbers) > max(_FEW, len(pages) // _FEW) or not last.listed.names:
            return None
        shards = list(text_shards.amended(last.listed, read, _changes(last.pages, pages, numbers)))
    except (OSError, ValueError, KeyError):  # somebody was in there
        return None
    shared = (text_shards.path(shard.name) for shard in shards if shard.data is None)
    return shards if all(os.path.exists(f"{last.site}/{path}") for path in shared) else None


def _changes(old: Pages, new: Pages, numbers: Iterable[int]) -> dict[str, Change]:
    """By term, where what the pages of these numbers say is not what they said."""
    changes: defaultdict[str, Change] = defaultdict(lambda: Change((set(), set()), (set(), set())))
    for number in numbers:
        for kind, said in enumerate(zip(old.said(number), new.said(number), strict=True)):
            before, now = map(terms, said)
            for which, some in enumerate((before - now, now - before)):
                for term in some:
                    changes[term][kind][which].add(number)
    return changes


def _made(pages: Pages) -> Iterator[Shard]:
    """All shards, from nothing."""
    first, *others = map_halves(partial(_said, pages), range(len(pages)))
    whole = Index(first)
    for runs in others:
        whole.join(runs)
    for start, text in cut(whole.lines()):
        yield text_shards.shard(start, text)


def _said(pages: Pages, numbers: Sequence[int]) -> Runs:
    found = Index()
    for number in numbers:
        found.add(number, pages.said(number))
    return found.told()


def _seal(packed: bytes, environment: bytes) -> bytes:
    return blake2b(packed, digest_size=12, key=environment).digest()
