"""What can be watched of a conference: the live stream or its recording, and the films."""

from __future__ import annotations

from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.particulars import Film
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses, films
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


def section(parts: ConferenceDetails, facts: ConferenceFacts) -> str:
    if not parts.conference.films:
        return ""
    items = "".join(_film(film, n, parts, facts) for n, film in enumerate(parts.conference.films, 1))
    return f'<section class="hr-films" aria-labelledby="phim">\n<h2 id="phim">Phim</h2>\n{items}</section>\n'


def _film(film: Film, n: int, parts: ConferenceDetails, facts: ConferenceFacts) -> str:
    minutes = f" ({film.minutes} phút)" if film.minutes else ""
    transcript = parts.transcripts.get(film.transcript or "", "")
    words = (
        '<details class="hr-transcript"><summary>Lời phim bằng chữ</summary>\n'
        f'<div class="hr-story">{transcript}</div></details>\n'
        if transcript
        else ""
    )
    if film.url:
        return f'<div id="phim-{n}">\n{films.film(film.url, film.title + minutes)}{words}</div>\n'
    url = addresses.conference_file(facts.slug, addresses.FILMS, "")
    weight = next((file.size for file in facts.files if file.path.endswith(f"/films/{film.file}")), 0)
    download = f'<a href="{ROOT}{url}{film.file}" download>Tải phim ({octets(weight)})</a>'
    caption = Html(f"{esc(film.title)}{minutes} {download}")
    captions = f"{url}{film.captions}" if film.captions else ""
    return f"{films.player(f'{url}{film.file}', film.title, caption, captions, f'phim-{n}')}{words}"
