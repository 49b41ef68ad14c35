"""The pages of decisions: one each, with everybody on the roll whom it honours; all of them by year and issuer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from honorroll.base.vietnamese import dated, number, title_key
from honorroll.content.kinds import Kind
from honorroll.content.model import Card
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link, octets
from honorroll.pages.pagination import pagination
from honorroll.pages.words import HOME, NO_YEAR
from honorroll.roll.decisions.files import DecisionFacts
from honorroll.roll.pages import cards
from honorroll.roll.pages.honoree import reference
from honorroll.roll.pages.indexes import IndexEntry, entries
from honorroll.roll.rows import Decision

TITLE = "Quyết định khen thưởng"
WAY = (Crumb(HOME, ""), Crumb(TITLE, addresses.DECISIONS))
#: So many cards stand on a page.
PAGE_SIZE = 96
_PEOPLE: dict[frozenset[Kind], str] = {
    frozenset({"individual"}): "người",
    frozenset({"collective"}): "tập thể",
    frozenset({"household"}): "hộ gia đình",
}


class Honoured(NamedTuple):
    """An honoree with the award that a decision granted: under which heading, and the card that tells of it."""

    heading: str
    card: Card


def name(decision: Decision) -> str:
    return f"Quyết định số {decision.number}"


def whole_name(row: Decision) -> str:
    """With year and, where others have used the number in that year, who issued it: no two are called the same."""
    issuer = f" của {row.issuer or 'cơ quan chưa rõ'}" if row.id != row.base else ""
    return f"{name(row)}{f' năm {row.year}' if row.year else ''}{issuer}"


def people(kinds: Iterable[Kind]) -> str:
    """What those are called whom a decision honours."""
    return _PEOPLE.get(frozenset(kinds), "cá nhân, tập thể")


def decision(
    row: Decision,
    file: DecisionFacts | None,
    honoured: Sequence[Honoured],
    noun: str,
    part: tuple[int, int],
) -> Drawn:
    """A page of a decision; ``part`` is its number from 1 and how many there are, ``honoured`` are those on it."""
    here, pages = part
    title = name(row)
    lead = row.title or " ".join(
        filter(None, ("Quyết định khen thưởng", f"của {row.issuer}" if row.issuer else "", _when(row)))
    )
    way = WAY if here == 1 else (*WAY, Crumb(title, addresses.decision(row.id)))
    label = title if here == 1 else f"Trang {here}"
    parts = [breadcrumb(way, label), f'<header class="hr-list-head">\n<h1>{esc(title)}</h1>\n']
    if here == 1:
        parts.append(f'<p class="hr-lead">{esc(lead)}.</p>\n{_facts(row, file)}')
    parts.append(f'<p class="hr-count">{_count(row, file, noun)}{_page(part)}</p>\n</header>\n')
    for n, (heading, some) in enumerate(groupby(honoured, lambda each: each.heading)):
        parts.append(
            f'<section class="hr-decided" aria-labelledby="danh-hieu-{n}">\n'
            f'<h2 id="danh-hieu-{n}">{esc(heading)}</h2>\n{cards.list_of(each.card for each in some)}</section>\n'
        )
    parts.append(pagination(addresses.decision(row.id), here, pages))
    if file and file.sources and here == 1:
        items = Html("".join(f"<li>{reference(source)}</li>\n" for source in file.references()))
        parts.append(
            f'<section class="hr-sources" aria-labelledby="nguon">\n<h2 id="nguon">Nguồn</h2>\n<ol>\n{items}</ol>\n'
            "</section>\n"
        )
    shown = tuple(addresses.honoree(each.card.slug) for each in honoured)
    title = whole_name(row) if here == 1 else f"{whole_name(row)} – trang {here}"
    return Drawn(title, lead, Html("".join(parts)), way, shown, (here - 1) * PAGE_SIZE + 1)


def _when(row: Decision) -> str:
    return dated(row.date) if row.date else f"năm {row.year}" if row.year else ""


def _facts(row: Decision, file: DecisionFacts | None) -> str:
    size = f"PDF, {octets(row.size)}" if row.size else "ảnh"
    rows = (
        ("Ngày ký" if len(row.date) == 10 else "Thời gian ký", _when(row)[len("ngày ") * (len(row.date) == 10) :]),
        ("Cơ quan ban hành", esc(row.issuer)),
        ("Căn cứ", "<br>".join(map(esc, file.legal_basis)) if file else ""),
        ("Bản quét", f'<a href="{ROOT}{row.scan}">Xem bản quét ({size})</a>' if row.scan else ""),
    )
    items = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows if value)
    return f'<dl class="hr-facts">\n{items}</dl>\n' if items else ""


def _count(row: Decision, file: DecisionFacts | None, noun: str) -> str:
    """``3 trong 120 người được khen có hồ sơ ở đây``."""
    if file and file.recipients:
        return f"<strong>{number(row.total)}</strong> trong {number(file.recipients)} {noun} được khen có hồ sơ ở đây"
    return f"<strong>{number(row.total)}</strong> {noun} được khen có hồ sơ ở đây"


def _page(part: tuple[int, int]) -> str:
    return f" · trang {part[0]} trên {part[1]}" if part[1] > 1 else ""


def apart(rows: Sequence[Decision]) -> Drawn:
    """The page of a number that several bodies have used in a year."""
    title = name(rows[0])
    lead = f"Có {len(rows)} quyết định mang số này, của các cơ quan khác nhau"
    listed = entries(
        [IndexEntry(row.issuer or "Chưa rõ cơ quan ban hành", addresses.decision(row.id), row.total) for row in rows]
    )
    body = f'<header class="hr-list-head">\n<h1>{esc(title)}</h1>\n<p class="hr-lead">{lead}.</p>\n</header>\n{listed}'
    return Drawn(title, f"{lead}.", Html(f"{breadcrumb(WAY, title)}{body}"), WAY)


# ── All of them ────────────────────────────────────────────────────────────────────────────────────────────────────


class Year(NamedTuple):
    """The decisions of a year, 0 where it is not known: number, date, issuer and count of each, and its address."""

    year: int
    decisions: tuple[tuple[str, str, str, int, str], ...]

    @property
    def label(self) -> str:
        return f"Năm {self.year}" if self.year else NO_YEAR


def index(years: Sequence[Year], beside: Sequence[tuple[str, str, int]] = ()) -> Drawn:
    """All decisions by year and issuer, or the years of them that have pages of their own: label, address, number."""
    lead = "Các quyết định khen thưởng mà hồ sơ trên bảng vàng dẫn ra, theo năm và cơ quan ban hành"
    parts = [breadcrumb(WAY[:1], TITLE), f'<header class="hr-list-head">\n<h1>{TITLE}</h1>\n']
    parts.append(f'<p class="hr-lead">{lead}.</p>\n</header>\n')
    if beside:
        parts.append(entries([IndexEntry(label, url, total) for label, url, total in beside]))
    parts += [
        f'<section class="hr-index">\n<h2 id="nam-{year.year}">{year.label}</h2>\n{_by_issuer(year, "h3")}</section>\n'
        for year in years
    ]
    return Drawn(TITLE, f"{lead}.", Html("".join(parts)), WAY[:1])


def of_year(year: Year) -> Drawn:
    title = f"{TITLE} năm {year.year}"
    lead = f"{number(len(year.decisions))} quyết định, theo cơ quan ban hành"
    body = f'<header class="hr-list-head">\n<h1>{title}</h1>\n<p class="hr-lead">{lead}.</p>\n</header>\n'
    return Drawn(title, f"{title}: {lead}.", Html(f"{breadcrumb(WAY, title)}{body}{_by_issuer(year, 'h2')}"), WAY)


def _by_issuer(year: Year, level: str) -> str:
    found = []
    ordered = sorted(year.decisions, key=lambda each: (not each[2], title_key(each[2]), each[1], title_key(each[0])))
    for issuer, some in groupby(ordered, lambda each: each[2]):
        items = "".join(
            f"<li>{link(url, f'Số {number_}')}{_detail(date, count)}</li>\n" for number_, date, _, count, url in some
        )
        heading = esc(issuer) if issuer else "Chưa rõ cơ quan ban hành"
        found.append(
            f'<div><{level} class="hr-issuer">{heading}</{level}>\n<ul class="hr-names">\n{items}</ul>\n</div>\n'
        )
    return f'<div class="hr-decisions">\n{"".join(found)}</div>\n'


def _detail(date: str, count: int) -> str:
    return f"<span>{' · '.join(filter(None, (dated(date) if date else '', f'{number(count)} hồ sơ')))}</span>"
