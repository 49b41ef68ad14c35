"""Where on the server of a repository people ask for a branch to be merged.

GitHub, GitLab, Gitea and Forgejo each have a page for that. Most say its address when a branch is pushed; else it
follows from the address of the repository.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

_SCP = re.compile(r"(?:[^@/\s]+@)?(?P<host>[A-Za-z0-9.-]+):(?!/)(?P<path>[^\s]+)")
_SAID = re.compile(r"https?://[^\s<>\"']+")


class Host(NamedTuple):
    """A repository on a server: ``path`` is that of the project, such as ``van-phong/bang-vang``."""

    scheme: str
    name: str
    path: str

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.name}/{quote(self.path)}"


def host_of(remote: str) -> Host | None:
    """The server of the address of a remote; None for a folder on this machine and for what is no address."""
    if "://" in remote:
        try:
            parts = urlsplit(remote)
            port = parts.port
        except ValueError:
            return None
        if parts.scheme not in ("http", "https", "ssh", "git", "git+ssh") or not parts.hostname:
            return None
        scheme = "http" if parts.scheme == "http" else "https"
        at = f":{port}" if port and parts.scheme in ("http", "https") else ""
        return _host(scheme, f"{parts.hostname}{at}", parts.path)
    match = _SCP.fullmatch(remote)
    if match is None or len(match["host"]) == 1:  # C:\sites on Windows
        return None
    return _host("https", match["host"], match["path"])


def _host(scheme: str, name: str, path: str) -> Host | None:
    path = path.strip("/").removesuffix(".git")
    return Host(scheme, name, path) if path.count("/") and not re.search(r"[\s\\?#]", path) else None


def request_url(root: Path, remote: str, target: str, branch: str, said: str = "") -> str:
    """The page on which the branch is asked to be merged into ``target``: that of the project where the software of the
    server is not known, ``""`` where there is no server.

    ``said`` is what the server answered to the push: an address in it counts where it is of the same server.
    """
    host = host_of(remote)
    if host is None:
        return ""
    for url in _SAID.findall(said):
        if urlsplit(url).hostname == urlsplit(host.url).hostname and branch in url.replace("%2F", "/"):
            return url if len(url) <= 2000 else ""
    kind = _kind(root, host)
    return _URLS[kind](host, quote(target), quote(branch)) if kind else host.url


def _kind(root: Path, host: Host) -> str:
    """Which software a server runs, by its name, else by the one kind of workflows that is there; ``""`` if unsure."""
    for kind, names in _NAMES.items():
        if any(name in host.name for name in names):
            return kind
    found = [kind for kind, path in _FILES.items() if (root / path).exists()]
    return found[0] if len(found) == 1 else ""


_NAMES = {"github": ("github",), "gitlab": ("gitlab",), "gitea": ("gitea", "forgejo", "codeberg")}
_FILES = {"gitlab": ".gitlab-ci.yml", "gitea": ".forgejo", "github": ".github"}


def _github(host: Host, target: str, branch: str) -> str:
    return f"{host.url}/compare/{target}...{branch}?expand=1"


def _gitlab(host: Host, target: str, branch: str) -> str:
    asked = {"merge_request[source_branch]": branch, "merge_request[target_branch]": target}
    return f"{host.url}/-/merge_requests/new?{urlencode(asked)}"


def _gitea(host: Host, target: str, branch: str) -> str:
    return f"{host.url}/compare/{target}...{branch}"


_URLS = {"github": _github, "gitlab": _gitlab, "gitea": _gitea}
