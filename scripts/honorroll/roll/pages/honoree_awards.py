"""The awards on the page of an honoree, highest first, with decisions, sources and the law behind each."""

from __future__ import annotations

from collections.abc import Mapping

from honorroll.base.vietnamese import short_date
from honorroll.content.award import Award
from honorroll.content.shared import Decision
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import esc
from honorroll.media.honoree_pictures import Scan
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, link, octets
from honorroll.pages.words import STATUSES, award_name
from honorroll.roll.published import PublishedProfile

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
    for award in awards:  # of several with one title, the first says where the law has it
        items += f"<li{_status_class(award)}>\n{_award(award, profile, is_repeated=award.title == before)}</li>\n"
        before = award.title
    return (
        '<section class="hr-awards" aria-labelledby="danh-hieu">\n'
        f'<h2 id="danh-hieu">Danh hiệu và khen thưởng</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )


def _status_class(award: Award) -> str:
    return "" if award.status == "granted" else f' class="hr-{award.status}"'


def _award(award: Award, profile: PublishedProfile, *, is_repeated: bool) -> str:
    vocabulary, start = profile.vocabulary, profile.period.start
    title = vocabulary.titles[award.title]
    level = award.level or title.level
    year = _year(award) if award.year else ""
    lines = [f'<p class="hr-award">{link(addresses.title(award.title), award_name(award, title))}{year}</p>\n']
    if award.status != "granted":
        lines.append(f'<p class="hr-status">{STATUSES[award.status]}</p>\n')
    details: list[str] = []
    if level:
        details.append(link(addresses.level(level), vocabulary.levels[level].name))
    if award.issuer:
        details.append(esc(award.issuer))
    if award.consultation:
        details.append(link(addresses.consultation(award.consultation), "Lấy ý kiến nhân dân"))
    if award.year and start and award.year < start:
        details.append(f"trước giai đoạn {start}–{profile.period.end or 'nay'}")
    if award.decision:
        details += _decision(award.decision, profile.album.scans)
    if award.sources:
        marks = ", ".join(f'<a href="#nguon-{number}">{number}</a>' for number in award.sources)
        details.append(f'<span class="hr-cite">nguồn {marks}</span>')
    if details:
        lines.append(f'<p class="hr-award-details">{" · ".join(details)}</p>\n')
    if title.article and not is_repeated:  # of the law in force now: the award may be older than it
        law = f"{title.article}, {title.legal_basis}" if title.legal_basis else title.article
        lines.append(f'<p class="hr-law">Nay quy định tại {link(f"{addresses.title(award.title)}#{LAW}", law)}</p>\n')
    return "".join(lines)


def _year(award: Award) -> str:
    """The year of an award, leading to the list of that year, which what is only proposed is not on."""
    if award.status == "proposed":
        return f'<span class="hr-year">{award.year}</span>'
    return f'<a class="hr-year" href="{ROOT}{addresses.year(award.year or 0)}">{award.year}</a>'


def _decision(decision: Decision, scans: Mapping[str, Scan]) -> list[str]:
    number = f" số {esc(decision.number)}" if decision.number else ""
    date = f" ngày {short_date(decision.date)}" if decision.date else ""
    scan = scans.get(decision.file or "")
    if scan:
        size = f"PDF, {octets(scan.size)}" if scan.size else "ảnh"
        return [f'<a href="{ROOT}{scan.url}">Quyết định{number}{date} ({size})</a>']
    return [f"Quyết định{number}{date}"] if number or date else []
