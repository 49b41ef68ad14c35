"""A small file server such as an office would have: a folder under a base path, gzipped, with the site's own 404."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


@contextmanager
def served(folder: Path, base: str = "/", sent: list[int] | None = None) -> Iterator[str]:
    """Serve ``folder`` under ``base`` (``/sub/``) on a free port; gives the address of its home page.

    ``sent`` gets the size of every answer, its head included.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = folder / path.removeprefix(base)
            inside = path.startswith(base) and ".." not in path.split("/")  # links are followed: pictures lie in a pool
            if inside and file.is_dir() and not path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file = file / "index.html" if file.is_dir() else file
            if inside and file.is_file():
                self.answer(200, file)
            else:
                self.answer(404, folder / "404.html")

        def answer(self, code: int, file: Path) -> None:
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            data = file.read_bytes() if file.is_file() else b""
            self.send_response(code)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            if kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
                data = gzip.compress(data, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            if sent is not None:
                # what end_headers is about to send
                head: list[bytes] = self._headers_buffer  # type: ignore[attr-defined]
                sent.append(len(b"".join(head)) + len(b"\r\n") + len(data))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # a browser may leave before it has all
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
