"""Lists of records besides profiles, the way to a new one, and what fields suggest while one types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from honorroll.base.vietnamese import fold
from honorroll.office.desk.areas import Workplace, shown
from honorroll.office.desk.listing import PAGE, page_of
from honorroll.office.records.drafts import name_of, new_name
from honorroll.office.records.record_kind import ListedRecord, RecordKind
from honorroll.office.records.record_kinds import RECORD_KINDS
from honorroll.pages.pagination import page_count

#: So many suggestions are given at once.
_SUGGESTED = 20


class Shelf(NamedTuple):
    """A page of a list: those that fit what is looked for."""

    entries: list[ListedRecord]
    words: str
    tag: str
    tags: list[str]
    total: int
    everything: int
    page: int
    pages: int
    url: str

    def at(self, page: int) -> str:
        facts = {"tim": self.words, "la": self.tag, "trang": page if page > 1 else ""}
        return f"{self.url}?{urlencode({key: value for key, value in facts.items() if value})}"


def routes(desk: Workplace) -> list[Route]:
    """The area."""
    found = [shown("/goi-y/{name}", partial(_suggested, desk)), shown("/moi/{folder}", partial(_new, desk))]
    found += [shown("/moi/{folder}/{slug}", partial(_new, desk))]
    for kind in RECORD_KINDS.values():
        if kind.index and kind.home != "/":
            found.append(shown(kind.home, partial(_list, desk, kind)))
    return found


def _list(desk: Workplace, kind: RecordKind, request: Request) -> Response:
    entries = kind.index(desk.site) if kind.index else []
    shelf = shelved(entries, request.query_params, kind.home)
    drafts = [
        (draft.posted.get(kind.title).strip() or "Chưa có tên", name.url)
        for name, draft in desk.drafts.all()
        if name.is_new and name.kind is kind
    ]
    html = desk.pages.render("shelf.html", here=kind.tab, kind=kind, shelf=shelf, drafts=drafts)
    return HTMLResponse(html)


def shelved(entries: list[ListedRecord], query: Mapping[str, str], url: str) -> Shelf:
    """The entries that a query asks for, latest first."""
    words, tag = query.get("tim", "")[:200], query.get("la", "")
    wanted = fold(words).split()
    tags = sorted({each for entry in entries for each in entry.tags})
    tag = tag if tag in tags else ""
    fitting = [
        entry
        for entry in entries
        if (not tag or tag in entry.tags) and all(word in fold(f"{entry.title} {entry.line}") for word in wanted)
    ]
    fitting.sort(key=lambda entry: entry.sort, reverse=True)
    pages = page_count(len(fitting), PAGE)
    number = min(page_of(query), pages)
    first = (number - 1) * PAGE
    return Shelf(fitting[first : first + PAGE], words, tag, tags, len(fitting), len(entries), number, pages, url)


def _new(desk: Workplace, request: Request) -> Response:
    """The form of a new record, under a name of its own."""
    kind = RECORD_KINDS.get(request.path_params["folder"])
    within = request.path_params.get("slug", "")
    if kind is None or kind.entries or (kind.is_part and not within):
        raise HTTPException(404)
    name = new_name(kind, within)
    if name_of(name.folder, name.slug) is None:
        raise HTTPException(404)
    return RedirectResponse(name.url, 303)


def _suggested(desk: Workplace, request: Request) -> Response:
    """What of a vocabulary, or of other content, fits the words that were typed."""
    words = fold(request.query_params.get("tim", "")[:200]).split()
    labels = desk.site.labels().of(request.path_params["name"])
    found: list[str] = []
    for label in labels.values() if words else ():
        if all(word in fold(label) for word in words):
            found.append(label)
            if len(found) == _SUGGESTED:
                break
    return JSONResponse(found)
