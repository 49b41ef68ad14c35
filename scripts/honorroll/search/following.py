"""The index of texts follows the pages: it is made of the finished release, after that is live, and added to it.

What a page says is read from the page, so that nothing is findable that is not public. A release is swapped in without
an index of texts; then its files are laid beside it, and the list of them last, with which it begins to be used. What
each page said is kept in ``.build/cache/texts`` by the page's key, so that only pages that changed are read again.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgpack

from honorroll.parallel import halves
from honorroll.releases import link_files, write_atomically, write_file
from honorroll.search import index, texts
from honorroll.search.texts import Terms, Words

_CACHE = ".build/cache/texts"
#: How many pages are read before what they said is passed on, so that it need not be held of a hundred thousand.
_AT_ONCE = 10_000
#: Where the files lie, which the releases share as hard links.
_KEPT = ".build/cache/text-files"
#: How many bytes of a digest stand at the end of the cache.
_SEAL = 16


class _Page(NamedTuple):
    """A page that is indexed: its address, the key of what it shows, and words by which it is looked for besides.

    The key is empty where an entry leads to a part of a page or to a file: of that the words alone are indexed.
    """

    url: str
    key: bytes
    more: str


def follow(root: Path, site: Path, manifest: Mapping[str, bytes]) -> dict[str, bytes]:
    """Add the index of texts to the release at ``site``; the keys of its files, by path."""
    pages = _pages(site, manifest)
    version = _version(pages)
    kept = root / _KEPT
    made = _made(kept, version)
    if made is None:
        made = _make(root, site, pages, version)
        _keep(kept, made)
    paths = sorted(made)
    link_files(kept, site, [path for path in paths if path != texts.TEXTS])
    link_files(kept, site, [texts.TEXTS])
    return {path: made[path] for path in paths}


def _pages(site: Path, manifest: Mapping[str, bytes]) -> list[_Page]:
    contents = json.loads((site / index.NAMES).read_bytes())
    folder = site / index.FOLDER / contents["version"]
    names = [f"ho-so-{n}.txt" for n in range(-(-contents["honorees"] // index.TOGETHER))] + ["khac.txt"]
    found = []
    for name in names:
        for line in (folder / name).read_text(encoding="utf-8").split("\n"):
            if line:
                url, more = index.address_of(line)
                found.append(_Page(url, manifest.get(f"{url}index.html", b""), more))
    return found


def _version(pages: Sequence[_Page]) -> str:
    digest = blake2b(digest_size=6, person=b"texts")
    for page in pages:
        digest.update(page.key)
        digest.update(f"{page.url}\0{page.more}\0".encode())
    return digest.hexdigest()


def _made(kept: Path, version: str) -> dict[str, bytes] | None:
    """The keys of the files that were kept, if they are of this version and all there."""
    try:
        told, keys = msgpack.unpackb((kept / "whole").read_bytes())
        whole = told == version and all(_digest((kept / path).read_bytes()) == key for path, key in keys.items())
        return dict(keys) if whole else None
    except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
        return None


def _make(root: Path, site: Path, pages: Sequence[_Page], version: str) -> dict[str, bytes]:
    """Make the files anew; what pages said is passed from the old cache to the new one, a page at a time."""
    cache = root / _CACHE
    known, words = _known(cache)
    places = {page.url: place for place, page in enumerate(pages)}
    stale = [page for page in pages if known.get(page.url) != _key(page)]
    gone = {page.url for page in stale} | (known.keys() - places.keys())
    found = texts.Index()
    fresh = cache.with_name(f".{cache.name}-{os.getpid()}")
    with open(fresh, "wb") as out:

        def put(url: str, key: bytes, facts: bytes, story: bytes) -> None:
            out.write(msgpack.packb((url, key, facts, story)))
            found.add(places[url], Terms(_unpacked(facts), _unpacked(story)))

        for row in _rows(cache) if known else ():
            if len(row) == 4 and row[0] not in gone:
                put(*row)
        for start in range(0, len(stale), _AT_ONCE):
            batch = stale[start : start + _AT_ONCE]
            halves_ = halves(lambda half: _read(site, half), batch)
            read = [terms for some_words, told in halves_ for terms in _renumbered(words, some_words, told)]
            for page, (facts, story) in zip(batch, read, strict=True):
                put(page.url, _key(page), facts, story)
        out.write(msgpack.packb((list(words.numbers),)))
    with open(fresh, "rb+") as whole:
        seal = _seal(whole, fresh.stat().st_size)
        whole.seek(0, os.SEEK_END)
        whole.write(seal)
    os.replace(fresh, cache)
    files = found.files(words, version)
    kept = root / _KEPT
    for path, data in files.items():
        write_file(str(kept / path), data)
    keys = {path: _digest(data) for path, data in files.items()}
    write_atomically(kept / "whole", msgpack.packb((version, keys)))
    return keys


def _keep(kept: Path, made: Mapping[str, bytes]) -> None:
    """Throw away the files of other versions."""
    for path in sorted((kept / index.FOLDER).rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(kept).as_posix() not in made:
            path.unlink()


def _key(page: _Page) -> bytes:
    return blake2b(page.more.encode(), digest_size=12, key=page.key[:64]).digest()


def _read(site: Path, pages: Sequence[_Page]) -> tuple[list[str], list[tuple[bytes, bytes]]]:
    words = Words()
    found = []
    for page in pages:
        html = (site / page.url / "index.html").read_text(encoding="utf-8") if page.key else ""
        terms = words.page(html, page.more)
        found.append((terms.facts.tobytes(), terms.story.tobytes()))
    return list(words.numbers), found


def _renumbered(words: Words, theirs: Sequence[str], told: Sequence[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:  # fmt: skip
    """The same terms by the numbers of another table of words."""
    numbers = [words.number(word) for word in theirs]
    if numbers == list(range(len(numbers))):
        yield from told
        return
    for terms in told:
        facts, story = (
            array("Q", [
                (numbers[(term >> 32) - 1] + 1) << 32 | numbers[term & 0xFFFFFFFF] if term >> 32 else numbers[term]
                for term in _unpacked(some)
            ]).tobytes()
            for some in terms
        )  # fmt: skip
        yield facts, story


def _unpacked(terms: bytes) -> array[int]:
    unpacked = array("Q")
    unpacked.frombytes(terms)
    return unpacked


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=12).digest()


def _seal(file: BinaryIO, size: int) -> bytes:
    """What stands at the end of the cache: a digest of the ``size`` bytes before it, behind which the file is left."""
    digest = blake2b(digest_size=_SEAL)
    while size and (piece := file.read(min(size, 1 << 20))):
        digest.update(piece)
        size -= len(piece)
    return digest.digest()


def _rows(cache: Path) -> Iterator[tuple[Any, ...]]:
    """What the cache holds, in turn: address, key, facts and story of each page, and at the end the table of words."""
    with open(cache, "rb") as file:
        for row in msgpack.Unpacker(file, use_list=False):
            yield row
            if len(row) == 1:
                return


def _known(cache: Path) -> tuple[dict[str, bytes], Words]:
    """The keys of the pages in the cache, and the words that their terms are of; nothing where it is not whole."""
    keys: dict[str, bytes] = {}
    try:
        with open(cache, "rb") as file:
            if _seal(file, max(0, cache.stat().st_size - _SEAL)) != file.read():
                return {}, Words()
        for row in _rows(cache):
            if len(row) == 1:
                return keys, Words(row[0])
            url, key, _, _ = row
            keys[url] = key
    except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
        pass
    return {}, Words()
