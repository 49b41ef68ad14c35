"""The benchmark runs; its figures are for ``make bench``."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bench import bench_build
from tests.bench.profiles import STORY_BYTES, make
from tests.running import SITE, built, honorroll_here


def test_profiles_are_faultless_and_always_the_same(tmp_path: Path) -> None:
    root, profiles = make(tmp_path / "one", SITE, 40)
    assert honorroll_here("check", root=root).stdout == "Không có lỗi nào.\n"
    assert honorroll_here("fmt", "--check", root=root).code == 0
    make(tmp_path / "two", SITE, 40)
    assert built(root / "honorees") == built(tmp_path / "two/honorees")
    stories = [path.read_text(encoding="utf-8").split("story: |\n")[1].split("sources:")[0] for path in profiles]
    assert all(0.8 * STORY_BYTES < len(story.encode()) < 1.4 * STORY_BYTES for story in stories)


def test_measures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_build, "SETTLE", 0)
    root, profiles = make(tmp_path / "root", SITE, 50)
    rows = list(bench_build.measure(root, profiles, "50", 1))
    assert [row.case for row in rows] == ["cold", "first change", "second change", "later change", "no change"]
    for row in rows:
        assert all(0.05 < run.wall < 120 and run.cpu > 0.05 for run in row.runs)
        assert row.peak is None or 10 < row.peak.pss <= row.peak.rss < 2_000
    lines = [*bench_build.table(rows), *bench_build.weights(root / "site")]
    assert len({line.count("|") for line in lines[:-2]}) == 1
