"""Vietnamese words for what the models name in English."""

from __future__ import annotations

from honorroll.content.award import Award
from honorroll.content.kinds import Kind
from honorroll.content.model import AwardFacts
from honorroll.content.vocabulary import Title, Vocabulary

HOME = "Trang chủ"
ROLL = "Bảng vàng"

KINDS: dict[Kind, str] = {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}

STATUSES = {
    "proposed": "Đang được đề nghị, chưa có quyết định",
    "revoked": "Đã bị hủy bỏ hoặc tước theo quyết định",
}


def title_in_class(award: Award | AwardFacts, title: Title) -> str:
    """``Huân chương Lao động hạng Nhì``."""
    return f"{title.name} {award.class_}" if award.class_ else title.name


def award_name(award: Award | AwardFacts, title: Title) -> str:
    """``Huân chương Lao động hạng Nhì (lần thứ hai)``."""
    name = title_in_class(award, title)
    return f"{name} ({award.detail})" if award.detail else name


def award_text(award: Award | AwardFacts, vocabulary: Vocabulary) -> str:
    """``Huân chương Lao động hạng Nhì (lần thứ hai), 2024``."""
    name = award_name(award, vocabulary.titles[award.title])
    return f"{name}, {award.year}" if award.year else name
