"""The open data, planned: what of them may differ from the release before, and how it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.base.spool import Spool, SpoolRef
from honorroll.conferences.facts import ConferenceFacts
from honorroll.content.model import Facts
from honorroll.content.settings import OpenData, Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.csv import BOM, csv_lines
from honorroll.news.model import PostFacts
from honorroll.outputs.data import catalogue, changes, files, page, schema, tables
from honorroll.outputs.data.changes import ReleaseChange
from honorroll.outputs.data.columns import Record
from honorroll.outputs.data.ids import honoree_id
from honorroll.outputs.data.records import cells_of, encode, names_of
from honorroll.outputs.data.tables import AWARDS, CONFERENCES, DECISIONS, HONOREES, POSTS, TABLES, Table
from honorroll.pages import addresses
from honorroll.pages.page import Page, PlannedFile
from honorroll.roll.database import Change, Roll
from honorroll.roll.rows import DECISIONS as DECISION_ROWS
from honorroll.roll.rows import RECORDED, Recorded

_BITS = (1 << 64) - 1


class Previous(NamedTuple):
    """The release before: its folder, None where there is none; ``is_base`` says that this build goes on from it.
    ``log`` and ``total`` are what the last build kept: see ``Planned``.
    """

    folder: Path | None
    is_base: bool
    log: bytes = b""
    total: int = 0


class Rows(NamedTuple):
    """What the data are made of besides the profiles."""

    conferences: Iterable[ConferenceFacts]
    posts: Iterable[PostFacts]
    spool: Spool
    records: Mapping[str, SpoolRef]
    """By slug those that were made in this build."""


class Planned(NamedTuple):
    pages: dict[str, Page]
    made: dict[str, PlannedFile]
    changes: dict[str, bytes]
    """The list of changes and its feeds."""
    log: bytes
    """The list of changes, for the next build."""
    total: int
    """Stands for all the records of honorees, for the next build."""


def plan(
    settings: Settings, vocabulary: Vocabulary, roll: Roll, change: Change, rows: Rows, before: Previous
) -> Planned:
    """All of it. Raises ValueError where the settings ask for no data."""
    if settings.data is None:
        raise ValueError("no data are wanted")
    work = _Work(settings, settings.data, vocabulary, roll, change, rows, before)
    return work.planned()


class _Work:
    def __init__(
        self,
        settings: Settings,
        options: OpenData,
        vocabulary: Vocabulary,
        roll: Roll,
        change: Change,
        rows: Rows,
        before: Previous,
    ) -> None:
        self.settings, self.options, self.roll, self.rows = settings, options, roll, rows
        self.source = tables.Source(settings.url, options.secret, names_of(vocabulary))
        self.before = before
        then = self._records(filter(None, change.before.values()))
        now = self._records(roll.rows(RECORDED, sorted(change.slugs)).values())
        self.slugs = {id_: slug for id_, (slug, _) in now.items()}
        self.then = {id_: record for id_, (_, record) in then.items()}
        self.now = {id_: record for id_, (_, record) in now.items()}
        differing = {id_ for id_ in self.then.keys() | self.now.keys() if self.then.get(id_) != self.now.get(id_)}
        self.differing = sorted(differing)
        latest = roll.database.one("SELECT max(latest) FROM honoree WHERE withdrawn = 0")
        self.lastmod: str = latest or ""

    def _records(self, honorees: Iterable[Facts | Recorded]) -> dict[str, tuple[str, bytes]]:
        """Slug and record by id, of those who have one."""
        found = {}
        for facts in honorees:
            if facts.record:
                found[honoree_id(self.options.secret, facts.slug, facts.former_slugs)] = (facts.slug, facts.record)
        return found

    def planned(self) -> Planned:
        went = sum(changes.one(id_, self.then[id_]) for id_ in self.differing if id_ in self.then)
        came = sum(changes.one(id_, self.now[id_]) for id_ in self.differing if id_ in self.now)
        total = ((self.before.total if self.before.is_base else 0) + came - went) & _BITS
        release = f"{total:016x}"
        log = self._log(release)
        told = changes.files(self.settings, log, self._gone(), schema.VERSION)
        made = self._described() | self._of_honorees(key_of(release)) | self._small()
        pages = {addresses.DATA: page.plan(self.settings, self.options, self.lastmod)}
        return Planned(pages, made, told, told[changes.PATH], total)

    def _described(self) -> dict[str, PlannedFile]:
        """What describes the rest. All of it follows from the settings and the program, but for the latest day."""
        site, options, key = self.settings.url, self.options, key_of("described", schema.VERSION)

        def described(make: Callable[[], object]) -> PlannedFile:
            return PlannedFile(key, partial(_written, lambda: _json(make())))

        found = {
            catalogue.PATH: PlannedFile(
                key_of(key, self.lastmod),
                partial(_written, partial(catalogue.document, self.settings, options, self.lastmod)),
            )
        }
        for table in TABLES:
            if table.is_json:
                found[f"{table.path}.schema.json"] = described(partial(schema.row_schema, table, site))
            found[f"{table.path}.csv-metadata.json"] = described(partial(schema.csv_metadata, table, options, site))
        return found

    def _log(self, release: str) -> list[ReleaseChange]:
        known = changes.entries(self.before.log)
        if self.before.is_base:
            if not self.differing and known:
                return known
            return changes.added(known, release, self.lastmod, self.then, self.now, self.differing)
        folder = self.before.folder
        if folder is None or not (folder / f"{HONOREES.path}.jsonl").is_file():
            return [ReleaseChange(release, "", self.lastmod, (), (), ())]
        was = dict(files.versions(folder / f"{HONOREES.path}.jsonl"))
        known = changes.entries((folder / changes.PATH).read_bytes()) if (folder / changes.PATH).is_file() else []
        spooled = self._lines(0)
        differ = [id_ for id_ in self.now if id_ in was and was[id_] != spooled[id_]]
        if known and was.keys() == self.now.keys() and not differ:
            return [known[0]._replace(release=release), *known[1:]]
        return changes.added(known, release, self.lastmod, was, self.now, differ)

    def _gone(self) -> Iterator[str]:
        for facts in RECORDED.select(self.roll.database, "WHERE withdrawn"):
            yield honoree_id(self.options.secret, facts.slug, facts.former_slugs)

    def _lines(self, part: int) -> Mapping[str, bytes]:
        return _Spooled(self.rows, self.slugs, self.differing, part)

    def _of_honorees(self, key: bytes) -> dict[str, PlannedFile]:
        lines, document = f"{HONOREES.path}.jsonl", f"{HONOREES.path}.json"
        base = self.before.folder if self.before.is_base else None

        def written(path: str, head: bytes, prefix: bytes, part: int) -> PlannedFile:
            of = files.Base(base / path if base else None, partial(self._lines, part))
            return PlannedFile(key, lambda target: files.write_lines(target, head, prefix, of))

        def whole(target: Path) -> None:
            head, tail = self._around(HONOREES)
            files.write_document(target, target.with_name(f"{HONOREES.file}.jsonl"), head, tail)

        return {
            lines: written(lines, b"", files.JSON_PREFIX, 0),
            document: PlannedFile(key_of(key, self.lastmod), whole),
            f"{HONOREES.path}.csv": written(f"{HONOREES.path}.csv", _header(HONOREES), b"", 1),
            f"{AWARDS.path}.csv": written(f"{AWARDS.path}.csv", _header(AWARDS), b"", 2),
        }

    def _around(self, table: Table) -> tuple[bytes, bytes]:
        """What a document says before and after its rows."""
        about = {
            "title": f"{self.settings.name}: {table.title.lower()}",
            "url": f"{self.settings.url}{addresses.DATA}",
            "licence": self.options.licence,
            "attribution": self.options.attribution,
            "version": schema.VERSION,
            "schema": f"{self.settings.url}{table.path}.schema.json",
            "lastmod": self.lastmod,
        }
        return f'{encode(about)[:-1]},"rows":[\n'.encode(), b"\n]}\n"

    # ── Conferences, decisions, posts ──

    def _small(self) -> dict[str, PlannedFile]:
        conferences = list(self.rows.conferences)
        posts = list(self.rows.posts)
        decided = list(DECISION_ROWS.select(self.roll.database, "ORDER BY id"))
        return (
            self._table(
                CONFERENCES,
                key_of(*(each.digest for each in conferences)),
                partial(tables.conferences, conferences, self.source),
            )
            | self._table(DECISIONS, key_of(repr(decided)), partial(tables.decisions, decided, self.source))
            | self._table(POSTS, key_of(*(each.digest for each in posts)), partial(tables.posts, posts, self.source))
        )

    def _table(self, table: Table, key: bytes, rows: Callable[[], Iterator[Record]]) -> dict[str, PlannedFile]:
        def sorted_rows() -> list[Record]:
            return sorted(rows(), key=lambda row: str(row["id"]))

        def lines() -> bytes:
            return b"".join(f"{encode(row)}\n".encode() for row in sorted_rows())

        def document() -> bytes:
            head, tail = self._around(table)
            return head + lines()[:-1].replace(b"\n", b",\n") + tail

        def cells() -> bytes:
            return _header(table) + csv_lines([cells_of(table.cells, row) for row in sorted_rows()])

        return {
            f"{table.path}.{ending}": PlannedFile(
                key_of(key, self.lastmod) if ending == "json" else key, partial(_written, make)
            )
            for ending, make in (("jsonl", lines), ("json", document), ("csv", cells))
        }


class _Spooled(Mapping[str, bytes]):
    """By id one part of the records of those who are not as they were, read when it is asked for."""

    def __init__(self, rows: Rows, slugs: Mapping[str, str], ids: list[str], part: int) -> None:
        self._rows, self._slugs, self._ids, self._part = rows, slugs, ids, part

    def __getitem__(self, id_: str) -> bytes:
        slug = self._slugs.get(id_)
        return self._rows.spool.get(self._rows.records[slug])[self._part] if slug else b""

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def _written(make: Callable[[], bytes], target: Path) -> None:
    target.write_bytes(make())


def _header(table: Table) -> bytes:
    return BOM + csv_lines([table.cells])


def _json(data: object) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()
