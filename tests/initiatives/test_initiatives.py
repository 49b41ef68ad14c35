"""Models, campaigns, commemorative works and figures: what their pages show, and what leads to them."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.running import built, honorroll_here, write

from honorroll.initiatives.campaigns import State, dates, state
from honorroll.initiatives.model import Campaign, Figure
from honorroll.initiatives.pages.figures import value

MODEL = """\
name: Tủ sách tổ dân phố
summary: Mỗi tổ dân phố có một tủ sách.
text: |
  ## Bắt đầu

  Một góc nhà văn hóa & ba mươi cuốn sách.
since: 2023-03
place: phuong-moi
movements: [chung-tay-vi-du]
results:
  - text: Cả 12 tổ có tủ sách.
    sources: [1]
sources:
  - title: Báo Ví Dụ
"""
CAMPAIGN = """\
name: Ngõ sạch
movement: chung-tay-vi-du
target: Làm sạch 120 ngõ.
start: 2025-08
end: 2025-12
sources:
  - title: Kế hoạch
"""
WORKS = """\
works:
  - name: Nhà văn hóa tổ 5
    started: 2025-03
    completed: 2026-09-02
    conference: hoi-nghi-vi-du
    sources: [1]
sources:
  - title: Nguồn của công trình
"""
FIGURES = """\
figures:
  - {name: Thu ngân sách, group: Kinh tế, value: 1.234, unit: tỷ đồng, year: 2024, sources: [1]}
  - {name: Hộ nghèo, group: Đời sống, value: "0,35", unit: "%", year: 2024, sources: [1]}
sources:
  - title: Nguồn của số liệu
"""
PROFILE = "honorees/individuals/nguyen-van-a/profile.yml"
CONFERENCE = "content/conferences/hoi-nghi-vi-du/conference.yml"


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text, (path, old)
    write(root, path, text.replace(old, new, 1))


def fill(root: Path) -> None:
    write(root, "content/models/tu-sach.yml", MODEL)
    write(
        root,
        "content/campaigns/ngo-sach.yml",
        CAMPAIGN,
    )
    write(root, "content/works.yml", WORKS)
    write(root, "content/figures.yml", FIGURES)
    edit(root, PROFILE, "nominated_by:", "models: [tu-sach]\nnominated_by:")
    edit(root, CONFERENCE, "name:", "models: [tu-sach]\nname:")
    (speech,) = sorted((root / "content/conferences/hoi-nghi-vi-du/speeches").glob("*.md"))[:1]
    edit(root, speech.relative_to(root).as_posix(), "---\n", "---\nmodels: [tu-sach]\n")


def build(root: Path, *more: str) -> None:
    result = honorroll_here("build", *more, root=root)
    assert result.code == 0, result
    assert result.stdout.count("cảnh báo") == result.stdout.count("still-planned"), result.stdout


def page(root: Path, url: str) -> str:
    return (root / "site" / url / "index.html").read_text(encoding="utf-8")


def test_a_model_and_those_that_share_it_lead_to_each_other(site: Path) -> None:
    fill(site)
    build(site)
    model = page(site, "mo-hinh/tu-sach")
    speeches = [url for url in re.findall(r'href="\.\./\.\./(hoi-nghi/[^"#]+)"', model) if "/tham-luan/" in url]
    assert len(set(speeches)) == 1
    for url in ("bang-vang/nguyen-van-a/", "hoi-nghi/hoi-nghi-vi-du/", *speeches):
        up = "../" * url.count("/")
        assert f'href="../../{url}"' in model, url
        assert f'href="{up}mo-hinh/tu-sach/">Tủ sách tổ dân phố</a>' in page(site, url), url
    assert 'href="../../phong-trao/chung-tay-vi-du/"' in model
    assert "nhà văn hóa &amp; ba mươi" in model
    assert '<a class="hr-cite" href="#nguon-1">nguồn 1</a>' in model
    assert "tháng 03/2023" in model
    assert 'href="../mo-hinh/tu-sach/"' in page(site, "mo-hinh")


def test_they_are_found_by_name_and_in_the_sitemap(site: Path) -> None:
    fill(site)
    build(site)
    names = "".join(file.read_text(encoding="utf-8") for file in (site / "site/tim-kiem").rglob("ten-*.txt"))
    sitemap = (site / "site/sitemap.xml").read_text(encoding="utf-8")
    for url, name in (
        ("mo-hinh/tu-sach/", "Tủ sách tổ dân phố"),
        ("dot-thi-dua/ngo-sach/", "Ngõ sạch"),
        ("mo-hinh/", "Mô hình mới"),
        ("dot-thi-dua/", "Các đợt thi đua"),
        ("cong-trinh-so-lieu/", "Công trình và số liệu"),
    ):
        assert f"\t{url}\t{name}\t" in names, url
        assert f"/{url}</loc>" in sitemap, url


def test_a_site_without_any_has_no_page_and_no_link(site: Path) -> None:
    build(site)
    assert not any((site / "site" / url).exists() for url in ("mo-hinh", "dot-thi-dua", "cong-trinh-so-lieu"))
    for url in ("", "thong-ke", "bao-cao", "phong-trao/chung-tay-vi-du"):
        assert not re.search(r"mo-hinh|dot-thi-dua|cong-trinh|gioi-thieu-guong", page(site, url)), url


def campaign(start: str, end: str | None = None, result: str | None = None) -> Campaign:
    return Campaign.model_validate({"name": "Ngõ sạch", "start": start, "end": end, "result": result})


@pytest.mark.parametrize(
    ("start", "end", "result", "expected"),
    [
        ("2025-12-02", "2025-12-31", None, State.UPCOMING),
        ("2025-12-01", "2025-12-01", None, State.RUNNING),
        ("2025-11", "2025-12", None, State.RUNNING),
        ("2025", "2025", "Đã trồng 120 cây.", State.RUNNING),
        ("2025-11-01", "2025-11-30", None, State.NO_RESULT),
        ("2025-10", "2025-11", "Xong.", State.ENDED),
        ("2025-10", None, None, State.RUNNING),
        ("2025-10", None, "Xong.", State.ENDED),
    ],
)
def test_where_a_campaign_stands_on_the_first_of_december(
    start: str, end: str | None, result: str | None, expected: State
) -> None:
    assert state(campaign(start, end, result), date(2025, 12, 1)) is expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-08-01", "2025-10-10", "01/08/2025 – 10/10/2025"),
        ("2025-08-01", "2025-08-31", "01–31/08/2025"),
        ("2025-03", "2025-09", "tháng 03/2025 – tháng 09/2025"),
        ("2025", "2025", "năm 2025"),
        ("2025-08-01", None, "từ 01/08/2025"),
    ],
)
def test_when_a_campaign_is(start: str, end: str | None, expected: str) -> None:
    assert dates(campaign(start, end)) == expected


def test_a_campaign_changes_its_state_by_the_day(site: Path) -> None:
    fill(site)
    build(site, "--date", "2025-12-31")
    assert ">Đang diễn ra<" in page(site, "dot-thi-dua/ngo-sach")
    build(site, "--date", "2026-01-01")
    for url in ("dot-thi-dua/ngo-sach", "dot-thi-dua", "phong-trao/chung-tay-vi-du"):
        assert "Đã kết thúc, chưa có kết quả" in page(site, url), url
    assert "chưa có kết quả được công bố" in page(site, "dot-thi-dua/ngo-sach")


def test_works_and_figures_lead_to_their_sources(site: Path) -> None:
    """The sources of both files are numbered through."""
    fill(site)
    build(site)
    shown = page(site, "cong-trinh-so-lieu")
    assert "<td>1.234 tỷ\u00a0đồng</td>" in shown
    assert "<td>0,35%</td>" in shown
    assert "Khởi công tháng 03/2025, dự kiến hoàn thành 02/09/2026" in shown
    assert re.search(r'<li id="nguon-1">Nguồn của công trình</li>\s*<li id="nguon-2">Nguồn của số liệu</li>', shown)
    assert shown.count('href="#nguon-2"') == 2
    assert 'href="../../cong-trinh-so-lieu/#cong-trinh-1"' in page(site, "hoi-nghi/hoi-nghi-vi-du")
    for url in ("thong-ke", "bao-cao"):
        assert 'href="../cong-trinh-so-lieu/"' in page(site, url), url


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1234", "1.234"),
        ("1.234", "1.234"),
        ("1.234.567,5", "1.234.567,5"),
        ("-2,50", "-2,5"),
        ("0", "0"),
        ("0,35", "0,35"),
    ],
)
def test_numbers_are_read_and_written_as_vietnamese_write_them(written: str, shown: str) -> None:
    assert value(Figure.model_validate({"name": "Số", "value": written, "year": "2024"})) == shown


@pytest.mark.parametrize("written", ["1,234,567", "12.5", "01", "1.23", "1 234", "5%", "", "một", "1e9", "9" * 20])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"expected-amount|required|missing"):
        Figure.model_validate({"name": "Số", "value": written, "year": "2024"})


def test_a_model_with_another_id_keeps_its_address(site: Path) -> None:
    fill(site)
    build(site)
    speeches = (file.relative_to(site).as_posix() for file in site.glob("content/conferences/*/speeches/*.md"))
    for path in (PROFILE, CONFERENCE, *speeches):
        text = (site / path).read_text(encoding="utf-8")
        write(site, path, text.replace("models: [tu-sach]", "models: [tu-sach-pho]"))
    (site / "content/models/tu-sach.yml").unlink()
    result = honorroll_here("build", root=site)
    assert result.code == 1
    write(site, "content/models/tu-sach-pho.yml", MODEL + "former_ids: [tu-sach]\n")
    build(site)
    assert "Trang đã chuyển" in page(site, "mo-hinh/tu-sach")
    assert "tu-sach-pho" in page(site, "bang-vang/nguyen-van-a")


def test_an_address_that_would_be_lost_says_how_to_keep_it(site: Path) -> None:
    fill(site)
    build(site)
    (site / "content/campaigns/ngo-sach.yml").unlink()
    result = honorroll_here("build", root=site)
    assert result.code == 1
    assert "content/campaigns/ngo-sach.yml" in result.stdout
    assert "former_ids: [ngo-sach]" in result.stdout


def test_pages_that_nothing_fills_any_more_lead_on(site: Path) -> None:
    fill(site)
    build(site)
    (site / "content/works.yml").unlink()
    (site / "content/figures.yml").unlink()
    build(site)
    assert 'content="0; url=../thong-ke/"' in page(site, "cong-trinh-so-lieu")
    assert "cong-trinh" not in page(site, "thong-ke")


EDITS = (
    (PROFILE, "models: [tu-sach]\n", ""),
    (PROFILE, "name: Nguyễn Văn A", "name: Nguyễn Văn Á"),
    ("content/models/tu-sach.yml", "name: Tủ sách tổ dân phố", "name: Tủ sách ngõ phố"),
    ("content/campaigns/ngo-sach.yml", "name: Ngõ sạch", "name: Ngõ xanh"),
    ("content/campaigns/ngo-sach.yml", "movement: chung-tay-vi-du\n", ""),
    ("content/works.yml", "    conference: hoi-nghi-vi-du\n", ""),
    ("content/figures.yml", "value: 1.234", "value: 1.235"),
    (CONFERENCE, "models: [tu-sach]\n", ""),
)


def test_after_edits_the_site_is_that_of_a_build_from_nothing(site: Path, tmp_path: Path) -> None:
    """A build follows each edit; what stands after every third one is built from nothing, too."""
    fill(site)
    build(site)
    for number, (path, old, new) in enumerate(EDITS):
        edit(site, path, old, new)
        build(site)
        if number % 3:
            continue
        fresh = tmp_path / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        kept = shutil.ignore_patterns("site", "releases", "frame", "*.lock")
        shutil.copytree(site, fresh, symlinks=True, ignore=kept)
        build(fresh, "--published", str(site / "site/dia-chi.txt"))
        mine, theirs = built(site / "site"), built(fresh / "site")
        assert [url for url in mine.keys() | theirs.keys() if mine.get(url) != theirs.get(url)] == [], (path, new)


def test_a_changed_model_remakes_only_what_names_it(site: Path) -> None:
    fill(site)
    build(site)
    before = {path: (site / "site" / path).stat().st_ino for path in built(site / "site")}
    edit(site, "content/models/tu-sach.yml", "Cả 12 tổ", "Cả 13 tổ")
    build(site)
    pages = [path for path in before if path.endswith(".html")]
    again = [path for path in pages if (site / "site" / path).stat().st_ino != before[path]]
    assert again == ["mo-hinh/index.html", "mo-hinh/tu-sach/index.html"]


def test_the_canonical_form_keeps_numbers(site: Path) -> None:
    fill(site)
    result = honorroll_here("fmt", root=site)
    assert result.code == 0, result
    text = (site / "content/figures.yml").read_text(encoding="utf-8")
    assert "value: 1234\n" in text
    assert 'value: "0,35"\n' in text
    assert honorroll_here("fmt", "--check", root=site).code == 0
    build(site)
