"""Small pictures for tables of the desk."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image
from tests.media.uploads import picture, saved

from honorroll.office.desk import thumbnails


@pytest.fixture(scope="module", autouse=True)
def remembered_answers() -> None:
    """Workers are what is tested here."""


def asked_by_a_thread_of_its_own(small: thumbnails.Thumbnails, photo: bytes) -> bytes:
    """As a request to the desk asks: its thread is gone when the next one comes."""
    answers: list[bytes] = []
    thread = Thread(target=lambda: answers.append(small.of(photo)))
    thread.start()
    thread.join()
    return answers[0]


@pytest.mark.parametrize("idle", [0.0, 1.0])
def test_requests_one_after_the_other_each_get_a_small_picture(
    tmp_path: Path, idle: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "_IDLE", idle)
    small = thumbnails.Thumbnails(tmp_path)
    for seed in range(3):
        answer = asked_by_a_thread_of_its_own(small, saved(picture(700, 900, seed=seed), "JPEG"))
        assert max(Image.open(BytesIO(answer)).size) == 480
        time.sleep(0.1)  # a thread takes a moment to be gone
