"""A list that nobody is on is linked nowhere, but a movement of the plan or with an aim: it says whom to write to."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html
from tests.running import honorroll_here, write

NOBODY = "Chưa có hồ sơ nào ở mục này."
MOVEMENTS = """\
theo-ke-hoach:
  name: Phong trào theo kế hoạch
  in_plan: true
co-muc-tieu:
  name: Phong trào có mục tiêu
  aim: Để phố phường sạch hơn.
khong-noi-gi:
  name: Phong trào không nói gì
"""
TITLE = """\
danh-hieu-trong:
  name: Danh hiệu chưa ai có
  group: recognition
  level: thanh-pho
  rank: 990
  article: Điều 99
"""
SPECIAL = (
    "---\ntitle: Về các danh hiệu\nsummary: Một câu.\ntitles:\n  - danh-hieu-trong\n  - bang-khen-vi-du\n---\n\nĐoạn.\n"
)


def text_of(site: Path, url: str) -> str:
    return (site / url / "index.html").read_text(encoding="utf-8")


#: Somebody who was granted nothing.
PROPOSED = """\
name: Nguyễn Thị Chờ
awards:
  - title: danh-hieu-trong
    year: 1987
    status: proposed
sources:
  - title: Nguồn
publication:
  basis: public-record
"""


def build(root: Path, nominations: str = "") -> Path:
    with (root / "content/vocabulary/movements.yml").open("a", encoding="utf-8") as file:
        file.write(MOVEMENTS)
    with (root / "content/vocabulary/titles.yml").open("a", encoding="utf-8") as file:
        file.write(TITLE)
    write(root, "content/special/danh-hieu.md", SPECIAL)
    write(root, "honorees/individuals/nguyen-thi-cho/profile.yml", PROPOSED)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root, "mkdocs.yml", settings.replace("    corrections:", f"{nominations}    corrections:"))
    built = honorroll_here("build", root=root)
    assert built.code == 0, built.stdout
    return root / "site"


def test_nothing_leads_to_a_list_without_anybody(site: Path) -> None:
    """The law still says what a title is that nobody holds yet."""
    folder = build(site)
    pages = {path: html.parse(str(path)).getroot() for path in folder.rglob("index.html")}
    empty = {path for path, page in pages.items() if NOBODY in page.text_content()}
    for path, page in pages.items():
        for link in page.xpath("//main//a/@href"):
            target = (path.parent / link.split("#")[0] / "index.html").resolve()
            assert target not in empty or "phong-trao" in target.parts or target == path, (path, link)
    law = text_of(folder, "chuyen-trang/danh-hieu/")
    assert '<th scope="row">Danh hiệu chưa ai có</th><td>Điều 99</td>' in law
    assert 'bang-khen-vi-du/">' in law
    assert not (folder / "bang-vang/danh-hieu/danh-hieu-trong").exists()
    assert not (folder / "bang-vang/nam/1987").exists()
    assert "Danh hiệu chưa ai có" in text_of(folder, "bang-vang/nguyen-thi-cho/")


def test_movements_without_anybody(site: Path) -> None:
    folder = build(site)
    shown = re.findall(r'<li><a href="[^"]*phong-trao/([a-z-]+)/">', text_of(folder, "phong-trao/"))
    assert {"theo-ke-hoach", "co-muc-tieu"} <= {*shown}
    assert "khong-noi-gi" not in shown
    movement = text_of(folder, "phong-trao/theo-ke-hoach/")
    assert "mailto:dinh-chinh@bang-vang.example" in movement.split(NOBODY)[1].split("</main>")[0]


def test_the_way_to_propose_somebody(site: Path) -> None:
    folder = build(site, "    nominations: mailto:guong@bang-vang.example\n")
    movement = text_of(folder, "phong-trao/theo-ke-hoach/").split(NOBODY)[1].split("</main>")[0]
    assert '<a href="../../gioi-thieu-guong/">Xem cách giới thiệu gương</a>' in movement
