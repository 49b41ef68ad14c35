"""Where a consultation stands on a day: to come, open, waiting for its decision, decided, or given up. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from honorroll.base import zone
from honorroll.base.moments import moment
from honorroll.consultations.model import Consultation
from honorroll.content.office import ConsultationLimits
from honorroll.content.working_days import WorkingDays
from honorroll.formats.html import Html
from honorroll.pages import addresses

Phase = Literal["upcoming", "open", "waiting", "decided", "lapsed"]


class Counts(NamedTuple):
    """How many awards name a consultation, by their status."""

    proposed: int = 0
    granted: int = 0
    declined: int = 0
    revoked: int = 0

    @property
    def total(self) -> int:
        return sum(self)


class ConsultationStatus(NamedTuple):
    """A consultation on the day of the build."""

    id: str
    path: str
    consultation: Consultation
    text: Html
    closes: date
    expires: date
    days: int
    """The working days from the opening to the deadline."""
    phase: Phase
    counts: Counts

    @property
    def url(self) -> str:
        return addresses.consultation(self.id)

    @property
    def first_slug(self) -> str:
        """The id that it had first, for what must not change: ids of feeds and calendars."""
        return (*self.consultation.former_slugs, self.id)[0]

    @property
    def begins(self) -> str:
        """The first moment of the opening day, with its offset."""
        return midnight(self.consultation.opens)

    @property
    def ends(self) -> str:
        """The moment after the last day for comments, with its offset."""
        return midnight(self.closes + timedelta(days=1))

    @property
    def follows_the_clock(self) -> bool:
        """Whether the browser may find it in another phase than the build did."""
        return self.phase in ("upcoming", "open")


def midnight(day: date) -> str:
    """The moment at which a day begins in the zone of the site."""
    return zone.aware(datetime(day.year, day.month, day.day)).isoformat()  # noqa: DTZ001  # local until then


def deadline(consultation: Consultation, calendar: WorkingDays) -> date:
    """The last day for comments; the opening day where nothing says it, which is an error."""
    if consultation.closes:
        return consultation.closes
    return calendar.after(consultation.opens, consultation.working_days or 0)


def expiry(consultation: Consultation, closes: date, limits: ConsultationLimits) -> date:
    """The last day on which a decision is waited for."""
    expected = consultation.decision_expected and last_day(consultation.decision_expected)
    usual = closes + timedelta(days=limits.expires_days)
    return consultation.expires or max(usual, expected or usual)


def last_day(partial: str) -> date:
    """The last day of a year, a month or a day."""
    known = moment(partial)
    if known is None:
        raise ValueError(partial)
    return known.after.date() - timedelta(days=1)


def phase_on(today: date, consultation: Consultation, closes: date, expires: date, counts: Counts) -> Phase:
    """The phase on a day. Nothing is decided before the deadline, whatever the profiles say."""
    if today < consultation.opens:
        return "upcoming"
    if today <= closes:
        return "open"
    if consultation.result or (counts.total and not counts.proposed):
        return "decided"
    return "lapsed" if today > expires else "waiting"


def counts_of(rows: Mapping[str, int]) -> Counts:
    """Counts by the status of the awards."""
    return Counts(**rows)
