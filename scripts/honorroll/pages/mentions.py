"""The section of an honoree's page that lists models, conferences and posts that name the honoree, and others alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages.html import link


class Part(NamedTuple):
    """What else of an event names an honoree: a speech, an album, a post about it."""

    what: str
    title: str
    url: str
    when: str = ""


class Mention(NamedTuple):
    """A page of the site that names an honoree: what kind of page it is (“Tin”), its title, address and date."""

    what: str
    title: str
    url: str
    when: str = ""
    """In words, as far as it is known: “18/04/2025”, “quý II/2025”."""
    notice: Html = EMPTY
    """What stands at the head of the honoree's page instead of an item in the section, finished."""
    parts: tuple[Part, ...] = ()
    event: str = ""
    """The address of the event that it is about: where that is listed too, it stands with it."""


#: What the page of a model is.
MODEL = "Mô hình mới"


class Beside(NamedTuple):
    """What an honoree's page says of what is not in the profile."""

    mentions: Sequence[Mention] = ()
    names: Mapping[str, str] = MappingProxyType({})
    """Others whom the profile names and who have a page, such as co-recipients: names by slug."""
    predecessors: Mapping[str, str] = MappingProxyType({})
    """The collectives that this one took over from: names by slug."""
    decisions: Mapping[str, str] = MappingProxyType({})
    """The ids of decisions that share number and year with that of another body, by what they share."""


NOTHING = Beside()


def section(mentions: Sequence[Mention]) -> Html:
    """What is said of an honoree, in the given order, the models that they have a part in before the rest; empty
    without any.
    """
    models = [mention for mention in mentions if mention.what == MODEL]
    others = [mention for mention in mentions if mention.what != MODEL and not mention.notice]
    return Html(
        listed([model._replace(what="") for model in models], MODEL, "mo-hinh")
        + listed(_by_event(others), "Trên hội nghị và báo chí", "nhac-den")
    )


def _by_event(mentions: Sequence[Mention]) -> list[Mention]:
    """The same, with what is about an event among the parts of that."""
    about: dict[str, list[Part]] = {mention.url: [] for mention in mentions}
    apart = []
    for mention in mentions:
        if mention.event in about:
            about[mention.event].append(Part(mention.what, mention.title, mention.url, mention.when))
        else:
            apart.append(mention)
    return [mention._replace(parts=(*mention.parts, *about[mention.url])) for mention in apart]


def listed(mentions: Sequence[Mention], heading: str, id_: str) -> Html:
    """A section that lists pages; empty without any."""
    if not mentions:
        return EMPTY
    items = "".join(_item(mention) for mention in mentions)
    return Html(
        f'<section class="hr-mentions" aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


def notices(mentions: Sequence[Mention]) -> Html:
    """What is to be read before anything else of the honoree."""
    return Html("".join(mention.notice for mention in mentions))


def _item(mention: Mention) -> str:
    note = ", ".join(filter(None, (mention.what, mention.when)))
    lines = [esc(note)] if note else []
    for what, some in groupby(mention.parts, attrgetter("what")):
        ways = ", ".join(link(part.url, part.title) + esc(f", {part.when}" * bool(part.when)) for part in some)
        lines.append(Html(f"{esc(what)}{': ' * bool(what)}{ways}"))
    told = "".join(f' <span class="hr-mention">{line}</span>' for line in lines)
    return f"<li>{link(mention.url, mention.title)}{told}</li>\n"
