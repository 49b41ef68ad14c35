"""Nobody but the person who started the desk can use it, and nobody can reach beyond the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desking import Client, desk
from tests.running import built, write

from honorroll.office.desk import security

A = "/ho-so/individuals/nguyen-van-a"


@pytest.fixture
def stranger(client: Client) -> Client:
    """Somebody else on this machine, who has no cookie."""
    return Client(f"{client.origin}/vao?ma=x")


def test_the_start_address_is_good_for_one_use(bare_site: Path) -> None:
    with desk(bare_site) as client:
        first = client.enter()
        assert first.status == 200
        assert first.headers["set-cookie"].split("; ", 1)[1] == "HttpOnly; Path=/; SameSite=strict"
        assert client.get("/").status == 200
        replayed = Client(client.start.geturl())
        assert replayed.enter().status == 403
        assert replayed.get("/").status == 403
        assert client.enter().status == 303  # whoever is in already just goes in


@pytest.mark.parametrize("path", ["/", "/viec", "/them", A, f"{A}/go", "/anh/individuals/nguyen-van-a/chan-dung.jpg"])
def test_without_the_cookie_nothing_is_shown(stranger: Client, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status == 403
    assert "Nguyễn" not in answer.text


def test_a_wrong_token_does_not_spend_the_right_one(bare_site: Path) -> None:
    with desk(bare_site) as client:
        assert Client(f"{client.origin}/vao?ma=sai").enter().status == 403
        assert client.enter().status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_page_is_refused(client: Client, site: Path, headers: dict[str, str]) -> None:
    before = built(site / "honorees")
    fields = [pair for pair in client.get(A).form if pair[0] != "name"]
    answer = client.post(A, [*fields, ("name", "Kẻ Xấu"), ("_lam", "save")], headers)
    assert answer.status == 403
    assert built(site / "honorees") == before


def test_a_form_without_an_origin_is_refused(client: Client) -> None:
    assert client.ask("POST", A, b"_lam=discard", {"Content-Type": "application/x-www-form-urlencoded"}).status == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example"])
def test_a_name_that_was_made_to_lead_here_is_refused(client: Client, host: str) -> None:
    assert client.get("/", {"Host": host}).status == 421


def test_what_changes_anything_is_a_form(client: Client, site: Path) -> None:
    before = built(site / "honorees")
    for path in (f"{A}?_lam=save&name=X", f"{A}?_lam=discard", f"{A}/go?_dong-y=1"):
        assert client.get(path).status == 200
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert client.ask(method, A, headers={"Origin": client.origin}).status == 405
    assert built(site / "honorees") == before


@pytest.mark.parametrize(
    "path",
    [
        "/ho-so/../../etc/passwd",
        "/ho-so/individuals/..%2f..%2f..",
        "/ho-so/individuals/%2e%2e",
        "/anh/individuals/nguyen-van-a/..%2fprofile.yml",
        "/anh/individuals/nguyen-van-a/%2e%2e%2f%2e%2e%2fbi-mat.jpg",
        "/anh/individuals/nguyen-van-a/profile.yml",
        "/anh/individuals/lien-ket/anh.jpg",
        "/anh/individuals/nguyen-van-a/lien-ket.jpg",
        "/tai-san/../desk.css",
        "/tai-san/..%2f..%2fserver.py",
        "/xem/khong-biet/individuals/nguyen-van-a/assets/x.css",
    ],
)
def test_no_path_leads_out(client: Client, site: Path, path: str) -> None:
    secret = write(site.parent, "bi-mat.jpg", b"\xff\xd8\xff secret")
    (site / "honorees/individuals/lien-ket").symlink_to(secret.parent)
    (site / "honorees/individuals/nguyen-van-a/lien-ket.jpg").symlink_to(secret)
    answer = client.get(path)
    assert answer.status in (403, 404, 500)
    assert b"secret" not in answer.body


@pytest.mark.parametrize(
    "path", ["/ho-so/individuals/..%2f..%2fx", "/them/individuals/..%2fx", "/ho-so/evil/nguyen-van-a"]
)
def test_no_form_is_written_outside(client: Client, site: Path, path: str) -> None:
    before = {path for path in site.parent.rglob("*") if ".build" not in path.parts}
    assert client.post(path, [("name", "X"), ("_goc", ""), ("_lam", "keep")]).status == 404
    assert {path for path in site.parent.rglob("*") if ".build" not in path.parts} == before


def test_the_policy_lets_nothing_run_within_a_page(client: Client) -> None:
    for path in ("/", A, "/viec", "/them"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert " style=" not in answer.text
        assert "<script>" not in answer.text
        assert " on" not in " ".join(part for part in answer.text.split("<") if "=" in part.split(">")[0][:4])
        assert answer.headers["cache-control"] == "no-store"


def test_an_upload_that_is_too_large_is_refused_unread(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "MAX_BODY_BYTES", 1000)
    answer = client.send(A, [("_lam", "upload")], [("to.jpg", b"x" * 50_000)])
    assert answer.status == 413
    assert "quá lớn" in answer.text


def test_an_upload_of_no_length_is_refused(client: Client) -> None:
    headers = {"Origin": client.origin, "Transfer-Encoding": "chunked", "Content-Type": "multipart/form-data"}
    assert client.ask("POST", A, b"0\r\n\r\n", headers).status == 411


def test_hostile_text_is_shown_as_text(client: Client, site: Path) -> None:
    path = site / "honorees/individuals/nguyen-van-a/profile.yml"
    path.write_text(path.read_text().replace("Trưởng trạm", '"><script>alert(1)</script>'), encoding="utf-8")
    for page in (A, "/", f"{A}/go"):
        assert "<script>alert" not in client.get(page).text
