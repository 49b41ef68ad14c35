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
from honorroll.formats.html import Html
from honorroll.pages.html import Drawn
from honorroll.pages.page import Page
from honorroll.publish import audit
from honorroll.publish.audit import Anchor
from honorroll.roll.pages import indexes


class Press(NamedTuple):
    """What pages are made with: where to, the shells by section and depth, and how an honoree's page is had."""

    site: Path
    site_url: str
    shells: Mapping[tuple[str, int], Shell]
    honorees: Callable[[Sequence[str]], Iterable[Honoree]]
    """What the pages of honorees are made of, by slug, in turn."""
    head: Callable[[Page, Drawn], Html]
    """What the head of a page says about it."""
    place: Callable[[Directive], str | None]
    """What a directive in the text of a page stands for; the page's key tells of it (``Placing.key``)."""
    known: Container[str]
    """Every address and file of the site, for the audit of links."""


class Honoree(NamedTuple):
    page: Page
    drawn: Drawn
    """The page without its fragment, which is kept as it will be written."""
    fragment: bytes
    around: tuple[tuple[str, str], ...]
    """What takes the place of which mark: the related, what is said elsewhere, the foot."""


def begin(press: Press, pages: Sequence[Page | str]) -> Callable[[], tuple[list[Finding], list[Anchor]]]:
    """Begin to make the pages; the returned function helps until all are made, and tells what the audit found and which
    anchors on other pages are still to be checked.
    """
    links = audit.Links(press.known)  # each process goes on with its own, from what it looked at before
    finish = start_shared(lambda some: _made(press, some, links), pages)

    def finished() -> tuple[list[Finding], list[Anchor]]:
        findings: list[Finding] = []
        # Of an anchor only one page is told, the first: another process may have met it on a later one.
        anchors: dict[tuple[str, str], Anchor] = {}
        for some, more in finish():
            findings += some
            for anchor in more:
                anchors.setdefault(anchor[1:], anchor)
        return findings, list(anchors.values())

    return finished


def _made(press: Press, pages: Sequence[Page | str], links: audit.Links) -> tuple[list[Finding], list[Anchor]]:
    findings: list[Finding] = []
    links.anchors = []
    for batch in batches(pages):
        pages_ = [page for page in batch if isinstance(page, Page)]
        moved = [page for page in pages_ if page.moved_to is not None]
        slugs = [slug for slug in batch if isinstance(slug, str)]
        made = [_honoree(honoree) for honoree in press.honorees(slugs)] if slugs else []
        made += [_drawn(press, page) for page in pages_ if page.moved_to is None]
        here = [page for page, _, _ in made]
        drawn = [(told, fragment) for _, told, fragment in made]
        heads = [press.head(page, told) for page, (told, _) in zip(here, drawn, strict=True)]
        for page, (_, fragment) in zip(here, drawn, strict=True):
            findings += links.check(page.url, fragment)
        stamped = [
            stamp.stamp(
                press.shells[page.section, page.url.count("/")],
                page.url,
                press.site_url,
                told._replace(head=head),
                fragment,
            )
            for page, (told, fragment), head in zip(here, drawn, heads, strict=True)
        ]
        stamped += [_moved(press, page.url, page.moved_to or "") for page in moved]
        for page, html in zip(here + moved, stamped, strict=True):
            findings += audit.is_finished(page.url, html)
            write_file(f"{press.site}/{page.url}index.html", html)
    return findings, links.anchors


def _moved(press: Press, url: str, target: str) -> bytes:
    return indexes.moved(f"{'../' * url.count('/')}{target}", f"{press.site_url}{target}").encode()


def _honoree(honoree: Honoree) -> tuple[Page, Drawn, bytes]:
    fragment = honoree.fragment
    for mark, html in honoree.around:
        fragment = fragment.replace(mark.encode(), html.encode())
    return honoree.page, honoree.drawn, fragment


def _drawn(press: Press, page: Page) -> tuple[Page, Drawn, bytes]:
    """A page, and its fragment with everything in the place of the marks but the way to the root."""
    if page.draw is None:
        raise ValueError(f"nothing draws the page {page.url}")
    drawn = page.draw()
    return page, drawn, directives.fill(drawn.fragment, press.place).encode()
