"""Asks the addresses whose turn it is, and keeps what is found while it goes, so that a run that ends goes on later."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.base.errors import StoppedError
from honorroll.content import config, parse
from honorroll.content import office as set_by_office
from honorroll.content.office import LinkChecks
from honorroll.formats import yaml_read
from honorroll.office.sources import asking, cited, record
from honorroll.office.sources.asking import Answer, Asker
from honorroll.office.sources.cited import Place
from honorroll.office.sources.record import Line, Lines

Progress = Callable[[int, int], None]

#: The record is written after so many answers, or so many seconds.
ANSWERS_A_SAVE, SECONDS_A_SAVE = 500, 10.0
#: So many hosts without an answer of any say that this machine has no network.
SILENT_HOSTS = 3
_NO_NETWORK = frozenset({"unknown-host", "names", "unreachable", "refused", "silent"})


class NoNetworkError(StoppedError):
    """Nobody answers at all: that is said of no address."""

    message = "no-network"


class Refreshed(NamedTuple):
    """``asked`` of ``named`` addresses were asked now, by state; ``left`` had a turn and were not asked any more."""

    named: int
    asked: Counter[str]
    left: int
    damaged: Sequence[int]
    """Lines of the record that could not be read."""


def refresh(
    root: Path,
    today: date,
    progress: Progress = lambda *_: None,
    *,
    again: bool = False,
    minutes: float = float("inf"),
    asker: Asker | None = None,
) -> Refreshed:
    """Ask those whose turn it is, for ``minutes`` at most; ``again`` asks all. Raises NoNetworkError and OSError."""
    until = time.monotonic() + minutes * 60
    rules = set_by_office.read(root)[0].links
    places = cited.places(root)
    known, damaged = record.read(root)
    due = _due(places, known, rules, today, again)
    progress(0, len(due))
    keeper = _Keeper(root, places, known)
    states: Counter[str] = Counter()
    doubtful: list[Answer] = []
    answers = asking.politely(due, asker or Asker(asking.agent(_site(root)), rules.archive or ""), until)
    try:
        for answer in answers:
            states[answer.verdict.state] += 1
            if answer.verdict.why in _NO_NETWORK and not keeper.has_any:
                doubtful.append(answer)
            else:
                for each in (*doubtful, answer):
                    keeper.keep(record.after(each, today, known.get(each.place.url)))
                doubtful.clear()
            progress(states.total(), len(due))
            _stop_without_network(doubtful)
        for each in doubtful:  # few hosts, and none of them answers: that may be so
            keeper.keep(record.after(each, today, known.get(each.place.url)))
    finally:
        answers.close()
        keeper.save()
    return Refreshed(len(places), states, len(due) - states.total(), damaged)


def _due(
    places: Sequence[Place], known: Mapping[str, Line], rules: LinkChecks, today: date, again: bool
) -> list[Place]:
    """Those whose turn it is, the longest unasked first: what answered rests for some days, all else for one."""

    def rested(place: Place) -> bool:
        line = known.get(place.url)
        if line is None or again:
            return True
        days = (today - line.checked).days
        return days >= (rules.recheck_days if line.state in ("there", "moved", "unasked") else 1) or days < 0

    def last(place: Place) -> tuple[date, str]:
        line = known.get(place.url)
        return (line.checked if line else date.min), place.url

    return sorted(filter(rested, places), key=last)


def _stop_without_network(doubtful: Sequence[Answer]) -> None:
    hosts = {each.place.url.split("/")[2] for each in doubtful}
    if len(hosts) >= SILENT_HOSTS:
        raise NoNetworkError(str(len(hosts)))


def _site(root: Path) -> str:
    document, _ = config.site_config(yaml_read.read_bytes(root, "mkdocs.yml"), "mkdocs.yml")
    settings = parse.settings(document)[0] if document else None
    return settings.url if settings else ""


class _Keeper:
    """Writes what is known now and then, with what another run wrote meanwhile, without what no file names any more."""

    def __init__(self, root: Path, places: Sequence[Place], known: Lines) -> None:
        self._root = root
        self._files = {place.url: place.paths[: record.MOST_FILES] for place in places}
        self._known = known
        self._version: tuple[int, int] | None = None
        self._unsaved, self._saved_at = 0, time.monotonic()
        self.has_any = False

    def keep(self, line: Line) -> None:
        self._known[line.url] = line
        self._unsaved, self.has_any = self._unsaved + 1, True
        if self._unsaved >= ANSWERS_A_SAVE or time.monotonic() - self._saved_at >= SECONDS_A_SAVE:
            self.save()

    def save(self) -> None:
        if record.version(self._root) != self._version:
            self._known |= record.merged(self._known, record.read(self._root)[0])
        for url, line in list(self._known.items()):
            if url not in self._files:
                del self._known[url]
            elif line.files != self._files[url]:
                self._known[url] = line.model_copy(update={"files": self._files[url]})
        if self._known or self._version:
            record.write(self._root, self._known.values())
        self._version = record.version(self._root)
        self._unsaved, self._saved_at = 0, time.monotonic()
