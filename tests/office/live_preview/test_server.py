from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from honorroll.base.errors import AddressRefusedError, AddressTakenError
from honorroll.office.live_preview.server import asked_part, listening
from honorroll.office.live_preview.state import State

Answer = tuple[int, dict[str, str], bytes]


class Client:
    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), data


@pytest.fixture(scope="module")
def state(built_root: Path) -> State:
    return State(built_root, "vi")


@pytest.fixture(scope="module")
def client(state: State) -> Iterator[Client]:
    server = listening(state, "127.0.0.1", 0)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield Client(server.server_address[1])
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_that_of_the_release_with_the_panel_at_its_end(client: Client, built_root: Path) -> None:
    code, headers, data = client.ask("/nen/gioi-thieu/")
    whole = (built_root / "site/gioi-thieu/index.html").read_bytes()
    start, end = whole.split(b"</body>")
    assert code == 200
    assert data.startswith(start)
    assert data.endswith(b"</body>" + end)
    assert b'src="/nen/_preview/preview.js"' in data
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-cache"
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize(
    ("path", "code", "target"),
    [
        ("/", 302, "/nen/"),
        ("/gioi-thieu/", 302, "/nen/"),
        ("/nen/gioi-thieu", 302, "/nen/gioi-thieu/"),
        ("/nen/khong-co/", 404, None),
        ("/nen/../mkdocs.yml", 404, None),
        ("/nen/%2e%2e/%2e%2e/%2e%2e/mkdocs.yml", 404, None),
        ("/nen/..%5c..%5cmkdocs.yml", 404, None),
        ("/nen//etc/passwd", 404, None),
        ("/nen/%2fetc/passwd", 404, None),
        ("/nen//", 404, None),
        ("/nen/%00", 404, None),
        (f"/nen/{'a' * 5000}/", 404, None),
        ("/nen/_preview/server.py", 404, None),
        ("/nen/_preview/preview.css", 200, None),
    ],
)
def test_where_an_address_leads(client: Client, path: str, code: int, target: str | None) -> None:
    seen, headers, data = client.ask(path)
    assert (seen, headers.get("Location")) == (code, target)
    assert b"site_name" not in data
    assert (b"honorroll-preview" in data) == (code == 404 or path.endswith(".css"))


@pytest.mark.parametrize("host", ["roll.example", "127.0.0.1.roll.example", "", "[::1", "x@roll.example:8000"])
def test_a_page_of_a_stranger_whose_name_leads_here_is_told_nothing(client: Client, host: str) -> None:
    assert client.ask("/nen/", Host=host)[0::2] == (421, b"")


@pytest.mark.parametrize("host", ["localhost:8000", "192.0.2.7:8000", "[::1]:8000", "roll.localhost"])
def test_this_machine_may_be_called_by_name_and_number(client: Client, host: str) -> None:
    assert client.ask("/nen/", Host=host)[0] == 200


def test_a_player_gets_the_part_of_a_film_that_it_asks_for(client: Client, built_root: Path) -> None:
    path = next(path for path in sorted((built_root / "site/assets").rglob("*.woff2")))
    url, whole = f"/nen/{path.relative_to(built_root / 'site').as_posix()}", path.read_bytes()
    code, headers, data = client.ask(url, Range="bytes=10-19")
    assert (code, headers["Content-Range"], data) == (206, f"bytes 10-19/{len(whole)}", whole[10:20])
    assert client.ask(url)[::2] == (200, whole)
    code, headers, data = client.ask(url, "HEAD")
    assert (code, headers["Content-Length"], data) == (200, str(len(whole)), b"")


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", (0, 100)),
        ("bytes=90-200", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-200", (0, 100)),
        ("bytes=100-", None),
        ("bytes=20-10", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("", None),
    ],
)
def test_the_part_that_is_asked_for(header: str, part: tuple[int, int] | None) -> None:
    assert asked_part(header, 100) == part


def test_what_changes_is_sent_to_a_browser_that_waits(client: Client, state: State) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=10)
    connection.request("GET", "/nen/_preview/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    assert b'"panel": ""' in answer.readline()
    state.change({"stopped": "Đĩa <đầy>"}, is_building=False)
    answer.readline()
    assert b"&lt;" in answer.readline()
    state.change({}, is_building=False)
    connection.close()


def test_an_address_that_is_taken_and_one_that_this_machine_has_not(state: State) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressTakenError, match=f"127.0.0.1:{port}"):
            listening(state, "127.0.0.1", port)
    with pytest.raises(AddressRefusedError, match=r"192\.0\.2\.7:8000"):
        listening(state, "192.0.2.7", 8000)
