"""Files beside hand-written pages, and pages that lie in another folder than ours."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from tests.running import built, honorroll_here, write

from honorroll.content import page_files
from honorroll.content.scan import PAGES, pages_folder

TAKEN = "chụp ở nhà riêng"


def photo(format_: str) -> bytes:
    image, target, exif = Image.new("RGB", (700, 500), (160, 30, 30)), io.BytesIO(), Image.Exif()
    image.paste((20, 90, 160), (0, 0, 350, 250))
    exif[0x010E] = TAKEN
    image.save(target, format_, exif=exif)
    return target.getvalue()


@pytest.mark.parametrize(
    ("line", "folder"),
    [
        ("docs_dir: content/pages", PAGES),
        ("docs_dir: ./docs/vi/  # theirs", "docs/vi"),
        ('docs_dir: "tài liệu"', "tài liệu"),
        ("", "docs"),
        ("docs_dir: ..", PAGES),
        ("docs_dir: /etc", PAGES),
        ("docs_dir: honorees", PAGES),
        ("docs_dir: .", PAGES),
    ],
)
def test_where_the_pages_are(tmp_path: Path, line: str, folder: str) -> None:
    write(tmp_path, "mkdocs.yml", f"site_name: A\n{line}\n")
    assert pages_folder(tmp_path) == folder


def test_what_pages_name_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "mkdocs.yml", "docs_dir: docs\nextra_css: [css/a.css, 'https://a.example/b.css']\n")
    write(
        tmp_path,
        "docs/mot/trang.md",
        "![a](a%20b.png) [b](../b.PDF#trang=2) [c](../../ngoai.pdf) [d](/d.pdf) [e](e.exe)",
    )
    write(tmp_path, "docs/f.pdf", "nobody leads here")
    assert page_files.named(tmp_path) == {
        "docs/css/a.css": "mkdocs.yml",
        "docs/mot/a b.png": "docs/mot/trang.md",
        "docs/b.PDF": "docs/mot/trang.md",
    }


def test_the_plugin_in_a_site_that_was_there(site: Path) -> None:
    """Its pages stay where they are, the home page among them; the roll is added."""
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    nav = settings.partition("nav:\n")[2].partition("\n\n")[0]
    write(
        site,
        "mkdocs.yml",
        settings.replace(nav, NAV).replace(f"docs_dir: {PAGES}", "docs_dir: docs\nextra_css: [a.css]"),
    )
    (site / PAGES).rename(site / "docs")
    write(
        site, "docs/index.md", "# Trang cũ\n\n![Sơ đồ](assets/images/so-do.png) ![ảnh](anh/anh.jpg) ![web](anh.webp)\n"
    )
    write(site, "docs/huong-dan.md", "# Hướng dẫn của họ\n")  # where a site of ours may have the guide
    write(site, "docs/CNAME", "a.example")
    write(site, "docs/a.css", "h1 { color: #a00 }\n")
    pictures = {"assets/images/so-do.png": "PNG", "anh/anh.jpg": "JPEG", "anh.webp": "WEBP"}
    for name, format_ in pictures.items():
        write(site, f"docs/{name}", photo(format_))
    before = built(site / "docs")
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    assert result.stdout.count("page-picture-metadata") == len(pictures)
    there = built(site / "site")
    assert built(site / "docs") == before
    assert "Trang cũ" in there["index.html"].decode()
    assert "Hướng dẫn của họ" in there["huong-dan/index.html"].decode()
    assert "Nguyễn Văn A" in there["bang-vang/nguyen-van-a/index.html"].decode()
    assert b'href="../../a.css"' in there["bang-vang/nguyen-van-a/index.html"]
    assert there["a.css"] == before["a.css"]
    assert "CNAME" not in there
    for path, format_ in pictures.items():
        name = f"tep/{path}" if path.startswith("anh/") else path  # where the program's own pictures are
        image = Image.open(io.BytesIO(there[name]))
        assert (image.format, image.size, dict(image.getexif())) == (format_, (700, 500), {})
        assert TAKEN.encode() not in there[name]
    home = there["gioi-thieu/index.html"].decode()  # every page of a nested nav is reached
    for path in ("../huong-dan/", "../bang-vang/", "./"):
        assert f'href="{path}"' in home
    assert "Về họ" in home.partition("hr-crumbs")[2].partition("</nav>")[0]

    (site / "docs/index.md").unlink()
    write(site, "mkdocs.yml", (site / "mkdocs.yml").read_text(encoding="utf-8").replace("  - Cũ: index.md\n", ""))
    assert honorroll_here("build", root=site).code == 0
    assert "Trang cũ" not in built(site / "site")["index.html"].decode()
    assert "data-hr-find" in built(site / "site")["index.html"].decode()


NAV = """\
  - Cũ: index.md
  - Về họ:
      - Sâu:
          - Giới thiệu: gioi-thieu.md
          - Hướng dẫn: huong-dan.md
      - Bảng vàng: bang-vang/index.md"""
