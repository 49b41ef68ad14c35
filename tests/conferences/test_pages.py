"""The pages of conferences: what they say, how they hang together with the roll, and that warm builds are right."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from tests.running import DATE, built, honorroll_here, write

from honorroll.conferences.pages import chapters, composition, conference
from honorroll.engine.assets import THEME
from honorroll.pages import mentions
from honorroll.pages.mentions import Mention

TALK = "content/conferences/hoi-nghi-vi-du/speeches/nguyen-van-a.md"
CONFERENCE = "content/conferences/hoi-nghi-vi-du/conference.yml"


def build(root: Path, *arguments: str) -> dict[str, bytes]:
    result = honorroll_here("build", *arguments, root=root)
    assert result.code == 0, result
    return built(root / "site")


def page(root: Path, url: str) -> str:
    return (root / f"site/{url}index.html").read_text(encoding="utf-8")


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<main")[2].partition("</main>")[0]).split())


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write(root, path, text.replace(old, new))


def test_the_media_page_says_what_the_files_say(built_root: Path) -> None:
    html = page(built_root, "hoi-nghi/hoi-nghi-vi-du/")
    text = text_of(html)
    assert "Thứ Sáu, ngày 10 tháng 10 năm 2025, 8 giờ đến 11 giờ 30" in text
    assert "Hội trường Ví Dụ" in text
    assert "140 (70%)" in text
    assert "PDF, 1 KB · Số 12/KH-UBND, ngày 01/09/2025, UBND quận Ví Dụ" in text
    assert "Kính thưa hội nghị" not in text
    assert 'href="../../hoi-nghi/hoi-nghi-vi-du/tham-luan/nguyen-van-a/"' in html
    assert "Tham luận theo lĩnh vực Lĩnh vực Cá nhân Tập thể Cộng" in text.replace(
        "Số tham luận theo lĩnh vực và người phát biểu ", ""
    )
    assert "Chưa có tham luận" not in text
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk&amp;t=150"' in html


def sections(html: str) -> list[str]:
    """The second headings of a page, in its order."""
    return re.findall(r"<h2[^>]*>(.*?)</h2>", html.partition("<main")[2])


def test_what_was_held_shows_the_honoured_first_and_what_is_to_come_the_programme(built_root: Path) -> None:
    held = sections(page(built_root, "hoi-nghi/hoi-nghi-vi-du/"))
    assert held[:3] == ["Được vinh danh tại đây", "Kết quả", "Phim"]
    follow = [held.index(each) for each in ("Phim", "Chương trình", "Ảnh", "Tham luận", "Căn cứ và tài liệu")]
    assert follow == sorted(follow)
    coming = sections(page(built_root, "hoi-nghi/hoi-nghi-sap-toi/"))
    assert coming[:2] == ["Truyền hình trực tiếp", "Chương trình"]


def test_who_was_honoured_is_shown_with_what_was_given_that_year(built_root: Path) -> None:
    """Where no profile says what was given there; an honour of another year was not."""
    there = page(built_root, "hoi-nghi/hoi-nghi-vi-du/").partition('aria-labelledby="nguoi-duoc-vinh-danh"')[2]
    of_both = {slug: there.partition(f"{slug}/")[2].partition("</li>")[0] for slug in ("nguyen-van-a", "tap-the-vi-du")}
    assert ", 2025</span>" in of_both["tap-the-vi-du"]
    assert "hr-card-title" not in of_both["nguyen-van-a"]


def test_the_programme_names_a_speaker_once(built_root: Path) -> None:
    html = page(built_root, "hoi-nghi/hoi-nghi-vi-du/")
    assert '<a class="hr-button" href="#chuong-trinh">Chương trình</a>' in html
    programme = text_of("<main" + html.partition('id="chuong-trinh"')[2].partition("</section>")[0])
    assert programme.count("Nguyễn Văn A") == 1
    assert "Nguyễn Văn A , phát biểu: Giữ sức khỏe cho bà con" in programme
    assert "Tham luận: " in programme, "of a speaker whom the item does not name"


def test_what_was_planned_is_not_told_of_what_was_held(site: Path) -> None:
    planned = "  limit: 250\n  exemplars_percent: 70\n"
    replace(site, CONFERENCE, "  counted: 2025-10-01\n", f"{planned}  counted: 2025-10-01\n")
    build(site)
    text = text_of(page(site, "hoi-nghi/hoi-nghi-vi-du/"))
    assert "200 đại biểu, tính đến ngày" in text
    assert "Theo kế hoạch" not in text
    assert "Thêm vào lịch" not in text
    assert "Thêm vào lịch" in text_of(page(site, "hoi-nghi/hoi-nghi-sap-toi/"))


def test_a_document_is_offered_once(site: Path) -> None:
    """However often it is named: by the basis, under its own number, in the programme and by a speech."""
    replace(site, CONFERENCE, "    file: ke-hoach.pdf\n", "")
    replace(
        site,
        CONFERENCE,
        "films:\n",
        "documents:\n  - file: ke-hoach.pdf\n    title: Kế hoạch\n    number: 12/KH-UBND\nfilms:\n",
    )
    replace(site, CONFERENCE, "    duration: 60\n", "    duration: 60\n    documents:\n      - ke-hoach.pdf\n")
    replace(site, TALK, "film: 1\n", "documents:\n  - ke-hoach.pdf\nfilm: 1\n")
    build(site)
    html = page(site, "hoi-nghi/hoi-nghi-vi-du/")
    assert html.count('ke-hoach.pdf" download>') == 1
    assert html.count('href="#tai-lieu-1"') == 2
    assert 'id="tai-lieu-1"' in html
    assert html.count("Kế hoạch tổ chức hội nghị") == 1
    assert 'ke-hoach.pdf" download>' in page(site, "hoi-nghi/hoi-nghi-vi-du/tham-luan/nguyen-van-a/")


def test_chapters_lead_to_the_speaker_and_to_what_was_said(site: Path) -> None:
    """Speeches that begin in a film are chapters of it by themselves; others are stated. A poster is a photo."""
    chapters = """    minutes: 12
    poster: le-khai-mac/toan-canh.png
    chapters:
      - at: "5:10"
        honoree: tap-the-vi-du
      - at: "0:00"
        title: Năm năm nhìn lại
"""
    replace(site, CONFERENCE, "    minutes: 12\n", chapters)
    build(site)
    html = page(site, "hoi-nghi/hoi-nghi-vi-du/")
    told = re.findall(r'<li class="hr-chapter">(.*?)</li>', html, re.DOTALL)
    assert [text_of(f"<main>{each}</main>")[1:].strip() for each in told] == [
        "0:00 Năm năm nhìn lại",
        "2:30 Giữ sức khỏe cho bà con Nguyễn Văn A · Đọc bài",
        "5:10 Tập thể Ví Dụ Xem hồ sơ",
    ]
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk&amp;t=310"' in told[2]
    assert 'href="../../bang-vang/nguyen-van-a/"' in told[1]
    assert 'href="../../hoi-nghi/hoi-nghi-vi-du/tham-luan/nguyen-van-a/"' in told[1]
    film = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])["@graph"][0][
        "recordedIn"
    ][0]
    assert [(each["startOffset"], each.get("endOffset"), each["name"]) for each in film["hasPart"]] == [
        (0, 150, "Năm năm nhìn lại"),
        (150, 310, "Giữ sức khỏe cho bà con"),
        (310, None, "Tập thể Ví Dụ"),
    ]
    assert "<picture" in re.findall(r"<a [^>]*data-hr-film=.*?</a>", html, re.DOTALL)[0]


def test_a_speech_has_a_page_and_its_address_lasts(site: Path) -> None:
    build(site)
    text = text_of(page(site, "hoi-nghi/hoi-nghi-vi-du/tham-luan/nguyen-van-a/"))
    assert "Kính thưa hội nghị" in text
    assert "Tham luận sau Đêm yên: chuyện của tổ bảo vệ" in text
    folder = site / "content/conferences/hoi-nghi-vi-du"
    (folder / "speeches/to-bao-ve.md").unlink()
    replace(site, "content/conferences/hoi-nghi-vi-du/conference.yml", "      - to-bao-ve\n", "")
    os.rename(folder, folder.with_name("hoi-nghi-khac"))
    replace(
        site,
        "content/conferences/hoi-nghi-khac/conference.yml",
        "  - hoi-nghi-thu",
        "  - hoi-nghi-thu\n  - hoi-nghi-vi-du",
    )
    build(site)
    kept = page(site, "hoi-nghi/hoi-nghi-vi-du/tham-luan/nguyen-van-a/")
    gone = page(site, "hoi-nghi/hoi-nghi-vi-du/tham-luan/to-bao-ve/")
    assert 'url=../../../../hoi-nghi/hoi-nghi-khac/tham-luan/nguyen-van-a/"' in kept
    assert 'url=../../../../hoi-nghi/hoi-nghi-khac/"' in gone


def test_a_conference_and_its_speeches_appear_on_the_pages_of_its_honorees(built_root: Path) -> None:
    html = page(built_root, "bang-vang/nguyen-van-a/")
    assert 'href="../../hoi-nghi/hoi-nghi-vi-du/"' in html
    assert 'href="../../hoi-nghi/hoi-nghi-vi-du/tham-luan/nguyen-van-a/"' in html
    assert 'href="../../hoi-nghi/hoi-nghi-vi-du/#album-le-khai-mac"' in html
    told = html.partition('id="nhac-den"')[2].partition("</section>")[0]
    assert told.count('href="../../hoi-nghi/hoi-nghi-vi-du/"') == 1, (
        "what is told of an event stands below its name once"
    )
    assert '<span class="hr-mention">Tham luận: <a href="../../hoi-nghi/hoi-nghi-vi-du/tham-luan/' in told
    assert '<span class="hr-mention">Ảnh: <a href="../../hoi-nghi/hoi-nghi-vi-du/#album-' in told
    assert "Trên hội nghị và báo chí" not in page(built_root, "bang-vang/hoang-van-e/")


def test_a_post_about_an_event_stands_with_it() -> None:
    event = Mention("", "Hội nghị", "hoi-nghi/mot/")
    post = Mention("Tin", "Một bài", "tin-tuc/mot-bai/", "01/02/2025", event=event.url)
    html = mentions.section([event, post, post._replace(title="Bài khác", event="hoi-nghi/hai/")])
    assert html.count("<li>") == 2
    assert 'Hội nghị</a> <span class="hr-mention">Tin: <a href="' in html
    assert "Một bài</a>, 01/02/2025</span></li>" in html


def test_a_stream_is_live_before_and_a_recording_afterwards(site: Path) -> None:
    live = "live:\n  url: https://www.youtube.com/watch?v=abcdefghijk\nmovements:\n"
    replace(site, CONFERENCE, "movements:\n", live)
    seen = {}
    for status in ("planned", "cancelled", "held"):
        text = (site / CONFERENCE).read_text(encoding="utf-8")
        write(site, CONFERENCE, re.sub(r"(?m)^status: .*", f"status: {status}", text))
        build(site)
        seen[status] = re.findall(
            r'href="#truc-tiep">([^<]*)|id="truc-tiep">([^<]*)', page(site, "hoi-nghi/hoi-nghi-vi-du/")
        )
    assert seen == {
        "planned": [("Xem trực tiếp", ""), ("", "Truyền hình trực tiếp")],
        "cancelled": [],
        "held": [("Xem lại", ""), ("", "Xem lại truyền hình trực tiếp")],
    }


def test_machines_are_told_of_the_event(built_root: Path) -> None:
    [block] = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page(built_root, "hoi-nghi/hoi-nghi-vi-du/")
    )
    event = json.loads(block)["@graph"][0]
    assert event["@type"] == "Event"
    assert event["startDate"] == "2025-10-10T08:00+07:00"
    assert event["endDate"] == "2025-10-10T11:30:00+07:00"
    assert event["location"]["name"] == "Hội trường Ví Dụ"


def test_the_list_knows_what_is_to_come_on_the_day(site: Path) -> None:
    build(site)
    before = text_of(page(site, "hoi-nghi/"))
    assert before.index("Đang và sắp diễn ra") < before.index("phường Mới") < before.rindex("Năm 2025")
    assert "Hội nghị sắp tới" in text_of(page(site, ""))
    build(site, "--date", "2026-02-03")  # the day itself
    assert "Đang và sắp diễn ra" in text_of(page(site, "hoi-nghi/"))
    build(site, "--date", "2026-02-04")
    assert "Đang và sắp diễn ra" not in text_of(page(site, "hoi-nghi/"))
    assert "Hội nghị gần đây" in text_of(page(site, ""))


def test_the_calendar_stands_beside_and_has_a_list_of_its_own(built_root: Path) -> None:
    first, _, calendar = page(built_root, "hoi-nghi/").partition('<aside class="hr-calendar"')
    assert "Giao lưu với những điển hình" in calendar
    assert "Giao lưu với những điển hình" not in first.partition("<main")[2]
    assert "Giao lưu với những điển hình" in page(built_root, "hoi-nghi/hoat-dong/")
    assert "Giao lưu với những điển hình" in page(built_root, "hoi-nghi/cap/thanh-pho/")


def test_a_site_without_conferences_says_so(site: Path) -> None:
    shutil.rmtree(site / "content/conferences")
    assert "hoi-nghi/lich.ics" not in build(site)
    assert "Chưa có hội nghị nào ở mục này. Về trang chủ ." in text_of(page(site, "hoi-nghi/"))


def test_a_former_address_leads_to_the_conference(built_root: Path) -> None:
    assert 'url=../../hoi-nghi/hoi-nghi-vi-du/"' in page(built_root, "hoi-nghi/hoi-nghi-thu/")


def test_delegates_to_the_congress_are_listed_only_where_the_conference_says_so(site: Path) -> None:
    replace(site, "honorees/individuals/hoang-van-e/profile.yml", "    status: revoked\n", "")
    listed = "congress_delegates:\n  listed: true\n  people:\n    - hoang-van-e\nfilms:\n"
    replace(site, CONFERENCE, "films:\n", listed.replace("  listed: true\n", ""))
    build(site)
    assert "Hoàng Văn E" not in page(site, "hoi-nghi/hoi-nghi-vi-du/")
    assert "hoi-nghi-vi-du" not in page(site, "bang-vang/hoang-van-e/")
    replace(site, CONFERENCE, "congress_delegates:\n", "congress_delegates:\n  listed: true\n")
    build(site)
    assert "Hoàng Văn E" in page(site, "hoi-nghi/hoi-nghi-vi-du/")
    told = text_of(page(site, "bang-vang/hoang-van-e/"))
    assert "Đại biểu dự đại hội cấp trên" in told
    assert "Tham gia chương trình" not in told


CHANGES = {
    "a speech": (TALK, "ba việc đã làm", "bốn việc đã làm"),
    "the name of an honoree": (
        "honorees/individuals/nguyen-van-a/profile.yml",
        "name: Nguyễn Văn A",
        "name: Nguyễn Văn Á",
    ),
    "the story of an honoree": ("honorees/individuals/nguyen-van-a/profile.yml", "bận nhất", "bận hơn cả"),
    "the name of a conference": (CONFERENCE, "quận Ví Dụ 2025\n", "quận Ví Dụ, năm 2025\n"),
    "an album": (
        "content/conferences/hoi-nghi-vi-du/albums/le-khai-mac/album.yml",
        "Toàn cảnh hội trường\n",
        "Hội trường\n",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_warm_build_is_byte_for_byte_a_build_from_nothing(site: Path, tmp_path: Path, what: str) -> None:
    """With press kits, and with a hand-written page that places honorees and a conference."""
    replace(site, "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    write(
        site,
        "content/pages/lenh-chen.md",
        "# Chuyên trang\n\n{{ conference hoi-nghi-vi-du }}\n\n{{ honorees nguyen-van-a }}\n",
    )
    build(site)
    build(site)
    replace(site, *CHANGES[what])
    warm = build(site)
    cold = tmp_path / "cold"
    shutil.copytree(site, cold, ignore=shutil.ignore_patterns(".build", "site"), symlinks=True)
    assert build(cold) == warm


def test_a_document_that_changed_after_it_was_looked_into_is_not_published(site: Path) -> None:
    build(site)
    path = site / "content/conferences/hoi-nghi-vi-du/documents/ke-hoach.pdf"
    before = (site / "site/hoi-nghi/hoi-nghi-vi-du/tai-lieu/ke-hoach.pdf").read_bytes()
    path.write_bytes(b"<html><script>alert(1)</script></html>")
    result = honorroll_here("build", root=site)
    assert result.code == 1
    assert "file-content" in result.stdout
    assert (site / "site/hoi-nghi/hoi-nghi-vi-du/tai-lieu/ke-hoach.pdf").read_bytes() == before


def test_no_photo_of_an_album_is_published_as_it_was_sent(built_root: Path) -> None:
    photos = {path.read_bytes() for path in (built_root / "content/conferences").rglob("*.png")}
    assert len(photos) == 2
    assert photos.isdisjoint(built(built_root / "site").values())


# ── Press kits ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_day_of_the_build_is_the_only_clock(site: Path) -> None:
    first = build(site)
    shutil.rmtree(site / ".build")
    (site / "site").unlink()
    assert build(site) == first
    assert DATE.year == 2025


def test_a_conference_with_warnings_is_read_once_and_warned_of_in_every_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("honorroll.base.store.TICK", -3_600_000_000_000)
    replace(site, CONFERENCE, "  - kind: launch\n", "  - kind: other\n    title: Giải lao\n")
    first = honorroll_here("build", root=site)
    assert "plan-item" in first.stdout
    monkeypatch.setattr("honorroll.conferences.read.read", lambda *_: pytest.fail("it was read again"))
    second = honorroll_here("build", root=site)
    assert (second.code, second.stdout.splitlines()[:2]) == (0, first.stdout.splitlines()[:2])


def test_what_a_telephone_shows_at_first_is_what_the_box_is_offered_for() -> None:
    style = (THEME / "css/conference.css").read_text(encoding="utf-8")
    rule = re.compile(r"\.hr-(\w+):has\(> \.hr-all :not\(:checked\)\) > [^ ,{]*(?: > )?:nth-child\(n \+ (\d+)\)")
    hidden = {part: int(n) for part, n in rule.findall(style.replace(".hr-figures:nth", ":nth"))}
    first = {"attending": conference.AT_ONCE, "chapters": chapters.AT_ONCE, "composition": composition.AT_ONCE}
    before = {"composition": 2}  # its heading and the sentence below
    assert hidden == {part: n + before.get(part, 0) + 1 for part, n in first.items()}


def test_a_long_part_has_a_box_that_shows_all_of_it(built_root: Path) -> None:
    assert "Hiện cả thành phần" in page(built_root, "hoi-nghi/hoi-nghi-vi-du/")
    assert "Hiện cả 7 hồ sơ" in conference.box(7)
    assert not conference.box(6)
