"""nginx and Apache as Debian packages them, on a free port of this machine, for as long as a test lasts."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])

_NGINX = """\
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  server {{ listen 127.0.0.1:{port}; server_tokens off; include "{conf}"; }}
}}
"""
_APACHE = """\
ServerRoot "{folder}"
PidFile "{folder}/pid"
ErrorLog "{folder}/error.log"
Listen 127.0.0.1:{port}
ServerName localhost
{modules}
TypesConfig /dev/null
{user}
DocumentRoot "{docs}"
{alias}
<Directory />
  AllowOverride None
  Require all denied
</Directory>
<Directory "{docs}">
  AllowOverride All
  Options FollowSymLinks
  Require all granted
</Directory>
"""
#: Those that Debian switches on, as far as they matter here, and those that it does not.
MODULES = "mpm_event authz_core authz_host alias autoindex dir mime negotiation deflate filter setenvif env"
MORE_MODULES = f"{MODULES} headers rewrite"


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(port: int, path: str, **headers: str) -> Answer:
    """What the server on ``port`` answers; ``Accept_Encoding`` stands for ``Accept-Encoding``."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


@contextmanager
def nginx(folder: Path, conf: Path) -> Iterator[int]:
    """nginx with ``conf`` in its server block, which its own check accepts; gives the port."""
    program, port = _program("nginx"), free_port()
    config = folder / "nginx.conf"
    config.write_text(_NGINX.format(folder=folder, port=port, conf=conf), encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(config)]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr, checked.stderr
    with _running(command, port):
        yield port


@contextmanager
def apache(folder: Path, docs: Path, base: str, modules: str = MORE_MODULES) -> Iterator[int]:
    """Apache with the files of ``docs`` at ``base``, told of them by these files alone; gives the port."""
    program, port = _program("apache2"), free_port()
    loaded = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules.split())
    user = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
    alias = "" if base == "/" else f'Alias "{base}" "{docs}/"'
    config = folder / "apache.conf"
    text = _APACHE.format(folder=folder, port=port, docs=docs, alias=alias, modules=loaded, user=user)
    config.write_text(text, encoding="utf-8")
    command = [program, "-f", str(config)]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with _running([*command, "-D", "FOREGROUND"], port):
        yield port


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _program(name: str) -> str:
    found = shutil.which(name, path=PATH)
    assert found, f"there is no {name}: sh tests/ensure-servers"
    return found


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Until somebody listens on ``port``."""
    deadline = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except ConnectionRefusedError:
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.02)
