"""The rules about places in films: the chapters of a film, and where in it a speech begins."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.findings import Finding, Rule, Text
from honorroll.conferences.particulars import Film
from honorroll.conferences.rules.context import ConferenceContext, Loc
from honorroll.conferences.scalars import seconds, timecode
from honorroll.formats.yaml_read import Document

BEYOND_THE_END = Rule(
    "beyond-the-end-of-the-film",
    "error",
    Text("“at: {at}” nằm sau lúc hết phim “{title}” (dài {length}).", "{meant_vi}"),
    Text("“at: {at}” lies beyond the end of the film “{title}” (it takes {length}).", "{meant}"),
)
SAME_MOMENT = Rule(
    "two-chapters-at-once",
    "error",
    Text("Hai phần của phim “{title}” cùng bắt đầu lúc {at}.", "Sửa “at” của một phần, hoặc gộp hai phần làm một."),
    Text("Two chapters of the film “{title}” begin at {at}.", "Mend “at” of one of them, or make one of the two."),
)


def chapters_lie_within_their_films(context: ConferenceContext) -> Iterator[Finding]:
    """Chapters and speeches begin before the end of their film, and no two chapters at once."""
    for film, at, document, loc in _places(context):
        exact = context.lengths.get(film.file or "", 0.0)
        # Where only minutes are stated, the last of them has not ended.
        end = exact or ((film.minutes + 1) * 60 if film.minutes else 0)
        if end and seconds(at) >= end:
            length = timecode(exact) if exact else f"{film.minutes}:59"
            yield BEYOND_THE_END.at(
                document.locate(loc), at=at, title=film.title, length=length, **_meant(at, end, stated=not exact)
            )
    for n, film in enumerate(context.details.conference.films):
        seen: set[int] = set()
        for i, chapter in enumerate(film.chapters):
            if seconds(chapter.at) in seen:
                yield SAME_MOMENT.at(context.at("films", n, "chapters", i, "at"), title=film.title, at=chapter.at)
            seen.add(seconds(chapter.at))


def _places(context: ConferenceContext) -> Iterator[tuple[Film, str, Document, Loc]]:
    """Every place in a film that the conference names: the film, the timecode, and where that is written."""
    films = context.details.conference.films
    for n, film in enumerate(films):
        for i, chapter in enumerate(film.chapters):
            yield film, chapter.at, context.document, ("films", n, "chapters", i, "at")
    for part in context.details.speeches:
        number = part.speech.film
        if part.speech.at and number and number <= len(films):
            yield films[number - 1], part.speech.at, context.speech(part.id), ("at",)


def _meant(at: str, end: float, *, stated: bool) -> dict[str, str]:
    """What was probably meant: minutes and seconds typed as hours and minutes, else a place before the end. ``stated``
    says that the length is what ``minutes`` says.
    """
    shorter = at.rpartition(":")[0]
    if at.count(":") == 2 and seconds(shorter) < end:
        return {"meant_vi": f'Có phải dòng này không: at: "{shorter}"', "meant": f'Did you mean: at: "{shorter}"'}
    too_short = ("; hoặc sửa “minutes” của phim", "; or mend “minutes” of the film") if stated else ("", "")
    return {
        "meant_vi": f'Viết một chỗ trước đó, ví dụ: at: "0:00"{too_short[0]}.',
        "meant": f'Give a place before that, for example: at: "0:00"{too_short[1]}.',
    }
