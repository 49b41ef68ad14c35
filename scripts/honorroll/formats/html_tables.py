"""The tables of an HTML document as rows of texts: web applications export lists as such, and call them .xls."""

from __future__ import annotations

from html.parser import HTMLParser

#: A cell spans so many columns at most.
_MAX_SPAN = 200


class TooManyRowsError(Exception):
    """The document has more rows than asked for."""


def rows(text: str, limit: int) -> list[list[str]]:
    """The rows of all tables, ``limit`` at most (else TooManyRowsError). A cell that goes over several columns or rows
    leaves the others empty.
    """
    parser = _Tables(limit)
    parser.feed(text)
    parser.close()
    return parser.rows


class _Tables(HTMLParser):
    def __init__(self, limit: int) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._limit = limit
        self._is_in_table = False
        self._cell: list[str] | None = None
        self._at = 0
        self._taken: dict[int, int] = {}
        """For how many further rows each column is taken by a cell above."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("table", "tr", "td", "th"):
            self._end_cell()
        if tag == "table":
            self._is_in_table, self._taken = True, {}
        elif tag == "tr" and self._is_in_table:
            self._end_row()
            self.rows.append([])
            if len(self.rows) > self._limit:
                raise TooManyRowsError
        elif tag in ("td", "th") and self._is_in_table and self.rows:
            self._begin_cell({name: value or "" for name, value in attrs})
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        row = self.rows[-1]
        while self._taken.get(len(row), 0):
            self._taken[len(row)] -= 1
            row.append("")
        across, down = (_span(attributes.get(name, "1")) for name in ("colspan", "rowspan"))
        self._cell, self._at = [], len(row)
        for column in range(len(row), len(row) + across):
            self._taken[column] = down - 1
        row += [""] * across

    def _end_cell(self) -> None:
        if self._cell is not None:
            self.rows[-1][self._at] = " ".join("".join(self._cell).split())
            self._cell = None

    def _end_row(self) -> None:
        """Cells from above may reach into columns behind the last of a row."""
        width = len(self.rows[-1]) if self.rows else 0
        self._taken = {column: rows - (column >= width) for column, rows in self._taken.items() if rows > 0}


def _span(value: str) -> int:
    return min(int(value), _MAX_SPAN) if value.isdecimal() and len(value) < 5 and int(value) else 1
