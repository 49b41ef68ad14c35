"""A form as its template wants it: every field with what it holds and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from honorroll.base.findings import Finding
from honorroll.content.choices import option_label
from honorroll.content.fields import Content
from honorroll.content.honoree import Honoree
from honorroll.office import documents, requests
from honorroll.office.records.form_fields import FormField, hint_of, in_words, referred
from honorroll.office.records.form_values import DOT, Labels, Posted
from honorroll.office.records.judge import Loc
from honorroll.office.records.record_kind import RecordKind
from honorroll.office.requests import Requests

#: A vocabulary of so many entries is a list to choose from; a longer one is typed, with suggestions.
_SELECT = 12
#: So many suggestions stand on a page; of more those that fit are asked for while one types.
_LISTED = 600
#: The parts of a profile that a consent names, as the hint of a field says them.
_PARTS = {"photo": "ảnh", "story": "câu chuyện", "video": "phim"}


class Note(NamedTuple):
    """A finding as people read it, at the field with this id."""

    id: str
    label: str
    message: str
    hint: str
    is_error: bool


class Option(NamedTuple):
    value: str
    label: str
    chosen: bool


class Widget(NamedTuple):
    """A field on the page. ``items`` are the mappings of a list, or the one of a group."""

    field: FormField
    name: str
    id: str
    label: str
    hint: str
    values: list[str]
    notes: list[Note]
    items: list[Item]
    options: list[Option]
    suggestions: str
    """The id of the list of suggestions."""

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def in_words(self) -> str:
        """The first of what it holds, as people say it; ``""`` where that is nothing, or only its default."""
        default = self.field.default
        chosen = (option.label for option in self.options if option.chosen and option.value != default)
        return next(chosen, "") if self.options else self.value

    @property
    def has_error(self) -> bool:
        return any(note.is_error for note in self.notes)

    @property
    def is_section(self) -> bool:
        """Whether it is a part of the form by itself, which a reader may look for."""
        return self.field.control in ("group", "groups", "prose")

    @property
    def errors(self) -> int:
        """How many things are wrong with it and with what it holds."""
        return sum(note.is_error for note in notes_of([self]))

    @property
    def is_used(self) -> bool:
        """Whether it holds something, or something is wrong with it."""
        return _holds(self) or bool(notes_of([self]))


class Item(NamedTuple):
    """A mapping within a form: of a list with its number."""

    number: int
    id: str
    widgets: list[Widget]
    notes: list[Note]

    @property
    def summary(self) -> str:
        """What it is about: the first texts that it holds."""
        texts = (widget.in_words for widget in self.widgets if widget.field.control not in ("flag", "point", "photo"))
        return ", ".join([text for text in texts if text][:2])

    @property
    def is_settled(self) -> bool:
        """Whether it holds something and nothing is wrong with it, so that it need not be open."""
        return bool(self.summary) and not self.notes and not notes_of(self.widgets)


def id_of(name: str) -> str:
    """The id of the field with this name."""
    return f"f-{name.replace(DOT, '-')}"


def in_sentences(finding: Finding, model: type[Content]) -> str:
    """A finding and what to do, with the labels of ``model`` in the place of keys."""
    return in_words(f"{finding.message('vi')} {finding.hint('vi')}".strip(), model)


def of_file(finding: Finding) -> str:
    """A finding with the file and the line, where that is to be mended by hand: what to write is told as it is."""
    source = finding.source
    model = Requests if source.path.endswith(requests.FILE) else documents.describe(source.path).model
    line = f", dòng {source.line}" if source.line else ""
    message = in_words(finding.message("vi"), model) if model else finding.message("vi")
    return f"{source.path}{line}: {message} {finding.hint('vi')}".strip()


def of_line(finding: Finding, model: type[Content]) -> Note:
    """The same of a file that the page names."""
    message = f"Dòng {finding.source.line}: {in_words(finding.message('vi'), model)}"
    return Note("", "", message, finding.hint("vi"), finding.is_error)


def note(finding: Finding, id_: str = "", label: str = "", model: type[Content] = Honoree, loc: Loc = ()) -> Note:
    """A finding in words, with the labels of ``model`` in the place of keys; ``loc`` leads to what it is about."""
    message, hint = (in_words(text, model, loc) for text in (finding.message("vi"), finding.hint("vi")))
    return Note(id_, label, message, hint, finding.is_error)


class Filled(NamedTuple):
    """What a form holds, and what is wrong with it."""

    kind: RecordKind
    posted: Posted
    labels: Labels
    placed: Mapping[Loc, Sequence[Finding]]

    def notes(self, loc: Loc, id_: str, label: str) -> list[Note]:
        return [note(finding, id_, label, self.kind.model, loc) for finding in self.placed.get(loc, ())]


def widgets(fields: Sequence[FormField], filled: Filled, loc: Loc = ()) -> list[Widget]:
    """The fields that records of this kind have; one that holds something stands there in any case."""
    made = (_widget(field, filled, loc) for field in fields)
    return [widget for widget in made if widget.field.suits(filled.kind.honoree) or _holds(widget)]


def _holds(widget: Widget) -> bool:
    return any(widget.values) or any(item.number >= 0 or any(map(_holds, item.widgets)) for item in widget.items)


def _widget(field: FormField, filled: Filled, loc: Loc) -> Widget:
    here = (*loc, field.key)
    name = DOT.join(map(str, here))
    labels = filled.labels
    id_, values, items = id_of(name), filled.posted.all(name), list[Item]()
    if field.control == "group":
        items = [Item(-1, id_, widgets(field.inner, filled, here), [])]
    elif field.control == "groups":
        for n, number in enumerate(filled.posted.numbers(name)):
            at = (*here, number)
            item_id = f"{id_}-{number}"
            notes = filled.notes(at, item_id, f"{field.label} {n + 1}")
            items.append(Item(number, item_id, widgets(field.inner, filled, at), notes))
    return Widget(
        field,
        name,
        id_,
        field.label,
        _hint(field, filled.kind.model, labels),
        values,
        filled.notes(here, id_, field.label),
        items,
        _options(field, values, labels),
        _suggesting(field, labels),
    )


def _hint(field: FormField, model: type[Content], labels: Labels) -> str:
    hint = in_words(hint_of(field), model)
    part = _PARTS.get(field.declared.consent or "")
    if not hint and referred(field.declared) and _suggesting(field, labels):
        hint = "Gõ vài chữ trong tên rồi chọn."
    scope = f"Khi đăng theo phiếu đồng ý, phiếu phải có phần {part}." if part else ""
    return " ".join(filter(None, (hint, scope)))


def _suggesting(field: FormField, labels: Labels) -> str:
    if field.control == "coded":
        return f"ds-{field.key}"
    return f"ds-{field.vocabulary}" if field.vocabulary and not _is_short(field, labels) else ""


def _is_short(field: FormField, labels: Labels) -> bool:
    return field.control == "entry" and not field.is_free and len(labels.of(field.vocabulary)) <= _SELECT


def _options(field: FormField, values: Sequence[str], labels: Labels) -> list[Option]:
    if field.control in ("choice", "choices"):
        hint = field.declared.vi.hint
        chosen = values or [field.default]
        return [Option(value, option_label(value, hint), value in chosen) for value in field.options]
    if field.vocabulary and _is_short(field, labels):
        called = list(labels.of(field.vocabulary).values())
        called += [value for value in values if value and value not in called]  # what no entry is called
        return [Option(label, label, label in values) for label in called]
    return []


def notes_of(shown: Sequence[Widget]) -> list[Note]:
    """Every note of a form, in the order of its fields."""
    found: list[Note] = []
    for widget in shown:
        found += widget.notes
        for item in widget.items:
            found += item.notes
            found += notes_of(item.widgets)
    return found


class Suggestions(NamedTuple):
    """What a field that is typed may hold; ``more`` is where those that fit are asked for, where there are many."""

    labels: list[str]
    more: str = ""


def suggestions(fields: Sequence[FormField], labels: Labels) -> dict[str, Suggestions]:
    """What the fields that are typed may hold, by the id of the list."""
    found: dict[str, Suggestions] = {}
    for field in fields:
        id_ = _suggesting(field, labels)
        if field.control == "coded":
            found[id_] = Suggestions([option_label(value, field.declared.vi.hint) for value in field.options])
        elif id_ and id_ not in found:
            every = list(labels.of(field.vocabulary).values())
            found[id_] = Suggestions(every) if len(every) <= _LISTED else Suggestions([], field.vocabulary)
        found |= suggestions(field.inner, labels)
    return found
