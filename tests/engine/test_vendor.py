"""Fonts and the lightbox travel with the program, so that a site is built without npm; npm says what they are."""

from __future__ import annotations

import json

from tests.running import REPOSITORY

from honorroll.engine import assets


def test_what_travels_is_what_the_lock_file_names() -> None:
    """Byte for byte; after an update of package-lock.json: ``make vendor``."""
    files = sorted(path for path in assets.PACKAGES.rglob("*") if path.is_file())
    assert files
    for path in files:
        assert path.read_bytes() == (REPOSITORY / "node_modules" / path.relative_to(assets.PACKAGES)).read_bytes(), path


def test_all_that_is_shipped_travels() -> None:
    shipped = json.loads((REPOSITORY / "package.json").read_bytes())["dependencies"]
    there = {path.parent.relative_to(assets.PACKAGES).as_posix() for path in assets.PACKAGES.rglob("package.json")}
    assert there == shipped.keys()
