"""Who is related to whom: the scores as they are written down, and what holds for any roll."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from honorroll.content.gazetteer import Gazetteer
from honorroll.content.model import AwardFacts, Facts
from honorroll.content.shared import Period
from honorroll.roll.facts import NO_CARD
from honorroll.roll.lists import memberships
from honorroll.roll.related import MOST, groups, key, place_of, reason, related, shared_with

NOBODY = Facts(
    slug="",
    kind="individual",
    path="",
    name="",
    sort="",
    initial="A",
    unit="",
    place="",
    field="",
    movements=(),
    awards=(),
    new_exemplar=False,
    direct_worker=False,
    gender="",
    withdrawn=False,
    former_slugs=(),
    latest="",
    folded="",
    digest=b"",
    role="",
    card=NO_CARD,
    card_digest=b"",
)


def one(awards: str = "", unit: str = "", place: str = "", movements: str = "") -> Facts:
    """Awards as ``t2020 u2021-proposed``."""
    given_ = []
    for word in awards.split():
        name, _, status = word.partition("-")
        given_.append(AwardFacts(name[:1], "", "", "", int(name[1:] or 0), status or "granted"))
    return NOBODY._replace(awards=tuple(given_), unit=unit, place=place, movements=tuple(movements.split()))


def shown(order: list[Facts]) -> list[list[tuple[int, str]]]:
    """Of each, whom the page shows and why."""
    members: dict[str, list[int]] = {}
    for i, facts in enumerate(order):
        rows = list(memberships(facts, Gazetteer({}, {}), Period()))
        for url in [*(row.url for row in rows), *(groups(facts) if rows else ())]:
            members.setdefault(url, []).append(i)
    return [[(place_of(kin), reason(shared_with(kin))) for kin in row] for row in related(len(order), members)]


def test_what_counts_most_comes_first() -> None:
    order = [
        one("t2020", unit="Trạm Y tế", place="p", movements="m"),
        one("t1999"),
        one("u2000", place="p"),
        one("u2001", unit="TRẠM Y TẾ"),
        one("t2020"),
        one("v2020", unit="Trạm y tế", place="p"),
    ]
    assert shown(order)[0] == [
        (5, "unit"),
        (4, "year"),
        (2, "place"),
        (3, "unit"),
    ]
    assert shown(order)[1] == [(0, "title"), (4, "title")]


def test_what_was_not_granted_or_has_no_year_relates_nobody() -> None:
    assert shown([one("t2020"), one("t2020-proposed"), one("t2020-revoked")]) == [[], [], []]
    assert shown([one("t0"), one("t0")]) == [[(1, "title")], [(0, "title")]]


def test_who_is_on_no_list_is_shown_nowhere() -> None:
    assert shown([one("t2020-revoked", unit="A"), one(unit="A"), one(unit="A")]) == [
        [],
        [(2, "unit")],
        [(1, "unit")],
    ]


PEOPLE = st.builds(
    one,
    awards=st.lists(
        st.sampled_from(["t2020", "t2021", "u2020", "t0", "v2019-proposed", "t2020-revoked"]), max_size=30
    ).map(" ".join),
    unit=st.sampled_from(["", "A", "a", "B"]),
    place=st.sampled_from(["", "p", "q"]),
    movements=st.sampled_from(["", "m", "m n"]),
)


@given(st.lists(PEOPLE, max_size=30))
def test_any_roll(order: list[Facts]) -> None:
    rows = shown(order)
    assert rows == shown(order)
    assert len(rows) == len(order)
    for i, row in enumerate(rows):
        others = [other for other, _ in row]
        assert len(set(others)) == len(others) <= MOST
        assert i not in others
        for other, why in row:
            mine, theirs = order[i], order[other]
            granted = [{(a.title, a.year) for a in facts.awards if a.status == "granted"} for facts in (mine, theirs)]
            assert {
                "year": any(year for _, year in granted[0] & granted[1]),
                "unit": mine.unit and mine.unit.casefold() == theirs.unit.casefold(),
                "movement": set(mine.movements) & set(theirs.movements),
                "place": mine.place and mine.place == theirs.place,
                "title": {title for title, _ in granted[0]} & {title for title, _ in granted[1]},
            }[why]


def test_a_key_stands_for_every_card_and_what_is_shared() -> None:
    rows: list[tuple[list[bytes], list[int]]] = [
        ([], []),
        ([b"a"], [1]),
        ([b"b"], [1]),
        ([b"a"], [2]),
        ([b"a", b"b"], [1, 1]),
    ]
    keys = [key(own, *row) for own in (b"x", b"y") for row in rows]
    assert len(set(keys)) == len(keys)
    assert key(b"x", [b"d"], [1]) not in keys
