"""What a builder answers to the process that serves the preview."""

from __future__ import annotations

from typing import TypedDict


class Shown(TypedDict):
    """A finding as the browser shows it. ``text`` is the line of the file that it is about, as far as there is one."""

    place: str
    is_error: bool
    text: str
    message: str
    hint: str


class Answer(TypedDict, total=False):
    """What a builder says, key by key as it comes to know it; ``done`` is the last.

    ``waiting``: another build is under way, which it tells in words. ``shown``: the pages are whole. ``stopped``: why
    there was no build, in words. ``lines`` are the findings as a terminal tells them, ``summary`` their numbers in
    words, ``rows`` the first of them, ``more`` the number of all others. ``made`` is the number of files that are new.
    """

    waiting: str
    shown: bool
    stopped: str
    errors: int
    summary: str
    lines: list[str]
    rows: list[Shown]
    more: int
    made: int
    done: bool
