"""Sorted keys cut into shards of even size, with a list of the key at which each begins.

A lookup by prefix reads the list and one shard or two, however many there are. Whether a shard ends at a key is decided
by that key, its line, and the size of the shard so far. So a changed line moves no boundary but the end of its own
shard, and rarely those of the next few.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from zlib import crc32

#: The bounds of a shard, in characters. The last shard may be shorter; one that holds a long line, or a key with many
#: lines, may be longer.
MIN_SIZE, MAX_SIZE = 9_000, 18_000


class _Cutter:
    """Takes lines in the order of their keys, and cuts them into shards."""

    def __init__(self, start: str, min_size: int, max_size: int) -> None:
        self.shards: list[tuple[str, str]] = []
        """The finished shards: where each begins, and its text."""
        self.last_key: str | None = None
        self._start, self._min_size, self._max_size = start, min_size, max_size
        self._lines: list[str] = []
        self._size = 0

    def begins_at(self, key: str, line: str) -> bool:
        """Whether a shard begins at this line: the likelier, the longer the line and the fuller the shard before."""
        if not self._lines:
            return True
        if self._size < self._min_size or key == self.last_key:
            return False
        return crc32(key.encode()) * (self._max_size - self._size) < len(line) << 32

    def add(self, key: str, line: str) -> None:
        if self._lines and self.begins_at(key, line):
            self.end()
            self._start = _separator(self.last_key, key)
        self._lines.append(line)
        self._size += len(line) + 1
        self.last_key = key

    def end(self) -> None:
        """Finish the last shard."""
        if self._lines:
            self.shards.append((self._start, "\n".join(self._lines)))
            self._lines, self._size = [], 0


def cut(
    lines: Iterable[tuple[str, str]], min_size: int = MIN_SIZE, max_size: int = MAX_SIZE
) -> Iterator[tuple[str, str]]:
    """``lines`` by key, in the order of the keys, as shards: where each begins, and its text.

    A shard begins at its first key, or at the shortest prefix of that which is greater than every key before. The lines
    of one key stay together.
    """
    cutter = _Cutter("", min_size, max_size)
    for key, line in lines:
        cutter.add(key, line)
        if cutter.shards:
            yield cutter.shards.pop()
    cutter.end()
    yield from cutter.shards


def amend(
    starts: Sequence[str],
    read: Callable[[int], dict[str, str]],
    keys: Iterable[str],
    amended: Callable[[str, str], str],
    min_size: int = MIN_SIZE,
    max_size: int = MAX_SIZE,
) -> list[tuple[str, int | str]]:
    """What ``cut`` would give if the lines of ``keys`` were others: where each shard begins, and its text, or the
    number of the old shard that has the same.

    ``starts`` are those of the old shards, of which there is at least one. ``read`` gives the lines of a shard by key;
    each key has one line. ``amended(key, line)`` is the new line of a key: ``line`` is ``""`` where there was none, and
    so is the result where there is to be none.
    """
    read = cache(read)
    touched: dict[int, list[str]] = {}
    for key in sorted(keys):
        at = bisect_right(starts, key) - 1
        first = next(iter(read(at)))
        if at and key <= first:  # the shard before decides whether one begins here
            touched.setdefault(at - 1, [])
        touched.setdefault(at - 1 if at and key < first else at, []).append(key)
    shards: list[tuple[str, int | str]] = []
    at = 0
    while at < len(starts):
        start = starts[at]
        if at in touched:
            cutter = _Cutter(start, min_size, max_size)
            while at < len(starts) and (at in touched or not cutter.begins_at(*next(iter(read(at).items())))):
                for key, line in _amended_lines(read(at), touched.get(at, ()), amended):
                    cutter.add(key, line)
                at += 1
            cutter.end()
            shards += cutter.shards
            if at == len(starts):
                break
            start = _separator(cutter.last_key, next(iter(read(at))))
        shards.append((start, at))
        at += 1
    return shards


def _amended_lines(
    lines: dict[str, str], keys: Iterable[str], amended: Callable[[str, str], str]
) -> Iterable[tuple[str, str]]:
    if not keys:
        return lines.items()
    new = lines | {key: amended(key, lines.get(key, "")) for key in keys}
    return sorted((key, line) for key, line in new.items() if line)


def _separator(before: str | None, key: str) -> str:
    """The shortest prefix of ``key`` that is greater than ``before``; ``""`` where there is none before."""
    common = 0
    for one, other in zip(before or "", key, strict=False):
        if one != other:
            break
        common += 1
    return "" if before is None else key[: common + 1]


def rotations(folded: str, limit: int = 12) -> list[str]:
    """``folded`` begun at each of its first ``limit`` words, continued around the end: the keys by which a name is
    found from any of its words on.
    """
    if " " not in folded:
        return [folded] if folded else []
    doubled, length = f"{folded} {folded}", len(folded)
    starts = [0, *(at + 1 for at, sign in enumerate(folded) if sign == " ")][:limit]
    return [doubled[at : at + length] for at in starts]


def first_words(keys: Iterable[str]) -> dict[str, int]:
    """How many of the keys begin with each word."""
    counts: dict[str, int] = {}
    for key in keys:
        word = key.partition(" ")[0]
        counts[word] = counts.get(word, 0) + 1
    return counts
