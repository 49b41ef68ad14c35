"""The programme of a conference in a Word document: a table with the times in a column, or a line an item.

    8h15 – 8h30: Khai mạc (đồng chí Nguyễn Văn A, Chủ tịch UBND phường)

What is found is a draft for somebody to look through: kinds are told by words, people are left as they are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import fold
from honorroll.conferences.words import ITEMS
from honorroll.content import meant
from honorroll.content.kinds import ItemKind
from honorroll.content.person_titles import name_and_position
from honorroll.formats.docx import Block, Table, WordDocument
from honorroll.formats.yaml_read import Tree

NO_PROGRAMME = Rule(
    "no-programme",
    "error",
    Text(
        "Không thấy chương trình trong tệp “{name}”.",
        "Mỗi phần viết một dòng bắt đầu bằng giờ, ví dụ “8h15: Khai mạc”; hoặc kẻ bảng có cột Thời gian, cột Nội dung.",
    ),
    Text(
        "There is no programme in “{name}”.",
        "Write a line an item that begins with the time, “8h15: Khai mạc”; or a table with times and items.",
    ),
)
#: What an item is about, by words of it (folded). The first that fits counts.
_KINDS: tuple[tuple[ItemKind, str], ...] = (
    ("flag-salute", r"chao co|quoc ca"),
    ("introduction", r"tuyen bo ly do|gioi thieu (?:dai bieu|thanh phan|khach)"),
    ("delegates", r"(?:doan|danh sach) dai bieu du dai hoi|thong qua danh sach dai bieu"),
    ("speeches", r"tham luan"),
    ("honouring", r"bieu duong|ton vinh|vinh danh|khen thuong|trao (?:tang|thuong|giay khen|bang khen|danh hieu)"),
    ("launch", r"phat dong"),
    ("address", r"phat bieu chi dao|y kien chi dao|phat bieu cua lanh dao|lanh dao .*phat bieu"),
    ("closing", r"be mac|tong ket hoi nghi|ket thuc hoi nghi"),
    ("opening", r"khai mac"),
    ("film", r"phong su|chieu phim|trinh chieu|phim tai lieu|\bclip\b|\bvideo\b"),
)
_CLOCK = (
    r"([01]?[0-9]|2[0-3])(?: ?(?:giờ|h|g)(?!\w*[a-zà-ỹ]) ?([0-5][0-9])?(?![0-9])|[:.]([0-5][0-9])(?![0-9.]))"
    r"(?: ?(?:phút|p|')(?!\w))?"
)
_TIMES = re.compile(
    rf"^(?:[-–—+•*]\s*)?(?:[0-9]{{1,2}}[.)]\s+)?(?:từ |lúc )?{_CLOCK}"
    rf"(?:\s*(?:-|–|—|÷|đến|tới|->|→)\s*{_CLOCK})?\s*[:.,;–—-]?\s*",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\(?\b([0-9]{1,3}) ?(?:phút|')\)?", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:[0-9]{1,2}[.)]|[IVX]{1,4}\.|[a-zđ]\)|[-–—+•*])\s+")
_COLUMNS = {
    "time": r"thoi gian|gio\b|thoi diem",
    "title": r"noi dung|cong viec|chuong trinh|hoat dong",
    "people": r"thuc hien|phu trach|chu tri|trinh bay|dieu hanh|nguoi\b",
    "room": r"dia diem|noi\b|phong\b",
    "note": r"ghi chu",
}
_MOST_CHARACTERS = 250
_MOST_ITEMS = 200
_MOST_PEOPLE = 20


class _Item(NamedTuple):
    text: str
    start: str = ""
    end: str = ""
    people: str = ""
    room: str = ""
    note: str = ""


def read(document: WordDocument, name: str) -> tuple[list[Tree], list[Finding]]:
    """The items of a programme as a conference holds them; a finding where there are none."""
    dated = list(_dated(document.blocks))
    days = {day for day, _ in dated if day}
    items: list[Tree] = [_as_data(item, day if len(days) > 1 else "") for day, item in dated[:_MOST_ITEMS]]
    return items, [] if items else [NO_PROGRAMME.at(Source(name), name=name)]


def _dated(blocks: Sequence[Block]) -> Iterator[tuple[str, _Item]]:
    """Each item with the day that stands above it (ISO)."""
    is_timed = any(_is_timed(block) for block in blocks)
    day, begun = "", False
    for block in blocks:
        if isinstance(block, Table):
            for each in _of_table(block):
                day = each if isinstance(each, str) else day
                if isinstance(each, _Item):
                    yield day, each
            continue
        for line in block.text.split("\n"):
            item = _of_line(line)
            begun = begun or "chuong trinh" in fold(line)
            if item is not None:
                yield day, item
            elif found := _day(line):
                day = found
            elif not is_timed and begun and (block.is_item or _NUMBER.match(line.strip())):
                yield day, _Item(_NUMBER.sub("", line.strip()))


def _is_timed(block: Block) -> bool:
    lines = (cell for row in block.rows for cell in row) if isinstance(block, Table) else block.text.split("\n")
    return any(_TIMES.match(line.strip()) for line in lines)


def _of_line(line: str) -> _Item | None:
    times = _TIMES.match(line.strip())
    if times is None:
        return None
    text = line.strip()[times.end() :].strip()
    return _Item(text, *_clocks(times)) if text else None


def _clocks(times: re.Match[str]) -> tuple[str, str]:
    hour, after_word, after_sign, *last = times.groups()
    start = f"{int(hour):02}:{after_word or after_sign or '00'}"
    return start, f"{int(last[0]):02}:{last[1] or last[2] or '00'}" if last[0] else ""


def _day(line: str) -> str:
    """The day that a heading names, as in “Ngày thứ nhất (10/10/2025)”."""
    words = fold(line)
    return meant.day(line)[0] if len(line) < 80 and ("ngay" in words or "buoi" in words) else ""


# ── Tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_table(table: Table) -> Iterator[_Item | str]:
    """The items of a table, and the days in rows between them. A table without a time in it is none of a programme."""
    head, columns = _columns(table)
    if "title" not in columns:
        return
    for row in table.rows[head:]:
        cells = {key: row[n].strip() for key, n in columns.items()}
        text = " ".join(cells["title"].split())
        times = _TIMES.match(cells.get("time", ""))
        if not text or fold(text) == fold(cells.get("time", "")):
            if found := _day(" ".join(row)):
                yield found
            continue
        own = _of_line(text) if not times else None
        item = own or _Item(text, *(_clocks(times) if times else ("", "")))
        yield item._replace(
            people=cells.get("people", ""), room=_line(cells.get("room", "")), note=_line(cells.get("note", ""))
        )


def _columns(table: Table) -> tuple[int, dict[str, int]]:
    """The row below the headings, and the columns by what is in them; told by the times where there are no headings."""
    for n, row in enumerate(table.rows[:4]):
        found: dict[str, int] = {}
        for key, words in _COLUMNS.items():
            at = next((i for i, cell in enumerate(row) if i not in found.values() and re.search(words, fold(cell))), -1)
            if at >= 0 and len(row[at]) < 60:
                found[key] = at
        if "title" in found and len(found) > 1:
            return n + 1, found
    width = len(table.rows[0]) if table.rows else 0
    timed = [sum(bool(_TIMES.match(row[i].strip())) for row in table.rows) for i in range(width)]
    most = max(timed, default=0)
    if most < 2 or width < 2:
        return 0, {}
    time = timed.index(most)
    rest = [i for i in range(width) if i != time]
    lengths = {i: sum(len(row[i]) for row in table.rows) for i in rest}
    return 0, {"time": time, "title": max(rest, key=lambda i: lengths[i])}


# ── Data ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _as_data(item: _Item, day: str) -> dict[str, Tree]:
    text, minutes = item.text, ""
    if match := _MINUTES.search(text):
        minutes, text = match[1], f"{text[: match.start()]} {text[match.end() :]}"
    title = _line(text).strip(" :;,.–-")
    kind = _kind(title)
    data: dict[str, Tree] = {"kind": kind} if kind != "other" else {}
    if fold(title) != fold(ITEMS[kind]):
        data["title"] = title
    length = _minutes_between(item.start, item.end)
    facts = {"day": day, "start": item.start, "duration": minutes or length, "room": item.room, "note": item.note}
    data |= {key: value for key, value in facts.items() if value}
    people = list(_people(item.people))
    return data | ({"people": people} if people else {})


def _kind(title: str) -> ItemKind:
    words = fold(title)
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), "other")


def _minutes_between(start: str, end: str) -> str:
    if not start or not end:
        return ""
    first, last = (int(text[:2]) * 60 + int(text[3:]) for text in (start, end))
    return str(last - first) if last > first else ""


def _people(cell: str) -> Iterator[Tree]:
    """Those in a cell, a line each: “Đ/c Nguyễn Văn A – Chủ tịch UBND phường”."""
    lines = (line.strip(" -–—+•*.") for part in cell.split("\n") for line in part.split(";"))
    for line in [each for each in lines if each][:_MOST_PEOPLE]:
        name, position = name_and_position(_line(line))
        yield {"name": name, "position": position} if position else {"name": name}


def _line(text: str) -> str:
    return " ".join(text.split())[:_MOST_CHARACTERS].strip()
