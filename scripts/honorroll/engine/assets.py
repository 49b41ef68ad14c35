"""Assets of the theme: style sheets, scripts, icons and fonts.

Names contain a digest of the content, so browsers may cache a file for ever and every build gives it the same name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from itertools import chain, zip_longest
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from honorroll.engine import licences
from honorroll.pages import addresses
from honorroll.pages.html import mail_address

THEME = Path(__file__).parents[1] / "theme"
TEMPLATES = THEME / "templates"
#: Fonts and the lightbox, as npm has them; ``make vendor`` copies them from the versions of package-lock.json.
PACKAGES = THEME / "vendor"
FONTS = PACKAGES / "@fontsource/be-vietnam-pro/files"
LIGHTBOX = PACKAGES / "photoswipe/dist"

#: The style sheets under ``css`` that every page loads, in the order of the cascade. With a slow line the first paint
#: waits for them: all of them together fit into the first 14 KB that a server sends without waiting for an answer.
STYLES = (
    "tokens",
    "fonts",
    "base",
    "frame",
    "parts",
    "lists",
    "home",
    "honoree",
    "share",
    "photos",
    "figures",
    "related",
    "offline",
    "poster",
)
#: Those that some pages do without: see ``has_sections``.
SECTION_STYLES = (
    "conference",
    "consultation",
    "news",
    "council",
    "initiatives",
    "guide",
    "wall",
    "data",
    "written",
)
#: Font faces that pages preload. Not those of headings: on a slow line they would delay the first paint by 60 ms, and
#: their fallback has the same width.
PRELOADED = ("latin-400", "vietnamese-400")

#: The content security policy: only the site's own files run and load; films may be framed once the reader asks.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "frame-src https://www.youtube-nocookie.com https://www.facebook.com; base-uri 'none'; form-action 'self'"
)
#: That of the cards that other sites frame, which can do nothing; servers add that they may be framed.
CARD_POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"

_FONT = re.compile(r'url\("font:([a-z0-9-]+)"\)')
_QUOTED = re.compile(r'("[^"]*")')
#: A comment that has its lines for itself.
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.M | re.S)
_INDENT = re.compile(r"^ +", re.M)
_IMPORT = re.compile(r'^import .* from "\./[a-z]+\.js";\n', re.M)
#: What a script imports from beside it, at once or later.
IMPORTED = re.compile(r'(?:from |import\()"\./([^"]+)"')
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=.*")
_ICON = re.compile(r'url\("icon:([a-z0-9/-]+)"\)')

#: What page.js fetches where a page has a part that needs it, by the modules that each is made of.
PARTS = {
    "conference": ("conference",),
    "album": ("fold", "album"),
    "film": ("film",),
    "consultation": ("consultation",),
    "offline": ("keep", "offline"),
    "wall": ("wall",),
    "ward": ("fold", "ward"),
    "code": ("code",),
}
#: The modules of the search, those first that others import; and what it fetches only when it is wanted: where a query
#: may be Telex or VNI, where no name answers it, where nothing is typed or pages are quoted.
SEARCH = ("fold", "scores", "readings", "index", "names", "texts", "search", "find")
SEARCH_LATER = {
    "typing": ("syllables", "typing"),
    "guesses": ("syllables", "sounds", "guesses"),
    "aside": ("fold", "aside"),
}


class Assets(NamedTuple):
    """Files by their path in the site, and the paths that templates need."""

    files: dict[str, bytes]
    style: str
    section_style: str
    motifs: str
    print_style: str
    scheme: str
    today: str
    lost: str
    script: str
    search: str
    explore: str
    search_style: str
    icon: str
    preload: tuple[str, ...]


def collect(site_name: str, *, with_licences: bool = True) -> Assets:
    """All assets, for a site with this name; without licences where nothing is published."""
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
            fonts[face] = keep(f"fonts/be-vietnam-pro-{face}.woff2", source.read_bytes())
        return f'url("{fonts[face].removeprefix("assets/")}")'

    def sheet(name: str, css: str) -> str:
        return keep(f"{name}.css", _minified(_ICON.sub(_inline_icon, _FONT.sub(font, css))).encode())

    style = sheet("honorroll", _styles(*STYLES))
    section_style = sheet("sections", _styles(*SECTION_STYLES))
    motifs = sheet("motifs", _motifs())
    print_style = sheet("print", _styles("print"))
    scheme = keep("scheme.js", (THEME / "js/scheme.js").read_bytes())
    today = keep("today.js", (THEME / "js/today.js").read_bytes())
    lost = keep("lost.js", (THEME / "js/lost.js").read_bytes())
    own = {
        "gallery.js": _gallery(keep),
        **{f"{name}.js": keep(f"{name}.js", _joined(*modules).encode()) for name, modules in PARTS.items()},
    }
    script = keep("page.js", _with_paths((THEME / "js/page.js").read_text(encoding="utf-8"), own))
    searching = _joined(*SEARCH)
    for name, modules in SEARCH_LATER.items():
        searching = _pointing(searching, keep(f"{name}.js", _joined(*modules).encode()))
    search = keep("search.js", searching.encode())
    explore = keep("explore.js", _pointing((THEME / "js/explore.js").read_text(encoding="utf-8"), search).encode())
    search_style = sheet("search", _styles("search"))
    icon = keep("icon.svg", (THEME / "icons/icon.svg").read_bytes())
    files["manifest.webmanifest"] = _manifest(site_name, icon)
    if with_licences:  # to gather them takes longer than all the rest
        files[licences.PATH] = licences.text(PACKAGES)
    return Assets(
        files,
        style,
        section_style,
        motifs,
        print_style,
        scheme,
        today,
        lost,
        script,
        search,
        explore,
        search_style,
        icon,
        tuple(fonts[face] for face in PRELOADED),
    )


def fingerprint() -> bytes:
    """A digest of the theme files and fonts, which may change without the program."""
    digest = blake2b(digest_size=12)
    paths = [path for path in sorted(THEME.rglob("*")) if path.is_file()]
    for path in [*paths, *sorted(FONTS.glob("*-[46]00-normal.woff2")), *sorted(LIGHTBOX.glob("photoswipe.*s"))]:
        stat = path.stat()
        digest.update(f"{path.name}\0{stat.st_size}\0".encode())
        if path.suffix != ".woff2":
            digest.update(path.read_bytes())
    return digest.digest()


def has_sections(url: str) -> bool:
    """Whether the page at ``url`` loads the styles of sections too: not the home page, the roll and the page without a
    network, which every first visit fetches.
    """
    return url != addresses.HOME and not url.startswith((addresses.ROLL, addresses.OFFLINE))


def contact(corrections: str) -> tuple[str, str]:
    """The link for corrections and its label: the e-mail address of a ``mailto:`` link, else a Vietnamese phrase."""
    return corrections, mail_address(corrections) or "gửi đề nghị đính chính"


def _gallery(keep: Callable[[str, bytes], str]) -> str:
    """The path of the gallery script and of the lightbox that it loads, for pages with a gallery."""
    library = (LIGHTBOX / "photoswipe.esm.min.js").read_text(encoding="utf-8")
    style = (LIGHTBOX / "photoswipe.css").read_bytes()
    names = {
        "photoswipe.js": keep("photoswipe.js", _SOURCE_MAP.sub("", library).encode()),
        "photoswipe.css": keep("photoswipe.css", style),
    }
    return keep("gallery.js", _with_paths((THEME / "js/gallery.js").read_text(encoding="utf-8"), names))


def _with_paths(script: str, names: Mapping[str, str]) -> bytes:
    """A script with each ``%name%`` replaced by the path of that file, which lies in the same folder."""
    for name, path in names.items():
        script = script.replace(f"%{name}%", f"./{path.removeprefix('assets/')}")
    return script.encode()


def _inline_icon(match: re.Match[str]) -> str:
    """An icon as a data URL in the style sheet: it saves a request and is there when the first card is painted."""
    svg = (THEME / f"icons/{match[1]}.svg").read_text(encoding="utf-8").strip().replace('"', "'")
    data = quote(svg, safe=" =:/'-.,()")
    return f'url("data:image/svg+xml,{data}")'


def _styles(*names: str) -> str:
    return "".join((THEME / f"css/{name}.css").read_text(encoding="utf-8") for name in names)


def _motifs() -> str:
    """A class for each motif; ``.hr-medallion`` draws it."""
    names = sorted(path.stem for path in (THEME / "icons/motifs").glob("*.svg"))
    return "".join(f'.hr-motif-{name} {{ --hr-motif: url("icon:motifs/{name}"); }}\n' for name in names)


def _joined(*names: str) -> str:
    """Script modules joined into one, without their imports of each other, comments and indentation."""
    texts = ((THEME / f"js/{name}.js").read_text(encoding="utf-8") for name in names)
    return "\n".join(_INDENT.sub("", _COMMENT.sub("", _IMPORT.sub("", text))) for text in texts)


def _pointing(script: str, module: str) -> str:
    """A script with its import of ``./search.js`` pointing to ``module``, a file of the site named like it."""
    name = module.rpartition("/")[2]
    return script.replace(f'"./{name.partition(".")[0]}.js"', f'"./{name}"')


def _minified(css: str) -> str:
    """The style sheet without comments, and without the spaces that mean nothing: around braces and semicolons, behind
    colons and commas. Quoted text stays as it is.
    """
    parts = _QUOTED.split(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    bare = (re.sub(r"([:,]) +", r"\1", re.sub(r"\s*([{};])\s*", r"\1", part)) for part in parts[::2])
    return (
        "".join(chain.from_iterable(zip_longest(bare, parts[1::2], fillvalue=""))).replace(";}", "}\n").strip() + "\n"
    )


def _manifest(site_name: str, icon: str) -> bytes:
    manifest = {
        "name": site_name,
        "lang": "vi",
        "start_url": "./",
        "display": "browser",
        "background_color": "#FBF8F2",
        "theme_color": "#A51C1C",
        "icons": [{"src": icon, "type": "image/svg+xml", "sizes": "any"}],
    }
    return json.dumps(manifest, ensure_ascii=False).encode()
