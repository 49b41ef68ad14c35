"""The pool of drawn pictures under ``.build/pool``, one folder for each rendition set, in 256 folders by the first two
digits of its name: a million sets are 4,000 names in each.

The name of a set determines its content (see ``renditions``), and a set is there whole or not at all. So what is there
need not be drawn again, whatever branch or release needs it. Releases hold links to the sets that they show.
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
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from honorroll.base.errors import FileChangedError
from honorroll.base.files import link_folder, write_atomically
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.media import documents, drawer, films, inspection
from honorroll.media.renditions import PICTURES_DIR, RejectedError, RenditionSet, file_names

#: The days for which the pool keeps sets that no release shows: a branch may need them again.
KEEP_DAYS = 30

NOT_DRAWN = Rule(
    "photo-not-drawn",
    "error",
    Text("Không vẽ được ảnh từ tệp này.", "Mở tệp trong trình xem ảnh, lưu lại thành JPEG rồi thay tệp cũ."),
    Text("No picture could be made of this file.", "Open it in an image viewer, save it as JPEG and replace it."),
)

_SET = re.compile(r"[0-9a-f]{16}").fullmatch
_PART = re.compile(r"[0-9a-f]{2}").fullmatch
_UNUSED = "unused.json"
DOCUMENT = ".pdf"

Progress = Callable[[int, int], None]
"""A function that is called with the number of finished jobs and their total."""


def folder(root: Path) -> Path:
    """The folder of the pool."""
    return root / ".build/pool"


def place(root: Path, name: str) -> Path:
    """The folder of the set of this name."""
    return folder(root) / _below(name)


def _below(name: str) -> str:
    return f"{name[:2]}/{name}"


def set_names(root: Path) -> frozenset[str]:
    """The names of the sets in the pool."""
    return frozenset(filter(_SET, _names(folder(root))))


def _names(top: Path) -> Iterator[str]:
    """Whatever lies where sets do."""
    for part in filter(_PART, _listed(top)):
        yield from _listed(top / part)


def _listed(folder_: Path) -> list[str]:
    try:
        return os.listdir(folder_)
    except (FileNotFoundError, NotADirectoryError):
        return []


def path_of(root: Path, url: str) -> Path:
    """The path in the pool of the picture with this ``url``, relative to the root of the site."""
    return folder(root) / _below(url.removeprefix(f"{PICTURES_DIR}/"))


class KnownUrls:
    """All URLs of a site, for ``in``: ``others``, and those of the pictures in the pool."""

    def __init__(self, others: Container[str], root: Path) -> None:
        self._others, self._pool = others, str(folder(root))

    def __contains__(self, path: object) -> bool:
        if isinstance(path, str) and path.startswith(f"{PICTURES_DIR}/"):
            return os.path.isfile(f"{self._pool}/{_below(path[len(PICTURES_DIR) + 1 :])}")
        return path in self._others


class _Job(NamedTuple):
    """The sets to make from one file."""

    path: str
    sets: list[RenditionSet]


def draw(root: Path, sets: Iterable[RenditionSet], progress: Progress) -> list[Finding]:
    """Make the sets, those of one photo from one decoding; findings for files from which none could be made.

    Raises FileChangedError where a file changed since it was inspected.
    """
    by_path: dict[str, list[RenditionSet]] = defaultdict(list)
    for set_ in {set_.name: set_ for set_ in sets}.values():
        by_path[set_.path].append(set_)
    monograms = by_path.pop("", [])
    jobs = [_Job(path, same_file) for path, same_file in sorted(by_path.items())]
    jobs += [_Job("", [set_]) for set_ in monograms]
    folder(root).mkdir(parents=True, exist_ok=True)
    findings: list[Finding] = []
    # Documents are cleaned in a child process, which is forked here and not by a thread.
    documents_ = [job for job in jobs if job.path.endswith(DOCUMENT)]
    others = [job for job in jobs if not job.path.endswith(DOCUMENT)]
    drawn = drawer.means().executor()(lambda worker, job: _run(worker, root, job), others)
    results = chain((_copy_document(root, job) for job in documents_), drawn)
    for done, faults in enumerate(results, 1):
        findings += faults
        progress(done, len(jobs))
    return findings


def _copy_document(root: Path, job: _Job) -> list[Finding]:
    try:
        for set_ in job.sets:
            data = inspection.read_photo(root, job.path)
            if inspection.content_digest(data) != set_.content:
                raise FileChangedError(job.path)
            with _replacing(root, set_) as fresh:
                target = fresh / file_names(set_)[0]
                target.write_bytes(data)
                target.write_bytes(documents.clean(target))
    except (RejectedError, OSError):
        return [NOT_DRAWN.at(Source(job.path))]
    return []


def _run(worker: drawer.Worker, root: Path, job: _Job) -> list[Finding]:
    drawn = [set_ for set_ in job.sets if not set_.copied]
    try:
        for set_ in job.sets:
            if set_.copied:
                with _replacing(root, set_) as fresh:
                    _copy(root, set_, fresh)
        if drawn:
            data = inspection.read_photo(root, job.path) if job.path else b""
            if job.path and any(set_.content != inspection.content_digest(data) for set_ in drawn):
                raise FileChangedError(job.path)
            answer = worker.request("draw", data, *((set_.crops, set_.card) for set_ in drawn))
            for n, set_ in enumerate(drawn):
                pictures = {str(name): bytes(picture) for number, name, picture in answer if number == n}
                if sorted(pictures) != sorted(file_names(set_)):
                    raise ValueError(set_.name)
                with _replacing(root, set_) as fresh:
                    for name, picture in pictures.items():
                        (fresh / name).write_bytes(picture)
    except (RejectedError, OSError, ValueError, TypeError):
        return [NOT_DRAWN.at(Source(job.path))]
    return []


def _copy(root: Path, set_: RenditionSet, fresh: Path) -> None:
    with (
        inspection.open_upload(root, set_.path, inspection.MAX_FILM_BYTES) as source,
        (fresh / file_names(set_)[0]).open("w+b") as target,
    ):
        if films.copy_stripped(source, target) != set_.content:
            raise FileChangedError(set_.path)


@contextmanager
def _replacing(root: Path, set_: RenditionSet) -> Iterator[Path]:
    """A new folder to fill, which then replaces that of the set in one step."""
    target = place(root, set_.name)
    fresh = target.with_name(f"{set_.name}-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    yield fresh
    shutil.rmtree(target, ignore_errors=True)
    os.rename(fresh, target)


def link(root: Path, site: Path, names: Iterable[str]) -> None:
    """Link these sets into the release at ``site``. The links are relative, so a site can be moved as a whole."""
    up, top = os.path.relpath(folder(root), site / PICTURES_DIR), f"{site}/{PICTURES_DIR}"
    os.makedirs(top, exist_ok=True)
    for name in names:  # up to 20,000, so no ``Path`` for each
        link_folder(f"{up}/{_below(name)}", f"{top}/{name}", top)


def prune(root: Path, used: Iterator[str], shown: frozenset[str], today: date) -> None:
    """Delete the sets that no release has shown for ``KEEP_DAYS``, and folders left by a killed build.

    ``shown`` are the sets of the newest release; ``used`` those of the others, iterated only where the pool holds sets
    that the newest does not show.
    """
    top = folder(root)
    path = top / _UNUSED
    names = frozenset(_names(top))
    sets = frozenset(filter(_SET, names))
    for leftover in names - sets:  # of a build that was killed while it drew
        shutil.rmtree(top / _below(leftover))
    unused = sets - shown
    if not unused:
        path.unlink(missing_ok=True)
        return
    unused -= frozenset(used)
    unused_since = _read_unused(path)
    remaining: dict[str, str] = {}
    for name in sorted(unused):
        first_day = unused_since.get(name, today.isoformat())
        if first_day <= (today - timedelta(days=KEEP_DAYS)).isoformat():
            shutil.rmtree(place(root, name))
        else:
            remaining[name] = first_day
    if remaining != unused_since:
        write_atomically(path, json.dumps(remaining).encode())


def _read_unused(path: Path) -> dict[str, str]:
    """By the name of each unused set, the first day on which it was unused."""
    try:
        days = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(day) for name, day in days.items()} if isinstance(days, dict) else {}
