"""The hosts for which a site can be built: what each needs besides the files of the release."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from honorroll.base import files
from honorroll.base.errors import ForeignFileError, HostRefusesFileError, HostRefusesFilesError
from honorroll.publish import releases
from honorroll.publish.file_source import Source
from honorroll.publish.hosts import FOLDER, answers, apache, cloudflare, nginx, packed, rules, usb
from honorroll.publish.hosts.answers import Answers

#: What is put over the files of a release, by path; None where the copy lacks a file of it.
Overlay = dict[str, Source | None]


class Limits(NamedTuple):
    """What a host takes: bytes of a file, files of a site, and how many of those without being paid."""

    file_bytes: int
    files: int
    free_files: int


class Host(NamedTuple):
    """``files`` gives what lies in the site, of its answers and its paths; ``conf`` what lies beside it, for the server
    to include. With ``is_packed`` texts are there packed too. ``rewritten`` gives the files of the release in a folder
    that the copy has otherwise. Of one that ``keeps_earlier`` deployments each can be read on.
    """

    files: Callable[[Answers, list[str]], Mapping[str, bytes]] = lambda *_: {}
    conf: Callable[[Answers, Path], bytes] | None = None
    is_packed: bool = False
    rewritten: Callable[[Answers, Path, list[str]], Mapping[str, Source | None]] | None = None
    limits: Limits | None = None
    keeps_earlier: bool = False


class Copy(NamedTuple):
    """A copy beside the live site, and the file for its server, if it needs one; see ``Host``."""

    host: str
    folder: Path
    conf: Path | None
    keeps_earlier: bool


#: By the name that is typed.
HOSTS: Mapping[str, Host] = MappingProxyType(
    {
        "nginx": Host(conf=nginx.conf, is_packed=True),
        "apache": Host(lambda served, _: apache.files(served), is_packed=True),
        "pages": Host(rules.pages),
        "netlify": Host(rules.netlify, keeps_earlier=True),
        "cloudflare": Host(cloudflare.files, limits=Limits(25 << 20, 100_000, 20_000), keeps_earlier=True),
        "usb": Host(rewritten=usb.rewritten),
        FOLDER: Host(),
    }
)


def copy_for(root: Path, host: str) -> Path:
    """Where the copy of the live site for ``host`` lies unless another place is named."""
    return root / f"site-{host}"


def conf_of(host: str, target: Path) -> Path | None:
    """Where the file for the server lies, beside the copy at ``target``; None for a host that needs none."""
    return target.with_name(f"{target.name}.{host}.conf") if HOSTS[host].conf else None


def judge(root: Path, slot: str, host: str) -> None:
    """Raises HostRefusesFileError or HostRefusesFilesError where ``host`` would not take the release in ``slot``."""
    limits, folder = HOSTS[host].limits, releases.folder(root) / slot
    if limits is None:
        return
    paths = list(releases.files_below(folder))
    if len(paths) > limits.files:
        raise HostRefusesFilesError(f"{len(paths)} > {limits.files}")
    for path in paths:
        if (size := (folder / path).stat().st_size) > limits.file_bytes:
            raise HostRefusesFileError(f"{path} ({-(-size >> 20)} > {limits.file_bytes >> 20} MiB)")


def must_be_paid(host: str, copy: Path) -> tuple[int, int] | None:
    """How many files ``copy`` has and how many ``host`` takes for nothing, where that is less."""
    limits = HOSTS[host].limits
    number = sum(1 for _ in releases.files_below(copy)) if limits else 0
    return (number, limits.free_files) if limits and number > limits.free_files else None


def overlay(root: Path, slot: str, host: str) -> Overlay:
    """What the release in ``slot`` needs besides for ``host``, by path."""
    folder, chosen = releases.folder(root) / slot, HOSTS[host]
    if chosen == Host():
        return {}
    paths = sorted(releases.files_below(folder))
    served = answers.read(root, slot)
    found: Overlay = dict(chosen.files(served, paths))
    if chosen.rewritten:
        found |= chosen.rewritten(served, folder, paths)
    if chosen.is_packed:
        found |= packed.packed(root, ((path, folder / path) for path in paths))
    return found


def deliver(root: Path, slot: str, host: str, target: Path) -> None:
    """A copy of the release in ``slot`` at ``target``, as ``host`` needs it. Raises ForeignFileError where something of
    others is in the way, UnfitPathError where the server cannot be told of ``target``.
    """
    conf, place = HOSTS[host].conf, conf_of(host, target)
    data = conf(answers.read(root, slot), Path(os.path.abspath(target))) if conf else b""
    if place and place.exists() and not place.read_bytes().startswith(nginx.MADE_BY):
        raise ForeignFileError(str(place))
    releases.copy_out(releases.folder(root) / slot, target, overlay(root, slot, host))
    if place:
        files.write_atomically(place, data)


def refresh(root: Path) -> list[Copy]:
    """Bring the copies beside the live site up to date with it, as after a takedown, whatever hosts think of them."""
    slot = releases.live_slot(root)
    made = [host for host in HOSTS if slot and releases.is_copy(copy_for(root, host))]
    for host in made:
        deliver(root, slot or "", host, copy_for(root, host))
    folders = ((host, copy_for(root, host)) for host in made)
    return [Copy(host, folder, conf_of(host, folder), HOSTS[host].keeps_earlier) for host, folder in folders]
