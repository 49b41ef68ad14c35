"""The benchmark runs; its figures are for ``make bench``."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.bench import bench_build, bench_desk, bench_preview, bench_review, bench_search, bench_workbook
from tests.bench.profiles import STORY_BYTES, make
from tests.running import SITE, built, honorroll_here

from honorroll.engine.assets import collect


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
    root, profiles = make(tmp_path / "root", SITE, 20)
    rows = list(bench_build.measure(root, profiles, "20", 1))
    changes = ["first change", "second change", "later change", "one award", "one new profile"]
    assert [row.case for row in rows] == ["cold", *changes, "no change"]
    for row in rows:
        assert all(0.05 < run.wall < 120 and run.cpu > 0.05 for run in row.runs)
        assert row.peak is None or 10 < row.peak.pss <= row.peak.rss < 2_000
    lines = [*bench_build.table(rows), *bench_build.weights(root / "site")]
    assert len({line.count("|") for line in lines[:-2]}) == 1


def test_a_search_among_ten_thousand_costs_what_was_promised() -> None:
    """Over the network until the first result, with script and style: 25 KB for a name, 150 KB for what pages say."""
    assets = collect("Trang", with_licences=False)
    script = sum(len(gzip.compress(assets.files[path], 6)) for path in (assets.search, assets.search_style))
    found = bench_search.measure(10_000, asked=60)
    assert max(cost.first for cost in found.by_name) + script <= 25_000
    assert max(cost.first for cost in found.turned) + script <= 25_000
    assert max(cost.all for cost in found.said) + script <= 150_000
    assert found.memory < 1_500


def test_the_desk_is_measured(tmp_path: Path) -> None:
    root, profiles = make(tmp_path / "root", SITE, 30)
    measured = bench_desk.measure(root, profiles, 2)
    assert len(measured.saves) == len(measured.lists) == 2
    assert all(0 < run.wall < 60 for run in (measured.first, measured.again, *measured.saves))
    assert len(bench_desk.lines(measured)) == 4


def test_a_preview_is_measured(tmp_path: Path) -> None:
    root, profiles = make(tmp_path / "root", SITE, 20)
    measured = bench_preview.measure(root, profiles, 1, idle=0.5, loaded=0.5)
    assert all(0 < seconds < 60 for seconds in (measured.first, *measured.edits))
    assert 0 <= measured.idle < 2
    assert bench_preview.line(20, measured).startswith("     20 profiles: ")


def test_a_review_of_fifty_changed_profiles_takes_five_seconds_at_most(tmp_path: Path) -> None:
    root = bench_review.prepare(tmp_path, SITE, 120, 50)
    run = bench_review.measure(root)
    assert 10_000 < run.length < 65_000
    assert run.cpu < 5


def test_a_workbook_goes_out_and_comes_in(tmp_path: Path) -> None:
    runs = list(bench_workbook.measure(tmp_path, 20))
    assert [run.name for run in runs] == ["export", "import, unchanged", "import, all new"]
    assert all(0 < run.cpu < 60 and run.memory > 10 for run in runs)  # a child begins with the size of its parent
