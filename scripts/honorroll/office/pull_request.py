"""What is asked of a pull request over and above the content: ``honorroll check --public``.

A pull request comes from anybody, and the public sees it from the moment it is opened. So it may not change what runs
on the machine that builds the site, and it may not carry what a photo tells of the place where it was taken.
"""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import private_drawer
from honorroll.roll.rules.photos import FILM_PLACE, HIDDEN

#: Files and folders that decide what runs on the machine that builds; a folder ends in ``/``.
RUNS = (
    ".ci/",
    ".devcontainer/",
    ".forgejo/",
    ".gitea/",
    ".github/",
    ".gitlab-ci.yml",
    ".gitattributes",
    ".gitmodules",
    ".npmrc",
    ".pre-commit-config.yaml",
    "Containerfile",
    "Dockerfile",
    "Makefile",
    "desk.bat",
    "desk.command",
    "mkdocs.yml",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "requirements-bench.lock",
    "requirements-dev.lock",
    "requirements.lock",
    "scripts/",
    "tests/",
)

RUNS_CODE = Rule(
    "runs-code",
    "error",
    Text(
        "Yêu cầu này sửa “{path}”, tệp quyết định máy dựng trang chạy gì.",
        "Tách thay đổi này ra cho người phụ trách kỹ thuật xem riêng; "
        "nếu họ đã xem: honorroll check --public --allow {path}",
    ),
    Text(
        "This pull request changes “{path}”, which decides what runs on the machine that builds the site.",
        "Have whoever looks after the code review it apart; if they did: honorroll check --public --allow {path}",
    ),
)
IN_THE_DRAWER = Rule(
    "private-in-git",
    "error",
    Text(
        "“{path}” nằm trong ngăn riêng “private” mà git đang giữ: ai tải kho về cũng đọc được.",
        "Chạy: git rm --cached {path}; tệp vẫn còn trên máy. Nếu đã gửi lên mạng, coi như đã lộ: báo người phụ trách.",
    ),
    Text(
        "“{path}” lies in the private drawer, but git tracks it: whoever clones the repository can read it.",
        "Run: git rm --cached {path}; the file stays on this machine. "
        "If it was pushed, treat it as leaked: tell whoever is in charge.",
    ),
)
NO_BASE = Rule(
    "no-base",
    "error",
    Text(
        "Không so được với “{base}”: {problem}.",
        "Chỉ ra nhánh chính mà yêu cầu này sẽ nhập vào: honorroll check --public --base origin/main",
    ),
    Text(
        "There is nothing to compare with at “{base}”: {problem}.",
        "Name the branch that this request is for: honorroll check --public --base origin/main",
    ),
)
METADATA = replace(
    HIDDEN,
    name="photo-metadata-sent",
    severity="error",
    vi=Text(HIDDEN.vi.message, "Bỏ thông tin ẩn khỏi tệp gốc trước khi gửi: honorroll check --fix"),
    en=Text(HIDDEN.en.message, "Strip the original before you send it: honorroll check --fix"),
)
FILM_LOCATION = replace(
    FILM_PLACE,
    name="film-metadata-sent",
    severity="error",
    vi=Text(FILM_PLACE.vi.message, "Xuất lại phim không kèm vị trí trước khi gửi, từ phần mềm dựng phim."),
    en=Text(FILM_PLACE.en.message, "Export the film without its location before you send it, from a video editor."),
)
#: What is a warning about an upload elsewhere, and an error here.
_SENT = {HIDDEN: METADATA, FILM_PLACE: FILM_LOCATION}


def judge(root: Path, base: str, allowed: Collection[str], findings: Iterable[Finding]) -> Iterator[Finding]:
    """What is wrong with the pull request of the branch checked out at ``root``, for the branch ``base``.

    ``findings`` are those of the content; hidden data in a photo or film, elsewhere a warning, is an error here.
    """
    for finding in findings:
        yield replace(finding, rule=_SENT.get(finding.rule, finding.rule))
    try:
        tracked = _git(root, "ls-files", "-z", "--", private_drawer.FOLDER)
        changed = _git(
            root, "diff", "--relative", "--name-only", "-z", "--no-renames", "--end-of-options", f"{base}...HEAD"
        )
    except (OSError, subprocess.CalledProcessError) as error:
        yield NO_BASE.at(Source("."), base=base, problem=_problem(error))
        return
    for path in changed:
        if path not in allowed and path.startswith(RUNS):
            yield RUNS_CODE.at(Source(path), path=path)
    for path in tracked:
        yield IN_THE_DRAWER.at(Source(path), path=path)


def _git(root: Path, *arguments: str) -> list[str]:
    """The paths that a git command answers with, relative to ``root``."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return [path.decode(errors="replace") for path in done.stdout.split(b"\0") if path]


def _problem(error: OSError | subprocess.CalledProcessError) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        lines = error.stderr.decode(errors="replace").strip().splitlines()
        return lines[0].removeprefix("fatal: ") if lines else f"git {error.returncode}"
    return error.strerror or "git"
