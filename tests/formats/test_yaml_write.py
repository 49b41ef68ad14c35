"""The canonical form, and that it loses nothing."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from honorroll.formats import garbled
from honorroll.formats.yaml_parser import FORBIDDEN
from honorroll.formats.yaml_read import Tree, load
from honorroll.formats.yaml_write import Value, emit

PROFILE: Mapping[str, Value] = {
    "name": "Nguyễn Văn A",
    "given_name": None,
    "new_exemplar": False,
    "movements": [],
    "summary": "Một câu dài ở trên một dòng, để mỗi lần sửa chỉ hiện một dòng trong lịch sử thay đổi của tệp này " * 2
    + ".",
    "awards": [
        {"title": "nguoi-tot-viec-tot", "year": 2024, "decision": {"number": "12/QĐ-UBND", "date": "2024-10-10"}},
        {"title": "bang-khen", "class": None, "sources": [1, 2]},
    ],
    "photos": [{"file": "portrait.jpg", "alt": "Ông A: năm 2024", "focus": [0.5, 0.3]}],
    "story": "Đoạn một.\n\n- mục\n  nối\n",
    "quote": {"text": "", "source": None},
    "publication": {"basis": "consent", "scope": ["name", "photo"], "date": datetime.date(2024, 5, 1)},
}
CANONICAL = f"""\
name: Nguyễn Văn A
new_exemplar: false
summary: {PROFILE["summary"]}
awards:
  - title: nguoi-tot-viec-tot
    year: 2024
    decision:
      number: 12/QĐ-UBND
      date: "2024-10-10"
  - title: bang-khen
    sources: [1, 2]
photos:
  - file: portrait.jpg
    alt: "Ông A: năm 2024"
    focus: [0.5, 0.3]
story: |
  Đoạn một.

  - mục
    nối
publication:
  basis: consent
  scope:
    - name
    - photo
  date: 2024-05-01
"""


def reload(text: str) -> dict[str, Tree]:
    document, findings = load(text.encode(), "a.yml")
    assert findings == []
    assert document is not None
    return document.data


def test_the_canonical_form() -> None:
    assert emit(PROFILE) == CANONICAL


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *(
            (text, text)
            for text in ("A", "Trạm Y tế", "12/QĐ-UBND", "12 Lê Lợi", "a, b", "a:b", 'a "b"', "It's", "a\\b")
        ),
        *((text, text) for text in ("https://example.org/a?b=c", "nguoi-tot", "Đ", "10:30 sáng")),
        *((text, f'"{text}"') for text in ("no", "Yes", "on", "y", "TRUE", "null", "~", "NULL", "nan", "=", "<<")),
        *((text, f'"{text}"') for text in ("012", "0o14", "0x1F", "1_000", "1e3", "1.10", "+84", ".5", "-1", "10:30")),
        *((text, f'"{text}"') for text in ("2024", "2024-05-01", "2001-12-14t21:59:43.10-05:00", "1,5")),
        *((text, f'"{text}"') for text in ("a: b", "a:", "Đội #1", "a#b", " a", "a ", "- a", "-", "? a", "[a]", "{a}")),
        *((text, f'"{text}"') for text in ("&a", "*a", "!a", "|", ">", "'a'", "%a", "@a", "`a`", "...", "---", "#")),
        ('"a"', r'"\"a\""'),
        ("\\: x", r'"\\: x"'),
        ("a\tb", r'"a\tb"'),
        (" \n ", r'" \n "'),
        ("a\x07", r'"a\x07"'),
        ("\u200ba", r'"\u200ba"'),
        ("\ud800", r'"\ud800"'),
        ("\U000e0041", r'"\U000e0041"'),
        ("\n\u0301\u0302b: c", "|-\n\n  \u0301\u0302b: c"),
        ("a: \t\u0307", r'"a: \t\u0307"'),
        ("a\n", "|\n  a"),
        ("a\nb", "|-\n  a\n  b"),
        ("\n\na\nb", "|-\n\n\n  a\n  b"),
        ("  a\nb\n", "|2\n    a\n  b"),
        ("\n\ta\n", "|2\n\n  \ta"),
        ("a\n   \nb\n", "|\n  a\n     \n  b"),
        (True, "true"),
        (12, "12"),
        (0.5, "0.5"),
        (1e16, "1.0e+16"),
        (datetime.date(2024, 5, 1), "2024-05-01"),
        ([1, 0.5], "[1, 0.5]"),
        ([True], "\n  - true"),
        (["a", 1], "\n  - a\n  - 1"),
        ([["a", ["b"]], [1, 2]], "\n  - - a\n    - - b\n  - [1, 2]"),
        (["a\nb\n", "c"], "\n  - |\n    a\n    b\n  - c"),
        ([None, "", {}, [], {"a": None}], "\n" + "\n".join(["  - null"] * 5)),
    ],
)
def test_values(value: Value, written: str) -> None:
    gap = "" if written.startswith("\n") else " "
    assert emit({"k": value}) == f"k:{gap}{written}\n"


def test_a_text_that_ends_in_empty_lines() -> None:
    assert emit({"a": "b\n\n", "c": "d"}) == "a: |+\n  b\n\nc: d\n"
    assert emit({"a": "b\n\n"}) == "a: |+\n  b\n\n...\n"


@pytest.mark.parametrize("empty", [None, "", [], {}, {"b": None}, {"b": {"c": []}}])
def test_what_is_empty_is_left_out(empty: Value) -> None:
    assert emit({"a": empty, "d": "e"}) == "d: e\n"
    assert emit({"a": empty}) == "{}\n"


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="nan"):
        emit({"a": float("nan")})


# --- Whatever it is, it comes back --------------------------------------------------------------------------------


def acceptable(text: str) -> bool:
    return bool(text) and not FORBIDDEN.search(text) and "\r" not in text


odd = st.text("ab1 0:-?,[]{}#&*!|>'\"%@`\n\t\\~<=.e_đ\u0301\u0307\xa0\u3000", min_size=1, max_size=12)
words = st.one_of(odd, st.text(min_size=1, max_size=12), st.sampled_from(["no", "0x1", "1:2", "~", "2024-05-01"]))
texts = words.map(lambda text: unicodedata.normalize("NFC", text)).filter(acceptable)
trees = st.recursive(
    texts,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(texts, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
documents = st.dictionaries(texts, trees, min_size=1, max_size=4)


@given(documents)
def test_load_gives_back_what_emit_wrote(data: dict[str, Value]) -> None:
    text = emit(data)
    assume(not garbled.find(text))  # which is an error: it looks like another encoding
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert reload(text) == data
    assert emit(reload(text)) == text


@given(documents)
def test_other_readers_see_the_same_texts(data: dict[str, Value]) -> None:
    assert yaml.safe_load(emit(data)) == data
