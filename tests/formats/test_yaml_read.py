"""What ``load`` reads, what it refuses, and where it points. Each row is a trap that some YAML reader falls into."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honorroll.formats.yaml_read import Document, Tree, load, load_front_matter


def read(text: str | bytes) -> dict[str, Tree]:
    document, findings = load(text if isinstance(text, bytes) else text.encode(), "profile.yml")
    assert findings == []
    assert document is not None
    return document.data


def faults(text: str | bytes) -> list[str]:
    """The findings as ``line:column rule``; every one is an error with a message and a hint in both languages."""
    _, findings = load(text if isinstance(text, bytes) else text.encode(), "profile.yml")
    for finding in findings:
        assert finding.is_error
        assert all(finding.message(language) and finding.hint(language) for language in ("vi", "en"))
    return [f"{finding.source.line}:{finding.source.column} {finding.rule.name}" for finding in findings]


# --- Scalars stay the text that was typed ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("no", "yes", "on", "off", "true", "False", "y", "N"),
        *("012", "0o14", "0x1F", "1_000", "1e3", "1.10", "+84", ".5", "10:30", "012345671234"),
        *("2025-05-01", "2025-13-45", "2025-05-01 10:30:00", "=", "Null", "NULL", ".inf", ".nan"),
        *("Đội#1 xuất sắc", "https://example.org/a#b", "Tổ 3, phường Ví Dụ", "a\\b", "“Người tốt”"),
    ],
)
def test_plain_text_is_not_interpreted(text: str) -> None:
    assert read(f"value: {text}\n") == {"value": text}


@pytest.mark.parametrize("empty", ["", "null", "~", '""', "''", "|", "|\n", ">-\n\n"])
def test_absent_empty_and_null_are_one(empty: str) -> None:
    assert read(f"value: {empty}\n") == {"value": None}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"null"', "null"),
        ("'~'", "~"),
        ('"Đội #1"', "Đội #1"),
        ('"\\u1ebf \\t \\""', 'ế \t "'),
        ("|\n  Dòng một # không phải chú thích\n\n    thụt\n", "Dòng một # không phải chú thích\n\n  thụt\n"),
        (">-\n  gộp\n  dòng\n", "gộp dòng"),
        ("nối\n  dòng", "nối dòng"),
    ],
)
def test_quoted_and_block_text(typed: str, text: str) -> None:
    assert read(f"value: {typed}\n") == {"value": text}


def test_collections() -> None:
    assert read("a: [1, {b: c}]\nd:\n  - e: f\n    g:\n") == {"a": ["1", {"b": "c"}], "d": [{"e": "f", "g": None}]}
    assert read("a: []\nb: {}\nc:\n- d\n") == {"a": [], "b": {}, "c": ["d"]}


@pytest.mark.parametrize("raw", ["\ufeffa: b\n", "a: b", "a: b\r\n", "a: b\r", "---\na: b\n", "a: b\n...\n"])
def test_marks_of_editors_are_tolerated(raw: str) -> None:
    assert read(raw) == {"a": "b"}


def test_line_ends_are_normalised_within_text() -> None:
    assert read("story: |\r\n  một\r\n  hai\r\n") == {"story": "một\nhai\n"}


def test_text_and_keys_become_nfc() -> None:
    decomposed = unicodedata.normalize("NFD", "tên: Nguyễn Thị Ước\n")
    assert read(decomposed) == {"tên": "Nguyễn Thị Ước"}
    assert read('"te\\u0302n": "U\\u031bo\\u031b\\u0301c"\n') == {"tên": "Ước"}


# --- What is refused, and where it points ------------------------------------------------------------------------

REFUSED: dict[str, tuple[str | bytes, list[str]]] = {
    "empty file": ("", ["1:1 yaml-empty"]),
    "only white space": ("\n \n", ["3:1 yaml-empty"]),
    "only null": ("~\n", ["1:1 yaml-empty"]),
    "a list": ("- a\n", ["1:1 yaml-root"]),
    "a sentence": ("Xin chào\n", ["1:1 yaml-root"]),
    "a list of a spreadsheet": ("STT,Họ và tên,Chức vụ\n1,Nguyễn Văn A,Y tá\n", ["1:1 yaml-table"]),
    "two documents": ("a: b\n---\nc: d\n", ["2:1 yaml-documents"]),
    "directive": ("%YAML 1.2\n---\na: b\n", ["1:1 yaml-directive"]),
    "unknown directive": ("%LENH x\n---\na: b\n", ["1:1 yaml-directive"]),
    "comment after a value": ("unit: Đội #1 xuất sắc\n", ["1:11 yaml-comment"]),
    "comment as a value": ("unit: #1\n", ["1:7 yaml-comment"]),
    "comment line": ("a: b\n# riêng\nc: d\n", ["2:1 yaml-comment"]),
    "comment after a block header": ("a: | # riêng\n  b # chữ\n", ["1:6 yaml-comment"]),
    "comment after a block": ("a: |\n  b\n# riêng\n", ["3:1 yaml-comment"]),
    "comment in a list": ("a: [1, # một\n  2]\n", ["1:8 yaml-comment"]),
    "all comments": ("# x\na: b # y\n# z\n", ["1:1 yaml-comment", "2:6 yaml-comment", "3:1 yaml-comment"]),
    "only a comment": ("# x\n", ["1:1 yaml-comment", "2:1 yaml-empty"]),
    "all duplicate keys": (
        "a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\nb: 4\n",
        ["3:1 yaml-duplicate-key", "4:11 yaml-duplicate-key", "5:1 yaml-duplicate-key"],
    ),
    "duplicate after NFC": ('tên: 1\n"te\\u0302n": 2\n', ["2:1 yaml-duplicate-key"]),
    "anchor": ("a: &b c\n", ["1:4 yaml-anchor"]),
    "alias": ("a: *b\n", ["1:4 yaml-anchor"]),
    "anchor, alias and merge key": (
        "a: &x {b: c}\nd:\n  <<: *x\n",
        ["1:4 yaml-anchor", "3:3 yaml-merge", "3:7 yaml-anchor"],
    ),
    "tag": ("a: !!str 12\n", ["1:4 yaml-tag"]),
    "tag that runs code": ("a: !!python/object/apply:os.system [ls]\n", ["1:4 yaml-tag"]),
    "bare tag": ("a: ! b\n", ["1:4 yaml-tag"]),
    "tag on a list": ("a: !x [b]\n", ["1:4 yaml-tag"]),
    "list as a key": ("? [a]\n: b\n", ["1:3 yaml-key"]),
    "null as a key": ("~: b\n", ["1:1 yaml-key"]),
    "no key": (": b\n", ["1:1 yaml-key"]),
    "tab before a field": ("quote:\n\ttext: x\n", ["2:1 yaml-tab"]),
    "tab before a dash": ("a:\n\t- b\n", ["2:1 yaml-tab"]),
    "tab in a block": ("a: |\n\tb\n", ["2:1 yaml-tab"]),
    "no space after a colon": ("name: A\nunit:B\nplace: c\n", ["2:1 yaml-line"]),
    "no space after the first colon": ("name:A\nunit: B\n", ["1:1 yaml-line"]),
    "no space after a dash": ("a:\n  -b\n  -c: d\n", ["3:1 yaml-line"]),
    "no colon": ("name: A\nunit\n", ["2:1 yaml-line"]),
    "block not indented": ("story: |\nXin chào\n", ["2:1 yaml-line"]),
    "half an indent": ("a:\n  b: c\n d: e\n", ["3:2 yaml-indentation"]),
    "indent too deep": ("a:\n  b: c\n   d: e\n", ["3:4 yaml-indentation"]),
    "crooked list": ("a:\n  - b: c\n    d: e\n   f: g\n", ["4:4 yaml-indentation"]),
    "quote not closed": ('name: "A\nunit: b\n', ["1:7 yaml-quote"]),
    "apostrophe in quotes": ("a: 'b's\n", ["1:7 yaml-after-quote"]),
    "text after a quote": ('a: "b" c\n', ["1:8 yaml-after-quote"]),
    "text after a bracket": ("a: [Trích] lời\n", ["1:12 yaml-after-quote"]),
    "bracket not closed": ("a: [1, 2\nb: c\n", ["1:4 yaml-bracket"]),
    "bracket above a list": ("a: [\n- b\n- c\n", ["1:4 yaml-bracket"]),
    "brace not closed": ("a: {b: 1\nc: d\n", ["1:4 yaml-bracket"]),
    "colon in a value": ("summary: Bà A: người mẹ\n", ["1:14 yaml-colon-in-value"]),
    "colon within braces": ("a: {b: c: d}\n", ["1:9 yaml-colon-in-value"]),
    "begins with @": ("a: @b\n", ["1:4 yaml-special-start"]),
    "begins with a backtick": ("a: `b`\n", ["1:4 yaml-special-start"]),
    "begins with %": ("a: %b\n", ["1:4 yaml-special-start"]),
    "begins with **": ("a: **b** c\n", ["1:4 yaml-special-start"]),
    "begins with & and a space": ("a: & b\n", ["1:4 yaml-special-start"]),
    "begins with >": ("a: > 5 năm\n", ["1:4 yaml-special-start"]),
    "begins with ]": ("a: ]\n", ["1:4 yaml-special-start"]),
    "list in the line of its key": ("a: - b\n", ["1:4 yaml-special-start"]),
    "bad escape": ('a: "C:\\Doc"\n', ["1:7 yaml-escape"]),
    "lone surrogate": ('a: "\\ud800"\n', ["1:7 yaml-escape"]),
    "surrogate pair": ('a: "\\ud83d\\ude00"\n', ["1:7 yaml-escape"]),
    "UTF-16 with mark": ("a: ế\n".encode("utf-16"), ["1:1 yaml-utf-16"]),
    "UTF-16 without mark": ("a: ế\n".encode("utf-16-le"), ["1:1 yaml-utf-16"]),
    "Windows-1258": (b"a: b\nc: Tra\xf2m Y\n", ["2:1 file-encoding"]),
    "Latin-1": ("a: b\nc: là\n".encode("latin-1"), ["2:1 file-encoding"]),
    "cut off within a letter": ("a: ế".encode()[:-1], ["1:4 yaml-not-utf-8"]),
    "surrogate in UTF-8": (b"a: \xed\xa0\x80\n", ["1:4 yaml-not-utf-8"]),
    "each bad character": ("a: b\u200b\nc\u202e: d\n", ["1:5 yaml-character", "2:2 yaml-character"]),
    "a tower of marks": ("a: be" + "\u0315\u0300" * 5 + "\n", ["1:6 yaml-marks"]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    text, expected = REFUSED[name]
    assert faults(text) == expected


FORBIDDEN = [
    *("\0", "\x07", "\x0b", "\x1b", "\x7f", "\x80", "\x85", "\x9f", "\xad", "\u061c", "\u115f", "\u180e"),
    *("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066"),
    *("\u2069", "\u3164", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U000e0041"),
]


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_a_hidden_character_is_refused_raw_and_escaped(character: str) -> None:
    assert faults(f"name: Ông{character}A\n") == ["1:10 yaml-character"]
    assert faults(f'name: "Ông\\U{ord(character):08x}A"\n') == ["1:7 yaml-character"]


def test_a_comment_shows_what_would_be_lost_and_the_line_to_write() -> None:
    document, [finding] = load("unit: Đội #1 xuất sắc\n".encode(), "a.yml")
    assert document is not None  # to be checked further, though it may not be published
    assert "#1 xuất sắc" in finding.message("vi")
    assert '"Đội #1 xuất sắc"' in finding.hint("vi")
    assert "notes" in finding.hint("vi")


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("summary: Bà A: người mẹ", 'summary: "Bà A: người mẹ"'),
        ("  - title: @b", 'title: "@b"'),
        ('a: "b" c', 'a: "\\"b\\" c"'),
        ("a: [Trích] lời", 'a: "[Trích] lời"'),
    ],
)
def test_the_hint_shows_the_line_as_it_should_be(typed: str, advice: str) -> None:
    _, [finding] = load(typed.encode(), "a.yml")
    assert advice in finding.hint("vi")
    assert advice in finding.hint("en")


# --- Where things are ---------------------------------------------------------------------------------------------

PROFILE = """\
name: Nguyễn Văn A
awards:
  - title: nguoi-tot
    year: 2024
  - {title: b, sources: [1, 2]}
"story": |
  Chữ
empty:
"""


@pytest.mark.parametrize(
    ("loc", "value", "key"),
    [
        ((), "1:1", "1:1"),
        (("name",), "1:7", "1:1"),
        (("awards",), "3:3", "2:1"),
        (("awards", 0), "3:5", "3:5"),
        (("awards", 0, "year"), "4:11", "4:5"),
        (("awards", 1, "sources", 1), "5:29", "5:29"),
        (("story",), "7:3", "6:1"),  # the first of its lines
        (("empty",), "8:7", "8:1"),
        (("awards", 0, "level"), "3:5", "3:5"),  # missing: the award it is missing from
        (("awards", 7, "year"), "3:3", "2:1"),
        (("name", "deeper"), "1:7", "1:1"),
        (("nothing", 0), "1:1", "1:1"),
    ],
)
def test_locate(loc: tuple[str | int, ...], value: str, key: str) -> None:
    document, _ = load(PROFILE.encode(), "a.yml")
    assert isinstance(document, Document)
    assert str(document.locate(loc)) == f"a.yml:{value}"
    assert str(document.locate(loc, key=True)) == f"a.yml:{key}"


# --- Whatever comes -----------------------------------------------------------------------------------------------


@given(st.binary())
def test_no_bytes_raise(raw: bytes) -> None:
    document, findings = load(raw, "a.yml")
    assert document is not None or findings


@given(st.text("ab:-?,[]{}#&*!|>'\"%@` \n\t\\~<=.01\r\u0301\u200bđ", max_size=40))
def test_no_text_raises(text: str) -> None:
    document, findings = load(text.encode(), "a.yml")
    assert document is not None or findings
    for finding in findings:
        assert finding.message("vi")
        assert finding.hint("en")
    if document is not None:
        assert document.locate(["a", 0, "b"]).line > 0


# --- Markdown that begins with a document --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "data", "body", "line"),
    [
        ("---\ntitle: Tin\n---\nMột.\n\n---\nHai.\n", {"title": "Tin"}, "Một.\n\n---\nHai.\n", 4),
        ("\ufeff--- \r\ntitle: Tin\r\n---\r\n\r\nMột.", {"title": "Tin"}, "\nMột.", 4),
        ("---\ntitle: Tin\n---", {"title": "Tin"}, "", 3),
        ("---\ntitle: no --- no\n ---x\n---\n", {"title": "no --- no ---x"}, "", 5),
    ],
)
def test_an_article_is_a_document_and_a_body(text: str, data: dict[str, Tree], body: str, line: int) -> None:
    document, rest, findings = load_front_matter(text.encode(), "tin.md")
    assert findings == []
    assert document is not None
    assert (document.data, rest.text, rest.line) == (data, body, line)


@pytest.mark.parametrize(
    "text", ["", "Một.\n", "---\ntitle: Tin\n", "--\ntitle: Tin\n---\n", " ---\ntitle: Tin\n---\n"]
)
def test_an_article_without_its_document_is_told_so(text: str) -> None:
    document, _, [finding] = load_front_matter(text.encode(), "tin.md")
    assert document is None
    assert finding.rule.name == "no-front-matter"


def test_places_in_an_article_are_those_of_its_file() -> None:
    document, _, [finding] = load_front_matter("---\ntitle: Tin\ntitle: Bài\n---\nMột.\n".encode(), "tin.md")
    assert (finding.rule.name, finding.source.line) == ("yaml-duplicate-key", 3)
    assert document is not None
    assert document.locate(["title"]).line == 2
    assert load_front_matter("---\na: 1\n---\nM\u200bột\n".encode(), "tin.md")[2][0].source.line == 4
