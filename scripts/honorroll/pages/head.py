"""Metadata of a page: JSON-LD (schema.org), Open Graph, and whether it is indexed.

Metadata repeats only what the page shows. The rest of the head is the same for all pages and is part of the theme.
JSON-LD is data and is not run, so the content security policy does not restrict it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from honorroll.content.life_dates import is_certain
from honorroll.content.model import Facts, Identity, may_be_framed
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import Crumb, Drawn, Image
from honorroll.pages.pictures import shared_card
from honorroll.pages.words import HOME, KINDS, ROLL, award_text

_NOT_INDEXED = '<meta name="robots" content="noindex">'
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def head(
    settings: Settings, vocabulary: Vocabulary, url: str, drawn: Drawn, honoree: Facts | None, *, indexed: bool
) -> Html:
    """The metadata of the page at ``url``. A page that is not indexed has no other metadata."""
    if not indexed:
        return Html(_NOT_INDEXED)
    kind = drawn.og_type or ("profile" if honoree and honoree.kind == "individual" else "website")
    nodes = [drawn.node or _about(settings, vocabulary, url, drawn, honoree)]
    crumbs = _WAYS[honoree.kind] if honoree else drawn.crumbs
    if url.startswith(addresses.PLACES):
        nodes.append(_place(settings.url, vocabulary, url))
    if crumbs:
        nodes.append(_breadcrumbs(settings.url, crumbs, Crumb(honoree.name if honoree else drawn.title, url)))
    graph = ",".join(filter(None, nodes))
    image = drawn.image or (shared_card(honoree.social_card, honoree.name) if honoree else None)
    card = preview(settings.url, image)
    links = drawn.links
    if honoree and settings.embed and may_be_framed(honoree.card, honoree.child):
        found = f"{settings.url}{addresses.oembed(honoree.slug)}"
        links = Html(f'{links}<link rel="alternate" type="application/json+oembed" href="{esc(found)}">\n')
    block = f'{{"@context":"https://schema.org","@graph":[{graph}]}}'
    return Html(
        f'{card}{links}<meta property="og:type" content="{kind}">\n<script type="application/ld+json">{block}</script>'
        if graph
        else f'{card}{links}<meta property="og:type" content="{kind}">'
    )


def preview(site: str, image: Image | None) -> Html:
    """The preview picture of a page, where it has one."""
    if image is None:
        return Html('<meta name="twitter:card" content="summary">\n')
    return Html(
        f'<meta property="og:image" content="{esc(site)}{image.url}">\n'
        '<meta property="og:image:type" content="image/jpeg">\n'
        f'<meta property="og:image:width" content="{image.width}">\n'
        f'<meta property="og:image:height" content="{image.height}">\n'
        f'<meta property="og:image:alt" content="{esc(image.alt)}">\n'
        '<meta name="twitter:card" content="summary_large_image">\n'
    )


def dumped(value: object) -> str:
    """JSON for a script element, escaped so that no text can end the element or open a comment."""
    # As in ``html.esc``: searches that find nothing cost a tenth of ``translate``.
    return (
        _ENCODE(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _about(settings: Settings, vocabulary: Vocabulary, url: str, drawn: Drawn, honoree: Facts | None) -> str:
    if honoree:
        return dumped(_honoree(settings.url, vocabulary, url, drawn, honoree))
    if url == "":
        return dumped(_site(settings))
    return _list(settings.url, drawn.items, drawn.first)


def _honoree(site: str, vocabulary: Vocabulary, url: str, drawn: Drawn, honoree: Facts) -> dict[str, object]:
    person = honoree.kind == "individual"
    node: dict[str, object] = {"@type": "Person" if person else "Organization"}
    node |= {"name": honoree.name, "url": site + url, "description": drawn.description}
    if honoree.portrait:
        node["image"] = site + honoree.portrait
    if honoree.identity:
        node |= _identity(honoree.identity)
    awards = [award_text(award, vocabulary) for award in honoree.awards if award.status == "granted"]
    if awards:
        node["award"] = awards
        node["hasCredential"] = _credentials(honoree, vocabulary)
    if honoree.unit and honoree.unit != honoree.name:
        node["affiliation" if person else "parentOrganization"] = {"@type": "Organization", "name": honoree.unit}
    return node


def _credentials(honoree: Facts, vocabulary: Vocabulary) -> list[dict[str, object]]:
    """The granted awards, each with the decision as far as it is known."""
    decided = {each.award: each for each in honoree.decisions}
    found = []
    for n, award in enumerate(honoree.awards):
        if award.status == "granted":
            node: dict[str, object] = {
                "@type": "EducationalOccupationalCredential",
                "name": award_text(award, vocabulary),
                "credentialCategory": vocabulary.titles[award.title].name,
            }
            if decision := decided.get(n):
                node["identifier"] = decision.number
                if decision.date:
                    node["dateCreated"] = decision.date
                if decision.issuer:
                    node["recognizedBy"] = {"@type": "Organization", "name": decision.issuer}
            found.append(node)
    return found


def _identity(identity: Identity) -> dict[str, object]:
    """What schema.org has a property for; a year that is but guessed is none of its dates."""
    node: dict[str, object] = {
        "honorificPrefix": identity.honorific,
        "alternateName": list(identity.other_names),
        "birthDate": identity.born if is_certain(identity.born) else "",
        "deathDate": identity.died if is_certain(identity.died) else "",
        "sameAs": list(identity.same_as),
    }
    return {key: value for key, value in node.items() if value}


def _site(settings: Settings) -> dict[str, object]:
    owner = {"@type": "Organization", "name": settings.owner}
    return {
        "@type": "WebSite",
        "name": settings.name,
        "url": settings.url,
        "description": settings.description,
        "inLanguage": "vi",
        "publisher": owner,
    }


def _list(site: str, items: Sequence[str], first: int) -> str:
    if not items:
        return ""
    root = _inner(site)
    elements = ",".join(
        [f'{{"@type":"ListItem","position":{n},"url":"{root}{item}"}}' for n, item in enumerate(items, first)]
    )
    return f'{{"@type":"ItemList","itemListElement":[{elements}]}}'


def _place(site: str, vocabulary: Vocabulary, url: str) -> str:
    """A place, with its code in the list of the State: who reads a page needs none, who joins tables does."""
    id_ = addresses.name(url)
    code = vocabulary.places[id_].code if id_ in vocabulary.places and url == addresses.place(id_) else None
    if not code:
        return ""
    identifier = {"@type": "PropertyValue", "propertyID": "Mã đơn vị hành chính", "value": code}
    name = vocabulary.gazetteer.names[id_].heading
    return dumped({"@type": "AdministrativeArea", "name": name, "url": site + url, "identifier": identifier})


def _breadcrumbs(site: str, above: tuple[Crumb, ...], here: Crumb) -> str:
    steps = f"{_steps(site, above)}{_step(site, len(above) + 1, here)}"
    return f'{{"@type":"BreadcrumbList","itemListElement":[{steps}]}}'


@lru_cache(maxsize=1000)
def _steps(site: str, above: tuple[Crumb, ...]) -> str:
    return "".join(f"{_step(site, n, crumb)}," for n, crumb in enumerate(above, 1))


def _step(site: str, position: int, crumb: Crumb) -> str:
    return (
        f'{{"@type":"ListItem","position":{position},"name":{dumped(crumb.label)},"item":"{_inner(site)}{crumb.url}"}}'
    )


@lru_cache(maxsize=1)
def _inner(site: str) -> str:
    """The address of the site inside a JSON text. What follows it holds letters, digits, hyphens and slashes only."""
    return dumped(site)[1:-1]


_WAYS = {
    kind: (Crumb(HOME, ""), Crumb(ROLL, addresses.ROLL), Crumb(label, addresses.KINDS[kind]))
    for kind, label in KINDS.items()
}
