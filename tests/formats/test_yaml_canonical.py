"""``emitted`` reads a part of YAML by itself: what it answers is what the YAML parser answers, without a finding."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.running import REPOSITORY

from honorroll.base.findings import Finding
from honorroll.formats import garbled, yaml_canonical, yaml_read
from honorroll.formats.yaml_canonical import Tree
from honorroll.formats.yaml_write import Value, emit


def parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Tree] | None, list[Finding]]:
    """What ``load`` makes of ``text`` where all of it goes to the YAML parser."""
    with monkeypatch.context() as patch:
        patch.setattr(yaml_canonical, "parse_canonical", lambda text: None)
        document, findings = yaml_read.load(text.encode(), "profile.yml")
    return document.data if document else None, findings


PROFILE = """\
name: Nguyễn Văn A
unit: "Tổ 3: phường Ví Dụ"
movements:
  - sang-kien
  - "no"
awards:
  - title: nguoi-tot-viec-tot
    year: 2024
    decision:
      number: 12/QĐ-UBND
    sources: [1, 2]
  - title: bang-khen
photos:
  - file: a.jpg
    focus: [0.5, 0.3]
story: |
  Câu chuyện: # không phải ghi chú

    thụt vào
  - một, "hai"
quote:
  text: |-
    Dòng một
    dòng hai
sources:
  - url: https://bao.example/a:b
notes: null
"""


def test_a_profile_in_canonical_form_is_read_without_the_parser() -> None:
    tree = yaml_canonical.parse_canonical(PROFILE)
    assert tree is not None
    assert tree["name"] == "Nguyễn Văn A"
    assert tree["unit"] == "Tổ 3: phường Ví Dụ"
    assert tree["movements"] == ["sang-kien", "no"]
    assert tree["awards"] == [
        {"title": "nguoi-tot-viec-tot", "year": "2024", "decision": {"number": "12/QĐ-UBND"}, "sources": ["1", "2"]},
        {"title": "bang-khen"},
    ]
    assert tree["story"] == 'Câu chuyện: # không phải ghi chú\n\n  thụt vào\n- một, "hai"\n'
    assert tree["quote"] == {"text": "Dòng một\ndòng hai"}
    assert tree["notes"] is None


def test_the_front_matter_of_an_article_is_read_without_the_parser() -> None:
    assert yaml_canonical.parse_canonical("---\ntitle: Tin\n") == {"title": "Tin"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "{}\n",
        "name: A",
        "name: A \n",
        "name: A # ghi chú\n",
        "# ghi chú\nname: A\n",
        "name: &a A\n",
        "name: *a\n",
        "name: !!str A\n",
        "<<: A\n",
        "name: A\nname: B\n",
        "null: A\n",
        "name: 'A'\n",
        'name: "\\x41"\n',
        'name: "A" B\n',
        "name: >\n  A\n",
        "name: |2\n    A\n",
        "name: |+\n  A\n",
        "name: |\n",
        "name: |\n\n  A\n",
        "name: |\n   A\n",
        "name: |\n  A\n   \n  B\n",
        "name: |\n  A\n B\n",
        "name: A\n  B\n",
        "name: A\n  b: c\n",
        "name: A\n  - b\n",
        "name:\n",
        "name:\n- A\n",
        "name:\n   a: b\n",
        "name:\n  a: b\n - c\n",
        "name:\n  - a\n  b: c\n",
        "name:\n  a: b\n  - c\n",
        "name:\n  - a\n    b: c\n",
        "name:\n  - - a\n",
        "name:\n  -  a\n",
        "name: a: b\n",
        "name: a:\n",
        "name: [a, b]\n",
        "name: [1,2]\n",
        "name: {a: b}\n",
        "name: -1\n",
        "name: ?\n",
        "name: %A\n",
        "name: A\tB\n",
        "- a\n",
        "a\n",
        "  name: A\n",
        "name: A\n...\n",
        "name: A\n---\nname: B\n",
        "%YAML 1.2\n---\nname: A\n",
        "Tên: A\n",
        "name:\tA\n",
        "name : A\n",
    ],
)
def test_whatever_is_not_in_the_form_is_for_the_parser(text: str) -> None:
    assert yaml_canonical.parse_canonical(text) is None


def test_what_stands_too_deep_or_is_too_long_is_for_the_parser() -> None:
    assert yaml_canonical.parse_canonical("".join("  " * n + "a:\n" for n in range(12)) + "  " * 12 + "a: b\n") is None
    assert yaml_canonical.parse_canonical("".join(f"key-{n}: A\n" for n in range(20_000))) is None


PIECES = st.sampled_from(
    [
        "a: ",
        "name: ",
        "- ",
        "  ",
        " ",
        "\n",
        ":",
        "#",
        " #",
        '"',
        "'",
        "|",
        "|-",
        ">",
        "[1, 2]",
        "[",
        "{",
        "&a ",
        "*a",
        "!t ",
        "null",
        "~",
        "---\n",
        "...\n",
        "A",
        "é",
        "1",
        "\t",
        "?",
        "%",
        "<<",
        ",",
        "\\n",
        "@",
    ]
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none()
    | st.text(max_size=30)
    | st.sampled_from(["Đội #1", "no", "a: b", "hai\ndòng\n", "  thụt", "- a", "x\n\n\n"])
    | st.integers(0, 99),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z][a-z_-]{0,5}", fullmatch=True), inner, max_size=4)
    ),
    max_leaves=12,
)
TREES = st.dictionaries(st.from_regex(r"[a-z][a-z_-]{0,5}", fullmatch=True), VALUES, min_size=1, max_size=5)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A text in canonical form in which something was put in, taken out or moved in or out."""
    text = draw(TREES.map(emit) | st.just(PROFILE))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        until = draw(st.integers(at, min(len(text), at + 6)))
        text = text[:at] + draw(PIECES | st.just("")) + text[until:]
    return text


@example(PROFILE)
@given(damaged() | st.lists(PIECES, max_size=14).map("".join))
def test_what_is_answered_is_what_the_parser_answers(text: str) -> None:
    if yaml_read.load(text.encode(), "profile.yml")[0] is None:
        return  # whatever it is, nobody took it for a document
    assume(not garbled.find(text))  # mended before the text is parsed
    read = yaml_canonical.parse_canonical(text)
    if read is not None:
        with pytest.MonkeyPatch.context() as patch:
            assert (read, []) == parsed(text, patch)


@given(TREES)
def test_a_tree_comes_back_from_its_canonical_form(tree: dict[str, Value]) -> None:
    text = emit(tree)
    assume(not garbled.find(text))  # mended before the text is parsed
    read = yaml_canonical.parse_canonical(text)
    if read is not None:
        with pytest.MonkeyPatch.context() as patch:
            assert (read, []) == parsed(text, patch)


def test_the_content_of_this_repository_is_in_the_form() -> None:
    profiles = sorted(REPOSITORY.glob("honorees/*/*/profile.yml"))
    assert (
        sum(yaml_canonical.parse_canonical(path.read_text(encoding="utf-8")) is not None for path in profiles)
        > len(profiles) * 0.9
    )
