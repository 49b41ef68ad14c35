"""The rules that one conference can break, each a named function in ``RULES``; its docstring is the rule.

They see the conference's own files and the vocabulary. What needs the roll is in ``roll_rules``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from honorroll.base.findings import Finding, Rule, Source, Text, nearest
from honorroll.conferences.rules import district_plan, photos
from honorroll.conferences.rules.composition import the_composition_adds_up
from honorroll.conferences.rules.context import ConferenceContext, Loc
from honorroll.conferences.rules.files import files_are_accounted_for, films_can_be_shown
from honorroll.conferences.rules.programme import it_ends_after_it_starts, the_programme_is_in_order
from honorroll.content import privacy
from honorroll.content.references import UNKNOWN_REFERENCE
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


def references_resolve(whole: ConferenceContext) -> Iterator[Finding]:
    """Unit, place, movements and fields are ids of their vocabularies."""
    conference, vocabulary = whole.parts.conference, whole.vocabulary
    uses: list[tuple[str | None, str, Mapping[str, object], Document, Loc]] = [
        (conference.unit, "units", vocabulary.units, whole.document, ("unit",)),
        (conference.place, "places", vocabulary.places, whole.document, ("place",)),
    ]
    uses += [(id_, "movements", vocabulary.movements, whole.document, ("movements", n)) for n, id_ in enumerate(conference.movements)]  # fmt: skip
    uses += [(part.speech.field, "fields", vocabulary.fields, whole.speech(part.id), ("field",)) for part in whole.parts.speeches]  # fmt: skip
    for id_, name, known, document, loc in uses:
        if id_ and id_ not in known:
            near = nearest(id_, known)
            yield UNKNOWN_REFERENCE.at(
                document.locate(loc), seen=id_, vocabulary=name,
                near_vi=f"Có phải “{near}” không?" if near else "Thêm vào từ vựng trước.",
                near=f"Did you mean “{near}”?" if near else "Add it to the vocabulary first.",
            )  # fmt: skip


def parts_are_there(whole: ConferenceContext) -> Iterator[Finding]:
    """Speeches, albums, documents and films that an item or a speech names are parts of the conference."""
    parts, folder = whole.parts, whole.folder
    speeches = [file.name.removesuffix(".md") for file in folder.speeches]  # the faulty ones too
    albums = [album.id for album in folder.albums]
    documents = [document.file for document in parts.conference.documents]
    numbers = [str(n) for n in range(1, len(parts.conference.films) + 1)]
    uses: list[tuple[str, tuple[str, str], Sequence[str], Document, Loc]] = []
    for n, item in enumerate(parts.conference.programme):
        at = ("programme", n)
        for key, names, what, there in (
            ("speeches", item.speeches, ("bài tham luận", "speech"), speeches),
            ("albums", item.albums, ("album", "album"), albums),
            ("documents", item.documents, ("tài liệu", "document"), documents),
            ("films", tuple(map(str, item.films)), ("phim số", "film"), numbers),
        ):
            uses += [(name, what, there, whole.document, (*at, key, i)) for i, name in enumerate(names)]
    for part in parts.speeches:
        document = whole.speech(part.id)
        uses += [(name, ("tài liệu", "document"), documents, document, ("documents", i)) for i, name in enumerate(part.speech.documents)]  # fmt: skip
        if part.speech.film is not None:
            uses.append((str(part.speech.film), ("phim số", "film"), numbers, document, ("film",)))
    for name, (what_vi, what_en), known, document, loc in uses:
        if name not in known:
            near = nearest(name, known)
            listed = ", ".join(known) or "–"
            yield NO_SUCH_PART.at(
                document.locate(loc), seen=name, what_vi=what_vi, what=what_en,
                near_vi=f"Có phải “{near}” không?" if near else f"Ở đây có: {listed}.",
                near=f"Did you mean “{near}”?" if near else f"There are: {listed}.",
            )  # fmt: skip


def photos_can_be_shown(whole: ConferenceContext) -> Iterator[Finding]:
    """The photos of albums have words, can be used, and are there once (see ``photo_rules``)."""
    there = {album.id: album.names for album in whole.folder.albums}
    for part in whole.parts.albums:
        yield from photos.judge_photos(part, there[part.id], whole.album(part.id), whole.looks)
    yield from together(
        (f"{part.id}/{photo.file}", whole.looks.get(f"{whole.folder.path}/albums/{part.id}/{photo.file}"), partial(whole.album(part.id).locate, ("photos", n, "file")))
        for part in whole.parts.albums
        for n, photo in enumerate(part.album.photos)
    )  # fmt: skip


def something_vouches_for_it(whole: ConferenceContext) -> Iterator[Finding]:
    """A conference has a source or a legal basis."""
    if not (whole.parts.conference.sources or whole.parts.conference.legal_basis):
        yield NO_SOURCE.at(whole.at())


def no_personal_data(whole: ConferenceContext) -> Iterator[Finding]:
    """Nothing that would be published looks like an identity number, a telephone number, an e-mail or a home address."""
    yield from find_personal_data(whole.documents, whole.texts)


def find_personal_data(documents: Mapping[str, Document], texts: Mapping[str, str]) -> Iterator[Finding]:
    """What of it stands in the files; in those that were parsed, in the values: the words of a value may be spelt in
    codes or go on in the next line.
    """
    for path, text in texts.items():
        document = documents.get(path)
        if document is None:
            yield from privacy.check(text, Source(path, 1, 1))
            continue
        yield from privacy.check_document(document)
        _, _, body = text.partition("\n---\n") if path.endswith(".md") else ("", "", "")
        yield from privacy.check(body, Source(path, document.text.count("\n") + 2, 1))


def it_follows_the_plan(whole: ConferenceContext) -> Iterator[Finding]:
    """A conference under the district's plan keeps to its points (see ``plan_rules``)."""
    if whole.parts.conference.under_plan:
        yield from district_plan.deviations(whole.parts.conference, whole.document)


RULES: tuple[Callable[[ConferenceContext], Iterator[Finding]], ...] = (
    it_ends_after_it_starts,
    the_programme_is_in_order,
    references_resolve,
    parts_are_there,
    files_are_accounted_for,
    films_can_be_shown,
    photos_can_be_shown,
    something_vouches_for_it,
    the_composition_adds_up,
    no_personal_data,
    it_follows_the_plan,
)


def judge(whole: ConferenceContext) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(whole)]
