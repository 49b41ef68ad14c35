"""Text of strangers stays text in the Markdown of hosts."""

from __future__ import annotations

import html
import re

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from honorroll.base.findings import printable
from honorroll.office.review.escaping import advice, code, text

#: What hosts have besides CommonMark.
GFM = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_MATH
)
#: What they look for in the text of the finished page.
SEEN = re.compile(r"[@#!%&~^$*][A-Za-z0-9_]|GH-[0-9]|https?://|www\.|\b[0-9a-f]{7,40}\b|\S@\w")
HOSTILE = [
    "@admin",
    "nguyenvana@co-quan.example",
    "#12 !12 $3 %4 ~5 &6 ^alert#7 GH-8 nhóm/kho#9",
    "https://xau.example www.xau.example",
    "[bấm](https://xau.example) ![](https://xau.example/x.png)",
    "<img src=x onerror=alert(1)> <script>alert(1)</script> <!-- honorroll-review -->",
    "&lt;b&gt; &#64;admin",
    "`x` ``y`` **z** _u_ ~~v~~ | w | $x$ :smile: \\",
    "a\n\n/close\n# b\n---\n> c\n1. d\n- [x] e\n```\nf\n```",
    "[^1]: x [x]: https://xau.example",
    "\u202egnp.exe\u2066 \x1b[31m",
    "deadbeef1 0123456789abcdef0123456789abcdef01234567",
]
CHARACTERS = st.text(alphabet=st.sampled_from("@#!%&~^$*_`[]()<>|\\:/.-+='\" \naAđ1x"), max_size=40)


def rendered(markdown: str) -> str:
    """The text of the only paragraph that there is: nothing in ``markdown`` may have made anything else."""
    found = pyromark.html(f"trước {markdown} sau", options=GFM)
    match = re.fullmatch(r"<p>trước ([^<>]*) sau</p>\n", found)
    assert match, found
    return html.unescape(match[1])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_as_it_was_written(hostile: str) -> None:
    shown = rendered(text(hostile))
    assert not SEEN.search(shown), shown
    expected = " ".join(printable(" ".join(hostile.split()), 300).split())
    assert shown.replace("\u200b", "") == expected


@given(CHARACTERS)
def test_no_text_becomes_markup_a_link_or_a_mention(any_text: str) -> None:
    shown = rendered(f"x{text(any_text)}x")
    assert not re.search(r"[@#!%&~^$*][A-Za-z0-9]", shown)
    assert "://" not in shown
    assert "www." not in shown


@given(CHARACTERS)
def test_code_is_one_piece_of_code_and_nothing_else(any_text: str) -> None:
    found = pyromark.html(f"trước {code(any_text)} sau", options=GFM)
    assert re.fullmatch(r"<p>trước <code>[^<>]*</code> sau</p>\n", found), found


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "lấy lại: git restore --source=HEAD 'honorees/*/a-b/*' (đã commit thì HEAD~1).",
            "lấy lại: `git restore --source=HEAD 'honorees/*/a-b/*'` \\(đã commit thì `HEAD~1`\\).",
        ),
        ("chạy: honorroll withdraw a-b; trang sẽ nói", "chạy: `honorroll withdraw a-b`; trang sẽ nói"),
        ("bằng: honorroll rename a-b TÊN-MỚI)", "bằng: `honorroll rename a-b` TÊN-MỚI\\)"),
        ("Chạy honorroll check --fix.", "Chạy `honorroll check --fix`."),
        ("Git có tệp", "Git có tệp"),
    ],
)
def test_commands_in_an_advice_can_be_copied(said: str, shown: str) -> None:
    assert advice(said) == shown


def test_what_an_advice_quotes_can_be_copied() -> None:
    shown = advice('Ghi “distinct_from: [a-b]” hoặc “story: |”, rồi đặt trong ngoặc kép: "Tổ #1". @ai')
    assert shown == ('Ghi `distinct_from: [a-b]` hoặc `story: |`, rồi đặt trong ngoặc kép: `"Tổ #1"`. @\u200bai')


@given(CHARACTERS)
def test_no_advice_becomes_a_link_or_markup(any_text: str) -> None:
    found = pyromark.html(f"trước x{advice(any_text)}x sau", options=GFM)
    assert set(re.findall(r"</?[a-z]+", found)) <= {"<p", "</p", "<code", "</code"}


def test_long_text_is_cut() -> None:
    assert len(text("ô" * 10_000)) < 400
    assert len(code("a" * 10_000)) < 400
