"""The rows of a list (awards, sources) brought together with the list that a profile has.

Nothing of the profile goes because the workbook lacks it: a workbook may hold a part only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from honorroll.formats.yaml_read import Tree
from honorroll.office.workbook.cells import CellReader, Change
from honorroll.office.workbook.columns import Column, ItemSheet, item_sheets, with_value
from honorroll.office.workbook.entries import Item, split_class
from honorroll.office.workbook.headings import key_of
from honorroll.office.workbook.reading import Cell

#: By which columns an item is the same as before, though others changed: any of these sets.
_TELLING: dict[str, tuple[tuple[str, ...], ...]] = {
    "awards": (("title", "year"), ("title", "decision/number")),
    "sources": (("url",), ("title", "publisher")),
}
Same = Callable[[dict[str, str], dict[str, str]], bool]


class Merged(NamedTuple):
    """The list, what changed, and where the cells of its items are: by number of the item and path within it."""

    items: list[Tree]
    changes: list[Change]
    places: dict[tuple[str | int, ...], str]


def merged(
    sheet: ItemSheet, before: Sequence[Tree], rows: Sequence[Item], reader: CellReader, *, is_whole: bool
) -> Merged:
    """``before`` with what the ``rows`` say. ``is_whole`` tells that these may be the whole list, edited."""
    columns = columns_of(sheet.key)
    if len(rows) == len(before) and all(
        _says(row, item, columns, reader) for row, item in zip(rows, before, strict=True)
    ):
        same = {(n, *columns[key].path): cell.at for n, row in enumerate(rows) for key, cell in row.items()}
        return Merged(list(before), [], same)
    cells = [_with_class(row, columns, reader) for row in rows]
    texts = [{key: reader.text(columns[key], cell) for key, cell in row.items()} for row in cells] if before else []
    held = [{key: reader.shown(column, item) for key, column in columns.items()} for item in before]
    items, changes, places = list(before), list[Change](), dict[tuple[str | int, ...], str]()
    matched = _matched(sheet.key, texts, held, is_whole=is_whole) if before else [None] * len(cells)
    for row, at in zip(cells, matched, strict=True):
        n = len(items) if at is None else at
        item: Tree = {} if at is None else items[at]
        own: list[Change] = []
        for key, cell in row.items():
            places[n, *columns[key].path] = cell.at
            if (changed := reader.change(columns[key], cell, item)) is not None:
                item = with_value(item, columns[key].path, changed[0])
                own.append(changed[1])
        if at is not None:
            items[at] = item
            called = next((text for text in held[at].values() if text), "")
            changes += (each._replace(label=f"{sheet.name} “{called}”, {each.label}") for each in own)
        elif item:
            items.append(item)
            changes.append(Change(sheet.name, "", _words(own), next(iter(row.values())).at))
    return Merged(items, changes, places)


@cache
def columns_of(key: str) -> dict[str, Column]:
    """The columns of the sheet of the list ``key``, by key."""
    sheet = next(each for each in item_sheets() if each.key == key)
    return {key_of(column): column for column in sheet.columns}


def _says(row: Item, item: Tree, columns: dict[str, Column], reader: CellReader) -> bool:
    """Whether a row is an item as it was exported."""
    return all(reader.says(columns[key], cell, item) for key, cell in row.items())


def _words(changes: Sequence[Change]) -> str:
    return ", ".join(each.after if n == 0 else f"{each.label}: {each.after}" for n, each in enumerate(changes))


def _with_class(row: Item, columns: dict[str, Column], reader: CellReader) -> Item:
    """“Huân chương Lao động hạng Ba” is a title and a class, where no title is called so."""
    title = row.get("title")
    if title is None or "class" in row or "class" not in columns:
        return row
    text, class_ = split_class(title.text)
    is_known = reader.is_entry(columns["title"], title.text) or not reader.is_entry(columns["title"], text)
    return row if is_known or not class_ else row | {"title": title._replace(text=text), "class": _of(title, class_)}


def _of(cell: Cell, text: str) -> Cell:
    return cell._replace(text=text, odd=None)


def _matched(
    key: str, rows: Sequence[dict[str, str]], held: Sequence[dict[str, str]], *, is_whole: bool
) -> list[int | None]:
    """The item that each row is; None for a new one."""
    found: list[int | None] = [None] * len(rows)
    free = dict.fromkeys(range(len(held)))

    def match(same: Same) -> None:
        for n, row in enumerate(rows):
            if found[n] is None and (at := next((at for at in free if same(row, held[at])), None)) is not None:
                found[n] = at
                del free[at]

    match(lambda row, item: all(item[each] == text for each, text in row.items()))
    for telling in _TELLING[key]:
        match(_by(telling))
    if key == "awards":  # a year was added, or is not stated
        match(lambda row, item: row.get("title") == item["title"] and not (row.get("year") and item["year"]))
    if is_whole and len(rows) == len(held):
        match(_alike)
    return found


def _by(keys: Sequence[str]) -> Same:
    return lambda row, item: all(row.get(each) and row.get(each) == item[each] for each in keys)


def _alike(row: dict[str, str], item: dict[str, str]) -> bool:
    """Whether most of what either says is the same."""
    said = [each for each in item if item[each] or row.get(each)]
    return 2 * sum(row.get(each, "") == item[each] for each in said) > len(said)
