"""The pictures of ``docs/``, taken anew from the demonstration: ``make shots``."""

from __future__ import annotations

import io
import sys
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, ViewportSize

REPOSITORY = Path(__file__).resolve().parents[2]
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.browser.browsing import DESK, PHONE, chromium  # noqa: E402  # the path comes first
from tests.running import demo_site  # noqa: E402
from tests.serving import served  # noqa: E402

DOCS = REPOSITORY / "docs"
HONOREE = "bang-vang/tran-van-chu/"
#: Each picture with its page and size; the first in the README, ``honoree.webp``, is put together from two more.
SHOTS = {
    "home": ("", DESK),
    "search": ("?q=hoang", PHONE),
    "conference": ("hoi-nghi/dien-hinh-tien-tien-2025/", DESK),
    "statistics": ("thong-ke/", PHONE),
}
MOST = 150_000

#: Two pictures side by side on a sheet, a narrow one before a wide one.
SHEET = """<!DOCTYPE html><title>Trang</title><style>
body { margin: 0; padding: 32px; display: flex; gap: 32px; background: #E9E2D6; }
img { display: block; height: 844px; box-shadow: 0 2px 12px #0003; }
</style>"""


def smaller(png: bytes) -> bytes:
    """The same as WebP, in which nobody sees a difference."""
    target = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(target, "WEBP", quality=82, method=6)
    return target.getvalue()


def shot(browser: Browser, url: str, size: ViewportSize) -> bytes:
    page = browser.new_page(viewport=size, color_scheme="light")
    page.goto(url, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    picture = page.screenshot(type="png")
    page.close()
    return picture


def beside(browser: Browser, pictures: list[bytes]) -> bytes:
    page = browser.new_page(viewport={"width": 1766, "height": 908})
    page.set_content(
        SHEET + "".join(f'<img src="data:image/png;base64,{b64encode(data).decode()}" alt="">' for data in pictures)
    )
    picture = page.screenshot(type="png")
    page.close()
    return picture


def main() -> int:
    DOCS.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, served(demo_site(Path(folder) / "root")) as url, chromium() as browser:
        wide = ViewportSize(width=DESK["width"], height=PHONE["height"])
        pictures = [shot(browser, url + HONOREE, PHONE), shot(browser, f"{url}bang-vang/", wide)]
        (DOCS / "honoree.webp").write_bytes(smaller(beside(browser, pictures)))
        for name, (path, size) in SHOTS.items():
            (DOCS / f"{name}.webp").write_bytes(smaller(shot(browser, url + path, size)))
    sizes = {file.name: file.stat().st_size for file in sorted(DOCS.glob("*.webp"))}
    for name, bytes_ in sizes.items():
        sys.stdout.write(f"docs/{name}: {bytes_:,} bytes{'' if bytes_ <= MOST else ', too many'}\n")
    return max(sizes.values()) > MOST


if __name__ == "__main__":
    sys.exit(main())
