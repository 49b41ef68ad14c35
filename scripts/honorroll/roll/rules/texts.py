"""The rules about the texts and films of a profile, each a named function in ``RULES``; its docstring is the rule.

Spelling and repetition are looked at in what the office writes itself: names of bodies and other people's words stay as
they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import fold, shortened

if TYPE_CHECKING:
    from honorroll.content.honoree import Honoree
    from honorroll.roll.profile import Profile

#: The most characters of a summary: so many fit a card.
MAX_SUMMARY = 200
LONG_SUMMARY = Rule(
    "long-summary",
    "warning",
    Text(
        "Tóm tắt dài {length} ký tự; thẻ trong danh sách chỉ đủ chỗ cho 200.",
        "Rút còn một câu; phần còn lại đưa vào “story”.",
    ),
    Text(
        "The summary has {length} characters; a card has room for 200.", "Keep one sentence; move the rest to “story”."
    ),
)
DEED_IS_SUMMARY = Rule(
    "deed-is-summary",
    "warning",
    Text("“deed” và “summary” cùng là “{seen}”: trang nói hai lần một điều.", "Xóa dòng summary."),
    Text("“deed” and “summary” both say “{seen}”: the page says it twice.", "Delete the line of “summary”."),
)
QUOTE_WITHOUT_SOURCE = Rule(
    "quote-without-source",
    "warning",
    Text(
        "Lời trích “{seen}” không ghi lấy ở nguồn nào.",
        "Ghi số thứ tự của nguồn trong “sources”: source: {number}. Không còn tìm được nguồn thì xóa “quote”.",
    ),
    Text(
        "The quote “{seen}” does not say where it was published.",
        "Give the number of its source under “sources”: source: {number}. If it cannot be found, delete “quote”.",
    ),
)


UNKNOWN_POSTER = Rule(
    "unknown-poster",
    "error",
    Text("“{seen}” không phải một ảnh trong “photos”.", "Ghi tên tệp của một ảnh ở đó{near_vi}."),
    Text("“{seen}” is none of the “photos”.", "Name the file of one of them{near}."),
)
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
#: What such a text holds. Either begins with one sign, for which ``re`` looks fast.
_SIGN_OF_SY, _SIGN_OF_YEARS = re.compile("sỹ"), re.compile(r"- ?(?:1[89]|20)\d\d")
#: A summary of fewer letters may well be a phrase of the story.
_PHRASE = 40


def the_summary_fits_a_card(profile: Profile) -> Iterator[Finding]:
    """A summary fits the cards of a list."""
    summary = profile.honoree.summary or ""
    if len(summary) > MAX_SUMMARY:
        yield LONG_SUMMARY.at(profile.document.locate(("summary",)), length=len(summary))


def the_deed_is_not_the_summary(profile: Profile) -> Iterator[Finding]:
    """The deed stands above the summary, and says something else."""
    deed, summary = profile.honoree.deed or "", profile.honoree.summary or ""
    if deed and fold(deed).rstrip(".") == fold(summary).rstrip("."):
        yield DEED_IS_SUMMARY.at(profile.document.locate(("summary",)), seen=deed)


def a_quote_has_a_source(profile: Profile) -> Iterator[Finding]:
    """Whoever is published because of public sources is quoted from one of them. With a consent the person is asked."""
    honoree = profile.honoree
    if honoree.quote and honoree.quote.source is None and honoree.publication.basis == "public-record":
        words = shortened(" ".join(honoree.quote.text.split()), 60)
        yield QUOTE_WITHOUT_SOURCE.at(profile.document.locate(("quote",)), seen=words, number=1)


def posters_are_photos(profile: Profile) -> Iterator[Finding]:
    """What stands for a film is one of the photos of the profile."""
    files = [photo.file for photo in profile.honoree.photos]
    for n, video in enumerate(profile.honoree.videos):
        if video.poster and video.poster not in files:
            near = Nearest(files).to(video.poster) or (files[0] if files else "")
            yield UNKNOWN_POSTER.at(
                profile.document.locate(("videos", n, "poster")),
                seen=video.poster,
                near_vi=f", chẳng hạn: poster: {near}" if near else "; hồ sơ chưa có ảnh thì bỏ dòng này",
                near=f", for example: poster: {near}" if near else "; without any photo, delete this line",
            )


def texts_keep_to_one_spelling(profile: Profile) -> Iterator[Finding]:
    """Bác sĩ, tiến sĩ and their like are written with i, and years from and to with an en dash."""
    for loc, text in _texts(profile.honoree):
        for sign, pattern, replacement in ((_SIGN_OF_SY, _SY, r"\1ĩ"), (_SIGN_OF_YEARS, _YEARS, r"\1–\2")):
            if sign.search(text) and (match := pattern.search(text)):
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
    the_summary_fits_a_card,
    the_deed_is_not_the_summary,
    a_quote_has_a_source,
    posters_are_photos,
    texts_keep_to_one_spelling,
    the_summary_is_no_sentence_of_the_story,
)
