"""Each thing that is told of a workbook, once: by the names of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.office.workbook.books import BASIS, Rows, book
from tests.running import DATE

from honorroll.office.desk.site import Site
from honorroll.office.workbook import plan as planning

NAME, LONG = "Đỗ Thị Mới", "Mười năm dạy học không thu tiền cho trẻ em nghèo. " * 6
HEAD = ("STT", "Họ và tên", "Đơn vị")

#: By rule: the sheets, and what fills empty cells.
CASES: dict[str, tuple[Mapping[str, Rows], Mapping[str, str]]] = {
    "no-list": ({"A": [("Cột", "Khác"), (1, 2)]}, BASIS),
    "nobody-listed": ({"A": [HEAD]}, BASIS),
    "cell-not-a-choice": ({"A": [("STT", "Họ và tên", "Giới tính"), (1, NAME, "?")]}, BASIS),
    "no-basis-in-row": ({"A": [(*HEAD, "Căn cứ"), (1, NAME, "A", "")]}, {}),
    "no-basis-column": ({"A": [HEAD, (1, NAME, "A")]}, {}),
    "fill-without-column": ({"A": [HEAD, (1, NAME, "A")]}, {"Không có": "x"}),
    "item-of-several": (
        {
            "Cá nhân": [("Mã hồ sơ", "Họ và tên"), ("mới", NAME), ("mới", NAME)],
            "Nguồn": [("Mã hồ sơ", "Tên bài hoặc văn bản"), (NAME, "Báo")],
        },
        BASIS,
    ),
    "profile-unreadable": ({"Cá nhân": [("Mã hồ sơ", "Họ và tên"), ("nguyen-van-a", "Nguyễn Văn A")]}, BASIS),
    "converted-text": ({"A": [HEAD, (1, "NguyÔn V¨n T¸m", "Tr­êng TiÓu häc")]}, BASIS),
    "serial-date": ({"A": [("STT", "Họ và tên", "Danh hiệu", "Ngày QĐ"), (1, NAME, "Bằng khen Ví Dụ", 45573)]}, BASIS),
    "name-recased": ({"A": [HEAD, (1, "ĐỖ THỊ MỚI", "A")]}, BASIS),
    "title-taken-off": ({"A": [HEAD, (1, "Bà Đỗ Thị Mới", "A")]}, BASIS),
    "role-split": ({"A": [("STT", "Họ và tên", "Chức vụ, đơn vị"), (1, NAME, "Giáo viên, Trường A")]}, BASIS),
    "empty-cell-kept": (
        {"Cá nhân": [("Mã hồ sơ", "Họ và tên", "Đơn vị"), ("tran-thi-b", "Trần Thị B", "")]},
        BASIS,
    ),
    "summary-as-story": ({"A": [("STT", "Họ và tên", "Tóm tắt"), (1, NAME, LONG)]}, BASIS),
    "guest-left-out": ({"A": [("STT", "Họ và tên", "Đối tượng"), (1, NAME, "Khách mời")]}, BASIS),
    "column-left-out": ({"A": [(*HEAD, "Ghi chú"), (1, NAME, "A", "x")]}, BASIS),
    "personal-column-left-out": ({"A": [(*HEAD, "Năm sinh"), (1, NAME, "A", 1980)]}, BASIS),
    "row-left-out": ({"A": [HEAD, (1, NAME, "A"), ("", "xin xem thêm", "")]}, BASIS),
}


@pytest.mark.parametrize("rule", CASES)
def test_it_is_told(rule: str, site: Path, tmp_path: Path) -> None:
    sheets, common = CASES[rule]
    if rule == "profile-unreadable":
        (site / "honorees/individuals/nguyen-van-a/profile.yml").write_text("name: [\n")
    path = book(tmp_path / "a.xlsx", sheets)
    plan = planning.plan(Site(site, DATE), path, path.name, common_texts=common)
    assert rule in {told.finding.rule.name for told in (*plan.refused, *plan.notes)}
