"""A stamped page is byte for byte the page that MkDocs renders around the same fragment; a theme that breaks that
assumption stops the build.

The oracle is MkDocs itself: for every page an ordinary Markdown file with the page's title and description in its front
matter, and a hook that puts the finished fragment in the place of its body.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.running import built, honorroll_here, write

from honorroll.engine import render_cache, stamp
from honorroll.engine.mkdocs import SHELL
from honorroll.engine.rendering_key import rendering_key
from honorroll.engine.stamp import (
    CONTENT_TOKEN,
    DESCRIPTION_TOKEN,
    HEAD_TOKEN,
    SECTIONS,
    TITLE_TOKEN,
    BrokenShellError,
    Shell,
)
from honorroll.formats.html import Html, esc
from honorroll.pages import head
from honorroll.pages.addresses import PLACEHOLDER
from honorroll.pages.html import ROOT, Drawn
from honorroll.site.read import hand_written

#: What a text may hold that could mean something to YAML, Jinja, HTML, a regular expression or the press.
HOSTILE = (
    """Nguyễn "Ba" O'Neil & Con <b>đậm</b>""",
    "</title><script>alert(1)</script> --> ]]>",
    "&amp; &lt;b&gt; &#39; &nbsp; &copy",
    "{{ 7*7 }} {% raw %} {# #} {{ config.site_url }} {% endraw %}",
    f"{TITLE_TOKEN} {DESCRIPTION_TOKEN} {CONTENT_TOKEN} hr7d21",
    r"\1 \g<0> \\ %s %(a)s %% {0} {name} $1 ${HOME} `id`",
    f"/{PLACEHOLDER}/ https://bang-vang.example/nen/bang-vang/{PLACEHOLDER}/ ../{PLACEHOLDER}/",
    "- [ ] # tiêu đề: *nhấn* _gạch_ `mã` [liên kết](x) ![ảnh](y) | bảng | !!python/name:os.system",
    "Ặ ữ ợ đ Đ 𠮷 👍 e\u0301 «»“”‘’ … –",
    "no",
    "12e3",
    "dài " * 1500 + "hết",
)

#: Under MkDocs: the fragment is the page's content, and the tab of its section is lit, as for a page inside the nav.
HOOK = """
import json, pathlib

PAGES = json.loads(pathlib.Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
lit = []

def on_page_content(html, page, config, files):
    return PAGES.get(page.url, html)

def on_page_context(context, page, config, nav):
    lit.extend(item for item in nav.pages if page not in nav.pages and item.url == page.url.split("/")[0] + "/")
    for item in lit:
        item.active = True
    return context

def on_post_page(output, page, config):
    while lit:
        lit.pop().active = False
    return output
"""


def ordinary(root: Path, pages: dict[str, Drawn]) -> dict[str, bytes]:
    """What MkDocs makes of the pages (by address) when they are Markdown files of their own."""
    for page in (root / "content/pages").glob("*.md"):
        write(root, f".build/reference/{page.name}", page.read_bytes())
    for url, drawn in pages.items():
        values = {TITLE_TOKEN: yaml_text(drawn.title), DESCRIPTION_TOKEN: yaml_text(drawn.description)}
        values |= {HEAD_TOKEN: json.dumps(drawn.head, ensure_ascii=False), CONTENT_TOKEN: "Nội dung."}
        text = re.sub("|".join(map(re.escape, values)), lambda token: values[token[0]], SHELL)  # noqa: B023
        write(root, f".build/reference/{url}index.md", text)
    fragments = {url: drawn.fragment.replace(ROOT, "../" * url.count("/") or "./") for url, drawn in pages.items()}
    write(root, "reference.json", json.dumps(fragments))
    write(root, "reference.py", HOOK)
    settings = "INHERIT: mkdocs.yml\ndocs_dir: .build/reference\nsite_dir: .build/ordinary\nhooks: [reference.py]\n"
    write(root, "reference.yml", settings)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "reference.yml")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(command, check=True, env=environment)
    return {url: (root / ".build/ordinary" / url / "index.html").read_bytes() for url in pages}


def yaml_text(text: str) -> str:
    """``text`` quoted for the front matter."""
    return json.dumps(text, ensure_ascii=False)


def shells(root: Path) -> dict[tuple[str, int], Shell]:
    """The shells that a build has left."""
    every = [(section, depth) for section, depths in SECTIONS.items() for depth in depths]
    made, findings = render_cache.load(render_cache.folder(root, rendering_key(root)), site_url(root))
    assert made is not None, findings
    assert render_cache.lacking(made, every) == []
    return made.shells


def site_url(root: Path) -> str:
    found = re.search(r"^site_url: (\S+)$", (root / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


def lines(path: Path) -> list[str]:
    """A page as a list, so that a difference can be read."""
    return path.read_bytes().decode().split("\n")


def hostile(n: int) -> Drawn:
    """A page that is hostile in every part."""
    text = HOSTILE[n]
    links = "".join(f'<li><a href="{ROOT}{url}">{esc(text)}</a></li>' for url in ("", "bang-vang/", "phong-trao/o/"))
    fragment = f'<h1 id="mot">{esc(text)}</h1>\n<p>{text}</p>\n<ul>{links}</ul>\n'
    script = f"<script>{head.dumped({text: text})}</script>\n<meta>"
    return Drawn(text, HOSTILE[-n - 1], Html(fragment), head=Html(script))


def test_every_page_of_a_site_is_the_one_that_mkdocs_renders(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamped: dict[str, Drawn] = {}
    real = stamp.stamp

    def recorded(shell: Shell, url: str, address: str, drawn: Drawn, fragment: bytes) -> bytes:
        stamped[url] = drawn._replace(fragment=Html(fragment.decode()))
        return real(shell, url, address, drawn, fragment)

    monkeypatch.setattr(stamp, "stamp", recorded)
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    pages = {
        path.removesuffix("index.html")
        for path, html in built(site / "site").items()
        if path.endswith("index.html") and b'http-equiv="refresh"' not in html and not path.startswith("the/")
    }
    assert set(stamped) == pages - set(hand_written(site))
    for url, expected in ordinary(site, stamped).items():
        assert lines(site / "site" / url / "index.html") == expected.decode().split("\n"), url


def test_no_page_goes_without_a_description(built_root: Path) -> None:
    """MkDocs would put the site's own in its place, and the stamped page would differ from it."""
    for path, html in built(built_root / "site").items():
        if path.endswith(".html"):
            assert b'<meta name="description" content="">' not in html, path


def test_hostile_titles_and_descriptions_at_every_depth(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    pages: dict[str, Drawn] = {}
    for section, depths in SECTIONS.items():
        for depth in depths:
            if depth < 2:  # there is one page of the kind: it gets it all
                pages["" if section == "home" else f"{section}/"] = Drawn(
                    " ".join(HOSTILE),
                    " ".join(reversed(HOSTILE)),
                    Html("".join(hostile(n).fragment for n in range(len(HOSTILE)))),
                )
                continue
            for n in range(len(HOSTILE)):
                pages["/".join([section, *["sau"] * (depth - 2), f"trang-{n}"]) + "/"] = hostile(n)
    known = shells(site)
    address = site_url(site)
    expected = ordinary(site, pages)
    for url, drawn in pages.items():
        section = url.split("/")[0] or "home"
        page = stamp.stamp(known[section, url.count("/")], url, address, drawn, drawn.fragment.encode())
        for ours, theirs in zip(page.decode().split("\n"), expected[url].decode().split("\n"), strict=True):
            assert ours == theirs, url


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        pytest.param('output.replace("hr7d21-title", "")', "hr7d21-title", id="no title"),
        pytest.param('output.replace("hr7d21-title", "HR7D21-TITLE")', "hr7d21-title", id="title in capitals"),
        pytest.param('output.replace("hr7d21-description", "")', "hr7d21-description", id="no description"),
        pytest.param('output.replace("hr7d21-head", "")', "hr7d21-head", id="no head"),
        pytest.param("output.replace(TOKEN, TOKEN + TOKEN)", "2", id="content twice"),
        pytest.param('output.replace(TOKEN, "")', "hr7d21-content", id="no content"),
        pytest.param("output.replace('<h1 id=', '<h1 class=x id=')", "hr7d21-content", id="content changed"),
        pytest.param("output + '<a href=\"/' + page.url + '\">x</a>'", "", id="placeholder path"),
        pytest.param(
            "output.replace(page.canonical_url, 'x') if '/o/' in page.url else output", "/o/", id="no canonical"
        ),
        pytest.param("output + '<i id=hr7d21-other></i>'", "", id="another token"),
    ],
)
def test_a_theme_that_breaks_the_tokens_stops_the_build(site: Path, change: str, seen: str) -> None:
    assert honorroll_here("build", root=site).code == 0
    before = built(site / "site")
    link = os.readlink(site / "site")
    hook = f"TOKEN = {CONTENT_TOKEN!r}\ndef on_post_page(output, page, config):\n    return {change}\n"
    write(site, "broken.py", hook)
    settings = site / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nhooks: [broken.py]\n", encoding="utf-8")
    result = honorroll_here("build", "--lang", "en", root=site)
    assert result.code == 1
    assert "broken-shell" in result.stdout
    assert seen in result.stdout
    assert (os.readlink(site / "site"), built(site / "site")) == (link, before)


def test_cut_refuses_what_it_cannot_place() -> None:
    whole = (
        f'<title>{TITLE_TOKEN}</title><meta content="{DESCRIPTION_TOKEN}">{HEAD_TOKEN}<link '
        f'href="https://a.example/x/o/">{CONTENT_TOKEN}'
    )
    shell = stamp.cut(whole, "x/o/", "https://a.example/")
    drawn = Drawn("A & B", "", Html(f"<h1>{ROOT}</h1>"), head=Html("<i>"))
    page = stamp.stamp(shell, "x/y/", "https://a.example/", drawn, drawn.fragment.encode())
    assert page.decode() == (
        '<title>A &amp; B</title><meta content=""><i><link href="https://a.example/x/y/"><h1>../../</h1>'
    )
    for part in (TITLE_TOKEN, DESCRIPTION_TOKEN, HEAD_TOKEN, CONTENT_TOKEN, "https://a.example/x/o/"):
        with pytest.raises(BrokenShellError):
            stamp.cut(whole.replace(part, ""), "x/o/", "https://a.example/")
