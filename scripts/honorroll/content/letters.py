"""Lookalike letters in a name: nobody finds such a name by searching, and no rule sees that it is there twice.

They come from legacy fonts (the Icelandic Ð in place of Đ), from text that was decorated for social networks, and from
spoofing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion

STRANGE_LETTER = Rule(
    "strange-letter",
    "error",
    Text(
        "Chữ “{seen}” ({code}) trong “{word}” không phải chữ cái tiếng Việt, dù trông giống.",
        "{near_vi}Xóa chữ đó rồi gõ lại bằng bộ gõ tiếng Việt.",
    ),
    Text("The letter “{seen}” ({code}) in “{word}” looks right and is another.", "{near}Delete it and type it again."),
)

#: Letters confused with those of a Vietnamese name; from Unicode Technical Standard 39, confusables.txt.
_MEANT = str.maketrans("ÐƉðɖАВСЕНІКМОРТХУаеорсухіΑΒΕΗΙΚΜΝΟΡΤΥΧο", "ĐĐđđABCEHIKMOPTXYaeopcyxiABEHIKMNOPTYXo")
#: Characters that Vietnamese text does not use, also mathematical and fullwidth letters.
_OTHERS = re.compile("[ÐðƉ\u0250-\u02af\u0370-\u1dff\u2100-\u218f\u2c00-\ufaff\uff21-\uff5a\U00010000-\U0010ffff]")
#: A word without any Latin letter is in another script altogether and misleads nobody.
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def _looks_latin(letter: str) -> bool:
    return bool(_LATIN.search(unicodedata.normalize("NFKC", letter).translate(_MEANT)))


def lookalike_letters(text: str, begins: Callable[[], Source]) -> Iterator[Finding]:
    """A finding for the first lookalike of each word of ``text``, a single line; ``begins`` gives its position."""
    if not _OTHERS.search(text):
        return
    source = begins()
    for word in re.finditer(r"\S+", text):
        letters = (each for each in _OTHERS.finditer(word[0]) if each[0].isalpha())
        letter = next((each for each in letters if _LATIN.search(word[0]) or _looks_latin(each[0])), None)
        if letter is None:
            continue
        meant = unicodedata.normalize("NFKC", word[0]).translate(_MEANT)
        column = source.column and source.column + word.start() + letter.start()
        yield STRANGE_LETTER.at(
            Source(source.path, source.line, column),
            seen=letter[0],
            code=f"U+{ord(letter[0]):04X}",
            word=word[0],
            **suggestion("" if _OTHERS.search(meant) else meant),
        )
