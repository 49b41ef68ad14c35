"""Everybody is found: by name however it is typed, by kind, and by what is missing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.desking import Client
from tests.running import DATE, SITE

from honorroll.office.records.roster import Roster


def names(client: Client, query: str) -> list[str]:
    page = client.get(f"/{quote(query, safe='?=&+%')}").text
    return re.findall(r'<a href="/ho-so/[^"]+">([^<]+)</a>', page)


def test_everybody_is_listed_faulty_and_withdrawn_ones_too(client: Client, site: Path) -> None:
    (site / "honorees/households/ho-ong-le-van-c/profile.yml").write_text("unit: [", encoding="utf-8")
    assert len(names(client, "")) == len(list((site / "honorees").glob("*/*/profile.yml")))
    assert "ho-ong-le-van-c" in names(client, "")


@pytest.mark.parametrize("typed", ["nguyen+van+a", "NGUYỄN VĂN A", "Nguye%CC%82%CC%83n", "tram+y+te+phuong+cu"])
def test_a_search_asks_for_no_accents(client: Client, typed: str) -> None:
    assert "Nguyễn Văn A" in names(client, f"?tim={typed.replace(' ', '+')}")


def test_filters_narrow_the_list(client: Client) -> None:
    everybody = names(client, "")
    for query in ("?loai=collective", "?thieu=photos", "?thieu=deed", "?thieu=sources"):
        assert 0 < len(names(client, query)) < len(everybody)
    assert names(client, "?loai=xyz&thieu=xyz&trang=-1") == everybody
    assert "Không có hồ sơ nào như vậy" in client.get("/?tim=khongcoai").text


def test_a_consent_that_ends_is_a_task(client: Client, site: Path) -> None:
    path = site / "honorees/individuals/nguyen-van-a/profile.yml"
    head, tail = path.read_text().split("basis: public-record")
    until = f"{DATE.year + 1}-01-15"
    path.write_text(f"{head}basis: public-record\n  until: {until}{tail}", encoding="utf-8")
    assert names(client, "?thieu=consent") == ["Nguyễn Văn A"]
    assert f"Ngày cuối 15/01/{DATE.year + 1}" in client.get("/viec").text


def test_what_a_story_says_is_no_consent(client: Client, site: Path) -> None:
    path = site / "honorees/individuals/nguyen-van-a/profile.yml"
    path.write_text(
        path.read_text().replace("story: |\n", "story: |\n  withdrawn:\n  until: 2020-01-01\n"), encoding="utf-8"
    )
    assert "Nguyễn Văn A" not in names(client, "?thieu=consent")
    assert "Nguyễn Văn A" in names(client, "?thieu=deed")  # which no withdrawn one is asked for


def test_what_changes_on_the_disk_is_seen_at_once(tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path / "site")
    roster = Roster(tmp_path / "site")
    path = "honorees/individuals/nguyen-van-a/profile.yml"
    assert roster.refresh()[path].name == "Nguyễn Văn A"
    file = tmp_path / "site" / path
    file.write_text(file.read_text().replace("name: Nguyễn Văn A", 'name: "Người: Khác"'), encoding="utf-8")
    assert roster.refresh()[path].name == "Người: Khác"
    assert [row.path for row in roster.named("nguoi khac")] == [path]
    shutil.rmtree(file.parent)
    assert path not in roster.refresh()


def test_a_folder_that_leads_elsewhere_is_not_listed(tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path / "site")
    shutil.move(tmp_path / "site/honorees/individuals/nguyen-van-a", tmp_path / "elsewhere")
    (tmp_path / "site/honorees/individuals/nguyen-van-a").symlink_to(tmp_path / "elsewhere")
    assert not [row for row in Roster(tmp_path / "site").refresh().values() if row.slug == "nguyen-van-a"]
