"""The composition of the delegates as bar charts and tables. Only aggregates are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from honorroll.base.vietnamese import number, percent, short_date
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Conference
from honorroll.conferences.particulars import Composition
from honorroll.conferences.words import GROUP_LABELS, SHARE_LABELS
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import bars
from honorroll.pages.html import show_all

#: So many charts are seen at once on a telephone, as the style has it.
AT_ONCE = 2


class Group(NamedTuple):
    """A group of delegates; ``people`` is None if only the planned share is known."""

    label: str
    share: float
    people: int | None


def section(conference: Conference, facts: ConferenceFacts) -> Html:
    """The composition of the delegates; empty if the conference does not state it. What was planned is told only until
    its time has come.
    """
    composition = conference.composition
    if composition and (facts.status in ("held", "cancelled") or facts.is_over):
        composition = composition.model_copy(update={"limit": None, "exemplars_percent": None})
    if composition is None or not composition.model_dump(exclude_defaults=True, exclude={"counted"}):
        return EMPTY
    parts = [_main(composition)]
    parts += [
        _block(label, _counted(getattr(composition, key), composition.total))
        for key, label in GROUP_LABELS.items()
        if getattr(composition, key)
    ]
    shares = [
        Group(label, getattr(composition, key) / composition.total, getattr(composition, key))
        for key, label in SHARE_LABELS.items()
        if composition.total and getattr(composition, key) is not None
    ]
    if shares:
        parts.insert(1, _block("Trong đó", shares))
    whole = show_all("Hiện cả thành phần") if len(parts) > AT_ONCE else ""
    return Html(
        '<section class="hr-composition" aria-labelledby="thanh-phan">\n<h2 id="thanh-phan">Thành phần đại biểu</h2>\n'
        f"{_lead(composition)}{''.join(parts)}{whole}</section>\n"
    )


def _lead(composition: Composition) -> str:
    sentences = []
    if composition.total:
        day = f", tính đến ngày {short_date(composition.counted)}" if composition.counted else ""
        sentences.append(f"{number(composition.total)} đại biểu{day}.")
    if composition.limit:
        sentences.append(f"Theo kế hoạch: tối đa {number(composition.limit)} đại biểu.")
    if any(getattr(composition, key) for key in GROUP_LABELS):
        sentences.append("Chỉ công bố con số; nhóm dưới 5 người được gộp vào “Khác”.")
    return f"<p>{' '.join(sentences)}</p>\n" if sentences else ""


def _main(composition: Composition) -> str:
    """The bars of exemplars and guests, as counted, otherwise as planned."""
    if composition.total and composition.exemplars is not None:
        guests = composition.guests if composition.guests is not None else composition.total - composition.exemplars
        bars = [
            Group("Điển hình tiên tiến", composition.exemplars / composition.total, composition.exemplars),
            Group("Khách mời và lãnh đạo", guests / composition.total, guests),
        ]
        return _block("Điển hình và khách mời", bars)
    if composition.exemplars_percent is None:
        return ""
    share = composition.exemplars_percent / 100
    return _block(
        "Cơ cấu theo kế hoạch",
        [Group("Điển hình tiên tiến", share, None), Group("Khách mời và lãnh đạo", 1 - share, None)],
    )


def _counted(groups: Sequence[object], total: int | None) -> list[Group]:
    pairs = [(str(getattr(group, "name", "")), int(getattr(group, "count", 0))) for group in groups]
    denominator = total or sum(count for _, count in pairs) or 1
    return [Group(name, count / denominator, count) for name, count in pairs]


def _block(heading: str, groups: Sequence[Group]) -> str:
    """A chart with its numbers in words, and a table if people were counted."""
    chart = bars.chart(bars.Bar(esc(group.label), _label(group), group.share, 1) for group in groups)
    table = _table(heading, groups) if groups[0].people is not None else ""
    return f'<div class="hr-figures">\n<h3>{esc(heading)}</h3>\n{chart}{table}</div>\n'


def _table(heading: str, groups: Sequence[Group]) -> str:
    rows = "".join(
        "<tr>"
        f'<th scope="row">{esc(group.label)}</th><td>{number(group.people or 0)}</td>'
        f"<td>{percent(round(group.share, 4))}</td></tr>\n"
        for group in groups
    )
    return (
        f"<details><summary>Bảng số liệu</summary>\n"
        f'<table class="hr-table">\n<caption>{esc(heading)}</caption>\n<thead><tr><th scope="col">Nhóm</th>'
        '<th scope="col">Số người</th><th scope="col">Tỷ lệ</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</details>\n"
    )


def _label(group: Group) -> str:
    share = percent(round(group.share, 4))
    return f"{number(group.people)} ({share})" if group.people is not None else share
