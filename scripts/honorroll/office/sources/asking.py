"""Asks many addresses politely: a host one request at a time with a pause, by the rules of its robots.txt."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from honorroll.office.sources import archive, fetch, verdict
from honorroll.office.sources.cited import Place
from honorroll.office.sources.fetch import Fault, Reply
from honorroll.office.sources.verdict import Verdict

#: So many hosts are asked at once; seconds between two requests to one, and at most where its robots.txt wants more.
HOSTS_AT_ONCE, PAUSE, LONGEST_PAUSE = 8, 1.0, 10.0
#: By this name a robots.txt may speak of us.
NAME = "honorroll"
#: After so many faults in a row the rest of a host waits for another day.
MOST_FAULTS = 3
#: Faults that are of the host, not of the address.
_OF_HOST = frozenset({"silent", "refused", "unreachable", "names", "unknown-host", "tls", "http-429"})
_MOST_ROBOTS = 1 << 16


class Answer(NamedTuple):
    """What became of an address; ``archived`` is a copy of it, where one was looked for and found."""

    place: Place
    verdict: Verdict
    archived: str = ""


def agent(site_url: str) -> str:
    """Who asks, and where the owner of a host reads why: the ``User-Agent``."""
    return f"{NAME} (link check; +{site_url})" if site_url.startswith("http") else f"{NAME} (link check)"


class Asker:
    """Takes turns with each host. ``local`` allows addresses of this machine, for tests."""

    def __init__(self, agent: str, archive_api: str = "", *, local: bool = False, pause: float | None = None) -> None:
        self.archive_api = archive_api
        self.stopped = Event()
        self._agent, self._local, self._pause = agent, local, PAUSE if pause is None else pause
        self._guard = Lock()
        self._turns: dict[str, _Turn] = {}

    def ask(self, url: str, method: str, most: int = 0) -> Reply:
        """Ask when it is the turn of the host. Raises Fault."""
        turn = self._turn(_host(url))
        with turn.lock:
            wait = turn.free_at - time.monotonic()
            if wait > 0 and self.stopped.wait(wait):
                raise Fault("silent")
            try:
                return fetch.ask(url, method, self._agent, most, local=self._local)
            finally:
                turn.free_at = time.monotonic() + turn.pause

    def robots(self, url: str) -> RobotFileParser | None:
        """The rules of a host; None where it has none. Their pause is kept from then on."""
        try:
            parts = urlsplit(url)
            reply = self.ask(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), "GET", _MOST_ROBOTS)
        except (Fault, ValueError):
            return None
        if reply.status != 200:
            return None
        rules = RobotFileParser()
        try:
            rules.parse(reply.body.decode(errors="replace").splitlines())
            wanted = rules.crawl_delay(NAME)
        except ValueError:  # numbers that are none
            return None
        if wanted:
            turn = self._turn(_host(url))
            turn.pause = max(turn.pause, min(float(wanted), LONGEST_PAUSE))
            turn.free_at = time.monotonic() + turn.pause
        return rules

    def _turn(self, host: str) -> _Turn:
        with self._guard:
            return self._turns.setdefault(host, _Turn(self._pause))


class _Turn:
    def __init__(self, pause: float) -> None:
        self.lock, self.free_at, self.pause = Lock(), 0.0, pause


def politely(asked: Sequence[Place], asker: Asker, until: float = float("inf")) -> Generator[Answer, None, None]:
    """What became of these, as it is known, until the monotonic time ``until``; those left out are not answered for.

    Those of one host are asked in the given order; the hosts with the most begin, for they take the longest.
    """
    hosts: dict[str, list[Place]] = defaultdict(list)
    for place in asked:
        hosts[_host(place.url)].append(place)
    waiting = sorted(hosts.values(), key=len)
    del hosts
    answers: SimpleQueue[Answer | None] = SimpleQueue()
    guard = Lock()

    def work() -> None:
        try:
            while not asker.stopped.is_set():
                with guard:
                    some = waiting.pop() if waiting else None
                if some is None:
                    return
                for answer in _of_host(some, asker, until):
                    answers.put(answer)
        finally:
            answers.put(None)

    threads = [Thread(target=work, daemon=True) for _ in range(min(HOSTS_AT_ONCE, len(waiting)))]
    for thread in threads:
        thread.start()
    running = len(threads)
    try:
        while running:
            answer = answers.get()
            if answer is None:
                running -= 1
            else:
                yield answer
    finally:
        asker.stopped.set()


def _of_host(some: Sequence[Place], asker: Asker, until: float) -> Iterator[Answer]:
    rules = asker.robots(some[0].url) if time.monotonic() < until else None
    faults = 0
    for place in some:
        if time.monotonic() >= until or asker.stopped.is_set() or faults >= MOST_FAULTS:
            return
        if rules and not _may(rules, place.url):
            yield Answer(place, Verdict("unasked", "robots"))
            continue
        found = verdict.of(place.url, asker)
        if asker.stopped.is_set():  # what was cut short says nothing
            return
        faults = MOST_FAULTS if found.why == "http-429" else faults + 1 if found.why in _OF_HOST else 0
        is_lost = found.state in ("gone", "suspect") and bool(asker.archive_api)
        yield Answer(place, found, archive.proposed(asker.archive_api, place.url, asker) if is_lost else "")


def _may(rules: RobotFileParser, url: str) -> bool:
    try:
        return rules.can_fetch(NAME, fetch.quoted(url))
    except ValueError:  # no address, as will be said when it is asked
        return True


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.casefold()
    except ValueError:
        return ""
