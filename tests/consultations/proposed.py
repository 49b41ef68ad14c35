"""A consultation that opens on 1 December 2025 and closes on the 15th, and those who are proposed."""

from __future__ import annotations

from pathlib import Path

from tests.running import write

CONSULTATION = """\
title: Lấy ý kiến nhân dân về đề nghị tặng Huân chương Ví Dụ
held_by: UBND phường Ví Dụ
opens: 2025-12-01
working_days: 10
comments:
  office: Phòng Văn hóa – Xã hội phường Ví Dụ
  address: Số 1 phố Ví Dụ, phường Ví Dụ
  email: gop-y@phuong-vi-du.example
  form: https://phuong-vi-du.example/gop-y
  telephone: 024 3333 0000
legal_basis:
  - Luật Thi đua, khen thưởng số 06/2022/QH15
decision_expected: 2026-02
"""
PATH = "content/consultations/huan-chuong-2026.yml"
HOLIDAYS = """\
years:
  - year: 2025
    holidays:
      - name: Quốc khánh
        start: 2025-09-01
        end: 2025-09-02
"""
PROFILE = """\
name: {name}
place: phuong-moi
field: y-te
awards:
  - title: huan-chuong-vi-du
    class: hạng Nhì
    year: 2026
    status: {status}
    consultation: huan-chuong-2026
sources:
  - title: Nguồn thử
    url: https://bao.example/bai
publication:
  basis: public-record
"""


def propose(site: Path, slug: str, name: str, status: str = "proposed") -> Path:
    """The profile of somebody whose only award is this proposal."""
    path = site / f"honorees/individuals/{slug}/profile.yml"
    write(site, path.relative_to(site).as_posix(), PROFILE.format(name=name, status=status))
    return path
