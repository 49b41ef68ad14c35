"""“Nhập tệp” in the desk: the file is sent in, the plan is shown in words, and all of it is written or nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
from PIL import Image
from tests.desking import Answer, Client
from tests.office.workbook.books import BASIS, book
from tests.running import built, honorroll_here

_LIST = [
    ("ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ",),
    ("DANH SÁCH TUYÊN DƯƠNG",),
    ("STT", "Họ và tên", "Chức vụ, đơn vị", "Năm sinh"),
    (1, "Đỗ Thị Mới", "Giáo viên, Trường Tiểu học Ví Dụ", 1980),
    (2, "TRẦN VĂN HAI", "Tổ trưởng Tổ dân phố 5", 1975),
]


def upload(client: Client, path: Path, common: Iterable[tuple[str, str]] = BASIS.items()) -> Answer:
    fields = [(f"chung.{heading}", text) for heading, text in common]
    return client.send("/nhap", fields, [(path.name, path.read_bytes())], field="_anh.tep")


def plan_of(client: Client, sheets: dict[str, Sequence[Sequence[object]]], tmp_path: Path) -> tuple[str, Answer]:
    answer = upload(client, book(tmp_path / "danh sách.xlsx", sheets))
    assert answer.status == 303
    return answer.headers["location"], client.get(answer.headers["location"])


def test_a_list_becomes_profiles(client: Client, site: Path, tmp_path: Path) -> None:
    before = built(site / "honorees")
    address, page = plan_of(client, {"Danh sách": _LIST}, tmp_path)
    assert "2 hồ sơ mới, 0 hồ sơ sửa" in page.text
    assert "Danh sách!B5: tên viết toàn chữ hoa: “TRẦN VĂN HAI” → “Trần Văn Hai”." in page.text
    assert "cột “Năm sinh” là dữ liệu cá nhân không đăng: bỏ 2 ô" in page.text
    assert built(site / "honorees") == before
    done = client.post(address, [("_lam", "save")])
    assert done.status == 200
    assert "Đã ghi 2 hồ sơ" in done.text
    text = (site / "honorees/individuals/do-thi-moi/profile.yml").read_text()
    assert "position: Giáo viên\nunit: Trường Tiểu học Ví Dụ\n" in text
    assert "1980" not in text
    assert honorroll_here("check", root=site).code == 0
    assert client.post(address, [("_lam", "save")]).status == 404  # it was taken over


def test_one_fault_and_nothing_can_be_written(client: Client, site: Path, tmp_path: Path) -> None:
    before = built(site / "honorees")
    rows = [("Họ và tên", "Đơn vị", "Địa bàn"), ("Đỗ Thị Mới", "A", "Nơi không có"), ("Đỗ Thị Ba", "B", "")]
    address, page = plan_of(client, {"Cá nhân": rows}, tmp_path)
    assert "Cá nhân!C2: “Địa bàn”: không có “Nơi không có” trong danh mục" in page.text
    assert 'value="save"' not in page.text
    assert client.post(address, [("_lam", "save")]).status == 422
    assert built(site / "honorees") == before


def test_a_namesake_is_asked_about_and_the_answer_is_kept(client: Client, site: Path, tmp_path: Path) -> None:
    rows = [("Họ và tên", "Chức vụ", "Đơn vị"), ("Nguyễn Văn A", "Thủ thư", "Thư viện khác")]
    address, page = plan_of(client, {"Cá nhân": rows}, tmp_path)
    assert "Có phải cùng một người không?" in page.text
    assert 'value="save"' not in page.text
    client.post(address, [("ai.Cá nhân!A2", "mới"), ("_lam", "answer")])
    assert "1 hồ sơ mới" in client.get(address).text
    client.post(address, [("_lam", "save")])
    assert (
        "distinct_from:\n  - nguyen-van-a\n" in (site / "honorees/individuals/nguyen-van-a-2/profile.yml").read_text()
    )


def test_an_id_with_the_name_of_another_is_asked_about(client: Client, site: Path, tmp_path: Path) -> None:
    rows = [("Mã hồ sơ", "Họ và tên"), ("nguyen-van-a", "Lê Văn Khác")]
    address, page = plan_of(client, {"Cá nhân": rows}, tmp_path)
    assert "Mã “nguyen-van-a” là hồ sơ của “Nguyễn Văn A”, mà dòng này ghi “Lê Văn Khác”." in page.text
    assert "nay đổi tên thành Lê Văn Khác</label>" in page.text
    assert 'value="save"' not in page.text
    client.post(address, [("ai.Cá nhân!A2", "nguyen-van-a"), ("_lam", "answer")])
    client.post(address, [("_lam", "save")])
    text = (site / "honorees/individuals/nguyen-van-a/profile.yml").read_text(encoding="utf-8")
    assert text.startswith("name: Lê Văn Khác\n")


def test_photos_go_to_whom_they_are_named_after(client: Client, site: Path, tmp_path: Path) -> None:
    photo = io.BytesIO()
    Image.effect_noise((900, 900), 80).convert("RGB").save(photo, "JPEG")
    path = book(tmp_path / "a.xlsx", {"Danh sách": _LIST})
    line = "----desk"
    files = [("_anh.tep", "a.xlsx", path.read_bytes()), ("_anh.anh", "Đỗ Thị Mới.jpg", photo.getvalue())]
    head = f"--{line}\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{field}"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n" for field, name, data in files]
    parts += [f'{head}"chung.{heading}"\r\n\r\n{text}\r\n'.encode() for heading, text in BASIS.items()]
    kind = {"Origin": client.origin, "Content-Type": f"multipart/form-data; boundary={line}"}
    address = client.ask("POST", "/nhap", b"".join([*parts, f"--{line}--\r\n".encode()]), kind).headers["location"]
    assert "Chân dung Đỗ Thị Mới" in client.get(address).text
    client.post(address, [("_lam", "save")])
    folder = site / "honorees/individuals/do-thi-moi"
    assert sorted(each.name for each in folder.iterdir()) == ["do-thi-moi.jpg", "profile.yml"]
    assert honorroll_here("check", root=site).code == 0


def test_the_template_and_the_roll_can_be_fetched(client: Client) -> None:
    for name, rows in (("mau", 1), ("ho-so", 6)):
        answer = client.get(f"/nhap/{name}.xlsx")
        assert openpyxl.load_workbook(io.BytesIO(answer.body))["Cá nhân"].max_row == rows
    assert client.get("/nhap/khac.xlsx").status == 404


def test_what_is_no_workbook_is_told(client: Client, site: Path) -> None:
    before = built(site / "honorees")
    answer = client.send("/nhap", [], [("a.xlsx", b"\x00\x01khong phai")], field="_anh.tep")
    assert "Không đọc được bảng nào trong tệp này" in client.get(answer.headers["location"]).text
    assert client.send("/nhap", [], []).status == 422
    word = client.send("/nhap", [], [("a.docx", b"khong phai")], field="_anh.tep")
    assert (word.status, "Chưa nhận được tệp" in word.text) == (422, True)
    for id_ in ("0" * 16, "..%2f..", "x"):
        assert client.get(f"/nhap/{id_}").status == 404
        assert client.post(f"/nhap/{id_}", [("_lam", "save")]).status == 404
    assert built(site / "honorees") == before


def test_a_file_can_be_dropped(client: Client, site: Path, tmp_path: Path) -> None:
    address, _ = plan_of(client, {"Danh sách": _LIST}, tmp_path)
    assert client.post(address, [("_lam", "drop")]).headers["location"] == "/nhap"
    assert not list((site / ".build/desk/imports").iterdir())
    assert re.fullmatch("/nhap/[0-9a-f]{16}", address)
