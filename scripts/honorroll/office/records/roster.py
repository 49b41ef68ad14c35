"""Everybody on one list: what the desk looks for, and what is missing. Faulty and withdrawn profiles are on it too.

Ten thousand profiles are too many to parse each time. What the list needs stands at the beginning of lines, so it is
taken from the text of a file, and kept beside the signature of that file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from honorroll.base import parallel
from honorroll.base.store import Store, Table
from honorroll.base.vietnamese import SLUG, fold, given_name, sort_key, title_key
from honorroll.content.kinds import FOLDERS, Kind
from honorroll.content.profile_scan import PROFILE, ProfileFile
from honorroll.content.scan import Signature, signature_at
from honorroll.formats import yaml_read
from honorroll.office.records.form_values import Called

#: What the text of a profile may lack, by the filter of the list.
MISSING = ("photos", "deed", "sources")


class Row(NamedTuple):
    """A profile on the list. ``missing`` are keys of ``MISSING``; ``until`` is the last day of the consent (ISO)."""

    path: str
    signature: Signature
    kind: Kind
    slug: str
    name: str
    folded: str
    """Name, unit and address, folded: what a search looks in."""
    sort: str
    role: str
    missing: tuple[str, ...]
    until: str
    withdrawn: bool
    has_former: bool
    """Whether it had another address before."""
    numbers: tuple[str, ...]
    """The numbers of decisions that it names, as they are written."""
    proposed: tuple[str, ...]
    """The consultations about awards that are proposed and not decided."""

    @property
    def folder(self) -> str:
        return self.path.split("/")[1]

    @property
    def spelling(self) -> str:
        """The name folded, alone: what namesakes share."""
        return self.folded.partition("\n")[0]


class _Profile(NamedTuple):
    """A file that must be read."""

    path: str
    kind: Kind
    slug: str
    signature: Signature


_ROWS = Table("profile", Row, "path")
#: Stands for how a row is made of a text.
_RECIPE = blake2b(Path(__file__).read_bytes(), digest_size=8).digest()
#: So many profiles must be new or changed before the rows are kept again.
_WORTH_KEEPING = 200

_LINE = re.compile(r"^(name|given_name|position|unit|deed|photos|sources|former_slugs):[ \t]*(.*)$", re.MULTILINE)
_UNTIL = re.compile(r"^ +until:[ \t]*[\"']?([0-9-]{10})", re.MULTILINE)
_NUMBER = re.compile(r"\bnumber:[ \t]*([^,}\n]+)")
_WITHDRAWN = re.compile(r"^ +withdrawn:", re.MULTILINE)


class Roster:
    """The rows of all profiles by path. To bring them up to date is a look at every file: once a request is enough."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._store = Store(root / ".build/desk/roster.db", _ROWS, _RECIPE)
        self._rows: dict[str, Row] | None = None
        self._lock = Lock()
        self._begun: Callable[[], dict[str, Row]] | None = None
        self._called: tuple[dict[str, Row], Called] | None = None

    def rows(self) -> dict[str, Row]:
        """Everybody by path, as it was when it was brought up to date."""
        rows = self._rows
        return self.refresh() if rows is None else rows

    def begin(self) -> None:
        """Begin to bring the rows up to date, in a child if much changed; the next ``refresh`` joins in and waits.

        A process must not fork once it has threads.
        """
        with self._lock:
            self._begun = self._update(forks=True)

    def refresh(self) -> dict[str, Row]:
        """Everybody by path. Files that changed since are read again."""
        with self._lock:
            finish, self._begun = self._begun or self._update(forks=False), None
            return finish()

    def _update(self, *, forks: bool) -> Callable[[], dict[str, Row]]:
        """Find what changed; the returned function reads it, in a child too where it ``forks``."""
        before = self._rows
        if before is None:
            before = {row.path: row for row in self._store.rows()}
        rows: dict[str, Row] = {}
        changed: list[_Profile] = []
        paths: list[str] = []
        for path, kind, slug in self._profiles():
            try:
                signature = signature_at(f"{self._root}/{path}")
            except OSError:
                continue
            paths.append(path)
            row = before.get(path)
            if row is None or row.signature != signature:
                changed.append(_Profile(path, kind, slug, signature))
            else:
                rows[path] = row
        read = parallel.start_shared(self._read_all, changed) if forks else lambda: [self._read_all(changed)]

        def finish() -> dict[str, Row]:
            found = rows | {row.path: row for part in read() for row in part}
            now = {path: found[path] for path in paths}
            if len(changed) >= _WORTH_KEEPING:
                self._keep(now)
            if changed or self._rows is None or now.keys() != self._rows.keys():
                self._rows = now
            return self._rows

        return finish

    def called(self) -> Called:
        """What everybody is called who is not withdrawn, in the order of names."""
        rows = self.rows()
        if self._called is None or self._called[0] is not rows:
            shown = sorted((row.sort, row.slug, row.name) for row in rows.values() if not row.withdrawn)
            self._called = rows, Called({slug: name for _, slug, name in shown})
        return self._called[1]

    def named(self, spelling: str, besides: str = "") -> list[Row]:
        """Those of this folded name who are not withdrawn, but for the profile at the path ``besides``."""
        return [
            row
            for row in self.rows().values()
            if row.folded.startswith(f"{spelling}\n") and row.path != besides and not row.withdrawn
        ]

    def _profiles(self) -> Iterator[tuple[str, Kind, str]]:
        for folder, kind in FOLDERS.items():
            top = self._root / "honorees" / folder
            if top.is_symlink() or not top.is_dir():
                continue
            with os.scandir(top) as entries:  # in an order of the file system's own
                names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
            for name in names:
                if SLUG.fullmatch(name):
                    yield f"honorees/{folder}/{name}/{PROFILE}", kind, name

    def _read_all(self, profiles: Sequence[_Profile]) -> list[Row]:
        return [self._read(*each) for each in profiles]

    def _read(self, path: str, kind: Kind, slug: str, signature: Signature) -> Row:
        try:
            raw = yaml_read.read_bytes(self._root, path)
        except OSError:
            raw = b""
        text = raw.decode(errors="replace")
        lines = {key: value.strip() for key, value in _LINE.findall(text)}
        if any(value[:1] in "\"'|>&*!{[" and value for key, value in lines.items() if key in _TEXTS):
            document, _ = yaml_read.load(raw, path)
            data = document.data if document else {}
            lines |= {key: str(data[key]).strip() for key in _TEXTS if isinstance(data.get(key), str)}
        name = lines.get("name") or slug
        given = lines.get("given_name") or given_name(name)
        basis = text[text.find("\npublication:") :]  # a story may say such words too
        until = _UNTIL.search(basis)
        return Row(
            path,
            signature,
            kind,
            slug,
            name,
            "\n".join((fold(name), fold(lines.get("unit", "")), slug.replace("-", " "))),
            sort_key(name, given) if kind == "individual" else title_key(name),
            lines.get("position") or lines.get("unit", ""),
            tuple(key for key in MISSING if key not in lines),
            until[1] if until else "",
            bool(_WITHDRAWN.search(basis)),
            "former_slugs" in lines,
            _numbers(text),
            _proposed(raw, path) if "consultation:" in text else (),
        )

    def _keep(self, rows: dict[str, Row]) -> None:
        try:
            # A file as young as the clock's tick may yet change without another signature.
            self._store.write(row for row in rows.values() if max(row.signature[2:]) < self._store.latest)
        except OSError:
            return  # a full disk: it is read again next time


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(number.strip().strip("\"'") for number in _NUMBER.findall(text)) if "number:" in text else ()


def _proposed(raw: bytes, path: str) -> tuple[str, ...]:
    document, _ = yaml_read.load(raw, path)
    awards = document.data.get("awards") if document else None
    stated = [award for award in awards if isinstance(award, dict)] if isinstance(awards, list) else []
    named = (award.get("consultation") for award in stated if award.get("status") == "proposed")
    return tuple(id_ for id_ in named if isinstance(id_, str))


#: The lines whose value is a text that the list shows.
_TEXTS = frozenset({"name", "given_name", "position", "unit"})


def as_file(row: Row) -> ProfileFile:
    """The profile as the rules over the whole roll want it, which ask for paths and slugs alone."""
    return ProfileFile(row.kind, row.slug, row.path, row.signature, ())
