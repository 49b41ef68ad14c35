"""What scripts add to a hand-written page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser import rich

pytestmark = pytest.mark.browser


def test_code_is_copied_without_the_numbers_of_its_notes(page: Page, rich_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(rich_url + rich.KINDS["hand-written"])
    code = page.locator(".hr-code").filter(has=page.locator(".hr-note"))
    note = code.locator(".hr-note")
    assert note.inner_text() == "(1)"
    target = note.get_attribute("href") or ""
    assert page.locator(target).inner_text() == "Chú thích của mã."
    code.get_by_role("button", name="Chép").click()
    code.get_by_role("button", name="Đã chép.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == 'print("x")  # \n'
