"""The templates of printed pages: each begins with what all share, for Typst reads no file beside the pictures."""

from __future__ import annotations

from importlib import resources


def template(name: str) -> str:
    """The template ``name`` behind the shared part."""
    folder = resources.files("honorroll.office.printed")
    return "".join((folder / f"{each}.typ").read_text(encoding="utf-8") for each in ("shared", name))
