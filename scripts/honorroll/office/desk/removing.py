"""Takes a profile off the site: shows what is edited and what people must look at, asks, and does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from honorroll.base.findings import Finding
from honorroll.office import withdraw
from honorroll.office.desk import form
from honorroll.office.desk.pages import Pages
from honorroll.office.desk.posting import Sent
from honorroll.office.records.apart import apart
from honorroll.office.records.drafts import DraftName, Drafts
from honorroll.office.records.site import Site
from honorroll.office.withdraw import Withdrawal

#: The fields of the form: what was shown, and that it was agreed to.
_SHOWN, _AGREED = "_ke-hoach", "_dong-y"


class Removing:
    """Takes profiles off the site, as ``honorroll withdraw`` does."""

    def __init__(self, site: Site, drafts: Drafts, pages: Pages) -> None:
        self._site, self._drafts, self._pages = site, drafts, pages

    def open(self, name: DraftName) -> Response:
        """What would be done."""
        return self._asked(name, *self._plan(name))

    def _plan(self, name: DraftName) -> tuple[Withdrawal, list[Finding]]:
        asked, findings = withdraw.plan(self._site.root, name.slug, self._site.today)
        if asked is None or asked.profile.split("/")[1] != name.folder:
            raise HTTPException(404)
        return asked, findings

    def _asked(self, name: DraftName, asked: Withdrawal, findings: Sequence[Finding], problem: str = "") -> Response:
        html = self._pages.render(
            "withdraw.html",
            here="list",
            name=name,
            asked=asked,
            edits=[(edit.path, list(withdraw.diff([edit]))[2:]) for edit in asked.done.edits],
            places=self._places(asked),
            notes=[form.note(finding) for finding in findings],
            shown=_digest(asked),
            problem=problem,
        )
        return HTMLResponse(html, 422 if problem else 200)

    def _places(self, asked: Withdrawal) -> list[tuple[str, int, str]]:
        return list(islice(withdraw.places(self._site.root, asked), withdraw.MAX_PLACES))

    def post(self, name: DraftName, sent: Sent) -> Response:
        """Carry it out, if that is what was shown."""
        asked, findings = self._plan(name)
        if not sent.posted.get(_AGREED):
            return self._asked(name, asked, findings, "Đánh dấu vào ô bên dưới nếu đồng ý gỡ hồ sơ.")
        if sent.posted.get(_SHOWN) != _digest(asked):
            return self._asked(name, asked, findings, "Các tệp vừa thay đổi; xem lại rồi bấm “Gỡ hồ sơ” lần nữa.")
        with self._site.writing:
            taken_down = apart(withdraw.carry_out, self._site.root, asked, self._site.today)
        self._drafts.drop(name)
        notes = [form.note(finding) for finding in taken_down.built.findings]
        html = self._pages.render(
            "withdrawn.html",
            here="list",
            asked=asked,
            places=self._places(asked),
            published=taken_down.built.published,
            notes=[note for note in notes if note.is_error],
        )
        return HTMLResponse(html)


def _digest(asked: Withdrawal) -> str:
    """Stands for what was shown."""
    return blake2b(b"\0".join(_parts(asked)), digest_size=16).hexdigest()


def _parts(asked: Withdrawal) -> Iterator[bytes]:
    for edit in asked.done.edits:
        yield edit.path.encode()
        yield edit.before
        yield edit.after if edit.after is not None else b"-"
