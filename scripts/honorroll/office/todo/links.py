"""Whether the addresses that content names still answer: asked only when somebody says so, and politely.

A page that is gone is told; what answers otherwise (a fault of the server, a site that refuses programs, no network) is
told as uncertain, for it may be there tomorrow. Only http and https are asked, never an address of this machine or its
network: content must not be able to make the office's computer speak to its printer.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from threading import Timer
from typing import Any, Literal, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from honorroll.base.findings import printable
from honorroll.formats import yaml_read
from honorroll.office.messages import Bilingual

#: So many addresses are asked at most, of so many hosts at once; of one host after the other, with a pause.
MOST_ADDRESSES, HOSTS_AT_ONCE, PAUSE = 2000, 8, 0.5
#: Seconds without a word from the other side, for one answer, and for everything.
TIMEOUT, LONGEST, PATIENCE = 10.0, 30.0, 600.0
MOST_REDIRECTS = 5
AGENT = "honorroll (link check)"
#: Where an address stands in a file: also in the flow style, and with quotes.
_URL = re.compile(r"\burl:[ \t]*[\"']?(https?://[^\s\"'<>{}|\\^`]+)")
#: What surely means that nothing is there any more.
_GONE = frozenset({404, 410})

State = Literal["there", "gone", "uncertain"]
Progress = Callable[[int, int], None]


class Place(NamedTuple):
    """An address, and the files that name it."""

    url: str
    paths: tuple[str, ...]


class Answer(NamedTuple):
    """What became of an address; ``why`` says it in words, ``""`` where it is there."""

    place: Place
    state: State
    why: Bilingual


class _Refused(Exception):
    """An address that is not asked."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


PRIVATE = Bilingual("là địa chỉ trong mạng nội bộ, không hỏi", "is an address of a private network, and was not asked")
_UNKNOWN_HOST = Bilingual("không còn tên miền này", "the host name is unknown")
_SLOW = Bilingual("không trả lời", "does not answer")
_NOT_ASKED = Bilingual("chưa kịp hỏi", "there was no time to ask")
_OTHER_SCHEME = Bilingual("không phải http(s)", "is not http(s)")
_MANY_REDIRECTS = Bilingual("dẫn vòng quanh", "leads in circles")


def places(root: Path) -> list[Place]:
    """The addresses of sources and films that the content names, each with its files."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in ("honorees", "content"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".yml", ".md") or path.is_symlink():
                continue
            name = path.relative_to(root).as_posix()
            try:
                text = yaml_read.read_bytes(root, name).decode(errors="replace")
            except OSError:
                continue
            for url in dict.fromkeys(_URL.findall(text)):
                found[url.partition("#")[0].rstrip(",")].append(name)
    return [Place(url, tuple(paths)) for url, paths in sorted(found.items())]


def checked(
    asked: Sequence[Place], progress: Progress = lambda *_: None, *, local: bool = False, pause: float = PAUSE
) -> list[Answer]:
    """What became of these, in their order. ``local`` allows addresses of this machine, for tests."""
    hosts: dict[str, list[Place]] = defaultdict(list)
    for place in asked[:MOST_ADDRESSES]:
        hosts[urlsplit(place.url).netloc].append(place)
    until, found, done = time.monotonic() + PATIENCE, dict[str, Answer](), 0
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for answers in pool.map(lambda some: list(_of_host(some, until, local, pause)), hosts.values()):
            found |= {answer.place.url: answer for answer in answers}
            done += len(answers)
            progress(done, len(asked))
    return [found.get(place.url) or Answer(place, "uncertain", _NOT_ASKED) for place in asked]


def _of_host(some: Sequence[Place], until: float, local: bool, pause: float) -> Iterator[Answer]:
    for n, place in enumerate(some):
        if n:
            time.sleep(pause)
        if time.monotonic() > until:
            yield Answer(place, "uncertain", _NOT_ASKED)
        else:
            yield _answer(place, local)


def _answer(place: Place, local: bool) -> Answer:
    try:
        status = _status(place.url, local)
    except _Refused as refused:
        return Answer(place, "uncertain", refused.why)
    except socket.gaierror:
        return Answer(place, "gone", _UNKNOWN_HOST)
    except TimeoutError:
        return Answer(place, "uncertain", _SLOW)
    except (OSError, HTTPException, ValueError) as error:
        told = printable(str(getattr(error, "reason", "") or error))[:200]
        return Answer(place, "uncertain", Bilingual(f"không trả lời: {told}", f"does not answer: {told}"))
    if status < 400:
        return Answer(place, "there", Bilingual("", ""))
    why = Bilingual(f"máy chủ báo mã {status}", f"the server says {status}")
    return Answer(place, "gone" if status in _GONE else "uncertain", why)


# ── One address ────────────────────────────────────────────────────────────────────────────────────────────────────


def _status(url: str, local: bool) -> int:
    """The status that the address ends with. Raises OSError, HTTPException, ValueError and _Refused."""
    for _ in range(MOST_REDIRECTS + 1):
        url = quote(url, safe="%/:=&?~#+!$,;'@()*[]")  # as a browser does with what is not ASCII
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise _Refused(_OTHER_SCHEME)
        if not local:
            _refuse_literal(parts.hostname)
        status, target = _ask(url, "HEAD", local)
        if status in (400, 403, 405, 501):  # some servers know no HEAD
            status, target = _ask(url, "GET", local)
        if status not in (301, 302, 303, 307, 308) or not target:
            return status
        url = urljoin(url, target)
    raise _Refused(_MANY_REDIRECTS)


def _ask(url: str, method: str, local: bool) -> tuple[int, str]:
    """The status and where the address leads on to. Nothing of the page itself is read."""
    sockets: list[socket.socket] = []
    connect = partial(_connected, sockets, local or bool(urllib.request.getproxies()))
    opener = urllib.request.build_opener(_NoRedirect, _Http(connect), _Https(connect))
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept": "*/*"}, method=method)  # noqa: S310  # http, as was looked at
    timer = Timer(LONGEST, _cut, (sockets,))
    timer.daemon = True
    timer.start()
    try:
        with opener.open(request, timeout=TIMEOUT) as answer:
            return answer.status, answer.headers.get("Location") or ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Location") or ""
    except urllib.error.URLError as error:
        if isinstance(error.reason, OSError):
            raise error.reason from None
        raise
    finally:
        timer.cancel()


def _connected(sockets: list[socket.socket], anywhere: bool, *where: Any) -> socket.socket:
    """A connection as the library makes it, to the public web alone unless ``anywhere``: a proxy of the office, which
    decides itself, may lie within its network.
    """
    connection = socket.create_connection(*where)
    sockets.append(connection)
    if not anywhere and not ipaddress.ip_address(connection.getpeername()[0].partition("%")[0]).is_global:
        connection.close()
        raise _Refused(PRIVATE)
    return connection


def _cut(sockets: Sequence[socket.socket]) -> None:
    """End what sends a letter every few seconds, and so would never be too slow for a time-out."""
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


def _refuse_literal(host: str) -> None:
    """Refuse what is plainly of this machine or its network, whoever connects."""
    with suppress(ValueError):
        if not ipaddress.ip_address(host.partition("%")[0]).is_global:
            raise _Refused(PRIVATE)
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        raise _Refused(PRIVATE)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nothing, so that each step is looked at before it is taken."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Http(urllib.request.HTTPHandler):
    def __init__(self, connect: Callable[..., socket.socket]) -> None:
        super().__init__()
        self._connect = connect

    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(partial(_made, HTTPConnection, self._connect), req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, connect: Callable[..., socket.socket]) -> None:
        super().__init__()
        self._connect = connect

    def https_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(partial(_made, HTTPSConnection, self._connect), req)


def _made(kind: Any, connect: Callable[..., socket.socket], host: str, **how: Any) -> Any:
    """A connection of the library that is made by ``connect``."""
    connection = kind(host, **how)
    connection._create_connection = connect
    return connection
