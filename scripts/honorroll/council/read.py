"""The council's files, read and judged. None of them need exist: the pages say what is not planned or written yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG
from honorroll.content import directives, parse, privacy_documents
from honorroll.content.fields import Content
from honorroll.content.meant import Ids
from honorroll.content.model import Facts
from honorroll.content.scan import list_folder, unexpected
from honorroll.content.vocabulary import Vocabulary
from honorroll.content.vocabulary_rules import PERIOD_BACKWARDS
from honorroll.council import documentary
from honorroll.council.documentary import Documentary
from honorroll.council.model import Coverage, Direction, Report, Review, Special, Tracker
from honorroll.formats import yaml_read
from honorroll.formats.html import Html
from honorroll.formats.yaml_read import Document
from honorroll.news.conference_refs import ConferenceRef
from honorroll.news.facts import render_body
from honorroll.news.rules.all_posts import (
    POST_NAME_TAKEN,
    UNKNOWN_CONFERENCE,
    UNKNOWN_HONOREE,
    WITHDRAWN_HONOREE,
    KnownSlugs,
)
from honorroll.roll.read import UNREADABLE

T = TypeVar("T", bound=Content)
COVERAGE, TRACKER, REPORT, SPECIAL = (
    "content/coverage.yml",
    "content/tracker.yml",
    "content/report.yml",
    "content/special",
)

RECEIVED_AHEAD = Rule(
    "received-ahead",
    "error",
    Text("Ghi là đã nhận ngày {day}, sau ngày dựng trang {today}.", "Xem lại ngày nhận; nếu chưa nhận thì bỏ mục này."),
    Text(
        "Received on {day}, which lies after the date of the build, {today}.",
        "Check the day; leave it out until it has come.",
    ),
)
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
REVIEW_SECTIONS = {
    "results": "Kết quả các phong trào thi đua và tác động",
    "commendation": "Kết quả công tác khen thưởng",
    "direct_workers": "Khen thưởng người trực tiếp lao động, sản xuất, công tác",
    "leadership": "Công tác lãnh đạo, chỉ đạo và đổi mới",
    "weaknesses": "Hạn chế",
    "causes": "Nguyên nhân",
    "lessons": "Bài học kinh nghiệm",
}
DIRECTION_SECTIONS = {
    "goals": "Mục tiêu 2025–2030",
    "tasks": "Nội dung trọng tâm",
    "solutions": "Lãnh đạo và giải pháp",
}


class SpecialPage(NamedTuple):
    """A special page: ``html`` is its finished text with placeholders for directives, ``text`` the Markdown from
    ``line``.
    """

    slug: str
    path: str
    page: Special
    html: Html
    text: str
    line: int


class CouncilContents(NamedTuple):
    """Everything that the council's files hold, and what is wrong with it."""

    coverage: Coverage
    tracker: Tracker
    report: Report | None
    sections: Mapping[str, Html]
    """The finished texts of the report by key, also ``transcript``, with placeholders for their directives."""
    placed: tuple[tuple[str, Source], ...]
    """The texts of the report that have directives, as they were written, each with its position."""
    film: Documentary
    """The documentary and its captions."""
    special: tuple[SpecialPage, ...]
    findings: list[Finding]
    texts: bytes
    """Every byte that was read, for the digest."""


class KnownNames(NamedTuple):
    """What the files refer to, by slug, and the date of the build."""

    honorees: Mapping[str, Facts | None]
    conferences: Mapping[str, ConferenceRef]
    vocabulary: Vocabulary
    today: date


def read_contents(root: Path, known: KnownNames) -> CouncilContents:
    """The council's files under ``root``; their faults are in ``findings``."""
    findings: list[Finding] = []
    raws: list[bytes] = []

    def read(path: str, model: type[T], judge: Callable[[Document, T], Iterator[Finding]]) -> tuple[Document, T] | None:
        if (root / path).is_symlink():  # a finding of ``scan.unexpected_content``
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
        content, faults = parse.typed(model, document, known.vocabulary)
        findings.extend(faults + privacy_documents.check(document))
        if content is None:
            return None
        findings.extend(judge(document, content))
        return document, content

    coverage = read(COVERAGE, Coverage, lambda document, content: _coverage(document, content, known))
    tracker = read(TRACKER, Tracker, lambda document, content: _tracker(document, content, known))
    report = read(REPORT, Report, _report)
    sections: dict[str, Html] = {}
    placed: list[tuple[str, Source]] = []
    files = documentary.list_files(root, findings)
    film = Documentary()
    if report:
        sections, placed, faults = _sections(*report)
        findings += faults
        film, faults = documentary.read(root, files, *report)
        findings += faults
        raws += [film.captions, film.set.name.encode() if film.set else b""]
    special = tuple(_special_pages(root, known, findings, raws))
    return CouncilContents(
        coverage=coverage[1] if coverage else Coverage(),
        tracker=tracker[1] if tracker else Tracker(),
        report=report[1] if report else None,
        sections=sections,
        placed=tuple(placed),
        film=film,
        special=special,
        findings=findings,
        texts=b"\0".join(raws),
    )


# ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _coverage(document: Document, coverage: Coverage, known: KnownNames) -> Iterator[Finding]:
    """Columns are those of the vocabulary, and a period ends after it begins."""
    columns, ids = known.vocabulary.columns, Ids(known.vocabulary)
    for n, plan in enumerate(coverage.plans):
        if plan.end < plan.start:
            yield PERIOD_BACKWARDS.at(document.locate(("plans", n, "end")), start=plan.start, end=plan.end)
        for id_ in plan.monthly:
            if id_ not in columns:
                yield ids.unknown(document.locate(("plans", n, "monthly", id_), key=True), "columns", id_)


def _tracker(document: Document, tracker: Tracker, known: KnownNames) -> Iterator[Finding]:
    """Units and conferences exist; a paper is not received in the future, nor a report before the conference."""
    units, ids = known.vocabulary.units, Ids(known.vocabulary)
    conferences = KnownSlugs(known.conferences)
    for id_, entry in tracker.units.items():
        if id_ not in units:
            yield ids.unknown(document.locate(("units", id_), key=True), "units", id_)
        if entry.conference and entry.conference not in known.conferences:
            near = conferences.suggestion(entry.conference)
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
    """Every section of the plan is there, and no text holds personal data."""
    for part, words in (("review", REVIEW_SECTIONS), ("direction", DIRECTION_SECTIONS)):
        missing = [key for key in words if not getattr(getattr(report, part), key)]
        if missing:
            labels = tuple(f"{key} ({words[key]})" for key in missing)
            yield REPORT_GAPS.at(document.locate((part,)), part=part, missing_vi=labels, missing=tuple(missing))


def _sections(document: Document, report: Report) -> tuple[dict[str, Html], list[tuple[str, Source]], list[Finding]]:
    """The finished texts of the report, the ones with directives as they were written, and findings."""
    texts: list[tuple[str, str | None, tuple[str, ...]]] = [
        (key, getattr(report.review, key), ("review", key)) for key in Review.model_fields
    ]
    texts += [(key, getattr(report.direction, key), ("direction", key)) for key in Direction.model_fields]
    if report.film:
        texts.append(("transcript", report.film.transcript, ("film", "transcript")))
    sections: dict[str, Html] = {}
    placed: list[tuple[str, Source]] = []
    findings: list[Finding] = []
    for key, text, loc in texts:
        if text:  # ``render`` keeps headings below the h2 of the section, as it does in stories
            source = document.locate(loc)
            sections[key], faults = directives.render(text, source)
            findings += faults
            if "{{" in text:
                placed.append((text, source))
    return sections, placed, findings


# ── Special pages ──────────────────────────────────────────────────────────────────────────────────────────────────


def _special_pages(root: Path, known: KnownNames, findings: list[Finding], raws: list[bytes]) -> Iterator[SpecialPage]:
    top = root / SPECIAL
    if top.is_symlink() or not top.is_dir():
        return
    entries = sorted(list_folder(top, SPECIAL, findings), key=lambda entry: entry.name)
    taken = {entry.name.removesuffix(".md"): f"{SPECIAL}/{entry.name}" for entry in entries}
    for entry in entries:
        path = f"{SPECIAL}/{entry.name}"
        slug = entry.name.removesuffix(".md")
        if not entry.is_file(follow_symlinks=False) or slug == entry.name or not SLUG.fullmatch(slug):
            findings.append(unexpected(path, entry.name, ("<ten-trang>.md",)))
            continue
        raw = yaml_read.read_bytes(root, path)
        raws.append(path.encode() + raw)
        document, text, faults = yaml_read.load_front_matter(raw, path)
        findings += faults
        if document is None:
            continue
        page, faults = parse.typed(Special, document, known.vocabulary)
        findings += faults + privacy_documents.check_article(document, text)
        html, removed = render_body(text.text, Source(path, text.line, 1))
        findings += removed
        if page:
            findings += [*_references(document, page, known), *_former_addresses(document, page, taken)]
            yield SpecialPage(slug, path, page, html, text.text, text.line)


def _former_addresses(document: Document, page: Special, taken: dict[str, str]) -> Iterator[Finding]:
    """A former address belongs to one special page and is the address of none; ``taken`` are files by address."""
    for n, slug in enumerate(page.former_slugs):
        if slug in taken:
            yield POST_NAME_TAKEN.at(document.locate(("former_slugs", n)), slug=slug, other=taken[slug])
        taken[slug] = document.path


def judge_directives(contents: CouncilContents, targets: directives.DirectiveTargets) -> Iterator[Finding]:
    """Directives in special pages and in the report name what exists."""
    for page in contents.special:
        yield from directives.judge(page.text, Source(page.path, page.line, 1), targets)
    for text, source in contents.placed:
        yield from directives.judge(text, source, targets)


def _references(document: Document, page: Special, known: KnownNames) -> Iterator[Finding]:
    """The vocabulary entries, conferences and honorees of a special page exist."""
    vocabulary, unknown = known.vocabulary, Ids(known.vocabulary)
    conferences, honorees = KnownSlugs(known.conferences), KnownSlugs(known.honorees)
    for name, entries, ids in (
        ("movements", vocabulary.movements, page.movements),
        ("columns", vocabulary.columns, page.columns),
        ("titles", vocabulary.titles, page.titles),
    ):
        for n, id_ in enumerate(ids):
            if id_ not in entries:
                yield unknown.unknown(document.locate((name, n)), name, id_)
    for n, slug in enumerate(page.conferences):
        if slug not in known.conferences:
            yield UNKNOWN_CONFERENCE.at(document.locate(("conferences", n)), slug=slug, **conferences.suggestion(slug))
    for n, slug in enumerate(page.honorees):
        facts = known.honorees.get(slug)
        if slug not in known.honorees:
            yield UNKNOWN_HONOREE.at(document.locate(("honorees", n)), slug=slug, **honorees.suggestion(slug))
        elif facts and facts.withdrawn and not facts.expired:
            yield WITHDRAWN_HONOREE.at(document.locate(("honorees", n)), slug=slug)
