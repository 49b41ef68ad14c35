"""What papers are made from: the content as a build reads it, and the letterhead of the office."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.content.office import Letterhead
from honorroll.office.word.paper import Paper
from honorroll.roll import plan as roll_plan
from honorroll.roll.figures import Figures
from honorroll.site.read import Contents

_DIRECTIVE = re.compile(r"[ \t]*(?<!\\)\{\{[^{}\n]*\}\}")


class PaperSources(NamedTuple):
    root: Path
    contents: Contents
    letterhead: Letterhead
    today: date

    def paper(self, title: str) -> Paper:
        """An empty paper of the office."""
        return Paper(self.letterhead, self.contents.settings.owner, title, self.today)

    def figures(self) -> Figures:
        return roll_plan.counted(self.contents.roll.roll)


def without_directives(text: str) -> str:
    """A text without its directives, which draw cards and charts on pages."""
    return _DIRECTIVE.sub("", text)
