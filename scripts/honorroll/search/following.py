"""The index of texts follows the pages: it is made of the finished release, after that is live, and added to it.

What a page says is read from the page, so that nothing is findable that is not public. A release is swapped in without
an index of texts; then its files are laid beside it, and the list of them last, with which it begins to be used. What
each page said is kept in ``.build/cache/texts`` by the page's key, so that only pages that changed are read again.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgpack

from honorroll.parallel import halves
from honorroll.releases import link_files, write_atomically, write_file
from honorroll.search import index, texts
from honorroll.search.texts import Terms, Words

_CACHE = ".build/cache/texts"
#: Where the files lie, which the releases share as hard links.
_KEPT = ".build/cache/text-files"


class _Page(NamedTuple):
    """A page that is indexed: its address, the key of what it shows, and words by which it is looked for besides."""

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
                found.append(_Page(url, manifest[f"{url}index.html"], more))
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
        if told != version or not all((kept / path).is_file() for path in keys):
            return None
        return dict(keys)
    except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
        return None


def _make(root: Path, site: Path, pages: Sequence[_Page], version: str) -> dict[str, bytes]:
    words, known = _known(root)
    stale = [page for page in pages if known.get(page.url, (b"",))[0] != _key(page)]
    for some_words, some_terms in halves(lambda half: _read(site, half), stale):
        numbers = [words.number(word) for word in some_words]
        are_same = numbers == list(range(len(numbers)))
        for page, told in zip(stale[: len(some_terms)], some_terms, strict=True):
            facts, story = told if are_same else (_renumbered(terms, numbers) for terms in told)
            known[page.url] = _key(page), facts, story
        stale = stale[len(some_terms) :]
    now = {page.url: known[page.url] for page in pages}
    write_atomically(root / _CACHE, msgpack.packb((list(words.numbers), now)))
    terms = [Terms(_unpacked(facts), _unpacked(story)) for _, facts, story in now.values()]
    files = texts.files(terms, words, version)
    kept = root / _KEPT
    for path, data in files.items():
        write_file(str(kept / path), data)
    keys = {path: blake2b(data, digest_size=12).digest() for path, data in files.items()}
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
    return blake2b(page.more.encode(), digest_size=12, key=page.key).digest()


def _read(site: Path, pages: Sequence[_Page]) -> tuple[list[str], list[tuple[bytes, bytes]]]:
    words = Words()
    found = []
    for page in pages:
        terms = words.page((site / page.url / "index.html").read_text(encoding="utf-8"), page.more)
        found.append((terms.facts.tobytes(), terms.story.tobytes()))
    return list(words.numbers), found


def _renumbered(terms: bytes, numbers: Sequence[int]) -> bytes:
    """The same terms by the numbers of another table."""
    return array("Q", [
        (numbers[(term >> 32) - 1] + 1) << 32 | numbers[term & 0xFFFFFFFF] if term >> 32 else numbers[term]
        for term in _unpacked(terms)
    ]).tobytes()  # fmt: skip


def _unpacked(terms: bytes) -> array[int]:
    unpacked = array("Q")
    unpacked.frombytes(terms)
    return unpacked


def _known(root: Path) -> tuple[Words, dict[str, tuple[bytes, bytes, bytes]]]:
    try:
        words, known = msgpack.unpackb((root / _CACHE).read_bytes(), use_list=False, max_bin_len=1 << 30)
        return Words(words), dict(known)
    except (OSError, ValueError, TypeError, msgpack.exceptions.UnpackException):
        return Words(), {}
