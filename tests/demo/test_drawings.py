"""The pictures of the demonstration are those that its script draws, and nobody in it is on the roll."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from demo.drawings.__main__ import Drawing, drawings
from demo.drawings.camera import taken
from PIL import Image
from playwright.sync_api import Browser
from tests.running import REPOSITORY

DEMO = REPOSITORY / "demo"


@pytest.fixture(scope="module")
def drawn() -> dict[str, Drawing]:
    return {drawing.path: drawing for drawing in drawings()}


def test_each_picture_is_drawn_by_the_script_and_each_drawing_is_a_picture(drawn: dict[str, Drawing]) -> None:
    kept = {
        file.relative_to(DEMO).as_posix() for room in ("honorees", "content") for file in (DEMO / room).rglob("*.webp")
    }
    assert set(drawn) == kept


def test_the_same_table_gives_the_same_drawing(drawn: dict[str, Drawing]) -> None:
    assert {drawing.path: drawing for drawing in drawings()} == drawn


@pytest.mark.parametrize("path", ["honorees/individuals/tran-thi-b/chan-dung.webp"])
def test_a_picture_is_what_chromium_makes_of_its_drawing(
    path: str, drawn: dict[str, Drawing], browser: Browser
) -> None:
    """Within what encoders and renderers differ by: the mean distance of the points is small."""
    drawing = drawn[path]
    page = browser.new_page()
    fresh = taken(page, drawing.svg, drawing.width, drawing.height)
    page.close()
    with Image.open(DEMO / path) as kept:
        assert kept.size == fresh.size
        pairs = zip(
            kept.convert("L").resize((80, 100)).tobytes(), fresh.convert("L").resize((80, 100)).tobytes(), strict=True
        )
    assert sum(abs(a - b) for a, b in pairs) / 8000 < 3


def names(root: Path) -> set[str]:
    """The names of all profiles below ``root``."""
    loader = yaml.BaseLoader
    return {yaml.load(file.read_bytes(), loader)["name"] for file in (root / "honorees").glob("*/*/profile.yml")}  # noqa: S506


def test_nobody_of_the_demonstration_is_on_the_roll() -> None:
    assert len(names(DEMO)) >= 60
    assert not names(DEMO) & names(REPOSITORY)
