"""The speeches of a conference: the section, the page of each, and a table of speakers by field of work."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from honorroll.conferences.details import ConferenceDetails, SpeechDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.pages.papers import anchors
from honorroll.conferences.pages.programme import named
from honorroll.conferences.scalars import seconds
from honorroll.conferences.words import CONFERENCES
from honorroll.content.model import Facts
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.media.documents import format_name
from honorroll.pages import addresses
from honorroll.pages.films import at_time
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link, octets
from honorroll.pages.words import HOME, KINDS
from honorroll.roll.pages.cards import face
from honorroll.roll.pages.honoree import reference

#: The columns of the matrix: the kinds of honoree, and whoever is not on the roll.
_SPEAKERS: dict[str, str] = {kind: KINDS[kind] for kind in KINDS} | {"": "Người phát biểu khác"}
NO_FIELD = "Không ghi lĩnh vực"


def section(
    parts: ConferenceDetails, facts: ConferenceFacts, vocabulary: Vocabulary, honorees: Mapping[str, Facts]
) -> Html:
    """The speeches on the page of the conference, as links to their pages."""
    if not parts.speeches:
        return EMPTY
    items = "".join(
        f'<li class="hr-speech" id="tham-luan-{part.id}">\n'
        f"<h3>{link(facts.speech_url(part.id), part.speech.title)}</h3>\n"
        f"{_byline(part, vocabulary, honorees)}{_media(part, parts, facts, anchors(parts.conference))}</li>\n"
        for part in parts.speeches
    )
    return Html(
        '<section class="hr-speeches" aria-labelledby="tham-luan">\n<h2 id="tham-luan">Tham luận</h2>\n'
        f"<ol>\n{items}</ol>\n{matrix(facts, vocabulary, honorees)}</section>\n"
    )


def page(
    n: int,
    parts: ConferenceDetails,
    facts: ConferenceFacts,
    vocabulary: Vocabulary,
    honorees: Mapping[str, Facts],
    models: Html = EMPTY,
) -> Drawn:
    """The page of a speech; ``n`` is its position, from 0, in the order of the conference. ``models`` is the section
    with those that it is about.
    """
    part = parts.speeches[n]
    speech, speaker = part.speech, _speaker(part, honorees)
    crumbs = (Crumb(HOME, ""), Crumb(CONFERENCES, addresses.CONFERENCES), Crumb(facts.name, facts.url))
    when = " · ".join(filter(None, (link(facts.url, facts.name), esc(facts.short))))
    text = part.html if part.html.strip() else '<p class="hr-empty">Chưa có toàn văn của tham luận này.</p>\n'
    sources = "".join(f"<li>{reference(source)}</li>\n" for source in speech.sources)
    cited = (
        '<section class="hr-sources" aria-labelledby="nguon">\n'
        f'<h2 id="nguon">Nguồn</h2>\n<ol>\n{sources}</ol>\n</section>\n'
    )
    body = (
        f'{breadcrumb(crumbs, speech.title)}<article class="hr-speech-page">\n<header class="hr-conference-head">\n'
        f'<p class="hr-kicker">Tham luận</p>\n<h1>{esc(speech.title)}</h1>\n'
        f'<div class="hr-speech-who">{_face(part, honorees)}{_byline(part, vocabulary, honorees)}</div>\n</header>\n'
        f'<aside class="hr-speech-aside" aria-label="Về tham luận này">\n<p class="hr-speech-when">{when}</p>\n'
        f"{_media(part, parts, facts)}</aside>\n"
        f'<div class="hr-story">\n{text}</div>\n{models}{cited if sources else ""}</article>\n'
        f"{_neighbours(n, parts, facts)}"
    )
    return Drawn(speech.title, f"Tham luận của {speaker} tại {facts.name}.", Html(body), crumbs)


def _neighbours(n: int, parts: ConferenceDetails, facts: ConferenceFacts) -> str:
    beside = (("prev", "Tham luận trước", n - 1), ("next", "Tham luận sau", n + 1))
    ways = "".join(
        f'<a rel="{rel}" href="{ROOT}{facts.speech_url(parts.speeches[at].id)}"><small>{label}</small> '
        f"{esc(parts.speeches[at].speech.title)}</a>\n"
        for rel, label, at in beside
        if 0 <= at < len(parts.speeches)
    )
    return f'<nav class="hr-neighbours" aria-label="Tham luận khác">\n{ways}</nav>\n' if ways else ""


def _speaker(part: SpeechDetails, honorees: Mapping[str, Facts]) -> str:
    speaker = part.speech.speaker
    return speaker.name or honorees[speaker.honoree or ""].name


def _face(part: SpeechDetails, honorees: Mapping[str, Facts]) -> Html:
    honoree = part.speech.speaker.honoree
    return face(honorees[honoree].card, in_row=True) if honoree else EMPTY


def _byline(part: SpeechDetails, vocabulary: Vocabulary, honorees: Mapping[str, Facts]) -> str:
    """The speaker and the field of work."""
    details: list[str] = [named(part.speech.speaker, honorees)]
    if part.speech.field:
        details.append(f'<span class="hr-field">{esc(vocabulary.fields[part.speech.field].name)}</span>')
    return f'<p class="hr-speaker">{" · ".join(details)}</p>\n'


def _media(
    part: SpeechDetails,
    parts: ConferenceDetails,
    facts: ConferenceFacts,
    offered: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Links to film and slides; ``offered`` says where on the same page a file is offered already."""
    speech = part.speech
    links = []
    if speech.film is not None:
        film = parts.conference.films[speech.film - 1]
        start = seconds(speech.at) if speech.at else 0
        label = f"Xem từ {speech.at}" if speech.at else "Xem phim"
        if film.url:
            links.append(f'<a href="{esc(at_time(film.url, start))}" rel="noopener nofollow">{label}</a>')
        else:
            url = addresses.conference_file(facts.slug, addresses.FILMS, str(film.file))
            mark = f"#t={start}" if start else ""
            links.append(f'<a href="{ROOT}{url}{mark}">{label}</a>')
    files = {file.path.rpartition("/")[2]: file for file in facts.files if "/documents/" in file.path}
    titles = {document.file: document.title for document in parts.conference.documents}
    links += [
        f'<a href="#{offered[name]}">{esc(titles[name])}</a> <small>{format_name(name)}</small>'
        if name in offered
        else f'<a href="{ROOT}{files[name].url}" download>{esc(titles[name])}</a> <small>{format_name(name)}, '
        f"{octets(files[name].size)}</small>"
        for name in speech.documents
    ]
    return f'<ul class="hr-item-media">{"".join(f"<li>{each}</li>" for each in links)}</ul>\n' if links else ""


def matrix(facts: ConferenceFacts, vocabulary: Vocabulary, honorees: Mapping[str, Facts]) -> Html:
    """A table with fields of work as rows and kinds of speaker as columns, folded up."""
    counts: dict[tuple[str, str], int] = {}
    for speech in facts.speeches:
        kind = honorees[speech.honoree].kind if speech.honoree else ""
        counts[speech.field, kind] = counts.get((speech.field, kind), 0) + 1
    columns = [kind for kind in _SPEAKERS if any(key[1] == kind for key in counts)]
    fields = [id_ for id_ in (*vocabulary.fields, "") if any(key[0] == id_ for key in counts)]
    if len(facts.speeches) < 2:
        return EMPTY
    head = "".join(f'<th scope="col">{_SPEAKERS[kind]}</th>' for kind in columns)
    rows = "".join(_row(id_, columns, counts, vocabulary) for id_ in fields)
    total = "".join(f"<td>{sum(n for key, n in counts.items() if key[1] == kind)}</td>" for kind in columns)
    return Html(
        '<details class="hr-figures hr-matrix">\n<summary>Tham luận theo lĩnh vực</summary>\n'
        '<div class="hr-wide" role="group" aria-label="Bảng" tabindex="0">\n'
        '<table class="hr-table">\n<caption>Số tham luận theo lĩnh vực và người phát biểu</caption>\n'
        f'<thead><tr><th scope="col">Lĩnh vực</th>{head}'
        f'<th scope="col">Cộng</th></tr></thead>\n<tbody>\n{rows}</tbody>\n'
        "<tfoot><tr>"
        f'<th scope="row">Cộng</th>{total}<td>{len(facts.speeches)}</td></tr></tfoot>\n</table>\n</div>\n</details>\n'
    )


def _row(id_: str, columns: list[str], counts: Mapping[tuple[str, str], int], vocabulary: Vocabulary) -> str:
    name = vocabulary.fields[id_].name if id_ else NO_FIELD
    numbers = [counts.get((id_, kind), 0) for kind in columns]
    cells = "".join(f"<td>{n or '–'}</td>" for n in numbers)
    return f'<tr><th scope="row">{esc(name)}</th>{cells}<td>{sum(numbers)}</td></tr>\n'
