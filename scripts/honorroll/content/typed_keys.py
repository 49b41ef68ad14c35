"""Names that were typed while the input method was off: “Traanf” of Telex, “Tra62n” of VNI, “Tra^`n” of VIQR."""

from __future__ import annotations

import re
import unicodedata

from honorroll.base.syllables import is_syllable
from honorroll.base.vietnamese import fold
from honorroll.content.family_names import COMMON_FOLDED

#: What a word has that may be such keys; nearly all names are let pass.
_KEYS = re.compile(r"(?i)[a-z][0-9^`~+?.']|aa|ee|oo|dd|[aou]w|[aeiouyw][a-z]{0,3}[sfrxj](?![^\W\d_])")
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_TONES = (
    {"s": _ACUTE, "f": _GRAVE, "r": _HOOK, "x": _TILDE, "j": _DOT},
    {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT},
    {"'": _ACUTE, "`": _GRAVE, "?": _HOOK, "~": _TILDE, ".": _DOT},
)
#: The letters with marks, by the keys of each method.
_MARKS: tuple[dict[str, str], ...] = (
    {"uow": "ươ", "uwow": "ươ", "aa": "â", "ee": "ê", "oo": "ô", "dd": "đ", "aw": "ă", "ow": "ơ", "uw": "ư"},
    {"uo7": "ươ", "u7o7": "ươ", "a6": "â", "e6": "ê", "o6": "ô", "d9": "đ", "a8": "ă", "o7": "ơ", "u7": "ư"},
    {"u+o+": "ươ", "a^": "â", "e^": "ê", "o^": "ô", "dd": "đ", "a(": "ă", "o+": "ơ", "u+": "ư"},
)
#: Alex, Chris and Peter are names, too.
_FOREIGN = re.compile(r"(?i)(?!.*(?:aa|ee|oo|dd|w))[a-z]+[srx]")
#: A letter with a mark is two keys, and stands beside another: “A.” is none.
_SHORTEST = 3
_VOWELS = "aăâeêioôơuưy"


def meant(name: str) -> str:
    """The name that was meant; ``""`` where it is not in such keys, or is none with a Vietnamese family name.

    >>> meant("Traanf Thij Mai Huwowng"), meant("Tra62n Thi5 Mai"), meant("Nguyễn Vawn An"), meant("John Smith")
    ('Trần Thị Mai Hương', 'Trần Thị Mai', 'Nguyễn Văn An', '')
    """
    if not _KEYS.search(name):
        return ""
    seen = name.split(" ")
    words = [_word(word) for word in seen]
    if words[:-1] == seen[:-1] and _FOREIGN.fullmatch(seen[-1]):
        return ""
    if fold(words[0]) not in COMMON_FOLDED or not all(is_syllable(word, toned=False) for word in words):
        return ""
    found = " ".join(words)
    return "" if found == name else found


def _word(word: str) -> str:
    """A word as it was meant; as it is where it is a syllable, or cannot be read as keys of one."""
    if is_syllable(word, toned=False) or not word.isascii() or len(word) < _SHORTEST:
        return word
    for tones, marks in zip(_TONES, _MARKS, strict=True):
        low, tone = word.lower(), ""
        if match := re.search(
            f"(?<=[aeiouyw0-9^(+])([{re.escape(''.join(tones))}])|(?<=[a-z])([{re.escape(''.join(tones))}])$", low
        ):
            tone, low = tones[match[0]], low[: match.start()] + low[match.end() :]
        for keys, letter in sorted(marks.items(), key=lambda pair: -len(pair[0])):
            low = low.replace(keys, letter)
        spelt = _toned(low, tone)
        if spelt.isalpha() and is_syllable(spelt) and not spelt.isascii():
            return spelt[0].upper() + spelt[1:] if word[0].isupper() else spelt
    return word


def _toned(letters: str, tone: str) -> str:
    """A syllable with its tone on the vowel that takes it."""
    vowels = [n for n, letter in enumerate(letters) if letter in _VOWELS]
    if not tone or not vowels:
        return letters
    marked = [n for n in vowels if letters[n] in "ăâêôơư"]
    is_closed = vowels[-1] < len(letters) - 1
    at = marked[-1] if marked else vowels[-1] if is_closed or len(vowels) == 1 else vowels[-2]
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])
