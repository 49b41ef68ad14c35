"""The private drawer: where the office keeps what must reach neither the site nor git.

Forms of consent, requests of citizens and notes with personal data lie in ``private/``, which git ignores, or in a
folder elsewhere that ``HONORROLL_PRIVATE`` names. No build reads a file in it; ``office.requests`` keeps the
requests there, ``office.sources`` what became of addresses.
"""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "HONORROLL_PRIVATE"
FOLDER = "private"


def folder(root: Path) -> Path:
    """The drawer of the site at ``root``, which need not be there."""
    return root / (os.environ.get(VARIABLE) or FOLDER)


def named(root: Path, file: str) -> str:
    """A file of the drawer as messages name it."""
    path = folder(root) / file
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def file_for(path: str) -> str:
    """The file in the drawer that belongs to a content file, as a message names it: ``private/<slug>.yml``."""
    steps = path.split("/")
    # honorees/<kind>/<slug>/…, content/conferences/<slug>/…; else content/<folder>/<name>.<ending>
    name = steps[2] if len(steps) > 3 else steps[-1].partition(".")[0]
    return f"{os.environ.get(VARIABLE) or FOLDER}/{name}.yml"
