"""``honorroll publish TARGET``: uploads the live site."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from honorroll.base import files, store
from honorroll.base.errors import NothingToPublishError
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
            is_rsync = rsync.is_address(address)
            target = rsync.RsyncTarget(address, Path(work)) if is_rsync else FileSystemTarget(address)
            uploaded = upload.upload(sources, target, told.withdrawn, adopt=adopt, watch=watch)
        conf, place = hosts.HOSTS[host].conf, hosts.conf_of(host, hosts.copy_for(root, host))
        there = rsync.folder_there(address) if is_rsync else "" if "://" in address else os.path.abspath(address)
        if conf and place and there:
            files.write_atomically(place, conf(told, Path(there)))
            return Published(uploaded, place)
        return Published(uploaded)
