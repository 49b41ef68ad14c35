"""The feed of consultations, in every format of ``formats.feeds``: those that have opened by the day of the build.

Nobody is named: what a reader's program has fetched cannot be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from honorroll.base.moments import first_moment
from honorroll.base.vietnamese import long_date
from honorroll.consultations.status import ConsultationStatus
from honorroll.consultations.words import CONSULTATION, LEAD, PHASES, counted, deadline_in_words
from honorroll.content.settings import Settings
from honorroll.formats.feeds import FORMATS, ArchivePosition, Feed, Item, document, document_path, serialize_item
from honorroll.pages import addresses

MOST = 50


def feed(settings: Settings) -> Feed:
    title = f"{settings.name}: {CONSULTATION[0].lower()}{CONSULTATION[1:]}"
    path, home = addresses.CONSULTATIONS_FEED, addresses.CONSULTATIONS
    return Feed(settings.url, path, home, title, LEAD, settings.owner, settings.hub)


def files(settings: Settings, statuses: Iterable[ConsultationStatus]) -> dict[str, bytes]:
    """The documents by path, the latest opening first."""
    opened = [status for status in statuses if status.phase != "upcoming"]
    opened.sort(key=lambda status: (status.consultation.opens, status.id), reverse=True)
    items = [_item(settings.url, status) for status in opened[:MOST]]
    empty = first_moment(str(settings.period.start or 2000))
    return {
        document_path(feed(settings), form): document(
            feed(settings), form, ArchivePosition(0, 0), [serialize_item(form, item) for item in items], empty
        )
        for form in FORMATS
    }


def _item(site: str, status: ConsultationStatus) -> Item:
    """It is updated when it closes: what it says then is another thing."""
    opened = datetime.fromisoformat(status.begins)
    updated = opened if status.phase == "open" else datetime.fromisoformat(status.ends)
    until = deadline_in_words(status.closes)
    summary = (
        f"{PHASES[status.phase]}. Nhận ý kiến từ {long_date(status.consultation.opens)} {until}: {counted(status)}."
    )
    id_ = f"{site}{addresses.consultation(status.first_slug)}"
    return Item(id_, f"{site}{status.url}", status.consultation.title, opened, max(updated, opened), summary)
