"""The five-year report in its two parts, with figures from the honor roll; the documentary; both fit to be printed."""

from __future__ import annotations

from collections.abc import Mapping

from honorroll.base.vietnamese import number
from honorroll.council.model import Documentary, Report
from honorroll.council.rules import DIRECTION_SECTIONS, REVIEW_SECTIONS
from honorroll.council.words import HOME_WAY
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses, films
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, link
from honorroll.roll.figures import Figures, Row
from honorroll.roll.pages.honoree import reference
from honorroll.roll.pages.statistics import section as figures_section
from honorroll.roll.pages.statistics import years_of

TITLE = "Báo cáo tổng kết"
_PARTS = (
    ("Phần thứ nhất: Tổng kết", "review", REVIEW_SECTIONS),
    ("Phần thứ hai: Phương hướng", "direction", DIRECTION_SECTIONS),
)
#: Which tables of figures stand in the section on commendation.
_TABLES = ("danh-hieu", "cap", "nam", "linh-vuc")


def page(report: Report | None, sections: Mapping[str, str], figures: Figures, more: Html = EMPTY) -> Drawn:
    """The page of the report. One that is not written yet shows the figures of the roll; ``more`` leads to others.

    What is not written is left out, and a sentence says that the report goes on; a finding tells the staff where to
    write it.
    """
    numbers = {"commendation": _numbers(figures), "direct_workers": _workers(figures)}
    texts = {key: f"{sections.get(key, '')}{numbers.get(key, '')}" for _, _, words in _PARTS for key in words}
    title = report.title if report else f"{TITLE} {years_of(figures.period)[0].lower()}{years_of(figures.period)[1:]}"
    summary = report.summary if report else None
    lead = summary or "Kết quả thi đua, khen thưởng và phương hướng, kèm số liệu từ bảng vàng."
    parts = [
        breadcrumb(HOME_WAY, title),
        '<article class="hr-report">\n<header class="hr-list-head">\n',
        f'<h1>{esc(title)}</h1>\n<p class="hr-lead">{esc(lead)}</p>\n</header>\n',
        _contents(texts),
    ]
    if report and report.film:
        parts.append(f'<p class="hr-more">{link(addresses.FILM, f"Xem phóng sự: {report.film.title}")}</p>\n')
    for heading, part, words in _written(texts):
        parts.append(f'<section class="hr-report-part" aria-labelledby="{part}">\n<h2 id="{part}">{heading}</h2>\n')
        parts += [
            f'<h3 id="{_id(key)}">{words[key]}</h3>\n<div class="hr-text">\n{texts[key]}</div>\n' for key in words
        ]
        parts.append("</section>\n")
    if not all(texts.values()):
        parts.append('<p class="hr-empty">Báo cáo đang được viết tiếp; phần viết xong sẽ có ở đây.</p>\n')
    if report and report.sources:
        items = "".join(f"<li>{reference(source)}</li>\n" for source in report.sources)
        parts.append(
            '<section class="hr-sources" aria-labelledby="nguon">\n'
            f'<h2 id="nguon">Nguồn</h2>\n<ol>\n{items}</ol>\n</section>\n'
        )
    parts.append(f"{_tables(figures)}{more}</article>\n")
    return Drawn(title, lead, Html("".join(parts)), HOME_WAY)


def _id(key: str) -> str:
    return key.replace("_", "-")


def _written(texts: Mapping[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    """The parts of the plan with the sections that are written: heading, id, and labels by key."""
    parts = [
        (heading, part, {key: label for key, label in words.items() if texts[key]}) for heading, part, words in _PARTS
    ]
    return [each for each in parts if each[2]]


def _contents(texts: Mapping[str, str]) -> str:
    def line(key: str, label: str) -> str:
        return f'<li><a href="#{_id(key)}">{label}</a></li>'

    items = "".join(
        "<li>"
        f'<a href="#{part}">{heading}</a><ol>{"".join(line(key, label) for key, label in words.items())}</ol></li>\n'
        for heading, part, words in _written(texts)
    )
    return (
        f'<nav class="hr-contents" aria-label="Mục lục báo cáo"><ol>\n{items}<li><a href="#so-lieu">Số liệu từ bảng '
        "vàng</a></li></ol></nav>\n"
    )


def _numbers(figures: Figures) -> str:
    everyone = figures.everyone
    return (
        f"<p>Trên bảng vàng có {number(everyone.total)} hồ sơ; {number(everyone.period)} hồ sơ có khen thưởng trong "
        f'{years_of(figures.period).lower()}. <a href="#so-lieu">Xem số liệu theo danh hiệu, cấp, năm và lĩnh '
        "vực</a>.</p>\n"
    )


def _workers(figures: Figures) -> str:
    """What the roll knows of those who work directly, and of the fields of workers and farmers."""
    fields = next((table.rows for table in figures.tables if table.id == "linh-vuc"), ())
    chosen = [
        *figures.marks[:1],
        *(row for row in fields if row.url.endswith(("/nong-nghiep/", "/lao-dong-san-xuat/"))),
    ]
    items = "".join(f"<li>{_row(row)}</li>\n" for row in chosen if row.total)
    return f"<p>Theo hồ sơ trên bảng vàng:</p>\n<ul>\n{items}</ul>\n" if items else ""


def _row(row: Row) -> str:
    label = link(row.url, row.label) if row.url else esc(row.label)
    return f"{label}: {number(row.total)} hồ sơ, {number(row.period)} trong kỳ"


def _tables(figures: Figures) -> str:
    years = years_of(figures.period)
    tables = "".join(figures_section(table, figures.everyone, years) for table in figures.tables if table.id in _TABLES)
    return (
        '<section class="hr-report-part" aria-labelledby="so-lieu">\n<h2 id="so-lieu">Số liệu từ bảng vàng</h2>\n'
        "<p>Mỗi hồ sơ được tính ở mọi danh hiệu và năm của hồ sơ đó. "
        f"{link(addresses.STATISTICS, 'Toàn bộ thống kê')}.</p>\n</section>\n{tables}"
    )


def film_page(film: Documentary, file: str, transcript: str, has_captions: bool) -> Drawn:
    """The page of the documentary: the film, its captions to download, and its transcript.

    ``file`` is the address of the film, ``""`` where it is hosted elsewhere.
    """
    crumbs = (*HOME_WAY, Crumb(TITLE, addresses.REPORT))
    captions = (
        f'<p class="hr-more"><a href="{ROOT}{addresses.FILM_CAPTIONS}">Tải phụ đề (WebVTT)</a></p>\n'
        if has_captions
        else ""
    )
    text = transcript or '<p class="hr-empty">Chưa có lời phim.</p>\n'
    player = (
        films.film(film.url, film.title)
        if film.url
        else films.player(file, film.title, esc(film.title), addresses.FILM_CAPTIONS if has_captions else "")
    )
    return Drawn(
        film.title,
        f"Phóng sự: {film.title}, kèm lời phim.",
        Html(
            f'{breadcrumb(crumbs, film.title)}<article class="hr-article">\n<h1>{esc(film.title)}</h1>\n'
            f'<section class="hr-films" aria-labelledby="phim">\n<h2 id="phim">Phim</h2>\n{player}</section>\n'
            f"{captions}"
            '<section class="hr-transcript" aria-labelledby="loi-phim">\n<h2 id="loi-phim">Lời phim</h2>\n'
            f'<div class="hr-text">\n{text}</div>\n</section>\n</article>\n'
        ),
        crumbs,
    )
