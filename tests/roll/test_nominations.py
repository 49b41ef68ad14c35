"""Those put forward by the people, new exemplars and direct workers: their lists, and what leads to them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.running import built, honorroll_here, write

PROFILE = """\
name: {name}
nominated_by: {by}
nominated_level: thanh-pho
new_exemplar: true
sources:
  - title: Nguồn
publication:
  basis: public-record
"""
UNIT = "hoi-phu-nu-vi-du:\n  name: Hội Phụ nữ phường Ví Dụ\n  kind: mass-organisation\n"
UNITS = "content/vocabulary/units.yml"
PATH = "honorees/individuals/tran-thi-b2/profile.yml"


def with_nominee(root: Path) -> None:
    units = (root / UNITS).read_text(encoding="utf-8")
    write(root, UNITS, units + UNIT)
    write(root, PATH, PROFILE.format(name="Trần Thị B2", by="hoi-phu-nu-vi-du"))


def page(root: Path, url: str) -> str:
    return (root / "site" / url / "index.html").read_text(encoding="utf-8")


def has_page(root: Path, url: str) -> bool:
    return (root / "site" / url / "index.html").exists()


def build(root: Path) -> None:
    result = honorroll_here("build", root=root)
    assert result.code == 0, result


def test_each_has_a_list_that_the_page_leads_to(site: Path) -> None:
    with_nominee(site)
    build(site)
    shown = page(site, "bang-vang/tran-thi-b2")
    for url, title in (
        ("bang-vang/suy-ton/hoi-phu-nu-vi-du/", "Do Hội Phụ nữ phường Ví Dụ suy tôn"),
        ("bang-vang/cap-suy-ton/thanh-pho/", "Suy tôn từ cấp thành phố"),
        ("bang-vang/nhan-to-moi/", "Nhân tố mới"),
    ):
        assert f'href="../../{url}"' in shown
        assert f"<h1>{title}</h1>" in page(site, url).replace("\xa0", " ")
        assert "Trần Thị B2" in page(site, url)
        assert url in (site / "site/sitemap.xml").read_text(encoding="utf-8")
    assert 'href="../../bang-vang/suy-ton/hoi-phu-nu-vi-du/">Hội Phụ nữ phường Ví Dụ</a>' in page(
        site, "bang-vang/suy-ton"
    )
    assert 'href="../bang-vang/suy-ton/">Nơi suy tôn</a>' in page(site, "bang-vang")


def test_the_explorer_offers_them(site: Path) -> None:
    with_nominee(site)
    build(site)
    (told,) = (site / "site/tim-kiem").rglob("loc.json")
    groups = {group["id"]: group["choices"] for group in json.loads(told.read_text(encoding="utf-8"))["groups"]}
    assert groups["suy-ton"] == [["hoi-phu-nu-vi-du", "Hội Phụ nữ phường Ví Dụ", 1]]
    assert groups["cap-suy-ton"] == [["thanh-pho", "Cấp thành phố", 1]]
    assert [choice[0] for choice in groups["ghi-nhan"]] == ["truc-tiep", "nhan-to-moi"]


def test_the_figures_count_them(site: Path) -> None:
    with_nominee(site)
    build(site)
    figures = page(site, "thong-ke")
    assert 'href="../bang-vang/suy-ton/hoi-phu-nu-vi-du/"' in figures
    assert 'href="../bang-vang/nhan-to-moi/"' in figures


def test_who_is_named_in_words_has_no_list(site: Path) -> None:
    """The miniature site has a nominee of the people of a quarter, and nobody of a unit."""
    build(site)
    assert "Nhân dân tổ dân phố 1" in page(site, "bang-vang/nguyen-van-a")
    assert not has_page(site, "bang-vang/suy-ton")
    assert not has_page(site, "bang-vang/cap-suy-ton")
    assert "suy-ton" not in page(site, "bang-vang")


def test_the_last_one_leaves_and_the_addresses_lead_on(site: Path) -> None:
    with_nominee(site)
    build(site)
    write(
        site,
        PATH,
        PROFILE.format(name="Trần Thị B2", by="Bà con xóm Ví Dụ").replace("nominated_level: thanh-pho\n", ""),
    )
    build(site)
    for url in ("suy-ton", "suy-ton/hoi-phu-nu-vi-du", "cap-suy-ton", "cap-suy-ton/thanh-pho"):
        up = "../" * (url.count("/") + 2)
        assert f'content="0; url={up}bang-vang/"' in page(site, f"bang-vang/{url}"), url


def test_a_unit_that_has_another_id_keeps_its_address(site: Path) -> None:
    with_nominee(site)
    build(site)
    units = (site / UNITS).read_text(encoding="utf-8")
    write(site, UNITS, units.replace("hoi-phu-nu-vi-du:", "phu-nu-vi-du:") + "  former_ids: [hoi-phu-nu-vi-du]\n")
    write(site, PATH, PROFILE.format(name="Trần Thị B2", by="phu-nu-vi-du"))
    build(site)
    assert "Trang đã chuyển" in page(site, "bang-vang/suy-ton/hoi-phu-nu-vi-du")
    assert "Trần Thị B2" in page(site, "bang-vang/suy-ton/phu-nu-vi-du")


def test_a_warm_build_equals_one_from_nothing(site: Path, tmp_path: Path) -> None:
    with_nominee(site)
    build(site)
    write(site, PATH, PROFILE.format(name="Trần Thị B2", by="hoi-phu-nu-vi-du").replace("new_exemplar: true\n", ""))
    build(site)
    warm = built(site / "site")
    online = tmp_path / "online.txt"
    online.write_bytes(warm["dia-chi.txt"])
    (site / ".build/releases").rename(tmp_path / "gone")
    result = honorroll_here("build", "--published", str(online), root=site)
    assert result.code == 0, result
    assert built(site / "site") == warm


def test_what_few_look_for_is_folded_up_on_the_roll(built_root: Path) -> None:
    ways = page(built_root, "bang-vang").partition('<nav class="hr-ways"')[2].partition("</nav>")[0]
    first, _, folded = ways.partition("<details><summary>Cách xem khác</summary>")
    assert "danh-hieu/" in first
    assert "a-z/" in first
    assert "cap/" in folded
    assert "cap/" not in first
