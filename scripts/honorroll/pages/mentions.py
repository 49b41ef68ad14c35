"""What conferences and posts say of an honoree, on the honoree's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages.html import link


class Mention(NamedTuple):
    """A page of the site that speaks of an honoree: ``what`` it is (“Tham luận”), its title, address and day."""

    what: str
    title: str
    url: str
    when: str = ""
    """In words, as far as it is known: “18/04/2025”, “quý II/2025”."""


def section(mentions: Sequence[Mention]) -> Html:
    """The list of them, in the order given; nothing where there is none."""
    if not mentions:
        return EMPTY
    items = "".join(_item(mention) for mention in mentions)
    return Html(
        '<section class="hr-mentions" aria-labelledby="nhac-den">\n<h2 id="nhac-den">Trên hội nghị và báo chí</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


def _item(mention: Mention) -> str:
    note = ", ".join(filter(None, (mention.what, mention.when)))
    return f'<li>{link(mention.url, mention.title)} <span class="hr-mention">{esc(note)}</span></li>\n'
