"""An honoree is taken off the site at once, whatever state the other files are in, and nothing else is published."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.bench import bench_takedown
from tests.bench.profiles import make
from tests.running import DATE, SITE, built, honorroll_here, write

from honorroll.base import store
from honorroll.base.store import Database
from honorroll.office import takedown
from honorroll.office.removal import removal
from honorroll.publish import releases, source_texts

SLUG, NAME = "nguyen-van-a", "Nguyễn Văn A"
TOMBSTONE = f"bang-vang/{SLUG}/index.html"
FRONT = "title: Bài\ndate: 2025-06-01\nkind: {kind}\ncolumn: guong-vi-du\nsummary: Câu.\n{more}sources:\n  - title: A\n"
PHOTO = "file: {file}\n    alt: Ảnh chụp\n    credit: Lê Văn Ảnh\n"


@pytest.fixture
def named(site: Path) -> Path:
    """The miniature site, with posts, a page and a photo of a post that name the honoree too."""
    write(
        site,
        "content/pages/gioi-thieu.md",
        f"# Giới thiệu\n\n{{{{ honorees {SLUG} tran-thi-b }}}}\n\nĐoạn.\n\n{{{{ honorees {SLUG} }}}}\n",
    )
    more = f"honorees: [tran-thi-b, {SLUG}]\n"
    write(site, "content/news/bai.md", f"---\n{FRONT.format(kind='news', more=more)}---\n\nMột đoạn.\n")
    picture = (site / "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac/tren-buc.png").read_bytes()
    write(site, "content/news/anh/rieng.png", picture)
    more = f"photos:\n  - {PHOTO.format(file='rieng.png')}    honorees: [{SLUG}]\n"
    write(site, "content/news/anh.md", f"---\n{FRONT.format(kind='photos', more=more)}---\n")
    return site


def everything_but_texts(root: Path) -> dict[str, bytes]:
    """The files of the live release; the worker for reading offline is named by what was built before."""
    return {path: data for path, data in built(root / "site").items() if path != "sw.js"}


def test_the_release_is_that_of_the_published_content_without_the_honoree(named: Path, tmp_path: Path) -> None:
    """Twenty files are faulty, and hold what nobody may see yet; nothing of that is in the release."""
    assert honorroll_here("build", root=named).code == 0
    online = shutil.copy(named / "site/dia-chi.txt", tmp_path / "online.txt")
    other = tmp_path / "other"
    shutil.copytree(named, other, symlinks=True, ignore=shutil.ignore_patterns("releases", "site"))
    profiles = sorted(path for path in (named / "honorees").glob("*/*/profile.yml") if path.parent.name != SLUG)
    bench_takedown.spoil(named, profiles)
    for path in ("content/news/bai.md", "content/conferences/giao-luu-vi-du/conference.yml"):
        (named / path).write_text((named / path).read_text(encoding="utf-8") + bench_takedown.CANARY, encoding="utf-8")
    result = honorroll_here("withdraw", SLUG, "--yes", root=named)
    assert result.code == 0, result

    profile = takedown.profile_of(other, SLUG) or ""
    done = removal(other, profile, SLUG, DATE)
    takedown.carry_out(other, done)
    for left in done.left_over:
        (other / left).unlink()
    result = honorroll_here("build", "--published", str(online), root=other)
    assert result.code == 0, result
    assert everything_but_texts(named) == everything_but_texts(other)
    files = built(named / "site")
    assert not [path for path, data in files.items() if bench_takedown.CANARY.encode() in data]
    assert not [path for path, data in files.items() if NAME.encode() in data]
    assert [line for line in files["dia-chi.txt"].decode().split() if SLUG in line] == []
    assert [path for path, data in files.items() if SLUG.encode() in data] == [TOMBSTONE]


def test_what_is_named_in_a_file_is_gone_from_it(named: Path) -> None:
    honorroll_here("build", root=named)
    result = honorroll_here("withdraw", SLUG, "--yes", root=named)
    assert result.code == 0
    assert "{{ honorees tran-thi-b }}\n\nĐoạn.\n\n" in (named / "content/pages/gioi-thieu.md").read_text("utf-8")
    assert "honorees: [tran-thi-b]\n" in (named / "content/news/bai.md").read_text(encoding="utf-8")
    assert "withdrawn:" in (named / "content/news/anh.md").read_text(encoding="utf-8")
    profile = (named / f"honorees/individuals/{SLUG}/profile.yml").read_text(encoding="utf-8")
    assert f"  withdrawn:\n    date: {DATE.isoformat()}\n" in profile
    # What is left for people: files that nobody names any more.
    left = [line for line in honorroll_here("check", root=named).stdout.splitlines() if ": lỗi " in line]
    assert {line.partition(":")[0] for line in left} <= {
        "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac/tren-buc.png",
        "content/news/anh/rieng.png",
    }


def test_a_file_with_faults_that_names_them_is_told(named: Path) -> None:
    honorroll_here("build", root=named)
    conference = named / "content/conferences/hoi-nghi-vi-du/conference.yml"
    text = f"{conference.read_text(encoding='utf-8')}\thonorees: [{SLUG}]\n"
    conference.write_text(text, encoding="utf-8")
    result = honorroll_here("withdraw", SLUG, "--yes", root=named)
    assert result.code == 0
    assert "conference.yml: cảnh báo not-edited: " in result.stdout
    assert conference.read_text(encoding="utf-8") == text


def test_where_the_live_site_cannot_be_replaced_it_is_written_and_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which refuses symbolic links."""
    monkeypatch.setattr(takedown, "can_link", lambda folder: False)
    result = honorroll_here("withdraw", SLUG, "--yes", root=site)
    assert result.code == 1
    assert " not-published-here: " in result.stdout
    assert "withdrawn:" in (site / f"honorees/individuals/{SLUG}/profile.yml").read_text(encoding="utf-8")
    assert not (site / "site").exists()


def test_without_a_yes_only_what_would_be_done_is_told(named: Path) -> None:
    honorroll_here("build", root=named)
    write(named, "content/news/khac.md", f"---\n{FRONT.format(kind='news', more='')}---\n\nGặp NGUYEN VĂN A.\n")
    before = {path: path.read_bytes() for path in named.rglob("*") if path.is_file() and ".build" not in path.parts}
    result = honorroll_here("withdraw", SLUG, root=named)
    assert result.code == 0
    for told in (
        f"+++ b/honorees/individuals/{SLUG}/profile.yml",
        f"-honorees: [tran-thi-b, {SLUG}]",
        "content/news/khac.md:11: Gặp NGUYEN VĂN A.",
        f"  honorees/individuals/{SLUG}/chan-dung.jpg",
        "  content/news/anh/rieng.png",
        f"honorroll withdraw {SLUG} --yes",
    ):
        assert told in result.stdout
    after = {path: path.read_bytes() for path in named.rglob("*") if path.is_file() and ".build" not in path.parts}
    assert after == before


@pytest.mark.parametrize("slug", ["nguyen-van-aa", "../x", "*", ""])
def test_a_slug_that_nobody_has(site: Path, slug: str) -> None:
    result = honorroll_here("withdraw", slug, "--yes", root=site)
    assert result.code == 1
    assert "lỗi no-such-profile: " in result.stdout
    if slug == "nguyen-van-aa":
        assert f"Có phải “{SLUG}” không?" in result.stdout


@pytest.mark.parametrize("text", ["name: [\n", "nme: Ai đó\n", "\x00", "publication:\n  basis: gì đó\n"])
def test_a_faulty_profile_is_taken_down_too(site: Path, text: str) -> None:
    honorroll_here("build", root=site)
    path = site / f"honorees/individuals/{SLUG}/profile.yml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    result = honorroll_here("withdraw", SLUG, "--yes", root=site)
    assert result.code == 0, result
    assert NAME.encode() not in b"".join(built(site / "site").values())
    assert "withdrawn:" in path.read_text(encoding="utf-8")


def test_a_profile_that_was_deleted_instead_comes_back_as_withdrawn(site: Path) -> None:
    honorroll_here("build", root=site)
    shutil.rmtree(site / f"honorees/individuals/{SLUG}")
    assert honorroll_here("withdraw", SLUG, "--yes", root=site).code == 0
    assert "withdrawn:" in (site / f"honorees/individuals/{SLUG}/profile.yml").read_text(encoding="utf-8")
    assert NAME.encode() not in b"".join(built(site / "site").values())


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Nguyễn Văn A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def test_without_a_release_the_last_commit_that_can_be_built_is_published(named: Path) -> None:
    """A fresh clone: the last commit is faulty, the one before it is not; both still show somebody withdrawn since."""
    git(named, "init", "-q")
    git(named, "add", "-A", "mkdocs.yml", "content", "honorees")
    git(named, "commit", "-qm", "Tốt")
    write(named, "content/news/bai.md", bench_takedown.CANARY)
    git(named, "commit", "-qam", "Hỏng")
    other = named / "honorees/individuals/tran-thi-b/profile.yml"
    text = other.read_text(encoding="utf-8")
    assert "publication:\n" in text
    other.write_text(
        text.replace("publication:\n", "publication:\n  withdrawn:\n    date: 2025-11-01\n"), encoding="utf-8"
    )
    result = honorroll_here("withdraw", SLUG, "--yes", root=named)
    assert result.code == 0, result
    files = built(named / "site")
    everything = b"".join(files.values())
    assert "tin-tuc/bai/index.html" in files
    for word in (NAME, "Trần Thị B", bench_takedown.CANARY):
        assert word.encode() not in everything


@pytest.mark.parametrize("damage", ["lost", "flipped", "database"])
def test_a_damaged_release_is_not_gone_on_from(named: Path, damage: str) -> None:
    """Without git there is only what lies in the folder, which here has no fault."""
    honorroll_here("build", root=named)
    slot = releases.base(named) or ""
    kept = source_texts.file_of(named, slot)
    if damage == "lost":
        kept.unlink()
    else:
        path = kept if damage == "flipped" else releases.database(named, slot)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.unlink()
        path.write_bytes(data)
    result = honorroll_here("withdraw", SLUG, "--yes", root=named)
    assert result.code == 0, result
    assert NAME.encode() not in b"".join(built(named / "site").values())


def test_killed_at_any_moment_the_site_is_whole_and_the_command_can_be_repeated(named: Path) -> None:
    honorroll_here("build", root=named)
    before = everything_but_texts(named)
    command = [sys.executable, "-m", "honorroll", "withdraw", SLUG, "--yes", "--root", str(named)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for seconds in (0.3, 0.6, 0.9):
        process = subprocess.Popen(
            [*command, "--date", DATE.isoformat()],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        seen = everything_but_texts(named)
        assert seen == before or NAME.encode() not in b"".join(seen.values())
    assert honorroll_here("withdraw", SLUG, "--yes", root=named).code == 0
    assert NAME.encode() not in b"".join(built(named / "site").values())
    assert not list((named / ".build").glob("takedown-*"))


def test_the_next_build_goes_on_from_it(named: Path) -> None:
    honorroll_here("build", root=named)
    online = write(named.parent, "online.txt", built(named / "site")["dia-chi.txt"])
    write(named, "content/news/bai.md", bench_takedown.CANARY)
    assert honorroll_here("withdraw", SLUG, "--yes", root=named).code == 0
    more = "honorees: [tran-thi-b]\n"
    write(named, "content/news/bai.md", f"---\n{FRONT.format(kind='news', more=more)}---\n\nMột đoạn mới.\n")
    for left in ("content/news/anh/rieng.png", "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac/tren-buc.png"):
        (named / left).unlink()
    assert honorroll_here("build", root=named).code == 0
    after = everything_but_texts(named)
    shutil.rmtree(named / ".build/releases")
    (named / "site").unlink()
    assert honorroll_here("build", "--published", str(online), root=named).code == 0
    assert everything_but_texts(named) == after
    assert "Một đoạn mới.".encode() in after["tin-tuc/bai/index.html"]


def test_a_roll_with_twenty_faulty_files(tmp_path: Path) -> None:
    """The rehearsal of ``make takedown``, small."""
    root, profiles = make(tmp_path / "root", SITE, 60)
    assert honorroll_here("build", "--date", "2026-06-01", root=root).code == 0
    done = bench_takedown.rehearse(root, profiles)
    files = built(root / "site")
    everything = b"".join(files.values())
    assert done.name.encode() not in everything
    assert bench_takedown.CANARY.encode() not in everything
    assert done.slug.encode() in files[f"bang-vang/{done.slug}/index.html"]
    assert len([path for path in files if path.startswith("bang-vang/") and path.count("/") == 2]) > 59


def test_the_texts_of_a_release_do_not_grow_for_ever(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_texts, "_SPARE", 0)
    page = site / "content/pages/gioi-thieu.md"
    sizes = []
    for n in range(6):
        page.write_text(f"# Giới thiệu\n\nLần {n}. {'Một câu dài. ' * 1_000}\n", encoding="utf-8")
        assert honorroll_here("build", root=site).code == 0
        slot = releases.live_slot(site) or ""
        sizes.append(source_texts.file_of(site, slot).stat().st_size)
        database = Database(releases.database(site, slot), read_only=True)
        needed = database.one("SELECT sum(length) FROM source")
        database.close()
        assert sizes[-1] < 5 * needed + 100_000
        assert store.sealed(releases.database(site, slot))
    assert takedown.profile_of(site, SLUG)
