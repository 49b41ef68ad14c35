"""The figures, compared with a count done the slow way; the page that shows them; the A–Z."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.generators.names import names
from tests.running import built, contents_of, honorroll_here, write

from honorroll.content.model import AwardFacts, Facts
from honorroll.formats.yaml_write import Value, emit
from honorroll.pages import addresses
from honorroll.pages.html import ROOT
from honorroll.roll.database import Roll
from honorroll.roll.figures import MOST, Figures, Row, Table
from honorroll.roll.pages import alphabet, figure_sentences
from honorroll.roll.pages.statistics import page
from honorroll.roll.rows import Name


def read(root: Path) -> Roll:
    """The roll as ``root`` tells of it, in a database of its own."""
    return contents_of(root).roll.roll


def counted(root: Path) -> Figures:
    return read(root).figures


def listed_in(roll: Roll, url: str = "bang-vang/") -> list[Facts]:
    found = (roll.honoree(facts.slug) for facts in roll.members(url))
    return [facts for facts in found if facts]


def test_of_the_miniature_site(site: Path) -> None:
    """A, B, C and the collectives: those withdrawn or all of whose awards were revoked are not counted."""
    seen = counted(site)
    found = read(site)
    listed = listed_in(found)
    years = [{a.year for a in facts.awards if a.status == "granted"} for facts in listed]
    now = sum(any(2020 <= year <= 2025 for year in each) for each in years)
    assert seen.everyone == Row("Hồ sơ", "bang-vang/", now, len(listed))
    for table in seen.tables:
        for row in table.rows:
            if table.map != "then":
                assert row.total == found.total(row.url)
            assert row.period <= row.total
    by_id = {table.id: table for table in seen.tables}
    assert [row.url for row in by_id["nam"].rows] == sorted((row.url for row in by_id["nam"].rows), reverse=True)
    for row in by_id["nam"].rows:
        assert row.period == (row.total if 2020 <= int(row.url.split("/")[2]) <= 2025 else 0)
    people = [facts for facts in listed if facts.kind == "individual"]
    assert sum(row.total for row in seen.people) == len(people)
    assert seen.people[0].total == sum(facts.gender == "female" for facts in people)
    assert seen.marks[0].total == sum(facts.direct_worker for facts in listed)


def test_places_are_counted_by_the_map_of_then_and_of_now(site: Path) -> None:
    """Phường Cũ became Phường Mới as a whole; Phường Chia was divided between Phường Mới and Phường Khác."""
    by_id = {table.id: table for table in counted(site).tables}
    then, now = by_id["dia-ban"], by_id["dia-ban-hien-nay"]
    assert {row.label: row.total for row in then.rows} == {
        "Thành phố Ví Dụ": 4,
        "Quận Ví Dụ": 2,
        "Phường Mới": 2,
        "Phường Cũ": 1,
        "Phường Chia": 1,
    }
    assert {row.label: row.total for row in now.rows} == {"Thành phố Ví Dụ": 4, "Phường Mới": 3}
    assert now.unsettled
    assert (now.unsettled.label, now.unsettled.total) == ("Không xác định", 1)
    assert now.unsettled not in now.shown, "what is not known is told in words: as a bar it would be the longest"
    assert then.unknown == now.unknown
    assert then.whole
    assert then.whole.label == "Thành phố Ví Dụ"
    assert then.whole not in then.shown
    fragment = page(counted(site)).fragment
    assert "Trong 4 hồ sơ ở" in fragment
    assert "thành phố Ví Dụ</a>, nhiều hồ sơ nhất là" in fragment
    assert "1 hồ sơ ở địa bàn đã chia cho nhiều nơi" in fragment


def test_where_no_place_ended_there_is_one_map(site: Path) -> None:
    places = site / "content/vocabulary/places.yml"
    text = re.sub(r"  (valid_until|succeeded_by|valid_from):.*\n(    .*\n)*", "", places.read_text(encoding="utf-8"))
    places.write_text(text, encoding="utf-8")
    tables = {table.id: table for table in counted(site).tables}
    assert "dia-ban-hien-nay" not in tables
    assert tables["dia-ban"].heading == "Theo địa bàn"
    assert "hiện nay" not in page(counted(site)).fragment


def many(root: Path, count: int, titles: int) -> None:
    """So many honorees more, who share so many titles."""
    with (root / "content/vocabulary/titles.yml").open("a", encoding="utf-8") as file:
        for n in range(titles):
            file.write(
                f"danh-hieu-{n}:\n  name: Danh hiệu thử {n} <b>&</b>\n  group: recognition\n  level: thanh-pho\n "
                f" rank: {900 + n}\n"
            )
    for n, name in enumerate(names(count, seed=5)):
        awards: list[Value] = [{"title": f"danh-hieu-{k % titles}", "year": 2015 + k % 11} for k in (n, n // 2)]
        profile: dict[str, Value] = {"name": name, "position": "Tổ viên " * 12 + "cũ", "awards": awards}
        profile |= {"sources": [{"title": "Nguồn"}], "publication": {"basis": "public-record"}}
        write(root, f"honorees/individuals/nguoi-{n}/profile.yml", emit(profile))


def test_of_what_a_long_chart_leaves_out_each_is_counted_once(site: Path) -> None:
    many(site, 60, 20)
    [titles] = [table for table in counted(site).tables if table.id == "danh-hieu"]
    assert titles.shown == titles.rows[:MOST]
    found = read(site)
    rest = [{facts.slug for facts in found.members(row.url)} for row in titles.rows[MOST:]]
    assert titles.others
    assert titles.others.total == len(set().union(*rest)) < sum(map(len, rest))
    assert f"{len(rest)} danh hiệu khác" in figure_sentences.beyond(titles)
    assert list(titles.rows) == sorted(titles.rows, key=lambda row: -row.total)


EVERYONE = Row("Hồ sơ", "bang-vang/", 0, 30)


def table(id_: str, *totals: int) -> Table:
    """A table of as many rows, called A, B, C …; of years those from 2020 on."""
    labels = [f"Năm {2020 + n}" if id_ == "nam" else chr(65 + n) for n in range(len(totals))]
    rows = tuple(Row(label, "", 0, total) for label, total in zip(labels, totals, strict=True))
    return Table(id_, "Theo …", rows, rows, "mục")


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (table("danh-hieu", 9, 5, 2), "Nhiều hồ sơ nhất là A: 9 hồ sơ; tiếp theo là B (5), C (2)."),
        (table("danh-hieu", 5, 5, 2), "Nhiều hồ sơ nhất là A và B: cùng 5 hồ sơ; tiếp theo là C (2)."),
        (table("danh-hieu", 1, 1, 1, 1), "4 mục có nhiều hồ sơ nhất, mỗi mục 1 hồ sơ."),
        (table("danh-hieu", 7), "7 hồ sơ A, trên tất cả 30 hồ sơ."),
        (table("danh-hieu", 30), "30 hồ sơ A, là tất cả hồ sơ."),
        (table("linh-vuc", 2, 9), "Nhiều hồ sơ nhất là B: 9 hồ sơ; tiếp theo là A (2)."),
        (table("loai", 20, 8, 2), "30 hồ sơ gồm 20 A, 8 B và 2 C."),
        (table("nam", 4), "Năm 2020 có 4 hồ sơ được khen thưởng."),
        (table("nam", 4, 0, 6), "Từ năm 2020 đến năm 2022, nhiều hồ sơ được khen thưởng nhất là Năm 2022: 6 hồ sơ."),
        (table("nam", 2, 2, 2, 2), "Từ năm 2020 đến năm 2023, nhiều nhất là 2 hồ sơ được khen thưởng một năm."),
    ],
)
def test_what_stands_out_is_said_above_a_chart(figures: Table, sentence: str) -> None:
    assert figure_sentences.finding(figures, EVERYONE) == sentence


def test_of_a_whole_and_a_single_part(site: Path) -> None:
    whole = Row("Thành phố Ví Dụ", "", 0, 9, "thành phố Ví Dụ")
    part = Row("Phường Mới", "", 0, 4, "phường Mới")
    both = Table("dia-ban", "Theo địa bàn", (whole, part), (part,), "nơi", whole=whole)
    assert figure_sentences.finding(both, EVERYONE) == "Trong 9 hồ sơ ở thành phố Ví Dụ, 4 hồ sơ ở phường Mới."
    alone = Table("dia-ban", "Theo địa bàn", (whole,), (), "nơi", whole=whole)
    assert figure_sentences.finding(alone, EVERYONE) == "9 hồ sơ, đều ở thành phố Ví Dụ."


def test_the_chart_of_years_is_in_the_order_of_time(site: Path) -> None:
    """Years without anybody stand between, those long before are told in words."""
    many(site, 8, 2)
    [years] = [table for table in counted(site).tables if table.id == "nam"]
    shown = [int(row.label.removeprefix("Năm ")) for row in years.shown]
    assert shown == [*range(shown[0], shown[-1] + 1)]
    assert len(shown) <= MOST
    assert shown[-1] == max(int(row.label.removeprefix("Năm ")) for row in years.rows)


def test_the_page_is_whole(site: Path) -> None:
    many(site, 60, 20)
    drawn = page(counted(site))
    fragment = drawn.fragment.replace(ROOT, "/").replace("<details open>", "<details>")
    tree = ElementTree.fromstring(f"<main>{fragment}</main>")  # noqa: S314  # made here
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    figures_ = counted(site)
    charts = [chart for chart in tree.iter("ol") if chart.get("class") == "hr-bars"]
    drawn_tables = [table for table in figures_.tables if len(table.shown) > 1]
    for chart, figure in zip(charts, drawn_tables, strict=True):
        told = [" ".join("".join(line.itertext()).split()) for line in chart]
        assert told == [f"{row.label} {row.total}" for row in figure.shown], "a listener hears what the bars show"
        assert all(bar.get("aria-hidden") == "true" for bar in chart.iter("svg"))
        for bar in chart.iter("rect"):
            assert 0 < float((bar.get("width") or "").rstrip("%")) <= 100
    for table in tree.iter("table"):
        assert table.find("caption") is not None
        assert all(cell.get("scope") in ("row", "col") for cell in table.iter("th"))
    assert "style=" not in drawn.fragment
    assert "<b>" not in drawn.fragment


def listed(site: Path, url: str) -> list[str]:
    """The slugs in the lines of an A–Z page."""
    html = (site / url / "index.html").read_text(encoding="utf-8")
    lines = "".join(part.split("</ul>")[0] for part in html.split('<ul class="hr-names">')[1:])
    return re.findall(r'<li><a href="[^"]*/bang-vang/([a-z0-9-]+)/">', lines)


def test_the_alphabet_has_everybody_once(site: Path, built_root: Path) -> None:
    everybody = sorted(facts.slug for facts in listed_in(read(site)))
    assert sorted(listed(built_root / "site", addresses.ALPHABET)) == everybody


def test_the_alphabet_tells_a_deed_to_its_end(site: Path) -> None:
    """A deed that is cut tells of another: who died at a fire has done more than lead those who fought it."""
    vocabulary = read(site).vocabulary
    deed = "Chỉ huy chữa cháy, cứu được bốn mươi người trong tòa nhà rồi hy sinh khi trở vào lần thứ ba"
    line = Name("le-van-den", "Lê Văn Đèn", "Đ", deed, (AwardFacts("nguoi-tot-vi-du", "", "", "", 2024, "granted"),))
    drawn = alphabet.page(alphabet.parts({"Đ": [line.slug]})[0], [("Đ", 1)], [line], vocabulary)
    title = vocabulary.titles["nguoi-tot-vi-du"].name
    assert f"<span>{deed}</span> <span>{title}</span></li>" in drawn.fragment


def test_beyond_a_page_each_initial_has_its_own(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a page that was there once leads on when the roll has become small again."""
    many(site, 60, 3)
    monkeypatch.setattr(alphabet, "MOST", 5)
    assert honorroll_here("build", root=site).code == 0
    pages = (path.removesuffix("index.html") for path in built(site / "site") if path.endswith("index.html"))
    letters = [url for url in pages if url.startswith(addresses.ALPHABET) and url != addresses.ALPHABET]
    assert any(url.endswith("trang/2/") for url in letters)
    found = [slug for url in letters for slug in listed(site / "site", url)]
    assert sorted(found) == sorted(facts.slug for facts in listed_in(read(site)))
    monkeypatch.undo()
    one = site / "honorees/individuals/nguoi-1/profile.yml"
    write(site, str(one.relative_to(site)), one.read_text(encoding="utf-8").replace("Tổ viên", "Tổ trưởng"))
    assert honorroll_here("build", root=site).code == 0
    for url in letters:
        assert b'http-equiv="refresh"' in built(site / "site")[f"{url}index.html"]
        assert url not in (site / "site/sitemap.xml").read_text(encoding="utf-8")
    for url in (addresses.ALPHABET, "thong-ke/"):
        assert f"/nen/{url}</loc>" in (site / "site/sitemap.xml").read_text(encoding="utf-8")
    assert json.loads((site / "site/withdrawn.json").read_bytes())
