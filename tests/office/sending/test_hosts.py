"""Where a branch is asked to be merged, on the servers that offices use."""

from __future__ import annotations

from pathlib import Path

import pytest

from honorroll.office.sending.hosts import host_of, request_url

BRANCH = "gui-duyet/2025-12-01-a"
GITHUB = f"https://github.com/o/r/compare/main...{BRANCH}?expand=1"
ASKED = "merge_request%5Bsource_branch%5D=gui-duyet%2F2025-12-01-a&merge_request%5Btarget_branch%5D=main"
GITLAB = f"/-/merge_requests/new?{ASKED}"
REMOTES = [
    ("https://github.com/o/r.git", GITHUB),
    ("https://github.com/o/r", GITHUB),
    ("git@github.com:o/r.git", GITHUB),
    ("ssh://git@github.com:22/o/r.git", GITHUB),
    ("https://nguoi:mat-khau@github.com/o/r.git", GITHUB),
    ("https://gitlab.com/nhom/con/r.git", f"https://gitlab.com/nhom/con/r{GITLAB}"),
    ("git@gitlab.vi-du.example:nhom/r.git", f"https://gitlab.vi-du.example/nhom/r{GITLAB}"),
    ("https://codeberg.org/o/r.git", f"https://codeberg.org/o/r/compare/main...{BRANCH}"),
    ("https://gitea.vi-du.example:3000/o/r.git", f"https://gitea.vi-du.example:3000/o/r/compare/main...{BRANCH}"),
    ("http://forgejo.vi-du.example/o/r", f"http://forgejo.vi-du.example/o/r/compare/main...{BRANCH}"),
    ("https://ma-nguon.vi-du.example/o/r.git", "https://ma-nguon.vi-du.example/o/r"),
    ("https://github.com/o/r r.git", ""),
    ("/srv/kho.git", ""),
    ("C:\\kho\\r.git", ""),
    ("C:/kho/r.git", ""),
    ("file:///srv/kho/a.git", ""),
    ("ext::sh -c x", ""),
    ("javascript://github.com/%0aalert(1)", ""),
    ("https://[", ""),
]


@pytest.mark.parametrize(("remote", "url"), REMOTES, ids=[remote for remote, _ in REMOTES])
def test_the_address_follows_from_that_of_the_repository(tmp_path: Path, remote: str, url: str) -> None:
    assert request_url(tmp_path, remote, "main", BRANCH) == url


@pytest.mark.parametrize(
    ("file", "end"),
    [
        (".gitlab-ci.yml", f"/o/r{GITLAB}"),
        (".forgejo/workflows/a.yml", f"/o/r/compare/main...{BRANCH}"),
        (".github/workflows/a.yml", f"/o/r/compare/main...{BRANCH}?expand=1"),
    ],
)
def test_a_server_of_any_name_is_told_by_its_workflows(tmp_path: Path, file: str, end: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).touch()
    assert request_url(tmp_path, "git@vi-du.example:o/r", "main", BRANCH) == f"https://vi-du.example{end}"


def test_what_the_server_says_of_itself_counts(tmp_path: Path) -> None:
    remote = "git@ma-nguon.vi-du.example:o/r.git"
    page = f"https://ma-nguon.vi-du.example/o/r/compare/main...{BRANCH}"
    said = f"remote: Create a new pull request for '{BRANCH}':\nremote:   {page}\n"
    assert request_url(tmp_path, remote, "main", BRANCH, said) == page
    other = said.replace("ma-nguon.vi-du", "la.vi-du")
    assert request_url(tmp_path, remote, "main", BRANCH, other) == "https://ma-nguon.vi-du.example/o/r"
    quoted = said.replace("/2025", "%2F2025")
    assert request_url(tmp_path, remote, "main", BRANCH, quoted) == page.replace("/2025", "%2F2025")


def test_passwords_are_in_no_address() -> None:
    host = host_of("https://nguoi:mat-khau@vi-du.example:8443/o/r.git")
    assert host
    assert host.url == "https://vi-du.example:8443/o/r"
