"""The command line: help and mistakes in the language of whoever types, and options wherever they stand."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.running import Result, honorroll, honorroll_here
from tests.test_findings import apply_all

from honorroll import cli
from honorroll.commands import COMMANDS
from honorroll.commands.arguments import parser
from honorroll.commands.parsing import LANGUAGE_VARIABLES, language_of


def typed(*words: str) -> Result:
    """``honorroll …`` with just these words."""
    done = subprocess.run([sys.executable, "-m", "honorroll", *words], capture_output=True, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("chek", "Không có lệnh “chek”. Có phải “check” không?\nXem cách dùng: honorroll --help\n"),
        (
            "check --fomat json",
            "Không có tùy chọn “--fomat”. Có phải “--format” không?\nXem cách dùng: honorroll check",
        ),
        ("check --format=jsn", "--format không nhận “jsn”. Có phải “json” không? Các giá trị: text, json, github"),
        ("check --lang fr", "--lang không nhận “fr”.  Các giá trị: vi, en.\n"),
        ("check more", "Thừa “more”.\n"),
        ("check --fix=1", "--fix không nhận giá trị.\n"),
        ("build --site-dir", "--site-dir cần một giá trị đi theo.\n"),
        ("rename nguyen-van-a", "Còn thiếu: MÃ-MỚI.\n"),
        (
            "check --date 01/12/2025",
            "--date: “01/12/2025” không phải ngày viết như 2025-10-31. Có phải 2025-12-01 không?",
        ),
        ("desk --port x", "--port: “x” không phải là cổng như 8377.\n"),
        ("serve --address x", "--address: “x” không phải là địa chỉ như 127.0.0.1:8000.\n"),
        ("check --pub", "Không có tùy chọn “--pub”."),
        ("--lang en chek", "There is no command “chek”. Did you mean “check”?\nHow it is used: honorroll --help\n"),
        ("check --lang=en --roof .", "There is no option “--roof”. Did you mean “--root”?\n"),
        ("--lang en check --date 2025-02-30", "--date: “2025-02-30” is not a day such as 2025-10-31.\n"),
        ("withdraw --lang en", "Missing: SLUG.\n"),
    ],
)
def test_a_mistake_is_named_with_what_was_probably_meant(
    words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(words.split())
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (2, "")
    assert err.startswith(said)


def test_options_of_all_commands_stand_before_or_behind_the_command(site: Path) -> None:
    expected = honorroll_here("check", root=site)
    for words in (
        ("--root", str(site), "--date", "2025-12-01", "check"),
        ("--date", "2025-12-01", "check", "--root", str(site)),
        ("check", f"--root={site}", "--date=2025-12-01"),
    ):
        assert typed(*words) == expected


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "HONORROLL_LANG": "vi"}, "vi"),
        ({"HONORROLL_LANG": "EN"}, "en"),
        ({"LANG": "fr_FR"}, "vi"),
    ],
)
def test_the_language_comes_from_the_environment_unless_it_is_named(environment: dict[str, str], language: str) -> None:
    assert language_of(["check"], environment) == language
    assert language_of(["check", "--lang", "en"], environment) == "en"
    assert language_of(["--lang=vi", "check"], environment) == "vi"
    assert language_of(["new", "--", "--lang", "en"], environment) == language


def test_an_english_terminal_is_answered_in_english(site: Path) -> None:
    nothing = dict.fromkeys(LANGUAGE_VARIABLES, "")
    assert honorroll("check", root=site, environment=nothing | {"LANG": "en_US.UTF-8"}).stdout == "Nothing is wrong.\n"
    assert honorroll("check", root=site, environment=nothing | {"LANG": "C"}).stdout == "Không có lỗi nào.\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_in_both_languages_with_examples(name: str) -> None:
    """Every argument says what it is in either, and no two languages say the same."""
    helps = {}
    for language in ("vi", "en"):
        main = parser(language)
        command = main._of(name)
        helps[language] = {action.dest: action.help or "" for action in command._actions}
        assert ("Ví dụ:" if language == "vi" else "Examples:") in command.format_help()
    assert all(helps["vi"].values())
    same = {dest for dest, text in helps["vi"].items() if text == helps["en"][dest]}
    assert same == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_the_help_can_be_typed(name: str) -> None:
    command = COMMANDS[name]
    for line, _ in command.EXAMPLES:
        words = line.removeprefix('eval "$(').removesuffix(')"').split()
        assert words[0] == "honorroll"
        assert parser("vi").parse_args(words[1:]).command == name


def test_help_and_version_are_told() -> None:
    version = typed("--version")
    assert (version.code, version.stderr) == (0, "")
    assert version.stdout.startswith("honorroll 0.")
    assert typed("help", "check") == typed("check", "--help")
    assert "Cách dùng: honorroll check " in typed("check", "-h").stdout
    bare = typed()
    assert (bare.code, bare.stderr) == (2, "")
    assert bare.stdout == typed("--help").stdout


# ── How much is told ───────────────────────────────────────────────────────────────────────────────────────────────


def test_quiet_tells_errors_alone(site: Path) -> None:
    assert honorroll_here("check", "-q", root=site) == Result(0, "", "")
    apply_all(site, "likely-duplicate")
    assert honorroll_here("check", "--quiet", root=site) == Result(0, "", "")
    apply_all(site, "wrong-value")
    result = honorroll_here("check", "-q", root=site)
    assert result.code == 1
    assert ": lỗi " in result.stdout
    assert "cảnh báo" not in result.stdout


def test_verbose_tells_every_place_and_the_time(site: Path) -> None:
    for n in range(30):
        folder = site / f"honorees/individuals/thieu-{n}"
        folder.mkdir()
        (folder / "profile.yml").write_text("name: Nguyễn Văn A\n", encoding="utf-8")
    short, full = (honorroll_here("check", *more, root=site) for more in ((), ("-v",)))
    assert "── " in short.stdout
    assert "── " not in full.stdout
    assert full.stdout.count(": lỗi ") > short.stdout.count(": lỗi ")
    assert full.stderr.startswith("Xong sau ")


def on_a_terminal(root: Path, **environment: str) -> str:
    """What ``honorroll check`` writes to a terminal."""
    leading, following = pty.openpty()
    command = [sys.executable, "-m", "honorroll", "check", "--root", str(root), "--date", "2025-12-01"]
    done = subprocess.Popen(command, stdout=following, stderr=following, env=os.environ | environment)
    os.close(following)
    text = b"".join(read(leading))
    assert done.wait() == 1
    return text.decode()


def read(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(descriptor, 1 << 16)
        except OSError:  # how a terminal ends
            return
        if not piece:
            return
        yield piece


def test_a_terminal_is_told_in_colours_unless_it_wants_none(site: Path) -> None:
    apply_all(site, "wrong-value")
    assert ": \x1b[1;31mlỗi\x1b[0m wrong-value: " in on_a_terminal(site, TERM="xterm", NO_COLOR="")
    assert not re.search(r"\x1b\[[0-9;]*m", on_a_terminal(site, TERM="xterm", NO_COLOR="1"))  # a bar may move
    assert "\x1b" not in on_a_terminal(site, TERM="dumb", NO_COLOR="")
    assert "\x1b" not in honorroll("check", root=site).stdout


# ── Completion ─────────────────────────────────────────────────────────────────────────────────────────────────────

COMPLETE = """\
source /dev/stdin <<< "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMPREPLY=()
$(complete -p honorroll | sed 's/.*-F \\([^ ]*\\).*/\\1/'); echo "${COMPREPLY[*]}"
"""


def test_a_shell_completes_commands_options_values_and_profiles(site: Path) -> None:
    script = typed("completion", "bash").stdout

    def completed(*words: str) -> list[str]:
        done = subprocess.run(
            ["bash", "-c", COMPLETE, "bash", script, "honorroll", *words],
            cwd=site,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split()

    assert "check" in completed("ch")
    assert "--format" in completed("check", "--f")
    assert {"json", "github"} <= set(completed("check", "--format", ""))
    assert completed("rename", "nguyen-v") == ["nguyen-van-a"]
    conferences = sorted(each.name for each in (site / "content/conferences").iterdir() if each.is_dir())
    assert sorted(completed("word", "script", "a.docx", "--conference", "")) == conferences


@pytest.mark.parametrize("language", ["vi", "en"])
def test_files_are_completed_whatever_the_help_calls_them(language: str) -> None:
    script = typed("completion", "bash", "--lang", language).stdout
    for option in ("check___allow", "review___allow", "fmt_pos_0"):
        assert f"_shtab_honorroll_{option}_COMPGEN=_shtab_compgen_files" in script


def test_other_shells_have_theirs() -> None:
    for shell in ("zsh", "fish"):
        assert "withdraw" in typed("completion", shell).stdout
