"""What a preview shows and says at the moment: builds change it, pages ask for it, browsers wait until it changes."""

from __future__ import annotations

from pathlib import Path
from threading import Condition
from typing import NamedTuple

from honorroll.base import store
from honorroll.base.errors import StoppedError
from honorroll.base.findings import Language
from honorroll.office.live_preview.answer import Answer
from honorroll.publish import releases
from honorroll.publish.hosts import answers
from honorroll.publish.hosts.answers import Answers


class Release(NamedTuple):
    """The release that is shown: its folder, what a server answers for it, and a name that no other has."""

    folder: Path
    answers: Answers
    name: str


class State:
    """Of one preview, for all threads."""

    def __init__(self, root: Path, language: Language) -> None:
        self.root, self.language = root, language
        self.is_building = False
        self.answer: Answer = {}
        """What the last build said, or what the present one has said so far."""
        self._release: Release | None = None
        self._version = 0
        self._changed = Condition()
        self.find_release()

    @property
    def release(self) -> Release | None:
        """None before there is any."""
        return self._release

    @property
    def version(self) -> int:
        return self._version

    def find_release(self) -> None:
        """Show the release that was made last, by this preview or by anybody."""
        try:
            slot = releases.base(self.root, is_preview=True)
            name = store.sealed(releases.database(self.root, slot)).hex()[:16] if slot else ""
            if not slot or not name:  # somebody has removed .build
                self._release = None
            elif self._release is None or self._release.name != name:
                self._release = Release(releases.folder(self.root) / slot, answers.read(self.root, slot), name)
        except (*store.DAMAGED, OSError, StoppedError):  # another build has just taken the slot
            return

    def change(self, answer: Answer, *, is_building: bool) -> None:
        """Take in what a build says."""
        with self._changed:
            self.answer, self.is_building = answer, is_building
            self._version += 1
            self._changed.notify_all()

    def wait(self, version: int, seconds: float) -> bool:
        """Wait until the version is another one; False where ``seconds`` went by."""
        with self._changed:
            return self._changed.wait_for(lambda: self._version != version, seconds)
