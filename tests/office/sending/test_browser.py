"""“Gửi duyệt” in a real browser, end to end on a clone with a bare remote: by keyboard, with axe, on a phone too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.browsing import DESK, PHONE, axe, listened, lost, unfocusable
from tests.desking import desk
from tests.offices import A, Machine, git, publish


def fine(page: Page) -> None:
    """Whoever uses it with a reader, a keyboard or a telephone sees everything."""
    assert axe(page) == []
    assert unfocusable(page) == []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert lost(page) == []


@pytest.mark.browser
def test_a_change_is_sent_and_a_conflict_decided(
    browser: Browser, mine: Machine, theirs: Machine, server: Path
) -> None:
    with desk(mine.root) as client:
        context = browser.new_context(viewport=DESK, locale="vi-VN", base_url=f"{client.origin}/")
        context.set_default_timeout(20_000)
        log = listened(context)
        page = context.new_page()
        client.enter_by(page)
        page.goto("ho-so/individuals/nguyen-van-a")
        page.get_by_label("Chức vụ").first.fill("Giám đốc")
        page.locator(".ds-bar").get_by_role("button", name="Lưu", exact=True).click()
        publish(theirs, A, "Trưởng trạm", "Phó Trưởng trạm")

        page.get_by_role("link", name="Gửi duyệt").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Gửi duyệt")
        expect(page.get_by_text("Chức vụ: Trưởng trạm → Giám đốc")).to_be_visible()
        fine(page)
        page.get_by_label("Họ và tên người gửi").fill("Lê Thị Bích")
        page.get_by_label("Lời nhắn cho người duyệt").fill("Xin xem giúp.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # the button follows the last field

        expect(page.get_by_role("heading", level=1)).to_have_text("Có người vừa sửa mục này")
        expect(page.get_by_text("Phó Trưởng trạm")).to_be_visible()
        fine(page)
        page.get_by_role("button", name="Tiếp tục").click()
        expect(page.get_by_role("alert")).to_contain_text("Còn chỗ chưa chọn")
        page.get_by_label("Giữ bản của bạn").check()
        page.get_by_role("button", name="Tiếp tục").click()

        expect(page.get_by_role("status")).to_contain_text("Đã gửi 1 mục để duyệt")
        expect(page.get_by_text("Đã gửi, đang chờ duyệt")).to_be_visible()
        fine(page)
        # A page that is answered with 409 is told of by the browser itself.
        assert [each for each in log.complaints if "409" not in each] == []
        assert [url for url in log.requests if not url.startswith((client.origin, "data:"))] == []
        context.close()
    branch = "gui-duyet/2025-12-01-le-thi-bich"
    assert "position: Giám đốc" in git(server, "show", f"{branch}:{A}")
    assert git(server, "show", "-s", "--format=%an", branch) == "Lê Thị Bích"
