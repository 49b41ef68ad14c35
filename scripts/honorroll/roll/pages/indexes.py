"""The pages that list lists: every title, place or field with its number of honorees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import number
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb


class IndexEntry(NamedTuple):
    """A link to a list and the number of honorees on it."""

    label: str
    url: str
    total: int
    has_excerpts: bool = False
    """Whether it shows somebody, also where nobody is counted."""


class Section(NamedTuple):
    """Entries under a heading; ``""`` for no heading."""

    heading: str
    entries: tuple[IndexEntry, ...]
    more: tuple[str, str] | None = None
    """Label and address of the whole list, where the entries are the foremost of it."""
    noun: str = "hồ sơ"
    """What the numbers count."""


def index(title: str, lead: str, crumbs: Sequence[Crumb], sections: Sequence[Section]) -> Drawn:
    """A page of links to lists."""
    parts = [breadcrumb(crumbs, title), f'<header class="hr-list-head">\n<h1>{esc(title)}</h1>\n']
    parts.append(f'<p class="hr-lead">{esc(lead)}</p>\n</header>\n')
    for n, section in enumerate(sections):
        if not section.entries:
            continue
        heading = f'<h2 id="nhom-{n}">{esc(section.heading)}</h2>\n' if section.heading else ""
        parts.append(f'<section class="hr-index">\n{heading}{_sorted(section.entries, section.noun)}</section>\n')
    return Drawn(title, lead, Html("".join(parts)), tuple(crumbs))


def _sorted(items: Sequence[IndexEntry], noun: str) -> str:
    """Entries with honorees first. Those without are folded away behind them and have no number."""
    used = [entry for entry in items if entry.total or entry.has_excerpts]
    unused = [entry for entry in items if not (entry.total or entry.has_excerpts)]
    if not unused:
        return entries(used)
    if not used:
        return f'<p class="hr-none hr-none-all">Chưa có {noun} nào ở phần này.</p>\n{entries(unused)}'
    return (
        f'{entries(used)}<details class="hr-none"><summary>{number(len(unused))} mục chưa có {noun}</summary>\n'
        f"{entries(unused)}</details>\n"
    )


def entries(items: Sequence[IndexEntry]) -> Html:
    """Links with their numbers, as a list."""
    rows = "".join(
        f'<li><a href="{ROOT}{entry.url}">{esc(entry.label)}</a>{_number(entry.total)}</li>\n' for entry in items
    )
    return Html(f'<ul class="hr-entries">\n{rows}</ul>\n')


def _number(total: int) -> str:
    return f' <span class="hr-number">{number(total)}</span>' if total else ""


def withdrawn(crumbs: Sequence[Crumb]) -> Drawn:
    """The page at the address of a withdrawn profile. It names nobody."""
    title = "Trang đã được gỡ"
    return Drawn(
        title,
        "Hồ sơ ở địa chỉ này không còn được công khai.",
        Html(
            breadcrumb(crumbs, title)
            + f'<h1>{title}</h1>\n<p class="hr-lead">Hồ sơ ở địa chỉ này không còn được công khai.</p>\n'
            f'<p class="hr-more"><a href="{ROOT}{addresses.ROLL}">Xem bảng vàng</a></p>\n'
        ),
    )


def moved(target: str, canonical: str) -> Html:
    """A page without theme that redirects to ``target`` (relative to the page)."""
    return Html(
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        """content="default-src 'none'; base-uri 'none'; form-action 'none'">\n"""
        '<meta name="color-scheme" content="light dark">\n<title>Trang đã chuyển</title>\n'
        f'<meta http-equiv="refresh" content="0; url={esc(target)}">\n<link rel="canonical" href="{esc(canonical)}">\n'
        '<meta name="robots" content="noindex">\n</head>\n<body>\n'
        f'<h1>Trang đã chuyển</h1>\n<p><a href="{esc(target)}">Đến trang mới</a></p>\n</body>\n</html>\n'
    )
