"""The audit of what was made: faults that no content brings about, and the links that it must understand."""

from __future__ import annotations

import gzip
import re
import time
from pathlib import Path

import pytest
from tests.running import every_file, write

from honorroll.base.findings import Finding
from honorroll.engine import render_cache
from honorroll.pages import addresses
from honorroll.pages.html import RELATED, ROOT
from honorroll.publish import audit

KNOWN = {"", "gioi-thieu/", "bang-vang/", "bang-vang/nguyen-van-a/", "assets/a.css", "anh/1.jpg"}


def names(findings: list[Finding]) -> list[str]:
    return [finding.rule.name for finding in findings]


@pytest.mark.parametrize("mark", [ROOT, RELATED])
def test_a_page_with_a_mark_of_the_press_is_half_made(mark: str) -> None:
    assert names(list(audit.is_finished("bang-vang/", f"<p>{mark}</p>".encode()))) == ["half-made"]


def test_a_page_may_write_about_the_tokens() -> None:
    assert names(list(audit.is_finished("bang-vang/", b"<p>hr7d21-title</p>"))) == []


@pytest.mark.parametrize("shell", ["hr7d21-title", 'hr7d21-title hr7d21-description <h1 id="hr7d21-content"></h1>'])
def test_a_shell_without_its_tokens_is_broken(tmp_path: Path, shell: str) -> None:
    """The first has a title only; the second is a good one, but for a section that nobody asks for."""
    write(tmp_path, "gioi-thieu/index.html", shell)
    loaded, findings = render_cache.load(tmp_path, "https://a.example/")
    findings += render_cache.lacking(loaded, [("bang-vang", 1)]) if loaded else []
    assert [finding.rule.name for finding in findings] == ["broken-shell"]


def test_an_honoree_who_is_not_in_the_sitemap_is_not_listed() -> None:
    sitemap = b"<urlset><url><loc>https://a.example/bang-vang/a/</loc></url></urlset>"
    honorees = [("bang-vang/a/", "A"), ("bang-vang/b/", "B")]
    findings = list(audit.in_sitemap([sitemap], "https://a.example/", honorees))
    assert [(finding.rule.name, dict(finding.facts)["name"]) for finding in findings] == [("not-listed", "B")]


def test_the_search_finds_whom_the_roll_shows_and_nobody_else() -> None:
    findings = audit.are_findable([(0, "A"), (1, "C")], ["A", "B"])
    told = [(finding.rule.name, dict(finding.facts)["name"]) for finding in findings]
    assert told == [("not-listed", "B"), ("found-unpublished", "C")]


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<SCRIPT src="x.js">',
        '<p onclick="x()">',
        "<img src=x\nonerror=x()>",
        '<a href="JavaScript:x()">',
        '<iframe src="https://a.example">',
        "<form>",
        '<base href="/">',
        '<meta http-equiv="refresh">',
        "<object>",
        "<embed>",
        "<svg/onload=x()>",
        '<img src="https://a.example/a.png"onerror=x()>',
        '<img alt=">" onerror="x()">',
        "<img alt='>' title=\"'\" onerror=x()>",
        '<p a"b title=">" onclick=x()>',
        "<a href='java&#115;cript:x()'>",
        "<a href=java&Tab;script:x()>",
        "<![CDATA[><script>x()</script>]]>",
        "<style>p { display: none }</style>",
        '<link rel="stylesheet" href="https://a.example/x.css">',
        "<script",
    ],
)
def test_active_content_in_a_hand_written_page_is_found(body: str) -> None:
    assert set(names(list(audit.has_no_active_content("gioi-thieu/", f"<h1>A</h1>{body}")))) == {"active-content"}


def test_a_text_about_active_content_is_none() -> None:
    body = "<p>Con số: một = 1, &lt;script&gt;; đơn only = 2</p>"
    assert list(audit.has_no_active_content("gioi-thieu/", body)) == []


def test_a_page_made_to_keep_the_audit_busy_does_not() -> None:
    start = time.process_time()
    for piece in ("<a ", "<a '", '<a "', "<script ", "<a <a\"<a'", "<a\ton"):
        list(audit.has_no_active_content("gioi-thieu/", piece * 50_000))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("page", "path", "expected"),
    [
        ("", "gioi-thieu/", "gioi-thieu/"),
        ("", ".", ""),
        ("", "./", ""),
        ("", "", ""),
        ("gioi-thieu/", "..", ""),
        ("gioi-thieu/", "../", ""),
        ("gioi-thieu/", "./", "gioi-thieu/"),
        ("gioi-thieu/", "../bang-vang/", "bang-vang/"),
        ("gioi-thieu/", "../bang-vang/index.html", "bang-vang/"),
        ("bang-vang/nguyen-van-a/", "../", "bang-vang/"),
        ("bang-vang/nguyen-van-a/", "../../assets/a.css", "assets/a.css"),
        ("bang-vang/", "/nen/gioi-thieu/", "gioi-thieu/"),
        ("bang-vang/", "/nen/", ""),
        ("bang-vang/", "/nen", ""),
        ("bang-vang/", "/gioi-thieu/", None),
        ("bang-vang/", "/nenkhac/", None),
    ],
)
def test_a_link_is_resolved_as_a_browser_does(page: str, path: str, expected: str | None) -> None:
    assert addresses.resolve(page, path, "/nen/") == expected


def test_dead_links_and_anchors_are_told() -> None:
    html = (
        '<a href="../bang-vang/">a</a> <a href="../mat/">b</a> <a href="https://a.example/">c</a> <a '
        'href="//a.example">d</a>'
        '<a href="ftp://a.example">e</a> <a href="#o-day">f</a> <img src="../anh/1.jpg" srcset="../anh/1.jpg 1x, '
        '../anh/2.jpg 2x">'
    )
    findings, anchors = audit.page_links("gioi-thieu/", html, KNOWN, "/")
    assert sorted(dict(finding.facts)["link"] for finding in findings) == [
        "../anh/2.jpg",
        "../mat/",
        "//a.example",
        "ftp://a.example",
    ]
    assert set(names(findings)) == {"dead-link"}
    assert anchors == [("gioi-thieu/", "gioi-thieu/", "o-day")]


def test_an_anchor_is_looked_for_in_the_page_that_it_is_in(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p id="co">x</p>', encoding="utf-8")
    findings = list(audit.anchors_exist(tmp_path, [("a/", "", "co"), ("a/", "", "khong")]))
    assert names(findings) == ["dead-anchor"]


# ── An audit of the audit: what it promises, read again from the built miniature site ───────────────────────────────


def test_every_link_of_the_built_site_leads_somewhere(built_root: Path) -> None:
    files = every_file(built_root / "site")
    pages = {path.removesuffix("index.html"): data.decode() for path, data in files.items() if path.endswith(".html")}
    known = set(files) | set(pages)
    broken = []
    for url, page in pages.items():
        base = url if url.endswith("/") or not url else ""
        for target in re.findall(r'\s(?:href|src)="([^"#?]*)', page):
            if re.match(r"[a-z]+:|//", target):
                continue
            if addresses.resolve(base, target, "/nen/") not in known:
                broken.append((url, target))
    assert broken == []


def test_every_honoree_has_a_page_and_stands_in_lists_and_sitemap(built_root: Path) -> None:
    files = every_file(built_root / "site")
    sitemap = files["sitemap.xml"].decode()
    for folder in built_root.glob("honorees/*/*"):
        assert f"bang-vang/{folder.name}/index.html" in files
        listed = f'/{folder.name}/"' in files["bang-vang/index.html"].decode()
        honoured = folder.name not in ("pham-thi-d", "hoang-van-e")  # withdrawn; revoked
        assert listed == honoured
        assert (f"<loc>https://bang-vang.example/nen/bang-vang/{folder.name}/</loc>" in sitemap) == honoured
    urls = files["dia-chi.txt"].decode().split()
    assert urls == sorted(urls)
    assert {audit.file_of(url.removeprefix("/")) for url in urls} <= set(files)


def test_a_page_of_an_honoree_is_small(built_root: Path) -> None:
    for path, data in every_file(built_root / "site").items():
        if re.fullmatch(r"bang-vang/[^/]+/index\.html", path):
            assert len(gzip.compress(data)) < 8192
