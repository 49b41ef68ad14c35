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
from honorroll.outputs.search.page_numbers import Pages, Renumbering, renumbering
from honorroll.outputs.search.postings import Change, Index, Runs, changed, terms
from honorroll.outputs.search.shards import cut
from honorroll.outputs.search.text_shards import Listed, Shard
from honorroll.pages import addresses
from honorroll.publish import releases
from honorroll.site.manifest import Manifest
from honorroll.site.read import Contents

#: So many pages that differ are always few; of more, where they are more than one in so many, to read all is less work.
_FEW = 8


class _Last(NamedTuple):
    """The release that this one goes on from, with its index of texts."""

    site: Path
    pages: Pages
    listed: Listed


def follow(root: Path, slot: str, base: Path | None, contents: Contents, manifest: Manifest) -> None:
    """Add the index of texts to the release in ``slot``. ``base`` is the release that ``manifest`` goes on from."""
    site = releases.folder(root) / slot
    pages = Pages(site)
    source, shards = _shards(base, pages, contents, manifest)
    names: dict[str, str] = {}
    for start, name, data in shards:
        names[name] = start
        path = text_shards.path(name)
        if data is not None:
            files.write_file(f"{site}/{path}", data)
        elif not os.path.exists(f"{site}/{path}"):
            files.link_files(source, site, [path])
    wanted = set(map(text_shards.path, names))
    files.remove_files(site, [path for path in _held(site) if path not in wanted])
    packed = Listed(pages.numbering, list(names.values()), list(names)).packed()
    files.write_file(f"{site}/{text_shards.LIST}", packed)
    files.write_atomically(_seal_path(site), _seal(packed, contents.environment))


def _held(site: Path) -> list[str]:
    """The shards that are in a release, wanted or not."""
    try:
        return [f"{text_shards.SHARDS}{name}" for name in os.listdir(site / text_shards.SHARDS)]
    except FileNotFoundError:
        return []


def _shards(base: Path | None, pages: Pages, contents: Contents, manifest: Manifest) -> tuple[Path, Iterable[Shard]]:
    """The shards in turn, and the release that has those whose text is not given."""
    last = _last(base, contents.environment) if base else None
    shards = _amended(last, pages, contents, manifest) if last else None
    return (base or Path(), _made(pages)) if last is None or shards is None else (last.site, shards)


def _last(base: Path, environment: bytes) -> _Last | None:
    """The index of texts of a release, if it was made by this program."""
    with suppress(OSError, ValueError, KeyError):
        packed = (base / text_shards.LIST).read_bytes()
        if _seal_path(base).read_bytes() == _seal(packed, environment):
            return _Last(base, Pages(base), Listed.unpacked(packed))
    return None


def _amended(last: _Last, pages: Pages, contents: Contents, manifest: Manifest) -> Iterable[Shard] | None:
    """The shards after the pages of the last release have become ``pages``; None where to make them anew is less
    work.
    """
    roll = contents.roll.roll

    def read(name: str) -> bytes:
        return (last.site / text_shards.path(name)).read_bytes()

    since = manifest.generation - 1
    differing = {path.removesuffix("index.html") for path in (*manifest.changed(since), *manifest.gone(since))}
    if len(differing) > max(_FEW, len(pages)):
        return None
    slugs = (addresses.honoree_slug(url) for url in differing if addresses.parent(url) == addresses.ROLL)
    places = [roll.place_of(slug) for slug in slugs if roll.is_placed(slug)]
    try:
        numbers = renumbering(last.pages, pages, differing, contents.change.listed, places)
        if numbers is None or len(numbers.anew) > max(_FEW, len(pages) // _FEW) or not last.listed.names:
            return None
        changes = _changes(last.pages, pages, numbers)
        if numbers.table is not None:
            return _renumbered(last, numbers.table, changes)
        shards = list(text_shards.amended(last.listed, read, changes))
    except (OSError, ValueError, KeyError):  # somebody was in there
        return None
    shared = (text_shards.path(shard.name) for shard in shards if shard.data is None)
    return shards if all(os.path.exists(f"{last.site}/{path}") for path in shared) else None


def _renumbered(last: _Last, table: Sequence[int], changes: Mapping[str, Change]) -> list[Shard]:
    """Every line is told anew, but no page is read."""

    def told(names: Sequence[str]) -> list[tuple[str, str]]:
        texts = ((last.site / text_shards.path(name)).read_bytes() for name in names)
        return text_shards.renumbered(texts, table, changes)

    lines = [line for some in map_halves(told, last.listed.names) for line in some]
    new = changes.keys() - {term for term, _ in lines if term in changes}
    lines += ((term, line) for term in new if (line := changed(term, "", changes[term])))
    lines.sort(key=lambda pair: pair[0])
    return [text_shards.shard(start, text) for start, text in cut(lines)]


def _changes(old: Pages, new: Pages, numbers: Renumbering) -> dict[str, Change]:
    """By term, where what pages say is not what they said."""
    changes: defaultdict[str, Change] = defaultdict(lambda: Change((set(), set()), (set(), set())))
    for number, before_ in numbers.anew.items():
        said = ([], []) if before_ is None else old.said(before_)
        for kind, (one, other) in enumerate(zip(said, new.said(number), strict=True)):
            before, now = terms(one), terms(other)
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


def discard(site: Path) -> None:
    """Say that the index of a release is not whole, so that it is made anew."""
    _seal_path(site).unlink(missing_ok=True)


def _seal_path(site: Path) -> Path:
    """Where it is told that the index of a release is whole, beside the release."""
    return site.with_suffix(".texts")


def _seal(packed: bytes, environment: bytes) -> bytes:
    return blake2b(packed, digest_size=12, key=environment).digest()
