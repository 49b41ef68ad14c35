"""The media page of a conference: date and place, then what there is to watch, read and download."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.vietnamese import day_first, number
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.pages import albums, composition, papers, recordings, speeches
from honorroll.conferences.pages.conference_head import head, side
from honorroll.conferences.pages.context import PageContext
from honorroll.conferences.pages.event import description, event_node
from honorroll.conferences.pages.programme import programme
from honorroll.conferences.words import CONFERENCES
from honorroll.content.model import AwardFacts, Facts
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses, pictures
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link, show_all
from honorroll.pages.words import HOME
from honorroll.roll.pages import cards

CRUMBS = (Crumb(HOME, ""), Crumb(CONFERENCES, addresses.CONFERENCES))
#: So many honorees stand on the page as cards; where there are more, the others are names.
CARDS = 24
#: So many of these are seen at once on a telephone, as the style has it.
AT_ONCE = 6


def page(parts: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> Drawn:
    """The media page, with JSON-LD for an ``Event`` and the social card."""
    conference = parts.conference
    body = (
        f"{breadcrumb(CRUMBS, conference.name)}"
        f'<article class="hr-conference">\n{head(conference, facts, context)}'
        f'{side(conference, facts, context)}<div class="hr-conference-body">\n'
        f"{''.join(_sections(parts, facts, context))}</div>\n</article>\n"
        f"{_neighbours(context)}"
    )
    image = pictures.shared_card(facts.social_card, conference.name)
    return Drawn(
        conference.name,
        description(facts),
        Html(body),
        CRUMBS,
        node=event_node(facts, conference, context.site, recordings.nodes(parts, facts, context)),
        image=image,
    )


def _sections(parts: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> Iterator[str]:
    """The parts of the page in the order in which a reader wants them.

    Of what was held: whom it honoured, what came of it, what there is to watch, how it went, which leads to photos and
    speeches, and then these.
    Of what is to come: what will be when, so the programme is first, with what was changed in it.
    """
    conference = parts.conference
    is_held = facts.status == "held"
    honoured = _honorees("nguoi-duoc-vinh-danh", _honoured(facts), facts.honorees, context, facts)
    plan = programme(parts, facts, context.honorees)
    yield _lead(conference)
    if is_held:
        yield from (honoured, _results(conference))
    yield recordings.live(conference)
    if not is_held:
        yield from (_changes(facts), plan, _text(parts), honoured)
    yield recordings.section(parts, facts, context)
    if is_held:
        yield from (_text(parts), plan)
    yield albums.section(parts, context)
    yield speeches.section(parts, facts, context.vocabulary, context.honorees)
    yield context.coverage
    yield _delegates(conference, context)
    yield composition.section(conference, facts)
    yield context.models
    yield papers.section(conference, facts)
    yield papers.sources(conference)


# ── The body ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _lead(conference: Conference) -> str:
    return f'<p class="hr-conference-lead">{esc(conference.summary)}</p>\n' if conference.summary else ""


def _results(conference: Conference) -> str:
    results = "".join(f"<li>{esc(result)}</li>\n" for result in conference.results)
    if not results:
        return ""
    return (
        '<section aria-labelledby="ket-qua">\n<h2 id="ket-qua">Kết quả</h2>\n'
        f'<ul class="hr-results">\n{results}</ul>\n</section>\n'
    )


def _text(parts: ConferenceDetails) -> str:
    return f'<section class="hr-story" aria-label="Giới thiệu">\n{parts.html}</section>\n' if parts.html else ""


def _changes(facts: ConferenceFacts) -> str:
    """What was changed since the programme was published, latest first."""
    if not facts.changes:
        return ""
    items = "".join(
        f'<li><strong>Cập nhật ngày <time datetime="{day}">{day_first(day)}</time>:</strong> {esc(text)}</li>\n'
        for day, text in facts.changes
    )
    return (
        '<section class="hr-changes" aria-labelledby="cap-nhat">\n<h2 id="cap-nhat">Thay đổi</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


def award_shown(honoree: Facts, facts: ConferenceFacts) -> AwardFacts | None:
    """The award on the card of somebody honoured: the highest that was given here, as the profile states it.

    Where no profile states any, what was given in the year of the conference, and at no other, was given at one that
    was held. None where nothing tells.
    """
    granted = [award for award in honoree.awards if award.status == "granted"]
    if facts.given or facts.status != "held":
        return next((award for award in granted if award.conference == facts.slug), None)
    year = int(facts.first[:4]) if facts.first else 0
    return next((award for award in granted if year and award.year == year and not award.conference), None)


def _honoured(facts: ConferenceFacts) -> str:
    """The heading above those who are honoured: nobody was before the conference is known to have been held."""
    return "Được vinh danh tại đây" if facts.status == "held" else "Dự kiến vinh danh"


def box(cards: int) -> Html:
    """What shows so many cards on a telephone; nothing where they are few."""
    return show_all(f"Hiện cả {cards} hồ sơ") if cards > AT_ONCE else EMPTY


def _honorees(
    id_: str, heading: str, slugs: tuple[str, ...], context: PageContext, facts: ConferenceFacts | None = None
) -> str:
    honorees = [context.honorees[slug] for slug in slugs]
    if not honorees:
        return ""
    list_ = cards.list_of(
        cards.with_award(each.card, award_shown(each, facts), context.vocabulary) if facts else each.card
        for each in honorees[:CARDS]
    )
    more = "".join(f"<li>{link(addresses.honoree(each.slug), each.name)}</li>\n" for each in honorees[CARDS:])
    others = f'<ul class="hr-names">\n{more}</ul>\n' if more else ""
    return (
        f'<section class="hr-attending" aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n'
        f'<p class="hr-count">{number(len(honorees))} hồ sơ trên bảng vàng</p>\n'
        f"{list_}{box(min(len(honorees), CARDS))}{others}</section>\n"
    )


def _delegates(conference: Conference, context: PageContext) -> str:
    """The delegates to the congress above, if the conference lists them; only those with a page, which states the basis
    of publication.
    """
    delegates = conference.congress_delegates
    if delegates is None or not delegates.listed:
        return ""
    return _honorees("dai-bieu", "Đại biểu dự đại hội cấp trên", delegates.people, context)


# ── Beside and below ───────────────────────────────────────────────────────────────────────────────────────────────


def _neighbours(context: PageContext) -> str:
    ways = "".join(
        f'<a rel="{rel}" href="{ROOT}{facts.url}"><small>{label}</small> {esc(facts.name)}</a>\n'
        for rel, label, facts in (("prev", "Trước đó", context.before), ("next", "Sau đó", context.after))
        if facts
    )
    return f'<nav class="hr-neighbours" aria-label="Hội nghị khác">\n{ways}</nav>\n' if ways else ""
