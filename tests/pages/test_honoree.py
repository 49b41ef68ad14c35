"""The page of an honoree, as far as no other test looks at it."""

import re
from pathlib import Path

from tests.running import honorroll_here


def test_an_award_from_before_the_site_s_period_says_so_and_no_other_does(site: Path) -> None:
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    start, end = (int(year) for year in re.findall(r"(?:start|end): ([0-9]{4})", settings))
    assert honorroll_here("build", root=site).code == 0
    page = (site / "site/bang-vang/nguyen-van-a/index.html").read_text(encoding="utf-8")
    awards = re.findall(r"<li[^>]*>\n<p class=\"hr-award\">.*?</li>", page, re.DOTALL)
    years = {year[0]: award for award in awards if (year := re.findall(r"nam/([0-9]{4})/", award))}
    said = {int(year): f"trước giai đoạn {start}–{end}" in award for year, award in years.items()}
    assert said == {year: year < start for year in (2023, 2024, 1999)}
