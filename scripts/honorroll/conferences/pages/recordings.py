"""What can be watched of a conference: the live stream or its recording, and the films."""

from __future__ import annotations

from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.pages import chapters
from honorroll.conferences.pages.chapters import Node
from honorroll.conferences.pages.context import PageContext
from honorroll.conferences.particulars import Film
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.media.renditions import WHOLE, ResponsivePhoto, card_url
from honorroll.pages import addresses, films, pictures
from honorroll.pages.html import ROOT, octets


def live(conference: Conference) -> str:
    """The live stream, later its recording, at the same address; empty for a cancelled conference."""
    if conference.live is None or conference.status == "cancelled":
        return ""
    heading = "Xem lại truyền hình trực tiếp" if conference.status == "held" else "Truyền hình trực tiếp"
    title = conference.live.title or f"Truyền hình trực tiếp: {conference.name}"
    return (
        f'<section class="hr-films" aria-labelledby="truc-tiep">\n<h2 id="truc-tiep">{heading}</h2>\n'
        f"{films.film(conference.live.url, title)}</section>\n"
    )


def section(parts: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> str:
    """The films, each with its chapters and its words."""
    if not parts.conference.films:
        return ""
    items = "".join(_film(film, n, parts, facts, context) for n, film in enumerate(parts.conference.films, 1))
    return f'<section class="hr-films" aria-labelledby="phim">\n<h2 id="phim">Phim</h2>\n{items}</section>\n'


def _film(film: Film, n: int, parts: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> str:
    file = next((each for each in facts.files if film.file and each.path.endswith(f"/films/{film.file}")), None)
    minutes = film.minutes or (round(file.seconds / 60) if file else 0)
    title = f"{film.title} ({minutes} phút)" if minutes else film.title
    transcript = parts.transcripts.get(film.transcript or "", "")
    words = (
        '<details class="hr-transcript"><summary>Lời phim bằng chữ</summary>\n'
        f'<div class="hr-story">{transcript}</div></details>\n'
        if transcript
        else ""
    )
    below = f"{chapters.section(film, n, parts, facts, context)}{words}"
    if film.url:
        player = films.film(film.url, title, poster=_still(film, parts))
        return f'<div class="hr-watch" id="phim-{n}">\n{player}{below}</div>\n'
    url = addresses.conference_file(facts.slug, addresses.FILMS, "")
    download = f'<a href="{ROOT}{url}{film.file}" download>Tải phim ({octets(file.size if file else 0)})</a>'
    captions = f"{url}{film.captions}" if film.captions else ""
    caption = Html(f"{esc(title)} {download}")
    player = films.player(f"{url}{film.file}", film.title, caption, captions, poster=_poster(film, parts, facts))
    return f'<div class="hr-watch" id="phim-{n}">\n{player}{below}</div>\n'


def nodes(parts: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> list[Node]:
    """The films as ``VideoObject``s of schema.org, with their chapters: search engines lead to the moment."""
    return [_node(film, n, parts, facts, context) for n, film in enumerate(parts.conference.films, 1)]


def _node(film: Film, n: int, parts: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> Node:
    node: Node = {"@type": "VideoObject", "name": film.title, "url": f"{context.site}{facts.url}#phim-{n}"}
    if film.url:
        node["sameAs"] = film.url
    else:
        node["contentUrl"] = f"{context.site}{addresses.conference_file(facts.slug, addresses.FILMS, film.file or '')}"
    if poster := _poster(film, parts, facts):
        node["thumbnailUrl"] = f"{context.site}{poster}"
    if clips := chapters.clips(film, n, parts, facts, context):
        node["hasPart"] = clips
    return node


def _poster(film: Film, parts: ConferenceDetails, facts: ConferenceFacts) -> str:
    """The picture of a film from the root of the site: its own, or the card of the conference."""
    still = _photo(film, parts)
    return still.largest(WHOLE)[0] if still else card_url(facts.social_card) if facts.social_card else ""


def _photo(film: Film, parts: ConferenceDetails) -> ResponsivePhoto | None:
    """The photo of an album that stands for the film until it plays, if it may be shown."""
    album, _, file = (film.poster or "").partition("/")
    part = next((each for each in parts.albums if each.id == album), None)
    return part.pictures[file].shown if part and file in part.pictures else None


def _still(film: Film, parts: ConferenceDetails) -> Html:
    photo = _photo(film, parts)
    return pictures.picture(photo, WHOLE, "", pictures.COVER_SIZES, widths=3) if photo else EMPTY
