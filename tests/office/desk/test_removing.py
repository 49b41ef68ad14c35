"""A profile is taken off the site in the desk as ``honorroll withdraw`` does it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.desking import Client, desk
from tests.running import built, honorroll_here

A = "/ho-so/individuals/nguyen-van-a"
FILE = "honorees/individuals/nguyen-van-a/profile.yml"


def test_nothing_happens_before_it_is_agreed_to(client: Client, site: Path) -> None:
    before = built(site / "honorees") | built(site / "content")
    page = client.get(f"{A}/go")
    assert FILE in page.text
    assert "chan-dung.jpg" in page.text
    assert "withdrawn:" in page.text
    refused = client.post(f"{A}/go", [pair for pair in page.form if pair[0] != "_dong-y"])
    assert refused.status == 422
    assert built(site / "honorees") | built(site / "content") == before


def test_what_is_carried_out_is_what_was_shown(client: Client, site: Path) -> None:
    page = client.get(f"{A}/go")
    path = site / FILE
    path.write_text(path.read_text().replace("Trưởng trạm", "Phó Trưởng trạm"), encoding="utf-8")
    answer = client.post(f"{A}/go", [*page.form, ("_dong-y", "1")])
    assert answer.status == 422
    assert "vừa thay đổi" in answer.text
    assert "withdrawn" not in path.read_text()


@pytest.mark.slow
def test_the_person_is_gone_from_the_site(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    with desk(site) as client:
        client.enter()
        client.edited(A, {"unit": "Đang gõ"}, "keep")
        answer = client.post(f"{A}/go", [*client.get(f"{A}/go").form, ("_dong-y", "1")])
        assert answer.status == 200
        assert "Đã gỡ hồ sơ" in answer.text
        assert "withdrawn:" in (site / FILE).read_text()
        assert not (site / ".build/desk/drafts/individuals/nguyen-van-a").exists()
        assert "Đã gỡ" in client.get("/?tim=nguyen+van+a").text
        assert "Hồ sơ này đã được gỡ" in client.get(A).text
    assert "Nguyễn Văn A" not in (site / os.readlink(site / "site") / "bang-vang/nguyen-van-a/index.html").read_text()


def test_nobody_is_withdrawn_by_another_address(client: Client) -> None:
    assert client.get("/ho-so/collectives/nguyen-van-a/go").status == 404
    assert client.get("/ho-so/individuals/khong-co/go").status == 404
