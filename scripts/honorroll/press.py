"""The press: stamps every page of the plan whose key is new into the release, in two processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll import audit, stamp
from honorroll.audit import Anchor
from honorroll.findings import Finding
from honorroll.model import Facts
from honorroll.pages import indexes, mentions
from honorroll.pages.html import FOOT, MENTIONS, RELATED, Drawn
from honorroll.parallel import halves
from honorroll.planned import File, Page
from honorroll.related import Kin
from honorroll.releases import write_file
from honorroll.stamp import Shell


class Press(NamedTuple):
    """What pages are made with: where to, the shells by section and depth, and how an honoree's page is had."""

    site: Path
    site_url: str
    shells: Mapping[tuple[str, int], Shell]
    honoree: Callable[[Facts], Drawn]
    foot: Callable[[str, str, str], str]
    """The foot of an honoree's page, of its title, its full address and the path of its profile."""
    related: Callable[[Sequence[Kin]], str]
    """The section of related honorees."""
    head: Callable[[Page, Drawn], str]
    """What the head of a page says about it."""
    known: frozenset[str]
    """Every address and file of the site, for the audit of links."""


def run(press: Press, pages: Sequence[Page]) -> tuple[list[Finding], list[Anchor]]:
    """Make the pages; what the audit found, and the anchors on other pages that are still to be checked."""
    findings: list[Finding] = []
    anchors: list[Anchor] = []
    for some_findings, some_anchors in halves(lambda half: _half(press, half), pages):
        findings += some_findings
        anchors += some_anchors
    return findings, anchors


def write(site: Path, files: Sequence[File]) -> None:
    """Make files that are no pages."""
    halves(lambda half: _write(site, half), files)


def _write(site: Path, files: Sequence[File]) -> None:
    for file in files:
        write_file(f"{site}/{file.path}", file.make())


def _half(press: Press, pages: Sequence[Page]) -> tuple[list[Finding], list[Anchor]]:
    findings: list[Finding] = []
    anchors: list[Anchor] = []
    site = str(press.site)
    for page in pages:
        if page.moved_to is None:
            drawn = page.draw() if page.draw else press.honoree(_facts(page))
            if RELATED in drawn.fragment:
                drawn = drawn._replace(fragment=drawn.fragment.replace(RELATED, press.related(page.related)))
            if MENTIONS in drawn.fragment:
                drawn = drawn._replace(fragment=drawn.fragment.replace(MENTIONS, mentions.section(page.mentions)))
            if FOOT in drawn.fragment:
                foot = press.foot(drawn.title, f"{press.site_url}{page.url}", _facts(page).path)
                drawn = drawn._replace(fragment=drawn.fragment.replace(FOOT, foot))
            drawn = drawn._replace(head=press.head(page, drawn))
            some, more = audit.fragment_links(page.url, drawn.fragment, press.known)
            findings += some
            anchors += more
            html = stamp.stamp(press.shells[page.section, page.url.count("/")], page.url, press.site_url, drawn)
        else:
            up = "../" * page.url.count("/")
            html = indexes.moved(f"{up}{page.moved_to}", f"{press.site_url}{page.moved_to}").encode()
        findings += audit.is_finished(page.url, html)
        write_file(f"{site}/{page.url}index.html", html)
    return findings, anchors


def _facts(page: Page) -> Facts:
    if page.honoree is None:
        raise ValueError(f"nothing draws the page {page.url}")
    return page.honoree
