"""Vietnamese words for what the models name in English."""

from __future__ import annotations

from honorroll.content.award import Award
from honorroll.content.kinds import Kind
from honorroll.content.model import AwardFacts
from honorroll.content.vocabulary import Title, Vocabulary

HOME = "Trang chủ"
ROLL = "Bảng vàng"

KINDS: dict[Kind, str] = {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}

#: Where others have a year, and no source tells of this one.
NO_YEAR = "Không rõ năm"

#: “Thu hồi” is said of both ways to lose a title (to be cancelled, to be stripped of): a page accuses nobody of either.
STATUSES = {
    "proposed": "Đang được đề nghị, chưa có quyết định",
    "revoked": "Đã thu hồi theo quyết định",
}


def title_in_class(award: Award | AwardFacts, title: Title) -> str:
    """``Huân chương Lao động hạng Nhì``; ``Nhà giáo tâm huyết, giải nhất``, for a prize is no part of the name."""
    if not award.class_:
        return title.name
    return f"{title.name}, {award.class_}" if award.class_.startswith("giải") else f"{title.name} {award.class_}"


def award_name(award: Award | AwardFacts, title: Title) -> str:
    """``Huân chương Lao động hạng Nhì (lần thứ hai)``."""
    name = title_in_class(award, title)
    return f"{name} ({award.detail})" if award.detail and not untold(award) else name


def untold(award: Award | AwardFacts) -> str:
    """What no source tells of an award, where its detail says so: ``Nguồn không ghi hạng``. No name has that in it."""
    detail = award.detail or ""
    return f"{detail[:1].upper()}{detail[1:]}" if detail.casefold().startswith("nguồn không ghi") else ""


def award_text(award: Award | AwardFacts, vocabulary: Vocabulary) -> str:
    """``Huân chương Lao động hạng Nhì (lần thứ hai), 2024``."""
    name = award_name(award, vocabulary.titles[award.title])
    return f"{name}, {award.year}" if award.year else name
