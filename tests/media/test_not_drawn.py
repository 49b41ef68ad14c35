"""A photo that could be looked at and then not be drawn, or is another by then, stops the build, and is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.conftest import remembered_answers  # noqa: F401  # workers are not what is tested here
from tests.media import reel
from tests.media.uploads import picture, saved
from tests.running import built, honorroll_here

from honorroll.media import pool, workers
from honorroll.media.renditions import RejectedError


def test_a_photo_that_cannot_be_drawn_is_named(bare_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = workers.Worker.request

    def lost(worker: workers.Worker, command: str, data: bytes, *arguments: object) -> object:
        if command == "draw" and data:
            raise RejectedError("broken")
        return request(worker, command, data, *arguments)

    monkeypatch.setattr(workers.Worker, "request", lost)
    result = honorroll_here("build", root=bare_site)
    assert result.code == 1
    rule = "photo-not-drawn"
    assert f"honorees/individuals/nguyen-van-a/chan-dung.jpg: lỗi {rule}: " in result.stdout
    assert not (bare_site / "site").exists()


@pytest.mark.parametrize("name", ["chan-dung.jpg", "phim.mp4"])
def test_a_file_that_was_swapped_after_it_was_looked_at_is_not_published(
    bare_site: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = bare_site / "honorees/individuals/nguyen-van-a"
    second = reel.mp4(reel.box(b"free")) if name == "phim.mp4" else saved(picture(seed=99), "JPEG")
    if name == "phim.mp4":
        with (folder / "profile.yml").open("a", encoding="utf-8") as profile:
            profile.write(f"videos:\n  - file: {name}\n")
        (folder / name).write_bytes(reel.mp4())
    draw = pool.draw

    def swapped(*work: Any) -> object:
        (folder / name).write_bytes(second)
        return draw(*work)

    monkeypatch.setattr(pool, "draw", swapped)
    result = honorroll_here("build", root=bare_site)
    assert result.code != 0
    assert f"honorees/individuals/nguyen-van-a/{name}" in result.stderr + result.stdout
    assert not (bare_site / "site").exists()
    monkeypatch.setattr(pool, "draw", draw)
    assert honorroll_here("build", root=bare_site).code == 0
    published = {data for path, data in built(bare_site / "site").items() if path.endswith("phim.mp4")}
    assert published == ({second} if name == "phim.mp4" else set())
