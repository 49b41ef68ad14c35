"""The rules for the files of the council; each function is one, and its docstring says what it demands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Text
from honorroll.content.meant import Ids
from honorroll.content.model import Facts
from honorroll.content.vocabulary import Vocabulary
from honorroll.content.vocabulary_rules import PERIOD_BACKWARDS
from honorroll.council.model import Coverage, Report, Special, Tracker
from honorroll.formats.yaml_read import Document
from honorroll.news.conference_refs import ConferenceRef
from honorroll.news.rules.all_posts import (
    POST_NAME_TAKEN,
    UNKNOWN_CONFERENCE,
    UNKNOWN_HONOREE,
    WITHDRAWN_HONOREE,
    KnownSlugs,
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
    Text(
        "Báo cáo còn thiếu phần: {missing_vi}.",
        "Viết các phần này trong “{part}”; chưa viết thì trang báo cáo không có.",
    ),
    Text(
        "The report lacks: {missing}.", "Write these under “{part}”; until then the page of the report leaves them out."
    ),
)


AIRED_OUTSIDE = Rule(
    "aired-outside",
    "error",
    Text(
        "Tháng {month} nằm ngoài kỳ kế hoạch ({start} đến {end}), hoặc còn ở phía trước.",
        "Ghi số buổi đã phát vào đúng tháng; buổi của kỳ khác thì ghi ở kỳ ấy.",
    ),
    Text(
        "The month {month} lies outside the period ({start} to {end}), or ahead.",
        "Put the number of broadcasts under its month; those of another period belong there.",
    ),
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


class KnownNames(NamedTuple):
    """What the files refer to, by slug, the date of the build, and what the office has set."""

    honorees: Mapping[str, Facts | None]
    conferences: Mapping[str, ConferenceRef]
    vocabulary: Vocabulary
    today: date
    plan_days: int | None = None
    """How many days before its conference a unit sends its plan, where the tracker does not say."""


def judge_coverage(document: Document, coverage: Coverage, known: KnownNames) -> Iterator[Finding]:
    """Columns are those of the vocabulary, a period ends after it begins, and what was aired was aired in it."""
    columns, ids = known.vocabulary.columns, Ids(known.vocabulary)
    for n, plan in enumerate(coverage.plans):
        if plan.end < plan.start:
            yield PERIOD_BACKWARDS.at(document.locate(("plans", n, "end")), start=plan.start, end=plan.end)
        for id_ in plan.monthly:
            if id_ not in columns:
                yield ids.unknown(document.locate(("plans", n, "monthly", id_), key=True), "columns", id_)
        for at, airtime in enumerate(plan.airtime):
            for month in airtime.aired:
                if not plan.start <= month <= min(plan.end, known.today.isoformat()[:7]):
                    source = document.locate(("plans", n, "airtime", at, "aired", month), key=True)
                    yield AIRED_OUTSIDE.at(source, month=month, start=plan.start, end=plan.end)


def judge_tracker(document: Document, tracker: Tracker, known: KnownNames) -> Iterator[Finding]:
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


def judge_report(document: Document, report: Report) -> Iterator[Finding]:
    """Every section of the plan is there, and no text holds personal data."""
    for part, words in (("review", REVIEW_SECTIONS), ("direction", DIRECTION_SECTIONS)):
        missing = [key for key in words if not getattr(getattr(report, part), key)]
        if missing:
            labels = tuple(f"{key} ({words[key]})" for key in missing)
            yield REPORT_GAPS.at(document.locate((part,)), part=part, missing_vi=labels, missing=tuple(missing))


def judge_former_addresses(document: Document, page: Special, paths_by_slug: dict[str, str]) -> Iterator[Finding]:
    """A former address belongs to one special page and is the address of none. ``paths_by_slug`` is updated."""
    for n, slug in enumerate(page.former_slugs):
        if slug in paths_by_slug:
            yield POST_NAME_TAKEN.at(document.locate(("former_slugs", n)), slug=slug, other=paths_by_slug[slug])
        paths_by_slug[slug] = document.path


def judge_references(document: Document, page: Special, known: KnownNames) -> Iterator[Finding]:
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
