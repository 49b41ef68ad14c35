"""Plans the pages and files of the consultations, and what stands of them on pages of the roll."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.consultations import feeds, ics
from honorroll.consultations.contents import Consultations, Proposal, proposals_of
from honorroll.consultations.pages import consultation as consultation_page
from honorroll.consultations.pages import lists
from honorroll.consultations.status import ConsultationStatus
from honorroll.consultations.words import CONSULTATION
from honorroll.content.settings import Settings
from honorroll.formats import icalendar
from honorroll.formats.feeds import link_elements
from honorroll.formats.html import EMPTY, Html
from honorroll.pages import addresses
from honorroll.pages.html import link
from honorroll.pages.mentions import Mention
from honorroll.pages.page import KnownAddresses, Page, moved
from honorroll.pages.words import award_text
from honorroll.roll.database import Roll

_CALENDAR = f"{addresses.CONSULTATIONS}{addresses.CALENDAR}"


class ConsultationPlan(NamedTuple):
    """Pages by address, files by path."""

    pages: dict[str, Page]
    files: dict[str, bytes]


def plan(consultations: Consultations, roll: Roll, settings: Settings, published: KnownAddresses) -> ConsultationPlan:
    """Plan all pages and files; ``published`` are the addresses that were public before."""
    pages: dict[str, Page] = {}
    files: dict[str, bytes] = {}
    for status in consultations.statuses:
        pages[status.url] = _consultation(status, roll, settings)
        name = f"{status.consultation.title} – {settings.name}"
        files[f"{status.url}{addresses.CALENDAR}"] = ics.calendar(name, settings.url, [status])
        for slug in status.consultation.former_slugs:
            former = addresses.consultation(slug)
            pages[former] = moved(former, status.url)
            if (calendar := f"{former}{addresses.CALENDAR}") in published:
                files[calendar] = files[f"{status.url}{addresses.CALENDAR}"]
    name = f"{CONSULTATION} – {settings.name}"
    if consultations.statuses:
        pages[addresses.CONSULTATIONS] = _list(consultations.statuses, settings)
        files |= feeds.files(settings, consultations.statuses)
        files[_CALENDAR] = ics.calendar(name, settings.url, consultations.statuses)
        return ConsultationPlan(pages, files)
    if addresses.CONSULTATIONS in published:
        pages[addresses.CONSULTATIONS] = moved(addresses.CONSULTATIONS, addresses.HOME)
    if _CALENDAR in published:  # who subscribed to it sees that there is nothing any more
        files[_CALENDAR] = icalendar.without_events("consultations", name)
    return ConsultationPlan(pages, files)


def was_public(published: KnownAddresses) -> list[str]:
    """Of the addresses that were public before, those that the plan asks for."""
    return sorted(url for url in published.below(addresses.CONSULTATIONS))


def _list(statuses: Sequence[ConsultationStatus], settings: Settings) -> Page:
    url = addresses.CONSULTATIONS
    key = key_of(url, *(repr((s.id, s.consultation, s.closes, s.phase, s.counts)) for s in statuses))
    return Page(url, addresses.section(url), key, partial(lists.page, statuses, link_elements(feeds.feed(settings))))


def _consultation(status: ConsultationStatus, roll: Roll, settings: Settings) -> Page:
    """Who was proposed is named until the decision is no longer waited for; who was declined is not."""
    named = status.phase != "lapsed"
    proposed = proposals_of(roll, status.id, "proposed") if named else []
    granted = proposals_of(roll, status.id, "granted") if status.phase in ("waiting", "decided", "lapsed") else []
    shown = (repr((each.slug, each.award)) for each in (*proposed, *granted))
    cards = (each.card_digest for each in (*proposed, *granted))
    key = key_of(repr(status), *shown, *cards)
    draw = partial(consultation_page.page, status, proposed, granted, roll.vocabulary, settings)
    return Page(status.url, addresses.section(status.url), key, draw)


def home(consultations: Consultations) -> Html:
    """The band on the home page, while one is open."""
    return lists.band(consultations.open)


def home_link(consultations: Consultations) -> Html:
    """The way from the home page to the list, while none is open."""
    if not consultations.statuses or consultations.open:
        return EMPTY
    return Html(f'<p class="hr-more">{link(addresses.CONSULTATIONS, "Các đợt lấy ý kiến nhân dân")}</p>\n')


def notices(consultations: Consultations, roll: Roll) -> Mapping[str, Sequence[Mention]]:
    """What the pages of those who are proposed say of it, by slug."""
    found: dict[str, list[Mention]] = {}
    for status in consultations.statuses:
        if not status.counts.proposed:
            continue
        by_slug: dict[str, list[Proposal]] = defaultdict(list)
        for proposal in proposals_of(roll, status.id, "proposed"):
            by_slug[proposal.slug].append(proposal)
        for slug, proposals in by_slug.items():
            awards = [award_text(each.award, roll.vocabulary) for each in proposals]
            title, url = status.consultation.title, status.url
            mention = Mention(CONSULTATION, title, url, notice=lists.notice(status, awards))
            found.setdefault(slug, []).append(mention)
    return found
