"""How each kind of text in a content file is read, and what it must look like.

Scalars arrive as text (see ``load``). The ``PydanticCustomError`` types are the keys of ``expected_forms``, which says
in words what was expected. Values that are what they should be already pass, so that models can be made in code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from honorroll.base import zone
from honorroll.base.moments import LAST_YEAR
from honorroll.base.vietnamese import SLUG


@dataclass(frozen=True, eq=False)
class Shape:
    """What the text of a scalar looks like, for editors that know no more of it: see ``json_schema``.

    ``yaml`` is what a YAML reader makes of it where it stands without quotes; quoted it is always text. ``pattern``
    holds for the whole text, ``least`` and ``most`` for a number.
    """

    yaml: tuple[str, ...] = ("string",)
    pattern: str = ""
    least: float | None = None
    most: float | None = None
    max_length: int | None = None


#: A line may look like a number or a flag.
_ANY = ("string", "number", "boolean")
#: Stands for a date that nobody knows.
UNKNOWN = "?"
_SPACES = re.compile(r"^\s|\s$|\s\s")
_YEAR = re.compile(r"[1-9][0-9]{3}")
_SPAN = re.compile(r"([1-9][0-9]{3})(?:[-–]([1-9][0-9]{3}))?")
_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_ABOUT = re.compile(r"khoảng ([1-9][0-9]{3})")
_PARTIAL = re.compile(r"[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")
_FRACTION = re.compile(r"0(?:\.[0-9]{1,4})?|1(?:\.0{1,4})?")
#: Thousands may be told apart by a dot and decimals begin with a comma, as in Vietnamese: 1.234,5.
_AMOUNT = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|0|[1-9][0-9]{0,14})(?:,[0-9]{1,4})?")
#: A page may have any name that a file can have, with accents and spaces.
_SEGMENT = r"[^\s/\\.](?:[^/\\]{0,78}[^\s/\\.])?"
_PAGE = re.compile(f"{_SEGMENT}(?:/{_SEGMENT}){{0,9}}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
#: The signs of a code that is printed, and may have to be typed: none that looks like another (i, l, o, u).
CODE_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
CODE_LENGTH = 8
_CODE = re.compile(rf"[{CODE_SIGNS}]{{{CODE_LENGTH}}}")
#: What names of hosts are made of: Latin letters, also of Vietnamese names. Letters that only look like those are not.
_HOST = r"[A-Za-z0-9][A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff._-]*"
#: Hosts that only the office's own network has, also as the number that an address is.
_PRIVATE = (
    r"(?:localhost|(?:127|10|0)\.[0-9.]*|192\.168\.[0-9.]*|169\.254\.[0-9.]*|172\.(?:1[6-9]|2[0-9]|3[01])\.[0-9.]*"
    r"|0x[0-9A-Fa-f]+|[0-9]+|[A-Za-z0-9._-]*\.(?:local|localhost|localdomain|lan|internal|intranet|home))(?=[:/?#]|$)"
)
_REST = r"(?::[0-9]+)?(?:[/?#][^\s<>\"`\\^]*)?"
_ANY_URL = re.compile(f"https?://{_HOST}{_REST}")
_URL = re.compile(f"https?://(?!{_PRIVATE}){_HOST}{_REST}")
_HTTPS = re.compile(_URL.pattern.replace("https?", "https"))
_CORRECTION = re.compile(r"mailto:[^\s<>\"`\\^@?&]+@[A-Za-z0-9.-]+|https://[A-Za-z0-9][^\s<>\"`\\^#]*")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("expected-text", "text")
    return value


def _line(value: object, limit: int = 300) -> str:
    text = _text(value)
    if "\n" in text:
        raise PydanticCustomError("one-line", "one line")
    if " ".join(text.split()) != text and _SPACES.search(text):  # the pattern alone takes three times as long
        raise PydanticCustomError("stray-spaces", "stray spaces")
    if len(text) > limit:
        raise PydanticCustomError("too-long", "too long", {"length": len(text), "limit": limit})
    return text


def _matching(pattern: re.Pattern[str], rule: str, value: object) -> str:
    text = _text(value)
    if not pattern.fullmatch(text):
        raise PydanticCustomError(rule, rule)
    return text


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = _matching(_DAY, "expected-date", value)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no-such-date", "no such date") from None
    if day.year > LAST_YEAR:
        raise PydanticCustomError("no-such-date", "no such date")
    return day


def _partial(value: object) -> str:
    """``2024``, ``2024-10`` or ``2024-10-08``: as exact as the source is."""
    text = _matching(_PARTIAL, "expected-partial-date", value)
    _day(f"{text}{'-01-01'[len(text) - 4 :]}")
    return text


def _span(value: object) -> str:
    """``2020–2024``, which may be typed with a hyphen, or one year."""
    match = _SPAN.fullmatch(_text(value))
    if match is None:
        raise PydanticCustomError("expected-span", "years")
    if match[2] and match[1] > match[2]:
        raise PydanticCustomError("span-backwards", "backwards")
    return f"{match[1]}–{match[2]}" if match[2] else match[1]


def _partial_plain(text: str) -> str | int | date:
    """As ``emit`` writes it without quotes: what only looks like a number or a date would get some."""
    return int(text) if len(text) == 4 else date.fromisoformat(text) if len(text) == 10 else text


def _life_date(value: object) -> str:
    """A day of somebody's life as far as it is known: a partial date, ``khoảng 1920``, or ``?``."""
    text = _text(value)
    if text != UNKNOWN and not _ABOUT.fullmatch(text):
        try:
            _partial(text)
        except PydanticCustomError as error:
            raise PydanticCustomError("expected-life-date", "a life date") from error
    return text


def _life_date_plain(text: str) -> str | int | date:
    return text if text == UNKNOWN or _ABOUT.fullmatch(text) else _partial_plain(text)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value)
    if text not in ("true", "false"):
        raise PydanticCustomError("expected-flag", "true or false")
    return text == "true"


def _number(value: object) -> int:
    return value if isinstance(value, int) else int(_matching(_COUNT, "expected-number", value))


def _amount(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    return Decimal(_matching(_AMOUNT, "expected-amount", value).replace(".", "").replace(",", "."))


def _amount_plain(value: Decimal) -> str | int:
    return int(value) if value == value.to_integral_value() else str(value).replace(".", ",")


def _year(value: object) -> int:
    return value if isinstance(value, int) else int(_matching(_YEAR, "expected-year", value))


def _secret(value: object) -> str:
    text = _line(value, 64)
    if len(text) < 16:
        raise PydanticCustomError("expected-secret", "too short")
    return text


def _fraction(value: object) -> float:
    return value if isinstance(value, float) else float(_matching(_FRACTION, "expected-fraction", value))


def _address(pattern: re.Pattern[str], rule: str, value: object) -> str:
    text = _matching(pattern if pattern.fullmatch(_text(value)) else _ANY_URL, rule, value)
    if not _URL.fullmatch(text):
        raise PydanticCustomError("private-address", "private")
    return _matching(pattern, rule, text)


def _zone(value: object) -> str:
    text = _text(value)
    if not zone.is_known(text):
        raise PydanticCustomError("unknown-zone", "a zone of the tz database")
    return text


def _page_path(value: object) -> str:
    text = _matching(_PAGE, "expected-page-path", value)
    if not text.isprintable():
        raise PydanticCustomError("expected-page-path", "not printable")
    return text


Line = Annotated[str, BeforeValidator(_line), Shape(_ANY, r"\S(?:.*\S)?", max_length=300)]
#: A line that a card has room for.
CardLine = Annotated[str, BeforeValidator(lambda value: _line(value, 90)), Shape(_ANY, r"\S(?:.*\S)?", max_length=90)]
Prose = Annotated[str, BeforeValidator(_text), Shape(_ANY)]
#: What nobody is to guess.
Secret = Annotated[str, BeforeValidator(_secret), Shape(_ANY, r"\S(?:.*\S)?", max_length=64)]
#: A zone of the tz database.
Zone = Annotated[str, BeforeValidator(_zone), Shape()]
Year = Annotated[int, BeforeValidator(_year), Shape(("integer", "string"), _YEAR.pattern, 1000, 9999)]
Day = Annotated[date, BeforeValidator(_day), Shape(pattern=_DAY.pattern)]
PartialDate = Annotated[
    str,
    BeforeValidator(_partial),
    PlainSerializer(_partial_plain),
    Shape(("string", "integer"), _PARTIAL.pattern, 1000, LAST_YEAR),
]
LifeDate = Annotated[
    str,
    BeforeValidator(_life_date),
    PlainSerializer(_life_date_plain),
    Shape(("string", "integer"), rf"\?|{_ABOUT.pattern}|{_PARTIAL.pattern}", 1000, LAST_YEAR),
]
#: The first and the last year, ``2020–2024``, or one year: see ``years_of``.
YearSpan = Annotated[
    str,
    BeforeValidator(_span),
    PlainSerializer(lambda text: int(text) if len(text) == 4 else text),
    Shape(("string", "integer"), _SPAN.pattern, 1000, 9999),
]
Flag = Annotated[bool, BeforeValidator(_flag), Shape(("boolean", "string"), "true|false")]
Number = Annotated[int, BeforeValidator(_number), Shape(("integer", "string"), _COUNT.pattern, 0, 999_999_999)]
Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    PlainSerializer(_amount_plain),
    Shape(("number", "string"), _AMOUNT.pattern),
]
Fraction = Annotated[float, BeforeValidator(_fraction), Shape(("number", "string"), _FRACTION.pattern, 0, 1)]
Slug = Annotated[
    str,
    BeforeValidator(lambda value: _matching(SLUG, "expected-slug", value)),
    Shape(_ANY, SLUG.pattern),
]
#: The address of a hand-written page, without the slash at its end.
PagePath = Annotated[
    str,
    BeforeValidator(_page_path),
    Shape(_ANY, _PAGE.pattern),
]
FileName = Annotated[
    str,
    BeforeValidator(lambda value: _matching(_FILE, "expected-file-name", value)),
    Shape(_ANY, _FILE.pattern),
]
#: What stands for an award at its short address: see ``roll.proof``.
Code = Annotated[
    str,
    BeforeValidator(lambda value: _matching(_CODE, "expected-code", value)),
    Shape(_ANY, _CODE.pattern),
]
Correction = Annotated[
    str,
    BeforeValidator(lambda value: _matching(_CORRECTION, "expected-correction", value)),
    Shape(pattern=_CORRECTION.pattern),
]
#: Also of a private network, where staff work: the server with the profiles, say.
AnyUrl = Annotated[
    str,
    BeforeValidator(lambda value: _matching(_ANY_URL, "expected-url", value)),
    Shape(pattern=_ANY_URL.pattern),
    Field(max_length=2000),
]
#: Of what readers are led to.
Url = Annotated[
    str,
    BeforeValidator(lambda value: _address(_URL, "expected-url", value)),
    Shape(pattern=_URL.pattern),
    Field(max_length=2000),
]
HttpsUrl = Annotated[
    str,
    BeforeValidator(lambda value: _address(_HTTPS, "expected-https", value)),
    Shape(pattern=_HTTPS.pattern),
    Field(max_length=2000),
]


def years_of(span: str) -> tuple[int, int]:
    """The first and the last year of a ``YearSpan``."""
    return int(span[:4]), int(span[-4:])
