"""The scan of a decision is published beside the award, without metadata, and its text is searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.media import office_files, uploads
from tests.media.test_published import built_here
from tests.media.uploads import CANARY
from tests.running import honorroll_here, write

from honorroll.base.findings import Source
from honorroll.media import documents
from honorroll.pages.html import octets

PERSON = "honorees/individuals/co-quyet-dinh"
PROFILE = """name: Người Có Quyết Định
awards:
  - title: nguoi-tot-vi-du
    year: 2022
    decision:
      number: 12/QĐ-UBND
      date: 2022-05-06
      file: {file}
sources:
  - title: Nguồn
publication:
  basis: public-record
"""


def person(root: Path, file: str, data: bytes) -> None:
    write(root, f"{PERSON}/profile.yml", PROFILE.format(file=file))
    write(root, f"{PERSON}/{file}", data)


def page(shown: dict[str, bytes]) -> str:
    return next(data for path, data in shown.items() if path.endswith("co-quyet-dinh/index.html")).decode()


def test_a_pdf_is_linked_and_tells_nothing_of_its_author(site: Path) -> None:
    person(site, "qd.pdf", office_files.pdf("Quyet dinh"))
    shown = built_here(site)
    (path,) = [path for path in shown if path.endswith("quyet-dinh.pdf")]
    assert f'{path}">bản quét, PDF, {octets(len(shown[path]))}</a>)' in page(shown)
    assert not [name for name, data in shown.items() if CANARY.encode() in data]


def test_a_picture_is_drawn_anew_and_linked(site: Path) -> None:
    person(site, "qd.jpg", uploads.telling("JPEG"))
    shown = built_here(site)
    assert "bản quét, ảnh</a>)" in page(shown)
    assert not [name for name, data in shown.items() if CANARY.encode() in data]


@pytest.mark.parametrize("again", [False, True], ids=["at once", "out of the cache"])
def test_its_text_is_searched_for_personal_data(site: Path, again: bool) -> None:
    person(site, "qd.pdf", office_files.pdf("Quyet dinh", "So CCCD 001088012345"))
    if again:
        honorroll_here("check", root=site)
    found = honorroll_here("check", root=site)
    assert found.code == 1
    assert f"{PERSON}/qd.pdf: lỗi personal-id: Tài liệu “qd.pdf”, trang 2: có số giấy tờ" in found.stdout
    assert "001088" not in found.stdout


def test_what_cannot_be_read_or_is_no_scan_is_an_error(site: Path) -> None:
    for file, data, rule in (
        ("qd.pdf", b"%PDF-1.4 hong", "pdf-unreadable"),
        ("qd.pdf", b"x" * 27_000_000, "photo-too-heavy"),
        ("qd.xlsx", b"PK", "decision-not-a-scan"),
        ("qd.docx", office_files.docx(), "decision-not-a-scan"),
    ):
        person(site, file, data)
        assert f" lỗi {rule}: " in honorroll_here("check", root=site).stdout
        (site / PERSON / file).unlink()


def test_a_scan_that_brings_its_reader_down_is_an_error(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(path: Path, source: Source) -> documents.Examined:
        raise MemoryError

    monkeypatch.setattr(documents, "examine", hungry)
    person(site, "qd.pdf", office_files.pdf("Quyet dinh"))
    rule = "decision-broken"
    assert f" lỗi {rule}: " in honorroll_here("check", root=site).stdout


def test_the_page_of_the_decision_shows_the_scan(site: Path) -> None:
    person(site, "qd.pdf", office_files.pdf("Quyet dinh"))
    html = built_here(site)["quyet-dinh/12-qd-ubnd-2022/index.html"].decode()
    assert 'quyet-dinh.pdf">Xem bản quét (PDF, ' in html


def test_a_scan_may_lie_beside_the_file_of_the_decision(site: Path) -> None:
    person(site, "qd.pdf", office_files.pdf("Quyet dinh"))
    write(site, "content/decisions/12-qd-ubnd-2022.yml", "file: 12-qd-ubnd-2022.pdf\n")
    write(site, "content/decisions/12-qd-ubnd-2022.pdf", office_files.pdf("Quyet dinh, ban goc"))
    shown = built_here(site)
    scans = [path for path in shown if path.endswith("quyet-dinh.pdf")]
    assert len(scans) == 2
    html = shown["quyet-dinh/12-qd-ubnd-2022/index.html"].decode()
    assert any(f'{path}">Xem bản quét (PDF, ' in html for path in scans)


def test_two_scans_of_one_decision_are_told_at_both_until_the_office_keeps_one(site: Path) -> None:
    person(site, "qd.pdf", office_files.pdf("Quyet dinh"))
    other = "honorees/individuals/nguoi-khac"
    write(site, f"{other}/profile.yml", PROFILE.format(file="qd.pdf").replace("Người Có Quyết Định", "Người Khác"))
    write(site, f"{other}/qd.pdf", office_files.pdf("Ban khac"))
    told = honorroll_here("check", root=site).stdout
    for path in (PERSON, other):
        assert f"{path}/profile.yml:8:13: cảnh báo decision-scans: " in told
    assert "file: 12-qd-ubnd-2022.pdf" in told
    write(site, "content/decisions/12-qd-ubnd-2022.pdf", office_files.pdf("Quyet dinh"))
    assert "12-qd-ubnd-2022.pdf: lỗi decision-scan-orphan: " in honorroll_here("check", root=site).stdout
    write(site, "content/decisions/12-qd-ubnd-2022.yml", "file: 12-qd-ubnd-2022.pdf\n")
    assert "decision-scan" not in honorroll_here("check", root=site).stdout
