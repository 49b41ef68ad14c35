"""What the cells of a list of delegates say, in the words and abbreviations that offices use."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from honorroll.base.vietnamese import fold

_YES, _NO = (
    frozenset(("x", "xx", "v", "co", "1", "dung", "phai", "true", "yes")),
    frozenset(("", "khong", "k", "ko", "0", "false", "no")),
)
_MARKS = frozenset("x✓✔☑☒✗✘×*+●•√")
_EXEMPLAR = re.compile(r"dien hinh|\bdhtt\b|\bdh\b|tien tien|nguoi tot|\bguong\b|nhan to moi|chien si thi dua|\bcstd\b")
_GUEST = re.compile(r"khach|lanh dao|\bkm\b|\bld\b|dai bieu moi\b|duoc moi\b|duong nhien|ban to chuc|\bbtc\b")
_COMPONENTS = {
    "nha nuoc": "Nhà nước",
    "tap the": "Tập thể, hợp tác xã",
    "hop tac xa": "Tập thể, hợp tác xã",
    "htx": "Tập thể, hợp tác xã",
    "tu nhan": "Tư nhân",
    "ca the": "Tư nhân",
    "von dau tu nuoc ngoai": "Có vốn đầu tư nước ngoài",
    "fdi": "Có vốn đầu tư nước ngoài",
}
#: Day numbers of Excel from 1908 on; smaller numbers are years. What makes somebody a child is rather a slip.
_EXCEL_DAYS, _GROWN_UP = range(3_000, 80_000), 14
EXCEL_BEGIN = date(1899, 12, 30)
_OLDEST = 120
_SAME = frozenset(('"', "''", "“", "”", "nt", "-nt-", "nt.", "//", "như trên", "như trên.", "-như trên-"))


def text(cell: object) -> str:
    """What a cell holds as text; whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def is_same_as_above(cell: object) -> bool:
    """Whether a cell repeats the one above it by a sign or words: ``"``, ``nt``, “như trên”."""
    return isinstance(cell, str) and 0 < len(cell) <= 12 and text(cell).lower() in _SAME


def is_marked(cell: object) -> bool | None:
    """Whether a cell is marked with x or the like; None where it holds something else."""
    written = text(cell)
    if written and set(written.lower()) <= _MARKS:
        return True
    word = fold(written)
    return True if word in _YES else False if word in _NO and (word or not written.strip("-–. ")) else None


def is_marked_or_dated(cell: object) -> bool:
    """Whether a cell is marked; a year or a date of birth below “Nam” or “Nữ” is a mark too."""
    return bool(is_marked(cell)) or bool(re.search(r"[0-9]{4}", text(cell)))


def is_exemplar(value: str) -> bool | None:
    """Whether a delegate is an exemplar (True) or a guest (False); None where the words say neither."""
    word = fold(value)
    exemplar, guest = bool(_EXEMPLAR.search(word)), bool(_GUEST.search(word))
    return exemplar if exemplar != guest else None


def is_woman(value: str) -> bool | None:
    word = fold(value).removeprefix("gioi ").removesuffix(" gioi")
    return True if word in ("nu", "ba", "f", "female") else False if word in ("nam", "ong", "m", "male") else None


def woman_by_title(name: str) -> bool | None:
    """The gender by the title before a name: Bà, Ông; None without one."""
    title, _, rest = name.strip().lower().partition(" ")
    title = title.strip(".") if rest else ""
    if title == "ông" and rest.split()[0] == "thị":  # the family name of a woman
        return True
    return True if title in ("bà", "cô", "chị") else False if title in ("ông", "anh") else None


def is_direct_worker(cell: object) -> bool | None:
    word = fold(text(cell))
    if word.startswith(("truc tiep", "gian tiep")):
        return word.startswith("truc tiep")
    return is_marked(cell)


def year_of_birth(cell: object, today: date) -> int | None:
    """The year in a year or a date of birth of any form; 0 where the cell is empty, None where it holds none."""
    if isinstance(cell, date | datetime):
        return _possible(cell.year, today)
    if isinstance(cell, int | float) and int(cell) in _EXCEL_DAYS:
        year_ = (EXCEL_BEGIN + timedelta(days=int(cell))).year
        return year_ if _GROWN_UP <= today.year - year_ <= _OLDEST else None
    written = text(cell)
    if year := re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", written):
        return _possible(int(year[0]), today)
    if short := re.fullmatch(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{2})", written):
        year_ = int(short[1])
        return year_ + (2000 if year_ <= today.year % 100 - 10 else 1900)
    return None if written.strip("-–. ") else 0


def year_by_age(cell: object, today: date) -> int | None:
    """A year of birth by an age (``35``) or by ages that are all young or all not (``16-30``, ``trên 60``); 0 where the
    cell is empty, None where it does not tell.
    """
    word = fold(text(cell)).removesuffix(" tuoi").removeprefix("tu ")
    if not word:
        return 0
    if span := re.fullmatch(r"([0-9]{1,3})(?: (?:den |toi )?([0-9]{1,3}))?", word):
        first, last = int(span[1]), int(span[2] or span[1])
    elif open_ := re.fullmatch(r"(duoi|tren|tu|den) ([0-9]{1,3})(?: tro (?:len|xuong))?", word):
        limit = int(open_[2])
        first, last = (16, limit - (open_[1] == "duoi")) if open_[1] in ("duoi", "den") else (limit + 1, _OLDEST)
    else:
        return None
    if first > last or last > _OLDEST:
        return None
    return today.year - last if last <= 30 else today.year - first if first > 30 else None


def _possible(year: int, today: date) -> int | None:
    return year if 0 <= today.year - year <= _OLDEST else None


def component(value: str) -> str:
    word = fold(value)
    return next((name for each, name in _COMPONENTS.items() if re.search(rf"\b{each}\b", word)), "")


def religion(value: str) -> str:
    """The name of a religion for display, ``""`` for none."""
    word = fold(value)
    if word in _NO or word.startswith("khong") or not value.strip("-–. "):
        return ""
    return "Có đạo" if word in ("co", "x", "1") else group(value)


def group(value: str) -> str:
    """The name of a group for display, ``""`` where it is too long to be one; capitals do not make another group."""
    words = " ".join(value.split())
    words = words.lower() if words.isupper() else words
    return f"{words[0].upper()}{words[1:]}" if 0 < len(words) <= 30 and not any(c.isdigit() for c in words) else ""
