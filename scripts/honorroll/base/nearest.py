"""What was probably meant by a word that is not known, in time that is linear in the number of unknown words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from honorroll.base.vietnamese import fold, fold_spelling

#: So many words of a list are compared with all known ones; who names thousands that nobody knows did not mistype them.
MAX_SEARCHES = 20

#: What stands before the name of a place or an office in letters, and often not in the vocabulary (folded).
_BEFORE_NAMES = re.compile(
    r"^(?:(?:ubnd|uy ban nhan dan|dang uy|hdnd) )?"
    r"(?:phuong|xa|thi tran|thi xa|quan|huyen|thanh pho|tinh|p|q|tp|tt) (?=.)"
)


class Nearest:
    """The known words, asked for the one that is nearest to a word that is none of them.

    ``names`` gives known words by what people call them: {"Người tốt, việc tốt": "nguoi-tot-viec-tot"}. Spelling
    without accents, case and hyphens, and with i for y, is compared first, then the similarity that difflib sees (a
    ratio of 0.6).
    """

    def __init__(self, known: Iterable[str], names: Mapping[str, str] | None = None) -> None:
        self._given = known if isinstance(known, Collection) else list(known)
        self._names = names or {}
        self._known: list[str] = []
        self._folded: dict[str, str] | None = None
        self._searches = 0

    def to(self, word: str) -> str:
        """The known word that was probably meant by ``word``; ``""`` where none is near enough."""
        if self._folded is None:  # most are never asked, and a roll has 100,000 words
            self._known = sorted(self._given)
            self._folded = _by_spelling(self._known, self._names)
        spelling, other = fold(word[:300]), fold_spelling(word[:300])
        for each in (spelling, _BEFORE_NAMES.sub("", spelling), other, _BEFORE_NAMES.sub("", other)):
            if meant := self._folded.get(each):
                return meant
        if self._searches >= MAX_SEARCHES:
            return ""
        self._searches += 1
        import difflib  # noqa: PLC0415  # only needed where there are faults

        matches = difflib.get_close_matches(word[:300], self._known, n=1, cutoff=0.6)
        return matches[0] if matches else ""


def _by_spelling(known: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """The known words by their folded spelling and names, also in short, in one word and with i for y; what two words
    are called so stands for neither.
    """
    whole: dict[str, str] = {}
    short: dict[str, str] = {}
    for name, word in [*((word, word) for word in known), *names.items()]:
        spelling = fold(name)
        whole.setdefault(spelling, word)
        other = fold_spelling(name) if "y" in spelling else spelling
        for brief in {_BEFORE_NAMES.sub("", spelling), spelling.replace(" ", ""), other, _BEFORE_NAMES.sub("", other)}:
            short[brief] = word if short.get(brief, word) == word else ""
    return short | whole
