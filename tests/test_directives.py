"""Directives: a mark survives what renders the text, and what is placed is what the site knows."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.running import honorroll_here, write

from honorroll import directives, story
from honorroll.directives import Directive
from honorroll.findings import Source

HERE = Source("content/news/x.md", 7, 1)
PAGE = """# Chuyên trang

Có {{ count danh-hieu/nguoi-tot-vi-du }} người được tặng.

{{ honorees tran-thi-b nguyen-van-a }}

{{ chart danh-hieu }}

{{ list danh-hieu/nguoi-tot-vi-du 1 }}

{{ conference hoi-nghi-vi-du }}

{{ album hoi-nghi-vi-du le-khai-mac }}

`\\{{ conference hoi-nghi-vi-du }}` in ra nguyên chữ.
"""


def test_a_mark_survives_commonmark_and_the_sanitiser() -> None:
    text, findings = directives.expand("Một {{ count danh-hieu/x }} hai.\n\n{{ conference a-b }}\n", HERE)
    html, faults = story.render(text, HERE)
    assert findings + faults == []
    assert directives.marks(html) == [Directive("count", ("danh-hieu/x",)), Directive("conference", ("a-b",))]
    filled = directives.fill(html, lambda directive: f"<b>{directive.name}</b>")
    assert filled == "<p>Một <b>count</b> hai.</p>\n<b>conference</b>\n"


def test_what_is_not_there_leaves_nothing_behind() -> None:
    text, _ = directives.expand("{{ conference a }}", HERE)
    assert directives.fill(f"<p>{text}</p>", lambda directive: None) == ""


def test_a_finding_has_the_line_of_its_file() -> None:
    _, [finding] = directives.expand("Một\n\nhai {{ la }}", HERE)
    assert (finding.source.line, finding.source.column) == (9, 5)


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_the_text_it_is_kept(before: str, after: str) -> None:
    """Text without directives stays as it is, and a forged mark brings nothing down."""
    text, findings = directives.expand(before + after, HERE)
    if "{{" not in before + after:
        assert (text, findings) == (before + after, [])
    directives.fill(f"{text}hrd0xffx0<p>hrd0x00x0</p>", lambda directive: None)


def test_a_hand_written_page_shows_what_the_site_knows_on_the_day(site: Path) -> None:
    write(site, "content/pages/lenh-chen.md", PAGE)
    assert honorroll_here("build", root=site).code == 0
    html = (site / "site/lenh-chen/index.html").read_text(encoding="utf-8")
    body = html.partition("<main")[2].partition("</main>")[0]
    assert "Có 3 người được tặng." in body
    assert body.index('href="../bang-vang/tran-thi-b/"') < body.index('href="../bang-vang/nguyen-van-a/"')
    assert "Huân chương Ví Dụ" in body
    assert 'href="../hoi-nghi/hoi-nghi-vi-du/"' in body
    assert "Toàn cảnh hội trường" in body
    assert "{{ conference hoi-nghi-vi-du }}" in body
    assert "hrd0x" not in html
    path = "honorees/individuals/tran-thi-b/profile.yml"
    write(site, path, (site / path).read_text(encoding="utf-8").replace("name: Trần Thị B", "name: Trần Thị Bưởi"))
    assert honorroll_here("build", root=site).code == 0
    assert "Trần Thị Bưởi" in (site / "site/lenh-chen/index.html").read_text(encoding="utf-8")
