"""What a device is told to fetch to keep the whole roll."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.running import built

from honorroll.outputs import offline
from honorroll.outputs.offline import KeptCopy


@pytest.fixture(scope="module")
def files(built_root: Path) -> dict[str, bytes]:
    return built(built_root / "site")


@pytest.fixture(scope="module")
def listed(files: dict[str, bytes]) -> list[str]:
    _, *lines = files[offline.LIST].decode().rstrip("\n").split("\n")
    return [line.partition(" ")[2] for line in lines]


def path(url: str) -> str:
    return f"{url}index.html" if not url or url.endswith("/") else url


def test_every_file_of_the_list_is_there_once(files: dict[str, bytes], listed: list[str]) -> None:
    assert len(listed) == len(set(listed)) > 80
    assert [url for url in listed if path(url) not in files] == []


def test_it_has_all_that_reading_and_searching_need(files: dict[str, bytes], listed: list[str]) -> None:
    kept = set(map(path, listed))
    assert {"index.html", "bang-vang/nguyen-van-a/index.html", "tim-kiem/ten.json"} < kept
    of_names = {each for each in files if each.startswith("tim-kiem/") and "van-ban" not in each}
    assert of_names <= kept, "those of the texts are told by a list of their own, which is made later"
    assert {each for each in files if each.startswith("assets/")} <= kept


def test_it_has_nothing_that_was_taken_down_or_is_large(files: dict[str, bytes], listed: list[str]) -> None:
    assert "bang-vang/pham-thi-d/" not in listed
    assert "Trang đã được gỡ".encode() in files["bang-vang/pham-thi-d/index.html"]
    assert [url for url in listed if url.endswith((".mp4", ".webm", ".zip", ".pdf", ".jpg", ".avif"))] == []


def test_of_a_photo_it_has_one_small_picture_a_layout(files: dict[str, bytes], listed: list[str]) -> None:
    pictures = [url for url in listed if url.startswith("anh/")]
    layouts = [url.rpartition("-")[0] for url in pictures]
    assert len(layouts) == len(set(layouts)) > 5
    webp = {each.rpartition("-")[0] for each in files if each.startswith("anh/") and each.endswith(".webp")}
    assert set(layouts) == webp
    assert max(len(files[url]) for url in pictures) < 60_000


def test_the_size_is_told_first_and_is_about_right(files: dict[str, bytes], listed: list[str]) -> None:
    told = json.loads(files[offline.SUMMARY])
    assert told["pages"] == sum(not url or url.endswith("/") for url in listed)
    assert told["pictures"] == sum(url.startswith("anh/") for url in listed)
    whole = sum(len(files[path(url)]) for url in listed)
    assert 0.25 * whole < told["bytes"] < 0.8 * whole, "texts are kept packed"
    assert told["version"] == files[offline.LIST].decode().split("\n", 1)[0]


def test_a_roll_that_no_device_could_hold_is_not_offered() -> None:
    files = offline.files("r", [], KeptCopy(offline.MOST + 1, 0, 10**9, "0 a/"))
    assert offline.LIST not in files
    assert json.loads(files[offline.SUMMARY]).keys() == {"version", "pages"}
