"""What the desk must know of a kind of record to list, edit, judge, preview and save it: profiles, posts, conferences …

A form follows from the declarations of the model. What differs besides stands here: where the files lie, what judges
a record, what draws its page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from honorroll.base.findings import Finding
from honorroll.content.fields import Content
from honorroll.content.kinds import Kind
from honorroll.content.scan import Signature
from honorroll.formats.yaml_read import Tree
from honorroll.media.renditions import RenditionSet
from honorroll.office.records.form_fields import FormField, fields_of
from honorroll.pages.html import Drawn

if TYPE_CHECKING:
    from honorroll.office.records.form_values import Labels
    from honorroll.office.records.site import Site

#: The key under which a form holds the text below the front matter of a Markdown file.
BODY = "body"
#: Of files by path: where each lies for now, and a mark of its state.
Media = Mapping[str, tuple[Path, object]]


class DrawnPage(NamedTuple):
    """The page of a record, and the sets of pictures that it shows. ``fragment`` is its body, but for ``ROOT``."""

    section: str
    drawn: Drawn
    fragment: str
    sets: Sequence[RenditionSet] = ()


class Judgement(NamedTuple):
    """What is wrong with a record; ``draw`` gives its page, and is None where it cannot be read."""

    findings: list[Finding]
    draw: Callable[[], DrawnPage] | None = None


class Beside(NamedTuple):
    """The names of the files of a record, relative to its folder; those that are inspected, with their signatures."""

    files: tuple[str, ...] = ()
    media: tuple[tuple[str, Signature], ...] = ()


class Record(NamedTuple):
    """A record as it is in its file; of a new one everything is empty."""

    kind: RecordKind
    slug: str
    raw: bytes
    data: dict[str, Tree]
    findings: list[Finding]
    """Why the text cannot be read; it cannot be edited here then."""
    beside: Beside = Beside()

    @property
    def path(self) -> str:
        return self.kind.path_of(self.slug)

    @property
    def folder(self) -> str:
        """Where its photos and other files lie."""
        return self.kind.folder_of(self.slug)


class ListedRecord(NamedTuple):
    """A record on the list: what it is called, a line about it, and words that it is marked with."""

    url: str
    title: str
    line: str
    tags: tuple[str, ...]
    sort: str
    """The latest comes first."""


class EntriesOf(NamedTuple):
    """Entries of a file of ``model`` by id, in the mapping under ``key``; ``known`` are the ids that there are."""

    key: str
    model: type[Content]
    known: Callable[[Site], Collection[str]]


class Parts(NamedTuple):
    """Parts of a record: what they are called, the addresses at which they are edited, and that of a new one."""

    label: str
    entries: Sequence[ListedRecord]
    new: str
    add: str
    """What is on the link to that: “Thêm album ảnh”."""


class ReadFile(NamedTuple):
    """What a file gives: the data with it, what is wrong with the file, and what to tell of it."""

    data: dict[str, Tree]
    findings: Sequence[Finding]
    told: Sequence[str] = ()


Reader = Callable[["Site", Record, dict[str, Tree], str, bytes], ReadFile]
"""Reads a file that was sent in, by its name and bytes, into the data of a record."""


class FileReader(NamedTuple):
    """A way to fill a field from a file: what it is called, a hint, the endings of such files."""

    label: str
    hint: str
    endings: str
    read: Reader


@dataclass(frozen=True, eq=False)
class RecordKind:
    """A kind of record. A slug is its name in addresses of the desk; that of a part of something else has the name of
    the whole in front, and a dot: ``hoi-nghi-2025.le-khai-mac``.
    """

    name: str
    """In addresses of the desk."""
    label: str
    """What is on the tab: “Tin bài”."""
    called: str
    """As messages speak of one: “tin bài”."""
    model: type[Content]
    title: str
    """The key of what it is called by."""
    tab: str
    home: str
    """The address of the list that it is on, in the desk."""
    path_of: Callable[[str], str]
    folder_of: Callable[[str], str]
    url_of: Callable[[str], str]
    """The address of its page on the site."""
    judge: Callable[[Site, Record, str, Media], Judgement]
    """Judges a text as the file of a record, and its media."""
    taken: Callable[[Site, Record], Collection[str]]
    """The slugs that a new record cannot have."""
    honoree: Kind | None = None
    """The kind of honoree, of profiles."""
    body: FormField | None = None
    """The text below the front matter, of Markdown files."""
    body_before: str = ""
    """The field in front of which that stands in the form."""
    rare: tuple[str, ...] = ()
    """Fields that few records have; they stand at the end of the form, folded."""
    look: Callable[[Site, str], Beside] | None = None
    """What lies beside the file of a slug, where it is more than the files of one folder."""
    entries: EntriesOf | None = None
    """Of a record that is an entry of a file: where in it that is, and which there can be."""
    drawer: Callable[[Site, str], Path] | None = None
    """The folder outside of the content in which the files are kept that are sent in."""
    has_page: bool = True
    """Whether there is a page of it on the site."""
    ways: tuple[tuple[str, str], ...] = ()
    """Addresses beside the list, each with what is there."""
    folded: tuple[str, ...] = ()
    """Groups of fields that are folded where they are empty."""
    is_table: bool = False
    """Whether its photos are the rows of a table: there are hundreds."""
    is_part: bool = False
    """Whether a record is a part of another one."""
    start: Callable[[Site, Record], dict[str, Tree]] | None = None
    """What the form of a new record holds."""
    uploads: Mapping[str, str] = field(default_factory=lambda: {"photos": ""})
    """The fields that files are sent for, each with the folder within that of the record (``documents/``)."""
    index: Callable[[Site], list[ListedRecord]] | None = None
    """All records, for the list."""
    named_files: Callable[[Tree], set[str]] | None = None
    """The files that the data of a record name, where they do not all stand under ``file``."""
    readers: Mapping[str, FileReader] = field(default_factory=dict)
    """What reads a file into a field, by the key of the field: a programme, numbers, the text of a speech."""
    parts: Callable[[Site, Record], Iterable[Parts]] | None = None
    """What a record is made of besides its file, each a record of its own."""
    anchor: Callable[[str], str] = lambda _: ""
    """Where on its page a record is to be seen, by its slug: “#album-le-khai-mac”."""
    others: Callable[[Site, Record], Mapping[str, Mapping[str, str]]] | None = None
    """What its fields may name besides what all records may, by ``refers_to`` and id: what each is called."""

    @property
    def fields(self) -> tuple[FormField, ...]:
        fields = fields_of(self.model)
        if self.body is None:
            return fields
        at = [field.key for field in fields].index(self.body_before)
        return (*fields[:at], self.body, *fields[at:])

    def labels(self, site: Site, record: Record) -> Labels:
        """What ids of a record are called."""
        return site.labels(self.others(site, record) if self.others else {})


def own(slug: str) -> str:
    """The name of a record without that of the whole that it is a part of."""
    return slug.rpartition(".")[2]


def whole(slug: str) -> str:
    """The name of what a record is a part of."""
    return slug.rpartition(".")[0]


def within(slug: str, name: str) -> str:
    """The slug of another part of the same whole."""
    return f"{whole(slug)}.{name}" if whole(slug) else name
