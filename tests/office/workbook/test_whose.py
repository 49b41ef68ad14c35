"""Nobody gets the name, the award or the photo of another: whom rows and files are about, as tables."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.media.uploads import picture, saved
from tests.office.workbook.books import BASIS, Rows, book, import_, planned, told
from tests.running import SITE, built

from honorroll.office.workbook.planned import Plan
from honorroll.office.workbook.report import cell_finding_lines

HEADINGS = ("Mã hồ sơ", "Họ và tên", "Đơn vị")
ROLL = {"le-thi-an": "Lê Thị An", "nguyen-van-binh": "Nguyễn Văn Bình", "tran-thi-huong": "Trần Thị Mai Hương"}


def profile(site: Path, slug: str, name: str) -> None:
    folder = site / "honorees/individuals" / slug
    folder.mkdir()
    text = f"name: {name}\nunit: Đơn vị {slug}\nsources:\n  - title: Báo\npublication:\n  basis: public-record\n"
    (folder / "profile.yml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def roll(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with these three alone. Nothing here writes to it."""
    site = tmp_path_factory.mktemp("roll") / "site"
    shutil.copytree(SITE, site)
    shutil.rmtree(site / "honorees")
    (site / "honorees/individuals").mkdir(parents=True)
    for slug, name in ROLL.items():
        profile(site, slug, name)
    return site


def names(plan: Plan) -> dict[str, Any]:
    return {each.slug: each.data["name"] for each in plan.writes}


# ── An id with another name ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "is_asked", "known"),
    [
        ("Lê Thị Ân", False, ()),
        ("Lê Thị Hoài An", False, ()),
        ("Bà Lê Thị An", False, ()),
        ("Lê Văn Khác", True, ("le-thi-an",)),
        ("Trần Thị Mai Hương", True, ("le-thi-an", "tran-thi-huong")),
    ],
)
def test_an_id_of_somebody_else(name: str, is_asked: bool, known: Sequence[str], roll: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Cá nhân": [("Mã hồ sơ", "Họ và tên"), ("le-thi-an", name)]})
    plan = planned(roll, path)
    assert told(plan) == ([("Cá nhân!A2", "twin")] if is_asked else [])
    assert [tuple(row.slug for row in each.known) for each in plan.questions] == ([known] if is_asked else [])
    if is_asked:
        renamed = planned(roll, path, answers={"Cá nhân!A2": "le-thi-an"})
        assert names(renamed) == {"le-thi-an": name}


def test_one_column_sorted_alone(roll: Path, tmp_path: Path) -> None:
    slugs = list(ROLL)
    shifted = [*list(ROLL.values())[1:], ROLL[slugs[0]]]
    rows = [("Mã hồ sơ", "Họ và tên"), *zip(slugs, shifted, strict=True)]
    plan = planned(roll, book(tmp_path / "a.xlsx", {"Cá nhân": rows}))
    assert told(plan) == [(f"Cá nhân!A{n}", "twin") for n in (2, 3, 4)]
    assert plan.writes == []


def test_the_advice_of_the_terminal_works_to_the_letter(roll: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(roll, site)
    rows = [("Mã hồ sơ", "Họ và tên"), ("le-thi-an", "Lê Văn Khác")]
    path = book(tmp_path / "a.xlsx", {"Cá nhân": rows})
    before = built(site / "honorees")
    result = import_(site, path, "--yes")
    assert result.code == 1
    assert "Cá nhân!A2: mã “le-thi-an” là hồ sơ của “Lê Thị An”, mà dòng này ghi “Lê Văn Khác”." in result.stdout
    assert "dòng “name” của honorees/individuals/le-thi-an/profile.yml" in result.stdout
    assert built(site / "honorees") == before
    file = site / "honorees/individuals/le-thi-an/profile.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Lê Thị An", "Lê Văn Khác"), encoding="utf-8")
    assert import_(site, path, "--yes").code == 0
    shutil.rmtree(site)
    shutil.copytree(roll, site)
    book(path, {"Cá nhân": [rows[0], ("", "Lê Văn Khác")]})
    assert names(planned(site, path)) == {"le-van-khac": "Lê Văn Khác"}


def test_awards_stay_with_their_id_where_the_row_is_of_somebody_new(roll: Path, tmp_path: Path) -> None:
    sheets: Mapping[str, Rows] = {
        "Cá nhân": [("Mã hồ sơ", "Họ và tên"), ("le-thi-an", "Lê Văn Khác")],
        "Khen thưởng": [("Mã hồ sơ", "Danh hiệu/Hình thức"), ("le-thi-an", "Bằng khen Ví Dụ")],
    }
    plan = planned(roll, book(tmp_path / "a.xlsx", sheets), answers={"Cá nhân!A2": "mới"})
    assert [each.slug for each in plan.writes if "awards" in each.data] == ["le-thi-an"]
    assert names(plan) == {"le-thi-an": "Lê Thị An", "le-van-khac": "Lê Văn Khác"}


def test_a_name_without_accents_takes_none_from_the_profile(roll: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Cá nhân": [HEADINGS, ("", "LE THI AN", "Nơi mới")]})
    assert told(planned(roll, path)) == [("Cá nhân!A2", "twin")]
    plan = planned(roll, path, answers={"Cá nhân!A2": "le-thi-an"})
    assert names(plan) == {"le-thi-an": "Lê Thị An"}
    assert [(each.at, each.finding.rule.name) for each in plan.notes][-1] == ("Cá nhân!B2", "name-kept")


# ── Names alike ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rows", "at", "new"),
    [
        ([("", "Đỗ Văn Bình"), ("", "Đỗ Văn Bính")], [], [(), ()]),
        ([("", "Đỗ Văn Bình"), ("", "ĐỖ VĂN BÌNH")], [("Cá nhân!A3", "row-twice")], [()]),
        ([("", "Đỗ Văn Bình"), ("", "Do Van Binh")], [("Cá nhân!A3", "row-twice")], [()]),
        ([("mới", "Đỗ Văn Bình"), ("mới", "Đỗ Văn Bính")], [], [(), ("do-van-binh",)]),
        ([("mới", "Đỗ Văn Bình"), ("mới", "Đỗ Văn Bình")], [], [(), ("do-van-binh",)]),
        ([("mới", "Nguyễn Văn Bính")], [], [("nguyen-van-binh",)]),
        ([("", "Nguyễn Văn Bính")], [], [()]),
        ([("", "Nguyen Van Binh")], [("Cá nhân!A2", "twin")], []),
        ([("", "Nguyễn Văn Bình")], [("Cá nhân!A2", "twin")], []),
        ([("ai-do", "Nguyễn Văn Bình")], [("Cá nhân!A2", "twin")], []),
        ([("nguyen-van-binh-hai", "Nguyễn Văn Bình")], [], [("nguyen-van-binh",)]),
    ],
)
def test_names_alike(
    rows: Rows, at: Sequence[tuple[str, str]], new: Sequence[tuple[str, ...]], roll: Path, tmp_path: Path
) -> None:
    """``new`` are those whom each new profile says it is not."""
    plan = planned(roll, book(tmp_path / "a.xlsx", {"Cá nhân": [HEADINGS, *((*row, "Nơi mới") for row in rows)]}))
    assert told(plan) == at
    assert [tuple(each.data.get("distinct_from") or ()) for each in plan.new] == new


def test_a_name_like_one_of_the_roll_is_said_to_be_alike(roll: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Cá nhân": [("Họ và tên", "Đơn vị"), ("Nguyễn Văn Bính", "Trường A")]})
    notes = planned(roll, path).notes
    assert [each.finding.rule.name for each in notes] == ["name-alike"]
    (line,) = cell_finding_lines(notes, "vi")
    assert "đã có hồ sơ tên gần giống: “Nguyễn Văn Bình” (nguyen-van-binh)." in line


def test_what_may_be_one_is_told_with_what_to_write_into_the_workbook(roll: Path, tmp_path: Path) -> None:
    rows = [HEADINGS, ("", "Đỗ Văn Bình", "Trường A"), ("", "Đỗ Văn Bính", "Trường A")]
    plan = planned(roll, book(tmp_path / "a.xlsx", {"Cá nhân": rows}))
    assert [each.finding.rule.name for each in plan.notes] == ["may-be-one"]
    (line,) = cell_finding_lines(plan.notes, "vi")
    assert "tên gần giống (“Đỗ Văn Bình” và “Đỗ Văn Bính”) và cùng đơn vị." in line
    assert "ghi “mới” vào cột “Mã hồ sơ” (chưa có thì thêm cột) của dòng Cá nhân!A2." in line
    rows[1] = ("mới", *rows[1][1:])
    plan = planned(roll, book(tmp_path / "a.xlsx", {"Cá nhân": rows}))
    assert plan.notes == []
    assert [each.data.get("distinct_from") for each in plan.new] == [None, ["do-van-binh"]]


def test_two_of_the_roll_that_may_be_one(roll: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(roll, site)
    profile(site, "le-thi-an-2", "Lê Thị Ân")
    rows = [HEADINGS, ("le-thi-an", "Lê Thị An", "Trường A"), ("le-thi-an-2", "Lê Thị Ân", "Trường A")]
    plan = planned(site, book(tmp_path / "a.xlsx", {"Cá nhân": rows}))
    assert [each.finding.rule.name for each in plan.notes] == ["profiles-may-be-one"]
    assert "ghi le-thi-an-2 vào “Không phải là”." in cell_finding_lines(plan.notes, "vi")[0]


# ── Awards ─────────────────────────────────────────────────────────────────────────────────────────────────────────

PEOPLE = [("Mã hồ sơ", "Họ và tên"), ("", "Đỗ Văn Bình"), ("", "Phạm Thị Lân"), ("", "Phạm Thị Lan")]


@pytest.mark.parametrize(
    ("seen", "owner", "said"),
    [
        ("Đỗ Văn Bình", "do-van-binh", ""),
        ("ĐỖ  VĂN BÌNH", "do-van-binh", ""),
        ("do van binh", "do-van-binh", "“do van binh” viết không dấu: hiểu là “Đỗ Văn Bình” (Cá nhân!A2)."),
        ("Lê Thị An", "le-thi-an", ""),
        ("le-thi-an", "le-thi-an", ""),
        ("le thi an", "le-thi-an", "“le thi an” viết không dấu: hiểu là “Lê Thị An” (le-thi-an)."),
        ("Đỗ Văn Bính", "", "“Đỗ Văn Bính”. Cột đầu ghi mã hồ sơ, hoặc họ tên đúng như ở trang tính kia. Có phải “Đỗ"),
        ("Đỗ Văn Binh", "", "Có phải “Đỗ Văn Bình” (Cá nhân!A2) không?"),
        ("pham thi lan", "", "Có phải “Phạm Thị Lân” (Cá nhân!A3) hay “Phạm Thị Lan” (Cá nhân!A4) không?"),
        ("Phạm Thị Lan", "pham-thi-lan-2", ""),
        ("Lê Thị Ân", "", "Có phải “Lê Thị An” (le-thi-an) không?"),
    ],
)
def test_whose_an_award_is(seen: str, owner: str, said: str, roll: Path, tmp_path: Path) -> None:
    awards = [("Mã hồ sơ", "Danh hiệu/Hình thức"), (seen, "Bằng khen Ví Dụ")]
    plan = planned(roll, book(tmp_path / "a.xlsx", {"Cá nhân": PEOPLE, "Khen thưởng": awards}))
    assert [each.slug for each in plan.writes if "awards" in each.data] == ([owner] if owner else [])
    assert told(plan) == ([] if owner else [("Khen thưởng!A2", "item-of-nobody")])
    assert [each.finding.rule.name for each in plan.notes] == (["name-without-accents"] if owner and said else [])
    lines = cell_finding_lines([*plan.refused, *plan.notes], "vi")
    assert [said in line for line in lines if line.startswith("Khen thưởng!A2")] == ([True] if said else [])


# ── Photos ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def photo() -> bytes:
    return saved(picture(), "JPEG")


@pytest.mark.parametrize(
    ("file", "owner", "rule"),
    [
        ("Đỗ Văn Bình.jpg", "do-van-binh", ""),
        ("01. ảnh đỗ văn bình 2.jpg", "do-van-binh", ""),
        ("do-van-binh.jpg", "do-van-binh", ""),
        ("Đỗ Văn Bính.jpg", "", "photo-of-another"),
        ("Đỗ Văn Binh.jpg", "", "photo-of-another"),
        ("pham-thi-lan.jpg", "", "photo-of-several"),
        ("Ảnh Phạm Thị Lân.jpg", "pham-thi-lan", ""),
        ("le-thi-an.jpg", "", "photos-left-out"),
        ("DSC0001.jpg", "", "photos-left-out"),
    ],
)
def test_whose_a_photo_is(file: str, owner: str, rule: str, photo: bytes, roll: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ảnh"
    folder.mkdir()
    (folder / file).write_bytes(photo)
    plan = planned(roll, book(tmp_path / "a.xlsx", {"Cá nhân": PEOPLE}), folder)
    assert [(each.slug, each.photo_file) for each in plan.writes if each.photos] == ([(owner, file)] if owner else [])
    noted = [each.finding.rule.name for each in plan.notes if each.finding.rule.name.startswith("photo")]
    assert [each for each in noted if each in ("photo-of-another", "photo-of-several", "photos-left-out")] == (
        [rule] if rule else []
    )
    assert not rule or file in "\n".join(cell_finding_lines(plan.notes, "vi"))


@pytest.mark.parametrize(("cell", "is_found"), [("do van binh", True), ("Đỗ Văn Bình", True), ("Đỗ Văn Bính", False)])
def test_a_cell_names_no_photo_with_other_accents(
    cell: str, is_found: bool, photo: bytes, roll: Path, tmp_path: Path
) -> None:
    (tmp_path / "Đỗ Văn Bình.jpg").write_bytes(photo)
    rows = [("Họ và tên", "Tệp ảnh"), ("Vũ Văn Khác", cell)]
    plan = planned(roll, book(tmp_path / "a.xlsx", {"Cá nhân": rows}), tmp_path)
    assert told(plan) == ([] if is_found else [("Cá nhân!B2", "no-such-photo")])


def test_the_plan_shows_the_file_itself_beside_the_person(photo: bytes, roll: Path, tmp_path: Path) -> None:
    (tmp_path / "Đỗ Văn Bình.jpg").write_bytes(photo)
    path = book(tmp_path / "a.xlsx", {"Cá nhân": PEOPLE[:2]})
    result = import_(roll, path, "--plan", "--photos", str(tmp_path), *(f"--fill={k}={v}" for k, v in BASIS.items()))
    assert "Đỗ Văn Bình: honorees/individuals/do-van-binh/, ảnh “Đỗ Văn Bình.jpg”" in result.stdout
