"""A script for the ward's loudspeaker: some honorees, and a conference, in words to be read aloud, with their length.

Only what may be published of a profile is read: what its consent covers, on this day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from honorroll.conferences.facts import ConferenceFacts
from honorroll.content.award import Award
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.docx import Paragraph, Run
from honorroll.office.word import paper
from honorroll.office.word.paper import Paper
from honorroll.office.word.sources import PaperSources
from honorroll.office.word.spoken import SYLLABLES_A_MINUTE, length, seconds, spoken
from honorroll.pages.words import award_name
from honorroll.roll import overviews
from honorroll.roll.published import Published

#: How long a bulletin is where nobody says, and how long at most one person is spoken of, in seconds.
MINUTES, _MOST_SECONDS = 10, 180
#: So many are considered where nobody is named.
_CONSIDERED = 30
_OPENING = "Kính thưa quý vị và các bạn. Mời quý vị và các bạn nghe bản tin gương người tốt, việc tốt của {}."
_CLOSING = (
    "Bản tin gương người tốt, việc tốt đến đây là hết. Quý vị biết ai có việc làm tốt, xin giới thiệu với tổ dân phố "
    "hoặc {}. Cảm ơn quý vị và các bạn đã lắng nghe."
)


class Selection(NamedTuple):
    """What a bulletin is about: slugs of honorees, else the newest ones; a conference; and its length in minutes."""

    honorees: tuple[str, ...] = ()
    conference: str = ""
    minutes: int = MINUTES


class Part(NamedTuple):
    """A part of a bulletin: what it is called, and the paragraphs that are read."""

    name: str
    lines: tuple[str, ...]

    @property
    def seconds(self) -> int:
        return seconds(*self.lines)


def missing(sources: PaperSources, selection: Selection) -> list[str]:
    """The slugs of the selection that the site does not show."""
    roll = sources.contents.roll.roll
    gone = [slug for slug in selection.honorees if (facts := roll.honoree(slug)) is None or facts.withdrawn]
    if selection.conference and _conference(sources, selection.conference) is None:
        gone.append(selection.conference)
    return gone


def bulletin(sources: PaperSources, selection: Selection) -> Paper:
    """The script: opening, conference, one honoree after the other, closing; each with how long it takes."""
    owner = sources.letterhead.parent or sources.letterhead.name or sources.contents.settings.owner
    parts = list(_parts(sources, selection, owner))
    document = sources.paper("Bản tin truyền thanh: gương người tốt, việc tốt")
    document.head(paper.BULLETIN, "Gương người tốt, việc tốt")
    whole = sum(part.seconds for part in parts)
    document.paragraph(
        Run("Thời lượng: ", bold=True),
        f"khoảng {length(whole)}, chưa kể nhạc; tính {SYLLABLES_A_MINUTE} tiếng một phút. Đọc thử trước khi phát.",
    )
    document.table(
        ("TT", "Phần", "Thời lượng"),
        [(str(n), part.name, length(part.seconds)) for n, part in enumerate(parts, 1)],
        (1, 9, 3),
    )
    for n, part in enumerate(parts, 1):
        document.heading(f"{n}. {part.name} ({length(part.seconds)})", 2)
        for line in part.lines:
            document.paragraph(line)
    document.sign("Đài truyền thanh")
    return document


def _parts(sources: PaperSources, selection: Selection, owner: str) -> Iterator[Part]:
    name = spoken(owner)
    opening = Part("Mở đầu", (_OPENING.format(name),))
    closing = Part("Kết thúc", (_CLOSING.format(name),))
    left = selection.minutes * 60 - opening.seconds - closing.seconds
    yield opening
    conference = _conference(sources, selection.conference) if selection.conference else None
    if conference:
        part = Part(conference.name, tuple(_of_conference(conference, sources)))
        left -= part.seconds
        yield part
    for slug in selection.honorees or _newest(sources):
        part = _of_honoree(sources, slug)
        if selection.honorees or (part.seconds <= left and len(part.lines) > 1):
            left -= part.seconds
            yield part
    yield closing


def _newest(sources: PaperSources) -> list[str]:
    return [facts.slug for facts in overviews.newest(sources.contents.roll.roll, _CONSIDERED)]


def _conference(sources: PaperSources, slug: str) -> ConferenceFacts | None:
    known = sources.contents.conferences.conferences
    return next((facts for facts in known if facts.slug == slug or slug in facts.former_slugs), None)


def _of_conference(facts: ConferenceFacts, sources: PaperSources) -> Iterator[str]:
    where = ", ".join(filter(None, (facts.when, f"tại {facts.venue}" if facts.venue else "")))
    yield spoken(f"{facts.name}{f' được tổ chức {where}' if where else ''}.")
    if facts.summary:
        yield spoken(facts.summary)
    for result in facts.results:
        yield spoken(_sentence(result))
    roll = sources.contents.roll.roll
    names = [honoree.name for slug in facts.honorees if (honoree := roll.honoree(slug)) and not honoree.withdrawn]
    if names:
        yield spoken(f"Được biểu dương tại đây có {'; '.join(names)}.")


def _of_honoree(sources: PaperSources, slug: str) -> Part:
    honoree = sources.contents.roll.whole(slug).honoree
    lines = list(_story(sources, honoree))
    first = f"{honoree.honorific} {honoree.name}" if honoree.honorific else honoree.name
    who = ", ".join(filter(None, (first, honoree.position, honoree.unit)))
    awards = [award for award in honoree.awards if award.status == "granted"]
    latest = max(awards, key=lambda award: award.year or 0, default=None)
    given = f" Đã được tặng {_award(latest, sources.contents.vocabulary)}." if latest else ""
    return Part(honoree.name, tuple(_within([spoken(f"{who}.{given}"), *lines], _MOST_SECONDS)))


def _award(award: Award, vocabulary: Vocabulary) -> str:
    name = award_name(award, vocabulary.titles[award.title])
    return f"{name} năm {award.year}" if award.year else name


def _story(sources: PaperSources, honoree: Published) -> Iterator[str]:
    opening = honoree.summary or honoree.deed
    if opening:
        yield spoken(_sentence(opening))
    for block in sources.blocks(honoree.story or ""):
        if isinstance(block, Paragraph) and not block.level:
            yield spoken(block.text.replace("\n", " "))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _within(lines: Sequence[str], most: int) -> Iterator[str]:
    """The lines as long as there is time; the first two in any case."""
    taken = 0
    for n, line in enumerate(filter(None, lines)):
        taken += seconds(line)
        if n > 1 and taken > most:
            return
        yield line
