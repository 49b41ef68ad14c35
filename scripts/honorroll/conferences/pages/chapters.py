"""The chapters of a film: who speaks from when on, with the way to their page and to what they said.

A chapter is a link into the film: to the moment at its host, or in the file. The script moves the player instead.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Speech
from honorroll.conferences.pages.context import PageContext
from honorroll.conferences.particulars import Film
from honorroll.conferences.scalars import seconds
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses
from honorroll.pages.films import at_time
from honorroll.pages.html import ROOT, link, show_all
from honorroll.roll.pages.cards import face

#: So many are seen at once on a telephone, as the style has it.
AT_ONCE = 4

Node = dict[str, object]
"""A thing of schema.org, to be written as JSON-LD."""


class Part(NamedTuple):
    """A chapter as it is shown; ``speech`` is an id, ``honoree`` a slug, ``speaker`` a name that is not on the roll."""

    at: str
    title: str
    speech: str = ""
    honoree: str = ""
    speaker: str = ""


def parts_of(film: Film, n: int, details: ConferenceDetails, context: PageContext) -> list[Part]:
    """The chapters of the film with this number, by time: those that it states, and the speeches that begin in it."""
    speeches = {part.id: part.speech for part in details.speeches}
    told = [Part(each.at, each.title or "", each.speech or "", each.honoree or "") for each in film.chapters]
    named = {part.speech for part in told}
    told += [
        Part(speech.at, "", id_)
        for id_, speech in speeches.items()
        if speech.film == n and speech.at and id_ not in named
    ]
    parts = [_with_speech(part, speeches.get(part.speech), context) for part in told]
    return sorted((part for part in parts if part.title), key=lambda part: seconds(part.at))


def _with_speech(part: Part, speech: Speech | None, context: PageContext) -> Part:
    """The chapter with the title and the speaker of its speech, where it states none."""
    if speech:
        speaker = speech.speaker
        title, honoree = part.title or speech.title, part.honoree or speaker.honoree or ""
        part = part._replace(title=title, honoree=honoree, speaker="" if honoree else speaker.name or "")
    if part.honoree not in context.honorees:
        part = part._replace(honoree="")
    return part._replace(title=part.title or _name(part, context))


def section(film: Film, n: int, details: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> Html:
    """The chapters under the film with this number; empty if it has none."""
    parts = parts_of(film, n, details, context)
    if not parts:
        return EMPTY
    items = "".join(_item(part, film, n, facts, context) for part in parts)
    whole = show_all(f"Hiện cả {len(parts)} phần") if len(parts) > AT_ONCE else ""
    return Html(
        f'<nav class="hr-chapters" aria-label="Các phần của phim {esc(film.title)}">\n<ol>\n{items}</ol>{whole}</nav>\n'
    )


def clips(film: Film, n: int, details: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> list[Node]:
    """The same as ``Clip``s of schema.org: each lasts until the next begins."""
    parts = parts_of(film, n, details, context)
    starts = [seconds(part.at) for part in parts]
    nodes: list[Node] = []
    for part, start, end in zip_longest(parts, starts, starts[1:]):
        url = _at(film, start, facts)
        node: Node = {"@type": "Clip", "name": part.title, "startOffset": start}
        node |= {"endOffset": end} if end is not None else {}
        nodes.append(node | {"url": url if film.url else f"{context.site}{url}"})
    return nodes


def _at(film: Film, start: int, facts: ConferenceFacts) -> str:
    """The address of that moment: at the host of the film, or in its file, from the root of the site on."""
    if film.url:
        return at_time(film.url, start)
    return f"{addresses.conference_file(facts.slug, addresses.FILMS, film.file or '')}#t={start}"


def _item(part: Part, film: Film, n: int, facts: ConferenceFacts, context: PageContext) -> str:
    start = seconds(part.at)
    url = esc(_at(film, start, facts)) if film.url else Html(f"{ROOT}{_at(film, start, facts)}")
    outside = ' rel="noopener nofollow"' if film.url else ""
    name = _name(part, context)
    told = name if name != part.title else ""
    who = link(addresses.honoree(part.honoree), told or "Xem hồ sơ") if part.honoree else esc(told)
    reading = link(facts.speech_url(part.speech), "Đọc bài") if part.speech else ""
    below = " · ".join(filter(None, (who, reading)))
    return (
        f'<li class="hr-chapter"><a class="hr-chapter-at" href="{url}"{outside} data-hr-chapter="{start}" '
        f'data-hr-of="phim-{n}">{_face(part, context)}<span class="hr-chapter-time">{part.at}</span>'
        f'<span class="hr-chapter-title">{esc(part.title)}</span></a>'
        + (f'<p class="hr-chapter-who">{below}</p>' if below else "")
        + "</li>\n"
    )


def _name(part: Part, context: PageContext) -> str:
    return context.honorees[part.honoree].name if part.honoree else part.speaker


def _face(part: Part, context: PageContext) -> str:
    """The portrait of the speaker, or the motif that stands in its place; nothing of whoever is not on the roll."""
    if not part.honoree:
        return ""
    return face(context.honorees[part.honoree].card, in_row=True)
