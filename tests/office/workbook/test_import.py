"""What an import does to the profiles: nothing but what the plan says, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.office.workbook.books import BASIS, book, import_, people, planned, told
from tests.running import DATE, REPOSITORY, SITE, Result, built, honorroll_here

from honorroll.base.errors import FileChangedError
from honorroll.base.files import write_atomically
from honorroll.content import parse
from honorroll.formats import yaml_read
from honorroll.formats.csv import encode_csv
from honorroll.office.records.site import Site
from honorroll.office.workbook import carry_out

EXPORTED = ("Mã hồ sơ", "Họ và tên", "Giới tính", "Chức vụ", "Đơn vị", "Căn cứ")


@pytest.fixture
def exported(site: Path, tmp_path: Path) -> Path:
    path = tmp_path / "hồ sơ.xlsx"
    assert honorroll_here("export", str(path), root=site).code == 0
    return path


def edit(path: Path, sheet: str, cells: dict[str, str | int | None]) -> None:
    edited = openpyxl.load_workbook(path)
    for at, value in cells.items():
        edited[sheet][at].value = value
    edited.save(path)


def test_importing_what_was_exported_changes_no_byte(site: Path, exported: Path, tmp_path: Path) -> None:
    before = built(site / "honorees")
    result = import_(site, exported, "--yes")
    assert (result.code, result.stderr) == (0, "")
    assert "0 hồ sơ mới, 0 hồ sơ sửa" in result.stdout
    honorroll_here("export", str(tmp_path / "a.csv"), root=site)
    assert import_(site, tmp_path / "a.csv", "--yes").code == 0
    assert built(site / "honorees") == before


def test_names_that_lists_hardly_have_stay_as_the_roll_writes_them(site: Path, tmp_path: Path) -> None:
    names = {
        "individuals/ong-chi-huy": "Ông Chí Huy Định",
        "collectives/htx": "HTX VÍ DỤ BA",
        "individuals/hai": "A và B",
    }
    for path, name in names.items():
        folder = site / "honorees" / path
        folder.mkdir()
        text = f"name: {name}\nsources:\n  - title: Báo\npublication:\n  basis: public-record\n"
        (folder / "profile.yml").write_text(text)
    assert honorroll_here("export", str(tmp_path / "a.xlsx"), root=site).code == 0
    assert "0 hồ sơ mới, 0 hồ sơ sửa" in import_(site, tmp_path / "a.xlsx", "--plan").stdout


def test_importing_the_real_roll_unchanged_changes_nothing(tmp_path: Path) -> None:
    for root in (REPOSITORY, REPOSITORY / "demo"):
        assert honorroll_here("export", str(tmp_path / "a.xlsx"), root=root).code == 0
        result = import_(root, tmp_path / "a.xlsx", "--plan")
        assert "0 hồ sơ mới, 0 hồ sơ sửa" in result.stdout, result.stdout


def test_the_plan_says_field_by_field_what_changes_and_where_it_stands(site: Path, exported: Path) -> None:
    sheet = openpyxl.load_workbook(exported)["Cá nhân"]
    row = next(n for n in range(2, 9) if sheet[f"A{n}"].value == "nguyen-van-a")
    edit(exported, "Cá nhân", {f"G{row}": "Trường Tiểu học Mới", f"M{row}": "(xóa)"})
    plan = planned(site, exported)
    assert told(plan) == []
    (changed,) = plan.changed
    assert [(each.label, each.after, each.at) for each in changed.changes if each.label == "Đơn vị"] == [
        ("Đơn vị", "Trường Tiểu học Mới", f"Cá nhân!G{row}")
    ]
    result = import_(site, exported, "--yes")
    assert f"→ Trường Tiểu học Mới  [Cá nhân!G{row}]" in result.stdout
    text = (site / "honorees/individuals/nguyen-van-a/profile.yml").read_text()
    assert "unit: Trường Tiểu học Mới\n" in text
    assert "\ndeed:" not in text
    assert honorroll_here("fmt", "--check", root=site).code == 0


def test_an_empty_cell_removes_nothing_and_says_so(site: Path, exported: Path) -> None:
    before = built(site / "honorees")
    sheet = openpyxl.load_workbook(exported)["Cá nhân"]
    row = next(n for n in range(2, 9) if sheet[f"A{n}"].value == "nguyen-van-a")
    edit(exported, "Cá nhân", {f"G{row}": None})
    result = import_(site, exported, "--yes")
    assert f"Cá nhân!G{row}" in result.stdout
    assert "ghi (xóa)" in result.stdout
    assert built(site / "honorees") == before


def test_somebody_new_with_an_award_and_a_source(site: Path, exported: Path) -> None:
    edit(exported, "Cá nhân", {"B20": "Đỗ Thị Mới", "E20": "Nữ", "U20": "Nguồn đã công bố"})
    edit(exported, "Khen thưởng", {"A30": "Đỗ Thị Mới", "B30": "Người tốt việc tốt", "F30": 2024, "K30": 1})
    edit(exported, "Nguồn", {"A30": "Đỗ Thị Mới", "B30": "Việc tốt mỗi ngày", "E30": "8/10/2024"})
    result = import_(site, exported, "--yes")
    assert result.code == 0, result.stdout
    assert "honorees/individuals/do-thi-moi/" in result.stdout
    assert (site / "honorees/individuals/do-thi-moi/profile.yml").read_text() == (
        "name: Đỗ Thị Mới\ngender: female\nawards:\n  - title: nguoi-tot-vi-du\n    year: 2024\n    sources: [1]\n"
        "sources:\n  - title: Việc tốt mỗi ngày\n    date: 2024-10-08\npublication:\n  basis: public-record\n"
    )
    assert "0 hồ sơ mới, 0 hồ sơ sửa" in import_(site, exported, "--yes").stdout


def test_one_fault_and_nothing_is_written(site: Path, exported: Path) -> None:
    before = built(site / "honorees")
    edit(
        exported, "Cá nhân", {"G2": "Đơn vị mới", "B20": "Đỗ Thị Mới", "U20": "Nguồn đã công bố", "I20": "Nơi không có"}
    )
    edit(exported, "Nguồn", {"A30": "Đỗ Thị Mới", "B30": "Việc tốt"})
    result = import_(site, exported, "--yes")
    assert result.code == 1
    assert "Cá nhân!I20: “Địa bàn”: không có “Nơi không có”" in result.stdout
    assert "Chưa ghi gì" in result.stderr
    assert built(site / "honorees") == before


def test_without_yes_or_a_terminal_nothing_is_written(site: Path, exported: Path) -> None:
    before = built(site / "honorees")
    edit(exported, "Cá nhân", {"G2": "Đơn vị mới"})
    result = import_(site, exported)
    assert (result.code, built(site / "honorees")) == (0, before)
    assert result.stdout.endswith("Chưa ghi gì. Để ghi: chạy lại lệnh ấy, thêm --yes\n")


def test_quiet_tells_what_is_refused_or_asked_and_no_plan(site: Path, exported: Path) -> None:
    edit(exported, "Cá nhân", {"G2": "Đơn vị mới"})
    assert import_(site, exported, "-q", "--plan") == Result(0, "", "")
    edit(exported, "Cá nhân", {"I2": "Nơi không có"})
    result = import_(site, exported, "-q", "--yes")
    assert result.code == 1
    assert "Cá nhân!I2: “Địa bàn”: không có “Nơi không có”" in result.stdout
    assert "Đơn vị mới" not in result.stdout
    assert import_(site, exported, "--plan").stdout.startswith(result.stdout)
    edit(exported, "Cá nhân", {"I2": None})
    assert import_(site, exported, "-q", "--yes") == Result(0, "", "")


def test_an_award_more_is_added_and_the_others_stay(site: Path, tmp_path: Path) -> None:
    rows = [("Mã hồ sơ", "Danh hiệu/Hình thức", "Năm"), ("nguyen-van-a", "Giấy khen", 2019)]
    plan = planned(site, book(tmp_path / "a.xlsx", {"Khen thưởng": rows}))
    (changed,) = plan.changed
    awards, held = changed.data["awards"], changed.before["awards"]
    assert isinstance(awards, list)
    assert isinstance(held, list)
    assert awards[:-1] == held
    assert [each.label for each in changed.changes] == ["Khen thưởng"]


def test_a_full_disk_leaves_everything_as_it_was(site: Path, exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(exported, "Cá nhân", {"G2": "Đơn vị mới", "G3": "Đơn vị khác", "B20": "Đỗ Thị Mới", "U20": "Nguồn đã công bố"})
    edit(exported, "Nguồn", {"A30": "Đỗ Thị Mới", "B30": "Việc tốt"})
    plan = planned(site, exported)
    assert told(plan) == []
    assert len(plan.writes) == 3
    before, written = built(site / "honorees"), 0
    write = write_atomically

    def full(path: Path, data: bytes) -> None:
        nonlocal written
        written += 1
        if written == 3:
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(carry_out, "write_atomically", full)
    with pytest.raises(OSError, match="No space"):
        carry_out.carry_out(Site(site, DATE), plan)
    assert built(site / "honorees") == before


def test_who_was_edited_meanwhile_is_not_overwritten(site: Path, exported: Path) -> None:
    edit(exported, "Cá nhân", {"G2": "Đơn vị mới", "G3": "Đơn vị khác"})
    plan = planned(site, exported)
    path = site / plan.changed[1].path
    path.write_text(path.read_text() + "notes: Sửa trong lúc ấy.\n")
    before = built(site / "honorees")
    with pytest.raises(FileChangedError):
        carry_out.carry_out(Site(site, DATE), plan)
    assert built(site / "honorees") == before


# ── Namesakes ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_namesake_of_the_roll_is_asked_about(site: Path, tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", {"Cá nhân": [EXPORTED[:5], ("", "Nguyễn Văn A", "Nữ", "Thủ thư", "Thư viện khác")]}
    )
    before = built(site / "honorees")
    assert told(planned(site, path)) == [("Cá nhân!A2", "twin")]
    result = import_(site, path, "--yes", "--fill", "Căn cứ=Nguồn đã công bố", "--fill", "Tên bài hoặc văn bản=Báo")
    assert result.code == 1
    assert "nguyen-van-a" in result.stdout
    assert "là người khác thì ghi: mới" in result.stdout
    assert built(site / "honorees") == before
    same = planned(site, path, answers={"Cá nhân!A2": "nguyen-van-a"})
    assert [each.slug for each in same.changed] == ["nguyen-van-a"]
    other = planned(site, path, answers={"Cá nhân!A2": "mới"})
    assert [(each.slug, each.data["distinct_from"]) for each in other.new] == [("nguyen-van-a-2", ["nguyen-van-a"])]


def test_the_answer_may_stand_in_the_workbook_and_is_kept(site: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Cá nhân": [EXPORTED[:2], ("mới", "Nguyễn Văn A")]})
    assert import_(site, path, "--yes", *(f"--fill={k}={v}" for k, v in BASIS.items())).code == 0
    checked = honorroll_here("check", root=site)
    assert "likely-duplicate" not in checked.stdout
    assert checked.code == 0


def test_the_same_list_twice_is_nobody_new(site: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Danh sách": [("STT", "Họ và tên", "Đơn vị"), (1, "Đỗ Thị Mới", "Trường A")]})
    options = [f"--fill={k}={v}" for k, v in BASIS.items()]
    assert "1 hồ sơ mới" in import_(site, path, "--yes", *options).stdout
    assert "0 hồ sơ mới, 0 hồ sơ sửa, 1 không đổi" in import_(site, path, "--yes", *options).stdout


def test_somebody_twice_in_one_workbook(site: Path, tmp_path: Path) -> None:
    plan = people([("Đỗ Thị Mới", "A"), ("Đỗ Thị Mới", "B")], ("Họ và tên", "Đơn vị"), site, tmp_path)
    assert told(plan) == [("Danh sách!A3", "row-twice")]


@pytest.mark.parametrize(
    ("id_", "rule"),
    [
        ("nguyen-van-aa", "unknown-id"),
        ("Có Dấu", "unknown-id"),
        ("danh-hieu", "unknown-id"),
        ("tap-the-vi-du", "other-kind"),
    ],
)
def test_ids_that_are_none(site: Path, tmp_path: Path, id_: str, rule: str) -> None:
    rows = [EXPORTED[:2], (id_, "Nguyễn Văn A")]
    assert told(planned(site, book(tmp_path / "a.xlsx", {"Cá nhân": rows}))) == [("Cá nhân!A2", rule)]


def test_a_row_of_nobody(site: Path, tmp_path: Path) -> None:
    rows = [("Mã hồ sơ", "Danh hiệu/Hình thức"), ("khong-co-ai", "Giấy khen"), ("", "Giấy khen")]
    plan = planned(site, book(tmp_path / "a.xlsx", {"Khen thưởng": rows}))
    assert told(plan) == [("Khen thưởng!A2", "item-of-nobody"), ("Khen thưởng!A3", "item-of-nobody")]


# ── Whatever is typed ──────────────────────────────────────────────────────────────────────────────────────────────

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)


@settings(max_examples=30)
@given(st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=4))
def test_whatever_is_typed_is_refused_or_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("typed") / "a.csv"
    path.write_bytes(encode_csv([("Họ và tên", "Đơn vị"), *rows]))
    plan = planned(SITE, path)
    assert plan.is_clear == (not plan.refused and not plan.questions)
    for each in plan.new if plan.is_clear else ():
        document, faults = yaml_read.load(each.text.encode(), each.path)
        assert (faults, parse.honoree(document)[1] if document else None) == ([], [])
