"""Whatever levels of headings staff write, no page skips one; and lines that they meant stay on every kind of page."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from tests.running import built, honorroll_here, write

TEXT = """# Phần một

#### Mục nhỏ

Công cha như núi Ví Dụ
Nghĩa mẹ như nước trong nguồn

- Cháu chào bà!
- Chào cháu.

1975. Năm ấy cháu lên mười.

## Phần hai
"""
INDENTED = "".join(f"  {line}\n" if line else "\n" for line in TEXT.split("\n"))
SOURCES = "sources:\n  - title: Nguồn\n"
PAGES = ("bang-vang/bui-thi-thu/", "hoi-nghi/thu/", "hoi-nghi/thu/tham-luan/bai/", "tin-tuc/thu/", "thu/")


def headings(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]


def test_no_page_skips_a_level_and_lines_stay(site: Path) -> None:
    write(
        site,
        "honorees/individuals/bui-thi-thu/profile.yml",
        f"name: Bùi Thị Thử\nawards:\n  - title: nguoi-tot-vi-du\n    year: 2024\n{SOURCES}"
        "publication:\n  basis: public-record\nquote:\n  text: |\n    Nói thì dễ\n    Làm mới khó\n"
        f"story: |\n{INDENTED}",
    )
    write(
        site,
        "content/conferences/thu/conference.yml",
        f"name: Hội nghị thử\nlevel: ward\nstart: 2026-01-30\ntext: |\n{INDENTED}{SOURCES}",
    )
    speech = f"---\ntitle: Bài\nspeaker:\n  name: Bà Trần Thị B\n---\n\n{TEXT}"
    write(site, "content/conferences/thu/speeches/bai.md", speech)
    post = f"---\ntitle: Tin\ndate: 2025-10-10\nkind: news\ncolumn: hoi-nghi-vi-du\nsummary: Một câu.\n{SOURCES}---\n\n"
    write(site, "content/news/thu.md", post + TEXT)
    write(site, "content/pages/thu.md", TEXT)
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    for path, data in built(site / "site").items():
        if path.endswith(".html"):
            levels = headings(data.decode())
            assert levels[0] == 1, path
            assert levels.count(1) == 1, path
            assert all(below <= above + 1 for above, below in pairwise(levels)), path
    assert "<p>“Nói thì dễ<br>\nLàm mới khó”</p>" in (site / f"site/{PAGES[0]}index.html").read_text(encoding="utf-8")
    for url in PAGES:
        html = (site / f"site/{url}index.html").read_text(encoding="utf-8")
        assert "Công cha như núi Ví Dụ<br>\nNghĩa mẹ như nước trong nguồn</p>" in html, url
        assert "<p>- Cháu chào bà!<br>\n- Chào cháu.</p>" in html, url
        assert "<p>1975. Năm ấy cháu lên mười.</p>" in html, url
