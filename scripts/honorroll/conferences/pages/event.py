"""A conference as an ``Event`` of schema.org, and its description for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from honorroll.base import zone
from honorroll.base.moments import datetime_attribute, moment
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.pages.chapters import Node
from honorroll.media.renditions import card_url
from honorroll.pages.head import dumped


def zoned(moment: str) -> str:
    """A local moment (``2025-06-01T08:00:00…``) with the offset of the site, for the script and for JSON-LD."""
    return zone.aware(datetime.fromisoformat(moment[:19])).isoformat()


def description(facts: ConferenceFacts) -> str:
    return facts.summary or ". ".join(
        filter(None, (f"{facts.name}, {facts.when}" if facts.when else facts.name, facts.venue))
    )


_EVENT_STATUS = {
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


def event_node(facts: ConferenceFacts, conference: Conference, site: str, films: Sequence[Node] = ()) -> str:
    """The JSON-LD of a conference, with its ``films``. schema.org requires a day, so it is empty without one."""
    if facts.grain not in ("minute", "day"):
        return ""
    node: dict[str, object] = {
        "@type": "Event",
        "name": facts.name,
        "url": f"{site}{facts.url}",
        "startDate": facts.machine or conference.start,
        "eventStatus": f"https://schema.org/{_EVENT_STATUS[facts.status]}",
        "description": description(facts),
    }
    if conference.postponed_from and facts.status in ("planned", "postponed"):
        former = moment(conference.postponed_from)
        node["eventStatus"] = "https://schema.org/EventRescheduled"
        if former and former.is_day:
            node["previousStartDate"] = datetime_attribute(former)
    if facts.social_card:
        node["image"] = f"{site}{card_url(facts.social_card)}"
    if conference.end:
        node["endDate"] = zoned(facts.after) if facts.grain == "minute" else conference.end[:10]
    if facts.venue:
        node["location"] = {"@type": "Place", "name": facts.venue, "address": facts.venue}
    if facts.organiser:
        node["organizer"] = {"@type": "Organization", "name": facts.organiser}
    if films:
        node["recordedIn"] = list(films)
    return dumped(node)
