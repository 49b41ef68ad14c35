"""The council's files, read and judged. None of them need be there: what is not planned, owed or written is said so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import directives, parse, privacy_documents
from honorroll.content.fields import Content
from honorroll.content.model import Facts
from honorroll.content.scan import entries_of, unexpected
from honorroll.content.vocabulary import Vocabulary
from honorroll.content.vocabulary_rules import PERIOD_BACKWARDS
from honorroll.council import documentary
from honorroll.council.documentary import Documentary
from honorroll.council.model import Coverage, Direction, Report, Review, Special, Tracker
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document
from honorroll.news.facts import body as rendered
from honorroll.news.meetings import Meeting
from honorroll.news.roll_rules import (
    POST_NAME_TAKEN,
    UNKNOWN_CONFERENCE,
    UNKNOWN_HONOREE,
    WITHDRAWN_HONOREE,
    near_words,
)
from honorroll.news.rules import unknown
from honorroll.roll.read import UNREADABLE

T = TypeVar("T", bound=Content)
COVERAGE, TRACKER, REPORT, SPECIAL = "content/coverage.yml", "content/tracker.yml", "content/report.yml", "content/special"  # fmt: skip

RECEIVED_AHEAD = Rule(
    "received-ahead",
    "error",
    Text("Ghi là đã nhận ngày {day}, sau ngày dựng trang {today}.", "Xem lại ngày nhận; nếu chưa nhận thì bỏ mục này."),
    Text("Received on {day}, which lies after the date of the build, {today}.", "Check the day; leave it out until it has come."),
)  # fmt: skip
REPORT_TOO_EARLY = Rule(
    "report-too-early",
    "error",
    Text("Báo cáo kết quả nhận ngày {day}, trước hội nghị ngày {held}.", "Xem lại hai ngày này."),
    Text("The report came on {day}, before the conference of {held}.", "Check the two days."),
)
REPORT_GAPS = Rule(
    "report-gaps",
    "warning",
    Text("Báo cáo còn thiếu phần: {missing_vi}.", "Viết các phần này trong “{part}”; trang báo cáo ghi rõ là chưa có."),
    Text("The report lacks: {missing}.", "Write these under “{part}”; until then the page says that they are missing."),
)

#: The sections of each part of the report, in the plan's order and words.
REVIEW = {
    "results": "Kết quả các phong trào thi đua và tác động",
    "commendation": "Kết quả công tác khen thưởng",
    "direct_workers": "Khen thưởng người trực tiếp lao động, sản xuất, công tác",
    "leadership": "Công tác lãnh đạo, chỉ đạo và đổi mới",
    "weaknesses": "Hạn chế",
    "causes": "Nguyên nhân",
    "lessons": "Bài học kinh nghiệm",
}
DIRECTION = {
    "goals": "Mục tiêu 2025–2030",
    "tasks": "Nội dung trọng tâm",
    "solutions": "Lãnh đạo và giải pháp",
}


class SpecialPage(NamedTuple):
    """A special page and its finished text, with marks for its directives; ``text`` is that from ``line`` of the file."""

    slug: str
    path: str
    page: Special
    html: str
    text: str
    line: int


class Files(NamedTuple):
    coverage: Coverage
    tracker: Tracker
    report: Report | None
    sections: Mapping[str, str]
    """The finished texts of the report by key, ``transcript`` too, with marks for their directives."""
    placed: tuple[tuple[str, Source], ...]
    """Those that have directives, as they were written, each with its place."""
    film: Documentary
    """What lies beside the report."""
    special: tuple[SpecialPage, ...]
    findings: list[Finding]
    texts: bytes
    """Every byte of them."""


class Known(NamedTuple):
    """What the files may speak of."""

    honorees: Mapping[str, Facts | None]
    meetings: Mapping[str, Meeting]
    vocabulary: Vocabulary
    today: date


def files(root: Path, known: Known) -> Files:
    """All of them under ``root``, and what is wrong with them."""
    findings: list[Finding] = []
    raws: list[bytes] = []

    def read(path: str, model: type[T], judge: Callable[[Document, T], Iterator[Finding]]) -> tuple[Document, T] | None:
        if (root / path).is_symlink():  # that was told: see ``scan.content``
            return None
        try:
            raw = yaml_read.read_bytes(root, path)
        except FileNotFoundError:
            return None
        except OSError as error:
            findings.append(UNREADABLE.at(Source(path), problem=error.strerror or error))
            return None
        raws.append(raw)
        document, faults = yaml_read.load(raw, path)
        findings.extend(faults)
        if document is None:
            return None
        content, faults = parse.typed(model, document)
        findings.extend(faults + privacy_documents.check(document))
        if content is None:
            return None
        findings.extend(judge(document, content))
        return document, content

    coverage = read(COVERAGE, Coverage, lambda document, content: _coverage(document, content, known))
    tracker = read(TRACKER, Tracker, lambda document, content: _tracker(document, content, known))
    report = read(REPORT, Report, _report)
    sections: dict[str, str] = {}
    placed: list[tuple[str, Source]] = []
    there = documentary.there(root, findings)
    film = Documentary()
    if report:
        sections, placed, faults = _sections(*report)
        findings += faults
        film, faults = documentary.read(root, there, *report)
        findings += faults
        raws += [film.captions, film.set.name.encode() if film.set else b""]
    special = tuple(_special(root, known, findings, raws))
    return Files(
        coverage[1] if coverage else Coverage(),
        tracker[1] if tracker else Tracker(),
        report[1] if report else None,
        sections,
        tuple(placed),
        film,
        special,
        findings,
        b"\0".join(raws),
    )


# ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _coverage(document: Document, coverage: Coverage, known: Known) -> Iterator[Finding]:
    """Columns are those of the vocabulary, and a period ends after it begins."""
    names = {id_: column.name for id_, column in known.vocabulary.columns.items()}
    for n, plan in enumerate(coverage.plans):
        if plan.end < plan.start:
            yield PERIOD_BACKWARDS.at(document.locate(("plans", n, "end")), start=plan.start, end=plan.end)
        for id_ in plan.monthly:
            if id_ not in names:
                yield unknown(document.locate(("plans", n, "monthly", id_), key=True), id_, "columns", names)


def _tracker(document: Document, tracker: Tracker, known: Known) -> Iterator[Finding]:
    """Units and conferences exist; what was received has come by now, and a report not before the conference."""
    names = {id_: unit.name for id_, unit in known.vocabulary.units.items()}
    for id_, entry in tracker.units.items():
        if id_ not in names:
            yield unknown(document.locate(("units", id_), key=True), id_, "units", names)
        if entry.conference and entry.conference not in known.meetings:
            near = near_words(entry.conference, known.meetings)
            source = document.locate(("units", id_, "conference"))
            yield UNKNOWN_CONFERENCE.at(source, slug=entry.conference, **near)
        for key in ("plan_received", "report_received"):
            day = getattr(entry, key)
            if day and day > known.today:
                yield RECEIVED_AHEAD.at(document.locate(("units", id_, key)), day=day, today=known.today)
        if entry.date and entry.report_received and entry.report_received < entry.date:
            source = document.locate(("units", id_, "report_received"))
            yield REPORT_TOO_EARLY.at(source, day=entry.report_received, held=entry.date)


def _report(document: Document, report: Report) -> Iterator[Finding]:
    """Every section of the plan is there."""
    for part, words in (("review", REVIEW), ("direction", DIRECTION)):
        missing = [key for key in words if not getattr(getattr(report, part), key)]
        if missing:
            listed = tuple(f"{key} ({words[key]})" for key in missing)
            yield REPORT_GAPS.at(document.locate((part,)), part=part, missing_vi=listed, missing=tuple(missing))


def _sections(document: Document, report: Report) -> tuple[dict[str, str], list[tuple[str, Source]], list[Finding]]:
    """The finished texts of the report, those of them that have directives as they were written, and what is wrong."""
    texts: list[tuple[str, str | None, tuple[str, ...]]] = [
        (key, getattr(report.review, key), ("review", key)) for key in Review.model_fields
    ]
    texts += [(key, getattr(report.direction, key), ("direction", key)) for key in Direction.model_fields]
    if report.film:
        texts.append(("transcript", report.film.transcript, ("film", "transcript")))
    found, placed, findings = dict[str, str](), list[tuple[str, Source]](), list[Finding]()
    for key, text, loc in texts:
        if text:  # the headings of a section stand below its own, which story.render has in mind for the story too
            source = document.locate(loc)
            found[key], faults = directives.render(text, source)
            findings += faults
            if "{{" in text:
                placed.append((text, source))
    return found, placed, findings


# ── Special pages ──────────────────────────────────────────────────────────────────────────────────────────────────


def _special(root: Path, known: Known, findings: list[Finding], raws: list[bytes]) -> Iterator[SpecialPage]:
    top = root / SPECIAL
    if top.is_symlink() or not top.is_dir():
        return
    entries = sorted(entries_of(top, SPECIAL, findings), key=lambda entry: entry.name)
    taken = {entry.name.removesuffix(".md"): f"{SPECIAL}/{entry.name}" for entry in entries}
    for entry in entries:
        path = f"{SPECIAL}/{entry.name}"
        slug = entry.name.removesuffix(".md")
        if not entry.is_file(follow_symlinks=False) or slug == entry.name or not parse.is_slug(slug):
            findings.append(unexpected(path, entry.name, ("<ten-trang>.md",)))
            continue
        raw = yaml_read.read_bytes(root, path)
        raws.append(path.encode() + raw)
        document, text, faults = yaml_read.load_front_matter(raw, path)
        findings += faults
        if document is None:
            continue
        page, faults = parse.typed(Special, document)
        findings += faults + privacy_documents.check_article(document, text)
        html, removed = rendered(text.text, Source(path, text.line, 1))
        findings += removed
        if page:
            findings += [*_references(document, page, known), *_former_addresses(document, page, taken)]
            yield SpecialPage(slug, path, page, html, text.text, text.line)


def _former_addresses(document: Document, page: Special, taken: dict[str, str]) -> Iterator[Finding]:
    """A former address leads to one special page and is the address of none; ``taken`` are files by the address."""
    for n, slug in enumerate(page.former_slugs):
        if slug in taken:
            yield POST_NAME_TAKEN.at(document.locate(("former_slugs", n)), slug=slug, other=taken[slug])
        taken[slug] = document.path


def misplaced(files: Files, known: directives.Known) -> Iterator[Finding]:
    """What the directives of special pages and of the report name is there."""
    for page in files.special:
        yield from directives.judge(page.text, Source(page.path, page.line, 1), known)
    for text, source in files.placed:
        yield from directives.judge(text, source, known)


def _references(document: Document, page: Special, known: Known) -> Iterator[Finding]:
    """What a special page gathers exists."""
    vocabulary = known.vocabulary
    for name, entries, ids in (
        ("movements", vocabulary.movements, page.movements),
        ("columns", vocabulary.columns, page.columns),
        ("titles", vocabulary.titles, page.titles),
    ):
        names = {id_: str(getattr(entry, "name", "")) for id_, entry in entries.items()}
        for n, id_ in enumerate(ids):
            if id_ not in names:
                yield unknown(document.locate((name, n)), id_, name, names)
    for n, slug in enumerate(page.conferences):
        if slug not in known.meetings:
            yield UNKNOWN_CONFERENCE.at(document.locate(("conferences", n)), slug=slug, **near_words(slug, known.meetings))  # fmt: skip
    for n, slug in enumerate(page.honorees):
        facts = known.honorees.get(slug)
        if slug not in known.honorees:
            yield UNKNOWN_HONOREE.at(document.locate(("honorees", n)), slug=slug, **near_words(slug, known.honorees))
        elif facts and facts.withdrawn:
            yield WITHDRAWN_HONOREE.at(document.locate(("honorees", n)), slug=slug)
