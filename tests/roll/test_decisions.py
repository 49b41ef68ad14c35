"""Decisions are collected from the awards that name them, and have a page each."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Once
from tests.running import SITE, built, honorroll_here, write
from tests.test_changes import from_nothing

from honorroll.base.vietnamese import SLUG
from honorroll.pages import addresses
from honorroll.roll.decisions.ids import authority, base_id

TAIL = "sources:\n  - title: Nguồn\npublication:\n  basis: public-record\n"
CITY, DISTRICT = "Chủ tịch UBND Thành phố Ví Dụ", "UBND quận Ví Dụ"


def award(title: str, number: str, date: str, issuer: str = "") -> str:
    class_ = "    class: hạng Ba\n" if title == "huan-chuong-vi-du" else ""
    line = f"    issuer: {issuer}\n" if issuer else ""
    return f"  - title: {title}\n{class_}{line}    decision: {{number: {number}, date: {date}}}\n"


def profile(root: Path, slug: str, name: str, *awards: str, tail: str = TAIL) -> None:
    write(root, f"honorees/individuals/{slug}/profile.yml", f"name: {name}\nawards:\n{''.join(awards)}{tail}")


def make(root: Path) -> None:
    shutil.copytree(SITE, root)
    profile(
        root,
        "nguyen-van-g",
        "Nguyễn Văn G",
        award("bang-khen-vi-du", "1234/QĐ-UBND", "2024-10-08", CITY),
        award("huan-chuong-vi-du", "394/KT-CTN", "1994-12"),
    )
    profile(root, "tran-thi-h", "Trần Thị H", award("nguoi-tot-vi-du", "01234/QĐ-UBND", "2024-10-08", "UBND TP. Ví Dụ"))
    profile(root, "le-van-i", "Lê Văn I", award("nguoi-tot-vi-du", "12/QĐ-UBND", "2024-01-15", "UBND phường Mới"))
    file = "title: Về việc khen thưởng năm 2024\nlegal_basis: [Luật 06/2022/QH15]\nrecipients: 120\n"
    write(root, "content/decisions/1234-qd-ubnd-2024.yml", file)
    result = honorroll_here("build", root=root)
    assert result.code == 0, result


@pytest.fixture
def pages(once: Once) -> dict[str, str]:
    root = once("decisions", make)
    return {path: data.decode() for path, data in built(root / "site").items() if path.endswith((".html", ".xml"))}


def main(pages: dict[str, str], url: str) -> str:
    return pages[f"{url}index.html"].partition("<main")[2].partition("</main>")[0]


# ── Ids ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("number", "year", "id_"),
    [
        ("1234/QĐ-UBND", 2024, "1234-qd-ubnd-2024"),
        ("Số 1234/QD-UBND", 2024, "1234-qd-ubnd-2024"),
        ("01234 /QĐ-UBND", 2024, "1234-qd-ubnd-2024"),
        ("45/2024/QĐ-TTg", 2024, "45-2024-qd-ttg"),
        ("394/KT-CTN", 0, "394-kt-ctn"),
        ("nam", 0, "so-nam"),
    ],
)
def test_the_id_of_a_decision_is_its_number_and_year(number: str, year: int, id_: str) -> None:
    assert base_id(number, year) == id_


@given(st.text(max_size=100), st.sampled_from([0, 1994, 2024]))
def test_whatever_the_number_is_the_id_can_be_an_address(number: str, year: int) -> None:
    id_ = base_id(number, year)
    assert SLUG.fullmatch(id_)
    assert id_ not in addresses.reserved(addresses.DECISIONS)


@pytest.mark.parametrize(
    "issuer", ["Chủ tịch UBND Thành phố Ví Dụ", "UBND TP. Ví Dụ", "Ủy ban nhân dân thành phố Ví Dụ", "ubnd tp ví dụ"]
)
def test_an_issuer_is_one_in_whatever_words(issuer: str) -> None:
    assert authority(issuer) == "ubnd-tp-vi-du"


def test_issuers_that_differ_are_told_apart() -> None:
    assert len({authority(each) for each in ("", CITY, DISTRICT, "Chủ tịch nước", "UBND phường Mới")}) == 5


# ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_decision_shows_what_it_is_and_whom_it_honours_by_title(pages: dict[str, str]) -> None:
    html = main(pages, "quyet-dinh/1234-qd-ubnd-2024/")
    assert "<h1>Quyết định số 1234/QĐ-UBND</h1>" in html
    for told in ("Về việc khen thưởng năm 2024.", "<dd>8/10/2024</dd>", CITY, "Luật 06/2022/QH15"):
        assert told in html
    assert "<strong>2</strong> trong 120 người được khen có hồ sơ ở đây" in html
    assert html.index(">Bằng khen Ví Dụ</h2>") < html.index("nguyen-van-g") < html.index(">Người tốt, việc tốt</h2>")
    assert html.index(">Người tốt, việc tốt</h2>") < html.index("tran-thi-h")


def test_each_award_leads_to_its_decision(pages: dict[str, str]) -> None:
    html = main(pages, "bang-vang/nguyen-van-g/")
    assert 'href="../../quyet-dinh/1234-qd-ubnd-2024/">Quyết định số 1234/QĐ-UBND ngày 8/10/2024</a>' in html
    assert 'href="../../quyet-dinh/394-kt-ctn-1994/"' in html
    assert 'href="../../quyet-dinh/1234-qd-ubnd-2024/"' in main(pages, "bang-vang/tran-thi-h/")


def test_all_are_listed_by_year_and_issuer(pages: dict[str, str]) -> None:
    html = main(pages, "quyet-dinh/")
    parts = (">Năm 2024</h2>", f">{CITY}</h3>", "1234/QĐ-UBND", ">Năm 1994</h2>", ">Chưa rõ cơ quan ban hành</h3>")
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert 'href="../quyet-dinh/"' in main(pages, "bang-vang/")


def test_decisions_of_two_bodies_under_one_number_are_told_apart(pages: dict[str, str]) -> None:
    ours, theirs = "quyet-dinh/12-qd-ubnd-2024-ubnd-quan-vi-du/", "quyet-dinh/12-qd-ubnd-2024-ubnd-phuong-moi/"
    assert "nguyen-van-a" in main(pages, ours)
    assert "le-van-i" not in main(pages, ours)
    assert "le-van-i" in main(pages, theirs)
    assert f'href="../../{theirs}"' in main(pages, "bang-vang/le-van-i/")
    titles = [pages[f"{url}index.html"].partition("<title>")[2].partition("</title>")[0] for url in (ours, theirs)]
    for title, issuer in zip(titles, ("UBND quận Ví Dụ", "UBND phường Mới"), strict=True):
        assert title.startswith(f"Quyết định số 12/QĐ-UBND năm 2024 của {issuer}")
    both = main(pages, "quyet-dinh/12-qd-ubnd-2024/")
    assert f'href="../../{ours}"' in both
    assert f'href="../../{theirs}"' in both


def test_the_sitemap_and_the_search_know_them(once: Once, pages: dict[str, str]) -> None:
    assert "/quyet-dinh/1234-qd-ubnd-2024/" in pages["sitemap.xml"]
    site = once("decisions", make) / "site"
    version = json.loads((site / "tim-kiem/ten.json").read_bytes())["version"]
    lines = "\n".join(path.read_text(encoding="utf-8") for path in (site / f"tim-kiem/{version}").glob("ten-*.txt"))
    assert "quyet-dinh/1234-qd-ubnd-2024/\tQuyết định số 1234/QĐ-UBND" in lines
    assert "1234qdubnd" in lines
    for issuer in ("UBND phường Mới", "UBND quận Ví Dụ"):
        assert f"\tQuyết định số 12/QĐ-UBND năm 2024 của {issuer}\t{issuer}, 2024 · 1 hồ sơ\t" in lines, (
            "one number, two bodies"
        )


def test_without_decisions_there_is_no_page(once: Once, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(SITE, root)
    path = root / "honorees/individuals/nguyen-van-a/profile.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("      number: 12/QĐ-UBND\n", ""), encoding="utf-8")
    assert honorroll_here("build", root=root).code == 0
    assert not [name for name in built(root / "site") if name.startswith("quyet-dinh/")]
    assert b"quyet-dinh/" not in built(root / "site")["bang-vang/index.html"]


# ── What changes ───────────────────────────────────────────────────────────────────────────────────────────────────


def edits(root: Path) -> Iterator[str]:
    """Edit the site step by step; what each step is about."""
    city, file = award("bang-khen-vi-du", "1234/QĐ-UBND", "2024-10-08", CITY), "content/decisions/1234-qd-ubnd-2024.yml"
    steps: dict[str, Callable[[], object]] = {
        "another award of a decision": lambda: profile(root, "le-van-l", "Lê Văn L", city),
        "another name": lambda: profile(root, "le-van-l", "Lê Văn Long", city),
        "a number that another body uses": lambda: profile(
            root, "le-van-l", "Lê Văn L", city.replace(CITY, DISTRICT), award("nguoi-tot-vi-du", "7/QĐ-UBND", "2023")
        ),
        "a file": lambda: write(
            root, "content/decisions/7-qd-ubnd-2023.yml", "recipients: 7\nformer_ids: [7-qd-ubnd-2022]\n"
        ),
        "no such body any more": lambda: profile(root, "le-van-l", "Lê Văn L", "  - title: bang-khen-vi-du\n"),
        "a file less": (root / "content/decisions/7-qd-ubnd-2023.yml").unlink,
        "a withdrawal": lambda: profile(
            root, "tran-thi-h", "Trần Thị H", city, tail=f"{TAIL}  withdrawn: {{date: 2025-01-01}}\n"
        ),
        "another number of recipients": lambda: write(root, file, "recipients: 5\n"),
        "a last award": lambda: profile(root, "nguyen-van-g", "Nguyễn Văn G", "  - title: bang-khen-vi-du\n"),
    }
    for name, step in steps.items():
        step()
        yield name


def test_after_every_edit_the_site_is_that_of_a_build_from_nothing(once: Once, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(once("decisions", make), root, symlinks=True)
    for name in edits(root):
        result, (expected, fresh) = honorroll_here("build", root=root), from_nothing(root)
        assert result.code == expected.code == 0, (name, result)
        mine, theirs = built(root / "site"), built(fresh)
        assert [url for url in mine.keys() | theirs.keys() if mine.get(url) != theirs.get(url)] == [], name
