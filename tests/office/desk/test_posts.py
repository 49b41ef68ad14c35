"""Posts are written in the desk: photos captioned and credited, honorees by name, findings beside their fields."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.desking import Client, typed
from tests.media.uploads import CANARY, picture, saved, telling
from tests.running import built, honorroll_here

NEW = "/them/tin-bai/moi-0123456789abcdef"
POST = "/ho-so/tin-bai/phuong-vi-du-bieu-duong"
FILE = "content/news/phuong-vi-du-bieu-duong.md"
#: Written by hand, not as the desk would write it.
WRITTEN = """\
---
title: "Phường Ví Dụ biểu dương"
date: 2025-10-10
kind: news
column: guong-vi-du
summary: Một câu tóm tắt.
honorees: [nguyen-van-a]
sources: [{title: "Báo Ví Dụ", date: 2025-10-10}]
---
Đoạn đầu,
viết hai dòng.


Đoạn sau.
"""
COMPLETE = {
    "title": "Phường biểu dương gương tốt",
    "date": "ngày 10 tháng 10 năm 2025",
    "column": "Gương ví dụ",
    "summary": "Phường biểu dương 120 gương tốt.",
    "honorees": "Nguyễn Văn A",
    "body": "Sáng 10/10, hội nghị đã diễn ra.\r\n\r\n## Không khí\r\n\r\nAi cũng vui.",
}


@pytest.fixture
def written(site: Path) -> Path:
    path = site / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(WRITTEN, encoding="utf-8")
    return path


def test_a_post_with_three_photos(client: Client, site: Path) -> None:
    photos = [("Ảnh 1.JPG", telling("JPEG")), *((f"b{n}.png", saved(picture(seed=n), "PNG")) for n in (2, 3))]
    page = client.send(NEW, [*typed(client.get(NEW).form, COMPLETE), ("_lam", "upload")], photos)
    told = [{"alt": f"Đại biểu vỗ tay {n}", "caption": f"Chú thích {n}", "credit": "Lê Văn Ảnh"} for n in range(3)]
    captions = {f"photos.{n}.{key}": value for n in range(3) for key, value in told[n].items()}
    page = client.post(NEW, [*typed(page.form, captions), ("_lam", "cover:photos.0")])
    answer = client.post(NEW, [*page.form, ("_lam", "save")])
    assert (answer.status, answer.headers["location"]) == (303, "/ho-so/tin-bai/phuong-bieu-duong-guong-tot?da-luu=1")
    news = site / "content/news"
    assert (news / "phuong-bieu-duong-guong-tot.md").read_text(encoding="utf-8") == (
        "---\ntitle: Phường biểu dương gương tốt\ndate: 2025-10-10\nkind: news\ncolumn: guong-vi-du\n"
        "summary: Phường biểu dương 120 gương tốt.\nhonorees:\n  - nguyen-van-a\n"
        "cover:\n  file: anh-1.jpg\n  alt: Đại biểu vỗ tay 0\n  caption: Chú thích 0\n  credit: Lê Văn Ảnh\n"
        "photos:\n  - file: b2.png\n    alt: Đại biểu vỗ tay 1\n    caption: Chú thích 1\n    credit: Lê Văn Ảnh\n"
        "  - file: b3.png\n    alt: Đại biểu vỗ tay 2\n    caption: Chú thích 2\n    credit: Lê Văn Ảnh\n"
        "---\n\nSáng 10/10, hội nghị đã diễn ra.\n\n## Không khí\n\nAi cũng vui.\n"
    )
    assert CANARY.encode() not in b"".join(built(news).values())
    assert honorroll_here("check", root=site).code == 0
    assert "Phường biểu dương gương tốt" in client.get("/tin-bai?tim=guong+tot").text


def test_what_is_wrong_stands_beside_its_field_under_its_label(client: Client, site: Path) -> None:
    wrong = COMPLETE | {"column": "", "honorees": "Ai Đó", "sources.0.url": "bao.example"}
    page = client.edited(NEW, wrong)
    assert page.status == 422
    for field, label in (("f-column", "Chuyên mục"), ("f-honorees", "Người được"), ("f-sources-0-url", "Địa chỉ")):
        assert f'href="#{field}">{label}' in page.text
        assert f'id="{field}-loi"' in page.text
    form = typed(page.form, COMPLETE | {"sources.0.url": ""})
    page = client.send(NEW, [*form, ("_lam", "save")], [("a.jpg", telling("JPEG"))])
    assert page.status == 422
    assert 'href="#f-photos-0-alt">Mô tả ảnh' in page.text
    assert not (site / "content/news").exists()


def test_a_mistake_in_the_text_is_told_at_the_text(client: Client) -> None:
    page = client.edited(NEW, COMPLETE | {"body": "Gọi 0912 345 678.\n\n{{ honorees khong-co }}"})
    assert page.status == 422
    summary, _, form = page.text.partition("ds-columns")
    assert summary.count('href="#f-body">Nội dung') == 2
    assert '<a href="#f-body">Nội dung</a> <span class="ds-error">2 lỗi</span>' in form, "the contents say where"


def test_only_what_was_typed_is_another(client: Client, written: Path) -> None:
    assert client.edited(POST, {"summary": "Câu khác."}).status == 303
    text = written.read_text(encoding="utf-8")
    assert "summary: Câu khác.\n" in text
    assert text.endswith("---\nĐoạn đầu,\nviết hai dòng.\n\n\nĐoạn sau.\n")
    written.write_text(WRITTEN, encoding="utf-8")
    body = dict(client.get(POST).form)["body"].rstrip()
    assert client.edited(POST, {"body": f"{body}\n\nĐoạn cuối."}).status == 303
    head, _, text = written.read_text(encoding="utf-8").rpartition("---\n")
    assert head == WRITTEN.rpartition("---\n")[0]
    assert text.endswith("Đoạn sau.\n\nĐoạn cuối.\n")
    assert client.edited(POST, {}).status == 303


def test_two_tabs_lose_nothing(client: Client, written: Path) -> None:
    first, second = client.get(POST).form, client.get(POST).form
    assert client.post(POST, [*typed(first, {"body": "Bản một."}), ("_lam", "save")]).status == 303
    page = client.post(POST, [*typed(second, {"body": "Bản hai.", "author": "Lê Văn B"}), ("_lam", "save")])
    assert page.status == 409
    assert "Có người vừa sửa tin bài này" in page.text
    assert client.post(POST, [*page.form, ("_lay.body", "minh"), ("_lam", "save")]).status == 303
    text = written.read_text(encoding="utf-8")
    assert text.endswith("---\n\nBản hai.\n")
    assert "author: Lê Văn B\n" in text


def test_the_preview_is_the_page_of_the_draft(client: Client, written: Path) -> None:
    page = client.edited(POST, {"body": "Chữ của bản nháp.\n\n{{ honorees nguyen-van-a }}"}, "preview")
    address = page.text.partition('<iframe src="')[2].partition('"')[0]
    assert address.endswith("/tin-tuc/phuong-vi-du-bieu-duong/")
    shown = client.get(address)
    assert shown.status == 200
    assert "Chữ của bản nháp." in shown.text
    assert shown.text.count("Nguyễn Văn A") >= 2
    assert written.read_text(encoding="utf-8") == WRITTEN


@pytest.mark.parametrize(
    ("field", "name", "words"),
    [
        ("_anh.film", "phim.mov", "Đổi phim sang MP4"),
        ("_anh.film", "ban-ghi.mp3", "Âm thanh thì đăng lên mạng"),
        ("_anh.photos", "danh-sach.xlsx", "không phải là ảnh"),
    ],
)
def test_a_file_that_is_not_published_is_refused(client: Client, field: str, name: str, words: str) -> None:
    page = client.send(NEW, [*client.get(NEW).form, ("_lam", "upload")], [(name, b"\0" * 100)], field)
    assert page.status == 422
    assert words in page.text


def test_a_file_for_a_field_that_takes_none_is_passed_over(client: Client, site: Path) -> None:
    page = client.send(NEW, [*client.get(NEW).form, ("_lam", "upload")], [("a.jpg", telling("JPEG"))], "_anh.sources")
    assert page.status == 200
    assert not list((site / ".build/desk/drafts").rglob("*.jpg"))


def test_the_list_says_what_is_not_published_yet(client: Client, written: Path) -> None:
    written.write_text(WRITTEN.replace("kind: news", "kind: news\npublish_from: 2026-01-05"), encoding="utf-8")
    written.with_name("nhap.md").write_text(WRITTEN.replace("kind: news", "draft: true\nkind: news"), encoding="utf-8")
    written.with_name("hong.md").write_text("---\n\ttitle: x\n---\n", encoding="utf-8")
    shelf = client.get("/tin-bai").text
    for tag in ("Đăng từ 5/1/2026", "Bản nháp, chưa đăng", "Tệp viết sai"):
        assert tag in shelf
    page = client.get(f"/tin-bai?{urlencode({'la': 'Tệp viết sai'})}")
    assert "1 trong 3 tin bài" in page.text
    assert "Chưa mở được tin bài" in client.get("/ho-so/tin-bai/hong").text


@pytest.mark.parametrize("path", ["/ho-so/tin-bai/..", "/ho-so/tin-bai/a.b", "/moi/khong-co", "/them/tin-bai/A"])
def test_what_is_no_record_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status == 404


def test_names_are_suggested_without_accents(client: Client) -> None:
    assert client.get("/goi-y/honorees?tim=nguyen+van+a").text == '["Nguyễn Văn A"]'
    assert client.get("/goi-y/honorees?tim=").text == "[]"
    assert client.get("/goi-y/../x?tim=a").status == 404
