"""Text from Word becomes Markdown that shows the same words."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honorroll.base.findings import Source
from honorroll.formats import markdown as rendering
from honorroll.formats.docx import Block, Paragraph, Run, Table
from honorroll.office.word.as_markdown import markdown


def line(text: str, *, bold: bool = False, italic: bool = False, level: int = 0, is_item: bool = False) -> Paragraph:
    return Paragraph((Run(text, bold, italic),), level, is_item)


#: By what they show, blocks and their Markdown.
CASES: dict[str, tuple[list[Block], str]] = {
    "paragraphs": ([line("Một."), line("  "), line("Hai.")], "Một.\n\nHai."),
    "headings": ([line("Phần", level=1), line("Mục", level=3)], "## Phần\n\n### Mục"),
    "items": ([line("- Một"), line("+ Hai"), line("Ba", is_item=True), line("Hết.")], "- Một\n- Hai\n- Ba\n\nHết."),
    "emphasis": (
        [Paragraph((Run("Bà ", False), Run("Nguyễn Thị A ", True), Run("nói", False, True)))],
        "Bà **Nguyễn Thị A** *nói*",
    ),
    "breaks": ([line("Câu một\nCâu hai")], "Câu một\nCâu hai"),
    "signs": ([line("a*b_c <x> {{ho-so}} [1]")], r"a\*b\_c \<x\> { {ho-so}} \[1\]"),
    "a sharp": ([line("# Không phải tiêu đề")], r"\# Không phải tiêu đề"),
    "signs at the edge": ([Paragraph((Run("“Chào.”", True), Run("bà")))], "“**Chào**.”bà"),
    "tables": (
        [Table((("Năm", "Việc"), ("2024", "Một\nhai"))), line("Hết.")],
        "| Năm | Việc |\n| --- | --- |\n| 2024 | Một hai |\n\nHết.",
    ),
}


@pytest.mark.parametrize(("blocks", "text"), CASES.values(), ids=CASES)
def test_blocks_become_markdown(blocks: list[Block], text: str) -> None:
    assert markdown(blocks) == text


WORDS = st.text(st.sampled_from("aăđ *_#>-+|\\`<&[]()~={}.1\n\t"), max_size=30)


@given(st.lists(st.builds(line, WORDS, bold=st.booleans(), italic=st.booleans()), max_size=4))
@settings(max_examples=300, deadline=None)
def test_every_letter_is_still_there_when_it_is_drawn(blocks: list[Block]) -> None:
    shown, _ = rendering.render(markdown(blocks), Source("a", 1, 1))
    letters = html.unescape(re.sub("<[^>]*>", "", shown))
    written = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert re.findall("[aăđ]", letters) == re.findall("[aăđ]", written)
