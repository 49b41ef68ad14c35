"""Units whose plan or report is overdue, each with a letter that reminds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import short_date
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.facts import facts_of as conference_facts
from honorroll.conferences.model import Conference
from honorroll.conferences.scan import CONFERENCES_DIR
from honorroll.content import office as set_by_office
from honorroll.content import parse
from honorroll.content.fields import Content
from honorroll.content.vocabulary import Vocabulary
from honorroll.council import tracker
from honorroll.council.model import Tracker
from honorroll.council.read import TRACKER
from honorroll.council.tracker import TrackerRow
from honorroll.formats import yaml_read
from honorroll.formats.html import EMPTY
from honorroll.news.conference_refs import refs_by_slug
from honorroll.office import reminders
from honorroll.office.messages import Bilingual
from honorroll.office.reminders import Overdue
from honorroll.office.todo.model import Ground, Group, Task

IN_DESK = "Gửi thư nhắc. Khi nhận được kế hoạch, báo cáo thì mở đơn vị đó và gửi tệp lên: ngày nhận được ghi luôn."

T = TypeVar("T", bound=Content)

TITLE = Bilingual("Đơn vị chậm gửi kế hoạch, báo cáo", "Units whose plan or report is overdue")
HINT = Bilingual(
    "Gửi thư nhắc; khi nhận được thì ghi ngày vào content/tracker.yml (plan_received, report_received).",
    "Send the letter; write the day of receipt into content/tracker.yml (plan_received, report_received).",
)


def group(ground: Ground, findings: list[Finding]) -> Group:
    """The overdue papers, the longest overdue first."""
    found = [
        _task(ground, row, late)
        for row in tracked(ground.root, ground.vocabulary, ground.today, findings)
        for late in reminders.overdue(row)
    ]
    return Group("units", TITLE, HINT, sorted(found, key=lambda task: (task.due or date.max, task.name)), 0, IN_DESK)


def tracked(root: Path, vocabulary: Vocabulary, today: date, findings: list[Finding]) -> list[TrackerRow]:
    """Every unit as the tracker has it, without its posts. What cannot be read is added to ``findings``."""
    entered = read(root, TRACKER, Tracker, findings) if (root / TRACKER).exists() else Tracker()
    if entered is None:
        return []
    if entered.plan_days is None:
        plan_days = set_by_office.read(root)[0].conferences.plan_days
        entered = entered.model_copy(update={"plan_days": plan_days})
    conferences = list(_conferences(root, vocabulary, findings))
    refs = refs_by_slug(conferences, [facts.slug for facts in conferences])
    return tracker.track(entered, vocabulary.units, vocabulary.unit_kinds, refs, {}, today)


def _conferences(root: Path, vocabulary: Vocabulary, findings: list[Finding]) -> Iterator[ConferenceFacts]:
    for path in sorted((root / CONFERENCES_DIR).glob("*/conference.yml")):
        conference = read(root, path.relative_to(root).as_posix(), Conference, findings)
        if conference and conference.level in vocabulary.conference_levels:
            details = ConferenceDetails(path.parent.name, conference, EMPTY, (), (), {})
            yield conference_facts(details, (), b"", {}, vocabulary.conference_levels)


def read(root: Path, path: str, model: type[T], findings: list[Finding]) -> T | None:
    """The file at ``path``; None where there is none, or where it cannot be read, which ``findings`` then tell."""
    if (root / path).is_symlink():
        return None
    try:
        document, faults = yaml_read.load(yaml_read.read_bytes(root, path), path)
    except OSError:
        return None
    content, more = parse.typed(model, document) if document else (None, [])
    if content is None:
        findings += [fault for fault in (*faults, *more) if fault.is_error]
    return content


def _task(ground: Ground, row: TrackerRow, late: Overdue) -> Task:
    days = (ground.today - late.due).days
    what = late.submitted
    paragraphs = reminders.paragraphs(row, [late], ground.office, ground.today)
    return Task(
        row.name,
        Bilingual(
            f"{what.vi[:1].upper()}{what.vi[1:]}: quá hạn {days} ngày (hạn {short_date(late.due)})",
            f"The {what.en} is {days} days overdue (due {late.due})",
        ),
        TRACKER,
        late.due,
        is_late=True,
        id=row.unit,
        letter="\n\n".join([f"Kính gửi: {row.name}", *paragraphs, f"Trân trọng.\n{ground.office}"]) + "\n",
    )
