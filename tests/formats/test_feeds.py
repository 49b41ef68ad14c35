"""Every feed of a site against its specification, and that the validators of ``validators`` see what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.browser.rich import covered, full_post, post
from tests.browser.rich_conferences import PHOTO
from tests.browser.rich_texts import STORY
from tests.running import SITE, honorroll_here, write
from tests.validators import VALIDATORS, atom, feeds, rss

URL = "https://bang-vang.example/nen/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature site with posts that have everything, and so many that there are archives."""
    root = tmp_path_factory.mktemp("feeds") / "site"
    shutil.copytree(SITE, root)
    write(
        root,
        "content/news/day-du.md",
        post(full_post() | covered() | {"honorees": ["nguyen-van-a"], "former_slugs": ["cu"]}, STORY),
    )
    for name in ("bia.jpg", "mot.jpg", "hai.jpg"):
        write(root, f"content/news/day-du/{name}", PHOTO)
    body = (
        "Có {{ count danh-hieu/nguoi-tot-vi-du }} người.\n\n{{ chart danh-hieu }}\n\n<b>Đậm</b> & [ra "
        "ngoài](https://bao.example/?a=1&b=2)\n"
    )
    for n in range(45):
        told = full_post() | {
            "title": f"Tin “{n}” <&> ]]>",
            "date": f"2025-{n // 28 + 1:02}-{n % 28 + 1:02}",
            "honorees": [],
            "film": None,
        }
        write(root, f"content/news/tin-{n}.md", post(told, body))
    assert honorroll_here("build", "--date", "2025-12-01", root=root).code == 0
    return root / "site"


def test_every_feed_is_valid(site: Path) -> None:
    found = feeds(site)
    assert {path.relative_to(site).as_posix() for path in found} > {
        "bang-vang/moi.atom",
        "tin-tuc/tin-moi.rss",
        "tin-tuc/tin-moi-1.atom",
        "tin-tuc/tin-moi-2.json",
        "chuyen-muc/hoi-nghi-vi-du/tin-moi.atom",
        "phong-trao/chung-tay-vi-du/tin-moi.rss",
    }
    for path in found:
        assert list(VALIDATORS[path.suffix](path, site, URL)) == [], path
    assert b"enclosure" in (site / "tin-tuc/tin-moi.atom").read_bytes()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<updated>2025", "<updated>25"),
        ("</title>", "</title><what/>"),
        (' rel="enclosure"', ' rel="enclosure" href2=""'),
        (' length="', ' length="1'),
        ('rel="self"', 'rel="via"'),
        ("&lt;p&gt;", '&lt;p&gt;&lt;a href="../x"&gt;'),
        ("<id>https://", "<id>"),
    ],
)
def test_the_validator_of_atom_sees_what_is_wrong(site: Path, tmp_path: Path, right: str, wrong: str) -> None:
    assert list(atom(_spoiled(site, tmp_path, "tin-tuc/tin-moi.atom", right, wrong), tmp_path / "site", URL))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<pubDate>", "<pubDate>Xyz, "),
        ("Sat, 01", "Sun, 01"),
        ("<language>vi</language>", ""),
        (' type="image', ' type="text'),
        ('isPermaLink="true"', 'isPermaLink="yes"'),
        ("<item>", "<item><title>Hai</title>"),
        (' length="', ' length="1'),
    ],
)
def test_the_validator_of_rss_sees_what_is_wrong(site: Path, tmp_path: Path, right: str, wrong: str) -> None:
    assert list(rss(_spoiled(site, tmp_path, "tin-tuc/tin-moi.rss", right, wrong), tmp_path / "site", URL))


def _spoiled(site: Path, folder: Path, path: str, right: str, wrong: str) -> Path:
    text = (site / path).read_text(encoding="utf-8")
    assert right in text
    (folder / "site").mkdir()
    (folder / "site/anh").symlink_to((site / "anh").resolve())
    return write(folder / "site", path, text.replace(right, wrong, 1))
