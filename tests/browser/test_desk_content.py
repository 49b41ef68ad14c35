"""Posts and albums in the desk in a real browser: photos dropped, captioned, and the crop set by a tap."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.browsing import DESK, PHONE, axe, listened
from tests.desking import desk
from tests.media.uploads import picture, saved
from tests.running import honorroll_here

pytestmark = pytest.mark.browser

#: Files are dropped as a hand does it: the browser gives them to the page.
DROP = """async ([selector, names]) => {
    const input = document.querySelector(selector), dropped = new DataTransfer();
    for (const [name, data] of names) {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        dropped.items.add(new File([bytes], name, {type: "image/jpeg"}));
    }
    input.closest("[data-drop]").dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true}));
}"""


def photos(number: int) -> list[list[str]]:
    return [[f"IMG {n}.JPG", b64encode(saved(picture(seed=n), "JPEG")).decode()] for n in range(number)]


def test_an_album_is_dropped_and_captioned_in_a_table(site: Path, browser: Browser) -> None:
    with desk(site) as client:
        context = browser.new_context(viewport=DESK, locale="vi-VN", base_url=f"{client.origin}/")
        context.set_default_timeout(20_000)
        log = listened(context)
        page = context.new_page()
        client.enter_by(page)
        page.goto("moi/album/hoi-nghi-vi-du")
        page.get_by_label("Tiêu đề").fill("Ảnh hội nghị")
        page.get_by_label("Người chụp", exact=True).fill("Lê Văn Ảnh")
        page.evaluate(DROP, ["#them-anh", photos(5)])
        expect(page.locator(".ds-photos tbody tr")).to_have_count(5)
        for n in range(1, 6):
            page.get_by_label(f"Mô tả ảnh, ảnh {n}", exact=True).fill(f"Đại biểu ở hội trường {n}")
        page.get_by_label("Người được vinh danh, ảnh 2, 1").fill("nguyen van a")
        image = page.locator("#f-photos-1 img")
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", value=True)
        box = image.bounding_box()
        assert box
        image.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
        expect(page.get_by_label("Từ trái sang, ảnh 2")).to_have_value(re.compile(r"0\.2[56]"))
        page.set_viewport_size(PHONE)
        assert axe(page) == []
        page.set_viewport_size(DESK)
        assert axe(page) == []
        page.locator(".ds-bar").get_by_role("button", name="Lưu", exact=True).click()
        expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()
        assert log.complaints == []
        context.close()
    text = (site / "content/conferences/hoi-nghi-vi-du/albums/anh-hoi-nghi/album.yml").read_text(encoding="utf-8")
    assert text.count("- file: img-") == 5
    assert re.search(r"focus: \[0\.2[56], 0\.5\d?\]\n    honorees:\n      - nguyen-van-a\n", text)
    assert honorroll_here("check", root=site).code == 0


def test_a_post_with_photos_needs_no_script(site: Path, browser: Browser, tmp_path: Path) -> None:
    files = [tmp_path / f"anh {n}.jpg" for n in range(3)]
    for n, file in enumerate(files):
        file.write_bytes(saved(picture(seed=n), "JPEG"))
    with desk(site) as client:
        context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=f"{client.origin}/")
        context.set_default_timeout(20_000)
        page = context.new_page()
        client.enter_by(page)
        page.goto("tin-bai")
        page.get_by_role("link", name="Thêm tin bài").click()
        page.get_by_label("Tiêu đề").fill("Phường biểu dương gương tốt")
        page.get_by_label("Chuyên mục").select_option("Gương ví dụ")
        page.get_by_label("Tóm tắt").fill("Phường biểu dương 120 gương tốt.")
        page.get_by_label("Nội dung").fill("Sáng 10/10, hội nghị đã diễn ra.")
        page.get_by_label("Thêm ảnh").set_input_files(files)
        page.locator("button[value=upload][formaction='#f-photos']").click()
        for n in range(3):
            item = page.locator(f"#f-photos-{n}")
            item.get_by_label("Mô tả ảnh").fill(f"Đại biểu vỗ tay {n}")
            item.get_by_label("Người chụp hoặc nguồn ảnh").fill("Lê Văn Ảnh")
        page.get_by_role("button", name="Lấy mục 2 làm ảnh đầu bài").click()
        page.locator(".ds-bar").get_by_role("button", name="Lưu", exact=True).click()
        expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()
        context.close()
    text = (site / "content/news/phuong-bieu-duong-guong-tot.md").read_text(encoding="utf-8")
    assert "cover:\n  file: anh-1.jpg\n  alt: Đại biểu vỗ tay 1\n" in text
    assert honorroll_here("check", root=site).code == 0
