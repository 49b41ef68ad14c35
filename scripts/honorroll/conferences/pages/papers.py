"""The papers of a conference: what it was held on the ground of, and what can be downloaded. Each stands here once.

The programme and the speeches lead here instead of offering the same file again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from honorroll.base.vietnamese import day_first
from honorroll.conferences.facts import ConferenceFacts, FileFacts
from honorroll.conferences.model import Conference
from honorroll.content.shared import Reference
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.media.documents import format_name
from honorroll.pages.html import ROOT, octets, outward
from honorroll.roll.pages.honoree import reference


class Paper(NamedTuple):
    """A paper of the legal basis or a document; ``file`` is ``""`` where there is nothing to download."""

    title: str
    details: str
    file: str = ""
    url: str = ""


def papers(conference: Conference) -> list[Paper]:
    """The legal basis, then the other documents. A document that is the file of a basis, or has its number, is that."""
    documents = {file.file: file for file in conference.documents}
    by_number = {_number(file.number): file.file for file in conference.documents if file.number}
    found: list[Paper] = []
    for basis in conference.legal_basis:
        file = basis.file or by_number.get(_number(basis.number), "")
        documents.pop(file, None)
        found.append(Paper(basis.title, _details(basis.number, basis.date, basis.issuer), file, basis.url or ""))
    found += [
        Paper(file.title, _details(file.number, file.date, file.issuer), file.file) for file in documents.values()
    ]
    return found


def anchors(conference: Conference) -> dict[str, str]:
    """Where on the page each file is offered, by its name."""
    return {paper.file: f"tai-lieu-{n}" for n, paper in enumerate(papers(conference), 1) if paper.file}


def section(conference: Conference, facts: ConferenceFacts) -> Html:
    """All papers of the conference; empty if it has none."""
    by_name = {file.path.rpartition("/")[2]: file for file in facts.files if "/documents/" in file.path}
    items = "".join(_item(n, paper, by_name) for n, paper in enumerate(papers(conference), 1))
    heading = "Căn cứ và tài liệu" if conference.legal_basis else "Tài liệu"
    return Html(
        f'<section class="hr-documents" aria-labelledby="tai-lieu">\n<h2 id="tai-lieu">{heading}</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
        if items
        else ""
    )


def _item(n: int, paper: Paper, files: Mapping[str, FileFacts]) -> str:
    details = esc(paper.details)
    if paper.file:
        file = files[paper.file]
        title = f'<a href="{ROOT}{file.url}" download>{esc(paper.title)}</a>'
        kind = f"{format_name(file.path)}, {octets(file.size)}"
        details = Html(" · ".join(filter(None, (kind, details))))
    elif paper.url:
        title = outward(paper.url, paper.title)
    else:
        title = f"<span>{esc(paper.title)}</span>"
    return f'<li id="tai-lieu-{n}">{title}{f"<small>{details}</small>" if details else ""}</li>\n'


def _number(number: str | None) -> str:
    """The number of a paper for comparing: spaces and case differ from one list to the other."""
    return "".join((number or "").split()).casefold()


def _details(number: str | None, date: str | None, issuer: str | None) -> str:
    day = day_first(date) if date else ""
    return ", ".join(filter(None, (f"Số {number}" if number else "", f"ngày {day}" if len(day) == 10 else day, issuer)))


def sources(conference: Conference) -> Html:
    """What vouches for the conference, without what the papers offer already."""
    offered = {basis.url for basis in conference.legal_basis if basis.url}
    told: list[Reference] = [source for source in conference.sources if not (source.url and source.url in offered)]
    if not told:
        return EMPTY
    items = "".join(f"<li>{reference(source)}</li>\n" for source in told)
    return Html(
        '<section class="hr-sources" aria-labelledby="nguon">\n'
        f'<h2 id="nguon">Nguồn</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )
