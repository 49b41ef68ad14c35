"""What a workbook of the roll holds: a row a profile, an award, a source; and the choices of its drop-downs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import given_name, sort_key, title_key
from honorroll.content import profile_scan
from honorroll.content.kinds import KINDS, Kind
from honorroll.formats import yaml_read
from honorroll.formats.xlsx import SheetColumn, SheetContent, workbook
from honorroll.formats.yaml_read import Tree
from honorroll.office.records.form_fields import hint_of
from honorroll.office.records.form_values import Labels
from honorroll.office.workbook import columns
from honorroll.office.workbook.columns import (
    GUIDE_SHEET,
    ID,
    KIND_SHEETS,
    LISTS_SHEET,
    YES,
    Column,
    ItemSheet,
    choice_label,
    item_sheets,
    main_columns,
)
from honorroll.office.workbook.guide import GUIDE

_WIDE, _WIDTHS = 40, {"line": 24, "entry": 24, "entries": 24, "flag": 10, "number": 9, "numbers": 9, "partial": 14}
#: What is longer than other lines.
_LONG = frozenset({"deed", "summary", "alt", "title", "url"})
#: Of a sheet the columns that every row needs.
_NEEDED = frozenset({"name", "basis"})
_ID_HINT = "Để trống khi thêm người mới. Người đã có hồ sơ thì giữ nguyên mã này."
_ITEM_ID_HINT = "Mã hồ sơ, hoặc họ tên đúng như ở trang tính kia khi là người mới. Mỗi dòng một mục."


class Profile(NamedTuple):
    """A profile as it is written."""

    kind: Kind
    slug: str
    data: dict[str, Tree]


def profiles(root: Path) -> tuple[list[Profile], list[Finding]]:
    """All profiles in the order of their lists, and why others cannot be read."""
    files, findings = profile_scan.scan_profiles(root)
    found: list[Profile] = []
    for file in files:
        document, faults = yaml_read.load(yaml_read.read_bytes(root, file.path), file.path)
        findings += faults
        if document:
            found.append(Profile(file.kind, file.slug, document.data))
    return sorted(found, key=_order), findings


def _order(profile: Profile) -> tuple[int, str, str]:
    name = profile.data.get("name")
    called = name if isinstance(name, str) else ""
    sort = sort_key(called, given_name(called)) if profile.kind == "individual" else title_key(called)
    return KINDS.index(profile.kind), sort, profile.slug


def xlsx(all_: Sequence[Profile], labels: Labels) -> bytes:
    """The workbook with these profiles; a template where there are none."""
    choices = _Choices(labels)
    sheets = [SheetContent(GUIDE_SHEET, (), [(line,) for line in GUIDE], widths=(110,))]
    for kind, name in KIND_SHEETS.items():
        shown = [SheetColumn(ID, 22, _ID_HINT), *(choices.column(each) for each in main_columns(kind))]
        sheets.append(SheetContent(name, shown, _main_rows(all_, kind, labels)))
    for sheet in item_sheets():
        shown = [SheetColumn(ID, 22, _ITEM_ID_HINT, is_needed=True), *map(choices.column, sheet.columns)]
        sheets.append(SheetContent(sheet.name, shown, _item_rows(all_, sheet, labels)))
    sheets.append(choices.sheet())
    return workbook(sheets, "Bảng vàng danh dự")


def _main_rows(all_: Sequence[Profile], kind: Kind, labels: Labels) -> Iterator[list[str | int]]:
    for profile in all_:
        if profile.kind == kind:
            yield [profile.slug, *(_cell(each, profile.data, labels) for each in main_columns(kind))]


def _item_rows(all_: Sequence[Profile], sheet: ItemSheet, labels: Labels) -> Iterator[list[str | int]]:
    for profile in all_:
        items = profile.data.get(sheet.key)
        for item in items if isinstance(items, list) else ():
            yield [profile.slug, *(_cell(each, item, labels) for each in sheet.columns)]


def _cell(column: Column, data: Tree, labels: Labels) -> str | int:
    text = columns.shown(column, columns.value_at(data, column.path), labels)
    is_number = column.field.control == "number" and text.isascii() and text.isdigit()
    return int(text) if is_number else text


#: Headings of the one table that a CSV file has, beside the columns of the sheets.
KIND = "Đối tượng"


def flat_rows(all_: Sequence[Profile], labels: Labels) -> Iterator[list[str | int]]:
    """One table, with the kind of each honoree beside the id. It holds neither awards nor sources."""
    flat = main_columns("individual")
    yield [ID, KIND, *(each.heading for each in flat)]
    for profile in all_:
        own = {each.path for each in main_columns(profile.kind)}
        cells = (_cell(each, profile.data, labels) if each.path in own else "" for each in flat)
        yield [profile.slug, KIND_SHEETS[profile.kind], *cells]


# ── Drop-downs ─────────────────────────────────────────────────────────────────────────────────────────────────────


class _Choices:
    """The columns of the sheet of choices, each once."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._lists: dict[str, tuple[str, ...]] = {}

    def column(self, column: Column) -> SheetColumn:
        control, key = column.field.control, column.field.key
        return SheetColumn(
            column.heading,
            _WIDE if key in _LONG else _WIDTHS.get(control, 18),
            self._hint(column),
            self._range(column),
            is_needed=key in _NEEDED,
        )

    def _hint(self, column: Column) -> str:
        hint = hint_of(column.field)
        if column.field.control == "flag":
            return f"Ghi {YES} nếu phải."
        return f"{hint} Nhiều mục thì ngăn bằng dấu chấm phẩy." if column.is_several else hint

    def _range(self, column: Column) -> tuple[str, int, int] | None:
        field = column.field
        if field.vocabulary:
            values = tuple(self._labels.of(field.vocabulary).values())
        elif field.key == "class":
            values = self._labels.classes()
        else:
            values = tuple(choice_label(field, value) for value in field.options)
        if field.control == "flag":
            values = (YES,)
        if not values:
            return None
        name = column.heading
        if self._lists.setdefault(name, values) != values:
            name = f"{name} (2)"
            self._lists[name] = values
        return LISTS_SHEET, list(self._lists).index(name), len(values)

    def sheet(self) -> SheetContent:
        rows = max(map(len, self._lists.values()), default=0)
        cells = ([values[n] if n < len(values) else "" for values in self._lists.values()] for n in range(rows))
        return SheetContent(LISTS_SHEET, [SheetColumn(name, 32) for name in self._lists], cells)
