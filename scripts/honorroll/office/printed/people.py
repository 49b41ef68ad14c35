"""Honorees as printed pages show them: what may be published of each, as text, with portrait or motif."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from honorroll.base import progress
from honorroll.base.findings import Finding
from honorroll.base.vietnamese import dated, given_name, initial
from honorroll.content.award import Award
from honorroll.content.kinds import Kind
from honorroll.content.vocabulary import Vocabulary
from honorroll.engine.assets import THEME
from honorroll.media import pool
from honorroll.media.renditions import PICTURES_DIR, PORTRAIT, RenditionSet
from honorroll.pages import addresses, photo_rights
from honorroll.pages.motifs import motif_of
from honorroll.pages.words import award_name
from honorroll.publish import build_lock
from honorroll.roll import proof
from honorroll.roll.pages import honoree as honoree_page
from honorroll.roll.pages import life
from honorroll.roll.pages.honoree_awards import ranked
from honorroll.roll.published import Published, PublishedProfile

#: A picture of the shape of portraits.
_LINKING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 800" width="640" height="800">'
    '<image href="{}" width="640" height="800"/></svg>\n'
)


Fonts: TypeAlias = Sequence[Path]
"""Folders of fonts with letters that ours lack."""


class PrintedAward(NamedTuple):
    """A granted award: the id of its title, its name, the year (0 if unknown), and what else is said of it."""

    title: str
    name: str
    year: int
    details: str
    decision: str
    """The number of the decision, with its day where that is known."""
    conference: str
    """The slug of the conference at which it was given, ``""`` where none is stated."""
    code: str
    """The code of its address; see ``roll.proof``."""


class Person(NamedTuple):
    """An honoree. Texts are ``""`` where there is nothing to say.

    ``portrait`` names a picture of the ``gallery``; without one there is ``motif``.
    """

    slug: str
    kind: Kind
    name: str
    initial: str
    honorific: str
    other_names: tuple[str, ...]
    years: str
    role: str
    short_role: str
    """Position, unit or place in one line."""
    place: str
    deed: str
    summary: str
    quote: str
    quoted: str
    awards: tuple[PrintedAward, ...]
    portrait: str
    alt: str
    credit: str
    motif: str
    url: str
    """The address of the page, relative to the root of the site."""


def printed(profiles: Iterable[PublishedProfile], total: int) -> Iterator[tuple[PublishedProfile, Person]]:
    """Each profile as it is printed; whoever listens is told how many of ``total`` are read."""
    for n, profile in enumerate(profiles, 1):
        progress.stage("profiles", n, total)
        yield profile, person(profile)


def person(profile: PublishedProfile) -> Person:
    """The honoree of a profile."""
    honoree, vocabulary, portrait = profile.honoree, profile.vocabulary, profile.album.portrait
    photo = honoree.photos[0] if portrait else None
    awards = ranked(honoree.awards, vocabulary)
    codes = proof.codes(profile.slug, honoree.former_slugs, awards)
    called = (honoree.given_name or given_name(honoree.name)) if profile.kind == "individual" else honoree.name
    return Person(
        slug=profile.slug,
        kind=profile.kind,
        name=honoree.name,
        initial=initial(called),
        honorific=honoree.honorific or "",
        other_names=tuple(f"{life.kind_of(each, honoree.honorific)}: {each.name}" for each in honoree.aliases),
        years=_capitalised(life.years(honoree.born, honoree.died)),
        role=_role(honoree),
        short_role=honoree_page.role(honoree, vocabulary),
        place=vocabulary.gazetteer.names[honoree.place].heading if honoree.place else "",
        deed=honoree.deed or "",
        summary=honoree.summary or "",
        quote=honoree.quote.text.strip() if honoree.quote else "",
        quoted=(honoree.quote.by or "") if honoree.quote else "",
        awards=tuple(
            _award(award, vocabulary, code)
            for award, code in zip(awards, codes, strict=True)
            if award.status == "granted"
        ),
        portrait=Path(portrait.largest(PORTRAIT)[0]).relative_to(PICTURES_DIR).as_posix() if portrait else "",
        alt=(photo.alt if photo else None) or f"Ảnh: {honoree.name}",
        credit=photo_rights.on_paper(photo) if photo else "",
        motif=motif_of(profile.kind, honoree, vocabulary),
        url=addresses.honoree(profile.slug),
    )


def portrait_set(profile: PublishedProfile) -> RenditionSet | None:
    """The set of pictures that the portrait is one of."""
    portrait = profile.album.portrait
    return next((each for each in profile.album.sets if portrait and each.name == portrait.set), None)


def draw_portraits(root: Path, sets: Sequence[RenditionSet]) -> list[Finding]:
    """Draw those that the pool lacks; findings for files from which none could be made. Raises BusyError."""
    held = pool.set_names(root)
    missing = [set_ for set_ in sets if set_.name not in held]
    if not missing:
        return []
    with build_lock.alone(root):
        return pool.draw(root, missing, partial(progress.stage, "pictures"))


@contextmanager
def gallery(root: Path, portraits: Iterable[str]) -> Iterator[Path]:
    """A folder in which templates find these portraits, which the pool holds, as ``<set>/<file>.svg``.

    Each is a drawing that links to the JPEG: Typst passes that on as it is, where it would decode a picture of its own
    and hold its pixels, 1.5 GB of a thousand.
    """
    with tempfile.TemporaryDirectory(prefix="print-", dir=root / ".build") as name:
        for portrait in {each for each in portraits if each}:
            source, target = pool.path_of(root, portrait), Path(name, portrait)
            target.parent.mkdir(exist_ok=True)
            try:
                os.link(source, target)
            except OSError:  # no such links on this disk
                shutil.copyfile(source, target)
            target.with_suffix(".svg").write_text(_LINKING.format(target.name), encoding="utf-8")
        yield Path(name)


def motif_drawings(people: Iterable[Person]) -> dict[str, str]:
    """The drawings of those without a portrait, as SVG by name."""
    names = sorted({person.motif for person in people if not person.portrait})
    return {name: (THEME / f"icons/motifs/{name}.svg").read_text(encoding="utf-8") for name in names}


def drawing(name: str) -> str:
    """A drawing of the theme, as SVG: ``lotus``, ``rule`` …"""
    return (THEME / f"icons/{name}.svg").read_text(encoding="utf-8")


def _capitalised(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _role(honoree: Published) -> str:
    unit = honoree.unit if honoree.unit and honoree.unit not in (honoree.position or "") else ""
    return ", ".join(filter(None, (honoree.position, unit)))


def _award(award: Award, vocabulary: Vocabulary, code: str) -> PrintedAward:
    title = vocabulary.titles[award.title]
    decision = award.decision.number if award.decision and award.decision.number else ""
    details = (
        "Truy tặng" if award.posthumous else "",
        award.issuer or "",
        f"Quyết định số {decision}" if decision else "",
    )
    day = dated(award.decision.date) if award.decision and award.decision.date else ""
    return PrintedAward(
        award.title,
        award_name(award, title),
        award.year or 0,
        " · ".join(filter(None, details)),
        " ".join(filter(None, (decision, day))),
        award.conference or "",
        code,
    )
