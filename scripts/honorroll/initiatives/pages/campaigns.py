"""The page of a campaign (đợt thi đua), the list of all, and the section on the page of their movement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.initiatives.campaigns import State, dates, state
from honorroll.initiatives.model import Campaign
from honorroll.initiatives.pages.parts import facts_list, rows
from honorroll.initiatives.read import InitiativeFile
from honorroll.initiatives.rules import first_day
from honorroll.initiatives.words import CAMPAIGN, CAMPAIGNS, CAMPAIGNS_WAY, HOME_WAY
from honorroll.pages import addresses, mentions
from honorroll.pages.html import Drawn, breadcrumb, link
from honorroll.pages.mentions import Mention
from honorroll.roll.pages.honoree import sources_section

Entries = Sequence[InitiativeFile[Campaign]]


def page(entry: InitiativeFile[Campaign], today: date, vocabulary: Vocabulary) -> Drawn:
    """The page of a campaign as it stands ``today``."""
    campaign, now = entry.content, state(entry.content, today)
    movement = vocabulary.movements[campaign.movement].name if campaign.movement else ""
    facts = [
        ("Thời gian", esc(dates(campaign))),
        ("Phong trào", link(addresses.movement(campaign.movement), movement) if campaign.movement else ""),
        ("Nơi phát động", esc(campaign.launched_by or "")),
    ]
    lead = campaign.summary or f"{CAMPAIGN}{f' của phong trào “{movement}”' if movement else ''}, {dates(campaign)}."
    parts = [
        breadcrumb(CAMPAIGNS_WAY, campaign.name),
        '<article class="hr-article">\n<header class="hr-article-head">',
        f'<p class="hr-kicker">{CAMPAIGN}</p>\n<h1>{esc(campaign.name)}</h1>\n',
        f'<p class="hr-lead">{esc(lead)}</p>\n<p><span class="hr-state">{now.value}</span></p></header>\n',
        facts_list(facts),
        _section("chi-tieu", "Chỉ tiêu", entry.text("target")),
        _result(entry, now),
        sources_section(campaign.sources),
        "</article>\n",
    ]
    return Drawn(campaign.name, lead, Html("".join(parts)), CAMPAIGNS_WAY)


def _section(id_: str, heading: str, text: Html) -> str:
    return (
        f'<section aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n<div class="hr-text">\n{text}</div>\n'
        "</section>\n"
        if text
        else ""
    )


def _result(entry: InitiativeFile[Campaign], now: State) -> str:
    heading = "Kết quả bước đầu" if now is State.RUNNING else "Kết quả"
    if text := entry.text("result"):
        return _section("ket-qua", heading, text)
    if now is State.NO_RESULT:
        return '<p class="hr-empty">Đợt thi đua đã kết thúc; chưa có kết quả được công bố.</p>\n'
    return ""


def newest_first(entries: Iterable[InitiativeFile[Campaign]]) -> list[InitiativeFile[Campaign]]:
    """The campaigns in the order of pages."""
    return sorted(entries, key=lambda entry: (-first_day(entry.content.start).toordinal(), entry.id))


def index(entries: Entries, today: date, vocabulary: Vocabulary) -> Drawn:
    """The list of all campaigns, newest first."""
    lead = "Các đợt thi đua theo thời gian, mới nhất trước: chỉ tiêu, thời hạn và kết quả."
    found = rows(
        (
            addresses.campaign(entry.id),
            entry.content.name,
            [
                (
                    "Phong trào",
                    esc(vocabulary.movements[entry.content.movement].name if entry.content.movement else ""),
                ),
                ("Thời gian", esc(dates(entry.content))),
                ("Tình trạng", esc(state(entry.content, today).value)),
            ],
        )
        for entry in entries
    )
    head = (
        f'{breadcrumb(HOME_WAY, CAMPAIGNS)}<header class="hr-list-head">\n<h1>{CAMPAIGNS}</h1>\n'
        f'<p class="hr-lead">{lead}</p>\n</header>\n'
    )
    return Drawn(CAMPAIGNS, lead, Html(f"{head}{found}"), HOME_WAY)


def of_movement(entries: Entries, today: date) -> Html:
    """The section on the page of a movement."""
    told = [
        Mention(
            state(entry.content, today).value, entry.content.name, addresses.campaign(entry.id), dates(entry.content)
        )
        for entry in entries
    ]
    return mentions.listed(told, "Đợt thi đua của phong trào", "dot-thi-dua")
