"""Tables that were sent in, read in a confined child process: whatever comes in may be hostile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.sandbox import ResourceLimitError, start_confined
from honorroll.office import tables
from honorroll.office.tables import Sheet, Wanted

NO_WORKBOOK = Rule(
    "no-workbook",
    "error",
    Text(
        "Không thấy tệp này.",
        'Ghi đúng tên và chỗ của tệp; tên có dấu cách thì đặt trong ngoặc kép: "danh sách.xlsx".',
    ),
    Text(
        "There is no such file.",
        'Give its name and where it lies; a name with spaces in quotes: "danh sách.xlsx".',
    ),
)
NOT_A_WORKBOOK = Rule(
    "not-a-workbook",
    "error",
    Text(
        "Không đọc được bảng nào trong tệp này.",
        "Đọc được Excel (.xlsx, .xls), .ods và .csv. Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx.",
    ),
    Text(
        "No table can be read in this file.",
        "Excel (.xlsx, .xls), .ods and .csv are read. Open it in Excel or LibreOffice and save it as .xlsx.",
    ),
)
LOST_LETTERS = Rule(
    "workbook-letters-lost",
    "error",
    Text(
        "Chữ tiếng Việt trong tệp đã mất, chỉ còn dấu hỏi (như “H? và tên”): tệp được lưu bằng bảng mã ANSI.",
        "Mở bảng gốc bằng Excel, chọn Save As, kiểu “CSV UTF-8” hoặc “Excel Workbook (.xlsx)”, rồi dùng tệp ấy.",
    ),
    Text(
        "Vietnamese letters are lost, question marks are left (as in “H? và tên”): the file was saved as ANSI.",
        "Open the original in Excel, choose Save As and “CSV UTF-8” or “Excel Workbook (.xlsx)”, and use that file.",
    ),
)
LOCKED = Rule(
    "workbook-locked",
    "error",
    Text("Bảng tính đặt mật khẩu mở.", "Mở bằng Excel, bỏ mật khẩu (File → Info → Protect Workbook) rồi lưu lại."),
    Text("A password opens the workbook.", "Open it in Excel, remove it (File → Info → Protect Workbook) and save."),
)
TOO_LARGE = Rule(
    "workbook-too-large",
    "error",
    Text("Bảng tính quá lớn khi mở ra (hơn {limit} MB).", "Chép riêng danh sách sang một bảng tính mới."),
    Text("The workbook is too large inside (over {limit} MB).", "Copy the list to a new workbook."),
)

TOO_MANY_SHEETS = Rule(
    "too-many-sheets",
    "error",
    Text("Bảng tính có hơn {limit} trang tính.", "Tách thành nhiều tệp rồi nhập từng tệp."),
    Text("The workbook has more than {limit} sheets.", "Split it into several files, and take in one after the other."),
)

Result = TypeVar("Result")


def read(
    path: Path,
    shown: str,
    use: Callable[[list[Sheet]], Result],
    most_rows: int = tables.MAX_ROWS,
    shares: Sequence[Wanted] = (tables.every_sheet,),
) -> tuple[list[Result], list[Finding]]:
    """What ``use`` makes of the sheets of the file at ``path``; nothing with findings, which call it ``shown``, where
    they cannot be read. The child processes import ``use`` by its name.

    There is a result of each of ``shares``, which are worked on at the same time; the sheets of the others come empty.
    """
    source = Source(shown)
    too_large = TOO_LARGE.at(source, limit=tables.MAX_UNPACKED // 1024 // 1024)
    if not path.is_file():
        return [], [NO_WORKBOOK.at(source)]
    if path.stat().st_size > tables.MAX_FILE:
        return [], [too_large]
    started = [start_confined(partial(_used, use, most_rows, wanted), path) for wanted in shares]
    try:
        return [finish() for finish in started], []
    except tables.EncryptedError:
        return [], [LOCKED.at(source)]
    except tables.LostLettersError:
        return [], [LOST_LETTERS.at(source)]
    except tables.NotATableError:
        return [], [NOT_A_WORKBOOK.at(source)]
    except tables.TooManySheetsError:
        return [], [TOO_MANY_SHEETS.at(source, limit=tables.MAX_SHEETS)]
    except (tables.TooLargeError, ResourceLimitError):
        return [], [too_large]


def _used(use: Callable[[list[Sheet]], Result], most_rows: int, wanted: Wanted, path: Path) -> Result:
    try:
        return use(tables.read(path.read_bytes(), most_rows, wanted))
    except (tables.NotATableError, tables.TooLargeError, tables.TooManySheetsError, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever it says may quote a cell
        raise tables.NotATableError(type(error).__name__) from None
