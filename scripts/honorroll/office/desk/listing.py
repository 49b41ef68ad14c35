"""The list of all profiles, searched and filtered; and the drafts that nobody saved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from honorroll.base.vietnamese import fold
from honorroll.content.kinds import KINDS
from honorroll.office.records import form_values
from honorroll.office.records.drafts import DraftName, Drafts, new_name
from honorroll.office.records.profiles import PROFILES
from honorroll.office.records.roster import MISSING, Row
from honorroll.office.records.site import Site
from honorroll.office.todo import profiles
from honorroll.pages.pagination import page_count
from honorroll.pages.words import KINDS as KIND_LABELS

#: So many lines are on a page of a list.
PAGE = 50
#: The filters by what is missing, as they are called.
LACKS: dict[str, str] = {
    "photos": "Chưa có ảnh",
    "deed": "Chưa ghi vì sao được vinh danh",
    "posts": "Chưa có tin bài",
    "sources": "Chưa có nguồn",
    "consent": "Đồng ý sắp hết hạn hoặc đã hết",
}


class Asked(NamedTuple):
    """What is looked for; ``decision`` is the number of one."""

    words: str = ""
    kind: str = ""
    lacks: str = ""
    page: int = 1
    decision: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        kind, lacks = query.get("loai", ""), query.get("thieu", "")
        return cls(
            query.get("tim", "")[:200],
            kind if kind in KINDS else "",
            lacks if lacks in LACKS else "",
            page_of(query),
            query.get("qd", "")[:100],
        )

    def url(self, **changes: object) -> str:
        now = self._replace(**changes)  # type: ignore[arg-type]  # names of the fields
        facts = {"tim": now.words, "loai": now.kind, "thieu": now.lacks, "qd": now.decision}
        facts["trang"] = str(now.page) if now.page > 1 else ""
        return f"/?{urlencode({key: value for key, value in facts.items() if value})}"


def page_of(query: Mapping[str, str]) -> int:
    """The page of a list that is asked for, from 1."""
    page = query.get("trang", "")
    return max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 6 else 1


class Line(NamedTuple):
    """A profile on the list."""

    url: str
    name: str
    kind: str
    role: str
    lacks: list[str]
    is_withdrawn: bool


class Found(NamedTuple):
    lines: list[Line]
    total: int
    everybody: int
    pages: int
    kinds: dict[str, str]
    lacks: dict[str, str]


def found(site: Site, asked: Asked) -> Found:
    """The profiles that are looked for, in the order of names."""
    rows = site.roster.refresh()
    words = fold(asked.words).split()
    posted = profiles.told_of(site.root) if asked.lacks == "posts" else frozenset()
    matching = [
        row
        for row in rows.values()
        if (not asked.kind or row.kind == asked.kind)
        and (not asked.decision or asked.decision in row.numbers)
        and (not asked.lacks or _lacks(row, asked.lacks, site.today, posted))
        and all(word in row.folded for word in words)
    ]
    matching.sort(key=lambda row: (row.sort, row.path))
    pages = page_count(len(matching), PAGE)
    first = (min(asked.page, pages) - 1) * PAGE
    lines = [_line(row, site.today) for row in matching[first : first + PAGE]]
    kinds: dict[str, str] = {kind: KIND_LABELS[kind] for kind in KINDS}
    return Found(lines, len(matching), len(rows), pages, kinds, LACKS)


def _lacks(row: Row, what: str, today: date, posted: frozenset[str]) -> bool:
    if row.withdrawn:
        return False
    return profiles.is_ending(row, today) if what == "consent" else profiles.lacks(row, what, posted)


def _line(row: Row, today: date) -> Line:
    lacks = [LACKS[key] for key in (*MISSING, "consent") if _lacks(row, key, today, frozenset())]
    return Line(f"/ho-so/{row.folder}/{row.slug}", row.name, KIND_LABELS[row.kind], row.role, lacks, row.withdrawn)


def drafts(kept: Drafts) -> list[tuple[str, str]]:
    """The drafts that nobody saved, each with its name and address."""
    return [(_called(name, draft.posted), f"{name.url}?nhap=1") for name, draft in kept.all()]


def _called(name: DraftName, posted: form_values.Posted) -> str:
    called = posted.get(name.kind.title).strip()
    return called or (f"{name.kind.label}: bản mới, chưa có tên" if name.is_new else name.slug)


def new_addresses() -> list[tuple[str, str]]:
    """The address of the form of a new profile of each kind, with what the kind is called."""
    return [(new_name(kind).url, kind.label) for kind in PROFILES]
