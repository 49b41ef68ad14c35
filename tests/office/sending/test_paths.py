"""Only content travels, under names that any machine can store."""

from __future__ import annotations

import pytest

from honorroll.office.sending.paths import travels

TRAVELS = [
    "honorees/individuals/nguyen-van-a/profile.yml",
    "honorees/individuals/nguyen-van-a/chan-dung.jpg",
    "honorees/individuals/nguyen-van-a/quyet-dinh.pdf",
    "honorees/individuals/nguyen-van-a/Ảnh chụp.JPG",
    "content/news/tin.md",
    "content/vocabulary/places.yml",
    "content/conferences/hoi-nghi/documents/bao-cao.docx",
    "content/conferences/hoi-nghi/films/phim.vtt",
]
STAYS = [
    "mkdocs.yml",
    "scripts/x.py",
    ".github/workflows/a.yml",
    "private/phieu.yml",
    "honorees/individuals/nguyen-van-a/phieu-dong-y.docx",
    "honorees/individuals/nguyen-van-a/danh-sach.xlsx",
    "honorees/individuals/nguyen-van-a/.htaccess",
    "honorees/.git/config.yml",
    "content/news/.hidden.md",
    "content/news/x.html",
    "content/news/x.py",
    "content/pages/x.js",
    "content/../mkdocs.yml",
    "content/news/../../../x.md",
    "content//x.md",
    "content/./x.md",
    "/content/x.md",
    "content\\x.md",
    "content/news/a\\..\\x.md",
    "content/news/C:x.md",
    "content/news/con.md",
    "content/news/NUL.md",
    "content/news/x.md ",
    "content/news./x.md",
    "content/news/x\n.md",
    "content/news/x\x00.md",
    "content/news/\u202egpj.md",
    f"content/news/{'x' * 400}.md",
    "content/",
    "",
]


@pytest.mark.parametrize("path", TRAVELS)
def test_content_travels(path: str) -> None:
    assert travels(path)


@pytest.mark.parametrize("path", STAYS)
def test_all_else_stays(path: str) -> None:
    assert not travels(path)
