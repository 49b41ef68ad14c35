"""A text as a reader sees it, with the place of every character in what was written.

A telephone number can be written ``0912**345**678``, ``0912&nbsp;345&nbsp;678``, in full-width digits, with characters
of no width in between, or in words. Each of ``_STEPS`` takes one such disguise off. The steps are plain substitutions,
so that a text is first read without a map, which is fast, and only a text in which something was found is mapped.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

Match = re.Match[str]


@dataclass(frozen=True)
class Plain:
    """Text without disguise. ``starts[i]`` and ``ends[i]`` bound, in the original, what character ``i`` stands for."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]``, of at least a character, stands in the original."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True)
class Step:
    """One substitution. It is tried only on a text in which ``sign`` is found."""

    pattern: re.Pattern[str]
    replace: Callable[[Match], str]
    sign: re.Pattern[str] | None = None

    def applies(self, text: str) -> bool:
        return self.sign is None or self.sign.search(text) is not None


def _nothing(_: Match) -> str:
    return ""


def _digit(match: Match) -> str:
    """The ASCII digit or sign of a character of another script or shape, if it is one character."""
    value = unicodedata.digit(match[0], None)
    folded = unicodedata.normalize("NFKC", match[0]) if value is None else str(value)
    return folded if len(folded) == 1 else match[0]


_LIKE_DIGITS = str.maketrans("OoIl", "0011")


def _letters(match: Match) -> str:
    """``O912 345 67l``: read as digits where digits are the rule."""
    return match[0].translate(_LIKE_DIGITS) if sum(c.isdigit() for c in match[0]) >= 7 else match[0]


#: The digits in words, with accents and without.
SPOKEN_DIGITS = {
    "không": "0",
    "khong": "0",
    "một": "1",
    "mốt": "1",
    "mot": "1",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "bon": "4",
    "tư": "4",
    "năm": "5",
    "lăm": "5",
    "nam": "5",
    "lam": "5",
    "sáu": "6",
    "sau": "6",
    "bảy": "7",
    "bẩy": "7",
    "bay": "7",
    "tám": "8",
    "tam": "8",
    "chín": "9",
    "chin": "9",
}
_WORD = rf"(?:{'|'.join(sorted(SPOKEN_DIGITS, key=len, reverse=True))})(?!\w)"
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_TOKEN = re.compile(rf"{_WORD}|[0-9]", re.IGNORECASE)


def _spoken(match: Match) -> str:
    """``không chín một hai …``. Four words at least, and no year among the figures: “không, năm 2019, 2020”."""
    tokens = _TOKEN.findall(match[0])
    if len(tokens) < 9 or sum(not token.isdigit() for token in tokens) < 4 or _YEAR.search(match[0]):
        return match[0]
    return "".join(SPOKEN_DIGITS.get(token.lower(), token) for token in tokens)


_STEPS = (
    # Accents as characters of their own, a habit of macOS.
    Step(
        re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+"),
        lambda match: unicodedata.normalize("NFC", match[0]),
        re.compile(r"[\u0300-\u036f]"),
    ),
    Step(re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});"), lambda match: html.unescape(match[0])),
    # Characters of no width: soft hyphens, joiners, marks of direction, variation selectors, keycaps.
    Step(
        re.compile(
            "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\u3164"
            "\ufe00-\ufe0f\ufeff]"
        ),
        _nothing,
    ),
    # Digits of other scripts and shapes; full-width signs.
    Step(
        re.compile(
            "(?![0-9])\\d|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u2080-\u2089\u2460-\u2468\u24ea\u2776-\u277e"
            "\uff01-\uff5e]"
        ),
        _digit,
    ),
    Step(re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]"), lambda _: " "),
    Step(re.compile("[\u2010-\u2015\u2043\u2212]"), lambda _: "-"),
    Step(re.compile("[\u00b7\u2022\u2027\u2219\u22c5]"), lambda _: "."),
    Step(re.compile("%(?:2[0-9A-Fa-f]|3[0-9A-Fa-f]|40)"), lambda match: chr(int(match[0][1:], 16))),
    # Marks of emphasis and escapes of Markdown.
    Step(re.compile(r"[*~`\\]+|__+"), _nothing),
    Step(
        re.compile(r"(?<!\w)[0-9OoIl](?:[ .-]?[0-9OoIl]){8,12}(?!\w)"),
        _letters,
        re.compile(r"[OoIl][ .-]?[0-9]|[0-9][ .-]?[OoIl]"),
    ),
    Step(
        re.compile(rf"(?<!\w)(?:{_WORD}|[0-9]+)(?:[\s,.-]{{1,3}}+(?:{_WORD}|[0-9]+)){{2,11}}", re.IGNORECASE),
        _spoken,
        re.compile(r"h[ôo]ng[\s,.-]{1,3}\w", re.IGNORECASE),
    ),
)

_INLINE = "a|abbr|b|bdi|bdo|big|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr"
_TAGS = Step(
    re.compile(rf"<!--[^<>]{{0,300}}-->|</?(?:(?P<inline>(?:{_INLINE})\b)|[A-Za-z])[^<>]{{0,300}}>"),
    lambda match: "" if match["inline"] or match[0].startswith("<!--") else "\n" if match[0][:3] == "<br" else " ",
)


def plain_text(text: str, *, tags: bool) -> str:
    """``text`` without disguise; without HTML tags too if ``tags``."""
    for step in _steps(tags):
        if step.applies(text):
            text = step.pattern.sub(step.replace, text)
    return text


def plain(text: str, *, tags: bool) -> Plain:
    """The same text as ``plain_text``, with the place of each character."""
    starts, ends = list(range(len(text))), list(range(1, len(text) + 1))
    for step in _steps(tags):
        if step.applies(text):
            text, starts, ends = _substituted(step, text, starts, ends)
    return Plain(text, starts, ends)


def _steps(tags: bool) -> tuple[Step, ...]:
    return (_TAGS, *_STEPS) if tags else _STEPS


def _substituted(step: Step, text: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    reached = 0
    for match in step.pattern.finditer(text):
        start, end = match.span()
        put = step.replace(match)
        pieces += text[reached:start], put
        new_starts += starts[reached:start]
        new_ends += ends[reached:start]
        if len(put) == end - start:
            new_starts += starts[start:end]
            new_ends += ends[start:end]
        else:
            new_starts += [starts[start]] * len(put)
            new_ends += [ends[end - 1]] * len(put)
        reached = end
    return "".join([*pieces, text[reached:]]), new_starts + starts[reached:], new_ends + ends[reached:]
