"""Feeds of the newly honoured, in every format of ``syndication``, from the roll alone.

Time comes from the content, never from the clock. The formats want a moment where a source often states a year only:
an entry is dated by the latest day, month or year that its profile states, at the first moment of that where the
site is, so 2024 is 2024-01-01T00:00:00+07:00 in Vietnam. An entry's id is the address of its page, which lasts.
"""

from __future__ import annotations

from collections.abc import Iterable

from honorroll.base.moments import first_moment
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.feeds import (
    FORMATS,
    ArchivePosition,
    Feed,
    Item,
    document,
    document_path,
    serialize_item,
)
from honorroll.pages import addresses
from honorroll.pages.words import award_text

MOST = 50


def files(settings: Settings, vocabulary: Vocabulary, newest: Iterable[Facts]) -> dict[str, bytes]:
    """The feed in each format by path, of those who were honoured last (see ``roll.overviews.newest``)."""
    items = [_item(settings.url, vocabulary, facts) for facts in newest]
    title = f"{settings.name}: mới được vinh danh"
    feed = Feed(
        settings.url, addresses.NEWEST_FEED, addresses.ROLL, title, settings.description, settings.owner, settings.hub
    )
    empty = first_moment(str(settings.period.start or 2000))  # a feed must have a date, even an empty one
    return {
        document_path(feed, form): document(
            feed, form, ArchivePosition(0, 0), [serialize_item(form, item) for item in items], empty
        )
        for form in FORMATS
    }


def _item(site: str, vocabulary: Vocabulary, facts: Facts) -> Item:
    granted = [award for award in facts.awards if award.status == "granted"]
    awards = "; ".join(award_text(award, vocabulary) for award in granted)
    title = f"{facts.name} – {award_text(granted[0], vocabulary)}"
    summary = f"{facts.role}. {awards}." if facts.role else f"{awards}."
    url, at = f"{site}{addresses.honoree(facts.slug)}", first_moment(facts.latest)
    return Item(url, url, title, at, at, summary)
