"""The content of this section: the consultations, read and judged, and where each stands on the day of the build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding
from honorroll.base.keys import key_of
from honorroll.consultations import read as reading
from honorroll.consultations.read import ConsultationFiles
from honorroll.consultations.rules import consultation as rules
from honorroll.consultations.rules import holidays, proposals, results
from honorroll.consultations.rules.consultation import MOST_DAYS
from honorroll.consultations.status import ConsultationStatus, Counts, counts_of, deadline, expiry, phase_on
from honorroll.consultations.words import CONSULTATION, deadline_in_short
from honorroll.content.model import AwardFacts, Card
from honorroll.content.office import ConsultationLimits
from honorroll.content.working_days import WorkingDays
from honorroll.formats.yaml_read import Document
from honorroll.pages.found import SearchEntry
from honorroll.roll.database import Roll


class Proposal(NamedTuple):
    """Somebody whom a consultation is about, and the award."""

    slug: str
    card: Card
    card_digest: bytes
    award: AwardFacts


class Consultations(NamedTuple):
    """``key`` stands for everything that is known of them on this day, besides the roll."""

    findings: list[Finding]
    statuses: tuple[ConsultationStatus, ...]
    key: bytes

    @property
    def open(self) -> list[ConsultationStatus]:
        """Those that comments can be sent on, the one that closes next first."""
        found = [status for status in self.statuses if status.phase == "open"]
        return sorted(found, key=lambda status: (status.closes, status.id))


def read(
    root: Path, roll: Roll, limits: ConsultationLimits, today: date, document: Callable[[str], Document | None]
) -> Consultations:
    """Read and judge the consultations, and the awards that name them. ``document`` reads a profile again, by path."""
    files = reading.read(root)
    findings = list(files.findings)
    if files.holidays:
        findings += holidays.judge(*files.holidays)
    for file in files.files:
        findings += rules.judge(file, files.calendar, limits)
    statuses = _statuses(files, roll, limits, today)
    together = proposals.Proposals(files, statuses, roll, today, document)
    findings += proposals.judge(together) + results.judge(together)
    shown = [(status.id, status.phase, status.counts, status.closes, status.expires) for status in statuses]
    return Consultations(findings, statuses, key_of(files.texts, repr(shown)))


def _statuses(
    files: ConsultationFiles, roll: Roll, limits: ConsultationLimits, today: date
) -> tuple[ConsultationStatus, ...]:
    counts: dict[str, dict[str, int]] = {}
    counted = "SELECT consultation, status, count(*) FROM consulted GROUP BY consultation, status"
    for id_, status, count in roll.database.execute(counted):
        counts.setdefault(id_, {})[status] = count
    found = []
    for file in files.files:
        closes = deadline(file.consultation, files.calendar)
        expires = expiry(file.consultation, closes, limits)
        numbers = counts_of(counts.get(file.id, {})) if file.id in counts else Counts()
        phase = phase_on(today, file.consultation, closes, expires, numbers)
        days = _days(files.calendar, file.consultation.opens, closes)
        found.append(
            ConsultationStatus(
                file.id, file.document.path, file.consultation, file.text, closes, expires, days, phase, numbers
            )
        )
    return tuple(found)


def _days(calendar: WorkingDays, opens: date, closes: date) -> int:
    return calendar.between(opens, closes) if (closes - opens).days <= MOST_DAYS else 0


def proposals_of(roll: Roll, id_: str, status: str) -> list[Proposal]:
    """Who is named by the awards of a consultation that have this status, in the order of names."""
    named = (
        "SELECT consulted.slug, consulted.n, honoree.card_digest FROM consulted JOIN honoree USING (slug)"
        " WHERE consulted.consultation = ? AND consulted.status = ? ORDER BY honoree.sort, slug, n"
    )
    rows = roll.database.execute(named, (id_, status)).fetchall()
    carded = {one.slug: one for one in roll.carded(list(dict.fromkeys(slug for slug, _, _ in rows)))}
    return [Proposal(slug, carded[slug].card, digest, carded[slug].awards[n]) for slug, n, digest in rows]


def findable(consultations: Consultations) -> list[SearchEntry]:
    """A search entry for each."""
    return [
        SearchEntry("page", status.url, status.consultation.title, f"{CONSULTATION}, {deadline_in_short(status)}")
        for status in consultations.statuses
    ]
