"""Papers in Word that are made of the content: which there are, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from honorroll import build
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import slug as slug_of
from honorroll.content import office
from honorroll.office.word import council_papers, digest, loudspeaker, unit_letters
from honorroll.office.word.loudspeaker import Selection
from honorroll.office.word.paper import Paper
from honorroll.office.word.sources import PaperSources
from honorroll.publish import releases
from honorroll.site.read import Contents

Result = TypeVar("Result")

NOTHING_OVERDUE = Rule(
    "nothing-overdue",
    "warning",
    Text("Không đơn vị nào quá hạn vào ngày {day}.", "Không cần gửi thư đôn đốc."),
    Text("No unit is overdue on {day}.", "No letter is needed."),
)
NOT_ON_AIR = Rule(
    "not-on-air",
    "error",
    Text(
        "Không phát thanh được về “{slug}”: trang không có, hoặc đã gỡ.",
        "Ghi mã hồ sơ (tên thư mục trong honorees) hoặc mã hội nghị đang có trên trang.",
    ),
    Text(
        "“{slug}” cannot be broadcast: the site does not have it, or it was taken down.",
        "Give the slug of a profile (its folder below honorees) or of a conference that the site shows.",
    ),
)


class Made(NamedTuple):
    """A paper: its bytes, or why there is none."""

    findings: list[Finding]
    data: bytes = b""


#: By their names, what makes them.
PAPERS: Mapping[str, Callable[[PaperSources], Paper]] = {
    "report": council_papers.five_year_report,
    "coverage": council_papers.coverage_plan,
    "tracker": council_papers.tracker,
    "digest": digest.digest,
}


def make(root: Path, name: str, today: date) -> Made:
    """The paper of ``PAPERS`` with this name."""
    findings, data = with_sources(root, today, lambda sources: PAPERS[name](sources).data())
    return Made(findings, data or b"")


def letters(root: Path, today: date) -> tuple[list[Finding], dict[str, bytes]]:
    """A letter for each unit that is overdue, by the name of its file."""
    findings, files = with_sources(root, today, _letters)
    if files is not None and not files:
        findings = [*findings, NOTHING_OVERDUE.at(Source("content/tracker.yml"), day=today.strftime("%d/%m/%Y"))]
    return findings, files or {}


def _letters(sources: PaperSources) -> dict[str, bytes]:
    owner = sources.contents.settings.owner
    return {
        f"don-doc-{slug_of(row.unit)}.docx": unit_letters.reminder(row, sources.letterhead, owner, sources.today).data()
        for row in sources.contents.council.rows
        if row.is_overdue
    }


def script(root: Path, selection: Selection, today: date) -> Made:
    """The script for the loudspeaker."""
    findings, made = with_sources(root, today, partial(_script, selection))
    return Made([*findings, *made.findings], made.data) if made else Made(findings)


def _script(selection: Selection, sources: PaperSources) -> Made:
    gone = loudspeaker.missing(sources, selection)
    if gone:
        return Made([NOT_ON_AIR.at(Source("honorees"), slug=slug) for slug in gone])
    return Made([], loudspeaker.bulletin(sources, selection).data())


def with_sources(root: Path, today: date, use: Callable[[PaperSources], Result]) -> tuple[list[Finding], Result | None]:
    """What ``use`` makes of the content, without a change of the site; None with its errors where it has any."""

    def used(contents: Contents) -> Result:
        return use(PaperSources(root, contents, office.read(root)[0].letterhead, today))

    findings, result = build.look(root, today, releases.scan(root), used)
    return [finding for finding in findings if finding.is_error], result
