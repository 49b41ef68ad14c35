"""Rules of Vietnamese: comparing, sorting, slugs, and numbers and dates in words.

Sorting follows the Unicode collation of the language, so that a list sorted here and a list sorted in the browser by
``new Intl.Collator("vi", {numeric: true})`` have the same order. Python has no collator, and the order is short:

- letters: a ă â b c d đ e ê … o ô ơ … u ư …, with f, j, w, z where Latin has them;
- then tones, from left to right over the whole text: ngang huyền hỏi ngã sắc nặng;
- then case, small letters first;
- spaces and punctuation count and stand before digits, digits before letters; a run of digits is one number.

Letters are compared over the whole text before tones: "Hoà Bình" comes after "Hoa Anh" but before "Hoa Cúc".

Source: https://github.com/unicode-org/cldr/blob/main/common/collation/vi.xml over the CLDR root collation.

Texts go through ``str.translate``. A table computes the entry of a character when it first meets it, so all of Unicode
is covered and the import takes 2 ms. (python-slugify, for slugs alone, takes 7 ms to import and 35 µs a name, and
transliterates Han characters as Mandarin.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import count

# The order of single characters. Others are decomposed first (é, ﬁ, Ａ); other symbols sort where SYMBOLS is, letters
# of other scripts sort last. ƀ is a letter of Ê Đê, Ba Na, Gia Rai and others.
SYMBOLS = "\0"
PUNCTUATION = " _-‐‒–—―,;:!¡?¿.·'‹›\"«»()[]{}§@*/\\&#%‰†‡•`^°©®+±÷×<=>|~" + SYMBOLS + "$£¥€"
DIGITS = "0123456789"
LETTERS = "aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz"
# Grave, hook, tilde, acute and dot are the tones; marks of other languages follow.
MARKS = "\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0327\u0328\u0304"
# Typographic quotation marks sort beside the ASCII ones, as if they were those with a mark: H’Hen beside H'Hen.
QUOTES = dict(zip("‘’‚‛“”„‟", [*("'" + mark for mark in MARKS[:4]), *('"' + mark for mark in MARKS[:4])], strict=True))
# How search and sorting spell letters that Unicode does not decompose. In sorting, đ and ƀ are letters of their own.
SPELT = {"đ": "d", "ƀ": "b", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}

#: Letters for Unicode that are apostrophes in a name: HʼHen is H’Hen.
APOSTROPHES = "\u02bb\u02bc"

TONES = {mark: chr(0x31 + place) for place, mark in enumerate(MARKS)}
RANK = {character: chr(0x21 + place) for place, character in enumerate(PUNCTUATION + DIGITS + LETTERS)}
PLAIN, CAPITAL = "0", "1"  # no tone, no capital
END = "\x01"  # ends a level or a field; lower than every weight, so that the shorter of two texts comes first

INITIALS = (*LETTERS.replace("ƀ", "").upper(), "0–9", "#")
SLUG_LENGTH = 80


class _Table(dict[int, str]):
    """A ``str.translate`` table that is filled on demand; ``image`` maps one character to its replacement."""

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
    # Marks are removed twice: case folding creates new ones (İ), and turns one mark into a letter (U+0345).
    plain = _unmarked(_unmarked(character).casefold())
    spelt = "".join(SPELT.get(c, c) for c in plain)
    kept = ((c, c.isalnum() and c not in APOSTROPHES) for c in spelt)
    return "".join(c if is_kept else "" if unicodedata.category(c) == "Cf" else " " for c, is_kept in kept)


_FOLDED = _Table(_folded)


def fold(text: str) -> str:
    """``text`` without case, tones, diacritics, đ and punctuation, with single spaces.

    "ĐẶNG, Thị Ước" and its NFD form both give "dang thi uoc". For search and duplicate checks, never for display.
    """
    return " ".join(text.translate(_FOLDED).split())


_Y_FOR_I = re.compile(r"\b(h|k|l|m|s|t|qu)y\b")


def fold_spelling(text: str) -> str:
    """``text`` folded, with i for the y that is said like it: sỹ and sĩ, kỷ and kỉ, lý and lí are spelt either way.

    For finding what is called so; names of people keep the letter that is theirs.
    """
    return _Y_FOR_I.sub(r"\1i", fold(text))


#: Grave, hook, tilde, acute and dot: what tells words apart that are otherwise spelt alike.
_TONES = frozenset(MARKS[:5])


def toned(text: str) -> str:
    """``text`` without case and punctuation as ``fold`` gives it, but with its letters and tones.

    For names: "Bình" is none of "Bính" and "Binh". Where in a syllable the tone is written does not count: "Hoà" and
    "Hòa" are one. Never for display.
    """
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(map(_tone_last, "".join(map(_spaced, decomposed)).split()))


def _spaced(character: str) -> str:
    """The character where it is of a word, else a space, or nothing where it is not seen."""
    kind, is_kept = unicodedata.category(character), character.isalnum() and character not in APOSTROPHES
    return character if is_kept or kind.startswith("M") else "" if kind == "Cf" else " "


def _tone_last(word: str) -> str:
    if word.isascii():
        return word
    return _nfc("".join(c for c in word if c not in _TONES)) + "".join(c for c in word if c in _TONES)


#: What ``slug`` gives, and what may stand in an address.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(text: str) -> str:
    """``text`` as a segment of a URL, in ``[a-z0-9-]``: "dang-thi-uoc".

    At most ``SLUG_LENGTH`` characters, cut between words where possible. Letters of other scripts are left out. "x"
    where nothing remains, because a segment cannot be empty.
    """
    whole = "-".join(fold(text).encode("ascii", "ignore").decode().split()) or "x"
    if len(whole) <= SLUG_LENGTH:
        return whole
    return whole[: SLUG_LENGTH + 1].rpartition("-")[0] or whole[:SLUG_LENGTH]


def free_slug(text: str, taken: Container[str]) -> str:
    """``slug(text)``, with the first number from 2 behind it that makes it none of ``taken``: "nguyen-van-a-2"."""
    plain = slug(text)
    if plain not in taken:
        return plain
    room = plain[: SLUG_LENGTH - 6].rstrip("-")
    return next(numbered for n in count(2) if (numbered := f"{room}-{n}") not in taken)


# Order --------------------------------------------------------------------------------------------------------------


def _weights(character: str) -> tuple[str, str, str]:
    """The weights of one NFC character at the three levels (letter, tone, case). A lone mark has no letter weight."""
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
    """``character`` as letters of the alphabet, each followed by its marks: ậ is â and a dot, ﬁ is f and i."""
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


@lru_cache(maxsize=1 << 14)  # names share few words: with the cache a key costs half
def _word_weights(word: str) -> tuple[str, str, str]:
    word = _NUMBER.sub(_number_ranked, word)
    return word.translate(_LETTER_LEVEL), word.translate(_TONE_LEVEL), word.translate(_CASE_LEVEL)


def _key(*fields: str) -> str:
    """The three levels of the first field, then those of the second, and so on. The fields must be in NFC."""
    levels: list[str] = []
    for field in fields:
        letters, tones, cases = zip(*map(_word_weights, field.split(" ")), strict=True)
        levels += (RANK[" "].join(letters), PLAIN.join(tones), PLAIN.join(cases))
    return END.join(levels)


def title_key(text: str) -> str:
    """A key that sorts titles and names of collectives as ``Intl.Collator("vi", {numeric: true})`` does.

    "Tổ 2" comes before "Tổ 10", "Hội nông dân" before "Hội Nông dân"; texts that are equal for the collator have equal
    keys. Punctuation counts, as it does for the collator. Differences are possible in symbols that no name has (→ ☆),
    letters of other scripts, forms of one letter (Ａ and A are equal here), and combinations of marks that no language
    uses (o with a horn and a circumflex).
    """
    return _key(_nfc(text))


def _number_ranked(match: re.Match[str]) -> str:
    """The number prefixed with its count of digits, so that numbers sort as text: 7 is "17", 2025 is "42025"."""
    digits = match[0].lstrip("0") or "0"
    nines, ones = divmod(len(digits), 9)
    return f"{'9' * nines}{ones}{digits}"


def initial(text: str) -> str:
    """The heading of ``text`` in an A–Z index, one of ``INITIALS``: tones are dropped, Ă Â Đ Ê Ô Ơ Ư are own letters.

    Each letter covers one contiguous part of the sorted list; "#" covers both ends, punctuation and other scripts.
    """
    return _HEADINGS.get(_nfc(text.lstrip()).translate(_LETTER_LEVEL)[:1], "#")


_HEADINGS = {RANK[c]: c.upper() for c in LETTERS} | {RANK["ƀ"]: "B"} | {RANK[c]: "0–9" for c in DIGITS}


# Names of persons ---------------------------------------------------------------------------------------------------

_ALIAS = re.compile(r"\([^()]*\)?")
# Roman numerals that are no Vietnamese syllable: VI and XI may be the names Vi and Xi in capitals.
_ROMAN = frozenset({"II", "III", "IV", "VII", "VIII", "IX"})

_GENERATIONS = frozenset({"Jr", "Sr"})


def _name_words(name: str) -> list[str]:
    """The words of the name, without an alias in brackets, and without what distinguishes namesakes: a number, Jr."""
    words = _ALIAS.sub(" ", name).split() or name.split()
    while len(words) > 1 and (words[-1] in _ROMAN or words[-1].isdigit() or words[-1].rstrip(".") in _GENERATIONS):
        words.pop()
    return words


def given_name(name: str) -> str:
    """The word by which a person is called and sorted: the last one, also for monks (Thích Thanh Nhiễu).

    An alias in brackets and a number at the end do not count: "Nguyễn Văn An (Hoàng Bình)" and "Nguyễn Văn An II" are
    An. Peoples that put the family name last (Y Hoa Niê, H'Hen Niê) and foreign names cannot be recognised: the
    profile's ``given_name`` states the given name there.
    """
    return "".join(_name_words(_nfc(name))[-1:])


def sort_key(name: str, given: str | None = None) -> str:
    """A key that sorts persons by given name, then family name, then middle names.

    The whole name follows where it holds more than these (an alias, a number) or in another order. Each field is
    compared as in ``title_key``. ``given`` is the profile's ``given_name``; the first of the other words counts as the
    family name.
    """
    name = _nfc(name)
    words = _name_words(name)
    given_words = _nfc(given or "").split() or words[-1:]
    others = _without(words, given_words)
    whole = [name] if " ".join(others + given_words) != name else []
    return _key(" ".join(given_words), " ".join(others[:1]), " ".join(others[1:]), *whole)


def _without(words: list[str], run: list[str]) -> list[str]:
    """``words`` without the last occurrence of ``run`` in them."""
    for start in range(len(words) - len(run), -1, -1):
        if words[start : start + len(run)] == run:
            return words[:start] + words[start + len(run) :]
    return words


# Numbers and dates --------------------------------------------------------------------------------------------------

# "thứ" in small letters, the number capitalised; days below 10 and months 1 and 2 with a leading zero: Decree
# 30/2020/NĐ-CP, Appendix II part V point 8c, and Appendix I part II. Sunday has no number: its first word is
# capitalised.
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def number(value: int) -> str:
    """An integer with a dot between thousands: 12345 is "12.345"."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float | Decimal, places: int = 1) -> str:
    """A number with a decimal comma: 3.5 is "3,5", 3.0 is "3".

    At most ``places`` decimals; halves round away from zero.
    """
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0  # + 0 turns -0 into 0
    whole, _, part = f"{rounded:,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def percent(share: float, places: int = 1) -> str:
    """A fraction of one as a percentage: 0.125 is "12,5%"."""
    return f"{decimal(Decimal(str(share)) * 100, places)}%"


def long_date(day: date) -> str:
    """10 October 2025 is "thứ Sáu, ngày 10 tháng 10 năm 2025". The caller capitalises it at the start of a sentence."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{_WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """A date for tables and cards: 5 September 2025 is "05/09/2025"."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def day_first(day: str) -> str:
    """A date that may lack its day or month, for display: "2025-09-05" is "05/09/2025", "2025-09" "09/2025"."""
    return "/".join(reversed(day.split("-")))


#: What comes before a date, by how exact it is.
_GRAINS = {4: "năm", 7: "tháng", 10: "ngày"}


def dated(stated: str) -> str:
    """The same in a sentence: ``năm 1992``, ``tháng 10/1992``, ``ngày 8/10/1992``."""
    return f"{_GRAINS[len(stated)]} {'/'.join(part.lstrip('0') for part in reversed(stated.split('-')))}"


# Sentences ----------------------------------------------------------------------------------------------------------


def joined(parts: Iterable[str]) -> str:
    """``a, b và c``."""
    *others, last = [*parts] or [""]
    return f"{', '.join(others)} và {last}" if others else last


def within_sentence(name: str) -> str:
    """A name that is no proper noun, as it stands within a sentence: ``cấp thành phố``; ``UBND xã`` stays."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


#: What names begin with that are common nouns: a sentence writes them small, unlike names of people and of bodies.
_COMMON = re.compile(
    r"(?:Những|Các|Gia đình|Hộ|Vợ chồng|Nhóm|Nhân dân|Cán bộ|Tập thể|Cộng đồng|Làng|Nghề|Đội|Tổ|Chi hội|Câu lạc bộ) "
)


def named_within(name: str) -> str:
    """Who is named so, within a sentence: ``gia đình ông Lối``, ``làng lụa Ví Dụ``; ``Bệnh viện E`` and people stay."""
    return within_sentence(name) if _COMMON.match(name) else name


# Cutting ------------------------------------------------------------------------------------------------------------


def shortened(text: str, limit: int) -> str:
    """``text`` where it has at most ``limit`` characters, else as many first words as there is room for, and "…"."""
    if len(text) <= limit:
        return text
    words = text[:limit].rpartition(" ")[0] or text[: max(0, limit - 1)]
    return f"{words.rstrip(' ,;:.–-“(')}…"


#: Where a phrase ends.
_CLAUSE = re.compile(r"\s*[,;(]|\s+[–-]\s|[.:]\s")


def clause(text: str, limit: int) -> str:
    """``text`` where it has at most ``limit`` characters, else as many of its clauses as there is room for, but the
    first in any case: nothing is cut within a phrase.
    """
    if len(text) <= limit:
        return text
    ends = [match.start() for match in _CLAUSE.finditer(text) if match.start()]
    return text[: max((end for end in ends if end <= limit), default=min(ends, default=len(text)))]
