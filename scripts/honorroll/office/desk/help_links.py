"""Where the guide tells of each page of the desk."""

from __future__ import annotations

_GUIDE = "/huong-dan/"

#: The chapter, and the part of it, by the template of the page.
CHAPTER_OF = {
    "list.html": f"{_GUIDE}them-mot-nguoi/#mo-ban-lam-viec",
    "kinds.html": f"{_GUIDE}them-mot-nguoi/#ho-so-moi",
    "form.html": f"{_GUIDE}them-mot-nguoi/",
    "twins.html": f"{_GUIDE}them-mot-nguoi/#khi-da-co-nguoi-cung-ten",
    "withdraw.html": f"{_GUIDE}go-ho-so/",
    "withdrawn.html": f"{_GUIDE}go-ho-so/",
    "unreadable.html": f"{_GUIDE}hoi-ai/",
}
_OWN = ("guide.html", "guide_index.html")


def help_for(template: str) -> str:
    """The address of what explains the page; ``""`` for the guide itself."""
    return "" if template in _OWN else CHAPTER_OF.get(template, _GUIDE)
