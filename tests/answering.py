"""A server on this machine that answers in every way in which an address can fail."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

#: Where paths lead on to.
LEADS = {
    "around": "/around-2",
    "around-2": "/around",
    "for-ever": "/200",
    "for-ever-gone": "/404",
    "for-now": "/200",
    "home": "/",
    "to-file": "file:///etc/passwd",
    "to-nonsense": "http://[::/",
    "slash": "/slash/",
}
_STATUS = {
    "around": 302,
    "around-2": 302,
    "for-ever": 301,
    "for-ever-gone": 308,
    "for-now": 302,
    "home": 301,
    "to-file": 302,
    "to-nonsense": 302,
    "slash": 301,
}
_PAGES = {
    "soft": "<html><head><title>Không tìm thấy trang - Báo Ví Dụ</title></head></html>",
    "soft-404": "<title>404 &ndash; Page</title>",
    "found": "<title>Đi tìm thấy người mẹ sau 40 năm</title>",
}


class Asked(NamedTuple):
    line: str
    agent: str
    at: float


class Answering:
    """What was asked, and what ``/robots.txt`` and the archive answer."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.robots = ""
        self.archive = b"{}"
        self.url = ""

    @property
    def lines(self) -> list[str]:
        """What was asked besides ``/robots.txt``: “HEAD /200”."""
        return [each.line for each in self.asked if not each.line.endswith("/robots.txt")]


class _Handler(BaseHTTPRequestHandler):
    told: Answering

    def do_HEAD(self) -> None:
        path = self.path.partition("://")[2].partition("/")[2] if "://" in self.path else self.path  # to a proxy
        self.told.asked.append(Asked(f"{self.command} {self.path}", self.headers["User-Agent"], time.monotonic()))
        self._answer(path.strip("/").partition("/")[0].partition("?")[0], is_slashed=path.endswith("/"))

    do_GET = do_HEAD  # noqa: N815  # as http.server calls it

    def _answer(self, kind: str, *, is_slashed: bool) -> None:
        own = {"drip": self._drip, "silent": self._silent, "garbage": self._garbage, "endless": self._endless}
        if kind in own:
            own[kind]()
        elif kind == "robots.txt":
            self._page(200 if self.told.robots else 404, self.told.robots.encode(), "text/plain")
        elif kind == "archive":
            self._page(200, self.told.archive, "application/json")
        elif kind != "cut" and (kind, self.command) != ("head-cut", "HEAD"):
            lead = "" if kind == "slash" and is_slashed else LEADS.get(kind, "")
            status = int(kind) if kind.isdigit() else _STATUS[kind] if lead else 200
            if (kind, self.command) == ("head-forbidden", "HEAD"):
                status = 405
            text = _PAGES.get(kind, "<title>Một bài</title>").encode()
            self._page(status, text, "application/pdf" if kind == "pdf" else "text/html; charset=utf-8", lead)

    def _page(self, status: int, body: bytes, kind: str, lead: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if lead:
            self.send_header("Location", lead)
        self.end_headers()
        if self.command == "GET":
            self._send(body)

    def _drip(self) -> None:
        with suppress(OSError):  # the other side has enough
            for letter in b"HTTP/1.1 200 OK\r\n" * 100:
                self.wfile.write(bytes([letter]))
                time.sleep(0.05)

    def _silent(self) -> None:
        time.sleep(1)

    def _garbage(self) -> None:
        self._send(b"SSH-2.0-OpenSSH_9.2p1\r\n")

    def _endless(self) -> None:
        self._page(200, b"", "text/html")
        if self.command == "GET":
            for _ in range(1000):
                self._send(b"x" * 65_536)

    def _send(self, data: bytes) -> None:
        with suppress(OSError):  # nobody reads on
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def answering() -> Iterator[Answering]:
    told = Answering()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"told": told}))
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    told.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
