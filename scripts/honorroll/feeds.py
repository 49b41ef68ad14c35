"""Feeds of the newly honoured, Atom (RFC 4287) and RSS 2.0, from the roll alone.

Time comes from the content, never from the clock. Both formats want a moment where a source often states a year only:
an entry is dated by the latest day, month or year that its profile states, at the first moment of that in Hanoi, so
2024 is 2024-01-01T00:00:00+07:00. An entry's id is the address of its page, which lasts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from heapq import nsmallest
from typing import NamedTuple

from honorroll.model import Facts, Settings, Vocabulary
from honorroll.pages.data import award_text
from honorroll.pages.html import esc

ATOM, RSS = "bang-vang/moi.atom", "bang-vang/moi.rss"
MOST = 50
_ABOUT = "Mới được vinh danh"


class Entry(NamedTuple):
    """An honoree in a feed."""

    url: str
    title: str
    summary: str
    updated: datetime


def files(settings: Settings, vocabulary: Vocabulary, order: Sequence[Facts]) -> dict[str, bytes]:
    """Both feeds by path; ``order`` are the honorees on the site, in the order of the lists."""
    entries = [_entry(settings.url, vocabulary, facts) for facts in newest(order, MOST)]
    return {ATOM: _atom(settings, entries).encode(), RSS: _rss(settings, entries).encode()}


def newest(order: Sequence[Facts], most: int) -> list[Facts]:
    """Those whose latest granted award is latest; of one year, those first whose profile states the latest day."""
    dated = []
    for place, facts in enumerate(order):
        year = max([award.year for award in facts.awards if award.status == "granted"], default=0)
        if year:
            dated.append((-year, _descending(facts.latest), place))
    return [order[place] for _, _, place in nsmallest(most, dated)]


def _descending(day: str) -> int:
    """Sorts later days first, and an exact day before its month and its year."""
    return -int(day.replace("-", "").ljust(8, "0") or 0)


def moment(stated: str) -> datetime:
    """The first moment in Hanoi of a year, a month or a day (``2024``, ``2024-10``, ``2024-10-08``)."""
    return datetime.fromisoformat(f"{stated}{'-01-01'[len(stated) - 4 :]}T00:00:00+07:00")


def _entry(site: str, vocabulary: Vocabulary, facts: Facts) -> Entry:
    granted = [award for award in facts.awards if award.status == "granted"]
    awards = "; ".join(award_text(award, vocabulary) for award in granted)
    title = f"{facts.name} – {award_text(granted[0], vocabulary)}"
    summary = f"{facts.role}. {awards}." if facts.role else f"{awards}."
    return Entry(f"{site}bang-vang/{facts.slug}/", title, summary, moment(facts.latest))


def _updated(settings: Settings, entries: Sequence[Entry]) -> datetime:
    """A feed must have a date, even an empty one: that of the period then."""
    start = str(settings.period.start or 2000)
    return max((entry.updated for entry in entries), default=moment(start))


def _atom(settings: Settings, entries: Sequence[Entry]) -> str:
    items = "".join(
        f"<entry>\n<id>{esc(entry.url)}</id>\n<title>{esc(entry.title)}</title>\n"
        f'<link rel="alternate" type="text/html" href="{esc(entry.url)}"/>\n'
        f"<updated>{entry.updated.isoformat()}</updated>\n<summary>{esc(entry.summary)}</summary>\n</entry>\n"
        for entry in entries
    )
    home = f"{settings.url}bang-vang/"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        f"<id>{esc(home)}</id>\n<title>{esc(settings.name)}: {_ABOUT.lower()}</title>\n"
        f"<subtitle>{esc(settings.description)}</subtitle>\n"
        f'<link rel="self" type="application/atom+xml" href="{esc(settings.url + ATOM)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{esc(home)}"/>\n'
        f"<updated>{_updated(settings, entries).isoformat()}</updated>\n"
        f"<author><name>{esc(settings.owner)}</name></author>\n{items}</feed>\n"
    )


def _rss(settings: Settings, entries: Sequence[Entry]) -> str:
    items = "".join(
        f"<item>\n<title>{esc(entry.title)}</title>\n<link>{esc(entry.url)}</link>\n"
        f'<guid isPermaLink="true">{esc(entry.url)}</guid>\n<pubDate>{format_datetime(entry.updated)}</pubDate>\n'
        f"<description>{esc(esc(entry.summary))}</description>\n</item>\n"
        for entry in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"<title>{esc(settings.name)}: {_ABOUT.lower()}</title>\n<link>{esc(settings.url)}bang-vang/</link>\n"
        f"<description>{esc(settings.description)}</description>\n<language>vi</language>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{esc(settings.url + RSS)}"/>\n'
        f"<lastBuildDate>{format_datetime(_updated(settings, entries))}</lastBuildDate>\n{items}</channel>\n</rss>\n"
    )
