"""Lists of conferences, from ward to nation, coming and past; the calendar of other events; the home page's band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from honorroll.base.vietnamese import number
from honorroll.conferences.facts import POSTPONED, ConferenceFacts
from honorroll.conferences.pages.conference import CRUMBS
from honorroll.conferences.pages.conference_head import badge, countdown
from honorroll.conferences.words import KINDS, ON
from honorroll.formats.html import Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link
from honorroll.pages.pagination import pagination
from honorroll.pages.words import NO_YEAR

PAGE_SIZE = 48
#: Of these kinds, what is past stands beside the conferences.
BESIDE = frozenset({"exchange", "cultural", "arts", "sports"})


class ConferenceList(NamedTuple):
    """One page of a list of conferences: its address without page number, its title and its conferences."""

    url: str
    title: str
    lead: str
    coming: tuple[ConferenceFacts, ...]
    past: tuple[ConferenceFacts, ...]
    beside: tuple[ConferenceFacts, ...] = ()
    """The latest past events of culture, arts and sports, and exchanges."""
    activities: int = 0
    """How many such events there are, those to come too."""
    ways: tuple[tuple[str, str, int], ...] = ()
    """Lists by level, which together hold everything once: label, address, how many are on it."""
    years: tuple[tuple[str, str, int], ...] = ()
    number: int = 1
    pages: int = 1
    total: int = 0


def page(list_: ConferenceList) -> Drawn:
    """One page of a list. Introduction, coming conferences and calendar are on the first page only."""
    crumbs = CRUMBS[:1] if list_.url == addresses.CONFERENCES else CRUMBS
    title = list_.title if list_.number == 1 else f"{list_.title} – trang {list_.number}"
    head = breadcrumb(crumbs, list_.title)
    if list_.number > 1:
        crumbs = (*crumbs, Crumb(list_.title, list_.url))
        head = breadcrumb(crumbs, f"Trang {list_.number}")
    lead = (
        f'<p class="hr-lead">{esc(list_.lead)}</p>\n{_ways(list_.ways)}{_years(list_.years)}'
        if list_.number == 1
        else ""
    )
    many = f" · trang {list_.number} trên {list_.pages}" if list_.pages > 1 else ""
    count = f'<p class="hr-count"><strong>{number(list_.total)}</strong> hội nghị, sự kiện{many}</p>\n'
    main = "".join((_coming(list_), _past(list_), pagination(list_.url, list_.number, list_.pages)))
    if not (list_.coming or list_.past):
        is_top = list_.url == addresses.CONFERENCES
        url, label = ("", "Về trang chủ") if is_top else (addresses.CONFERENCES, "Xem tất cả hội nghị")
        main = f'<p class="hr-empty">Chưa có hội nghị nào ở mục này. <a href="{ROOT}{url}">{label}</a>.</p>\n'
    items = tuple(facts.url for facts in (*list_.coming, *list_.past))
    body = (
        f'{head}<header class="hr-list-head">\n<h1>{esc(list_.title)}</h1>\n{lead}{count}</header>\n'
        f'<div class="hr-events-page">\n<div>\n{main}</div>\n{_calendar(list_)}</div>\n'
    )
    return Drawn(title, list_.lead, Html(body), crumbs, items, (list_.number - 1) * PAGE_SIZE + 1)


def _ways(ways: tuple[tuple[str, str, int], ...]) -> str:
    items = "".join(
        f'<li><a href="{ROOT}{url}">{esc(name)} <small>{number(total)}</small></a></li>' for name, url, total in ways
    )
    return f'<nav class="hr-ways" aria-label="Theo cấp"><ul>{items}</ul></nav>\n' if items else ""


def _years(years: tuple[tuple[str, str, int], ...]) -> str:
    """Links to years on one line, because every year adds one."""
    items = " · ".join(link(url, year) for year, url, _ in years)
    return f'<nav class="hr-subscribe" aria-label="Theo năm"><p>Theo năm: {items}</p></nav>\n' if items else ""


def _coming(list_: ConferenceList) -> str:
    if not list_.coming or list_.number > 1:
        return ""
    return (
        '<section class="hr-events" aria-labelledby="sap-dien-ra">\n<h2 id="sap-dien-ra">Đang và sắp diễn ra</h2>\n'
        f"<ol>\n{''.join(map(row, list_.coming))}</ol>\n</section>\n"
    )


def _past(list_: ConferenceList) -> str:
    parts = []
    for year, members in groupby(list_.past, key=year_of):
        id_ = f"nam-{year}" if year.isdigit() else "khong-ro-nam"
        heading = f"Năm {year}" if year.isdigit() else year
        rows = "".join(map(row, members))
        parts.append(
            f'<section class="hr-events" aria-labelledby="{id_}">\n'
            f'<h2 id="{id_}">{heading}</h2>\n<ol>\n{rows}</ol>\n</section>\n'
        )
    return "".join(parts)


def year_of(facts: ConferenceFacts) -> str:
    return facts.first[:4] or NO_YEAR


def row(facts: ConferenceFacts, heading: str = "h3") -> Html:
    """A conference in a list: date, name, place and results."""
    mark = f" {badge(facts)}" if facts.status != "held" else ""
    details = " · ".join(filter(None, (f"{KINDS[facts.kind]} {facts.of_level}", facts.venue)))
    results = " · ".join(facts.results)
    results_html = f'<p class="hr-event-results">{esc(results)}</p>\n' if results else ""
    contents = "".join(f"<li>{thing}</li>" for thing in things(facts))
    media = f'<ul class="hr-event-things">{contents}</ul>\n' if contents else ""
    return Html(
        f'<li class="hr-event"><p class="hr-event-when">{_time(facts)}{mark}</p>\n<div>\n'
        f'<{heading} class="hr-event-name">{link(facts.url, facts.name)}</{heading}>\n'
        f'<p class="hr-event-where">{esc(details)}</p>\n{results_html}{media}</div></li>\n'
    )


def _time(facts: ConferenceFacts) -> str:
    if not facts.short:
        return "Chưa rõ ngày"
    short = facts.short.removeprefix(f"{POSTPONED}, ") if facts.has_no_date else facts.short  # the badge says so
    text = esc(short[0].upper() + short[1:])
    return f'<time datetime="{facts.machine}">{text}</time>' if facts.machine else text


def things(facts: ConferenceFacts) -> Iterator[str]:
    """The media of a conference in words: films, photos, speeches. Before it there are none of it yet."""
    photos = sum(album.photos for album in facts.albums)
    began = facts.status == "held" or facts.is_on or facts.is_over
    documents = sum(addresses.is_document(file.url) for file in facts.files)
    for count, noun in (
        (len(facts.honorees), "người, tập thể có hồ sơ"),
        (len(facts.speeches), "tham luận"),
        (facts.films if began else 0, "phim"),
        (photos if began else 0, "ảnh"),
        (documents, "tài liệu"),
    ):
        if count:
            yield f"{number(count)} {noun}"


def _calendar(list_: ConferenceList) -> str:
    """Other events, and the calendar of all, on the first page of the list of everything."""
    if list_.url != addresses.CONFERENCES or list_.number > 1 or not list_.ways:
        return ""
    items = "".join(map(_short_row, list_.beside))
    more = link(addresses.ACTIVITIES, f"Tất cả {number(list_.activities)} hoạt động") if list_.activities else ""
    body = (f"<ol>\n{items}</ol>\n" if items else "") + (f'<p class="hr-more">{more}</p>\n' if more else "")
    return (
        '<aside class="hr-calendar" aria-labelledby="lich">\n'
        f'<h2 id="lich">{"Văn hóa, văn nghệ, thể thao và giao lưu" if body else "Lịch"}</h2>\n'
        f'{body}<p class="hr-more"><a href="{ROOT}{addresses.CONFERENCES}{addresses.CALENDAR}" download>Tải lịch '
        "tất cả hội nghị (.ics)</a></p>\n</aside>\n"
    )


def section(heading: str, id_: str, conferences: Sequence[ConferenceFacts]) -> Html:
    """A section with conferences on a page of another section."""
    rows = "".join(map(row, conferences))
    return Html(
        f'<section class="hr-events" aria-labelledby="{id_}">\n'
        f'<h2 id="{id_}">{esc(heading)}</h2>\n<ol>\n{rows}</ol>\n</section>\n'
    )


def _short_row(facts: ConferenceFacts) -> str:
    mark = f" {badge(facts)}" if facts.status != "held" else ""
    return (
        f'<li><p class="hr-event-when">{_time(facts)}{mark}</p>\n<p>{link(facts.url, facts.name)}</p>\n'
        f'<p class="hr-event-where">{KINDS[facts.kind]}{f" · {esc(facts.venue)}" if facts.venue else ""}</p></li>\n'
    )


def band(facts: ConferenceFacts, *, coming: bool, n: int = 1) -> Html:
    """The ``n``-th conference on the home page: date, place, and what there is to watch or read."""
    id_ = "hoi-nghi" if n == 1 else f"hoi-nghi-{n}"
    kicker = facts.state if facts.is_on else "Hội nghị sắp tới" if coming else "Hội nghị gần đây"
    when = esc(facts.when[0].upper() + facts.when[1:]) if facts.when else ""
    where = esc(facts.venue or facts.organiser)
    lines = "".join(f'<p class="hr-band-when">{line}</p>\n' for line in (when, where) if line)
    clock = ""
    if coming and facts.grain in ("minute", "day") and facts.state != ON:
        clock = countdown(facts)
    contents = "".join(f"<li>{thing}</li>" for thing in things(facts))
    called = "hội nghị" if facts.kind in ("conference", "congress") else "sự kiện"
    return Html(
        f'<section class="hr-band" aria-labelledby="{id_}">\n<p class="hr-kicker">{kicker}</p>\n'
        f'<h2 id="{id_}">{link(facts.url, facts.name)}</h2>\n{lines}{clock}'
        + (f'<ul class="hr-event-things">{contents}</ul>\n' if contents else "")
        + f'<p class="hr-doings"><a class="hr-button" href="{ROOT}{facts.url}">Xem trang {called}</a>'
        + f'<a class="hr-button" href="{ROOT}{addresses.CONFERENCES}">Tất cả hội nghị</a></p>\n</section>\n'
    )


def split(conferences: Sequence[ConferenceFacts], today: str) -> tuple[list[ConferenceFacts], list[ConferenceFacts]]:
    """The conferences to come or under way, next first, those postponed without a date last; the past, latest first."""
    coming = [
        facts
        for facts in conferences
        if facts.has_no_date or (facts.first and facts.after[:19] > today and facts.status in ("planned", "postponed"))
    ]
    coming_slugs = {facts.slug for facts in coming}
    past = [facts for facts in conferences if facts.slug not in coming_slugs]
    return sorted(coming, key=lambda facts: (facts.has_no_date, facts.sort)), sorted(
        past, key=lambda facts: facts.sort, reverse=True
    )
