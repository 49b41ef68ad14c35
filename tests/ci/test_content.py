"""What the workflows ask of a change of content, run as they run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.ci.conftest import Script
from tests.requests_of import A, edited, git, request_of

STORY = ("là năm bận nhất", "là năm yên nhất")


def test_a_good_change_passes_with_a_comment_and_a_preview(clone: Path, script: Script, tmp_path: Path) -> None:
    head = request_of(clone, **edited(clone, *STORY))
    variables = {"PREVIEWS": str(tmp_path / "xem"), "NUMBER": "12", "LINK": "https://xem.example/12/xem-truoc.html"}
    done = script("content", "origin/main", head, **variables)
    assert done.returncode == 0, done
    comment = (clone / ".build/request/review.md").read_text(encoding="utf-8")
    assert "là năm yên nhất" in comment
    assert "[Xem trước 1 trang thay đổi](https://xem.example/12/xem-truoc.html)" in comment
    assert (tmp_path / "xem/12/bang-vang/nguyen-van-a/index.html").is_file()
    assert git(clone, "status", "--porcelain") == ""
    assert git(clone, "worktree", "list").count("\n") == 1
    assert git(clone, "rev-parse", "HEAD") == git(clone, "rev-parse", "origin/main")


def test_nothing_of_a_request_runs(clone: Path, script: Script) -> None:
    """The scripts, the program, hooks of the settings and filters of git are those of the branch."""
    mark = clone.parent / "da-chay"
    evil = f"#!/bin/sh\ntouch {mark}\n"
    files = dict.fromkeys((".ci/content", "Makefile", ".build/rendered/x", "xau.py", ".githooks/post-checkout"), evil)
    files |= {
        "mkdocs.yml": (clone / "mkdocs.yml").read_text(encoding="utf-8") + "hooks:\n  - xau.py\n",
        ".gitattributes": "* filter=xau diff=xau merge=xau\n",
        "sitecustomize.py": f"open({str(mark)!r}, 'w')\n",
        "honorroll/__init__.py": f"open({str(mark)!r}, 'w')\n",
        **edited(clone, *STORY),
    }
    head = request_of(clone, **files)
    done = script("content", "origin/main", head, FORMAT="github")
    assert done.returncode == 1, done
    assert "::error file=.ci/content,line=1" in done.stdout
    assert not mark.exists()
    comment = (clone / ".build/request/review.md").read_text(encoding="utf-8")
    assert "phải có người phụ trách kỹ thuật xem từng dòng" in comment
    assert "⛔ sửa `.ci/content`" in comment


def test_a_faulty_change_fails_with_a_report_for_the_host(clone: Path, script: Script) -> None:
    head = request_of(clone, **edited(clone, "field: y-te", "field: khong-co"), Makefile="x:\n")
    done = script("content", "origin/main", head, str(clone.parent / "ra"), FORMAT="gitlab", ALLOW="Makefile\nkhac\n")
    assert done.returncode == 1
    (only,) = json.loads((clone.parent / "ra/findings.json").read_text(encoding="utf-8"))
    assert (only["check_name"], only["location"]) == (
        "unknown-reference",
        {"path": f"{A}/profile.yml", "lines": {"begin": 7}},
    )
    assert "⛔ **Chưa nhập được: 1 lỗi phải sửa**" in (clone.parent / "ra/review.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("head", ["khong-co", "--upload-pack=x"])
def test_what_is_no_commit_ends_it(script: Script, head: str) -> None:
    done = script("content", "origin/main", head)
    assert done.returncode != 0
    assert "==" not in done.stdout
