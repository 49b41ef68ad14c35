"""A story becomes HTML that is safe to publish, and the findings tell the office exactly what was taken out of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

import nh3
import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Once
from tests.running import CASES

from honorroll.base.findings import Finding, Source
from honorroll.formats.markdown import MAX_NESTING, MAX_STORY, excerpt, render, without_scroll_wrappers

PLACE = Source("honorees/individuals/a/profile.yml", 10, 3)
GOLDEN = CASES / "story.json"
WRITTEN: list[dict[str, Any]] = json.loads(GOLDEN.read_text("utf-8"))
ALLOWED = {
    "p": set(), "br": set(), "strong": set(), "em": set(), "del": set(), "a": {"href", "rel"}, "ul": set(),
    "ol": {"start"}, "li": set(), "blockquote": set(), "h3": set(), "h4": set(), "h5": set(), "hr": set(),
    "pre": set(), "code": set(), "table": set(), "thead": set(), "tbody": set(), "tr": set(), "th": set(), "td": set(),
}  # fmt: skip


@pytest.mark.parametrize("case", WRITTEN, ids=[case["name"] for case in WRITTEN])
def test_golden(case: dict[str, Any], bless: bool) -> None:
    html, findings = render(case["story"], PLACE)
    told = [f"{f.source.line}:{f.source.column} {f.rule.severity} {f.rule.name}{facts(f)}" for f in findings]
    if bless:
        case |= {"html": html, "findings": told}
        GOLDEN.write_text(json.dumps(WRITTEN, indent=2, ensure_ascii=False) + "\n", "utf-8")
    assert html == case["html"]
    assert told == case["findings"]


def facts(finding: Finding) -> str:
    return "".join(f" {value}" for _, value in finding.facts)


def test_characters_that_control_rather_than_write_are_taken_out() -> None:
    html, findings = render("a\0b\u202ec\ud800d\ufffee\tf", PLACE)
    assert html == "<p>abcde\tf</p>\n"
    assert [(finding.rule.name, facts(finding)) for finding in findings] == [("story-control-character", " U+0000")]


def test_every_finding_reads_in_both_languages() -> None:
    for case in WRITTEN:
        for finding in render(case["story"], PLACE)[1]:
            for language in ("vi", "en"):
                assert finding.message(language).strip()
                assert finding.hint(language).strip()


def test_a_place_without_a_line_stays_as_it_is() -> None:
    _, findings = render("\n\n<b>x</b>", Source("story.md"))
    assert [finding.source for finding in findings] == [Source("story.md")]


def test_a_story_that_is_too_long_becomes_escaped_text() -> None:
    html, findings = render("<b>" * MAX_STORY, PLACE)
    assert [finding.rule.name for finding in findings] == ["story-too-long"]
    assert html.startswith("<p>&lt;b&gt;")
    assert html.count("&lt;") <= MAX_STORY
    assert render("a" * MAX_STORY, PLACE) == (f"<p>{'a' * MAX_STORY}</p>\n", [])


def test_nesting_has_a_limit_and_beyond_it_the_story_becomes_escaped_text() -> None:
    assert render(">" * MAX_NESTING + "a", PLACE)[1] == []
    html, findings = render(">" * (MAX_NESTING + 1) + "a <b>", PLACE)
    assert [finding.rule.name for finding in findings] == ["story-too-nested"]
    assert html == f"<p>{'&gt;' * (MAX_NESTING + 1)}a &lt;b&gt;</p>\n"


def test_no_text_of_an_address_or_a_comment_that_may_be_private_is_shown() -> None:
    _, findings = render("<lan@example.com> [gọi](tel:0912345678) <!-- bà Lan 0912345678 -->", PLACE)
    shown = " ".join(finding.message("vi") for finding in findings)
    assert "lan" not in shown.lower()
    assert "0912" not in shown


# --- properties --------------------------------------------------------------------------------------------------

WORDS = """<script> </script> <style> <b> </b> <em> </em> <div class=x> </div> <p> </p> <p onclick=1> <a> </a> <a
href='https://x.vn'> <a href='javascript:x'> <a href="//x"> <img src=x onerror=y> <table> <tr> <td> </table>
<ul> <li> </ul> <ol start=x> <h1> <h2 id=a> </h1> <svg> <math> <plaintext> <textarea> <title> <select>
<option> <template> <iframe> <!-- --> <!--> <? ?> <![CDATA[ ]]> <!DOCTYPE > < > / = " ' & &lt; &#60; &Tab;
[a](b) [a](https://x.vn/) ![a](b) <https://x.vn> <a@x.vn> [a]: [a] javascript: data: > - 1. # ## ### --- ```
` ** * _ ~~ | |-| \\ a á x=1 on="""
PIECES = st.sampled_from(WORDS.split())
SPACES = st.sampled_from(["", " ", "\n", "\n\n", "    ", "\t"])
STORIES = st.lists(st.tuples(PIECES, SPACES), max_size=25).map(lambda parts: "".join(a + b for a, b in parts))


class Tags(HTMLParser):
    """The tags and attributes of some HTML, as Python's own parser reads them, and whether they are balanced."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.strange: list[str] = []
        self.open: list[str] = []
        with suppress(AssertionError):  # it gives up on "<![", which some Pythons do not know
            self.feed(html)
            self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.strange.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def handle_decl(self, decl: str) -> None:
        self.strange.append(decl)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)


def offences(html: str) -> Iterator[str]:
    tags = Tags(html)
    yield from tags.strange
    yield from tags.open
    for tag, attributes in tags.seen:
        if tag not in ALLOWED:
            yield tag
        for name, value in attributes:
            if name not in ALLOWED.get(tag, ()):
                yield f"{tag} {name}"
            if name == "href" and not str(value).lower().startswith(("http://", "https://")):
                yield f"{tag} {name}={value}"
        if tag == "a" and dict(attributes).get("rel") != "noopener nofollow ugc":
            yield "a without rel"


@settings(deadline=None, max_examples=400)
@given(STORIES | st.text(max_size=300))
def test_whatever_the_story_the_page_holds_only_what_is_allowed(story: str) -> None:
    html, findings = render(story, PLACE)
    assert list(offences(without_scroll_wrappers(html))) == []
    assert all(finding.source.line >= PLACE.line for finding in findings)
    assert render(story, PLACE) == (html, findings)


@settings(deadline=None, max_examples=400)
@given(STORIES)
def test_what_is_taken_out_is_told(story: str) -> None:
    """A tag or attribute that Python's own parser sees in the raw HTML and not on the page has a finding."""
    raw = Tags(pyromark.html(story))
    removed = [tag for tag, attributes in raw.seen if tag not in WRITABLE or attributes_removed(tag, attributes)]
    _, findings = render(story, PLACE)
    assert findings or not removed


WRITABLE = set(ALLOWED) | {"h1", "h2", "h6"}


def attributes_removed(tag: str, attributes: list[tuple[str, str | None]]) -> bool:
    written_by_the_parser = {"code": {"class"}}
    return bool({name for name, _ in attributes} - ALLOWED.get(tag, set()) - written_by_the_parser.get(tag, set()))


@settings(deadline=None, max_examples=200)
@given(STORIES.filter(lambda story: not re.search("<(table|tr|td)", story)))
def test_sanitising_the_page_again_changes_nothing(story: str) -> None:
    """But for broken tables in raw HTML, which every HTML parser moves about each time that it reads them."""
    html, _ = render(story, PLACE)
    attributes = {tag: names - {"rel"} for tag, names in ALLOWED.items()}
    again = nh3.clean(html, tags=set(ALLOWED), attributes=attributes, link_rel="noopener nofollow ugc")
    assert again == without_scroll_wrappers(html).replace(
        "&quot;", '"'
    )  # quotes in text are written as entities, which a serialiser need not keep


@pytest.mark.parametrize(
    "text", ['href="abc"', "src=&quot;abc&quot;", '`<img src="x">`', '[a](https://a.vn/ "t") id="b"']
)
def test_what_a_story_says_of_attributes_is_text(text: str) -> None:
    html, _ = render(text, PLACE)
    tags = re.sub(r'<[^>"]*(?:"[^"]*"[^>"]*)*>', "", html)
    assert '"' not in tags
    assert "&quot;" in tags


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=300) | STORIES, st.integers(1, 80))
def test_an_excerpt_is_one_line_without_tags_and_within_its_limit(story: str, limit: int) -> None:
    text = excerpt(render(story, PLACE)[0], limit)
    assert len(text) <= limit
    assert "\n" not in text
    assert text == text.strip()


# --- hostile stories ---------------------------------------------------------------------------------------------

BUDGET = 2.0  # seconds of processor time; the worst below takes a third of that, and twice as long on a busy machine
HOSTILE = {  # what is repeated up to MAX_STORY characters, with what stands before it
    "quotes": ("", ">"),
    "spaced quotes": ("", "> "),
    "quotes and lists": ("", "> - "),
    "lists": ("", "- "),
    "numbered lists": ("", "1. "),
    "lists in lists": ("", "- 1. "),
    "quotes under HTML": ("<em>\n\n", ">"),
    "lazy quotes": (">" * (MAX_STORY // 2) + "a\n", "a\n"),
    "lazy lists": ("- " * (MAX_STORY // 4) + "a\n", "a\n"),
    "lazy quotes under HTML": ("<em>\n\n" + ">" * (MAX_STORY // 2) + "a\n", "a\n"),
    "blank lines under quotes": (">" * 3000 + "a\n", "\n"),
    "opening brackets": ("", "["),
    "images": ("", "!["),
    "brackets": ("[" * (MAX_STORY // 2) + "a", "]"),
    "links in links": ("[" * 20_000 + "a", "](b)"),
    "unclosed links": ("", "[a]("),
    "link titles": ("", "[a](<b"),
    "bad links": ("", "[a](b) "),
    "code links": ("", "[a](javascript:b) "),
    "reference definitions": ("", "[a]: b\n"),
    "long reference": (f"[a]: https://a.vn/{'x' * 30_000}\n\n", "[a]"),
    "long code reference": (f"[a]: javascript:{'x' * 30_000}\n\n", "[a]"),
    "emphasis": ("", "*a **a "),
    "underscores": ("", "_a __a "),
    "tildes": ("", "~a ~~a "),
    "stars": ("", "*"),
    "crossed emphasis": ("*a _b " * 5000, "_ *"),
    "nested emphasis": ("*" * (MAX_STORY // 2) + "a", "*"),
    "backticks": ("".join("e" + "`" * n for n in range(340)), "`"),
    "headings": ("", "# a\n"),
    "setext headings": ("", "a\n=\n"),
    "fences": ("", "```\n"),
    "quoted fences": ("", "> ```\n"),
    "indented code": ("", "    a\n\nb\n\n"),
    "autolinks": ("", "<http://a"),
    "entities": ("", "&amp;"),
    "pipes": ("", "|\n-|\n"),
    "wide table": ("a|" * 5000 + "\n" + "-|" * 5000 + "\n", "|\n"),
    "raw cells": ("a|b\n-|-\n", "<td>|\n"),
    "b": ("", "<b>"),
    "div": ("", "<div>"),
    "b and div": ("", "<b><div>"),
    "em and p": ("", "<em><p>"),
    "p": ("", "<p>"),
    "del and p": ("", "<del><p>"),
    "inline": ("", "<strong><em><code><del><p>"),
    "pre": ("", "<pre>"),
    "a": ("", "<a href=x>"),
    "ul and li": ("", "<ul><li>"),
    "blockquotes": ("", "<blockquote>"),
    "tables": ("", "<table><tr><td>"),
    "a and table": ("", "<a href='https://a.vn'><table>"),
    "svg": ("", "<svg><g>"),
    "select": ("", "<select><option>"),
    "template": ("", "<template>"),
    "misnested": ("<b>" * 10_000, "</i></b>"),
    "closing tags": ("", "</p>"),
    "less-than": ("", "<"),
    "open tags": ("<div>\n", "<a "),
    "open attributes": ("<div>\n", '<a href="'),
    "open quotes": ("<div>\n", "<a x=\"'"),
    "equals": ("<div>\n<a ", "= "),
    "white space": ("<div>\n<a x", " "),
    "attributes": ("<p ", "on1 "),
    "event attributes": ("", "<p onclick=1>"),
    "open comments": ("", "<!--"),
    "comments": ("a ", "<!--x-->"),
    "instructions": ("a ", "<?"),
    "declarations": ("a ", "<!A "),
    "sections": ("", "<![CDATA["),
    "scripts": ("", "<script>"),
    "inline scripts": ("a ", "<script>x"),
    "half-closed scripts": ("", "<script></script "),
    "control characters": ("", "\0"),
    "spaces": ("", " "),
    "tabs": ("", "\t"),
    "line ends": ("", "\n"),
    "backslashes": ("", "\\"),
}
DISTINCT = {  # no two tags alike, which defeats the parser's own limit on repeated tags
    "distinct b": "".join(f"<b x={n}>" for n in range(6000)),
    "distinct em": "".join(f"<em x={n}><p>" for n in range(4000)),
    "distinct em in paragraphs": "\n\n".join(f"<em id={n}>" for n in range(4000)),
    "distinct links": "".join(f'<a href="https://a.vn/{n}"><p>' for n in range(1800)),
    "growing quotes": "\n".join(">" * n for n in range(340)),
    "growing lists": "\n".join(" " * (2 * n) + "* a" for n in range(240)),
    "many references": "".join(f"[a{n}]: x\n" for n in range(4500)) + "[a1]" * 1000,
}
RENDER_EACH = """
import json, sys, time
from honorroll.base.findings import Finding, Source
from honorroll.formats.markdown import render
for name, story in json.load(sys.stdin):
    best = 60.0
    for _ in range(3):  # a busy machine slows even processor time: the best of three counts, where one is not enough
        began = time.process_time()
        html, _ = render(story, Source("story.md", 1, 1))
        best = min(best, time.process_time() - began)
        if best < 0.5:
            break
    print(json.dumps([name, best, len(html)]), flush=True)
"""


@pytest.fixture(scope="module")
def ordeal(once: Once) -> dict[str, tuple[float, int]]:
    """Seconds and length of the page for each hostile story; a story that kills the process is missing here."""
    figures = once("ordeal", lambda path: path.write_text(json.dumps(_rendered()), encoding="utf-8"))
    measured: dict[str, tuple[float, int]] = json.loads(figures.read_text(encoding="utf-8"))
    return measured


def _rendered() -> dict[str, tuple[float, int]]:
    stories = {name: (head + piece * MAX_STORY)[:MAX_STORY] for name, (head, piece) in HOSTILE.items()} | DISTINCT
    survived: dict[str, tuple[float, int]] = {}
    waiting = list(stories.items())
    while waiting:
        result = subprocess.run(
            [sys.executable, "-c", RENDER_EACH],
            input=json.dumps(waiting),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        survived |= {name: (seconds, length) for name, seconds, length in lines}
        waiting = waiting[len(lines) + 1 :]  # the one after the last line killed the process
    return survived


@pytest.mark.parametrize("name", [*HOSTILE, *DISTINCT])
def test_no_story_stops_the_build(name: str, ordeal: dict[str, tuple[float, int]]) -> None:
    assert name in ordeal, "the process died"
    seconds, length = ordeal[name]
    assert seconds < BUDGET
    assert length < 20 * MAX_STORY
