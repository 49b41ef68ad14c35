"""The head of the media page of a conference: status, date, place and links into the page; and its side column."""

from __future__ import annotations

from honorroll.base.moments import in_words, moment
from honorroll.base.vietnamese import number
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.pages.context import PageContext
from honorroll.conferences.pages.event import zoned
from honorroll.conferences.words import KINDS, NO_RESULT
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, link, octets


def badge(facts: ConferenceFacts) -> Html:
    """The status of a conference as a label."""
    state = "on" if facts.is_on else facts.status
    return Html(f'<span class="hr-state hr-state-{state}">{facts.state}</span>')


def head(conference: Conference, facts: ConferenceFacts, context: PageContext) -> str:
    when = esc(facts.when[0].upper() + facts.when[1:]) if facts.when else "Chưa rõ"
    if facts.machine and facts.when:
        when = f'<time datetime="{facts.machine}">{when}</time>'
    if facts.has_no_date:
        rows = [("Thời gian", "Chưa có ngày mới"), ("Trước đây dự kiến", _former(conference))]
    else:
        rows = [("Thời gian", _expected(when, facts))]
    location = " · ".join(filter(None, (esc(conference.venue or ""), _place(conference, context.vocabulary))))
    if location:
        rows.append(("Địa điểm", location))
    if facts.moved_from:
        rows.append(("Dời từ", esc(facts.moved_from)))
    cells = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows)
    note = f'<p class="hr-state-note">{esc(conference.status_note)}</p>\n' if conference.status_note else ""
    return (
        f'<header class="hr-conference-head">\n<p class="hr-kicker">{badge(facts)} '
        f"{esc(KINDS[conference.kind])} {esc(facts.of_level)}</p>\n<h1>{esc(conference.name)}</h1>\n"
        f'<dl class="hr-when">\n{cells}</dl>\n{_clock(facts)}{note}'
        f"{_actions(conference, facts, context)}</header>\n"
    )


def _expected(when: str, facts: ConferenceFacts) -> str:
    """The date of what is to come, or was to come, after “Dự kiến” and in lower case. That goes while it is on."""
    if facts.status not in ("planned", "postponed") or facts.is_on:
        return when
    text = when.partition(">")[2] if when.startswith("<") else when
    return f'<span class="hr-expected">Dự kiến</span> {when.replace(text, text[:1].lower() + text[1:], 1)}'


def _former(conference: Conference) -> Html:
    """The date on which it was to be, in words."""
    start, end = (moment(text) if text else None for text in (conference.start, conference.end))
    words = in_words(start, end) if start else conference.date_note or "chưa rõ"
    return esc(words[0].upper() + words[1:])


def _place(conference: Conference, vocabulary: Vocabulary) -> str:
    if not conference.place:
        return ""
    named, venue = vocabulary.gazetteer.names[conference.place], conference.venue or ""
    if named.heading.casefold() in venue.casefold():
        return ""
    return link(addresses.place(conference.place), named.in_text if venue else named.heading)


def _clock(facts: ConferenceFacts) -> str:
    is_off = facts.status == "cancelled" or facts.has_no_date or facts.is_over
    return "" if is_off or facts.grain not in ("minute", "day") else countdown(facts)


def countdown(facts: ConferenceFacts) -> Html:
    """An element that the script fills: the time left, that the conference is under way, or that no result is known."""
    over = "" if facts.status == "held" else f' data-hr-over="{NO_RESULT}"'
    return Html(
        f'<p class="hr-clock" data-hr-start="{zoned(facts.first)}" data-hr-end="{zoned(facts.after)}"'
        f' data-hr-grain="{facts.grain}"{over} hidden></p>\n'
    )


def _actions(conference: Conference, facts: ConferenceFacts, context: PageContext) -> str:
    """Where on the page there is what, in the order of the page. What was held is not put into a calendar any more, and
    what it was held on the ground of is found at the end of the page.
    """
    ways = []
    is_held = facts.status == "held"
    if conference.live and conference.status != "cancelled":
        label = "Xem lại" if is_held else "Xem trực tiếp"
        ways.append(f'<a class="hr-button" href="#truc-tiep">{label}</a>')
    if conference.films:
        ways.append('<a class="hr-button" href="#phim">Xem phim</a>')
    if conference.programme:
        ways.append('<a class="hr-button" href="#chuong-trinh">Chương trình</a>')
    if photos := sum(album.photos for album in facts.albums):
        ways.append(f'<a class="hr-button" href="#anh">{number(photos)} ảnh</a>')
    if facts.speeches:
        ways.append(f'<a class="hr-button" href="#tham-luan">Đọc {number(len(facts.speeches))} tham luận</a>')
    if conference.documents or (conference.legal_basis and not is_held):
        ways.append('<a class="hr-button" href="#tai-lieu">Tài liệu</a>')
    if facts.grain in ("minute", "day") and facts.status in ("planned", "postponed") and not facts.is_over:
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
