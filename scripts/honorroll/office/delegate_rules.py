"""The rules of ``delegate_list``: why a list of delegates cannot be counted. None says what a cell holds."""

from __future__ import annotations

from honorroll.base.findings import Rule, Text

NO_COLUMN = Rule(
    "missing-column",
    "error",
    Text("Không thấy cột “{column}”.", "Thêm cột này vào dòng tiêu đề. Các cột được đọc: {known}."),
    Text("There is no column “{column}”.", "Add it to the headings. Columns that are read: {known}."),
)
NO_ROWS = Rule(
    "no-delegates",
    "error",
    Text("Danh sách không có ai.", "Mỗi đại biểu một dòng, bên dưới dòng tên cột."),
    Text("There is nobody on the list.", "A row each, below the names of the columns."),
)
UNKNOWN_VALUE = Rule(
    "unknown-value",
    "error",
    Text(
        "Ô {cell}: cột “{column}” không phải là một trong: {known}.",
        "Sửa lại ô này (chương trình không in nội dung ô ra).",
    ),
    Text("Cell {cell}: the column “{column}” is none of: {known}.", "Mend the cell (what it holds is not printed)."),
)
UNKNOWN_COLUMN = Rule(
    "unknown-values",
    "error",
    Text(
        "Cột “{column}” (từ ô {cell}) không ghi gì đọc được, ở dòng nào cũng vậy.",
        "Ghi ở mỗi dòng một trong: {known}; cột này vốn là việc khác thì đổi tên cột, rồi thêm một cột “{column}”.",
    ),
    Text(
        "The column “{column}” (from cell {cell}) says nothing that can be read, in any row.",
        "Write one of these in each row: {known}; if it is about something else, rename it and add “{column}”.",
    ),
)
TWICE = Rule(
    "delegate-twice",
    "error",
    Text(
        "Ô {cell}: người này đã có ở danh sách thứ {other} của tệp.",
        "Mỗi đại biểu chỉ ghi một lần: xóa một trong hai dòng, hoặc ẩn cả trang tính không dùng.",
    ),
    Text(
        "Cell {cell}: this person is on list number {other} of the file already.",
        "Everybody is listed once: delete one of the rows, or hide the sheet that is not used.",
    ),
)
HIDDEN_ROW = Rule(
    "hidden-delegate",
    "error",
    Text(
        "Dòng {row} đang bị ẩn mà có người.",
        "Người đó có dự thì bỏ ẩn dòng (Unhide, hoặc xóa bộ lọc); không dự thì xóa dòng.",
    ),
    Text(
        "Row {row} is hidden and holds somebody.",
        "If they attend, show the row (Unhide, or clear the filter); if not, delete it.",
    ),
)
