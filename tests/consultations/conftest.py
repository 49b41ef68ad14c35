"""A miniature site with a consultation that opens on 1 December 2025 and closes on the 15th."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.consultations.proposed import CONSULTATION, HOLIDAYS, PATH, propose
from tests.running import write


@pytest.fixture
def consulting(site: Path) -> Path:
    """The site with the consultation, and two who are proposed."""
    write(site, PATH, CONSULTATION)
    write(site, "content/holidays.yml", HOLIDAYS)
    propose(site, "do-thi-k", "Đỗ Thị K")
    propose(site, "vu-van-l", "Vũ Văn L")
    return site
