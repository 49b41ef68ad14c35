"""``honorroll receive``: what was sent by mail becomes a branch, and what is hostile becomes nothing."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.offices import A, Machine, publish
from tests.running import DATE, SITE, honorroll_here, write

from honorroll.office.records.form_values import Labels
from honorroll.office.sending import opened
from honorroll.office.sending.opened import open_parcel
from honorroll.office.sending.outcome import Author
from honorroll.office.sending.parcel import ParcelSending
from honorroll.office.sending.snapshot import Snapshot, blob_id
from honorroll.roll import read as roll_read

PHOTO = "honorees/individuals/nguyen-van-a/moi.jpg"
BRANCH = "gui-duyet/2025-12-01-le-thi-bich"
LABELS = Labels(roll_read.vocabulary(SITE).vocabulary)


def parcel(root: Path, *edits: tuple[str, str, str]) -> Path:
    """What somebody without git sends after these edits, with a photo that is new and one that is gone."""
    site = root / "o-nha"
    shutil.copytree(SITE, site)
    Snapshot(site).keep(Lock())
    for path, old, new in edits:
        Machine(site).edit(path, old, new)
    write(site, PHOTO, b"\xff\xd8\xff photo")
    (site / "honorees/individuals/nguyen-van-a/trao-tang.webp").unlink()
    sent = ParcelSending(site, LABELS, Lock()).send(Author("Lê Thị Bích"), "Xin xem giúp.", DATE, {}).sent
    assert sent
    assert sent.file
    return sent.file


POSITION = A, "position: Trưởng trạm", "position: Giám đốc"


def test_a_zip_becomes_a_branch(mine: Machine, tmp_path: Path) -> None:
    before = mine.git("status", "--porcelain=v2", "--branch")
    result = honorroll_here("receive", str(parcel(tmp_path, POSITION)), root=mine.root)
    assert (result.code, result.stderr) == (0, "")
    assert "Hồ sơ cá nhân: Nguyễn Văn A (sửa)" in result.stdout
    assert "Chức vụ: Trưởng trạm → Giám đốc" in result.stdout
    assert BRANCH in result.stdout
    assert mine.git("diff", "--name-status", "main", BRANCH).split("\n") == [
        f"A\t{PHOTO}",
        f"M\t{A}",
        "D\thonorees/individuals/nguyen-van-a/trao-tang.webp",
    ]
    said = mine.git("show", "-s", "--format=%an%n%B", BRANCH)
    assert said.startswith("Lê Thị Bích\nSửa hồ sơ cá nhân: Nguyễn Văn A\n\nXin xem giúp.")
    assert mine.git("status", "--porcelain=v2", "--branch") == before


def test_what_others_changed_meanwhile_stays(mine: Machine, tmp_path: Path) -> None:
    file = parcel(tmp_path, POSITION)
    publish(mine, A, "gender: male", "gender: female")
    assert honorroll_here("receive", str(file), root=mine.root).code == 0
    profile = mine.git("show", f"{BRANCH}:{A}")
    assert "gender: female" in profile
    assert "position: Giám đốc" in profile


@pytest.mark.parametrize(("keep", "kept"), [("sent", "Giám đốc"), ("here", "Phó Trưởng trạm")])
def test_what_both_changed_is_told_and_decided(mine: Machine, tmp_path: Path, keep: str, kept: str) -> None:
    file = parcel(tmp_path, POSITION)
    publish(mine, A, "Trưởng trạm", "Phó Trưởng trạm")
    result = honorroll_here("receive", str(file), root=mine.root)
    assert result.code == 1
    assert " parcel-both-changed: Có người vừa sửa mục này: Hồ sơ cá nhân: Nguyễn Văn A, Chức vụ" in result.stdout
    assert "Ở đây: “Phó Trưởng trạm”; trong tệp: “Giám đốc”" in result.stdout
    assert not mine.git("branch", "--list", BRANCH)
    assert honorroll_here("receive", str(file), "--keep", keep, root=mine.root).code == 0
    assert f"position: {kept}" in mine.git("show", f"{BRANCH}:{A}")


def test_twice_makes_two_branches_and_what_is_known_none(mine: Machine, tmp_path: Path) -> None:
    file = parcel(tmp_path, POSITION)
    for branch in (BRANCH, f"{BRANCH}-2"):
        assert branch in honorroll_here("receive", str(file), root=mine.root).stdout
    mine.git("merge", "-q", BRANCH)
    mine.git("push", "-q", "origin", "HEAD")
    result = honorroll_here("receive", str(file), root=mine.root)
    assert result.code == 1
    assert " parcel-known: " in result.stdout


def test_a_bundle_becomes_a_branch(mine: Machine, theirs: Machine) -> None:
    theirs.git("remote", "remove", "origin")
    theirs.edit(*POSITION)
    sent = theirs.send("Lê Thị Bích").sent
    assert sent
    assert sent.file
    result = honorroll_here("receive", str(sent.file), root=mine.root)
    assert (result.code, result.stderr) == (0, "")
    assert "Chức vụ: Trưởng trạm → Giám đốc" in result.stdout
    assert mine.git("diff", "--name-only", "main", BRANCH) == A


def test_a_bundle_with_code_is_refused(mine: Machine, theirs: Machine, tmp_path: Path) -> None:
    write(theirs.root, ".github/workflows/a.yml", "on: push\n")
    theirs.git("switch", "-q", "-c", BRANCH)
    theirs.git("add", "-A")
    theirs.git("commit", "-q", "-m", "x")
    theirs.git("bundle", "create", "-q", str(tmp_path / "a.bundle"), "^main", BRANCH)
    result = honorroll_here("receive", str(tmp_path / "a.bundle"), root=mine.root)
    assert result.code == 1
    assert ".github/workflows/a.yml" in result.stdout
    assert mine.git("for-each-ref", "refs/heads", "refs/honorroll", "--format=%(refname)") == "refs/heads/main"


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"# v2 git bundle\nx", b"khong phai zip"])
def test_what_is_no_parcel_is_told(mine: Machine, tmp_path: Path, content: bytes) -> None:
    write(tmp_path, "a.zip", content)
    result = honorroll_here("receive", str(tmp_path / "a.zip"), root=mine.root)
    assert (result.code, result.stderr) == (1, "")
    assert "no-parcel" in result.stdout


def test_a_file_that_is_not_there_and_a_folder_without_git(mine: Machine, bare_site: Path, tmp_path: Path) -> None:
    result = honorroll_here("receive", str(tmp_path / "khong-co.zip"), root=mine.root)
    assert (result.code, len(result.stderr.splitlines())) == (2, 1)
    result = honorroll_here("receive", str(parcel(tmp_path, POSITION)), root=bare_site)
    assert (result.code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


# ── Hostile parcels ────────────────────────────────────────────────────────────────────────────────────────────────

PROFILE = "name: Nguyễn Văn B\n".encode()
Change = Callable[[dict[str, object], list[tuple[zipfile.ZipInfo, bytes]]], None]


def made(path: Path, *changes: Change, file: str = A, content: bytes = PROFILE) -> Path:
    """A parcel of one new file; ``changes`` make it worse."""
    index: dict[str, object] = {"version": 1, "name": "A", "email": "", "note": ""}
    index["files"] = {file: {"before": "", "after": blob_id(content)}}
    entries = [(zipfile.ZipInfo(f"files/{file}"), content), (zipfile.ZipInfo("LOI-NHAN.txt"), b"x")]
    for change in changes:
        change(index, entries)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("honorroll.json", json.dumps(index))
        for entry, data in entries:
            archive.writestr(entry, data)
    return path


def entry(name: str, data: bytes = b"x", mode: int = 0) -> Change:
    def change(_: dict[str, object], entries: list[tuple[zipfile.ZipInfo, bytes]]) -> None:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        entries.append((info, data))

    return change


def told(**facts: object) -> Change:
    return lambda index, _: index.update(facts)


def link(_: dict[str, object], entries: list[tuple[zipfile.ZipInfo, bytes]]) -> None:
    entries[0][0].external_attr = 0o120777 << 16


HOSTILE: dict[str, Iterable[Change]] = {
    "a path that leads out": [entry("files/content/../../x.yml")],
    "an absolute path": [entry("/etc/x.yml")],
    "a path of Windows": [entry("files/content\\..\\x.yml")],
    "a drive": [entry("files/C:/x.yml")],
    "a workflow": [entry("files/.github/workflows/x.yml")],
    "the settings": [entry("files/mkdocs.yml")],
    "a hook": [entry("files/content/.git/hooks/x.md")],
    "attributes": [entry("files/content/.gitattributes")],
    "a program": [entry("files/content/news/x.py")],
    "a stray file": [entry("doc-toi.exe")],
    "a folder": [entry("files/content/")],
    "a symbolic link": [link],
    "a device": [entry("files/content/news/x.md", mode=0o020666)],
    "a file that the index does not name": [entry("files/content/news/x.md")],
    "a file twice": [entry(f"files/{A}", PROFILE)],
    "a file twice by case": [entry(f"files/{A.replace('profile', 'PROFILE')}", PROFILE)],
    "another digest": [told(files={A: {"before": "", "after": "0" * 40}})],
    "a file that is not there": [
        told(files={A: {"before": "", "after": blob_id(PROFILE)}, "content/a.md": {"before": "", "after": "0" * 40}})
    ],
    "a digest that is none": [told(files={A: {"before": "--output=x", "after": blob_id(PROFILE)}})],
    "no change": [told(files={A: {"before": blob_id(PROFILE), "after": blob_id(PROFILE)}})],
    "files that are none": [told(files=[A])],
    "a name that is none": [told(name=["x"])],
    "a long name": [told(name="x" * 1000)],
    "another version": [told(version=2)],
    "a path in the index alone": [told(files={"../x.yml": {"before": "", "after": ""}})],
}


@pytest.mark.parametrize("changes", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_hostile_parcels_are_refused_whole(tmp_path: Path, changes: Iterable[Change]) -> None:
    assert open_parcel(made(tmp_path / "a.zip"))[0]
    found, findings = open_parcel(made(tmp_path / "b.zip", *changes))
    assert found is None
    assert [finding.rule.name for finding in findings] in (["no-parcel"], ["parcel-not-content"])


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = made(tmp_path / "a.zip", content=b"name: " + b"a" * (opened.MAX_TEXT_BYTES + 1))
    assert open_parcel(text)[0] is None
    monkeypatch.setattr(opened, "MAX_FILES", 2)
    assert open_parcel(made(tmp_path / "b.zip"))[0] is None
    monkeypatch.undo()
    monkeypatch.setattr(opened, "MAX_BYTES", 100)
    assert open_parcel(made(tmp_path / "c.zip", content=b"name: A\n" * 50))[0] is None
    deep = tmp_path / "d.zip"
    with zipfile.ZipFile(deep, "w") as archive:
        archive.writestr("honorroll.json", "[" * 100_000)
    assert open_parcel(deep)[0] is None


def test_a_cipher_is_refused(tmp_path: Path) -> None:
    data = bytearray(made(tmp_path / "a.zip").read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of the first entry
    (tmp_path / "a.zip").write_bytes(data)
    assert open_parcel(tmp_path / "a.zip")[0] is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=4), st.integers(0, 2000))
def test_damage_anywhere_is_told(tmp_path: Path, damage: bytes, at: int) -> None:
    data = bytearray(made(tmp_path / "a.zip").read_bytes())
    at %= len(data)
    data[at : at + len(damage)] = damage
    (tmp_path / "b.zip").write_bytes(data)
    found, findings = open_parcel(tmp_path / "b.zip")
    assert bool(found) != bool(findings)
    if found:
        assert io.BytesIO(found.content(A)).read() == PROFILE
