"""Conferences, their albums and speeches are edited in the desk; whatever is not asked for stays as it was."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from tests.desking import Client, typed
from tests.media.uploads import CANARY, picture, saved, telling
from tests.running import built, honorroll_here

from honorroll.office.desk import preview

HELD = "/ho-so/hoi-nghi/hoi-nghi-vi-du"
NEW = "/them/hoi-nghi/moi-0123456789abcdef"
ALBUM = "/ho-so/album/hoi-nghi-vi-du.le-khai-mac"
NEW_ALBUM = "/them/album/hoi-nghi-vi-du.moi-0123456789abcdef"
SPEECH = "/ho-so/tham-luan/hoi-nghi-vi-du.nguyen-van-a"
NEW_SPEECH = "/them/tham-luan/hoi-nghi-vi-du.moi-0123456789abcdef"
TOP = "content/conferences"
COMPLETE = {
    "name": "Hội nghị phường Ví Dụ",
    "level": "Phường, xã",
    "status": "held",
    "start": "8 giờ ngày 10/10/2025",
    "end": "10/10/2025 11h30",
    "programme.0.kind": "opening",
    "programme.0.start": "8h15",
    "programme.0.people.0.honoree": "Nguyễn Văn A",
    "sources.0.title": "Báo Ví Dụ",
}


def content(site: Path) -> dict[str, bytes]:
    return built(site / TOP)


@pytest.mark.parametrize("path", [HELD, ALBUM, SPEECH])
def test_nothing_is_written_where_nothing_was_changed(client: Client, site: Path, path: str) -> None:
    before = content(site)
    assert client.edited(path, {}).status == 303
    assert content(site) == before


def test_the_licence_and_the_embargo_of_a_photo_are_chosen_beside_it(client: Client, site: Path) -> None:
    page = client.get(ALBUM).text
    assert '<option value="cc-by">CC BY, ghi tên tác giả</option>' in page
    changes = {"licence": "press", "photos.0.licence": "cc-by", "photos.0.publish_from": "10/3/2026"}
    assert client.edited(ALBUM, changes).status == 303
    text = (site / TOP / "hoi-nghi-vi-du/albums/le-khai-mac/album.yml").read_text(encoding="utf-8")
    assert text.count("licence: press\n") == 1
    assert "    licence: cc-by\n    publish_from: 2026-03-10\n" in text
    shown = client.get(ALBUM).text
    assert shown.count("<details open><summary") == 1
    assert '<option value="cc-by" selected>' in shown


def test_a_conference_is_added_with_a_document(client: Client, site: Path) -> None:
    pdf = (site / TOP / "hoi-nghi-vi-du/documents/ke-hoach.pdf").read_bytes()
    form = [*typed(client.get(NEW).form, COMPLETE), ("_lam", "upload")]
    page = client.send(NEW, form, [("Kế hoạch 12.pdf", pdf)], "_anh.documents")
    assert dict(page.form)["documents.0.file"] == "ke-hoach-12.pdf"
    page = client.post(NEW, [*page.form, ("_lam", "save")])
    assert page.status == 422
    assert 'href="#f-documents-0-title">Tiêu đề' in page.text
    page = client.post(NEW, [*typed(page.form, {"documents.0.title": "Kế hoạch tổ chức"}), ("_lam", "save")])
    assert page.headers["location"] == "/ho-so/hoi-nghi/hoi-nghi-phuong-vi-du?da-luu=1"
    folder = site / TOP / "hoi-nghi-phuong-vi-du"
    assert (folder / "documents/ke-hoach-12.pdf").read_bytes() == pdf
    assert (folder / "conference.yml").read_text(encoding="utf-8") == (
        'name: Hội nghị phường Ví Dụ\nlevel: ward\nstatus: held\nstart: "2025-10-10 08:00"\nend: "2025-10-10 11:30"\n'
        'programme:\n  - kind: opening\n    start: "08:15"\n    people:\n      - honoree: nguyen-van-a\n'
        "documents:\n  - file: ke-hoach-12.pdf\n    title: Kế hoạch tổ chức\nsources:\n  - title: Báo Ví Dụ\n"
    )
    assert honorroll_here("check", root=site).code == 0
    page = client.edited("/ho-so/hoi-nghi/hoi-nghi-phuong-vi-du", {}, "remove:documents.0")
    assert "documents/ke-hoach-12.pdf bị xóa" in page.text
    assert client.post("/ho-so/hoi-nghi/hoi-nghi-phuong-vi-du", [*page.form, ("_lam", "save")]).status == 303
    assert not (folder / "documents").exists()


def test_a_document_that_is_none_is_told_before_it_is_written(client: Client, site: Path) -> None:
    before = content(site)
    page = client.send(
        NEW, [*typed(client.get(NEW).form, COMPLETE), ("_lam", "upload")], [("a.xlsx", b"PK")], "_anh.documents"
    )
    assert page.status == 422
    assert "Bảng tính hay có danh sách người" in page.text
    form = [*typed(page.form, COMPLETE | {"documents.0.title": "Kế hoạch"}), ("_lam", "save")]
    page = client.send(NEW, form, [("a.pdf", b"MZ no document")], "_anh.documents")
    assert page.status == 422
    assert content(site) == before


def test_what_is_wrong_with_a_conference_is_told_in_the_words_of_the_form(client: Client, site: Path) -> None:
    wrong = COMPLETE | {"start": "hôm nào đó", "programme.0.speeches": "khong-co", "honorees": "Ai Đó"}
    page = client.edited(NEW, wrong)
    assert page.status == 422
    assert 'href="#f-start">Bắt đầu' in page.text
    page = client.edited(NEW, wrong | {"start": "10/10/2025", "honorees": ""})
    assert 'href="#f-programme-0-speeches">Tham luận' in page.text
    page = client.edited(NEW, COMPLETE | {"programme.0.speeches": "", "programme.0.people.0.honoree": "khong-co-ai"})
    assert 'href="#f-programme-0-people-0-honoree">Người trong bảng vàng' in page.text


def test_many_photos_are_sent_a_few_at_a_time(client: Client, site: Path) -> None:
    """As the script of the form does it: photos first, their names with the form afterwards."""
    form = [*typed(client.get(NEW_ALBUM).form, {"title": "Ảnh hội nghị", "credit": "Lê Văn Ảnh"})]
    names = []
    for part in range(3):
        files = [
            (f"IMG {part}.JPG", telling("JPEG")),
            (f"b{part}.png", saved(picture(seed=part), "PNG")),
            ("hong.jpg", b"x"),
        ]
        answer = client.send(NEW_ALBUM, [("_goc", ""), ("_lam", "receive")], files, "_anh.photos")
        received = json.loads(answer.body)
        assert len(received["files"]) == 2
        assert ["hong.jpg" in note for note in received["notes"]] == [True]
        names += received["files"]
    form += [(f"photos.{n}.file", name) for n, name in enumerate(names)] + [("_loi-tep", "Một tệp hỏng.")]
    page = client.post(NEW_ALBUM, [*form, ("_lam", "upload")])
    assert page.status == 422
    assert "Một tệp hỏng." in page.text
    assert page.text.count('<tr class="ds-item"') == 6
    told = {f"photos.{n}.alt": f"Đại biểu ở hội trường {n}" for n in range(6)} | {"photos.1.honorees": "nguyễn văn a"}
    form = [pair for pair in typed(page.form, told) if pair[0] != "photos.1.focus"]
    form += [("photos.1.focus", "0,25"), ("photos.1.focus", "0.5"), ("_lam", "save")]
    answer = client.post(NEW_ALBUM, form)
    assert answer.headers["location"] == "/ho-so/album/hoi-nghi-vi-du.anh-hoi-nghi?da-luu=1"
    folder = site / TOP / "hoi-nghi-vi-du/albums/anh-hoi-nghi"
    text = (folder / "album.yml").read_text(encoding="utf-8")
    assert "    focus: [0.25, 0.5]\n    honorees:\n      - nguyen-van-a\n" in text
    assert text.count("- file: ") == 6
    assert len(list(folder.iterdir())) == 7
    assert CANARY.encode() not in b"".join(built(folder).values())
    assert honorroll_here("check", root=site).code == 0
    assert 'Ảnh hội nghị</a> <span class="ds-role">6 ảnh' in client.get(HELD).text
    small = client.get("/anh/album/hoi-nghi-vi-du.anh-hoi-nghi/img-0.jpg?nho=1")
    assert small.headers["content-type"] == "image/jpeg"
    assert len(small.body) < len((folder / "img-0.jpg").read_bytes())


def test_who_may_not_be_seen_is_told_at_the_photo(client: Client, site: Path) -> None:
    page = client.edited(ALBUM, {"photos.0.honorees": "khong-co-ai"})
    assert page.status == 422
    assert 'href="#f-photos-0-honorees">Người được vinh danh' in page.text


def test_a_speech_is_written_in_markdown(client: Client, site: Path) -> None:
    told = {
        "title": "Lớp học tối",
        "speaker.honoree": "Nguyễn Văn A",
        "body": "Kính thưa hội nghị.\n\n## Việc đã làm\n\nMột.",
    }
    answer = client.edited(NEW_SPEECH, told)
    assert answer.headers["location"] == "/ho-so/tham-luan/hoi-nghi-vi-du.lop-hoc-toi?da-luu=1"
    assert (site / TOP / "hoi-nghi-vi-du/speeches/lop-hoc-toi.md").read_text(encoding="utf-8") == (
        "---\ntitle: Lớp học tối\nspeaker:\n  honoree: nguyen-van-a\norder: 3\n---\n\n"
        "Kính thưa hội nghị.\n\n## Việc đã làm\n\nMột.\n"
    )
    assert honorroll_here("check", root=site).code == 0


@pytest.mark.parametrize(
    ("path", "seen"), [(HELD, "Chương trình"), (ALBUM, "Một người đứng trên bục"), (SPEECH, "Giữ sức khỏe cho bà con")]
)
def test_previews_are_the_real_pages(client: Client, path: str, seen: str) -> None:
    page = client.edited(path, {}, "preview")
    address = page.text.partition('<iframe src="')[2].partition('"')[0].partition("#")[0]
    shown = client.get(address)
    assert shown.status == 200
    assert seen in shown.text
    assert "Chưa xem trước được" not in shown.text


def test_a_speech_is_not_drawn_while_the_conference_has_a_fault(client: Client, site: Path) -> None:
    path = site / TOP / "hoi-nghi-vi-du/conference.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}venue: [\n", encoding="utf-8")
    page = client.edited(SPEECH, {}, "preview")
    address = page.text.partition('<iframe src="')[2].partition('"')[0].partition("#")[0]
    shown = client.get(address)
    assert preview.NOT_DRAWN.name == "preview-not-drawn"
    assert preview.NOT_DRAWN.vi.message in shown.text


def test_two_tabs_lose_nothing(client: Client) -> None:
    first, second = client.get(HELD).form, client.get(HELD).form
    assert client.post(HELD, [*typed(first, {"venue": "Hội trường A"}), ("_lam", "save")]).status == 303
    page = client.post(HELD, [*typed(second, {"venue": "Hội trường B"}), ("_lam", "save")])
    assert page.status == 409
    assert "Có người vừa sửa hội nghị này" in page.text


@pytest.mark.parametrize(
    "path",
    ["/ho-so/album/le-khai-mac", "/ho-so/hoi-nghi/a.b", "/moi/album", "/ho-so/album/hoi-nghi-vi-du.x", "/moi/album/.."],
)
def test_what_is_no_record_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status == 404


# ── Files that are read into the form ──────────────────────────────────────────────────────────────────────────────


def word(*lines: str, table: list[list[str]] | None = None) -> bytes:
    """A document of Word."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        added = document.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in zip(added.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_programme_is_read_from_word(client: Client, site: Path) -> None:
    rows = [["Thời gian", "Nội dung", "Thực hiện"], ["8h – 8h15", "Chào cờ", "Ban Tổ chức"], ["8h15", "Khai mạc", ""]]
    data = word("CHƯƠNG TRÌNH", table=rows)
    form = [*typed(client.get(NEW).form, {"name": "Hội nghị phường"}), ("_lam", "save")]
    page = client.send(NEW, form, [("Chương trình.docx", data)], "_anh.programme")
    assert page.status == 200  # read, and not saved before anybody has looked at it
    assert "Đã đọc 2 phần" in page.text
    fields = dict(page.form)
    assert (fields["programme.0.kind"], fields["programme.0.start"]) == ("flag-salute", "08:00")
    assert (fields["programme.0.duration"], fields["programme.0.people.0.name"]) == ("15", "Ban Tổ chức")
    assert fields["programme.1.kind"] == "opening"
    assert not list((site / ".build/desk/drafts").rglob("*.docx"))


def test_a_speech_is_read_from_word(client: Client) -> None:
    data = word("BÀI THAM LUẬN", "(Ông Nguyễn Văn A - Trưởng trạm Y tế)", "Kính thưa hội nghị!", "Mỗi nhà một thùng.")
    page = client.send(NEW_SPEECH, [*client.get(NEW_SPEECH).form, ("_lam", "read")], [("bai.docx", data)], "_anh.body")
    fields = dict(page.form)
    assert (fields["speaker.honoree"], fields["speaker.position"]) == ("Nguyễn Văn A", "Trưởng trạm Y tế")
    assert fields["body"] == "Kính thưa hội nghị!\n\nMỗi nhà một thùng.\n"
    assert "xem lại có đúng người không" in page.text


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("field", "name", "data", "words"),
    [
        ("_anh.programme", "ct.doc", OLD_WORD, "đời cũ"),
        ("_anh.programme", "ct.pdf", b"%PDF-1.4", "là PDF"),
        ("_anh.programme", "ct.docx", b"PK\x03\x04 no archive", "đã hỏng"),
        ("_anh.composition", "ds.xlsx", b"no workbook", "ds.xlsx"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_mend(
    client: Client, field: str, name: str, data: bytes, words: str
) -> None:
    page = client.send(NEW, [*client.get(NEW).form, ("_lam", "read")], [(name, data)], field)
    assert page.status == 422
    assert words in page.text


def test_delegates_are_counted_and_forgotten(client: Client, site: Path) -> None:
    people = [("Nữ" if n % 3 else "Nam", "Điển hình" if n < 40 else "Khách mời") for n in range(60)]
    rows = "".join(f"{n},Người Thứ {n},{gender},{part}\n" for n, (gender, part) in enumerate(people))
    data = f"STT,Họ và tên,Giới tính,Thành phần\n{rows}".encode("utf-8-sig")
    page = client.send(NEW, [*client.get(NEW).form, ("_lam", "read")], [("ds.csv", data)], "_anh.composition")
    assert page.status == 200
    fields = dict(page.form)
    assert [fields[f"composition.{key}"] for key in ("total", "women", "guests")] == ["60", "40", "20"]
    kept = b"".join(path.read_bytes() for path in (site / ".build/desk").rglob("*") if path.is_file())
    assert "Người Thứ".encode() not in kept
    wrong = data.replace("Khách mời".encode(), "Ai đó".encode())
    page = client.send(NEW, [*page.form, ("_lam", "read")], [("ds.csv", wrong)], "_anh.composition")
    assert page.status == 422
    assert "ds.csv, ô D42: " in page.text
