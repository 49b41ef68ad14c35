"""The full-text index of a release: made from the finished pages after the release went live, and added to it.

The words are read from the pages, so nothing can be found that is not public. A release goes live without the list
of the shards; that is written last, and browsers use the index from then on. Shards are named by a digest of their
content, and unchanged ones are shared with the previous release. Nothing else is kept from build to build: the
former words of an edited page are read from the previous release, and only the lines in which the two differ are
written again. Where many pages changed, all pages are read.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll.base import files
from honorroll.base.parallel import map_halves
from honorroll.base.spool import Spool, SpoolRef
from honorroll.outputs.search import text_shards
from honorroll.outputs.search.page_numbers import NumberedPages, Renumbering, renumbering
from honorroll.outputs.search.postings import Index, Parts, PostingChange, amend_line, posting_lines, terms
from honorroll.outputs.search.shards import cut
from honorroll.outputs.search.text_shards import Shard, ShardList
from honorroll.pages import addresses
from honorroll.publish import releases
from honorroll.site.manifest import Manifest
from honorroll.site.read import Contents

#: Up to so many changed pages the old lines are amended; beyond that, while they are at most one page in so many.
_FEW = 8


class _Previous(NamedTuple):
    """The release that this one goes on from, with its full-text index."""

    site: Path
    pages: NumberedPages
    shard_list: ShardList


def add(root: Path, slot: str, base: Path | None, contents: Contents, manifest: Manifest) -> None:
    """Add the full-text index to the release in ``slot``. ``base`` is the release that ``manifest`` goes on from."""
    site = releases.folder(root) / slot
    pages = NumberedPages(site)
    source, shards = _shards(root, base, pages, contents, manifest)
    names: dict[str, str] = {}
    for start, name, data in shards:
        names[name] = start
        path = text_shards.path(name)
        if data is not None:
            files.write_file(f"{site}/{path}", data)
        elif not os.path.exists(f"{site}/{path}"):
            files.link_files(source, site, [path])
    wanted = set(map(text_shards.path, names))
    files.remove_files(site, [path for path in _shard_paths(site) if path not in wanted])
    packed = ShardList(pages.numbering, list(names.values()), list(names)).packed()
    files.write_file(f"{site}/{text_shards.LIST}", packed)
    files.write_atomically(text_shards.seal_path(site), _seal(packed, contents.environment))


def _shard_paths(site: Path) -> list[str]:
    """The paths of the shards that a release has, current or not."""
    try:
        return [f"{text_shards.SHARDS}{name}" for name in os.listdir(site / text_shards.SHARDS)]
    except FileNotFoundError:
        return []


def _shards(
    root: Path, base: Path | None, pages: NumberedPages, contents: Contents, manifest: Manifest
) -> tuple[Path, Iterable[Shard]]:
    """The shards in turn, and the release that has those that come without their bytes."""
    previous = _previous(base, contents.environment) if base else None
    shards = _amended(previous, pages, contents, manifest) if previous else None
    return (base or Path(), _from_all(root, pages)) if previous is None or shards is None else (previous.site, shards)


def _previous(base: Path, environment: bytes) -> _Previous | None:
    """A release with its full-text index, if this version of the program made it."""
    with suppress(OSError, ValueError, KeyError):
        packed = (base / text_shards.LIST).read_bytes()
        if text_shards.seal_path(base).read_bytes() == _seal(packed, environment):
            return _Previous(base, NumberedPages(base), ShardList.unpacked(packed))
    return None


def _amended(
    previous: _Previous, pages: NumberedPages, contents: Contents, manifest: Manifest
) -> Iterable[Shard] | None:
    """The shards of the previous release, amended to those of ``pages``; None where reading all pages is less work."""
    roll = contents.roll.roll

    def read(name: str) -> bytes:
        return (previous.site / text_shards.path(name)).read_bytes()

    since = manifest.generation - 1
    differing = {path.removesuffix("index.html") for path in (*manifest.changed(since), *manifest.gone(since))}
    if len(differing) > max(_FEW, len(pages)):
        return None
    slugs = (addresses.honoree_slug(url) for url in differing if addresses.parent(url) == addresses.ROLL)
    places = [roll.place_of(slug) for slug in slugs if roll.is_placed(slug)]
    try:
        numbers = renumbering(previous.pages, pages, differing, contents.change.listed, places)
        if numbers is None or len(numbers.changed) > max(_FEW, len(pages) // _FEW) or not previous.shard_list.names:
            return None
        changes = _changes(previous.pages, pages, numbers)
        if numbers.new_numbers is not None:
            return _renumbered(previous, numbers.new_numbers, changes)
        shards = list(text_shards.amend(previous.shard_list, read, changes))
    except (OSError, ValueError, KeyError):  # the previous release is damaged
        return None
    shared = (text_shards.path(shard.name) for shard in shards if shard.data is None)
    return shards if all(os.path.exists(f"{previous.site}/{path}") for path in shared) else None


def _renumbered(previous: _Previous, new_numbers: Sequence[int], changes: Mapping[str, PostingChange]) -> list[Shard]:
    """The shards after pages got other numbers: every line is rewritten, but no page is read."""

    def renumber(names: Sequence[str]) -> list[tuple[str, str]]:
        texts = ((previous.site / text_shards.path(name)).read_bytes() for name in names)
        return text_shards.renumber(texts, new_numbers, changes)

    lines = [line for half in map_halves(renumber, previous.shard_list.names) for line in half]
    new = changes.keys() - {term for term, _ in lines if term in changes}
    lines += ((term, line) for term in new if (line := amend_line(term, "", changes[term])))
    lines.sort(key=lambda pair: pair[0])
    return [text_shards.shard(start, text) for start, text in cut(lines)]


def _changes(old: NumberedPages, new: NumberedPages, numbers: Renumbering) -> dict[str, PostingChange]:
    """The differences between the words of the pages then and now, by term."""
    changes: defaultdict[str, PostingChange] = defaultdict(lambda: PostingChange((set(), set()), (set(), set())))
    for number, old_number in numbers.changed.items():
        old_words = ([], []) if old_number is None else old.words(old_number)
        for part, (one, other) in enumerate(zip(old_words, new.words(number), strict=True)):
            before, now = terms(one), terms(other)
            for term in before - now:
                changes[term][part][0].add(number)
            for term in now - before:
                changes[term][part][1].add(number)
    return changes


def _from_all(root: Path, pages: NumberedPages) -> Iterator[Shard]:
    """The shards of all pages, whose words are collected in two processes."""
    spool = Spool(root / ".build")

    def collected(numbers: Sequence[int]) -> Parts[SpoolRef]:
        index = Index(spool.put)
        for number in numbers:
            index.add(number, pages.words(number))
        return index.parts()

    parts = map_halves(collected, range(len(pages)))
    for start, text in cut(posting_lines(parts, lambda ref: spool.get(ref)[0])):
        yield text_shards.shard(start, text)


def _seal(packed: bytes, environment: bytes) -> bytes:
    return blake2b(packed, digest_size=12, key=environment).digest()
