"""What papers are made from: the content as a build reads it, and the letterhead of the office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.content.directives import plain_text
from honorroll.content.office import Letterhead
from honorroll.formats.docx import Block
from honorroll.formats.markdown_blocks import blocks
from honorroll.office.word.paper import Paper
from honorroll.roll.figures import Figures
from honorroll.site.placed import SiteDirectives
from honorroll.site.read import Contents


class PaperSources(NamedTuple):
    root: Path
    contents: Contents
    letterhead: Letterhead
    today: date

    def paper(self, title: str) -> Paper:
        """An empty paper of the office."""
        return Paper(self.letterhead, self.contents.settings.owner, title, self.today)

    def figures(self) -> Figures:
        return self.contents.roll.roll.figures

    def blocks(self, text: str) -> list[Block]:
        """What people wrote; a directive that counts is its number, and one that draws cards or a chart is left out."""
        directives = SiteDirectives(self.contents.roll.roll, self.contents.conferences)
        return blocks(plain_text(text, directives.draw, ""))
