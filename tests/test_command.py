"""Reports for machines, and how the command ends."""

from __future__ import annotations

import fcntl
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.running import Result, built, honorroll, honorroll_here, write
from tests.test_findings import FINDING, apply_all


def test_json_holds_what_the_text_says(site: Path) -> None:
    apply_all(site, "wrong-value", "files", "rewarded-twice")
    text = honorroll_here("check", "--lang", "en", root=site)
    machine = honorroll_here("check", "--lang", "en", "--format", "json", root=site)
    rows = json.loads(machine.stdout)
    assert machine.code == text.code == 1
    assert {tuple(row) for row in rows} == {("path", "line", "column", "rule", "severity", "message", "hint")}
    lines = []
    for row in rows:
        place = f"{row['path']}:{row['line']}:{row['column']}" if row["line"] else row["path"]
        lines.append(f"{place}: {row['severity']} {row['rule']}: {row['message']}")
        assert (site / row["path"]).exists()
    assert [line for line in text.stdout.splitlines() if FINDING.match(line)] == lines


def test_github_gets_one_command_a_finding_whatever_the_content_holds(site: Path) -> None:
    write(site, "honorees/individuals/a,b:c%\n::error::d/profile.yml", "name: A\n")
    write(site, "honorees/individuals/phan-tram/profile.yml", 'name: "100%\\n::warning::x"\nkey: 50%0A\n')
    result = honorroll_here("check", "--format", "github", root=site)
    lines = result.stdout.splitlines()
    assert len(lines) >= 4
    for line in lines:
        assert re.fullmatch(r"::(error|warning) file=[^,:\n]+,line=[1-9]\d*,col=[1-9]\d*,title=[a-z0-9-]+::.+", line)
    assert all(
        "%" not in line.replace("%25", "").replace("%3A", "").replace("%2C", "").replace("%0A", "") for line in lines
    )


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_file_name_that_is_not_text_can_be_told(site: Path, form: str) -> None:
    for folder in ("honorees", "honorees/individuals", "honorees/individuals/nguyen-van-a"):
        (site / folder).joinpath("b\udce3ng\n\x1b[31m.txt").write_text("x", encoding="utf-8")
    (site / "honorees/individuals/t\udcean").mkdir()
    (site / "honorees/individuals/h\udcea/").mkdir()
    write(site, "honorees/individuals/h\udcea/profile.yml", "name: A\n")
    result = honorroll("check", "--format", form, root=site)
    assert (result.code, result.stderr) == (1, "")
    assert "\x1b" not in result.stdout
    if form == "json":
        assert len(json.loads(result.stdout)) >= 5
    if form == "github":
        assert all(line.startswith("::error ") for line in result.stdout.splitlines())


def test_a_terminal_without_vietnamese_letters_is_no_reason_to_fail(site: Path) -> None:
    apply_all(site, "wrong-value")
    for form in ("text", "json", "github"):
        result = honorroll("check", "--format", form, root=site, environment={"PYTHONIOENCODING": "ascii"})
        assert (result.code, result.stderr) == (1, "")
        if form == "json":
            assert json.loads(result.stdout) == json.loads(honorroll_here("check", "--format", form, root=site).stdout)


def test_the_command_ends_with_0_when_nothing_or_little_is_wrong(site: Path) -> None:
    assert honorroll("check", root=site) == Result(0, "Không có lỗi nào.\n", "")
    assert honorroll_here("check", "--lang", "en", root=site) == Result(0, "Nothing is wrong.\n", "")
    assert honorroll_here("check", "--format", "json", root=site) == Result(0, "[]\n", "")
    assert honorroll_here("check", "--format", "github", root=site) == Result(0, "", "")
    apply_all(site, "long-summary")
    assert honorroll_here("check", root=site).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("cehck",),
        ("check", "--date", "01/12/2025"),
        ("check", "--date", "2025-02-30"),
        ("check", "--lang", "fr"),
        ("check", "--format", "xml"),
        ("check", "--nothing"),
        ("check", "more"),
        ("build", "--site-dir"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(site: Path, arguments: tuple[str, ...]) -> None:
    result = honorroll_here(*arguments, root=site)
    assert (result.code, result.stdout) == (2, "")
    assert "Xem cách dùng: honorroll" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_environment_that_forbids_the_work_ends_with_2(bare_site: Path) -> None:
    (bare_site / ".build").mkdir()
    with open(bare_site / ".build/building", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        busy = honorroll_here("build", root=bare_site)
    assert (busy.code, busy.stdout) == (2, "")
    assert busy.stderr.startswith("Một lần dựng khác")
    write(bare_site, "site/cua-toi.txt", "không được xóa")
    ours = honorroll_here("build", "--lang", "en", root=bare_site)
    assert (ours.code, ours.stdout) == (2, "")
    assert "was not made by this program" in ours.stderr
    assert (bare_site / "site/cua-toi.txt").read_text(encoding="utf-8") == "không được xóa"


def test_who_stops_listening_is_not_told_more(site: Path) -> None:
    """``honorroll check | head``"""
    apply_all(site, "wrong-value", "story", "slug-twice", "yaml")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "honorroll", "check", "--root", str(site)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, env=environment)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_copy_of_the_site_takes_nobody_elses_place(site: Path, tmp_path: Path) -> None:
    write(tmp_path, "documents/cua-toi.txt", "không được xóa")
    result = honorroll_here("build", "--site-dir", str(tmp_path / "documents"), root=site)
    assert (result.code, result.stdout) == (2, "")
    assert built(tmp_path / "documents") == {"cua-toi.txt": "không được xóa".encode()}


def test_nothing_is_made_where_there_is_no_site(tmp_path: Path) -> None:
    assert honorroll_here("build", root=tmp_path / "nowhere").code != 0
    assert honorroll_here("check", root=tmp_path / "nowhere").code != 0
    assert list(tmp_path.iterdir()) == []
