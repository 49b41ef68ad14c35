"""What a profile states of decisions, as facts and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from honorroll.content.award import Award
from honorroll.content.model import AwardDecision, Facts
from honorroll.content.vocabulary import Vocabulary
from honorroll.media.honoree_pictures import HonoreePictures, Scan
from honorroll.pages.words import award_text, title_in_class
from honorroll.roll.decisions.ids import authority, base_id
from honorroll.roll.rows import Decided

_NO_SCAN = Scan("", 0)


def stated(awards: Iterable[Award], album: HonoreePictures) -> Iterator[AwardDecision]:
    """The decisions with a number, of those of ``awards`` that were granted."""
    for n, award in enumerate(awards):
        decision = award.decision
        if decision and decision.number and award.status == "granted":
            date, year = decision.date or "", award.year_of_decision
            scan = album.scans.get(decision.file or "", _NO_SCAN)
            base = base_id(decision.number, year)
            yield AwardDecision(base, n, decision.number, date, year, award.issuer or "", scan.url, scan.size)


def decided_of(facts: Facts, vocabulary: Vocabulary) -> Iterator[Decided]:
    """A row for each decision that the awards of an honoree name."""
    for base, n, number, date, year, issuer, scan, size in facts.decisions:
        award = facts.awards[n]
        title = vocabulary.titles[award.title]
        class_ = title.classes.index(award.class_) if award.class_ in title.classes else len(title.classes)
        yield Decided(
            base,
            facts.slug,
            n,
            authority(issuer),
            number,
            date,
            year,
            issuer,
            scan,
            size,
            title.rank * 100 + class_,
            title_in_class(award, title),
            award_text(award, vocabulary),
        )
