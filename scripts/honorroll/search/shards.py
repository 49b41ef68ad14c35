"""Sorted keys cut into files of even size, and the list of where each begins: a lookup costs the list and a file or two.

Keys of one beginning stand together, so a file is found by a folded prefix, however many files there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Shards(NamedTuple):
    """``starts[i]`` is the least key of ``texts[i]``, or a beginning of it that no earlier key reaches."""

    starts: list[str]
    texts: list[str]


def cut(keyed: Iterable[tuple[str, str]], most: int) -> Shards:
    """Lines by key, sorted already, into texts of about ``most`` characters; lines of one key stay together."""
    starts: list[str] = []
    texts: list[str] = []
    lines: list[str] = []
    size, before = 0, ""
    for key, line in keyed:
        if size >= most and key != before:
            texts.append("\n".join(lines))
            lines, size = [], 0
        if not lines:
            starts.append(_apart(before, key) if starts else "")
        lines.append(line)
        size += len(line) + 1
        before = key
    if lines:
        texts.append("\n".join(lines))
    return Shards(starts, texts)


def _apart(before: str, key: str) -> str:
    """The shortest beginning of ``key`` that is greater than ``before``."""
    same = 0
    for one, other in zip(before, key, strict=False):
        if one != other:
            break
        same += 1
    return key[: same + 1]


def rotations(folded: str, most: int = 12) -> list[str]:
    """``folded`` begun at each of its words: what is looked for by any word and those that follow it, around the end."""
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
