"""What places are called, what they lie in, and what became of them: ``cases/places`` is the vocabulary, ``names.tsv``
says what each is called at the head of a page and within a sentence.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import CASES, honorroll_here, write

from honorroll.content import parse, shipped
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.places import Place, Succession
from honorroll.formats import yaml_read
from honorroll.roll.read import vocabulary

KINDS = shipped.entries("place-kinds")
FOLDER = CASES / "places"
NAMES = [line.split("\t") for line in (FOLDER / "names.tsv").read_text(encoding="utf-8").splitlines()]


def gazetteer_of_the_cases() -> Gazetteer:
    document, findings = yaml_read.load((FOLDER / "places.yml").read_bytes(), "places.yml")
    assert document
    places, faults = parse.vocabulary("places", document)
    assert not findings + faults
    return Gazetteer(places, KINDS)


GAZETTEER = gazetteer_of_the_cases()


def place(parent: str = "", *heirs: Succession, ended: bool = False) -> Place:
    until = date(2025, 6, 30) if ended else None
    return Place(name="Phường Ví Dụ", kind="ward", parent=parent or None, valid_until=until, succeeded_by=heirs)


def to(id_: str, share: float | None = None) -> Succession:
    return Succession(place=id_, share=share)


def wholly(id_: str) -> Succession:
    return Succession(place=id_, whole=True)


@pytest.mark.parametrize(("id_", "heading", "in_text"), NAMES)
def test_what_a_place_is_called(id_: str, heading: str, in_text: str) -> None:
    assert (GAZETTEER.names[id_].heading, GAZETTEER.names[id_].in_text) == (heading, in_text)


def test_no_two_places_are_called_alike() -> None:
    headings = [named.heading for named in GAZETTEER.names.values()]
    assert sorted(set(headings)) == sorted(headings)


def test_a_former_place_is_marked_wherever_that_is_asked() -> None:
    assert GAZETTEER.names["phuong-hoa-cu"].former == "phường Hòa Cũ cũ"
    assert GAZETTEER.names["phuong-trung-ten-cu"].former == "phường Trùng Tên cũ"


def test_districts_of_one_name_in_two_cities_are_named_with_the_city() -> None:
    quan = {id_: Place(name="Quận 1", kind="district", parent=id_[0]) for id_ in ("a1", "b1")}
    wards = {f"{id_}p": Place(name="Phường 1", kind="ward", parent=id_) for id_ in quan}
    roots = {"a": Place(name="Thành phố A", kind="city"), "b": Place(name="Thành phố B", kind="city")}
    names = Gazetteer({**roots, **quan, **wards}, KINDS).names
    assert names["a1"].heading == "Quận 1 (A)"
    assert [names[id_].heading for id_ in wards] == ["Phường 1 (Quận 1, A)", "Phường 1 (Quận 1, B)"]


def test_a_district_and_a_rural_district_of_one_name_are_named_in_full() -> None:
    districts = {
        "quan": Place(name="Quận Ví Dụ", kind="district", parent="tp"),
        "huyen": Place(name="Huyện Ví Dụ", kind="rural-district", parent="tp"),
    }
    wards = {f"{id_}-p": Place(name="Phường Nam", kind="ward", parent=id_) for id_ in districts}
    names = Gazetteer({"tp": Place(name="Thành phố Ví Dụ", kind="city"), **districts, **wards}, KINDS).names
    assert [names[id_].heading for id_ in wards] == ["Phường Nam (quận Ví Dụ)", "Phường Nam (huyện Ví Dụ)"]


def test_whoever_was_in_a_place_that_was_taken_over_wholly_is_there_too() -> None:
    assert GAZETTEER.listed["phuong-hoa-cu"] == ("phuong-hoa-cu", "quan-1", "thanh-pho-ho-chi-minh", "phuong-hoa-moi")
    assert "phuong-hoa-moi" in GAZETTEER.listed["xa-hai-doi-truoc"]  # by way of two others
    assert GAZETTEER.now["xa-hai-doi-truoc"] == ["thanh-pho-ho-chi-minh", "phuong-hoa-moi"]
    assert GAZETTEER.is_settled("xa-hai-doi-truoc")


def test_of_a_divided_place_only_what_holds_all_parts_is_sure() -> None:
    assert GAZETTEER.now["phuong-trung-ten-cu"] == ["thanh-pho-ho-chi-minh"]
    assert not GAZETTEER.is_settled("phuong-trung-ten-cu")
    assert GAZETTEER.divided("phuong-hoa-moi") == GAZETTEER.divided("phuong-trung-ten") == ["phuong-trung-ten-cu"]


@pytest.mark.parametrize(
    ("heirs", "is_sure"),
    [
        ((to("x"), to("y")), True),
        ((to("x", 60), to("y", 40)), True),
        ((to("x", 33.33), to("y", 66.66)), True),
        ((to("x", 60), to("y", 30)), False),
        ((to("x"),), False),
        ((to("x"), to("elsewhere")), False),
        ((to("x", 100),), True),
    ],
)
def test_a_new_city_holds_a_place_if_all_parts_of_it_lie_there(heirs: tuple[Succession, ...], is_sure: bool) -> None:
    places = {"old": place("", *heirs, ended=True), "city": place(), "x": place("city"), "y": place("city")}
    assert ("city" in Gazetteer({**places, "elsewhere": place()}, KINDS).listed["old"]) == is_sure


def test_a_place_in_a_district_that_is_no_more_is_no_more() -> None:
    assert {"phuong-1-quan-1", "quan-1"} <= GAZETTEER.ended
    assert not GAZETTEER.is_settled("phuong-1-quan-1")
    assert GAZETTEER.now["phuong-1-quan-1"] == ["thanh-pho-ho-chi-minh"]


def test_a_ward_goes_on_where_its_province_became_a_city() -> None:
    places = {
        "tinh": Place(name="Tỉnh Ví Dụ", kind="province", valid_until=date(2026, 8, 31), succeeded_by=(wholly("tp"),)),
        "tp": Place(name="Thành phố Ví Dụ", kind="city"),
        "phuong": place("tinh"),
    }
    gazetteer = Gazetteer(places, KINDS)
    assert gazetteer.ended == {"tinh"}
    assert gazetteer.now["phuong"] == ["phuong", "tp"]


def test_what_took_over_a_district_follows_from_its_wards() -> None:
    assert GAZETTEER.remains("quan-1") == ["phuong-hoa-moi", "phuong-trung-ten"]
    assert GAZETTEER.outlived("phuong-hoa-moi") == ["quan-1"]
    assert GAZETTEER.remains("thanh-pho-ho-chi-minh") == []


IDS = st.sampled_from([f"p{n}" for n in range(8)])
HEIRS = st.builds(Succession, place=IDS, whole=st.booleans(), share=st.sampled_from([None, 40.0, 100.0]))
PLACES = st.dictionaries(
    IDS,
    st.builds(
        Place,
        name=st.sampled_from(["Phường A", "Phường B", "Phường 1"]),
        kind=st.sampled_from(["ward", "city", "unknown"]),
        parent=st.none() | IDS,
        valid_until=st.none() | st.just(date(2025, 6, 30)),
        succeeded_by=st.lists(HEIRS, max_size=3).map(tuple),
    ),
)


def reached(places: dict[str, Place], id_: str) -> set[str]:
    """The places that a place leads to, by what took it over and by what it lies in."""
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        place = places[waiting.pop()]
        ahead = {heir.place for heir in place.succeeded_by} | {place.parent or ""}
        waiting += (new := (ahead & places.keys()) - found)
        found |= new
    return found


@given(PLACES)
def test_any_places_even_in_circles(places: dict[str, Place]) -> None:
    """Findings stop a build with such places, and yet everything else is judged."""
    gazetteer = Gazetteer(places, KINDS)
    assert sorted(gazetteer.in_order) == sorted(places)
    for id_ in places:
        assert set(gazetteer.above[id_]) <= set(gazetteer.listed[id_]) <= set(places)
        assert gazetteer.listed[id_][0] == id_
        if not any(each in reached(places, each) for each in {id_, *reached(places, id_)}):  # no circle ahead
            assert gazetteer.is_settled(id_) <= any(each not in gazetteer.ended for each in gazetteer.listed[id_])
        for old in gazetteer.divided(id_):
            assert id_ not in gazetteer.listed[old]
        for old in gazetteer.origins(id_):
            assert id_ in gazetteer.related(old)
            assert old in gazetteer.related(id_)


def test_a_long_chain_of_successions_is_followed_without_recursion() -> None:
    chain = {f"p{n}": place("", wholly(f"p{n + 1}"), ended=True) for n in range(5000)}
    gazetteer = Gazetteer({**chain, "p5000": place()}, KINDS)
    assert gazetteer.is_settled("p0")
    assert len(gazetteer.listed["p0"]) < 100


def test_a_site_adds_kinds_and_renames_those_there_are(site: Path) -> None:
    kinds = "hamlet:\n  name: thôn\n  rank: 40\nward:\n  name: khu\n  rank: 30\n"
    write(site, "content/vocabulary/place-kinds.yml", kinds)
    places = site / "content/vocabulary/places.yml"
    more = "thon-vi-du:\n  name: Thôn Ví Dụ\n  kind: hamlet\nkhu-vi-du:\n  name: Khu Ví Dụ\n  kind: ward\n"
    places.write_text(places.read_text(encoding="utf-8") + more, encoding="utf-8")
    words, findings, *_ = vocabulary(site)
    assert findings == []
    names = words.gazetteer.names
    assert [names[id_].in_text for id_ in ("thon-vi-du", "khu-vi-du")] == ["thôn Ví Dụ", "khu Ví Dụ"]
    assert words.place_kinds.keys() > {"hamlet", "province"}


def test_shares_stay_as_they_were_written(site: Path) -> None:
    places = site / "content/vocabulary/places.yml"
    text = places.read_text(encoding="utf-8")
    text = text.replace("    - place: phuong-moi\n    -", "    - place: phuong-moi\n      share: 60\n    -")
    text = text.replace("- place: phuong-khac\n", "- place: phuong-khac\n      share: 12.5\n")
    places.write_text(text, encoding="utf-8")
    assert text.count("share") == 2
    assert honorroll_here("fmt", "--check", root=site).code == 0
