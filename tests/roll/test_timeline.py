"""A life and its honours in the order of time."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from honorroll.content.honoree import Honoree
from honorroll.content.vocabulary import Title, Vocabulary
from honorroll.roll.pages import timeline
from honorroll.roll.pages.honoree_awards import ranked
from honorroll.roll.published import published

TITLES = {
    "huan-chuong": Title(name="Huân chương Ví Dụ", group="order", rank=1),
    "giay-khen": Title(name="Giấy khen", group="commendation", rank=2),
}
VOCABULARY = Vocabulary({}, TITLES, {}, {}, {}, {})
EVENT = {"date": "2010", "text": "Mở lớp học"}


def drawn(**more: Any) -> str:
    honoree = Honoree.model_validate({"name": "A", "publication": {"basis": "public-record"}, **more})
    shown = published(honoree, date(2025, 12, 1))
    return str(timeline.section(shown, ranked(shown.awards, VOCABULARY), VOCABULARY))


def rows(html: str) -> list[str]:
    return [re.sub(r"<[^>]+>", " ", row).strip() for row in re.findall(r"<li.*?</li>", html)]


def test_events_positions_and_awards_stand_together_by_their_dates() -> None:
    told = rows(
        drawn(
            timeline=[{"date": "2012-05-04", "text": "Lớp học <có> thư viện", "source": 1}, EVENT],
            roles=[{"position": "Tổ trưởng", "unit": "Tổ 5", "start": "2011", "end": "2014"}],
            awards=[
                {"title": "giay-khen", "year": 2012},
                {"title": "huan-chuong", "year": 2013, "decision": {"number": "1/QĐ", "date": "2013-02-03"}},
            ],
        )
    )
    assert [re.sub(r"  +", " | ", row) for row in told] == [
        "2010 | Mở lớp học",
        "2011 – 2014 | Tổ trưởng, Tổ 5",
        "04/05/2012 | Lớp học &lt;có&gt; thư viện | nguồn 1",
        "2012 | Giấy khen",
        "03/02/2013 | Huân chương Ví Dụ",
    ]


@pytest.mark.parametrize(
    "award",
    [
        {"title": "giay-khen", "status": "proposed"},
        {"title": "giay-khen", "year": 2012, "status": "proposed"},
        {"title": "giay-khen", "year": 2012, "status": "revoked", "revoked": {"date": "2013-01-01"}},
    ],
)
def test_only_what_was_granted_stands_in_it(award: dict[str, object]) -> None:
    html = drawn(timeline=[EVENT], awards=[award, {"title": "huan-chuong", "year": 2020}])
    assert [row[:4] for row in rows(html)] == ["2010", "2020"]


def test_an_honour_without_a_year_stands_last_and_says_so() -> None:
    told = rows(drawn(timeline=[EVENT], awards=[{"title": "huan-chuong"}, {"title": "giay-khen", "year": 2020}]))
    assert [re.sub(r"  +", " | ", row) for row in told] == [
        "2010 | Mở lớp học",
        "2020 | Giấy khen",
        "Không rõ năm | Huân chương Ví Dụ",
    ]


def test_of_many_awards_the_highest_stand_in_it() -> None:
    awards = [{"title": "giay-khen", "year": 1990 + n} for n in range(30)] + [{"title": "huan-chuong", "year": 1980}]
    told = rows(drawn(timeline=[EVENT], awards=awards))
    assert len(told) == timeline.MOST_AWARDS + 1
    assert told[0].endswith("Huân chương Ví Dụ")


def test_without_events_there_are_the_positions_or_nothing() -> None:
    assert "Quá trình công tác" in drawn(roles=[{"position": "Tổ trưởng"}])
    assert drawn(awards=[{"title": "giay-khen", "year": 2012}]) == ""
