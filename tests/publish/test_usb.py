"""What a copy for a USB stick is made of; ``tests/browser/test_usb.py`` opens one."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from honorroll.publish import releases
from honorroll.publish.hosts import hosts, usb

SCRIPT = b'<script src="../../assets/scheme.js"></script>'


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        (b"../b/", b"../b/index.html"),
        (b"../b/?q=x&amp;y=1#z", b"../b/index.html?q=x&amp;y=1#z"),
        (b".", b"./index.html"),
        (b"../..", b"../../index.html"),
        (b"/nen/a/", b"../../a/index.html"),
        (b"/nen/", b"../../index.html"),
        (b"../a.pdf", b"../a.pdf"),
        (b"#a", b"#a"),
        (b"?chay", b"?chay"),
        (b"", b""),
        (b"https://a.example/b/", b"https://a.example/b/"),
        (b"//a.example/", b"//a.example/"),
        (b"mailto:a@a.example", b"mailto:a@a.example"),
    ],
)
def test_a_link_leads_to_a_file(written: bytes, leads_to: bytes) -> None:
    html = b'<a title="a > b" href="%b">href="c/"</a>' % written
    made = usb.page(Path(), "a/b/index.html", "/nen/", "assets/usb.js", html)
    assert made == html.replace(b' href="%b"' % written, b' href="%b"' % leads_to)


def test_what_a_file_may_not_fetch_is_left_out_and_the_script_comes_first(tmp_path: Path) -> None:
    (tmp_path / "phim.vtt").write_text("WEBVTT", encoding="utf-8")
    head = b'<link rel="preload" href="x.woff2" as="font" crossorigin>\n<link rel="manifest" href="m">\n'
    track = b'<meta content="media-src \'self\'; x"><track kind="captions" src="../phim.vtt" default>'
    made = usb.page(tmp_path, "a/index.html", "/", "assets/usb.js", head + SCRIPT + track)
    data = b"<meta content=\"media-src 'self' data:; x\">"
    data += b'<track kind="captions" src="data:text/vtt;base64,V0VCVlRU" default>'
    assert made == b'<script src="../assets/usb.js"></script>\n' + SCRIPT + data


def test_modules_become_classic_scripts() -> None:
    module = 'import A from "./a.js";\nimport { b, c as d } from "./b.js";\nexport const e = import.meta.url;\n'
    module += 'export async function f() { return import("./g.js"); }\nexport { d as default, A };'
    assert usb.classic(module) == (
        'hrModule(async (hrImport, hrUrl) => {\n"use strict";\n'
        'const { default: A } = await hrImport("./a.js");\nconst { b, c: d } = await hrImport("./b.js");\n'
        'const e = hrUrl;\nasync function f() { return hrImport("./g.js"); }\n\n'
        "return { e, f, default: d, A: A };\n});\n"
    )


@pytest.mark.parametrize("module", ["export default 1;", 'import * as a from "./a.js";', 'export * from "./a.js";'])
def test_a_module_of_another_form_is_told(module: str) -> None:
    with pytest.raises(usb.NotClassicError):
        usb.classic(module)


def test_every_link_of_a_copy_leads_to_a_file_of_it(built_root: Path, tmp_path: Path) -> None:
    hosts.deliver(built_root, "a", "usb", tmp_path / "usb")
    there = set(releases.files_below(tmp_path / "usb"))
    pages = [path for path in there if path.endswith(".html")]
    assert len(pages) > 50
    for path in pages:
        for address in re.findall(
            r'\s(?:href|src|action)="([^"]*)"', (tmp_path / "usb" / path).read_text(encoding="utf-8")
        ):
            target = unquote(re.split("[?#]", address)[0])
            if target and ":" not in address:
                assert os.path.normpath(os.path.join(os.path.dirname(path), target)) in there, f"{path}: {address}"
    assert not [path for path in there if path.startswith("tim-kiem/") and not path.endswith(".js")]
    own = {"404.html", "sw.js", "manifest.webmanifest"}
    files = releases.files_below(built_root / "site")
    lacking = {path for path in files if not path.startswith("tim-kiem/")} - there
    assert lacking == own
