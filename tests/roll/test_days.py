"""Whose day it is on the home page, with which words, and what happened on that day in earlier years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.browsing import at
from tests.running import contents_of, honorroll_here, write
from tests.serving import served

from honorroll.formats.yaml_write import Value, emit
from honorroll.roll.database import Roll
from honorroll.roll.days import DAYS, Anniversary, OfDays, anniversaries, turns

TODAY = date(2025, 12, 1)


def honoree(root: Path, slug: str, **keys: Value) -> None:
    profile: dict[str, Value] = {
        "name": f"Người {slug.upper()}",
        "deed": f"Việc tốt của {slug}",
        "awards": [{"title": "nguoi-tot-vi-du", "year": 2024}],
        "sources": [{"title": "Nguồn"}],
        "publication": {"basis": "public-record"},
    }
    write(root, f"honorees/individuals/{slug}/profile.yml", emit(profile | keys))


def people(root: Path, count: int) -> None:
    for n in range(count):
        quote: dict[str, Value] = {"quote": {"text": f"Lời số {n}.", "source": 1}} if n % 5 == 0 else {}
        honoree(root, f"nguoi-{n:02}", **quote)


def roll_of(root: Path) -> Roll:
    return contents_of(root).roll.roll


def on(day: date, shown: tuple[OfDays, ...]) -> str:
    """Who a page shows on a day."""
    [found] = [each.told.slug for each in shown if day.toordinal() % DAYS in each.days]
    return found


def later(days: int) -> date:
    return TODAY + timedelta(days)


def test_a_page_shows_on_each_day_whom_a_build_of_that_day_would_show(site: Path) -> None:
    people(site, 40)
    roll = roll_of(site)
    page = turns(roll, TODAY)
    for n in range(DAYS):
        assert on(later(n), page) == turns(roll, later(n))[0].told.slug
    assert on(later(DAYS), page) == on(TODAY, page), "a page not built for long begins again"


def test_words_are_those_of_whose_day_it_is(site: Path) -> None:
    """Beside the deed of one, the words of another would be heard as theirs."""
    people(site, 10)
    told = {each.told.slug: each.told.quote for each in turns(roll_of(site), TODAY)}
    assert told == {f"nguoi-{n:02}": "" if n % 5 else f"Lời số {n}." for n in range(10)}


def test_everybody_has_a_day_before_anybody_has_two(site: Path) -> None:
    people(site, 40)
    roll = roll_of(site)
    shown = [turns(roll, later(n))[0].told.slug for n in range(80)]
    assert len(set(shown[:40])) == 40
    assert shown[:40] == shown[40:]
    assert all(first != second for first, second in pairwise(shown))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_small_roll_takes_turns_too(site: Path, count: int) -> None:
    people(site, count)
    found = turns(roll_of(site), TODAY)
    assert len(found) == count
    assert sorted(day for each in found for day in each.days) == (sorted(range(DAYS)) if count else [])


def test_who_has_no_day(site: Path) -> None:
    """Without a deed, without an award that was granted, withdrawn, or without consent to tell of it."""
    honoree(site, "co-ngay", quote={"text": "lời dẫn giữa câu", "source": 1})
    honoree(site, "khong-viec", deed=None)
    honoree(site, "de-nghi", awards=[{"title": "nguoi-tot-vi-du", "status": "proposed"}])
    consent: dict[str, Value] = {"basis": "consent", "scope": ["name"], "date": "2025-01-01", "reference": "Phiếu 1"}
    honoree(site, "khong-ke", publication=consent)
    found = turns(roll_of(site), TODAY)
    assert [each.told.slug for each in found] == ["co-ngay"]
    assert not found[0].told.quote, "words that begin in the middle of a sentence need it"


def decided(root: Path, slug: str, number: str, day: str, title: str = "nguoi-tot-vi-du") -> None:
    decision: Value = {"number": number, "date": day}
    honoree(root, slug, awards=[{"title": title, "year": int(day[:4]), "issuer": "UBND", "decision": decision}])


def test_what_happened_on_the_day(site: Path) -> None:
    decided(site, "mot", "1/QĐ", "2021-12-03")
    decided(site, "hai", "1/QĐ", "2021-12-03")
    decided(site, "ba", "3/QĐ", "2020-12-04")
    decided(site, "bon", "4/QĐ", "2025-11-30")
    decided(site, "nguoi-nam", "5/QĐ", "2022-12-05", "huan-chuong-vi-du")
    decided(site, "sau", "6/QĐ", "2023-12-05")
    held = [
        Anniversary("2020-12-04", "Hội nghị cũ", "hoi-nghi/cu/"),
        Anniversary("2025-12-07", "Hội nghị năm nay", "hoi-nghi/nay/"),
        Anniversary("2025-01-01", "Hội nghị đầu năm", "hoi-nghi/dau-nam/"),
    ]
    told = {each.day: each for each in anniversaries(roll_of(site), TODAY, held)}
    assert list(told) == ["2021-12-03", "2020-12-04", "2022-12-05"]
    assert (told["2021-12-03"].honoured, told["2021-12-03"].only) == (2, ("", ""))
    assert told["2021-12-03"].heading == "Người tốt, việc tốt"
    assert told["2020-12-04"].name == "Hội nghị cũ", "a conference before a decision"
    assert told["2022-12-05"].only == ("nguoi-nam", "Người NGUOI-NAM"), "the highest title before a later year"
    assert "2025-01-01" in {each.day for each in anniversaries(roll_of(site), date(2025, 12, 20), held)}, (
        "beyond New Year"
    )


@pytest.fixture
def lively(site: Path) -> Iterator[str]:
    people(site, 6)
    decided(site, "mot", "1/QĐ", "2021-12-03")
    assert honorroll_here("build", "--date", TODAY.isoformat(), root=site).code == 0
    with served(site / "site", "/nen/") as url:
        yield url


def seen(page: Page) -> tuple[str, list[str], list[str]]:
    """Deed, words and anniversaries that a reader sees."""
    deed = page.locator(".hr-today h3:visible").inner_text()
    words = page.locator(".hr-words:visible").all_inner_texts()
    return deed, words, page.locator(".hr-years-ago:visible").all_inner_texts()


def test_the_reader_sees_what_belongs_to_the_day(browser: Browser, lively: str, site: Path) -> None:
    """Also on a page that was built long before, and without a script what was right on the day of the build."""
    built = turns(roll_of(site), TODAY)
    told = {each.told.slug: each.told for each in built}
    quoted = next(n for n in range(DAYS) if told[on(later(n), built)].quote)
    with browser.new_context() as context:
        for n in (0, 2, 30, 31, 45, quoted):
            deed, words, ago = seen(at(context, lively, f"{later(n)}T08:00"))
            of_day = told[on(later(n), built)]
            assert deed == of_day.deed
            assert words == ([f"“{of_day.quote}”\n\n{of_day.card.name}"] if of_day.quote else [])
            assert [line.split("\n")[0] for line in ago] == (["Ngày này năm 2021"] if n == 2 else [])
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(lively)
        assert seen(page)[0] == told[on(TODAY, built)].deed
