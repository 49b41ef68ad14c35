"""Photos of posts that say who is on them: nobody is shown who may not be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.running import built, honorroll_here, write

PICTURE = "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac/tren-buc.png"
OTHER = "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac/toan-canh.png"
POST = """\
---
title: Ảnh hội nghị
date: 2025-06-01
kind: photos
column: guong-vi-du
summary: Câu.
cover:
  file: bia.png
  alt: Ảnh chụp trên bục
  credit: Lê Văn Ảnh
  honorees: [{cover}]
photos:
  - file: anh.png
    alt: Ảnh chụp hội trường
    credit: Lê Văn Ảnh
    honorees: [{photo}]
sources:
  - title: A
---
"""


def posted(root: Path, cover: str = "nguyen-van-a", photo: str = "nguyen-van-a") -> Path:
    write(root, "content/news/anh/bia.png", (root / PICTURE).read_bytes())
    write(root, "content/news/anh/anh.png", (root / OTHER).read_bytes())
    return write(root, "content/news/anh.md", POST.format(cover=cover, photo=photo))


@pytest.mark.parametrize(
    ("slug", "rule"),
    [("khong-co-ai", "no-such-honoree"), ("pham-thi-d", "withdrawn-in-photo"), ("an-danh", "unseen-in-photo")],
)
def test_who_may_not_be_shown_is_an_error_at_its_line(site: Path, slug: str, rule: str) -> None:
    write(
        site,
        "honorees/individuals/an-danh/profile.yml",
        "name: Ẩn Danh\nunit: Trường Ví Dụ\nawards:\n  - title: nguoi-tot-vi-du\n    year: 2022\n"
        "publication:\n  basis: consent\n  scope:\n    - name\n  date: 2024-05-01\n  reference: Phiếu số 1\n",
    )
    posted(site, cover=slug)
    assert f"content/news/anh.md:11:13: lỗi {rule}: " in honorroll_here("check", root=site).stdout
    posted(site, photo=slug)
    assert f"content/news/anh.md:16:15: lỗi {rule}: " in honorroll_here("check", root=site).stdout


def test_photos_go_with_the_end_of_a_consent(site: Path) -> None:
    """On the day, without anybody editing: cover, card, photo, and the files of the pictures."""
    profile = site / "honorees/individuals/nguoi-dong-y/profile.yml"
    write(
        site,
        str(profile.relative_to(site)),
        "name: Người Đồng Ý\nunit: Trường Ví Dụ\nawards:\n  - title: nguoi-tot-vi-du\n    year: 2022\n"
        "publication:\n  basis: consent\n  scope:\n    - name\n    - photo\n  date: 2024-05-01\n"
        "  reference: Phiếu số 1\n  until: 2025-12-01\n",
    )
    posted(site, cover="nguoi-dong-y")
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    page = "tin-tuc/anh/index.html"
    before = built(site / "site")
    shown = pictures(before[page])
    assert honorroll_here("build", "--date", "2025-12-02", root=site).code == 0
    after = built(site / "site")
    gone = shown - pictures(after[page])
    assert gone
    assert not [path for path in after if any(name in path for name in gone)]
    assert not [path for path, data in after.items() if any(name.encode() in data for name in gone)]


def pictures(html: bytes) -> set[str]:
    """The names of the sets of pictures on a page."""
    return {name.decode() for name in re.findall(rb"/anh/([^/\"]+)/", html)}
