"""What is the name of a person, and whether two names are those of one.

Names that differ in an accent are names of two people: Bình and Bính, Hương and Hường. Only a name that was written
without any accents may stand for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from honorroll.base.syllables import is_syllable
from honorroll.base.vietnamese import fold, toned
from honorroll.content.family_names import COMMON_FOLDED
from honorroll.content.person_titles import bare_name

_ALIAS = re.compile(r"\([^()]*\)?")
#: What may stand before the name of a household, folded.
_HOUSEHOLD = re.compile(r"(?:ho gia dinh|gia dinh|ho|vo chong) (?:(?:ong|ba|anh|chi) )*")
#: Shorter words are another name when a letter changes: An, Ân, Ba.
_TELLING = 3


def is_full_name(text: str) -> bool:
    """Whether a text is the name of a person beyond doubt: a family name and more, each word with a capital."""
    words = re.sub(r"^(?:Ông|Bà|Anh|Chị|Đ/c|Đồng chí)\.?\s+", "", text, flags=re.IGNORECASE).split()
    return 1 < len(words) < 7 and fold(words[0]) in COMMON_FOLDED and all(word[0].isupper() for word in words)


def is_same(one: str, other: str) -> bool:
    """Whether two names are spelt alike: case, spaces, a title in front and the place of a tone mark do not count."""
    return toned(bare_name(one)) == toned(bare_name(other))


def is_unaccented(name: str) -> bool:
    """Whether a name is written without any accents, as names of files are."""
    return toned(name) == fold(name)


def may_be_same(one: str, other: str) -> bool:
    """Whether two names are spelt alike, or would be if one of them had not lost its accents."""
    if fold(bare_name(one)) != fold(bare_name(other)):
        return False
    return is_same(one, other) or is_unaccented(one) or is_unaccented(other)


def is_corrected(before: str, after: str, *, is_person: bool) -> bool:
    """Whether a name may be another one with its spelling mended, with a middle name or an alias more or less.

    Somebody else's name is not: another family name, another given name.
    """
    one, other = _words(before), _words(after)
    folded, afterwards = [fold(word) for word in one], [fold(word) for word in other]
    if "".join(folded) == "".join(afterwards):
        return True
    if len(one) == len(other):
        differing = [pair for pair in zip(one, other, strict=True) if fold(pair[0]) != fold(pair[1])]
        return len(differing) == 1 and _is_slip(*differing[0])
    short, long = sorted((folded, afterwards), key=len)
    has_given = short[-1:] == long[-1:] or not is_person
    return len(short) > 1 and has_given and _is_within(short, long)


def _words(name: str) -> list[str]:
    words = [word for word in (_ALIAS.sub(" ", bare_name(name)).split() or name.split()) if fold(word)]
    household = _HOUSEHOLD.match(f"{fold(' '.join(words))} ")
    return words[len(household[0].split()) :] or words if household else words


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether ``long`` has the words of ``short`` in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _is_slip(one: str, other: str) -> bool:
    """Whether one of two words is the other with a slip of the keys. Another letter makes another name, unless one of
    the two can be no word: Bình and Minh, but Hương and Hươnh.
    """
    short, long = sorted((fold(one), fold(other)), key=len)
    if short.replace("y", "i") == long.replace("y", "i"):
        return True
    if len(long) < _TELLING or any(c.isdecimal() for c in short + long):
        return False
    if len(short) < len(long):
        return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
    differing = [pair for pair in zip(short, long, strict=True) if pair[0] != pair[1]]
    if len(differing) == 2 and differing[0] == differing[1][::-1]:
        return True
    are_words = is_syllable(one, toned=False) and is_syllable(other, toned=False)
    return len(differing) == 1 and not are_words
