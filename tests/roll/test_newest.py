"""Who was honoured last: the same on the home page and in the feeds."""

from __future__ import annotations

import re
from pathlib import Path

from tests.running import honorroll_here, write

from honorroll.formats.yaml_write import Value, emit


def honoree(root: Path, slug: str, year: int, latest: str, status: str = "granted") -> None:
    """An honoree whose profile states ``latest`` and nothing later."""
    award: dict[str, Value] = {"title": "nguoi-tot-vi-du", "year": year, "status": status}
    profile: dict[str, Value] = {
        "name": f"Người {slug}",
        "awards": [award],
        "sources": [{"title": "Nguồn", "date": latest}],
    }
    write(root, f"honorees/individuals/{slug}/profile.yml", emit(profile | {"publication": {"basis": "public-record"}}))


def test_the_latest_year_comes_first_and_in_it_the_latest_day(site: Path) -> None:
    """An exact day before its month and its year; of one day, those first whose names come first."""
    honoree(site, "a", 2024, "2025-12-01")
    honoree(site, "b", 2025, "2025")
    honoree(site, "c", 2025, "2025-11-02")
    honoree(site, "d", 2025, "2025-11")
    honoree(site, "e", 2025, "2025-11-02")
    honoree(site, "f", 2025, "2025-11-30", "proposed")
    assert honorroll_here("build", root=site).code == 0
    home = (site / "site/index.html").read_text(encoding="utf-8")
    shown = re.findall(r'<li class="hr-card"><a href="[^"]*bang-vang/([a-z0-9-]+)/"', home)
    fed = re.findall(
        r"<id>[^<]*bang-vang/([a-z0-9-]+)/</id>", (site / "site/bang-vang/moi.atom").read_text(encoding="utf-8")
    )
    assert [slug for slug in shown if slug in "abcdef"] == ["c", "e", "d", "b"]
    assert fed[: len(shown)] == shown
    assert "f" not in fed


def test_all_ways_in_stand_in_the_same_columns(built_root: Path) -> None:
    home = (built_root / "site/index.html").read_text(encoding="utf-8")
    ways, _, after = home.partition('<div class="hr-ways-in">')[2].partition("</div>")
    assert ways.count("<h2") == ways.count("<section") >= 4
    assert '<section class="hr-index"' not in after
