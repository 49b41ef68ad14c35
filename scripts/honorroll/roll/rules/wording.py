"""The rules about how the texts of a profile are worded, each a named function in ``RULES``; its docstring is the rule.

They look at what the office writes itself: names of bodies and other people's words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from honorroll.base.findings import Finding, Rule, Text

if TYPE_CHECKING:
    from honorroll.content.honoree import Honoree
    from honorroll.roll.profile import Profile

ONE_SPELLING = Rule(
    "one-spelling",
    "warning",
    Text("“{key}” viết “{seen}”; trang dùng một cách viết.", "Thay bằng: {meant}"),
    Text("“{key}” has “{seen}”, and the site keeps to one spelling.", "Replace it by: {meant}"),
)
SUMMARY_IN_STORY = Rule(
    "summary-in-story",
    "warning",
    Text(
        "“summary” là một câu lấy nguyên từ “story”, nên người đọc gặp câu ấy hai lần.",
        "Viết “summary” thành một câu khác, hoặc bỏ mục này.",
    ),
    Text(
        "“summary” is a sentence of “story”, so that it is read twice.",
        "Say it in other words, or leave “summary” out.",
    ),
)
#: The words in “-sĩ”, which dictionaries write with i; names (Văn Sỹ) are no part of them.
_SY = re.compile(
    r"\b((?:[Bb]ác|[Tt]iến|[Tt]hạc|[Ll]iệt|[Cc]hiến|[Nn]ghệ|[Dd]ược|[Yy]|[Nn]ha|[Vv]iện|[Nn]hạc|[Hh]ọa|[Cc]a|[Tt]hi"
    r"|[Vv]ăn|[Vv]õ|[Hh]ạ|[Tt]rung|[Tt]hượng) s)ỹ\b"
)
#: Years from and to with a hyphen. No number of a document: ``12-2020-2021``, ``2020/2021-2022``.
_YEARS = re.compile(r"(?<![\w/-])((?:1[89]|20)\d\d) ?- ?((?:1[89]|20)\d\d)(?![\w/-])")
#: A summary of fewer letters may well be a phrase of the story.
_PHRASE = 40


def texts_keep_to_one_spelling(profile: Profile) -> Iterator[Finding]:
    """Bác sĩ, tiến sĩ and their like are written with i, and years from and to with an en dash."""
    for loc, text in _texts(profile.honoree):
        for sign, pattern, replacement in (("sỹ", _SY, r"\1ĩ"), ("-", _YEARS, r"\1–\2")):
            if sign in text and (match := pattern.search(text)):  # hardly any has the sign, and to look takes no time
                source = profile.document.locate(loc)
                yield ONE_SPELLING.at(source, key=loc[-1], seen=match[0], meant=match.expand(replacement))


def _texts(honoree: Honoree) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key, text in (("deed", honoree.deed), ("summary", honoree.summary), ("story", honoree.story)):
        if text:
            yield (key,), text
    for n, event in enumerate(honoree.timeline):
        yield ("timeline", n, "text"), event.text


def the_summary_is_no_sentence_of_the_story(profile: Profile) -> Iterator[Finding]:
    """The summary does not stand in the story word for word."""
    summary, story = profile.honoree.summary or "", profile.honoree.story or ""
    if len(summary) >= _PHRASE and summary.rstrip(" .") in story:
        yield SUMMARY_IN_STORY.at(profile.document.locate(("summary",)))


RULES: tuple[Callable[[Profile], Iterator[Finding]], ...] = (
    texts_keep_to_one_spelling,
    the_summary_is_no_sentence_of_the_story,
)
