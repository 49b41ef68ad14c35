"""The list of consultations, the band on the home page, and the notice on the page of whoever is proposed."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.base.vietnamese import number
from honorroll.consultations.pages.clock import clocked, deadline, state
from honorroll.consultations.pages.consultation import CRUMBS
from honorroll.consultations.status import ConsultationStatus
from honorroll.consultations.words import CONSULTATION, LEAD, PHASES, SECTIONS, counted
from honorroll.formats.feeds import FORMATS
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import Drawn, breadcrumb, link

#: So many open ones stand on the home page.
MOST_ON_HOME = 3


def page(statuses: Sequence[ConsultationStatus], links: Html) -> Drawn:
    """All consultations: the open ones, those to come, those that wait for a decision, those that are over.

    The script moves one that has closed since the build to where it belongs, for which it needs the headings.
    """
    sections = "".join(
        _section(heading, [s for s in statuses if s.phase in phases]) for heading, phases in SECTIONS.items()
    )
    none = '<p class="hr-empty" data-hr-none>Hiện không có đợt lấy ý kiến nào đang mở.</p>\n'
    is_open = any(status.phase == "open" for status in statuses)
    empty = none.replace(" data-hr-none", " data-hr-none hidden") if is_open else none
    headings = {phases[0]: heading for heading, phases in SECTIONS.items()}
    body = (
        f'{breadcrumb(CRUMBS[:1], CONSULTATION)}<header class="hr-list-head">\n<h1>{CONSULTATION}</h1>\n'
        f'<p class="hr-lead">{LEAD}</p>\n{_subscribe()}</header>\n'
        f'<div class="hr-consultations" data-hr-open="{headings["open"]}" data-hr-waiting="{headings["waiting"]}">\n'
        f"{empty}{sections}</div>\n"
    )
    return Drawn(CONSULTATION, LEAD, Html(body), CRUMBS[:1], links=links)


def _subscribe() -> str:
    feeds = " · ".join(link(f"{addresses.CONSULTATIONS_FEED}.{form}", name) for form, (_, name) in FORMATS.items())
    calendar = link(f"{addresses.CONSULTATIONS}{addresses.CALENDAR}", "lịch các hạn góp ý")
    return f'<p class="hr-subscribe">Theo dõi: {calendar} · {feeds}</p>\n'


def _section(heading: str, statuses: Sequence[ConsultationStatus]) -> str:
    if not statuses:
        return ""
    is_over = statuses[0].phase not in ("open", "upcoming")
    ordered = sorted(statuses, key=lambda s: (s.closes, s.id), reverse=is_over)
    items = "".join(_item(each, heading) for each in ordered)
    return f'<section class="hr-events">\n<h2>{heading}</h2>\n<ol>\n{items}</ol>\n</section>\n'


def _item(status: ConsultationStatus, heading: str) -> str:
    """A consultation below the heading of its phase, which says the phase unless several have that heading."""
    consultation = status.consultation
    phase = "" if PHASES[status.phase] == heading else f'<p class="hr-kicker">{state(status)}</p>\n'
    about = " · ".join(filter(None, (counted(status) if status.counts.total else "", esc(consultation.held_by or ""))))
    return (
        f'<li class="hr-consultation-item"{clocked(status)}>\n{phase}'
        f"<h3>{link(status.url, consultation.title)}</h3>\n{deadline(status)}"
        + (f'<p class="hr-event-where">{about}</p>\n' if about else "")
        + "</li>\n"
    )


def band(statuses: Sequence[ConsultationStatus]) -> Html:
    """The band on the home page, while one is open; the script takes out what has closed since the build."""
    if not statuses:
        return EMPTY
    items = "".join(
        f'<li{clocked(status)} data-hr-only="open">\n<h3>{link(status.url, status.consultation.title)}</h3>\n'
        f"{deadline(status)}</li>\n"
        for status in statuses[:MOST_ON_HOME]
    )
    more = f"Xem {number(len(statuses))} đợt đang mở" if len(statuses) > MOST_ON_HOME else "Tất cả các đợt lấy ý kiến"
    return Html(
        '<section class="hr-band hr-consultation-band" aria-labelledby="lay-y-kien" data-hr-empties>\n'
        f'<h2 id="lay-y-kien">{CONSULTATION}</h2>\n<ol>\n{items}</ol>\n'
        f'<p class="hr-more">{link(addresses.CONSULTATIONS, more)}</p>\n</section>\n'
    )


def notice(status: ConsultationStatus, awards: Sequence[str]) -> Html:
    """What stands on the page of somebody who is proposed for these awards."""
    what = "; ".join(map(esc, awards))
    return Html(
        f'<aside class="hr-consultation-notice" aria-label="{CONSULTATION}"{clocked(status)}>\n'
        f'<p class="hr-kicker">{state(status)}</p>\n<p>Được đề nghị tặng {what}.</p>\n{deadline(status)}'
        f'<p class="hr-more">{link(status.url, status.consultation.title)}</p>\n</aside>\n'
    )
