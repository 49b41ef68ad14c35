"""Uploads, with the three kinds of places: a folder, rsync and S3."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from tests.publish.upload.places import reachable_bucket, rsync_daemon, s3
from tests.running import built, honorroll_here

from honorroll.base.errors import (
    ForeignUploadError,
    NotRemovedError,
    UploadError,
    UploadRefusedError,
    WrongClockError,
)
from honorroll.publish.file_source import Source, bytes_of
from honorroll.publish.upload import record, target, upload
from honorroll.publish.upload.filesystem import FileSystemTarget
from honorroll.publish.upload.rsync import RsyncTarget, folder_there, is_address
from honorroll.publish.upload.target import Target

SITE: dict[str, Source] = {
    "index.html": b"<p>home",
    "index.html.br": b"packed",
    "404.html": b"<p>none",
    "bang-vang/a/index.html": b"<p>A",
    "bang-vang/a/a.zip": b"PK",
    "bang-vang/nguy\xe1\xbb\x85n v\xc4\x83n/index.html".encode("latin-1").decode(): b"<p>B",
    "anh/0123/a.webp": b"RIFF",
    "assets/page.01234567.js": b"//",
    "tim-kiem/ten.json": b"[]",
    "sw.js": b"self",
}
WITHDRAWN: dict[str, Source] = {
    path: source for path, source in SITE.items() if path not in ("bang-vang/a/a.zip", "anh/0123/a.webp")
} | {"bang-vang/a/index.html": b"<p>no longer here"}
OTHERS = {"robots.txt": b"*", "bang-vang/khac/index.html": b"<p>of others"}
BUCKET = "kho"


@pytest.fixture(scope="session")
def bucket() -> Iterator[str]:
    """The address of a server with an empty bucket, to which the environment leads."""
    with reachable_bucket(BUCKET) as address:
        yield address


@pytest.fixture(params=["folder", "rsync", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty place of each kind."""
    if request.param == "folder":
        yield str(tmp_path / "web")
    elif request.param == "rsync":
        (tmp_path / "web").mkdir()
        with rsync_daemon(tmp_path, tmp_path / "web") as address:
            yield f"{address}/bang vàng"
    else:
        request.getfixturevalue("bucket")
        yield f"s3://{BUCKET}/{tmp_path.name}"


def target_at(address: str, work: Path) -> Target:
    return RsyncTarget(address, work) if is_address(address) else FileSystemTarget(address)


def contents(place: Target, folder: Path) -> dict[str, bytes]:
    """What is there but for the record; of rsync what its daemon has below ``folder``."""
    if isinstance(place, RsyncTarget):
        return {path: data for path, data in built(folder / "web/bang vàng").items() if path != record.NAME}
    return {path: place.read(path) or b"" for path in place.listing() if path != record.NAME}


def test_a_site_is_there_whole_and_sent_once(place: str, tmp_path: Path) -> None:
    there = target_at(place, tmp_path)
    assert upload.upload(SITE, there, ()) == (len(SITE), 0, len(SITE))
    assert contents(there, tmp_path) == SITE
    assert upload.upload(SITE, there, ()) == (0, 0, len(SITE))


def test_what_was_withdrawn_is_gone_and_what_others_have_stays(place: str, tmp_path: Path) -> None:
    there = target_at(place, tmp_path)
    there.write(OTHERS)
    upload.upload(SITE, there, ())
    assert upload.upload(WITHDRAWN, there, ("bang-vang/a/",)) == (1, 2, len(WITHDRAWN))
    assert contents(there, tmp_path) == WITHDRAWN | OTHERS
    there.write({"bang-vang/a/anh.jpg": b"by hand"})
    with pytest.raises(NotRemovedError, match=r"bang-vang/a/anh\.jpg"):
        upload.upload(WITHDRAWN, there, ("bang-vang/a/",))


def test_a_file_of_others_is_in_the_way(place: str, tmp_path: Path) -> None:
    there = target_at(place, tmp_path)
    there.write({"index.html": b"<p>of others"})
    with pytest.raises(ForeignUploadError, match=r"index\.html"):
        upload.upload(SITE, there, ())
    assert contents(there, tmp_path) == {"index.html": b"<p>of others"}
    upload.upload(SITE, there, (), adopt=True)
    assert contents(there, tmp_path) == SITE


def test_a_file_that_somebody_removed_or_cut_is_sent_again(place: str, tmp_path: Path) -> None:
    there = target_at(place, tmp_path)
    upload.upload(SITE, there, ())
    there.remove(["sw.js"])
    there.write({"404.html": b"<p"})
    assert upload.upload(SITE, there, ()).sent == 2
    assert contents(there, tmp_path) == SITE


class Cut(Exception):
    pass


class CutOff:
    """A folder in which the upload ends after so many bytes, in the middle of a file."""

    def __init__(self, folder: Path, left: int) -> None:
        self._place, self._folder, self._left = FileSystemTarget(str(folder)), folder, left

    def read(self, path: str) -> bytes | None:
        return self._place.read(path)

    def listing(self) -> dict[str, int]:
        return self._place.listing()

    def write(self, files: Mapping[str, Source]) -> None:
        for path, source in files.items():
            data = bytes_of(source)
            if len(data) > self._left:
                part = self._folder / f"{path}{target.UNFINISHED}"
                part.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(data[: self._left])
                raise Cut
            self._left -= len(data)
            self._place.write({path: source})

    def remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            if self._left <= 0:
                raise Cut
            self._left -= 1
            self._place.remove([path])


@pytest.mark.parametrize("seed", range(30))
def test_an_upload_that_is_cut_off_anywhere_goes_on(seed: int, tmp_path: Path) -> None:
    place = FileSystemTarget(str(tmp_path / "web"))
    upload.upload(SITE, place, ())
    cut = random.Random(seed)  # noqa: S311  # any will do
    whole = len(record.text(dict.fromkeys(SITE, "0" * 24)))
    for _ in range(3):
        try:
            upload.upload(WITHDRAWN, CutOff(tmp_path / "web", cut.randrange(2 * whole)), ("bang-vang/a/",))
        except Cut:
            for path, data in contents(
                place, tmp_path
            ).items():  # readers see the old or the new, and no page without its files
                assert path.endswith(target.UNFINISHED) or data in (SITE.get(path), WITHDRAWN.get(path))
    upload.upload(WITHDRAWN, place, ("bang-vang/a/",))
    assert contents(place, tmp_path) == WITHDRAWN


class Noted:
    """Notes in which order files are written."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.order: list[str] = []

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def listing(self) -> dict[str, int]:
        return {path: len(data) for path, data in self.files.items()}

    def write(self, files: Mapping[str, Source]) -> None:
        for path, source in files.items():
            self.files[path] = bytes_of(source)
            self.order.append(path)

    def remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.files.pop(path, None)
            self.order.append(f"-{path}")


def test_what_pages_need_is_sent_first_and_removed_last() -> None:
    place = Noted()
    upload.upload({"index.html": b"1", "anh/1/a.webp": b"1"}, place, ())
    place.order.clear()
    fresh: dict[str, Source] = {
        "index.html": b"2",
        "index.html.gz": b"2",
        "bang-vang/b/index.html": b"2",
        "bang-vang/b/b.zip": b"2",
        "anh/2/a.webp": b"2",
        "tim-kiem/ten.json": b"2",
        "sw.js": b"2",
    }
    upload.upload(fresh, place, ())
    assert [path for path in place.order if path != record.NAME] == [
        "anh/2/a.webp",
        "bang-vang/b/b.zip",
        "bang-vang/b/index.html",
        "index.html.gz",
        "index.html",
        "sw.js",
        "tim-kiem/ten.json",
        "-anh/1/a.webp",
    ]
    assert place.order[0] == place.order[-1] == record.NAME


def test_a_place_that_forgets_what_it_was_sent_is_told_of() -> None:
    class Forgetful(Noted):
        def write(self, files: Mapping[str, Source]) -> None:
            super().write({path: source for path, source in files.items() if path != "index.html"})

    with pytest.raises(UploadError, match=r"^index\.html$"):
        upload.upload({"index.html": b"1"}, Forgetful(), ())


def test_lines_of_a_record_that_lead_out_of_the_site_are_not_ours() -> None:
    text = b"# head\n00 a.html\n00 ../etc/passwd\n00 /etc/passwd\n00 a//b\n\xff\n"
    assert record.parsed(text) == {"a.html": "00"}


@pytest.mark.parametrize(
    ("address", "is_rsync", "folder"),
    [
        ("rsync://may-chu/web", True, ""),
        ("may-chu::web", True, ""),
        ("web@may-chu.example:/srv/bang vàng/", True, "/srv/bang vàng"),
        ("may-chu:web", True, ""),
        ("s3://kho/web", False, ""),
        ("/mnt/web", False, ""),
        ("web", False, ""),
        ("-oProxyCommand=x:/y", False, ""),
    ],
)
def test_addresses_of_rsync(address: str, is_rsync: bool, folder: str) -> None:
    assert is_address(address) == is_rsync
    assert (folder_there(address) if is_rsync else "") == folder


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("An error occurred (RequestTimeTooSkewed) when calling PutObject", WrongClockError),
        ("web@may-chu: Permission denied (publickey).", UploadRefusedError),
        ("@ERROR: auth failed on module web", UploadRefusedError),
        ("connection reset by peer", UploadError),
    ],
)
def test_what_the_other_side_says_is_told_as_what_it_is(said: str, kind: type[UploadError]) -> None:
    assert type(target.failed(said)) is kind


@pytest.fixture
def root(built_root: Path, tmp_path: Path) -> Path:
    """The miniature site, built; to be published by nobody else at the same time."""
    copied = tmp_path / "root"
    lock = shutil.ignore_patterns("building")  # linked, it would be the lock of every other copy
    shutil.copytree(built_root, copied, symlinks=True, copy_function=os.link, ignore=lock)
    return copied


def test_the_command(root: Path, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    with rsync_daemon(tmp_path, tmp_path / "web") as address:
        for sent in (True, False):
            result = honorroll_here("publish", address, "--for", "apache", root=root)
            assert (result.code, "gửi 0 tệp" in result.stdout) == (0, not sent), result
    assert built(root / "site").items() <= built(tmp_path / "web").items()
    assert {".htaccess", "index.html.br"} <= built(tmp_path / "web").keys()
    assert honorroll_here("withdraw", "nguyen-van-a", "--yes", root=root).code == 0
    assert honorroll_here("publish", str(tmp_path / "web"), "--for", "nginx", root=root).code == 0
    there = built(tmp_path / "web")
    there.pop(record.NAME)
    assert {path: there[path] for path in there if not path.endswith((".br", ".gz"))} == built(root / "site")
    assert f'alias "{tmp_path}/web/";' in (root / "site-nginx.nginx.conf").read_text(encoding="utf-8")


def test_objects_of_s3_are_served_with_their_type_and_caching(bucket: str, tmp_path: Path) -> None:
    upload.upload(SITE, FileSystemTarget(f"s3://{BUCKET}/{tmp_path.name}"), ())
    page, picture = (head(f"{tmp_path.name}/{path}") for path in ("index.html", "anh/0123/a.webp"))
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    assert (picture["ContentType"], "immutable" in picture["CacheControl"]) == ("image/webp", True)


def head(key: str) -> dict[str, str]:
    """What is said of an object of the bucket."""
    said: dict[str, str] = FileSystemTarget(f"s3://{BUCKET}")._filesystem.call_s3("head_object", Bucket=BUCKET, Key=key)
    return said


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("s3://khong-co/web", ["upload", "bucket does not exist"]),
        ("khong-biet://kho", ["khong-biet"]),
        ("rsync://127.0.0.1:9/web", ["127.0.0.1"]),
    ],
)
def test_one_line_says_what_is_wrong(address: str, words: list[str], root: Path, bucket: str) -> None:
    result = honorroll_here("publish", address, "--lang", "en", root=root)
    assert result.code == 2
    assert len(result.stderr.splitlines()) == 1
    assert all(word in result.stderr for word in words), result.stderr


def test_wrong_credentials(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with s3(asks=True) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", address)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "khong-ai-biet")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "sai")
        result = honorroll_here("publish", f"s3://{BUCKET}/web", root=root)
    assert result.code == 2
    assert "Nơi đó không cho vào" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("place", ["", "..", "honorees/individuals", "site", "/"])
def test_no_site_is_put_among_its_own_content(place: str, tmp_path: Path) -> None:
    for folder in ("trang/content", "trang/honorees/individuals"):
        (tmp_path / folder).mkdir(parents=True)
    root = tmp_path / "trang"
    (root / "mkdocs.yml").touch()
    result = honorroll_here("publish", str(root / place), root=root)
    assert (result.code, "thư mục riêng cho trang" in result.stderr) == (2, True)


def test_nothing_was_built(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    result = honorroll_here("publish", str(tmp_path / "web"), root=tmp_path)
    assert (result.code, "honorroll build" in result.stderr) == (2, True)
    assert not (tmp_path / "web").exists()
