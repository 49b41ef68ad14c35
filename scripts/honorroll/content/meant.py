"""Suggestions for values that are not valid: a date in words, a name instead of an id, Vietnamese words for a choice.

A suggestion appears in a message only. It is never taken as the value.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from honorroll.base.findings import Finding, Source
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import fold
from honorroll.content import meant_days, meant_numbers, meant_titles
from honorroll.content.fields import Content, declared, keys
from honorroll.content.meant_words import CALLED, CHOICES
from honorroll.content.references import UNKNOWN_KIND, UNKNOWN_MOTIF, UNKNOWN_REFERENCE
from honorroll.content.vocabulary import OF_KINDS, Vocabulary


def vocabulary_of(model: type[Content] | None, key: str) -> str:
    """The vocabulary whose ids ``key`` of ``model`` holds; ``""`` for a key that holds none."""
    name = keys(model).get(key) if model else None
    return declared(model)[name].vocabulary if model and name else ""


#: So many ids that begin as what was written are told, where it is not clear which of them is meant.
_MOST_MEANT = 8
#: The ids of a vocabulary are listed where they have so many letters at most.
_MOST_LISTED = 60


class Ids:
    """Suggestions for unknown ids of the vocabularies, with one index for all unknown ids of a file."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._nearest: dict[str, Nearest] = {}
        self._namesakes: dict[tuple[str, str], list[str]] = {}

    def near(self, name: str, seen: str) -> Iterator[tuple[str, str]]:
        """All ids that ``seen`` may mean, each with the name of its entry: several where entries are named alike."""
        entries: Mapping[str, Any] = self._vocabulary.by_file()[name]
        if name not in self._nearest:
            self._nearest[name] = Nearest(entries, self._names(name, entries))
        beginning = [id_ for id_ in entries if id_.startswith(f"{seen}-")] if seen not in entries else []
        near = self._nearest[name].to(seen) or (meant_titles.begun_by(seen, entries) if name == "titles" else "")
        if 1 < len(beginning) <= _MOST_MEANT and not (near and fold(seen) == fold(near)):  # “bang-khen” says not whose
            yield from ((id_, entries[id_].name) for id_ in beginning)
            return
        if not near:
            by_words = meant_titles.by_words(seen, entries) if name == "titles" else []
            if 0 < len(by_words) <= _MOST_MEANT:
                yield from ((id_, entries[id_].name) for id_ in by_words)
            elif found := self._in_part(name, seen):
                yield found, entries[found].name
            return
        is_name = fold(seen[:300]) == fold(entries[near].name)
        for id_ in self._namesakes[name, entries[near].name] if is_name else [near]:
            yield id_, self._vocabulary.gazetteer.names[id_].heading if name == "places" else entries[id_].name

    def _names(self, name: str, entries: Mapping[str, Any]) -> dict[str, str]:
        """The ids of the vocabulary ``name`` by what people call its entries."""
        names: dict[str, str] = {}
        for id_, entry in entries.items():
            self._namesakes.setdefault((name, entry.name), []).append(id_)
            for each in (entry.name, *getattr(entry, "abbreviations", ())):
                names.setdefault(each, id_)
        for id_, entry in entries.items():  # “phường” is enough of “Phường, xã”
            plain = entry.name.removeprefix("Cấp ")
            for each in (*CHOICES.get(id_, ()), *entry.name.split(", "), *plain.split(", ")):
                names.setdefault(each, id_)
                if name.endswith("levels"):
                    names.setdefault(f"Cấp {each}", id_)
        if name == "places":  # as pages tell them apart
            names |= {each.heading: id_ for id_, each in self._vocabulary.gazetteer.names.items()}
        return names

    def _in_part(self, name: str, seen: str) -> str:
        """The id of the only entry whose name begins as ``seen``, or that a part of ``seen`` calls by its name."""
        spelling, entries = fold(seen[:300]), self._vocabulary.by_file()[name]
        longer = [id_ for id_, entry in entries.items() if fold(entry.name).startswith(f"{spelling} ")]
        if len(longer) == 1 and len(spelling.split()) > 1:
            return longer[0]
        parts = [part for part in re.split(r"[,;(/]| [-–] | hạng ", seen[:300]) if part.strip()]
        if len(parts) < 2:
            return ""
        found = self._nearest[name].to(parts[0].strip())
        return found if found and fold(parts[0]) in (fold(entries[found].name), fold(found)) else ""

    def known_vi(self, name: str) -> str:
        """What to do where nobody can tell which entry of the vocabulary ``name`` is meant."""
        return f"Dùng một mã có trong content/vocabulary/{name}.yml{self._few(name)}; thiếu thì thêm vào tệp đó trước."

    def known(self, name: str) -> str:
        """``known_vi`` in English."""
        return f"Use an id of content/vocabulary/{name}.yml{self._few(name)}; add it there first if it lacks."

    def _few(self, name: str) -> str:
        ids = ", ".join(self._vocabulary.by_file()[name])
        return f" ({ids})" if 0 < len(ids) <= _MOST_LISTED else ""

    def unknown(self, source: Source, name: str, seen: str, own: str = "") -> Finding:
        """The finding for an id that the vocabulary ``name`` lacks; ``own``, where it stands, is not what was meant."""
        ids = [f"“{id_} ({label})”" for id_, label in self.near(name, seen) if id_ != own]
        if name == "motifs":
            known = tuple(self._vocabulary.motifs)
            return UNKNOWN_MOTIF.at(
                source,
                seen=seen,
                near_vi=_which(ids, "Có phải {}", " không?") or (f"Dùng một trong: {known[0]}", *known[1:]),
                near=_which(ids, "Did you mean {}", "?") or (f"Use one of: {known[0]}", *known[1:]),
            )
        if name in OF_KINDS and not ids:
            known = tuple(self._vocabulary.by_file()[name])
            return UNKNOWN_KIND.at(source, seen=seen, vocabulary=name, known=known)
        return UNKNOWN_REFERENCE.at(
            source,
            seen=seen,
            vocabulary=name,
            near_vi=_which(ids, "Có phải {}", " không?") or tuple(self.known_vi(name).split(", ")),
            near=_which(ids, "Did you mean {}", "?") or tuple(self.known(name).split(", ")),
        )


def _which(ids: Sequence[str], question: str, end: str) -> tuple[str, ...]:
    """The question which of these was meant, in parts that are told between commas; empty where there is none."""
    asked = [*ids]
    if asked:
        asked[0] = question.format(asked[0])
        asked[-1] += end
    return tuple(asked)


def choice(seen: str, known: Iterable[str]) -> str:
    """The value of ``known`` that ``seen`` probably means; ``""`` if none."""
    names = {word: value for value in known for word in CHOICES.get(value, ())}
    return Nearest(known, names).to(seen)


def key(seen: str, model: type[Content]) -> str:
    """The key of ``model`` that ``seen`` probably means, also by its label in either language; ``""`` if none."""
    fields = declared(model)
    labels = {
        text.message: written for written, name in keys(model).items() for text in (fields[name].vi, fields[name].en)
    }
    called = {each: written for written in keys(model) for each in CALLED.get(written, ())}
    return Nearest(keys(model), called | labels).to(re.sub(r"[/_]", " ", seen)) or _by_words(seen, labels)


def _by_words(seen: str, labels: Mapping[str, str]) -> str:
    """The key of the only label whose words contain those of ``seen``, or are contained in them; ``""`` if not one."""
    words = set(fold(seen[:100]).split())
    matching = {
        key for label, key in labels.items() if words and (words <= (own := set(fold(label).split())) or own <= words)
    }
    return matching.pop() if len(matching) == 1 else ""


# ── Dates ───────────────────────────────────────────────────────────────

_YEAR = r"(?P<year>[12][0-9]{3})"
_DATES = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<day>[0-9]{{1,2}}) ?[/.-] ?(?P<month>[0-9]{{1,2}}) ?[/.-] ?{_YEAR}",
        rf"(?P<day>[0-9]{{1,2}}) thang (?P<month>[0-9]{{1,2}})(?:,? nam|,| ?[/.-]| ) ?{_YEAR}",
        rf"{_YEAR} ?[/.-] ?(?P<month>[0-9]{{1,2}}) ?[/.-] ?(?P<day>[0-9]{{1,2}})",
    )
]
_MONTHS = [
    re.compile(pattern)
    for pattern in (
        rf"(?:thang )?(?P<month>[0-9]{{1,2}}) ?(?:[/.,-]|,? nam ) ?{_YEAR}",
        rf"{_YEAR} ?[/.-] ?(?P<month>[0-9]{{1,2}})",
    )
]
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2}) ?(?:h|gio|g|:) ?(?P<minute>[0-9]{2})?(?: ?phut)?")


def day(seen: str) -> tuple[str, str, str]:
    """The date in ``seen`` as year-month-day, with day and month named in two languages; empty where it has none.

    >>> day("8.10.2024")
    ('2024-10-08', 'ngày 8 tháng 10 năm 2024', 'day 8, month 10, year 2024')
    """
    return _read(_plain(seen))[0]


def moment(seen: str) -> tuple[str, str, str]:
    """Like ``day``, also with a time of day or as a month."""
    text = _plain(seen)
    matching, remainder = _read(text)
    if matching[0]:
        time = _time(_CLOCK.search(remainder))
        return (f"{matching[0]} {time}", *matching[1:]) if time else matching
    for pattern in _MONTHS:
        match = pattern.fullmatch(text)
        if match and 1 <= int(match["month"]) <= 12:
            month, year = int(match["month"]), match["year"]
            return f"{year}-{month:02}", f"tháng {month} năm {year}", f"month {month}, year {year}"
    return "", "", ""


def days(seen: str) -> tuple[str, str]:
    """The first and the last of several days in ``seen``; empty where it has one or none.

    >>> days("29–30/10/2026")
    ('2026-10-29', '2026-10-30')
    """
    return meant_days.first_and_last(_plain(seen))


def clock(seen: str) -> str:
    """The time of day as hours and minutes; ``""`` where ``seen`` is none.

    >>> clock("8 giờ 15")
    '08:15'
    """
    return _time(_CLOCK.fullmatch(_plain(seen)))


def _time(match: re.Match[str] | None) -> str:
    if match is None or int(match["hour"]) > 23 or int(match["minute"] or 0) > 59:
        return ""
    return f"{int(match['hour']):02}:{match['minute'] or '00'}"


#: Words of the lunar calendar, folded: its names, days and months that only it has, years by stem and branch.
_LUNAR = re.compile(
    r"\b(?:am lich|lich am|al|m[uo]ng [0-9]{1,2}|ram|thang gieng|thang chap"
    r"|(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|suu|dan|mao|meo|thin|ngo|mui|than|dau|tuat|hoi))\b"
)


def is_lunar(seen: str) -> bool:
    """Whether a date is of the lunar calendar.

    >>> is_lunar("mùng 10 tháng 3 năm Ất Tỵ"), is_lunar("10/3/2025")
    (True, False)
    """
    return bool(_LUNAR.search(_plain(seen)))


_NOBODY_KNOWS = frozenset({"", "khong ro", "chua ro", "khong biet", "khong xac dinh", "unknown"})
_ABOUT = re.compile(
    r"(?:khoang|do|chung|vao khoang|c|ca|circa|~)[. ]*(?:nhung )?(?:nam )?(?P<year>[1-9][0-9]{3})"
    r"|(?P<doubtful>[1-9][0-9]{3}) ?[?]"
)
_IN_YEAR = re.compile(r"(?:sinh |mat |hy sinh |tu tran )?(?:vao )?nam (?P<year>[1-9][0-9]{3})")


def life_date(seen: str) -> tuple[str, str, str]:
    """The day of a life in ``seen``, as ``scalars.LifeDate`` is written.

    >>> life_date("~1920")
    ('khoảng 1920', 'khoảng năm 1920', 'about 1920')
    """
    text = _plain(seen)
    if fold(text) in _NOBODY_KNOWS:
        return '"?"', "không rõ", "an unknown date"
    if match := _ABOUT.fullmatch(text):
        year = match["year"] or match["doubtful"]
        return f"khoảng {year}", f"khoảng năm {year}", f"about {year}"
    if match := _IN_YEAR.fullmatch(text):
        return match["year"], f"năm {match['year']}", f"the year {match['year']}"
    return moment(seen)


def _plain(seen: str) -> str:
    """``seen`` without accents; punctuation between numbers stays, with hyphens for dashes."""
    text = meant_numbers.with_hyphens(seen[:60])
    return re.sub(r"\s+", " ", "".join(fold(c) or c if c.isalpha() else c for c in text)).strip()


def _read(text: str) -> tuple[tuple[str, str, str], str]:
    """The date in ``text``, as ``day`` returns it, and the rest of the text; of several days none."""
    if meant_days.first_and_last(text)[0]:
        return ("", "", ""), text
    for pattern in _DATES:
        match = pattern.search(text)
        if match is None:
            continue
        year, month, number = int(match["year"]), int(match["month"]), int(match["day"])
        if month > 12 >= number:  # the only way in which it is a date
            month, number = number, month
        try:
            date_meant = date(year, month, number)
        except ValueError:
            continue
        description = f"ngày {number} tháng {month} năm {year}", f"day {number}, month {month}, year {year}"
        return (date_meant.isoformat(), *description), text[: match.start()] + " " + text[match.end() :]
    return ("", "", ""), text


_SINGLE_YEAR = re.compile(rf"(?<![0-9])0*{_YEAR}(?![0-9])")
_SPAN = re.compile(
    r"(?<![0-9])([12][0-9]{3}) ?(?:-|–|—|/|~|\.\.+|den het|den|toi) ?(?:nam )?([12][0-9]{3}|[0-9]{2})(?![0-9])"
)


def year(seen: str) -> tuple[str, str, str]:
    """The only year in ``seen``."""
    found = {match["year"] for match in _SINGLE_YEAR.finditer(_plain(seen))}
    if len(found) != 1:
        return "", "", ""
    (only,) = found
    return only, f"năm {only}", f"the year {only}"


def span(seen: str) -> tuple[str, str, str]:
    """The years in ``seen``, first to last, or the only one.

    >>> span("từ năm 2020 đến năm 2024")
    ('2020–2024', 'các năm 2020–2024', 'the years 2020–2024')
    """
    match = _SPAN.search(_plain(seen))
    if match is None:
        return year(seen)
    first, last = match[1], match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
    if not int(first) <= int(last):
        first, last = last, first
    return f"{first}–{last}", f"các năm {first}–{last}", f"the years {first}–{last}"


def partial_date(seen: str) -> tuple[str, str, str]:
    """A day, a month or a year, as exact as ``seen`` is."""
    found = moment(seen)
    if found[0] or any(pattern.search(_plain(seen)) for pattern in _DATES):
        return (found[0].partition(" ")[0], *found[1:])
    return year(seen)


def impossible(seen: str) -> tuple[str, str]:
    """Why there is no such day as ``seen``, in Vietnamese and English, each with a space at its end; two empty strings
    where it has the form of none or there is one.
    """
    for pattern in () if meant_days.first_and_last(_plain(seen))[0] else _DATES:
        if match := pattern.search(_plain(seen)):
            month, number, of = int(match["month"]), int(match["day"]), int(match["year"])
            if (month > 12 and number > 12) or not month:
                return f"Không có tháng {month}. ", f"There is no month {month}. "
            days = monthrange(of, month)[1] if month <= 12 else 31
            if not 1 <= number <= days:
                return (
                    f"Tháng {month} năm {of} có {days} ngày, không có ngày {number}. ",
                    f"Month {month} of {of} has {days} days, and no day {number}. ",
                )
            return "", ""
    return "", ""


# ── Addresses ───────────────────────────────────────────────────────────


def address(seen: str) -> str:
    """The address that was meant: with its ``https://``, with ``%20`` for spaces, or the only one that stands in other
    text; ``""`` if it looks like none.

    >>> address('<iframe src="https://phim.example/embed/1"></iframe>')
    'https://phim.example/embed/1'
    """
    within: set[str] = set(_WITHIN.findall(seen))
    if len(within) > 1:
        return ""
    if within and not re.match(r"\s*[<\"'“]?\s*https?://", seen):
        return within.pop()
    text = seen.strip().strip("<>\"'“”").strip()
    text = re.sub(
        r"^(?:https?\s*:\s*/+|h[tx]{1,3}ps?:?/+)\s*", "https://" if "s" in text[:6] else "http://", text, count=1
    )
    if re.match(r"[\w.-]+\.[a-z]{2,}(?:[/?#].*)?$", text):
        text = f"https://{text}"
    host, slash, path = text.partition("//")[2].partition("/")
    if "," in host and not host.startswith(","):  # youtu,be
        text = f"{text.partition('//')[0]}//{host.replace(',', '.')}{slash}{path}"
    text = re.sub(r"\s+", "%20", text)
    return text if _ADDRESS.fullmatch(text) else ""


_ADDRESS = re.compile(r"https?://[A-Za-z0-9][^\s<>\"`\\^@/?#]*\.[^\s<>\"`\\^@]*")
#: An address in other text: in the code of a player, in a sentence, in a link of Markdown.
_WITHIN = re.compile(r"https?://[A-Za-z0-9][\w.-]*\.[a-z]{2,}(?::[0-9]+)?(?:[/?#][^\s<>\"'`\\^@()\[\]“”]*)?(?<![.,;:])")


#: How the meant date is found for a kind of text (see ``scalars``).
DATES: Mapping[str, Callable[[str], tuple[str, str, str]]] = {
    "expected-date": day,
    "expected-partial-date": partial_date,
    "expected-year": year,
    "expected-span": span,
    "span-backwards": span,
    "no-such-date": day,
    "expected-life-date": life_date,
    "expected-moment": moment,
    "no-such-moment": moment,
}
