"""The pictures of ``docs/``, taken anew from the site of this repository: ``make shots``."""

from __future__ import annotations

import sys
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

REPOSITORY = Path(__file__).resolve().parents[2]
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.browser.browsing import DESK, PHONE, chromium  # noqa: E402  # the path comes first
from tests.running import real_site  # noqa: E402
from tests.serving import served  # noqa: E402

DOCS = REPOSITORY / "docs"
HONOREE = "bang-vang/pham-thi-tuyet/"
#: Each picture with its page and size; the first in the README, ``honoree.png``, is put together from two more.
SHOTS = {
    "home": ("", DESK),
    "title": ("bang-vang/danh-hieu/cong-dan-thu-do-uu-tu/", DESK),
    "individual": (HONOREE, DESK),
    "statistics": ("thong-ke/", PHONE),
}
MOST = 150_000

#: Two pictures side by side on a sheet, a narrow one before a wide one.
SHEET = """<!DOCTYPE html><title>Trang</title><style>
body { margin: 0; padding: 32px; display: flex; gap: 32px; background: #E9E2D6; }
img { display: block; height: 844px; box-shadow: 0 2px 12px #0003; }
</style>"""


def shot(browser: Browser, url: str, size: dict[str, int]) -> bytes:
    page = browser.new_page(viewport=size, color_scheme="light")  # type: ignore[arg-type]  # two whole numbers
    page.goto(url)
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
    with TemporaryDirectory() as folder, served(real_site(Path(folder) / "root")) as url, chromium() as browser:
        wide = {"width": DESK["width"], "height": PHONE["height"]}
        pictures = [shot(browser, url + HONOREE, PHONE), shot(browser, f"{url}bang-vang/", wide)]
        (DOCS / "honoree.png").write_bytes(beside(browser, pictures))
        for name, (path, size) in SHOTS.items():
            (DOCS / f"{name}.png").write_bytes(shot(browser, url + path, size))
    sizes = {file.name: file.stat().st_size for file in sorted(DOCS.glob("*.png"))}
    for name, bytes_ in sizes.items():
        sys.stdout.write(f"docs/{name}: {bytes_:,} bytes{'' if bytes_ <= MOST else ', too many'}\n")
    return max(sizes.values()) > MOST


if __name__ == "__main__":
    sys.exit(main())
