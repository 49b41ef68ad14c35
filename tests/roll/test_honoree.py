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


def test_a_title_leads_to_its_list_and_to_the_law_that_it_rests_on(site: Path) -> None:
    titles = site / "content/vocabulary/titles.yml"
    text = titles.read_text(encoding="utf-8")
    law = "  article: Điều 33\n  legal_basis: Luật Ví Dụ 1/2022\n"
    titles.write_text(text.replace("huan-chuong-vi-du:\n", f"huan-chuong-vi-du:\n{law}"), encoding="utf-8")
    assert honorroll_here("build", root=site).code == 0
    page = (site / "site/bang-vang/nguyen-van-a/index.html").read_text(encoding="utf-8")
    of_title = "../../bang-vang/danh-hieu/huan-chuong-vi-du/"
    assert f'<p class="hr-award"><a href="{of_title}">' in page
    assert f'<a href="{of_title}#can-cu">Điều 33, Luật Ví Dụ 1/2022</a>' in page
    list_ = (site / "site/bang-vang/danh-hieu/huan-chuong-vi-du/index.html").read_text(encoding="utf-8")
    told = list_.partition('id="can-cu"')[2].partition("</dl>")[0]
    assert "Điều 33" in told
    assert "Luật Ví Dụ 1/2022" in told


def test_the_deed_comes_before_the_honour_and_stands_on_every_card(site: Path) -> None:
    deed = "Mở lớp học miễn phí cho trẻ em nghèo suốt mười năm"
    profile = site / "honorees/individuals/nguyen-van-a/profile.yml"
    profile.write_text(f"{profile.read_text(encoding='utf-8')}deed: {deed}\n", encoding="utf-8")
    assert honorroll_here("build", root=site).code == 0
    page = (site / "site/bang-vang/nguyen-van-a/index.html").read_text(encoding="utf-8")
    main = page.partition("<main")[2]
    assert main.index(f'<p class="hr-deed">{deed}</p>') < main.index('class="hr-highest"') < main.index("<h2")
    for list_ in ("", "bang-vang/", "bang-vang/nam/2024/"):
        assert deed in (site / "site" / list_ / "index.html").read_text(encoding="utf-8"), list_
    names = "".join(path.read_text(encoding="utf-8") for path in (site / "site/tim-kiem").rglob("ten-*.txt"))
    assert deed in names


def test_a_deed_that_is_too_long_is_told(site: Path) -> None:
    profile = site / "honorees/individuals/nguyen-van-a/profile.yml"
    profile.write_text(f"{profile.read_text(encoding='utf-8')}deed: {'việc ' * 18}tốt\n", encoding="utf-8")
    result = honorroll_here("check", root=site)
    assert "lỗi wrong-value: " in result.stdout
    assert "nhiều nhất 90 ký tự" in result.stdout
