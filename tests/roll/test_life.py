"""What a profile says of a life: years, other names, positions, the same person elsewhere; and who finds it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.running import built, honorroll_here, write

from honorroll.content.honoree import Honoree
from honorroll.content.life import Alias, Role
from honorroll.content.life_dates import is_deceased
from honorroll.office import fmt
from honorroll.roll.pages import life
from honorroll.roll.published import published

PUBLICATION = {"basis": "public-record"}
PROFILE = """\
name: Lê Văn Đời
honorific: Cố Nghệ sĩ Ưu tú
aliases:
  - name: Hoàng Bình Minh
    kind: stage
  - Tư Ví Dụ
born: khoảng 1920
died: 2019-05
roles:
  - position: Cố vấn
    start: 1980
  - position: Diễn viên
    unit: Đoàn kịch Ví Dụ
    start: 1950
    end: 1962-05
awards:
  - title: nguoi-tot-vi-du
    year: 2015
same_as: [https://www.wikidata.org/wiki/Q1858, "https://vi.wikipedia.org/wiki/Ví_dụ"]
sources:
  - title: Nguồn
publication:
  basis: public-record
"""
PERSON = "honorees/individuals/le-van-doi/profile.yml"
SECRETS = ("Hoàng Bình Minh", "Tư Ví Dụ", "1920", "Cố vấn", "Đoàn kịch", "Q1858", "Nghệ sĩ Ưu tú")


@pytest.mark.parametrize(
    ("born", "died", "shown"),
    [
        ("1920", "2019", "1920–2019"),
        ("khoảng 1920", "2019", "khoảng 1920 – 2019"),
        ("?", "1972", "mất năm 1972"),
        (None, "1972", "mất năm 1972"),
        (None, "2022-08-01", "mất ngày 1/8/2022"),
        (None, "khoảng 1972", "mất khoảng 1972"),
        ("1920", "?", "sinh năm 1920, đã mất"),
        ("khoảng 1920", "?", "sinh khoảng 1920, đã mất"),
        ("1920-05-03", "2019-10-08", "03/05/1920 – 08/10/2019"),
        ("1920-05", "khoảng 1972", "05/1920 – khoảng 1972"),
        ("1965", None, "sinh năm 1965"),
        ("khoảng 1965", None, "sinh khoảng 1965"),
        ("?", None, ""),
        (None, None, ""),
        (None, "?", "đã mất"),
    ],
)
def test_years_of_life(born: str | None, died: str | None, shown: str) -> None:
    assert life.years(born, died) == shown


def test_a_page_never_says_more_of_a_living_person_than_the_year_even_if_a_rule_was_passed_over() -> None:
    assert life.years("1965-05-01", None) == "sinh năm 1965"


@pytest.mark.parametrize(
    ("alias", "honorific", "called"),
    [
        (Alias(name="Hoàng Bình", kind="stage"), None, "Nghệ danh"),
        (Alias(name="Thích Ví Dụ", kind="religious"), None, "Pháp danh"),
        (Alias(name="Diệu Ví Dụ", kind="religious"), "Ni sư", "Pháp danh"),
        (Alias(name="Giuse", kind="religious"), "Linh mục", "Tên thánh"),
        (Alias(name="Ví Dụ", kind="religious"), None, "Tên trong tôn giáo"),
        (Alias(name="Tư Ví Dụ"), None, "Tên khác"),
    ],
)
def test_what_another_name_is_called(alias: Alias, honorific: str | None, called: str) -> None:
    assert life.kind_of(alias, honorific) == called


@pytest.mark.parametrize(
    ("died", "honorific", "deceased"),
    [
        ("2019", None, True),
        ("?", None, True),
        (None, "Liệt sĩ", True),
        (None, "cố Nhà giáo Ưu tú", True),
        (None, "Nghệ nhân", False),
        (None, "Cốc Ví Dụ", False),
        (None, None, False),
    ],
)
def test_who_has_died(died: str | None, honorific: str | None, deceased: bool) -> None:
    assert is_deceased(died, honorific) is deceased


@pytest.mark.parametrize(
    ("role", "died", "shown"),
    [
        (Role(position="Trạm trưởng", start="2010", end="2018-05"), None, "2010 – 05/2018"),
        (Role(position="Trạm trưởng", start="2010"), None, "2010 – nay"),
        (Role(position="Trạm trưởng", start="2010"), "2019", "từ 2010"),
        (Role(position="Trạm trưởng", end="2018"), None, "đến 2018"),
        (Role(position="Trạm trưởng", start="2018", end="2018"), None, "2018"),
        (Role(position="Trạm trưởng"), None, ""),
    ],
)
def test_when_a_position_was_held(role: Role, died: str | None, shown: str) -> None:
    honoree = Honoree.model_validate({"name": "A", "publication": PUBLICATION, "roles": [role], "died": died})
    assert f'<span class="hr-role-when">{shown}</span>' in life.roles(published(honoree, date(2025, 12, 1)))


def test_an_alias_is_its_name_or_a_name_with_its_kind_and_fmt_keeps_it() -> None:
    aliases = ["Hoàng Bình", {"name": "Thích Ví Dụ", "kind": "religious"}]
    honoree = Honoree.model_validate({"name": "A", "aliases": aliases, "publication": PUBLICATION})
    assert [(alias.name, alias.kind) for alias in honoree.aliases] == [
        ("Hoàng Bình", "other"),
        ("Thích Ví Dụ", "religious"),
    ]
    assert Honoree.model_validate(fmt.to_data(honoree)) == honoree


def test_life_dates_come_back_from_the_canonical_form() -> None:
    for written in ("1920", "1920-05", "1920-05-01", "khoảng 1920", "?"):
        honoree = Honoree.model_validate({"name": "A", "born": written, "publication": PUBLICATION})
        from_file = {key: str(value) if key == "born" else value for key, value in fmt.to_data(honoree).items()}
        assert Honoree.model_validate(from_file) == honoree


def test_a_life_is_told_on_the_page_in_the_data_about_it_and_in_the_search(site: Path) -> None:
    write(site, PERSON, PROFILE)
    assert honorroll_here("build", root=site).code == 0
    files = built(site / "site")
    page = files["bang-vang/le-van-doi/index.html"].decode()
    main = page.partition("<main")[2]
    told = (
        "<h1>Lê Văn Đời</h1>",
        "(khoảng 1920 – 05/2019)",
        "Nghệ danh: Hoàng Bình Minh",
        "Tên khác: Tư Ví Dụ",
        "Quá trình công tác",
        "1950 – 05/1962",
        "từ 1980",
    )
    places = [main.index(each) for each in told]
    assert places == sorted(places)
    assert ">Wikidata</a>, <a " in main
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    person = next(node for node in json.loads(block)["@graph"] if node["@type"] == "Person")
    assert person["alternateName"] == ["Hoàng Bình Minh", "Tư Ví Dụ"]
    assert (person["honorificPrefix"], person["deathDate"]) == ("Cố Nghệ sĩ Ưu tú", "2019-05")
    assert "birthDate" not in person  # a guess is no date
    assert person["sameAs"] == ["https://www.wikidata.org/wiki/Q1858", "https://vi.wikipedia.org/wiki/Ví_dụ"]
    index = "".join(data.decode() for path, data in files.items() if re.search(r"tim-kiem/.*/ten-", path))
    assert "Hoàng Bình Minh|Tư Ví Dụ" in index


def test_nothing_of_a_life_is_left_of_a_withdrawn_profile(site: Path) -> None:
    withdrawn = PROFILE + "  withdrawn: {date: 2025-11-01}\n"
    write(site, PERSON, withdrawn)
    assert honorroll_here("build", root=site).code == 0
    for path, data in built(site / "site").items():
        if "le-van-doi" in path or b"le-van-doi" in data or path.startswith("tim-kiem/"):
            assert not [secret for secret in SECRETS if secret.encode() in data], path
