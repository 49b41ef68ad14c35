"""Entries of the search index, which each section makes for its own pages."""

from __future__ import annotations

from typing import Literal, NamedTuple

What = Literal["individual", "collective", "household", "list", "page", "conference", "news"]


class SearchEntry(NamedTuple):
    """One search result. Texts are plain and in NFC."""

    what: What
    url: str
    """Relative to the root of the site."""
    name: str
    line: str = ""
    """What is said below the name: the highest title and its year; of a list what kind of list it is and how long."""
    place: str = ""
    role: str = ""
    motif: str = ""
    """The drawing in the place of a portrait: an id of the motifs."""
    picture: str = ""
    """The address of a portrait, relative to the root, with ``*`` for its width, and behind it the least width and
    the next; ``""`` where there is none.
    """
    aliases: tuple[str, ...] = ()
    """Other names, each as good as the name: abbreviations of a title, a place without “Phường”."""
    words: str = ""
    """Folded words that tell namesakes apart though the line does not show them: other names of the place, years."""
