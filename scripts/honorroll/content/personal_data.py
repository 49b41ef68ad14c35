"""Finds personal data in text: identity papers, telephones, e-mail, accounts, number plates, social network pages,
birth dates, home addresses.

Use ``find``. Every published text passes it, and nearly all of them are clean, so ``_suspicious`` first decides within
microseconds whether a text can hold anything. Only then disguises are removed (``disguise``) and each detector of
``KINDS`` runs.

The patterns prefer a miss to a false alarm, because a finding is an error and stops the build: decision numbers,
periods, amounts, scores, coordinates, seats of organisations and historic houses are not personal data. All patterns
take linear time: repetitions are bounded or possessive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Literal, NamedTuple

from honorroll.content import (
    disguise,
    personal_births,
    personal_homes,
    personal_links,
    personal_numbers,
    personal_phones,
    personal_tables,
)
from honorroll.content.personal_accounts import accounts
from honorroll.content.personal_numbers import identities, insurance_numbers, number_plates, passports, tax_codes
from honorroll.content.personal_phones import phones
from honorroll.content.undisguised import Bounds, UndisguisedText

KindName = Literal[
    "identity", "passport", "tax", "insurance", "account", "phone", "email", "plate", "link", "birth-date", "address"
]


class Span(NamedTuple):
    """Personal data found in a text: ``text[start:end]`` as written, with any disguise."""

    kind: KindName
    start: int
    end: int


Detector = Callable[[UndisguisedText], Iterator[Bounds]]


def find(text: str) -> list[Span]:
    """All personal data in ``text``, in reading order. Of overlapping spans, the one that begins first.

    Paragraphs are searched one by one, because one says nothing about numbers in the next. In a table the heading of a
    column names what stands below it.
    """
    named = [
        Span(kind, cell.start + start, cell.start + end)
        for cell in personal_tables.cells(text)
        for kind, start, end in find_named(cell.label, text[cell.start : cell.end])
    ]
    spans: list[Span] = []
    if _suspicious(text):
        for paragraph in _PARAGRAPH.finditer(text):
            if _suspicious(paragraph[0]):
                spans += _in_paragraph(paragraph[0], paragraph.start())
    return _apart(named, spans) if named else spans


def find_named(label: str, value: str) -> list[Span]:
    """All personal data in what stands under ``label``, in a table or a form."""
    before = len(label) + 2
    found = _in_paragraph(f"{label}: {value}", -before)
    return [Span(kind, max(start, 0), end) for kind, start, end in found if end > 0]


def _apart(*found: list[Span]) -> list[Span]:
    """The spans in reading order, of overlapping ones the first; of those that begin at one place, that found first."""
    spans: list[Span] = []
    reached = 0
    for span in sorted(chain(*found), key=lambda span: span.start):
        if span.start >= reached:
            spans.append(span)
            reached = span.end
    return spans


_PARAGRAPH = re.compile(r"[^\n]++(?:\n[^\n]++)*+")


def _in_paragraph(text: str, offset: int) -> list[Span]:
    views = (False, True) if "<" in text else (False,)  # with HTML tags as written, for what their attributes say
    if not any(next(_hits(disguise.plain_text(text, tags=tags)), None) for tags in views):
        return []
    hits: list[tuple[int, int, int, KindName]] = []
    for tags in views:
        plain = disguise.plain(text, tags=tags)
        for rank, name, start, end in _hits(plain.text):
            first, last = plain.span(start, end)
            hits.append((first, rank, -last, name))
    spans: list[Span] = []
    reached = 0
    for start, _, end, name in sorted(hits):
        if start >= reached:
            spans.append(Span(name, offset + start, offset - end))
            reached = -end
    return spans


def _hits(text: str) -> Iterator[tuple[int, KindName, int, int]]:
    reading = UndisguisedText(text)
    for rank, (name, detect) in enumerate(KINDS):
        for start, end in detect(reading):
            yield rank, name, start, end


# -- Could there be anything? -----------------------------------------------------------------------------------------

# One pass in C gives the shape of a text: digits become 9, letters that pass for one o, capitals A, all else a space;
# what may stand between the digits of a number goes. What is beyond ASCII (no-break spaces, dashes, characters of no
# width) goes byte by byte; no Vietnamese letter consists of these bytes alone.
_SHAPE = bytes(
    0x39 if 0x30 <= byte <= 0x39 else 0x6F if chr(byte) in "OoIl" else 0x41 if 0x41 <= byte <= 0x5A else 0x20
    for byte in range(256)
)
_BETWEEN = (
    " .,:;/_|-()[]*~`\\\t\r\n\u00a0\u00ad\u00b7\u2009\u200b\u200c\u200d\u200e\u200f\u2010\u2011\u2012\u2013\u2014\u2015"
)
_DELETED = bytes(sorted(set((_BETWEEN + "\u2022\u202f\u2060\u3000\ufeff").encode())))
_SHAPES = tuple(
    re.compile(shape) for shape in (rb"99A[A ]?9{4}", rb"o9[9o]{8}", rb"99o[9o]{7}", rb"9o9[9o]{7}", rb"999o[9o]{6}")
)
# Text that must be read without disguise before its shape says anything: tags, entities, accents apart, digits of other
# scripts, characters of no width. Of their bytes no Vietnamese letter holds the first; the others begin a sign.
_DISGUISED = bytes(set(range(256)) - set(b"<&\xcc\xcd\xd9\xdb\xdf\xe0\xea\xef\xf0"))
_DISGUISED_SIGN = re.compile(rb"\xe2(?:\x80[\x8b-\x8f]|[\x81-\x83\x91\x93\x9d])")
# Each begins with plain letters, or is asked only of paragraphs with figures: such a search ``re`` does fast.
_DIGIT_WORD = f"(?:[0-9]+|{'|'.join(sorted(disguise.SPOKEN_DIGITS))})"
_WORDS = ("còng", "cong ", " dot ", " DOT ", "acebook", "fb.com")
_WORD_HINTS = tuple(
    (sign, re.compile(hint))
    for sign, hint in (
        *((zero, rf"{zero}(?:[\s,.-]{{1,3}}(?i:{_DIGIT_WORD})){{2}}") for zero in ("hông", "HÔNG", "hong")),
        *((at, rf"{at} ?[)\]}}]") for at in ("at", "AT")),
        ("%", "%[234][0-9A-Fa-f]"),
        *((sign, personal_links.MAILBOX_HINT) for sign in ("ail", "AIL")),
    )
)
_NUMBER_HINTS = tuple(
    re.compile(hint)
    for hint in (
        *personal_phones.HINTS,
        *personal_numbers.HINTS,
        r"(?:iển|bks|BKS|ien so)[^0-9]{0,20}[0-9]{2}[^0-9]{0,9}[0-9]",
        r"(?:khoản|khoan|STK|stk|TK|tk|thẻ)[^0-9;\n]{0,40}\n?[0-9](?:[ .*-]{0,3}[0-9]){5}",
        *personal_births.HINTS,
        *personal_homes.HINTS,
    )
)
_NOT_DIGITS = bytes(byte for byte in range(256) if not 0x30 <= byte <= 0x39)


def _suspicious(text: str) -> bool:
    raw = text.encode(errors="replace")
    shape = raw.replace(b"\n\n", b"\0").translate(_SHAPE, _DELETED)
    if (
        b"999999999" in shape
        or b"A9999999" in shape
        or any(pattern.search(shape) for pattern in _SHAPES)
        or raw.translate(None, _DISGUISED)
        or _DISGUISED_SIGN.search(raw)
        or b"@" in raw
        or b"\xc2\xad" in raw
        or any(word in text for word in _WORDS)
        or any(sign in text and hint.search(text) for sign, hint in _WORD_HINTS)
    ):
        return True
    paragraphs = [p for p in raw.split(b"\n\n") if (b" " in p or b":" in p) and p.translate(None, _NOT_DIGITS)]
    with_figures = b"\n\n".join(paragraphs).decode()
    return any(hint.search(with_figures) for hint in _NUMBER_HINTS)


# -- The table --------------------------------------------------------------------------------------------------------

#: What is looked for. Of two kinds that begin at one place the first wins: a number that is named before one that has
#: a shape.
KINDS: tuple[tuple[KindName, Detector], ...] = (
    ("link", lambda reading: personal_links.links(reading.whole)),
    ("email", lambda reading: personal_links.emails(reading.whole)),
    ("account", accounts),
    ("insurance", insurance_numbers),
    ("tax", tax_codes),
    ("passport", passports),
    ("identity", identities),
    ("phone", phones),
    ("plate", number_plates),
    ("birth-date", personal_births.birth_dates),
    ("address", personal_homes.home_addresses),
)
