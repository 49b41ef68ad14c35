"""“Gửi duyệt”: shows what changed, in words, and sends it to be reviewed under the name of whoever did it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from honorroll.base.errors import StoppedError
from honorroll.office.desk.areas import Workplace, posted, shown
from honorroll.office.desk.posting import TAKE, Sent

if TYPE_CHECKING:
    from honorroll.office.sending.incoming import Conflict
    from honorroll.office.sending.way import Way

#: The fields of the form.
NAME, MAIL, NOTE = "ten", "thu", "loi-nhan"
#: So many records are shown with what changed in them.
_MAX_SHOWN = 200


def routes(desk: Workplace) -> list[Route]:
    pages = _Sending(desk)
    return [
        shown("/gui", pages.open),
        posted("/gui", pages.post),
        shown("/gui/tep/{name}", pages.file),
    ]


class _Sending:
    def __init__(self, desk: Workplace) -> None:
        self._site, self._pages = desk.site, desk.pages
        self._busy = Lock()
        self._preparing = Thread(target=self._prepare, daemon=True)
        self._preparing.start()

    def _prepare(self) -> None:
        from honorroll.office.sending import way  # noqa: PLC0415  # what only this page needs would slow the start

        with suppress(OSError, StoppedError):  # told when it is wanted
            way.prepare(self._site.root, self._site.writing)

    def _way(self) -> Way:
        """How this machine sends."""
        from honorroll.office.sending import way  # noqa: PLC0415  # as above

        self._preparing.join()
        return way.of(self._site.root, self._site.frame().labels, self._site.writing)

    def open(self, _: Request) -> Response:
        """What is not sent yet, and what waits."""
        return self._answered(lambda way: self._page(way, {}), {})

    def post(self, _: Request, sent: Sent) -> Response:
        """Send, or only take in what others changed."""
        form = {key: sent.posted.get(key) for key in (NAME, MAIL, NOTE)}
        if not self._busy.acquire(blocking=False):
            text = "Lần gửi trước chưa xong. Chờ một phút rồi mở lại trang này."
            return HTMLResponse(self._pages.render("message.html", title="Đang gửi", text=text), 409)
        try:
            return self._answered(lambda way: self._done(way, sent, form), form)
        finally:
            self._busy.release()

    def _done(self, way: Way, sent: Sent, form: Mapping[str, str]) -> Response:
        choices = sent.posted.below(TAKE)
        if sent.action == "restart":
            way.restart()
            return RedirectResponse("/gui", 303)
        if sent.action == "update":
            outcome = way.update(choices)
        else:
            from honorroll.office.sending.outcome import Author  # noqa: PLC0415  # as above

            outcome = way.send(Author(form[NAME], form[MAIL]), form[NOTE], self._site.today, choices)
        self._site.roster.refresh()
        if outcome.conflicts:
            return self._asked(outcome.conflicts, sent, form, choices)
        return self._page(way, {**form, NOTE: ""}, outcome=outcome, action=sent.action)

    def _asked(
        self, conflicts: Sequence[Conflict], sent: Sent, form: Mapping[str, str], choices: Mapping[str, str]
    ) -> Response:
        """Both versions side by side: which is to be kept."""
        html = self._pages.render(
            "conflicts.html",
            here="send",
            conflicts=conflicts,
            choices=choices,
            form=form,
            action=sent.action,
            take=TAKE,
            is_unanswered=bool(sent.posted.get("_hoi")),
            errors=1,
        )
        return HTMLResponse(html, 409)

    def _page(self, way: Way, form: Mapping[str, str], **facts: object) -> Response:
        author = way.author()
        filled = {NAME: author.name, MAIL: author.email, NOTE: "", **form}
        standing = way.standing()
        shown_ = {"standing": standing, "kind": way.kind, "form": filled, "most": _MAX_SHOWN}
        return HTMLResponse(self._pages.render("send.html", here="send", **_NOTHING | shown_ | facts))

    def _answered(self, answer: Callable[[Way], Response], form: Mapping[str, str]) -> Response:
        """The answer, or a page that says in one sentence why there is none."""
        from honorroll.office.git import GitError, NoGitError  # noqa: PLC0415  # as above
        from honorroll.office.sending import failures  # noqa: PLC0415  # as above

        try:
            return answer(self._way())
        except failures.NotSentError as error:
            failure, status = error.failure, 422
        except (GitError, NoGitError) as error:
            failure, status = failures.of_git(error).failure, 502
        except OSError as error:
            failure, status = failures.of_disk(error).failure, 507
        html = self._pages.render("not_sent.html", here="send", failure=failure, form=form, errors=1)
        return HTMLResponse(html, status)

    def file(self, request: Request) -> Response:
        """A file to be mailed."""
        return self._answered(lambda way: self._mailed(way, request.path_params["name"]), {})

    def _mailed(self, way: Way, name: str) -> Response:
        sent = way.standing().sent
        if sent is None or sent.file is None or sent.file.name != name:
            raise HTTPException(404)
        return FileResponse(sent.file, filename=name, media_type="application/octet-stream")


#: What the page asks for besides.
_NOTHING: dict[str, object] = {"outcome": None, "action": ""}
