"""The papers in Word that the desk offers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from tests.desking import Client
from tests.office.word.reports import word
from tests.running import write

from honorroll.base.errors import PrintExtraMissingError
from honorroll.office.desk import printing


def test_papers_are_downloaded_or_what_is_wrong_is_told(client: Client, site: Path) -> None:
    page = client.get("/van-ban").text
    assert 'href="/van-ban/bao-cao-tom-tat.docx"' in page
    answer = client.get("/van-ban/bao-cao-tom-tat.docx")
    assert answer.status == 200
    assert answer.headers["content-disposition"] == "attachment; filename=bao-cao-tom-tat.docx"
    assert "BÁO CÁO" in [line.text for line in docx.Document(io.BytesIO(answer.body)).paragraphs]
    assert client.get("/van-ban/khac.docx").status == 404
    write(site, "content/report.yml", "title: [\n")
    refused = client.get("/van-ban/bao-cao-tong-ket.docx")
    assert refused.status == 422
    assert "content/report.yml" in refused.text


def test_the_kit_of_a_conference_is_a_zip_that_says_why_it_has_no_certificates(client: Client) -> None:
    page = client.get("/van-ban").text
    assert 'href="/van-ban/ky-yeu.pdf"' in page
    assert '<option value="hoi-nghi-vi-du">' in page
    answer = client.get("/van-ban/bo-tai-lieu.zip?hoi-nghi=hoi-nghi-vi-du")
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.body)) as kit:
        assert {"trinh-chieu.pptx", "the-deo.pdf", "ghi-chu.txt"} <= set(kit.namelist())
        assert "Không làm giấy chứng nhận" in kit.read("ghi-chu.txt").decode("utf-8-sig")
    assert client.get("/van-ban/bo-tai-lieu.zip?hoi-nghi=khac").status == 404


def test_without_the_extra_the_page_says_what_installs_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise PrintExtraMissingError("pip install typst")

    monkeypatch.setattr(printing, "apart", stopped)
    answer = client.get("/van-ban/ky-yeu.pdf")
    assert answer.status == 503
    assert "pip install typst" in answer.text


def test_a_script_is_about_those_who_are_named(client: Client) -> None:
    found = client.get("/van-ban/ban-tin-truyen-thanh.docx?ho-so=Nguy%E1%BB%85n+V%C4%83n+A&hoi-nghi=&phut=5")
    assert found.status == 200
    text = "\n".join(line.text for line in docx.Document(io.BytesIO(found.body)).paragraphs)
    assert "Nguyễn Văn A" in text
    missing = client.get("/van-ban/ban-tin-truyen-thanh.docx?ho-so=Ai+%C4%91%C3%B3&hoi-nghi=khong-co&phut=0")
    assert missing.status == 422
    for words in ("Không có hồ sơ nào tên “Ai đó”", "Không có hội nghị này", "một số từ 1 đến 120"):
        assert words in missing.text
    assert ">\nAi đó</textarea>" in missing.text


def test_the_letterhead_is_typed_once(client: Client, site: Path) -> None:
    form = client.get("/van-ban/dau-van-ban")
    base = dict(form.form)["_goc"]
    fields = {"_goc": base, "name": " Hội đồng  Thi đua ", "recipients": "Đảng ủy\r\n\r\nCác đơn vị", "_lam": "save"}
    saved = client.post("/van-ban/dau-van-ban", fields.items())
    assert saved.status == 303
    text = (site / "content/office.yml").read_text(encoding="utf-8")
    assert "letterhead:\n  name: Hội đồng Thi đua\n  recipients:\n    - Đảng ủy\n    - Các đơn vị\n" in text
    assert "plan_days: 10" in text
    again = client.post("/van-ban/dau-van-ban", (fields | {"name": "Khác"}).items())
    assert again.status == 409
    assert "Có người vừa sửa tệp này" in again.text
    assert 'value="Khác"' in again.text
    base = dict(again.form)["_goc"]
    for fields, told in (
        ({"place": "gọi 0912 345 678"}, "Địa danh: Có số điện thoại"),
        ({"name": "A" * 400}, "Cơ quan ban hành"),
        ({"recipients": "Đảng ủy\r\nÔng A, 0912 345 678"}, "Nơi nhận: Có số điện thoại"),
    ):
        wrong = client.post("/van-ban/dau-van-ban", {"_goc": base, **fields}.items())
        assert wrong.status == 422
        assert told in wrong.text.partition("ds-form")[0]
        assert "letterhead" not in wrong.text
    assert (site / "content/office.yml").read_text(encoding="utf-8") == text


def test_a_nomination_report_is_a_draft_to_read(client: Client, site: Path) -> None:
    report = word(["Họ và tên: Nguyễn Văn B", "Số CCCD: 001060012345", "II. THÀNH TÍCH ĐẠT ĐƯỢC", "Ông B dạy bơi."])
    sent = client.send("/nhap", [], [("bao-cao.docx", report)], field="_anh.tep")
    assert sent.status == 303
    form = client.get(sent.headers["location"])
    assert form.status == 200
    for words in ("Đọc từ tệp Word “bao-cao.docx”", "số giấy tờ", "Ông B dạy bơi.", 'value="Nguyễn Văn B"'):
        assert words in form.text
    assert "001060012345" not in form.text
    assert not (site / "honorees/individuals/nguyen-van-b").exists()
