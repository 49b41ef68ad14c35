"""Profiles that name other profiles: a collective and its successor, and who is to be seen on a photo."""

from __future__ import annotations

import re
from pathlib import Path

from tests.running import SITE, built, honorroll_here, write

END = "sources:\n  - title: Nguồn\npublication:\n"
RECORD = f"{END}  basis: public-record\n"
PORTRAIT = (SITE / "honorees/individuals/tran-thi-b/chan-dung.png").read_bytes()
OLD, NEW = "honorees/collectives/tram-cu/profile.yml", "honorees/collectives/tram-moi/profile.yml"
ASSEMBLY = "honorees/collectives/to-co-anh"
PHOTO = "Cả tổ trong ngày hội"
GROUP = f"""\
name: Tổ Có Ảnh
photos:
  - file: ca-to.png
    alt: {PHOTO}
    credit: Nguyễn Văn A
    honorees: [to-co-anh, nguyen-van-thay, nguyen-van-a]
{RECORD}"""
MEMBER = "honorees/individuals/nguyen-van-thay/profile.yml"
SEEN = f"name: Nguyễn Văn Thấy\n{RECORD}"
CONSENT = "  basis: consent\n  date: 2024-05-01\n  reference: Phiếu số 1\n"
UNSEEN = f"name: Nguyễn Văn Thấy\n{END}{CONSENT}  scope: [name]\n"
GONE = f"{SEEN}  withdrawn: {{date: 2025-11-01}}\n"
ENDING = f"{SEEN}  date: 2024-05-01\n  reference: Phiếu số 1\n  until: 2025-12-31\n"


def build(site: Path, day: str = "2025-12-01") -> dict[str, bytes]:
    """A build that goes on from the last one; it makes the same bytes as one from nothing."""
    for target in ([], ["--site-dir", str(site.parent / "anew")]):
        result = honorroll_here("build", "--date", day, *target, root=site)
        assert result.code == 0, result.stdout
    warm, anew = built(site / "site"), built(site.parent / "anew")
    assert {path for path in warm | anew if warm.get(path) != anew.get(path)} == set()
    return warm


def head(files: dict[str, bytes], slug: str) -> str:
    return files[f"bang-vang/{slug}/index.html"].decode().partition('class="hr-head">')[2].partition("</header>")[0]


def test_a_collective_and_its_successor_lead_to_each_other(site: Path) -> None:
    write(site, OLD, f"name: Trạm xá Cũ\nsucceeded_by: tram-moi\n{RECORD}")
    write(site, NEW, f"name: Trạm Y tế Mới\nformer_names: [Trạm xá cũ, Trạm xá Xưa]\n{RECORD}")
    files = build(site)
    assert '<p class="hr-alias">Nay là <a href="../../bang-vang/tram-moi/">Trạm Y tế Mới</a></p>' in head(
        files, "tram-cu"
    )
    before = '<p class="hr-alias">Trước đây là <a href="../../bang-vang/tram-cu/">Trạm xá Cũ</a>, Trạm xá Xưa</p>'
    assert before in head(files, "tram-moi")
    found = "".join(data.decode() for path, data in files.items() if re.search(r"tim-kiem/.*/ten-", path))
    assert "Trạm xá cũ|Trạm xá Xưa" in found
    assert b'"alternateName":["' in files["bang-vang/tram-moi/index.html"]


def test_a_successor_or_predecessor_that_was_withdrawn_is_named_nowhere(site: Path) -> None:
    withdrawn = f"{RECORD}  withdrawn: {{date: 2025-11-01}}\n"
    old, new = f"name: Trạm xá Cũ\nsucceeded_by: tram-moi\n{RECORD}", f"name: Trạm Y tế Mới\n{RECORD}"
    write(site, OLD, old)
    write(site, NEW, new)
    build(site)
    write(site, NEW, new.replace(RECORD, withdrawn))
    files = build(site)
    assert "Nay là" not in head(files, "tram-cu")
    assert not [path for path, data in files.items() if "Trạm Y tế Mới".encode() in data]
    write(site, NEW, new)
    write(site, OLD, old.replace(RECORD, withdrawn))
    files = build(site)
    assert "Trước đây là" not in head(files, "tram-moi")
    assert not [path for path, data in files.items() if "Trạm xá Cũ".encode() in data]


def test_a_renamed_successor_is_named_anew(site: Path) -> None:
    write(site, OLD, f"name: Trạm xá Cũ\nsucceeded_by: tram-moi\n{RECORD}")
    write(site, NEW, f"name: Trạm Y tế Mới\n{RECORD}")
    build(site)
    write(site, NEW, f"name: Trạm Y tế Mới Nhất\n{RECORD}")
    assert ">Trạm Y tế Mới Nhất</a>" in head(build(site), "tram-cu")


def group(site: Path, member: str) -> None:
    write(site, MEMBER, member)
    write(site, f"{ASSEMBLY}/profile.yml", GROUP)
    (site / ASSEMBLY / "ca-to.png").write_bytes(PORTRAIT)


def test_a_group_photo_says_who_is_on_it(site: Path) -> None:
    group(site, SEEN)
    page = build(site)["bang-vang/to-co-anh/index.html"].decode()
    people = '<a href="../../bang-vang/nguyen-van-thay/">Nguyễn Văn Thấy</a>, <a href="../../bang-vang/nguyen-van-a/">'
    assert f"<small>Trong ảnh: {people}" in page
    assert page.count(PHOTO) == 2  # the portrait, and whole in the gallery
    write(site, f"{ASSEMBLY}/profile.yml", GROUP.replace("nguyen-van-thay, ", "nguyen-van-thai, "))
    told = honorroll_here("check", root=site).stdout
    assert f"{ASSEMBLY}/profile.yml:6:27: lỗi link-unknown: “honorees” ghi “nguyen-van-thai”" in told
    assert "Có phải “nguyen-van-thay” không?" in told


def test_a_group_photo_goes_when_one_of_those_on_it_may_not_be_seen_and_comes_back(site: Path) -> None:
    group(site, SEEN)
    pictures = {path for path in build(site) if path.startswith("anh/")}
    for member, reason in ((UNSEEN, "không cho đăng ảnh"), (GONE, "đã gỡ")):
        write(site, MEMBER, member)
        files = build(site)
        page = files["bang-vang/to-co-anh/index.html"].decode()
        assert PHOTO not in page
        assert "Trong ảnh" not in page
        drawn = ("/the.jpg", "/vuong.jpg", "/doc.jpg")  # of the portrait, so without it others
        assert {path for path in files if path.startswith("anh/") and not path.endswith(drawn)} < pictures
        told = honorroll_here("check", root=site).stdout
        assert f"{ASSEMBLY}/profile.yml:6:27: cảnh báo photo-left-out: Ảnh “ca-to.png”" in told
        assert reason in told
    write(site, MEMBER, SEEN)
    assert PHOTO in build(site)["bang-vang/to-co-anh/index.html"].decode()


def test_a_group_photo_goes_the_day_after_the_consent_of_one_of_them_ends(site: Path) -> None:
    group(site, ENDING)
    assert PHOTO in build(site, "2025-12-31")["bang-vang/to-co-anh/index.html"].decode()
    assert PHOTO not in build(site, "2026-01-01")["bang-vang/to-co-anh/index.html"].decode()


def test_withdraw_takes_the_group_photos_of_others_off_the_site(site: Path) -> None:
    group(site, SEEN)
    build(site)
    result = honorroll_here("withdraw", "nguyen-van-thay", "--yes", root=site)
    assert result.code == 0, result.stderr
    files = built(site / "site")
    assert PHOTO not in files["bang-vang/to-co-anh/index.html"].decode()
    assert not [path for path, data in files.items() if "Nguyễn Văn Thấy".encode() in data]
