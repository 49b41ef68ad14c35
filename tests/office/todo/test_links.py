"""Addresses of sources are asked politely, on demand, and never within the office's own network."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tests.running import honorroll_here, write

from honorroll.office.todo import dead, links
from honorroll.office.todo.links import Place


@contextmanager
def answering() -> Iterator[tuple[str, list[str]]]:
    """A server whose answer stands in the path; gives its address and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked.append(f"{self.command} {self.path}")
            assert self.headers["User-Agent"] == links.AGENT
            kind = self.path.strip("/").partition("/")[0].partition("?")[0]
            if kind == "drip":
                with pytest.raises(OSError):  # noqa: PT011, PT012  # the other side has enough
                    for letter in b"HTTP/1.1 200 OK\r\n" * 100:
                        self.wfile.write(bytes([letter]))
                        time.sleep(0.05)
                return
            status = {
                "head-forbidden": 405 if self.command == "HEAD" else 200,
                "around": 302,
                "on": 301,
                "to-private": 302,
            }
            self.send_response(status.get(kind, int(kind) if kind.isdigit() else 200))
            target = {"around": "/around", "on": "/200", "to-private": "file:///etc/passwd"}.get(kind)
            if target:
                self.send_header("Location", target)
            self.end_headers()
            if self.command == "GET":
                with pytest.raises(OSError):  # noqa: PT011, PT012  # nobody reads on
                    for _ in range(1000):
                        self.wfile.write(b"x" * 65_536)

        do_GET = do_HEAD  # noqa: N815  # as http.server calls it

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def place(url: str) -> Place:
    return Place(url, ("honorees/individuals/a/profile.yml",))


@pytest.mark.parametrize(
    ("path", "state", "asked"),
    [
        ("/200", "there", ["HEAD /200"]),
        ("/404", "gone", ["HEAD /404"]),
        ("/410", "gone", ["HEAD /410"]),
        ("/500", "uncertain", ["HEAD /500"]),
        ("/429", "uncertain", ["HEAD /429"]),
        ("/head-forbidden", "there", ["HEAD /head-forbidden", "GET /head-forbidden"]),
        ("/on", "there", ["HEAD /on", "HEAD /200"]),
        ("/around", "uncertain", ["HEAD /around"] * 6),
        ("/to-private", "uncertain", ["HEAD /to-private"]),
        ("/bài viết?số=1", "there", ["HEAD /b%C3%A0i%20vi%E1%BA%BFt?s%E1%BB%91=1"]),
    ],
)
def test_what_an_address_answers(path: str, state: str, asked: list[str]) -> None:
    with answering() as (server, seen):
        (answer,) = links.checked([place(f"{server}{path}")], local=True)
    assert (answer.state, seen) == (state, asked)


def test_who_does_not_answer_is_uncertain_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "LONGEST", 0.5)
    monkeypatch.setattr(links, "TIMEOUT", 0.3)
    with answering() as (server, _), socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        began = time.monotonic()
        answers = links.checked([place(f"{server}/drip"), place(f"http://127.0.0.1:{port}/")], local=True)
    assert time.monotonic() - began < 5
    assert [answer.state for answer in answers] == ["uncertain", "uncertain"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1:631/",
        "http://192.168.1.1/",
        "http://printer.local/",
        "ftp://example.org/",
        "http:///nothing",
    ],
)
def test_nothing_of_this_machine_or_its_network_is_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    (answer,) = links.checked([place(url)])
    assert answer.state == "uncertain"


def test_a_name_that_leads_into_the_network_is_refused_when_it_is_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that a name leads to is looked at where it is used, so that it cannot change in between."""
    for proxy in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(proxy, raising=False)
    with answering() as (server, seen):
        connect, port = socket.create_connection, int(server.rpartition(":")[2])
        monkeypatch.setattr(socket, "create_connection", lambda _, *more: connect(("127.0.0.1", port), *more))
        (answer,) = links.checked([place("http://example.org/")])
    assert (answer.why, seen) == (links.PRIVATE, [])


def test_one_host_is_asked_once_at_a_time_with_a_pause() -> None:
    with answering() as (server, seen):
        began = time.monotonic()
        answers = links.checked([place(f"{server}/200?{n}") for n in range(4)], local=True, pause=0.1)
    assert time.monotonic() - began >= 0.3
    assert seen == [f"HEAD /200?{n}" for n in range(4)]
    assert [answer.state for answer in answers] == ["there"] * 4


def test_no_more_than_so_many_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST_ADDRESSES", 2)
    with answering() as (server, seen):
        answers = links.checked([place(f"{server}/200?{n}") for n in range(5)], local=True, pause=0)
    assert len(seen) == 2
    assert [answer.state for answer in answers] == ["there"] * 2 + ["uncertain"] * 3


def test_addresses_are_found_in_every_file_however_they_are_written(site: Path) -> None:
    before = {each.url for each in links.places(site)}
    write(
        site,
        "honorees/individuals/mot/profile.yml",
        "name: A\nsources:\n  - title: B\n    url: 'https://bao.example/1#phan'\n  - {title: C, url: https://bao.example/2}\n",
    )
    write(
        site,
        "content/news/bai.md",
        '---\nsources:\n  - url: "http://bao.example/1"\n    title: A\n---\n\nhttp://x.example/\n',
    )
    write(site, "content/news/hai.md", "---\nsources:\n  - url: https://bao.example/1\n---\n")
    found = {each.url: each.paths for each in links.places(site) if each.url not in before}
    assert found == {
        "https://bao.example/1": ("honorees/individuals/mot/profile.yml", "content/news/hai.md"),
        "https://bao.example/2": ("honorees/individuals/mot/profile.yml",),
        "http://bao.example/1": ("content/news/bai.md",),
    }


def test_dead_addresses_are_tasks_and_nobody_is_asked_without_being_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "checked", lambda *_: pytest.fail("asked the network"))
    assert honorroll_here("todo", root=site).code == 0
    with answering() as (server, _):
        monkeypatch.undo()
        answers = links.checked([place(f"{server}/{kind}") for kind in ("200", "404", "500")], local=True, pause=0)
    gone, uncertain = dead.as_groups(answers)
    assert (gone.key, [task.what.vi for task in gone.tasks]) == ("gone", ["máy chủ báo mã 404"])
    assert (uncertain.key, [task.what.en for task in uncertain.tasks]) == ("uncertain", ["the server says 500"])
