"""The page of commemorative works and socio-economic figures, and the works on the page of a conference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from honorroll.base.moments import in_short, moment
from honorroll.base.vietnamese import decimal
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.initiatives.model import Figure, FigureFile, Work, Works
from honorroll.initiatives.rules import first_day
from honorroll.initiatives.words import FIGURES, HOME_WAY, WORKS, WORKS_AND_FIGURES, unit_name
from honorroll.pages import addresses
from honorroll.pages.html import Drawn, breadcrumb, link
from honorroll.roll.pages.honoree import reference


def title(works: Works, figures: FigureFile) -> str:
    """What the page is called: after what it holds; ``""`` where there is nothing to show."""
    if works.works and figures.figures:
        return WORKS_AND_FIGURES
    return WORKS if works.works else FIGURES if figures.figures else ""


def page(works: Works, figures: FigureFile, today: date, vocabulary: Vocabulary) -> Drawn:
    """Works first, then a table a group of figures; the sources of both at the end, numbered through."""
    name, count = title(works, figures), len(works.sources)
    lead = {
        WORKS: "Những công trình chào mừng các sự kiện thi đua; mỗi công trình đều dẫn nguồn.",
        FIGURES: "Số liệu kinh tế – xã hội của các năm; mỗi số liệu đều dẫn nguồn.",
    }.get(name, "Công trình chào mừng và số liệu kinh tế – xã hội; mỗi mục đều dẫn nguồn.")
    sources = (*works.sources, *figures.sources)
    items = "".join(f'<li id="nguon-{n}">{reference(source)}</li>\n' for n, source in enumerate(sources, 1))
    parts = [
        f'{breadcrumb(HOME_WAY, name)}<article class="hr-article">\n<header class="hr-list-head">\n',
        f'<h1>{name}</h1>\n<p class="hr-lead">{lead}</p>\n</header>\n',
        _works(works.works, today, vocabulary, has_heading=name != WORKS),
        _figures(figures.figures, count, has_heading=name != FIGURES),
        '<section class="hr-sources" aria-labelledby="nguon">\n<h2 id="nguon">Nguồn</h2>\n<ol>\n',
        f"{items}</ol>\n</section>\n</article>\n",
    ]
    return Drawn(name, lead, Html("".join(parts)), HOME_WAY)


def _cites(numbers: Sequence[int], before: int = 0) -> str:
    return ", ".join(f'<a class="hr-cite" href="#nguon-{n + before}">nguồn {n + before}</a>' for n in numbers)


# ── Works ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def when(work: Work, today: date) -> str:
    """When a work was begun and completed, as far as it is known; what lies ahead is said to be planned."""
    told = []
    for stated, past, planned in (
        (work.started, "Khởi công", "Dự kiến khởi công"),
        (work.completed, "Hoàn thành", "Dự kiến hoàn thành"),
    ):
        if stated and (found := moment(stated)):
            told.append(f"{planned if first_day(stated) > today else past} {in_short(found)}")
    return ", ".join([*told[:1], *(f"{each[:1].lower()}{each[1:]}" for each in told[1:])])


def _works(works: Sequence[Work], today: date, vocabulary: Vocabulary, *, has_heading: bool) -> str:
    if not works:
        return ""
    level = "h3" if has_heading else "h2"
    items = "".join(
        f'<li id="{_anchor(n)}" class="hr-unit-card">\n<{level}>{esc(work.name)}</{level}>\n<dl>\n'
        f"{_details(work, today, vocabulary)}</dl>\n</li>\n"
        for n, work in enumerate(works, 1)
    )
    heading = f'<h2 id="cong-trinh">{WORKS}</h2>\n' if has_heading else ""
    label = ' aria-labelledby="cong-trinh"' if has_heading else ""
    return f'<section{label}>\n{heading}<ol class="hr-units">\n{items}</ol>\n</section>\n'


def _anchor(n: int) -> str:
    return f"cong-trinh-{n}"


def _details(work: Work, today: date, vocabulary: Vocabulary) -> str:
    unit = esc(unit_name(work.unit, vocabulary)) if work.unit else ""
    named = vocabulary.gazetteer.names[work.place] if work.place else None
    place = link(addresses.place(work.place), named.in_text if unit else named.heading) if work.place and named else ""
    facts = (
        ("Chào mừng", esc(work.occasion or "")),
        ("Giới thiệu", esc(work.summary or "")),
        ("Nơi làm", ", ".join(filter(None, (unit, place)))),
        ("Thời gian", esc(when(work, today))),
        ("Nguồn", _cites(work.sources)),
    )
    return "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in facts if value)


def of_conference(works: Works, slug: str, today: date) -> Html:
    """The section on the page of a conference: the works in its honour."""
    items = "".join(
        f'<li>{link(f"{addresses.WORKS}#{_anchor(n)}", work.name)} <span class="hr-mention">{esc(when(work, today))}'
        "</span></li>\n"
        for n, work in enumerate(works.works, 1)
        if work.conference == slug
    )
    if not items:
        return EMPTY
    return Html(
        f'<section class="hr-mentions" aria-labelledby="cong-trinh">\n<h2 id="cong-trinh">{WORKS}</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


# ── Figures ────────────────────────────────────────────────────────────────────────────────────────────────────────


def value(figure: Figure) -> str:
    """``1.234,5 tỷ đồng``, ``12%``; the unit stays on one line."""
    unit = (figure.unit or "").replace(" ", "\u00a0")
    return f"{decimal(figure.value, 4)}{'' if unit in ('', '%') else ' '}{unit}"


def _figures(figures: Sequence[Figure], before: int, *, has_heading: bool) -> str:
    if not figures:
        return ""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.group or "", []).append(figure)
    heading = f'<h2 id="so-lieu">{FIGURES}</h2>\n' if has_heading else ""
    label = ' aria-labelledby="so-lieu"' if has_heading else ""
    tables = "".join(_table(group or FIGURES, some, before) for group, some in groups.items())
    return f'<section class="hr-figures"{label}>\n{heading}{tables}</section>\n'


def _table(caption: str, figures: Sequence[Figure], before: int) -> str:
    """A row a figure and year; the years of one figure follow one another, the latest first."""
    names = {figure.name: n for n, figure in reversed([*enumerate(figures)])}
    ordered = sorted(figures, key=lambda figure: (names[figure.name], -figure.year))
    rows = "".join(
        f'<tr><th scope="row">{esc(figure.name)}</th><td>{figure.year}</td><td>{esc(value(figure))}</td>'
        f"<td>{_cites(figure.sources, before)}</td></tr>\n"
        for figure in ordered
    )
    return (
        '<div class="hr-wide" role="group" aria-label="Bảng" tabindex="0">\n<table class="hr-table">\n'
        f"<caption>{esc(caption)}</caption>\n"
        '<thead><tr><th scope="col">Chỉ tiêu</th><th scope="col">Năm</th><th scope="col">Giá trị</th>'
        f'<th scope="col">Nguồn</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n'
    )
