"""Garbled text: Vietnamese that was typed or saved in another encoding than UTF-8, and what it was meant to say.

A word counts as garbled where it is no Vietnamese syllable as it stands and is one when converted. Names of other
languages are neither (Müller, São, Françoise). One such word may be chance; it is believed where it holds what no
language writes (a sign or a capital within a word), where another agrees, or where all the words around it are
Vietnamese. Text that already holds letters that the encoding lacks, such as ễ, is Unicode: only unmistakable words of
it are converted.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.syllables import is_syllable
from honorroll.formats import escaped_letters, lost_letters, other_formats
from honorroll.formats.legacy_letters import MISREAD_SIGN, TCVN3, VNI, from_misread_utf8, from_tcvn3, from_vni

Convert = Callable[[str], str]


class Encoding(NamedTuple):
    """How a text was written, in Vietnamese and English."""

    vi: str
    en: str


TCVN3_TEXT = Encoding("TCVN3 (phông .VnTime)", "TCVN3 (fonts named .VnTime)")
VNI_TEXT = Encoding("VNI (phông VNI-Times)", "VNI (fonts named VNI-Times)")
MISREAD = Encoding("UTF-8 bị đọc nhầm thành Windows-1252", "UTF-8 that was read as Windows-1252")
ENTITIES = Encoding("mã HTML", "HTML entities")
ESCAPED = Encoding("mã của phần mềm thay cho chữ", "codes of a program in the place of letters")
WINDOWS_1258 = Encoding("Windows-1258 (“ANSI” của Notepad)", "Windows-1258 (“ANSI” of Notepad)")
LOST = Encoding("dấu hỏi thay cho chữ", "question marks in the place of letters")


GARBLED = Rule(
    "garbled-text",
    "error",
    Text(
        "Chữ gõ bằng bảng mã khác, không phải Unicode ({encoding_vi}): “{seen}”.",
        "Ghi: {meant} — hoặc chạy “honorroll check --fix”: lệnh chỉ cho xem từng chỗ, hỏi rồi mới chuyển.",
    ),
    Text(
        "Text in another encoding than Unicode ({encoding}): “{seen}”.",
        "Write: {meant} — or run “honorroll check --fix”, which shows each place and converts after asking.",
    ),
)
NOT_UTF_8 = Rule(
    "file-encoding",
    "error",
    Text(
        "Tệp được lưu bằng bảng mã {encoding_vi}, không phải UTF-8. Dòng này là: “{meant}”.",
        "Chạy “honorroll check --fix” để chuyển cả tệp; hoặc mở tệp, chọn “Lưu thành…” với bảng mã UTF-8.",
    ),
    Text(
        "The file is saved as {encoding}, not UTF-8. This line reads: “{meant}”.",
        "Run “honorroll check --fix” to convert the file; or open it and choose “Save as…” with the encoding UTF-8.",
    ),
)
LOST_LETTERS = Rule(
    "lost-letters",
    "error",
    Text(
        "Chữ tiếng Việt đã mất, chỉ còn dấu hỏi: “{seen}”.",
        "{near_vi}Gõ lại theo bản gốc; chữ mất khi lưu bằng bảng mã không có tiếng Việt, nên hãy lưu bằng UTF-8.",
    ),
    Text(
        "Vietnamese letters are lost, question marks are left: “{seen}”.",
        "{near}Type it again from the original. An encoding without Vietnamese letters lost them: save as UTF-8.",
    ),
)


class Garbled(NamedTuple):
    """A line that is garbled. ``line`` and ``column`` count from 1; ``seen`` stands there, and ``meant`` was meant.

    Of ``LOST`` letters ``meant`` is a guess, or empty.
    """

    line: int
    column: int
    encoding: Encoding
    seen: str
    meant: str


#: Bytes of UTF-8 that Unicode text in Vietnamese hardly has: letters of other languages, capitals after small letters,
#: two accented vowels where there can be but one. They are looked for as bytes because every file passes here.
_SIGN = re.compile(
    rb"\xc3(?:[\x84-\x87\x8b\x8e-\x91\x96-\x98\x9b\x9c\x9e\x9f\xa4-\xa7\xab\xae-\xb1\xb6-\xb8\xbb\xbc\xbe\xbf]"
    rb"|(?<=[a-z]\xc3)[\x80-\x9f]|(?<=[A-Z]\xc3)[\x80-\x9f](?=[a-z])"
    rb"|(?<=[aA]\xc3)[\x80-\x83\x88-\x8a\x95\x99\x9a\xa0-\xa3\xa8-\xaa\xb5\xb9\xba]"
    rb"|(?<=[eE]\xc3)[\x80-\x83\x95\x99\xa0-\xa3\xb5\xb9]|(?<=[oO]\xc3)[\x82\x83\x95\x99\xa2\xb5\xb9]|(?<=[uUyY]\xc3)[\x95\x99\xb5\xb9]"
    rb"|\xa2(?![cmnptuy])|[\xa8-\xaa][iay]|[\xb2\xb3\xb5][uo]|\xb4[ua]|[\xa1\xa3]a)"
)
_KEY = re.compile(r"\ufeff?[ \t]*(?:- +)*(?:[A-Za-z_][\w-]*:(?: +|$))?[\"']?")
#: Clusters that few other languages write: only with one of them a word that stands alone is believed.
_CLUSTER = re.compile("^(?:ng|nh|tr)|(?:ng|nh)$", re.IGNORECASE)


def find(text: str) -> list[Garbled]:
    """The lines of ``text`` that are garbled, each without its key."""
    if not _is_strange(text):
        return []
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if _is_strange(line):
            begin = (_KEY.match(line) or [""])[0]
            value = line[len(begin) :].rstrip("\r\"' ")
            if each := _judged(value) or (None if begin.endswith('"') else _escaped(value)):
                found.append(Garbled(number, len(begin) + 1, each[0], value, each[1]))
    return found


def findings(found: Sequence[Garbled], path: str) -> Iterator[Finding]:
    """What is told of garbled lines of a file."""
    for line, column, encoding, seen, meant in found:
        source = Source(path, line, column)
        if encoding is LOST:
            yield LOST_LETTERS.at(source, seen=seen, **suggestion(meant))
        else:
            yield GARBLED.at(source, seen=seen, meant=meant, encoding_vi=encoding.vi, encoding=encoding.en)


def _is_strange(text: str) -> bool:
    """Whether a closer look is due; nearly all text is let pass."""
    data = text.encode(errors="replace")
    return (
        b"\xc2" in data  # signs, and half of what a misread letter becomes
        or b"&" in data
        or b"?" in data
        or b"\xef\xbf\xbd" in data
        or any(sign in data for sign in escaped_letters.SIGNS)
        or _SIGN.search(data) is not None
    )


def mended(text: str, found: Sequence[Garbled]) -> str:
    """``text`` converted; of letters that are lost nothing is guessed, a question mark stands for each."""
    lines = text.split("\n")
    for each in found:
        line = lines[each.line - 1]
        meant = each.seen.replace("\ufffd", "?") if each.encoding is LOST else each.meant
        lines[each.line - 1] = line[: each.column - 1] + line[each.column - 1 :].replace(each.seen, meant, 1)
    return "\n".join(lines)


def _judged(value: str) -> tuple[Encoding, str] | None:
    """The encoding of a value and its conversion."""
    if MISREAD_SIGN.search(value):
        score, converted = _misread(value)
        if score:  # hardly anything else is valid UTF-8
            return MISREAD, converted
    candidates = []
    for encoding, convert, table, is_certain in _TABLES:
        score, converted = _converted(value, convert, table, is_certain)
        candidates.append((score, encoding, converted))
    score, encoding, converted = max(candidates, key=lambda each: each[0])
    if score:
        return encoding, converted
    if entities := _entities(value):
        return entities
    guess = lost_letters.guessed(value)
    return None if guess is None else (LOST, guess)


# ── Letters of legacy fonts ────────────────────────────────────────────────────────────────────────────────────────

#: Letters that Unicode alone has, of Vietnamese and of whatever else is beyond Latin-1.
_UNICODE = re.compile("[^\\W\\d_\u0000-\u00ff]")
_TCVN3_SIGNS = "¡¢£¤¥¦§¨©ª«¬\xad®µ¶¸¹»¼½¾"
_TCVN3_CERTAIN = re.compile(
    f"[A-Za-z][{_TCVN3_SIGNS}](?=[a-z])|[A-Za-z][µ¬\xad®©¨]|^[¡¢£¤¥¦§«©¨¬\xad®][a-z]|[a-z][À-Þ]|^[A-Z][¡-¿À-Þ][a-z]"
    "|[A-Z]§|§[A-Z]"
)
_VNI_CERTAIN = re.compile(
    "[aeoyôö][øõåäûàâãè]|[aeou]ù|uû|uø|aê|[AEOYÔÖ][ØÕÅÄÛÀÂÃÈ]|[AEOU]Ù|UÛ|UØ|AÊ|^[BCDHKLNQSTX]{0,3}Ñ[BCDHKLNQSTX]{0,3}$"
)


#: PhÊn: nobody writes a capital within a word, though Phên is one.
_MIXED = re.compile("[a-z][À-Þ]")


def _words(table: dict[str, str]) -> re.Pattern[str]:
    signs = "".join(re.escape(sign) for sign in sorted({sign for key in table for sign in key if not sign.isalpha()}))
    return re.compile(f"(?<![\\w.])[^\\W\\d_{signs}]*(?:[{signs}]|[^\\W\\d_])+" if signs else "[^\\W\\d_]+")


_TABLES = (
    (TCVN3_TEXT, from_tcvn3, _words(TCVN3), _TCVN3_CERTAIN),
    (VNI_TEXT, from_vni, _words(VNI), _VNI_CERTAIN),
)


def _converted(value: str, convert: Convert, words: re.Pattern[str], certain: re.Pattern[str]) -> tuple[int, str]:
    """How many words tell of this encoding, certain ones doubly, and the conversion; 0 where it is not believed."""
    sure: set[str] = set()
    likely = wrong = fine = total = 0
    unicode = _UNICODE.search(value) is not None
    for word in words.findall(value):
        total += 1
        kind = _kind(word, convert(word), certain)
        fine += kind != "wrong"
        if kind == "sure":
            sure.add(word)
        likely += kind == "likely"
        wrong += kind == "wrong" and not word.isascii()
    if sure and unicode:
        text = words.sub(lambda match: convert(match[0]) if match[0] in sure else match[0], value)
        return (2 * len(sure), text) if 2 * len(sure) > wrong else (0, value)
    if unicode:
        return 0, value
    believed = (sure and len(sure) + likely > wrong) or (likely > 1 and likely > wrong and fine >= 0.7 * total)
    if not believed and likely == 1 and fine == total:
        believed = total > 1 or _CLUSTER.search(value) is not None
    if not believed:
        return 0, value
    return 2 * len(sure) + likely, in_capitals(value, convert(value))


def _kind(word: str, converted: str, certain: re.Pattern[str]) -> str:
    """``sure`` and ``likely`` tell of the encoding, ``fine`` is a syllable either way, ``wrong`` is none."""
    if len(word) == 1:  # a letter by itself tells of nothing: Ñ, Ü
        return "fine" if is_syllable(converted) else "wrong"
    if converted == word:
        return "fine" if is_syllable(word, toned=False) else "wrong"
    if word.upper() == word and certain.search(word) and converted.isalpha():  # Q§, QÑ: the Đ of an abbreviation
        return "sure"
    if not is_syllable(converted):
        return "wrong"
    if is_syllable(word, toned=False) and not _MIXED.search(word):
        return "fine"
    return "sure" if certain.search(word) else "likely"


def in_capitals(seen: str, converted: str) -> str:
    """The fonts named .VnTimeH show small letters as capitals, so that NGUYÔN is NGUYỄN."""
    ascii_ = [letter for letter in seen if letter.isascii() and letter.isalpha()]
    return converted.upper() if len(ascii_) > 2 and all(letter.isupper() for letter in ascii_) else converted


# ── UTF-8 taken for letters ────────────────────────────────────────────────────────────────────────────────────────

_PIECE = re.compile("[^\\W\\d_]+")
#: What stands beside no word: other signs may be quotation marks around it.
_ODD = re.compile(r"[^\w\s«»…“”‘’–—.,;:!?()\"'/-]")
_SPACED_A = re.compile("([^\\W\\d_]*)à (?=[^\\W\\d_])([^\\W\\d_]*)")


def _misread(value: str) -> tuple[int, str]:
    """The number of words that were misread, and the conversion."""
    score = 0
    for word in value.split(" "):
        meant = from_misread_utf8(word)
        pieces = _PIECE.findall(word)
        if meant != word and (
            len(pieces) > 1 or _ODD.search(word) or not all(is_syllable(piece, toned=False) for piece in pieces)
        ):
            score += 2 * all(is_syllable(piece) for piece in _PIECE.findall(meant) if not piece.isascii())
    if not score:
        return 0, value
    # The second byte of à is a space that does not break, which many programs make an ordinary one.
    spaced = re.sub("[ÃĂ] (?: |(?=[^\\W\\d_]|$))", "à ", value)
    return score, _SPACED_A.sub(_rejoined, from_misread_utf8(spaced))


def _rejoined(match: re.Match[str]) -> str:
    """“là m” was “làm”; “là một” is two words."""
    joined = f"{match[1]}à{match[2]}"
    return joined if is_syllable(joined) and not is_syllable(match[2], toned=False) else match[0]


# ── Entities ───────────────────────────────────────────────────────────────────────────────────────────────────────

_ENTITY = re.compile("&(?:#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,8});")


def _entities(value: str) -> tuple[Encoding, str] | None:
    """Entities are left to Markdown, but for letters: nobody types those."""
    if any(_is_letter(html.unescape(entity)) for entity in _ENTITY.findall(value)):
        return ENTITIES, unicodedata.normalize("NFC", _ENTITY.sub(lambda match: html.unescape(match[0]), value))
    return None


def _escaped(value: str) -> tuple[Encoding, str] | None:
    """Codes of letters, where they are no text in double quotes, of which YAML makes letters again."""
    read = escaped_letters.read(value)
    return (ESCAPED, read) if any(map(_is_letter, set(read) - set(value))) else None


def _is_letter(text: str) -> bool:
    return not text.isascii() and all(unicodedata.category(each)[0] in "LM" for each in text)


# ── Whole files ────────────────────────────────────────────────────────────────────────────────────────────────────


def decoded(raw: bytes) -> tuple[Encoding, str] | None:
    """The text of a file that is no UTF-8, if its words say in which Vietnamese encoding it is."""
    if other_formats.found(raw):
        return None
    seen = raw.decode("latin-1")
    found = find(seen)
    counts = {encoding: sum(each.encoding is encoding for each in found) for encoding in (TCVN3_TEXT, VNI_TEXT)}
    best = max(counts, key=counts.__getitem__)
    text = _composed(raw.decode("cp1258", "replace"))
    words = [word for word in _PIECE.findall(text) if not word.isascii()]
    right = sum(is_syllable(word) and len(word) > 1 for word in words)
    if right > len(words) - right and right >= counts[best]:
        return WINDOWS_1258, text
    return (best, mended(seen, found)) if counts[best] else None


def wrong_encoding(raw: bytes, path: str) -> Finding | None:
    """What is told of a file that is no UTF-8 and whose encoding is known, at its first line with such letters."""
    known = decoded(raw)
    if known is None:
        return None
    encoding, text = known
    lines = enumerate(text.split("\n"), 1)
    number, line = next(((number, line) for number, line in lines if not line.isascii()), (1, ""))
    source = Source(path, number, 1)
    return NOT_UTF_8.at(source, meant=line.strip(), encoding_vi=encoding.vi, encoding=encoding.en)


_MARKED = re.compile("([aeouAEOU])\\?([\u0300\u0301\u0303\u0309\u0323]?)")


def _composed(text: str) -> str:
    """Windows-1258 has no marks of ă, â, ê, ô, ơ and ư: text in NFD that was saved in it has question marks there."""

    def marked(match: re.Match[str]) -> str:
        letter = match[1].lower()
        mark = {"a": "\u0302", "e": "\u0302", "o": "\u0302", "u": "\u031b"}[letter]
        return match[1] + mark + match[2]

    text = re.sub("([uU])\\?o\\?", lambda match: f"{match[1]}\u031bo\u031b", text)
    return unicodedata.normalize("NFC", _MARKED.sub(marked, text))
