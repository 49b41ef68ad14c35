"""What is known of photos is saved as it is found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.media.uploads import picture, saved

from honorroll.content.scan import Signature, signature_at
from honorroll.media import inspection
from honorroll.media.drawer import Worker
from honorroll.media.renditions import MediaInfo

PHOTOS = [f"{n}.jpg" for n in range(6)]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The photos that a worker was asked about, which files of last week need not be twice."""
    monkeypatch.setattr("honorroll.base.store.TICK", -3_600_000_000_000)
    for n, name in enumerate(PHOTOS):
        (tmp_path / name).write_bytes(saved(picture(200 + n, 250, n), "JPEG"))
    found: list[str] = []
    inspect = inspection.inspect_file

    def watched(worker: Worker, root: Path, path: str) -> MediaInfo:
        if len(found) == 4:
            raise KeyboardInterrupt
        found.append(path)
        return inspect(worker, root, path)

    monkeypatch.setattr(inspection, "inspect_file", watched)
    return found


def wanted(root: Path) -> dict[str, Signature]:
    return {name: signature_at(root / name) for name in PHOTOS}


def known(root: Path, recipe: bytes = b"1") -> dict[str, MediaInfo]:
    return inspection.inspect_files(root, wanted(root), recipe, PHOTOS)


def test_who_is_stopped_while_looking_at_many_goes_on_where_it_was(tmp_path: Path, asked: list[str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        known(tmp_path)
    before = asked.copy()
    assert len(before) == 4
    asked.clear()
    assert known(tmp_path).keys() == set(PHOTOS)
    assert 2 <= len(asked) <= 4, "what was under way may be asked again"
    asked.clear()
    assert all(info.format == "jpeg" for info in known(tmp_path).values())
    assert asked == []


@pytest.mark.parametrize("how", ["cut off", "one bit"])
def test_a_record_that_is_damaged_is_found_again(tmp_path: Path, asked: list[str], how: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        known(tmp_path)
    [journal] = (tmp_path / ".build/cache").glob("*.found")
    data = bytearray(journal.read_bytes())
    if how == "cut off":
        os.truncate(journal, len(data) - 3)
    else:
        data[len(data) - 3] ^= 1
        journal.write_bytes(data)
    asked.clear()
    assert len(known(tmp_path)) == len(PHOTOS)
    asked.clear()
    assert len(known(tmp_path)) == len(PHOTOS)
    assert asked == []


def test_what_another_recipe_found_does_not_count(tmp_path: Path, asked: list[str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        known(tmp_path)
    asked.clear()
    with pytest.raises(KeyboardInterrupt):
        known(tmp_path, b"2")
    assert len(asked) == 4
    asked.clear()
    assert len(known(tmp_path, b"2")) == len(PHOTOS)
