"""What an honoree's page says of a life: the years, other names, positions over time, the same person elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from honorroll.base.vietnamese import dated, day_first, fold
from honorroll.content.life import Alias, AliasKind, Role
from honorroll.content.life_dates import is_deceased
from honorroll.content.model import Facts
from honorroll.content.scalars import UNKNOWN
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses
from honorroll.pages.html import SHARED, link, outward
from honorroll.roll.published import Published

_KINDS: dict[AliasKind, str] = {
    "stage": "Nghệ danh",
    "religious": "Tên trong tôn giáo",
    "pen": "Bút danh",
    "maiden": "Tên khai sinh",
    "short": "Viết tắt",
    "other": "Tên khác",
}
_BUDDHIST = re.compile(r"(?:Thích|Hòa thượng|Hoà thượng|Thượng tọa|Thượng toạ|Đại đức|Ni trưởng|Ni sư|Sư cô)\b")
_CHRISTIAN = re.compile(r"(?:Hồng y|Tổng Giám mục|Giám mục|Đức ông|Linh mục|Nữ tu|Tu sĩ)\b", re.IGNORECASE)

#: What well-known sites are called; others by their host.
_SITES = {"wikidata.org": "Wikidata", "viaf.org": "VIAF", "isni.org": "ISNI", "orcid.org": "ORCID"}
_WIKIPEDIA = {"vi.wikipedia.org": "Wikipedia tiếng Việt", "en.wikipedia.org": "Wikipedia tiếng Anh"}


def years(born: str | None, died: str | None) -> str:
    """``1920–2019``, ``khoảng 1920 – 2019``; with one of the two ``sinh năm 1965``, ``mất năm 1972``, ``sinh năm 1918,
    đã mất``; ``""`` if unknown.
    """
    unborn, undated = born in (None, UNKNOWN), died == UNKNOWN
    if died is None:
        return "" if unborn else _when("sinh", (born or "")[: len("khoảng 1920") if _is_about(born) else 4])
    if unborn:
        return "đã mất" if undated else _when("mất", died)
    if undated:
        return f"{_when('sinh', born or '')}, đã mất"
    first, last = day_first(born or ""), day_first(died)
    return f"{first}–{last}" if max(len(first), len(last)) <= len("1920") else f"{first} – {last}"


def _is_about(stated: str | None) -> bool:
    return (stated or "").startswith("khoảng")


def _when(what: str, stated: str) -> str:
    """``sinh năm 1965``, ``mất ngày 1/8/2022``, ``sinh khoảng 1920``."""
    return f"{what} {stated if _is_about(stated) else dated(stated)}"


def header(honoree: Published) -> Html:
    """The years of life and other names of a person, below the name; of a collective see ``succession``."""
    lines = []
    if when := years(honoree.born, honoree.died):
        lines.append(f'<p class="hr-life">({esc(when)})</p>\n')
    names = [f"{kind_of(alias, honoree.honorific)}: {alias.name}" for alias in honoree.aliases]
    lines += [f'<p class="hr-alias">{esc(each)}</p>\n' for each in names]
    return Html("".join(lines))


def kind_of(alias: Alias, honorific: str | None) -> str:
    """What another name is called; of the religious by the religion that the name or the form of address shows."""
    if alias.kind == "religious":
        for text in filter(None, (alias.name, honorific)):
            if _BUDDHIST.match(text):
                return "Pháp danh"
            if _CHRISTIAN.match(text):
                return "Tên thánh"
    if alias.kind == "maiden" and honorific and _BUDDHIST.match(honorific):
        return "Thế danh"
    return _KINDS[alias.kind]


def other_names(honoree: Published) -> tuple[str, ...]:
    """The names by which the honoree is found besides the name itself."""
    return (*(alias.name for alias in honoree.aliases), *honoree.former_names)


def succession(facts: Facts, names: Mapping[str, str], predecessors: Mapping[str, str]) -> Html:
    """What a collective was called before or took over from, and what it became; others where they have a page."""
    before: list[str] = [link(addresses.honoree(slug), name) for slug, name in predecessors.items()]
    known = {fold(name) for name in predecessors.values()}
    before += [esc(name) for name in (facts.identity.former_names if facts.identity else ()) if fold(name) not in known]
    lines = [f'<p class="hr-alias">Trước đây là {", ".join(before)}</p>\n'] if before else []
    if facts.succeeded_by in names:
        successor = link(addresses.honoree(facts.succeeded_by), names[facts.succeeded_by])
        lines.append(f'<p class="hr-alias">Nay là {successor}</p>\n')
    return Html("".join(lines))


def people_mark(slugs: Sequence[str]) -> Html:
    """Stands where those on a photo are named: their names are in profiles of their own."""
    return Html(f"{SHARED}anh {' '.join(slugs)}{SHARED}" if slugs else "")


def people_on_photos(facts: Facts, names: Mapping[str, str]) -> Iterator[tuple[str, Html]]:
    """What takes the place of each such mark. The honoree goes without saying."""
    for slugs in facts.pictured:
        others = (slug for slug in slugs if slug in names and slug != facts.slug)
        people = ", ".join(link(addresses.honoree(slug), names[slug]) for slug in others)
        yield people_mark(slugs), Html(f" <small>Trong ảnh: {people}</small>" if people else "")


def roles(honoree: Published) -> Html:
    """The positions over time, the oldest first."""
    if not honoree.roles:
        return EMPTY
    ended = is_deceased(honoree.died, honoree.honorific)
    in_order = sorted(honoree.roles, key=lambda role: role.start or role.end or "")
    items = "".join(_role(each, ended=ended) for each in in_order)
    return Html(
        '<section class="hr-roles" aria-labelledby="cong-tac">\n<h2 id="cong-tac">Quá trình công tác</h2>\n'
        f"<ol>\n{items}</ol>\n</section>\n"
    )


def _role(role: Role, *, ended: bool) -> str:
    when = esc(span(role.start or "", role.end or "", ended=ended))
    what = esc(role.position or role.unit or "")
    where = f'<span class="hr-role-unit">{esc(role.unit)}</span>' if role.unit and role.position else ""
    return f'<li><span class="hr-role-when">{when}</span><span class="hr-role">{what}{where}</span></li>\n'


def span(start: str, end: str, *, ended: bool) -> str:
    """From when until when, in words; ``ended`` where nothing goes on, for the person has died."""
    first, last = day_first(start), day_first(end)
    if start == end:
        return first
    if not start:
        return f"đến {last}"
    if not end:
        return f"từ {first}" if ended else f"{first} – nay"
    return f"{first} – {last}"


def elsewhere(same_as: tuple[str, ...]) -> Html:
    """Links to the same person or body on other sites."""
    return Html(", ".join(outward(url, _site(url)) for url in same_as))


def _site(url: str) -> str:
    host = url.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
    return _SITES.get(host) or _WIKIPEDIA.get(host) or host
