"""What is printed, to download: the yearbook, and the kit of a conference as a ZIP.

Both are made in a fresh process, as papers in Word are; where the extra ``print`` is missing the page says what
installs it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from honorroll.base.errors import ChildDiedError, StoppedError
from honorroll.base.findings import Finding
from honorroll.formats.zipped import zipped
from honorroll.office.desk import form, papers
from honorroll.office.desk.areas import Workplace, shown
from honorroll.office.messages import message
from honorroll.office.records.apart import apart

BOOK, KIT = "ky-yeu.pdf", "bo-tai-lieu.zip"
#: In the kit: what whoever downloads it has to know.
_NOTES = "ghi-chu.txt"


def routes(desk: Workplace) -> list[Route]:
    """The area."""
    return [
        shown(f"/van-ban/{BOOK}", lambda _: _book(desk)),
        shown(f"/van-ban/{KIT}", lambda request: _kit(desk, request)),
    ]


def _book(desk: Workplace) -> Response:
    return _made(desk, "Kỷ yếu", BOOK, lambda: apart(_book_made, desk.site.root, desk.site.today))


def _kit(desk: Workplace, request: Request) -> Response:
    slug = request.query_params.get("hoi-nghi", "")
    if slug not in desk.site.meetings.names():
        raise HTTPException(404)
    return _made(desk, "Bộ tài liệu hội nghị", KIT, lambda: apart(_kit_made, desk.site.root, slug, desk.site.today))


def _made(desk: Workplace, title: str, file: str, make: Callable[[], tuple[list[Finding], bytes]]) -> Response:
    """The file, or in one line what stopped it."""
    try:
        findings, data = make()
    except ChildDiedError:
        raise
    except StoppedError as error:
        notes = [form.Note("", "", message(error.message, "vi", fact=error), "", is_error=True)]
        return HTMLResponse(
            desk.pages.render("no_paper.html", here="tasks", title=title, notes=notes, is_error=False, is_stopped=True),
            503,
        )
    return papers.sent(desk, title, file, findings, data)


def _book_made(root: Path, today: date) -> tuple[list[Finding], bytes]:
    """The book; it runs in a process of its own."""
    from honorroll.office.yearbook import book  # noqa: PLC0415  # brings the whole build

    made = book.make(root, book.Edition(), today)
    return made.findings, made.data


def _kit_made(root: Path, slug: str, today: date) -> tuple[list[Finding], bytes]:
    """The kit; it runs in a process of its own."""
    from honorroll.office.ceremony import kit  # noqa: PLC0415  # as above

    made = kit.make(root, slug, today)
    if not made.files:
        return made.findings, b""
    told = [f"- {finding.message('vi')} {finding.hint('vi')}" for finding in made.findings]
    notes = {_NOTES: "\r\n".join([*told, ""]).encode("utf-8-sig")} if told else {}
    return [], zipped((made.files | notes).items())
