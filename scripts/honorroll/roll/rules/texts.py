"""The rules about what a profile says in words of its own, each a named function in ``RULES``; its docstring is the
rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.vietnamese import fold, shortened

if TYPE_CHECKING:
    from honorroll.roll.profile import Profile

#: The most characters of a summary: so many fit a card.
MAX_SUMMARY = 200
LONG_SUMMARY = Rule(
    "long-summary",
    "warning",
    Text(
        "Tóm tắt dài {length} chữ; thẻ trong danh sách chỉ đủ chỗ cho 200.",
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


RULES: tuple[Callable[[Profile], Iterator[Finding]], ...] = (
    the_summary_fits_a_card,
    the_deed_is_not_the_summary,
    a_quote_has_a_source,
)
