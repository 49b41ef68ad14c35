"""Publishes one removal, whatever state the other files are in.

The build that does it is the ordinary one. It is given a folder in which everything is as the live release was made
from, but for the removal; there is no second way to build. Where there is no whole release, that folder is filled from
git, with the last commit that can be built.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll import build
from honorroll.base.errors import StaleReleaseError
from honorroll.base.files import can_link, write_file
from honorroll.base.findings import Rule, Source, Text
from honorroll.base.store import Database
from honorroll.conferences.gather import CONFERENCES
from honorroll.conferences.scan import CONFERENCES_DIR
from honorroll.content.profile_scan import PROFILE, EditedScan, Scan, scan_profiles
from honorroll.content.scan import MEDIA, SCANS, Signature, signature_at
from honorroll.news.read import POSTS
from honorroll.office.removal import Removal, removal
from honorroll.publish import build_lock, releases
from honorroll.publish.hosts.hosts import Copy
from honorroll.publish.last_build import Built
from honorroll.publish.source_texts import KeptTexts
from honorroll.site.published_addresses import EARLIER

NOT_PUBLISHED_HERE = Rule(
    "not-published-here",
    "error",
    Text(
        "Hồ sơ đã được ghi là gỡ trên máy này, nhưng máy này không thay được trang đang chạy.",
        "Gửi thay đổi ngay (“Gửi duyệt” trong bàn làm việc), và báo người phụ trách kỹ thuật dựng lại trang.",
    ),
    Text(
        "The profile is marked as withdrawn on this machine, which cannot replace the live site.",
        "Send the change at once (“Gửi duyệt” in the desk), and tell whoever looks after the site to build it.",
    ),
)
#: How many commits are tried, from the last one back.
MAX_COMMITS = 20


class TakenDown(NamedTuple):
    """How the build ended, and what it was made from where that is not the live release: a commit, or the folder."""

    built: Built
    source: str = ""
    copies: tuple[Copy, ...] = ()
    """What was brought up to date besides, see ``hosts.refresh``."""


def publish(root: Path, slug: str, day: date, left_over: Sequence[str] = ()) -> TakenDown:
    """Publish the site as it was published last, without the honoree ``slug``.

    ``left_over`` are files that the content named until it was edited. Raises StoppedError and OSError.
    """
    with build_lock.alone(root), _folder(root) as folder:
        if not can_link(folder):
            return TakenDown(Built([NOT_PUBLISHED_HERE.at(Source("honorees"))]))
        slot = releases.base(root)
        for fill in (_symbolic, _whole) if slot else ():
            with suppress(StaleReleaseError, FileNotFoundError):
                built = _from_release(root, folder, slot or "", slug, day, fill)
                if built.published:
                    return TakenDown(built)
        for commit in _commits(root):
            _empty(folder)
            _check_out(root, commit, folder, day)
            built = _built(root, folder, slug, day, None)
            if built.published:
                return TakenDown(built, commit)
        _empty(folder)
        _as_it_is(root, folder, frozenset(left_over))
        return TakenDown(_built(root, folder, slug, day, None), str(root))


@contextmanager
def _folder(root: Path) -> Iterator[Path]:
    """An empty folder for the content; the links in it lead out, and are not followed when it is removed."""
    folder = root / ".build" / f"takedown-{os.getpid()}"
    try:
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _share(root: Path, folder: Path) -> None:
    """Give the folder the releases and caches of the site, and the addresses that were published."""
    (folder / ".build").symlink_to("..")
    if (root / "site").is_symlink():
        (folder / "site").symlink_to(os.readlink(root / "site"))
    if (root / EARLIER).is_file() and not (root / EARLIER).is_symlink():
        write_file(f"{folder}/{EARLIER}", (root / EARLIER).read_bytes())


Fill = Callable[[Path, Path, KeptTexts, str], None]


def _from_release(root: Path, folder: Path, slot: str, slug: str, day: date, fill: Fill) -> Built:
    """Raises StaleReleaseError where the release cannot be gone on from."""
    texts = KeptTexts(root, slot)
    try:
        path = texts.profiles().get(slug)
        _empty(folder)
        fill(root, folder, texts, path or "")
    finally:
        texts.close()
    base = releases.database(folder, slot)
    return _built(root, folder, slug, day, base if fill is _symbolic else None)


def _built(root: Path, folder: Path, slug: str, day: date, base: Path | None) -> Built:
    """Carry the removal out in the folder, build, and make live what was built."""
    if not (folder / ".build").is_symlink():
        _share(root, folder)
    path = profile_of(folder, slug)
    done = _remove(folder, path, slug, day) if path else Removal([], [], [])
    if base:
        _link_media(root, folder, base, done)
        scan: Scan = EditedScan(folder, base, [path] if path else [], done.paths)
    else:
        scan = releases.scan(folder)
    return build.build_alone(folder, day, folder / "site", scan, swap=lambda _, slot: releases.swap(root, slot))


def _remove(folder: Path, path: str, slug: str, day: date) -> Removal:
    """Carry the removal out in a folder that nobody edits, where what is left over can go too."""
    done = removal(folder, path, slug, day)
    carry_out(folder, done)
    for name in done.left_over:
        (folder / name).unlink(missing_ok=True)
    return done


def profile_of(root: Path, slug: str) -> str | None:
    """The path of the profile with this slug."""
    found = sorted((root / "honorees").glob(f"*/{slug}/{PROFILE}"))
    return found[0].relative_to(root).as_posix() if found else None


def carry_out(root: Path, done: Removal) -> None:
    """Write the edits."""
    for edit in done.edits:
        if edit.after is None:
            (root / edit.path).unlink(missing_ok=True)
        else:
            write_file(f"{root}/{edit.path}", edit.after)


# ── What the folder is filled with ─────────────────────────────────────────────────────────────────────────────────


def _texts_of_content(root: Path, folder: Path, texts: KeptTexts) -> None:
    """Everything but the profiles, as it was published. Raises StaleReleaseError where a text was not kept."""
    for path in texts.rows:
        if not path.startswith("honorees/"):
            write_file(f"{folder}/{path}", _text(texts, path))
    for file in sorted((root / "content/report").glob("*")):
        _link(file, folder / file.relative_to(root))


def _text(texts: KeptTexts, path: str) -> bytes:
    data = texts.get(path)
    if data is None:
        raise StaleReleaseError
    return data


def _link(file: Path, target: Path) -> None:
    """A second name for a file that is no text; a copy where the file system has no hard links."""
    if target.exists() or file.is_symlink() or not file.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, target)
    except OSError:
        shutil.copy2(file, target)


def _symbolic(root: Path, folder: Path, texts: KeptTexts, path: str) -> None:
    """Profiles that are as they were are links to their folders: only those around the removal are read at all."""
    _texts_of_content(root, folder, texts)
    scanned = releases.scan(root).result()
    differing = {file.path for file in scanned.changed} | set(scanned.gone) | {path}
    for profile in texts.profiles().values():
        top = profile.rpartition("/")[0]
        if profile in differing and (profile == path or not _is_same(root, profile, texts)):
            _profile(root, folder, texts, profile)
        else:
            target = folder / top
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(root / top)


def _whole(root: Path, folder: Path, texts: KeptTexts, path: str) -> None:
    """Every profile with its photos, for a build from nothing."""
    _texts_of_content(root, folder, texts)
    for profile in texts.profiles().values():
        _profile(root, folder, texts, profile)
    for file in sorted((root / "content").rglob("*")):
        if file.name.lower().endswith(MEDIA + SCANS):
            _link(file, folder / file.relative_to(root))


def _as_it_is(root: Path, folder: Path, left_over: frozenset[str]) -> None:
    """The content as it lies in the folder of the site: nothing tells what was published."""
    for top in ("content", "honorees"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in (".yml", ".md") and file.is_file() and not file.is_symlink():
                write_file(f"{folder}/{file.relative_to(root)}", file.read_bytes())
            elif file.relative_to(root).as_posix() not in left_over:
                _link(file, folder / file.relative_to(root))
    write_file(f"{folder}/mkdocs.yml", (root / "mkdocs.yml").read_bytes())


def _link_media(root: Path, folder: Path, base: Path, done: Removal) -> None:
    """The photos, films and documents of what is read again, where they are as they were: a press kit needs them."""
    database = Database(base, read_only=True)
    try:
        posts = {row.file.folder: row.file.signatures for row in POSTS.select(database)}
        conferences = {row.slug: row.scanned.folder for row in CONFERENCES.select(database)}
    finally:
        database.close()
    media: dict[str, Signature] = {}
    for path in done.paths:
        media |= posts.get(path.removesuffix(".md"), {})
        if path.startswith(f"{CONFERENCES_DIR}/") and (seen := conferences.get(path.split("/")[2])):
            media |= {file.path: file.signature for file in (*seen.documents, *seen.films)}
            for album in seen.albums:
                media |= album.signatures
    for path in sorted(media.keys() - set(done.left_over)):
        with suppress(FileNotFoundError):
            # Linking a file changes its ctime.
            if signature_at(root / path)[:3] == media[path][:3]:
                _link(root / path, folder / path)


def _is_same(root: Path, profile: str, texts: KeptTexts) -> bool:
    try:
        return (root / profile).read_bytes() == texts.get(profile)
    except OSError:
        return False


def _profile(root: Path, folder: Path, texts: KeptTexts, profile: str) -> None:
    write_file(f"{folder}/{profile}", _text(texts, profile))
    with suppress(FileNotFoundError):
        for file in sorted((root / profile).parent.iterdir()):
            if file.name.lower().endswith(MEDIA + SCANS):
                _link(file, folder / file.relative_to(root))


# ── git ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _git(root: Path, *arguments: str) -> bytes:
    """What git says, in the folder of the site; nothing where there is no git, or no repository."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)  # noqa: S607  # as anybody runs it
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _commits(root: Path) -> list[str]:
    return _git(root, "rev-list", "--first-parent", f"--max-count={MAX_COMMITS}", "HEAD", "--", ".").decode().split()


def _check_out(root: Path, commit: str, folder: Path, day: date) -> None:
    """Put the content of a commit into the folder, without whoever was withdrawn since."""
    archive = _git(root, "archive", "--format=tar", commit)
    if archive:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            members = (each for each in files if each.name.partition("/")[0] in ("mkdocs.yml", "content", "honorees"))
            files.extractall(folder, members, filter="data")
    _share(root, folder)
    for path in (file.path for file in scan_profiles(root)[0]):
        if b"withdrawn:" in (root / path).read_bytes() and (folder / path).is_file():
            slug = path.split("/")[-2]
            _remove(folder, path, slug, day)
