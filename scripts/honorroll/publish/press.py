"""The press: stamps every page of the plan whose key is new into the release, in two processes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_file
from honorroll.base.findings import Finding
from honorroll.base.parallel import batches, start_shared
from honorroll.content import directives
from honorroll.content.directives import Directive
from honorroll.engine import stamp
from honorroll.engine.stamp import Shell
from honorroll.formats.html import EMPTY, Html
from honorroll.pages import headings
from honorroll.pages.html import SHARE, Drawn
from honorroll.pages.page import Page
from honorroll.publish import audit
from honorroll.publish.audit import Anchor
from honorroll.roll.pages import indexes

#: So many pages that are not honorees' go through a step at once: lists of a thousand names are among them.
_LISTS = 8


class Press(NamedTuple):
    """What pages are made with: where they go, the shells by section and depth, and the source of their parts."""

    site: Path
    site_url: str
    shells: Mapping[tuple[str, int], Shell]
    honorees: Callable[[Sequence[str]], Iterable[Honoree]]
    """The parts of the pages of honorees, given their slugs, in the same order."""
    head: Callable[[Page, Drawn], Html]
    """The metadata in the head of a page."""
    share: Callable[[Page, Drawn], Html]
    """What shares a page that is not an honoree's."""
    place: Callable[[Directive], str | None]
    """The HTML of a directive in the text of a page; the key of the page covers it (``Placing.key``)."""
    known: Container[str]
    """Every address and file of the site, for the audit of links."""


class Honoree(NamedTuple):
    """The page of an honoree, and what is put into it at the press."""

    page: Page
    drawn: Drawn
    """The page without its fragment, which is kept as it will be written."""
    fragment: bytes
    around: tuple[tuple[str, str], ...]
    """The marks in the fragment with the HTML that replaces each: related honorees, mentions, foot."""


def begin(press: Press, pages: Sequence[Page | str]) -> Callable[[], tuple[list[Finding], list[Anchor]]]:
    """Start to make the pages in another process. The returned function helps until all are made, and gives the
    findings of the audit and the anchors on other pages that are still to be checked.
    """
    links = audit.Links(press.known)  # each process has its own copy
    finish = start_shared(lambda part: _make(press, part, links), pages)

    def finished() -> tuple[list[Finding], list[Anchor]]:
        findings: list[Finding] = []
        # A dead anchor is reported once, for the first page that links to it.
        anchors: dict[tuple[str, str], Anchor] = {}
        for part, to_check in finish():
            findings += part
            for anchor in to_check:
                anchors.setdefault(anchor[1:], anchor)
        return findings, list(anchors.values())

    return finished


def _make(press: Press, pages: Sequence[Page | str], links: audit.Links) -> tuple[list[Finding], list[Anchor]]:
    findings: list[Finding] = []
    links.anchors = []
    for slugs in batches(slug for slug in pages if isinstance(slug, str)):
        findings += _stamp(press, [_honoree(honoree) for honoree in press.honorees(slugs)], links)
    for others in batches((page for page in pages if isinstance(page, Page)), _LISTS):
        findings += _stamp(press, [_drawn(press, page) for page in others if page.moved_to is None], links)
        for page in others:
            if page.moved_to is not None:
                findings += _write(press, page.url, _moved(press, page.url, page.moved_to))
    return findings, links.anchors


def _stamp(press: Press, made: Sequence[tuple[Page, Drawn, bytes]], links: audit.Links) -> list[Finding]:
    """Put pages with their fragments into the shells, step by step (see ``parallel.BATCH_SIZE``)."""
    findings: list[Finding] = []
    drawn = [(page, one, headings.kept_together(fragment)) for page, one, fragment in made]
    heads = [press.head(page, one) for page, one, _ in drawn]
    for page, _, fragment in drawn:
        findings += links.check(page.url, fragment)
    stamped = [
        stamp.stamp(
            press.shells[page.section, page.url.count("/")],
            page.url,
            press.site_url,
            one._replace(head=head),
            fragment,
        )
        for (page, one, fragment), head in zip(drawn, heads, strict=True)
    ]
    for (page, _, _), html in zip(drawn, stamped, strict=True):
        findings += _write(press, page.url, html)
    return findings


def _write(press: Press, url: str, html: bytes) -> list[Finding]:
    findings = list(audit.is_finished(url, html))
    write_file(f"{press.site}/{url}index.html", html)
    return findings


def _moved(press: Press, url: str, target: str) -> bytes:
    return indexes.moved(f"{'../' * url.count('/')}{target}", f"{press.site_url}{target}").encode()


def _honoree(honoree: Honoree) -> tuple[Page, Drawn, bytes]:
    fragment = honoree.fragment
    for mark, html in honoree.around:
        fragment = fragment.replace(mark.encode(), html.encode())
    return honoree.page, honoree.drawn, fragment


def _drawn(press: Press, page: Page) -> tuple[Page, Drawn, bytes]:
    """A page with its fragment, in which only the marks of the way to the root are left."""
    if page.draw is None:
        raise ValueError(f"nothing draws the page {page.url}")
    drawn = page.draw()
    filled = directives.fill(drawn.fragment, press.place)
    share = press.share(page, drawn) if page.indexed else EMPTY
    return page, drawn, (filled.replace(SHARE, share) if SHARE in filled else f"{filled}{share}").encode()
