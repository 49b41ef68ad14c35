"""The pictures of ``docs/``, taken anew from the site of this repository: ``make shots``."""

from __future__ import annotations

import struct
import sys
import zlib
from base64 import b64decode, b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, ViewportSize

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
    "search": ("?q=nguyen+van", PHONE),
    "conference": ("hoi-nghi/dai-hoi-thi-dua-ha-noi-2025/", DESK),
    "statistics": ("thong-ke/", PHONE),
}
MOST = 150_000

#: Two pictures side by side on a sheet, a narrow one before a wide one.
SHEET = """<!DOCTYPE html><title>Trang</title><style>
body { margin: 0; padding: 32px; display: flex; gap: 32px; background: #E9E2D6; }
img { display: block; height: 844px; box-shadow: 0 2px 12px #0003; }
</style>"""


#: The 256 most frequent colours of a picture, and for each of its points the nearest of them.
PALETTE = """async (data) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d", {willReadFrequently: true});
  canvas.drawImage(picture, 0, 0);
  const points = new Uint32Array(canvas.getImageData(0, 0, picture.width, picture.height).data.buffer);
  const counts = new Map();
  for (const point of points) counts.set(point, (counts.get(point) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(([point]) => point);
  const parts = (point) => [point & 255, point >> 8 & 255, point >> 16 & 255];
  const apart = (a, b) => parts(a).reduce((sum, part, i) => sum + (part - parts(b)[i]) ** 2, 0);
  const places = new Map([...counts.keys()].map((point) => [point, palette.reduce(
    (best, colour, place) => apart(point, colour) < apart(point, palette[best]) ? place : best, 0)]));
  let text = "";
  for (const point of points) text += String.fromCharCode(places.get(point));
  return [picture.width, picture.height, palette.flatMap(parts), btoa(text)];
}"""


def smaller(browser: Browser, png: bytes) -> bytes:
    """The picture with 256 colours: a third of the bytes, and no eye sees it on a page of paper and ink."""
    page = browser.new_page()
    width, height, palette, points = page.evaluate(PALETTE, b64encode(png).decode())
    page.close()
    places = b64decode(points)
    rows = b"".join(b"\0" + places[start : start + width] for start in range(0, width * height, width))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes(palette)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


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
    with TemporaryDirectory() as folder, served(real_site(Path(folder) / "root")) as url, chromium() as browser:
        wide = ViewportSize(width=DESK["width"], height=PHONE["height"])
        pictures = [shot(browser, url + HONOREE, PHONE), shot(browser, f"{url}bang-vang/", wide)]
        (DOCS / "honoree.png").write_bytes(smaller(browser, beside(browser, pictures)))
        for name, (path, size) in SHOTS.items():
            (DOCS / f"{name}.png").write_bytes(smaller(browser, shot(browser, url + path, size)))
    sizes = {file.name: file.stat().st_size for file in sorted(DOCS.glob("*.png"))}
    for name, bytes_ in sizes.items():
        sys.stdout.write(f"docs/{name}: {bytes_:,} bytes{'' if bytes_ <= MOST else ', too many'}\n")
    return max(sizes.values()) > MOST


if __name__ == "__main__":
    sys.exit(main())
