"""The press kits of conferences and honorees: what is in them, and that it may be published."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.conferences.test_pages import CONFERENCE, build, page, replace, text_of
from tests.running import built, write

from honorroll.pages import press_kit


def test_there_are_press_kits_only_where_the_site_wants_them(built_root: Path) -> None:
    assert not [path for path in built(built_root / "site") if path.endswith(".zip")]


def test_there_is_no_press_kit_with_nothing_in_it(site: Path) -> None:
    """No speech, document, photo or portrait: the page says all that the kit would."""
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    kits = [path for path in build(site) if path.startswith("hoi-nghi/") and path.endswith(".zip")]
    assert kits == ["hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip"]
    assert "Bộ tư liệu" not in text_of(page(site, "hoi-nghi/giao-luu-vi-du/"))


def test_a_press_kit_holds_what_the_page_says_and_is_as_large_as_the_page_says(site: Path) -> None:
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    build(site)
    path = site / "site/hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip"
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        sheet = archive.read("hoi-nghi-vi-du/01-thong-tin.txt").decode("utf-8-sig")
        talk = archive.read("hoi-nghi-vi-du/03-tham-luan/01-nguyen-van-a.txt").decode("utf-8-sig")
        document = archive.read("hoi-nghi-vi-du/04-tai-lieu/ke-hoach.pdf")
        entries = [press_kit.KitFile(info.filename, b"", info.file_size) for info in archive.infolist()]
        captions = archive.read("hoi-nghi-vi-du/07-chu-thich-anh.csv").decode("utf-8-sig")
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == sorted(names)
    assert "Nguyễn Văn A: https://bang-vang.example/nen/bang-vang/nguyen-van-a/" in sheet
    assert "- Việc thứ nhất." in talk
    assert document == (site / "site/hoi-nghi/hoi-nghi-vi-du/tai-lieu/ke-hoach.pdf").read_bytes()
    assert "Toàn cảnh hội trường,,Trung tâm Văn hóa Ví Dụ" in captions
    assert press_kit.size(entries) == path.stat().st_size
    assert f"ZIP, {round(path.stat().st_size / 1000)} KB" in text_of(page(site, "hoi-nghi/hoi-nghi-vi-du/"))
    person = site / "site/bang-vang/nguyen-van-a/bo-tu-lieu.zip"
    with zipfile.ZipFile(person) as archive:
        assert "nguyen-van-a/02-cau-chuyen.txt" in archive.namelist()
        assert "Người tốt, việc tốt" in archive.read("nguyen-van-a/01-thong-tin.txt").decode()
    replace(site, "content/vocabulary/titles.yml", "name: Người tốt, việc tốt", "name: Người tốt, việc hay")
    build(site)
    with zipfile.ZipFile(person) as archive:
        assert "Người tốt, việc hay" in archive.read("nguyen-van-a/01-thong-tin.txt").decode()


def test_the_kit_of_a_conference_holds_the_portraits_of_the_honoured_and_of_speakers(site: Path) -> None:
    """As the kit of each honoree has them, with what is said of them, and made anew when that changes. Of whoever
    agreed to no photo there is none.
    """
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    replace(site, CONFERENCE, "honorees:\n  - nguyen-van-a\n", "honorees:\n  - tran-thi-b\n")
    build(site)
    portrait, path = (
        "hoi-nghi-vi-du/05-chan-dung/nguyen-van-a.jpg",
        site / "site/hoi-nghi/hoi-nghi-vi-du/bo-tu-lieu.zip",
    )
    with zipfile.ZipFile(site / "site/bang-vang/nguyen-van-a/bo-tu-lieu.zip") as archive:
        printed = archive.read("nguyen-van-a/03-anh/001-chan-dung.jpg")
    with zipfile.ZipFile(path) as archive:
        assert archive.read(portrait) == printed
        names = archive.namelist()
    assert [name.rpartition("/")[2] for name in names if "/05-chan-dung/" in name] == [
        "nguyen-van-a.jpg",
        "tap-the-vi-du.jpg",
    ]
    replace(site, "honorees/individuals/nguyen-van-a/profile.yml", "credit: Hình vẽ làm ví dụ", "credit: Lê Văn Ảnh")
    build(site)
    with zipfile.ZipFile(path) as archive:
        captions = archive.read("hoi-nghi-vi-du/07-chu-thich-anh.csv").decode("utf-8-sig")
    row = next(row for row in captions.splitlines() if "05-chan-dung/nguyen-van-a.jpg" in row)
    assert row.endswith("Nguyễn Văn A,Lê Văn Ảnh")


def test_a_kit_holds_of_an_honoree_only_what_may_be_published(site: Path) -> None:
    """One who consented to the name alone has no story in the kit either."""
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    write(
        site,
        "honorees/individuals/chi-ten/profile.yml",
        "name: Người Chỉ Cho Tên\nstory: Chuyện riêng.\npublication:\n  basis: consent\n  scope:\n    - name\n"
        "  date: 2024-05-01\n  reference: Phiếu số 1\nnotes: Ghi chú riêng.\n",
    )
    build(site)
    with zipfile.ZipFile(site / "site/bang-vang/chi-ten/bo-tu-lieu.zip") as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "Người Chỉ Cho Tên" in whole
    assert "riêng" not in whole


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1"])
def test_formulas_are_text_in_a_table(cell: str) -> None:
    entry = press_kit.captions("a", [("a.jpg", cell, "", "")])[1]
    assert isinstance(entry.data, bytes)
    assert f"'{cell}".encode() in entry.data
