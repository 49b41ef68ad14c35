"""Hand-written pages are searched for personal data, and may be excused for the contact of an office."""

from __future__ import annotations

import pytest

from honorroll.content.hand_written import judge


def told(page: str) -> list[tuple[str, int]]:
    return [(fault.rule.name, fault.source.line) for fault in judge(page.encode(), "content/pages/a.md")]


PHONE, EMAIL, ID = ("personal-phone", "personal-email", "personal-id")
FULL = (
    "---\ntitle: Gọi 0912345678\ndescription: riengtu@thu.example\nicon: a/0912345679\n---\n\n0912345671\n<!-- "
    "001088012345 -->\n"
)


def test_front_matter_text_and_comments_are_searched() -> None:
    assert told(FULL) == [("ignored-setting", 4), (PHONE, 2), (EMAIL, 3), (PHONE, 4), (PHONE, 7), (ID, 8)]


def test_a_contact_is_allowed_where_the_page_says_so_and_an_identity_number_nowhere() -> None:
    assert told(FULL.replace("icon:", "allow: [contact]\nicon:")) == [("ignored-setting", 5), (ID, 9)]


@pytest.mark.parametrize("allow", ["contact", "[contakt]", "[contact, all]"])
def test_what_allows_something_else_is_an_error_and_allows_nothing(allow: str) -> None:
    rules = told(f"---\nallow: {allow}\n---\n0912345678\n")
    assert (PHONE, 4) in rules
    assert {rule for rule, _ in rules} <= {PHONE, "not-a-choice", "wrong-shape"}
    assert len(rules) == 2


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("0912345678\n", [(PHONE, 1)]),
        ("---\n", []),
        ("", []),
        ("---\ntitle: [\nsố: 0912345678\n---\n\nA\n", [("page-head", 4), (PHONE, 3)]),  # MkDocs shows it as text
        ("---\r\ntitle: A\r\n---\r\n0912345678\r\n", [(PHONE, 4)]),
        ('---\ntitle: "09\\u00312345678"\n---\n', [(PHONE, 2)]),
        ("---\ntitle: A\n...\n0912345678\n", [(PHONE, 4)]),
        ("Xem [thư](mailto:riengtu@thu.example).\n", [(EMAIL, 1)]),
        ("\ufeff---\ntitle: 0912345678\n---\n", [(PHONE, 2)]),
    ],
)
def test_any_page(page: str, found: list[tuple[str, int]]) -> None:
    assert told(page) == found
