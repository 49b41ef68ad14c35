"""A special page (chuyên trang): a text, and what it gathers of the roll, the conferences and the news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from typing import NamedTuple

from honorroll.content.directives import directives_in_html
from honorroll.content.model import Facts
from honorroll.content.vocabulary import Title, Vocabulary
from honorroll.council.read import SpecialPage
from honorroll.council.words import HOME_WAY, SPECIAL_TITLE
from honorroll.formats.html import Html, esc
from honorroll.news.conference_refs import ConferenceRef, linked_name
from honorroll.news.model import PostFacts
from honorroll.news.pages import lists
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, Drawn, breadcrumb, link
from honorroll.roll.pages import cards
from honorroll.roll.pages.honoree import reference

#: How many posts stand on a special page.
MAX_POSTS = 12
#: What stands for the article of a title without one.
UNKNOWN = "–"


class SpecialItems(NamedTuple):
    """What a special page shows besides its text."""

    posts: tuple[PostFacts, ...]
    conferences: tuple[ConferenceRef, ...]
    honorees: tuple[Facts, ...]


def page(
    special: SpecialPage, items: SpecialItems, vocabulary: Vocabulary, with_page: Container[str] = frozenset()
) -> Drawn:
    """The page of a special: its text, and a section for each kind of thing that it gathers. ``with_page`` are those
    of its titles that somebody holds, whose lists it leads to.
    """
    spec = special.page
    crumbs = (*HOME_WAY, Crumb(SPECIAL_TITLE, addresses.SPECIAL))
    movements = [link(addresses.movement(id_), vocabulary.movements[id_].name) for id_ in spec.movements]
    conferences = [linked_name(conference) for conference in items.conferences]
    parts = [
        breadcrumb(crumbs, spec.title),
        f'<article class="hr-article">\n<header class="hr-article-head"><h1>{esc(spec.title)}</h1>\n',
        f'<p class="hr-lead">{esc(spec.summary)}</p></header>\n',
        f'<div class="hr-text hr-special">\n{special.html}</div>\n' if special.html else "",
        _titles(spec.titles, vocabulary, with_page),
        _links("Phong trào", "phong-trao", movements),
        _links("Hội nghị", "hoi-nghi", conferences),
        _honorees(items.honorees, _placed(special)),
        lists.section("Tin bài", "tin-bai", items.posts, link(addresses.NEWS, "Tất cả tin tức")),
        _sources(special),
        "</article>\n",
    ]
    return Drawn(spec.title, spec.summary, Html("".join(parts)), crumbs)


def _titles(ids: Sequence[str], vocabulary: Vocabulary, with_page: Container[str]) -> str:
    """Titles with what they are awarded for and the article; what most of them rest on is named once, above."""
    titles = {id_: vocabulary.titles[id_] for id_ in ids}
    bases = Counter(filter(None, (title.legal_basis for title in titles.values())))
    common = max(bases, key=lambda basis: bases[basis], default="")
    if not any(title.awarded_for or _basis(title, common) != UNKNOWN for title in titles.values()):
        return _links("Danh hiệu", "danh-hieu", [_named(id_, title, with_page) for id_, title in titles.items()])
    caption = f"Điều luật là của {esc(common)}, nếu không ghi khác" if common else "Căn cứ của từng danh hiệu"
    what = "Ghi nhận điều gì, theo điều nào" if any(vocabulary.titles[id_].awarded_for for id_ in ids) else "Điều"
    rows = "".join(
        f'<tr><th scope="row">{_named(id_, vocabulary.titles[id_], with_page)}</th>'
        f"<td>{_awarded_for(vocabulary.titles[id_])}{esc(_basis(vocabulary.titles[id_], common))}</td></tr>\n"
        for id_ in ids
    )
    return (
        '<section aria-labelledby="danh-hieu">\n<h2 id="danh-hieu">Danh hiệu và căn cứ</h2>\n'
        '<table class="hr-table hr-law-table">\n'
        f"<caption>{caption}</caption>\n"
        '<thead><tr><th scope="col">Danh hiệu</th>'
        f'<th scope="col">{what}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n'
    )


def _awarded_for(title: Title) -> str:
    return f"{esc(title.awarded_for)}<br>" if title.awarded_for else ""


def _named(id_: str, title: Title, with_page: Container[str]) -> Html:
    return link(addresses.title(id_), title.name) if id_ in with_page else esc(title.name)


def _basis(title: Title, common: str) -> str:
    own = title.legal_basis if title.legal_basis != common else ""
    return ", ".join(part for part in (title.article, own) if part) or UNKNOWN


def _links(heading: str, id_: str, links: Sequence[str]) -> str:
    items = "".join(f"<li>{each}</li>\n" for each in links)
    return (
        f'<section class="hr-index" aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n'
        f'<ul class="hr-entries">\n{items}</ul>\n</section>\n'
        if items
        else ""
    )


def _placed(special: SpecialPage) -> frozenset[str]:
    """Those whom its text shows: they are not shown again."""
    placed = (each for each in directives_in_html(special.html) if each.name == "honorees")
    return frozenset(slug for each in placed for slug in each.arguments)


def _honorees(honorees: Sequence[Facts], placed: Container[str]) -> str:
    honorees = [facts for facts in honorees if facts.slug not in placed]
    return (
        '<section class="hr-named" aria-labelledby="guong">\n<h2 id="guong">Gương điển hình</h2>\n'
        f"{cards.list_of((facts.card for facts in honorees), 'ul')}</section>\n"
        if honorees
        else ""
    )


def _sources(special: SpecialPage) -> str:
    items = "".join(f"<li>{reference(source)}</li>\n" for source in special.page.sources)
    return (
        '<section class="hr-sources" aria-labelledby="nguon">\n'
        f'<h2 id="nguon">Nguồn</h2>\n<ol>\n{items}</ol>\n</section>\n'
        if items
        else ""
    )
