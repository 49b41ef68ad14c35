"""Reads the office's private list of delegates from an Excel workbook; only aggregates leave this module.

The workbook is read in a confined child process, which returns aggregates and nothing else. Findings name a row and a
column but not what a cell holds, because it may be a name.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.sandbox import ResourceLimitError, run_confined
from honorroll.base.vietnamese import fold
from honorroll.conferences.rules.district_plan import MAX_DELEGATES
from honorroll.office.delegate_counts import CountResult, Row, aggregate

#: Limits of a workbook: bytes, bytes when unpacked, and files in the archive.
MAX_FILE, MAX_UNPACKED, MAX_MEMBERS = 20 * 1024 * 1024, 100 * 1024 * 1024, 2000
#: The rows that are searched for the headings.
_HEADING_ROWS = 20

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
    Text("Tệp này không phải là bảng tính Excel (.xlsx).", "Mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx."),
    Text("This is not an Excel workbook (.xlsx).", "Open it in Excel or LibreOffice and save it as .xlsx."),
)
TOO_LARGE = Rule(
    "workbook-too-large",
    "error",
    Text("Bảng tính quá lớn khi mở ra (hơn {limit} MB).", "Chép riêng danh sách đại biểu sang một bảng tính mới."),
    Text("The workbook is too large inside (over {limit} MB).", "Copy the list of delegates to a new workbook."),
)
NO_COLUMN = Rule(
    "missing-column",
    "error",
    Text("Không thấy cột “{column}”.", "Đặt tên cột ở dòng đầu: {known}."),
    Text("There is no column “{column}”.", "The first row names the columns: {known}."),
)
TOO_MANY_ROWS = Rule(
    "too-many-delegates",
    "error",
    Text(
        "Danh sách có {seen} đại biểu; kế hoạch của quận (mục II.2) cho tối đa {most}.",
        "Rút bớt danh sách rồi chạy lại.",
    ),
    Text(
        "The list has {seen} delegates; the district's plan (point II.2) allows {most}.",
        "Shorten the list and run this again.",
    ),
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
        "Cột “{column}” ở dòng này không phải là một trong: {known}.",
        "Sửa lại ô này (chương trình không in nội dung ô ra).",
    ),
    Text("The column “{column}” of this row is none of: {known}.", "Mend the cell (what it holds is not printed)."),
)


class Column(NamedTuple):
    """A column of the list."""

    label: str
    names: tuple[str, ...]
    """How the heading may begin, as ``vietnamese.fold`` gives it."""
    needed: bool = False


COLUMNS: dict[str, Column] = {
    "name": Column("Họ và tên", ("ho va ten", "ho ten", "ten dai bieu", "dai bieu"), True),
    "part": Column("Đối tượng", ("doi tuong", "thanh phan dai bieu", "loai dai bieu"), True),
    "gender": Column("Giới tính", ("gioi tinh", "nam nu", "gioi"), True),
    "born": Column("Năm sinh", ("nam sinh", "ngay sinh", "ngay thang nam sinh")),
    "direct": Column("Trực tiếp sản xuất, công tác", ("truc tiep",)),
    "field": Column("Lĩnh vực", ("linh vuc", "nganh")),
    "component": Column("Thành phần kinh tế", ("thanh phan kinh te", "loai hinh kinh te")),
    "ethnic": Column("Dân tộc", ("dan toc",)),
    "religion": Column("Tôn giáo", ("ton giao",)),
}
_EXEMPLAR, _GUEST = ("dien hinh",), ("khach", "lanh dao")
_YES, _NO = ("x", "co", "1", "dung", "true"), ("", "khong", "0", "false")
_COMPONENTS = {
    "nha nuoc": "Nhà nước",
    "tap the": "Tập thể, hợp tác xã",
    "hop tac xa": "Tập thể, hợp tác xã",
    "tu nhan": "Tư nhân",
    "von dau tu nuoc ngoai": "Có vốn đầu tư nước ngoài",
    "fdi": "Có vốn đầu tư nước ngoài",
}


def count(path: Path, shown: str, fields: Mapping[str, str], today: date) -> CountResult:
    """Count the delegates of the workbook at ``path``, which findings call ``shown``. ``fields`` are names by id."""
    source = Source(shown)
    if not path.is_file():
        return CountResult(None, [NO_WORKBOOK.at(source)])
    try:
        if path.stat().st_size > MAX_FILE or not _fits(path):
            return CountResult(None, [TOO_LARGE.at(source, limit=MAX_UNPACKED // 1024 // 1024)])
        return run_confined(_count, (path, shown, fields, today))
    except zipfile.BadZipFile:
        return CountResult(None, [NOT_A_WORKBOOK.at(source)])
    except ResourceLimitError:
        return CountResult(None, [TOO_LARGE.at(source, limit=MAX_UNPACKED // 1024 // 1024)])


def _fits(path: Path) -> bool:
    """Whether the archive is within the limits when unpacked.

    It is unpacked to know that, because the sizes that an archive states may be wrong. Raises BadZipFile where it is
    damaged or no workbook.
    """
    remaining = MAX_UNPACKED
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                return False
            if "xl/workbook.xml" not in archive.namelist():
                raise zipfile.BadZipFile("no workbook")
            for member in members:
                with archive.open(member) as opened:
                    while chunk := opened.read(1 << 20):
                        remaining -= len(chunk)
                        if remaining < 0:
                            return False
    except (RuntimeError, NotImplementedError, OSError, ValueError, EOFError, zlib.error) as error:
        raise zipfile.BadZipFile(type(error).__name__) from None
    return True


def _count(work: tuple[Path, str, Mapping[str, str], date]) -> CountResult:
    import python_calamine  # noqa: PLC0415  # no other command needs it

    path, shown, fields, today = work
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets: list[Sequence[Sequence[object]]] = [
            book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[:20]
        ]
    except Exception:  # calamine documents no exceptions, and their texts may quote cells
        return CountResult(None, [NOT_A_WORKBOOK.at(Source(shown))])
    best: tuple[int, dict[str, int], Sequence[Sequence[object]]] = (0, {}, ())
    for sheet in sheets:
        for number, row in enumerate(sheet[:_HEADING_ROWS], 1):
            columns = _columns(row)
            if len(columns) > len(best[1]):
                best = (number, columns, sheet)
    heading, columns, sheet = best
    missing = [column.label for key, column in COLUMNS.items() if column.needed and key not in columns]
    if missing:
        known = tuple(column.label for column in COLUMNS.values())
        return CountResult(None, [NO_COLUMN.at(Source(shown, heading), column=label, known=known) for label in missing])
    people = [(n, row) for n, row in enumerate(sheet[heading:], heading + 1) if _cell(row, columns, "name")]
    if not people:
        return CountResult(None, [NO_ROWS.at(Source(shown, heading))])
    if len(people) > MAX_DELEGATES:
        return CountResult(
            None, [TOO_MANY_ROWS.at(Source(shown, people[MAX_DELEGATES][0]), seen=len(people), most=MAX_DELEGATES)]
        )
    rows, findings = [], list[Finding]()
    for number, cells in people:
        row_ = _row(number, cells, columns, fields, shown)
        if isinstance(row_, Row):
            rows.append(row_)
        else:
            findings += row_
    return CountResult(None, findings) if findings else aggregate(rows, columns, today)


def _columns(row: Sequence[object]) -> dict[str, int]:
    """The index of each known column, if ``row`` holds the headings."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(row):
        heading = fold(str(cell)) if cell is not None else ""
        for key, column in COLUMNS.items():
            if key not in columns and any(heading == name or heading.startswith(f"{name} ") for name in column.names):
                columns[key] = place
                break
    return columns


def _cell(row: Sequence[object], columns: Mapping[str, int], key: str) -> str:
    place = columns.get(key)
    value = row[place] if place is not None and place < len(row) else None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _row(
    number: int, cells: Sequence[object], columns: Mapping[str, int], fields: Mapping[str, str], shown: str
) -> Row | list[Finding]:
    part, gender, direct = (fold(_cell(cells, columns, key)) for key in ("part", "gender", "direct"))
    findings = []
    for key, value, known, listed in (
        ("part", part, _EXEMPLAR + _GUEST, ("Điển hình", "Khách mời", "Lãnh đạo")),
        ("gender", gender, ("nam", "nu"), ("Nam", "Nữ")),
    ):
        if not value.startswith(known):
            findings.append(_unknown(shown, number, columns, key, listed))
    if direct not in (*_YES, *_NO):
        findings.append(_unknown(shown, number, columns, "direct", ("x", "có", "không")))
    born = _born(cells, columns)
    if born is None:
        findings.append(_unknown(shown, number, columns, "born", ("1985", "10/2/1985")))
    if findings or born is None:
        return findings
    by_name = {fold(name): name for name in fields.values()} | {fold(id_): name for id_, name in fields.items()}
    component = fold(_cell(cells, columns, "component"))
    religion = _cell(cells, columns, "religion")
    return Row(
        number,
        part.startswith(_EXEMPLAR),
        gender.startswith("nu"),
        born,
        direct in _YES,
        by_name.get(fold(_cell(cells, columns, "field")), ""),
        next((name for word, name in _COMPONENTS.items() if word in component), ""),
        _group(_cell(cells, columns, "ethnic")),
        "" if fold(religion).startswith("khong") else _group(religion),
    )


def _unknown(shown: str, number: int, columns: Mapping[str, int], key: str, known: tuple[str, ...]) -> Finding:
    return UNKNOWN_VALUE.at(Source(shown, number, columns.get(key, 0) + 1), column=COLUMNS[key].label, known=known)


def _born(cells: Sequence[object], columns: Mapping[str, int]) -> int | None:
    """The year of birth; 0 where the cell is empty, None where it holds no year."""
    place = columns.get("born")
    value = cells[place] if place is not None and place < len(cells) else None
    if isinstance(value, date | datetime):
        return value.year
    text = _cell(cells, columns, "born")
    year = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)
    if year:
        return int(year[0])
    return None if text else 0


def _group(value: str) -> str:
    """The name of a group for display, ``""`` where it is too long to be one; capitals do not make another group."""
    text = " ".join(value.split())
    text = text.lower() if text.isupper() else text
    return f"{text[0].upper()}{text[1:]}" if 0 < len(text) <= 30 and not any(c.isdigit() for c in text) else ""
