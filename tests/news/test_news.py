"""Posts: what is out on which day, where they appear, what of a site a new one changes, and their feeds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browser.rich import full_post, post
from tests.roll.test_related import NOBODY
from tests.running import FOLLOWING, SITE, built, honorroll_here, write

from honorroll.content.model import AwardDecision, AwardFacts
from honorroll.news.model import PostFacts
from honorroll.news.pages.lists import SIZE, leaves
from honorroll.news.pages.post import award_by
from honorroll.news.related import related

URL = "https://bang-vang.example/nen/"
FEED = "tin-tuc/tin-moi"
#: No document of a feed may be larger.
MOST_BYTES = 200_000


def facts(n: int, **more: Any) -> PostFacts:
    values: dict[str, Any] = {
        "slug": f"tin-{n}",
        "path": "",
        "title": f"Tin {n}",
        "date": f"2025-01-{n % 28 + 1:02}",
        "updated": "",
        "kind": "news",
        "column": "c",
        "author": "",
        "summary": "",
        "honorees": (),
        "conference": "",
        "movements": (),
        "units": (),
        "minutes": 1,
        "weight": 3_000,
        "film": ("", ""),
        "sources": "",
        "publish_from": "",
        "draft": False,
        "withdrawn": False,
        "former_slugs": (),
        "digest": b"",
        "card": "",
        "card_digest": b"",
    }
    return PostFacts(**(values | more))


def simple(n: int, **more: Any) -> dict[str, Any]:
    return {
        "title": f"Tin số {n}",
        "date": f"2025-{n // 25 + 1:02}-{n % 25 + 1:02}",
        "kind": "news",
        "column": "guong-vi-du",
        "summary": f"Tóm tắt {n}.",
    } | more


def page(site: Path, url: str) -> str:
    return (site / "site" / url / "index.html").read_text(encoding="utf-8")


def build(site: Path, day: str = "2025-12-01") -> None:
    result = honorroll_here("build", "--date", day, root=site)
    assert result.code == 0, result


# ── What is out ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_drafts_and_what_is_held_back_are_nowhere(site: Path) -> None:
    write(site, "content/news/nhap.md", post(simple(1, title="Bài viết dở", draft=True)))
    write(site, "content/news/cam.md", post(simple(2, title="Cấm đăng", publish_from="2025-12-05")))
    build(site, "2025-12-04")
    everything = b"".join(built(site / "site").values()).decode(errors="ignore")
    assert "Bài viết dở" not in everything
    assert "Cấm đăng" not in everything
    build(site, "2025-12-05")
    assert "Cấm đăng" in page(site, "tin-tuc/cam/")
    assert "Cấm đăng" in page(site, "tin-tuc/")
    assert not (site / "site/tin-tuc/nhap").exists()


def test_a_withdrawn_post_leaves_no_trace_but_its_address(site: Path) -> None:
    write(site, "content/news/go.md", post(simple(1, title="Sẽ bị gỡ", honorees=["nguyen-van-a"], former_slugs=["cu"])))
    build(site)
    assert "Sẽ bị gỡ" in page(site, "bang-vang/nguyen-van-a/")
    withdrawn = simple(1, title="Sẽ bị gỡ", former_slugs=["cu"], withdrawn={"date": "2025-11-30"})
    write(site, "content/news/go.md", post(withdrawn))
    build(site)
    assert "Sẽ bị gỡ" not in b"".join(built(site / "site").values()).decode(errors="ignore")
    assert "Trang đã được gỡ" in page(site, "tin-tuc/go/")
    assert '<meta name="robots" content="noindex">' in page(site, "tin-tuc/go/")
    assert "../../tin-tuc/go/" in page(site, "tin-tuc/cu/")


def test_a_deleted_post_stops_the_build(site: Path) -> None:
    path = write(site, "content/news/mat.md", post(simple(1)))
    build(site)
    path.unlink()
    result = honorroll_here("build", root=site)
    assert result.code == 1
    assert "lost-url" in result.stdout
    assert "tin-tuc/mat/" in result.stdout


# ── Where it appears ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_post_stands_with_its_honorees_movement_column_month_and_home(site: Path) -> None:
    write(
        site,
        "content/news/bai.md",
        post(full_post() | {"title": "Bài của chúng ta", "conference": None, "honorees": ["nguyen-van-a"]}),
    )
    build(site)
    for url in (
        "",
        "tin-tuc/",
        "tin-tuc/2025/11/",
        "chuyen-muc/hoi-nghi-vi-du/",
        "phong-trao/chung-tay-vi-du/",
        "phong-trao/chung-tay-vi-du/tin-tuc/",
        "bang-vang/nguyen-van-a/",
    ):
        assert "Bài của chúng ta" in page(site, url), url
    assert "tin-tuc/2025/11/" in page(site, "tin-tuc/2025/")
    html = page(site, "tin-tuc/bai/")
    assert "Nguyễn Văn A" in html
    assert "tin-tuc/bai/" in (site / "site/sitemap.xml").read_text(encoding="utf-8")
    [node, *_] = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"]
    assert node["@type"] == "NewsArticle"
    assert (node["datePublished"], node["dateModified"]) == ("2025-11-01", "2025-11-03")
    assert node["about"] == [{"@type": "Person", "name": "Nguyễn Văn A", "url": f"{URL}bang-vang/nguyen-van-a/"}]
    assert '<meta property="og:type" content="article">' in html


def test_what_an_edit_or_a_new_post_changes(tmp_path: Path) -> None:
    """A warm build gives the site that one from nothing gives, and a new post leaves older pages of lists alone."""
    root = tmp_path / "warm"
    shutil.copytree(SITE, root)
    for n in range(65):
        write(root, f"content/news/tin-{n}.md", post(simple(n)))
    build(root)
    before = built(root / "site")
    write(root, "content/news/tin-7.md", post(simple(7), "Nội dung khác hẳn.\n"))
    build(root)
    edited = built(root / "site")
    changed = {path for path in edited if edited[path] != before.get(path)} - FOLLOWING
    assert "tin-tuc/tin-7/index.html" in changed
    assert all(
        "tin-7/" in path or path.endswith((".atom", ".rss", ".json")) or path.startswith("tim-kiem/")
        for path in changed
    ), changed
    write(root, "content/news/tin-65.md", post(simple(65)))
    build(root)
    added = built(root / "site")
    lists = {path for path in added if "/trang/" in path and added[path] != edited.get(path)}
    assert lists == set()
    cold = tmp_path / "cold"
    shutil.copytree(root / "content", cold / "content")
    shutil.copytree(root / "honorees", cold / "honorees")
    shutil.copyfile(root / "mkdocs.yml", cold / "mkdocs.yml")
    build(cold)
    assert built(cold / "site") == added


# ── Lists ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.integers(0, 150))
def test_every_post_is_on_one_page_of_a_list(n: int) -> None:
    posts = [facts(i) for i in range(n)]
    pages = leaves(posts)
    shown = [post for leaf in (pages[0], *reversed(pages[1:])) for post in leaf.posts]
    assert shown == posts[::-1]
    assert [leaf.number for leaf in pages] == list(range(len(pages)))
    assert len(pages[0].posts) < 2 * SIZE
    assert pages[1:] == leaves([*posts, facts(n)])[1 : len(pages)] or len(leaves([*posts, facts(n)])) > len(pages)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=40))
def test_related_posts_are_others_that_share_something(pairs: list[tuple[int, int]]) -> None:
    posts = [facts(i, column=f"c{c}", movements=(f"m{m}",), honorees=(f"h{c + m}",)) for i, (c, m) in enumerate(pairs)]
    for i, kin in enumerate(related(posts)):
        assert len(kin) <= 3
        for other in kin:
            assert abs(other - i) > 1
            assert any(
                getattr(posts[other], key) == getattr(posts[i], key) for key in ("column", "movements", "honorees")
            )


@pytest.mark.parametrize(
    ("day", "told"),
    [("2025-06-01", 2024), ("2025-10-10", 2025), ("2025-12-01", 2025), ("2024-01-01", 2024), ("2023-01-01", None)],
)
def test_a_card_in_a_post_tells_of_nothing_that_was_given_later(day: str, told: int | None) -> None:
    given_ = (AwardFacts("cao", "", "", "", 2025, "granted"), AwardFacts("thap", "", "", "", 2024, "granted"))
    honoree = NOBODY._replace(
        awards=given_, decisions=(AwardDecision("1-qd-2025", 0, "1/QĐ", "2025-10-10", 2025, "", "", 0),)
    )
    award = award_by(day, honoree)
    assert (award and award.year) == told
