"""A build after which only stories changed takes the rest from the live release; any other change plans anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.rich import post
from tests.running import built, honorroll_here, write

from honorroll.formats.yaml_write import Value
from honorroll.publish import frame
from honorroll.site import read as reading

STORY = "honorees/individuals/nguyen-van-a/profile.yml"


def rebuilt(root: Path) -> dict[str, bytes]:
    assert honorroll_here("build", root=root).code == 0
    return built(root / "site")


def edited(root: Path, old: str, new: str) -> None:
    path = root / STORY
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(root, STORY, text.replace(old, new, 1))


@pytest.fixture
def planned(site: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Path]]:
    """The miniature site, built, and a list that grows by an entry with each build that plans."""
    monkeypatch.setattr("honorroll.base.store.TICK", -3_600_000_000_000)
    rebuilt(site)
    seen: list[Path] = []
    planned = reading.planned

    def watched(root: Path, read: reading.Read) -> reading.Read:
        seen.append(root)
        return planned(root, read)

    monkeypatch.setattr(reading, "planned", watched)
    return site, seen


def story(root: Path) -> str:
    text = (root / STORY).read_text(encoding="utf-8")
    return next(line for line in text.partition("story: |\n")[2].splitlines() if line.strip()).strip()


def test_edited_stories_need_no_plan_and_make_the_same_site(planned: tuple[Path, list[Path]]) -> None:
    root, seen = planned
    after: dict[str, bytes] = {}
    for n in range(4):  # more builds than there are slots
        edited(root, story(root), f"Câu chuyện được kể lần thứ {n}, khác lần trước.")
        after = rebuilt(root)
        assert f"lần thứ {n}".encode() in after["bang-vang/nguyen-van-a/index.html"]
    assert seen == []
    (root / "site").unlink()
    os.rename(root / ".build", root / ".build-before")
    assert rebuilt(root) == after


CONFERENCE = "content/conferences/giao-luu-vi-du/conference.yml"
SPEECH = "content/conferences/hoi-nghi-vi-du/speeches/to-bao-ve.md"


def test_an_edited_conference_needs_no_plan_and_makes_the_same_site(planned: tuple[Path, list[Path]]) -> None:
    """Its own pages are made anew, and the lists that show its results."""
    root, seen = planned
    after: dict[str, bytes] = {}
    for n in range(4):  # more builds than there are slots
        write(root, SPEECH, (root / SPEECH).read_text(encoding="utf-8") + f"\nNói thêm lần thứ {n}.\n")
        conference = (root / CONFERENCE).read_text(encoding="utf-8").partition("results:")[0]
        write(root, CONFERENCE, f"{conference}results: [Kết quả {n}]\n")
        after = rebuilt(root)
        assert f"Kết quả {n}".encode() in after["hoi-nghi/hoat-dong/index.html"]
    assert seen == []
    (root / "site").unlink()
    os.rename(root / ".build", root / ".build-before")
    assert rebuilt(root) == after


def test_edited_posts_need_no_plan_and_make_the_same_site(planned: tuple[Path, list[Path]]) -> None:
    """The pages of the posts and the feeds that hold them, also where an archive begins or ends because of it."""
    root, seen = planned

    def told(n: int, body: str, **more: Value) -> None:
        told: dict[str, Value] = {"title": f"Tin số {n}", "date": f"2025-01-{n + 1:02}", "kind": "news", "column": "guong-vi-du", "summary": "Tóm tắt."}  # fmt: skip
        write(root, f"content/news/tin-{n}.md", post(told | more, body))

    for n in range(25):
        told(n, "Nội dung.\n")
    rebuilt(root)
    seen.clear()
    before = built(root / "site")
    for n in range(3, 7):
        told(n, "Dài hơn. " * 6_000, author="Người Khác")
    more = rebuilt(root)
    assert "tin-tuc/tin-moi-2.atom" in more
    assert "tin-tuc/tin-moi-2.atom" not in before
    assert "Người Khác" in more["tin-tuc/tin-3/index.html"].decode()
    for n in range(3, 7):
        told(n, f"Ngắn lại, lần {n}.\n")
    after = rebuilt(root)
    assert "tin-tuc/tin-moi-2.atom" not in after
    assert seen == []
    (root / "site").unlink()
    os.rename(root / ".build", root / ".build-before")
    assert rebuilt(root) == after


def anew(root: Path) -> None:
    (root / frame._NAME).unlink()


def damaged(root: Path) -> None:
    (root / frame._NAME).write_bytes(b"\x93\xc0")


def another_name(root: Path) -> None:
    edited(root, "name: ", "name: Hoàng ")


def an_address_more(root: Path) -> None:
    with open(root / "content/urls.txt", "a", encoding="utf-8") as urls:
        urls.write("/bang-vang/trang/9/\n")


def a_hand_written_page(root: Path) -> None:
    write(root, "content/pages/lien-he.md", "# Liên hệ\n\nGặp ai, ở đâu.\n")


def a_conference_of_another_name(root: Path) -> None:
    text = (root / CONFERENCE).read_text(encoding="utf-8")
    write(root, CONFERENCE, text.replace("name: ", "name: Một ", 1))


@pytest.mark.parametrize(
    "change",
    [
        anew,
        damaged,
        a_conference_of_another_name,
        another_name,
        an_address_more,
        a_hand_written_page,
    ],
)
def test_whatever_else_changes_is_planned(planned: tuple[Path, list[Path]], change: Callable[[Path], None]) -> None:
    root, seen = planned
    change(root)
    after = rebuilt(root)
    assert len(seen) == 1
    (root / "site").unlink()
    os.rename(root / ".build", root / ".build-before")
    assert rebuilt(root) == after


def test_a_build_that_was_not_published_leaves_no_frame(planned: tuple[Path, list[Path]]) -> None:
    root, _ = planned
    before = (root / frame._NAME).read_bytes()
    edited(root, "name: ", "tên: ")
    assert honorroll_here("build", root=root).code == 1
    assert (root / frame._NAME).read_bytes() == before
