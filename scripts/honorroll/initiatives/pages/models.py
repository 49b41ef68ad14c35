"""The page of a model (mô hình mới), and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from honorroll.base.moments import in_short, moment
from honorroll.content.model import Card
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.initiatives.model import ExemplaryModel, Outcome
from honorroll.initiatives.pages.parts import cites, facts_list, rows
from honorroll.initiatives.read import InitiativeFile
from honorroll.initiatives.words import HOME_WAY, MODEL, MODELS, MODELS_WAY, unit_name
from honorroll.pages import addresses, mentions
from honorroll.pages.html import Drawn, breadcrumb, link
from honorroll.pages.mentions import Mention
from honorroll.roll.pages import cards
from honorroll.roll.pages.honoree import sources_section


def page(
    entry: InitiativeFile[ExemplaryModel], honorees: Sequence[Card], uses: Sequence[Mention], vocabulary: Vocabulary
) -> Drawn:
    """The page of a model: what it is, what came of it, who has a part in it, and who spoke of it."""
    model = entry.content
    movements = [link(addresses.movement(id_), vocabulary.movements[id_].name) for id_ in model.movements]
    facts = [
        ("Từ", esc(_since(model))),
        ("Nơi áp dụng", _where(model.place, vocabulary)),
        ("Đơn vị", esc(unit_name(model.unit, vocabulary)) if model.unit else ""),
        ("Phong trào", "; ".join(movements)),
    ]
    text = entry.text("text")
    parts = [
        breadcrumb(MODELS_WAY, model.name),
        '<article class="hr-article">\n<header class="hr-article-head">',
        f'<p class="hr-kicker">{MODEL}</p>\n<h1>{esc(model.name)}</h1>\n',
        f'<p class="hr-lead">{esc(model.summary)}</p></header>\n',
        facts_list(facts),
        f'<section aria-labelledby="cach-lam">\n<h2 id="cach-lam">Cách làm</h2>\n<div class="hr-text">\n{text}</div>\n'
        "</section>\n"
        if text
        else "",
        _results(model.results),
        _honorees(honorees),
        mentions.listed(uses, "Tham luận và hội nghị", "hoi-nghi"),
        sources_section(model.sources),
        "</article>\n",
    ]
    return Drawn(model.name, model.summary, Html("".join(parts)), MODELS_WAY)


def _since(model: ExemplaryModel) -> str:
    found = moment(model.since) if model.since else None
    return in_short(found) if found else ""


def _results(results: Sequence[Outcome]) -> str:
    items = "".join(f"<li>{esc(each.text)}{cites(each.sources)}</li>\n" for each in results)
    return (
        '<section aria-labelledby="ket-qua">\n<h2 id="ket-qua">Kết quả</h2>\n'
        f'<ul class="hr-results">\n{items}</ul>\n</section>\n'
        if items
        else ""
    )


def _honorees(honorees: Sequence[Card]) -> str:
    return (
        '<section class="hr-named" aria-labelledby="guong">\n<h2 id="guong">Người và tập thể thực hiện</h2>\n'
        f"{cards.list_of(honorees, 'ul')}</section>\n"
        if honorees
        else ""
    )


def index(entries: Iterable[InitiativeFile[ExemplaryModel]], vocabulary: Vocabulary) -> Drawn:
    """The list of all models."""
    lead = "Những mô hình, cách làm mới trong phong trào thi đua; mỗi mô hình đều dẫn nguồn."
    found = rows(
        (
            addresses.model(entry.id),
            entry.content.name,
            [
                ("Là gì", esc(entry.content.summary)),
                ("Nơi áp dụng", _place_name(entry.content.place, vocabulary)),
                ("Từ", esc(_since(entry.content))),
            ],
        )
        for entry in entries
    )
    head = (
        f'{breadcrumb(HOME_WAY, MODELS)}<header class="hr-list-head">\n<h1>{MODELS}</h1>\n'
        f'<p class="hr-lead">{lead}</p>\n</header>\n'
    )
    return Drawn(MODELS, lead, Html(f"{head}{found}"), HOME_WAY)


def _place_name(place: str | None, vocabulary: Vocabulary) -> str:
    return esc(vocabulary.gazetteer.names[place].heading) if place else ""


def _where(place: str | None, vocabulary: Vocabulary) -> str:
    return link(addresses.place(place), vocabulary.gazetteer.names[place].heading) if place else ""
