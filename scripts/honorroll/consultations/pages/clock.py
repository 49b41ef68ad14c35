"""What of a consultation follows the clock of the reader: see ``theme/js/consultation.js``.

A page is right on the day of its build without the script. Where the phase can be another when it is read, the parts of
the later phases are there too, hidden, each with the phases that it is for.
"""

from __future__ import annotations

from honorroll.base.vietnamese import long_date
from honorroll.consultations.status import ConsultationStatus, Phase
from honorroll.consultations.words import PHASES, deadline_in_words, expected_in_words
from honorroll.formats.html import Html, esc

#: The phases that follow one another by the clock alone.
_CLOCKED: tuple[Phase, ...] = ("upcoming", "open", "waiting")


def clocked(status: ConsultationStatus) -> Html:
    """The attributes of an element within which the phase follows the clock; empty where it no longer does."""
    if not status.follows_the_clock:
        return Html("")
    return Html(f' data-hr-opens="{status.begins}" data-hr-closes="{status.ends}"')


def during(status: ConsultationStatus, *phases: Phase) -> str | None:
    """The attributes of a part for some phases; None for one that is not to be there at all: its time is over, and
    nobody should find it in the page.
    """
    if status.phase in phases:
        return f' data-hr-phase="{" ".join(phases)}"' if status.follows_the_clock else ""
    to_come = _CLOCKED[_CLOCKED.index(status.phase) :] if status.follows_the_clock else ()
    return f' data-hr-phase="{" ".join(phases)}" hidden' if set(phases) & set(to_come) else None


def state(status: ConsultationStatus) -> Html:
    """The phase as a label, with those that may follow."""
    labels = (
        f'<span class="hr-state hr-state-{phase}"{attributes}>{PHASES[phase]}</span>'
        for phase in PHASES
        if (attributes := during(status, phase)) is not None
    )
    return Html("".join(labels))


def deadline(status: ConsultationStatus) -> Html:
    """Until when comments are taken, and what comes then: a paragraph for each phase."""
    opens, expected = long_date(status.consultation.opens), status.consultation.decision_expected
    until = f'<time datetime="{status.closes}">{deadline_in_words(status.closes)}</time>'
    when = f" Dự kiến có quyết định: {esc(expected_in_words(expected))}." if expected else ""
    told: dict[Phase, str] = {
        "upcoming": f"Nhận ý kiến từ {opens} {until}.",
        "open": f"Nhận ý kiến {until}. <span data-hr-left></span>",
        "waiting": f"Đã nhận ý kiến {until}.{when}",
        "decided": f"Đã nhận ý kiến {until}.",
        "lapsed": f"Đã nhận ý kiến {until}. Trang chưa có thông tin về quyết định.",
    }
    return Html(
        "".join(
            f'<p class="hr-deadline"{attributes}>{text}</p>\n'
            for phase, text in told.items()
            if (attributes := during(status, phase)) is not None
        )
    )
