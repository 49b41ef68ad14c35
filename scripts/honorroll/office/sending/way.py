"""How this machine sends: to a server, as a bundle to be mailed, or without git as a ZIP."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Protocol

from honorroll.office.git import NoGitError, Repository
from honorroll.office.records.form_values import Labels
from honorroll.office.sending.by_git import GitSending
from honorroll.office.sending.outcome import Author, Kind, Outcome, Standing
from honorroll.office.sending.parcel import ParcelSending
from honorroll.office.sending.snapshot import Snapshot


class Way(Protocol):
    """Raises NotSentError, GitError, NoGitError and OSError."""

    @property
    def kind(self) -> Kind: ...
    def standing(self) -> Standing: ...
    def author(self) -> Author: ...
    def send(self, author: Author, note: str, day: date, choices: Mapping[str, str]) -> Outcome: ...
    def update(self, choices: Mapping[str, str]) -> Outcome: ...
    def restart(self) -> None: ...


def of(root: Path, labels: Labels, writing: Lock) -> Way:
    """The way of the site at ``root``. ``writing`` is held while content is written."""
    try:
        return GitSending(Repository(root), labels, writing)
    except NoGitError:
        return ParcelSending(root, labels, writing)


def prepare(root: Path, writing: Lock) -> None:
    """Keep the content as it is before anything is edited, where git does not. Raises OSError and GitError."""
    try:
        Repository(root)
    except NoGitError:
        Snapshot(root).keep(writing)
