"""No address is lost: what was public stays a page, leads on or stays a file, and a release says what was public."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.office.test_pull_request import commit, git
from tests.running import Result, built, honorroll_here, write

PERSON = "honorees/individuals/nguyen-van-a"
CONFERENCE = "content/conferences/hoi-nghi-vi-du"
NEW = """\
name: Lê Thị Mới
awards:
  - title: bang-khen-vi-du
    year: 2024
    sources: [1]
sources:
  - title: Nguồn
publication:
  basis: public-record
"""


def build(root: Path, *arguments: str) -> Result:
    result = honorroll_here("build", *arguments, root=root)
    assert result.code == 0, result
    return result


def check(root: Path, *arguments: str) -> Result:
    return honorroll_here("check", *arguments, root=root)


def listed(root: Path) -> list[str]:
    return (root / "site/dia-chi.txt").read_text(encoding="utf-8").splitlines()


def page(root: Path, url: str) -> str:
    return (root / "site" / url / "index.html").read_text(encoding="utf-8")


def leads_to(root: Path, url: str, target: str) -> bool:
    return f'rel="canonical" href="https://bang-vang.example/nen/{target}"' in page(root, url)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# ── What a release says ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_release_lists_its_pages_and_the_files_that_people_keep(built_root: Path) -> None:
    urls = listed(built_root)
    assert urls == sorted(urls)
    pages = {
        f"/{path.removesuffix('index.html')}" for path in built(built_root / "site") if path.endswith("/index.html")
    }
    taken_down = {
        f"/bang-vang/{slug}/" for slug in ("pham-thi-d", "pham-d", "hoang-van-e", "hoang-e", "hoang-van-e-2021")
    }
    assert taken_down < pages
    unlisted = {page for page in pages if page.startswith(("/x/", "/the/"))}
    assert unlisted, "proof and cards, which go without a trace"
    assert {"/", *pages} - taken_down - unlisted == {url for url in urls if url.endswith("/")}
    files = {url for url in urls if not url.endswith("/")}
    assert {
        "/bang-vang/moi.atom",
        "/hoi-nghi/lich.ics",
        "/hoi-nghi/hoi-nghi-vi-du/lich.ics",
        "/hoi-nghi/hoi-nghi-vi-du/tai-lieu/ke-hoach.pdf",
        "/tin-tuc/ke-hoach/ke-hoach.csv",
        "/tin-tuc/tin-moi.rss",
    } <= files
    assert not [url for url in files if url.startswith(("/anh/", "/tim-kiem/", "/assets/")) or url.count("/") == 1]


def test_a_build_writes_nothing_into_the_repository(site: Path) -> None:
    before = built(site / "content") | built(site / "honorees")
    build(site)
    write(site, "honorees/individuals/le-thi-moi/profile.yml", NEW)
    (site / "honorees/individuals/le-thi-moi/profile.yml").unlink()
    (site / "honorees/individuals/le-thi-moi").rmdir()
    build(site)
    assert built(site / "content") | built(site / "honorees") == before


@pytest.mark.parametrize("change", ["site_name", "seal", ""])
def test_the_live_release_is_compared_with_whatever_else_changed(site: Path, change: str) -> None:
    """Also where its database is of another environment, or broken: the list lies in the release itself."""
    write(site, "honorees/individuals/le-thi-moi/profile.yml", NEW)
    build(site)
    if change == "site_name":
        edit(site / "mkdocs.yml", "site_name: Bảng vàng Ví Dụ", "site_name: Bảng vàng khác")
    for seal in (site / ".build/releases").glob("*.seal") if change == "seal" else ():
        seal.unlink()
    shutil.rmtree(site / "honorees/individuals/le-thi-moi")
    assert "lost-honoree" in check(site).stdout
    assert "lost-honoree" in honorroll_here("build", root=site).stdout


def test_the_first_build_says_that_it_compares_with_nothing(site: Path) -> None:
    assert "honorroll build --published" in build(site).stdout
    write(site, "honorees/individuals/le-thi-moi/profile.yml", NEW)
    assert "--published" not in build(site).stdout


def test_a_list_of_an_earlier_version_is_read_until_it_is_deleted(site: Path) -> None:
    write(site, "content/urls.txt", "/bang-vang/nguoi-cu/\n")
    assert "nguoi-cu" in check(site).stdout
    write(site, "honorees/individuals/nguoi-moi/profile.yml", f"{NEW}former_slugs: [nguoi-cu]\n")
    build(site)
    (site / "content/urls.txt").unlink()
    build(site)
    edit(site / "honorees/individuals/nguoi-moi/profile.yml", "former_slugs: [nguoi-cu]\n", "")
    assert "nguoi-cu" in check(site).stdout


def test_a_copy_lists_what_it_holds_and_does_not_make_it_public(site: Path, tmp_path: Path) -> None:
    build(site)
    write(site, "honorees/individuals/le-thi-moi/profile.yml", NEW)
    build(site, "--site-dir", str(tmp_path / "copy"))
    assert "/bang-vang/le-thi-moi/" in (tmp_path / "copy/dia-chi.txt").read_text(encoding="utf-8").split()
    shutil.rmtree(site / "honorees/individuals/le-thi-moi")
    assert check(site).code == 0
    build(site)
    assert "/bang-vang/le-thi-moi/" not in listed(site)


# ── Lists ──────────────────────────────────────────────────────────────────────────────────────────────────────────

EMPTY = "bang-vang/danh-hieu/danh-hieu-trong/"


def test_an_entry_that_nobody_is_on_has_no_page(site: Path) -> None:
    titles = site / "content/vocabulary/titles.yml"
    text = titles.read_text(encoding="utf-8")
    titles.write_text(f"{text}danh-hieu-trong:\n  name: Danh hiệu trống\n  group: commendation\n  rank: 99\n", "utf-8")
    build(site)
    assert not (site / "site" / EMPTY).exists()
    assert f"/{EMPTY}" not in listed(site)
    assert "Danh hiệu trống" not in page(site, "bang-vang/danh-hieu/")
    assert b"danh-hieu-trong" not in b"".join(built(site / "site").values())
    profile = site / "honorees/individuals/tran-thi-b/profile.yml"
    before = profile.read_text(encoding="utf-8")
    award = "awards:\n  - title: danh-hieu-trong\n    year: 2024\n"
    profile.write_text(before.replace("awards:\n", award), encoding="utf-8")
    build(site)
    assert "Danh hiệu trống" in page(site, "bang-vang/danh-hieu/")
    assert f"/{EMPTY}" in listed(site)
    profile.write_text(before, encoding="utf-8")
    build(site)
    assert leads_to(site, EMPTY, "bang-vang/danh-hieu/")
    assert f"/{EMPTY}" in listed(site)
    assert "Danh hiệu trống" not in page(site, "bang-vang/danh-hieu/")


def test_what_another_page_leads_to_has_one_whoever_is_on_it(site: Path) -> None:
    """A movement of the plan, one that a conference names, and the award of somebody from whom it was revoked."""
    movements = site / "content/vocabulary/movements.yml"
    more = "".join(f"{id_}:\n  name: Phong trào {id_}\n{line}" for id_, line in MOVEMENTS.items())
    movements.write_text(movements.read_text(encoding="utf-8") + more, encoding="utf-8")
    edit(site / CONFERENCE / "conference.yml", "movements:\n", "movements:\n  - o-hoi-nghi\n")
    build(site)
    found = [id_ for id_ in MOVEMENTS if (site / "site/phong-trao" / id_).exists()]
    assert found == ["trong-ke-hoach", "o-hoi-nghi"]
    edit(site / CONFERENCE / "conference.yml", "  - o-hoi-nghi\n", "")
    build(site)
    assert leads_to(site, "phong-trao/o-hoi-nghi/", "phong-trao/")


MOVEMENTS = {"trong-ke-hoach": "  in_plan: true\n", "o-hoi-nghi": "", "khong-ai": ""}


def test_an_entry_with_another_id_keeps_its_addresses(site: Path) -> None:
    """Of its list, of its news and of its feeds: who subscribed to a feed goes on reading it."""
    write(site, "content/news/tin.md", POST)
    build(site)
    assert "/chuyen-muc/guong-vi-du/tin-moi.atom" in listed(site)
    for name, old in (("fields", "y-te"), ("movements", "chung-tay-vi-du"), ("columns", "guong-vi-du")):
        path = site / f"content/vocabulary/{name}.yml"
        edit(path, f"{old}:\n", f"{old}-moi:\n  former_ids: [{old}]\n")
    naming = ("honorees/*/*/profile.yml", "content/*/*/conference.yml", "content/**/*.md")
    for path in [path for pattern in naming for path in site.glob(pattern)]:
        text = path.read_text(encoding="utf-8")
        for old in ("chung-tay-vi-du", "guong-vi-du"):
            text = text.replace(old, f"{old}-moi")
        path.write_text(text.replace("field: y-te\n", "field: y-te-moi\n"), encoding="utf-8")
    assert check(site).code == 0, check(site)
    build(site)
    assert leads_to(site, "bang-vang/linh-vuc/y-te/", "bang-vang/linh-vuc/y-te-moi/")
    assert leads_to(site, "phong-trao/chung-tay-vi-du/", "phong-trao/chung-tay-vi-du-moi/")
    assert leads_to(site, "chuyen-muc/guong-vi-du/", "chuyen-muc/guong-vi-du-moi/")
    for home in ("phong-trao/chung-tay-vi-du", "chuyen-muc/guong-vi-du"):
        feed = "tin-moi.atom"
        assert (site / f"site/{home}/{feed}").read_bytes() == (site / f"site/{home}-moi/{feed}").read_bytes()


POST = """\
---
title: Một tin
date: "2025-05-01"
kind: news
column: guong-vi-du
summary: Tóm tắt của tin.
movements: [chung-tay-vi-du]
honorees: [nguyen-van-a]
author: Nguyễn Văn A
sources:
  - title: Nguồn
---

Nội dung.
"""


# ── Pages and files ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_hand_written_page_keeps_its_former_address(site: Path) -> None:
    write(site, "content/pages/ve-chung-toi/lien-he.md", "# Liên hệ\n")
    write(site, "content/pages/quê hương.md", "# Quê hương\n")
    build(site)
    (site / "content/pages/quê hương.md").rename(site / "content/pages/que-huong.md")
    assert "former_slugs: [quê hương]" in check(site).stdout
    write(site, "content/pages/que-huong.md", "---\nformer_slugs: [quê hương]\n---\n\n# Quê hương\n")
    (site / "content/pages/ve-chung-toi/lien-he.md").rename(site / "content/pages/lien-he.md")
    assert "former_slugs: [ve-chung-toi/lien-he]" in check(site).stdout
    write(site, "content/pages/lien-he.md", "---\nformer_slugs: [ve-chung-toi/lien-he]\n---\n\n# Liên hệ\n")
    assert check(site).code == 0
    build(site)
    assert leads_to(site, "ve-chung-toi/lien-he/", "lien-he/")
    assert leads_to(site, "quê hương/", "que-huong/")
    (site / "content/pages/lien-he.md").rename(site / "content/pages/ve-chung-toi/lien-he.md")  # and back
    write(site, "content/pages/ve-chung-toi/lien-he.md", "---\nformer_slugs: [lien-he]\n---\n\n# Liên hệ\n")
    build(site)
    assert leads_to(site, "lien-he/", "ve-chung-toi/lien-he/")
    assert "Liên hệ" in page(site, "ve-chung-toi/lien-he/")


def test_the_files_of_a_conference_stay_where_they_were(site: Path) -> None:
    """No static host leads on from a calendar or a document: they lie at the old address too."""
    edit(site / "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    build(site)
    old, new = "site/hoi-nghi/hoi-nghi-vi-du", "site/hoi-nghi/hoi-nghi-doi-ten"
    files = {path: data for path, data in built(site / old).items() if not path.endswith(".html")}
    assert {"lich.ics", "bo-tu-lieu.zip", "tai-lieu/ke-hoach.pdf"} <= files.keys()
    (site / CONFERENCE).rename(site / "content/conferences/hoi-nghi-doi-ten")
    conference = site / "content/conferences/hoi-nghi-doi-ten/conference.yml"
    edit(conference, "former_slugs:\n", "former_slugs:\n  - hoi-nghi-vi-du\n")
    build(site)
    assert leads_to(site, "hoi-nghi/hoi-nghi-vi-du/", "hoi-nghi/hoi-nghi-doi-ten/")
    now = built(site / new)
    assert {path: built(site / old)[path] for path in files} == {path: now[path] for path in files}

    (conference.parent / "documents/ke-hoach.pdf").rename(conference.parent / "documents/ke-hoach-2025.pdf")
    edit(conference, "file: ke-hoach.pdf", "file: ke-hoach-2025.pdf")
    result = check(site)
    assert (result.stdout.count("lost-file"), "former_files: {ke-hoach.pdf: TÊN-MỚI}" in result.stdout) == (2, True)
    text = conference.read_text(encoding="utf-8")
    conference.write_text(f"{text}former_files: {{ke-hoach.pdf: ke-hoach-2025.pdf}}\n", encoding="utf-8")
    build(site)
    for folder in (old, new):
        assert (site / folder / "tai-lieu/ke-hoach.pdf").read_bytes() == files["tai-lieu/ke-hoach.pdf"]

    (conference.parent / "documents/ke-hoach-2025.pdf").unlink()
    withdrawn = text.replace("    file: ke-hoach-2025.pdf\n", "")
    conference.write_text(f"{withdrawn}withdrawn_files: [ke-hoach.pdf, ke-hoach-2025.pdf]\n", encoding="utf-8")
    build(site)
    assert not [path for path in built(site / "site") if path.endswith(".pdf")]


def test_a_calendar_stays_where_nothing_is_in_it_any_more(site: Path) -> None:
    build(site)
    edit(site / "content/conferences/giao-luu-vi-du/conference.yml", 'start: "2025-06-18"', 'start: "2025-06"')
    build(site)
    calendar = (site / "site/hoi-nghi/giao-luu-vi-du/lich.ics").read_text(encoding="utf-8")
    assert ("BEGIN:VTIMEZONE" in calendar, "BEGIN:VEVENT" in calendar) == (True, False)


def test_a_press_kit_stays_at_the_former_address_until_it_is_taken_down(site: Path) -> None:
    edit(site / "mkdocs.yml", "    corrections:", "    press_kits: true\n    corrections:")
    write(site, "honorees/individuals/le-thi-moi/profile.yml", NEW)
    build(site)
    assert honorroll_here("rename", "le-thi-moi", "le-thi-moi-2", root=site).code == 0
    build(site)
    old, new = (site / f"site/bang-vang/{slug}/bo-tu-lieu.zip" for slug in ("le-thi-moi", "le-thi-moi-2"))
    assert old.read_bytes() == new.read_bytes()
    profile = site / "honorees/individuals/le-thi-moi-2/profile.yml"
    edit(profile, "awards:", "story: |\n  Một câu chuyện.\nawards:")
    build(site)
    assert old.read_bytes() == new.read_bytes()
    edit(profile, "  basis: public-record\n", "  basis: public-record\n  withdrawn: {date: 2025-11-30}\n")
    build(site)
    assert not old.exists()
    assert not new.exists()
    assert "gỡ" in page(site, "bang-vang/le-thi-moi-2/")


# ── A branch ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def branch(site: Path) -> Path:
    """A branch in a fresh checkout: there is no release to compare with, and the site was never asked for its list."""
    write(site, ".gitignore", ".build/\nsite\n")
    write(site, "content/news/tin.md", POST)
    write(site, "content/news/nhap.md", POST.replace("Một tin", "Bản nháp").replace("---\n\n", "draft: true\n---\n\n"))
    write(site, "honorees/individuals/le-thi-moi/profile.yml", f"{NEW}former_slugs: [le-thi-cu]\n")
    write(
        site, "content/vocabulary/fields.yml", "y-te:\n  name: Y tế\ngiao-duc:\n  name: Giáo dục\nkhac:\n  name: Khác\n"
    )
    git(site, "init", "-q", "-b", "main")
    commit(site)
    git(site, "switch", "-q", "-c", "nhanh")
    return site


def test_a_branch_is_compared_with_its_base(branch: Path) -> None:
    shutil.rmtree(branch / "honorees/individuals/le-thi-moi")
    (branch / "content/news/tin.md").unlink()
    (branch / "content/news/nhap.md").unlink()  # was never public
    edit(branch / "content/vocabulary/fields.yml", "khac:\n  name: Khác\n", "")  # nor was this
    commit(branch)
    out = check(branch, "--public", "--base", "main").stdout
    assert "“le-thi-moi”" in out
    assert "“le-thi-cu”" in out
    assert "/tin-tuc/tin/" in out
    assert "nhap" not in out
    assert "khac" not in out
    git(branch, "restore", "--source=HEAD~1", "honorees/*/le-thi-moi/*", "content/news/tin.md")
    commit(branch)
    assert check(branch, "--public", "--base", "main").code == 0


def test_a_branch_that_renames_keeps_every_address(branch: Path) -> None:
    assert honorroll_here("rename", "le-thi-moi", "le-thi-moi-2", root=branch).code == 0
    (branch / "content/news/tin.md").rename(branch / "content/news/tin-2.md")
    edit(branch / "content/vocabulary/fields.yml", "giao-duc:\n", "day-hoc:\n")
    for path in branch.glob("honorees/*/*/profile.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("field: giao-duc", "field: day-hoc"), encoding="utf-8")
    commit(branch)
    out = check(branch, "--public", "--base", "main").stdout
    assert out.count(": lỗi ") == 2, out
    edit(branch / "content/vocabulary/fields.yml", "day-hoc:\n", "day-hoc:\n  former_ids: [giao-duc]\n")
    edit(branch / "content/news/tin-2.md", "---\n\n", "former_slugs: [tin]\n---\n\n")
    commit(branch)
    assert check(branch, "--public", "--base", "main").code == 0, check(branch, "--public", "--base", "main")
