"""The head of the media page of a conference: status, date, place and links into the page; and its side column."""

from __future__ import annotations

from honorroll.base.vietnamese import number
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.pages.context import PageContext
from honorroll.conferences.pages.event import zoned
from honorroll.conferences.words import KINDS, STATUSES
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, link, octets


def badge(status: str) -> Html:
    """The status of a conference as a label."""
    return Html(f'<span class="hr-state hr-state-{status}">{STATUSES[status]}</span>')  # type: ignore[index]  # of the model


def head(conference: Conference, facts: ConferenceFacts, context: PageContext) -> str:
    when = esc(facts.when[0].upper() + facts.when[1:]) if facts.when else "Chưa rõ"
    if facts.machine and facts.when:
        when = f'<time datetime="{facts.machine}">{when}</time>'
    rows = [("Thời gian", f"{'Dự kiến ' if conference.status == 'planned' else ''}{_lowered(when, conference)}")]
    location = " · ".join(filter(None, (esc(conference.venue or ""), _place(conference, context.vocabulary))))
    if location:
        rows.append(("Địa điểm", location))
    cells = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows)
    note = f'<p class="hr-state-note">{esc(conference.status_note)}</p>\n' if conference.status_note else ""
    return (
        f'<header class="hr-conference-head">\n<p class="hr-kicker">{badge(conference.status)} '
        f"{esc(KINDS[conference.kind])} {esc(facts.of_level)}</p>\n<h1>{esc(conference.name)}</h1>\n"
        f'<dl class="hr-when">\n{cells}</dl>\n{_clock(conference, facts)}{note}'
        f"{_actions(conference, facts, context)}</header>\n"
    )


def _lowered(when: str, conference: Conference) -> str:
    """The date in lower case after “Dự kiến”."""
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
    """An element that the script fills: the time left, or that the conference is under way."""
    if conference.status == "cancelled" or facts.grain not in ("minute", "day"):
        return ""
    return (
        f'<p class="hr-clock" data-hr-start="{zoned(facts.first)}" data-hr-end="{zoned(facts.after)}"'
        f' data-hr-grain="{facts.grain}" hidden></p>\n'
    )


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


def side(conference: Conference, facts: ConferenceFacts, context: PageContext) -> str:
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
