"""The council's pages in a browser and on the disk, and the tables that go with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.browser import rich
from tests.browser.browsing import DESK
from tests.council.test_council import read
from tests.media.reel import webm
from tests.news.test_news import build, page
from tests.running import honorroll_here, write
from tests.serving import served

pytestmark = pytest.mark.browser


def test_the_tables_of_a_site(rich_site: Path) -> None:
    rows = read((rich_site / "hoi-nghi/theo-doi/theo-doi.csv").read_bytes())
    assert rows[1][0] == "UBND quận Ví Dụ"
    assert rows[1][5] == "Đã nhận 03/10/2025, muộn 3 ngày (hạn 30/09/2025)"
    assert rows[1][8].startswith("Quá hạn 37 ngày")
    assert rows[1][9] == "1"
    planned = {(row[0], row[3]): row[4:] for row in read((rich_site / "tin-tuc/ke-hoach/ke-hoach.csv").read_bytes())}
    assert planned["2025-01", "Gương ví dụ"] == ["36", "45", "0"]
    silent = read((rich_site / "tin-tuc/ke-hoach/chua-co-bai.csv").read_bytes())
    names = {row[1] for row in silent}
    assert "Nguyễn Văn A" not in names
    assert "Người Không Có Gì Thêm" in names
    assert "Hồ sơ đã gỡ" not in names


def test_rows_that_are_placed_in_a_text_have_the_width_of_rows(browser: Browser, rich_url: str) -> None:
    shown = browser.new_page(viewport=DESK)
    shown.goto(rich_url + rich.KINDS["special page"])
    names = shown.locator(".hr-text .hr-rowed .hr-card-name")
    assert names.count() == 6
    assert min(names.evaluate_all("names => names.map(name => name.offsetWidth)")) > 200
    others = shown.locator("[aria-labelledby=guong] .hr-card a").evaluate_all(
        "links => links.map(link => link.pathname)"
    )
    assert [path.split("/")[-2] for path in others] == ["tap-the-vi-du"], "whom the text shows is not shown again"
    shown.close()


def keep_internal(site: Path) -> None:
    """The settings say nothing of it: both pages are then the office's."""
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site, "mkdocs.yml", settings.replace("    public_pages: [tracker, coverage]\n", ""))


def test_words_follow_the_day(site: Path) -> None:
    write(site, "content/tracker.yml", "units:\n  ubnd-quan-vi-du: {date: 2025-12-20}\n")
    for day, words in (
        ("2025-12-09", "Còn 1 ngày"),
        ("2025-12-10", "Hôm nay là hạn"),
        ("2025-12-12", "Quá hạn 2 ngày"),
    ):
        build(site, day)
        assert words in page(site, "hoi-nghi/theo-doi/"), day


def test_what_the_office_keeps_to_itself(site: Path, browser: Browser) -> None:
    """Nothing of it is on the site; it opens from the disk, with its style, and leads to the public site."""
    keep_internal(site)
    write(site, "content/tracker.yml", "units:\n  ubnd-quan-vi-du: {date: 2025-12-05}\n")
    build(site)
    assert not (site / "site/hoi-nghi/theo-doi").exists()
    assert not (site / "site/tin-tuc/ke-hoach").exists()
    for path in (site / "site").rglob("*.html"):
        assert "theo-doi/" not in path.read_text(encoding="utf-8")
    file_ = site / "office/hoi-nghi/theo-doi/index.html"
    html = file_.read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in html
    opened = browser.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.goto(file_.as_uri())
    assert opened.locator(".hr-overdue").inner_text().startswith("Quá hạn: 1 trên 1")
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 248, 242)"
    links: list[str] = opened.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.href)")
    assert all(
        re.match(r"https?://|mailto:|file:.*(#|theo-doi\.csv|han-nop\.ics|/index\.html)", link) for link in links
    ), links
    # Chromium gives a page from the disk no fonts; the stand-in is as wide.
    assert [said for said in complaints if "Access to font" not in said and "ERR_FAILED" not in said] == []
    opened.close()
    assert read((site / "office/hoi-nghi/theo-doi/theo-doi.csv").read_bytes())[1][0] == "UBND quận Ví Dụ"


def test_the_filter(browser: Browser, rich_url: str) -> None:
    opened = browser.new_page()
    opened.goto(rich_url + rich.KINDS["tracker"])
    cards = opened.locator(".hr-unit-card:visible")
    assert cards.count() == 4
    opened.select_option("#loai-don-vi", "ward")
    assert cards.count() == 2
    assert opened.locator(".hr-filter [role=status]").inner_text() == "Đang xem 2 đơn vị."
    opened.check("#chi-qua-han")
    assert cards.count() == 1
    opened.select_option("#loai-don-vi", "")
    assert cards.count() == 2
    opened.close()


def test_without_a_script_everything_shows(browser: Browser, rich_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(rich_url + rich.KINDS["tracker"])
    assert opened.locator(".hr-unit-card").count() == 4
    assert not opened.locator(".hr-filter").is_visible()
    context.close()


def test_the_report_has_every_section_of_the_plan(site: Path) -> None:
    build(site)
    html = page(site, "bao-cao/")
    for heading in ("Hạn chế", "Bài học kinh nghiệm", "Mục tiêu", "Lãnh đạo và giải pháp"):
        assert heading not in html, "what is not written is the office's to know"
    assert "hưa viết" not in html
    assert html.count("đang được viết tiếp") == 1
    assert html.count('<h3 id="') == 2  # the figures of the roll stand in two of ten
    whole: dict[str, Any] = {
        "review": ("results", "commendation", "direct_workers", "leadership", "weaknesses", "causes", "lessons"),
        "direction": ("goals", "tasks", "solutions"),
    }
    text = "title: Báo cáo\n" + "".join(
        f"{part}:\n" + "".join(f"  {key}: Viết về {key}.\n" for key in keys) for part, keys in whole.items()
    )
    write(site, "content/report.yml", text)
    result = honorroll_here("check", root=site)
    assert result.stdout == "Không có lỗi nào.\n"
    build(site)
    html = page(site, "bao-cao/")
    assert "hưa viết" not in html
    assert html.count("Viết về ") == 10


def test_a_documentary_of_ours_plays_with_its_captions(site: Path, browser: Browser) -> None:
    """Its address is of its content, so that a film put in its place is what is seen."""
    film = "title: Báo cáo\nfilm: {title: Năm năm, file: phong-su.webm, captions: phong-su.vtt, transcript: Lời.}\n"
    write(site, "content/report.yml", film)
    write(site, "content/report/phong-su.vtt", "WEBVTT\n\n00:00.000 --> 00:05.000\nMột câu.\n")
    seen = []
    for kinds in ((1, 2), (1,)):  # with sound and without
        write(site, "content/report/phong-su.webm", webm(kinds=kinds))
        build(site)
        seen.append(re.findall(r'<video [^>]*src="../../([^"]+)"', page(site, "bao-cao/phong-su/"))[0])
        assert (site / "site" / seen[-1]).is_file()
    assert not (site / "site" / seen[0]).exists()
    cues = "document.querySelector('video').textTracks[0].cues"
    with served(site / "site", "/nen/") as url, browser.new_context() as context:
        opened = context.new_page()
        opened.goto(f"{url}bao-cao/phong-su/")
        opened.wait_for_function(f"{cues}?.length")
        assert opened.evaluate(f"{cues}[0].text") == "Một câu."


def test_old_addresses_of_the_council_lead_on(site: Path) -> None:
    """Of what the office keeps to itself from now on, of a renamed special page, and of a film that is no more."""
    special = "---\ntitle: Một chuyên trang\nsummary: Một câu.\n---\n"
    write(site, "content/special/cu.md", special)
    write(site, "content/report.yml", "title: Báo cáo\nfilm: {title: Phim, url: https://youtu.be/abcdefghijk}\n")
    build(site)
    (site / "content/special/cu.md").unlink()
    write(site, "content/special/moi.md", special.replace("---\n", "---\nformer_slugs: [cu]\n", 1))
    write(site, "content/report.yml", "title: Báo cáo\n")
    keep_internal(site)
    build(site)
    for url, target in (
        ("hoi-nghi/theo-doi/", "../../hoi-nghi/"),
        ("tin-tuc/ke-hoach/", "../../tin-tuc/"),
        ("bao-cao/phong-su/", "../../bao-cao/"),
        ("chuyen-trang/cu/", "../../chuyen-trang/moi/"),
    ):
        assert f'content="0; url={target}"' in page(site, url)
