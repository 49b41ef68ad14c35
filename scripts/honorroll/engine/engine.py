"""The protocol of engines, which render hand-written pages and shells into HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from honorroll.base.findings import Finding


class Engine(Protocol):
    """A static site generator that reads ``mkdocs.yml`` and a folder of Markdown."""

    def __call__(self, root: Path, site_dir: Path) -> list[Finding]:
        """Render the hand-written pages of ``root`` and the shells of ``stamp.SHELLS`` into ``site_dir``, a new folder.

        Every warning of the engine is a finding.
        """


def installed() -> Engine:
    """The installed engine. Importing it takes a quarter of a second, so only the child that renders calls this."""
    from honorroll.engine import mkdocs  # noqa: PLC0415  # see the docstring

    return mkdocs.render
