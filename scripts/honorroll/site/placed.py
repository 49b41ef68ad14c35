"""What directives place into hand-written text (see ``directives``), drawn from the plan of the site."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import number
from honorroll.conferences import gather
from honorroll.conferences.contents import ConferenceContents
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.pages import albums, lists
from honorroll.conferences.pages.context import PageContext
from honorroll.content.directives import Directive, DirectiveTargets
from honorroll.formats.html import esc
from honorroll.pages import addresses
from honorroll.pages.bars import Bar, chart
from honorroll.pages.html import ROOT, link
from honorroll.roll.database import Honorees, Roll
from honorroll.roll.lists import KINDS
from honorroll.roll.pages import cards

#: So many cards of a list are shown where the directive does not say how many, and so many bars of a chart.
CARDS, BARS = 6, 8


class SiteDirectives:
    """Draws directives, of the roll and the conferences."""

    def __init__(self, roll: Roll, contents: ConferenceContents) -> None:
        self.roll, self.contents, self.vocabulary = roll, contents, roll.vocabulary
        self.honorees = Honorees(roll)
        self.conferences: dict[str, ConferenceFacts] = {facts.slug: facts for facts in contents.conferences}

    @cached_property
    def known(self) -> DirectiveTargets:
        """What directives may name."""
        withheld = self.contents.gathered.expired.withheld
        return DirectiveTargets(
            # Whose consent has ended is left out where the directive is drawn.
            frozenset(self.honorees) | withheld if withheld else self.honorees,
            frozenset(map(addresses.list_path, self.roll.lists)),
            frozenset(self.conferences),
            frozenset(f"{facts.slug}/{album.id}" for facts in self.conferences.values() for album in facts.albums),
            {former: slug for former, slug in self.roll.former().items() if slug in self.honorees}
            | {former: facts.slug for facts in self.conferences.values() for former in facts.former_slugs},
        )

    def key(self, directives: Sequence[Directive]) -> bytes:
        """Stands for all that the directives show."""
        return key_of(*(self.draw(directive) or "" for directive in directives))

    def draw(self, directive: Directive) -> str | None:
        """Finished HTML, with the mark for the way to the root; None for what there is not."""
        name, arguments = directive
        if name == "honorees":
            shown = [self.honorees[slug].card for slug in arguments if slug in self.honorees]
            return cards.list_of(shown, placed=True) if shown else None
        if name == "list":
            return self._list(arguments[0], int(arguments[1]) if len(arguments) > 1 else CARDS)
        if name == "count":
            found = self.roll.lists.get(addresses.list_at(arguments[0]))
            return None if found is None else number(found.total)
        if name == "chart":
            return self._chart(arguments[0])
        if name == "conference":
            facts = self.conferences.get(arguments[0])
            return facts and f'<ol class="hr-placed">\n{lists.row(facts, "p")}</ol>\n'
        return self._album(*arguments) if name == "album" else None

    def _list(self, path: str, most: int) -> str | None:
        url = addresses.list_at(path)
        found = self.roll.lists.get(url)
        if found is None or not found.total:
            return None
        list_ = cards.list_of([facts.card for facts in self.roll.members(url, most)], placed=True)
        more = f'<p class="hr-more">{link(url, f"Xem tất cả {number(found.total)} hồ sơ")}</p>\n'
        return list_ + more if found.total > most else list_

    def _chart(self, kind: str) -> str | None:
        """The longest lists of a kind; each has its number written out and leads to its list."""
        top = addresses.list_at(kind)
        names = self._names(top)
        counted = [
            (names.get(addresses.name(url), addresses.name(url)), url, row.total)
            for url, row in self.roll.lists.items()
            if addresses.parent(url) == top and row.total
        ]
        rows = sorted(counted, key=lambda row: -row[2])[:BARS]
        if not rows:
            return None
        most = rows[0][2]
        return chart(
            (Bar(link(url, label), number(total), total / most) for label, url, total in rows), "hr-bars hr-placed"
        )

    def _names(self, top: str) -> dict[str, str]:
        kinds = (kind for kind in KINDS if kind.folder == top)
        return {id_: name for kind in kinds for id_, name in kind.names(self.roll.words).items()}

    def _album(self, slug: str, id_: str) -> str | None:
        facts = self.conferences.get(slug)
        if facts is None or id_ not in {album.id for album in facts.albums}:
            return None
        parts = gather.details_of(self.contents.gathered, facts, self.vocabulary)
        part = next(part for part in parts.albums if part.id == id_)
        context = PageContext("", self.vocabulary, self.honorees)
        way = f'<p class="hr-more"><a href="{ROOT}{facts.url}#album-{id_}">{esc(part.album.title)}</a></p>\n'
        return f'<div class="hr-placed">\n{albums.photos(part, context)}{way}</div>\n'
