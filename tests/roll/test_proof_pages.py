"""Pages of proof: what they say, that they follow the profile, and that one who is withdrawn leaves none."""

from __future__ import annotations

from pathlib import Path

from tests.running import built, honorroll_here, write

from honorroll.content.award import Award
from honorroll.pages import addresses
from honorroll.roll.proof import codes

PATH = "honorees/individuals/vu-thi-mot/profile.yml"
PROFILE = """\
name: Vũ Thị Một
awards:
  - title: bang-khen-vi-du
    year: 2024
    issuer: UBND tỉnh Ví Dụ
    decision:
      number: 12/QĐ-UBND
      date: 2024-05-06
  - title: nguoi-tot-vi-du
    year: 2023
    status: revoked
    revoked:
      number: 9/QĐ-UBND
      date: 2025-02-01
sources:
  - title: Báo Ví Dụ
publication:
  basis: public-record
"""


def code(title: str, year: int) -> str:
    return codes("vu-thi-mot", (), [Award.model_validate({"title": title, "year": str(year)})])[0]


def page(root: Path, code_: str) -> str:
    return built(root / "site").get(f"{addresses.proof(code_)}index.html", b"").decode()


def test_a_page_says_which_decision_and_since_when_until_nothing_is_left(site: Path) -> None:
    granted, revoked = code("bang-khen-vi-du", 2024), code("nguoi-tot-vi-du", 2023)
    write(site, PATH, PROFILE)
    assert honorroll_here("build", root=site).code == 0
    for words in ("Vũ Thị Một", "số 12/QĐ-UBND, ngày 6/5/2024", "UBND tỉnh Ví Dụ", "không phải chữ ký số", granted):
        assert words in page(site, granted), words
    assert "Đã thu hồi từ ngày 1/2/2025" in page(site, revoked)
    assert 'content="noindex"' in page(site, granted)
    assert 'href="../../bang-vang/vu-thi-mot/"' in page(site, granted)
    profile = (site / "site/bang-vang/vu-thi-mot/index.html").read_text(encoding="utf-8")
    for each in (granted, revoked):
        assert f'href="../../{addresses.proof(each)}">trang xác nhận</a>' in profile

    write(site, PATH, PROFILE.replace("year: 2024", "year: 2025"))
    result = honorroll_here("build", root=site)
    assert f"code: {granted}" in result.stdout, "a code that may be printed has changed"
    assert not page(site, granted)
    write(site, PATH, PROFILE.replace("year: 2024", f"year: 2025\n    code: {granted}"))
    assert honorroll_here("build", root=site).code == 0
    assert "2025" in page(site, granted)

    write(site, PATH, PROFILE + "  withdrawn:\n    date: 2025-11-30\n")
    assert honorroll_here("build", root=site).code == 0
    files = built(site / "site")
    assert [path for path, data in files.items() if granted.encode() in data or granted in path] == []
    assert not page(site, revoked)


def test_two_awards_with_one_code_are_an_error(site: Path) -> None:
    write(site, PATH, PROFILE.replace("year: 2024", "year: 2024\n    code: 7k2m9q4x"))
    other = PROFILE.replace("Vũ Thị Một", "Vũ Thị Hai").replace("year: 2024", "year: 2022\n    code: 7k2m9q4x")
    write(site, PATH.replace("mot", "hai"), other)
    result = honorroll_here("check", root=site)
    assert result.code == 1
    assert "vu-thi-mot/profile.yml" in result.stdout
    assert "code-taken" in result.stdout
