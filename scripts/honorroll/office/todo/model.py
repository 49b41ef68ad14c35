"""What there is to do, as data: the terminal and the desk show the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding
from honorroll.content.vocabulary import Vocabulary
from honorroll.office.messages import Bilingual
from honorroll.office.records.roster import Roster


class Ground(NamedTuple):
    """What tasks are found in: a site on a day. ``office`` is who signs letters."""

    root: Path
    today: date
    roster: Roster
    vocabulary: Vocabulary
    office: str


class Task(NamedTuple):
    """Something that somebody is to do."""

    name: str
    """Whom or what it is about, as the desk calls it: “Phường Ví Dụ”."""
    what: Bilingual
    path: str = ""
    """The file in which it is settled."""
    due: date | None = None
    is_late: bool = False
    letter: str = ""
    """A letter to be sent, in Vietnamese; ``""`` where none is."""
    other: str = ""
    """The path of the other profile, where the task is about two."""
    number: int = 0
    """Of a request its place in the file, from 1."""
    id: str = ""
    """Of what shares its file with others: the id of a unit, the number of a decision."""
    instead: str = ""
    """An address that may take the place of the one that it is about."""
    instead_is: Bilingual = Bilingual("", "")
    """What that is: “bản lưu”."""


class Group(NamedTuple):
    """Tasks of a kind, the most urgent first. ``total`` says how many there are, where not all are given."""

    key: str
    title: Bilingual
    hint: Bilingual
    tasks: Sequence[Task]
    total: int = 0
    in_desk: str = ""
    """What is to be done in the desk, where ``hint`` tells of files."""

    @property
    def number(self) -> int:
        return max(self.total, len(self.tasks))


class Todo(NamedTuple):
    """The groups that have tasks; and what is wrong with files that would tell of more."""

    groups: list[Group]
    findings: list[Finding]


def days(count: int) -> Bilingual:
    """How long it is until a day, or since: “còn 3 ngày”, “quá 3 ngày”."""
    if count > 0:
        return Bilingual(f"còn {count} ngày", f"{count} days left")
    if count == 0:
        return Bilingual("hạn hôm nay", "due today")
    return Bilingual(f"quá {-count} ngày", f"{-count} days late")
