"""A small file server such as an office would have: a folder under a base path, gzipped, with the site's own 404."""

from __future__ import annotations

import gzip
import mimetypes
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
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


@contextmanager
def answering(answers: Mapping[str, bytes], certificate: Path) -> Iterator[str]:
    """Serve ``answers`` by path over TLS; gives the address of the host, with a slash at its end.

    The answer ``silence`` never comes, ``http`` is a redirect to an address without TLS. The certificate is made at the
    path ``certificate``, key included.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = answers.get(self.path)
            if data == b"silence":
                time.sleep(1)
                return
            self.send_response(404 if data is None else 302 if data == b"http" else 200)
            if data == b"http":
                self.send_header("Location", f"http://{self.headers['Host']}/")
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
            pass

    options = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(certificate), "-out", f"{certificate}.crt"]
    subprocess.run(["openssl", "req", *options.split(), *names], check=True, capture_output=True)
    with open(certificate, "ab") as file:
        file.write(Path(f"{certificate}.crt").read_bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"https://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
