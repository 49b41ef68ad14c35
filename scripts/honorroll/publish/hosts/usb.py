"""A copy that opens from a folder or a USB stick, without any server.

From ``file:`` a browser answers no folder with its ``index.html``, runs no module and fetches nothing. So links lead to
the files, modules become classic scripts and the search index becomes scripts too; ``theme/js/usb.js``, which comes
first, gives them what they ask for. All of that is made of the finished release: the site knows nothing of it.
"""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path

from honorroll.engine.assets import THEME
from honorroll.pages import addresses
from honorroll.publish.file_source import Rewritten, Source
from honorroll.publish.hosts.answers import Answers

#: Of no use without a server: the page for addresses that are none, the worker for reading offline.
_LEFT_OUT = ("404.html", "sw.js", "manifest.webmanifest")
_TAG = re.compile(rb'<[a-z](?:[^>"]|"[^"]*")*>')
_ADDRESS = re.compile(rb'(\s(?:href|src|action|poster)=")([^"]*)')
_FULL = re.compile(rb"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
#: What a browser fetches as from another origin, which a file may not; fonts and icon come without.
_FETCHED = re.compile(rb'<link rel="(?:preload|manifest)"[^>]*>\n?')
_FIRST_SCRIPT = b"<script src="
#: Captions of a film are fetched so too: they go into the page, and its policy allows that.
_CAPTIONS = re.compile(rb'(<track\s[^>]*\bsrc=")([^":]+\.vtt)(?=")')
_FILMS = b"media-src 'self'"

_IMPORT = re.compile(r'^import\s+(\{[^}]*\}|\w+)\s+from\s+("[^"]+");', re.M)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.M)
_EXPORTED = re.compile(r"\bexport\s*\{([^}]*)\};?\s*\Z")
_NOT_CLASSIC = re.compile(r"\b(?:import\s*\(|import\.meta|export\s*\{)|^(?:import|export)\b", re.M)


class NotClassicError(ValueError):
    """A module of ours is written in a way that ``classic`` does not know."""


def rewritten(answers: Answers, folder: Path, paths: Iterable[str]) -> dict[str, Source | None]:
    """What takes the place of files of the release in ``folder``, by path; None where there is nothing."""
    script = (THEME / "js/usb.js").read_bytes()
    name = f"assets/usb.{blake2b(script, digest_size=4).hexdigest()}.js"
    found: dict[str, Source | None] = {name: script}
    for path in paths:
        file = folder / path
        if path in _LEFT_OUT:
            found[path] = None
        elif path.endswith(".html"):
            found[path] = Rewritten(file, partial(page, folder, path, answers.base, name))
        elif path.startswith("assets/") and path.endswith(".js"):
            found[path] = Rewritten(file, lambda data: classic(data.decode()).encode())
        elif path.startswith(addresses.SEARCH) and path.endswith((".json", ".txt")):
            found |= {path: None, f"{path}.js": Rewritten(file, _as_script)}
    return found


def page(folder: Path, path: str, base: str, script: str, html: bytes) -> bytes:
    """The page at ``path`` of the release in ``folder``, of a site at ``base``. ``script``, a path, comes before the
    scripts of the page.
    """
    up = b"../" * path.count("/")

    def address(match: re.Match[bytes]) -> bytes:
        return match[1] + _to_a_file(match[2], up, base.encode())

    def captions(match: re.Match[bytes]) -> bytes:
        file = folder / posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2].decode()))
        return b"%bdata:text/vtt;base64,%b" % (match[1], b64encode(file.read_bytes()))

    if b"<track" in html:
        html = _CAPTIONS.sub(captions, html).replace(_FILMS, b"%b data:" % _FILMS, 1)
    html = _TAG.sub(lambda tag: _ADDRESS.sub(address, tag[0]), _FETCHED.sub(b"", html))
    return html.replace(
        _FIRST_SCRIPT, b'%b"%b%b"></script>\n%b' % (_FIRST_SCRIPT, up, script.encode(), _FIRST_SCRIPT), 1
    )


def _to_a_file(address: bytes, up: bytes, base: bytes) -> bytes:
    """An address of the site, which leads to a file wherever the copy lies; any other as it is."""
    if _FULL.match(address):
        return address
    if address.startswith(base):
        address = (up or b"./") + address[len(base) :]
    path = re.split(rb"[?#]", address, maxsplit=1)[0]
    rest = address[len(path) :]
    if path.rpartition(b"/")[2] in (b".", b".."):
        path += b"/"
    return path + b"index.html" * path.endswith(b"/") + rest


def _as_script(data: bytes) -> bytes:
    return f"hrText({json.dumps(data.decode(), ensure_ascii=False)});\n".encode()


def classic(script: str) -> str:
    """A script of the site, module or not, as a classic one, which asks ``usb.js`` for what it imports and gives back
    what it exports. Raises NotClassicError where something is left that only a module may say.
    """
    given: list[str] = []

    def exported(match: re.Match[str]) -> str:
        given.append(match[2])
        return match[1]

    def all_exported(match: re.Match[str]) -> str:
        pairs = (name.strip().partition(" as ") for name in match[1].split(",") if name.strip())
        given.extend(f"{outside or inside}: {inside}" for inside, _, outside in pairs)
        return ""

    def imported(match: re.Match[str]) -> str:
        names = match[1].replace(" as ", ": ") if match[1].startswith("{") else f"{{ default: {match[1]} }}"
        return f"const {names} = await hrImport({match[2]});"

    text = _EXPORTED.sub(all_exported, _EXPORT.sub(exported, _IMPORT.sub(imported, script)))
    text = re.sub(r"\bimport\(", "hrImport(", text.replace("import.meta.url", "hrUrl"))
    if left := _NOT_CLASSIC.search(text):
        raise NotClassicError(text[left.start() :][:80])
    return f'hrModule(async (hrImport, hrUrl) => {{\n"use strict";\n{text}\nreturn {{ {", ".join(given)} }};\n}});\n'
