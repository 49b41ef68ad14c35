"""What changed between one release and the next: ids that came, that differ, that are gone, and nothing of whom.

What there was is an input, as the addresses that were public are: the release before says it. A build that knows of no
release begins the list anew. No entry has a day: on which somebody left would tell more than a number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import accumulate
from typing import Any, NamedTuple

from honorroll.base.moments import first_moment
from honorroll.content.settings import Settings
from honorroll.formats.feeds import FORMATS, ArchivePosition, Feed, Item, document, document_path, serialize_item
from honorroll.pages import addresses

PATH = f"{addresses.DATA}thay-doi.json"
FEED = f"{addresses.DATA}moi"
#: So many releases are remembered, with so many ids. Whoever comes later compares those of the rows.
MOST, MOST_IDS = 50, 20_000
#: A feed names so many ids of a release; the list of changes has all.
_NAMED = 100


class ReleaseChange(NamedTuple):
    """A release: ``before`` is the one that it is compared with, ``lastmod`` the latest day that the roll states."""

    release: str
    before: str
    lastmod: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def entries(log: bytes) -> list[ReleaseChange]:
    """What a document says of releases, the latest first; nothing where it is none of ours."""
    try:
        return [
            ReleaseChange(
                str(each["release"]),
                str(each["before"]),
                str(each["lastmod"]),
                *(tuple(map(str, each[key])) for key in ("added", "changed", "gone")),
            )
            for each in json.loads(log or b"{}").get("releases", [])
        ]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []


def added(
    known: list[ReleaseChange],
    release: str,
    lastmod: str,
    then: Iterable[str],
    now: Iterable[str],
    differ: Iterable[str],
) -> list[ReleaseChange]:
    """The releases with another one, in which the ids ``now`` take the place of ``then``, and some ``differ``."""
    before, after = set(then), set(now)
    gone = before - after
    entry = ReleaseChange(
        release,
        known[0].release if known else "",
        lastmod,
        tuple(sorted(after - before)),
        tuple(sorted(set(differ) & before & after)),
        tuple(sorted(gone)),
    )
    kept = [
        each._replace(
            added=tuple(id_ for id_ in each.added if id_ not in gone),
            changed=tuple(id_ for id_ in each.changed if id_ not in gone),
        )
        for each in known
        if (each.release, each.before) != (entry.release, entry.before)
    ]
    sums = accumulate(len(each.added) + len(each.changed) + len(each.gone) for each in kept)
    return [entry, *(each for each, ids in zip(kept, sums, strict=True) if ids <= MOST_IDS)][:MOST]


def files(settings: Settings, log: list[ReleaseChange], gone: Iterable[str], version: str) -> dict[str, bytes]:
    """The list of changes and its feeds. ``gone`` are the ids of all who were withdrawn, whenever that was."""
    latest = log[0].lastmod if log else ""
    whole: dict[str, Any] = {
        "version": version,
        "release": log[0].release if log else "",
        "lastmod": latest,
        "gone": sorted(gone),
        "releases": [entry._asdict() for entry in log],
    }
    lines = json.dumps(whole, ensure_ascii=False, indent=1)
    feed = feed_of(settings)
    empty = first_moment(latest or str(settings.period.start or 2000))
    items = [_item(settings, entry) for entry in log]
    return {PATH: f"{lines}\n".encode()} | {
        document_path(feed, form): document(
            feed, form, ArchivePosition(0, 0), [serialize_item(form, item) for item in items], empty
        )
        for form in FORMATS
    }


def feed_of(settings: Settings) -> Feed:
    title = f"{settings.name}: thay đổi của dữ liệu"
    return Feed(settings.url, FEED, addresses.DATA, title, "Mỗi bản công bố một mục.", settings.owner, settings.hub)


def _item(settings: Settings, entry: ReleaseChange) -> Item:
    name = blake2b(f"{entry.before} {entry.release}".encode(), digest_size=6).hexdigest()
    at = first_moment(entry.lastmod or str(settings.period.start or 2000))
    numbers = (("thêm", entry.added), ("sửa", entry.changed), ("gỡ", entry.gone))
    told = ", ".join(f"{word} {len(ids)}" for word, ids in numbers if ids) if entry.before else "bản đầu tiên"
    few = sum(len(ids) for _, ids in numbers) <= _NAMED
    named = (f"{word.capitalize()}: {', '.join(ids)}." for word, ids in numbers if ids and few)
    summary = " ".join(named) or f"Xem {settings.url}{PATH}."
    url = f"{settings.url}{addresses.DATA}"
    return Item(f"{url}#{name}", f"{url}#thay-doi", f"Dữ liệu: {told or 'như trước'}", at, at, summary)


def digest_of(records: Mapping[str, bytes]) -> int:
    """A sum that stands for records, by id, in whatever order they come and go."""
    return sum(one(id_, record) for id_, record in records.items())


def one(id_: str, record: bytes) -> int:
    return int.from_bytes(blake2b(id_.encode() + record, digest_size=8).digest(), "big")
