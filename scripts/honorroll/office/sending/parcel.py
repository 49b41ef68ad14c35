"""Sends changes without git: a ZIP with the changed files and the words for the reviewer, to be attached to a mail.

    LOI-NHAN.txt      who sends, and what changed, in words
    honorroll.json    who sends, and of each file the digests before and after; "" where there is none
    files/…           the files as they are now
    before/…          the texts as they were

``receiving`` makes a branch of it.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Lock

from honorroll.base.vietnamese import slug
from honorroll.office import changes
from honorroll.office.changes import Changed
from honorroll.office.records.form_values import Labels
from honorroll.office.sending import sender, words
from honorroll.office.sending.outcome import Author, Kind, Outcome, Sent, Standing
from honorroll.office.sending.paths import is_text
from honorroll.office.sending.snapshot import Snapshot, blob_id, everything, paths
from honorroll.office.sending.working import content, left_out

VERSION = 1
LETTER, INDEX = "LOI-NHAN.txt", "honorroll.json"
_TIME = (1980, 1, 1, 0, 0, 0)


class ParcelSending:
    """Sends the changes of the site at ``root`` in a file. Methods raise OSError."""

    kind: Kind = "zip"

    def __init__(self, root: Path, labels: Labels, writing: Lock) -> None:
        self._root, self._labels, self._writing = root, labels, writing
        self._snapshot = Snapshot(root)
        self._folder = root / ".build/desk/gui-duyet"

    def standing(self) -> Standing:
        before, after, reading = self._both()
        return Standing(self._told(before, after, reading), [], self._last(), left_out(everything(self._root)))

    def _both(self) -> tuple[dict[str, str], dict[str, str], Callable[[str], bytes | None]]:
        """The digests before and now, and a reader of what the snapshot has."""
        before = self._snapshot.ids()
        after = {path: blob_id(data) for path in paths(self._root) if (data := content(self._root, path)) is not None}

        def reading(path: str) -> bytes | None:
            id_ = before.get(path)
            if id_ is None:
                return None
            return self._snapshot.text(path) if is_text(path) else id_.encode()

        return before, after, reading

    def _told(
        self, before: Mapping[str, str], after: Mapping[str, str], reading: Callable[[str], bytes | None]
    ) -> list[Changed]:
        def now(path: str) -> bytes | None:
            if is_text(path):
                return content(self._root, path)
            return after[path].encode() if path in after else None

        return changes.described(changes.differing(before, after), reading, now, self._labels)

    def send(self, author: Author, note: str, day: date, choices: Mapping[str, str]) -> Outcome:
        """Write the file. There are no ``choices`` to be made."""
        sender.remember(self._folder, author)
        before, after, reading = self._both()
        changed = self._told(before, after, reading)
        if not changed:
            return Outcome()
        differing = changes.differing(before, after)
        name = f"gui-duyet-{day.isoformat()}-{slug(author.name)[:40].strip('-') or 'ban-lam-viec'}.zip"
        fresh = self._folder / f".{name}-{os.getpid()}"
        files = {path: {"before": before.get(path, ""), "after": after.get(path, "")} for path in differing}
        index = {"version": VERSION, "name": author.name, "email": author.email, "day": day.isoformat()}
        index |= {"subject": words.subject(changed), "note": note, "files": files}
        letter = f"Người gửi: {author.name}\n{words.subject(changed)}\n\n{words.letter(changed, note)}\n"
        try:
            with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
                _put(archive, LETTER, letter.replace("\n", "\r\n").encode("utf-8-sig"))
                _put(archive, INDEX, json.dumps(index, ensure_ascii=False, indent=1).encode())
                for path in differing:
                    if path in after and (data := content(self._root, path)) is not None:
                        _put(archive, f"files/{path}", data)
                    if path in before and is_text(path):
                        _put(archive, f"before/{path}", self._snapshot.text(path))
            for old in self._folder.glob("gui-duyet-*.zip"):
                old.unlink()
            os.replace(fresh, self._folder / name)
        finally:
            fresh.unlink(missing_ok=True)
        return Outcome(Sent("", "", self._folder / name), changed)

    def _last(self) -> Sent | None:
        file = max(self._folder.glob("gui-duyet-*.zip"), default=None)
        return Sent("", "", file) if file else None

    def author(self) -> Author:
        """Who sent last."""
        return sender.remembered(self._folder) or Author("")

    def update(self, choices: Mapping[str, str]) -> Outcome:
        """Nothing comes in without a server."""
        return Outcome()

    def restart(self) -> None:
        """The reviewer has taken in what was sent: from now on only what is new is sent."""
        with self._writing:
            self._snapshot.renew()
        number = len(list(self._folder.glob("da-nhan-*.zip"))) + 1
        for file in self._folder.glob("gui-duyet-*.zip"):  # kept, for it is all that is left of what was sent
            os.replace(file, file.with_name(f"da-nhan-{number}-{file.name}"))


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type = zipfile.ZIP_DEFLATED if is_text(name) or "/" not in name else zipfile.ZIP_STORED
    archive.writestr(info, data)
