"""Which title was meant by a name that no title has: with its class behind it, cut short, or with words left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from honorroll.base.vietnamese import fold_spelling

#: As lists abbreviate, folded.
_IN_FULL = {
    "bk": "bang khen",
    "gk": "giay khen",
    "tp": "thanh pho",
    "ttg": "thu tuong",
    "ct": "chu tich",
    "ubnd": "uy ban nhan dan",
}
#: Said of whoever grants, and not part of all names.
_OFFICE = frozenset(["uy", "ban", "nhan", "dan", "chu", "tich"])


def begun_by(seen: str, titles: Mapping[str, Any]) -> str:
    """The title whose whole name ``seen`` begins with, its words written out or as their initials: “Huân chương Lao
    động hạng Ba”, “CSTĐ cơ sở”. The longest such name; ``""`` where there is none.
    """
    written = _words(seen)
    names = {id_: _words(title.name) for id_, title in titles.items()}
    begun = [id_ for id_, words in names.items() if _begins(written, words)]
    return max(begun, key=lambda id_: len(names[id_]), default="")


def _words(text: str) -> list[str]:
    return [word for word in fold_spelling(text[:300]).split() if word != "cua"]


def _begins(written: Sequence[str], words: Sequence[str]) -> bool:
    """Whether ``written`` begins with all of ``words``, several of them perhaps as one word of their initials."""
    at = 0
    for word in written:
        if at == len(words):
            return True
        if word == words[at]:
            at += 1
        elif len(word) > 1 and word == "".join(each[0] for each in words[at : at + len(word)]):
            at += len(word)
        else:
            return False
    return at == len(words)


def by_words(seen: str, titles: Mapping[str, Any]) -> list[str]:
    """The titles whose names have all the words of ``seen``, or all but those of the office: “Bằng khen UBND tỉnh” for
    “Bằng khen của Chủ tịch UBND tỉnh”. In the order of the vocabulary.
    """
    written = _in_full(seen)
    names = {id_: _in_full(title.name) for id_, title in titles.items()}
    for wanted in (written, written - _OFFICE):
        if len(wanted) > 1 and (found := [id_ for id_, words in names.items() if wanted <= words]):
            return found
    return []


def _in_full(text: str) -> set[str]:
    return {part for word in _words(text) for part in _IN_FULL.get(word, word).split()}
