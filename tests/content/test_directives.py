"""Directives: a mark survives what renders the text, and what is placed is what the site knows."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browser.rich import post
from tests.running import built, honorroll_here, write

from honorroll.base.findings import Source
from honorroll.content import directives
from honorroll.content.directives import Directive
from honorroll.formats import markdown
from honorroll.formats.yaml_write import Value, emit

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
    html, faults = markdown.render(text, HERE)
    assert findings + faults == []
    assert directives.directives_in_html(html) == [
        Directive("count", ("danh-hieu/x",)),
        Directive("conference", ("a-b",)),
    ]
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


def forged(directive: str) -> str:
    return f"hrd0x{directive.encode().hex()}x0"


#: What nobody can write between braces, or not in such a place.
FORGED = (
    "conference",
    "list",
    "chart",
    "count",
    "album a",
    "album a b c",
    "list bang-vang x",
    "list bang-vang \u00b2",
    f"list bang-vang {9 * '1234567890'}",
    "count ../x",
    "xss a",
)


@pytest.mark.parametrize("directive", FORGED)
def test_a_mark_that_somebody_made_up_is_none(directive: str) -> None:
    assert directives.directives_in_html(f"<p>{forged(directive)}</p> {forged(directive)}") == []
    assert directives.fill(f"<p>{forged(directive)}</p>", lambda _: "<b>x</b>") == ""


def test_elements_are_not_put_into_an_attribute() -> None:
    """A link may lead to an address with a mark in it, also to one with a whole paragraph; a number may stand there."""
    mark, count = forged("chart danh-hieu"), forged("count danh-hieu/x")
    text = (
        f'[a](https://a.example/{mark}) <a href="https://a.example/><p>{mark}</p>">b</a> [c](https://a.example/{count})'
    )
    html, _ = markdown.render(text, HERE)
    filled = directives.fill(html, lambda directive: "7" if directive.name == "count" else '<ol class="a"></ol>')
    assert "<ol" not in filled
    assert 'href="https://a.example/7"' in filled


def test_a_forged_mark_does_not_stop_a_build(site: Path) -> None:
    text = "\n\n".join(forged(directive) for directive in FORGED)
    write(site, "content/news/lenh.md", post(POST, text))
    write(site, "content/special/lenh.md", post(TOLD, text))
    write(site, "content/pages/lenh.md", f"# Trang\n\n{text}\n")
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    assert "hrd0x" not in seen(site, "tin-tuc/lenh/")


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


@pytest.fixture
def kept(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The miniature site, where the next build takes what this one kept, however young the files are."""
    monkeypatch.setattr("honorroll.base.store.TICK", -3_600_000_000_000)
    return site


TOLD: dict[str, Value] = {"title": "Chuyên trang", "summary": "Tóm tắt."}
POST: dict[str, Value] = {**TOLD, "title": "Bài", "date": "2025-01-02", "kind": "article", "column": "guong-vi-du"}


def seen(site: Path, url: str) -> str:
    return (
        (site / "site" / url / "index.html").read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
    )


def report(text: str) -> dict[str, Value]:
    return {"title": "Báo cáo", "review": {"results": text}}


def test_special_pages_posts_and_the_report_show_it_too_and_follow_it(kept: Path) -> None:
    """Also the post that is edited, whose page alone is made, and feeds: they have the numbers and lead to cards."""
    site = kept
    write(site, "content/special/lenh.md", post(TOLD, PAGE))
    write(site, "content/news/lenh.md", post(POST, PAGE))
    write(site, "content/report.yml", emit(report(PAGE)))
    honored = "honorees/individuals/tran-thi-b/profile.yml"
    for step in range(3):
        if step == 1:
            text = (site / honored).read_text(encoding="utf-8")
            write(site, honored, text.replace("name: Trần Thị B", "name: Trần Thị Bưởi"))
        if step == 2:
            write(site, "content/news/lenh.md", post(POST, f"{PAGE}\nThêm một câu.\n"))
        assert honorroll_here("build", root=site).code == 0
        for url in ("chuyen-trang/lenh/", "tin-tuc/lenh/", "bao-cao/"):
            body = seen(site, url)
            assert "Có 3 người được tặng." in body
            assert ("Trần Thị Bưởi" if step else "Trần Thị B<") in body
            assert "hr-chart" in body
            assert f'href="{"../" * url.count("/")}hoi-nghi/hoi-nghi-vi-du/"' in body
            assert "Toàn cảnh hội trường" in body
            assert "hrd0x" not in body
            assert ("Thêm một câu." in body) == (step == 2 and url == "tin-tuc/lenh/")
        [entry] = feedparser.parse((site / "site/tin-tuc/tin-moi.atom").read_bytes(), sanitize_html=False).entries
        told = entry.content[0].value
        assert "Có 3 người được tặng." in told
        assert f'<p><a href="{entry.link}">Xem phần này trên trang</a></p>' in told
        assert "hrd0x" not in told
        assert "hr-card" not in told
    assert_as_from_nothing(site)


def assert_as_from_nothing(site: Path) -> None:
    """Nor does one build more change anything."""
    after = built(site / "site")
    assert honorroll_here("build", root=site).code == 0
    assert built(site / "site") == after
    online = write(site.parent, "dia-chi.txt", after["dia-chi.txt"])
    (site / "site").unlink()
    shutil.rmtree(site / ".build")
    assert honorroll_here("build", "--published", str(online), root=site).code == 0
    assert built(site / "site") == after


HELD = "content/conferences/hoi-nghi-vi-du"
SPEECH: dict[str, Value] = {"title": "Việc nhỏ", "speaker": {"name": "Bà Lê Thị Mẫu"}}


def with_text(site: Path, text: str) -> str:
    """The file of the conference with this text of its own."""
    path = f"{HELD}/conference.yml"
    before, _, after = (site / path).read_text(encoding="utf-8").partition("text: |\n")
    _, _, after = after.partition("attended_by:")
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))
    return f"{before}text: |\n{lines}attended_by:{after}"


def test_conferences_and_speeches_show_it_too_and_follow_it(kept: Path) -> None:
    """Also where a conference alone is edited; a press kit has the numbers, and leads to the page for the rest."""
    site = kept
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site, "mkdocs.yml", settings.replace("    corrections:", "    press_kits: true\n    corrections:"))
    write(site, f"{HELD}/conference.yml", with_text(site, PAGE))
    write(site, f"{HELD}/speeches/lenh.md", post(SPEECH, PAGE))
    honored = "honorees/individuals/tran-thi-b/profile.yml"
    for step in range(4):
        if step == 1:
            text = (site / honored).read_text(encoding="utf-8")
            write(site, honored, text.replace("name: Trần Thị B", "name: Trần Thị Bưởi"))
        if step == 2:
            write(site, f"{HELD}/conference.yml", with_text(site, f"{PAGE}\nThêm một câu.\n"))
        if step == 3:
            write(site, "mkdocs.yml", settings)
        assert honorroll_here("build", root=site).code == 0
        for url in ("hoi-nghi/hoi-nghi-vi-du/", "hoi-nghi/hoi-nghi-vi-du/tham-luan/lenh/"):
            body = seen(site, url)
            assert "Có 3 người được tặng." in body
            assert ("Trần Thị Bưởi" if step else "Trần Thị B<") in body
            assert "hr-chart" in body
            assert "hrd0x" not in body
            assert ("Thêm một câu." in body) == (step >= 2 and "tham-luan" not in url)
        if step < 3:
            with ZipFile(site / "site/hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip") as kit:
                [name] = [name for name in kit.namelist() if name.endswith("lenh.txt")]
                told = kit.read(name).decode()
            assert "Có 3 người được tặng." in told
            assert "\r\nhttps://bang-vang.example/nen/hoi-nghi/hoi-nghi-vi-du/tham-luan/lenh/\r\n" in told
            assert told.count("{{") == 1  # what is to be seen as it is written
    assert_as_from_nothing(site)


@pytest.mark.parametrize(
    "path",
    [
        "content/special/lenh.md",
        "content/news/lenh.md",
        "content/report.yml",
        f"{HELD}/conference.yml",
        f"{HELD}/speeches/lenh.md",
    ],
)
@pytest.mark.parametrize(
    ("directive", "rule", "meant"),
    [
        ("{{ honores a }}", "unknown-directive", "honorees"),
        ("{{ chart }}", "malformed-directive", "chart danh-hieu"),
        ("chữ {{ chart danh-hieu }}", "directive-alone", "một dòng"),
        ("{{ conference hoi-nghi-vi-d }}", "directive-nowhere", "hoi-nghi-vi-du"),
        ("{{ honorees pham-thi-d }}", "directive-nowhere", "pham-thi-d"),  # withdrawn
    ],
)
def test_a_faulty_one_is_found_where_it_stands(site: Path, path: str, directive: str, rule: str, meant: str) -> None:
    text = f"Một câu.\n\n{directive}\n"
    head = POST if "news" in path else SPEECH if "speeches" in path else TOLD
    told = post(head, text)
    if path.endswith(".yml"):
        told = emit(report(text)) if "report" in path else with_text(site, text)
    write(site, path, told)
    result = honorroll_here("check", root=site)
    line = told.partition(directive)[0].count("\n") + 1
    column = directive.index("{{") + (5 if "report" in path else 3 if path.endswith(".yml") else 1)
    assert result.code == 1
    assert f"{path}:{line}:{column}: lỗi {rule}:" in result.stdout
    assert meant in result.stdout
