"""Who takes part in a conference, as bars with their numbers written out and as a table; aggregates only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from honorroll.conferences.model import Composition, Conference
from honorroll.conferences.words import GROUPS, SHARES
from honorroll.pages.html import esc
from honorroll.pages.statistics import LABEL, short
from honorroll.vietnamese import number, percent, short_date


class Bar(NamedTuple):
    """A share of the delegates; ``people`` is None where only the planned share is known."""

    label: str
    share: float
    people: int | None


def section(conference: Conference) -> str:
    composition = conference.composition
    if composition is None:
        return ""
    parts = [_main(composition)]
    parts += [
        _block(label, _counted(getattr(composition, key), composition.total))
        for key, label in GROUPS.items()
        if getattr(composition, key)
    ]
    shares = [
        Bar(label, getattr(composition, key) / composition.total, getattr(composition, key))
        for key, label in SHARES.items()
        if composition.total and getattr(composition, key) is not None
    ]
    if shares:
        parts.insert(1, _block("Trong đó", shares))
    return (
        '<section class="hr-composition" aria-labelledby="thanh-phan">\n<h2 id="thanh-phan">Thành phần đại biểu</h2>\n'
        f"{_lead(composition)}{''.join(parts)}</section>\n"
    )


def _lead(composition: Composition) -> str:
    told = []
    if composition.total:
        day = f", tính đến ngày {short_date(composition.counted)}" if composition.counted else ""
        told.append(f"{number(composition.total)} đại biểu{day}.")
    if composition.limit:
        told.append(f"Theo kế hoạch: tối đa {number(composition.limit)} đại biểu.")
    if any(getattr(composition, key) for key in GROUPS):
        told.append("Chỉ công bố con số; nhóm dưới 5 người được gộp vào “Khác”.")
    return f"<p>{' '.join(told)}</p>\n" if told else ""


def _main(composition: Composition) -> str:
    """Exemplars against guests and leaders, as counted or else as planned."""
    if composition.total and composition.exemplars is not None:
        guests = composition.guests if composition.guests is not None else composition.total - composition.exemplars
        bars = [
            Bar("Điển hình tiên tiến", composition.exemplars / composition.total, composition.exemplars),
            Bar("Khách mời và lãnh đạo", guests / composition.total, guests),
        ]
        return _block("Điển hình và khách mời", bars)
    if composition.exemplars_percent is None:
        return ""
    share = composition.exemplars_percent / 100
    return _block(
        "Cơ cấu theo kế hoạch",
        [Bar("Điển hình tiên tiến", share, None), Bar("Khách mời và lãnh đạo", 1 - share, None)],
    )


def _counted(groups: Sequence[object], total: int | None) -> list[Bar]:
    pairs = [(str(getattr(group, "name", "")), int(getattr(group, "count", 0))) for group in groups]
    whole = total or sum(count for _, count in pairs) or 1
    return [Bar(name, count / whole, count) for name, count in pairs]


def _block(heading: str, bars: Sequence[Bar]) -> str:
    """The chart, its numbers written out in it and for listeners beside it, and where people were counted the table."""
    drawn = "".join(_bar(bar, n * 3) for n, bar in enumerate(bars))
    told = "; ".join(f"{bar.label} {_told(bar)}" for bar in bars)
    return (
        f'<div class="hr-figures">\n<h3>{esc(heading)}</h3>\n'
        f'<svg class="hr-chart" role="img" aria-label="{esc(f"{heading}: {told}")}" width="100%" height="{len(bars) * 3}em">{drawn}</svg>\n'
        f"{_table(heading, bars) if bars[0].people is not None else ''}</div>\n"
    )


def _table(heading: str, bars: Sequence[Bar]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{esc(bar.label)}</th><td>{number(bar.people or 0)}</td><td>{percent(round(bar.share, 4))}</td></tr>\n'
        for bar in bars
    )
    return (
        f"<details><summary>Bảng số liệu</summary>\n"
        f'<table class="hr-table">\n<caption>{esc(heading)}</caption>\n<thead><tr><th scope="col">Nhóm</th><th scope="col">Số người</th><th scope="col">Tỷ lệ</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</details>\n"
    )


def _told(bar: Bar) -> str:
    share = percent(round(bar.share, 4))
    return f"{number(bar.people)} ({share})" if bar.people is not None else share


def _bar(bar: Bar, top: int) -> str:
    return (
        f'<text x="0" y="{top + 1.05:g}em">{esc(short(bar.label, LABEL))}</text>'
        f'<text class="hr-bar-number" x="100%" y="{top + 1.05:g}em" text-anchor="end">{_told(bar)}</text>'
        f'<rect class="hr-bar-all" x="0" y="{top + 1.5:g}em" width="100%" height=".7em"/>'
        f'<rect class="hr-bar-now" x="0" y="{top + 1.5:g}em" width="{min(bar.share, 1) * 100:.4g}%" height=".7em"/>'
    )
