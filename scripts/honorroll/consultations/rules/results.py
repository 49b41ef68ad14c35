"""The rules for what becomes of proposals, each a named function in ``RULES``; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.vietnamese import short_date
from honorroll.consultations.rules.proposals import Proposals
from honorroll.consultations.status import last_day
from honorroll.consultations.words import expected_in_words

#: What is to be done with proposals that have no result, in the two languages.
_ENTER = Text(
    "Trong {profiles}: được tặng thì ghi status: granted cùng “decision”; không được tặng thì ghi status: declined.",
    "In {profiles}: if granted, write status: granted and the “decision”; if not, write status: declined.",
)

GRANTED_EARLY = Rule(
    "granted-before-the-deadline",
    "warning",
    Text(
        "Danh hiệu ghi là đã trao, trong khi đợt lấy ý kiến “{id}” còn đến hết {closes_vi}.",
        "Nếu chưa có quyết định thì ghi: status: proposed. Nếu đã có thì xem lại hạn trong {path}.",
    ),
    Text(
        "The award is said to be granted, while the consultation “{id}” lasts until {closes}.",
        "If there is no decision yet, write: status: proposed. If there is, check the deadline in {path}.",
    ),
)
DECISION_OVERDUE = Rule(
    "consultation-overdue",
    "warning",
    Text(
        "Đã qua {expected_vi}, thời điểm dự kiến có quyết định, mà {count} đề nghị chưa có kết quả.",
        f"{_ENTER.message} Còn chờ thì sửa “decision_expected”.",
    ),
    Text(
        "The decision was expected by {expected}, and {count} proposals have no result.",
        f"{_ENTER.hint} If it is still awaited, change “decision_expected”.",
    ),
)
EXPIRED = Rule(
    "consultation-expired",
    "warning",
    Text(
        "Đã chờ quyết định đến hết {expires_vi} mà {count} đề nghị chưa có kết quả: trang của đợt này đã thôi nêu tên "
        "người được đề nghị.",
        f"{_ENTER.message} Còn chờ thì ghi vào đây ngày mới: expires: năm-tháng-ngày",
    ),
    Text(
        "A decision was awaited until {expires}, and {count} proposals have no result: the page no longer names "
        "who was proposed.",
        f"{_ENTER.hint} If it is still awaited, write here a new day: expires: year-month-day",
    ),
)
STILL_PROPOSED = Rule(
    "result-without-status",
    "warning",
    Text(
        "Đợt lấy ý kiến đã ghi kết quả, mà {count} đề nghị vẫn là “proposed”.",
        _ENTER.message,
    ),
    Text(
        "The consultation states a result, and {count} awards are still “proposed”.",
        _ENTER.hint,
    ),
)


def nothing_is_granted_early(proposals: Proposals) -> Iterator[Finding]:
    """An award is granted once its consultation is over."""
    for row in proposals.rows:
        status = proposals.by_id.get(row.consultation)
        if status and row.status == "granted" and status.follows_the_clock:
            yield GRANTED_EARLY.at(
                proposals.at_consultation(row.slug, row.consultation),
                id=status.id,
                closes_vi=short_date(status.closes),
                closes=status.closes,
                path=status.path,
            )


def results_are_entered(proposals: Proposals) -> Iterator[Finding]:
    """What was to be decided by a day has a result after it."""
    for status in proposals.statuses:
        if not status.counts.proposed or status.follows_the_clock:
            continue
        document, expected = proposals.file[status.id].document, status.consultation.decision_expected
        count, profiles = proposals.profiles_waiting(status.id)
        if status.consultation.result:
            yield STILL_PROPOSED.at(document.locate(("result",)), count=count, profiles=profiles)
        elif status.phase == "lapsed":
            yield EXPIRED.at(
                document.locate(("expires" if status.consultation.expires else "title",)),
                expires_vi=short_date(status.expires),
                expires=status.expires,
                count=count,
                profiles=profiles,
            )
        elif expected and last_day(expected) < proposals.today:
            source = document.locate(("decision_expected",))
            yield DECISION_OVERDUE.at(
                source, expected_vi=expected_in_words(expected), expected=expected, count=count, profiles=profiles
            )


RULES: tuple[Callable[[Proposals], Iterator[Finding]], ...] = (nothing_is_granted_early, results_are_entered)


def judge(proposals: Proposals) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(proposals)]
