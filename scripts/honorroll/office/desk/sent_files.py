"""Files that are sent in with a form: looked at, kept with the draft, and named in the data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from honorroll.base.findings import Source
from honorroll.formats.yaml_read import Tree
from honorroll.office.desk import form
from honorroll.office.desk.form import Note
from honorroll.office.records.drafts import DraftName, Drafts
from honorroll.office.records.form_fields import FormField
from honorroll.office.records.record_kind import Record, RecordKind
from honorroll.office.records.site import Site
from honorroll.office.records.uploads import Received, Upload, receive, receive_files, receive_papers
from honorroll.office.sheet_parts import address


class SentFile(NamedTuple):
    """A file that may be kept, and the field that it was sent for."""

    field: FormField
    file: str
    today: date

    def put_into(self, data: dict[str, Tree]) -> dict[str, Tree]:
        """``data`` with the file in the place of the one that the field has, or as one more of its list."""
        here = data.get(self.field.key)
        if self.field.control == "day":  # the day on which a paper was received
            return data if here else data | {self.field.key: self.today.isoformat()}
        if self.field.control == "groups":
            items = here if isinstance(here, list) else []
            return data | {self.field.key: [*items, {"file": self.file}]}
        return data | {self.field.key: (here if isinstance(here, dict) else {}) | {"file": self.file}}


class Filled(NamedTuple):
    """The data of a form after files were read into it, what was refused of these, and what to tell of the others."""

    data: dict[str, Tree]
    notes: tuple[Note, ...] = ()
    told: tuple[str, ...] = ()


def read_in(site: Site, current: Record, data: dict[str, Tree], uploads: Sequence[Upload]) -> Filled:
    """Read files into fields that can be filled from one; the files are not kept."""
    kind, notes, told = current.kind, list[Note](), list[str]()
    for upload in uploads:
        reader = kind.readers.get(upload.field)
        if reader is None:
            continue
        result = reader.read(site, current, data, upload.name, upload.data)
        data = result.data
        id_ = form.id_of(upload.field)
        for finding in result.findings:
            note = form.note(finding, id_, reader.label, kind.model)
            place = _cell_of(finding.source, upload.name)
            notes.append(note._replace(message=f"{place}: {note.message} {note.hint}".strip(), hint=""))
        told += result.told
    return Filled(data, tuple(notes), tuple(told))


def _cell_of(source: Source, name: str) -> str:
    """The file, and the cell of a sheet where a finding names one: “ds.xlsx, ô B9”."""
    if not source.line or not source.column:
        return name
    return f"{name}, ô {address(source.line - 1, source.column - 1)}"


def received(
    drafts: Drafts, name: DraftName, current: Record, uploads: Sequence[Upload], today: date
) -> tuple[list[SentFile], tuple[Note, ...]]:
    """The files, which are kept with the draft, and what was refused of them. Raises OSError."""
    kind = current.kind
    files: list[SentFile] = []
    notes: list[Note] = []
    taken = {*current.beside.files, *drafts.files(name)}
    for key, within in kind.uploads.items():
        field = next(each for each in kind.fields if each.key == key)
        own = [upload for upload in uploads if (upload.field or next(iter(kind.uploads))) == key]
        own_taken = {file.removeprefix(within) for file in taken}
        for each in _receiver(kind, field, today)(own, own_taken) if own else ():
            if each.findings:
                told = (form.note(finding, form.id_of(key), field.label, kind.model) for finding in each.findings)
                notes += (note._replace(message=f"{note.message} {note.hint}".strip(), hint="") for note in told)
            else:
                drafts.add_file(name, f"{within}{each.name}", each.data)
                taken.add(f"{within}{each.name}")
                files.append(SentFile(field, each.name, today))
    return files, tuple(notes)


def _receiver(
    kind: RecordKind, field: FormField, today: date
) -> Callable[[Sequence[Upload], Collection[str]], list[Received]]:
    if any(inner.control == "photo" for inner in field.inner):
        return receive
    return partial(receive_papers, today) if kind.drawer else partial(receive_files, field.key)
