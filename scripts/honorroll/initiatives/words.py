"""What the pages of this room are called."""

from __future__ import annotations

from honorroll.content.vocabulary import Vocabulary
from honorroll.pages import addresses
from honorroll.pages.html import Crumb
from honorroll.pages.words import HOME

MODEL, CAMPAIGN = "Mô hình mới", "Đợt thi đua"
MODELS, CAMPAIGNS = "Mô hình mới", "Các đợt thi đua"
WORKS, FIGURES = "Công trình chào mừng", "Số liệu kinh tế – xã hội"
WORKS_AND_FIGURES = "Công trình và số liệu"
NOMINATE, NOMINATION_FORM = "Giới thiệu gương", "Phiếu giới thiệu gương"
CONTRIBUTE, CONSENT_FORM = "Gửi ảnh, câu chuyện", "Phiếu đồng ý đăng hình ảnh, câu chuyện"
HOME_WAY = (Crumb(HOME, ""),)
MODELS_WAY = (*HOME_WAY, Crumb(MODELS, addresses.MODELS))
CAMPAIGNS_WAY = (*HOME_WAY, Crumb(CAMPAIGNS, addresses.CAMPAIGNS))
NOMINATE_WAY = (*HOME_WAY, Crumb(NOMINATE, addresses.NOMINATE))
CONTRIBUTE_WAY = (*HOME_WAY, Crumb(CONTRIBUTE, addresses.CONTRIBUTE))


def unit_name(unit: str, vocabulary: Vocabulary) -> str:
    """The name of a unit, which may be an id of the vocabulary or a name in words."""
    return vocabulary.units[unit].name if unit in vocabulary.units else unit
