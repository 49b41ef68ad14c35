"""The pool: every picture that was ever drawn and is still wanted, a folder for each set, under ``.build/pool``.

A set's name stands for what is in it (see ``plan``), and a set is there whole or not at all: so what is there need not
be drawn again, whatever branch or release asks for it. Releases hold links to the sets that they show, and no others.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from honorroll.base.errors import FileChangedError
from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.media import films, inspection, workers
from honorroll.media.renditions import PICTURES_DIR, RenditionSet, file_names

#: For how many days the pool keeps what no release shows any more: a branch may come back to it.
KEEP_DAYS = 30

NOT_DRAWN = Rule(
    "photo-not-drawn",
    "error",
    Text("Không vẽ được ảnh từ tệp này.", "Mở tệp trong trình xem ảnh, lưu lại thành JPEG rồi thay tệp cũ."),
    Text("No picture could be made of this file.", "Open it in an image viewer, save it as JPEG and replace it."),
)

_SET = re.compile(r"[0-9a-f]{16}").fullmatch
_UNUSED = "unused.json"

Progress = Callable[[int, int], None]
"""Is told how many photos are done, and of how many."""


def folder(root: Path) -> Path:
    return root / ".build/pool"


def set_names(root: Path) -> frozenset[str]:
    """The names of the sets that are there."""
    try:
        return frozenset(filter(_SET, os.listdir(folder(root))))
    except FileNotFoundError:
        return frozenset()


def path_of(root: Path, url: str) -> Path:
    """Where a picture lies that has the address ``url`` on the site, or would have."""
    return folder(root) / url.removeprefix(f"{PICTURES_DIR}/")


class KnownUrls:
    """Every address of a site: ``others``, and the pictures that lie in the pool."""

    def __init__(self, others: Container[str], root: Path) -> None:
        self._others, self._pool = others, str(folder(root))

    def __contains__(self, path: object) -> bool:
        if isinstance(path, str) and path.startswith(f"{PICTURES_DIR}/"):
            return os.path.isfile(f"{self._pool}/{path[len(PICTURES_DIR) + 1 :]}")
        return path in self._others


class _Order(NamedTuple):
    path: str
    sets: list[RenditionSet]


def draw(root: Path, sets: Iterable[RenditionSet], watch: Progress) -> list[Finding]:
    """Make the sets, those of one photo from one decoding; what could not be made is found.

    Raises ChangedError where a file is no longer the one that was looked at.
    """
    by_path: dict[str, list[RenditionSet]] = defaultdict(list)
    for set_ in {set_.name: set_ for set_ in sets}.values():
        by_path[set_.path].append(set_)
    monograms = by_path.pop("", [])
    orders = [_Order(path, of) for path, of in sorted(by_path.items())] + [_Order("", [set_]) for set_ in monograms]
    folder(root).mkdir(parents=True, exist_ok=True)
    findings: list[Finding] = []
    for done, problem in enumerate(workers.map_unordered(lambda worker, order: _make(worker, root, order), orders), 1):
        findings += problem
        watch(done, len(orders))
    return findings


def _make(worker: workers.Worker, root: Path, order: _Order) -> list[Finding]:
    drawn = [set_ for set_ in order.sets if not set_.film]
    try:
        for set_ in order.sets:
            if set_.film:
                with _kept(root, set_) as fresh:
                    _copy(root, set_, fresh)
        if drawn:
            data = inspection.read_photo(root, order.path) if order.path else b""
            if order.path and any(set_.content != inspection.content_digest(data) for set_ in drawn):
                raise FileChangedError(order.path)
            answer = worker.ask("draw", data, *((set_.crops, set_.card) for set_ in drawn))
            for n, set_ in enumerate(drawn):
                pictures = {str(name): bytes(picture) for of, name, picture in answer if of == n}
                if sorted(pictures) != sorted(file_names(set_)):
                    raise ValueError(set_.name)
                with _kept(root, set_) as fresh:
                    for name, picture in pictures.items():
                        (fresh / name).write_bytes(picture)
    except (workers.RejectedError, OSError, ValueError, TypeError):
        return [NOT_DRAWN.at(Source(order.path))]
    return []


def _copy(root: Path, set_: RenditionSet, fresh: Path) -> None:
    with (
        inspection.open_upload(root, set_.path, inspection.MAX_FILM_BYTES) as source,
        (fresh / file_names(set_)[0]).open("w+b") as target,
    ):
        if films.copy_stripped(source, target) != set_.content:
            raise FileChangedError(set_.path)


@contextmanager
def _kept(root: Path, set_: RenditionSet) -> Iterator[Path]:
    """A folder to fill, which is put into the pool in one step."""
    fresh, target = folder(root) / f"{set_.name}-{os.getpid()}", folder(root) / set_.name
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    yield fresh
    shutil.rmtree(target, ignore_errors=True)
    os.rename(fresh, target)


def link(root: Path, site: Path, names: Iterable[str]) -> None:
    """Let a release show these sets. The links are relative: a site may be moved as a whole."""
    up, top = os.path.relpath(folder(root), site / PICTURES_DIR), f"{site}/{PICTURES_DIR}"
    os.makedirs(top, exist_ok=True)
    for name in names:  # twenty thousand after the cache was lost: no ``Path`` for each
        try:
            os.symlink(f"{up}/{name}", f"{top}/{name}")
        except FileExistsError:
            os.unlink(f"{top}/{name}")
            os.symlink(f"{up}/{name}", f"{top}/{name}")


def prune(root: Path, used: Iterator[str], shown: frozenset[str], today: date) -> None:
    """Throw away what no release has shown for ``KEEP`` days; ``used`` are the sets of other releases than the newest.

    ``used`` is asked only where the pool holds anything that the newest release does not show.
    """
    top = folder(root)
    path = top / _UNUSED
    names = os.listdir(top) if top.is_dir() else []
    there = frozenset(filter(_SET, names))
    for left in {*names} - there - {_UNUSED}:  # by a build that was killed while it drew
        shutil.rmtree(top / left)
    idle = there - shown
    if not idle:
        path.unlink(missing_ok=True)
        return
    idle -= frozenset(used)
    since = _since(path)
    kept: dict[str, str] = {}
    for name in sorted(idle):
        first = since.get(name, today.isoformat())
        if first <= (today - timedelta(days=KEEP_DAYS)).isoformat():
            shutil.rmtree(top / name)
        else:
            kept[name] = first
    if kept != since:
        write_atomically(path, json.dumps(kept).encode())


def _since(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(day) for name, day in found.items()} if isinstance(found, dict) else {}
