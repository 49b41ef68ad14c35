"""Reads and judges the council's files. Each may be absent: the pages say what is not planned or written yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from honorroll.base.findings import Finding, Source
from honorroll.base.vietnamese import SLUG
from honorroll.content import directives, optional_files, parse, privacy_documents
from honorroll.content.fields import Content
from honorroll.content.scan import list_folder, unexpected
from honorroll.council import documentary
from honorroll.council.documentary import Documentary
from honorroll.council.model import Coverage, Direction, Report, Review, Special, Tracker
from honorroll.council.rules import (
    KnownNames,
    judge_coverage,
    judge_former_addresses,
    judge_references,
    judge_report,
    judge_tracker,
)
from honorroll.formats import yaml_read
from honorroll.formats.html import Html
from honorroll.formats.yaml_read import Document
from honorroll.news.facts import render_body

T = TypeVar("T", bound=Content)
COVERAGE, TRACKER, REPORT, SPECIAL = (
    "content/coverage.yml",
    "content/tracker.yml",
    "content/report.yml",
    "content/special",
)


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


def _with_plan_days(tracker: Tracker, plan_days: int | None) -> Tracker:
    return tracker if tracker.plan_days is not None else tracker.model_copy(update={"plan_days": plan_days})


def read_contents(root: Path, known: KnownNames) -> CouncilContents:
    """The council's files under ``root``; their faults are in ``findings``."""
    findings: list[Finding] = []
    raws: list[bytes] = []

    def read(path: str, model: type[T], judge: Callable[[Document, T], Iterator[Finding]]) -> tuple[Document, T] | None:
        raw = optional_files.read(root, path, findings)
        if raw is None:
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

    coverage = read(COVERAGE, Coverage, lambda document, content: judge_coverage(document, content, known))
    tracker = read(TRACKER, Tracker, lambda document, content: judge_tracker(document, content, known))
    report = read(REPORT, Report, judge_report)
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
        coverage=coverage[1] if coverage else Coverage.empty(),
        tracker=_with_plan_days(tracker[1] if tracker else Tracker.empty(), known.plan_days),
        report=report[1] if report else None,
        sections=sections,
        placed=tuple(placed),
        film=film,
        special=special,
        findings=findings,
        texts=b"\0".join(raws),
    )


# ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────


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
    paths_by_slug = {entry.name.removesuffix(".md"): f"{SPECIAL}/{entry.name}" for entry in entries}
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
            findings += [
                *judge_references(document, page, known),
                *judge_former_addresses(document, page, paths_by_slug),
            ]
            yield SpecialPage(slug, path, page, html, text.text, text.line)


def judge_directives(contents: CouncilContents, targets: directives.DirectiveTargets) -> Iterator[Finding]:
    """Directives in special pages and in the report name what exists."""
    for page in contents.special:
        yield from directives.judge(page.text, Source(page.path, page.line, 1), targets)
    for text, source in contents.placed:
        yield from directives.judge(text, source, targets)
