"""The caches are never trusted over the files: whatever happens to them, the site is that of a build from nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.running import SITE, built, honorroll_here, write

from honorroll.base import store
from honorroll.base.findings import Finding
from honorroll.content.profile_scan import ProfileFile
from honorroll.roll import read as roll
from honorroll.roll.profile import Profile

PROFILE = "honorees/individuals/nguyen-van-a/profile.yml"


@pytest.fixture(scope="module", autouse=True)
def remembered_renderings() -> None:
    """Nothing is remembered: what is built from nothing is rendered too."""


def build(root: Path) -> dict[str, bytes]:
    result = honorroll_here("build", root=root)
    assert result.code == 0, result
    return built(root / "site")


def from_nothing(root: Path) -> dict[str, bytes]:
    """What a build of the same content gives that has no caches, no releases, no earlier site."""
    fresh = root.with_name("fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns(".build", "site"), symlinks=True)
    return build(fresh)


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def an_edit_that_keeps_size_and_times(root: Path) -> None:
    path = root / PROFILE
    before = path.stat()
    replaced(path, "Năm **2021**", "Năm **2022**")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def a_file_put_in_its_place_that_looks_the_same(root: Path) -> None:
    path = root / PROFILE
    before = path.stat()
    other = path.with_name("other")
    other.write_text(path.read_text(encoding="utf-8").replace("Năm **2021**", "Năm **2022**"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(other, path)


def two_profiles_that_change_places(root: Path) -> None:
    one, other = root / "honorees/individuals/nguyen-van-a", root / "honorees/individuals/y-vi-du-ten-dai"
    for source, target in ((one, root / "x"), (other, one), (root / "x", other)):
        os.rename(source, target)


def a_profile_of_another_kind(root: Path) -> None:
    os.rename(root / "honorees/collectives/to-bao-ve-so-7", root / "honorees/households/to-bao-ve-so-7")


def a_title_of_another_name(root: Path) -> None:
    replaced(root / "content/vocabulary/titles.yml", "Bằng khen Ví Dụ", "Bằng khen Thí Dụ")


def a_rank_that_turns_the_order(root: Path) -> None:
    replaced(root / "content/vocabulary/titles.yml", "rank: 30", "rank: 5")


def a_place_with_another_successor(root: Path) -> None:
    replaced(
        root / "content/vocabulary/places.yml", "place: phuong-moi\n      whole", "place: phuong-khac\n      whole"
    )


def another_name_for_the_site(root: Path) -> None:
    replaced(root / "mkdocs.yml", "site_name: Bảng vàng Ví Dụ", "site_name: Bảng vàng Thí Dụ")


def another_address_for_the_site(root: Path) -> None:
    replaced(root / "mkdocs.yml", "https://bang-vang.example/nen/", "https://khac.example/")


def a_hand_written_page(root: Path) -> None:
    write(root, "content/pages/lien-he.md", "# Liên hệ\n\nĐến [bảng vàng](bang-vang/index.md).\n")


def a_new_profile(root: Path) -> None:
    text = "name: Người Mới\nsources:\n  - title: Nguồn\npublication:\n  basis: public-record\n"
    write(root, "honorees/individuals/nguoi-moi/profile.yml", text)


def a_profile_moved_to_another_address(root: Path) -> None:
    folder = root / "honorees/individuals/y-vi-du-ten-dai"
    os.rename(folder, folder.with_name("y-vi-du"))
    replaced(
        folder.with_name("y-vi-du") / "profile.yml", "publication:", "former_slugs: [y-vi-du-ten-dai]\npublication:"
    )


def a_photo_that_was_forgotten(root: Path) -> None:
    """Nothing in the profile tells of it: the folder does."""
    os.rename(root / "honorees/collectives/to-bao-ve-so-7/tap-the.png", root / "tap-the.png")
    assert honorroll_here("check", root=root).code == 1
    os.rename(root / "tap-the.png", root / "honorees/collectives/to-bao-ve-so-7/tap-the.png")


CHANGES: tuple[Callable[[Path], None], ...] = (
    an_edit_that_keeps_size_and_times,
    a_file_put_in_its_place_that_looks_the_same,
    two_profiles_that_change_places,
    a_profile_of_another_kind,
    a_title_of_another_name,
    a_rank_that_turns_the_order,
    a_place_with_another_successor,
    another_name_for_the_site,
    another_address_for_the_site,
    a_hand_written_page,
    a_new_profile,
    a_profile_moved_to_another_address,
    a_photo_that_was_forgotten,
)


@pytest.fixture
def old(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The miniature site, built, with a cache that trusts its files as one of last week would."""
    monkeypatch.setattr("honorroll.base.store.TICK", -3_600_000_000_000)
    build(site)
    return site


@pytest.fixture(scope="module")
def edited_from_nothing(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The miniature site after ``an_edit_that_keeps_size_and_times``, built from nothing."""
    root = tmp_path_factory.mktemp("edited") / "site"
    shutil.copytree(SITE, root)
    an_edit_that_keeps_size_and_times(root)
    return build(root)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_seen(old: Path, change: Callable[[Path], None]) -> None:
    before = built(old / "site")
    change(old)
    after = build(old)
    assert after == from_nothing(old)
    assert (after == before) == (change is a_photo_that_was_forgotten)


def test_nothing_is_made_anew_where_nothing_changed(old: Path) -> None:
    before = built(old / "site")
    assert "(0 tệp mới)" in honorroll_here("build", root=old).stdout + again(old)
    assert built(old / "site") == before


def again(root: Path) -> str:
    """Two builds more: each of the three releases that take turns has then been made once."""
    return honorroll_here("build", root=root).stdout + honorroll_here("build", root=root).stdout


def damaged(how: str, path: Path) -> None:
    data = path.read_bytes()
    if how == "gone":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "cut off":
        path.write_bytes(data[: len(data) // 2])
    elif how == "one bit":
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    else:
        path.write_bytes(bytes((n * 7919) % 251 for n in range(len(data))))


@pytest.mark.parametrize("how", ["gone", "empty", "cut off", "one bit", "something else"])
def test_a_damaged_cache_does_no_harm(old: Path, how: str, edited_from_nothing: dict[str, bytes]) -> None:
    caches = [path for path in (old / ".build/cache").rglob("*") if path.is_file()]
    caches += [path for path in (old / ".build/releases").iterdir() if path.is_file()]
    assert {path.suffix for path in caches} == {".db", ".json", ".seal", ".sources", ".texts"}
    for path in caches:
        damaged(how, path)
    an_edit_that_keeps_size_and_times(old)
    assert build(old) == edited_from_nothing


@pytest.mark.parametrize("how", ["gone", "one bit"])
@pytest.mark.parametrize("suffix", [".db", ".seal", ".sources", ".texts"])
def test_nor_does_one_damaged_file_of_a_release(
    old: Path, suffix: str, how: str, edited_from_nothing: dict[str, bytes]
) -> None:
    for path in (old / ".build/releases").glob(f"*{suffix}"):
        damaged(how, path)
    an_edit_that_keeps_size_and_times(old)
    assert build(old) == edited_from_nothing


@pytest.mark.parametrize("change", ["PRAGMA user_version=999", "DROP TABLE kept", "DELETE FROM kept"])
def test_a_database_of_another_version_is_passed_over(
    old: Path, change: str, edited_from_nothing: dict[str, bytes]
) -> None:
    """Though its seal is right, as that of a database which another program has made."""
    [path] = (old / ".build/releases").glob("*.db")
    database = store.Database(path)
    database.execute(change)
    database.close()
    path.with_suffix(".seal").write_bytes(store.digest_of(path))
    an_edit_that_keeps_size_and_times(old)
    assert build(old) == edited_from_nothing


def test_a_full_disk_is_told_in_a_line_and_leaves_the_site(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built(old / "site")
    a_title_of_another_name(old)
    monkeypatch.setattr(store, "PRAGMAS", (*store.PRAGMAS, "max_page_count=20"))
    result = honorroll_here("build", root=old)
    assert (result.code, len(result.stderr.splitlines())) == (2, 1)
    assert "đĩa đã đầy" in result.stderr
    assert built(old / "site") == before
    assert not list((old / ".build").glob("roll-*"))
    monkeypatch.undo()
    assert build(old) == from_nothing(old)


def test_a_fresh_checkout_reads_no_profile_again(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are others, and what is written in them is the same."""
    before = built(old / "site")
    shutil.copytree(old / "honorees", old / "copied")
    shutil.rmtree(old / "honorees")
    os.rename(old / "copied", old / "honorees")
    read: list[ProfileFile] = []
    profiles = roll.profiles

    def watched(
        raws: Sequence[tuple[ProfileFile, bytes]], given: roll.Given
    ) -> list[tuple[Profile | None, list[Finding]]]:
        read.extend(file for file, _ in raws)
        return profiles(raws, given)

    monkeypatch.setattr(roll, "profiles", watched)
    assert build(old) == before
    assert all(file.media for file in read), "photos are looked at again"


@pytest.mark.parametrize("part", [".build", ".build/rendered", ".build/releases"])
def test_what_the_build_keeps_may_be_deleted(old: Path, part: str, built_root: Path) -> None:
    shutil.rmtree(old / part)
    assert build(old) == built(built_root / "site")
    shutil.rmtree(old / part)
    a_title_of_another_name(old)
    assert build(old) == from_nothing(old)


def test_a_faulty_profile_leaves_nothing_behind_in_the_cache(old: Path) -> None:
    before = built(old / "site")
    path = old / PROFILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name:", "nam:"), encoding="utf-8")
    for _ in range(2):
        assert honorroll_here("build", root=old).code == 1
        assert built(old / "site") == before
    path.write_text(text, encoding="utf-8")
    assert build(old) == before


def test_a_warning_is_told_in_every_build(old: Path) -> None:
    replaced(old / PROFILE, "name: Nguyễn Văn A", "name: NGUYỄN VĂN A")
    for _ in range(3):
        assert "cảnh báo capitals" in honorroll_here("build", root=old).stdout
