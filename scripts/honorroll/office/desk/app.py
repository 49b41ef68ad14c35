"""The desk as a web application: which address is answered by what."""

from __future__ import annotations

import mimetypes
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from honorroll.base.errors import StoppedError
from honorroll.engine import assets
from honorroll.office import system_errors
from honorroll.office.desk import importing, listing, manual, papers, printing, records, sending, shelves, tasks
from honorroll.office.desk.areas import Area, Workplace, posted, shown
from honorroll.office.desk.editing import Editing
from honorroll.office.desk.posting import Sent
from honorroll.office.desk.security import STATIC
from honorroll.office.desk.thumbnails import Thumbnails
from honorroll.office.records.drafts import DraftName, name_of

if TYPE_CHECKING:
    from honorroll.office.desk.removing import Removing

#: A preview is shown in a sandbox: whatever is in a story, it can run nothing and send nothing.
_SANDBOX = {
    "Content-Security-Policy": f"{assets.POLICY}; frame-ancestors 'self'; sandbox allow-popups",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",  # fonts; the address is a secret
    "Referrer-Policy": "no-referrer",
}


#: The areas besides profiles.
AREAS: tuple[Area, ...] = (
    importing.routes,
    shelves.routes,
    tasks.routes,
    printing.routes,
    papers.routes,
    sending.routes,
    manual.routes,
)


class Desk:
    """Pages for a browser: those of profiles, and those of ``AREAS``."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._site, self._drafts, self._pages, self._preview, _ = work
        self._editing = Editing(*work)
        self._thumbnails = Thumbnails(self._site.root)

    @cached_property
    def _removing(self) -> Removing:
        from honorroll.office.desk.removing import Removing  # noqa: PLC0415  # brings the whole build: 0.2 s of the start

        return Removing(self._site, self._drafts, self._pages)

    def application(self) -> Starlette:
        """The application, without the guard that decides who may use it."""
        at = "/{folder}/{slug}"
        routes = [
            shown("/", self._list),
            shown("/them", self._kinds),
            shown(f"/them{at}", self._open),
            posted(f"/them{at}", self._edit),
            shown(f"/ho-so{at}", self._open),
            posted(f"/ho-so{at}", self._edit),
            shown(f"/ho-so{at}/go", self._removal),
            posted(f"/ho-so{at}/go", self._remove),
            shown(f"/anh{at}/{{file}}", self._photo),
            shown(f"/xem/{self._work.capability}{at}/{{path:path}}", self._previewed),
            shown(f"{STATIC}{{path:path}}", self._static),
        ]
        routes += (route for area in AREAS for route in area(self._work))
        handlers = {
            HTTPException: self._missing,
            OSError: self._failed,
            StoppedError: self._failed,
            Exception: self._broken,
        }
        return Starlette(routes=routes, exception_handlers=handlers)

    # ── How requests are answered ──────────────────────────────────────────────────────────────────────────────────

    def _name(self, request: Request) -> DraftName:
        name = name_of(request.path_params["folder"], request.path_params["slug"])
        if name is None:
            raise HTTPException(404)
        return name

    def _missing(self, _: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self._told(
            "Không có trang này", "Có thể hồ sơ đã được đổi tên hoặc xóa. Trở về danh sách để tìm.", status
        )

    def _failed(self, _: Request, error: Exception) -> Response:
        reason = system_errors.said(error) if isinstance(error, OSError) else str(error)
        text = f"Máy báo: {reason}. Bấm “Quay lại” để không mất những gì đã nhập, rồi thử lại."
        return self._told("Chưa làm được", text, 500)

    def _broken(self, _: Request, error: Exception) -> Response:
        """A fault of the program, which the server writes to the terminal."""
        text = "Chương trình có lỗi; những gì vừa nhập còn trong bản nháp ở “Việc cần làm”."
        asked = f"Báo cho người phụ trách kỹ thuật: {type(error).__name__}."
        return self._told("Chưa làm được", f"{text} {asked}", 500)

    def _told(self, title: str, text: str, status: int) -> Response:
        return HTMLResponse(self._pages.render("message.html", title=title, text=text), status)

    # ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _list(self, request: Request) -> Response:
        asked = listing.Asked.of(request.query_params)
        found = listing.found(self._site, asked)
        return HTMLResponse(self._pages.render("list.html", here="list", asked=asked, found=found))

    def _kinds(self, request: Request) -> Response:
        return HTMLResponse(self._pages.render("kinds.html", here="add", kinds=listing.new_addresses()))

    def _open(self, request: Request) -> Response:
        return self._editing.open(self._name(request), request.query_params)

    def _edit(self, request: Request, sent: Sent) -> Response:
        return self._editing.post(self._name(request), sent)

    def _removal(self, request: Request) -> Response:
        return self._removing.open(self._name(request))

    def _remove(self, request: Request, sent: Sent) -> Response:
        return self._removing.post(self._name(request), sent)

    # ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _static(self, request: Request) -> Response:
        found = self._pages.file(request.path_params["path"])
        if found is None:
            raise HTTPException(404)
        return Response(found[0], media_type=found[1])

    def _photo(self, request: Request) -> Response:
        """A photo of a draft, or of the folder of a record."""
        name, file = self._name(request), request.path_params["file"]
        kind = mimetypes.guess_type(file)[0] or ""
        if kind not in ("image/jpeg", "image/png", "image/webp"):
            raise HTTPException(404)
        data = self._photo_of(name, file)
        if request.query_params.get("nho"):
            data = self._thumbnails.of(data)
            kind = "image/jpeg" if data.startswith(b"\xff\xd8\xff") else kind
        return Response(data, media_type=kind)

    def _photo_of(self, name: DraftName, file: str) -> bytes:
        if file in self._drafts.files(name):
            return (self._drafts.folder(name) / file).read_bytes()
        record = None if name.is_new else records.open_record(self._site, name.kind, name.slug)
        if record is None or file not in record.beside.files:
            raise HTTPException(404)
        return records.photo(self._site, f"{record.folder}/{file}")

    def _previewed(self, request: Request) -> Response:
        path = request.path_params["path"]
        if path.endswith("/"):
            html = self._editing.preview(self._name(request), path)
            return HTMLResponse(html, headers=_SANDBOX)
        data = self._preview.file(path)
        if data is None:
            return PlainTextResponse("Không có tệp này.", 404, _SANDBOX)
        return Response(data, media_type=mimetypes.guess_type(path)[0], headers=_SANDBOX)
