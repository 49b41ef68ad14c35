"""The district's plan for its conference: a warning, with the point of the plan, for every deviation from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.moments import moment
from honorroll.conferences.model import Conference
from honorroll.conferences.particulars import ItemKind, ProgrammeItem
from honorroll.formats.yaml_read import Document

#: Point II.2 of the plan: the most delegates, the share of exemplars among them, and half a day.
MAX_DELEGATES, EXEMPLAR_PERCENT, HALF_DAY_MINUTES = 300, 70, 5 * 60
#: A few people more or less are no deviation.
TOLERANCE_PERCENT = 2.5
#: The ten items of point II.3, in order: every kind of item but the last, "other".
PLAN_ITEMS: tuple[ItemKind, ...] = get_args(ItemKind)[:-1]

DELEGATE_COUNT = Rule(
    "plan-delegates",
    "warning",
    Text(
        "{seen} đại biểu; kế hoạch của quận (mục II.2) cho tối đa {most}.",
        "Giảm số đại biểu, hoặc ghi rõ lý do ở “text”.",
    ),
    Text("{seen} delegates; the district's plan (point II.2) allows {most}.", "Invite fewer, or say why in “text”."),
)
EXEMPLAR_SHARE = Rule(
    "plan-shares",
    "warning",
    Text(
        "Điển hình chiếm {seen} %; kế hoạch của quận (mục II.2) nêu {wanted} % điển hình, {rest} % khách mời và "
        "lãnh đạo.",
        "Cân đối lại thành phần đại biểu.",
    ),
    Text(
        "Exemplars are {seen} %; the district's plan (point II.2) says {wanted} %, and {rest} % guests and leaders.",
        "Balance the delegates anew.",
    ),
)
LENGTH = Rule(
    "plan-length",
    "warning",
    Text("Hội nghị kéo dài {seen}; kế hoạch của quận (mục II.2) định ½ ngày.", "Rút gọn chương trình."),
    Text("The conference takes {seen}; the district's plan (point II.2) says half a day.", "Shorten the programme."),
)
ITEM_MISSING = Rule(
    "plan-item",
    "warning",
    Text("Chương trình thiếu mục “{kind}” (mục II.3 của kế hoạch quận).", "Thêm một mục có kind: {kind}."),
    Text("The programme lacks “{kind}” (point II.3 of the district's plan).", "Add an item of kind: {kind}."),
)
ITEM_ORDER = Rule(
    "plan-item-order",
    "warning",
    Text(
        "Mục “{kind}” đứng sau “{before}”; mục II.3 của kế hoạch quận xếp nó trước.",
        "Xếp theo thứ tự mười mục của kế hoạch.",
    ),
    Text(
        "“{kind}” stands after “{before}”; point II.3 of the district's plan puts it first.",
        "Follow the ten items of the plan.",
    ),
)


def deviations(conference: Conference, document: Document) -> Iterator[Finding]:
    """Every deviation of the conference from the plan; ``document`` is its ``conference.yml``."""
    yield from _delegates(conference, document)
    yield from _length(conference, document)
    yield from _items(conference.programme, document)


def _delegates(conference: Conference, document: Document) -> Iterator[Finding]:
    composition = conference.composition
    if composition is None:
        return
    for key in ("limit", "total"):
        seen = getattr(composition, key)
        if seen is not None and seen > MAX_DELEGATES:
            yield DELEGATE_COUNT.at(document.locate(("composition", key)), seen=seen, most=MAX_DELEGATES)
    share: float | None = composition.exemplars_percent
    loc = ("composition", "exemplars_percent")
    if composition.total and composition.exemplars is not None:
        share, loc = composition.exemplars * 100 / composition.total, ("composition", "exemplars")
    if share is not None and abs(share - EXEMPLAR_PERCENT) > TOLERANCE_PERCENT:
        seen = f"{share:.1f}".rstrip("0").rstrip(".").replace(".", ",")
        yield EXEMPLAR_SHARE.at(document.locate(loc), seen=seen, wanted=EXEMPLAR_PERCENT, rest=100 - EXEMPLAR_PERCENT)


def _length(conference: Conference, document: Document) -> Iterator[Finding]:
    start, end = (moment(text) if text else None for text in (conference.start, conference.end))
    if start and end and start.is_day and end.is_day and start.day != end.day:
        days = (end.day - start.day).days + 1
        yield LENGTH.at(document.locate(("end",)), seen=f"{days} ngày")
    elif start and end and start.grain == end.grain == "minute":
        minutes = int((end.first - start.first).total_seconds()) // 60
        if minutes > HALF_DAY_MINUTES:
            yield LENGTH.at(document.locate(("end",)), seen=_hours(minutes))
    else:
        minutes = sum(item.duration or 0 for item in conference.programme)
        if minutes > HALF_DAY_MINUTES:
            yield LENGTH.at(document.locate(("programme",)), seen=_hours(minutes))


def _hours(minutes: int) -> str:
    return f"{minutes // 60} giờ {minutes % 60:02}" if minutes % 60 else f"{minutes // 60} giờ"


def _items(programme: tuple[ProgrammeItem, ...], document: Document) -> Iterator[Finding]:
    if not programme:
        return
    kinds = {item.kind for item in programme}
    for kind in PLAN_ITEMS:
        if kind not in kinds:
            yield ITEM_MISSING.at(document.locate(("programme",)), kind=kind)
    latest: ItemKind | None = None
    for n, item in enumerate(programme):
        if item.kind not in PLAN_ITEMS:
            continue
        if latest and PLAN_ITEMS.index(item.kind) < PLAN_ITEMS.index(latest):
            yield ITEM_ORDER.at(document.locate(("programme", n)), kind=item.kind, before=latest)
        else:
            latest = item.kind
