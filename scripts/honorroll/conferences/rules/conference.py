"""The rules that one conference can break, each a named function in ``RULES``; its docstring is the rule.

They see the conference's own files and the vocabulary. What needs the roll is in ``all_conferences``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.conferences.rules import office_plan, photos
from honorroll.conferences.rules.chapters import chapters_lie_within_their_films
from honorroll.conferences.rules.composition import the_composition_adds_up
from honorroll.conferences.rules.context import ConferenceContext, Loc
from honorroll.conferences.rules.files import files_are_accounted_for, films_have_captions
from honorroll.conferences.rules.programme import (
    a_new_date_is_another_one,
    it_ends_after_it_starts,
    the_programme_is_in_order,
)
from honorroll.content import privacy, privacy_documents
from honorroll.content.meant import Ids
from honorroll.formats.yaml_read import Document
from honorroll.roll.rules.photos import together

NO_SUCH_PART = Rule(
    "no-such-part",
    "error",
    Text("Không có {what_vi} “{seen}” trong hội nghị này.", "{near_vi}"),
    Text("The conference has no {what} “{seen}”.", "{near}"),
)
NO_SOURCE = Rule(
    "conference-without-source",
    "warning",
    Text("Hội nghị này chưa có nguồn hay căn cứ nào.", "Thêm “sources” hoặc “legal_basis”."),
    Text("Nothing vouches for this conference.", "Add “sources” or “legal_basis”."),
)


#: So many of what there is are named to who meant one of them.
MOST_CHOICES = 20


def references_resolve(context: ConferenceContext) -> Iterator[Finding]:
    """Level, unit, place, movements and fields are ids of their vocabularies."""
    conference, vocabulary = context.details.conference, context.vocabulary
    uses: list[tuple[str | None, str, Mapping[str, object], Document, Loc]] = [
        (conference.level, "conference-levels", vocabulary.conference_levels, context.document, ("level",)),
        (conference.unit, "units", vocabulary.units, context.document, ("unit",)),
        (conference.place, "places", vocabulary.places, context.document, ("place",)),
    ]
    uses += [
        (id_, "movements", vocabulary.movements, context.document, ("movements", n))
        for n, id_ in enumerate(conference.movements)
    ]
    uses += [
        (part.speech.field, "fields", vocabulary.fields, context.speech(part.id), ("field",))
        for part in context.details.speeches
    ]
    ids = Ids(vocabulary)
    for id_, name, known, document, loc in uses:
        if id_ and id_ not in known:
            yield ids.unknown(document.locate(loc), name, id_)


def parts_are_there(context: ConferenceContext) -> Iterator[Finding]:
    """The speeches, albums, documents and films that an item or a speech names belong to the conference."""
    parts, folder = context.details, context.folder
    speeches = [file.name.removesuffix(".md") for file in folder.speeches]  # also the faulty ones
    albums = [album.id for album in folder.albums]
    documents = [document.file for document in parts.conference.documents]
    numbers = [str(n) for n in range(1, len(parts.conference.films) + 1)]
    uses: list[tuple[str, tuple[str, str], Sequence[str], Document, Loc]] = []
    for n, item in enumerate(parts.conference.programme):
        at = ("programme", n)
        for key, names, what, existing in (
            ("speeches", item.speeches, ("bài tham luận", "speech"), speeches),
            ("albums", item.albums, ("album", "album"), albums),
            ("documents", item.documents, ("tài liệu", "document"), documents),
            ("films", tuple(map(str, item.films)), ("phim số", "film"), numbers),
        ):
            uses += [(name, what, existing, context.document, (*at, key, i)) for i, name in enumerate(names)]
    uses += [
        (chapter.speech, ("bài tham luận", "speech"), speeches, context.document, ("films", n, "chapters", i, "speech"))
        for n, film in enumerate(parts.conference.films)
        for i, chapter in enumerate(film.chapters)
        if chapter.speech
    ]
    photos = [f"{each.id}/{photo.file}" for each in parts.albums for photo in each.album.photos]
    uses += [
        (film.poster, ("ảnh", "photo"), photos, context.document, ("films", n, "poster"))
        for n, film in enumerate(parts.conference.films)
        if film.poster
    ]
    for part in parts.speeches:
        document = context.speech(part.id)
        uses += [
            (name, ("tài liệu", "document"), documents, document, ("documents", i))
            for i, name in enumerate(part.speech.documents)
        ]
        if part.speech.film is not None:
            uses.append((str(part.speech.film), ("phim số", "film"), numbers, document, ("film",)))
    nearest: dict[str, Nearest] = {}
    for name, (what_vi, what_en), known, document, loc in uses:
        if name not in known:
            near = nearest.setdefault(what_vi, Nearest(known)).to(name)
            choices = ", ".join(known[:MOST_CHOICES])
            told_vi = (
                f"Ở đây có: {choices}." if choices else f"Chưa có {what_vi} nào: thêm vào trước, hoặc bỏ dòng này."
            )
            told = f"There are: {choices}." if choices else "There is none: add it first, or drop the line."
            yield NO_SUCH_PART.at(
                document.locate(loc),
                seen=name,
                what_vi=what_vi,
                what=what_en,
                near_vi=f"Có phải “{near}” không?" if near else told_vi,
                near=f"Did you mean “{near}”?" if near else told,
            )


def photos_are_usable(context: ConferenceContext) -> Iterator[Finding]:
    """The photos of albums are described, usable, and not repeated (see ``rules.photos``)."""
    names = {album.id: album.names for album in context.folder.albums}
    for part in context.details.albums:
        yield from photos.judge_photos(part, names[part.id], context.album(part.id), context.looks)
    yield from together(
        (
            f"{part.id}/{photo.file}",
            context.looks.get(f"{context.folder.path}/albums/{part.id}/{photo.file}"),
            partial(context.album(part.id).locate, ("photos", n, "file")),
        )
        for part in context.details.albums
        for n, photo in enumerate(part.album.photos)
    )


def it_has_a_source(context: ConferenceContext) -> Iterator[Finding]:
    """A conference has a source or a legal basis."""
    if not (context.details.conference.sources or context.details.conference.legal_basis):
        yield NO_SOURCE.at(context.at())


def no_personal_data(context: ConferenceContext) -> Iterator[Finding]:
    """Nothing to be published looks like an identity number, a telephone number, an e-mail or a home address."""
    yield from find_personal_data(context.documents, context.texts)


def find_personal_data(documents: Mapping[str, Document], texts: Mapping[str, str]) -> Iterator[Finding]:
    """Personal data in the files.

    A parsed file is searched by its values, because these may be escaped or folded in the text.
    """
    for path, text in texts.items():
        document = documents.get(path)
        if document is None:
            yield from privacy.check(text, Source(path, 1, 1))
            continue
        yield from privacy_documents.check(document)
        _, _, body = text.partition("\n---\n") if path.endswith(".md") else ("", "", "")
        yield from privacy.check(body, Source(path, document.text.count("\n") + 2, 1))


def it_follows_the_plan(context: ConferenceContext) -> Iterator[Finding]:
    """A conference under the plan of the office keeps to it (see ``office_plan``)."""
    if context.details.conference.under_plan:
        yield from office_plan.deviations(context.details.conference, context.document, context.plan)


RULES: tuple[Callable[[ConferenceContext], Iterator[Finding]], ...] = (
    it_ends_after_it_starts,
    a_new_date_is_another_one,
    the_programme_is_in_order,
    references_resolve,
    parts_are_there,
    files_are_accounted_for,
    films_have_captions,
    chapters_lie_within_their_films,
    photos_are_usable,
    it_has_a_source,
    the_composition_adds_up,
    no_personal_data,
    it_follows_the_plan,
)


def judge(context: ConferenceContext) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(context)]
