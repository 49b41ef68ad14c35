"""Letters that a program wrote as codes: ``\\u1ea7`` of JSON, ``<U+1EA7>`` of R, ``%E1%BA%A7`` of web addresses,
``=E1=BA=A7`` and ``=?UTF-8?…?=`` of mail.
"""

from __future__ import annotations

import re
import unicodedata
from email.errors import HeaderParseError
from email.header import decode_header

#: What text with such codes holds. Each is looked for by itself, because every file passes here.
SIGNS = (
    b"\\u",
    b"<U+",
    b"%E1%",
    b"%C3%",
    b"%C4%",
    b"%C6%",
    b"%e1%",
    b"%c3%",
    b"=E1=B",
    b"=C3=",
    b"=C4=9",
    b"=C6=",
    b"=?",
)
_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|<U\+([0-9A-Fa-f]{4})>")
_BYTES = re.compile(r"(?:%[0-9A-Fa-f]{2}){2,}|(?:=[0-9A-F]{2}){2,}")
_WORD = re.compile(r"=\?[\w-]{1,20}\?[BbQq]\?[^?\s]{1,200}\?=")
#: In an address they are in their place, and in double quotes YAML reads those of JSON.
_LEFT = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{1,9}://|www\.)\S+|\"(?:[^\"\\]|\\.)*\"")


def read(value: str) -> str:
    """``value`` with the letters that were meant; as it is where it holds no codes of letters.

    >>> read("Tr\\\\u1ea7n %C4%90%E1%BB%A9c An"), read("https://a.vn/H%C3%A0")
    ('Trần Đức An', 'https://a.vn/H%C3%A0')
    """
    parts = []
    end = 0
    for left in _LEFT.finditer(value):
        parts += [_read(value[end : left.start()]), left[0]]
        end = left.end()
    read = "".join([*parts, _read(value[end:])])
    return value if read == value else unicodedata.normalize("NFC", read)


def _read(text: str) -> str:
    text = _POINT.sub(_letter, text)
    if (read := _BYTES.sub(_decoded, text)) != text:
        text = read.replace("%20", " ")
    return _WORD.sub(_mail_word, text) if "=?" in text else text


def _letter(match: re.Match[str]) -> str:
    letter = chr(int(match[1] or match[2], 16))
    return letter if unicodedata.category(letter)[0] in "LM" else match[0]


def _decoded(match: re.Match[str]) -> str:
    try:
        text = bytes.fromhex(match[0].replace("%", "").replace("=", "")).decode()
    except UnicodeDecodeError:
        return match[0]
    return text if not text.isascii() and all(unicodedata.category(each)[0] in "LMZ" for each in text) else match[0]


def _mail_word(match: re.Match[str]) -> str:
    try:
        raw, charset = decode_header(match[0])[0]
        return raw.decode(charset or "ascii") if isinstance(raw, bytes) else raw
    except (HeaderParseError, LookupError, UnicodeDecodeError):
        return match[0]
