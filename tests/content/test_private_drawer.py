"""Nothing reads the private drawer: what lies there reaches no page, no cache and no message, however it is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.running import honorroll, honorroll_here, write

from honorroll.content.private_drawer import file_for

CANARY = "chim-trong-ngan-rieng"


def fill(drawer: Path) -> None:
    """A drawer with what an office keeps, with what is no content, and with files that hang whoever opens them."""
    drawer.mkdir()
    write(drawer, "nguyen-van-a.yml", f"phieu: {CANARY}\nso: '001099012345'\ndien-thoai: 0912345678\n")
    write(drawer, f"{CANARY}/honorees/individuals/x/profile.yml", f"name: [{CANARY}\n")
    write(drawer, "phieu.pdf", f"%PDF {CANARY}")
    (drawer / "vong").symlink_to(drawer)
    os.mkfifo(drawer / "profile.yml")


@pytest.mark.parametrize("place", ["private", "../elsewhere"])
def test_the_drawer_is_never_read(site: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = (site / place).resolve()
    fill(drawer)
    monkeypatch.setenv("HONORROLL_PRIVATE", str(drawer))
    without = honorroll_here("check", root=site)
    assert (without.code, CANARY in without.stdout + without.stderr) == (0, False)
    made = honorroll("build", root=site)  # one that opened the pipe would wait for ever
    assert made.code == 0
    seen = [path for path in site.rglob("*") if path.is_file() and drawer not in path.resolve().parents]
    assert len(seen) > 200
    assert [path for path in seen if CANARY.encode() in path.read_bytes() or CANARY in path.name] == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("honorees/individuals/nguyen-van-a/profile.yml", "nguyen-van-a"),
        ("content/conferences/hoi-nghi/albums/anh/album.yml", "hoi-nghi"),
        ("content/vocabulary/titles.yml", "titles"),
        ("content/news/tin.md", "tin"),
    ],
)
def test_every_content_file_has_one_in_the_drawer(path: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HONORROLL_PRIVATE", raising=False)
    assert file_for(path) == f"private/{name}.yml"
    monkeypatch.setenv("HONORROLL_PRIVATE", "/mnt/ngan-rieng")
    assert file_for(path) == f"/mnt/ngan-rieng/{name}.yml"
