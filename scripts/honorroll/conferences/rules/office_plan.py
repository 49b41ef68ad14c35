"""The plan of the office (``content/office.yml``): a warning for every deviation of a conference that is under it."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.moments import moment
from honorroll.conferences.model import Conference
from honorroll.conferences.particulars import ProgrammeItem
from honorroll.content.kinds import ItemKind
from honorroll.content.office import ConferenceRules
from honorroll.formats.yaml_read import Document

#: A few people more or less are no deviation.
TOLERANCE_PERCENT = 2.5

DELEGATE_COUNT = Rule(
    "plan-delegates",
    "warning",
    Text(
        "{seen} đại biểu; content/office.yml cho tối đa {most}.",
        "Giảm số đại biểu, hoặc ghi rõ lý do ở “text”.",
    ),
    Text("{seen} delegates; content/office.yml allows {most}.", "Invite fewer, or say why in “text”."),
)
EXEMPLAR_SHARE = Rule(
    "plan-shares",
    "warning",
    Text(
        "Điển hình chiếm {seen} %; content/office.yml nêu {wanted} % điển hình, {rest} % khách mời và lãnh đạo.",
        "Cân đối lại thành phần đại biểu.",
    ),
    Text(
        "Exemplars are {seen} %; content/office.yml says {wanted} %, and {rest} % guests and leaders.",
        "Balance the delegates anew.",
    ),
)
LENGTH = Rule(
    "plan-length",
    "warning",
    Text("Hội nghị kéo dài {seen}; content/office.yml định nhiều nhất {most}.", "Rút gọn chương trình."),
    Text("The conference takes {seen}; content/office.yml says {most} at most.", "Shorten the programme."),
)
ITEM_MISSING = Rule(
    "plan-item",
    "warning",
    Text("Chương trình thiếu mục “{kind}” (“agenda” của content/office.yml).", "Thêm một mục có kind: {kind}."),
    Text("The programme lacks “{kind}” (“agenda” of content/office.yml).", "Add an item of kind: {kind}."),
)
ITEM_ORDER = Rule(
    "plan-item-order",
    "warning",
    Text(
        "Mục “{kind}” đứng sau “{before}”; “agenda” của content/office.yml xếp nó trước.",
        "Xếp theo thứ tự ở đó.",
    ),
    Text(
        "“{kind}” stands after “{before}”; “agenda” of content/office.yml puts it first.",
        "Follow the order that stands there.",
    ),
)


def deviations(conference: Conference, document: Document, plan: ConferenceRules) -> Iterator[Finding]:
    """Every deviation of the conference from ``plan``; ``document`` is its ``conference.yml``."""
    yield from _delegates(conference, document, plan)
    if plan.max_minutes is not None:
        yield from _length(conference, document, plan.max_minutes)
    yield from _items(conference.programme, document, plan.agenda)


def _delegates(conference: Conference, document: Document, plan: ConferenceRules) -> Iterator[Finding]:
    composition = conference.composition
    if composition is None:
        return
    for key in ("limit", "total"):
        seen = getattr(composition, key)
        if seen is not None and plan.max_delegates is not None and seen > plan.max_delegates:
            yield DELEGATE_COUNT.at(document.locate(("composition", key)), seen=seen, most=plan.max_delegates)
    share: float | None = composition.exemplars_percent
    loc = ("composition", "exemplars_percent")
    if composition.total and composition.exemplars is not None:
        share, loc = composition.exemplars * 100 / composition.total, ("composition", "exemplars")
    wanted = plan.exemplars_percent
    if share is not None and wanted is not None and abs(share - wanted) > TOLERANCE_PERCENT:
        seen = _percent(share)
        yield EXEMPLAR_SHARE.at(document.locate(loc), seen=seen, wanted=_percent(wanted), rest=_percent(100 - wanted))


def _percent(share: float) -> str:
    return f"{share:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def _length(conference: Conference, document: Document, most: int) -> Iterator[Finding]:
    start, end = (moment(text) if text else None for text in (conference.start, conference.end))
    if start and end and start.is_day and end.is_day and start.day != end.day:
        days = (end.day - start.day).days + 1
        yield LENGTH.at(document.locate(("end",)), seen=f"{days} ngày", most=_hours(most))
    elif start and end and start.grain == end.grain == "minute":
        minutes = int((end.first - start.first).total_seconds()) // 60
        if minutes > most:
            yield LENGTH.at(document.locate(("end",)), seen=_hours(minutes), most=_hours(most))
    else:
        minutes = sum(item.duration or 0 for item in conference.programme)
        if minutes > most:
            yield LENGTH.at(document.locate(("programme",)), seen=_hours(minutes), most=_hours(most))


def _hours(minutes: int) -> str:
    return f"{minutes // 60} giờ {minutes % 60:02}" if minutes % 60 else f"{minutes // 60} giờ"


def _items(programme: tuple[ProgrammeItem, ...], document: Document, agenda: tuple[ItemKind, ...]) -> Iterator[Finding]:
    if not programme:
        return
    kinds = {item.kind for item in programme}
    for kind in agenda:
        if kind not in kinds:
            yield ITEM_MISSING.at(document.locate(("programme",)), kind=kind)
    latest: ItemKind | None = None
    for n, item in enumerate(programme):
        if item.kind not in agenda:
            continue
        if latest and agenda.index(item.kind) < agenda.index(latest):
            yield ITEM_ORDER.at(document.locate(("programme", n)), kind=item.kind, before=latest)
        else:
            latest = item.kind
