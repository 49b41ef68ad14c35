"""The page of an honoree."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.base.findings import Finding, Source
from honorroll.base.vietnamese import day_first
from honorroll.content.award import Award
from honorroll.content.gazetteer import Gazetteer
from honorroll.content.kinds import Kind
from honorroll.content.shared import Photo, Reference, TaggedPhoto
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import markdown, markdown_lines
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.media.renditions import SocialCard
from honorroll.pages import addresses, films, pictures
from honorroll.pages.html import FOOT, MENTIONS, NOTICES, RELATED, SUCCESSION, Crumb, Drawn, breadcrumb, link, outward
from honorroll.pages.motifs import medallion, motif_of
from honorroll.pages.words import HOME, KINDS, NO_YEAR, ROLL, STATUSES, award_name, award_text
from honorroll.roll.pages import life, succession, timeline
from honorroll.roll.pages.honoree_awards import awards_section, ranked
from honorroll.roll.published import Published, PublishedProfile


def role(honoree: Published, vocabulary: Vocabulary) -> str:
    """The honoree in one line: the short role, otherwise position, unit or place."""
    if honoree.short_role:
        return honoree.short_role
    if honoree.place and not (honoree.position or honoree.unit):
        return vocabulary.gazetteer.names[honoree.place].heading
    return honoree.position or honoree.unit or ""


def lead(honoree: Published, vocabulary: Vocabulary) -> str:
    """The line below the name in lists, results and on the social card: the deed, otherwise the role."""
    return honoree.deed or role(honoree, vocabulary)


def social(kind: Kind, honoree: Published, vocabulary: Vocabulary) -> SocialCard:
    """The texts of the social card: the highest granted title with its year, or the award's status; then the role."""
    awards = ranked(honoree.awards, vocabulary)
    best = next((award for award in awards if award.status == "granted"), None)
    title = award_text(best, vocabulary) if best else STATUSES[awards[0].status] if awards else ""
    lines = tuple(line for line in (title, lead(honoree, vocabulary)) if line)
    return SocialCard(honoree.name, lines, "", motif_of(kind, honoree, vocabulary), sent=True)


def page(profile: PublishedProfile) -> tuple[Drawn, list[Finding]]:
    """The page of an honoree, and findings for what was removed from the story.

    What depends on the whole site (related honorees, mentions, foot) is left as placeholders.
    """
    honoree, vocabulary = profile.honoree, profile.vocabulary
    awards = ranked(honoree.awards, vocabulary)
    story, findings = EMPTY, list[Finding]()
    if honoree.story:
        story, findings = markdown.render(honoree.story, Source(profile.path))
        if findings:  # to find the place of the story costs more than to render it, and only findings need it
            story, findings = markdown.render(honoree.story, profile.story())
    crumbs = (
        Crumb(HOME, ""),
        Crumb(ROLL, addresses.ROLL),
        Crumb(KINDS[profile.kind], addresses.KINDS[profile.kind]),
    )
    wide = " hr-of-group" if profile.album.portrait and pictures.is_whole(profile.album.portrait) else ""
    facts = _facts(profile)
    rows = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in facts)
    parts = [
        breadcrumb(crumbs, honoree.name),
        f'<article class="hr-honoree">\n<div class="hr-portrait{wide}">{_portrait(profile)}</div>\n',
        _header(profile, awards),
        '<div class="hr-body">\n',
        NOTICES if any(award.status == "proposed" and award.consultation for award in awards) else "",
        _quote(honoree),
        _story(story),
        timeline.section(honoree, awards, vocabulary),
        awards_section(awards, profile),
        _gallery(profile),
        films.section(honoree.videos, honoree.name, profile.album.films, posters=_posters(profile)),
        MENTIONS,
        "</div>\n",
        f'<div class="hr-side">\n<dl class="hr-facts">\n{rows}</dl>\n</div>\n' if rows else "",
        sources_section(honoree.sources),
        f"{RELATED}</article>\n{FOOT}",
    ]
    return Drawn(
        _title(honoree, awards, vocabulary), _description(profile, awards, story), Html("".join(parts))
    ), findings


def _portrait(profile: PublishedProfile) -> str:
    honoree, album = profile.honoree, profile.album
    if album.portrait:
        photo = honoree.photos[0]
        # Of other groups, the gallery names them.
        is_named = profile.kind == "individual" or pictures.is_whole(album.portrait)
        people = life.people_mark(photo.honorees) if is_named else EMPTY
        return pictures.portrait(album.portrait, photo, honoree.name, people)
    return medallion(motif_of(profile.kind, honoree, profile.vocabulary))


def _gallery(profile: PublishedProfile) -> str:
    photos, portrait = profile.album.gallery, profile.album.portrait
    if portrait and pictures.is_whole(portrait):
        photos = photos[1:]
    return pictures.gallery(photos, profile.honoree.name, [_people(photo) for photo, _ in photos])


def _posters(profile: PublishedProfile) -> list[Html]:
    """What stands for each film: the photo that it names; else the first that is not the portrait; else that."""
    album, photos = profile.album, profile.honoree.photos
    shown = {photo.file: image for photo, image in album.gallery}
    usual = next(iter(shown.values()), album.portrait)
    if album.portrait:
        shown.setdefault(photos[0].file, album.portrait)
    images = [shown.get(video.poster or "", usual) for video in profile.honoree.videos]
    return [pictures.poster(image) if image else EMPTY for image in images]


def _people(photo: Photo) -> Html:
    """Where those are named who are on a photo."""
    return life.people_mark(photo.honorees if isinstance(photo, TaggedPhoto) else ())


def _header(profile: PublishedProfile, awards: list[Award]) -> str:
    honoree, vocabulary = profile.honoree, profile.vocabulary
    lines = []
    if honoree.honorific:
        lines.append(f'<p class="hr-honorific">{esc(honoree.honorific)}</p>\n')
    lines.append(f"<h1>{esc(honoree.name)}</h1>\n")
    lines.append(life.header(honoree))
    if profile.kind == "collective":
        lines.append(SUCCESSION)
    if honoree.deed:
        lines.append(f'<p class="hr-deed">{esc(honoree.deed)}</p>\n')
    if honoree.position:
        lines.append(f'<p class="hr-position">{esc(honoree.position)}</p>\n')
    if honoree.unit and honoree.unit not in (honoree.position or ""):
        lines.append(f'<p class="hr-unit">{esc(honoree.unit)}</p>\n')
    if awards:
        lines.append(_highest(awards, vocabulary))
    if honoree.summary and not honoree.story:
        lines.append(f'<p class="hr-summary">{esc(honoree.summary)}</p>\n')
    return f'<header class="hr-head">\n{"".join(lines)}</header>\n'


def _highest(awards: list[Award], vocabulary: Vocabulary) -> str:
    """The highest title that was granted; otherwise the status of the first award."""
    best = next((award for award in awards if award.status == "granted"), None)
    if best is None:
        return f'<p class="hr-status hr-{awards[0].status}">{STATUSES[awards[0].status]}</p>\n'
    year = f"Năm {best.year}" if best.year else NO_YEAR
    return f'<p class="hr-highest">{esc(award_name(best, vocabulary.titles[best.title]))}<span>{year}</span></p>\n'


def _story(story: Html) -> str:
    if not story:
        return ""
    return (
        '<section class="hr-story" id="chuyen" aria-labelledby="cau-chuyen">\n<div class="hr-story-head">'
        '<h2 id="cau-chuyen">Câu chuyện</h2>'
        '<button class="hr-button" type="button" data-hr-speak="chuyen" hidden>Nghe đọc</button></div>\n'
        f"{story}</section>\n"
    )


def _facts(profile: PublishedProfile) -> list[tuple[str, str]]:
    """Label and HTML of each row of facts."""
    honoree, vocabulary = profile.honoree, profile.vocabulary
    facts: list[tuple[str, str]] = []
    if honoree.place or honoree.locality:
        locality = esc(honoree.locality or "")
        place = _place(honoree.place, vocabulary.gazetteer, is_first=not locality) if honoree.place else ""
        facts.append(("Địa bàn", " · ".join(part for part in (locality, place) if part)))
    if honoree.field:
        facts.append(("Lĩnh vực", link(addresses.field(honoree.field), vocabulary.fields[honoree.field].name)))
    if honoree.movements:
        links = [link(addresses.movement(id_), vocabulary.movements[id_].name) for id_ in honoree.movements]
        facts.append(("Phong trào", "; ".join(links)))
    if honoree.nominated_by:
        unit = vocabulary.units.get(honoree.nominated_by)
        nominator = link(addresses.nominator(honoree.nominated_by), unit.name) if unit else esc(honoree.nominated_by)
        facts.append(("Được suy tôn bởi", nominator))
    if honoree.nominated_level:
        level = vocabulary.levels[honoree.nominated_level].name
        facts.append(("Cấp suy tôn", link(addresses.nomination_level(honoree.nominated_level), level)))
    marks = [
        link(url, label)
        for flag, url, label in (
            (honoree.new_exemplar, addresses.NEW_EXEMPLARS, "Nhân tố mới"),
            (honoree.direct_worker, addresses.DIRECT_WORKERS, "Trực tiếp sản xuất, công tác"),
        )
        if flag
    ]
    if marks:
        facts.append(("Ghi nhận", "; ".join(marks)))
    if honoree.same_as:
        facts.append(("Tra cứu thêm", life.elsewhere(honoree.same_as)))
    return facts


def _place(id_: str, gazetteer: Gazetteer, *, is_first: bool) -> str:
    """The place at that time, its parents, and what became of it if the vocabulary states that."""
    named = gazetteer.names[id_]
    above = gazetteer.above[id_][1:-1]  # the root, the city itself, goes without saying
    names = [
        link(addresses.place(id_), named.heading if is_first else named.in_text),
        *(link(addresses.place(each), gazetteer.names[each].in_text) for each in above),
    ]
    now = succession.became(id_, gazetteer)
    return ", ".join(names) + (f"; {now}" if now else "")


def _quote(honoree: Published) -> str:
    if not honoree.quote:
        return ""
    words = markdown_lines.with_breaks(f"<p>“{esc(honoree.quote.text.strip())}”</p>")
    number = honoree.quote.source
    source = honoree.sources[number - 1] if number and number <= len(honoree.sources) else None
    cite = f', <a class="hr-cite" href="#nguon-{number}">theo {esc(_publisher(source))}</a>' if source else ""
    return (
        f'<figure class="hr-quote">\n<blockquote>{words}</blockquote>\n'
        f"<figcaption>{esc(honoree.quote.by or honoree.name)}{cite}</figcaption>\n</figure>\n"
    )


def _publisher(source: Reference) -> str:
    return source.publisher or (host(source.url) if source.url else source.title or "")


def sources_section(sources: Sequence[Reference]) -> Html:
    """The sources, numbered from 1, each with an anchor (``nguon-1``)."""
    if not sources:
        return EMPTY
    items = "".join(f'<li id="nguon-{n}">{reference(source)}</li>\n' for n, source in enumerate(sources, 1))
    return Html(
        '<section class="hr-sources" aria-labelledby="nguon">\n'
        f'<h2 id="nguon">Nguồn</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )


def reference(source: Reference) -> Html:
    """A published source in one line: title linked, publisher, date."""
    label = source.title or source.publisher or host(source.url or "")
    parts: list[str] = [outward(source.url, label) if source.url else esc(label)]
    if source.publisher and source.title:
        parts.append(esc(source.publisher))
    if source.date:
        parts.append(day_first(source.date))
    return Html(", ".join(parts))


def host(url: str) -> str:
    """The host name of a URL: ``vtcnews.vn`` for ``https://vtcnews.vn/…``."""
    return url.split("://", 1)[-1].split("/", 1)[0].removeprefix("www.")


def _title(honoree: Published, awards: list[Award], vocabulary: Vocabulary) -> str:
    granted = [award for award in awards if award.status == "granted"]
    return f"{honoree.name} – {vocabulary.titles[granted[0].title].name}" if granted else honoree.name


def _description(profile: PublishedProfile, awards: list[Award], story: Html) -> str:
    """One or two sentences for search engines and shared links."""
    honoree = profile.honoree
    if honoree.summary:
        return honoree.summary
    if story:
        return markdown.excerpt(story, 200)
    names = [award_name(award, profile.vocabulary.titles[award.title]) for award in awards if award.status == "granted"]
    return ". ".join(part for part in (honoree.position or honoree.unit, ", ".join(names[:3])) if part) or honoree.name
