"""A site of an office for those who follow the guide."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.running import REPOSITORY


def copy_of_demo(target: Path) -> Path:
    """The demonstration, without what was built of it."""
    for name in ("content", "honorees"):
        shutil.copytree(REPOSITORY / "demo" / name, target / name)
    shutil.copy(REPOSITORY / "demo/mkdocs.yml", target)
    return target
