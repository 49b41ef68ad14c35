"""The plan of the pages of this room, and what of it stands on pages of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import title_key
from honorroll.content.model import Card
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html
from honorroll.initiatives import words
from honorroll.initiatives.campaigns import dates, state
from honorroll.initiatives.pages import campaigns as campaign_pages
from honorroll.initiatives.pages import contributions as contribution_pages
from honorroll.initiatives.pages import figures as figure_pages
from honorroll.initiatives.pages import models as model_pages
from honorroll.initiatives.pages import nominations as nomination_pages
from honorroll.initiatives.read import InitiativeContents
from honorroll.initiatives.rules import ModelUse
from honorroll.pages import addresses, mentions
from honorroll.pages.found import SearchEntry
from honorroll.pages.html import Drawn, link
from honorroll.pages.mentions import Mention
from honorroll.pages.page import Page, moved
from honorroll.roll.database import Roll


class Initiatives(NamedTuple):
    """What was read, as of one day, and who says which models they are about."""

    contents: InitiativeContents
    uses: tuple[ModelUse, ...]
    """Of conferences and speeches; the profiles are rows of the roll."""
    vocabulary: Vocabulary
    settings: Settings
    today: date

    @property
    def names(self) -> dict[str, str]:
        """The names of the models by id."""
        return {id_: entry.content.name for id_, entry in self.contents.models.items()}

    @property
    def figures_title(self) -> str:
        """What the page of works and figures is called; ``""`` where there is none."""
        return figure_pages.title(self.contents.works, self.contents.figures)

    def named(self) -> Iterator[tuple[str, str]]:
        """The pages that lead to the others, each with its name."""
        if self.contents.models:
            yield addresses.MODELS, words.MODELS
        if self.contents.campaigns:
            yield addresses.CAMPAIGNS, words.CAMPAIGNS
        if self.figures_title:
            yield addresses.WORKS, self.figures_title
        if self.settings.nominations:
            yield addresses.NOMINATE, words.NOMINATE
        if self.settings.contributions:
            yield addresses.CONTRIBUTE, words.CONTRIBUTE


def profile_uses(roll: Roll) -> list[ModelUse]:
    """The models that profiles name."""
    named: dict[str, list[str]] = defaultdict(list)
    for model, _, path in roll.models:
        named[path].append(model)
    return [ModelUse(path, tuple(models)) for path, models in sorted(named.items())]


def plan(room: Initiatives, roll: Roll, published: Container[str]) -> dict[str, Page]:
    """Every page of this room. ``published`` are the addresses that were public before."""
    pages: dict[str, Page] = {}

    def add(url: str, key: bytes, draw: Callable[[], Drawn]) -> None:
        pages[url] = Page(url, addresses.section(url), key, draw)

    contents, vocabulary, today = room.contents, room.vocabulary, room.today
    members, uses = _members(roll), _uses(room.uses)
    for id_, entry in contents.models.items():
        cards, told = members.get(id_, ()), uses.get(id_, ())
        key = key_of("model", repr(entry), repr(cards), repr(told))
        add(addresses.model(id_), key, partial(model_pages.page, entry, cards, told, vocabulary))
    if contents.models:
        models = sorted(contents.models.values(), key=lambda entry: (title_key(entry.content.name), entry.id))
        key = key_of("models", repr([(entry.id, entry.content) for entry in models]))
        add(addresses.MODELS, key, partial(model_pages.index, models, vocabulary))
    campaigns = campaign_pages.newest_first(contents.campaigns.values())
    for campaign in campaigns:
        key = key_of("campaign", repr(campaign), state(campaign.content, today).name)
        add(addresses.campaign(campaign.id), key, partial(campaign_pages.page, campaign, today, vocabulary))
    if campaigns:
        told_of = [(each.id, each.content, state(each.content, today).name) for each in campaigns]
        key = key_of("campaigns", repr(told_of))
        add(addresses.CAMPAIGNS, key, partial(campaign_pages.index, campaigns, today, vocabulary))
    if room.figures_title:
        planned = [figure_pages.when(work, today) for work in contents.works.works]
        key = key_of("works", repr(contents.works), repr(contents.figures), repr(planned))
        draw = partial(figure_pages.page, contents.works, contents.figures, today, vocabulary)
        add(addresses.WORKS, key, draw)
    if room.settings.nominations:
        add(addresses.NOMINATE, key_of("nominate"), partial(nomination_pages.page, room.settings))
        add(addresses.NOMINATION_FORM, key_of("form"), partial(nomination_pages.form, room.settings))
    if room.settings.contributions:
        add(addresses.CONTRIBUTE, key_of("contribute"), partial(contribution_pages.page, room.settings))
        add(addresses.CONSENT_FORM, key_of("consent-form"), partial(contribution_pages.form, room.settings))
    pages.update((url, moved(url, target)) for url, target in _moved(room, published, pages))
    return pages


def _members(roll: Roll) -> dict[str, tuple[Card, ...]]:
    """The cards of those who have a part in each model, in the order of names."""
    slugs: dict[str, list[str]] = defaultdict(list)
    for model, slug, _ in roll.models:
        slugs[model].append(slug)
    return {model: tuple(each.card for each in roll.carded(some)) for model, some in slugs.items()}


def _uses(uses: Iterable[ModelUse]) -> dict[str, list[Mention]]:
    """What is said of each model at conferences."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for use in uses:
        for id_ in dict.fromkeys(use.models) if use.mention else ():
            found[id_].extend(filter(None, (use.mention,)))
    return found


#: Where the addresses of pages lead that may be public one day and not the next.
_FALLBACKS = {
    addresses.MODELS: addresses.MOVEMENTS,
    addresses.CAMPAIGNS: addresses.MOVEMENTS,
    addresses.WORKS: addresses.STATISTICS,
    addresses.NOMINATE: addresses.HOME,
    addresses.NOMINATION_FORM: addresses.HOME,
}


def _moved(room: Initiatives, published: Container[str], pages: Container[str]) -> Iterator[tuple[str, str]]:
    for id_, entry in room.contents.models.items():
        yield from ((addresses.model(former), addresses.model(id_)) for former in entry.content.former_ids)
    for id_, campaign in room.contents.campaigns.items():
        yield from ((addresses.campaign(former), addresses.campaign(id_)) for former in campaign.content.former_ids)
    yield from ((url, target) for url, target in _FALLBACKS.items() if url in published and url not in pages)


# ── What stands elsewhere ──────────────────────────────────────────────────────────────────────────────────────────


def findable(room: Initiatives) -> list[SearchEntry]:
    """The search entries of models, campaigns and the pages that lead to them."""
    entries = [SearchEntry("page", url, name, "Trang") for url, name in room.named()]
    for id_, model in room.contents.models.items():
        entries.append(SearchEntry("page", addresses.model(id_), model.content.name, words.MODEL))
    for id_, campaign in room.contents.campaigns.items():
        line = f"{words.CAMPAIGN}, {dates(campaign.content)}"
        entries.append(SearchEntry("page", addresses.campaign(id_), campaign.content.name, line))
    return entries


def model_mentions(room: Initiatives, roll: Roll) -> dict[str, list[Mention]]:
    """The models that each honoree has a part in, by slug."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for id_, slug, _ in roll.models:
        if id_ in room.contents.models:
            name = room.contents.models[id_].content.name
            found[slug].append(Mention(mentions.MODEL, name, addresses.model(id_)))
    return found


def leads_to(room: Initiatives) -> Iterator[str]:
    """The lists that the pages of this room lead to."""
    for model in room.contents.models.values():
        yield from map(addresses.movement, model.content.movements)
    places = [model.content.place for model in room.contents.models.values()]
    places += [work.place for work in room.contents.works.works]
    yield from (addresses.place(place) for place in places if place)
    for campaign in room.contents.campaigns.values():
        if campaign.content.movement:
            yield addresses.movement(campaign.content.movement)


def of_movements(room: Initiatives) -> dict[str, Html]:
    """The section with the campaigns of each movement, by the address of the movement's page."""
    campaigns = campaign_pages.newest_first(room.contents.campaigns.values())
    ids = dict.fromkeys(each.content.movement for each in campaigns if each.content.movement)
    return {
        addresses.movement(id_): campaign_pages.of_movement(
            [each for each in campaigns if each.content.movement == id_], room.today
        )
        for id_ in ids
    }


def of_conferences(room: Initiatives) -> dict[str, Html]:
    """The section with the works in honour of each conference, by slug."""
    works = room.contents.works
    slugs = dict.fromkeys(work.conference for work in works.works if work.conference)
    return {slug: figure_pages.of_conference(works, slug, room.today) for slug in slugs}


def home_section(room: Initiatives) -> Html:
    """The section of the home page that leads here."""
    told: Sequence[Mention] = [Mention("", name, url) for url, name in room.named()]
    return mentions.listed(told, "Mô hình, đợt thi đua và suy tôn", "sang-kien") if told else EMPTY


def beside_figures(room: Initiatives) -> Html:
    """The line that leads to works and figures from the pages of the roll's own figures."""
    name = room.figures_title
    return Html(f'<p class="hr-more">{link(addresses.WORKS, f"Xem thêm: {name.lower()}")}</p>\n') if name else EMPTY
