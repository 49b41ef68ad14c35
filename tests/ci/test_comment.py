"""The one comment on a request, with servers that answer as GitHub, GitLab and Forgejo do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.running import REPOSITORY

from honorroll.office.review import comment

TEXT = f"{comment.MARKER}\n## Một\n"
HOSTS = ("github", "gitlab", "forgejo")


class Host(ThreadingHTTPServer):
    """Keeps comments; ``seen`` are the requests with their tokens."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.all_at_once = False
        """As Forgejo does, whatever page is asked for."""
        self.comments: list[dict[str, Any]] = []
        self.seen: list[tuple[str, str, str]] = []

    def add(self, who: str, text: str) -> None:
        name = {"username": who, "login": who}
        self.comments.append({"id": 100 + len(self.comments), "user": name, "author": name, "body": text})


class Handler(BaseHTTPRequestHandler):
    server: Host

    def answer(self) -> None:
        path, _, query = self.path.partition("?")
        token = self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization") or ""
        self.server.seen.append((self.command, path, token))
        data = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "null")
        told: Any = {}
        if self.command == "GET":
            page = int(query.rpartition("page=")[2])
            told = self.server.comments
            if not self.server.all_at_once:
                told = told[(page - 1) * 100 : page * 100]
        elif self.command == "POST":
            self.server.add("robot", data["body"])
        else:
            number = int(path.rpartition("/")[2])
            next(each for each in self.server.comments if each["id"] == number)["body"] = data["body"]
        raw = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    do_GET = do_POST = do_PUT = do_PATCH = answer  # noqa: N815  # as the library calls them

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def write_comment(host: Host, kind: str, folder: Path, text: str = TEXT, **variables: str) -> int:
    (folder / "review.md").write_text(text, encoding="utf-8")
    environment = {
        **os.environ,
        "API": f"http://127.0.0.1:{host.server_port}/api",
        "TOKEN": "kin",
        "PLACE": "nhom/kho",
        "NUMBER": "7",
        "AUTHOR": "robot",
        **variables,
    }
    command = [sys.executable, str(REPOSITORY / ".ci/comment"), kind, str(folder / "review.md")]
    return subprocess.run(command, env=environment, check=False, capture_output=True).returncode


@pytest.mark.parametrize("kind", HOSTS)
def test_there_is_one_comment_and_it_is_brought_up_to_date(host: Host, kind: str, tmp_path: Path) -> None:
    host.all_at_once = kind == "forgejo"
    for n in range(120):
        host.add("nguyen-van-a", f"Ý kiến {n}")
    assert write_comment(host, kind, tmp_path) == 0
    assert write_comment(host, kind, tmp_path, f"{comment.MARKER}\n## Hai\n") == 0
    assert [each["body"] for each in host.comments[120:]] == [f"{comment.MARKER}\n## Hai\n"]
    token = "kin" if kind == "gitlab" else "token kin"
    assert {seen[2] for seen in host.seen} == {token}
    path = {"gitlab": "/api/projects/nhom%2Fkho/merge_requests/7/notes"}.get(
        kind, "/api/repos/nhom/kho/issues/7/comments"
    )
    assert ("POST", path, token) in host.seen


@pytest.mark.parametrize("kind", HOSTS)
def test_a_comment_that_somebody_else_planted_is_left_alone(host: Host, kind: str, tmp_path: Path) -> None:
    planted = f"{comment.MARKER}\nĐã duyệt, nhập được."
    host.add("ke-xau", planted)
    assert write_comment(host, kind, tmp_path) == 0
    assert [each["body"] for each in host.comments] == [planted, TEXT]


def test_only_a_review_is_written_and_only_to_a_request(host: Host, tmp_path: Path) -> None:
    assert write_comment(host, "github", tmp_path, "Chào") == 2
    assert write_comment(host, "github", tmp_path, NUMBER="7/../8") == 2
    assert host.comments == []


def test_the_script_and_the_comment_agree_on_the_line_by_which_it_is_known() -> None:
    assert f'MARKER = "{comment.MARKER}"' in (REPOSITORY / ".ci/comment").read_text(encoding="utf-8")
