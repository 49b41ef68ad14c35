"""What a photo costs, in processor time and in bytes, and a million of them by multiplication.

The photos are invented, with twelve megapixels and the noise of a sensor; a portrait is nine files, ten with its social
card. Processor time is that of the worker, so a busy machine changes it little.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

from PIL import Image

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.bench_build import say  # noqa: E402  # the path comes first
from tests.media.uploads import picture, saved  # noqa: E402  # as above

from honorroll.media import inspection, renditions, workers  # noqa: E402  # as above

MILLION = 1_000_000
COUNT = 6


def photo(n: int) -> bytes:
    """About five megabytes, as a telephone takes it."""
    plain = picture(4000, 3000, n)
    noise = Image.effect_noise(plain.size, 24)
    return saved(Image.blend(plain, Image.merge("RGB", (noise, noise, noise)), 0.12), "JPEG", quality=92)


def spent(worker: workers.Worker) -> float:
    """Seconds of processor time that the process of a worker has used."""
    fields = Path(f"/proc/{worker.pid()}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured() -> Iterable[str]:
    worker, recipe = workers.Worker(), inspection.recipe()
    looked: list[float] = []
    drawn: list[float] = []
    sizes: list[int] = []
    heavy: list[int] = []
    inspection.inspect_photo(worker, photo(COUNT))  # the worker has loaded its libraries
    for n in range(COUNT):
        data = photo(n)
        before = spent(worker)
        info = inspection.inspect_photo(worker, data)
        between = spent(worker)
        _, portrait = renditions.responsive_photo(info, "a.jpg", (renditions.PORTRAIT,), None, recipe)
        text = renditions.SocialCard("Nguyễn Văn A", ("Bằng khen (2024)", "Trạm Y tế"), "Bảng vàng", "")
        card = renditions.card_set(info, "a.jpg", None, text, recipe)
        answer = worker.request("draw", data, (portrait.crops, None), ((), card.card))
        drawn.append(spent(worker) - between)
        looked.append(between - before)
        sizes.append(sum(len(file) for _, _, file in answer))
        heavy.append(len(data))
    worker.end()
    look, draw, size = mean(looked), mean(drawn), mean(sizes)
    hours = MILLION * (look + draw) / 3600
    yield "| | a photo | a million |"
    yield "|---|---:|---:|"
    yield f"| looked at, processor time | {look * 1000:.0f} ms | {MILLION * look / 3600:,.0f} hours |"
    yield f"| drawn, ten files | {draw * 1000:.0f} ms | {MILLION * draw / 3600:,.0f} hours |"
    yield f"| upload | {mean(heavy) / 1e6:.1f} MB | {mean(heavy) * MILLION / 1e12:.1f} TB |"
    yield f"| pictures | {size / 1e3:.0f} KB | {size * MILLION / 1e9:,.0f} GB |"
    yield f"| on 64 cores | | {hours / 64:.1f} hours |"


if __name__ == "__main__":
    say(measured())
