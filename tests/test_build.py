"""The build as a whole: what stops it leaves the live site alone; what it makes is coherent and always the same."""

from __future__ import annotations

import fcntl
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.bench.profiles import make
from tests.running import DATE, FOLLOWING, SITE, Result, built, honorroll, honorroll_here, write

from honorroll.outputs.search import text_shards
from honorroll.publish import releases

PERSON = "honorees/individuals/nguyen-van-a"
#: One whom no conference names.
UNNAMED = "honorees/individuals/y-vi-du-ten-dai"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def build(root: Path, *arguments: str) -> Result:
    return honorroll_here("build", "--lang", "en", *arguments, root=root)


class State(NamedTuple):
    """All that can be seen of a live site: where it leads, and every file with its inode."""

    target: str
    files: dict[str, tuple[int, bytes]]


def state(root: Path) -> State:
    site = root / "site"
    files = {path: ((site / path).stat().st_ino, data) for path, data in built(site).items()}
    return State(os.readlink(site), files)


# ── What stops a build ─────────────────────────────────────────────────────────────────────────────────────────────


def rename(root: Path) -> None:
    (root / UNNAMED).rename(root / f"{UNNAMED}-b")


def dead_link(root: Path) -> None:
    write(root, "content/pages/gioi-thieu.md", "# Giới thiệu\n\n[Không có](khong-co.md)\n")


def dead_html_link(root: Path) -> None:
    write(root, "content/pages/gioi-thieu.md", '# Giới thiệu\n\n<a href="../khong-co/">Không có</a>\n')


def dead_anchor(root: Path) -> None:
    write(root, "content/pages/gioi-thieu.md", '# Giới thiệu\n\n<a href="../bang-vang/#khong-co">Không có</a>\n')


@pytest.mark.parametrize(
    ("spoil", "rule", "where"),
    [
        pytest.param(
            lambda root: edit(root / PERSON / "profile.yml", "name:", "nmae:"), "unknown-key", PERSON, id="key"
        ),
        pytest.param(lambda root: write(root, f"{PERSON}/profile.yml", b"\xff"), "utf-8", PERSON, id="bytes"),
        pytest.param(lambda root: shutil.rmtree(root / UNNAMED), "lost-honoree:", "honorees", id="deleted"),
        pytest.param(rename, "lost-honoree-renamed", f"{UNNAMED}-b/profile.yml", id="renamed"),
        pytest.param(dead_link, "mkdocs", "khong-co.md", id="dead link"),
        pytest.param(dead_html_link, "page-link", "gioi-thieu", id="dead HTML link"),
        pytest.param(dead_anchor, "dead-anchor", "khong-co", id="dead anchor"),
        pytest.param(
            lambda root: write(root, "content/pages/bang-vang/nguyen-van-a.md", "# Của tôi\n"),
            "address-taken",
            "content/pages/bang-vang/nguyen-van-a.md",
            id="a page on an honoree's address",
        ),
        pytest.param(
            lambda root: write(root, "content/pages/bang-vang/index.md", "# Của tôi\n"),
            "address-taken",
            "content/pages/bang-vang/index.md",
            id="a page on a list's address",
        ),
        pytest.param(
            lambda root: edit(root / "mkdocs.yml", "nav:", "nav: ["), "yaml-bracket", "mkdocs.yml", id="mkdocs.yml"
        ),
        pytest.param(
            lambda root: edit(root / "mkdocs.yml", "  name: material", "  name: marble"), "mkdocs", "marble", id="theme"
        ),
        pytest.param(
            lambda root: write(root, "content/vocabulary/fields.yml", "y-te: {}\n"),
            "missing",
            "fields.yml",
            id="vocabulary",
        ),
    ],
)
def test_findings_leave_the_live_site_as_it_was(
    site: Path, spoil: Callable[[Path], object], rule: str, where: str
) -> None:
    assert build(site).code == 0
    assert build(site).code == 0
    before = state(site)
    spoil(site)
    result = build(site)
    assert result.code == 1, result
    assert rule in result.stdout
    assert where in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert "left as it was" in result.stderr or "left as it is" in result.stderr
    assert state(site) == before


def test_after_findings_the_next_build_is_that_from_nothing(site: Path) -> None:
    assert build(site).code == 0
    dead_anchor(site)
    assert build(site).code == 1
    shutil.copyfile(SITE / "content/pages/gioi-thieu.md", site / "content/pages/gioi-thieu.md")
    edit(site / PERSON / "profile.yml", "Cứ gọi là có.", "Gọi là có.")
    assert build(site).code == 0
    warm = built(site / "site")
    shutil.rmtree(site / ".build")
    (site / "site").unlink()
    assert build(site).code == 0
    assert built(site / "site") == warm


def test_a_renamed_honoree_leaves_a_redirect(site: Path) -> None:
    assert build(site).code == 0
    rename(site)
    profile = site / f"{UNNAMED}-b/profile.yml"
    profile.write_text(f"{profile.read_text(encoding='utf-8')}former_slugs:\n  - y-vi-du-ten-dai\n", encoding="utf-8")
    assert build(site).code == 0
    page = (site / "site/bang-vang/y-vi-du-ten-dai/index.html").read_text(encoding="utf-8")
    assert 'url=../../bang-vang/y-vi-du-ten-dai-b/"' in page
    assert "https://bang-vang.example/nen/bang-vang/y-vi-du-ten-dai-b/" in page
    assert "noindex" in page
    assert "/bang-vang/y-vi-du-ten-dai/<" not in (site / "site/sitemap.xml").read_text(encoding="utf-8")


# ── Lists that grow shorter ────────────────────────────────────────────────────────────────────────────────────────


def test_pages_of_lists_that_shrink_lead_on(tmp_path: Path) -> None:
    """Taking honorees down must not be stopped by page 2 of a list, nor by a year that nobody is left in."""
    root, profiles = make(tmp_path / "root", SITE, 60)
    for path in profiles:  # a year that one profile alone states
        text = re.sub(r"^(    year:) \d{4}$", r"\1 2020", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    edit(profiles[3], "year: 2020", "year: 2011")
    first = build(root)
    assert first.code == 0, first
    published = (root / "site/dia-chi.txt").read_text(encoding="utf-8").split()
    assert {"/bang-vang/trang/2/", "/bang-vang/nam/2020/trang/2/", "/bang-vang/nam/2011/"} <= set(published)

    edit(profiles[3], "year: 2011", "year: 2020")
    for path in profiles[:30]:
        edit(path, "  basis: public-record\n", "  basis: public-record\n  withdrawn:\n    date: 2025-11-30\n")
    assert honorroll_here("check", root=root).code == 0
    second = build(root)
    assert second.code == 0, second
    moved = {
        "bang-vang/trang/2/": "bang-vang/",
        "bang-vang/nam/2020/trang/2/": "bang-vang/nam/2020/",
        "bang-vang/nam/2011/": "bang-vang/nam/",
    }
    for old, new in moved.items():
        page = (root / "site" / old / "index.html").read_text(encoding="utf-8")
        assert f'url={"../" * old.count("/")}{new}"' in page
        assert f"https://bang-vang.example/nen/{new}" in page
    withdrawn = {f"/bang-vang/{path.parent.name}/" for path in profiles[:30]}  # whose names no list shows
    listed = set((root / "site/dia-chi.txt").read_text(encoding="utf-8").split())
    assert listed >= {*published} - withdrawn
    assert listed.isdisjoint(withdrawn)
    sitemap = (root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert not any(f"/{old}<" in sitemap for old in moved)

    for path in profiles[:30]:  # the list grows again: the address is a page again
        edit(path, "  withdrawn:\n    date: 2025-11-30\n", "")
    assert build(root).code == 0
    assert 'http-equiv="refresh"' not in (root / "site/bang-vang/trang/2/index.html").read_text(encoding="utf-8")


def test_a_list_that_never_was_is_not_invented(site: Path) -> None:
    assert build(site).code == 0
    online = write(site, "online.txt", (site / "site/dia-chi.txt").read_text(encoding="utf-8"))
    assert build(site, "--published", str(online)).code == 0
    write(site, "online.txt", f"{online.read_text(encoding='utf-8')}/bang-vang/danh-hieu/khong-co/trang/2/\n")
    result = build(site, "--published", str(online))
    assert result.code == 1
    assert "lost-url" in result.stdout


# ── What the surroundings do not allow ─────────────────────────────────────────────────────────────────────────────


def one_line(result: Result) -> str:
    """What a command that could not do its work says: one line, and that only."""
    assert result.code == 2, result
    lines = (result.stdout + result.stderr).splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_a_second_build_at_the_same_time_is_told_to_wait(site: Path) -> None:
    assert build(site).code == 0
    before = state(site)
    with open(site / ".build/building", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "under way" in one_line(honorroll("build", "--lang", "en", root=site))
    assert state(site) == before
    assert build(site).code == 0


def test_a_site_that_is_a_real_folder_is_left_alone(site: Path) -> None:
    write(site, "site/thesis.odt", "years of work")
    line = one_line(build(site))
    assert str(site / "site") in line
    assert built(site / "site") == {"thesis.odt": b"years of work"}


def test_a_file_where_the_build_works(bare_site: Path) -> None:
    write(bare_site, ".build", "")
    assert ".build" in one_line(build(bare_site))


@pytest.mark.parametrize("limit", [0, 3_000, 20_000, 100_000])
def test_a_disk_that_is_full(site: Path, limit: int) -> None:
    """No file may grow beyond the limit, which stops the build at another place each time."""
    assert build(site).code == 0
    before = state(site)
    edit(site / PERSON / "profile.yml", "Cứ gọi là có.", "Cứ gọi là có. " * 2_000)
    write(site, "content/pages/gioi-thieu.md", "# Mới\n")  # so that MkDocs has to write too
    done = subprocess.run(
        [sys.executable, "-m", "honorroll", "build", "--lang", "en", "--root", str(site), "--date", DATE.isoformat()],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),  # no threads here
    )
    assert "left as it is" in one_line(Result(done.returncode, done.stdout.decode(), done.stderr.decode()))
    assert state(site) == before
    assert build(site).code == 0
    assert built(site / "site") != {path: data for path, (_, data) in before.files.items()}


def test_a_place_that_cannot_be_written(site: Path) -> None:
    """A file where a folder must be: what stops root too, whom permissions do not stop."""
    assert build(site).code == 0
    before = state(site)
    edit(site / PERSON / "profile.yml", "Cứ gọi là có.", "Gọi là có.")
    write(site, ".build/releases/b", "")
    line = one_line(build(site))
    (site / ".build/releases/b").unlink()
    assert ".build/releases/b" in line
    assert state(site) == before


def test_a_folder_without_a_site(tmp_path: Path) -> None:
    line = one_line(build(tmp_path))
    assert f"There is no mkdocs.yml in “{tmp_path}”" in line
    assert list(tmp_path.iterdir()) == []


# ── The same input, the same bytes ─────────────────────────────────────────────────────────────────────────────────


def test_surroundings_do_not_show(site: Path, tmp_path: Path) -> None:
    """Folder, clock, time zone, language, hash seed, umask and working folder make no difference to a single byte."""
    assert build(site).code == 0
    expected = built(site / "site")
    cases: list[tuple[dict[str, str], int, str]] = [
        ({"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, 0o077, "2025-12-01"),
        ({"TZ": "America/Adak", "LANG": "vi_VN.UTF-8", "PYTHONHASHSEED": "77", "COLUMNS": "20"}, 0o002, "2025-12-01"),
    ]
    for n, (environment, mask, day) in enumerate(cases):
        root = tmp_path / ("dài hơn " * n + "other")
        shutil.copytree(SITE, root)
        for path in root.rglob("profile.yml"):
            os.utime(path, (n * 1e9, n * 1e9))
        done = subprocess.run(
            [sys.executable, "-m", "honorroll", "build", "--root", os.path.relpath(root, tmp_path), "--date", day],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | environment,
            umask=mask,
        )
        assert done.returncode == 0, done
        assert built(root / "site") == expected


def test_the_day_shows_only_where_something_is_to_come(site: Path) -> None:
    """Of a conference it is said whether it is still to come, and so the search finds other words; of a duty whether it
    is late; a worker is a release's.
    """

    def without_words() -> dict[str, bytes]:
        return {path: data for path, data in built(site / "site").items() if not path.startswith(text_shards.PREFIX)}

    assert build(site).code == 0
    expected = without_words()
    result = honorroll("build", "--date", "2040-01-01", root=site)
    assert result.code == 0, result
    found = without_words()
    assert found.keys() == expected.keys()
    follow = {path for path in expected if found[path] != expected[path]}
    assert follow - {"index.html", *FOLLOWING} == {
        path for path in follow if path.startswith(("hoi-nghi/", "bang-vang/dia-ban/"))
    }
    assert "hoi-nghi/index.html" in follow


def test_caches_may_be_damaged_or_deleted(site: Path) -> None:
    assert build(site).code == 0
    expected = built(site / "site")
    for damage in range(4):
        database = releases.database(site, releases.live_slot(site) or "")
        whole = database.read_bytes()
        database.write_bytes((b"", whole[:-1], bytes(len(whole)), whole[:20] + b"\xc1" + whole[21:])[damage])
        assert build(site).code == 0
        assert built(site / "site") == expected
    for folder in ("cache", "rendered", "releases"):
        shutil.rmtree(site / ".build" / folder)
        assert build(site).code == 0
        assert built(site / "site") == expected
