"""How Vietnamese is compared, sorted, shortened and spelt out: the one place that knows.

Order follows the Unicode collation of the language, so that a list sorted here and a list sorted in the reader's
browser by ``new Intl.Collator("vi", {numeric: true})`` are the same list. Python has no collator of its own, and the
order is small enough to write down:

- letters: a ă â b c d đ e ê … o ô ơ … u ư …, with f, j, w, z where Latin has them;
- then tones, from left to right over the whole text: ngang huyền hỏi ngã sắc nặng;
- then case, small letters first;
- spaces and punctuation count and stand before digits, digits before letters; a run of digits is one number.

So letters come before tones over the whole text: "Hoà Bình" stands behind "Hoa Anh" but before "Hoa Cúc".

Source: https://github.com/unicode-org/cldr/blob/main/common/collation/vi.xml over the CLDR root collation.

Texts go through ``str.translate``. A table works out a character when it first meets it, so that all of Unicode is
served and the import stays at 2 ms. (python-slugify would do for slugs alone, at 7 ms to import and 35 µs a name; it
also spells Han characters in Mandarin.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# The order of single characters; what is not here is decomposed first (é, ﬁ, Ａ), or stands in for its kind: other
# symbols go where SYMBOLS is, the letters of other scripts go last. ƀ is a letter of Ê Đê, Ba Na, Gia Rai and others.
SYMBOLS = "\0"
PUNCTUATION = " _-‐‒–—―,;:!¡?¿.·'‹›\"«»()[]{}§@*/\\&#%‰†‡•`^°©®+±÷×<=>|~" + SYMBOLS + "$£¥€"
DIGITS = "0123456789"
LETTERS = "aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz"
# Grave, hook, tilde, acute and dot are the tones; the others are the marks of other languages, in the same sequence.
MARKS = "\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0327\u0328\u0304"
# Typographic quotation marks are next to the typewriter's, as if they were the same with a mark: H’Hen beside H'Hen.
QUOTES = dict(zip("‘’‚‛“”„‟", [*("'" + mark for mark in MARKS[:4]), *('"' + mark for mark in MARKS[:4])], strict=True))
# Letters that Unicode does not decompose, spelt for search and order. đ and ƀ are letters of their own in the order.
SPELT = {"đ": "d", "ƀ": "b", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}

TONES = {mark: chr(0x31 + place) for place, mark in enumerate(MARKS)}
RANK = {character: chr(0x21 + place) for place, character in enumerate(PUNCTUATION + DIGITS + LETTERS)}
PLAIN, CAPITAL = "0", "1"  # no tone, no capital
END = "\x01"  # closes a level or a field: below every weight, so that the shorter of two comes first

INITIALS = (*LETTERS.replace("ƀ", "").upper(), "0–9", "#")
SLUG_LENGTH = 80


class _Table(dict[int, str]):
    """A ``str.translate`` table filled on demand; ``image`` says what one character becomes."""

    def __init__(self, image: Callable[[str], str]) -> None:
        super().__init__()
        self._image = image

    def __missing__(self, code: int) -> str:
        image = self[code] = self._image(chr(code))
        return image


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _unmarked(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))


# Search, duplicate checks and addresses -----------------------------------------------------------------------------


def _folded(character: str) -> str:
    # Twice, because case folding can give new marks (İ); before it too, because it turns one mark into a letter (ͅ).
    plain = _unmarked(_unmarked(character).casefold())
    spelt = "".join(SPELT.get(c, c) for c in plain)
    return "".join(c if c.isalnum() else "" if unicodedata.category(c) == "Cf" else " " for c in spelt)


_FOLDED = _Table(_folded)


def fold(text: str) -> str:
    """What two spellings share: no case, tones, hats or đ, no punctuation, single spaces. "ĐẶNG, Thị Ước" and its NFD
    form give "dang thi uoc". For search and for finding duplicates, never to be shown."""
    return " ".join(text.translate(_FOLDED).split())


#: What ``slug`` gives, and what may stand in an address.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(text: str) -> str:
    """``text`` as a part of an address, in ``[a-z0-9-]``: "dang-thi-uoc". At most 80 characters, cut between words
    where there are any; letters of other scripts are left out; "x" where nothing is left, for a part cannot be empty.
    """
    whole = "-".join(fold(text).encode("ascii", "ignore").decode().split()) or "x"
    if len(whole) <= SLUG_LENGTH:
        return whole
    return whole[: SLUG_LENGTH + 1].rpartition("-")[0] or whole[:SLUG_LENGTH]


# Order --------------------------------------------------------------------------------------------------------------


def _weights(character: str) -> tuple[str, str, str]:
    """The weights of one NFC character at the three levels: letter, tone, case. A mark on its own has no letter."""
    letters, tones, cases = "", "", ""
    for part in _parts(character):
        if unicodedata.combining(part):
            tones += TONES.get(part, part)
            cases += PLAIN
        elif part.isspace() or unicodedata.category(part) not in ("Cc", "Cf"):
            letters += _rank(part.lower())
            tones += PLAIN
            cases += PLAIN if part == part.lower() else CAPITAL
    return letters, tones, cases


def _parts(character: str) -> list[str]:
    """``character`` as letters of the alphabet and, behind each, its marks: ậ is â and a dot, ﬁ is f and i."""
    if character.lower() in RANK:
        return [character]
    parts: list[str] = []
    for part in unicodedata.normalize("NFKD", character):
        hatted = _nfc(parts[0] + part) if parts else ""
        if hatted.lower() in RANK:
            parts[0] = hatted
        else:
            spelt = SPELT.get(part.lower()) or QUOTES.get(part) or part
            parts.extend(spelt if part == part.lower() else spelt.upper())
    return parts


def _rank(letter: str) -> str:
    if letter.isspace():
        return RANK[" "]
    return RANK.get(letter) or (letter if letter.isalnum() else RANK[SYMBOLS] + letter)


_LETTER_LEVEL = _Table(lambda character: _weights(character)[0])
_TONE_LEVEL = _Table(lambda character: _weights(character)[1])
_CASE_LEVEL = _Table(lambda character: _weights(character)[2])
_NUMBER = re.compile("[0-9]+")


@lru_cache(maxsize=1 << 14)  # names are made of few words: remembered, a key costs half
def _word_weights(word: str) -> tuple[str, str, str]:
    word = _NUMBER.sub(_number_ranked, word)
    return word.translate(_LETTER_LEVEL), word.translate(_TONE_LEVEL), word.translate(_CASE_LEVEL)


def _key(*fields: str) -> str:
    """The three levels of the first field, then those of the second, and so on; the fields are in NFC."""
    levels: list[str] = []
    for field in fields:
        letters, tones, cases = zip(*map(_word_weights, field.split(" ")), strict=True)
        levels += (RANK[" "].join(letters), PLAIN.join(tones), PLAIN.join(cases))
    return END.join(levels)


def title_key(text: str) -> str:
    """Sorts titles and collectives by plain comparison of the keys, as ``Intl.Collator("vi", {numeric: true})`` does:
    "Tổ 2" before "Tổ 10", "Hội nông dân" before "Hội Nông dân". What is equal for the collator has equal keys.

    Punctuation is not ignored, for the collator does not ignore it. The two may differ in symbols that no name has
    (→ ☆), in letters of other scripts, in forms of one letter (Ａ and A are one here), and in piles of marks that no
    language writes (o with a horn and a hat).
    """
    return _key(_nfc(text))


def _number_ranked(match: re.Match[str]) -> str:
    """The number behind its count of digits, in digits that sort alike: 7 is "17", 2025 is "42025"."""
    digits = match[0].lstrip("0") or "0"
    nines, ones = divmod(len(digits), 9)
    return f"{'9' * nines}{ones}{digits}"


def initial(text: str) -> str:
    """The heading of ``text`` in an A–Z index, one of ``INITIALS``: tones fall, Ă Â Đ Ê Ô Ơ Ư are letters of their own.

    Under one letter stands one stretch of the sorted list; "#" takes both ends of it, punctuation and other scripts.
    """
    return _HEADINGS.get(_nfc(text.lstrip()).translate(_LETTER_LEVEL)[:1], "#")


_HEADINGS = {RANK[c]: c.upper() for c in LETTERS} | {RANK["ƀ"]: "B"} | {RANK[c]: "0–9" for c in DIGITS}


# Names of persons ---------------------------------------------------------------------------------------------------

_ALIAS = re.compile(r"\([^()]*\)?")
# Those that no Vietnamese syllable spells: VI and XI may be the names Vi and Xi in capitals.
_ROMAN = frozenset({"II", "III", "IV", "VII", "VIII", "IX"})


def _name_words(name: str) -> list[str]:
    """The words of the name itself, without an alias in brackets and without a number that tells namesakes apart."""
    words = _ALIAS.sub(" ", name).split() or name.split()
    while len(words) > 1 and (words[-1] in _ROMAN or words[-1].isdigit()):
        words.pop()
    return words


def given_name(name: str) -> str:
    """The word a person is called and sorted by: the last one, also for monks (Thích Thanh Nhiễu).

    An alias in brackets and a number at the end are no part of it: "Nguyễn Văn An (Hoàng Bình)" and "Nguyễn Văn An II"
    are An. Where a people puts the family name last (Y Hoa Niê, H'Hen Niê), or a name is foreign, nothing in the name
    says so: the profile's ``given_name`` does.
    """
    return "".join(_name_words(_nfc(name))[-1:])


def sort_key(name: str, given: str | None = None) -> str:
    """Sorts persons by plain comparison of the keys: given name, then family name, then middle names, then the whole
    name where it holds more than these (an alias, a number) or holds them in another order. Each is compared as in
    ``title_key``, and only persons alike in one are compared in the next. ``given`` is the profile's ``given_name``;
    the first word besides it counts as the family name.
    """
    name = _nfc(name)
    words = _name_words(name)
    called = _nfc(given or "").split() or words[-1:]
    others = _without(words, called)
    more = [name] if " ".join(others + called) != name else []
    return _key(" ".join(called), " ".join(others[:1]), " ".join(others[1:]), *more)


def _without(words: list[str], called: list[str]) -> list[str]:
    """``words`` without the last place where ``called`` stands in them; all of them if it does not."""
    for start in range(len(words) - len(called), -1, -1):
        if words[start : start + len(called)] == called:
            return words[:start] + words[start + len(called) :]
    return words


# Numbers and dates --------------------------------------------------------------------------------------------------

# "thứ" small, what follows it large; days below 10 and months 1 and 2 with a nought: Decree 30/2020/NĐ-CP, Appendix II
# part V point 8c, and Appendix I part II. Sunday has no number, so that its first word takes the capital.
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def number(value: int) -> str:
    """12345 is "12.345"."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float | Decimal, places: int = 1) -> str:
    """3.5 is "3,5" and 3.0 is "3": at most ``places`` decimals, halves away from nought as the reader was taught."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0  # + 0: there is no "-0"
    whole, _, part = f"{rounded:,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def percent(share: float, places: int = 1) -> str:
    """A share of one: 0.125 is "12,5%"."""
    return f"{decimal(Decimal(str(share)) * 100, places)}%"


def long_date(day: date) -> str:
    """10 October 2025 is "thứ Sáu, ngày 10 tháng 10 năm 2025"; a capital at the head of a sentence is the caller's."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{_WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """5 September 2025 is "05/09/2025", for tables and cards."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def day_first(day: str) -> str:
    """A date that may lack its day or its month, as it is read here: "2025-09-05" is "05/09/2025", "2025-09" "09/2025"."""
    return "/".join(reversed(day.split("-")))


# Cutting ------------------------------------------------------------------------------------------------------------


def shortened(text: str, limit: int) -> str:
    """``text`` where it has at most ``limit`` characters, else as many of its first words as there is room for, and "…"."""
    if len(text) <= limit:
        return text
    words = text[:limit].rpartition(" ")[0] or text[: max(0, limit - 1)]
    return f"{words.rstrip(' ,;:.–-“(')}…"
