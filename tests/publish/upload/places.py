"""Places to upload to, on this machine: an rsync daemon, and a server that answers as S3 does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import fsspec
import pytest
from tests.web_servers import free_port, wait_for

_DAEMON = """\
pid file = {folder}/pid
lock file = {folder}/lock
log file = {folder}/log
use chroot = no
[web]
  path = {docs}
  read only = no
  uid = {uid}
  gid = {gid}
"""


@contextmanager
def rsync_daemon(folder: Path, docs: Path) -> Iterator[str]:
    """A daemon with ``docs`` as the module ``web``; gives its address."""
    port, config = free_port(), folder / "rsyncd.conf"
    config.write_text(_DAEMON.format(folder=folder, docs=docs, uid=os.getuid(), gid=os.getgid()), encoding="utf-8")
    program = shutil.which("rsync")
    assert program, "there is no rsync: sh tests/ensure-servers"
    command = [program, "--daemon", "--no-detach", f"--config={config}", "--address=127.0.0.1", f"--port={port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield f"rsync://127.0.0.1:{port}/web"
        finally:
            process.terminate()


#: So many requests are answered without asking for credentials: those that make the bucket and the user.
_FREE = "3"


@contextmanager
def s3(*, asks: bool = False) -> Iterator[str]:
    """moto's server; gives its address. With ``asks`` it wants to know who asks."""
    port = free_port()
    environment = os.environ | ({"INITIAL_NO_AUTH_ACTION_COUNT": _FREE} if asks else {})
    command = [sys.executable, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


@contextmanager
def reachable_bucket(name: str) -> Iterator[str]:
    """An empty bucket of a server to which the environment leads; gives the server's address."""
    with s3() as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL_S3", address)
        patch.setenv("AWS_ACCESS_KEY_ID", "nguoi-dung")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "mat-khau")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        filesystem: Any = fsspec.filesystem("s3", skip_instance_cache=True)
        filesystem.mkdir(name)
        yield address
