"""Content that nobody writes by mistake: wrong bytes, bombs, twins, links, and stories made to keep a parser busy."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from tests.running import DATE, honorroll, honorroll_here, write

from honorroll.base.findings import Source
from honorroll.formats.markdown import MAX_STORY, render

PROFILE = "honorees/individuals/{}/profile.yml"
GOOD = "name: {}\nsources:\n  - title: Nguồn\npublication:\n  basis: public-record\n"
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

#: The bytes of a profile, and what is said of them.
BYTES: dict[str, tuple[bytes, set[str]]] = {
    "utf-16": (GOOD.format("Nguyễn").encode("utf-16"), {"1:1 yaml-utf-16"}),
    "utf-16-be-without-mark": (GOOD.format("Nguyễn").encode("utf-16-be"), {"1:1 yaml-utf-16"}),
    "latin-1": ("name: Hoàng\n".encode("latin-1"), {"1:1 file-encoding"}),
    "windows-1258": ("name: Lê Văn\nunit: Trạm\n".encode("cp1258", "ignore"), {"1:1 file-encoding"}),
    "40-mb": (b"name: " + b"x" * 40_000_000, {"0:0 yaml-too-large"}),
    "5000-lists": (b"name: " + b"[" * 5_000 + b"]" * 5_000, {"1:26 yaml-too-deep"}),
    "5000-groups": (b"{a: " * 5_000, {"1:81 yaml-too-deep"}),
    "5000-levels": ("".join(" " * n + "a:\n" for n in range(1_000)).encode(), {"21:21 yaml-too-deep"}),
    "many-values": (b"movements: [" + b"a," * 60_000 + b"]", {"1:120013 yaml-too-many"}),
    "nul": (b"name: A\0B\n", {"1:8 yaml-character"}),
    "nothing": (b"", {"1:1 yaml-empty"}),
    "every-byte": (bytes(range(1, 256)), {"3:115 yaml-not-utf-8"}),
    "verbatim-tag": (b"name: !<> A\n", {"1:9 yaml-syntax"}),
}


def findings(root: Path) -> dict[str, set[str]]:
    """By path, ``line:column rule`` of every finding."""
    found: dict[str, set[str]] = {}
    for row in json.loads(honorroll_here("check", "--format", "json", root=root).stdout):
        found.setdefault(row["path"], set()).add(f"{row['line']}:{row['column']} {row['rule']}")
    return found


def test_wrong_bytes_are_told_all_at_once(site: Path) -> None:
    for name, (content, _) in BYTES.items():
        write(site, PROFILE.format(name), content)
    assert findings(site) == {PROFILE.format(name): expected for name, (_, expected) in BYTES.items()}


def test_an_alias_bomb_is_told(site: Path) -> None:
    write(site, PROFILE.format("bom"), BOMB)
    said = findings(site)[PROFILE.format("bom")]
    assert len(said) == 100
    assert {finding.split()[1] for finding in said} == {"yaml-anchor"}


MEASURED = """
import sys, time
from honorroll.cli import main
from tests.running import peak
start = time.process_time()
code = main(sys.argv[1:])
print(code, time.process_time() - start, peak(), file=sys.stderr)
"""


@pytest.mark.parametrize("name", ["alias bomb", "40 MB", "5,000 deep", "in the vocabulary"])
def test_the_whole_command_stays_quick_and_small(site: Path, name: str) -> None:
    content = {"40 MB": BYTES["40-mb"][0], "5,000 deep": BYTES["5000-lists"][0]}.get(name, BOMB.encode())
    write(site, "content/vocabulary/units.yml" if name == "in the vocabulary" else PROFILE.format("bom"), content)
    command = ["check", "--root", str(site), "--date", DATE.isoformat()]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command], capture_output=True, check=True, text=True, env=environment
    )
    code, seconds, kibibytes = done.stderr.split()
    assert code == "1"
    assert float(seconds) < 1
    assert int(kibibytes) < 200_000


# ── Folders and names ──────────────────────────────────────────────────────────────────────────────────────────────


def test_twins_that_some_systems_cannot_tell_apart(site: Path) -> None:
    composed, decomposed = "nguyễn-văn-g", unicodedata.normalize("NFD", "nguyễn-văn-g")
    for n, slug in enumerate((composed, decomposed, "twin", "TWIN")):
        write(site, PROFILE.format(slug), GOOD.format(f"Người Thứ {('Một', 'Hai', 'Ba', 'Tư')[n]}"))
    if len(os.listdir(site / "honorees/individuals")) < 9:
        pytest.skip("this file system takes the two for one")
    assert findings(site) == {
        f"honorees/individuals/{composed}": {"0:0 bad-slug"},
        f"honorees/individuals/{decomposed}": {"0:0 bad-slug"},
        "honorees/individuals/TWIN": {"0:0 bad-slug"},
        PROFILE.format(composed): {"1:1 slug-twice"},
        PROFILE.format("twin"): {"1:1 slug-twice"},
    }


def test_a_hand_written_page_with_a_broken_name_is_told(site: Path) -> None:
    Path(os.fsdecode(os.fsencode(site / "content/pages") + b"/\xff.md")).write_text("# Trang\n", encoding="utf-8")
    result = honorroll_here("build", root=site)
    assert result.code == 1
    assert "content/pages/\\udcff.md: lỗi unexpected-file" in result.stdout


def test_a_link_is_not_read_for_the_search_or_the_report(site: Path, tmp_path: Path) -> None:
    write(tmp_path, "outside.md", "# Bí mật\n")
    for path in ("content/pages/muc/lien-ket.md", "content/urls.txt"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).unlink(missing_ok=True)
        (site / path).symlink_to(tmp_path / "outside.md")
    assert findings(site) == {"content/pages/muc/lien-ket.md": {"0:0 link"}, "content/urls.txt": {"0:0 link"}}
    assert "mật" not in honorroll_here("build", root=site).stdout


def test_what_is_neither_file_nor_folder_is_not_opened(site: Path) -> None:
    folder = site / "honorees/individuals/ong-noi"
    folder.mkdir()
    os.mkfifo(folder / "profile.yml")
    os.mkfifo(site / "honorees/individuals/nguyen-van-a/anh.jpg")
    assert findings(site) == {
        "honorees/individuals/ong-noi/profile.yml": {"0:0 not-a-file"},
        "honorees/individuals/nguyen-van-a/anh.jpg": {"0:0 unexpected-file"},
    }


def test_no_link_is_followed_out_of_the_site(site: Path, tmp_path: Path) -> None:
    write(tmp_path, "outside/secret/profile.yml", GOOD.format("Người Bên Ngoài"))
    (site / "honorees/households").rename(tmp_path / "households")
    for link, to in (
        ("honorees/households", tmp_path / "households"),
        ("honorees/individuals/ben-ngoai", tmp_path / "outside/secret"),
        ("content/vocabulary/khac.yml", "/etc/passwd"),
    ):
        (site / link).symlink_to(to)
    assert findings(site) == {
        "honorees/households": {"0:0 link"},
        "honorees/individuals/ben-ngoai": {"0:0 link"},
        "content/vocabulary/khac.yml": {"0:0 link"},
    }
    (site / "content/vocabulary").rename(tmp_path / "vocabulary")
    (site / "content/vocabulary").symlink_to(tmp_path / "vocabulary")
    assert findings(site)["content/vocabulary"] == {"0:0 link"}


#: The control characters, and a few more, that load lets into no text, in the settings.
@pytest.mark.parametrize(
    "content",
    [
        b"site_name: a\x07b\n",
        "site_name: Bảng vàng\n".encode("utf-16"),
        b"site_name: \xff\n",
        b"site_name: 2025-13-45\n",
        b"? [a]\n: b\n",
        b"site_name: &a [*a]\n",
        b"extra: " + b"[" * 50_000,
        b"extra: " + b"{a: " * 50_000,
        b"a0: &a0 [x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 40)),
        b"extra: [" + b"x," * 60_000 + b"]\n",
        b"site_name: a\n" + b"#" * 1_100_000,
        b"- site_name\n",
        b"",
        b"site_name: !!python/name:os.system x\n",
        b"site_name: !ENV [NOTHING_OF_THIS_NAME]\n",
        b"site_name: !!int x\n",
        b"site_name: 0b\n",
        b"<<: 1\n",
        b"extra: {honorroll: {period: {start: .nan}}}\n",
    ],
)
def test_settings_that_cannot_be_read_are_told(site: Path, content: bytes) -> None:
    write(site, "mkdocs.yml", content)
    assert set(findings(site)) == {"mkdocs.yml"}


@pytest.mark.parametrize(
    "bomb",
    [
        "x0: &x0 [a, a]\n" + "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 9)),
        "zz: " + "[" * 50_000,
    ],
    ids=["aliases", "depth"],
)
def test_settings_that_would_exhaust_mkdocs_never_reach_it(site: Path, bomb: str) -> None:
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(bomb)
    began = time.monotonic()
    result = honorroll("build", root=site)
    assert (result.code, result.stderr.count("Traceback")) == (1, 0)
    assert "mkdocs.yml" in result.stdout
    assert time.monotonic() - began < 60  # MkDocs would take until its memory is used up


@pytest.mark.parametrize(
    ("written", "instead"),
    [("  name: material", "  name: mkdocs"), ("  - honorroll", "  - search"), ("  - honorroll", "  - khong-co")],
)
def test_settings_without_the_theme_or_the_plugin_are_told(site: Path, written: str, instead: str) -> None:
    text = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site, "mkdocs.yml", text.replace(f"\n{written}\n", f"\n{instead}\n"))
    result = honorroll_here("build", root=site)
    assert (result.code, "mkdocs.yml: lỗi mkdocs: " in result.stdout + result.stderr) == (1, True), result


HOSTILE = """</title><script>alert("1")</script> & 'b'"""


def test_settings_and_front_matter_are_text_and_no_html(site: Path) -> None:
    text = (site / "mkdocs.yml").read_text(encoding="utf-8")
    for key in ("site_name", "site_description", "owner", "notice"):
        text = re.sub(rf"(?m)^( *{key}:).*$", lambda line: f"{line[1]} {json.dumps(HOSTILE)}", text)
    write(site, "mkdocs.yml", text.replace("- Giới thiệu:", f"- {json.dumps(HOSTILE)}:"))
    told = f"title: {json.dumps(HOSTILE)}\ndescription: {json.dumps(HOSTILE)}\n"
    write(site, "content/pages/mot.md", f"---\n{told}---\n\nMột đoạn.\n")
    write(site, "content/pages/hai.md", "# `<script>alert(1)</script>`\n\nMột đoạn.\n")
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    for page in ("mot", "hai", "gioi-thieu", "bang-vang/nguyen-van-a"):
        assert "<script>alert" not in (site / "site" / page / "index.html").read_text(encoding="utf-8"), page
    assert "<script>alert" not in (site / "site/404.html").read_text(encoding="utf-8")


def test_days_at_the_ends_of_the_calendar_are_told_or_stood(site: Path) -> None:
    conference = (site / "content/conferences/hoi-nghi-sap-toi/conference.yml").read_text(encoding="utf-8")
    last = re.sub(r"(?m)^start: .*$", "start: 9999-12-31", conference)
    write(site, "content/conferences/hoi-nghi-cuoi/conference.yml", last)
    write(site, "content/conferences/hoi-nghi-quy/conference.yml", last.replace("9999-12-31", "quý IV/9999"))
    write(site, "content/tracker.yml", "plan_days: 9999999\nunits: {ubnd-quan-vi-du: {date: 9999-12-31}}\n")
    write(site, "content/coverage.yml", "plans: [{start: 2025-01, end: 9999-12, monthly: {guong-vi-du: 1}}]\n")
    assert findings(site) == {
        "content/conferences/hoi-nghi-cuoi/conference.yml": {"6:8 wrong-value"},
        "content/conferences/hoi-nghi-quy/conference.yml": {"6:8 wrong-value"},
        "content/coverage.yml": {"1:31 wrong-value"},
        "content/tracker.yml": {"1:12 wrong-value", "2:33 wrong-value"},
    }
    for slug in ("hoi-nghi-cuoi", "hoi-nghi-quy"):
        shutil.rmtree(site / "content/conferences" / slug)
    write(site, "content/tracker.yml", "plan_days: 999\nunits: {ubnd-quan-vi-du: {date: 1000-01-01}}\n")
    write(site, "content/coverage.yml", "plans: []\n")
    front = "title: Bài\ndate: 1000-01-01\nkind: news\ncolumn: guong-vi-du\nsummary: Câu.\n"
    write(site, "content/news/bai.md", f"---\n{front}---\n\nMột đoạn.\n")
    result = honorroll_here("build", root=site)
    assert result.code == 0, result


def test_an_address_that_no_program_can_read_is_told(site: Path) -> None:
    write(site, "content/pages/mot.md", "# Trang\n\n[x](http://[)\n")
    write(site, "content/pages/hai.md", '# Trang\n\n<a href="http://[::1">y</a>\n')
    result = honorroll_here("build", root=site)
    assert result.code == 1
    assert "mot.md" in result.stdout
    (site / "content/pages/mot.md").unlink()
    assert "page-link" in honorroll_here("build", root=site).stdout


def test_published_addresses_that_cannot_be_read_are_told(site: Path) -> None:
    write(site, "content/urls.txt", b"/bang-vang/\n/\xff/\n")
    assert findings(site) == {"content/urls.txt": {"2:0 not-an-address"}}


# ── Stories made to keep a parser busy: https://spec.commonmark.org/, and what was found in its implementations
# ────────

STORIES = {
    "nested strong emphasis": "*a **a " * 8_500,
    "many emphasis closers": "a_ " * 20_000,
    "many emphasis openers": "_a " * 20_000,
    "many link closers": "a]" * 30_000,
    "many link openers": "[a" * 30_000,
    "mismatched openers and closers": "*a_ " * 15_000,
    "openers and closers multiple of 3": "a**b" + "c* " * 19_000,
    "link openers and emphasis closers": "[ a_" * 15_000,
    "pattern [ (]( repeated": "[ (](" * 12_000,
    "pattern ![[]() repeated": "![[]()" * 10_000,
    "nested brackets": "[" * 29_000 + "a" + "]" * 29_000,
    "nested block quotes": "> " * 29_000 + "a",
    "nested lists": "".join("  " * n + "- a\n" for n in range(200)),
    "deeply nested list markers": "- " * 29_000 + "a",
    "backslashes in a link": "[" + "\\" * 59_000 + "\n",
    "backticks": "".join("e" + "`" * n for n in range(330)),
    "unclosed links": "[a](<b" * 10_000,
    "unclosed links with titles": "[a](b " * 10_000,
    "unclosed comments": "</" + "<!--" * 14_000,
    "unclosed processing instructions": "<?" * 29_000,
    "unclosed declarations": "<!A " * 14_000,
    "unclosed cdata": "<![CDATA[" * 6_500,
    "empty lines in lists": "- a" + "\n" * 59_000 + "b",
    "link reference definitions": "".join(f"[{n}]: u\n" for n in range(6_000)),
    "references to one definition": "[a]: " + "u" * 5_000 + "\n\n" + "[a] " * 13_000,
    "many tables": "|a|\n|-|\n" * 7_000,
    "a wide table": "|" + "a|" * 14_000 + "\n|" + "-|" * 14_000,
    "many rows for a wide table": "|" + "a|" * 400 + "\n|" + "-|" * 400 + "\n" + "|\n" * 20_000,
    "many tags": "<b>" * 19_000,
    "distinct tags": "".join(f"<t{n}>" for n in range(8_000)),
    "many attributes": "<b " + "".join(f"a{n} " for n in range(9_000)) + ">",
    "many entities": "&amp;" * 11_000,
    "tildes": "~a ~~b " * 8_000,
    "autolinks": "<https://a.example/" * 3_000,
    "marks": "a" + "\u0301\u0323" * 29_000,
}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_takes_little_time_whatever_it_holds(name: str) -> None:
    story = STORIES[name]
    assert len(story) <= MAX_STORY
    start = time.process_time()
    html, _ = render(story, Source("profile.yml", 1, 1))
    assert time.process_time() - start < 2
    assert not re.search(r"<script|\son\w+=|javascript:", html)


def test_all_of_them_in_one_site_hold_nobody_up(site: Path) -> None:
    for n, story in enumerate(STORIES.values()):
        indented = "".join(f"  {line}\n" for line in story.split("\n"))
        write(site, PROFILE.format(f"kho-{n}"), GOOD.format("Khó") + f"story: |2\n{indented}")
    write(site, PROFILE.format("qua-dai"), GOOD.format("Quá Dài") + "story: " + "dài " * (MAX_STORY // 4 + 1) + "\n")
    start = time.process_time()
    result = honorroll_here("check", root=site)
    assert time.process_time() - start < 20
    assert result.code == 1
    assert re.search(r"qua-dai/profile.yml:6:8: lỗi story-too-long", result.stdout)
    assert "Traceback" not in result.stderr
