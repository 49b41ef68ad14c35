"""Staff have Windows: there are no forks, no ``fcntl`` and ``resource``, no symbolic links, and often no git.

The machine of the tests has all of them: ``windows/sitecustomize.py`` takes them from a process and all that it starts.
What else differs there (the file system, the console) these tests cannot show.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests.desking import Client
from tests.media import uploads
from tests.running import DATE, Result, built, write

from honorroll.base import sandbox

WINDOWS = Path(__file__).parent / "windows"
A = "honorees/individuals/nguyen-van-a"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    empty = tmp_path_factory.mktemp("path")
    return os.environ | {"PATH": str(empty), "PYTHONPATH": os.pathsep.join([str(WINDOWS), *sys.path])}


def honorroll(environment: dict[str, str], root: Path, command: str, *arguments: str) -> Result:
    line = [sys.executable, "-m", "honorroll", command, "--root", str(root), *arguments]
    done = subprocess.run(line, capture_output=True, check=False, env=environment, timeout=120)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_what_is_hidden_is_hidden(environment: dict[str, str]) -> None:
    tried = (
        "import os, shutil, signal, multiprocessing as m\n"
        "for name in ('fcntl', 'resource'):\n"
        "    try: __import__(name)\n"
        "    except ImportError: print(name)\n"
        "print(hasattr(os, 'fork'), hasattr(signal, 'setitimer'), m.get_all_start_methods(), shutil.which('git'))\n"
        "try: os.symlink('a', 'b')\n"
        "except OSError as error: print(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", tried], capture_output=True, check=True, env=environment)
    assert done.stdout.decode().split("\n")[:4] == ["fcntl", "resource", "False False ['spawn'] None", "1314"]


def test_check_finds_what_is_wrong(environment: dict[str, str], bare_site: Path) -> None:
    write(bare_site, f"{A}/lao-dong.jpg", b"not a photo")
    result = honorroll(environment, bare_site, "check", "--date", "2025-12-01")
    assert (result.code, result.stderr) == (1, "")
    assert f"{A}/profile.yml" in result.stdout


def test_fmt_writes(environment: dict[str, str], bare_site: Path) -> None:
    profile = bare_site / A / "profile.yml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("gender: male", "gender:   'male'"), encoding="utf-8")
    result = honorroll(environment, bare_site, "fmt")
    assert (result.code, result.stderr) == (0, "")
    assert profile.read_text(encoding="utf-8") == text


@pytest.mark.slow
def test_the_site_is_the_same(environment: dict[str, str], site: Path, built_root: Path) -> None:
    """Where the system refuses symbolic links, what is published is a copy."""
    result = honorroll(environment, site, "build", "--date", DATE.isoformat())
    assert (result.code, result.stderr) == (0, "")
    assert not (site / "site").is_symlink()
    assert built(site / "site") == built(built_root / "site")
    profile = site / A / "profile.yml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("Trưởng trạm", "Giám đốc"), encoding="utf-8")
    assert honorroll(environment, site, "build", "--date", DATE.isoformat()).code == 0
    page = site / "site/bang-vang/nguyen-van-a/index.html"
    assert "Giám đốc" in page.read_text(encoding="utf-8")
    assert honorroll(environment, site, "rollback").code == 0
    assert "Trưởng trạm" in page.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_workbook_goes_out_and_in(environment: dict[str, str], bare_site: Path, tmp_path: Path) -> None:
    before = built(bare_site / "honorees")
    book = str(tmp_path / "danh-sach.xlsx")
    out = honorroll(environment, bare_site, "export", book)
    assert (out.code, out.stderr) == (0, "")
    back = honorroll(environment, bare_site, "import", book, "--yes")
    assert (back.code, back.stderr) == (0, ""), back.stdout
    assert built(bare_site / "honorees") == before


@pytest.fixture
def client(environment: dict[str, str], bare_site: Path) -> Iterator[Client]:
    line = [sys.executable, "-m", "honorroll", "desk", "--root", str(bare_site), "--port", "0", "--no-browser"]
    line += ["--date", "2025-12-01"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline().decode()
        assert "http" in first, process.stderr.read().decode()
        opened = Client(first.rpartition(": ")[2].strip())
        opened.enter()
        yield opened
        process.kill()


def test_the_desk_saves_a_photo_shows_it_and_sends_it(client: Client, bare_site: Path) -> None:
    path = "/ho-so/individuals/nguyen-van-a"
    photo = uploads.saved(uploads.picture(seed=5), "JPEG")
    form = [pair for pair in client.get(path).form if pair[0] != "position"]
    taken = client.send(path, [*form, ("position", "Giám đốc"), ("_lam", "upload")], [("Ảnh mới.jpg", photo)])
    assert taken.status == 200
    assert "anh-moi.jpg" in taken.text
    described = [(key, value or "Chân dung" if key.endswith(".alt") else value) for key, value in taken.form]
    assert client.post(path, [*described, ("_lam", "save")]).status == 303
    assert "position: Giám đốc" in (bare_site / A / "profile.yml").read_text(encoding="utf-8")
    assert (bare_site / A / "anh-moi.jpg").read_bytes().startswith(b"\xff\xd8\xff")
    shown = client.post(path, [*client.get(path).form, ("_lam", "preview")])
    (preview,) = set(re.findall(r'<iframe[^>]* src="([^"]+)"', shown.text))
    page = client.get(preview)
    assert page.status == 200
    assert "Giám đốc" in page.text
    picture = re.search(r'src="([^"]*/anh/[^"]+)"', page.text)
    assert picture, page.text[:2000]
    assert client.get(urljoin(preview, picture[1])).body
    sent = client.post("/gui", [("ten", "Nguyễn Văn A"), ("_lam", "send")])
    assert sent.status == 200
    (file,) = set(re.findall(r'href="(/gui/tep/[^"]+[.]zip)"', sent.text))
    with zipfile.ZipFile(io.BytesIO(client.get(file).body)) as archive:
        assert f"files/{A}/anh-moi.jpg" in archive.namelist()


def test_a_withdrawal_is_written_and_to_be_sent(client: Client, bare_site: Path) -> None:
    """The live site cannot be replaced without links: what is to be done is told."""
    path = "/ho-so/individuals/nguyen-van-a/go"
    answer = client.post(path, [*client.get(path).form, ("_dong-y", "1")])
    assert answer.status == 200
    assert "Gửi duyệt" in answer.text.partition("<main")[2]
    assert "withdrawn:" in (bare_site / A / "profile.yml").read_text(encoding="utf-8")
    assert "Nguyễn Văn A (gỡ khỏi trang)" in client.get("/gui").text


def test_a_hostile_photo_is_refused(client: Client) -> None:
    path = "/ho-so/individuals/nguyen-van-a"
    form = client.get(path).form
    answer = client.send(path, [*form, ("_lam", "upload")], [("bom.png", uploads.bomb(12_000))])
    assert answer.status == 422
    assert "bom.png" in answer.text


def test_what_takes_too_long_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "HAS_LIMITS", False)
    assert sandbox.run_confined(len, "abc") == 3
    with pytest.raises(ValueError, match="invalid literal"):
        sandbox.run_confined(int, "x")
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    with pytest.raises(sandbox.ResourceLimitError):
        sandbox.run_confined(time.sleep, 60)
