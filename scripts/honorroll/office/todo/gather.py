"""``honorroll todo`` and “Việc cần làm”: everything that somebody at the office is to do, from one function."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from honorroll.base.errors import NoSiteError
from honorroll.base.findings import Finding, ordered
from honorroll.consultations import read as consultation_files
from honorroll.content import config, parse
from honorroll.content import office as set_by_office
from honorroll.formats import yaml_read
from honorroll.office.records.roster import Roster
from honorroll.office.todo import asked, closing, dead, honoured, profiles, speeches, units
from honorroll.office.todo.model import Ground, Todo
from honorroll.roll import read as roll_read


def ground(root: Path, today: date) -> Ground:
    """What tasks are found in, read anew. Raises NoSiteError."""
    site_at(root)
    document, _ = config.site_config(yaml_read.read_bytes(root, "mkdocs.yml"), "mkdocs.yml")
    settings = parse.settings(document)[0] if document else None
    office = settings.owner or settings.name if settings else ""
    return Ground(root, today, Roster(root), roll_read.vocabulary(root, today).vocabulary, office)


def site_at(root: Path) -> None:
    """Raises NoSiteError where none is at ``root``."""
    if not (root / "mkdocs.yml").is_file():
        raise NoSiteError(root)


def todo(ground: Ground) -> Todo:
    """What there is to do, the most pressing kinds first."""
    findings: list[Finding] = []
    ground.roster.refresh()
    limits = set_by_office.read(ground.root)[0]
    consultations = consultation_files.read(ground.root)
    findings += [each for each in consultations.findings if each.is_error]
    groups = [
        asked.group(ground, limits.requests, consultations, findings),
        units.group(ground, findings),
        closing.group(ground, consultations, limits.consultation),
        speeches.group(ground, findings),
        honoured.group(ground, findings),
        *profiles.groups(ground),
        *dead.groups(ground.root),
    ]
    return Todo([group for group in groups if group.number], ordered(findings))
