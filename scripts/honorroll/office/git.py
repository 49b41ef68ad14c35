"""Git, run so that a repository decides nothing of what runs here.

No hook runs, and nothing that the configuration of the repository itself would start: its filters, its credential
helpers, its commands for ssh and diffs are put out of force. What the machine and its user have configured holds, so
that sending uses the credentials with which they use git. Git asks nothing on the terminal, and ends after a time.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO

from honorroll.base.errors import StoppedError

#: Seconds for a command that works on this machine alone, and for one that speaks to another.
LOCAL_SECONDS, NETWORK_SECONDS = 120, 300

_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.checkStat": "minimal",
    "core.quotePath": "false",
    "core.pager": "cat",
    "commit.gpgSign": "false",
    "push.gpgSign": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "submodule.recurse": "false",
    "fetch.recurseSubmodules": "false",
    "push.recurseSubmodules": "no",
    "protocol.ext.allow": "never",
    "advice.detachedHead": "false",
}
#: Settings that name a command, which are not taken from the configuration of a repository.
_COMMANDS = re.compile(
    r"core\.(?:sshcommand|askpass|gitproxy|editor|alternaterefscommand|attributesfile)|credential\.(?:.*\.)?helper"
    r"|filter\..*\.(?:clean|smudge|process)|diff\.external|diff\..*\.(?:command|textconv)|merge\..*\.driver"
    r"|gpg\.(?:.*\.)?program|remote\..*\.(?:uploadpack|receivepack|vcs)|uploadpack\.packobjectshook|sequence\.editor"
)
#: Variables that would lead git to another repository, or have it run or write something.
_DROPPED = re.compile(
    r"GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX"
    r"|EXTERNAL_DIFF|EDITOR|SEQUENCE_EDITOR|PAGER|CONFIG_PARAMETERS|CONFIG_COUNT|TRACE.*|AUTHOR_.*|COMMITTER_.*)"
)


class NoGitError(StoppedError):
    """There is no git on this machine, or the folder is in no repository."""


class GitError(StoppedError):
    """Git refused; ``str()`` is what it said, in English, without passwords of addresses."""


class SlowGitError(GitError):
    """Git did not end in time."""


class Repository:
    """The repository that the site at ``root`` is in. Raises NoGitError where there is none, and GitError."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._blobs: dict[tuple[str, tuple[str, ...]], Mapping[str, str]] = {}  # a commit never changes
        self._settings = [f"{key}={value}" for key, value in _SETTINGS.items()]
        try:
            self.prefix = self.line("rev-parse", "--show-prefix")
        except GitError as error:
            if "not a git repository" in str(error):
                raise NoGitError(str(error)) from None
            raise
        self._settings += self._without_commands()

    def _without_commands(self) -> Iterator[str]:
        """The commands that the repository itself configures, as the machine has them."""
        entries = self.run("config", "--list", "--show-scope", "-z").decode(errors="replace").split("\0")
        found: dict[str, list[str]] = {}
        for scope, entry in zip(entries[::2], entries[1::2], strict=False):
            key, _, value = entry.partition("\n")
            if scope in ("local", "worktree") and _COMMANDS.fullmatch(key.lower()):
                found.setdefault(key, [])
        for scope, entry in zip(entries[::2], entries[1::2], strict=False):
            key, _, value = entry.partition("\n")
            if key in found and scope in ("system", "global"):
                found[key].append(value)
        for key, values in found.items():
            if "=" in key:
                raise GitError(f"bad configuration: {key}")
            yield from (f"{key}={value}" for value in ["", *values])

    # ── Running ────────────────────────────────────────────────────────────────────────────────────────────────────

    def command(self, *arguments: str) -> list[str]:
        return ["git", *(part for setting in self._settings for part in ("-c", setting)), *arguments]

    def run(
        self,
        *arguments: str,
        given: bytes = b"",
        seconds: float = LOCAL_SECONDS,
        variables: Mapping[str, str] | None = None,
        to: IO[bytes] | None = None,
    ) -> bytes:
        """What a git command writes, or nothing where it writes ``to`` a file. Raises GitError."""
        return self.both(*arguments, given=given, seconds=seconds, variables=variables, to=to)[0]

    def both(
        self,
        *arguments: str,
        given: bytes = b"",
        seconds: float = LOCAL_SECONDS,
        variables: Mapping[str, str] | None = None,
        to: IO[bytes] | None = None,
    ) -> tuple[bytes, str]:
        """What a git command writes, and what it says to people. Raises GitError."""
        process = start(
            self.command(*arguments),
            self.root,
            stdout=to or subprocess.PIPE,
            stderr=subprocess.PIPE,
            **(variables or {}),
        )
        try:
            out, error = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise SlowGitError(f"git {arguments[0]}: {seconds} s") from None
        said = without_passwords(error.decode(errors="replace"))
        if process.returncode:
            raise GitError(said.strip() or f"git {arguments[0]}: {process.returncode}")
        return out or b"", said

    def line(self, *arguments: str) -> str:
        """The one line that a command answers with."""
        return self.run(*arguments).decode(errors="replace").rstrip("\n")

    def paths(self, *arguments: str) -> list[str]:
        """What a command with ``-z`` lists, such as paths; bytes that are no UTF-8 are surrogates."""
        return [path for path in self.run(*arguments).decode(errors="surrogateescape").split("\0") if path]

    def asked(self, *arguments: str) -> str:
        """The one line that a command answers with; ``""`` where git has no answer."""
        try:
            return self.line(*arguments)
        except GitError:
            return ""

    # ── Commits ────────────────────────────────────────────────────────────────────────────────────────────────────

    def commit(self, name: str) -> str:
        """The id of the commit that is called ``name``; ``""`` where there is none."""
        return self.asked("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")

    def is_ancestor(self, old: str, new: str) -> bool:
        return self.asked("merge-base", old, new) == old

    @cached_property
    def digest(self) -> str:
        """The name of the hash that blobs are called by."""
        found = self.asked("rev-parse", "--show-object-format")
        return found if found in ("sha1", "sha256") else "sha1"

    def blob_id(self, data: bytes) -> str:
        return hashlib.new(self.digest, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

    def blobs(self, commit: str, folders: Sequence[str]) -> Mapping[str, str]:
        """The ids of the files of a commit below folders of the site, by path. Links and submodules are left out."""
        key = commit, tuple(folders)
        if key not in self._blobs:
            self._blobs[key] = self._listed(commit, folders)
        return self._blobs[key]

    def _listed(self, commit: str, folders: Sequence[str]) -> dict[str, str]:
        listed = self.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *(self.prefix + each for each in folders))
        found: dict[str, str] = {}
        for entry in listed.decode(errors="surrogateescape").split("\0"):
            head, _, path = entry.partition("\t")
            parts = head.split()
            if len(parts) == 3 and parts[0].startswith("100"):
                found[path.removeprefix(self.prefix)] = parts[2]
        return found

    def content(self, blob: str) -> bytes:
        return self.run("cat-file", "blob", blob)

    @contextmanager
    def contents(self) -> Iterator[Contents]:
        """A function for the content of many blobs."""
        process = start(
            self.command("cat-file", "--batch"), self.root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        try:
            yield Contents(process)
        finally:
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
            process.wait()


class Contents:
    """The contents of blobs by their ids, or by ``commit:path``."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def __call__(self, blob: str) -> bytes:
        """Raises GitError where there is no such blob."""
        given, out = self._process.stdin, self._process.stdout
        if given is None or out is None:
            raise GitError("cat-file")
        if "\n" in blob:  # two requests, to git
            raise GitError(f"no blob {blob}")
        given.write(blob.encode(errors="surrogateescape") + b"\n")
        given.flush()
        head = out.readline().split()
        if len(head) != 3 or not head[2].isdigit():
            raise GitError(f"no blob {blob}")
        data = out.read(int(head[2]))
        out.read(1)
        return data


def start(
    command: Sequence[str], folder: Path, *, stdout: IO[bytes] | int, stderr: int, **variables: str
) -> subprocess.Popen[bytes]:
    """Start a git command in ``folder``, away from the terminal. Raises NoGitError where there is no git."""
    kept = {key: value for key, value in os.environ.items() if not _DROPPED.fullmatch(key)}
    environment = (
        kept | {"LC_ALL": "C", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"} | variables
    )
    flags = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
    try:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=stderr,
            env=environment,
            start_new_session=sys.platform != "win32",  # without a terminal ssh asks nothing
            creationflags=flags,
        )
    except FileNotFoundError as error:
        raise NoGitError(str(error)) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command and what it started."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()


_PASSWORD = re.compile(r"(?<=://)[^/@\s]+@")


def without_passwords(text: str) -> str:
    """``text`` with the names and passwords in web addresses left out."""
    return _PASSWORD.sub("", text)
