"""What a page says about itself to machines: JSON-LD (schema.org), kind for Open Graph, whether to be indexed.

Nothing is said that does not stand on the page as well. The rest of a page's head is the same for all pages and stands
in the theme. A data block is not run, so the policy of the site has nothing to say about it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from honorroll.model import AwardFacts, Facts, Settings, Vocabulary
from honorroll.pages.html import Crumb, Drawn
from honorroll.pages.words import HOME, KINDS, ROLL

_NOT_INDEXED = '<meta name="robots" content="noindex">'
_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def head(
    settings: Settings, vocabulary: Vocabulary, url: str, drawn: Drawn, honoree: Facts | None, *, indexed: bool
) -> str:
    """The head of the page at ``url``; a page that is not indexed says that and nothing else."""
    if not indexed:
        return _NOT_INDEXED
    kind = "profile" if honoree and honoree.kind == "individual" else "website"
    nodes = [_about(settings, vocabulary, url, drawn, honoree)]
    crumbs = _way(honoree) if honoree else drawn.crumbs
    if crumbs:
        nodes.append(_breadcrumbs(settings.url, (*crumbs, Crumb(honoree.name if honoree else drawn.title, url))))
    graph = {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}
    block = f'\n<script type="application/ld+json">{dumped(graph)}</script>' if graph["@graph"] else ""
    return f'<meta property="og:type" content="{kind}">{block}'


def dumped(value: object) -> str:
    """JSON that can stand in a script element: no sign in it can end the element or open a comment."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _about(
    settings: Settings, vocabulary: Vocabulary, url: str, drawn: Drawn, honoree: Facts | None
) -> dict[str, object]:
    if honoree:
        return _honoree(settings.url, vocabulary, url, drawn, honoree)
    if url == "":
        return _site(settings)
    return _list(settings.url, drawn.items, drawn.first)


def _honoree(site: str, vocabulary: Vocabulary, url: str, drawn: Drawn, honoree: Facts) -> dict[str, object]:
    person = honoree.kind == "individual"
    node: dict[str, object] = {"@type": "Person" if person else "Organization"}
    node |= {"name": honoree.name, "url": site + url, "description": drawn.description}
    awards = [award_text(award, vocabulary) for award in honoree.awards if award.status == "granted"]
    if awards:
        node["award"] = awards
    if honoree.unit and honoree.unit != honoree.name:
        node["affiliation" if person else "parentOrganization"] = {"@type": "Organization", "name": honoree.unit}
    return node


def award_text(award: AwardFacts, vocabulary: Vocabulary) -> str:
    """``Huân chương Lao động hạng Nhì (lần thứ hai), 2024``."""
    name = f"{vocabulary.titles[award.title].name} {award.class_}".rstrip()
    detail = f" ({award.detail})" if award.detail else ""
    return f"{name}{detail}, {award.year}" if award.year else f"{name}{detail}"


def _site(settings: Settings) -> dict[str, object]:
    owner = {"@type": "Organization", "name": settings.owner}
    return {
        "@type": "WebSite", "name": settings.name, "url": settings.url, "description": settings.description,
        "inLanguage": "vi", "publisher": owner,
    }  # fmt: skip


def _list(site: str, items: Sequence[str], first: int) -> dict[str, object]:
    if not items:
        return {}
    elements = [{"@type": "ListItem", "position": n, "url": site + item} for n, item in enumerate(items, first)]
    return {"@type": "ItemList", "itemListElement": elements}


def _breadcrumbs(site: str, crumbs: Iterable[Crumb]) -> dict[str, object]:
    steps = [
        {"@type": "ListItem", "position": n, "name": crumb.label, "item": site + crumb.url}
        for n, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _way(honoree: Facts) -> tuple[Crumb, ...]:
    label, word = KINDS[honoree.kind]
    return Crumb(HOME, ""), Crumb(ROLL, "bang-vang/"), Crumb(label, f"bang-vang/{word}/")
