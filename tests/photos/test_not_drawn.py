"""A photo that could be looked at and then not be drawn stops the build, and is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.running import honorroll_here

from honorroll.photos import workers


def test_a_photo_that_cannot_be_drawn_is_named(bare_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = workers.Worker.ask

    def lost(worker: workers.Worker, deed: str, data: bytes, *arguments: object) -> object:
        if deed == "draw" and data:
            raise workers.Refused("broken")
        return ask(worker, deed, data, *arguments)

    monkeypatch.setattr(workers.Worker, "ask", lost)
    result = honorroll_here("build", root=bare_site)
    assert result.code == 1
    rule = "photo-not-drawn"
    assert f"honorees/individuals/nguyen-van-a/chan-dung.jpg: lỗi {rule}: " in result.stdout
    assert not (bare_site / "site").exists()
