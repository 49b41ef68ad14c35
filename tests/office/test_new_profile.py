"""A profile is begun at the terminal as the desk would write it."""

from __future__ import annotations

from pathlib import Path

from tests.running import built, honorroll_here


def test_a_profile_is_begun_in_canonical_form_without_a_fault(site: Path) -> None:
    result = honorroll_here(
        *("new", "--name", "Đặng Thị Mới", "--position", "Y tá", "--place", "Phường Mới", "--field", "Y tế"),
        *("--source", "Báo Ví Dụ"),
        root=site,
    )
    path = "honorees/individuals/dang-thi-moi/profile.yml"
    assert (result.code, result.stderr) == (0, "")
    assert f"Đã viết {path}" in result.stdout
    assert (site / path).read_text(encoding="utf-8") == (
        "name: Đặng Thị Mới\nposition: Y tá\nplace: phuong-moi\nfield: y-te\n"
        "sources:\n  - title: Báo Ví Dụ\npublication:\n  basis: public-record\n"
    )
    assert honorroll_here("check", root=site).stdout == "Không có lỗi nào.\n"
    assert honorroll_here("fmt", "--check", root=site).code == 0


def test_a_namesake_is_asked_about_and_the_answer_is_kept(site: Path) -> None:
    before = built(site / "honorees")
    told = honorroll_here("new", "--name", "nguyễn văn a", root=site)
    assert (told.code, built(site / "honorees")) == (1, before)
    assert "--other" in told.stdout
    assert honorroll_here("new", "--name", "Nguyễn Văn A", "--other", root=site).code == 0
    text = (site / "honorees/individuals/nguyen-van-a-2/profile.yml").read_text(encoding="utf-8")
    assert text.endswith("distinct_from:\n  - nguyen-van-a\n")


def test_what_cannot_be_written_is_told_and_nothing_is(site: Path) -> None:
    before = built(site / "honorees")
    for words in (
        (),
        ("--name", "Lê Văn D", "--slug", "nguyen-van-a"),
        ("--name", "Lê Văn D", "--slug", "../x"),
        ("--name", "Lê Văn D", "--slug", "danh-hieu"),
        ("--name", "Lê Văn D", "--place", "Không có nơi này"),
        ("--kind", "collective", "--name", "Tổ D", "--position", "Tổ trưởng"),
    ):
        result = honorroll_here("new", *words, root=site)
        assert result.code in (0, 1), result
        if result.code == 0:
            assert words[:2] == ("--kind", "collective")
            continue
        assert " lỗi " in result.stdout
    left = built(site / "honorees")
    assert {path for path in left if path not in before} <= {"collectives/to-d/profile.yml"}
