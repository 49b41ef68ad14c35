"""The feeds of the newly honoured, as a reader's program sees them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import honorroll_here, write

from honorroll.base.moments import first_moment
from honorroll.content.model import AwardFacts, Facts
from honorroll.content.settings import Settings
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Level, Title, Vocabulary
from honorroll.outputs.feeds import MOST, files
from honorroll.roll.facts import NO_CARD

URL = "https://bang-vang.example/nen/"
ATOM, RSS = "bang-vang/moi.atom", "bang-vang/moi.rss"
WORDS = Vocabulary(
    {"c": Level(name="Cấp", rank=1)}, {"t": Title(name="Danh hiệu", group="order", rank=1)}, {}, {}, {}, {}
)
SETTINGS = Settings("Trang & tên", URL, "Lời <giới> thiệu", "Người “làm”", "", Period(start=2020, end=None), "", "")


def honoree(slug: str, year: int, latest: str, status: str = "granted", name: str = "Tên", role: str = "") -> Facts:
    return Facts(
        slug=slug,
        kind="individual",
        path="",
        name=name,
        sort="",
        initial="",
        unit="",
        place="",
        field="",
        movements=(),
        awards=(AwardFacts("t", "", "", "c", year, status),),
        new_exemplar=False,
        direct_worker=False,
        gender="",
        withdrawn=False,
        former_slugs=(),
        latest=latest,
        folded="",
        digest=b"",
        role=role,
        card=NO_CARD,
        card_digest=b"",
    )


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024", "2024-01-01T00:00:00+07:00"),
        ("2024-10", "2024-10-01T00:00:00+07:00"),
        ("2024-10-08", "2024-10-08T00:00:00+07:00"),
    ],
)
def test_moment(stated: str, expected: str) -> None:
    assert first_moment(stated).isoformat() == expected


def test_of_a_site(built_root: Path) -> None:
    for path, version in ((ATOM, "atom10"), (RSS, "rss20")):
        text = (built_root / "site" / path).read_bytes()
        feed = feedparser.parse(text)
        assert (feed.bozo, feed.version) == (False, version)
        assert feed.feed.title.endswith(": mới được vinh danh")
        assert any(link.rel == "self" and link.href == URL + path for link in feed.feed.links)
        slugs = [entry.id.removeprefix(f"{URL}bang-vang/").rstrip("/") for entry in feed.entries]
        assert {"nguyen-van-a", "ho-ong-le-van-c"} <= set(slugs)
        assert "pham-thi-d" not in slugs
        assert "hoang-van-e" not in slugs
        for entry, slug in zip(feed.entries, slugs, strict=True):
            assert entry.link == entry.id
            assert (built_root / f"site/bang-vang/{slug}/index.html").is_file()
        assert all(entry["updated_parsed" if path == ATOM else "published_parsed"] for entry in feed.entries)
        assert "Không-được-đăng".encode() not in text


def test_what_was_taken_down_leaves_the_feeds(site: Path) -> None:
    profile = site / "honorees/households/ho-ong-le-van-c/profile.yml"
    text = profile.read_text(encoding="utf-8")
    [name] = re.findall(r"^name: (.+)$", text, re.M)
    assert honorroll_here("build", root=site).code == 0
    for path in (ATOM, RSS):
        assert name in (site / "site" / path).read_text(encoding="utf-8")
    write(
        site,
        str(profile.relative_to(site)),
        text.replace("basis: public-record", "basis: public-record\n  withdrawn:\n    date: 2025-11-01"),
    )
    assert honorroll_here("build", root=site).code == 0
    for path in (ATOM, RSS):
        assert name not in (site / "site" / path).read_text(encoding="utf-8")


def test_an_empty_feed_is_one() -> None:
    made = files(SETTINGS, WORDS, [])
    for path in (ATOM, RSS):
        feed = feedparser.parse(made[path])
        assert (feed.bozo, feed.entries, feed.feed.updated_parsed[0]) == (
            False,
            [],
            2019,
        )  # in Hanoi it is 2020 already


PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=60)


@given(PLAIN, PLAIN, st.integers(1000, 2999))
def test_any_text_comes_through(name: str, role: str, year: int) -> None:
    order = [honoree("a", year, str(year), name=name, role=role)] * MOST
    made = files(SETTINGS, WORDS, order)
    atom = ElementTree.fromstring(made[ATOM])  # noqa: S314  # made here
    space = "{http://www.w3.org/2005/Atom}"
    assert len(atom.findall(f"{space}entry")) == MOST
    assert atom.findtext(f"{space}entry/{space}title") == f"{name} – Danh hiệu, {year}"
    assert atom.findtext(f"{space}entry/{space}summary") == f"{role}. Danh hiệu, {year}."
    rss = ElementTree.fromstring(made[RSS])  # noqa: S314
    assert rss.findtext("channel/item/title") == f"{name} – Danh hiệu, {year}"
