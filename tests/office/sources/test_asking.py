"""Addresses of sources are asked politely, every kind of failure has its name, and nothing of the office's own network
is asked.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests import serving
from tests.answering import answering

from honorroll.office.sources import archive, asking, fetch, verdict
from honorroll.office.sources.asking import Answer, Asker
from honorroll.office.sources.cited import Place
from honorroll.office.sources.verdict import Verdict

SITE = "https://bang-vang.example/"


def asked(urls: Sequence[str], *, pause: float = 0, api: str = "") -> list[Answer]:
    places = [Place(url, ("honorees/individuals/a/profile.yml",)) for url in urls]
    return list(asking.politely(places, Asker(asking.agent(SITE), api, local=True, pause=pause)))


@pytest.mark.parametrize(
    ("path", "state", "why", "lines"),
    [
        ("/200", "there", "", ["HEAD /200", "GET /200"]),
        ("/pdf", "there", "", ["HEAD /pdf"]),
        ("/found", "there", "", ["HEAD /found", "GET /found"]),
        ("/endless", "there", "", ["HEAD /endless", "GET /endless"]),
        ("/404", "gone", "http-404", ["HEAD /404", "GET /404"]),
        ("/410", "gone", "http-410", ["HEAD /410", "GET /410"]),
        ("/500", "uncertain", "http-500", ["HEAD /500", "GET /500"]),
        ("/403", "uncertain", "http-403", ["HEAD /403", "GET /403"]),
        ("/head-forbidden", "there", "", ["HEAD /head-forbidden", "GET /head-forbidden"]),
        ("/head-cut", "there", "", ["HEAD /head-cut", "GET /head-cut"]),
        ("/cut", "uncertain", "broken", ["HEAD /cut", "GET /cut"]),
        ("/garbage", "uncertain", "broken", ["HEAD /garbage", "GET /garbage"]),
        ("/for-ever", "moved", "moved", ["HEAD /for-ever", "HEAD /200", "GET /200"]),
        ("/for-now", "there", "", ["HEAD /for-now", "HEAD /200", "GET /200"]),
        ("/slash", "there", "", ["HEAD /slash", "HEAD /slash/", "GET /slash/"]),
        ("/for-ever-gone", "gone", "http-404", ["HEAD /for-ever-gone", "HEAD /404", "GET /404"]),
        ("/around", "uncertain", "circle", ["HEAD /around", "HEAD /around-2"]),
        ("/to-file", "uncertain", "address", ["HEAD /to-file"]),
        ("/to-nonsense", "uncertain", "address", ["HEAD /to-nonsense"]),
        ("/home", "suspect", "home", ["HEAD /home", "HEAD /", "GET /"]),
        ("/soft", "suspect", "title", ["HEAD /soft", "GET /soft"]),
        ("/soft-404", "suspect", "title", ["HEAD /soft-404", "GET /soft-404"]),
        ("/quyet-dinh.pdf", "suspect", "kind", ["HEAD /quyet-dinh.pdf", "GET /quyet-dinh.pdf"]),
        ("/bài viết?số=1", "there", "", [f"{m} /b%C3%A0i%20vi%E1%BA%BFt?s%E1%BB%91=1" for m in ("HEAD", "GET")]),
    ],
)
def test_what_an_address_answers(path: str, state: str, why: str, lines: list[str]) -> None:
    with answering() as server:
        (answer,) = asked([f"{server.url}{path}"])
    assert (answer.verdict.state, answer.verdict.why, server.lines) == (state, why, lines)
    assert answer.verdict.leads_to == (f"{server.url}/200" if path == "/for-ever" else "")
    assert verdict.told(why).vi.format() or state == "there"


def test_whoever_is_asked_is_told_by_whom() -> None:
    with answering() as server:
        asked([f"{server.url}/200"])
    assert {each.agent for each in server.asked} == {f"honorroll (link check; +{SITE})"}


def test_who_does_not_answer_is_uncertain_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LONGEST", 0.4)
    monkeypatch.setattr(fetch, "TIMEOUT", 0.3)
    with answering() as server, socket.socket() as mute, socket.socket() as shut:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        shut.bind(("127.0.0.1", 0))
        ports = [each.getsockname()[1] for each in (mute, shut)]
        began = time.monotonic()
        answers = asked(
            [f"{server.url}/drip", f"{server.url}/silent", *(f"http://127.0.0.1:{port}/" for port in ports)]
        )
    assert time.monotonic() - began < 5
    found = {answer.place.url.removeprefix(server.url): answer.verdict for answer in answers}
    assert found["/drip"] == found["/silent"] == found[f"http://127.0.0.1:{ports[0]}/"] == ("uncertain", "silent", "")
    assert found[f"http://127.0.0.1:{ports[1]}/"] == ("uncertain", "refused", "")


def test_https_that_is_none_is_told() -> None:
    with answering() as server:
        (answer,) = asked([server.url.replace("http:", "https:")])
    assert answer.verdict == ("uncertain", "tls", "")


def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving.answering({"/bai": b"<title>B\xc3\xa0i</title>"}, tmp_path / "host.pem") as host:
        (answer,) = asked([f"{host}bai"])
        assert answer.verdict == ("uncertain", "tls", "")
        monkeypatch.setenv("SSL_CERT_FILE", f"{tmp_path}/host.pem.crt")
        (answer,) = asked([f"{host}bai"])
        assert answer.verdict == ("there", "", "")


@pytest.mark.parametrize(
    ("number", "found"),
    [(socket.EAI_NONAME, Verdict("gone", "unknown-host")), (socket.EAI_AGAIN, Verdict("uncertain", "names"))],
)
def test_a_host_name_that_is_unknown_is_gone_and_one_that_nobody_can_look_up_is_not(
    number: int, found: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise socket.gaierror(number, "no name")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    (answer,) = asked(["http://khong-con.example/bai"])
    assert answer.verdict == found


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1:631/",
        "http://192.168.1.1/",
        "http://224.0.0.1/",
        "http://printer.local/",
        "http://[::/",
        "http://example.org:99999/",
        "ftp://example.org/",
        "http:///nothing",
    ],
)
def test_nothing_of_this_machine_or_its_network_is_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    (answer,) = asking.politely([Place(url, ())], Asker("a", pause=0))
    assert answer.verdict.state == "uncertain"
    assert answer.verdict.why in ("private", "address")


def test_a_name_that_leads_into_the_network_is_never_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    for proxy in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(proxy, raising=False)
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    (answer,) = asking.politely([Place("http://example.org/", ())], Asker("a", pause=0))
    assert answer.verdict.why == "private"


def test_one_host_is_asked_once_at_a_time_with_a_pause() -> None:
    with answering() as server:
        answers = asked([f"{server.url}/pdf?{n}" for n in range(4)], pause=0.1)
    times = [each.at for each in server.asked]
    assert [each.line for each in server.asked] == ["GET /robots.txt", *(f"HEAD /pdf?{n}" for n in range(4))]
    assert min(later - before for before, later in pairwise(times)) >= 0.09
    assert [answer.verdict.state for answer in answers] == ["there"] * 4


def test_robots_txt_is_obeyed() -> None:
    with answering() as server:
        of_others, of_ours = "User-agent: *\nDisallow: /pdf", "User-agent: honorroll\nDisallow: /404\nCrawl-delay: 1"
        server.robots = f"{of_others}\n\n{of_ours}\n"
        began = time.monotonic()
        answers = asked([f"{server.url}/{kind}" for kind in ("404", "pdf")])
        assert time.monotonic() - began >= 0.9
        assert [answer.verdict for answer in answers] == [("unasked", "robots", ""), ("there", "", "")]
        assert server.lines == ["HEAD /pdf"]
        server.robots = "User-agent: *\nCrawl-delay: ²\nDisallow: /\n"
        assert [answer.verdict.state for answer in asked([f"{server.url}/pdf"])] == ["there"]


@pytest.mark.parametrize(("kind", "most"), [("429", 1), ("silent", 3)])
def test_a_host_that_has_enough_or_does_not_answer_is_left_in_peace(
    kind: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT", 0.1)
    with answering() as server:
        assert len(asked([f"{server.url}/{kind}?{n}" for n in range(6)])) == most


# ── Copies in an archive ───────────────────────────────────────────────────────────────────────────────────────────


def snapshot(url: Any, status: Any = "200", available: Any = True) -> bytes:
    return json.dumps(
        {"archived_snapshots": {"closest": {"available": available, "url": url, "status": status}}}
    ).encode()


@pytest.mark.parametrize(
    ("answer", "copy"),
    [
        (snapshot("http://127.0.0.1/web/2020/x"), "http://127.0.0.1/web/2020/x"),
        (snapshot("http://elsewhere.example/web/x"), ""),
        (snapshot("javascript:alert(1)"), ""),
        (snapshot("http://127.0.0.1/web/a b"), ""),
        (snapshot("http://[::/"), ""),
        (snapshot(7), ""),
        (snapshot("http://127.0.0.1/web/2020/x", "404"), ""),
        (snapshot("http://127.0.0.1/web/2020/x", available="yes"), ""),
        (b'{"archived_snapshots": {}}', ""),
        (b"[]", ""),
        (b"<html>", ""),
        (b"\xff\xfe", ""),
        (b"[" * 60_000, ""),
    ],
)
def test_a_copy_is_proposed_where_the_archive_has_one_of_its_own(answer: bytes, copy: str) -> None:
    with answering() as server:
        server.archive = answer
        (found,) = asked([f"{server.url}/404"], api=f"{server.url}/archive")
    assert found.archived == copy
    assert server.lines[-1] == f"GET /archive?url={server.url.replace(':', '%3A').replace('/', '%2F')}%2F404"


def test_an_archive_is_asked_of_what_is_gone_alone_and_where_one_is_named() -> None:
    with answering() as server:
        asked([f"{server.url}/{kind}" for kind in ("200", "500", "for-ever")], api=f"{server.url}/archive")
        asked([f"{server.url}/404"])
        assert not any("archive" in line for line in server.lines)


def test_a_copy_is_led_to_over_https() -> None:
    class Says:
        def ask(self, url: str, method: str, most: int = 0) -> fetch.Reply:
            return fetch.Reply(200, "", "application/json", "", snapshot("http://web.archive.example/web/1/x"))

    found = archive.proposed("https://archive.example/available", "http://x/", Says())
    assert found == "https://web.archive.example/web/1/x"
