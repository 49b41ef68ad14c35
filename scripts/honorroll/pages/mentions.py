"""The section of an honoree's page that lists conferences and posts that name the honoree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages.html import link


class Mention(NamedTuple):
    """A page of the site that names an honoree: what kind of page it is (“Tham luận”), its title, address and date."""

    what: str
    title: str
    url: str
    when: str = ""
    """In words, as far as it is known: “18/04/2025”, “quý II/2025”."""
    notice: Html = EMPTY
    """What stands at the head of the honoree's page instead of an item in the section, finished."""


class Beside(NamedTuple):
    """What an honoree's page says of what is not in the profile."""

    mentions: Sequence[Mention] = ()
    names: Mapping[str, str] = MappingProxyType({})
    """Those who received an award together with the honoree and have a page: names by slug."""


NOTHING = Beside()


def section(mentions: Sequence[Mention]) -> Html:
    """The section with ``mentions`` in the given order; empty without any."""
    items = "".join(_item(mention) for mention in mentions if not mention.notice)
    if not items:
        return EMPTY
    return Html(
        '<section class="hr-mentions" aria-labelledby="nhac-den">\n<h2 id="nhac-den">Trên hội nghị và báo chí</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


def notices(mentions: Sequence[Mention]) -> Html:
    """What is to be read before anything else of the honoree."""
    return Html("".join(mention.notice for mention in mentions))


def _item(mention: Mention) -> str:
    note = ", ".join(filter(None, (mention.what, mention.when)))
    return f'<li>{link(mention.url, mention.title)} <span class="hr-mention">{esc(note)}</span></li>\n'
