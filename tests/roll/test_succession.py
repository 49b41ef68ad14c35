"""What is said of a place before its list: since when it is there, what it came from and became."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from honorroll.content import shipped
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.places import Place, Succession
from honorroll.pages import addresses
from honorroll.roll.pages.succession import became, intro

CITY = Place(name="Thành phố", kind="city")
DISTRICT = Place(name="Quận Ví Dụ", kind="district", parent="tp")
WARD = Place(
    name="Phường Ví Dụ",
    kind="ward",
    parent="quan",
    code="00634",
    valid_from=date(2025, 7, 1),
    resolution="1656/NQ-UBTVQH15 ngày 16/6/2025",
)
OLD = Place(name="Phường Cũ", kind="ward", parent="quan", valid_until=date(2025, 6, 30))
PLACES = {"tp": CITY, "quan": DISTRICT, "phuong": WARD, "cu": OLD, "khac": Place(name="Xã Khác", kind="commune")}


def text(id_: str, *, listed: tuple[str, ...] = (), **changed: Place) -> str:
    """The introduction without its tags; ``listed`` are the places with anybody on their lists."""
    counts = defaultdict(int, {addresses.place(each): 1 for each in listed})
    return plain(intro(id_, Gazetteer(PLACES | changed, shipped.entries("place-kinds")), counts))


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html).strip()


def old(*heirs: Succession) -> Place:
    return OLD.model_copy(update={"succeeded_by": heirs})


def test_since_when_a_place_is_what_it_is_and_by_which_resolution() -> None:
    assert text("phuong") == (
        "Phường Ví Dụ thuộc quận Ví Dụ, có từ ngày 1/7/2025, theo Nghị quyết 1656/NQ-UBTVQH15 ngày 16/6/2025."
    )
    bare = WARD.model_copy(update={"parent": None, "valid_from": None, "code": None})
    assert text("phuong", phuong=bare) == "Phường Ví Dụ có theo Nghị quyết 1656/NQ-UBTVQH15 ngày 16/6/2025."


def test_of_a_place_of_which_nothing_is_known_nothing_is_said() -> None:
    assert text("tp") == ""


def test_what_became_of_a_place() -> None:
    whole = old(Succession(place="phuong", whole=True))
    assert text("cu", cu=whole) == ("Phường Cũ thuộc quận Ví Dụ đến hết ngày 30/6/2025, nay thuộc phường Ví Dụ.")
    part = old(Succession(place="phuong"))
    assert text("cu", cu=part).endswith(", nay thuộc phường Ví Dụ (một phần).")
    shared = old(Succession(place="phuong", share=60), Succession(place="khac", share=39.5))
    assert text("cu", cu=shared).endswith(", nay chia về phường Ví Dụ (60%) và xã Khác (39,5%).")


def test_what_became_of_it_later() -> None:
    first = old(Succession(place="giua", whole=True))
    between = Place(
        name="Phường Giữa",
        kind="ward",
        valid_until=date(2025, 6, 30),
        succeeded_by=(Succession(place="phuong"), Succession(place="khac")),
    )
    said = ", sau đó nhập vào phường Giữa, nay chia về phường Ví Dụ và xã Khác."
    assert text("cu", cu=first, giua=between).endswith(said)


def test_what_it_came_from_and_whose_honorees_are_counted() -> None:
    whole, part = old(Succession(place="phuong", whole=True)), old(Succession(place="phuong", share=12.5))
    second = part.model_copy(update={"name": "Phường Hai"})
    seen = text("phuong", listed=("cu",), cu=whole, hai=second)
    assert ", gồm toàn bộ phường Cũ cũ, và một phần phường Hai cũ (12,5%)." in seen
    assert "Hồ sơ của phường Cũ cũ được tính ở đây và ghi rõ tên cũ." in seen
    assert "được tính ở đây" not in text("phuong", cu=whole)


def test_only_places_with_a_list_are_linked() -> None:
    gazetteer = Gazetteer(PLACES | {"cu": old(Succession(place="phuong", whole=True))}, shipped.entries("place-kinds"))
    url = addresses.place("cu")
    assert url in intro("phuong", gazetteer, defaultdict(int, {url: 2}))
    assert url not in intro("phuong", gazetteer, defaultdict(int))


def test_a_district_is_followed_by_what_followed_its_wards() -> None:
    district = DISTRICT.model_copy(update={"valid_until": date(2025, 6, 30)})
    changed = {
        "quan": district,
        "cu": old(Succession(place="khac", whole=True)),
        "phuong": WARD.model_copy(update={"parent": "tp"}),
    }
    gazetteer = Gazetteer(PLACES | changed, shipped.entries("place-kinds"))
    assert plain(became("quan", gazetteer)) == "địa bàn nay thuộc xã Khác"


def test_a_circle_is_told_once() -> None:
    circle = {"cu": old(Succession(place="hai", whole=True)), "hai": old(Succession(place="cu", whole=True))}
    assert "nhập vào" in plain(became("cu", Gazetteer(circle, shipped.entries("place-kinds"))))
