"""What an import would do, as it is shown before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from honorroll.content.kinds import Kind
from honorroll.formats.yaml_read import Tree
from honorroll.office.records.profiles import PROFILES
from honorroll.office.records.record_kind import Record
from honorroll.office.workbook.cells import Change
from honorroll.office.workbook.columns import Path as FieldPath
from honorroll.office.workbook.columns import with_value
from honorroll.office.workbook.entries import CellFinding
from honorroll.office.workbook.reading import Cell
from honorroll.office.workbook.roll import Question

#: The records of the desk by the kind of honoree.
RECORD_KINDS = {each.honoree: each for each in PROFILES if each.honoree}


def path_of(kind: Kind, slug: str) -> str:
    """The path of the profile with that slug, below the root of the site."""
    return RECORD_KINDS[kind].path_of(slug)


@dataclass(slots=True)
class Planned:
    """A profile that is written: ``raw`` is what is there, ``text`` what will be."""

    at: str
    kind: Kind
    slug: str
    name: str
    raw: bytes
    before: dict[str, Tree]
    data: dict[str, Tree]
    text: str = ""
    changes: list[Change] = field(default_factory=list)
    places: dict[FieldPath, str] = field(default_factory=dict)
    """The cells of its fields."""
    photo: Cell | None = None
    """The cell that names a photo which the profile does not have."""
    photos: dict[str, bytes] = field(default_factory=dict)
    """New photos by name."""
    photo_file: str = ""
    """What the file is called that the portrait was taken from."""
    gone: list[str] = field(default_factory=list)
    """Files that a new photo takes the place of."""

    @property
    def path(self) -> str:
        return path_of(self.kind, self.slug)

    @property
    def record(self) -> Record:
        return Record(RECORD_KINDS[self.kind], self.slug, self.raw, self.data, [])

    @property
    def is_new(self) -> bool:
        """Whether there is no such profile yet."""
        return not self.raw

    @property
    def is_written(self) -> bool:
        """Whether anything of it changes."""
        return self.is_new or self.data != self.before or bool(self.photos)

    def put(self, path: FieldPath, value: Tree) -> None:
        """Set the field ``path``; None as ``value`` takes it away."""
        changed = with_value(self.data, path, value)
        if isinstance(changed, dict):
            self.data = changed


class Plan(NamedTuple):
    """``refused`` and ``questions`` stand in the way; ``notes`` do not."""

    new: list[Planned]
    changed: list[Planned]
    unchanged: int
    refused: list[CellFinding]
    questions: list[Question]
    notes: list[CellFinding]
    headings: Mapping[str, str]

    @property
    def is_clear(self) -> bool:
        """Whether nothing stands in the way, so that it can be carried out."""
        return not self.refused and not self.questions

    @property
    def writes(self) -> list[Planned]:
        """All profiles that are written."""
        return [*self.new, *self.changed]
