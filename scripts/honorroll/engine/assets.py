"""What the theme brings along besides templates: style, scripts, icons and fonts, named by their content.

A name holds a digest, so that a browser may keep a file for ever; equal files have equal names in every build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

THEME = Path(__file__).parents[1] / "theme"
TEMPLATES = THEME / "templates"
PACKAGES = Path(__file__).parents[3] / "node_modules"
FONTS = PACKAGES / "@fontsource/be-vietnam-pro/files"
LIGHTBOX = PACKAGES / "photoswipe/dist"

#: In the order in which they are joined.
STYLES = (
    "tokens", "fonts", "base", "frame", "parts", "lists", "honoree", "photos", "figures", "conference", "news", "council",
    "print",
)  # fmt: skip
#: Of the faces in ``fonts.css``, those asked for before the style has come. Not the headings' weight too: on a slow line
#: it would hold up the first paint by 60 ms, and its stand-in is as wide as it is.
PRELOADED = ("latin-400", "vietnamese-400")

#: Nothing runs and nothing is fetched but this site's own files; films may be framed, once the reader has asked for one.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "frame-src https://www.youtube-nocookie.com https://www.facebook.com; base-uri 'none'; form-action 'self'"
)

_FONT = re.compile(r'url\("font:([a-z0-9-]+)"\)')
_IMPORT = re.compile(r'^import .* from "\./[a-z]+\.js";\n', re.M)
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=.*")
_ICON = re.compile(r'url\("icon:([a-z0-9-]+)"\)')


class MissingFontsError(RuntimeError):
    """Fonts or the lightbox have not been installed; ``str()`` is the path where they were looked for."""


class Assets(NamedTuple):
    """Files by path in the site, and the paths that templates ask for."""

    files: dict[str, bytes]
    style: str
    scheme: str
    script: str
    search: str
    explore: str
    search_style: str
    icon: str
    preload: tuple[str, ...]


def collect(site_name: str) -> Assets:
    """Every file of the theme. Raises MissingFontsError."""
    files: dict[str, bytes] = {}

    def keep(path: str, data: bytes) -> str:
        stem, dot, suffix = path.rpartition(".")
        name = f"assets/{stem}.{blake2b(data, digest_size=4).hexdigest()}{dot}{suffix}"
        files[name] = data
        return name

    fonts: dict[str, str] = {}

    def font(match: re.Match[str]) -> str:
        face = match[1]
        if face not in fonts:
            source = FONTS / f"be-vietnam-pro-{face}-normal.woff2"
            try:
                fonts[face] = keep(f"fonts/be-vietnam-pro-{face}.woff2", source.read_bytes())
            except FileNotFoundError:
                raise MissingFontsError(source) from None
        return f'url("{fonts[face].removeprefix("assets/")}")'

    css = "".join((THEME / f"css/{name}.css").read_text(encoding="utf-8") for name in STYLES)
    css = _ICON.sub(_inlined, _FONT.sub(font, css))
    style = keep("honorroll.css", _smaller(css).encode())
    scheme = keep("scheme.js", (THEME / "js/scheme.js").read_bytes())
    conference = keep("conference.js", (THEME / "js/conference.js").read_bytes())
    own = {"gallery.js": _gallery(keep), "conference.js": conference}
    script = keep("page.js", _named((THEME / "js/page.js").read_text(encoding="utf-8"), own))
    search = keep("search.js", _joined("search", "find").encode())
    explore = keep("explore.js", _from(search, "explore").encode())
    search_style = keep("search.css", _smaller((THEME / "css/search.css").read_text(encoding="utf-8")).encode())
    icon = keep("icon.svg", (THEME / "icons/icon.svg").read_bytes())
    files["manifest.webmanifest"] = _manifest(site_name, icon)
    return Assets(
        files, style, scheme, script, search, explore, search_style, icon, tuple(fonts[face] for face in PRELOADED)
    )


def fingerprint() -> bytes:
    """Stands for everything here that may change without the program: theme files and fonts."""
    digest = blake2b(digest_size=12)
    paths = [path for path in sorted(THEME.rglob("*")) if path.is_file()]
    for path in [*paths, *sorted(FONTS.glob("*-[46]00-normal.woff2")), *sorted(LIGHTBOX.glob("photoswipe.*s"))]:
        stat = path.stat()
        digest.update(f"{path.name}\0{stat.st_size}\0".encode())
        if path.suffix != ".woff2":
            digest.update(path.read_bytes())
    return digest.digest()


def contact(corrections: str) -> tuple[str, str]:
    """Where to write about the site, as address and label: of ``mailto:…`` the address itself is the label."""
    if corrections.startswith("mailto:"):
        return corrections, corrections.removeprefix("mailto:").partition("?")[0]
    return corrections, "gửi đề nghị đính chính"


def _gallery(keep: Callable[[str, bytes], str]) -> str:
    """The lightbox and what opens it, asked for on pages with a gallery only."""
    try:
        library = (LIGHTBOX / "photoswipe.esm.min.js").read_text(encoding="utf-8")
        style = (LIGHTBOX / "photoswipe.css").read_bytes()
    except FileNotFoundError as error:
        raise MissingFontsError(error.filename) from None
    names = {
        "photoswipe.js": keep("photoswipe.js", _SOURCE_MAP.sub("", library).encode()),
        "photoswipe.css": keep("photoswipe.css", style),
    }
    return keep("gallery.js", _named((THEME / "js/gallery.js").read_text(encoding="utf-8"), names))


def _named(script: str, names: Mapping[str, str]) -> bytes:
    """A script with the files that it asks for under their names, which lie beside it."""
    for name, path in names.items():
        script = script.replace(f"%{name}%", f"./{path.removeprefix('assets/')}")
    return script.encode()


def _inlined(match: re.Match[str]) -> str:
    """An icon within the style: one request less, and it is there when the first card is painted."""
    svg = (THEME / f"icons/{match[1]}.svg").read_text(encoding="utf-8").strip().replace('"', "'")
    data = quote(svg, safe=" =:/'-.,()")
    return f'url("data:image/svg+xml,{data}")'


def _joined(*names: str) -> str:
    """Modules as one: what each takes from those before it is there already. A request less before the first result."""
    texts = ((THEME / f"js/{name}.js").read_text(encoding="utf-8") for name in names)
    return "\n".join(_IMPORT.sub("", text) for text in texts)


def _from(module: str, name: str) -> str:
    """A module that takes what it needs from ``module``, a file of the site."""
    text = (THEME / f"js/{name}.js").read_text(encoding="utf-8")
    return text.replace('from "./search.js"', f'from "./{module.rpartition("/")[2]}"')


def _smaller(css: str) -> str:
    """Without comments and indentation: most of what a minifier wins, and nothing that could go wrong."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", css).strip() + "\n"


def _manifest(site_name: str, icon: str) -> bytes:
    manifest = {
        "name": site_name, "lang": "vi", "start_url": "./", "display": "browser",
        "background_color": "#FBF8F2", "theme_color": "#A51C1C",
        "icons": [{"src": icon, "type": "image/svg+xml", "sizes": "any"}],
    }  # fmt: skip
    return json.dumps(manifest, ensure_ascii=False).encode()
