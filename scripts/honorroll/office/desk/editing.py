"""The form of a profile: opened, changed, and kept as a draft until it is saved."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from honorroll.formats.yaml_read import Tree
from honorroll.office.desk import form, form_values, records
from honorroll.office.desk.drafts import DraftName, Drafts
from honorroll.office.desk.form import Note
from honorroll.office.desk.form_page import FIELDS, FormPage, Message, State, base_of, new_photos, record_of
from honorroll.office.desk.form_values import DOT, Posted
from honorroll.office.desk.pages import Pages
from honorroll.office.desk.posting import BASE, CHECKED, Sent
from honorroll.office.desk.preview import Preview
from honorroll.office.desk.records import Record
from honorroll.office.desk.saving import Saving
from honorroll.office.desk.site import Site
from honorroll.office.desk.uploads import receive
from honorroll.pages import addresses


class Editing:
    """Forms for the profiles of a site."""

    def __init__(self, site: Site, drafts: Drafts, pages: Pages, preview: Preview, capability: str) -> None:
        self._site, self._drafts, self._pages, self._preview = site, drafts, pages, preview
        self._form = FormPage(site, drafts, pages, capability)
        self._saving = Saving(site, drafts, pages, self._form)

    # ── Opening ────────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self, name: DraftName, query: Mapping[str, str]) -> Response:
        """The form as the profile is saved, or as its draft has it."""
        current = record_of(self._site, name)
        self._site.roster.refresh()
        if current.findings:
            notes = [form.note(finding) for finding in current.findings]
            return HTMLResponse(self._pages.render("unreadable.html", here="list", path=current.path, notes=notes))
        draft = self._drafts.get(name)
        if draft and (name.is_new or query.get("nhap")):
            base = base_of(current, draft.posted)
            data = form_values.changed(FIELDS, base.data, draft.posted, self._site.frame().labels)
            message = Message("Bản nháp, chưa lưu", draft.notes)
            extra, is_judged = draft.posted, bool(draft.posted.get(CHECKED)) or not name.is_new
            return self._form.shown(State(name, base, data, extra, (message,), is_judged=is_judged))
        extra = Posted([(BASE, b64encode(current.raw).decode())])
        messages = [Message("Đã lưu")] if query.get("da-luu") else []
        if _is_withdrawn(current.data):
            messages.append(Message("Hồ sơ này đã được gỡ", ["Trang của hồ sơ chỉ còn một thông báo, không có tên."]))
        state = State(name, current, current.data, extra, tuple(messages), is_judged=not name.is_new)
        return self._form.shown(state._replace(draft_waits=bool(draft)))

    def preview(self, name: DraftName, path: str) -> str:
        """The page of the profile as its draft has it, or as it is saved."""
        if path != addresses.honoree(name.slug):
            text = "Bản xem trước chỉ có trang của hồ sơ đang sửa; các trang khác xem ở trang chính thức."
            return self._pages.render("message.html", title="Không có trong bản xem trước", text=text, outside=True)
        record, draft = record_of(self._site, name), self._drafts.get(name)
        data = record.data
        if draft:
            base = base_of(record, draft.posted)
            data = form_values.changed(FIELDS, base.data, draft.posted, self._site.frame().labels)
        judged = records.judged(self._site, record, data, self._drafts, name)
        folder = record.path.rpartition("/")[0]
        html, findings = self._preview.page(
            judged, {f"{folder}/{file}": at for file, at in new_photos(self._drafts, name, data).items()}
        )
        if findings:
            notes = [form.note(finding) for finding in findings]
            return self._pages.render("no_preview.html", notes=notes, outside=True)
        return html.decode()

    # ── What is sent ───────────────────────────────────────────────────────────────────────────────────────────────

    def post(self, name: DraftName, sent: Sent) -> Response:
        """Do what the button says; whatever it is, nothing that was typed is lost."""
        action, _, argument = sent.action.partition(":")
        if action == "discard":
            self._drafts.drop(name)
            return RedirectResponse("/" if name.is_new else name.url, 303)
        current, posted = record_of(self._site, name), sent.posted
        base = base_of(current, posted)
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
            return self._form.kept(state._replace(status=422))
        if action == "save":
            return self._saving.save(state, current)
        return self._form.kept(
            state._replace(added=argument if action == "add" else "", has_preview=action == "preview")
        )

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


def _is_withdrawn(data: dict[str, Tree]) -> bool:
    publication = data.get("publication")
    return isinstance(publication, dict) and bool(publication.get("withdrawn"))


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
