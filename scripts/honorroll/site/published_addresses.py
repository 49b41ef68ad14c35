"""The addresses that were ever public: what a release says of them, and what a build compares itself with.

A release lists them in ``addresses.LIST``, a file of the site, so that whoever has the site has the list: it is in no
branch, and no two branches can conflict over it. The database of a release holds the same as rows. A build
goes on from the live release; ``honorroll build --published`` compares with what is online instead (see
``office.online_addresses``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.keys import key_of
from honorroll.base.store import Database, Table
from honorroll.pages import addresses
from honorroll.site.manifest import UNLISTED, Manifest

#: Kept in the repository by earlier versions, and read as long as it is there.
EARLIER = "content/urls.txt"
#: The rooms whose files are addresses that people keep: documents, calendars, feeds, kits, films.
ROOMS = ("roll", "news", "conferences", "consultations", "council", "feeds")
#: The most bytes of a list: more than that of a million pages.
MOST_BYTES = 64 << 20

NOT_A_LIST = Rule(
    "not-an-address",
    "error",
    Text(
        "Dòng này không phải là một địa chỉ của trang: {line}",
        "Bỏ dòng này. Bản đang chạy đã ghi đủ địa chỉ trong {list}, nên có thể xóa cả tệp này.",
    ),
    Text(
        "This line is no address of the site: {line}",
        "Remove the line. The live release lists its addresses in {list}, so the whole file may go.",
    ),
)

#: Those of hand-written pages have whatever letters and spaces their files have in their names.
_PART = r"[\w.~-](?:[\w .~()-]*[\w.~()-])?"
_ADDRESS = re.compile(f"/(?:{_PART}/)*(?:{_PART})?")


class Address(NamedTuple):
    """An address that was public, without the slash in front: of a page, or of a file that people keep."""

    url: str


class Withdrawn(NamedTuple):
    """The address of a page that says no more than that something was taken down."""

    url: str


ADDRESSES, WITHDRAWN = Table("address", Address, "url"), Table("withdrawn", Withdrawn, "url")
TABLES = (ADDRESSES, WITHDRAWN)

#: Of the row of a file its address, and whether that is to last. Archives of feeds come and go with what is in them.
_URL = "coalesce(url, path)"
_LASTING = (
    f"(url IS NOT NULL AND room NOT IN {UNLISTED!r} OR room IN ({', '.join(map(repr, ROOMS))}))"
    " AND path NOT GLOB '*/moi-[0-9]*' AND path NOT GLOB '*/tin-moi-[0-9]*'"
)
#: The addresses at which there is no file; the rooms that are left out are yet to be planned.
_LOST = (
    "SELECT address.url FROM address WHERE NOT EXISTS (SELECT 1 FROM file WHERE room <> ? AND path = CASE"
    " WHEN address.url = '' OR address.url LIKE '%/' THEN address.url || 'index.html' ELSE address.url END) ORDER BY 1"
)


class PublishedAddresses:
    """The addresses that were public before this build, but for those that hand-written pages have now (``taken``)."""

    def __init__(self, database: Database, taken: frozenset[str] = frozenset()) -> None:
        self._database, self._taken = database, taken

    def __contains__(self, url: object) -> bool:
        return url not in self._taken and self._database.one("SELECT 1 FROM address WHERE url = ?", (url,)) is not None

    def below(self, url: str) -> list[str]:
        """Those that begin with ``url``, in order."""
        begun = self._database.column(
            "SELECT url FROM address WHERE url >= ? AND url < ? ORDER BY url", (url, f"{url}\x7f")
        )
        return [each for each in begun if each not in self._taken]


def parsed(text: str) -> tuple[list[str], list[int]]:
    """The addresses of a list, a line each, and the numbers of the lines that are none."""
    found, faulty = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if _ADDRESS.fullmatch(line.strip()) and ".." not in line:
            found.append(line.strip()[1:])
        elif line.strip():
            faulty.append(number)
    return found, faulty


def begin(
    root: Path, manifest: Manifest, live: Path | None, online: Iterable[str] | None, besides: Iterable[str] = ()
) -> tuple[bool, list[Finding]]:
    """Put the addresses that were public into the database; whether they are others than those that it knew.

    They are those ``online``, else those of the ``live`` release, which the database holds unless it was begun anew;
    and in either case those ``besides`` and those of EARLIER.
    """
    text, more, database = _earlier(root), list(besides), manifest.database
    is_other = manifest.keep("earlier", key_of(text))
    if online is None and manifest.generation == 1 and live:
        online = parsed(read(live / addresses.LIST))[0]
    if not (is_other or more or online is not None):
        return False, []
    earlier, faulty = parsed(text)
    before = set(database.column("SELECT url FROM address"))
    after = {*(before if online is None else online), *earlier, *more}
    ADDRESSES.delete(database, "url", before - after)
    ADDRESSES.put(database, map(Address, sorted(after - before)))
    lines = text.splitlines()
    told = [NOT_A_LIST.at(Source(EARLIER, n), line=lines[n - 1][:200], list=addresses.LIST) for n in faulty]
    return after != before, told


def read(path: Path) -> str:
    """A list as it is; nothing where there is none. Whatever is not UTF-8 becomes no address."""
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES).decode(errors="replace")
    except FileNotFoundError:
        return ""


def _earlier(root: Path) -> str:
    return "" if (root / EARLIER).is_symlink() else read(root / EARLIER)  # a link was told of


def plan(manifest: Manifest, withdrawn: set[str], *, is_new: bool) -> None:
    """Plan the list of the release, once all else is planned, where addresses have come or are known otherwise.

    What has the name of one of the ``withdrawn`` in its address is left out: their own pages, and their speeches.
    """
    if manifest.keep("withdrawn", key_of(*sorted(withdrawn))):
        is_new = True
        manifest.database.execute("DELETE FROM withdrawn")
        WITHDRAWN.put(manifest.database, map(Withdrawn, sorted(withdrawn)))
    now = (manifest.generation,)
    fresh = (
        f"SELECT 1 FROM file WHERE generation = ? AND {_LASTING}"  # noqa: S608  # parts of ours
        f" AND NOT EXISTS (SELECT 1 FROM address WHERE address.url = coalesce(file.url, file.path)) LIMIT 1"
    )
    if not (is_new or addresses.LIST not in manifest or manifest.database.one(fresh, now) or _anything_went(manifest)):
        return
    all_ = f"SELECT url FROM address UNION SELECT {_URL} FROM file WHERE {_LASTING} ORDER BY 1"  # noqa: S608  # as above
    names = {addresses.name(url) for url in withdrawn}
    listed = (url for url in manifest.database.column(all_) if names.isdisjoint(url.split("/")))
    data = "".join(f"/{url}\n" for url in listed).encode()
    manifest.whole("addresses", {}, ready={addresses.LIST: data})


def record(manifest: Manifest) -> None:
    """Say that what the release holds is public now."""
    since = manifest.number("recorded")
    put = f"INSERT OR IGNORE INTO address SELECT {_URL} FROM file WHERE generation > ? AND {_LASTING}"  # noqa: S608  # as above
    with manifest.database.transaction():
        manifest.database.execute(put, (since,))
        manifest.keep("recorded", str(manifest.generation).encode())


def lost(manifest: Manifest, *, is_new: bool) -> list[str]:
    """The addresses that were public and are not planned, if that can have changed."""
    if not (is_new or _anything_went(manifest)):
        return []
    return manifest.database.column(_LOST, ("",))


def lost_in_content(manifest: Manifest, written: Iterable[str]) -> list[str]:
    """The same before hand-written pages are rendered: these are the addresses of those that there are."""
    there = set(written)
    return [url for url in manifest.database.column(_LOST, ("engine",)) if url not in there]


def is_first(manifest: Manifest) -> bool:
    """Whether there was no address to compare with."""
    return manifest.database.one("SELECT 1 FROM address") is None


def _anything_went(manifest: Manifest) -> bool:
    return manifest.database.one("SELECT 1 FROM gone WHERE generation = ?", (manifest.generation,)) is not None
