"""A renamed profile keeps its readers, and everything that names it follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.running import built, honorroll_here, write

OLD, NEW = "nguyen-van-a", "nguyen-van-a-bac-si"


def test_everything_that_names_the_honoree_follows(site: Path) -> None:
    write(
        site, "content/pages/gioi-thieu.md", f"# Giới thiệu\n\n{{{{ honorees {OLD} tran-thi-b }}}}\n\nXem {OLD} nhé.\n"
    )
    front = (
        "title: Bài\ndate: 2025-06-01\nkind: news\ncolumn: guong-vi-du\nsummary: Câu.\nhonorees: "
        f"['{OLD}']\nsources:\n  - title: A\n"
    )
    write(site, "content/news/bai.md", f"---\n{front}---\n\nMột đoạn.\n\n{{{{ honorees {OLD} }}}}\n")
    write(site, f"private/{OLD}.yml", "consent: giấy\n")
    before = honorroll_here("check", root=site).stdout
    result = honorroll_here("rename", OLD, NEW, root=site)
    assert result.code == 0, result
    assert honorroll_here("check", root=site).stdout == before
    texts = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("honorees", "content")
        for path in (site / folder).rglob("*")
        if path.suffix in (".md", ".yml")
    }
    left = {path for path, text in texts.items() if OLD in text.replace(NEW, "")}
    # What remains is the former address, a text that only looks like a slug, and the name of a speech.
    assert left == {
        f"honorees/individuals/{NEW}/profile.yml",
        "content/pages/gioi-thieu.md",
        "content/conferences/hoi-nghi-vi-du/conference.yml",
    }
    assert f"former_slugs:\n  - {OLD}\n" in texts[f"honorees/individuals/{NEW}/profile.yml"]
    assert f"Xem {OLD} nhé." in texts["content/pages/gioi-thieu.md"]
    assert "speeches:\n      - nguyen-van-a\n" in texts["content/conferences/hoi-nghi-vi-du/conference.yml"]
    assert not (site / f"private/{OLD}.yml").exists()
    assert (site / f"private/{NEW}.yml").exists()


def test_profiles_that_share_an_award_follow(site: Path) -> None:
    tail = "sources:\n  - title: A\npublication:\n  basis: public-record\n"
    for slug, other in (("nguoi-mot", "nguoi-hai"), ("nguoi-hai", "nguoi-mot")):
        award = f"awards:\n  - title: bang-khen-vi-du\n    year: 2022\n    with: [{other}]\n"
        write(site, f"honorees/individuals/{slug}/profile.yml", f"name: {slug}\n{award}{tail}")
    assert honorroll_here("rename", "nguoi-mot", "nguoi-ba", root=site).code == 0
    assert "with: [nguoi-ba]" in (site / "honorees/individuals/nguoi-hai/profile.yml").read_text(encoding="utf-8")
    assert honorroll_here("check", root=site).code == 0


def test_profiles_that_are_told_apart_follow(site: Path) -> None:
    tail = "unit: Đội Ví Dụ\nsources:\n  - title: A\npublication:\n  basis: public-record\n"
    write(site, "honorees/individuals/hai/profile.yml", f"name: Nguyễn Văn Hai\n{tail}")
    write(site, "honorees/individuals/hai-2/profile.yml", f"name: Nguyễn Văn Hai\n{tail}distinct_from: [hai]\n")
    assert honorroll_here("rename", "hai", "hai-1", root=site).code == 0
    assert "distinct_from: [hai-1]" in (site / "honorees/individuals/hai-2/profile.yml").read_text(encoding="utf-8")
    assert "hai" not in honorroll_here("check", root=site).stdout
    assert honorroll_here("withdraw", "hai-1", "--yes", root=site).code == 0
    assert "hai" not in honorroll_here("check", root=site).stdout


def test_the_old_address_leads_to_the_new_one(site: Path) -> None:
    honorroll_here("build", root=site)
    honorroll_here("rename", OLD, NEW, root=site)
    assert honorroll_here("build", root=site).code == 0
    pages = built(site / "site")
    assert f"bang-vang/{NEW}/".encode() in pages[f"bang-vang/{OLD}/index.html"]
    assert "Nguyễn Văn A".encode() in pages[f"bang-vang/{NEW}/index.html"]


def test_renaming_back_leaves_no_circle(site: Path) -> None:
    honorroll_here("rename", OLD, NEW, root=site)
    honorroll_here("rename", NEW, OLD, root=site)
    assert honorroll_here("check", root=site).code == 0
    profile = (site / f"honorees/individuals/{OLD}/profile.yml").read_text(encoding="utf-8")
    assert f"former_slugs:\n  - {NEW}\n" in profile


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("nguyen-van-aa", NEW, "no-such-profile"),
        (OLD, "Nguyễn Văn A", "slug-not-free"),
        (OLD, "tran-thi-b", "slug-not-free"),
        (OLD, "nam", "slug-not-free"),
        (OLD, "../../x", "slug-not-free"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_changes(site: Path, old: str, new: str, rule: str) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    result = honorroll_here("rename", old, new, root=site)
    assert result.code == 1
    assert f"lỗi {rule}: " in result.stdout
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_faulty_profile_is_mended_first(site: Path) -> None:
    path = site / f"honorees/individuals/{OLD}/profile.yml"
    path.write_text("nme: Nguyễn Văn A\n", encoding="utf-8")
    result = honorroll_here("rename", OLD, NEW, root=site)
    assert result.code == 1
    assert "lỗi faulty-profile: " in result.stdout
    assert path.is_file()
