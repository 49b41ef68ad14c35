"""What a line or a row of a table says of an award that somebody has received: title, class, year, decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import fold, fold_spelling
from honorroll.content import meant
from honorroll.content.vocabulary import Title, Vocabulary
from honorroll.formats.docx import Table
from honorroll.formats.yaml_read import Tree

#: What is longer is no line about an award.
_LONGEST = 600
#: The number and sign of a decision: 1234/QĐ-UBND, 45/2023/QĐ-TTg, 56-QĐ/TU.
_NUMBER = re.compile(r"(?<![\w/])([0-9]{1,6}(?:/(?:19|20)[0-9]{2})?(?:[/-]QĐ/|/)[A-ZĐ][\wĐđ&.-]{0,30}\w)")
#: A number whose sign was left out: QĐ 123, Quyết định số 45. Four digits may be a year, but not behind “số”.
_SHORT_NUMBER = re.compile(
    r"(?i)(?:quyết định|qđ|số)[\s:.]*(?:(?<=số)[\s:.]*|(?!(?:19|20)[0-9]{2}\b))([0-9]{1,6}[a-z]?)(?![\w/.-]|\s*tháng)"
)
_DATE = re.compile(
    r"(?i)(?:ngày\s*)?([0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*(?:19|20)[0-9]{2}"
    r"|[0-9]{1,2}\s*tháng\s*[0-9]{1,2}\s*,?\s*năm\s*(?:19|20)[0-9]{2})"
)
_ISSUER = re.compile(
    r"(?i)\b(?:của|do)\s+([^;()]{3,200}?)"
    r"(?=\s*[;(]|\s*$|[\s,]+(?:ban hành|về việc|v/v|tặng|công nhận|theo|tại|số|ngày|năm)\b)"
)
_YEAR = re.compile(r"(?<![0-9/])((?:19|20)[0-9]{2})(?![0-9/])")
_LINE = re.compile(
    r"(?i)^[-–+•*\s]*(?:năm\s*)?(?P<years>(?:19|20)[0-9]{2}(?:\s*[-–]\s*(?:19|20)[0-9]{2})?)\s*[:,.;–-]?\s+(?P<what>.+)$"
)
#: The ends of names that stand for any body, and are written as that body in a report.
_ANY_BODY = re.compile(r"(?i) (?:của )?bộ, ban, ngành, tỉnh$")
#: Between names of which either may be meant: “Kỷ niệm chương, Huy hiệu”, but not “Người tốt, việc tốt”.
_ALTERNATIVES = re.compile(r", (?=[A-ZĐ])")
#: Who grants, by words of the issuer, and the level of that.
_LEVELS = (
    (r"thu tuong|chu tich nuoc|chinh phu", "nha-nuoc"),
    (r"(?:ubnd|uy ban nhan dan) (?:phuong|xa|thi tran)\b", "phuong-xa"),
    (r"(?:ubnd|uy ban nhan dan) (?:quan|huyen|thi xa)\b", "quan-huyen"),
    (r"(?:ubnd|uy ban nhan dan) (?:thanh pho|tp|tinh)\b", "thanh-pho"),
    (r"\bbo truong\b|\bbo [a-z]", "bo-nganh"),
    (r"\bgiam doc so\b|\bso [a-z]", "nganh"),
)


class Columns(NamedTuple):
    """Which column of a table of awards says what; -1 where none does."""

    title: int
    year: int = -1
    decision: int = -1
    issuer: int = -1


class Awards:
    """Reads awards in the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._titles: Mapping[str, Title] = vocabulary.titles
        self._levels = vocabulary.levels
        self._names = list(self._named())
        self.unread: list[str] = []
        """What the tables said of decisions in numbers that no award holds."""

    def _named(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The titles by the phrases of which all stand in a text that means them, the most telling first."""
        found: list[tuple[tuple[str, ...], str]] = []
        for id_, title in self._titles.items():
            names = [title.name, *_ALTERNATIVES.split(title.name), *title.abbreviations]
            found += ((tuple(_spelt(_ANY_BODY.sub("", each)).split(" cua ", 1)), id_) for each in names)
        yield from sorted(found, key=lambda pair: -sum(map(len, pair[0])))

    def title(self, text: str) -> str:
        """The id of the title that a text names; ``""`` where it names none."""
        words = f" {_spelt(text)} "
        return next((id_ for phrases, id_ in self._names if all(f" {each} " in words for each in phrases)), "")

    def award(self, what: str, years: str = "", decision: str = "") -> dict[str, Tree]:
        """An award as a profile has it. A title that is not known stays as it was written, for a person to choose."""
        told = decision or what
        what, years, decision = what[:_LONGEST], years[:_LONGEST], decision[:_LONGEST]
        id_ = self.title(what)
        award: dict[str, Tree] = {"title": id_ or _short(what)}
        title = self._titles.get(id_)
        class_ = _class(title, what) if title else ""
        issuer = _issuer(decision) or _issuer(what)
        level = self._level(issuer or what) if title and not title.level else ""
        year = _years(years or _DATE.sub(" ", _NUMBER.sub(" ", what)))
        made = _decision(told, is_short=bool(decision))
        if class_:
            award["class"] = class_
        if level:
            award["level"] = level
        if year or not made.get("date"):
            award |= {"year": year[-1]} if year else {}
        if len(year) == 2:
            award["period"] = f"{year[0]}–{year[1]}"
        if issuer:
            award["issuer"] = issuer
        if made:
            award["decision"] = made
        return award

    def _level(self, text: str) -> str:
        words = fold(text)
        return next((level for pattern, level in _LEVELS if level in self._levels and re.search(pattern, words)), "")

    def of_line(self, line: str) -> list[dict[str, Tree]]:
        """The awards of a line of text: “Năm 2023: Giấy khen của …”; one a year where it names several years."""
        line = line[:_LONGEST]
        match = _LINE.match(line)
        if match:
            return [self.award(match["what"], match["years"])]
        if not self.title(line):
            return []
        has_number, years = _NUMBER.search(line), self._several(line)
        if years and not has_number:
            return [self.award(line[: line.index(years[0])].strip(" -–+•*"), year) for year in years]
        return [self.award(line.strip(" -–+•*"))] if has_number or _YEAR.search(line) else []

    def _several(self, text: str) -> list[str]:
        """The years that a text lists; empty where it has one, or from when to when."""
        years = list(dict.fromkeys(_YEAR.findall(_DATE.sub(" ", text))))
        return years if len(years) > 1 and not meant.span(text)[0] else []

    def of_table(self, table: Table) -> list[dict[str, Tree]]:
        """The awards of a table; empty where it has no column of titles."""
        at = next((n for n, row in enumerate(table.rows[:4]) if _columns(row)), -1)
        columns = _columns(table.rows[at]) if at >= 0 else None
        if columns is None:
            return []
        awards: list[dict[str, Tree]] = []
        year = ""
        for row in table.rows[at + 1 :]:
            what = row[columns.title].strip()
            year = (row[columns.year].strip() or year) if columns.year >= 0 else ""
            if len(fold(what)) < 3:
                continue
            parts = [row[n] for n in (columns.decision, columns.issuer) if n >= 0 and row[n].strip()]
            if columns.issuer >= 0 and len(parts) == 2:
                parts[1] = f"của {parts[1]}"
            what, decision = " ".join(what.split()), " ".join(" ".join(parts).split())
            read = [self.award(what, each, decision) for each in self._several(year) or [year]]
            if re.search("[0-9]", _YEAR.sub("", decision)) and not read[0].get("decision"):
                self.unread.append(f"{what}: {decision}")
            awards += read
        return awards


def _columns(row: Sequence[str]) -> Columns | None:
    """The columns of a heading; None where the row is none."""
    heads = [fold(cell) for cell in row]

    def find(*words: str) -> int:
        return next((n for n, head in enumerate(heads) if any(word in head for word in words) and len(head) < 160), -1)

    decision = find("quyet dinh", "so qd", "so ngay thang")
    year = next((n for n, head in enumerate(heads) if head in ("nam", "nam khen thuong", "nam tang", "thoi gian")), -1)
    title = next(
        (
            n
            for n, head in enumerate(heads)
            if n not in (decision, year) and re.search("danh hieu|hinh thuc|noi dung|khen thuong|thanh tich", head)
        ),
        -1,
    )
    if title < 0 or (year < 0 and decision < 0):
        return None
    issuer = next((n for n, head in enumerate(heads) if n not in (title, decision) and "co quan" in head), -1)
    return Columns(title, year, decision, issuer)


def _spelt(text: str) -> str:
    """Folded, with one spelling of what is written in two ways."""
    return re.sub(r"\b(?:cap|danh hieu)\b ?", "", fold_spelling(text)).strip()


def _class(title: Title, text: str) -> str:
    words = f" {fold(text)} "
    return next((each for each in title.classes if f" {fold(each)} " in words), "")


def _years(text: str) -> list[str]:
    span = meant.span(text)[0]
    return span.split("–") if span else _YEAR.findall(text)[:1]


def _decision(text: str, *, is_short: bool) -> dict[str, Tree]:
    """Number and day of a decision. ``is_short`` says that ``text`` is of nothing else, so that a number without a sign
    and a day alone are its own.
    """
    number, day = _NUMBER.search(text) or (_SHORT_NUMBER.search(text) if is_short else None), _DATE.search(text)
    date = meant.day(day[1])[0] if day else ""
    made: dict[str, Tree] = {"number": number[1]} if number else {}
    return made | ({"date": date} if date and (number or is_short) else {})


def _issuer(text: str) -> str:
    match = _ISSUER.search(_DATE.sub(" ", _NUMBER.sub(" ", text)))
    issuer = " ".join(match[1].split()).strip(" .,;:-–") if match else ""
    return issuer if 3 < len(issuer) <= 200 and not _YEAR.search(issuer) else ""


_OF_DECISION = re.compile(r"(?i)[\s,;:(]*(?:theo\s+)?(?:quyết định|qđ)\s*(?:số|:).*$")


def _short(text: str) -> str:
    """What was written of an award, without its decision."""
    words = _OF_DECISION.sub("", " ".join(text.split())) or " ".join(text.split())
    return words if len(words) <= 200 else f"{words[:199]}…"
