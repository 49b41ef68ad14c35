"""``--published``: the addresses that are online, asked for only when somebody says so.

They are the list that the site itself publishes (``addresses.LIST``): of the live site, of the branch that a host
deploys from where that site does not answer, or a file. A build without ``--published`` asks nobody.
"""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path

from honorroll.base.errors import StoppedError
from honorroll.content import config, parse
from honorroll.formats import yaml_read
from honorroll.pages import addresses
from honorroll.site import published_addresses

#: Where hosts of static files keep what they deploy.
BRANCHES = ("origin/gh-pages", "origin/pages")
#: Seconds without a word from the other side, and for all of it.
TIMEOUT, PATIENCE = 15, 120
_PIECE = 1 << 16


class NoListError(StoppedError):
    """There is no list of addresses where one was looked for."""

    message = "no-addresses"


class _SecureOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirect to another https address, and no other."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]  # as in the library
        if not newurl.startswith("https://"):
            raise urllib.error.HTTPError(newurl, code, "redirect to an address without https", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def online(root: Path, named: str) -> list[str]:
    """The addresses of the list ``named``: an https address, a file, or ``REF:FILE`` of git; ``""`` for that of the
    site itself. Raises NoListError.
    """
    if not named:
        return _of_the_site(root)
    if named.startswith("https://"):
        return _parsed(_fetched(named), named)
    path = Path(named)
    if path.exists():
        return _parsed(path.read_bytes()[: published_addresses.MOST_BYTES], named)
    ref, colon, file = named.partition(":")
    if colon and not named.startswith(("http:", "-")):
        return _parsed(_in_git(root, ref, file), named)
    raise NoListError(f"{named}: no such file, and no https:// address")


def _of_the_site(root: Path) -> list[str]:
    """That of the live site; where it does not answer, that of the branch which it is deployed from."""
    document, _ = config.site_config(yaml_read.read_bytes(root, "mkdocs.yml"), "mkdocs.yml")
    settings = parse.settings(document)[0] if document else None
    if settings is None or not settings.url.startswith("https://"):
        raise NoListError("site_url in mkdocs.yml is no https:// address")
    url = f"{settings.url}{addresses.LIST}"
    try:
        return _parsed(_fetched(url), url)
    except NoListError as error:
        for branch in BRANCHES:
            try:
                return _parsed(_in_git(root, branch, addresses.LIST), branch)
            except NoListError:
                continue
        raise error from None


def _fetched(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"User-Agent": "honorroll", "Cache-Control": "no-cache"})  # noqa: S310  # https, as was looked at
    data, until = bytearray(), time.monotonic() + PATIENCE
    try:
        with urllib.request.build_opener(_SecureOnly).open(request, timeout=TIMEOUT) as answer:
            while piece := answer.read1(_PIECE):
                data += piece
                if len(data) > published_addresses.MOST_BYTES:
                    raise NoListError(f"{url}: more than {published_addresses.MOST_BYTES >> 20} MB")
                if time.monotonic() > until:
                    raise NoListError(f"{url}: not there after {PATIENCE} seconds")
    except (OSError, HTTPException, ValueError) as error:
        raise NoListError(f"{url}: {error}") from None
    return bytes(data)


def _in_git(root: Path, ref: str, file: str) -> bytes:
    command = ["git", "-C", str(root), "cat-file", "blob", "--end-of-options", f"{ref}:{file}"]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise NoListError(f"{ref}:{file}: not in git") from None
    return done.stdout[: published_addresses.MOST_BYTES]


def _parsed(data: bytes, named: str) -> list[str]:
    found, faulty = published_addresses.parsed(data.decode(errors="replace"))
    if faulty:
        raise NoListError(f"{named}: line {faulty[0]} is no address")
    return found
