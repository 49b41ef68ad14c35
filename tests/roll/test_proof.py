"""Codes of awards: they last, and a reader of another make reads what is printed."""

from __future__ import annotations

from pathlib import Path

import zxingcpp
from PIL import Image
from tests.running import honorroll_here, write

from honorroll.content.award import Award
from honorroll.formats import qr
from honorroll.roll import proof
from honorroll.roll.proof import codes


def award(title: str, year: int, **more: object) -> Award:
    return Award.model_validate({"title": title, "year": str(year), **more})


def test_a_code_outlasts_another_award_another_address_and_a_revocation() -> None:
    first, second = award("bang-khen", 2020), award("huan-chuong", 2024, **{"class": "hạng Ba"})
    [code] = codes("tran-van-a", (), [first])
    assert codes("tran-van-a", (), [second, first])[1] == code
    assert codes("tran-van-a-2", ("tran-van-a",), [first]) == [code]
    assert codes("tran-van-c", ("tran-van-a", "tran-van-b"), [first]) == [code]
    assert codes("tran-van-a", (), [award("bang-khen", 2020, status="revoked", detail="lần hai")]) == [code]
    assert len({code, *codes("tran-van-a", (), [second]), *codes("tran-van-b", (), [first])}) == 3
    assert codes("tran-van-a", (), [award("bang-khen", 2021)]) != [code]
    assert codes("tran-van-a", (), [award("bang-khen", 2021, code=code)]) == [code]


def test_awards_that_say_the_same_have_codes_of_their_own() -> None:
    twice = codes("tran-van-a", (), [award("bang-khen", 2020), award("bang-khen", 2020, detail="chuyên đề")])
    assert len(set(twice)) == 2
    assert codes("tran-van-a", (), [award("bang-khen", 2020)]) == twice[:1]


def test_what_was_not_granted_has_no_code() -> None:
    assert codes("tran-van-a", (), [award("bang-khen", 2026, status="proposed", code="7k2m9q4x")]) == [""]


def test_the_printed_code_is_small_and_is_read_as_the_address() -> None:
    [code] = codes("tran-van-a", (), [award("bang-khen", 2020)])
    address = proof.address_of("https://bang-vang.phuong-vi-du.example/", code)
    rows = qr.modules(address)
    assert len(rows) == 33  # version 4
    size = len(rows) + 8
    image = Image.new("L", (size, size), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + 4, y + 4), 0)
    [read] = zxingcpp.read_barcodes(image.resize((size * 4, size * 4), Image.Resampling.NEAREST))
    assert read.text == address
    assert qr.modules("x" * 214) == []


def test_a_code_that_may_be_on_paper_does_not_change_unnoticed(site: Path) -> None:
    profile = (
        "name: Nguyễn Văn Mã\nawards:\n- title: nguoi-tot-vi-du\n  year: {}\n{}publication:\n  basis: public-record\n"
    )
    path = "honorees/individuals/a/profile.yml"
    write(site, path, profile.format(2024, "sources:\n- title: Nguồn\n"))
    honorroll_here("build", root=site)
    write(site, path, profile.format(2023, "sources:\n- title: Nguồn\n"))
    said = honorroll_here("check", root=site).stdout
    assert "code-changed" in said
    [code] = codes("a", (), [award("nguoi-tot-vi-du", 2024)])
    assert f"code: {code}" in said
    write(site, path, profile.format(2023, f"  code: {code}\nsources:\n- title: Nguồn\n"))
    assert "code-changed" not in honorroll_here("check", root=site).stdout
