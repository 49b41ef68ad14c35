"""Sends changes of the content to be reviewed: a commit on a branch of its own, pushed, or bundled for a mail.

What is checked out and all files that are not content stay as they are; see ``Upstream.advance`` for how the branch
follows its server. The commit is made of the content on the disk, with the newest version of the server as its parent.

At whatever moment the program is ended, the files on the disk hold everything that was typed, and to send again goes
on from there: a file is replaced whole or not at all, what the server has already is found there, and the content as
it was before that of others was put into it stays in ``refs/honorroll/before``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock

from honorroll.base.files import write_atomically
from honorroll.office import changes
from honorroll.office.changes import Changed, Read
from honorroll.office.git import NETWORK_SECONDS, Contents, Repository
from honorroll.office.records.form_values import Labels
from honorroll.office.sending import commits, incoming, sender, words
from honorroll.office.sending.hosts import request_url
from honorroll.office.sending.incoming import Conflict
from honorroll.office.sending.outcome import Author, Kind, Outcome, Sent, Standing
from honorroll.office.sending.paths import FOLDERS, is_text
from honorroll.office.sending.upstream import PENDING, SYNCED, Remote, Tips, Upstream
from honorroll.office.sending.working import Working, left_out, put, told_apart

#: The content as it was before that of others was put into it.
BEFORE = "refs/honorroll/before"


class GitSending:
    """Sends the changes of the site in ``repository``. Methods raise NotSentError, GitError, NoGitError and OSError.

    ``writing`` is held while files are written.
    """

    def __init__(self, repository: Repository, labels: Labels, writing: Lock) -> None:
        self._git, self._labels, self._writing = repository, labels, writing
        self._working, self._upstream = Working(repository), Upstream(repository)
        self._folder = repository.root / ".build/desk/gui-duyet"

    # ── Where things stand ─────────────────────────────────────────────────────────────────────────────────────────

    def standing(self) -> Standing:
        """Asks no server."""
        remote, others = self._upstream.remote(), self._working.others()
        changed, strays = self._unsent(self._upstream.base(remote), others), left_out(others)
        tip = self._upstream.waiting_tip(remote)
        if not tip:
            return Standing(changed, [], None, strays)
        start = self._git.asked("merge-base", tip, self._upstream.target_tip(remote) or tip)
        waiting = self._between(start, tip) if start not in ("", tip) else []
        return Standing(changed, waiting, self._sent(self._upstream.pending(), remote), strays)

    def author(self) -> Author:
        """Who sent last, or who uses this machine."""
        kept = sender.remembered(self._folder)
        return kept or Author(self._git.asked("config", "user.name"), self._git.asked("config", "user.email"))

    @property
    def kind(self) -> Kind:
        return "server" if self._upstream.remote() else "bundle"

    def restart(self) -> None:
        """A branch that waits ends when the server has taken it in: nothing is to be done."""

    def _unsent(self, base: str, others: set[str] | None = None) -> list[Changed]:
        blobs, paths = self._git.blobs(base, FOLDERS), self._working.differing(base, others)
        with self._git.contents() as contents:
            return changes.described(paths, told_apart(blobs, contents), self._on_disk, self._labels)

    def _on_disk(self, path: str) -> bytes | None:
        return self._working.content(path) if is_text(path) else self._working.blob(path).encode() or None

    def _between(self, old: str, new: str) -> list[Changed]:
        before, after, paths = self._differing(old, new)
        with self._git.contents() as contents:
            return changes.described(paths, told_apart(before, contents), told_apart(after, contents), self._labels)

    def _differing(self, old: str, new: str) -> tuple[Mapping[str, str], Mapping[str, str], list[str]]:
        before, after = self._git.blobs(old, FOLDERS) if old else {}, self._git.blobs(new, FOLDERS)
        return before, after, changes.differing(before, after)

    # ── What others changed ────────────────────────────────────────────────────────────────────────────────────────

    def update(self, choices: Mapping[str, str]) -> Outcome:
        """Take in what others changed, and send nothing."""
        remote, tips = self._upstream.fetched()
        with self._writing:
            taken, conflicts = self._merged(self._upstream.base(remote), tips, choices)
            if not conflicts:
                self._upstream.advance(remote, tips)
        return Outcome(taken=taken, conflicts=conflicts)

    def _merged(self, base: str, tips: Tips, choices: Mapping[str, str]) -> tuple[list[Changed], list[Conflict]]:
        """Put the newest commits into the files on the disk, unless there are conflicts."""
        writes: dict[str, bytes | None] = {}
        conflicts: list[Conflict] = []

        def planned(path: str) -> bytes | None:
            return writes[path] if path in writes else self._working.content(path)

        with self._git.contents() as contents:
            for tip in (tips.pending, tips.target):
                start = (tips.taken or self._git.asked("merge-base", base, tip)) if tip else tip
                if start == tip:
                    continue
                before, after, paths = self._differing(start, tip)
                theirs = _reader(after, contents)
                found = incoming.merge(paths, _reader(before, contents), theirs, planned, choices, self._labels)
                conflicts += found.conflicts
                writes |= found.writes
        if conflicts or not writes:
            return [], conflicts
        taken = changes.described(writes, self._working.content, planned, self._labels)
        self._keep_before(base)
        for path, data in writes.items():
            put(self._git.root, path, data)
        return taken, []

    def _keep_before(self, base: str) -> None:
        tree = commits.tree_of_disk(self._working, base, list(self._working.differing(base)))
        parents = [base] if self._git.commit(base) else []
        kept = commits.committed(self._git, tree, parents, Author("Bàn làm việc"), "Trước khi nhận bản mới\n")
        self._git.run("update-ref", BEFORE, kept)

    # ── Sending ────────────────────────────────────────────────────────────────────────────────────────────────────

    def send(self, author: Author, note: str, day: date, choices: Mapping[str, str]) -> Outcome:
        """Take in what others changed, and send the rest."""
        sender.remember(self._folder, author)
        remote, tips = self._upstream.fetched()
        with self._writing:
            taken, conflicts = self._merged(self._upstream.base(remote), tips, choices)
            if conflicts:
                return Outcome(conflicts=conflicts)
            self._upstream.advance(remote, tips)
            # Of a target that went on beside the branch, the commit joins both, and holds the target's other files.
            base = tips.target or tips.pending or self._git.commit("HEAD") or self._upstream.empty_tree()
            paths = list(self._working.differing(base))
            changed = self._unsent(tips.pending or base)
            if not paths or not (changed or tips.is_joined):
                return Outcome(taken=taken)
            parents = [each for each in (tips.pending, tips.target) if each] or [base]
            tree = commits.tree_of_disk(self._working, base, paths)
            text = f"{words.subject(changed)}\n\n{words.letter(changed, note)}\n"
            parents = [each for each in parents if self._git.commit(each)]
            commit = commits.committed(self._git, tree, parents, author, text)
        branch = self._upstream.pending() or self._upstream.free_branch(author.name, day, remote)
        self._git.run("update-ref", f"refs/heads/{branch}", commit)
        self._git.run("symbolic-ref", PENDING, f"refs/heads/{branch}")
        if remote:
            self._push(remote, branch, commit)
        else:
            commits.bundled(self._git, branch, self._git.commit("HEAD"), self._file(branch))
        self._git.run("update-ref", SYNCED, commit)
        return Outcome(self._sent(branch, remote), changed, taken)

    def _push(self, remote: Remote, branch: str, commit: str) -> None:
        safe = ("--no-verify", "--no-signed", "--no-follow-tags", "--receive-pack=git-receive-pack")
        place = f"{commit}:refs/heads/{branch}"
        _, said = self._git.both("push", *safe, remote.name, place, seconds=NETWORK_SECONDS)
        self._git.run("update-ref", f"refs/remotes/{remote.name}/{branch}", commit)
        kept = {"branch": branch, "url": request_url(self._git.root, remote.url, remote.target, branch, said)}
        write_atomically(self._folder / "dia-chi.json", json.dumps(kept, ensure_ascii=False).encode())

    def _file(self, branch: str) -> Path:
        return self._folder / f"{branch.rpartition('/')[2]}.bundle"

    def _sent(self, branch: str, remote: Remote | None) -> Sent:
        if remote is None:
            file = self._file(branch)
            return Sent(branch, "", file if file.is_file() else None)
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads((self._folder / "dia-chi.json").read_bytes())
            if kept["branch"] == branch:
                return Sent(branch, str(kept["url"]), None)
        return Sent(branch, request_url(self._git.root, remote.url, remote.target, branch), None)


def _reader(blobs: Mapping[str, str], contents: Contents) -> Read:
    return lambda path: contents(blobs[path]) if path in blobs else None
