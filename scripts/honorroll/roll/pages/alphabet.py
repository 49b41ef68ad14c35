"""The A–Z list of all honorees: one page while there are few, later one or more pages for each initial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import number
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link
from honorroll.pages.pagination import page_count
from honorroll.pages.words import HOME, ROLL, title_in_class
from honorroll.roll.pages.lists import anchor
from honorroll.roll.rows import Name

TITLE = "Danh sách A–Z"
LEAD = "Tên của mọi cá nhân, tập thể, hộ gia đình trên bảng vàng, xếp theo chữ cái đầu của tên."
#: The most names on one page.
MOST = 1000
_CRUMBS = (Crumb(HOME, ""), Crumb(ROLL, addresses.ROLL))


class Part(NamedTuple):
    """The names on one page: all names, or up to ``MOST`` names of one initial."""

    url: str
    label: str
    """``""`` where the page has every initial."""
    slugs: Sequence[str]
    before: str = ""
    after: str = ""


def parts(initials: Mapping[str, Sequence[str]]) -> list[Part]:
    """The pages with names, in order, for slugs grouped by initial. A single page if it can hold all of them."""
    everyone = [slug for slugs in initials.values() for slug in slugs]
    if len(everyone) <= MOST:
        return [Part(addresses.ALPHABET, "", everyone)]
    pages = []
    for initial, slugs in initials.items():
        first = addresses.initial(anchor(initial))
        urls = [addresses.page(first, n + 1) for n in range(page_count(len(slugs), MOST))]
        for n, url in enumerate(urls):
            label = initial if n == 0 else f"{initial} – trang {n + 1}"
            after = urls[n + 1] if n + 1 < len(urls) else ""
            pages.append(Part(url, label, slugs[n * MOST : (n + 1) * MOST], urls[n - 1] if n else "", after))
    return pages


def contents(initials: Sequence[tuple[str, int]]) -> Drawn:
    """The overview of initials with the number of names, where each initial has its own pages."""
    rows = "".join(
        f'<li>{link(addresses.initial(anchor(initial)), initial)} <span class="hr-number">{number(count)}</span></li>\n'
        for initial, count in initials
    )
    total = sum(count for _, count in initials)
    body = f'{_head(TITLE, LEAD, total)}<ul class="hr-entries">\n{rows}</ul>\n'
    return Drawn(TITLE, LEAD, Html(breadcrumb(_CRUMBS, TITLE) + body), _CRUMBS)


def page(part: Part, initials: Sequence[tuple[str, int]], honorees: Sequence[Name], vocabulary: Vocabulary) -> Drawn:
    """A page with the names of ``part``, and links to every other initial."""
    label = f"{TITLE}: {part.label}" if part.label else TITLE
    crumbs = (*_CRUMBS, Crumb(TITLE, addresses.ALPHABET)) if part.label else _CRUMBS
    sections, start = [], 0
    while start < len(honorees):
        initial, end = honorees[start].initial, start
        while end < len(honorees) and honorees[end].initial == initial:
            end += 1
        rows = "".join(_line(facts, vocabulary) for facts in honorees[start:end])
        id_ = anchor(initial)
        sections.append(
            f'<section aria-labelledby="{id_}">\n<h2 id="{id_}">{esc(initial)}</h2>\n'
            f'<ul class="hr-names">\n{rows}</ul>\n</section>\n'
        )
        start = end
    near = [link(url, words) for url, words in ((part.before, "Trang trước"), (part.after, "Trang sau")) if url]
    pages = f'<p class="hr-more">{" · ".join(near)}</p>\n' if near else ""
    empty = '<p class="hr-empty">Chưa có hồ sơ nào trên bảng vàng.</p>\n' if not honorees else ""
    body = (
        _head(label, "" if part.label else LEAD, len(honorees))
        + _ways(part, initials)
        + empty
        + "".join(sections)
        + pages
    )
    items = tuple(addresses.honoree(facts.slug) for facts in honorees)
    # Where each initial has its page, the names are data enough; a thousand addresses said twice are not.
    return Drawn(
        label, LEAD, Html(breadcrumb(crumbs, part.label or TITLE) + body), crumbs, items if len(items) <= 48 else ()
    )


def _head(title: str, lead: str, total: int) -> str:
    details = f'<p class="hr-lead">{esc(lead)}</p>\n' if lead else ""
    return (
        f'<header class="hr-list-head">\n<h1>{esc(title)}</h1>\n{details}'
        f'<p class="hr-count"><strong>{number(total)}</strong> hồ sơ</p>\n</header>\n'
    )


def _ways(part: Part, initials: Sequence[tuple[str, int]]) -> str:
    if part.label:
        links = "".join(f"<li>{link(addresses.initial(anchor(initial)), initial)}</li>" for initial, _ in initials)
    else:
        links = "".join(f'<li><a href="#{anchor(initial)}">{esc(initial)}</a></li>' for initial, _ in initials)
    return f'<nav class="hr-initials" aria-label="Chữ cái đầu"><ol>{links}</ol></nav>\n' if links else ""


def _line(facts: Name, vocabulary: Vocabulary) -> str:
    """The name, the whole deed or role (a deed that is cut tells of another), and the highest title."""
    best = next((award for award in facts.awards if award.status == "granted"), None)
    title = title_in_class(best, vocabulary.titles[best.title]) if best else ""
    after = "".join(f" <span>{esc(part)}</span>" for part in (facts.role, title) if part)
    return f'<li><a href="{ROOT}{addresses.honoree(facts.slug)}">{esc(facts.name)}</a>{after}</li>\n'
