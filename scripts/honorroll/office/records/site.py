"""What the desk knows of the site that it edits: settings and vocabularies, read again where their files changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import NamedTuple

from honorroll.base.errors import NoSiteError
from honorroll.base.files import is_inside
from honorroll.base.findings import Finding, Source
from honorroll.base.store import DAMAGED, Database
from honorroll.base.vietnamese import SLUG
from honorroll.conferences import files as conference_files
from honorroll.conferences import scan as conference_scan
from honorroll.conferences.files import Inspection
from honorroll.content import config, parse
from honorroll.content.model import Facts
from honorroll.content.scan import SCANS, Signature, signature_at
from honorroll.content.settings import Settings
from honorroll.content.shared import Period
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.media import drawer, inspection
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import MediaInfo
from honorroll.office.records import form_fields
from honorroll.office.records.apart import apart
from honorroll.office.records.form_values import Called, Labels
from honorroll.office.records.meetings import Meetings
from honorroll.office.records.roster import Roster
from honorroll.publish import releases
from honorroll.roll import read as roll_read
from honorroll.roll.read import Given
from honorroll.roll.rows import HONOREES

#: So many photos are remembered; a profile has a few.
_REMEMBERED = 2000


class Frame(NamedTuple):
    """What profiles are read against."""

    given: Given
    labels: Labels
    settings: Settings | None
    findings: list[Finding]
    """What is wrong with the vocabularies and settings: no profile can be trusted then."""


class Site:
    """The site at ``root`` on the day ``today``. Raises NoSiteError where there is none."""

    def __init__(self, root: Path, today: date) -> None:
        if not (root / "mkdocs.yml").is_file():
            raise NoSiteError(root)
        self.root, self.today = root, today
        self.roster = Roster(root)
        self.meetings = Meetings(root)
        #: Held while files are written, so that two tabs do not save at once.
        self.writing = Lock()
        self._lock = Lock()
        self._frame: tuple[tuple[object, ...], Frame] | None = None
        self._inspections: dict[tuple[str, object], Inspection] = {}
        self._heads: dict[str, tuple[Signature, dict[str, Tree]]] = {}
        self._looks: dict[tuple[str, object], MediaInfo] = {}
        self._photographed: tuple[bytes, list[Facts]] = b"", []

    def frame(self) -> Frame:
        """Vocabularies and settings as they are now."""
        with self._lock:
            mark = tuple(self._marks())
            if self._frame is None or self._frame[0] != mark:
                self._frame = mark, self._read()
            return self._frame[1]

    def labels(self, others: Mapping[str, Mapping[str, str]] = MappingProxyType({})) -> Labels:
        """What is called how: the entries of the vocabularies, honorees, and ``others``, whose names are by id."""
        shared = {
            form_fields.HONOREES: self.roster.called,
            "conferences": lambda: Called(self.meetings.names()),
            "models": lambda: Called(self._names("content/models")),
            "consultations": lambda: Called(self._names("content/consultations")),
        }
        return self.frame().labels.beside(shared | {name: partial(Called, names) for name, names in others.items()})

    def _names(self, folder: str) -> dict[str, str]:
        """What the content of a folder of YAML files is called, by id."""
        called = ((id_, data.get("name") or data.get("title")) for id_, data in self.heads(folder, ".yml").items())
        return {id_: name if isinstance(name, str) else id_ for id_, name in called}

    def heads(self, folder: str, ending: str) -> dict[str, dict[str, Tree]]:
        """The data of each file of a folder, of Markdown their front matter, by the name without the ``ending``.

        Empty where the file cannot be read. A file is read again where it changed.
        """
        found: dict[str, dict[str, Tree]] = {}
        top = self.root / folder
        for path in sorted(top.glob(f"*{ending}")) if not top.is_symlink() else ():
            name = path.relative_to(top).as_posix().removesuffix(ending)
            if not SLUG.fullmatch(name) or path.is_symlink():
                continue
            relative = f"{folder}/{name}{ending}"
            try:
                signature = signature_at(path)
                known = self._heads.get(relative)
                if known is None or known[0] != signature:
                    raw = yaml_read.read_bytes(self.root, relative)
                    load = yaml_read.load_front_matter if ending == ".md" else yaml_read.load
                    document = load(raw, relative)[0]
                    known = self._heads[relative] = signature, document.data if document else {}
            except OSError:
                continue
            found[name] = known[1]
        return found

    def _marks(self) -> Iterator[object]:
        paths = [self.root / "mkdocs.yml", *sorted((self.root / "content/vocabulary").glob("*.yml"))]
        for path in paths:
            try:
                status = os.stat(path)
            except OSError:
                continue
            yield path.name, status.st_ino, status.st_size, status.st_mtime_ns

    def _read(self) -> Frame:
        document, findings = config.site_config(yaml_read.read_bytes(self.root, "mkdocs.yml"), "mkdocs.yml")
        settings: Settings | None = None
        if document:
            settings, faults = parse.settings(document)
            findings = findings + faults
        read = roll_read.vocabulary(self.root)
        vocabulary, faults = read.vocabulary, read.findings + read.personal_data()
        findings = findings + faults
        period = settings.period if settings else Period()
        recipe = inspection.recipe()
        studio = PictureSettings(recipe, settings.name) if settings else PictureSettings(recipe)
        given = Given(vocabulary, period, studio, today=self.today)
        return Frame(given, Labels(vocabulary), settings, [each for each in findings if each.is_error])

    def looks(self, files: Mapping[str, tuple[Path, object]]) -> dict[str, MediaInfo]:
        """What is known of photos and films by path, of each the file to be looked at and a mark of its state."""
        wanted = {(path, mark): file for path, (file, mark) in files.items() if (path, mark) not in self._looks}

        def look(worker: drawer.Worker, key: tuple[str, object]) -> tuple[tuple[str, object], MediaInfo]:
            file = wanted[key]
            return key, inspection.inspect_file(worker, file.parent, file.name)

        scans = [key for key in wanted if key[0].lower().endswith(SCANS)]
        found = list(drawer.local()(look, [key for key in wanted if key not in scans]))
        found += [(key, apart(inspection.inspect_document, wanted[key].parent, wanted[key].name)) for key in scans]
        for key, info in found:
            if len(self._looks) >= _REMEMBERED:
                self._looks.clear()
            self._looks[key] = info
        known = {path: self._looks.get((path, mark)) for path, (_, mark) in files.items()}
        return {path: info for path, info in known.items() if info}

    def inspected(self, media: Mapping[str, tuple[Path, object]]) -> dict[str, Inspection]:
        """What is in documents and films, by path; ``media`` gives of each where it lies for now and its state."""
        wanted = {key: file for path, (file, mark) in media.items() if (key := (path, mark)) not in self._inspections}
        for (path, mark), file in wanted.items():
            status = signature_at(file)
            relative = file.relative_to(self.root).as_posix()
            found = apart(conference_files.inspect, self.root, [conference_scan.SourceFile(relative, status)])[relative]
            at = Source(path)
            findings = tuple(replace(each, source=at) for each in found.findings)
            self._inspections[path, mark] = found._replace(findings=findings)
        return {path: self._inspections[path, mark] for path, (_, mark) in media.items()}

    def photographed(self) -> list[Facts]:
        """The facts of those with photos, by path, as the live release has them; none where there is no release."""
        slot = releases.base(self.root)
        path = releases.database(self.root, slot) if slot else None
        seal = b"" if path is None else path.with_suffix(".seal").read_bytes()
        if path and seal != self._photographed[0]:
            database = Database(path, read_only=True)
            try:
                rows = list(HONOREES.select(database, "WHERE likeness <> x'' ORDER BY path"))
            except DAMAGED:
                rows = []
            finally:
                database.close()
            self._photographed = seal, rows
        return self._photographed[1] if path else []

    def file(self, path: str) -> Path:
        """The file at ``path`` below the root. Raises OSError where a link would lead elsewhere."""
        if not is_inside(self.root, path):
            raise OSError(f"not inside: {path}")
        return self.root / path
