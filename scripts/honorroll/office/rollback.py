"""``honorroll rollback``: makes the release before the live one live again.

A release shows what was public when it was made. So whoever was withdrawn since would be public again, and that is
asked about.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from honorroll.base import store
from honorroll.base.errors import NoReleaseError
from honorroll.base.store import Database
from honorroll.content.profile_scan import scan_profiles
from honorroll.formats import yaml_read
from honorroll.publish import build_lock, releases
from honorroll.publish.hosts import hosts
from honorroll.roll.rows import HONOREES


class RolledBack(NamedTuple):
    """How many honorees the live release now has; or the slugs of those whom it would bring back, where nothing was
    done.
    """

    honorees: int = 0
    brings_back: tuple[str, ...] = ()
    copies: tuple[hosts.Copy, ...] = ()
    """What was brought up to date besides, see ``hosts.refresh``."""


def run(root: Path, yes: bool) -> RolledBack:
    """Go back, unless that brings back somebody and ``yes`` is not said. Raises StoppedError and OSError."""
    with build_lock.alone(root):
        live = releases.live_slot(root)
        slot = releases.before(root, live) if live else None
        if slot is None:
            raise NoReleaseError
        database = Database(releases.database(root, slot), read_only=True)
        try:
            shown = set(database.column("SELECT slug FROM honoree WHERE NOT withdrawn"))
        finally:
            database.close()
        back = sorted(shown & _withdrawn(root, live))
        if back and not yes:
            return RolledBack(brings_back=tuple(back))
        releases.swap(root, slot)
        return RolledBack(len(shown), copies=tuple(hosts.refresh(root)))


def _withdrawn(root: Path, live: str | None) -> set[str]:
    """The addresses of those who are withdrawn in the live release, or by what the profiles say now."""
    found: set[str] = set()
    path = releases.database(root, live or "")
    if live and store.sealed(path):
        database = Database(path, read_only=True)
        try:
            for facts in HONOREES.select(database, "WHERE withdrawn"):
                found |= {facts.slug, *facts.former_slugs}
        except store.DAMAGED:
            pass  # the profiles tell
        finally:
            database.close()
    for file in scan_profiles(root)[0]:
        raw = yaml_read.read_bytes(root, file.path)
        if b"withdrawn:" in raw:
            document, _ = yaml_read.load(raw, file.path)
            former = document.data.get("former_slugs") if document else None
            found |= {file.slug, *(slug for slug in former or () if isinstance(slug, str))}
    return found
