"""Profiles are added and edited; nothing that was typed is lost, and nothing is touched that was not asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pillow_heif
import pytest
from tests.desking import Client, desk, typed
from tests.media.uploads import CANARY, HTML, bomb, picture, saved, telling
from tests.running import built, honorroll_here

A = "/ho-so/individuals/nguyen-van-a"
NEW = "/them/individuals/moi-0123456789abcdef"
FILE = "honorees/individuals/nguyen-van-a/profile.yml"
#: What a new profile needs.
COMPLETE = {
    "name": "Đặng Thị Mới",
    "field": "Y tế",
    "sources.0.title": "Báo Ví Dụ, số ra ngày 8/10/2024",
    "sources.0.date": "8/10/2024",
    "publication.basis": "public-record",
}


def profiles(site: Path) -> dict[str, bytes]:
    return built(site / "honorees")


def test_a_profile_is_added_in_canonical_form(client: Client, site: Path) -> None:
    before = profiles(site)
    answer = client.edited(NEW, COMPLETE)
    assert (answer.status, answer.headers["location"]) == (303, "/ho-so/individuals/dang-thi-moi?da-luu=1")
    new = profiles(site)
    written = new.pop("individuals/dang-thi-moi/profile.yml")
    assert new == before
    assert written.decode() == (
        "name: Đặng Thị Mới\nfield: y-te\nsources:\n  - title: Báo Ví Dụ, số ra ngày 8/10/2024\n    date: 2024-10-08\n"
        "publication:\n  basis: public-record\n"
    )
    assert honorroll_here("check", root=site).code == 0
    assert honorroll_here("fmt", "--check", root=site).code == 0
    assert "Đã lưu" in client.get(answer.headers["location"]).text


def test_what_is_wrong_stands_beside_its_field_and_above_the_form(client: Client, site: Path) -> None:
    before = profiles(site)
    answer = client.edited(NEW, COMPLETE | {"awards.0.title": "Không có danh hiệu này", "awards.0.year": "20244"})
    assert answer.status == 422
    assert "<title>Lỗi: " in answer.text
    assert 'href="#f-awards-0-year">Năm</a>' in answer.text
    assert 'href="#f-awards-0-title">Danh hiệu' in answer.text
    assert answer.text.index('id="f-awards-0-year-loi"') < answer.text.index('name="awards.0.year"')
    assert 'value="Không có danh hiệu này"' in answer.text
    assert profiles(site) == before


def test_what_check_finds_is_what_the_desk_finds(client: Client, site: Path) -> None:
    """Of every rule about the profile, those over the whole roll too."""
    path = site / FILE
    text = path.read_text().replace("name: Nguyễn Văn A", "name: TRẦN THỊ B").replace("2024-10-08", "2033-10-08")
    path.write_text(text.replace("source: 2", "source: 9"), encoding="utf-8")
    (path.parent / "thua.jpg").write_bytes(saved(picture(), "JPEG"))
    told = [
        line.split(": ")[2:]
        for line in honorroll_here("check", root=site).stdout.splitlines()
        if "nguyen-van-a" in line
    ]
    page = client.get(A).text
    assert len(told) >= 3
    for words in told:
        seen = words[0].split("“")[0][:30].strip()
        assert seen in page, (seen, told)


def test_nothing_is_written_where_nothing_was_changed(client: Client, site: Path) -> None:
    path = site / FILE
    path.write_text(path.read_text().replace("[1, 2]", "[1,   2]"), encoding="utf-8")  # not in canonical form
    before = path.stat()
    assert client.edited(A, {}).status == 303
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_only_what_was_typed_is_another(client: Client, site: Path) -> None:
    before = (site / FILE).read_text().splitlines()
    assert client.edited(A, {"position": "Nguyên Trưởng trạm"}).status == 303
    after = (site / FILE).read_text().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("position: Trưởng trạm", "position: Nguyên Trưởng trạm")]


def test_items_come_move_and_go_without_a_script(client: Client, site: Path) -> None:
    page = client.edited(A, {}, "add:sources")
    assert 'name="sources.2.title"' in page.text
    page = client.post(A, [*typed(page.form, {"sources.2.title": "Nguồn mới"}), ("_lam", "up:sources.2")])
    assert [value for name, value in page.form if name.startswith("sources.") and name.endswith(".title")] == [
        "Người bác sĩ phường Cũ",
        "Nguồn mới",
        "Hồ sơ lưu trữ",
    ]
    page = client.post(A, [*page.form, ("_lam", "remove:sources.0")])
    assert client.post(A, [*page.form, ("_lam", "save")]).status == 303
    assert (site / FILE).read_text().count("Nguồn mới") == 1
    assert "Người bác sĩ phường Cũ" not in (site / FILE).read_text()


# ── Drafts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_survives_the_end_of_the_desk(site: Path) -> None:
    with desk(site) as client:
        client.enter()
        assert client.edited(A, {"unit": "Trạm Y tế đang gõ dở"}, "keep").status == 204
    with desk(site) as client:
        client.enter()
        assert "Có bản nháp chưa lưu" in client.get(A).text
        assert f"{A}?nhap=1" in client.get("/viec").text
        page = client.get(f"{A}?nhap=1")
        assert dict(page.form)["unit"] == "Trạm Y tế đang gõ dở"
        assert client.post(A, [*page.form, ("_lam", "save")]).status == 303
        assert "unit: Trạm Y tế đang gõ dở" in (site / FILE).read_text()
        assert "Bản nháp" not in client.get("/viec").text
        assert not (site / ".build/desk/drafts/individuals/nguyen-van-a").exists()


def test_a_draft_survives_a_kill(site: Path) -> None:
    """The process is killed between two keystrokes, as when the machine loses power."""
    command = [sys.executable, "-m", "honorroll", "desk", "--root", str(site)]
    process = subprocess.Popen(
        [*command, "--port", "0", "--no-browser"],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout
    address = process.stdout.readline().decode().rpartition(": ")[2].strip()
    assert urlsplit(address).hostname == "127.0.0.1"
    client = Client(address)
    client.enter()
    assert client.edited(NEW, {"name": "Người Gõ Dở"}, "keep").status == 204
    process.kill()
    process.wait()
    process.stdout.close()
    with desk(site) as client:
        client.enter()
        assert dict(client.get(NEW).form)["name"] == "Người Gõ Dở"
        assert "Người Gõ Dở" in client.get("/viec").text


def test_a_draft_is_thrown_away_when_asked(client: Client, site: Path) -> None:
    client.edited(A, {"unit": "Bỏ"}, "keep")
    assert client.edited(A, {}, "discard").headers["location"] == A
    assert not list((site / ".build/desk/drafts").rglob("*.json"))


def test_a_damaged_draft_is_passed_over(client: Client, site: Path) -> None:
    client.edited(A, {"unit": "Bỏ"}, "keep")
    [draft] = (site / ".build/desk/drafts").rglob("*.json")
    for damage in (b"", b"{", b"[]", b'{"version": 1, "form": [1], "notes": []}', b'{"version": 9}'):
        draft.write_bytes(damage)
        assert client.get(A).status == 200
        assert client.get("/viec").status == 200


# ── Two at once ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_tabs_lose_nothing(client: Client, site: Path) -> None:
    first, second = client.get(A).form, client.get(A).form
    first = [(name, "Trạm của thẻ một" if name == "unit" else value) for name, value in first]
    second = [
        (name, {"unit": "Trạm của thẻ hai", "summary": "Tóm tắt của thẻ hai."}.get(name, value))
        for name, value in second
    ]
    first = [(name, "Chức vụ của thẻ một" if name == "position" else value) for name, value in first]
    assert client.post(A, [*first, ("_lam", "save")]).status == 303
    written = (site / FILE).read_bytes()
    page = client.post(A, [*second, ("_lam", "save")])
    assert page.status == 409
    assert (site / FILE).read_bytes() == written
    assert "Có người vừa sửa hồ sơ này" in page.text
    assert "Chức vụ: Chức vụ của thẻ một" in page.text  # which only the first changed
    for side in ("Trạm của thẻ một", "Trạm của thẻ hai"):
        assert side in page.text
    undecided = client.post(A, [*page.form, ("_lam", "save")])
    assert undecided.status == 422
    assert "Chọn giữ bản nào" in undecided.text
    done = client.post(A, [*undecided.form, ("_lay.unit", "may"), ("_lam", "save")])
    assert done.status == 303
    text = (site / FILE).read_text()
    for line in ("unit: Trạm của thẻ một", "position: Chức vụ của thẻ một", "summary: Tóm tắt của thẻ hai."):
        assert line in text


def test_ones_own_version_may_stay(client: Client, site: Path) -> None:
    mine = [(name, "Của tôi" if name == "unit" else value) for name, value in client.get(A).form]
    assert client.edited(A, {"unit": "Của người khác"}).status == 303
    page = client.post(A, [*mine, ("_lam", "save")])
    assert client.post(A, [*page.form, ("_lay.unit", "minh"), ("_lam", "save")]).status == 303
    assert "unit: Của tôi" in (site / FILE).read_text()


def test_a_form_of_a_profile_that_has_gone_is_kept(client: Client, site: Path) -> None:
    fields = client.get(A).form
    shutil.move(site / "honorees/individuals/nguyen-van-a", site.parent / "elsewhere")
    assert client.post(A, [*fields, ("_lam", "save")]).status == 404
    assert not (site / FILE).exists()


# ── Twins ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_namesake_is_shown_side_by_side(client: Client, site: Path) -> None:
    before = profiles(site)
    page = client.edited(NEW, COMPLETE | {"name": "Nguyễn Văn Ả", "unit": "Nơi khác"})
    assert "Đã có hồ sơ tên gần giống “Nguyễn Văn Ả”" in page.text
    page = client.edited(NEW, COMPLETE | {"name": "Nguyễn  Văn  A", "unit": "Nơi khác"})
    assert page.status == 409
    for side in ("Trạm Y tế phường Cũ", "Nơi khác"):
        assert side in page.text
    assert profiles(site) == before
    answer = client.post(NEW, [*page.form, ("_trung-ten", "khac"), ("_lam", "save")])
    assert answer.headers["location"] == "/ho-so/individuals/nguyen-van-a-2?da-luu=1"
    assert before.items() <= profiles(site).items()
    assert "distinct_from:\n  - nguyen-van-a\n" in (site / FILE.replace("-a/", "-a-2/")).read_text(encoding="utf-8")
    again = client.edited("/ho-so/individuals/nguyen-van-a-2", {"unit": "Trạm Y tế phường Cũ"})
    assert again.status == 303  # the answer holds
    assert "likely-duplicate" not in honorroll_here("check", root=site).stdout


def test_the_same_person_gets_what_was_typed(client: Client, site: Path) -> None:
    before = profiles(site)
    page = client.edited(NEW, COMPLETE | {"name": "Nguyễn Văn A", "locality": "Tổ dân phố 9", "unit": "Đơn vị mới"})
    answer = client.post(NEW, [*page.form, ("_trung-ten", FILE), ("_lam", "save")])
    assert answer.headers["location"] == f"{A}?nhap=1"
    assert profiles(site) == before
    page = client.get(f"{A}?nhap=1")
    assert "Đơn vị mới" in page.text  # told, for the file says another one
    fields = dict(page.form)
    assert (fields["unit"], fields["locality"]) == ("Trạm Y tế phường Cũ", "Tổ dân phố 9")
    assert fields["sources.2.title"] == COMPLETE["sources.0.title"]
    assert client.post(A, [*page.form, ("_lam", "save")]).status == 303


def test_an_address_that_is_taken_or_reserved_is_refused(client: Client, site: Path) -> None:
    before = profiles(site)
    for address in ("hoang-van-e", "danh-hieu", "Có Dấu", "../x"):
        page = client.edited(NEW, COMPLETE | {"_dia-chi": address})
        assert page.status == 422
        assert 'href="#f-dia-chi"' in page.text
    assert profiles(site) == before


# ── Photos ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_photo_loses_what_it_tells_before_it_is_written(client: Client, site: Path) -> None:
    form = client.get(A).form
    page = client.send(A, [*form, ("_lam", "upload")], [("Ảnh chụp.JPG", telling("JPEG")), ("b.png", telling("PNG"))])
    assert page.status == 200
    assert CANARY.encode() not in b"".join(built(site / ".build/desk").values())
    fields = dict(page.form)
    names = fields["photos.3.file"], fields["photos.4.file"]
    assert names == ("anh-chup.jpg", "b.jpg")
    assert client.get(f"/anh/individuals/nguyen-van-a/{names[0]}").headers["content-type"] == "image/jpeg"
    told = {"alt": "Ông A", "credit": "Lê Văn Ảnh", "source": "1"}
    changes = {f"photos.{n}.{key}": value for n in (3, 4) for key, value in told.items()}
    form = [pair for pair in typed(page.form, changes) if pair[0] != "photos.3.focus"]
    form += [("photos.3.focus", "0,25"), ("photos.3.focus", "0.5"), ("_lam", "save")]
    answer = client.post(A, form)
    assert answer.status == 303
    folder = site / "honorees/individuals/nguyen-van-a"
    assert all(CANARY.encode() not in (folder / name).read_bytes() for name in names)
    assert "focus: [0.25, 0.5]" in (site / FILE).read_text()
    assert honorroll_here("check", root=site).code == 0


@pytest.mark.parametrize(("format_", "name"), [("WEBP", "a.webp"), ("HEIF", "a.HEIC"), ("HEIF", "a.jpg")])
def test_photos_of_every_kind_come_in(client: Client, site: Path, format_: str, name: str) -> None:
    pillow_heif.register_heif_opener()
    page = client.send(A, [*client.get(A).form, ("_lam", "upload")], [(name, telling(format_))])
    assert dict(page.form)["photos.3.file"] == "a.jpg"
    [kept] = (site / ".build/desk/drafts").rglob("a.jpg")
    assert kept.read_bytes().startswith(b"\xff\xd8\xff")
    assert CANARY.encode() not in kept.read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("trang.jpg", HTML, "không phải là ảnh JPEG"),
        ("hong.jpg", saved(picture(), "JPEG")[:900], "bị hỏng"),
        ("bom.png", bomb(13_000), "quá nhiều điểm ảnh"),
        ("nho.jpg", saved(picture(200, 200), "JPEG"), "quá nhỏ"),
        ("nang.jpg", b"\xff\xd8\xff" + bytes(26 * 1024 * 1024), "nặng quá 25 MB"),
    ],
)
def test_what_is_no_photo_is_refused_in_words(client: Client, site: Path, name: str, data: bytes, words: str) -> None:
    before = profiles(site)
    page = client.send(A, [*client.get(A).form, ("_lam", "save")], [(name, data)])
    assert page.status == 422
    assert words in page.text
    assert profiles(site) == before


def test_a_photo_that_is_taken_out_goes_with_its_file(client: Client, site: Path) -> None:
    page = client.edited(A, {}, "remove:photos.1")
    assert "lao-dong.jpg bị xóa" in page.text
    assert (site / "honorees/individuals/nguyen-van-a/lao-dong.jpg").exists()
    assert client.post(A, [*page.form, ("_lam", "save")]).status == 303
    assert not (site / "honorees/individuals/nguyen-van-a/lao-dong.jpg").exists()
    assert honorroll_here("check", root=site).code == 0


# ── When the disk fails ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_full_disk_leaves_everything_as_it_was(client: Client, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = client.get(A).form
    page = client.send(A, [*form, ("_lam", "upload")], [("moi.jpg", saved(picture(), "JPEG"))])
    form = typed(page.form, {"unit": "Đã gõ rồi"})
    before = profiles(site)
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if "honorees" in path.parts and "profile" in path.name:
            write_bytes(path, data[:10])
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    page = client.post(A, [*form, ("_lam", "save")])
    assert page.status == 507
    assert "Chưa lưu được" in page.text
    assert "Máy báo: đĩa đã đầy." in page.text
    assert profiles(site) == before  # neither half a profile nor a photo of it
    monkeypatch.undo()
    assert dict(page.form)["unit"] == "Đã gõ rồi"
    assert client.post(A, [*page.form, ("_lam", "save")]).status == 303
    assert "unit: Đã gõ rồi" in (site / FILE).read_text()


def test_where_not_even_a_draft_can_be_kept_the_page_holds_everything(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = [(name, "Đã gõ rồi" if name == "unit" else value) for name, value in client.get(A).form]

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    page = client.post(A, [*form, ("_lam", "save")])
    assert page.status == 507
    assert "Chưa giữ được bản nháp" in page.text
    assert dict(page.form)["unit"] == "Đã gõ rồi"


def test_a_fault_of_the_program_loses_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    form = typed(client.get(A).form, {"unit": "Đã gõ rồi"})

    def broken(*_: object) -> None:
        raise AttributeError

    with monkeypatch.context() as patch:
        patch.setattr("honorroll.office.desk.records.judge", broken)
        page = client.post(A, [*form, ("_lam", "save")])
    assert page.status == 500
    assert "còn trong bản nháp" in page.text
    assert dict(client.get(f"{A}?nhap=1").form)["unit"] == "Đã gõ rồi"


def test_a_profile_that_cannot_be_read_says_what_to_mend(client: Client, site: Path) -> None:
    (site / FILE).write_text("name: A\n\tunit: B\n", encoding="utf-8")
    page = client.get(A)
    assert page.status == 200
    assert "Chưa mở được hồ sơ" in page.text
    assert FILE in page.text
    assert "Dòng 2: " in page.text
    assert client.get("/").status == 200
