"""The council's pages and files, before any is made. What an office keeps to itself is planned apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.content import directives
from honorroll.content.directives import DirectiveRenderer
from honorroll.content.model import Facts, Settings
from honorroll.council import coverage, ics, tracker, words
from honorroll.council.coverage import Account, Silent
from honorroll.council.pages import coverage as coverage_page
from honorroll.council.pages import report as report_page
from honorroll.council.pages import special as special_page
from honorroll.council.pages import tracker as tracker_page
from honorroll.council.pages.special import Gathered
from honorroll.council.read import Files, SpecialPage
from honorroll.council.tracker import Row
from honorroll.formats.csv import csv_file
from honorroll.media.plan import film_url
from honorroll.news.model import PostFacts
from honorroll.news.published import Newsroom
from honorroll.pages import addresses
from honorroll.pages.html import Drawn, link
from honorroll.pages.page import File, Page
from honorroll.roll.figures import Figures
from honorroll.roll.pages import indexes
from honorroll.roll.pages.indexes import Entry, Section


class Table(NamedTuple):
    """Everything on the council's table on one day. ``key`` stands for all of it that is read for it alone."""

    files: Files
    accounts: tuple[Account, ...]
    silent: Callable[[], Silent]
    """Goes through the whole roll, so it is asked only where the pages are planned."""
    rows: tuple[Row, ...]
    today: date
    key: bytes


def laid(files: Files, room: Newsroom, honorees: Callable[[], Iterable[Facts]], today: date) -> Table:
    """Set what is planned and owed against what was published and received."""
    units = Counter(unit for post in room.posts for unit in post.units)
    accounts = tuple(coverage.accounts(files.coverage, room.posts, room.vocabulary, today))

    def silent() -> Silent:
        return coverage.silent(honorees(), room.vocabulary, room.meetings, room.posts)

    rows = tuple(tracker.track(files.tracker, room.vocabulary.units, room.meetings, units, today))
    key = key_of(files.texts, repr(accounts), repr(rows), tracked_on(rows, today), repr(room.settings.internal))  # fmt: skip
    return Table(files, accounts, silent, rows, today, key)


def tracked_on(rows: Sequence[Row], today: date) -> str:
    """The day that the tracker's page names; one in which nothing was entered is the same every day."""
    return today.isoformat() if any(row.is_begun for row in rows) else ""


def band(table: Table) -> str:
    """What the home page says of special pages and of the report."""
    items = [(addresses.special(special.slug), special.page.title) for special in table.files.special]
    if table.files.report:
        items.append((addresses.REPORT, table.files.report.title))
    rows = "".join(f"<li>{link(url, title)}</li>\n" for url, title in items)
    return (
        f'<section class="hr-index" aria-labelledby="chuyen-trang">\n<h2 id="chuyen-trang">{words.SPECIAL_TITLE}</h2>\n<ul class="hr-entries">\n{rows}</ul>\n</section>\n'
        if rows
        else ""
    )


class Planned(NamedTuple):
    """What is public, and what goes to the folder of the office."""

    pages: dict[str, Page]
    files: tuple[File, ...]
    office: dict[str, Page]
    office_files: tuple[File, ...]


class Beside(NamedTuple):
    """The roll, as far as the council's pages show it: honorees by slug, the figures, and what stands for those."""

    honorees: Mapping[str, Facts]
    figures: Callable[[], Figures]
    counted: bytes


def plan(table: Table, room: Newsroom, roll: Beside, published: Iterable[str], placing: DirectiveRenderer) -> Planned:
    """``published`` are the addresses that there ever were; ``placing`` draws directives."""
    internal = room.settings.internal
    parts = {"coverage": _coverage(table, room.settings.url), "tracker": _tracker(table, room.settings)}
    public: tuple[dict[str, Page], list[File]] = ({}, [])
    office: tuple[dict[str, Page], list[File]] = ({}, [])
    for name, (pages, files) in parts.items():
        target = office if name in internal else public
        target[0].update(pages)
        target[1].extend(files)
    _report(table, room, roll, placing, *public)
    _special(table, room, roll, placing, public[0])
    _moved(table, published, public[0])
    return Planned(public[0], tuple(public[1]), office[0], tuple(office[1]))


def _page(url: str, key: bytes, draw: partial[Drawn]) -> Page:
    return Page(url, addresses.section(url), key, draw)


def _coverage(table: Table, site: str) -> tuple[dict[str, Page], list[File]]:
    unheard = table.silent()
    rows, silent = list(coverage.rows(table.accounts)), list(coverage.silent_rows(unheard, site))
    key = key_of("coverage", repr(table.accounts), repr(silent))
    page = _page(addresses.COVERAGE, key, partial(coverage_page.page, table.accounts, unheard))
    return {page.url: page}, [
        File(addresses.COVERAGE_CSV, key_of(repr(rows)), partial(csv_file, rows)),
        File(addresses.SILENT_CSV, key_of(repr(silent)), partial(csv_file, silent)),
    ]


def _tracker(table: Table, settings: Settings) -> tuple[dict[str, Page], list[File]]:
    rows, due = list(tracker.rows(table.rows)), tracker.deadlines(table.rows)
    name = settings.name
    url = "" if "tracker" in settings.internal else f"{settings.url}{addresses.TRACKER}"
    days = table.files.tracker.plan_days
    key = key_of("tracker", repr(table.rows), tracked_on(table.rows, table.today), str(days))
    page = _page(addresses.TRACKER, key, partial(tracker_page.page, table.rows, table.today, days, bool(due)))
    files = [File(addresses.TRACKER_CSV, key_of(repr(rows)), partial(csv_file, rows))]
    if due:  # a calendar without an event is none (RFC 5545, 3.6)
        made = partial(ics.calendar, f"{name}: hạn nộp", settings.url, url, due)
        files.append(File(addresses.TRACKER_CALENDAR, key_of(name, url, repr(due)), made))
    return {page.url: page}, files


def _report(
    table: Table, room: Newsroom, roll: Beside, placing: DirectiveRenderer, pages: dict[str, Page], files: list[File]
) -> None:
    report, sections = table.files.report, table.files.sections

    def drawn() -> Drawn:
        return report_page.page(report, sections, roll.figures())

    placed = placing.key(directives.marks("".join(sections.values())))
    key = key_of("report", repr(report), repr(sections), roll.counted, placed)
    pages[addresses.REPORT] = Page(addresses.REPORT, addresses.section(addresses.REPORT), key, drawn)
    if report and report.film:
        beside = table.files.film
        text = sections.get("transcript", "")
        file = film_url(beside.set) if beside.set else ""
        draw = partial(report_page.film_page, report.film, file, text, bool(beside.captions))
        pages[addresses.FILM] = _page(addresses.FILM, key_of("film", repr(report.film), file, text, placed), draw)
        if beside.captions:
            files.append(File(addresses.FILM_CAPTIONS, key_of(beside.captions), lambda: beside.captions))


def _special(table: Table, room: Newsroom, roll: Beside, placing: DirectiveRenderer, pages: dict[str, Page]) -> None:
    entries = []
    for special in table.files.special:
        told = special.page
        gathered = Gathered(
            tuple(_posts(special, room)),
            tuple(room.meetings[slug] for slug in told.conferences),
            tuple(roll.honorees[slug] for slug in told.honorees),
        )
        url = addresses.special(special.slug)
        shown = [post.card_digest for post in gathered.posts] + [facts.card_digest for facts in gathered.honorees]
        shown.append(placing.key(directives.marks(special.html)))
        key = key_of("special", repr(special), repr(gathered.meetings), *shown)
        pages[url] = _page(url, key, partial(special_page.page, special, gathered, room.vocabulary))
        entries.append(Entry(told.title, url, len(gathered.posts)))
    if entries:
        sections = (Section("", tuple(entries), noun="tin bài"),)
        lead = "Những trang gom bài viết, nhân vật và văn bản theo một chủ đề; số bên cạnh là số tin bài."
        draw = partial(indexes.index, words.SPECIAL_TITLE, lead, words.HOME_WAY, sections)
        pages[addresses.SPECIAL] = _page(addresses.SPECIAL, key_of(addresses.SPECIAL, repr(sections)), draw)


def _moved(table: Table, published: Iterable[str], pages: dict[str, Page]) -> None:
    """Old addresses lead on: those of renamed special pages, of what an office now keeps to itself, of a film or of the
    list of special pages where there is none any more.
    """
    found = {
        addresses.special(slug): addresses.special(special.slug)
        for special in table.files.special
        for slug in special.page.former_slugs
    }
    ways = {
        addresses.COVERAGE: addresses.NEWS,
        addresses.TRACKER: addresses.CONFERENCES,
        addresses.FILM: addresses.REPORT,
        addresses.SPECIAL: "",
    }
    found |= {url: ways[url] for url in published if url in ways and url not in pages}
    for url, target in found.items():
        pages[url] = Page(url, "", key_of("moved", url, target), moved_to=target, indexed=False)


def _posts(special: SpecialPage, room: Newsroom) -> Iterable[PostFacts]:
    """The latest posts of what the page gathers, the newest first."""
    told = special.page
    wanted = (
        post
        for post in reversed(room.posts)
        if post.column in told.columns
        or post.conference in told.conferences
        or not set(told.movements).isdisjoint(post.movements)
        or not set(told.honorees).isdisjoint(post.honorees)
    )
    return islice(wanted, special_page.MOST)
