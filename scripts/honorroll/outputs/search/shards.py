"""Sorted keys cut into files of even size, and the list of where each begins: a lookup costs the list and a file or
two.

Keys of one beginning stand together, so a file is found by a folded prefix, however many files there are. Where a file
ends is decided at each key by the key, its line, and how much stands in the file before it: so a line that changes
moves no end but that of its own file, and in the rare case that of the next few.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from zlib import crc32

#: How many characters a shard has, but for the last, for one that a single line makes longer, and for keys of many
#: lines, which stay together.
LEAST, MOST = 9_000, 18_000


class _Cutter:
    """Takes lines in the order of their keys."""

    def __init__(self, start: str, least: int, most: int) -> None:
        self.made: list[tuple[str, str]] = []
        """Where each shard begins, and its text."""
        self.before: str | None = None
        """The key that was last taken."""
        self._start, self._least, self._most = start, least, most
        self._lines: list[str] = []
        self._size = 0

    def cuts(self, key: str, line: str) -> bool:
        """Whether a shard begins at this line: the likelier, the longer the line and the fuller the shard before."""
        if not self._lines:
            return True
        if self._size < self._least or key == self.before:
            return False
        return crc32(key.encode()) * (self._most - self._size) < len(line) << 32

    def add(self, key: str, line: str) -> None:
        if self._lines and self.cuts(key, line):
            self.end()
            self._start = _apart(self.before, key)
        self._lines.append(line)
        self._size += len(line) + 1
        self.before = key

    def end(self) -> None:
        if self._lines:
            self.made.append((self._start, "\n".join(self._lines)))
            self._lines, self._size = [], 0


def cut(keyed: Iterable[tuple[str, str]], least: int = LEAST, most: int = MOST) -> Iterator[tuple[str, str]]:
    """Lines by key, sorted already, as shards: their texts, each behind its least key, or a beginning of that which no
    earlier key reaches. Lines of one key stay together.
    """
    cutter = _Cutter("", least, most)
    for key, line in keyed:
        cutter.add(key, line)
        if cutter.made:
            yield cutter.made.pop()
    cutter.end()
    yield from cutter.made


def mended(
    starts: Sequence[str],
    read: Callable[[int], dict[str, str]],
    keys: Iterable[str],
    anew: Callable[[str, str], str],
    least: int = LEAST,
    most: int = MOST,
) -> list[tuple[str, int | str]]:
    """What ``cut`` would make, had the lines of ``keys`` been others: where each shard begins, and its text, or the
    number of the shard that it is already.

    ``read`` gives the lines of a shard by key, of which no two are the same; ``anew(key, line)`` the line in the place
    of another, ``""`` where there was none or is to be none. There is a shard at least.
    """
    read = cache(read)
    touched: dict[int, list[str]] = {}
    for key in sorted(keys):
        at = bisect_right(starts, key) - 1
        first = next(iter(read(at)))
        if at and key <= first:  # whether a shard begins here is for the one before to decide
            touched.setdefault(at - 1, [])
        touched.setdefault(at - 1 if at and key < first else at, []).append(key)
    made: list[tuple[str, int | str]] = []
    at = 0
    while at < len(starts):
        start = starts[at]
        if at in touched:
            cutter = _Cutter(start, least, most)
            while at < len(starts) and (at in touched or not cutter.cuts(*next(iter(read(at).items())))):
                for key, line in _edited(read(at), touched.get(at, ()), anew):
                    cutter.add(key, line)
                at += 1
            cutter.end()
            made += cutter.made
            if at == len(starts):
                break
            start = _apart(cutter.before, next(iter(read(at))))
        made.append((start, at))
        at += 1
    return made


def _edited(lines: dict[str, str], keys: Iterable[str], anew: Callable[[str, str], str]) -> Iterable[tuple[str, str]]:
    if not keys:
        return lines.items()
    edited = lines | {key: anew(key, lines.get(key, "")) for key in keys}
    return sorted((key, line) for key, line in edited.items() if line)


def _apart(before: str | None, key: str) -> str:
    """The shortest beginning of ``key`` that is greater than ``before``; ``""`` where there is none before."""
    same = 0
    for one, other in zip(before or "", key, strict=False):
        if one != other:
            break
        same += 1
    return "" if before is None else key[: same + 1]


def rotations(folded: str, most: int = 12) -> list[str]:
    """``folded`` begun at each of its words: what is looked for by any word and those that follow it, around the
    end.
    """
    if " " not in folded:
        return [folded] if folded else []
    twice, length = f"{folded} {folded}", len(folded)
    starts = [0, *(at + 1 for at, sign in enumerate(folded) if sign == " ")][:most]
    return [twice[at : at + length] for at in starts]


def words_of(keys: Sequence[str]) -> dict[str, int]:
    """How many of the keys begin with each word."""
    counts: dict[str, int] = {}
    for key in keys:
        word = key.partition(" ")[0]
        counts[word] = counts.get(word, 0) + 1
    return counts
