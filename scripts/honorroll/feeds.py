"""Feeds of the newly honoured, Atom (RFC 4287) and RSS 2.0, from the roll alone.

Time comes from the content, never from the clock. Both formats want a moment where a source often states a year only:
an entry is dated by the latest day, month or year that its profile states, at the first moment of that in Hanoi, so
2024 is 2024-01-01T00:00:00+07:00. An entry's id is the address of its page, which lasts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
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


def files(
    settings: Settings, vocabulary: Vocabulary, order: Sequence[Facts], members: Mapping[str, Sequence[int]]
) -> dict[str, bytes]:
    """Both feeds by path; ``members`` are the lists of the site, as places in ``order``."""
    entries = [_entry(settings.url, vocabulary, facts) for facts in newest(order, members, MOST)]
    return {ATOM: _atom(settings, entries).encode(), RSS: _rss(settings, entries).encode()}


def newest(order: Sequence[Facts], members: Mapping[str, Sequence[int]], most: int) -> list[Facts]:
    """Those whose latest granted award is latest; of one year, those first whose profile states the latest day."""
    places: dict[int, None] = {}
    for year in sorted((url for url in members if url.startswith("bang-vang/nam/")), reverse=True):
        if len(places) >= most:
            break
        places |= dict.fromkeys(sorted(members[year], key=lambda place: _descending(order[place].latest)))
    return [order[place] for place in islice(places, most)]


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


def _rfc_822(at: datetime) -> str:
    """As RSS writes a moment, in English whatever the locale; ``email.utils`` would do, and takes long to import."""
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[at.weekday()]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[at.month - 1]
    return f"{day}, {at:%d} {month} {at.year} {at:%H:%M:%S %z}"


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
        f'<guid isPermaLink="true">{esc(entry.url)}</guid>\n<pubDate>{_rfc_822(entry.updated)}</pubDate>\n'
        f"<description>{esc(esc(entry.summary))}</description>\n</item>\n"
        for entry in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"<title>{esc(settings.name)}: {_ABOUT.lower()}</title>\n<link>{esc(settings.url)}bang-vang/</link>\n"
        f"<description>{esc(settings.description)}</description>\n<language>vi</language>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{esc(settings.url + RSS)}"/>\n'
        f"<lastBuildDate>{_rfc_822(_updated(settings, entries))}</lastBuildDate>\n{items}</channel>\n</rss>\n"
    )
