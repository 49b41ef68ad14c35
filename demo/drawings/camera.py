"""SVG into pictures: Chromium draws, Pillow encodes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

QUALITY = 78


@contextmanager
def camera() -> Iterator[Page]:
    """A page that shows one drawing after another, with the fonts of the machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--headless", "--no-sandbox", "--disable-gpu"],
        )
        yield browser.new_page()
        browser.close()


def taken(page: Page, svg: str, width: int, height: int) -> Image.Image:
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(f"<!DOCTYPE html><style>body{{margin:0}}svg{{display:block}}</style>{svg}")
    with Image.open(BytesIO(page.screenshot(type="png"))) as png:
        return png.convert("RGB")


def write(picture: Image.Image, file: Path) -> None:
    """As WebP or JPEG, by the ending of the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix == ".webp":
        picture.save(file, quality=QUALITY, method=6)
    else:
        picture.save(file, quality=84, optimize=True, progressive=True)
