"""``honorroll receive``: makes the branch of what was sent by mail, a ZIP or a bundle, for the reviewer.

The branch begins at the newest version that is known here. What others changed meanwhile is put together field by
field; what both changed is told, and ``--keep`` says whose version counts. Nothing is checked out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from honorroll.base.findings import Finding, Rule, Source, Text, printable
from honorroll.office import changes
from honorroll.office.changes import Changed
from honorroll.office.git import GitError, Repository
from honorroll.office.records.form_values import Labels
from honorroll.office.sending import commits, incoming, words
from honorroll.office.sending.hosts import request_url
from honorroll.office.sending.incoming import MINE, THEIRS, Conflict
from honorroll.office.sending.opened import NO_PARCEL, NOT_CONTENT, Parcel, open_parcel
from honorroll.office.sending.paths import FOLDERS, is_text, travels
from honorroll.office.sending.upstream import BRANCHES, Upstream
from honorroll.office.sending.working import told_apart

Keep = Literal["", "sent", "here"]

NOTHING_NEW = Rule(
    "parcel-known",
    "error",
    Text("Mọi thay đổi trong tệp đã có ở đây.", "Không phải làm gì nữa; báo cho người gửi là đã nhận."),
    Text("All that it changes is here already.", "Nothing is to be done; tell the sender that it was received."),
)
BOTH_CHANGED = Rule(
    "parcel-both-changed",
    "error",
    Text(
        "Có người vừa sửa mục này: {record}, {label}. Ở đây: “{here}”; trong tệp: “{sent}”.",
        "Chọn bản được giữ: thêm --keep sent (bản của người gửi) hoặc --keep here (bản ở đây).",
    ),
    Text(
        "Both changed {record}, {label}. Here: “{here}”; in the file: “{sent}”.",
        "Say which is kept: --keep sent, or --keep here.",
    ),
)
_HEAD = re.compile(rf"([0-9a-f]{{40,64}}) (refs/heads/{BRANCHES}/[a-z0-9-]{{1,80}})")


@dataclass(frozen=True, slots=True)
class Received:
    """The branch, who sent it, what it changes, and the page on which it is asked to be merged once it is pushed."""

    branch: str = ""
    sender: str = ""
    changed: list[Changed] = field(default_factory=list)
    url: str = ""
    findings: list[Finding] = field(default_factory=list)


def receive(root: Path, file: Path, labels: Labels, day: date, keep: Keep = "") -> Received:
    """Make the branch. Raises OSError, GitError and NoGitError."""
    repository = Repository(root)
    with file.open("rb") as opened:
        is_bundle = opened.read(9) == b"# v2 git " or file.suffix == ".bundle"
    if is_bundle:
        return _bundle(repository, file, labels, day)
    parcel, findings = open_parcel(file)
    return _parcel(repository, parcel, labels, day, keep) if parcel else Received(findings=findings)


# ── A ZIP ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _parcel(repository: Repository, parcel: Parcel, labels: Labels, day: date, keep: Keep) -> Received:
    upstream = Upstream(repository)
    remote = upstream.remote()
    base = upstream.target_tip(remote) or repository.commit("HEAD") or upstream.empty_tree()
    blobs = repository.blobs(base, FOLDERS)
    theirs = told_apart(blobs, repository.content)

    def before(path: str) -> bytes | None:
        id_ = parcel.files[path][0]
        return None if not id_ else parcel.before(path) if is_text(path) else id_.encode()

    def mine(path: str) -> bytes | None:
        id_ = parcel.files[path][1] if path in parcel.files else ""
        return None if not id_ else parcel.content(path) if is_text(path) else id_.encode()

    choices = _Always(MINE if keep == "sent" else THEIRS) if keep else {}
    merged = incoming.merge(parcel.files, before, theirs, mine, choices, labels)
    if merged.conflicts:
        return Received(findings=[_told(parcel, each) for each in merged.conflicts])

    def after(path: str) -> bytes | None:
        return merged.writes[path] if path in merged.writes else mine(path)

    differing = [path for path in parcel.files if theirs(path) != after(path)]
    if not differing:
        return Received(findings=[NOTHING_NEW.at(Source(parcel.path.name))])
    changed = changes.described(
        differing, theirs, lambda path: after(path) if path in parcel.files else theirs(path), labels
    )
    contents = {path: _content(parcel, path, after(path)) for path in differing}
    tree = commits.tree_with(repository, base, contents)
    text = f"{words.subject(changed)}\n\n{words.letter(changed, parcel.note)}\n"
    parents = [base] if repository.commit(base) else []
    commit = commits.committed(repository, tree, parents, parcel.author, text)
    branch = upstream.free_branch(parcel.author.name, day, remote)
    repository.run("update-ref", f"refs/heads/{branch}", commit)
    url = request_url(repository.root, remote.url, remote.target, branch) if remote else ""
    return Received(branch, parcel.author.name, changed, url)


class _Always(dict[str, str]):
    """The same answer to every conflict."""

    def __init__(self, answer: str) -> None:
        super().__init__()
        self._answer = answer

    def get(self, key: object, default: object = None) -> str:
        return self._answer


def _content(parcel: Parcel, path: str, data: bytes | None) -> bytes | None:
    """What is written: of a file that is no text, ``data`` is only its id."""
    return data if data is None or is_text(path) else parcel.content(path)


def _told(parcel: Parcel, conflict: Conflict) -> Finding:
    facts = {"record": conflict.record, "label": conflict.label, "here": conflict.theirs, "sent": conflict.mine}
    return BOTH_CHANGED.at(Source(parcel.path.name), **facts)


# ── A bundle ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _bundle(repository: Repository, file: Path, labels: Labels, day: date) -> Received:
    refused = Source(file.name)
    try:
        heads = repository.line("bundle", "list-heads", str(file.resolve())).split("\n")
        match = _HEAD.fullmatch(heads[0]) if len(heads) == 1 else None
        if match is None:
            return Received(findings=[NO_PARCEL.at(refused, problem="không phải tệp của “Gửi duyệt”")])
        place = "refs/honorroll/received"
        quiet = ("--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--quiet")
        repository.run("-c", "fetch.fsckObjects=true", "fetch", *quiet, str(file.resolve()), f"+{match[2]}:{place}")
    except GitError as error:
        lacking = "prerequisite" in str(error)
        problem = "nó dựa trên bản mà máy này chưa có; hãy lấy bản mới về trước" if lacking else "tệp bị hỏng"
        return Received(findings=[NO_PARCEL.at(refused, problem=problem)])
    upstream = Upstream(repository)
    remote = upstream.remote()
    target = upstream.target_tip(remote) or repository.commit("HEAD")
    start = repository.asked("merge-base", match[1], target) if target else ""
    listed = repository.run("diff-tree", "-r", "-z", "--raw", "--no-renames", start or upstream.empty_tree(), match[1])
    paths = _paths(listed)
    for path, mode in paths.items():
        own = path.removeprefix(repository.prefix)
        if not path.startswith(repository.prefix) or not travels(own) or mode not in ("100644", "000000"):
            repository.run("update-ref", "-d", place)
            return Received(findings=[NOT_CONTENT.at(refused, name=printable(path))])
    before, after = repository.blobs(start, FOLDERS) if start else {}, repository.blobs(match[1], FOLDERS)
    differing = changes.differing(before, after)
    with repository.contents() as contents:
        changed = changes.described(differing, told_apart(before, contents), told_apart(after, contents), labels)
    repository.run("update-ref", "-d", place)
    if not changed:
        return Received(findings=[NOTHING_NEW.at(refused)])
    sender = repository.line("show", "-s", "--format=%an", match[1])
    branch = upstream.free_branch(sender, day, remote)
    repository.run("update-ref", f"refs/heads/{branch}", match[1])
    url = request_url(repository.root, remote.url, remote.target, branch) if remote else ""
    return Received(branch, printable(sender), changed, url)


def _paths(listed: bytes) -> Mapping[str, str]:
    """The files of a list of differences, each with its new mode."""
    parts = listed.decode(errors="surrogateescape").split("\0")
    return {path: head.split()[1] for head, path in zip(parts[::2], parts[1::2], strict=False) if head}
