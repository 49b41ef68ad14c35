"""The demonstration, built once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Once
from tests.running import demo_site

from honorroll.media.renditions import Crop
from honorroll.media.workers import Worker


@pytest.fixture(scope="session")
def demo(once: Once) -> Path:
    """The pages of the demonstration, to be looked at, and not to be changed.

    A JPEG stands for each picture in another format: to draw them takes half a minute, and nothing here looks at them.
    """
    request = Worker.request

    def jpegs(worker: Worker, command: str, data: bytes, *jobs: Any) -> Any:
        if command != "draw":
            return request(worker, command, data, *jobs)
        drawn = request(worker, command, data, *(([_as_jpeg(crop) for crop in crops], card) for crops, card in jobs))
        formats = {(n, crop.layout): crop.formats for n, (crops, _) in enumerate(jobs) for crop in crops}
        return [
            (n, f"{stem}.{form}", picture)
            for n, (stem, _, suffix), picture in ((n, name.rpartition("."), picture) for n, name, picture in drawn)
            for form in formats.get((n, stem.rpartition("-")[0]), (suffix,))
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Worker, "request", jpegs)
        return once("demo", demo_site) / "site"


def _as_jpeg(crop: Crop) -> Crop:
    return crop._replace(formats=("jpg",))
