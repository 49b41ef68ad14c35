"""Where a campaign stands on a day, and when it is, in words."""

from __future__ import annotations

from datetime import date
from enum import Enum

from honorroll.base.moments import in_short, moment
from honorroll.initiatives.model import Campaign
from honorroll.initiatives.rules import first_day, last_day


class State(Enum):
    """The values are what pages say."""

    UPCOMING = "Sắp tới"
    RUNNING = "Đang diễn ra"
    ENDED = "Đã kết thúc"
    NO_RESULT = "Đã kết thúc, chưa có kết quả"


def state(campaign: Campaign, today: date) -> State:
    """A campaign of which no end is stated goes on until it has a result."""
    if today < first_day(campaign.start):
        return State.UPCOMING
    if campaign.end is None:
        return State.ENDED if campaign.result else State.RUNNING
    if today <= last_day(campaign.end):
        return State.RUNNING
    return State.ENDED if campaign.result else State.NO_RESULT


def dates(campaign: Campaign) -> str:
    """``01/08/2025 – 10/10/2025``, ``tháng 03/2025 – tháng 09/2025``, ``từ 01/08/2025``."""
    start, end = moment(campaign.start), moment(campaign.end) if campaign.end else None
    if start is None:
        return ""
    if end is None:
        return f"từ {in_short(start)}"
    if start.is_day and end.is_day:
        return in_short(start, end)
    return in_short(start) if start == end else f"{in_short(start)} – {in_short(end)}"
