"""The plan of the council's pages and files. What an office keeps to itself is planned apart from the public pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.content import directives
from honorroll.content.directives import DirectiveRenderer
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.council import coverage, ics, tracker, words
from honorroll.council.coverage import PeriodCoverage, Uncovered
from honorroll.council.pages import coverage as coverage_page
from honorroll.council.pages import report as report_page
from honorroll.council.pages import special as special_page
from honorroll.council.pages import tracker as tracker_page
from honorroll.council.pages.special import SpecialItems
from honorroll.council.read import CouncilContents, SpecialPage
from honorroll.council.tracker import TrackerRow
from honorroll.formats import icalendar
from honorroll.formats.csv import encode_csv
from honorroll.formats.html import EMPTY, Html
from honorroll.media.renditions import copy_url
from honorroll.news.model import PostFacts
from honorroll.news.published import PublishedNews
from honorroll.pages import addresses
from honorroll.pages.html import Drawn, link
from honorroll.pages.page import File, Page, moved
from honorroll.roll.figures import Figures
from honorroll.roll.pages import indexes
from honorroll.roll.pages.indexes import IndexEntry, Section


class CouncilStatus(NamedTuple):
    """The council's data as of one day. ``key`` is the digest of everything that its pages show of it."""

    contents: CouncilContents
    periods: tuple[PeriodCoverage, ...]
    uncovered: Callable[[], Uncovered]
    """Goes through the whole roll, so it is called only where the pages are planned."""
    rows: tuple[TrackerRow, ...]
    today: date
    key: bytes


def council_status(
    contents: CouncilContents, news: PublishedNews, honorees: Callable[[], Iterable[tuple[str, str]]], today: date
) -> CouncilStatus:
    """Compare what is planned and due with what was published and received by ``today``.

    ``honorees`` gives slug and name of all who are honoured, in the order of names.
    """
    units = Counter(unit for post in news.posts for unit in post.units)
    periods = tuple(coverage.coverage_periods(contents.coverage, news.posts, news.vocabulary, today))

    def uncovered() -> Uncovered:
        return coverage.uncovered(honorees(), news.vocabulary, news.conferences, news.posts)

    rows = tuple(
        tracker.track(
            contents.tracker, news.vocabulary.units, news.vocabulary.unit_kinds, news.conferences, units, today
        )
    )
    key = key_of(contents.texts, repr(periods), repr(rows), tracker_date(rows, today), repr(news.settings.public_pages))
    return CouncilStatus(contents, periods, uncovered, rows, today, key)


def tracker_date(rows: Sequence[TrackerRow], today: date) -> str:
    """The day that the tracker's page names; a tracker without entries is the same every day, so ``""``."""
    return today.isoformat() if any(row.is_begun for row in rows) else ""


def home_section(status: CouncilStatus) -> Html:
    """The section of the home page that links to the special pages and the report, as HTML."""
    items = [(addresses.special(special.slug), special.page.title) for special in status.contents.special]
    if status.contents.report:
        items.append((addresses.REPORT, status.contents.report.title))
    rows = "".join(f"<li>{link(url, title)}</li>\n" for url, title in items)
    if not rows:
        return EMPTY
    return Html(
        '<section class="hr-index" aria-labelledby="chuyen-trang">\n'
        f'<h2 id="chuyen-trang">{words.SPECIAL_TITLE}</h2>\n'
        f'<ul class="hr-entries">\n{rows}</ul>\n</section>\n'
    )


class CouncilPlan(NamedTuple):
    """``pages`` and ``files`` are public; ``office`` and ``office_files`` go to the folder of the office."""

    pages: dict[str, Page]
    files: tuple[File, ...]
    office: dict[str, Page]
    office_files: tuple[File, ...]


class RollView(NamedTuple):
    """The roll, as far as the council's pages show it: honorees by slug, the figures, what stands for those, the lists
    that have a page, and what leads to other figures.
    """

    honorees: Mapping[str, Facts]
    figures: Callable[[], Figures]
    counted: bytes
    lists: Container[str]
    more: Html = EMPTY


def plan(
    status: CouncilStatus, news: PublishedNews, roll: RollView, published: Container[str], placing: DirectiveRenderer
) -> CouncilPlan:
    """Plan all pages and files of the council.

    ``published`` are the addresses that were public before; ``placing`` renders directives.
    """
    parts = {"coverage": _coverage(status, news.settings.url, roll), "tracker": _tracker(status, news.settings)}
    public: tuple[dict[str, Page], list[File]] = ({}, [])
    office: tuple[dict[str, Page], list[File]] = ({}, [])
    for name, (pages, files) in parts.items():
        target = public if name in news.settings.public_pages else office
        target[0].update(pages)
        target[1].extend(files)
    _report(status, news, roll, placing, *public)
    _special(status, news, roll, placing, public[0])
    _moved(status, published, public[0])
    _kept_calendar(status, news.settings, published, public[1])
    return CouncilPlan(public[0], tuple(public[1]), office[0], tuple(office[1]))


def _page(url: str, key: bytes, draw: partial[Drawn]) -> Page:
    return Page(url, addresses.section(url), key, draw)


def _coverage(status: CouncilStatus, site: str, roll: RollView) -> tuple[dict[str, Page], list[File]]:
    uncovered = status.uncovered()
    movements = ((name, url if url in roll.lists else "") for name, url in uncovered.movements)
    uncovered = uncovered._replace(movements=tuple(movements))
    rows, uncovered_rows = list(coverage.rows(status.periods)), list(coverage.uncovered_rows(uncovered, site))
    key = key_of("coverage", repr(status.periods), repr(uncovered_rows))
    page = _page(addresses.COVERAGE, key, partial(coverage_page.page, status.periods, uncovered))
    return {page.url: page}, [
        File(addresses.COVERAGE_CSV, key_of(repr(rows)), partial(encode_csv, rows)),
        File(addresses.SILENT_CSV, key_of(repr(uncovered_rows)), partial(encode_csv, uncovered_rows)),
    ]


def _tracker(status: CouncilStatus, settings: Settings) -> tuple[dict[str, Page], list[File]]:
    rows, due = list(tracker.rows(status.rows)), tracker.deadlines(status.rows)
    name = settings.name
    url = f"{settings.url}{addresses.TRACKER}" if "tracker" in settings.public_pages else ""
    days = status.contents.tracker.plan_days
    key = key_of("tracker", repr(status.rows), tracker_date(status.rows, status.today), str(days))
    page = _page(addresses.TRACKER, key, partial(tracker_page.page, status.rows, status.today, days, bool(due)))
    files = [File(addresses.TRACKER_CSV, key_of(repr(rows)), partial(encode_csv, rows))]
    if due:  # RFC 5545, 3.6, requires an event in every calendar
        make = partial(ics.calendar, f"{name}: hạn nộp", settings.url, url, due)
        files.append(File(addresses.TRACKER_CALENDAR, key_of(name, url, repr(due)), make))
    return {page.url: page}, files


def _report(
    status: CouncilStatus,
    news: PublishedNews,
    roll: RollView,
    placing: DirectiveRenderer,
    pages: dict[str, Page],
    files: list[File],
) -> None:
    report, sections = status.contents.report, status.contents.sections

    def draw_report() -> Drawn:
        return report_page.page(report, sections, roll.figures(), roll.more)

    placed = placing.key(directives.directives_in_html("".join(sections.values())))
    key = key_of("report", repr(report), repr(sections), roll.counted, placed)
    pages[addresses.REPORT] = Page(addresses.REPORT, addresses.section(addresses.REPORT), key, draw_report)
    if report and report.film:
        documentary = status.contents.film
        text = sections.get("transcript", "")
        file = copy_url(documentary.set) if documentary.set else ""
        draw = partial(report_page.film_page, report.film, file, text, bool(documentary.captions))
        pages[addresses.FILM] = _page(addresses.FILM, key_of("film", repr(report.film), file, text, placed), draw)
        if documentary.captions:
            files.append(File(addresses.FILM_CAPTIONS, key_of(documentary.captions), lambda: documentary.captions))


def _special(
    status: CouncilStatus, news: PublishedNews, roll: RollView, placing: DirectiveRenderer, pages: dict[str, Page]
) -> None:
    entries = []
    for special in status.contents.special:
        spec = special.page
        items = SpecialItems(
            tuple(_posts(special, news)),
            tuple(news.conferences[slug] for slug in spec.conferences),
            tuple(roll.honorees[slug] for slug in spec.honorees if slug in roll.honorees),
        )
        url = addresses.special(special.slug)
        shown = [post.card_digest for post in items.posts] + [facts.card_digest for facts in items.honorees]
        shown.append(placing.key(directives.directives_in_html(special.html)))
        with_page = tuple(id_ for id_ in spec.titles if addresses.title(id_) in roll.lists)
        key = key_of("special", repr(special), repr((items.conferences, with_page)), *shown)
        pages[url] = _page(url, key, partial(special_page.page, special, items, news.vocabulary, with_page))
        entries.append(IndexEntry(spec.title, url, len(items.posts)))
    if entries:
        sections = (Section("", tuple(entries), noun="tin bài", whole=True),)
        lead = "Những trang gom bài viết, nhân vật và văn bản theo một chủ đề; số bên cạnh là số tin bài."
        draw = partial(indexes.index, words.SPECIAL_TITLE, lead, words.HOME_WAY, sections)
        pages[addresses.SPECIAL] = _page(addresses.SPECIAL, key_of(addresses.SPECIAL, repr(sections)), draw)


def _kept_calendar(status: CouncilStatus, settings: Settings, published: Container[str], files: list[File]) -> None:
    """Keep the calendar of due dates where it was public: who subscribed to it sees that nothing is due any more."""
    url = addresses.TRACKER_CALENDAR
    if url in published and url not in {file.path for file in files} and "tracker" in settings.public_pages:
        name = f"{settings.name}: hạn nộp"
        files.append(File(url, key_of("calendar", name), partial(icalendar.without_events, "tracker", name)))


#: Where the addresses of pages lead that may be public one day and not the next.
FALLBACKS = {
    addresses.COVERAGE: addresses.NEWS,
    addresses.TRACKER: addresses.CONFERENCES,
    addresses.FILM: addresses.REPORT,
    addresses.SPECIAL: "",
}


def kept_addresses(published: Container[str]) -> list[str]:
    """Of the addresses that were public before, those that the plan asks for."""
    return [url for url in (*FALLBACKS, addresses.TRACKER_CALENDAR) if url in published]


def _moved(status: CouncilStatus, published: Container[str], pages: dict[str, Page]) -> None:
    """Redirect old addresses: those of renamed special pages, of pages that an office now keeps to itself, of a film or
    of the list of special pages where there is none any more.
    """
    redirects = {
        f"{addresses.SPECIAL}{slug}/": addresses.special(special.slug)
        for special in status.contents.special
        for slug in special.page.former_slugs
    }
    redirects |= {url: FALLBACKS[url] for url in FALLBACKS if url in published and url not in pages}
    pages.update((url, moved(url, target)) for url, target in redirects.items())


def _posts(special: SpecialPage, news: PublishedNews) -> Iterable[PostFacts]:
    """The latest posts about the subjects of the page, newest first."""
    spec = special.page
    about = (
        post
        for post in reversed(news.posts)
        if post.column in spec.columns
        or post.conference in spec.conferences
        or not set(spec.movements).isdisjoint(post.movements)
        or not set(spec.honorees).isdisjoint(post.honorees)
    )
    return islice(about, special_page.MAX_POSTS)
