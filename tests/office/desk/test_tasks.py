"""“Việc cần làm” in the desk: what is due, the answers that are given there, and requests in the private drawer."""

from __future__ import annotations

import html
import re
import time
from functools import partial
from pathlib import Path

import pytest
from tests.answering import answering
from tests.desking import Answer, Client
from tests.running import built, honorroll_here, write

from honorroll.office.desk import tasks
from honorroll.office.sources import cited, record, refresh
from honorroll.office.sources.asking import Asker

END = "sources:\n  - title: Nguồn\npublication:\n  basis: public-record\n"
PAIR = "/viec/trung-nguoi/individuals/hai-2/individuals/hai-1"
NEW = "/viec/yeu-cau/moi"


def fields(page: Answer) -> list[tuple[str, str]]:
    return [pair for pair in page.form if pair[0] != "_lam"]


def test_the_page_says_what_the_command_says(client: Client, site: Path) -> None:
    write(site, "private/requests.yml", "requests:\n  - {received: 2025-11-20, kind: view}\n")
    page = client.get("/viec").text
    shown = honorroll_here("todo", "--letters", root=site).stdout
    titles = re.findall(r"^── (.+): ([\d.]+)$", shown, re.MULTILINE)
    assert len(titles) >= 4
    for title, count in titles:
        assert re.search(rf"<h2 id=\"[a-z-]+\">{re.escape(title)} <span class=\"ds-number\">{count}</span>", page)
    letter = re.search(r"Kính gửi.+?Trân trọng", page, re.DOTALL)
    assert letter
    assert "Thư nhắc UBND quận Ví Dụ" in page


def test_every_task_leads_to_where_it_is_done_and_no_file_of_it_is_named(client: Client, site: Path) -> None:
    write(site, "content/decisions/45-qd-ubnd-2024.yml", "title: Quyết định 45\nrecipients: 40\n")
    award = (
        "awards:\n  - title: bang-khen-vi-du\n    year: 2024\n    decision: {number: 45/QĐ-UBND, date: 2024-05-01}\n"
    )
    write(site, "honorees/individuals/co-so/profile.yml", f"name: Nguyễn Văn Có\n{award}{END}")
    page = client.get("/viec").text
    assert '<a href="/ho-so/don-vi/ubnd-quan-vi-du">UBND quận Ví Dụ</a>' in page
    assert "plan_received" not in page
    leads = re.search(r'href="(/\?qd=[^"]+)"', page)
    assert leads
    found = client.get(leads[1]).text
    assert "quyết định số 45/QĐ-UBND" in found
    assert re.findall(r'<a href="/ho-so/individuals/[^"]+">([^<]+)', found) == ["Nguyễn Văn Có"]


def test_where_nothing_is_to_be_done_the_page_says_so(client: Client, site: Path) -> None:
    for path in (site / "honorees").glob("*/*/profile.yml"):
        path.unlink()
    write(
        site,
        "content/tracker.yml",
        "units:\n  ubnd-quan-vi-du: {plan_received: 2025-09-01, report_received: 2025-10-11}\n",
    )
    assert "Không còn việc nào" in client.get("/viec").text


def test_a_file_that_cannot_be_read_is_told_first(client: Client, site: Path) -> None:
    write(site, "content/tracker.yml", "units: [\n")
    page = client.get("/viec").text
    assert page.index('role="alert"') < page.index("content/tracker.yml, dòng ")


def test_profiles_without_a_post_are_listed(client: Client) -> None:
    page = client.get("/?thieu=posts").text
    assert "Nguyễn Văn A" in page


# ── Two that may be one ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def twins(site: Path) -> Path:
    for n in (1, 2):
        write(
            site,
            f"honorees/individuals/hai-{n}/profile.yml",
            f"name: Nguyễn Văn Hai\nunit: Đội Ví Dụ\nlocality: Tổ {n}\n{END}",
        )
    return site


def test_two_of_one_name_are_compared_and_the_answer_is_kept(client: Client, twins: Path) -> None:
    assert f'href="{PAIR}"' in client.get("/viec").text
    page = client.get(PAIR)
    for said in ("Hai hồ sơ cùng tên", "Tổ 1", "Tổ 2", "/ho-so/individuals/hai-1"):
        assert said in page.text
    before = built(twins / "honorees")
    assert client.post(PAIR, fields(page)).status == 422  # no answer was chosen
    assert built(twins / "honorees") == before
    answer = client.post(PAIR, [*fields(page), ("la", "khac")])
    assert (answer.status, answer.headers["location"]) == (303, "/viec#trung-nguoi")
    after = built(twins / "honorees")
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {"individuals/hai-2/profile.yml"}
    assert after["individuals/hai-2/profile.yml"].endswith(b"distinct_from:\n  - hai-1\n")
    assert PAIR not in client.get("/viec").text
    assert "likely-duplicate" not in honorroll_here("check", root=twins).stdout
    assert client.post(PAIR, [("la", "khac")]).status == 303  # said twice is said once
    assert built(twins / "honorees") == after


@pytest.mark.parametrize(
    "path",
    [
        "/viec/trung-nguoi/individuals/khong-co/individuals/nguyen-van-a",
        "/viec/trung-nguoi/individuals/nguyen-van-a/individuals/..",
        "/viec/trung-nguoi/xyz/nguyen-van-a/individuals/nguyen-van-a",
        "/viec/yeu-cau/7",
        "/viec/yeu-cau/0",
        "/viec/yeu-cau/x",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status == 404


# ── Requests ───────────────────────────────────────────────────────────────────────────────────────────────────────

ASKED = [
    ("received", "27/11/2025"),
    ("kind", "withdraw"),
    ("honoree", "Nguyễn Văn A"),
    ("asked_by", "Nguyễn Thị Riêng, con gái"),
    ("text", "Xin gỡ ảnh.\r\nCả tên."),
]


def test_a_request_is_entered_answered_and_settled(client: Client, site: Path) -> None:
    assert ("received", "1/12/2025") in client.get(NEW).form  # today
    before = built(site / "honorees")
    answer = client.post(NEW, [*ASKED, ("_lam", "save")])
    assert (answer.status, answer.headers["location"]) == (303, "/viec#yeu-cau")
    assert (site / "private/requests.yml").read_text(encoding="utf-8") == (
        "requests:\n  - received: 2025-11-27\n    kind: withdraw\n    honoree: nguyen-van-a\n"
        "    asked_by: Nguyễn Thị Riêng, con gái\n    text: |\n      Xin gỡ ảnh.\n      Cả tên.\n"
    )
    page = client.get("/viec").text
    assert "trả lời trước hết 01/12/2025 (hạn hôm nay)" in page
    assert "Riêng" not in page
    shown = client.get("/viec/yeu-cau/1")
    assert "/ho-so/individuals/nguyen-van-a/go" in shown.text
    assert client.post("/viec/yeu-cau/1", [*fields(shown), ("_lam", "replied")]).status == 303
    assert "trả lời trước" not in client.get("/viec").text
    assert client.post("/viec/yeu-cau/1", [*fields(client.get("/viec/yeu-cau/1")), ("_lam", "done")]).status == 303
    assert "Yêu cầu của công dân <span" not in client.get("/viec").text
    assert "xong ngày 01/12/2025" in client.get("/viec/yeu-cau").text
    assert built(site / "honorees") == before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"received": ""}, "Thiếu mục"),
        ({"received": "hôm qua"}, "f-received-loi"),
        ({"received": "2/12/2025"}, "Ngày nhận là ngày sau hôm nay"),
        ({"kind": "xyz"}, "f-kind-loi"),
        ({"honoree": "Nguyễn Văn Không Có"}, "Không có hồ sơ “Nguyễn Văn Không Có”"),
        ({"replied": "26/11/2025"}, "trước ngày nhận"),
        ({"done": "3/12/2025"}, "sau hôm nay"),
    ],
)
def test_what_is_wrong_with_a_request_stands_beside_its_field(
    client: Client, site: Path, changes: dict[str, str], said: str
) -> None:
    page = client.post(NEW, [*(pair for pair in ASKED if pair[0] not in changes), *changes.items(), ("_lam", "save")])
    assert page.status == 422
    assert said in page.text
    assert "<title>Lỗi: " in page.text
    assert "Cả tên." in page.text  # nothing that was typed is lost
    assert not (site / "private").exists()


def test_a_name_that_two_have_is_asked_for(client: Client, twins: Path) -> None:
    page = client.post(
        NEW, [("received", "1/12/2025"), ("kind", "view"), ("honoree", "nguyễn văn hai"), ("_lam", "save")]
    )
    assert "hai-1, hai-2" in page.text
    assert (
        client.post(NEW, [("received", "1/12/2025"), ("kind", "view"), ("honoree", "hai-2"), ("_lam", "save")]).status
        == 303
    )


def test_two_tabs_on_one_request_lose_nothing(client: Client, site: Path) -> None:
    client.post(NEW, [*ASKED, ("_lam", "save")])
    mine = fields(client.get("/viec/yeu-cau/1"))
    client.post("/viec/yeu-cau/1", [*mine, ("_lam", "replied")])
    kept = (site / "private/requests.yml").read_bytes()
    page = client.post("/viec/yeu-cau/1", [*mine, ("_lam", "done")])
    assert page.status == 422
    assert "Có người vừa sửa" in page.text
    assert (site / "private/requests.yml").read_bytes() == kept


def test_a_drawer_that_cannot_be_read_is_left_alone(client: Client, site: Path) -> None:
    path = write(site, "private/requests.yml", "requests: [}")
    page = client.post(NEW, [*ASKED, ("_lam", "save")])
    assert page.status == 500
    assert "private/requests.yml, dòng 1" in page.text
    assert path.read_text() == "requests: [}"


def test_what_is_wrong_is_told_in_labels_and_in_a_file_with_the_line_to_write(client: Client, site: Path) -> None:
    page = client.post(NEW, [("received", "32/13/2025"), ("kind", "khac"), ("_lam", "save")])
    assert page.status == 422
    assert "“Ngày nhận: 32/13/2025”" in html.unescape(page.text)
    assert "“khac” không phải là giá trị được dùng cho “Yêu cầu gì”" in html.unescape(page.text)
    write(site, "private/requests.yml", "requests:\n  - received: 2025-11-20\n")
    shown = client.get("/viec").text
    assert "private/requests.yml, dòng 2: Thiếu mục “Yêu cầu gì”." in shown
    assert "kind: withdraw" in shown


def test_a_forged_form_changes_nothing(client: Client, twins: Path) -> None:
    for path, form in ((NEW, ASKED), (PAIR, [("la", "khac")]), ("/viec/lien-ket", [])):
        assert client.post(path, form, {"Origin": "http://evil.example"}).status == 403
    assert not (twins / "private").exists()
    assert "distinct_from" not in (twins / "honorees/individuals/hai-2/profile.yml").read_text()


# ── Addresses of sources ───────────────────────────────────────────────────────────────────────────────────────────


def test_addresses_are_asked_when_the_button_is_pressed(
    client: Client, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering() as server:
        asker = Asker("a", local=True, pause=0)
        monkeypatch.setattr(tasks, "refresh", partial(refresh.refresh, asker=asker))
        for path in {site / path for place in cited.places(site) for path in place.paths}:
            path.write_text(re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8")), encoding="utf-8")
        url = f"{server.url}/404"
        write(site, "honorees/individuals/mot/profile.yml", f"name: A\nsources:\n  - title: B\n    url: {url}\n")
        assert "Bắt đầu hỏi" in client.get("/viec/lien-ket").text
        assert client.get("/viec").status == 200
        assert server.asked == []
        assert client.post("/viec/lien-ket", []).status == 303
        until = time.monotonic() + 20
        while "Đang hỏi" in (page := client.get("/viec/lien-ket").text):
            assert time.monotonic() < until
            time.sleep(0.05)
    assert "HEAD /404" in server.lines
    assert "máy chủ báo mã 404" in page
    assert "máy chủ báo mã 404" in client.get("/viec").text
    assert [(line.url, line.state) for line in record.read(site)[0].values()] == [(url, "gone")]
