"""The folder of the office: pages that are not for the public, which open from the disk, without a server.

Their style and scripts lie beside them; whatever else they link to is on the public site.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from honorroll.base.files import write_file
from honorroll.engine import stamp
from honorroll.engine.stamp import Shell
from honorroll.formats.html import Html
from honorroll.pages import addresses
from honorroll.pages.page import File, Page

#: Under the root of the site; never published, and ignored by git.
FOLDER = "office"
_LINK = re.compile(r'(?P<name> (?:href|src))="(?P<path>[^"#:?]*)(?P<rest>[^"]*)"')


def write(
    root: Path,
    site_url: str,
    shells: Mapping[tuple[str, int], Shell],
    pages: Sequence[Page],
    files: Sequence[File],
    assets: Mapping[str, bytes],
) -> None:
    """Make the folder anew; without pages there is none. ``assets`` are the files of the theme by path."""
    top = root / FOLDER
    shutil.rmtree(top, ignore_errors=True)
    if not pages:
        return
    there = {*assets, *(file.path for file in files), *(page.url for page in pages)}
    for page in pages:
        if page.draw:
            drawn = page.draw()._replace(head=Html('<meta name="robots" content="noindex">'))
            html = stamp.stamp(
                shells[page.section, page.url.count("/")], page.url, site_url, drawn, drawn.fragment.encode()
            ).decode()
            write_file(f"{top}/{page.url}index.html", _outward(html, page.url, site_url, there).encode())
    for file in files:
        write_file(f"{top}/{file.path}", file.make())
    for path, data in assets.items():
        write_file(f"{top}/{path}", data)


#: What a browser may not fetch for a page from the disk.
_FETCHED = re.compile(r'<link rel="(?:preload|manifest)"[^>]*>\n')


def _outward(html: str, url: str, site_url: str, there: set[str]) -> str:
    """Links to what is not in the folder lead to the public site; a page of the folder is named by its file."""

    def led(match: re.Match[str]) -> str:
        path = match["path"]
        target = addresses.resolve(url, unquote(path), "/") if path and not path.startswith("//") else None
        if target is None or match["rest"].startswith(":"):
            return match[0]
        if target in there:
            file = f"{path}index.html" if path.endswith("/") else path
            return f'{match["name"]}="{file}{match["rest"]}"'
        return f'{match["name"]}="{site_url}{target}{match["rest"]}"'

    return _LINK.sub(led, _FETCHED.sub("", html))
