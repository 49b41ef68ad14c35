"""``honorroll desk`` as it is started."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from tests.desking import Client, desk
from tests.running import honorroll_here


def test_without_a_site_there_is_no_desk(tmp_path: Path) -> None:
    result = honorroll_here("desk", "--no-browser", "--port", "0", root=tmp_path)
    assert (result.code, result.stdout) == (2, "")
    assert "mkdocs.yml" in result.stderr


def test_a_port_that_is_taken_is_told(bare_site: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = honorroll_here("desk", "--no-browser", "--port", port, root=bare_site)
    assert result.code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "--port 0" in result.stderr


def test_it_ends_when_it_is_interrupted(bare_site: Path) -> None:
    command = [sys.executable, "-m", "honorroll", "desk", "--root", str(bare_site), "--port", "0", "--no-browser"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stdout
    client = Client(process.stdout.readline().decode().rpartition(": ")[2].strip())
    assert client.enter().status == 200
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out.decode(), err) == (0, "Đã đóng bàn làm việc.\n", b"")


def test_no_other_machine_reaches_it(bare_site: Path) -> None:
    with desk(bare_site) as client:
        assert client.start.hostname == "127.0.0.1"
        assert client.start.port
        addresses = {str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for address in addresses - {"127.0.0.1"}:
            with socket.socket() as stranger:
                stranger.settimeout(2)
                assert stranger.connect_ex((address, client.start.port)) != 0
