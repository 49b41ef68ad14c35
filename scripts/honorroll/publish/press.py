"""The press: stamps every page of the plan whose key is new into the release, in two processes."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_file
from honorroll.base.findings import Finding
from honorroll.base.parallel import batches, start_shared
from honorroll.content import directives
from honorroll.content.directives import Directive
from honorroll.content.model import Facts
from honorroll.engine import stamp
from honorroll.engine.stamp import Shell
from honorroll.formats.html import Html
from honorroll.pages import mentions
from honorroll.pages.html import FOOT, MENTIONS, RELATED, Drawn
from honorroll.pages.page import File, Kin, Page
from honorroll.publish import audit
from honorroll.publish.audit import Anchor
from honorroll.roll.pages import indexes


class Press(NamedTuple):
    """What pages are made with: where to, the shells by section and depth, and how an honoree's page is had."""

    site: Path
    site_url: str
    shells: Mapping[tuple[str, int], Shell]
    honoree: Callable[[Facts], tuple[Drawn, bytes]]
    """An honoree's page without its fragment, and the fragment: it was kept as it will be written."""
    foot: Callable[[str, str, str], str]
    """The foot of an honoree's page, of its title, its full address and the path of its profile."""
    related: Callable[[Sequence[Kin]], str]
    """The section of related honorees."""
    head: Callable[[Page, Drawn], Html]
    """What the head of a page says about it."""
    place: Callable[[Directive], str | None]
    """What a directive in the text of a page stands for; the page's key tells of it (``Placing.key``)."""
    known: Container[str]
    """Every address and file of the site, for the audit of links."""


def begin(press: Press, pages: Sequence[Page]) -> Callable[[], tuple[list[Finding], list[Anchor]]]:
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


def write(site: Path, files: Sequence[File]) -> None:
    """Make files that are no pages."""
    start_shared(lambda some: _write(site, some), files)()


def _write(site: Path, files: Sequence[File]) -> None:
    for file in files:
        write_file(f"{site}/{file.path}", file.make())


def _made(press: Press, pages: Sequence[Page], links: audit.Links) -> tuple[list[Finding], list[Anchor]]:
    findings: list[Finding] = []
    links.anchors = []
    for batch in batches(pages):
        here = [page for page in batch if page.moved_to is None]
        drawn = _drawn(press, here)
        heads = [press.head(page, told) for page, (told, _) in zip(here, drawn, strict=True)]
        for page, (_, fragment) in zip(here, drawn, strict=True):
            findings += links.check(page.url, fragment)
        stamped = [
            stamp.stamp(
                press.shells[page.section, page.url.count("/")], page.url, press.site_url, told._replace(head=head), fragment
            )
            for page, (told, fragment), head in zip(here, drawn, heads, strict=True)
        ]  # fmt: skip
        moved = [page for page in batch if page.moved_to is not None]
        stamped += [_moved(press, page.url, page.moved_to or "") for page in moved]
        for page, html in zip(here + moved, stamped, strict=True):
            findings += audit.is_finished(page.url, html)
            write_file(f"{press.site}/{page.url}index.html", html)
    return findings, links.anchors


def _moved(press: Press, url: str, target: str) -> bytes:
    return indexes.moved(f"{'../' * url.count('/')}{target}", f"{press.site_url}{target}").encode()


def _drawn(press: Press, pages: Sequence[Page]) -> list[tuple[Drawn, bytes]]:
    """The pages, and their fragments with everything in the place of the marks but the way to the root."""
    drawn = [(page.draw(), b"") if page.draw else press.honoree(_facts(page)) for page in pages]
    feet = [
        "" if page.draw else press.foot(told.title, f"{press.site_url}{page.url}", _facts(page).path)
        for page, (told, _) in zip(pages, drawn, strict=True)
    ]
    related = ["" if page.draw else press.related(page.related) for page in pages]
    return [
        (
            told,
            directives.fill(told.fragment, press.place).encode() if page.draw else _filled(fragment, page, foot, kin),
        )
        for page, (told, fragment), foot, kin in zip(pages, drawn, feet, related, strict=True)
    ]


def _filled(fragment: bytes, page: Page, foot: str, related: str) -> bytes:
    for mark, html in ((RELATED, related), (MENTIONS, mentions.section(page.mentions)), (FOOT, foot)):
        fragment = fragment.replace(mark.encode(), html.encode())
    return fragment


def _facts(page: Page) -> Facts:
    if page.honoree is None:
        raise ValueError(f"nothing draws the page {page.url}")
    return page.honoree
