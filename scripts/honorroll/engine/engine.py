"""The protocol of engines, which render hand-written pages and shells into HTML."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, get_args

from honorroll.base.findings import Finding, Rule, Text
from honorroll.content.settings import EngineName

MKDOCS, PROPERDOCS, AUTO = "mkdocs", "properdocs", "auto"
#: The packages that can render, the first of those that are installed before the others.
NAMES = tuple(name for name in get_args(EngineName) if name != AUTO)


NOT_INSTALLED = Rule(
    "no-engine",
    "error",
    Text("Chưa cài {engine}, là phần mềm dựng các trang.", "Chạy: pip install {engine}"),
    Text("{engine}, which renders the pages, is not installed.", "Run: pip install {engine}"),
)


class Engine(Protocol):
    """A static site generator that reads ``mkdocs.yml`` and a folder of Markdown."""

    def __call__(self, root: Path, site_dir: Path) -> list[Finding]:
        """Render the hand-written pages of ``root`` and the shells of ``stamp.SHELLS`` into ``site_dir``, a new folder.

        Every warning of the engine is a finding.
        """


def installed(wanted: str = AUTO) -> Engine | None:
    """The engine that is ``wanted``; with ``auto`` MkDocs, or ProperDocs where that alone is installed. None
    where it is not installed.

    Importing it takes a quarter of a second, so only the child that renders calls this.
    """
    there = [name for name in NAMES if wanted in (AUTO, name) and find_spec(name)]
    if not there:
        return None
    if there[0] == PROPERDOCS:
        import_module("properdocs.replacement")  # from here on it is what ``mkdocs`` means, for themes and plugins too
    from honorroll.engine import mkdocs  # noqa: PLC0415  # see the docstring

    return mkdocs.render
