"""The page of a place: whoever was honoured in what it took over is there too, and who may belong to it is shown apart.

In the miniature site Phường Cũ became Phường Mới as a whole, and Phường Chia was divided between Phường Mới and Phường
Khác; all lay in Quận Ví Dụ, which is no more.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from tests.running import built, honorroll_here, write
from tests.test_changes import from_nothing

from honorroll.roll.pages import lists

PROFILE = """\
name: {name}
place: {place}
awards:
  - title: bang-khen-vi-du
    year: 2024
sources:
  - title: Quyết định khen thưởng
publication:
  basis: public-record
"""


def add(root: Path, slug: str, name: str, place: str) -> None:
    write(root, f"honorees/individuals/{slug}/profile.yml", PROFILE.format(name=name, place=place))


def build(root: Path) -> None:
    result = honorroll_here("build", root=root)
    assert result.code == 0, result


class PlacePage:
    def __init__(self, root: Path, place: str) -> None:
        self.tree = html.parse(str(root / f"site/bang-vang/dia-ban/{place}/index.html")).getroot()

    def cards(self, below: str) -> dict[str, str]:
        """Name and mark of each card of the lists at this XPath."""
        return {
            card.xpath("string(.//*[@class='hr-card-name'])"): card.xpath("string(.//*[@class='hr-card-why'])")
            for card in self.tree.xpath(f"{below}//li[contains(@class, 'hr-card')]")
        }

    @property
    def own(self) -> dict[str, str]:
        return self.cards("//ol[not(ancestor::section)]")

    @property
    def beside(self) -> dict[str, str]:
        return self.cards("//section[@class='hr-excerpts']")

    def text(self, path: str) -> str:
        return " ".join(self.tree.xpath(f"string({path})").split())


@pytest.fixture
def grown(site: Path) -> Path:
    add(site, "nguyen-van-cu", "Nguyễn Văn Cũ", "phuong-cu")
    add(site, "nguyen-van-chia", "Nguyễn Văn Chia", "phuong-chia")
    add(site, "nguyen-van-quan", "Nguyễn Văn Quận", "quan-vi-du")
    places = site / "content/vocabulary/places.yml"
    text = places.read_text(encoding="utf-8")
    places.write_text(text.replace("phuong-moi:\n", 'phuong-moi:\n  code: "00634"\n', 1), encoding="utf-8")
    build(site)
    return site


def test_a_ward_has_the_honorees_of_the_wards_that_it_took_over(grown: Path) -> None:
    page = PlacePage(grown, "phuong-moi")
    assert page.own["Nguyễn Văn Cũ"] == "Thuộc phường Cũ cũ"
    assert "Nguyễn Văn Chia" not in page.own
    assert "Thuộc phường Cũ cũ" not in PlacePage(grown, "phuong-cu").own.values()
    assert "gồm toàn bộ phường Cũ cũ, và một phần phường Chia cũ." in page.text("//p[@class='hr-intro']")


@pytest.mark.parametrize("place", ["phuong-moi", "phuong-khac"])
def test_of_a_divided_ward_nobody_is_counted_and_everybody_shown_on_both_sides(grown: Path, place: str) -> None:
    page = PlacePage(grown, place)
    assert {"Nguyễn Văn Chia", "Nguyễn Văn Quận"} <= page.beside.keys()
    assert "Nguyễn Văn Cũ" not in page.beside
    told = page.text("//section[@class='hr-excerpts']")
    assert "Không rõ họ thuộc phần nào, nên không tính vào số hồ sơ của phường" in told
    assert "Phường Chia cũ Địa bàn đã chia về phường Mới và phường Khác." in told
    assert "Quận Ví Dụ cũ Những hồ sơ chỉ ghi quận Ví Dụ cũ" in told


def test_a_ward_of_which_nobody_is_sure_still_has_a_page(grown: Path) -> None:
    page = PlacePage(grown, "phuong-khac")
    assert page.own == {}
    told = page.text("//p[@class='hr-empty']")
    assert "Chưa có hồ sơ nào ghi đúng địa bàn này. Dưới đây là 2 hồ sơ của phường Chia cũ và 1 hồ sơ chỉ ghi" in told
    assert "Gần đó có phường Mới (" in told
    assert "0 hồ sơ" not in page.text("//main")


def test_the_code_of_a_place_is_for_those_who_join_tables(grown: Path) -> None:
    page = PlacePage(grown, "phuong-moi")
    assert '"propertyID":"Mã đơn vị hành chính","value":"00634"' in page.text("//script[contains(@type, 'ld+json')]")
    assert "00634" not in page.text("//main")
    assert "AdministrativeArea" not in PlacePage(grown, "phuong-khac").text("//script[contains(@type, 'ld+json')]")


def test_kinds_are_in_lower_case_within_sentences(grown: Path) -> None:
    """A name that begins a sentence or a cell keeps its capital."""
    for path in (grown / "site/bang-vang").rglob("index.html"):
        for element in html.parse(str(path)).getroot().xpath("//main//p | //main//dd | //meta/@content"):
            text = " ".join((element if isinstance(element, str) else element.text_content()).split())
            assert not re.search(r"[a-zà-ỹ,;] (?:Phường|Quận) (?:Mới|Cũ|Chia|Khác|Ví Dụ)", text), (path, text)


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        ("phuong-cu", "phuong-moi"),
        ("phuong-chia", "phuong-khac"),
        ("quan-vi-du", "phuong-khac"),
    ],
)
def test_who_changes_in_a_former_ward_changes_the_page_of_the_new_one(grown: Path, edit: str, place: str) -> None:
    """Somebody comes, has another name, and turns out to belong elsewhere: each time as in a build from nothing."""
    before = page_of(grown, place)
    for name, where in (("Trần Thị Đến", edit), ("Trần Thị Đổi Tên", edit), ("Trần Thị Đổi Tên", "thanh-pho-vi-du")):
        add(grown, "tran-thi-den", name, where)
        build(grown)
        expected, fresh = from_nothing(grown)
        assert expected.code == 0
        mine, theirs = built(grown / "site"), built(fresh)
        assert [url for url in mine.keys() | theirs.keys() if mine.get(url) != theirs.get(url)] == []
        assert (name in page_of(grown, place)) == (where == edit)
    assert page_of(grown, place) == before


def test_a_place_that_will_end_has_not_ended_until_then(site: Path) -> None:
    """On the day after its last, whoever was honoured there is on the list of its successor, without an edit."""
    add(site, "nguyen-van-cu", "Nguyễn Văn Cũ", "phuong-cu")
    places = site / "content/vocabulary/places.yml"
    text = places.read_text(encoding="utf-8")
    places.write_text(text.replace("2025-06-30", "2027-12-31").replace("2025-07-01", "2028-01-01"), encoding="utf-8")
    for day, is_there in (("2027-12-31", False), ("2028-01-01", True)):
        result = honorroll_here("build", "--date", day, root=site)
        assert result.code == 0, result
        assert ("Nguyễn Văn Cũ" in PlacePage(site, "phuong-moi").own) == is_there


def page_of(root: Path, place: str) -> str:
    return (root / f"site/bang-vang/dia-ban/{place}/index.html").read_text(encoding="utf-8")


def test_an_award_given_in_a_former_ward_counts_for_the_ward_that_took_it_over(site: Path) -> None:
    add(site, "nguyen-van-khac", "Nguyễn Văn Khác", "thanh-pho-vi-du")
    profile = site / "honorees/individuals/nguyen-van-khac/profile.yml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("    year: 2024\n", "    year: 2024\n    place: phuong-cu\n"), encoding="utf-8")
    build(site)
    assert PlacePage(site, "phuong-moi").own["Nguyễn Văn Khác"] == "Thuộc phường Cũ cũ"
    assert PlacePage(site, "thanh-pho-vi-du").own["Nguyễn Văn Khác"] == ""


def test_of_a_long_list_the_first_are_shown_with_the_way_to_all(site: Path) -> None:
    for n in range(lists.EXCERPT + 1):
        add(site, f"nguyen-van-chia-{n}", f"Nguyễn Văn Chia {n:02}", "phuong-chia")
    build(site)
    page = PlacePage(site, "phuong-khac")
    shown = page.cards("//section[@class='hr-excerpts']/ol[1]")
    assert len(shown) == lists.EXCERPT
    total = page.text("//section[@class='hr-excerpts']/p[@class='hr-more'][1]")
    assert re.fullmatch(r"Xem tất cả 1[3-5] hồ sơ của phường Chia cũ", total)
