"""Letters for whoever has no mail program: the address is there to read, and the letter to copy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.browsing import PHONE

pytestmark = pytest.mark.browser

PERSON = "bang-vang/nguyen-van-a/"
ADDRESS = "dinh-chinh@bang-vang.example"


def test_the_letter_that_a_link_begins_can_be_copied(page: Page, rich_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{rich_url}{PERSON}")
    foot = page.locator(".hr-mend")
    expect(foot).to_contain_text(f"hoặc gửi thư đến {ADDRESS}, ghi tên trang")
    foot.get_by_role("button", name="Chép thư mẫu").click()
    expect(foot.get_by_role("status")).to_have_text("Đã chép. Dán vào thư rồi điền tiếp.")
    letter = page.evaluate("navigator.clipboard.readText()")
    assert letter.startswith(f"Gửi đến: {ADDRESS}\nTiêu đề: Đề nghị đính chính: Nguyễn Văn A")
    assert f"/{PERSON}\n\nĐiều chưa đúng:\n" in letter


def test_without_scripts_the_address_is_there_to_read(browser: Browser, rich_url: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{rich_url}{PERSON}")
        expect(page.locator(".hr-mend").get_by_text(ADDRESS, exact=True)).to_be_visible()
        expect(page.locator(".hr-by-mail button").first).to_be_hidden()
