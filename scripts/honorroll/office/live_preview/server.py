"""Answers the browser with the pages of the release that was made last, and tells it when there is another one."""

from __future__ import annotations

import errno
import ipaddress
import json
import os
import re
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, unquote, urlsplit

from honorroll.base.errors import AddressRefusedError, AddressTakenError
from honorroll.office.live_preview import panel
from honorroll.office.live_preview.state import Release, State
from honorroll.outputs import offline
from honorroll.publish.hosts import answers

_HERE = Path(__file__).parent
#: Seconds after which a browser that waits is sent something, so that one that has gone is noticed.
_BEAT = 30.0
_PIECE = 1 << 16
#: In the place of the worker that keeps pages for readers: a browser would show them after the preview has ended.
_NO_WORKER = b"""addEventListener("install", () => skipWaiting());
addEventListener("activate", () => registration.unregister());
"""
_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)")


def serve(state: State, host: str, port: int, started: Callable[[str], None]) -> None:
    """Serve until the process is interrupted. ``started`` is given the address of the home page.

    A ``port`` of 0 is any that is free. Raises AddressTakenError and AddressRefusedError.
    """
    server = listening(state, host, port)
    shown = f"[{host}]" if ":" in host else host
    base = quote(state.release.answers.base) if state.release else "/"
    started(f"http://{shown}:{server.server_address[1]}{base}")
    with server:
        server.serve_forever(poll_interval=None)  # type: ignore[arg-type]  # select takes None: until there is something


def listening(state: State, host: str, port: int) -> ThreadingHTTPServer:
    """The server, bound to its address."""

    class Bound(_Handler):
        shown, host_name = state, host

    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        allow_reuse_address = os.name == "posix"  # elsewhere two could listen at one port
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            if not isinstance(sys.exception(), ConnectionError):  # a browser may go away before it has all
                super().handle_error(request, client_address)

    try:
        return Server((host, port), Bound)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise AddressTakenError(f"{host}:{port}") from None
        raise AddressRefusedError(f"{host}:{port} ({error.strerror or error})") from None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "honorroll", ""
    shown: State
    host_name: str

    def do_GET(self) -> None:
        if not self._is_meant():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"", "text/plain")
            return
        state = self.shown
        state.find_release()
        release, path = state.release, unquote(urlsplit(self.path).path)
        base = release.answers.base if release else "/"
        own = path.removeprefix(f"{base}{panel.FOLDER}") if path.startswith(f"{base}{panel.FOLDER}") else ""
        if own == panel.EVENTS:
            self._tell()
        elif own in (panel.STYLE, panel.SCRIPT):
            self._send(HTTPStatus.OK, (_HERE / own).read_bytes(), answers.TYPES[own.rpartition(".")[2]])
        elif release is None:
            self._page(HTTPStatus.OK, panel.empty_page(state), base)
        elif not path.startswith(base):
            self._lead(release.answers.link(""))
        else:
            self._answer(release, path.removeprefix(base))

    do_HEAD = do_GET  # noqa: N815  # the name is the base class's

    def _is_meant(self) -> bool:
        """Whether the browser asks for this machine by its name or number: a page of a stranger whose name leads here
        would be asking by that name (DNS rebinding).
        """
        try:
            name = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        except ValueError:
            return False
        with suppress(ValueError):
            return bool(ipaddress.ip_address(name))
        return name in ("localhost", self.host_name, socket.gethostname().lower()) or name.endswith(".localhost")

    def _answer(self, release: Release, path: str) -> None:
        """The file of the release at ``path``."""
        if path == offline.WORKER:
            self._send(HTTPStatus.OK, _NO_WORKER, answers.TYPES["js"])
            return
        for moved in release.answers.moved:
            if path == moved.url:
                self._lead(release.answers.link(moved.target))
                return
        file = found(release.folder, path)
        if file and file.is_dir():
            self._lead(release.answers.link(f"{path}/"))
            return
        is_gone = any(path.startswith(url) for url in release.answers.withdrawn)
        code = HTTPStatus.GONE if is_gone else HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or release.folder / "404.html"
        kind = answers.TYPES.get(file.suffix[1:], "application/octet-stream")
        try:
            if kind == answers.TYPES["html"]:
                self._page(code, file.read_bytes(), release.answers.base)
            else:
                with open(file, "rb") as opened:
                    self._stream(opened, kind)
        except FileNotFoundError:  # another build has just taken the slot
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _page(self, code: HTTPStatus, html: bytes, base: str) -> None:
        self._send(code, panel.added(html, self.shown, base), "text/html")

    def _lead(self, target: str) -> None:
        """Lead on, for this time: what is a permanent redirect at a host may be another page after the next edit."""
        self._head(HTTPStatus.FOUND, {"Location": target, "Content-Length": "0"})

    def _send(self, code: HTTPStatus, data: bytes, kind: str) -> None:
        typed = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        self._head(code, {"Content-Type": typed, "Content-Length": str(len(data))})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self, file: IO[bytes], kind: str) -> None:
        """A file, or the part of it that is asked for, as players of films do (RFC 9110, 14.2)."""
        size = os.fstat(file.fileno()).st_size
        start, end = asked_part(self.headers.get("Range", ""), size) or (0, size)
        is_part = (start, end) != (0, size)
        fields = {"Content-Type": kind, "Content-Length": str(end - start), "Accept-Ranges": "bytes"}
        fields |= {"Content-Range": f"bytes {start}-{end - 1}/{size}"} if is_part else {}
        self._head(HTTPStatus.PARTIAL_CONTENT if is_part else HTTPStatus.OK, fields)
        file.seek(start)
        left = 0 if self.command == "HEAD" else end - start
        while left and (piece := file.read(min(_PIECE, left))):
            self.wfile.write(piece)
            left -= len(piece)

    def _tell(self) -> None:
        """Say what is shown, and again whenever that changes, until the browser goes (Server-Sent Events)."""
        state, version = self.shown, -1
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream", "Connection": "close"})
        while True:
            if state.version != version:
                version = state.version
                name = state.release.name if state.release else ""
                told = {"version": version, "release": name, "panel": panel.panel_of(state)}
                self.wfile.write(f"data: {json.dumps(told)}\n\n".encode())
            else:
                self.wfile.write(b":\n\n")
            self.wfile.flush()
            state.wait(version, _BEAT)

    def _head(self, code: HTTPStatus, fields: dict[str, str]) -> None:
        self.send_response(code)
        release = self.shown.release
        headers = dict(release.answers.headers) if release else {}
        headers.pop(answers.HSTS[0], None)  # of a host that has a certificate
        for name, value in (headers | {"Cache-Control": "no-cache"} | fields).items():
            self.send_header(name, value)
        self.end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        return formatdate(timestamp, usegmt=True)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Nobody reads which files a browser has loaded."""


def found(folder: Path, path: str) -> Path | None:
    """The file below ``folder`` at an address, or the folder where the slash at its end is missing."""
    file = folder / (f"{path}index.html" if path.endswith("/") or not path else path)
    is_below = file.is_relative_to(folder)  # else the path was absolute
    if not is_below or {"..", "."} & set(path.split("/")) or "//" in path or "\\" in path or "\0" in path:
        return None
    try:
        return file if file.is_file() or (file.is_dir() and not path.endswith("/")) else None
    except OSError:  # a name that is too long
        return None


def asked_part(header: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte but one of the part that a header ``Range`` asks for; None for all, also where it
    cannot be met, which the RFC allows.
    """
    asked = _RANGE.fullmatch(header.strip())
    if not asked or not size or asked[1] == asked[2] == "":
        return None
    if not asked[1]:
        return max(0, size - int(asked[2])), size
    start, end = int(asked[1]), min(size, int(asked[2]) + 1) if asked[2] else size
    return (start, end) if start < end else None
