"""The release before comes back in one step, and nobody who was withdrawn comes back with it unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.running import built, honorroll_here

from honorroll.publish import releases

SLUG = "nguyen-van-a"
OTHER = "honorees/individuals/tran-thi-b/profile.yml"


def told_anew(root: Path, word: str) -> dict[str, bytes]:
    """The site after a build in which the summary of a profile ends in ``word``."""
    path = root / OTHER
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("name: "))
    path.write_text(text.replace(line, f"{line} {word}"), encoding="utf-8")
    assert honorroll_here("build", root=root).code == 0
    return built(root / "site")


def test_back_and_back_again_and_on(site: Path) -> None:
    first, second, third = (told_anew(site, word) for word in ("Một", "Hai", "Ba"))
    assert first != second != third
    for before in (second, first):
        result = honorroll_here("rollback", root=site)
        assert result.code == 0, result
        assert built(site / "site") == before
    result = honorroll_here("rollback", root=site)
    assert result.code == 2
    assert result.stderr.splitlines() == [
        "Không có bản công bố nào trước bản đang chạy mà còn nguyên vẹn; trang được giữ nguyên."
    ]
    assert built(site / "site") == first
    # The next build goes on from there, and publishes what the folder holds.
    after = told_anew(site, "Bốn")
    shutil.rmtree(site / ".build/releases")
    (site / "site").unlink()
    assert honorroll_here("build", root=site).code == 0
    assert {path for path in after if built(site / "site").get(path) != after[path]} <= {"sw.js"}


def test_a_copy_was_never_published_and_does_not_come_back(site: Path, tmp_path: Path) -> None:
    first = told_anew(site, "Một")
    before = (site / OTHER).read_text(encoding="utf-8")
    for where in ("một bản", "một bản khác"):
        (site / OTHER).write_text(before.replace("Một", f"Nháp cho {where}"), encoding="utf-8")
        assert honorroll_here("build", "--site-dir", str(tmp_path / where), root=site).code == 0
        assert built(site / "site") == first
        assert any("Nháp".encode() in data for data in built(tmp_path / where).values())
    (site / OTHER).write_text(before, encoding="utf-8")
    assert told_anew(site, "Hai") != first
    assert honorroll_here("rollback", root=site).code == 0
    assert built(site / "site") == first


def test_whoever_was_withdrawn_is_not_brought_back_unasked(site: Path) -> None:
    honorroll_here("build", root=site)
    assert honorroll_here("withdraw", SLUG, "--yes", root=site).code == 0
    after = built(site / "site")
    result = honorroll_here("rollback", root=site)
    assert result.code == 1
    assert SLUG in result.stderr
    assert built(site / "site") == after
    assert honorroll_here("rollback", "--yes", root=site).code == 0
    assert "Nguyễn Văn A".encode() in built(site / "site")[f"bang-vang/{SLUG}/index.html"]


def test_under_a_former_address_neither(site: Path) -> None:
    honorroll_here("build", root=site)
    honorroll_here("rename", SLUG, "nguyen-van-a-bac-si", root=site)
    assert honorroll_here("withdraw", "nguyen-van-a-bac-si", "--yes", root=site).code == 0
    result = honorroll_here("rollback", root=site)
    assert result.code == 1
    assert SLUG in result.stderr


def test_what_the_profile_says_counts_before_it_is_built(site: Path) -> None:
    told_anew(site, "Một")
    told_anew(site, "Hai")
    path = site / f"honorees/individuals/{SLUG}/profile.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("publication:\n", "publication:\n  withdrawn: {date: 2025-11-01}\n"), encoding="utf-8")
    assert honorroll_here("rollback", root=site).code == 1


@pytest.mark.parametrize("damage", ["none", "flipped", "unsealed", "gone"])
def test_a_release_that_is_not_whole_is_none(site: Path, damage: str) -> None:
    if damage != "none":
        told_anew(site, "Một")
    told_anew(site, "Hai")
    live = releases.live_slot(site) or ""
    for slot in set(releases.SLOTS) - {live}:
        path = releases.database(site, slot)
        if damage == "flipped" and path.is_file():
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(data)
        elif damage == "unsealed":
            path.with_suffix(".seal").unlink(missing_ok=True)
        elif damage == "gone":
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
    result = honorroll_here("rollback", root=site)
    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert releases.live_slot(site) == live


def test_without_a_site_there_is_nothing_to_go_back_to(site: Path) -> None:
    result = honorroll_here("rollback", root=site)
    assert (result.code, result.stderr.count("\n")) == (2, 1)


def test_nothing_is_put_into_a_folder_that_holds_no_site(tmp_path: Path) -> None:
    result = honorroll_here("rollback", root=tmp_path)
    assert (result.code, list(tmp_path.iterdir())) == (2, []), result
