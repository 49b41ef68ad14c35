"""Whatever is sent in as a photo: a located finding, the findings of all others, and a command that ends."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest
from PIL import Image
from tests.media import uploads
from tests.media.uploads import picture, saved
from tests.running import honorroll_here, write

from honorroll.media import inspection, workers
from honorroll.media.renditions import RejectedError

PROFILE = """name: Người Thứ {n}
awards:
  - title: nguoi-tot-vi-du
    year: 2022
photos:
  - file: {file}
    alt: Chân dung
    credit: Nguyễn Văn A
sources:
  - title: Nguồn
publication:
  basis: public-record
"""
GOOD = saved(picture(seed=77), "JPEG")


def bad() -> dict[str, tuple[str, bytes, str]]:
    """Each file with its name and what is found; "" is nothing. A function, for packing the bombs takes seconds."""
    return {
        "cut off": ("a.jpg", GOOD[: len(GOOD) // 2], "photo-broken"),
        "a head alone": ("a.jpg", GOOD[:300], "photo-broken"),
        "png of 65,000²": ("a.png", uploads.png(65_000, 65_000, b""), "photo-too-large"),
        "png of 13,000²": ("a.png", uploads.bomb(13_000), "photo-too-large"),
        "png of noughts, allowed size": ("a.png", uploads.bomb(4_900), "photo-blank"),
        "zTXt bomb": ("a.png", uploads.text_bomb(), "photo-broken"),
        "iCCP bomb": ("a.png", uploads.profile_bomb(), "photo-broken"),
        "eps": ("a.jpg", uploads.EPS, "photo-unsupported"),
        "pdf": ("a.jpg", uploads.PDF, "photo-unsupported"),
        "svg": ("a.jpg", uploads.SVG, "photo-unsupported"),
        "html": ("a.jpg", uploads.HTML, "photo-unsupported"),
        "gif": ("a.jpg", saved(picture().quantize(32), "GIF"), "photo-unsupported"),
        "tiff": ("a.tif", saved(picture(), "TIFF"), "photo-not-converted"),
        "tiff called jpg": ("a.jpg", saved(picture(seed=13), "TIFF"), "photo-not-converted"),
        "avif": ("a.avif", saved(picture(seed=14), "AVIF"), "photo-not-converted"),
        "random tiff": ("a.tif", b"II*\0" + os.urandom(900), "photo-broken"),
        "random avif": ("a.avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + os.urandom(900), "photo-broken"),
        "bmp": ("a.jpg", saved(picture(), "BMP"), "photo-unsupported"),
        "nothing": ("a.jpg", b"", "photo-unsupported"),
        "animated webp": ("a.webp", uploads.animated("WEBP"), "photo-animated"),
        "animated png": ("a.png", uploads.animated("PNG"), "photo-animated"),
        "one pixel": ("a.png", saved(Image.new("RGB", (1, 1)), "PNG"), "photo-too-small"),
        "small": ("a.jpg", saved(picture(500, 800), "JPEG"), "photo-small"),
        "blank": ("a.jpg", saved(Image.new("RGB", (700, 900), "#9a8"), "JPEG"), "photo-blank"),
        "png called jpg": ("a.jpg", saved(picture(seed=5), "PNG"), "photo-wrong-extension"),
        "metadata": ("a.jpg", uploads.telling("JPEG"), "photo-metadata"),
        "jpeg and zip": ("a.jpg", saved(picture(seed=6), "JPEG") + b"PK\x03\x04" + b"<script>" * 50, "photo-metadata"),
        "webp and zip": ("a.webp", saved(picture(seed=6), "WEBP") + b"PK\x03\x04" * 50, "photo-metadata"),
        "png and zip": ("a.png", saved(picture(seed=6), "PNG") + b"PK\x03\x04" * 50, "photo-metadata"),
        "zeros behind a jpeg": ("a.jpg", saved(picture(seed=9), "JPEG") + bytes(50), ""),
        "odd webp": ("a.webp", saved(picture(seed=10), "WEBP"), ""),
        "profile of a camera": ("a.jpg", saved(picture(seed=12), "JPEG", icc_profile=uploads.PRIMARIES_SWAPPED), ""),
        "orientation 99": (
            "a.jpg",
            saved(
                picture(seed=7), "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x63\0\0\0\0\0\0\0"
            ),
            "photo-metadata",
        ),
        "garbage profile": ("a.jpg", saved(picture(seed=8), "JPEG", icc_profile=b"rubbish" * 100), "photo-metadata"),
        "random webp": ("a.webp", b"RIFF\xff\xff\0\0WEBPVP8 " + os.urandom(900), "photo-broken"),
        "random heic": ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + os.urandom(900), "photo-broken"),
    }


def test_each_is_found_and_none_hides_another(site: Path) -> None:
    files = bad()
    for n, (file, data, _) in enumerate(files.values()):
        folder = f"honorees/individuals/nguoi-{n}"
        write(site, f"{folder}/profile.yml", PROFILE.format(n=n, file=file))
        write(site, f"{folder}/{file}", data)
    began = time.monotonic()
    result = honorroll_here("check", root=site)
    assert time.monotonic() - began < 120
    seen: dict[int, set[str]] = {n: set() for n in range(len(files))}
    for found in re.finditer(
        r"^honorees/individuals/nguoi-(\d+)/profile\.yml:6:11: \S+(?: \S+)? ([a-z-]+):", result.stdout, re.M
    ):
        seen[int(found[1])].add(found[2])
    for n, (label, (_, _, rule)) in enumerate(files.items()):
        assert (rule in seen[n]) if rule else not seen[n], (label, seen[n])
    assert "Traceback" not in result.stdout + result.stderr


def test_a_file_that_is_too_heavy_is_not_even_read(site: Path) -> None:
    write(site, "honorees/individuals/nang/profile.yml", PROFILE.format(n=1, file="a.jpg"))
    path = write(site, "honorees/individuals/nang/a.jpg", GOOD)
    os.truncate(path, 25 * 1024 * 1024 + 1)
    assert "photo-too-heavy" in honorroll_here("check", root=site).stdout


def test_a_worker_that_is_lost_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = workers.Worker()
    try:
        assert worker.request("inspect", GOOD, "c")[1:3] == (700, 900)
        first = worker.pid()
        os.kill(first, 9)
        with pytest.raises(RejectedError, match="broken"):
            worker.request("inspect", GOOD, "c")
        assert worker.request("inspect", GOOD, "c")[1:3] == (700, 900)
        assert worker.pid() != first
        monkeypatch.setattr(workers, "TIMEOUT_SECONDS", 0.05)
        os.kill(worker.pid(), signal.SIGSTOP)  # else it may answer before anybody looks at the clock
        with pytest.raises(RejectedError):
            worker.request("inspect", GOOD, "c")
    finally:
        worker.end()


def test_a_worker_that_cannot_start_says_nothing_of_photos(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in ("/nowhere/python", "/bin/true"):
        monkeypatch.setattr(sys, "executable", program)
        write(site, "honorees/individuals/moi/a.jpg", GOOD)
        result = honorroll_here("check", root=site)
        assert result.code == 2
        assert result.stderr.count("\n") == 1
        assert "không bị gì" in result.stderr
        assert "photo-" not in result.stdout


def test_a_worker_can_neither_write_nor_take_more_memory_than_its_share() -> None:
    worker = workers.Worker()
    try:
        worker.request("inspect", GOOD, "c")
        limits = Path(f"/proc/{worker.pid()}/limits").read_text(encoding="utf-8")
        assert re.search(r"Max file size +0 +0 ", limits)
        assert re.search(r"Max address space +1073741824 +1073741824 ", limits)
    finally:
        worker.end()


@pytest.mark.slow
def test_a_photo_at_the_limits_stays_within_768_mib_and_one_of_a_telephone_within_200() -> None:
    noise = Image.effect_noise((1000, 750), 60).convert("RGB")
    cases = [
        (
            saved(
                noise.resize((4000, 3000)),
                "JPEG",
                quality=90,
                exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
            ),
            200,
        ),
        (saved(noise.resize((8900, 6700)), "JPEG", quality=60), 768),
        (saved(noise.resize((5700, 4300), 0).convert("RGBA"), "PNG", compress_level=1), 768),
        (saved(noise.resize((5700, 4300), 0), "WEBP", quality=50, method=0), 768),
    ]
    from honorroll.media import renditions  # noqa: PLC0415  # this test alone

    for data, most in cases:
        if len(data) > inspection.MAX_PHOTO_BYTES:
            pytest.fail("the file itself is too heavy")
        worker = workers.Worker()
        try:
            found = renditions.MediaInfo(*worker.request("inspect", data, "c"))
            _, set_ = renditions.responsive_photo(found, "a", (renditions.PORTRAIT, renditions.WHOLE), None, b"")
            assert len(worker.request("draw", data, (set_.crops, None))) == len(renditions.file_names(set_))
            status = Path(f"/proc/{worker.pid()}/status").read_text(encoding="utf-8")
            assert int(status.split("VmHWM:")[1].split()[0]) / 1024 < most
        finally:
            worker.end()
