"""What the pages of the council are called."""

from __future__ import annotations

from honorroll.pages.html import Crumb
from honorroll.pages.words import HOME

COVERAGE_TITLE, TRACKER_TITLE, SPECIAL_TITLE = "Kế hoạch tin bài", "Theo dõi các đơn vị", "Chuyên trang"
HOME_WAY = (Crumb(HOME, ""),)
