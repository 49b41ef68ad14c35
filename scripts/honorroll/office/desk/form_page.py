"""The page of a form: what stands on it next, and the draft that is kept with it."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64Error
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from honorroll.formats.yaml_read import Tree
from honorroll.office import system_errors
from honorroll.office.desk import form, records
from honorroll.office.desk.form import Note
from honorroll.office.desk.pages import Pages
from honorroll.office.desk.posting import ADDRESS, BASE, CHECKED, DIFFERS, TAKE
from honorroll.office.records import form_values, merging
from honorroll.office.records.drafts import DraftName, Drafts
from honorroll.office.records.form_values import DOT, Labels, Posted
from honorroll.office.records.judge import Judged
from honorroll.office.records.merging import Difference
from honorroll.office.records.record_kind import Record, own, whole
from honorroll.office.records.site import Site

#: What a form says of itself, and passes on.
_HIDDEN = (BASE, CHECKED, DIFFERS)


class Message(NamedTuple):
    """What stands above the form: a title, and lines below it."""

    title: str
    lines: Sequence[str] = ()
    is_error: bool = False


class State(NamedTuple):
    """A form as it is shown next."""

    name: DraftName
    record: Record
    """What the form was opened from."""
    data: dict[str, Tree]
    extra: Posted
    """The form as it was sent: of it the fields count that are none of the record, whose names begin with ``_``."""
    messages: tuple[Message, ...] = ()
    notes: tuple[Note, ...] = ()
    """What is wrong besides the findings of the record."""
    added: str = ""
    """The list to which an empty item is added."""
    status: int = 200
    is_judged: bool = True
    has_preview: bool = False
    draft_waits: bool = False


class FormPage:
    """Draws forms for the records of a site."""

    def __init__(self, site: Site, drafts: Drafts, pages: Pages, capability: str) -> None:
        self._site, self._drafts, self._pages, self._capability = site, drafts, pages, capability

    def shown(self, state: State, judged: Judged | None = None) -> Response:
        """The page of the form."""
        name, kind = state.name, state.record.kind
        labels = self._labels(state)
        if judged is None and state.is_judged:
            judged = records.judged(self._site, state.record, state.data, self._drafts, name)
        posted = form_values.shown(kind.fields, state.data, labels)
        if state.added:
            posted.add(f"{state.added}{DOT}{len(posted.numbers(state.added))}{DOT}_", "")
        placed = judged.placed if judged else {}
        shown = form.widgets(kind.fields, form.Filled(kind, posted, labels, placed))
        general = [form.note(finding, model=kind.model) for finding in judged.general] if judged else []
        notes = [*state.notes, *general, *form.notes_of(shown)]
        gone = records.removed_files(state.record, state.data)
        html = self._pages.render(
            "form.html",
            here="add" if name.is_new and kind.honoree else kind.tab,
            name=name,
            kind=kind,
            title=self._title(state),
            widgets=[widget for widget in shown if widget.field.key not in kind.rare or widget.is_used],
            rare=[widget for widget in shown if widget.field.key in kind.rare and not widget.is_used],
            suggestions=form.suggestions(kind.fields, labels),
            hidden=[(key, value) for key in _HIDDEN for value in state.extra.all(key)],
            address=state.extra.get(ADDRESS),
            messages=state.messages,
            notes=notes,
            general=[*state.notes, *general],
            errors=sum(note.is_error for note in notes),
            parts=list(kind.parts(self._site, state.record)) if kind.parts and not name.is_new else [],
            way=self._way(name),
            differences=self._differences(state),
            gone=gone,
            draft_waits=state.draft_waits,
            preview=self._preview_url(name) if state.has_preview else "",
        )
        return HTMLResponse(html, state.status)

    def _title(self, state: State) -> str:
        name, kind = state.name, state.record.kind
        called = state.data.get(kind.title)
        if kind.entries:
            called = self._labels(state).label("units", name.slug)
        return str(called or (f"{kind.label}: bản mới" if name.is_new else own(name.slug)))

    def _way(self, name: DraftName) -> tuple[str, str]:
        """The address and the name of what the record is a part of, or of the list that it is on."""
        if not name.kind.is_part:
            return name.kind.home, name.kind.label
        slug = whole(name.slug)
        return f"/ho-so/hoi-nghi/{slug}", self._site.meetings.names().get(slug, slug)

    def _differences(self, state: State) -> list[tuple[Difference, str]]:
        """The fields in which the version on the disk and the one in the form differ, with what was chosen."""
        keys = state.extra.all(DIFFERS)
        compared = merging.compared(state.record.kind.fields, state.record.data, state.data, self._labels(state))
        return [(each, state.extra.get(f"{TAKE}{DOT}{each.key}")) for each in compared if each.key in keys]

    def _labels(self, state: State) -> Labels:
        return state.record.kind.labels(self._site, state.record)

    def _preview_url(self, name: DraftName) -> str:
        page = f"{name.kind.url_of(name.slug)}{name.kind.anchor(name.slug)}"
        return f"/xem/{self._capability}/{name.folder}/{name.slug}/{page}"

    def kept(self, state: State, judged: Judged | None = None) -> Response:
        """The form again, kept as a draft; where even that cannot be, the page says so and holds everything."""
        posted = form_values.shown(state.record.kind.fields, state.data, self._labels(state))
        for key, value in state.extra.pairs():
            if key.startswith("_"):
                posted.add(key, value)
        try:
            self._drafts.put(state.name, posted)
        except OSError as error:
            lines = [
                f"Máy báo: {system_errors.said(error)}. Đừng đóng trang này; giải phóng đĩa rồi bấm “Lưu” lần nữa."
            ]
            message = Message("Chưa giữ được bản nháp", lines, is_error=True)
            state = state._replace(messages=(*state.messages, message), status=507)
        return self.shown(state, judged)


# ── What a form is of ──────────────────────────────────────────────────────────────────────────────────────────────


def record_of(site: Site, name: DraftName) -> Record:
    """The record; raises HTTPException where there is none."""
    if name.is_new:
        return records.new_record(name.kind, name.slug)
    record = records.open_record(site, name.kind, name.slug)
    if record is None:
        raise HTTPException(404)
    return record


def base_of(current: Record, posted: Posted) -> Record:
    """The record as it was when the form was opened."""
    try:
        raw = b64decode(posted.get(BASE), validate=True)
    except (NotBase64Error, ValueError):
        raise HTTPException(400) from None
    return current if raw == current.raw else records.of_text(current, raw)


def new_files(drafts: Drafts, name: DraftName, data: dict[str, Tree]) -> dict[str, Path]:
    """The files of the draft that the record names, by name."""
    named, folder = records.named(name.kind, data), drafts.folder(name)
    return {file: folder / file for file in drafts.files(name) if file in named or name.kind.drawer}
