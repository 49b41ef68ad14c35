"""Lists as offices keep them: what of each is taken over, and what is refused with the cell and the mend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.office.workbook.books import Rows, book, people, planned, told
from tests.running import SITE

from honorroll.base.vietnamese import fold
from honorroll.office.workbook import common
from honorroll.office.workbook.headings import WIDE, main_set
from honorroll.office.workbook.planned import Plan
from honorroll.office.workbook.report import cell_finding_lines

NAME, UNIT = "Đỗ Thị Mới", "Trường A"


def of(plan: Plan) -> list[dict[str, Any]]:
    """The new profiles, without what all have."""
    return [{key: each.data[key] for key in each.data if key not in ("publication", "sources")} for each in plan.new]


def award(title: str, **more: object) -> dict[str, Any]:
    return {"title": title, **more}


AWARD_OF_12 = award("bang-khen-vi-du", decision={"number": "12/QĐ-UBND", "date": "2024-10-08"})
#: What rows below headings become: the headings, the rows, the new profiles.
READ: Mapping[str, tuple[Rows, list[dict[str, Any]]]] = {
    "titles above the headings, signatures below, a total, numbering": (
        [
            ("UBND QUẬN VÍ DỤ", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("DANH SÁCH",),
            ("TT", "Họ và tên", "Đơn vị"),
            (1, 2, 3),
            ("I", "KHỐI PHƯỜNG"),
            (1, NAME, UNIT),
            ("II", "KHỐI TRƯỜNG HỌC"),
            (1, "Đỗ Thị Hai", UNIT),
            ("", "Tổng cộng: 2"),
            ("", "", "TM. ỦY BAN NHÂN DÂN"),
            ("", "", "CHỦ TỊCH"),
            ("", "", "Nguyễn Văn Ký"),
        ],
        [{"name": NAME, "unit": UNIT}, {"name": "Đỗ Thị Hai", "unit": UNIT}],
    ),
    "headings of two rows, with Nam and Nữ": (
        [("STT", "Họ và tên", "Giới tính", ""), ("", "", "Nam", "Nữ"), (1, NAME, "", "x"), (2, "Đỗ Văn Hai", "X", "")],
        [{"name": NAME, "gender": "female"}, {"name": "Đỗ Văn Hai", "gender": "male"}],
    ),
    "number and day below Quyết định; như trên; dashes": (
        [
            ("STT", "Họ và tên", "Đơn vị", "Quyết định", "", "Danh hiệu"),
            ("", "", "", "Số, ký hiệu", "Ngày, tháng, năm", ""),
            (1, NAME, UNIT, "12/QĐ-UBND", "8/10/2024", "Bằng khen Ví Dụ"),
            (2, "Đỗ Thị Hai", "Như trên", "nt", "nt", "nt"),
            (3, "Đỗ Thị Ba", "-", "–", "…", "Bằng khen Ví Dụ"),
        ],
        [
            {"name": NAME, "unit": UNIT, "awards": [AWARD_OF_12]},
            {"name": "Đỗ Thị Hai", "unit": UNIT, "awards": [AWARD_OF_12]},
            {"name": "Đỗ Thị Ba", "awards": [award("bang-khen-vi-du")]},
        ],
    ),
    "years of birth below Nam and Nữ": (
        [("STT", "Họ và tên", "Năm sinh", ""), ("", "", "Nam", "Nữ"), (1, NAME, "", 1980)],
        [{"name": NAME, "gender": "female"}],
    ),
    "position and unit in one column": (
        [
            ("STT", "Họ và tên", "Chức vụ, đơn vị công tác"),
            (1, NAME, "Hiệu trưởng, Trường Tiểu học Ví Dụ"),
            (2, "Đỗ Văn Hai", "Tổ trưởng Tổ dân phố 5, phường Ví Dụ"),
            (3, "Đỗ Văn Ba", "Giáo viên Trường A"),
        ],
        [
            {"name": NAME, "position": "Hiệu trưởng", "unit": "Trường Tiểu học Ví Dụ"},
            {"name": "Đỗ Văn Hai", "position": "Tổ trưởng Tổ dân phố 5", "unit": "phường Ví Dụ"},
            {"name": "Đỗ Văn Ba", "position": "Giáo viên", "unit": "Trường A"},
        ],
    ),
    "a name in two columns": (
        [("STT", "Họ và tên đệm", "Tên", "Đơn vị"), (1, "Đỗ Thị", "Mới", UNIT)],
        [{"name": NAME, "unit": UNIT}],
    ),
    "a name in two columns below one heading": (
        [("STT", "Họ và tên", "", "Đơn vị"), (1, "Đỗ Thị", "Mới", UNIT), (2, "Đỗ Văn", "Hai", UNIT)],
        [{"name": NAME, "unit": UNIT}, {"name": "Đỗ Văn Hai", "unit": UNIT}],
    ),
    "a name on two lines of a cell": ([("STT", "Họ và tên"), (1, "Đỗ Thị\nMới")], [{"name": NAME}]),
    "capitals, a form of address, a title": (
        [("STT", "Họ và tên"), (1, "ĐỖ THỊ MỚI"), (2, "Ông Đỗ Văn Hai"), (3, "NSND Đỗ Thị Ba"), (4, "đỗ văn bốn")],
        [
            {"name": NAME},
            {"name": "Đỗ Văn Hai", "gender": "male"},
            {"name": "Đỗ Thị Ba", "honorific": "Nghệ sĩ Nhân dân"},
            {"name": "Đỗ Văn Bốn"},
        ],
    ),
    "marks for what stands above": (
        [("STT", "Họ và tên", "Đơn vị"), (1, NAME, UNIT), (2, "Đỗ Văn Hai", '"'), (3, "Đỗ Văn Ba", "nt")],
        [{"name": NAME, "unit": UNIT}, {"name": "Đỗ Văn Hai", "unit": UNIT}, {"name": "Đỗ Văn Ba", "unit": UNIT}],
    ),
    "an award beside the name": (
        [("STT", "Họ và tên", "Danh hiệu", "Năm"), (1, NAME, "Người tốt việc tốt", 2024)],
        [{"name": NAME, "awards": [award("nguoi-tot-vi-du", year="2024")]}],
    ),
    "several awards in a cell, with class and year": (
        [
            ("STT", "Họ và tên", "Khen thưởng"),
            (1, NAME, "- Huân chương Ví Dụ hạng Ba (2020)\n- Bằng khen Ví Dụ năm 2021"),
        ],
        [
            {
                "name": NAME,
                "awards": [
                    {"year": "2020", "title": "huan-chuong-vi-du", "class": "hạng Ba"},
                    {"year": "2021", "title": "bang-khen-vi-du"},
                ],
            }
        ],
    ),
    "what is proposed": (
        [("STT", "Họ và tên", "Hình thức đề nghị"), (1, NAME, "Bằng khen Ví Dụ")],
        [{"name": NAME, "awards": [{"status": "proposed", "title": "bang-khen-vi-du"}]}],
    ),
    "a column for each title": (
        [
            ("STT", "Họ và tên", "Bằng khen Ví Dụ", "Người tốt, việc tốt"),
            (1, NAME, "x", "2019, 2021"),
            (2, "Đỗ Văn Hai", "45/QĐ-UBND năm 2020", ""),
        ],
        [
            {
                "name": NAME,
                "awards": [
                    award("bang-khen-vi-du"),
                    award("nguoi-tot-vi-du", year="2019"),
                    award("nguoi-tot-vi-du", year="2021"),
                ],
            },
            {
                "name": "Đỗ Văn Hai",
                "awards": [{"title": "bang-khen-vi-du", "decision": {"number": "45/QĐ-UBND"}, "year": "2020"}],
            },
        ],
    ),
    "dates as Excel has them, as text, and as numbers": (
        [
            ("STT", "Họ và tên", "Danh hiệu", "Số QĐ", "Ngày QĐ"),
            (1, NAME, "Bằng khen Ví Dụ", "1/QĐ", datetime(2024, 10, 8)),  # noqa: DTZ001  # a cell has no zone
            (2, "Đỗ Văn Hai", "Bằng khen Ví Dụ", "1/QĐ", "ngày 8 tháng 10 năm 2024"),
            (3, "Đỗ Văn Ba", "Bằng khen Ví Dụ", "1/QĐ", 45573),
            (4, "Đỗ Văn Bốn", "Bằng khen Ví Dụ", "1/QĐ", "10/2024"),
        ],
        [
            {"name": name, "awards": [{"title": "bang-khen-vi-du", "decision": {"number": "1/QĐ", "date": day}}]}
            for name, day in (
                (NAME, "2024-10-08"),
                ("Đỗ Văn Hai", "2024-10-08"),
                ("Đỗ Văn Ba", "2024-10-08"),
                ("Đỗ Văn Bốn", "2024-10"),
            )
        ],
    ),
    "the name that somebody is called by": (
        [("STT", "Họ và tên", "Tên gọi"), (1, "Y Blok Niê Kđăm", "Blok")],
        [{"name": "Y Blok Niê Kđăm", "given_name": "Blok"}],
    ),
    "where there is no other name, what a collective is called by": (
        [("STT", "Tên gọi", "Đơn vị"), (1, "Chi hội Phụ nữ Ví Dụ", UNIT)],
        [{"name": "Chi hội Phụ nữ Ví Dụ", "unit": UNIT}],
    ),
    "a section says what kind": (
        [
            ("STT", "Tên tập thể, cá nhân", "Đơn vị"),
            ("I", "TẬP THỂ"),
            (1, "Chi hội Phụ nữ Ví Dụ", UNIT),
            ("II", "CÁ NHÂN"),
            (1, NAME, UNIT),
        ],
        [{"name": "Chi hội Phụ nữ Ví Dụ", "unit": UNIT}, {"name": NAME, "unit": UNIT}],
    ),
}


@pytest.mark.parametrize("case", READ)
def test_a_list_is_read(case: str, tmp_path: Path) -> None:
    rows, expected = READ[case]
    plan = planned(SITE, book(tmp_path / "a.xlsx", {"Danh sách": rows}))
    assert [" ".join(pair) for pair in told(plan)] == []
    assert of(plan) == expected


#: What is refused: the headings, a row, the cell, and the rule or part of what is told.
REFUSED: Mapping[str, tuple[tuple[object, ...], tuple[object, ...], str, str]] = {
    "two people in a cell": (("STT", "Họ và tên"), (1, "Đỗ Thị Mới; Đỗ Văn Hai"), "B2", "several-people"),
    "two people on two lines": (("STT", "Họ và tên"), (1, "1. Đỗ Thị Mới\n2. Đỗ Văn Hai"), "B2", "several-people"),
    "a formula without a result": (
        ("STT", "Họ và tên", "Đơn vị"),
        (1, NAME, "=VLOOKUP(1,A:B,2)"),
        "C2",
        "formula-without-result",
    ),
    "a number that became a date": (
        ("STT", "Họ và tên", "Danh hiệu", "Số QĐ"),
        (1, NAME, "Bằng khen Ví Dụ", date(2026, 12, 10)),
        "D2",
        "became-a-date",
    ),
    "a place that is none": (("STT", "Họ và tên", "Địa bàn"), (1, NAME, "Phường Không Có"), "C2", "not-in-the-list"),
    "a title that is none": (("STT", "Họ và tên", "Danh hiệu"), (1, NAME, "Bằng khen khác"), "C2", "not-in-the-list"),
    "a gender that is none": (("STT", "Họ và tên", "Giới tính"), (1, NAME, "?"), "C2", "not-a-choice"),
    "a telephone number": (("STT", "Họ và tên", "Đơn vị"), (1, NAME, "Trường A, 0912345678"), "C2", "phone"),
    "a day that is none": (
        ("STT", "Họ và tên", "Danh hiệu", "Ngày QĐ"),
        (1, NAME, "Bằng khen Ví Dụ", "31/2/2024"),
        "D2",
        "wrong-value",
    ),
    "no name": (("STT", "Họ và tên", "Giới tính", "Đơn vị", "Mã hồ sơ"), (1, "", "Nữ", UNIT, "x"), "B2", "no-name"),
    "a collective in capitals": (
        ("STT", "Tên tập thể", "Đơn vị"),
        (1, "TRƯỜNG TIỂU HỌC VÍ DỤ", UNIT),
        "B2",
        "collective-in-capitals",
    ),
    "a photo and no folder": (("STT", "Họ và tên", "Tệp ảnh"), (1, NAME, "a.jpg"), "C2", "no-such-photo"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_cell_is_refused(case: str, tmp_path: Path) -> None:
    headings, row, at, rule = REFUSED[case]
    name = "Tập thể" if "tập thể" in str(headings) else "Danh sách"
    plan = people([row], [str(each) for each in headings], SITE, tmp_path, name)
    assert [(place.partition("!")[2], rule in name) for place, name in told(plan)] == [(at, True)], told(plan)
    (line,) = cell_finding_lines(plan.refused, "vi")
    assert line.startswith(f"{name}!{at}: ")
    assert len(cell_finding_lines(plan.refused, "en")) == 1


def test_the_column_of_a_title_is_known_in_either_spelling() -> None:
    column = main_set({"a": ["Chiến sĩ thi đua", "Kỷ niệm chương"]}).columns[f"{WIDE}a"]
    for heading in ("CHIẾN SỸ THI ĐUA", "Chiến sĩ thi đua", "Kỉ niệm chương", "Kỷ niệm chương"):
        assert re.fullmatch(column.heading, fold(heading))


def test_what_is_told_of_a_cell_says_what_its_field_is_called(tmp_path: Path) -> None:
    headings = ("STT", "Họ và tên", "Danh hiệu", "Năm", "Số QĐ")
    plan = people([(1, NAME, "Bằng khen Ví Dụ", 2024, "QĐ số 45/QĐ-UBND")], headings, SITE, tmp_path)
    (line,) = cell_finding_lines(plan.notes, "vi")
    assert line.endswith("Chỉ ghi số và ký hiệu: Số quyết định: 45/QĐ-UBND")


def test_a_column_is_filled_by_any_of_its_names() -> None:
    found, unknown = common.by_key({"Nguồn": "Quyết định", "Căn cứ": "Nguồn đã công bố", "Cột lạ": "x"})
    assert (set(found), unknown) == ({"sources/0/title", "publication/basis"}, ["Cột lạ"])


def test_lost_zeros_are_noticed(tmp_path: Path) -> None:
    headings = ("STT", "Họ và tên", "Số phiếu")
    plan = people([(1, NAME, "0012"), (2, "Đỗ Văn Hai", 13)], headings, SITE, tmp_path)
    assert told(plan) == [("Danh sách!C3", "lost-zeros")]


def test_a_hidden_row_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Danh sách": [("STT", "Họ và tên"), (1, NAME), (2, "Đỗ Văn Hai")]})
    edited = openpyxl.load_workbook(path)
    edited["Danh sách"].row_dimensions[3].hidden = True
    edited.save(path)
    assert told(planned(SITE, path)) == [("Danh sách!A3", "hidden-row")]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.epoch = datetime(1904, 1, 1)  # noqa: DTZ001  # a cell has no zone
    sheet = made.worksheets[0]
    sheet.append(("STT", "Họ và tên", "Danh hiệu", "Ngày QĐ"))
    sheet.append((1, NAME, "Bằng khen Ví Dụ", date(2024, 10, 8)))
    sheet.append((2, "Đỗ Văn Hai", "Bằng khen Ví Dụ", 45573 - 1462))
    made.save(tmp_path / "a.xlsx")
    for each in of(planned(SITE, tmp_path / "a.xlsx")):
        assert each["awards"][0]["decision"] == {"date": "2024-10-08"}


def test_personal_data_are_dropped_and_that_is_said(tmp_path: Path) -> None:
    headings = ("STT", "Họ và tên", "Ngày sinh", "Số CCCD", "SĐT", "Địa chỉ", "Dân tộc", "Ghi chú")
    row = (1, NAME, "8/3/1975", "001075012345", 912345678, "Số 1 ngõ 2", "Kinh", "Gọi trước")
    plan = people([row], headings, SITE, tmp_path)
    assert of(plan) == [{"name": NAME}]
    said = "\n".join(cell_finding_lines(plan.notes, "vi"))
    for heading in headings[2:7]:
        assert f"cột “{heading}” là dữ liệu cá nhân" in said
    assert "không biết cột “Ghi chú”" in said
    assert "001075012345" not in plan.new[0].text + said
    assert "912345678" not in said


def test_what_may_be_a_person_or_a_collective_is_asked(tmp_path: Path) -> None:
    plan = people([(1, "Tổ Hữu Ví"), (2, "Ông Thị Ví")], ("STT", "Họ và tên"), SITE, tmp_path)
    assert told(plan) == [("Danh sách!B2", "unclear-kind")]
    assert "không rõ “Tổ Hữu Ví” là cá nhân hay tập thể." in "".join(cell_finding_lines(plan.refused, "vi"))
    assert "“Tổ Hữu Ví” may be a person or a collective." in "".join(cell_finding_lines(plan.refused, "en"))
    assert [(each.at, each.finding.rule.name) for each in plan.notes] == [("Danh sách!B3", "title-kept")]
    assert "coi “Ông” là họ; nếu là cách xưng hô thì chỉ ghi “Thị Ví”." in "".join(cell_finding_lines(plan.notes, "vi"))
    assert "if it is a form of address, write “Thị Ví” alone." in "".join(cell_finding_lines(plan.notes, "en"))


@pytest.mark.parametrize(
    ("row", "kind", "name"),
    [
        (("Ban Thị Ví", "", ""), "individual", "Ban Thị Ví"),
        (("TỔ VĂN VÍ", "", ""), "individual", "Tổ Văn Ví"),
        (("Tổ Hữu Ví", "Nam", ""), "individual", "Tổ Hữu Ví"),
        (("Tổ Hữu Ví", "", "Tập thể"), "collective", "Tổ Hữu Ví"),
        (("Tổ Hữu Ví", "", "cá nhân"), "individual", "Tổ Hữu Ví"),
        (("Tiểu đoàn 7", "", ""), "collective", "Tiểu đoàn 7"),
        (("Ông Thị Ví", "Nữ", ""), "individual", "Ông Thị Ví"),
        (("Ông Kim Ví", "Nữ", ""), "individual", "Ông Kim Ví"),
        (("Ông Kim Ví", "", ""), "individual", "Kim Ví"),
        (("Ông Ông Kim Ví", "", ""), "individual", "Ông Kim Ví"),
        (("Hộ ông Nguyễn Văn Ví", "", ""), "household", "Hộ ông Nguyễn Văn Ví"),
    ],
    ids=str,
)
def test_of_what_a_row_is(row: tuple[str, ...], kind: str, name: str, tmp_path: Path) -> None:
    plan = people([(1, *row)], ("STT", "Họ và tên", "Giới tính", "Đối tượng"), SITE, tmp_path)
    assert [(each.kind, each.name) for each in plan.new] == [(kind, name)]


def test_a_csv_file_in_windows_1258_with_semicolons(tmp_path: Path) -> None:
    text = "STT;Ho\u0323 va\u0300 tên;Đơn vi\u0323\r\n"
    text += "1;Nguyê\u0303n Văn Ta\u0301m;Trươ\u0300ng Ti\u00ea\u0309u ho\u0323c\r\n"
    (tmp_path / "a.csv").write_bytes(text.encode("cp1258"))
    assert of(planned(SITE, tmp_path / "a.csv")) == [{"name": "Nguyễn Văn Tám", "unit": "Trường Tiểu học"}]


def test_a_long_account_of_deeds_is_a_story(tmp_path: Path) -> None:
    deeds = "Mười năm dạy học không thu tiền cho trẻ em nghèo. " * 10
    plan = people([(1, NAME, deeds)], ("STT", "Họ và tên", "Tóm tắt thành tích"), SITE, tmp_path)
    assert [set(each) for each in of(plan)] == [{"name", "story"}]
    assert "đưa vào “Câu chuyện”" in "\n".join(cell_finding_lines(plan.notes, "vi"))
