"""What counts as personal data and what does not: tests/cases/privacy.json is the table of both."""

from __future__ import annotations

import json
import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.running import CASES

from honorroll.base.findings import Source
from honorroll.content.privacy import check, personal_data

TABLE: dict[str, list[Any]] = json.loads((CASES / "privacy.json").read_text("utf-8"))
FOUND, CLEAN = TABLE["found"], TABLE["clean"]
PLACE = Source("honorees/individuals/a/profile.yml", 10, 3)


def seen(text: str) -> list[list[object]]:
    return [[rule.name, shown, offset] for rule, shown, offset in personal_data(text)]


@pytest.mark.parametrize("case", FOUND, ids=[case[0] for case in FOUND])
def test_found(case: list[Any]) -> None:
    text, *expected = case
    assert seen(text) == expected


@pytest.mark.parametrize("text", CLEAN)
def test_clean(text: str) -> None:
    assert seen(text) == []


def test_all_that_is_clean_is_clean_in_one_text() -> None:
    lines = [text for text in CLEAN if "\n" not in text]
    assert seen("\n".join(lines)) == []
    assert seen("; ".join(lines)) == []
    assert seen("\n\n".join(CLEAN)) == []


@pytest.mark.parametrize("case", FOUND, ids=[case[0] for case in FOUND])
def test_letters_and_accents_apart_are_read_too(case: list[Any]) -> None:
    text, *expected = case
    decomposed = unicodedata.normalize("NFD", f"Đặng Thị Ước. {text}")
    shown = seen(decomposed)
    assert [rule for rule, *_ in shown] == [rule for rule, *_ in expected]
    for (_, mask, offset), (_, _, composed_offset) in zip(shown, expected, strict=True):
        assert isinstance(offset, int)
        assert unicodedata.normalize("NFC", decomposed[offset:]) == f"{text[composed_offset:]}"
        assert str(mask).endswith("***")


def test_findings_are_errors_that_name_the_place_and_hide_the_rest() -> None:
    findings = check("Bà Lan,\nsinh ngày 12/3/1965,\n\ngọi 0912345678", PLACE)
    assert [(finding.rule.name, finding.source.line, finding.source.column) for finding in findings] == [
        ("personal-birth-date", 11, 13),
        ("personal-phone", 13, 7),
    ]
    assert all(finding.is_error for finding in findings)
    assert findings[1].message("vi") == "Có số điện thoại: “091***”."
    assert not any("345" in finding.message(language) for finding in findings for language in ("vi", "en"))


def test_a_place_without_a_line_stays_as_it_is() -> None:
    assert [finding.source for finding in check("\n0912345678", Source("a.md"))] == [Source("a.md")]


def test_every_finding_reads_in_both_languages() -> None:
    for text, *_ in FOUND:
        for finding in check(text, PLACE):
            for language in ("vi", "en"):
                assert finding.message(language).strip()
                assert finding.hint(language).strip()


SIGNS = ["0", "9", "@", "số ", "ngõ ", "sinh ", "İ", "\u0301", "\ud800", "| Ngày sinh |\n|---|\n", "|", "\t", "SĐT\t"]
PIECES = st.sampled_from([*(case[0] for case in FOUND), *CLEAN, *SIGNS])


@settings(deadline=None)
@given(st.text(max_size=200) | st.lists(PIECES, max_size=8).map("".join))
def test_any_text_is_read_and_nothing_but_three_characters_is_shown(text: str) -> None:
    last = -1
    for _, shown, offset in personal_data(text):
        assert last < offset < len(text)
        assert len(shown) <= 6
        assert shown.endswith("***")
        last = offset


HOSTILE = [
    "0",
    "01",
    "0 ",
    "09",
    "0912345678 ",
    "0-9-",
    "a@",
    "@",
    "a.",
    "a@a.",
    "a-a-",
    "%",
    "sinh ",
    "Sinh ",
    "sinh ngày 1",
    "sinh ngày 1/",
    "sinh 12/3/1965 ",
    "số ",
    "số 1",
    "số 1/",
    "số 1-1",
    "số 1a/",
    "ố 1",
    "ngõ 1",
    "số nhà ",
    "số nhà 1 ",
    "số 1 ngõ ",
    "trú ",
    "trú tại ",
    "sống ở số 1 ngõ 1 ",
    "nhà ",
    "địa chỉ: số 1 ",
    "căn hộ số ",
    "cmnd ",
    "cmnd 1",
    "chứng minh 12",
    "001065012345 ",
    "123456789 ",
    "123456789",
    "stk ",
    "stk: 1",
    "số tài khoản ",
    "tk: 1.",
    "http://",
    "http://a",
    "www.",
    "+84",
    "(+84",
    "+84(0",
    "1.",
    "1.200.",
    "mã số 0912345678 ",
    "đt 9",
    "cccd 1",
    "ck 1",
    "mail: a",
    "ngách 1 ngõ 1 ",
    "bà ở p.101 a1 ",
    "k1/1/",
    "|",
    "|-",
    "| Ngày sinh |\n|-|\n",
    "Ngày sinh\t1\n",
    "<table><tr><td>Ngày sinh",
    "e\u0301",
    "\u0301",
    "İ",
    " ",
    "\n",
    "\ud800",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 20_000)[:20_000] + " 0912345678 a@b.vn Số 1 ngõ 2, sinh 1/1"
    began = time.process_time()
    findings = check(text, PLACE)
    assert time.process_time() - began < 2  # 0.1 on a quiet machine; what backtracks takes minutes
    assert findings or "http" in piece or "www" in piece
