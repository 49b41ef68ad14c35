"""What sending knows and answers, whichever way it goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from honorroll.office.changes import Changed
from honorroll.office.sending.incoming import Conflict

#: How a machine sends: to a server, as a bundle to be mailed, or without git as a ZIP.
Kind = Literal["server", "bundle", "zip"]


class Author(NamedTuple):
    """Who sends: ``name`` as people write it."""

    name: str
    email: str = ""


class Sent(NamedTuple):
    """What was sent: ``url`` is the page on which a branch is asked to be merged, ``file`` what is to be mailed."""

    branch: str
    url: str
    file: Path | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: ``sent`` is None where there was nothing to send, or ``conflicts`` must be decided first."""

    sent: Sent | None = None
    changed: list[Changed] = field(default_factory=list)
    taken: list[Changed] = field(default_factory=list)
    """What others had changed, and is on the disk now."""
    conflicts: list[Conflict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where things stand, as far as this machine knows: what is not sent, and what waits for its review."""

    changed: list[Changed]
    waiting: list[Changed]
    sent: Sent | None
    left_out: list[str]
