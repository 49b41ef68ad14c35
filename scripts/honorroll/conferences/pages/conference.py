"""The media page of a conference: when and where, then what there is to watch, read and download."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from honorroll.base.vietnamese import day_first, number
from honorroll.conferences.details import AlbumDetails, ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts, FileFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.pages import composition, speeches
from honorroll.conferences.pages.programme import programme
from honorroll.conferences.particulars import Film, LegalBasis
from honorroll.conferences.words import CONFERENCES, KINDS, OF_LEVEL, STATUSES
from honorroll.content.model import Facts
from honorroll.content.shared import Reference, TaggedPhoto
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.media.documents import format_name
from honorroll.media.renditions import card_url
from honorroll.pages import addresses, films, pictures
from honorroll.pages.head import dumped
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link, octets, outward
from honorroll.pages.words import HOME
from honorroll.roll.pages import cards
from honorroll.roll.pages.cards import Wanted
from honorroll.roll.pages.honoree import reference

CRUMBS = (Crumb(HOME, ""), Crumb(CONFERENCES, addresses.CONFERENCES))
#: So many honorees stand on the page as cards; where there are more, the others are names.
CARDS = 24


class Kit(NamedTuple):
    """The press kit of a page: its address and its size in bytes."""

    url: str
    size: int


class PageContext(NamedTuple):
    """What a conference's page shows besides the conference's own files."""

    site: str
    """The full address of the site."""
    vocabulary: Vocabulary
    honorees: Mapping[str, Facts]
    before: ConferenceFacts | None = None
    after: ConferenceFacts | None = None
    kit: Kit | None = None
    coverage: Html = EMPTY
    """The posts about it."""


def page(parts: ConferenceDetails, facts: ConferenceFacts, context: PageContext) -> Drawn:
    """The media page, with JSON-LD for an ``Event`` and the social card."""
    conference = parts.conference
    sections = (
        _about(parts, facts),
        _live(conference, facts),
        _films(parts, facts),
        programme(parts, facts, context.honorees),
        speeches.section(parts, facts, context.vocabulary, context.honorees),
        _albums(parts, context),
        _honorees("nguoi-duoc-vinh-danh", "Được vinh danh tại đây", conference.honorees, context, wanted(facts)),
        _delegates(conference, context),
        composition.section(conference),
        _documents(conference, facts),
        context.coverage,
        _sources(conference.sources),
    )
    body = (
        f"{breadcrumb(CRUMBS, conference.name)}"
        f'<article class="hr-conference">\n{_head(conference, facts, context)}'
        f'{_side(conference, facts, context)}<div class="hr-conference-body">\n{"".join(sections)}</div>\n</article>\n'
        f"{_neighbours(context)}"
    )
    image = pictures.shared_card(facts.social_card, conference.name)
    return Drawn(
        conference.name,
        _description(facts),
        Html(body),
        CRUMBS,
        node=_event(facts, conference, context.site),
        image=image,
    )


# ── The head ───────────────────────────────────────────────────────────────────────────────────────────────────────


def badge(status: str) -> Html:
    """The status of a conference as a label."""
    return Html(f'<span class="hr-state hr-state-{status}">{STATUSES[status]}</span>')  # type: ignore[index]  # of the model


def _head(conference: Conference, facts: ConferenceFacts, context: PageContext) -> str:
    when = esc(facts.when[0].upper() + facts.when[1:]) if facts.when else "Chưa rõ"
    if facts.machine and facts.when:
        when = f'<time datetime="{facts.machine}">{when}</time>'
    rows = [("Thời gian", f"{'Dự kiến ' if conference.status == 'planned' else ''}{_lowered(when, conference)}")]
    where = " · ".join(filter(None, (esc(conference.venue or ""), _place(conference, context.vocabulary))))
    if where:
        rows.append(("Địa điểm", where))
    cells = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows)
    note = f'<p class="hr-state-note">{esc(conference.status_note)}</p>\n' if conference.status_note else ""
    return (
        f'<header class="hr-conference-head">\n<p class="hr-kicker">{badge(conference.status)} '
        f"{esc(KINDS[conference.kind])} {esc(OF_LEVEL[conference.level])}</p>\n<h1>{esc(conference.name)}</h1>\n"
        f'<dl class="hr-when">\n{cells}</dl>\n{_clock(conference, facts)}{note}'
        f"{_actions(conference, facts, context)}</header>\n"
    )


def _lowered(when: str, conference: Conference) -> str:
    """What follows “Dự kiến” begins with a small letter."""
    if conference.status != "planned":
        return when
    text = when.partition(">")[2] if when.startswith("<") else when
    return when.replace(text, text[:1].lower() + text[1:], 1)


def _place(conference: Conference, vocabulary: Vocabulary) -> str:
    if not conference.place:
        return ""
    name = vocabulary.places[conference.place].name
    return "" if conference.venue and name in conference.venue else link(addresses.place(conference.place), name)


def _clock(conference: Conference, facts: ConferenceFacts) -> str:
    """What the script fills in by the reader's clock: how long it still is, or that it is under way."""
    if conference.status == "cancelled" or facts.grain not in ("minute", "day"):
        return ""
    return (
        f'<p class="hr-clock" data-hr-start="{zoned(facts.first)}" data-hr-end="{zoned(facts.after)}"'
        f' data-hr-grain="{facts.grain}" hidden></p>\n'
    )


def zoned(moment: str) -> str:
    """A local moment (``2025-06-01T08:00:00…``) with the offset of Hanoi, for the script and for JSON-LD."""
    return f"{moment[:19]}+07:00"


def _actions(conference: Conference, facts: ConferenceFacts, context: PageContext) -> str:
    ways = []
    if conference.live and conference.status != "cancelled":
        ways.append(
            f'<a class="hr-button" href="#truc-tiep">{"Xem lại" if facts.status == "held" else "Xem trực tiếp"}</a>'
        )
    if conference.films:
        ways.append('<a class="hr-button" href="#phim">Xem phim</a>')
    if conference.programme:
        ways.append('<a class="hr-button" href="#chuong-trinh">Chương trình</a>')
    if facts.speeches:
        ways.append(f'<a class="hr-button" href="#tham-luan">Đọc {number(len(facts.speeches))} tham luận</a>')
    if facts.albums:
        photos = sum(album.photos for album in facts.albums)
        ways.append(f'<a class="hr-button" href="#anh">{number(photos)} ảnh</a>')
    if conference.documents or conference.legal_basis:
        ways.append('<a class="hr-button" href="#tai-lieu">Tài liệu</a>')
    if facts.grain in ("minute", "day") and conference.status != "cancelled":
        ways.append(f'<a class="hr-button" href="{ROOT}{facts.url}{addresses.CALENDAR}" download>Thêm vào lịch</a>')
    if context.kit:
        ways.append(
            f'<a class="hr-button" href="{ROOT}{context.kit.url}" download>Bộ tư liệu báo chí '
            f"<small>ZIP, {octets(context.kit.size)}</small></a>"
        )
    return f'<p class="hr-doings">{"".join(ways)}</p>\n' if ways else ""


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


def _live(conference: Conference, facts: ConferenceFacts) -> str:
    """The stream, whose address has the recording afterwards; of what does not take place there is none."""
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
    return f"{films.own(f'{url}{film.file}', film.title, caption, captions, f'phim-{n}')}{words}"


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
    """The photos of an album, each with its caption, who is in it, and its credit where that is not the album's."""
    shown = [(photo, part.pictures[photo.file].shown, _caption(part, photo, context)) for photo in part.album.photos]
    return pictures.album(shown, part.album.title)


def _caption(part: AlbumDetails, photo: TaggedPhoto, context: PageContext) -> Html:
    people = ", ".join(link(addresses.honoree(honoree), context.honorees[honoree].name) for honoree in photo.honorees)
    own = photo if photo.credit != part.album.credit else photo.model_copy(update={"credit": None})
    return Html(" ".join(filter(None, (pictures.said(own), people and f"<small>Trong ảnh: {people}</small>"))))


def wanted(facts: ConferenceFacts) -> Wanted | None:
    """What the cards of the honoured tell of: an award of the year of the conference, where there is one."""
    return cards.of_year(int(facts.first[:4])) if facts.first else None


def _honorees(id_: str, heading: str, slugs: tuple[str, ...], context: PageContext, of: Wanted | None = None) -> str:
    honorees = [context.honorees[slug] for slug in slugs]
    if not honorees:
        return ""
    shown = honorees[:CARDS]
    items = cards.drawn(cards.about(shown, [cards.told(each, of) for each in shown], context.vocabulary))
    more = "".join(f"<li>{link(addresses.honoree(each.slug), each.name)}</li>\n" for each in honorees[CARDS:])
    rest = f'<ul class="hr-names">\n{more}</ul>\n' if more else ""
    return (
        f'<section class="hr-attending" aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n'
        f'<p class="hr-count">{number(len(honorees))} hồ sơ trên bảng vàng</p>\n'
        f'<ol class="hr-cards">\n{items}</ol>\n{rest}</section>\n'
    )


def _delegates(conference: Conference, context: PageContext) -> str:
    """Only where the conference says so, and only those who have a page, which is where the basis for it is stated."""
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


def _side(conference: Conference, facts: ConferenceFacts, context: PageContext) -> str:
    rows: list[tuple[str, str]] = []
    if conference.organiser:
        rows.append(("Cơ quan tổ chức", esc(conference.organiser)))
    elif conference.unit:
        rows.append(("Cơ quan tổ chức", esc(context.vocabulary.units[conference.unit].name)))
    if conference.delegates:
        rows.append(("Đại biểu", esc(conference.delegates)))
    if conference.attended_by:
        rows.append(("Dự và chỉ đạo", "<br>".join(map(esc, conference.attended_by))))
    if conference.movements:
        names = [link(addresses.movement(id_), context.vocabulary.movements[id_].name) for id_ in conference.movements]
        rows.append(("Phong trào", "; ".join(names)))
    if not rows:
        return ""
    cells = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows)
    return f'<div class="hr-side">\n<dl class="hr-facts">\n{cells}</dl>\n</div>\n'


def _neighbours(context: PageContext) -> str:
    ways = "".join(
        f'<a rel="{rel}" href="{ROOT}{facts.url}"><small>{label}</small> {esc(facts.name)}</a>\n'
        for rel, label, facts in (("prev", "Trước đó", context.before), ("next", "Sau đó", context.after))
        if facts
    )
    return f'<nav class="hr-neighbours" aria-label="Hội nghị khác">\n{ways}</nav>\n' if ways else ""


def _description(facts: ConferenceFacts) -> str:
    return facts.summary or ". ".join(
        filter(None, (f"{facts.name}, {facts.when}" if facts.when else facts.name, facts.venue))
    )


_EVENT_STATUS = {"planned": "EventScheduled", "held": "EventScheduled", "cancelled": "EventCancelled"}


def _event(facts: ConferenceFacts, conference: Conference, site: str) -> str:
    """As schema.org has it; an event without a day is none there."""
    if facts.grain not in ("minute", "day"):
        return ""
    node: dict[str, object] = {
        "@type": "Event",
        "name": facts.name,
        "url": f"{site}{facts.url}",
        "startDate": facts.machine,
        "eventStatus": f"https://schema.org/{_EVENT_STATUS[facts.status]}",
        "description": _description(facts),
    }
    if facts.social_card:
        node["image"] = f"{site}{card_url(facts.social_card)}"
    if conference.end:
        node["endDate"] = zoned(facts.after) if facts.grain == "minute" else conference.end[:10]
    if facts.venue:
        node["location"] = {"@type": "Place", "name": facts.venue, "address": facts.venue}
    if facts.organiser:
        node["organizer"] = {"@type": "Organization", "name": facts.organiser}
    return dumped(node)
