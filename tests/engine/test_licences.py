"""Whatever the site ships from others is named with its licence."""

from __future__ import annotations

import json
from pathlib import Path

from tests.running import REPOSITORY

from honorroll.engine import assets


def test_the_site_names_the_licence_of_everything_that_it_ships(built_root: Path) -> None:
    site = built_root / "site"
    text = (site / "giay-phep.txt").read_text(encoding="utf-8")
    shipped = json.loads((REPOSITORY / "package.json").read_text(encoding="utf-8"))["dependencies"]
    on_the_site = {
        name for name in shipped if "expo" not in name
    }  # the full fonts, for cards that are drawn as pictures
    for name in on_the_site:
        version = json.loads((assets.PACKAGES / name / "package.json").read_bytes())["version"]
        assert f"{name} {version} (" in text
    assert "Material for MkDocs" in text
    for words in ("SIL OPEN FONT LICENSE", "Dmitry Semenov", "Martin Donath"):
        assert words in text
    assert 'href="../giay-phep.txt"' in (site / "bang-vang/index.html").read_text(encoding="utf-8")
