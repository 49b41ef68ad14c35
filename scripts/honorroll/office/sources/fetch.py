"""One request over http or https, and never to this machine or its network.

Content must not be able to make the office's computer speak to its printer: an address of a private network is refused
before anything is connected, and a host name by the addresses that it leads to, which are then connected to themselves,
so that they cannot change in between.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

#: Seconds without a word from the other side, and for one answer.
TIMEOUT, LONGEST = 10.0, 30.0
#: Hosts that are of this machine or its network whoever connects.
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".home.arpa", ".lan")


class Reply(NamedTuple):
    """What a server said. ``body`` is as much of it as was asked for."""

    status: int
    location: str
    """Where it leads on to; ``""`` where it does not."""
    kind: str
    """The media type, ``text/html``; ``""`` where none was said."""
    charset: str
    body: bytes


class Fault(Exception):
    """Why there is no answer, as a key of ``verdict.WHY``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def quoted(url: str) -> str:
    """The address as a browser asks for it: what is not ASCII in percents."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")


def ask(url: str, method: str, agent: str, most: int = 0, *, local: bool = False) -> Reply:
    """Ask for an address, and read ``most`` bytes of what it answers. Redirects are not followed. Raises Fault.

    ``local`` allows addresses of this machine, for tests.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Fault("address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise Fault("address")
    if not local:
        _refuse_plainly_private(host)
    try:
        return _asked(url, method, agent, most, local)
    except ssl.SSLError:
        raise Fault("tls") from None
    except socket.gaierror as error:
        is_unknown = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        raise Fault("unknown-host" if is_unknown else "names") from None
    except TimeoutError:
        raise Fault("silent") from None
    except ConnectionRefusedError:
        raise Fault("refused") from None
    except OSError as error:
        raise Fault("broken" if isinstance(error, ConnectionError) else "unreachable") from None
    except (HTTPException, ValueError):  # what is no HTTP, a header without an end
        raise Fault("broken") from None


def _asked(url: str, method: str, agent: str, most: int, local: bool) -> Reply:
    sockets: list[socket.socket] = []
    # A proxy of the office, which decides itself, may lie within its network.
    connect = partial(_connected, sockets, local or bool(urllib.request.getproxies()))
    opener = urllib.request.build_opener(_NoRedirect, _Http(connect), _Https(connect))
    headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity"}
    request = urllib.request.Request(url, headers=headers, method=method)  # noqa: S310  # http, as was looked at
    slow: list[bool] = []
    timer = Timer(LONGEST, _cut, (sockets, slow))
    timer.daemon = True
    timer.start()
    try:
        try:
            answer = opener.open(request, timeout=TIMEOUT)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            body = answer.read(most) if most and method == "GET" else b""
            headers_of = answer.headers
            kind = headers_of.get_content_type() if "Content-Type" in headers_of else ""
            location = headers_of.get("Location") or ""
            return Reply(answer.status, location, kind, headers_of.get_content_charset() or "", body)
    except urllib.error.URLError as error:
        if slow:
            raise TimeoutError from None
        raise (error.reason if isinstance(error.reason, OSError) else HTTPException(str(error.reason))) from None
    except (OSError, HTTPException):
        if slow:
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()


def _connected(sockets: list[socket.socket], anywhere: bool, where: tuple[str, int], *how: Any) -> socket.socket:
    """A connection as the library makes it, but to the public web alone unless ``anywhere``."""
    host, port = where
    found = {each[4][0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    if not anywhere and not all(map(_is_public, found)):
        raise Fault("private")
    problem: OSError = ConnectionRefusedError()
    for address in sorted(map(str, found), key=lambda each: (":" in each, each)):
        try:
            connection = socket.create_connection((address, port), *how)
        except OSError as error:
            problem = error
        else:
            sockets.append(connection)
            return connection
    raise problem


def _is_public(address: object) -> bool:
    found = ipaddress.ip_address(str(address).partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner and not inner.is_global:
            return False
        return (found.is_global or bool(found.ipv4_mapped)) and not found.is_multicast
    return found.is_global and not found.is_multicast


def _refuse_plainly_private(host: str) -> None:
    with suppress(ValueError):
        if not _is_public(host):
            raise Fault("private")
    if host == "localhost" or host.endswith(_LOCAL_NAMES):
        raise Fault("private")


def _cut(sockets: Sequence[socket.socket], slow: list[bool]) -> None:
    """End what sends a letter every few seconds, and so would never be too slow for a time-out."""
    slow.append(True)
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nothing, so that each step is looked at before it is taken."""

    def http_error_302(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> None:
        return None

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


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
