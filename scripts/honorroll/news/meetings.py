"""What news and the tracker need to know of the conferences: which there are, what they are called, when they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll import load
from honorroll.load import Tree
from honorroll.pages.html import esc, link

FOLDER = "content/conferences"


class Meeting(NamedTuple):
    """A conference; ``date`` where its last day is known, ``unit`` the id of the unit that holds it."""

    slug: str
    name: str
    date: date | None
    unit: str
    has_page: bool = False
    """Whether the site has a page of it, to link to; whoever plans those pages says so."""

    @property
    def url(self) -> str:
        return f"hoi-nghi/{self.slug}/"


def led(meeting: Meeting) -> str:
    """Its name, which leads to its page where there is one."""
    return link(meeting.url, meeting.name) if meeting.has_page else esc(meeting.name)


def meetings(root: Path) -> dict[str, Meeting]:
    """The conferences under ``root`` by slug. What is wrong with them is told by those who publish them."""
    top = root / FOLDER
    if top.is_symlink() or not top.is_dir():
        return {}
    found = {}
    for folder in sorted(path for path in top.iterdir() if path.is_dir() and not path.is_symlink()):
        path = f"{FOLDER}/{folder.name}/conference.yml"
        try:
            document, _ = load.load(load.read(root, path), path)
        except OSError:
            continue
        if document:
            found[folder.name] = _meeting(folder.name, document.data)
    return found


def _meeting(slug: str, data: dict[str, Tree]) -> Meeting:
    name, unit = data.get("name"), data.get("unit")
    held = _day(data.get("end")) or _day(data.get("start"))
    return Meeting(slug, name if isinstance(name, str) else slug, held, unit if isinstance(unit, str) else "")


def _day(text: Tree) -> date | None:
    """The day of ``2025-10-10`` and ``2025-10-10 08:00``; of what is less exact there is none."""
    try:
        return date.fromisoformat(text[:10]) if isinstance(text, str) and len(text) >= 10 else None
    except ValueError:
        return None
