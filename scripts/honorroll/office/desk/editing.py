"""The form of a record: opened, changed, and kept as a draft until it is saved."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from honorroll.formats.yaml_read import Tree
from honorroll.office.desk import form, records
from honorroll.office.desk.form import Note
from honorroll.office.desk.form_page import FormPage, Message, State, base_of, new_files, record_of
from honorroll.office.desk.pages import Pages
from honorroll.office.desk.posting import BASE, CHECKED, FAULTS, Sent
from honorroll.office.desk.preview import Preview
from honorroll.office.desk.saving import Saving
from honorroll.office.desk.sent_files import read_in, received
from honorroll.office.records import form_values
from honorroll.office.records.drafts import DraftName, Drafts
from honorroll.office.records.form_values import DOT, Posted
from honorroll.office.records.record_kind import Record
from honorroll.office.records.site import Site


class Editing:
    """Forms for the records of a site."""

    def __init__(self, site: Site, drafts: Drafts, pages: Pages, preview: Preview, capability: str) -> None:
        self._site, self._drafts, self._pages, self._preview = site, drafts, pages, preview
        self._form = FormPage(site, drafts, pages, capability)
        self._saving = Saving(site, drafts, pages, self._form)

    # ── Opening ────────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self, name: DraftName, query: Mapping[str, str]) -> Response:
        """The form as the record is saved, or as its draft has it."""
        current = record_of(self._site, name)
        self._site.roster.refresh()
        if current.findings:
            notes = [form.of_line(finding, name.kind.model) for finding in current.findings]
            html = self._pages.render(
                "unreadable.html", here=name.kind.tab, kind=name.kind, record=current, notes=notes
            )
            return HTMLResponse(html)
        draft = self._drafts.get(name)
        if draft and (name.is_new or query.get("nhap")):
            base = base_of(current, draft.posted)
            data = self._changed(base, draft.posted)
            message = Message("Bản nháp, chưa lưu", draft.notes)
            extra, is_judged = draft.posted, bool(draft.posted.get(CHECKED)) or not name.is_new
            return self._form.shown(State(name, base, data, extra, (message,), is_judged=is_judged))
        extra = Posted([(BASE, b64encode(current.raw).decode())])
        messages = [Message("Đã lưu")] if query.get("da-luu") else []
        if _is_withdrawn(current.data):
            messages.append(Message("Hồ sơ này đã được gỡ", ["Trang của hồ sơ chỉ còn một thông báo, không có tên."]))
        start = name.kind.start
        data = start(self._site, current) if name.is_new and start else current.data
        state = State(name, current, data, extra, tuple(messages), is_judged=not name.is_new)
        return self._form.shown(state._replace(draft_waits=bool(draft)))

    def preview(self, name: DraftName, path: str) -> str:
        """The page of the record as its draft has it, or as it is saved."""
        if path != name.kind.url_of(name.slug):
            text = f"Bản xem trước chỉ có trang của {name.kind.called} đang sửa; các trang khác xem ở trang chính thức."
            return self._pages.render("message.html", title="Không có trong bản xem trước", text=text, outside=True)
        record, draft = record_of(self._site, name), self._drafts.get(name)
        data = record.data
        if draft:
            base = base_of(record, draft.posted)
            data = self._changed(base, draft.posted)
        judged = records.judged(self._site, record, data, self._drafts, name)
        files = {f"{record.folder}/{file}": at for file, at in new_files(self._drafts, name, data).items()}
        html, findings = self._preview.page(judged, path, files)
        if findings:
            notes = [form.of_line(finding, name.kind.model) for finding in findings]
            return self._pages.render("no_preview.html", notes=notes, outside=True)
        return html.decode()

    # ── What is sent ───────────────────────────────────────────────────────────────────────────────────────────────

    def post(self, name: DraftName, sent: Sent) -> Response:
        """Do what the button says; whatever it is, nothing that was typed is lost."""
        action, _, argument = sent.action.partition(":")
        if action == "discard":
            self._drafts.drop(name)
            return RedirectResponse(name.kind.home if name.is_new else name.url, 303)
        current, posted = record_of(self._site, name), sent.posted
        base = base_of(current, posted)
        if action == "keep":
            self._drafts.put(name, posted)
            return Response(status_code=204)
        if action == "receive":  # a script sends many files a few at a time, and names them in the form afterwards
            files, notes = received(self._drafts, name, current, sent.uploads, self._site.today)
            return JSONResponse(
                {"files": [file.file for file in files], "notes": [f"{note.message} {note.hint}" for note in notes]}
            )
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
        posted = sent.posted
        self._site.roster.refresh()
        if action in ("remove", "up"):
            posted = _moved(posted, argument, away=action == "remove")
        elif action == "cover":
            posted = _swapped(posted, argument, "cover")
        data = self._changed(base, posted)
        files, refused = received(self._drafts, name, current, sent.uploads, self._site.today)
        refused += tuple(
            Note("", "", line, "", is_error=True) for text in posted.all(FAULTS) for line in text.splitlines()
        )
        posted = posted.without(FAULTS)
        for file in files:
            data = file.put_into(data)
        filled = read_in(self._site, current, data, sent.uploads)
        data, refused = filled.data, refused + filled.notes
        state = State(name, base, data, posted, notes=refused, is_judged=not name.is_new or bool(posted.get(CHECKED)))
        if files and name.kind.drawer:
            lines = [
                *(file.file for file in files),
                "Bấm “Lưu” để ghi ngày nhận và cất tệp vào ngăn riêng của cơ quan.",
            ]
            state = state._replace(messages=(Message("Đã nhận tệp", lines),))
        if filled.told:
            state = state._replace(messages=(Message("Đã đọc tệp", filled.told),))
        if refused:
            return self._form.kept(state._replace(status=422))
        if action == "save" and not filled.told:  # what was read is looked through first
            return self._saving.save(state, current)
        return self._form.kept(
            state._replace(added=argument if action == "add" else "", has_preview=action == "preview")
        )

    def _changed(self, base: Record, posted: Posted) -> dict[str, Tree]:
        """The data of a form that was opened from ``base``."""
        return form_values.changed(base.kind.fields, base.data, posted, base.kind.labels(self._site, base))


def _is_withdrawn(data: dict[str, Tree]) -> bool:
    publication = data.get("publication")
    return isinstance(publication, dict) and bool(publication.get("withdrawn"))


def _swapped(posted: Posted, one: str, other: str) -> Posted:
    """The form with two mappings in each other's place."""
    swapped = Posted()
    for key, value in posted.pairs():
        for here, there in ((one, other), (other, one)):
            if key.startswith(f"{here}{DOT}"):
                key = f"{there}{key[len(here) :]}"  # noqa: PLW2901  # the name that it has now
                break
        swapped.add(key, value)
    return swapped


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
