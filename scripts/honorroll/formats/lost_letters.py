"""Question marks in the place of Vietnamese letters: what a program leaves that saves text in an encoding without them.

The letters cannot be told from what is left. Commonly known words are guessed, so that a person can say yes or no.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from honorroll.base.syllables import is_syllable

_HOLES = re.compile("[?\ufffd]")
_HOLED = re.compile(r"(?<![^\s(“\"'-])(?:[^\W\d_]|[?\ufffd])+(?=[\s,.;:)”\"'-]|$)")
#: V? Th? Lan: no question ends in a word without a vowel, or seldom two of them.
_NO_VOWEL = re.compile(
    "(?<![\\w?])(?:ngh|[ckpt]h|n[hg]|g[hi]|tr|qu|[bcdđghklmnpqrstvx])[?\ufffd](?!\\w)", re.IGNORECASE
)
#: Letters that Windows-1252 lacks: with those a question mark may be filled.
_LACKING = tuple(
    dict.fromkeys(
        letter for letter in unicodedata.normalize("NFC", "ễầươăđếệộồạảịỉĩọỏụủũẽẻẹềểấậẩẫắằặẳẵốổỗớờợởỡứừựửữỳỷỹỵ")
    )
)
#: The words of names in which letters are most often lost, commonest first.
_WORDS = (
    "Nguyễn Trần Phạm Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Đinh Đoàn Trịnh Trương Phùng Vương Lương Đào Văn Thị "
    "Đức Hữu Thế Đình Ngọc Hương Hùng Dũng Tuấn Phượng Thủy Hồng Hạnh Hiền Hiếu Tiến Mạnh Trọng Quốc Việt Nhật Tấn "
    "Phường Hội Đội Trường Tổ Huyện Quận Tỉnh Bệnh viện giáo trưởng viên của được người nước Việt một những"
)
_COMMON = _WORDS.split()


def guessed(value: str) -> str | None:
    """What ``value`` may have been, empty where that cannot be guessed in full; None where no letter is lost.

    A word counts where it is a syllable with the question marks filled.
    """
    words = [word for word in _HOLED.findall(value) if _is_holed(word)]
    if len(_NO_VOWEL.findall(value)) < 2 and not any(len(word) > 3 or word[0].isupper() for word in words):
        return None
    guesses = {word: _guess(word) for word in _HOLED.findall(value) if _HOLES.search(word)}
    meant = _HOLED.sub(lambda match: guesses.get(match[0], match[0]) or match[0], value)
    return "" if _HOLES.search(meant) else meant


@lru_cache(maxsize=1 << 10)
def _is_holed(word: str) -> bool:
    if not re.search("[^\\W\\d_][?\ufffd]+[^\\W\\d_]", word):
        return "\ufffd" in word and len(word) > 1
    if all(is_syllable(piece, toned=False) for piece in _HOLES.split(word) if piece):
        return False  # “gì?Tại”: a space is lacking
    holes = _HOLES.findall(word)
    return len(holes) > 2 or next(_filled(word, len(holes)), "") != ""


def _filled(word: str, holes: int) -> Iterator[str]:
    pieces = _HOLES.split(word)
    for letters in product(_LACKING, repeat=holes):
        filled = "".join(piece + letter for piece, letter in zip(pieces, (*letters, ""), strict=True))
        if is_syllable(filled):
            yield filled


def _guess(word: str) -> str:
    """The commonest word that lacks exactly these letters."""
    pattern = re.compile(
        "".join(f"[{''.join(_LACKING)}]" if _HOLES.match(each) else each for each in word), re.IGNORECASE
    )
    return next((each for each in _COMMON if pattern.fullmatch(each)), "")
