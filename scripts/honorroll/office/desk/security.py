"""Who may use the desk: the person who started it, in a page that it served itself.

Other programs and pages on the machine can reach a port of 127.0.0.1 too. So there is a token in the start address,
good for one use, that is exchanged for a cookie; the host must be ours, whatever name leads here (DNS rebinding); what
changes anything is a POST with our own Origin; and the policy allows no script or style within a page.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import MutableMapping
from hmac import compare_digest
from typing import Any

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from honorroll.office.desk.pages import Pages

#: The most bytes of a form with its photos: eight of the largest.
MAX_BODY_BYTES = 8 * 25 * 1024 * 1024 + 1024 * 1024
#: For so many seconds the rest of a form that is too large is read and thrown away, so that the browser shows why.
DRAIN_SECONDS = 20
#: Where the token of the start address is exchanged.
ENTRANCE = "/vao"
STATIC = "/tai-san/"
PREVIEW = "/xem/"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Lets through to ``app`` what comes from the one browser that was let in.

    ``capability`` is the secret in the addresses of previews: they are shown in a sandbox, which sends no cookie.
    """

    def __init__(self, app: ASGIApp, port: int, capability: str, pages: Pages) -> None:
        self._app, self._pages = app, pages
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._cookie = f"desk-{port}"
        self._token: str = secrets.token_urlsafe(32)
        self._session = secrets.token_urlsafe(32)
        self._capability = capability
        self.start_address = f"http://127.0.0.1:{port}{ENTRANCE}?ma={self._token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = await self._refused(scope, receive)
        await (answer or self._app)(scope, receive, protected)

    async def _refused(self, scope: Scope, receive: Receive) -> Response | None:
        """The answer to what is not let through; None to what is."""
        request = Request(scope)
        headers, path = request.headers, request.url.path
        host = headers.get("host", "")
        if host not in self._hosts:
            return self._told(421, "Địa chỉ không đúng", "Mở bàn làm việc bằng địa chỉ mà lệnh đã in ra.")
        if request.method not in ("GET", "HEAD", "POST"):
            return self._told(405, "Không dùng được", "Bàn làm việc không nhận yêu cầu kiểu này.")
        if request.method == "POST" and not _is_own(headers, host):
            return self._told(
                403, "Yêu cầu từ trang khác", "Biểu mẫu này không do bàn làm việc gửi, nên không được nhận."
            )
        if path == ENTRANCE:
            return self._entered(request.query_params, self._is_known(request))
        if path.startswith(STATIC) or self._is_preview(path):
            return None
        if not self._is_known(request):
            text = "Mở bàn làm việc bằng địa chỉ mà lệnh đã in ra. Địa chỉ đó chỉ dùng được một lần."
            return self._told(403, "Chưa vào bàn làm việc", f"{text} Đã dùng rồi thì chạy lại lệnh.")
        return await self._too_large(request, receive) if request.method == "POST" else None

    def _is_known(self, request: Request) -> bool:
        return compare_digest(request.cookies.get(self._cookie, "").encode(), self._session.encode())

    def _is_preview(self, path: str) -> bool:
        given = path.removeprefix(PREVIEW).partition("/")[0] if path.startswith(PREVIEW) else ""
        return compare_digest(given.encode(), self._capability.encode())

    def _entered(self, query: QueryParams, is_known: bool) -> Response:
        if is_known:
            return RedirectResponse("/", 303)
        if not self._token or not compare_digest(query.get("ma", "").encode(), self._token.encode()):
            text = "Địa chỉ này đã được dùng, hoặc chép thiếu. Chạy lại lệnh “honorroll desk” để có địa chỉ mới."
            return self._told(403, "Địa chỉ không còn dùng được", text)
        self._token = ""
        # A page and no redirect: a strict cookie is not sent after one that another program began.
        answer = HTMLResponse(self._pages.render("entered.html"))
        answer.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
        return answer

    async def _too_large(self, request: Request, receive: Receive) -> Response | None:
        length = request.headers.get("content-length", "")
        if not length.isascii() or not length.isdigit():
            return self._told(411, "Yêu cầu thiếu độ dài", "Bàn làm việc chỉ nhận biểu mẫu do trình duyệt gửi.")
        if int(length) <= MAX_BODY_BYTES:
            return None
        end = time.monotonic() + DRAIN_SECONDS
        message: MutableMapping[str, Any] = {"more_body": True}
        while message.get("more_body") and time.monotonic() < end:
            message = await receive()
        text = "Các tệp gửi một lần nặng quá 200 MB. Bấm “Quay lại”, chọn ít ảnh hơn rồi gửi lại; mỗi ảnh tối đa 25 MB."
        return self._told(413, "Tệp gửi lên quá lớn", text)

    def _told(self, status: int, title: str, text: str) -> Response:
        return HTMLResponse(self._pages.render("message.html", title=title, text=text, outside=True), status)


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a form comes from a page of the desk."""
    return headers.get("origin") == f"http://{host}" and headers.get("sec-fetch-site", "same-origin") == "same-origin"
