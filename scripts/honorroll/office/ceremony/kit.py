"""The ceremony kit of a conference: slides, cards, badges, captions, papers, and certificates on the office's frame."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from honorroll.base import progress
from honorroll.base.findings import Finding, has_errors
from honorroll.content.office import Letterhead
from honorroll.formats import qr, typst
from honorroll.office.ceremony import certificates, papers, slides
from honorroll.office.ceremony.certificates import Frame
from honorroll.office.ceremony.gather import Ceremony, Honoured, ceremony
from honorroll.office.printed import people
from honorroll.office.printed.people import Fonts
from honorroll.office.printed.templates import template
from honorroll.office.word import papers as word_papers
from honorroll.office.word.sources import PaperSources
from honorroll.roll import proof

#: Captions for the film lie in a folder of their own, a file an honoree: those of a kit made before are removed.
CAPTIONS = "chay-chu"
#: A pixel a point: the template is as large as the frame of the film.
_PIXELS_PER_INCH = 72


class Made(NamedTuple):
    """A kit: its files by path, or why there is none."""

    findings: list[Finding]
    files: dict[str, bytes]
    honoured: int = 0


def make(root: Path, slug: str, today: date, fonts: Fonts = ()) -> Made:
    """The kit of the conference. Raises PrintExtraMissingError, MissingLettersError, BusyError."""
    typst.require_extra()

    def gathered(sources: PaperSources) -> tuple[list[Finding], Ceremony | None, Letterhead]:
        return *ceremony(sources.contents, slug), sources.letterhead

    findings, result = word_papers.with_sources(root, today, gathered)
    if result is None:
        return Made(findings, {})
    faults, found, letterhead = result
    findings = [*findings, *faults]
    if found is None:
        return Made(findings, {})
    frame, faults = certificates.frame(root)
    findings += [*faults, *people.draw_portraits(root, [*found.sets, *([frame.set] if frame else ())])]
    if has_errors(findings):
        return Made(findings, {})
    with people.gallery(root, [*_portraits(found), frame.picture if frame else ""]) as folder:
        kit = _Kit(root, found, folder, fonts, today)
        files = dict(kit.slides()) | dict(kit.sheets()) | papers.papers(found, letterhead, today)
        if frame and found.honoured:
            honoured, faults = certificates.awarded(found)
            findings += faults
            files |= dict(kit.certificates(frame, honoured))
    return Made(findings, files, len(found.honoured))


def _portraits(found: Ceremony) -> list[str]:
    return [each.person.portrait for each in found.honoured]


class _Kit:
    """What all parts of a kit are made with."""

    def __init__(self, root: Path, found: Ceremony, folder: Path, fonts: Fonts, today: date) -> None:
        self.root, self.ceremony, self.folder, self.fonts, self.today = root, found, folder, fonts, today
        self.motifs = people.motif_drawings(each.person for each in found.honoured)
        self.shared = {
            "name": found.name,
            "organiser": found.organiser,
            "motifs": self.motifs,
            "bloom": people.drawing("bloom"),
        }

    def _pdf(self, name: str, data: dict[str, Any]) -> bytes:
        return typst.pdf(self._setting(name, data), self.today)

    def _setting(self, name: str, data: dict[str, Any]) -> typst.Setting:
        return typst.Setting(template(name), self.folder, data, self.fonts)

    def slides(self) -> Iterator[tuple[str, bytes]]:
        progress.stage("typesetting", 0, 6)
        all_slides = list(slides.slides(self.ceremony))
        data = [each._asdict() | {"person": each.person._asdict() if each.person else None} for each in all_slides]
        yield "trinh-chieu.pdf", self._pdf("slides", {**self.shared, "slides": data})
        progress.stage("typesetting", 1, 6)
        yield "trinh-chieu.pptx", slides.powerpoint(self.ceremony, all_slides, self._pictures(), self.today)

    def _pictures(self) -> dict[str, bytes]:
        """The portrait or the motif of each, by slug, as PowerPoint takes it."""
        drawn = typst.pictures(self._setting("motifs", {"motifs": self.motifs}), 144) if self.motifs else []
        by_motif = dict(zip(sorted(self.motifs), drawn, strict=True))
        persons = [each.person for each in self.ceremony.honoured]
        return {
            person.slug: (self.folder / person.portrait).read_bytes() if person.portrait else by_motif[person.motif]
            for person in persons
        }

    def sheets(self) -> Iterator[tuple[str, bytes]]:
        """Cards, badges and captions; none where nobody is honoured."""
        if not self.ceremony.honoured:
            return
        entries = [self._entry(each, f"{self.ceremony.site}{each.person.url}") for each in self.ceremony.honoured]
        data = {**self.shared, "honoured": entries}
        progress.stage("typesetting", 2, 6)
        yield "the-ten-the-ban.pdf", self._pdf("cards", data)
        progress.stage("typesetting", 3, 6)
        yield "the-deo.pdf", self._pdf("badges", data)
        progress.stage("typesetting", 4, 6)
        pictures = typst.pictures(self._setting("lower-thirds", data), _PIXELS_PER_INCH)
        for each, picture in zip(self.ceremony.honoured, pictures, strict=True):
            yield f"{CAPTIONS}/{each.number:03}-{each.person.slug}.png", picture

    def certificates(self, frame: Frame, honoured: list[Honoured]) -> Iterator[tuple[str, bytes]]:
        progress.stage("typesetting", 5, 6)
        if honoured:
            entries = [self._entry(each, self._proof(each)) for each in honoured]
            data = certificates.data(self.ceremony, frame, entries, self.today)
            yield "giay-chung-nhan.pdf", self._pdf("certificate", data)

    def _proof(self, each: Honoured) -> str:
        """The address by which the award is checked: its own where awards have some, else that of the honoree."""
        if self.ceremony.has_proof and each.award:
            return proof.address_of(self.ceremony.site, each.award.code)
        return f"{self.ceremony.site}{each.person.url}"

    def _entry(self, each: Honoured, address: str) -> dict[str, Any]:
        person, award = each.person, each.award
        return {
            **person._asdict(),
            "number": each.number,
            "who": each.who,
            "below": person.deed or each.who or each.title,
            "title": each.title,
            "year": str(award.year) if award and award.year else "",
            "decision": award.decision if award else "",
            "conference": self.ceremony.name,
            "day": self.ceremony.day,
            "qr": qr.modules(address),
        }
