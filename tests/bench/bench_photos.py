"""Bytes, likeness and time of each format at each quality, on real photographs; sharp's defaults beside them; and what
a whole photo costs in time, memory and kilobytes.

    make photos                      all of it, some minutes
    make photos ARGS="speed limits"  some parts: settings, speed, limits, portraits
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
if __name__ == "__main__":  # run as a script, not as a module
    sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "scripts")]

from PIL import Image  # noqa: E402  # the path comes first
from tests.bench.photographs import (  # noqa: E402
    PHOTOGRAPHS,
    WIDTH,
    as_they_are,
    decoded,
    encoded,
    likeness,
    photograph,
    reference,
    upload,
)

from honorroll.media import inspection, pool, renditions, workers  # noqa: E402
from honorroll.media.draw.decode import decode_upright  # noqa: E402
from honorroll.media.draw.encode import ENCODER_OPTIONS, draw_jobs  # noqa: E402
from honorroll.media.renditions import RejectedError  # noqa: E402

#: With what all others are compared.
STANDARD = {"format": "JPEG", "quality": 80, "optimize": True}
#: What was weighed up.
TRIED: tuple[tuple[str, dict[str, Any]], ...] = (
    *((f"JPEG q{q}", {"format": "JPEG", "quality": q, "optimize": True}) for q in (76, 84)),
    ("JPEG q80, progressive", {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True}),
    *((f"WebP m{m} q{q}", {"format": "WEBP", "quality": q, "method": m}) for m in (0, 2, 4) for q in (81, 85, 87)),
    *(
        (
            f"AVIF s{s} q{q}",
            {"format": "AVIF", "quality": q, "speed": s, "max_threads": 1, "advanced": {"tune": "ssim"}},
        )
        for s in (6, 8, 9)
        for q in (68, 73)
    ),
    *(
        (
            f"AVIF s9 q73 tune={t}",
            {"format": "AVIF", "quality": 73, "speed": 9, "max_threads": 1, "advanced": {"tune": t}},
        )
        for t in ("psnr", "iq")
    ),
    (
        "AVIF s9 q73 without trellis",
        {
            "format": "AVIF",
            "quality": 73,
            "speed": 9,
            "max_threads": 1,
            "advanced": {"tune": "ssim", "disable-trellis-quant": "1"},
        },
    ),
)
#: Encodes every PNG, then makes twelve pictures of every JPEG; with its own defaults, as quickly as it can.
SHARP = """
const sharp = require("sharp"), fs = require("fs"), [folder, width, ...files] = process.argv.slice(1);
sharp.concurrency(2); sharp.cache(false);
const since = begun => Number(process.hrtime.bigint() - begun) / 1e6, rows = [];
(async () => {
  for (const file of files.filter(name => name.endsWith(".png"))) {
    const { data, info: raw } = await sharp(`${folder}/${file}`).raw().toBuffer({ resolveWithObject: true });
    for (const format of ["jpeg", "webp", "avif"]) {
      const begun = process.hrtime.bigint();
      fs.writeFileSync(`${folder}/${file}.${format}`, await sharp(data, { raw })[format]().toBuffer());
      rows.push([file, format, since(begun)]);
    }
  }
  for (const file of files.filter(name => name.endsWith(".jpg"))) {
    for (const format of ["jpeg", "webp", "avif"])
      fs.writeFileSync(
        `${folder}/${file}.${format}`, await sharp(`${folder}/${file}`).resize(+width)[format]().toBuffer());
    const begun = process.hrtime.bigint();
    for (const each of [320, 640, 960, 1600]) for (const format of ["jpeg", "webp", "avif"])
      await sharp(`${folder}/${file}`).autoOrient().resize(each)[format]().toBuffer();
    rows.push([file, "all", since(begun)]);
  }
  console.log(JSON.stringify(rows));
})();
"""


class Pair(NamedTuple):
    """What a picture should look like, and the pixels that are encoded."""

    reference: Image.Image
    pixels: Image.Image


def row(
    name: str,
    codes: Sequence[Sequence[bytes]],
    pairs: Sequence[Sequence[Pair]],
    standard: Sequence[Sequence[float]],
    spent: float,
) -> str:
    """A line of the table, of both groups of photographs: kilobytes, SSIM, how far the worst is from the standard."""
    cells = []
    for some, of, norm in zip(codes, pairs, standard, strict=True):
        ssim = [likeness(pair.reference, decoded(code)) for pair, code in zip(of, some, strict=True)]
        least = min(one - other for one, other in zip(ssim, norm, strict=True))
        cells.append(f"{sum(map(len, some)) / 1000 / len(some):.1f} | {sum(ssim) / len(ssim):.4f} | {least:+.4f}")
    return f"| {name} | {' | '.join(cells)} | {spent:.1f} |"


def settings(folder: Path) -> Iterator[str]:
    """The table by which qualities are chosen."""
    files = {f"{name}.jpg": upload(name) for name in PHOTOGRAPHS}
    pairs = [
        [Pair(picture, picture) for picture in as_they_are()],
        [Pair(reference(file), ours(file)) for file in files.values()],
    ]
    standard = [[likeness(pair.reference, decoded(encoded(pair.reference, **STANDARD))) for pair in of] for of in pairs]
    yield (
        f"| setting | as they are: KB | SSIM, mean | the worst, to JPEG q80 | {WIDTH} px of 12 megapixels: KB | "
        "SSIM, mean | the worst, to JPEG q80 | ms of one core |"
    )
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    yield row(
        "JPEG q80 of the lossless picture",
        [[encoded(pair.reference, **STANDARD) for pair in of] for of in pairs],
        pairs,
        standard,
        0,
    )
    mine = ((f"**ours, over 640 px: {key}**", how) for key, how in ENCODER_OPTIONS[-1][1].items())
    for name, how in (*mine, *TRIED):
        begun = time.process_time()
        codes = [[encoded(pair.pixels, **how) for pair in of] for of in pairs]
        spent = (time.process_time() - begun) * 1000 / sum(map(len, codes))
        yield row(name, codes, pairs, standard, spent)
    for n, pair in enumerate(pairs[0]):
        pair.reference.save(folder / f"{n}.png")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = ["node", "-e", SHARP, str(folder), str(WIDTH), *(f"{n}.png" for n in range(len(pairs[0]))), *files]
    rows = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY).stdout)
    for format_ in ("jpeg", "webp", "avif"):
        times = [time_ for _, which, time_ in rows if which == format_]
        codes = [
            [(folder / f"{n}.png.{format_}").read_bytes() for n in range(len(pairs[0]))],
            [(folder / f"{name}.{format_}").read_bytes() for name in files],
        ]
        yield row(f"sharp's default {format_}, ms by the clock", codes, pairs, standard, sum(times) / len(times))
    whole = [time_ for _, which, time_ in rows if which == "all"]
    yield (
        f"\nsharp's defaults, 4 widths × AVIF, WebP, JPEG, two threads: {sum(whole) / len(whole):.0f} ms a photo by "
        "the clock."
    )


def ours(upload_: bytes) -> Image.Image:
    """The pixels of the picture of ``WIDTH``, the way they come about in a build: the lossless way of ``draw``."""
    image, _ = decode_upright(upload_, renditions.WHOLE.widths[-1] / 4000)
    for width in (renditions.WHOLE.widths[-1], WIDTH):
        image = image.resize(
            (width, round(image.height * width / image.width)), Image.Resampling.LANCZOS, reducing_gap=3
        )
    return image


def speed(folder: Path) -> Iterator[str]:
    """Sixteen photos drawn into an empty pool, as a build does it: by the clock, two workers, from the first to the
    last.
    """
    (folder / "photos").mkdir()
    wanted: dict[str, list[renditions.RenditionSet]] = {
        "4 widths × AVIF, WebP, JPEG": [],
        "everything: all widths, crops, card": [],
    }
    said = renditions.SocialCard("Nguyễn Thị Thu Hà", ("Công dân Thủ đô ưu tú, 2024", "Giám đốc"), "Bảng vàng", "sen")
    for n in range(16):
        path, data = f"photos/{n}.jpg", upload(PHOTOGRAPHS[n % len(PHOTOGRAPHS)], n)
        (folder / path).write_bytes(data)
        across, down = (4000, 3000) if n % 2 == 0 else (3000, 4000)
        look = renditions.MediaInfo(inspection.content_digest(data), across, down, "jpeg")
        gallery = renditions.responsive_photo(look, path, (renditions.WHOLE,), None, b"4")[1]
        all_ = renditions.responsive_photo(
            look, path, (renditions.PORTRAIT, renditions.WIDE, renditions.WHOLE), None, b"all"
        )[1]
        wanted["4 widths × AVIF, WebP, JPEG"].append(gallery)
        wanted["everything: all widths, crops, card"] += [all_, renditions.card_set(look, path, None, said, b"all")]
    yield (
        "| 16 JPEGs of 12 megapixels, two workers | files of a photo | ms a photo, by the clock | ms of one core a "
        "photo |"
    )
    yield "| --- | --- | --- | --- |"
    for name, sets in wanted.items():
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        for finding in pool.draw(folder, sets, lambda *_: None):
            raise AssertionError(finding)
        spent, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
        cores = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        files = sum(len(renditions.file_names(set_)) for set_ in sets) / 16
        yield f"| {name} | {files:.0f} | {spent / 16 * 1000:.0f} | {cores / 16 * 1000:.0f} |"


def limits(folder: Path) -> Iterator[str]:
    """The most memory that a worker takes over a photo: looked at, drawn in every layout, mended."""
    yield "| a photo | MB | MiB a worker, most: looked at | drawn | mended |\n| --- | --- | --- | --- | --- |"
    layouts = (renditions.PORTRAIT, renditions.WIDE, renditions.WHOLE, renditions.PRESS)
    for name, data in largest(folder):
        peaks = []
        for deed in ("inspect", "draw", "mend"):
            worker = workers.Worker()
            try:
                look = renditions.MediaInfo(*worker.request("inspect", data, "c"))
                _, set_ = renditions.responsive_photo(look, "a", layouts, None, b"")
                if deed == "draw":
                    worker.request("draw", data, (set_.crops, None))
                if deed == "mend":
                    worker.request("mend", data, 2400)
                status = Path(f"/proc/{worker.pid()}/status").read_text(encoding="utf-8")
                peaks.append(f"{int(status.split('VmHWM:')[1].split()[0]) / 1024:.0f}")
            except RejectedError as error:
                peaks.append(f"refused: {error}")
            finally:
                worker.end()
        yield f"| {name} | {len(data) / 1e6:.1f} | {' | '.join(peaks)} |"


def largest(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The twelve megapixels of a telephone, and as many pixels as each kind of file may have."""
    yield "JPEG of 12 megapixels, on its side", upload("astronaut", 1)
    detail = photograph("hubble_deep_field")
    huge, large = detail.resize((8940, 6700)), detail.resize((5770, 4330))
    on_its_side = Image.Exif()
    on_its_side[0x0112] = 6
    yield "JPEG of 60 megapixels, on its side", encoded(huge, format="JPEG", quality=80, exif=on_its_side)
    yield (
        "the same, progressive, no colour left out",
        encoded(huge, format="JPEG", quality=70, progressive=True, subsampling=0),
    )
    yield "the same, CMYK", encoded(huge.convert("CMYK"), format="JPEG", quality=60, progressive=True)
    turned = {"exif": on_its_side}
    yield (
        "PNG of 25 megapixels, on its side",
        encoded(large.quantize(64).convert("RGB"), format="PNG", compress_level=1, **turned),
    )
    alpha = large.quantize(64).convert("RGBA")
    alpha.putalpha(128)
    yield "the same, half transparent", encoded(alpha, format="PNG", compress_level=1, **turned)
    yield (
        "PNG of 25 megapixels, 16 bits of grey",
        encoded(large.convert("L").quantize(64).convert("I").convert("I;16"), format="PNG", **turned),
    )
    yield "WebP of 25 megapixels, half transparent", encoded(alpha, format="WEBP", quality=50, method=0, **turned)
    import pillow_heif  # noqa: PLC0415  # this part alone writes one

    heic = io.BytesIO()
    pillow_heif.from_pillow(large).save(heic, quality=50)
    yield "HEIC of 25 megapixels", heic.getvalue()


def portraits(folder: Path) -> Iterator[str]:
    """What a list of 48 portraits weighs on a screen of 390 px at 2×, and the portrait of an honoree's page."""
    weights: dict[tuple[int, str], list[int]] = {}
    for name in PHOTOGRAPHS[:5]:
        whole = photograph(name)
        crop = renditions.Crop(
            "chan-dung",
            renditions.crop_box(*whole.size, (4, 5), (0.5, 0.5)),
            ((320, 400), (640, 800)),
            renditions.FORMATS,
        )
        for _, file, picture in draw_jobs(encoded(whole, format="PNG"), [([crop], None)]):
            size, format_ = file.removeprefix("chan-dung-").split(".")
            weights.setdefault((int(size), format_), []).append(len(picture))
    yield "| portraits | AVIF, KB | WebP, KB | JPEG, KB |\n| --- | --- | --- | --- |"
    for label, width, count in (
        (f"48 on a list, 320 px, mean of {len(weights[320, 'avif'])}", 320, 48),
        ("one of 640 px, the heaviest", 640, 1),
    ):
        kb = [
            (sum(seen) / len(seen) * count if count > 1 else max(seen)) / 1000
            for seen in (weights[width, f] for f in renditions.FORMATS)
        ]
        yield f"| {label} | " + " | ".join(f"{value:.0f}" for value in kb) + " |"


PARTS = {"settings": settings, "speed": speed, "limits": limits, "portraits": portraits}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[], metavar="part", help=", ".join(PARTS))
    chosen = parser.parse_args().parts or list(PARTS)
    memory_disk = Path("/dev/shm")  # noqa: S108  # under a name that nobody can foresee
    with tempfile.TemporaryDirectory(dir=memory_disk if memory_disk.is_dir() else None) as folder:
        for part in chosen:
            (Path(folder) / part).mkdir()
            say([*PARTS[part](Path(folder) / part), ""])


def say(lines: Iterable[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
