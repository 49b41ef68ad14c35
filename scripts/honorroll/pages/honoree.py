"""The page of an honoree, and the card that stands for it in every list."""

from __future__ import annotations

from honorroll import story
from honorroll.findings import Finding, Source
from honorroll.model import Award, Honoree, Kind, Reference, Title, Vocabulary
from honorroll.pages.html import RELATED, ROOT, Crumb, Drawn, breadcrumb, esc, link, outward
from honorroll.pages.words import HOME, KINDS, ROLL, STATUSES
from honorroll.rules.honoree import Profile
from honorroll.vietnamese import given_name, initial, short_date


def ranked(awards: tuple[Award, ...], vocabulary: Vocabulary) -> list[Award]:
    """By the rank of the title, then class, then the latest year first."""

    def rank(award: Award) -> tuple[int, int, int]:
        title = vocabulary.titles[award.title]
        class_ = title.classes.index(award.class_) if award.class_ in title.classes else len(title.classes)
        return title.rank, class_, -(award.year or 0)

    return sorted(awards, key=rank)


def award_name(award: Award, title: Title) -> str:
    """``Huân chương Lao động hạng Nhì (lần thứ hai)``."""
    name = f"{title.name} {award.class_}" if award.class_ else title.name
    return f"{name} ({award.detail})" if award.detail else name


def medallion(name: str, given: str | None, kind: Kind) -> str:
    """The monogram in the place of a portrait; decoration only, for the name stands beside it."""
    letter = initial(given or given_name(name)) if kind == "individual" else initial(name)
    return f'<span class="hr-medallion" aria-hidden="true">{esc(letter)}</span>'


def card(slug: str, kind: Kind, honoree: Honoree, vocabulary: Vocabulary) -> str:
    """A list item: one link with the name, one line of role or unit, the highest title and its year."""
    granted = [award for award in ranked(honoree.awards, vocabulary) if award.status == "granted"]
    role = honoree.position or honoree.unit or ""
    if not role and honoree.place:
        role = vocabulary.places[honoree.place].name
    lines = f'<span class="hr-card-role">{esc(role)}</span>' if role else ""
    if granted:
        best = granted[0]
        year = f" · {best.year}" if best.year else ""
        lines += f'<span class="hr-card-title">{esc(award_name(best, vocabulary.titles[best.title]))}{year}</span>'
    return (
        f'<li class="hr-card"><a href="{ROOT}bang-vang/{slug}/">{medallion(honoree.name, honoree.given_name, kind)}'
        f'<span class="hr-card-name">{esc(honoree.name)}</span>{lines}</a></li>\n'
    )


def page(profile: Profile) -> tuple[Drawn, list[Finding]]:
    """The honoree's page, but for the related honorees (``RELATED``), and what had to be removed from the story."""
    honoree, vocabulary = profile.honoree, profile.vocabulary
    awards = ranked(honoree.awards, vocabulary)
    text, findings = "", list[Finding]()
    if honoree.story:
        text, findings = story.render(honoree.story, Source(profile.document.path))
        if findings:  # the place of the story costs more than the story: it is looked up only to be told
            text, findings = story.render(honoree.story, profile.document.locate(("story",)))
    crumbs = (
        Crumb(HOME, ""),
        Crumb(ROLL, "bang-vang/"),
        Crumb(KINDS[profile.kind][0], f"bang-vang/{KINDS[profile.kind][1]}/"),
    )
    parts = [
        breadcrumb(crumbs, honoree.name),
        '<article class="hr-honoree">\n',
        _header(profile, awards),
        _awards(awards, vocabulary),
        f'<section class="hr-story" aria-labelledby="cau-chuyen">\n<h2 id="cau-chuyen">Câu chuyện</h2>\n{text}</section>\n' if text else "",
        _quote(honoree),
        _sources(honoree.sources),
        RELATED,
        "</article>\n",
    ]  # fmt: skip
    return Drawn(_title(honoree, awards, vocabulary), _description(profile, awards, text), "".join(parts)), findings


def _header(profile: Profile, awards: list[Award]) -> str:
    honoree, vocabulary = profile.honoree, profile.vocabulary
    lines = []
    if honoree.honorific:
        lines.append(f'<p class="hr-honorific">{esc(honoree.honorific)}</p>\n')
    lines.append(f"<h1>{esc(honoree.name)}</h1>\n")
    if honoree.position:
        lines.append(f'<p class="hr-position">{esc(honoree.position)}</p>\n')
    if honoree.unit and honoree.unit not in (honoree.position or ""):
        lines.append(f'<p class="hr-unit">{esc(honoree.unit)}</p>\n')
    granted = [award for award in awards if award.status == "granted"]
    if granted:
        lines.append(f'<p class="hr-highest">{esc(award_name(granted[0], vocabulary.titles[granted[0].title]))}</p>\n')
    facts = _facts(profile)
    body = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in facts)
    summary = f'<p class="hr-summary">{esc(honoree.summary)}</p>\n' if honoree.summary and not honoree.story else ""
    if facts:
        lines.append(f'<dl class="hr-facts">\n{body}</dl>\n')
    portrait = medallion(honoree.name, honoree.given_name, profile.kind)
    return (
        f'<header class="hr-head">\n<div class="hr-portrait">{portrait}</div>\n'
        f'<div class="hr-identity">\n{"".join(lines)}{summary}</div>\n</header>\n'
    )


def _facts(profile: Profile) -> list[tuple[str, str]]:
    """Label and HTML of what is told in a line each."""
    honoree, vocabulary = profile.honoree, profile.vocabulary
    facts: list[tuple[str, str]] = []
    if honoree.place or honoree.locality:
        place = _place(honoree.place, vocabulary) if honoree.place else ""
        locality = esc(honoree.locality or "")
        facts.append(("Địa bàn", " · ".join(part for part in (locality, place) if part)))
    if honoree.field:
        facts.append(("Lĩnh vực", link(f"bang-vang/linh-vuc/{honoree.field}/", vocabulary.fields[honoree.field].name)))
    if honoree.movements:
        links = [link(f"phong-trao/{id_}/", vocabulary.movements[id_].name) for id_ in honoree.movements]
        facts.append(("Phong trào", "; ".join(links)))
    if honoree.nominated_by:
        facts.append(("Được suy tôn bởi", esc(honoree.nominated_by)))
    marks = [label for flag, label in ((honoree.new_exemplar, "Nhân tố mới"), (honoree.direct_worker, "Trực tiếp sản xuất, công tác")) if flag]  # fmt: skip
    if marks:
        facts.append(("Ghi nhận", esc("; ".join(marks))))
    return facts


def _place(id_: str, vocabulary: Vocabulary) -> str:
    """The place as it was, its parents behind it, and what it became where the vocabulary states one successor."""
    place = vocabulary.places[id_]
    names = [link(f"bang-vang/dia-ban/{id_}/", place.name)]
    parent = place.parent
    while parent and parent in vocabulary.places:
        if vocabulary.places[parent].parent:  # the root, the city itself, goes without saying
            names.append(link(f"bang-vang/dia-ban/{parent}/", vocabulary.places[parent].name))
        parent = vocabulary.places[parent].parent
    text = ", ".join(names)
    whole = [successor for successor in place.succeeded_by if successor.whole]
    if len(whole) == 1 and len(place.succeeded_by) == 1 and whole[0].place in vocabulary.places:
        now = vocabulary.places[whole[0].place]
        text += f" (nay thuộc {link(f'bang-vang/dia-ban/{whole[0].place}/', now.name)})"
    return text


def _awards(awards: list[Award], vocabulary: Vocabulary) -> str:
    if not awards:
        return ""
    items = "".join(f"<li{_status_class(award)}>\n{_award(award, vocabulary)}</li>\n" for award in awards)
    return (
        '<section class="hr-awards" aria-labelledby="danh-hieu">\n'
        f'<h2 id="danh-hieu">Danh hiệu và khen thưởng</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )


def _status_class(award: Award) -> str:
    return "" if award.status == "granted" else f' class="hr-{award.status}"'


def _award(award: Award, vocabulary: Vocabulary) -> str:
    title = vocabulary.titles[award.title]
    level = award.level or title.level
    lines = [f'<p class="hr-award">{link(f"bang-vang/danh-hieu/{award.title}/", award_name(award, title))}</p>\n']
    if award.status != "granted":
        lines.append(f'<p class="hr-status">{STATUSES[award.status]}</p>\n')
    details = []
    if award.year:
        details.append(f'<a href="{ROOT}bang-vang/nam/{award.year}/">Năm {award.year}</a>')
    if level:
        details.append(link(f"bang-vang/cap/{level}/", vocabulary.levels[level].name))
    if award.issuer:
        details.append(esc(award.issuer))
    if award.decision and (award.decision.number or award.decision.date):
        number = f" số {esc(award.decision.number)}" if award.decision.number else ""
        date = f" ngày {short_date(award.decision.date)}" if award.decision.date else ""
        details.append(f"Quyết định{number}{date}")
    if award.sources:
        marks = ", ".join(f'<a href="#nguon-{number}">{number}</a>' for number in award.sources)
        details.append(f'<span class="hr-cite">nguồn {marks}</span>')
    if details:
        lines.append(f'<p class="hr-award-details">{" · ".join(details)}</p>\n')
    return "".join(lines)


def _quote(honoree: Honoree) -> str:
    if not honoree.quote:
        return ""
    number = honoree.quote.source
    cite = f' <a class="hr-cite" href="#nguon-{number}">nguồn {number}</a>' if number else ""
    return (
        f'<figure class="hr-quote">\n<blockquote><p>“{esc(honoree.quote.text.strip())}”</p></blockquote>\n'
        f"<figcaption>{esc(honoree.name)}{cite}</figcaption>\n</figure>\n"
    )


def _sources(sources: tuple[Reference, ...]) -> str:
    if not sources:
        return ""
    items = "".join(f'<li id="nguon-{n}">{reference(source)}</li>\n' for n, source in enumerate(sources, 1))
    return (
        '<section class="hr-sources" aria-labelledby="nguon">\n'
        f'<h2 id="nguon">Nguồn</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )


def reference(source: Reference) -> str:
    """A published source in one line: title linked, publisher, date."""
    label = source.title or source.publisher or host(source.url or "")
    parts = [outward(source.url, label) if source.url else esc(label)]
    if source.publisher and source.title:
        parts.append(esc(source.publisher))
    if source.date:
        parts.append("/".join(reversed(source.date.split("-"))))
    return ", ".join(parts)


def host(url: str) -> str:
    """``vtcnews.vn`` of ``https://vtcnews.vn/…``."""
    return url.split("://", 1)[-1].split("/", 1)[0].removeprefix("www.")


def _title(honoree: Honoree, awards: list[Award], vocabulary: Vocabulary) -> str:
    granted = [award for award in awards if award.status == "granted"]
    return f"{honoree.name} – {vocabulary.titles[granted[0].title].name}" if granted else honoree.name


def _description(profile: Profile, awards: list[Award], text: str) -> str:
    """One or two sentences for search engines and shared links."""
    honoree = profile.honoree
    if honoree.summary:
        return honoree.summary
    if text:
        return story.excerpt(text, 200)
    names = [award_name(award, profile.vocabulary.titles[award.title]) for award in awards if award.status == "granted"]
    return ". ".join(part for part in (honoree.position or honoree.unit, ", ".join(names[:3])) if part) or honoree.name
