"""What was found is kept while a run goes on, mergeable and the same every time, and told as tasks without asking."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.answering import answering
from tests.running import honorroll_here, write

from honorroll.office.sources import asking, cited, fetch, record, refresh
from honorroll.office.sources.asking import Asker
from honorroll.office.sources.record import Line, Lines
from honorroll.office.todo import dead

TODAY, LATER = date(2026, 11, 20), date(2026, 11, 24)
RECORD = "private/sources.jsonl"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A site that names no address."""
    write(tmp_path, "mkdocs.yml", "site_name: Bảng vàng\nsite_url: https://bang-vang.example/\n")
    return tmp_path


def profile(root: Path, slug: str, *urls: str) -> None:
    sources = "".join(f"  - title: Nguồn\n    url: {url}\n" for url in urls)
    write(root, f"honorees/individuals/{slug}/profile.yml", f"name: A\nsources:\n{sources}")


def local(archive: str = "") -> Asker:
    return Asker("a", archive, local=True, pause=0)


def states(root: Path) -> dict[str, tuple[str, str, str]]:
    """Of each path: state, since, checked."""
    lines = record.read(root)[0].values()
    return {f"/{line.url.split('/', 3)[3]}": (line.state, str(line.since), str(line.checked)) for line in lines}


def test_addresses_are_found_in_every_file_however_they_are_written(tmp_path: Path) -> None:
    write(
        tmp_path,
        "honorees/individuals/mot/profile.yml",
        "name: A\nsources:\n  - title: B\n    url: 'https://bao.example/1#phan'\n"
        "  - {title: C, url: https://bao.example/2}\n",
    )
    front = '---\nsources:\n  - url: "http://bao.example/1"\n    title: A\n---\n\nhttp://x.example/\n'
    write(tmp_path, "content/news/bai.md", front)
    write(tmp_path, "content/news/hai.md", "---\nsources:\n  - url: https://bao.example/1\n---\n")
    assert cited.places(tmp_path) == [
        ("http://bao.example/1", ("content/news/bai.md",)),
        ("https://bao.example/1", ("honorees/individuals/mot/profile.yml", "content/news/hai.md")),
        ("https://bao.example/2", ("honorees/individuals/mot/profile.yml",)),
    ]


def test_what_answered_rests_for_a_week_and_what_failed_for_a_day(bare: Path) -> None:
    with answering() as server:
        profile(bare, "a", *(f"{server.url}/{kind}" for kind in ("pdf", "404", "500")))
        refresh.refresh(bare, TODAY, asker=local())
        assert states(bare) == {
            "/404": ("gone", "2026-11-20", "2026-11-20"),
            "/500": ("uncertain", "2026-11-20", "2026-11-20"),
            "/pdf": ("there", "2026-11-20", "2026-11-20"),
        }
        server.asked.clear()
        assert refresh.refresh(bare, TODAY, asker=local()).asked.total() == 0
        assert server.asked == []
        refresh.refresh(bare, LATER, asker=local())
        assert {line.partition("?")[0].split("/")[-1] for line in server.lines} == {"404", "500"}
        assert states(bare)["/404"] == ("gone", "2026-11-20", "2026-11-24")
        assert refresh.refresh(bare, LATER, asker=local(), again=True).asked.total() == 3
        write(bare, "content/office.yml", "links:\n  recheck_days: 30\n")
        assert refresh.refresh(bare, date(2026, 12, 10), asker=local()).asked.total() == 2


def test_the_same_answers_are_the_same_bytes_and_settled_addresses_are_forgotten(bare: Path) -> None:
    with answering() as server:
        urls = [f"{server.url}/{kind}?{n}" for n in range(20) for kind in ("pdf", "for-ever")]
        profile(bare, "a", *urls, f"{server.url}/404")
        refresh.refresh(bare, TODAY, asker=local())
        first = (bare / RECORD).read_bytes()
        (bare / RECORD).unlink()
        refresh.refresh(bare, TODAY, asker=local())
        assert (bare / RECORD).read_bytes() == first
        assert (bare / RECORD).stat().st_mode & 0o077 == 0
        (gone, _) = dead.groups(bare)
        assert [task.name for task in gone.tasks] == [f"{server.url}/404"]
        profile(bare, "a", *urls)
        assert [group.key for group in dead.groups(bare)] == ["moved"]
        refresh.refresh(bare, TODAY, asker=local())
        assert b"/404" not in (bare / RECORD).read_bytes()


def test_a_run_that_is_killed_goes_on_where_it_was(bare: Path) -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from honorroll.office.sources import refresh; from honorroll.office.sources.asking import Asker\n"
        "refresh.ANSWERS_A_SAVE = 1\n"
        "refresh.refresh(Path(sys.argv[1]), date(2026, 11, 20), asker=Asker('a', local=True, pause=0.05))\n"
    )
    with answering() as server:
        profile(bare, "a", *(f"{server.url}/pdf?{n:02}" for n in range(40)))
        running = subprocess.Popen([sys.executable, "-c", program, str(bare)])
        until = time.monotonic() + 20
        while len(record.read(bare)[0]) < 5:
            assert time.monotonic() < until
            time.sleep(0.02)
        running.kill()
        running.wait()
        kept = set(record.read(bare)[0])
        server.asked.clear()
        done = refresh.refresh(bare, TODAY, asker=local())
    assert 5 <= len(kept) < 40
    assert done.asked.total() == 40 - len(kept)
    assert {line.removeprefix("HEAD ") for line in server.lines} == {
        f"/{url.split('/', 3)[3]}" for url in record.read(bare)[0].keys() - kept
    }


def test_a_run_ends_when_it_should_and_says_what_is_left(bare: Path) -> None:
    with answering() as server:
        profile(bare, "a", *(f"{server.url}/pdf?{n}" for n in range(50)))
        done = refresh.refresh(bare, TODAY, asker=Asker("a", local=True, pause=0.05), minutes=0.3 / 60)
    assert 0 < done.asked.total() < 20
    assert done.left == 50 - done.asked.total()


def test_without_a_network_nothing_is_said_of_any_address(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise fetch.Fault("names")

    monkeypatch.setattr(fetch, "ask", unreachable)
    profile(bare, "a", *(f"http://bao-{n}.example/" for n in range(5)))
    with pytest.raises(refresh.NoNetworkError):
        refresh.refresh(bare, TODAY, asker=local())
    assert not (bare / RECORD).exists()
    profile(bare, "a", "http://bao-1.example/", "http://bao-2.example/")
    assert refresh.refresh(bare, TODAY, asker=local()).asked == {"uncertain": 2}


def test_ten_thousand_addresses_are_asked_in_bounded_memory(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "ask", lambda *_, **__: fetch.Reply(200, "", "application/pdf", "", b""))
    for n in range(20):
        profile(bare, f"p{n}", *(f"https://bao-{each % 40}.example/bai/{n}/{each}" for each in range(500)))
    shown: list[tuple[int, int]] = []
    done = refresh.refresh(bare, TODAY, lambda *told: shown.append(told), asker=local())
    assert done.asked == {"there": 10_000}
    assert shown[0] == (0, 10_000)
    assert shown[-1] == (10_000, 10_000)
    assert len(record.read(bare)[0]) == 10_000
    assert (bare / RECORD).stat().st_size < 3_000_000


# ── The record ─────────────────────────────────────────────────────────────────────────────────────────────────────

lines = st.builds(
    Line,
    url=st.sampled_from([f"https://bao.example/{n}" for n in range(4)]),
    state=st.sampled_from(["there", "gone", "moved"]),
    since=st.just(TODAY),
    checked=st.sampled_from([TODAY, LATER]),
    files=st.sampled_from([(), ("a.yml",)]),
)
records = st.lists(lines, max_size=6).map(lambda some: {line.url: line for line in some})


@settings(max_examples=60, deadline=None)
@given(records, records, records)
def test_records_are_merged_in_any_order_and_as_git_would_leave_them(one: Lines, two: Lines, three: Lines) -> None:
    assert record.merged(one, two) == record.merged(two, one)
    assert record.merged(record.merged(one, two), three) == record.merged(one, record.merged(two, three))
    ours, theirs = ("\n".join(line.as_json() for line in each.values()) for each in (one, two))
    conflict = f"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> night\n"
    assert record.parsed(conflict.encode()) == (record.merged(one, two), [])


def test_a_damaged_line_is_named_and_its_address_asked_again(bare: Path) -> None:
    good = Line(url="https://bao.example/1", state="gone", why="http-404", since=TODAY, checked=TODAY).as_json()
    bad = [
        "{",
        "[]",
        "null",
        "\x00",
        '{"url":"javascript:alert(1)","state":"gone","since":"2026-11-20","checked":"2026-11-20"}',
        '{"url":"https://bao.example/2","state":"dead","since":"2026-11-20","checked":"2026-11-20"}',
        '{"url":"https://bao.example/2","state":"gone","since":"hôm qua","checked":"2026-11-20"}',
    ]
    write(bare, RECORD, "\n".join([*bad, good]) + "\n")
    found, numbers = record.read(bare)
    assert (list(found), numbers) == (["https://bao.example/1"], [1, 2, 3, 4, 5, 6, 7])
    ran = honorroll_here("sources", root=bare)
    assert ran.code == 0
    assert f"{RECORD}, dòng 1: không đọc được" in ran.stdout


# ── The command, and the tasks ─────────────────────────────────────────────────────────────────────────────────────


def test_the_command_asks_through_the_proxy_of_the_office_and_todo_tells_without_asking(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PAUSE", 0)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    profile(bare, "a", *(f"http://bao.example/{kind}" for kind in ("pdf", "404", "for-ever", "soft", "500")))
    profile(bare, "b", "http://bao.example/404")
    with answering() as server:
        monkeypatch.setenv("http_proxy", server.url)
        asked = honorroll_here("sources", "--date", "2026-11-20", root=bare)
        assert "HEAD http://bao.example/404" in server.lines
        server.asked.clear()
        told = honorroll_here("todo", "--date", "2026-11-24", root=bare)
        in_english = honorroll_here("todo", "--lang", "en", root=bare).stdout
        assert server.asked == []
    assert (asked.code, told.code) == (0, 0)
    assert "Đã hỏi 5 địa chỉ, trong 5 địa chỉ được nêu." in asked.stdout
    for line in (
        "! http://bao.example/404: máy chủ báo mã 404, từ 20/11/2026 (và 1 tệp nữa)  [honorees/individuals/a/profile.",
        "· http://bao.example/soft: máy chủ trả lời, nhưng tên trang nói không tìm thấy, từ 20/11/2026  [",
        "đã chuyển hẳn sang địa chỉ khác, từ 20/11/2026; nay ở: http://bao.example/200  [",
        "· http://bao.example/500: máy chủ báo mã 500, từ 20/11/2026  [",
    ):
        assert line in asked.stdout
        assert line in told.stdout
    assert "the server says 404, since 2026-11-20 (and 1 more files)" in in_english


def test_a_copy_in_an_archive_is_proposed(bare: Path) -> None:
    with answering() as server:
        server.archive = (
            b'{"archived_snapshots":{"closest":{"available":true,"status":"200","url":"http://127.0.0.1/web/1"}}}'
        )
        profile(bare, "a", f"{server.url}/404")
        refresh.refresh(bare, TODAY, asker=local(f"{server.url}/archive"))
        refresh.refresh(bare, LATER, asker=local())  # found once, it is kept
    ((task,),) = (group.tasks for group in dead.groups(bare))
    assert (task.instead_is.vi, task.instead) == ("bản lưu", "http://127.0.0.1/web/1")


@pytest.mark.parametrize(
    ("arguments", "office", "said"),
    [
        (("--minutes", "0"), "", "“0” không phải số phút"),
        (("--minutes", "-3"), "", "--minutes"),
        (("--minutes", "nửa giờ"), "", "“nửa giờ” không phải số phút"),
        ((), "links:\n  archive: http://archive.example/\n", "content/office.yml:2"),
        ((), "links:\n  recheck_days: ngày\n", "content/office.yml:2"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(arguments: tuple[str, ...], office: str, said: str, bare: Path) -> None:
    write(bare, "content/office.yml", office)
    ran = honorroll_here("sources", *arguments, root=bare)
    assert ran.code != 0
    assert said in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr


def test_where_there_is_no_site_nothing_is_asked(tmp_path: Path) -> None:
    ran = honorroll_here("sources", root=tmp_path)
    assert ran.code != 0
    assert "Không thấy mkdocs.yml" in ran.stderr
