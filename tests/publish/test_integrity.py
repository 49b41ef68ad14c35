"""What a failing disk damages is noticed and made again; what lies behind a link is left alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.running import built, honorroll_here

from honorroll.outputs.search import text_shards
from honorroll.publish import integrity


def flip(path: Path) -> None:
    """One bit, as a failing disk does: no time tells. In a file of its own, for tests share pictures by links."""
    times = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.unlink()
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def settle(root: Path) -> None:
    """Build until a build finds nothing to do: one that cannot tell that yet, because files are young, takes another
    slot.
    """
    before = ""
    while before != (before := os.readlink(root / "site")):
        honorroll_here("build", root=root)


def picture(root: Path) -> Path:
    return sorted((root / ".build/pool").glob("*/*/*.webp"))[0]


VICTIMS: dict[str, Callable[[Path], Path]] = {
    "picture": picture,
    "page": lambda root: root / "site/gioi-thieu/index.html",
    "honoree": lambda root: root / "site/bang-vang/nguyen-van-a/index.html",
    "shard of texts": lambda root: sorted((root / "site" / text_shards.SHARDS).iterdir())[0],
    "style": lambda root: sorted((root / "site/assets").rglob("*.css"))[0],
}


@pytest.mark.parametrize("name", VICTIMS)
def test_a_flipped_bit_is_noticed_and_mended(site: Path, name: str) -> None:
    assert honorroll_here("build", root=site).code == 0
    whole = built(site / "site")
    victim = VICTIMS[name](site)
    flip(victim)
    assert built(site / "site") != whole
    result = honorroll_here("build", root=site)
    assert (result.code, "damaged" in result.stdout) == (0, True)
    assert built(site / "site") == whole
    assert "damaged" not in honorroll_here("build", root=site).stdout


def test_what_is_lost_is_made_again(site: Path) -> None:
    honorroll_here("build", root=site)
    whole = built(site / "site")
    picture(site).unlink()
    (site / "site/gioi-thieu/index.html").unlink()
    assert "damaged" in honorroll_here("build", root=site).stdout
    assert built(site / "site") == whole


def test_a_large_site_is_verified_in_turn_and_whole_when_that_is_asked_for(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honorroll_here("build", root=site)
    whole = built(site / "site")
    monkeypatch.setattr(integrity, "WHOLE", 10)
    flip(VICTIMS["honoree"](site))
    flip(picture(site))
    assert honorroll_here("build", "--verify", root=site).stdout.count("damaged") == 2
    assert built(site / "site") == whole
    honorroll_here("build", "--verify", root=site)  # takes the digests of what was made since
    settle(site)
    flip(VICTIMS["page"](site))
    reports = [honorroll_here("build", root=site).stdout for _ in range(15)]
    assert sum("damaged" in report for report in reports) == 1
    assert built(site / "site") == whole


def test_damaged_digests_damage_nothing(site: Path) -> None:
    honorroll_here("build", root=site)
    whole = built(site / "site")
    digests = site / ".build/digests"
    for data in (b"", b"x" * 5000, digests.read_bytes()[:5000]):
        digests.write_bytes(data)
        assert honorroll_here("build", root=site).code == 0
        assert built(site / "site") == whole


@pytest.mark.parametrize("place", ["releases/a", "releases/b", "releases/c", "releases", "pool"])
def test_a_link_in_the_place_of_a_folder_of_ours_is_left_alone(site: Path, tmp_path: Path, place: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("x", encoding="utf-8")
    link = site / ".build" / place
    shutil.rmtree(link, ignore_errors=True)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere)
    result = honorroll_here("build", root=site)
    assert (result.code, result.stderr.count("\n")) == (2, 1)
    assert place in result.stderr
    assert [path.name for path in elsewhere.iterdir()] == ["mine"]


def test_a_link_in_the_place_of_a_set_of_pictures_is_removed_and_the_set_drawn(site: Path, tmp_path: Path) -> None:
    honorroll_here("build", root=site)
    whole = built(site / "site")
    folder = picture(site).parent
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert honorroll_here("build", root=site).code == 0
    assert not folder.is_symlink()
    assert list((tmp_path / "elsewhere").iterdir())
    assert built(site / "site") == whole
