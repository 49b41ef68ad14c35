"""What there is to be seen in figures: the sentence above a chart, and what the chart leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from honorroll.base.vietnamese import joined, number
from honorroll.formats.html import Html, esc
from honorroll.pages.html import link
from honorroll.roll.figures import MOST, Row, Table

#: So many places of a ranking a sentence names, and so many rows that share one.
_PLACES, _SHARED = 3, 3


def finding(table: Table, everyone: Row) -> Html:
    """What stands out in the table: who leads, and by how much; of years the fullest one."""
    if table.id == "nam":
        return _of_years(table)
    if table.id == "loai":
        parts = [f"{number(row.total)} {_named(row)}" for row in table.rows]
        return _sentence(f"{number(everyone.total)} hồ sơ gồm {joined(parts)}")
    rows = [row for row in table.rows if row != table.whole]
    within = f"Trong {number(table.whole.total)} hồ sơ ở {_named(table.whole)}, " if table.whole and rows else ""
    if not rows:
        return Html(f"{number(table.rows[0].total)} hồ sơ, đều ở {_named(table.rows[0])}.")
    if len(rows) == 1:
        told = f"{number(rows[0].total)} hồ sơ {_where(table)}{_named(rows[0])}"
        return _sentence(f"{within}{told}" if within else f"{told}, {_share(rows[0], everyone)}")
    ranked = [list(group) for _, group in groupby(sorted(rows, key=lambda row: -row.total), lambda row: row.total)]
    first, *after = ranked[:_PLACES]
    if len(first) > _SHARED:
        most = f"{number(len(first))} {table.noun} có nhiều hồ sơ nhất, mỗi {table.noun} {number(first[0].total)} hồ sơ"
        return _sentence(f"{within}{most}")
    parts = [f"{within}nhiều hồ sơ nhất là {_listed(first)}: {_count(first)}"]
    next_ = [f"{_listed(group)} ({number(group[0].total)})" for group in after if len(group) <= _SHARED]
    if next_:
        parts.append(f"tiếp theo là {', '.join(next_)}")
    return _sentence("; ".join(parts))


def beyond(table: Table) -> Html:
    """What the chart does not show: “Biểu đồ có 12 danh hiệu …; 40 danh hiệu khác có …”; ``""`` where it has all."""
    if table.others is None:
        return Html("")
    total = number(table.others.total)
    if table.id == "nam":
        first = table.shown[0].label.lower()
        return Html(f"{total} hồ sơ có khen thưởng trước {first}; từng năm ở bảng số liệu.")
    left = [row for row in table.rows if row not in table.shown and row != table.whole]
    most = max(row.total for row in left)
    each = f"mỗi {table.noun} {'nhiều nhất ' if most > 1 else ''}{number(most)} hồ sơ"
    return Html(
        f"Biểu đồ có {number(MOST)} {table.noun} nhiều hồ sơ nhất. {number(len(left))} {table.noun} khác, {each}, ở "
        f"bảng số liệu; tất cả là {total} hồ sơ."
    )


def _of_years(table: Table) -> Html:
    most = max(row.total for row in table.shown)
    fullest = [row for row in table.shown if row.total == most]
    first, last = table.shown[0], table.shown[-1]
    if first is last:
        return _sentence(f"{_named(first)} có {number(most)} hồ sơ được khen thưởng")
    span = f"Từ {first.label.lower()} đến {last.label.lower()}"
    if len(fullest) > _SHARED:
        return _sentence(f"{span}, nhiều nhất là {number(most)} hồ sơ được khen thưởng một năm")
    listed = _listed(fullest)
    return _sentence(f"{span}, nhiều hồ sơ được khen thưởng nhất là {listed}: {_count(fullest)}")


def _where(table: Table) -> str:
    return "ở " if table.id.startswith("dia-ban") else ""


def _share(row: Row, everyone: Row) -> str:
    return f"trên tất cả {number(everyone.total)} hồ sơ" if row.total < everyone.total else "là tất cả hồ sơ"


def _named(row: Row) -> Html:
    return link(row.url, row.in_text or row.label) if row.url else esc(row.in_text or row.label)


def _listed(rows: Sequence[Row]) -> str:
    return joined([*map(_named, rows)])


def _count(rows: Sequence[Row]) -> str:
    return f"{'cùng ' if len(rows) > 1 else ''}{number(rows[0].total)} hồ sơ"


def _sentence(text: str) -> Html:
    """With a capital first letter, which may stand within a link, and a full stop."""
    start = text.find(">") + 1 if text.startswith("<") else 0
    return Html(f"{text[:start]}{text[start : start + 1].upper()}{text[start + 1 :]}.")
