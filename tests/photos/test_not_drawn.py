"""A photo that could be looked at and then not be drawn, or is another by then, stops the build, and is named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.photos import reel
from tests.photos.uploads import picture, saved
from tests.running import built, honorroll_here, write

from honorroll.photos import pool, workers


def test_a_photo_that_cannot_be_drawn_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = workers.Worker.ask

    def lost(worker: workers.Worker, deed: str, data: bytes, *arguments: object) -> object:
        if deed == "draw" and data:
            raise workers.Refused("broken")
        return ask(worker, deed, data, *arguments)

    monkeypatch.setattr(workers.Worker, "ask", lost)
    result = honorroll_here("build", root=site)
    assert result.code == 1
    rule = "photo-not-drawn"
    assert f"honorees/individuals/nguyen-van-a/chan-dung.jpg: lỗi {rule}: " in result.stdout
    assert not (site / "site").exists()


@pytest.mark.parametrize("name", ["chan-dung.jpg", "phim.mp4"])
def test_a_file_that_was_swapped_after_it_was_looked_at_is_not_published(site: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:  # fmt: skip
    folder = site / "honorees/individuals/nguyen-van-a"
    first, second = (folder / name).read_bytes() if name != "phim.mp4" else reel.mp4(), reel.mp4(reel.box(b"free"))
    if name == "phim.mp4":
        profile = (folder / "profile.yml").read_text(encoding="utf-8")
        write(site, "honorees/individuals/nguyen-van-a/profile.yml", re.sub(r"^videos:\n(?:[ -].*\n)+", "", profile, flags=re.M) + f"videos:\n  - file: {name}\n")  # fmt: skip
        (folder / name).write_bytes(first)
    else:
        second = saved(picture(seed=99), "JPEG")
    draw = pool.draw

    def swapped(*work: Any) -> object:
        (folder / name).write_bytes(second)
        return draw(*work)

    monkeypatch.setattr(pool, "draw", swapped)
    result = honorroll_here("build", root=site)
    assert result.code != 0
    assert f"honorees/individuals/nguyen-van-a/{name}" in result.stderr + result.stdout
    assert "Traceback" not in result.stderr
    assert not (site / "site").exists()
    monkeypatch.setattr(pool, "draw", draw)
    assert honorroll_here("build", root=site).code == 0
    published = {data for path, data in built(site / "site").items() if path.endswith("phim.mp4")}
    assert (published == {second}) == (name == "phim.mp4")
