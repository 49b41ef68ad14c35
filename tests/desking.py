"""A desk that runs in this process, and a client that speaks to it as a browser does, or as an attacker would."""

from __future__ import annotations

import html
import http.client
import multiprocessing
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import uvicorn
from playwright.sync_api import Page
from tests.running import DATE

from honorroll.base.parallel import stop_children
from honorroll.office.desk import server
from honorroll.office.records.site import Site


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def form(self) -> list[tuple[str, str]]:
        """The fields of the form of a profile as a browser would send them back, without any button."""
        form = self.text.partition("data-form")[2] or self.text
        return list(_fields(form))


_CONTROL = re.compile(r"<(input|select|textarea)\b([^>]*)>(?:(.*?)</(?:select|textarea)>)?", re.DOTALL)
_OPTION = re.compile(r'<option value="([^"]*)" selected>')


def _fields(form: str) -> Iterator[tuple[str, str]]:
    for control, attributes, inside in _CONTROL.findall(re.sub(r"(<input[^>]*>)", r"\1</select>", form)):
        found = dict(re.findall(r'([a-z-]+)="([^"]*)"', attributes))
        name, value = found.get("name"), found.get("value", "")
        if not name or found.get("type") == "file":
            continue
        if control == "select":
            chosen = _OPTION.search(inside)
            value = chosen[1] if chosen else ""
        elif control == "textarea":
            value = inside.removeprefix("\n")
        elif found.get("type") in ("radio", "checkbox") and " checked" not in attributes:
            continue
        yield name, html.unescape(value)


def typed(form: Iterable[tuple[str, str]], changes: Mapping[str, str]) -> list[tuple[str, str]]:
    """The form after something else was typed into some fields."""
    return [*(pair for pair in form if pair[0] not in changes), *changes.items()]


class Client:
    """A browser with the cookie of the desk, which it may leave out."""

    def __init__(self, start: str) -> None:
        self.start = urlsplit(start)
        self.origin = f"http://{self.start.netloc}"
        self.cookie = ""

    def enter(self) -> Answer:
        answer = self.get(f"{self.start.path}?{self.start.query}")
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer

    def enter_by(self, page: Page) -> None:
        """Go in with a browser. The page of the start address leads on by itself: that would interrupt what follows."""
        page.goto(self.start.geturl())
        page.wait_for_url(f"{self.origin}/")

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """One request, with just these headers besides the cookie."""
        connection = http.client.HTTPConnection("127.0.0.1", self.start.port or 0, timeout=60)
        try:
            sent = {"Cookie": self.cookie} if self.cookie else {}
            connection.request(method, path, body or None, sent | dict(headers or {}))
            answer = connection.getresponse()
            return Answer(answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, fields: Iterable[tuple[str, str]], headers: Mapping[str, str] | None = None) -> Answer:
        """A form without files."""
        kind = {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(list(fields)).encode(), kind | dict(headers or {}))

    def send(
        self, path: str, fields: Iterable[tuple[str, str]], files: Iterable[tuple[str, bytes]], field: str = "_anh"
    ) -> Answer:
        """A form with files for a field."""
        line, parts = "----desk", list[bytes]()
        for name, value in fields:
            parts.append(f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        for name, data in files:
            head = f'--{line}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
            parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
        body = b"".join([*parts, f"--{line}--\r\n".encode()])
        kind = {"Origin": self.origin, "Content-Type": f"multipart/form-data; boundary={line}"}
        return self.ask("POST", path, body, kind)

    def edited(self, path: str, changes: Mapping[str, str], action: str = "save") -> Answer:
        """Open a form, type, and press a button."""
        return self.post(path.partition("?")[0], [*typed(self.get(path).form, changes), ("_lam", action)])


@contextmanager
def desk(root: Path, day: date = DATE) -> Iterator[Client]:
    """A desk for the site at ``root``; the client has not entered yet."""
    ready, found = Event(), list[tuple[str, uvicorn.Server]]()

    def started(address: str, running: uvicorn.Server) -> None:
        found.append((address, running))
        ready.set()

    thread = Thread(target=server.serve, args=(Site(root, day), 0, started), daemon=True)
    thread.start()
    assert ready.wait(60)
    address, running = found[0]
    while not running.started:
        time.sleep(0.01)
    try:
        yield Client(address)
    finally:
        running.should_exit = True
        thread.join(30)
        # MkDocs may be rendering for it still: it would store what is left of a folder that is deleted after the test.
        children = multiprocessing.active_children()
        stop_children()
        for child in children:
            child.join()
