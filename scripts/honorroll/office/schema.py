"""``honorroll schema``: the JSON Schemas of a site, for editors."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Language
from honorroll.roll import read as roll_content
from honorroll.site import schemas

#: Where VS Code looks for its settings, and where these say that the schemas are.
SETTINGS = ".vscode/settings.json"
FOLDER = ".vscode/schemas"


class Written(NamedTuple):
    """What was written: so many schemas into ``folder``, and the settings unless the site had some."""

    number: int
    folder: str
    settings: str
    findings: list[Finding]
    """Faults of the vocabularies, whose faulty entries the schemas lack."""


def run(root: Path, folder: Path | None, language: Language) -> Written:
    """Write the schemas of the site at ``root`` into ``folder``; without one into where VS Code finds them, and its
    settings too where there are none.
    """
    read = roll_content.vocabulary(root)
    target = folder or root / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    number = 0
    for name, text in schemas.schemas(read.vocabulary, language):
        write_atomically(target / name, text.encode())
        number += 1
    settings = ""
    if folder is None and not (root / SETTINGS).exists():
        write_atomically(root / SETTINGS, schemas.editor_settings(PurePosixPath(FOLDER)).encode())
        settings = SETTINGS
    return Written(number, os.path.relpath(target, root) if folder is None else str(folder), settings, read.findings)
