"""The server of a repository, and how far the content on the disk is in step with it.

Two refs of this machine alone remember that: ``refs/honorroll/synced`` is the commit with which the content on the disk
is in step, and ``refs/honorroll/pending`` names the branch that waits for its review.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from honorroll.base.vietnamese import slug
from honorroll.office.changes import differing
from honorroll.office.git import NETWORK_SECONDS, Repository
from honorroll.office.sending.paths import FOLDERS

SYNCED, PENDING = "refs/honorroll/synced", "refs/honorroll/pending"
#: The folder of the branches that are sent.
BRANCHES = "gui-duyet"
#: So many versions of the server are looked through for one that took a branch over in one commit.
_MAX_SQUASHED = 50


class Remote(NamedTuple):
    """The server: ``target`` is the branch that takes changes in."""

    name: str
    url: str
    target: str


class Tips(NamedTuple):
    """The newest commits, ``""`` where there is none: of the target, and of the branch that waits."""

    target: str
    pending: str
    taken: str = ""
    """The branch that waited until now, where the target has taken it in."""

    @property
    def is_joined(self) -> bool:
        """Whether both are to be built on; see ``Upstream.fetched``, which leaves out one that the other holds."""
        return bool(self.target and self.pending)


class Upstream:
    """What ``repository`` knows of its server."""

    def __init__(self, repository: Repository) -> None:
        self._git = repository

    def remote(self) -> Remote | None:
        """The server, as far as this machine knows; None where the repository has none."""
        names = self._git.asked("remote").split("\n")
        name = "origin" if "origin" in names else names[0]
        if not name or name.startswith("-"):
            return None
        url = self._git.asked("remote", "get-url", "--push", name)
        head = self._git.asked("symbolic-ref", "--quiet", "--short", f"refs/remotes/{name}/HEAD")
        known = (each for each in ("main", "master") if self._git.commit(f"refs/remotes/{name}/{each}"))
        current = self._git.asked("symbolic-ref", "--quiet", "--short", "HEAD")
        return Remote(name, url, head.removeprefix(f"{name}/") or next(known, "") or current or "main")

    def target_tip(self, remote: Remote | None) -> str:
        """The newest commit of the target that is known here; of a repository without a server, its own."""
        return self._git.commit(f"refs/remotes/{remote.name}/{remote.target}" if remote else "HEAD")

    def base(self, remote: Remote | None) -> str:
        """The commit, or empty tree, that the content on the disk is in step with."""
        head, tip, synced = self._git.commit("HEAD"), self.target_tip(remote), self._git.commit(SYNCED)
        shared = self._git.asked("merge-base", head, tip) if head and tip else head
        if synced and not (shared and self._git.is_ancestor(synced, shared)):
            return synced
        return shared or self.empty_tree()

    def empty_tree(self) -> str:
        return self._git.run("mktree").decode().strip()

    # ── The branch that waits ──────────────────────────────────────────────────────────────────────────────────────

    def pending(self) -> str:
        """The branch that waits for its review, or was about to be sent; ``""`` where there is none."""
        found = self._git.asked("symbolic-ref", "--quiet", PENDING)
        return found.removeprefix("refs/heads/") if found.startswith(f"refs/heads/{BRANCHES}/") else ""

    def waiting_tip(self, remote: Remote | None) -> str:
        """What was sent and waits for its review, as far as this machine knows."""
        branch = self.pending()
        if not branch:
            return ""
        tip = self._git.commit(f"refs/remotes/{remote.name}/{branch}" if remote else f"refs/heads/{branch}")
        return "" if not tip or self.is_taken(tip, self.target_tip(remote)) else tip

    def is_taken(self, tip: str, target: str) -> bool:
        """Whether the target has what a commit holds: merged, or all of it in one commit of its own."""
        if not target:
            return False
        start = self._git.asked("merge-base", tip, target)
        if start in ("", tip):
            return start == tip
        before, own = self._git.blobs(start, FOLDERS), self._git.blobs(tip, FOLDERS)
        wanted = {path: own.get(path) for path in differing(before, own)}
        later = self._git.asked("rev-list", f"--max-count={_MAX_SQUASHED}", f"{start}..{target}").split()
        for commit in later if wanted else ():
            blobs = self._git.blobs(commit, FOLDERS)
            if all(blobs.get(path) == blob for path, blob in wanted.items()):
                return True
        return False

    def free_branch(self, sender: str, day: date, remote: Remote | None) -> str:
        """A name for a branch that is neither here nor, as far as is known, on the server."""
        name = f"{BRANCHES}/{day.isoformat()}-{slug(sender)[:40].strip('-') or 'ban-lam-viec'}"
        places = ["refs/heads", *([f"refs/remotes/{remote.name}"] if remote else [])]
        candidates = (name, *(f"{name}-{n}" for n in range(2, 1000)))
        return next(each for each in candidates if not any(self._git.commit(f"{at}/{each}") for at in places))

    # ── Asking the server ──────────────────────────────────────────────────────────────────────────────────────────

    def fetched(self) -> tuple[Remote | None, Tips]:
        """The newest commits, asked of the server, of which neither holds the other."""
        remote, branch = self.remote(), self.pending()
        if remote is None:
            tips = Tips(self._git.commit("HEAD"), self._git.commit(f"refs/heads/{branch}") if branch else "")
        else:
            known = self._git.commit(f"refs/remotes/{remote.name}/{branch}") if branch else ""
            remote, tips = self._asked(remote, branch)
            if known and not tips.pending:
                tips = self._vanished(tips, known)
        if tips.pending and self.is_taken(tips.pending, tips.target):
            tips = Tips(tips.target, "", taken=tips.pending)
        if tips.taken:
            self._git.run("symbolic-ref", "--delete", PENDING)
        if tips.is_joined and self._git.is_ancestor(tips.target, tips.pending):
            tips = tips._replace(target="")
        return remote, tips

    def _asked(self, remote: Remote, branch: str) -> tuple[Remote, Tips]:
        pack = "--upload-pack=git-upload-pack"
        lines = self._git.run("ls-remote", pack, "--symref", remote.name, seconds=NETWORK_SECONDS).decode().splitlines()
        head = next((line.split()[1] for line in lines if line.startswith("ref: ")), "").removeprefix("refs/heads/")
        refs = {name: commit for commit, _, name in (line.partition("\t") for line in lines) if commit.isalnum()}
        if head and f"refs/heads/{head}" in refs:
            remote = remote._replace(target=head)
        wanted = [each for each in (remote.target, branch) if each and f"refs/heads/{each}" in refs]
        if wanted:
            places = (f"+refs/heads/{each}:refs/remotes/{remote.name}/{each}" for each in wanted)
            quiet = ("--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--quiet", pack)
            self._git.run("fetch", *quiet, remote.name, *places, seconds=NETWORK_SECONDS)
        return remote, Tips(
            self.target_tip(remote) if remote.target in wanted else "", refs.get(f"refs/heads/{branch}", "")
        )

    def _vanished(self, tips: Tips, known: str) -> Tips:
        """The branch was sent, and the server has it no longer: it was taken in, or refused. What was refused is on
        the disk alone from now on, and is sent anew.
        """
        if not self.is_taken(known, tips.target):
            self._git.run("symbolic-ref", "--delete", PENDING)
            start = self._git.asked("merge-base", known, tips.target) if tips.target else ""
            self._git.run("update-ref", SYNCED, start) if start else self._git.run("update-ref", "-d", SYNCED)
            return tips
        return tips._replace(taken=known)

    def advance(self, remote: Remote | None, tips: Tips) -> None:
        """The content on the disk holds the newest commits now."""
        if not tips.is_joined and (newest := tips.pending or tips.target):
            self._git.run("update-ref", SYNCED, newest)
        if remote and (target := self.target_tip(remote)):
            self._follow(remote, target)

    def _follow(self, remote: Remote, target: str) -> None:
        """Let the branch that is checked out follow its server, so that whoever looks after the program finds no change
        that is none, and can pull.

        Nothing on the disk changes. The index takes the content of the target; the branch goes along where it is the
        target's own and nothing but content is between them. Whoever has staged or committed anything is left alone.
        """
        head = self._git.commit("HEAD")
        own = self._git.asked("symbolic-ref", "--quiet", "HEAD")
        if own != f"refs/heads/{remote.target}" or head == target or not self._git.is_ancestor(head, target):
            return
        if self._staged(head) & self._staged(target):
            return
        before, after = self._git.blobs(head, FOLDERS), self._git.blobs(target, FOLDERS)
        lines = []
        for path in differing(before, after):
            blob = after.get(path)
            mode = "100644" if blob else "0"
            lines.append(f"{mode} {blob or '0' * len(head)}\t{self._git.prefix}{path}\0")
        self._git.run("update-index", "-z", "--index-info", given="".join(lines).encode(errors="surrogateescape"))
        if not self._staged(target):
            self._git.run("update-ref", "-m", "desk: follow", own, target, head)

    def _staged(self, commit: str) -> set[str]:
        """The files of which the index has another version than a commit."""
        return set(self._git.paths("diff-index", "--cached", "--name-only", "-z", "--no-renames", commit))
