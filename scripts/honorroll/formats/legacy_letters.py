"""Letters of Vietnamese encodings from before Unicode, as they look where a program took the bytes for Windows-1252.

TCVN3, the VN3 table of the standard TCVN 5712:1993, is that of the fonts named .VnTime; VNI is that of the fonts named
VNI-Times, with the mark as a character after its letter. A third kind is UTF-8 whose bytes were taken for letters of
their own.
"""

from __future__ import annotations

import re
import unicodedata

_TCVN3 = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \xadư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ "
    "Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự "
    "úỳ ûỷ üỹ ýý þỵ"
)
#: By the character that is seen, the letter that was meant.
TCVN3: dict[str, str] = {pair[0]: pair[1] for pair in _TCVN3.split(" ")}

_VNI_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_HATS = dict(zip("âàáåãä", ("", *"\u0300\u0301\u0309\u0303\u0323"), strict=True))
_VNI_BREVES = dict(zip("êèéúüë", ("", *"\u0300\u0301\u0309\u0303\u0323"), strict=True))
_VNI_SINGLE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ"}


def _vni() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for letters, marks, hat in (
        ("aeouyôö", _VNI_TONES, ""),
        ("aeo", _VNI_HATS, "\u0302"),
        ("a", _VNI_BREVES, "\u0306"),
    ):
        for letter in letters:
            for seen, mark in marks.items():
                table[letter + seen] = unicodedata.normalize("NFC", _VNI_SINGLE.get(letter, letter) + hat + mark)
    capitals = {seen.upper(): meant.upper() for seen, meant in table.items()}
    mixed = {seen[0].upper() + seen[1:]: meant.upper() for seen, meant in table.items() if len(seen) == 2}
    return table | mixed | capitals


#: The same of VNI; a key is one character or two, a letter and its mark.
VNI: dict[str, str] = _vni()
_VNI_PATTERN = re.compile("|".join(sorted(VNI, key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3_TABLE)


_TCVN3_TABLE = str.maketrans(TCVN3)


def from_vni(text: str) -> str:
    return _VNI_PATTERN.sub(lambda match: VNI[match[0]], text)


def of_font(text: str, font: str) -> str:
    """``text`` in Unicode, whatever its font has in the places of the letters; as it is in any other font."""
    font = font.lower()
    is_legacy = all(ord(letter) <= 0x2FF for letter in text)  # text in Unicode may have kept the old font
    if font.startswith("vni") and is_legacy:
        return from_vni(text)
    if not font.startswith(".vn"):
        return text
    converted = from_tcvn3(text) if is_legacy else text
    return converted.upper() if font.endswith("h") else converted  # .VnTimeH shows capitals for small letters


def _byte_of() -> dict[str, int]:
    """By character, the byte that it was: in Latin-1, Windows-1252 and Windows-1258, which agree where it matters."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for codec in ("cp1258", "cp1252"):
        for byte in range(0x80, 0x100):
            character = bytes([byte]).decode(codec, "ignore")
            if character and not unicodedata.combining(character):
                table[character] = byte
    return table


_MAC = {bytes([byte]).decode("mac_roman"): byte for byte in range(0x80, 0x100)}
#: What UTF-8 of Vietnamese text holds: its letters, their marks, and the signs of typography.
_MEANT = re.compile(
    "[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯư\u00a0\u0300-\u0303\u0306\u0309\u031b\u0323\u1ea0-\u1ef9\u2010-\u2026]"
)


def _pattern(bytes_: dict[str, int]) -> re.Pattern[str]:
    def characters(first: int, last: int) -> str:
        return "".join(re.escape(seen) for seen, byte in bytes_.items() if first <= byte <= last)

    return re.compile(
        f"[{characters(0xC2, 0xCC)}][{characters(0x80, 0xBF)}]|[{characters(0xE1, 0xE2)}]"
        f"[{characters(0x80, 0xBF)}]{{2}}"
    )


_MISREAD = [(_pattern(bytes_), bytes_) for bytes_ in (_byte_of(), _MAC)]
#: A character that every misread text has one of, before the closer look.
MISREAD_SIGN = re.compile("[ÂÃĂÄÅÆÌáâ√ƒ∆≈·‚][^\\sa-zA-Z0-9]")


def from_misread_utf8(text: str) -> str:
    """Text in UTF-8 that was read as Windows-1252, Windows-1258 or Mac Roman, once or twice."""
    for pattern, bytes_ in _MISREAD * 2:

        def meant(match: re.Match[str], bytes_: dict[str, int] = bytes_) -> str:
            try:
                character = bytes(bytes_[seen] for seen in match[0]).decode()
            except UnicodeDecodeError:
                return match[0]
            return character if _MEANT.fullmatch(character) or character in bytes_ else match[0]

        text = pattern.sub(meant, text)
    return unicodedata.normalize("NFC", text)
