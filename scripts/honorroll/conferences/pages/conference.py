"""The media page of a conference: date and place, then what there is to watch, read and download."""

from __future__ import annotations

from collections.abc import Mapping

from honorroll.base.vietnamese import day_first, number
from honorroll.conferences.details import AlbumDetails, ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts, FileFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.pages import composition, speeches
from honorroll.conferences.pages.conference_head import head, side
from honorroll.conferences.pages.context import PageContext
from honorroll.conferences.pages.event import description, event_node
from honorroll.conferences.pages.programme import programme
from honorroll.conferences.particulars import Film, LegalBasis
from honorroll.conferences.words import CONFERENCES
from honorroll.content.model import AwardFacts, Facts
from honorroll.content.shared import Reference, TaggedPhoto
from honorroll.formats.html import Html, esc
from honorroll.media.documents import format_name
from honorroll.pages import addresses, films, pictures
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link, octets, outward
from honorroll.pages.words import HOME
from honorroll.roll.pages import cards
from honorroll.roll.pages.honoree import reference

CRUMBS = (Crumb(HOME, ""), Crumb(CONFERENCES, addresses.CONFERENCES))
#: So many honorees stand on the page as cards; where there are more, the others are names.
CARDS = 24


def page(parts: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> Drawn:
    """The media page, with JSON-LD for an ``Event`` and the social card."""
    conference = parts.conference
    sections = (
        _about(parts, facts),
        _live(conference, facts),
        _films(parts, facts),
        _changes(facts),
        programme(parts, facts, context.honorees),
        speeches.section(parts, facts, context.vocabulary, context.honorees),
        _albums(parts, context),
        _honorees("nguoi-duoc-vinh-danh", _honoured(facts), facts.honorees, context, facts),
        _delegates(conference, context),
        composition.section(conference),
        context.models,
        _documents(conference, facts),
        context.coverage,
        _sources(conference.sources),
    )
    body = (
        f"{breadcrumb(CRUMBS, conference.name)}"
        f'<article class="hr-conference">\n{head(conference, facts, context)}'
        f'{side(conference, facts, context)}<div class="hr-conference-body">\n{"".join(sections)}</div>\n</article>\n'
        f"{_neighbours(context)}"
    )
    image = pictures.shared_card(facts.social_card, conference.name)
    return Drawn(
        conference.name,
        description(facts),
        Html(body),
        CRUMBS,
        node=event_node(facts, conference, context.site),
        image=image,
    )


# ── The head ───────────────────────────────────────────────────────────────────────────────────────────────────────


# ── The body ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _about(parts: ConferenceDetails, facts: ConferenceFacts) -> str:
    conference = parts.conference
    lead = f'<p class="hr-conference-lead">{esc(conference.summary)}</p>\n' if conference.summary else ""
    results = "".join(f"<li>{esc(result)}</li>\n" for result in conference.results)
    block = (
        '<section aria-labelledby="ket-qua">\n<h2 id="ket-qua">Kết quả</h2>\n'
        f'<ul class="hr-results">\n{results}</ul>\n</section>\n'
        if results
        else ""
    )
    text = f'<section class="hr-story" aria-label="Giới thiệu">\n{parts.html}</section>\n' if parts.html else ""
    return lead + block + text


def _changes(facts: ConferenceFacts) -> str:
    """What was changed since the programme was published, latest first."""
    if not facts.changes:
        return ""
    items = "".join(
        f'<li><strong>Cập nhật ngày <time datetime="{day}">{day_first(day)}</time>:</strong> {esc(text)}</li>\n'
        for day, text in facts.changes
    )
    return (
        '<section class="hr-changes" aria-labelledby="cap-nhat">\n<h2 id="cap-nhat">Thay đổi</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


def _live(conference: Conference, facts: ConferenceFacts) -> str:
    """The live stream, later its recording, at the same address; empty for a cancelled conference."""
    if conference.live is None or conference.status == "cancelled":
        return ""
    heading = "Xem lại truyền hình trực tiếp" if conference.status == "held" else "Truyền hình trực tiếp"
    title = conference.live.title or f"Truyền hình trực tiếp: {conference.name}"
    return (
        f'<section class="hr-films" aria-labelledby="truc-tiep">\n<h2 id="truc-tiep">{heading}</h2>\n'
        f"{films.film(conference.live.url, title)}</section>\n"
    )


def _films(parts: ConferenceDetails, facts: ConferenceFacts) -> str:
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


def _albums(parts: ConferenceDetails, context: PageContext) -> str:
    items = []
    for part in parts.albums:
        note = " · ".join(
            filter(None, (esc(part.album.note or ""), f"Ảnh: {esc(part.album.credit)}" if part.album.credit else ""))
        )
        items.append(
            f'<section class="hr-album" aria-labelledby="album-{part.id}">\n'
            f'<h3 id="album-{part.id}">{esc(part.album.title)}</h3>\n'
            + (f'<p class="hr-album-note">{note}</p>\n' if note else "")
            + f"{photos(part, context)}</section>\n"
        )
    if not items:
        return ""
    return f'<section class="hr-albums" aria-labelledby="anh">\n<h2 id="anh">Ảnh</h2>\n{"".join(items)}</section>\n'


def photos(part: AlbumDetails, context: PageContext) -> Html:
    """The photos of an album with captions and people. The credit is shown where it differs from the album's."""
    shown = [(photo, part.pictures[photo.file].shown, _caption(part, photo, context)) for photo in part.album.photos]
    return pictures.album(shown, part.album.title)


def _caption(part: AlbumDetails, photo: TaggedPhoto, context: PageContext) -> Html:
    people = ", ".join(link(addresses.honoree(honoree), context.honorees[honoree].name) for honoree in photo.honorees)
    without_credit = photo if photo.credit != part.album.credit else photo.model_copy(update={"credit": None})
    return Html(
        " ".join(filter(None, (pictures.credited(without_credit), people and f"<small>Trong ảnh: {people}</small>")))
    )


def award_shown(honoree: Facts, facts: ConferenceFacts) -> AwardFacts | None:
    """The award on the card of somebody honoured, unless it is the highest: that given here, else one of the year of
    the conference.
    """
    if honoree.slug in facts.given:
        return cards.award_shown(honoree, lambda award: award.conference == facts.slug)
    return cards.award_shown(honoree, cards.of_year(int(facts.first[:4])) if facts.first else None)


def _honoured(facts: ConferenceFacts) -> str:
    """The heading above those who are honoured: nobody was before the conference is known to have been held."""
    return "Được vinh danh tại đây" if facts.status == "held" else "Dự kiến vinh danh"


def _honorees(
    id_: str, heading: str, slugs: tuple[str, ...], context: PageContext, facts: ConferenceFacts | None = None
) -> str:
    honorees = [context.honorees[slug] for slug in slugs]
    if not honorees:
        return ""
    shown = honorees[:CARDS]
    awards = [award_shown(each, facts) if facts else None for each in shown]
    list_ = cards.list_of(cards.about(shown, awards, context.vocabulary))
    more = "".join(f"<li>{link(addresses.honoree(each.slug), each.name)}</li>\n" for each in honorees[CARDS:])
    others = f'<ul class="hr-names">\n{more}</ul>\n' if more else ""
    return (
        f'<section class="hr-attending" aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n'
        f'<p class="hr-count">{number(len(honorees))} hồ sơ trên bảng vàng</p>\n'
        f"{list_}{others}</section>\n"
    )


def _delegates(conference: Conference, context: PageContext) -> str:
    """The delegates to the congress above, if the conference lists them; only those with a page, which states the basis
    of publication.
    """
    delegates = conference.congress_delegates
    if delegates is None or not delegates.listed:
        return ""
    return _honorees("dai-bieu", "Đại biểu dự đại hội cấp trên", delegates.people, context)


def _documents(conference: Conference, facts: ConferenceFacts) -> str:
    by_name = {file.path.rpartition("/")[2]: file for file in facts.files if "/documents/" in file.path}
    rows = [_basis(basis, by_name) for basis in conference.legal_basis]
    named = {basis.file for basis in conference.legal_basis}
    rows += [
        _download(file.title, _details(file.number, file.date, file.issuer), by_name[file.file])
        for file in conference.documents
        if file.file not in named
    ]
    if not rows:
        return ""
    return (
        '<section class="hr-documents" aria-labelledby="tai-lieu">\n<h2 id="tai-lieu">Căn cứ và tài liệu</h2>\n'
        f"<ul>\n{''.join(rows)}</ul>\n</section>\n"
    )


def _details(number_: str | None, date: str | None, issuer: str | None) -> str:
    day = day_first(date) if date else ""
    return ", ".join(
        filter(None, (f"Số {number_}" if number_ else "", f"ngày {day}" if len(day) == 10 else day, issuer))
    )


def _basis(basis: LegalBasis, by_name: Mapping[str, FileFacts]) -> str:
    details = _details(basis.number, basis.date, basis.issuer)
    if basis.file:
        return _download(basis.title, details, by_name[basis.file])
    title = outward(basis.url, basis.title) if basis.url else f"<span>{esc(basis.title)}</span>"
    return f"<li>{title}{f'<small>{esc(details)}</small>' if details else ''}</li>\n"


def _download(title: str, details: str, file: FileFacts) -> str:
    kind = f"{format_name(file.path)}, {octets(file.size)}"
    words = " · ".join(filter(None, (kind, esc(details))))
    return f'<li><a href="{ROOT}{file.url}" download>{esc(title)}</a><small>{words}</small></li>\n'


def _sources(sources: tuple[Reference, ...]) -> str:
    if not sources:
        return ""
    items = "".join(f"<li>{reference(source)}</li>\n" for source in sources)
    return (
        '<section class="hr-sources" aria-labelledby="nguon">\n'
        f'<h2 id="nguon">Nguồn</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )


# ── Beside and below ───────────────────────────────────────────────────────────────────────────────────────────────


def _neighbours(context: PageContext) -> str:
    ways = "".join(
        f'<a rel="{rel}" href="{ROOT}{facts.url}"><small>{label}</small> {esc(facts.name)}</a>\n'
        for rel, label, facts in (("prev", "Trước đó", context.before), ("next", "Sau đó", context.after))
        if facts
    )
    return f'<nav class="hr-neighbours" aria-label="Hội nghị khác">\n{ways}</nav>\n' if ways else ""
