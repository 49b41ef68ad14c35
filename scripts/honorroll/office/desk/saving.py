"""Saves a record, unless something is wrong with it, somebody else has saved it, or somebody of its name is there."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from starlette.responses import HTMLResponse, RedirectResponse, Response

from honorroll.base.vietnamese import SLUG, fold, free_slug
from honorroll.base.vietnamese import slug as slug_of
from honorroll.content.person_names import is_same
from honorroll.office import system_errors
from honorroll.office.desk import records
from honorroll.office.desk.form import Note
from honorroll.office.desk.form_page import FormPage, Message, State, new_files, record_of
from honorroll.office.desk.pages import Pages
from honorroll.office.desk.posting import ADDRESS, BASE, CHECKED, DIFFERS, TAKE, TWIN
from honorroll.office.desk.records import StaleError
from honorroll.office.records import form_values, merging
from honorroll.office.records.drafts import DraftName, Drafts
from honorroll.office.records.form_fields import labels as labels_of
from honorroll.office.records.form_values import DOT, Labels
from honorroll.office.records.profiles import TELLING, distinct_from, told_apart
from honorroll.office.records.record_kind import Record, own, within
from honorroll.office.records.roster import Row
from honorroll.office.records.site import Site


class Saving:
    """Saves the records of a site."""

    def __init__(self, site: Site, drafts: Drafts, pages: Pages, form: FormPage) -> None:
        self._site, self._drafts, self._pages, self._form = site, drafts, pages, form

    def save(self, state: State, current: Record) -> Response:
        """Save the record, or say what stands in the way; ``current`` is the one on the disk."""
        extra = state.extra.without(CHECKED)
        extra.add(CHECKED, "1")
        state = state._replace(extra=extra, is_judged=True)
        state, undecided = _decided(state)
        if undecided:
            return self._form.kept(state)
        if current.raw != state.record.raw:
            if current.data != state.record.data:
                return self._stale(state, current)
            state = state._replace(record=current)  # what changed in the file is no part of the record
        record, problem = self._placed(state)
        if problem:
            return self._form.kept(state._replace(notes=(problem,), status=422))
        twins, answer = self._twins(state, record), extra.get(TWIN)
        if twins and answer == "khac":
            state, twins = state._replace(data=told_apart(state.data, (row.slug for row in twins))), []
        judged = records.judged(self._site, record, state.data, self._drafts, state.name)
        if judged.is_faulty:
            return self._form.kept(state._replace(record=record, status=422), judged)
        if twins:
            same = next((row for row in twins if answer == row.path), None)
            return self._same(state, same) if same else self._asked(state, twins)
        new, gone = new_files(self._drafts, state.name, state.data), records.removed_files(state.record, state.data)
        try:
            if state.data == record.data and not new and not gone:
                return self._done(state, record)
            records.save(self._site, record, judged.text, new, gone)
        except StaleError:
            return self._stale(state, record_of(self._site, state.name))
        except OSError as error:
            lines = [f"Máy báo: {system_errors.said(error)}. Bản cũ còn nguyên, những gì đã nhập còn ở dưới đây."]
            message = Message("Chưa lưu được", lines, is_error=True)
            return self._form.kept(state._replace(messages=(message,), status=507), judged)
        return self._done(state, record)

    def _done(self, state: State, record: Record) -> Response:
        self._drafts.drop(state.name)
        return RedirectResponse(f"{DraftName(state.name.folder, record.slug).url}?da-luu=1", 303)

    def _stale(self, state: State, current: Record) -> Response:
        """Somebody saved the profile meanwhile: theirs and mine in one form, with what both changed side by side."""
        kind, labels = state.record.kind, self._labels(state)
        both = merging.merged(kind.fields, state.record.data, current.data, state.data, labels)
        lines = [f"{each.label}: {each.theirs or 'đã xóa'}" for each in both.taken]
        head = ["Bản mới trên máy có những thay đổi sau, đã được đưa vào biểu mẫu:", *lines] if lines else []
        message = Message(
            f"Có người vừa sửa {kind.called} này", [*head, "Xem lại rồi bấm “Lưu” lần nữa."], is_error=True
        )
        extra = state.extra.without(BASE, DIFFERS)
        extra.add(BASE, b64encode(current.raw).decode())
        for each in both.both:
            extra.add(DIFFERS, each.key)
        return self._form.kept(
            state._replace(record=current, data=both.data, extra=extra, messages=(message,), status=409)
        )

    def _labels(self, state: State) -> Labels:
        return state.record.kind.labels(self._site, state.record)

    def _placed(self, state: State) -> tuple[Record, Note | None]:
        """The record with its address: of a new one that is made of what it is called, unless it was typed."""
        if not state.name.is_new:
            return state.record, None
        kind = state.record.kind
        taken = kind.taken(self._site, state.record)
        typed, called = state.extra.get(ADDRESS).strip(), state.data.get(kind.title)
        if typed:
            problem = f"Địa chỉ này đã có {kind.called} khác dùng." if typed in taken else ""
            if not SLUG.fullmatch(typed) or len(typed) > 80:
                problem = "Địa chỉ chỉ gồm chữ thường không dấu, chữ số và gạch nối."
            if problem:
                return state.record, Note("f-dia-chi", "Địa chỉ trang", problem, f"Ví dụ: {slug_of(typed)}-2025", True)
            return records.new_record(kind, within(state.name.slug, typed)), None
        free = free_slug(called if isinstance(called, str) else own(state.name.slug), taken)
        return records.new_record(kind, within(state.name.slug, free)), None

    # ── Twins ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _twins(self, state: State, record: Record) -> list[Row]:
        """Honorees of the same name, where it is new, unless the profile says that they are somebody else."""
        if not record.kind.honoree:
            return []
        called, before = (fold(str(data.get("name") or "")) for data in (state.data, state.record.data))
        if called == before:
            return []
        apart = distinct_from(state.data)
        return [row for row in self._site.roster.named(called, record.path) if row.slug not in apart]

    def _asked(self, state: State, twins: Sequence[Row]) -> Response:
        """Side by side: whether it is the same person."""
        self._drafts.put(state.name, state.extra)
        labels = self._labels(state)
        sides = []
        for row in twins:
            other = DraftName(row.folder, row.slug)
            theirs = records.open_record(self._site, other.kind, row.slug)
            data = theirs.data if theirs else {}
            sides.append((row, other.url, merging.compared(TELLING, data, state.data, labels)))
        hidden = state.extra.without(TWIN).pairs()
        called = str(state.data.get("name"))
        alike = "cùng tên" if all(is_same(row.name, called) for row in twins) else "tên gần giống"
        facts = {"name": state.name, "called": called, "alike": alike, "sides": sides, "hidden": hidden}
        html = self._pages.render("twins.html", here="add", **facts)
        return HTMLResponse(html, 409)

    def _same(self, state: State, twin: Row) -> Response:
        """It is the same person: what was typed goes into a draft of the profile that is there."""
        other = DraftName(twin.folder, twin.slug)
        theirs, labels = record_of(self._site, other), self._labels(state)
        both = merging.joined(theirs.kind.fields, theirs.data, state.data, labels)
        posted = form_values.shown(theirs.kind.fields, both.data, labels)
        posted.add(BASE, b64encode(theirs.raw).decode())
        notes = ["Những gì vừa nhập đã được đưa vào hồ sơ có sẵn này. Xem lại rồi bấm “Lưu”."]
        notes += (f"{each.label}, bản vừa nhập ghi khác: {each.mine}" for each in both.both)
        self._drafts.move_files(state.name, other)
        self._drafts.put(other, posted, notes)
        self._drafts.drop(state.name)
        return RedirectResponse(f"{other.url}?nhap=1", 303)


def _label(state: State, key: str) -> str:
    return labels_of(state.record.kind.model).get(key, key)


def _decided(state: State) -> tuple[State, bool]:
    """Take theirs where that was chosen of two versions; True where a choice is missing, which is asked for again."""
    data, missing = dict(state.data), list[Note]()
    for key in state.extra.all(DIFFERS):
        chosen = state.extra.get(f"{TAKE}{DOT}{key}")
        if chosen == "may":
            theirs = state.record.data.get(key)
            data.pop(key, None)
            data |= {} if theirs is None else {key: theirs}
        elif chosen != "minh":
            missing.append(Note(f"chon-{key}", _label(state, key), "Chọn giữ bản nào.", "", True))
    if missing:
        return state._replace(notes=tuple(missing), status=422), True
    return state._replace(data=data, extra=state.extra.without(DIFFERS)), False
