"""The preview of a request: exactly the pages that change, by the program and the settings of the branch."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from tests.requests_of import cloned, edited, request_of
from tests.running import Result, honorroll_here, write


@pytest.fixture
def clone(bare_site: Path, tmp_path: Path, kept_by_content: list[Path]) -> Path:
    """A clone with what an earlier build has kept by content."""
    root = cloned(bare_site, tmp_path)
    for folder in kept_by_content:
        shutil.copytree(folder, root / ".build" / folder.name, copy_function=os.link)
    return root


def preview(root: Path, target: Path) -> Result:
    return honorroll_here("review", "origin/main", "origin/them", "--preview", str(target), root=root)


def pages(target: Path) -> set[str]:
    found = {path.relative_to(target).as_posix() for path in target.rglob("*.html")}
    return found - {"xem-truoc.html"}


def test_it_holds_the_pages_that_change_and_what_they_need(clone: Path, tmp_path: Path) -> None:
    change = edited(clone, "là năm bận nhất", "là năm yên nhất")
    change["mkdocs.yml"] = (clone / "mkdocs.yml").read_text(encoding="utf-8") + "hooks:\n  - xau.py\n"
    change["xau.py"] = "raise SystemExit('ran what was sent in')\n"
    request_of(clone, **change)
    target = tmp_path / "xem"
    result = preview(clone, target)
    assert "là năm yên nhất" in result.stdout
    assert pages(target) == {"bang-vang/nguyen-van-a/index.html"}
    page = (target / "bang-vang/nguyen-van-a/index.html").read_text(encoding="utf-8")
    assert "là năm yên nhất" in page
    assert '<meta name="robots" content="noindex">' in page
    named = set(re.findall(r'(?:src|href)="(\.\./\.\./[^"]+\.(?:css|js|jpg|webp|woff2))"', page))
    assert named
    assert all((target / "bang-vang/nguyen-van-a" / path).is_file() for path in named)
    assert 'href="bang-vang/nguyen-van-a/index.html"' in (target / "xem-truoc.html").read_text(encoding="utf-8")
    assert not (clone / "site").exists()
    assert not list((clone / ".build").glob("review-*"))


def test_content_with_errors_has_none(clone: Path, tmp_path: Path) -> None:
    request_of(clone, **edited(clone, "field: y-te", "field: khong-co"))
    result = preview(clone, tmp_path / "xem")
    assert result.code == 1
    assert "Không dựng được trang xem trước" in result.stderr
    assert not (tmp_path / "xem").exists()


def test_a_folder_with_other_files_is_left_alone(clone: Path, tmp_path: Path) -> None:
    request_of(clone, **edited(clone, "là năm bận nhất", "là năm yên nhất"))
    write(tmp_path, "xem/thu.txt", "x")
    assert preview(clone, tmp_path / "xem").code == 2
    assert (tmp_path / "xem/thu.txt").read_text(encoding="utf-8") == "x"
