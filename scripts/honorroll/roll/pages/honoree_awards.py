"""The awards on the page of an honoree, highest first, with decisions, sources and the law behind each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from honorroll.base.vietnamese import dated
from honorroll.content.award import Award
from honorroll.content.model import SharedAward
from honorroll.content.shared import Decision
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html, esc
from honorroll.media.honoree_pictures import Scan
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, SHARED, link, octets
from honorroll.pages.words import NO_YEAR, STATUSES, award_name, untold
from honorroll.roll.decisions.ids import base_id
from honorroll.roll.published import Published, PublishedProfile

#: Where the page of a title says which law it rests on, and where that can be read.
LAW = "can-cu"


def ranked(awards: tuple[Award, ...], vocabulary: Vocabulary) -> list[Award]:
    """The awards by rank of title, then by class, then the latest year first."""
    if len(awards) < 2:
        return list(awards)

    def rank(award: Award) -> tuple[int, int, int]:
        title = vocabulary.titles[award.title]
        class_ = title.classes.index(award.class_) if award.class_ in title.classes else len(title.classes)
        return title.rank, class_, -(award.year or 0)

    return sorted(awards, key=rank)


def awards_section(awards: list[Award], profile: PublishedProfile) -> str:
    if not awards:
        return ""
    items, before = "", ""
    for award, code in zip(awards, profile.codes or repeat(""), strict=False):
        is_repeated = award.title == before  # of several with one title, the first says where the law has it
        items += f"<li{_status_class(award)}>\n{_award(award, profile, code, is_repeated=is_repeated)}</li>\n"
        before = award.title
    return (
        '<section class="hr-awards" aria-labelledby="danh-hieu">\n'
        f'<h2 id="danh-hieu">Danh hiệu và khen thưởng</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )


def _status_class(award: Award) -> str:
    return "" if award.status == "granted" else f' class="hr-{award.status}"'


def _award(award: Award, profile: PublishedProfile, code: str, *, is_repeated: bool) -> str:
    vocabulary, start = profile.vocabulary, profile.period.start
    title = vocabulary.titles[award.title]
    level, lists = _level(award, vocabulary), _lists(award, profile.honoree.awards, vocabulary)
    name = _link(addresses.title(award.title), award_name(award, title), is_there=lists.title)
    lines = [f'<p class="hr-award">{name}{_year(award, is_there=lists.year)}</p>\n']
    if award.status != "granted":
        revoked = _numbered(award.revoked.number, award.revoked.date) if award.revoked else ""
        lines.append(f'<p class="hr-status">{STATUSES[award.status]}{revoked}</p>\n')
    if award.with_:
        lines.append(_mark(award.with_))
    details: list[str] = ["Truy tặng"] if award.posthumous else []
    if level:
        details.append(_link(addresses.level(level), vocabulary.levels[level].name, is_there=lists.level))
    if missing := untold(award):
        details.append(esc(missing))
    if award.issuer:
        details.append(esc(award.issuer))
    if award.year and start and award.year < start:
        details.append(f"trước giai đoạn {start}–{profile.period.end or 'nay'}")
    if award.period:
        details.append(f"thành tích {'giai đoạn' if '–' in award.period else 'năm'} {award.period}")
    details += _when_honoured(award, profile.honoree, vocabulary)
    details += _occasions(award)
    if award.decision:
        details += _decision(award, award.decision, profile.album.scans)
    details += _witnesses(award, code)
    if details:
        lines.append(f'<p class="hr-award-details">{" · ".join(details)}</p>\n')
    if title.article and not is_repeated:  # of the law in force now: the award may be older than it
        law = f"{title.article}, {title.legal_basis}" if title.legal_basis else title.article
        told = _link(f"{addresses.title(award.title)}#{LAW}", law, is_there=lists.title)
        lines.append(f'<p class="hr-law">Nay quy định tại {told}</p>\n')
    return "".join(lines)


def _occasions(award: Award) -> Sequence[str]:
    """Where people were asked about it, and where it was given."""
    asked = [link(addresses.consultation(award.consultation), "lấy ý kiến nhân dân")] if award.consultation else []
    given = [link(addresses.conference(award.conference), "hội nghị trao tặng")] if award.conference else []
    return asked + given


def _witnesses(award: Award, code: str) -> Iterator[str]:
    """The page of proof, where there is one, and the sources."""
    if code:
        yield link(addresses.proof(code), "trang xác nhận")
    if award.sources:
        marks = ", ".join(f'<a href="#nguon-{number}">{number}</a>' for number in award.sources)
        yield f'<span class="hr-cite">nguồn {marks}</span>'


def _link(url: str, text: str, *, is_there: bool) -> Html:
    return link(url, text) if is_there else esc(text)


def _year(award: Award, *, is_there: bool) -> str:
    if not award.year:
        return f'<span class="hr-year hr-no-year">{NO_YEAR}</span>' if award.status == "granted" else ""
    if not is_there:
        return f'<span class="hr-year">{award.year}</span>'
    return f'<a class="hr-year" href="{ROOT}{addresses.year(award.year)}">{award.year}</a>'


class _Lists(NamedTuple):
    """Which lists of an award the honoree is on: nothing else tells whether anybody is."""

    title: bool
    level: bool
    year: bool


def _lists(award: Award, awards: Iterable[Award], vocabulary: Vocabulary) -> _Lists:
    granted = [each for each in awards if each.status == "granted"]
    return _Lists(
        any(each.title == award.title for each in granted),
        any(_level(each, vocabulary) == _level(award, vocabulary) for each in granted),
        any(each.year == award.year for each in granted),
    )


def _level(award: Award, vocabulary: Vocabulary) -> str | None:
    return award.level or vocabulary.titles[award.title].level


def _mark(slugs: Sequence[str]) -> str:
    """Where those stand who received an award together: their names are in their own profiles."""
    return f"{SHARED}{' '.join(slugs)}{SHARED}"


def co_recipients(awards: Iterable[SharedAward], names: Mapping[str, str]) -> Iterator[tuple[str, Html]]:
    """What takes the place of each such mark; ``names`` are those of the co-recipients with a page, by slug."""
    for award in awards:
        links = [link(addresses.honoree(slug), names[slug]) for slug in award.with_ if slug in names]
        yield (
            _mark(award.with_),
            Html(f'<p class="hr-award-with">Cùng nhận: {", ".join(links)}</p>\n' if links else ""),
        )


def _when_honoured(award: Award, honoree: Published, vocabulary: Vocabulary) -> list[str]:
    """Position, unit and place then, where they are not those at the head of the page."""
    stated = ((award.position, honoree.position), (award.unit, honoree.unit))
    then = [here for here, there in stated if here and here != there]
    place = award.place if award.place != honoree.place else None
    name = vocabulary.gazetteer.names[place].in_text if place else ""
    return [*map(esc, then), *([link(addresses.place(place), name)] if place else [])]


def _decision(award: Award, decision: Decision, scans: Mapping[str, Scan]) -> list[str]:
    """The decision, which has a page if it has a number and granted the award, and its scan."""
    words, scan = _numbered(decision.number, decision.date), scans.get(decision.file or "")
    size = (f"PDF, {octets(scan.size)}" if scan.size else "ảnh") if scan else ""
    if decision.number and award.status == "granted":
        url = addresses.decision(base_id(decision.number, award.year_of_decision))
        page = f'<a href="{ROOT}{url}">Quyết định{words}</a>'
        return [f'{page} (<a href="{ROOT}{scan.url}">bản quét, {size}</a>)' if scan else page]
    if scan:
        return [f'<a href="{ROOT}{scan.url}">Quyết định{words} ({size})</a>']
    return [f"Quyết định{words}"] if words else []


def decisions_apart(ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What takes the place of links to numbers that several bodies have used in a year: to the decision of one."""
    for base, id_ in ids.items():
        yield f'{ROOT}{addresses.decision(base)}"', f'{ROOT}{addresses.decision(id_)}"'


def _numbered(number: str | None, date: str | None) -> str:
    """`` số 1234/QĐ-UBND ngày 08/10/2024``, as far as it is known."""
    return (f" số {esc(number)}" if number else "") + (f" {dated(date)}" if date else "")
