"""“Gửi duyệt” in the desk: by a person who has never heard of git."""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desking import Client, desk
from tests.offices import A, Machine, git, merge, publish
from tests.running import write

NAME = ("ten", "Lê Thị Bích")
SEND, UPDATE = ("_lam", "send"), ("_lam", "update")


@pytest.fixture
def client(mine: Machine) -> Iterator[Client]:
    with desk(mine.root) as opened:
        opened.enter()
        yield opened


@pytest.fixture
def without_git(bare_site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Client, Path]]:
    """The desk of a machine on which there is no git."""
    monkeypatch.setenv("PATH", str(tmp_path / "leer"))
    with desk(bare_site) as opened:
        opened.enter()
        yield opened, bare_site


def test_a_change_is_told_and_sent(client: Client, mine: Machine, server: Path) -> None:
    assert "Chưa có gì mới để gửi" in client.get("/gui").text
    client.edited("/ho-so/individuals/nguyen-van-a", {"position": "Giám đốc"})
    page = client.get("/gui")
    assert "Hồ sơ cá nhân: Nguyễn Văn A (sửa)" in page.text
    assert "Chức vụ: Trưởng trạm → Giám đốc" in page.text
    answer = client.post("/gui", [NAME, ("loi-nhan", "Xin xem giúp."), SEND])
    assert answer.status == 200
    assert "Đã gửi 1 mục để duyệt" in answer.text
    branch = "gui-duyet/2025-12-01-le-thi-bich"
    said = git(server, "show", "-s", "--format=%an%n%B", branch)
    assert said.startswith("Lê Thị Bích\nSửa hồ sơ cá nhân: Nguyễn Văn A\n\nXin xem giúp.\n")
    page = client.get("/gui")
    assert "Đã gửi, đang chờ duyệt" in page.text
    assert 'value="Lê Thị Bích"' not in page.text  # nothing to send, so nobody is asked
    client.edited("/ho-so/individuals/nguyen-van-a", {"position": "Phó giám đốc"})
    assert 'value="Lê Thị Bích"' in client.get("/gui").text


def test_git_is_never_mentioned(client: Client, mine: Machine, theirs: Machine) -> None:
    publish(theirs, A, "Trưởng trạm", "Phó Trưởng trạm")
    mine.edit(A, "Trưởng trạm", "Giám đốc")
    pages = [client.get("/gui"), client.post("/gui", [NAME, SEND]), client.post("/gui", [("ten", ""), SEND])]
    mine.git("remote", "set-url", "origin", "http://127.0.0.1:1/a/b.git")
    pages.append(client.post("/gui", [NAME, SEND]))
    mine.git("remote", "remove", "origin")
    pages.append(client.post("/gui", [NAME, SEND]))
    for page in pages:
        words = re.sub(r"<[^>]+>", " ", page.text).casefold()
        assert not re.search(r"\b(git|commit|branch|push|merge|remote|traceback)\b", words), words
    assert [page.status for page in pages] == [200, 409, 422, 502, 200]


def test_two_versions_stand_side_by_side(client: Client, mine: Machine, theirs: Machine) -> None:
    publish(theirs, A, "Trưởng trạm", "Phó Trưởng trạm")
    client.edited("/ho-so/individuals/nguyen-van-a", {"position": "Giám đốc"})
    asked = client.post("/gui", [NAME, ("loi-nhan", "Lời nhắn."), SEND])
    assert asked.status == 409
    assert "Có người vừa sửa mục này" in asked.text
    assert "Phó Trưởng trạm" in asked.text
    (mark,) = set(re.findall(r'name="(_lay\.[^"]+)"', asked.text))
    again = client.post("/gui", [*asked.form, SEND])
    assert "Còn chỗ chưa chọn" in again.text
    answer = client.post("/gui", [*asked.form, (mark, "may"), ("_lam", "send")])
    assert answer.status == 200
    assert "Người khác vừa sửa" in answer.text
    assert "position: Phó Trưởng trạm" in mine.read(A)


def test_what_others_changed_is_taken_in_without_sending(client: Client, mine: Machine, theirs: Machine) -> None:
    assert "Không có gì mới từ người khác" in client.post("/gui", [UPDATE]).text
    publish(theirs, A, "Trưởng trạm", "Phó Trưởng trạm")
    answer = client.post("/gui", [UPDATE])
    assert "Đã nhận bản mới của 1 mục" in answer.text
    assert "position: Phó Trưởng trạm" in mine.read(A)
    assert "Chưa có gì mới để gửi" in client.get("/gui").text


def test_after_the_review_nothing_waits(client: Client, mine: Machine, theirs: Machine) -> None:
    mine.edit(A, "Trưởng trạm", "Giám đốc")
    client.post("/gui", [NAME, SEND])
    merge(theirs, "gui-duyet/2025-12-01-le-thi-bich")
    client.post("/gui", [UPDATE])
    page = client.get("/gui").text
    assert "đang chờ duyệt" not in page
    assert "Chưa có gì mới để gửi" in page


def test_a_bundle_is_downloaded(client: Client, mine: Machine, theirs: Machine) -> None:
    mine.git("remote", "remove", "origin")
    mine.edit(A, "Trưởng trạm", "Giám đốc")
    answer = client.post("/gui", [NAME, SEND])
    (path,) = set(re.findall(r'href="(/gui/tep/[^"]+)"', answer.text))
    file = client.get(path)
    assert file.headers["content-disposition"].startswith("attachment")
    write(theirs.root, "x.bundle", file.body)
    assert "gui-duyet/" in theirs.git("bundle", "list-heads", "x.bundle")
    assert client.get("/gui/tep/..%2f..%2fmkdocs.yml").status == 404
    assert client.get("/gui/tep/khac.bundle").status == 404


def test_another_page_cannot_send(client: Client, mine: Machine) -> None:
    mine.edit(A, "Trưởng trạm", "Giám đốc")
    answer = client.post("/gui", [NAME, SEND], {"Origin": "http://ngoai.example"})
    assert answer.status == 403
    assert not mine.git("branch", "--list", "gui-duyet/*")


# ── Without git ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_git_a_zip_is_written(without_git: tuple[Client, Path]) -> None:
    client, root = without_git
    page = client.get("/gui")
    assert "Chưa có gì mới để gửi" in page.text
    client.edited("/ho-so/individuals/nguyen-van-a", {"position": "Giám đốc"})
    (root / "honorees/individuals/nguyen-van-a/trao-tang.webp").unlink()
    assert "Chức vụ: Trưởng trạm → Giám đốc" in client.get("/gui").text
    answer = client.post("/gui", [NAME, ("loi-nhan", "Xin xem giúp."), SEND])
    assert "Đã ghi 1 mục vào một tệp" in answer.text
    (path,) = set(re.findall(r'href="(/gui/tep/[^"]+)"', answer.text))
    assert path == "/gui/tep/gui-duyet-2025-12-01-le-thi-bich.zip"
    write(root, "x.zip", client.get(path).body)
    with zipfile.ZipFile(root / "x.zip") as archive:
        assert sorted(archive.namelist()) == ["LOI-NHAN.txt", f"before/{A}", f"files/{A}", "honorroll.json"]
        letter = archive.read("LOI-NHAN.txt").decode("utf-8-sig")
        index = json.loads(archive.read("honorroll.json"))
    assert "Người gửi: Lê Thị Bích" in letter
    assert "Xin xem giúp." in letter
    assert "- Bỏ ảnh trao-tang.webp" in letter
    assert index["files"]["honorees/individuals/nguyen-van-a/trao-tang.webp"]["after"] == ""


def test_once_the_reviewer_has_it_only_what_is_new_is_sent(without_git: tuple[Client, Path]) -> None:
    client, root = without_git
    client.get("/gui")
    client.edited("/ho-so/individuals/nguyen-van-a", {"position": "Giám đốc"})
    client.post("/gui", [NAME, SEND])
    assert "bắt đầu lần mới" in client.get("/gui").text
    assert client.post("/gui", [("_lam", "restart")]).status == 303
    assert "Chưa có gì mới để gửi" in client.get("/gui").text
    client.edited("/ho-so/individuals/nguyen-van-a", {"unit": "Trạm khác"})
    page = client.get("/gui").text
    assert "Đơn vị" in page
    assert "Giám đốc" not in page
    (kept,) = (root / ".build/desk/gui-duyet").glob("*.zip")
    assert kept.name == "da-nhan-1-gui-duyet-2025-12-01-le-thi-bich.zip"


def test_a_full_disk_loses_nothing(without_git: tuple[Client, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    client, root = without_git
    client.get("/gui")
    client.edited("/ho-so/individuals/nguyen-van-a", {"position": "Giám đốc"})
    replaced = os.replace

    def full(source: object, target: object) -> None:
        if str(target).endswith(".zip"):
            raise OSError(28, "No space left on device")
        replaced(str(source), str(target))

    monkeypatch.setattr(os, "replace", full)
    answer = client.post("/gui", [NAME, ("loi-nhan", "Lời nhắn dài"), SEND])
    assert answer.status == 507
    assert "Ổ đĩa đã đầy" in answer.text
    assert "Lời nhắn dài" in answer.text
    monkeypatch.setattr(os, "replace", replaced)
    assert not list((root / ".build/desk/gui-duyet").glob("*.zip*"))
    assert client.post("/gui", [NAME, SEND]).status == 200
