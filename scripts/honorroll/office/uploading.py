"""``honorroll publish TARGET``: uploads the live site."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from honorroll.base import files, store
from honorroll.base.errors import NothingToPublishError, OwnFolderError
from honorroll.publish import build_lock, releases
from honorroll.publish.file_source import Source
from honorroll.publish.hosts import answers, hosts
from honorroll.publish.upload import rsync, upload
from honorroll.publish.upload.filesystem import FileSystemTarget
from honorroll.publish.upload.upload import Uploaded


class Published(NamedTuple):
    """How an upload ended, and the file that the server is to be given where the host has one."""

    uploaded: Uploaded
    conf: Path | None = None


def run(root: Path, address: str, host: str, *, adopt: bool, watch: Callable[[int, int], None]) -> Published:
    """Upload the live site to ``address``, with what ``host`` needs. Raises StoppedError and OSError.

    No other build runs meanwhile, so that the release stays what it is.
    """
    is_rsync = rsync.is_address(address)
    if not is_rsync and "://" not in address:
        _refuse_own(root.resolve(), Path(address).resolve(), address)
    with build_lock.alone(root):
        slot = releases.live_slot(root)
        if slot is None or not store.sealed(releases.database(root, slot)):
            raise NothingToPublishError
        hosts.judge(root, slot, host)
        folder = releases.folder(root) / slot
        files_there: dict[str, Source | None] = {path: folder / path for path in releases.files_below(folder)}
        files_there |= hosts.overlay(root, slot, host)
        sources = {path: source for path, source in files_there.items() if source is not None}
        told = answers.read(root, slot)
        with tempfile.TemporaryDirectory(dir=root / ".build", prefix="upload-") as work:
            target = rsync.RsyncTarget(address, Path(work)) if is_rsync else FileSystemTarget(address)
            uploaded = upload.upload(sources, target, told.withdrawn, adopt=adopt, watch=watch)
        conf, place = hosts.HOSTS[host].conf, hosts.conf_of(host, hosts.copy_for(root, host))
        there = rsync.folder_there(address) if is_rsync else "" if "://" in address else os.path.abspath(address)
        if conf and place and there:
            files.write_atomically(place, conf(told, Path(there)))
            return Published(uploaded, place)
        return Published(uploaded)


#: What lies beside the content in the folder of a site, and is no place for a copy of it either.
_OWN = ("content", "honorees", "office", "site", ".build", ".git")


def _refuse_own(root: Path, target: Path, address: str) -> None:
    """Raises OwnFolderError where ``target`` is the folder of the site, holds it, or is among what it is made of."""
    if target in (root, *root.parents) or any(target.is_relative_to(root / name) for name in _OWN):
        raise OwnFolderError(address)
