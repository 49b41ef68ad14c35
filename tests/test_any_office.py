"""The roll belongs to nobody's city: any office begins one of its own, and the demonstration shows an invented one."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.running import REPOSITORY, honorroll_here


def test_the_demonstration_builds_without_a_finding(tmp_path: Path) -> None:
    ours = shutil.ignore_patterns(".build", "site")
    root = Path(shutil.copytree(REPOSITORY / "demo", tmp_path / "demo", ignore=ours))
    assert honorroll_here("check", root=root).stdout == "Không có lỗi nào.\n"
    result = honorroll_here("build", root=root)
    assert result.code == 0, result
