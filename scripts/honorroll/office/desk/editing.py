"""The form of a profile: opened, changed, kept as a draft, judged, and saved when nothing is wrong with it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64Error
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from honorroll.base.vietnamese import SLUG, fold
from honorroll.base.vietnamese import slug as slug_of
from honorroll.content.honoree import Honoree
from honorroll.formats.yaml_read import Tree
from honorroll.office.desk import form, form_values, merging, records
from honorroll.office.desk.drafts import DraftName, Drafts
from honorroll.office.desk.form import Note
from honorroll.office.desk.form_fields import fields_of
from honorroll.office.desk.form_fields import labels as labels_of
from honorroll.office.desk.form_values import DOT, Posted
from honorroll.office.desk.judge import Judged
from honorroll.office.desk.merging import Difference
from honorroll.office.desk.pages import Pages
from honorroll.office.desk.posting import ADDRESS, BASE, CHECKED, DIFFERS, TAKE, TWIN, Sent
from honorroll.office.desk.preview import Preview
from honorroll.office.desk.records import Record, StaleError
from honorroll.office.desk.roster import Row
from honorroll.office.desk.site import Site
from honorroll.office.desk.uploads import receive
from honorroll.pages import addresses
from honorroll.pages.words import KINDS as KIND_LABELS
from honorroll.roll.rules.roll import RESERVED

FIELDS = fields_of(Honoree)
#: What tells one person from another: not the texts about them.
_TELLING = tuple(field for field in FIELDS if field.declared.consent == "name")
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
    """The fields of the form that are none of the profile."""
    messages: tuple[Message, ...] = ()
    notes: tuple[Note, ...] = ()
    """What is wrong besides the findings of the profile."""
    added: str = ""
    """The list to which an empty item is added."""
    status: int = 200
    is_judged: bool = True
    has_preview: bool = False
    draft_waits: bool = False


class Editing:
    """Forms for the profiles of a site."""

    def __init__(self, site: Site, drafts: Drafts, pages: Pages, preview: Preview, capability: str) -> None:
        self._site, self._drafts, self._pages = site, drafts, pages
        self._preview, self._capability = preview, capability

    # ── Opening ────────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self, name: DraftName, query: Mapping[str, str]) -> Response:
        """The form as the profile is saved, or as its draft has it."""
        current = self._record(name)
        self._site.roster.refresh()
        if current.findings:
            notes = [form.note(finding) for finding in current.findings]
            return HTMLResponse(self._pages.render("unreadable.html", here="list", path=current.path, notes=notes))
        draft = self._drafts.get(name)
        if draft and (name.is_new or query.get("nhap")):
            base = self._base(current, draft.posted)
            data = form_values.changed(FIELDS, base.data, draft.posted, self._site.frame().labels)
            message = Message("Bản nháp, chưa lưu", draft.notes)
            extra, is_judged = draft.posted, bool(draft.posted.get(CHECKED)) or not name.is_new
            return self._shown(State(name, base, data, extra, (message,), is_judged=is_judged))
        extra = Posted([(BASE, b64encode(current.raw).decode())])
        saved = (Message("Đã lưu"),) if query.get("da-luu") else ()
        state = State(name, current, current.data, extra, saved, is_judged=not name.is_new)
        return self._shown(state._replace(draft_waits=bool(draft)))

    def _record(self, name: DraftName) -> Record:
        if name.is_new:
            return records.new_record(name.folder, name.slug)
        record = records.open_record(self._site, name.folder, name.slug)
        if record is None:
            raise HTTPException(404)
        return record

    def _base(self, current: Record, posted: Posted) -> Record:
        """The profile as it was when the form was opened."""
        try:
            raw = b64decode(posted.get(BASE), validate=True)
        except (NotBase64Error, ValueError):
            raise HTTPException(400) from None
        return current if raw == current.raw else records.of_text(current.file, raw)

    # ── Drawing ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _shown(self, state: State, judged: Judged | None = None) -> Response:
        """The page of the form."""
        labels, name = self._site.frame().labels, state.name
        if judged is None and state.is_judged:
            judged = records.judged(self._site, state.record, state.data, self._drafts, name)
        posted = form_values.shown(FIELDS, state.data, labels)
        if state.added:
            posted.add(f"{state.added}{DOT}{len(posted.numbers(state.added))}{DOT}_", "")
        placed = judged.placed if judged else {}
        shown = form.widgets(FIELDS, posted, labels, placed, state.record.kind)
        general = [form.note(finding) for finding in judged.general] if judged else []
        notes = [*state.notes, *general, *form.notes_of(shown)]
        gone = records.removed_photos(state.record, state.data)
        html = self._pages.render(
            "form.html",
            here="add" if name.is_new else "list",
            name=name,
            kind=KIND_LABELS[state.record.kind],
            title=state.data.get("name") or ("Hồ sơ mới" if name.is_new else name.slug),
            widgets=shown,
            suggestions=form.suggestions(FIELDS, labels),
            hidden=[(key, value) for key in _HIDDEN for value in state.extra.all(key)],
            address=state.extra.get(ADDRESS),
            messages=state.messages,
            notes=notes,
            general=[*state.notes, *general],
            errors=sum(note.is_error for note in notes),
            differences=self._differences(state),
            gone=gone,
            draft_waits=state.draft_waits,
            preview=self._preview_url(name) if state.has_preview else "",
        )
        return HTMLResponse(html, state.status)

    def _differences(self, state: State) -> list[tuple[Difference, str]]:
        """The fields in which the version on the disk and the one in the form differ, with what was chosen."""
        keys = state.extra.all(DIFFERS)
        compared = merging.compared(FIELDS, state.record.data, state.data, self._site.frame().labels)
        return [(each, state.extra.get(f"{TAKE}{DOT}{each.key}")) for each in compared if each.key in keys]

    def _preview_url(self, name: DraftName) -> str:
        return f"/xem/{self._capability}/{name.folder}/{name.slug}/{addresses.honoree(name.slug)}"

    def preview(self, name: DraftName, path: str) -> str:
        """The page of the profile as its draft has it, or as it is saved."""
        if path != addresses.honoree(name.slug):
            text = "Bản xem trước chỉ có trang của hồ sơ đang sửa; các trang khác xem ở trang chính thức."
            return self._pages.render("message.html", title="Không có trong bản xem trước", text=text, outside=True)
        record, draft = self._record(name), self._drafts.get(name)
        data = record.data
        if draft:
            base = self._base(record, draft.posted)
            data = form_values.changed(FIELDS, base.data, draft.posted, self._site.frame().labels)
        judged = records.judged(self._site, record, data, self._drafts, name)
        folder = record.path.rpartition("/")[0]
        html, findings = self._preview.page(
            judged, {f"{folder}/{file}": at for file, at in self._new(name, data).items()}
        )
        if findings:
            notes = [form.note(finding) for finding in findings]
            return self._pages.render("no_preview.html", notes=notes, outside=True)
        return html.decode()

    def _new(self, name: DraftName, data: dict[str, Tree]) -> dict[str, Path]:
        """The photos of the draft that the profile names, by name."""
        named, folder = records.files_of(data), self._drafts.folder(name)
        return {file: folder / file for file in self._drafts.photos(name) if file in named}

    # ── What is sent ───────────────────────────────────────────────────────────────────────────────────────────────

    def post(self, name: DraftName, sent: Sent) -> Response:
        """Do what the button says; whatever it is, nothing that was typed is lost."""
        action, _, argument = sent.action.partition(":")
        if action == "discard":
            self._drafts.drop(name)
            return RedirectResponse("/" if name.is_new else name.url, 303)
        current, posted = self._record(name), sent.posted
        base = self._base(current, posted)
        if action == "keep":
            self._drafts.put(name, posted)
            return Response(status_code=204)
        try:
            return self._done_with(name, current, base, sent, action, argument)
        except (HTTPException, OSError):
            raise
        except Exception:  # a fault of the program must not lose what was typed either
            self._drafts.put(name, posted)
            raise

    def _done_with(
        self, name: DraftName, current: Record, base: Record, sent: Sent, action: str, argument: str
    ) -> Response:
        posted, labels = sent.posted, self._site.frame().labels
        self._site.roster.refresh()
        if action in ("remove", "up"):
            posted = _moved(posted, argument, away=action == "remove")
        data = form_values.changed(FIELDS, base.data, posted, labels)
        data, refused = self._received(name, current, data, sent)
        state = State(name, base, data, posted, notes=refused, is_judged=not name.is_new or bool(posted.get(CHECKED)))
        if refused:
            return self._kept(state._replace(status=422))
        if action == "save":
            return self._save(state, current)
        return self._kept(state._replace(added=argument if action == "add" else "", has_preview=action == "preview"))

    def _received(
        self, name: DraftName, current: Record, data: dict[str, Tree], sent: Sent
    ) -> tuple[dict[str, Tree], tuple[Note, ...]]:
        """``data`` with the photos that came with the form, and what was refused of them."""
        if not sent.uploads:
            return data, ()
        taken = {*current.file.files, *self._drafts.photos(name)}
        photos, notes = data.get("photos"), list[Note]()
        items: list[Tree] = list(photos) if isinstance(photos, list) else []
        for each in receive(sent.uploads, taken):
            if each.findings:
                notes += (form.note(finding, "f-photos", "Ảnh") for finding in each.findings)
            else:
                self._drafts.add_photo(name, each.name, each.data)
                items.append({"file": each.name})
        return (data | {"photos": items} if items else data), tuple(notes)

    def _kept(self, state: State, judged: Judged | None = None) -> Response:
        """The form again, kept as a draft; where even that cannot be, the page says so and holds everything."""
        posted = form_values.shown(FIELDS, state.data, self._site.frame().labels)
        for key, value in state.extra.pairs():
            if key.startswith("_"):
                posted.add(key, value)
        try:
            self._drafts.put(state.name, posted)
        except OSError as error:
            lines = [f"Máy báo: {error.strerror or error}. Đừng đóng trang này; giải phóng đĩa rồi bấm “Lưu” lần nữa."]
            message = Message("Chưa giữ được bản nháp", lines, is_error=True)
            state = state._replace(messages=(*state.messages, message), status=507)
        return self._shown(state, judged)

    # ── Saving ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _save(self, state: State, current: Record) -> Response:
        extra = Posted([*((key, value) for key, value in state.extra.pairs() if key != CHECKED), (CHECKED, "1")])
        state = state._replace(extra=extra, is_judged=True)
        state, undecided = _decided(state)
        if undecided:
            return self._kept(state)
        if current.raw != state.record.raw:
            return self._stale(state, current)
        record, problem = self._placed(state)
        if problem:
            return self._kept(state._replace(notes=(problem,), status=422))
        judged = records.judged(self._site, record, state.data, self._drafts, state.name)
        if judged.is_faulty:
            return self._kept(state._replace(record=record, status=422), judged)
        twins = self._twins(state, record)
        answer = extra.get(TWIN)
        if twins and answer != "khac":
            same = next((row for row in twins if answer == row.path), None)
            return self._same(state, same) if same else self._asked(state, twins)
        new, gone = self._new(state.name, state.data), records.removed_photos(state.record, state.data)
        try:
            if state.data == record.data and not new and not gone:
                return self._done(state, record)
            records.save(self._site, record, judged.text, new, gone)
        except StaleError:
            return self._stale(state, self._record(state.name))
        except OSError as error:
            lines = [f"Máy báo: {error.strerror or error}. Hồ sơ cũ còn nguyên, những gì đã nhập còn ở dưới đây."]
            message = Message("Chưa lưu được", lines, is_error=True)
            return self._kept(state._replace(messages=(message,), status=507), judged)
        return self._done(state, record)

    def _done(self, state: State, record: Record) -> Response:
        self._drafts.drop(state.name)
        return RedirectResponse(f"{DraftName(state.name.folder, record.file.slug).url}?da-luu=1", 303)

    def _stale(self, state: State, current: Record) -> Response:
        """Somebody saved the profile meanwhile: theirs and mine in one form, with what both changed side by side."""
        labels = self._site.frame().labels
        both = merging.merged(FIELDS, state.record.data, current.data, state.data, labels)
        lines = [f"{each.label}: {each.theirs or 'đã xóa'}" for each in both.taken]
        head = ["Bản mới trên máy có những thay đổi sau, đã được đưa vào biểu mẫu:", *lines] if lines else []
        message = Message("Có người vừa sửa hồ sơ này", [*head, "Xem lại rồi bấm “Lưu” lần nữa."], is_error=True)
        extra = Posted((key, value) for key, value in state.extra.pairs() if key not in (BASE, DIFFERS))
        extra.add(BASE, b64encode(current.raw).decode())
        for each in both.both:
            extra.add(DIFFERS, each.key)
        return self._kept(state._replace(record=current, data=both.data, extra=extra, messages=(message,), status=409))

    def _placed(self, state: State) -> tuple[Record, Note | None]:
        """The profile with its address: of a new one that is made of the name, unless it was typed."""
        if not state.name.is_new:
            return state.record, None
        taken = {row.slug for row in self._site.roster.rows().values()} | RESERVED
        typed, called = state.extra.get(ADDRESS).strip(), state.data.get("name")
        if typed:
            problem = "Địa chỉ này đã có hồ sơ khác dùng." if typed in taken else ""
            if not SLUG.fullmatch(typed) or len(typed) > 80:
                problem = "Địa chỉ chỉ gồm chữ thường không dấu, chữ số và gạch nối."
            if problem:
                return state.record, Note("f-dia-chi", "Địa chỉ trang", problem, f"Ví dụ: {slug_of(typed)}-2025", True)
            return records.new_record(state.name.folder, typed), None
        slug = slug_of(called) if isinstance(called, str) else state.name.slug
        candidates = (slug, *(f"{slug}-{n}" for n in range(2, 10_000)))
        free = next((each for each in candidates if each not in taken), state.name.slug)
        return records.new_record(state.name.folder, free), None

    # ── Twins ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _twins(self, state: State, record: Record) -> list[Row]:
        """Others of the same name, where the name is new."""
        called, before = (fold(str(data.get("name") or "")) for data in (state.data, state.record.data))
        return [] if called == before else self._site.roster.named(called, record.path)

    def _asked(self, state: State, twins: Sequence[Row]) -> Response:
        """Side by side: whether it is the same person."""
        self._drafts.put(state.name, Posted([*state.extra.pairs()]))
        labels = self._site.frame().labels
        sides = []
        for row in twins:
            theirs = records.open_record(self._site, row.folder, row.slug)
            data = theirs.data if theirs else {}
            differences = merging.compared(_TELLING, data, state.data, labels)
            sides.append((row, DraftName(row.folder, row.slug).url, differences))
        hidden = [(key, value) for key, value in state.extra.pairs() if key != TWIN]
        html = self._pages.render(
            "twins.html", here="add", name=state.name, called=state.data.get("name"), sides=sides, hidden=hidden
        )
        return HTMLResponse(html, 409)

    def _same(self, state: State, twin: Row) -> Response:
        """It is the same person: what was typed goes into a draft of the profile that is there."""
        other = DraftName(twin.folder, twin.slug)
        theirs, labels = self._record(other), self._site.frame().labels
        both = merging.joined(FIELDS, theirs.data, state.data, labels)
        posted = form_values.shown(FIELDS, both.data, labels)
        posted.add(BASE, b64encode(theirs.raw).decode())
        notes = ["Những gì vừa nhập đã được đưa vào hồ sơ có sẵn này. Xem lại rồi bấm “Lưu”."]
        notes += (f"{each.label}, bản vừa nhập ghi khác: {each.mine}" for each in both.both)
        self._drafts.move_photos(state.name, other)
        self._drafts.put(other, posted, notes)
        self._drafts.drop(state.name)
        return RedirectResponse(f"{other.url}?nhap=1", 303)


def _moved(posted: Posted, name: str, *, away: bool) -> Posted:
    """The form without the item of a list with this name, or with it before the one in front of it."""
    head, _, number = name.rpartition(DOT)
    numbers = posted.numbers(head)
    at = numbers.index(int(number)) if number.isdigit() and int(number) in numbers else -1
    other = f"{head}{DOT}{numbers[at - 1]}{DOT}" if at > 0 else ""
    own = f"{name}{DOT}"
    moved = Posted()
    for key, value in posted.pairs():
        if key.startswith(own):
            if not away:
                moved.add(f"{other or own}{key[len(own) :]}", value)
        elif other and not away and key.startswith(other):
            moved.add(f"{own}{key[len(other) :]}", value)
        else:
            moved.add(key, value)
    return moved


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
            missing.append(Note(f"chon-{key}", labels_of(Honoree).get(key, key), "Chọn giữ bản nào.", "", True))
    if missing:
        return state._replace(notes=tuple(missing), status=422), True
    extra = Posted((key, value) for key, value in state.extra.pairs() if key != DIFFERS)
    return state._replace(data=data, extra=extra), False
