"""Consultations are opened in the desk: findings beside their fields, the real page before it is public."""

from __future__ import annotations

from pathlib import Path

from tests.desking import Client
from tests.running import honorroll_here

NEW = "/them/lay-y-kien/moi-0123456789abcdef"
COMPLETE = {
    "title": "Lấy ý kiến nhân dân năm 2025",
    "opens": "1/12/2025",
    "working_days": "10",
    "comments.address": "Số 1 phố Ví Dụ",
    "text": "Nhân dân cho ý kiến.",
}


def test_a_consultation_is_opened(client: Client, site: Path) -> None:
    answer = client.edited(NEW, COMPLETE)
    assert answer.headers["location"] == "/ho-so/lay-y-kien/lay-y-kien-nhan-dan-nam-2025?da-luu=1"
    path = site / "content/consultations/lay-y-kien-nhan-dan-nam-2025.yml"
    assert path.read_text(encoding="utf-8") == (
        "title: Lấy ý kiến nhân dân năm 2025\nopens: 2025-12-01\nworking_days: 10\n"
        "comments:\n  address: Số 1 phố Ví Dụ\ntext: Nhân dân cho ý kiến.\n"
    )
    assert honorroll_here("check", root=site).code == 0
    page = client.get("/lay-y-kien").text
    assert "Đang lấy ý kiến" in page
    assert "01/12/2025 – 15/12/2025" in page


def test_what_is_wrong_stands_beside_its_field(client: Client, site: Path) -> None:
    page = client.edited(NEW, COMPLETE | {"working_days": "", "closes": "1/11/2025", "comments.address": ""})
    assert page.status == 422
    assert 'href="#f-closes">Ngày cuối cùng nhận ý kiến' in page.text
    assert "working_days" not in page.text.partition("<form")[0]
    assert not (site / "content/consultations").exists()


def test_the_preview_is_the_real_page(client: Client) -> None:
    page = client.edited(NEW, COMPLETE, "preview")
    shown = client.get(page.text.partition('<iframe src="')[2].partition('"')[0])
    assert "Nhân dân cho ý kiến." in shown.text
    assert "15/12/2025" in shown.text or "15 tháng 12" in shown.text


def test_a_file_that_cannot_be_read_is_on_the_list(client: Client, site: Path) -> None:
    folder = site / "content/consultations"
    folder.mkdir()
    (folder / "hong.yml").write_text("title: a\n\topens: b\n", encoding="utf-8")
    assert "Tệp viết sai" in client.get("/lay-y-kien").text
    assert "Chưa mở được đợt lấy ý kiến" in client.get("/ho-so/lay-y-kien/hong").text
