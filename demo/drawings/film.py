"""The film of the conference: drawn shots that the picture slowly moves over, and a tune that is reckoned.

Pillow cuts each frame out of the drawing, ffmpeg (with libx264 and AAC) puts them together: ``make film``.
"""

from __future__ import annotations

import math
import random
import subprocess
import wave
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from demo.drawings import camera, conference, indoors, outdoors
from demo.drawings.conference import CHAIR, speaking
from demo.drawings.places import HEIGHT, WIDTH, lotus
from demo.drawings.svg import at, drawing, line, rect, text
from PIL import Image
from playwright.sync_api import Page

SIZE = (768, 432)
RATE = 12
FADE = 0.5
"""Seconds that one shot takes to become the next."""
PITCH = 22050
FILE = "content/conferences/dien-hinh-tien-tien-2025/films/phong-su.mp4"


def _title(first: str, second: str) -> Callable[[], str]:
    def draw() -> str:
        return (
            rect(0, 0, WIDTH, HEIGHT, "#fbf8f2")
            + at(600, 300, 0.9, lotus())
            + line("M480 400 H720", "#b8892b", 4)
            + text(600, 470, first, 50, "#a51c1c", font_weight=700)
            + text(600, 530, second, 30, "#5b524b")
        )

    return draw


class Shot(NamedTuple):
    """What is seen for so many seconds, and how the picture moves: from one cut to another, each as the middle and the
    width of what is shown, in parts of the drawing.
    """

    seconds: float
    draw: Callable[[], str]
    start: tuple[float, float, float]
    end: tuple[float, float, float]


_WIDE, _NEAR, _FACE = (0.5, 0.5, 1.0), (0.5, 0.45, 0.7), (0.5, 0.36, 0.62)
SHOTS = (
    Shot(5, _title("Những người quanh ta", "Phim ngắn của quận Ví Dụ, một nơi không có thật"), _WIDE, (0.5, 0.5, 0.92)),
    Shot(5, conference.welcome, _WIDE, (0.45, 0.5, 0.8)),
    Shot(5, conference.whole_hall, (0.5, 0.5, 0.8), _WIDE),
    Shot(6, speaking("nguyen-van-a", close=True), _NEAR, _FACE),
    Shot(8, outdoors.visit, _WIDE, (0.62, 0.55, 0.7)),
    Shot(6, speaking("tran-thi-b", close=True), _NEAR, _FACE),
    Shot(8, indoors.evening_class, (0.5, 0.5, 0.75), _WIDE),
    Shot(6, speaking("chu-thi-mach", close=True), _NEAR, _FACE),
    Shot(8, indoors.flood_map, (0.4, 0.4, 0.7), _WIDE),
    Shot(6, speaking("luc-van-voi", close=True), _NEAR, _FACE),
    Shot(8, outdoors.roof, (0.5, 0.4, 0.7), _WIDE),
    Shot(6, speaking("hoang-thi-to", close=True), _NEAR, _FACE),
    Shot(8, indoors.loom, _WIDE, (0.5, 0.5, 0.7)),
    Shot(5, speaking(CHAIR), _WIDE, _NEAR),
    Shot(6, conference.group_photo, (0.5, 0.6, 0.75), _WIDE),
    Shot(4, _title("Quận Ví Dụ, 2025", "Tranh và nhạc do một chương trình vẽ và tính ra"), _WIDE, _WIDE),
)


def _cut(picture: Image.Image, shot: Shot, share: float) -> Image.Image:
    eased = (1 - math.cos(math.pi * share)) / 2
    x, y, width = (a + (b - a) * eased for a, b in zip(shot.start, shot.end, strict=True))
    wide = width * picture.width
    high = wide * SIZE[1] / SIZE[0]
    left = min(max(x * picture.width - wide / 2, 0), picture.width - wide)
    top = min(max(y * picture.height - high / 2, 0), picture.height - high)
    return picture.resize(SIZE, Image.Resampling.BICUBIC, box=(left, top, left + wide, top + high))


def frames(page: Page) -> Iterator[bytes]:
    """The frames one after another, three bytes a point."""
    last: Image.Image | None = None
    for shot in SHOTS:
        picture = camera.taken(page, drawing(WIDTH, HEIGHT, shot.draw()), WIDTH, HEIGHT)
        count = round(shot.seconds * RATE)
        frame = _cut(picture, shot, 0)
        for number in range(count):
            frame = _cut(picture, shot, number / count)
            share = number / (FADE * RATE)
            shown = Image.blend(last, frame, share) if last is not None and share < 1 else frame
            yield shown.tobytes()
        last = frame


def _plucked(frequency: float, seconds: float, chance: random.Random) -> list[float]:
    """A string as Karplus and Strong pluck it: noise that goes round and loses its edges."""
    ring = [chance.uniform(-1, 1) for _ in range(int(PITCH / frequency))]
    tone: list[float] = []
    for number in range(int(PITCH * seconds)):
        place = number % len(ring)
        tone.append(ring[place])
        ring[place] = 0.4985 * (ring[place] + ring[(place + 1) % len(ring)])
    return tone


def tune(seconds: float) -> array[int]:
    """A tune of five tones, the same each time, as samples of 16 bits."""
    chance = random.Random(2025)  # noqa: S311  # a tune, not a secret
    scale = (196.0, 220.0, 261.6, 293.7, 329.6, 392.0, 440.0, 523.3)
    mixed = [0.0] * int(PITCH * seconds)
    moment, degree = 0.0, 3
    while moment < seconds - 3:
        degree = min(max(degree + chance.choice((-2, -1, -1, 0, 1, 1, 2)), 0), len(scale) - 1)
        low = scale[degree] / 2 if chance.random() < 0.3 else None
        for frequency, loud in ((scale[degree], 0.5), (low, 0.35)):
            if frequency:
                start = int(moment * PITCH)
                for number, value in enumerate(_plucked(frequency, 2.6, chance)):
                    if start + number < len(mixed):
                        mixed[start + number] += value * loud
        moment += chance.choice((0.5, 0.5, 1.0, 1.0, 1.5))
    most = max(map(abs, mixed))
    fade = PITCH * 3
    return array("h", (int(v / most * 15000 * min(1, (len(mixed) - n) / fade)) for n, v in enumerate(mixed)))


def shoot(page: Page, target: Path) -> None:
    seconds = sum(shot.seconds for shot in SHOTS)
    with TemporaryDirectory() as folder:
        sound = Path(folder) / "tune.wav"
        with wave.open(str(sound), "wb") as file:
            file.setparams((1, 2, PITCH, 0, "NONE", ""))
            file.writeframes(tune(seconds).tobytes())
        target.parent.mkdir(parents=True, exist_ok=True)
        raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE[0]}x{SIZE[1]}", "-r", str(RATE), "-i", "-"]
        picture = ["-c:v", "libx264", "-preset", "veryslow", "-tune", "animation", "-crf", "30", "-pix_fmt", "yuv420p"]
        voice = ["-c:a", "aac", "-b:a", "40k", "-ac", "1", "-shortest", "-movflags", "+faststart", "-threads", "1"]
        plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]
        command = ["ffmpeg", "-y", "-loglevel", "error", *raw, "-i", str(sound), *picture, *voice, *plain, str(target)]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
            assert encoder.stdin  # noqa: S101
            for frame in frames(page):
                encoder.stdin.write(frame)
            encoder.stdin.close()
        if encoder.returncode:
            raise SystemExit(encoder.returncode)
