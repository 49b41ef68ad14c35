"""Introductions of lists: what a title, movement or place is, from its vocabulary entry."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.base.vietnamese import dated, joined, within_sentence
from honorroll.content.kinds import Kind
from honorroll.content.shared import Period, Reference
from honorroll.content.vocabulary import Movement, Title, TitleGroup
from honorroll.formats.html import Html, esc
from honorroll.roll.pages.honoree import reference
from honorroll.roll.pages.honoree_awards import LAW

_RECIPIENTS: dict[Kind, str] = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}


def title_lead(title: Title, group: TitleGroup) -> str:
    """What the title is awarded for and who may hold it, without its name, which is the heading; where no
    text says what for, who grants it.
    """
    if title.awarded_for:
        return title.awarded_for
    recipients = joined(_RECIPIENTS[kind] for kind in title.recipients) if title.recipients else ""
    granted = f"Do {title.granted_by} trao tặng." if title.granted_by else ""
    what = group.awarded_for or granted or f"Thuộc nhóm {within_sentence(group.name)}."
    return f"{what.removesuffix('.')}, dành cho {recipients}." if recipients else what


def title_intro(title: Title) -> Html:
    """Who grants the title, under which article, and the sources."""
    rows = [
        ("Người có thẩm quyền", title.granted_by),
        ("Điều luật", ", ".join(part for part in (title.article, title.granting_article) if part)),
        ("Căn cứ", title.legal_basis),
        ("Hạng", ", ".join(title.classes)),
        ("Viết tắt", ", ".join(title.abbreviations)),
    ]
    return Html(_definitions(rows, LAW) + _references(title.sources))


def movement_intro(movement: Movement) -> Html:
    """Who launched the movement, when, and the sources."""
    decision = movement.decision
    period = movement.period
    rows = [
        ("Phát động", _sentence(movement.launched_by, dated(movement.launched) if movement.launched else None)),
        (
            "Quyết định",
            " ".join(filter(None, (decision.number, dated(decision.date) if decision.date else None)))
            if decision
            else None,
        ),
        ("Giai đoạn", _years(period) if period else None),
    ]
    return Html(_definitions(rows) + _references(movement.sources))


def _sentence(*parts: str | None) -> str:
    """The non-empty parts joined to a sentence that begins with a capital."""
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _definitions(rows: Sequence[tuple[str, str | None]], anchor: str = "") -> str:
    items = "".join(f"<div><dt>{label}</dt><dd>{esc(value)}</dd></div>\n" for label, value in rows if value)
    id_ = f' id="{anchor}"' if anchor else ""
    return f'<dl class="hr-facts"{id_}>\n{items}</dl>\n' if items else ""


def _references(sources: Sequence[Reference]) -> str:
    items = "".join(f"<li>{reference(source)}</li>\n" for source in sources)
    return (
        f'<details class="hr-intro-sources"><summary>Nguồn</summary>\n<ol>\n{items}</ol>\n</details>\n' if items else ""
    )


def _years(period: Period) -> str:
    if period.start and period.end:
        return f"{period.start}–{period.end}"
    return f"Từ năm {period.start}" if period.start else f"Đến năm {period.end}"
