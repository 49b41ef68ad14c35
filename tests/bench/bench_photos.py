"""Bytes, likeness and time of each format at each quality, on real photographs; sharp's defaults beside them; and what
a whole photo costs.

    make photos

The photographs are those of scikit-image (an astronaut, a cat, a cup, a rocket, a motorcycle, an eye). None has twelve
megapixels: for the times one is enlarged and given the noise of a sensor. SSIM is that of scikit-image (7 × 7, data range
255, mean of the channels) against the lossless picture of the same size.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
if __name__ == "__main__":  # run as a script, not as a module
    sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "scripts")]

import numpy  # noqa: E402  # the path comes first
from PIL import Image  # noqa: E402
from skimage import data  # noqa: E402
from skimage.metrics import structural_similarity  # noqa: E402

from honorroll.photos import plan, workers  # noqa: E402
from honorroll.photos.draw.pictures import ENCODE, draw  # noqa: E402

PHOTOGRAPHS = ("astronaut", "chelsea", "coffee", "rocket", "motorcycle_left", "retina")
WIDTHS = (480, 640, 960)
#: What was weighed up.
TRIED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("JPEG q80", {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True}),
    *((f"JPEG q{q}", {"format": "JPEG", "quality": q, "optimize": True, "progressive": True}) for q in (72, 76, 84)),
    *((f"WebP m{m} q{q}", {"format": "WEBP", "quality": q, "method": m}) for m in (2, 4) for q in (76, 80, 84, 88)),
    *((f"AVIF s{s} q{q}", {"format": "AVIF", "quality": q, "speed": s, "max_threads": 1}) for s in (6, 8, 9) for q in (55, 60, 65, 70)),
    *((f"AVIF s{s} q{q} tune={t}", {"format": "AVIF", "quality": q, "speed": s, "max_threads": 1, "advanced": {"tune": t}}) for t in ("ssim", "iq") for s in (8, 9) for q in (60, 65)),
)  # fmt: skip
SHARP = """
const sharp = require("sharp"), fs = require("fs");
sharp.concurrency(2); sharp.cache(false);
(async () => {
  const [folder, ...files] = process.argv.slice(1), rows = [];
  for (const file of files) for (const format of ["jpeg", "webp", "avif"]) {
    const begun = process.hrtime.bigint();
    const data = await sharp(file)[format]().toBuffer();
    const name = `${folder}/${file.split("/").pop()}.${format}`;
    rows.push([file, format, Number(process.hrtime.bigint() - begun) / 1e6, name]);
    fs.writeFileSync(name, data);
  }
  const begun = process.hrtime.bigint();
  for (const width of [320, 640, 960, 1600]) for (const format of ["jpeg", "webp", "avif"])
    await sharp(`${folder}/large.jpg`).resize(width)[format]().toBuffer();
  rows.push(["large", "all", Number(process.hrtime.bigint() - begun) / 1e6, ""]);
  console.log(JSON.stringify(rows));
})();
"""


def photographs() -> Iterator[tuple[str, Image.Image]]:
    """Each in every width that it has: name and lossless picture."""
    folder = Path(data.__file__).parent
    for name in PHOTOGRAPHS:
        path = next(folder.glob(f"{name}.*"))
        whole = Image.open(path).convert("RGB")
        for width in WIDTHS:
            if whole.width >= width:
                size = (width, round(whole.height * width / whole.width))
                yield f"{name}-{width}", whole.resize(size, Image.Resampling.LANCZOS)


def likeness(one: Image.Image, other: Image.Image) -> float:
    return float(structural_similarity(numpy.asarray(one), numpy.asarray(other), channel_axis=2, data_range=255))


def decoded(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def row(name: str, pictures: list[Image.Image], how: dict[str, Any]) -> str:
    begun, encoded = time.process_time(), []
    for picture in pictures:
        target = io.BytesIO()
        picture.save(target, **how)
        encoded.append(target.getvalue())
    spent = time.process_time() - begun
    ssim = [likeness(picture, decoded(code)) for picture, code in zip(pictures, encoded, strict=True)]
    return line(name, sum(map(len, encoded)), ssim, spent * 1000)


def line(name: str, weight: int, ssim: list[float], spent: float) -> str:
    mean = sum(ssim) / len(ssim)
    return f"| {name} | {weight / 1000 / len(ssim):.1f} | {mean:.4f} | {min(ssim):.4f} | {spent / len(ssim):.1f} |"


def large(folder: Path) -> bytes:
    """A twelve-megapixel JPEG as a telephone takes it: sideways, with the noise of a sensor."""
    whole = Image.open(Path(data.__file__).parent / "astronaut.png").convert("RGB").resize((4000, 3000), Image.Resampling.LANCZOS)  # fmt: skip
    noise = numpy.random.default_rng(1).normal(0, 4, (3000, 4000, 3))
    noisy = Image.fromarray(numpy.clip(numpy.asarray(whole) + noise, 0, 255).astype("uint8"))
    exif = Image.Exif()
    exif[0x0112] = 6
    noisy.save(folder / "large.jpg", quality=90, exif=exif)
    return (folder / "large.jpg").read_bytes()


def whole_photo(upload: bytes) -> Iterator[str]:
    """The time of a photo where two workers draw many, and the most memory that a worker took."""
    look = plan.Look("0" * 32, 3000, 4000, "jpeg")
    _, gallery = plan.shown(look, "a", (plan.WHOLE,), None, b"")
    layouts = (plan.PORTRAIT, plan.SQUARE, plan.WIDE, plan.WHOLE)
    _, all_ = plan.shown(look, "a", layouts, None, b"")
    said = plan.Card("Nguyễn Thị Thu Hường", ("Công dân Thủ đô ưu tú, 2024", "Giám đốc"), "Bảng vàng", "H")
    card = plan.card(look, "a", None, said, b"").card
    for name, order, files in (
        ("look", None, 0),
        ("4 widths × AVIF, WebP, JPEG", [(gallery.crops, None)], len(plan.files(gallery))),
        ("everything: crops, all widths, card", [(all_.crops, None), ((), card)], len(plan.files(all_)) + 1),
    ):
        hired = [workers.Worker() for _ in range(workers.WORKERS)]

        def ask(worker: workers.Worker, order: Any = order) -> None:
            for _ in range(8):
                worker.ask("draw", upload, *order) if order else worker.ask("look", upload, "0" * 32)

        for worker in hired:  # they start with their first order
            worker.ask("look", upload, "0" * 32)
        started = sum(map(seconds, hired))
        begun = time.perf_counter()
        with ThreadPoolExecutor(len(hired)) as threads:
            list(threads.map(ask, hired))
        spent = (time.perf_counter() - begun) / (8 * len(hired)) * 1000
        peak = max(int(Path(f"/proc/{worker.pid()}/status").read_text(encoding="utf-8").split("VmHWM:")[1].split()[0]) for worker in hired)  # fmt: skip
        cores = (sum(map(seconds, hired)) - started) / (8 * len(hired)) * 1000
        for worker in hired:
            worker.end()
        yield f"| {name} | {files} | {spent:.0f} | {cores:.0f} | {peak / 1024:.0f} |"


def seconds(worker: workers.Worker) -> float:
    """What a worker has used of the processor; a machine that others use too makes the clock say more."""
    fields = Path(f"/proc/{worker.pid()}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def portraits() -> Iterator[str]:
    """What a list of 48 portraits weighs on a screen of 390 px at 2×, and the portrait of an honoree's page."""
    folder = Path(data.__file__).parent
    weights: dict[tuple[int, str], list[int]] = {}
    for name in ("astronaut", "chelsea", "coffee", "motorcycle_left"):
        upload = next(folder.glob(f"{name}.*")).read_bytes()
        width, height = Image.open(io.BytesIO(upload)).size
        crop = plan.Crop(
            "chan-dung", plan.box(width, height, (4, 5), (0.5, 0.5)), ((320, 400), (640, 800)), plan.FORMATS
        )
        for _, file, picture in draw(upload, [([crop], None)]):
            size, format_ = file.removeprefix("chan-dung-").split(".")
            weights.setdefault((int(size), format_), []).append(len(picture))
    for label, width, count in (
        ("48 on a list, 320 px, mean of four", 320, 48),
        ("one of 640 px, the heaviest", 640, 1),
    ):
        kb = [(sum(seen) / len(seen) * count if count > 1 else max(seen)) / 1000 for seen in (weights[width, f] for f in plan.FORMATS)]  # fmt: skip
        yield f"| {label} | " + " | ".join(f"{value:.0f}" for value in kb) + " |"


def main() -> None:
    say = sys.stdout.write
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        upload = large(folder)
        named = list(photographs())
        say(
            "| setting | KB a picture | SSIM, mean | SSIM, least | ms of one core a picture |\n| --- | --- | --- | --- | --- |\n"
        )
        pictures = [picture for _, picture in named]
        ours = ((f"**ours, over 640 px: {key}**", how) for key, how in ENCODE[-1][1].items())
        for label, how in (*ours, *TRIED):
            say(row(label, pictures, how) + "\n")
        for key, picture in named:
            picture.save(folder / f"{key}.png")
        files = [str(folder / f"{key}.png") for key, _ in named]
        done = subprocess.run(["node", "-e", SHARP, str(folder), *files], capture_output=True, text=True, check=True, cwd=REPOSITORY)  # fmt: skip
        rows = json.loads(done.stdout)
        for format_ in ("jpeg", "webp", "avif"):
            mine = [entry for entry in rows if entry[1] == format_]
            codes = [Path(entry[3]).read_bytes() for entry in mine]
            ssim = [likeness(picture, decoded(code)) for (_, picture), code in zip(named, codes, strict=True)]
            say(line(f"sharp's default {format_}", sum(map(len, codes)), ssim, sum(entry[2] for entry in mine)) + "\n")
        say(
            "\n| a 12-megapixel JPEG, two workers | files | ms a photo | ms of one core a photo | MiB a worker, most |\n| --- | --- | --- | --- | --- |\n"
        )
        for text in whole_photo(upload):
            say(text + "\n")
        say(f"| sharp's defaults, 4 widths × 3, its own two threads | 12 | {rows[-1][2]:.0f} | | |\n")
        say("\n| portraits | AVIF, KB | WebP, KB | JPEG, KB |\n| --- | --- | --- | --- |\n")
        for text in portraits():
            say(text + "\n")


if __name__ == "__main__":
    main()
