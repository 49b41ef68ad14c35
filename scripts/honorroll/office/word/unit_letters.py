"""A letter (công văn) to a unit whose plan or report is overdue."""

from __future__ import annotations

from datetime import date

from honorroll.content.office import Letterhead
from honorroll.council.tracker import TrackerRow
from honorroll.office import reminders
from honorroll.office.word import paper
from honorroll.office.word.paper import Paper


def reminder(row: TrackerRow, letterhead: Letterhead, owner: str, today: date) -> Paper:
    """The letter to the unit of ``row``, of which something is overdue on ``today``."""
    late = reminders.overdue(row)
    what = reminders.names(late)
    document = Paper(letterhead, owner, f"Đôn đốc gửi {what}: {row.name}", today)
    document.head(paper.LETTER, f"đôn đốc gửi {what}")
    document.addressed(row.name)
    for paragraph in reminders.paragraphs(row, late, letterhead.name or owner, today):
        document.paragraph(paragraph)
    document.paragraph("Rất mong được đơn vị quan tâm phối hợp./.")
    document.sign("Như trên")
    return document
