"""What is said of everybody who is new in a workbook: the basis of publication, the decision, the source.

An office's list seldom says it, for it is the same for all and stands in the letter that the list comes with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from honorroll.office.workbook.columns import item_sheets
from honorroll.office.workbook.entries import Entry, Item
from honorroll.office.workbook.headings import all_columns, key_called
from honorroll.office.workbook.reading import Cell

#: Where a text that fills empty cells is said to stand.
AT = "Điền chung"


def by_key(common: Mapping[str, str]) -> tuple[dict[str, Cell], list[str]]:
    """The texts by key of the column, and the headings that no column has."""
    cells: dict[str, Cell] = {}
    unknown: list[str] = []
    for heading, text in common.items():
        key = key_called(heading)
        if not key:
            unknown.append(heading)
        elif text.strip():
            cells[key] = Cell(text.strip(), f"{AT} “{all_columns()[key].heading}”")
    return cells, unknown


def headings() -> Iterable[str]:
    """The headings of all columns that can be filled for everybody, each once."""
    return dict.fromkeys(column.heading for column in all_columns().values())


def fill(entry: Entry, cells: Mapping[str, Cell]) -> None:
    """Fill what is empty; of awards each one, of sources only where there is none."""
    for key, cell in cells.items():
        if "/0/" not in key or key.startswith("photos/"):
            entry.cells.setdefault(key, cell)
    for sheet in item_sheets():
        head = f"{sheet.key}/0/"
        own: Item = {key.removeprefix(head): cell for key, cell in cells.items() if key.startswith(head)}
        if own and not entry.items[sheet.key] and (sheet.key == "sources" or "title" in own):
            entry.items[sheet.key].append({})
        if sheet.key == "awards" or not any(entry.items[sheet.key]):
            entry.items[sheet.key] = [{**own, **item} for item in entry.items[sheet.key]]
