"""The comment on a pull request, on real repositories."""

from __future__ import annotations

import re
from pathlib import Path

import pyromark
import pytest
from tests.requests_of import NEW, RECORD, A, cloned, edited, git, profile, request_of
from tests.running import Result, honorroll_here, write

from honorroll.office.review import comment, staging


@pytest.fixture
def clone(bare_site: Path, tmp_path: Path) -> Path:
    return cloned(bare_site, tmp_path)


def review(root: Path, *more: str) -> Result:
    return honorroll_here("review", "origin/main", "origin/them", *more, root=root)


def test_who_came_is_told_with_address_basis_and_fields(clone: Path) -> None:
    publication = "  basis: consent\n  scope: [name, story]\n  by: parent\n  child: agreed\n  date: 2025-05-01\n"
    publication += "  reference: Phiếu số 12\n  until: 2030-12-31\n"
    request_of(clone, **{f"{NEW}/profile.yml": profile(publication=publication)})
    result = review(clone)
    assert result.code == 1  # not in the canonical form
    assert result.stdout.startswith(f"{comment.MARKER}\n## Xem lại thay đổi: 1 thêm mới\n")
    for line in (
        "### 🟢 Hồ sơ cá nhân: Lê Thị G — thêm mới",
        "- Địa chỉ mới: `/bang-vang/le-thi-g/`",
        "- **Chức vụ:** Tổ trưởng",
        "- **Lĩnh vực:** Giáo dục",
        f"- `{NEW}/profile.yml`",
    ):
        assert f"{line}\n" in result.stdout, result.stdout
    assert (
        "Căn cứ công khai: phiếu đồng ý ngày 01/05/2025 của cha, mẹ cho phần tên, câu chuyện đến hết 31/12/2030"
        in result.stdout
    ), result.stdout
    assert "Phiếu số 12" not in result.stdout  # internal, and comments last for ever


def test_a_faultless_change_is_told_field_by_field_and_accepted(clone: Path) -> None:
    request_of(clone, **edited(clone, "position: Trưởng trạm", "position: Giám đốc"))
    result = review(clone)
    assert result.code == 0, result
    assert "✅ Nội dung không có lỗi" in result.stdout
    assert "### ✏️ Hồ sơ cá nhân: Nguyễn Văn A — sửa" in result.stdout
    assert "- **Chức vụ:** Trưởng trạm → Giám đốc\n" in result.stdout
    assert "Địa chỉ mới" not in result.stdout
    assert review(clone).stdout == result.stdout  # the same words every time
    assert not list((clone / ".build").glob("review-*"))
    assert git(clone, "status", "--porcelain") == ""


def test_what_is_not_to_be_published_is_not_copied_into_a_comment_that_lasts(clone: Path) -> None:
    both = edited(clone, "notes: Không-được-đăng", "notes: Kín-đáo")
    b = "honorees/individuals/tran-thi-b/profile.yml"
    both |= edited(clone, "tóm tắt.", "tóm tắt khác.", b)
    request_of(clone, **both)
    shown = review(clone).stdout
    assert "- **Ghi chú nội bộ:** có thay đổi (phần nội bộ" in shown
    assert "có thay đổi (ngoài phạm vi được đồng ý" in shown
    assert "Kín" not in shown
    assert "tóm tắt khác" not in shown


def test_personal_data_is_told_as_an_error_and_not_repeated(clone: Path) -> None:
    request_of(clone, **edited(clone, "bận nhất của trạm.", "bận nhất của trạm, gọi 0912 345 678."))
    result = review(clone)
    assert result.code == 1
    assert "Có số điện thoại" in result.stdout
    assert "345" not in result.stdout


def test_a_removed_profile_is_an_error_with_the_way_to_mend_it(clone: Path) -> None:
    request_of(clone, **{"honorees/individuals/pham-thi-d": None})
    result = review(clone)
    assert result.code == 1
    assert re.search(r"### 🔴 Hồ sơ cá nhân: .+ — xóa", result.stdout)
    assert "honorroll withdraw" in result.stdout


def test_twins_are_told_of_both_with_the_line_to_write(clone: Path) -> None:
    twin = profile("Nguyễn Văn A", "Trưởng trạm").replace("field: giao-duc", "field: y-te\nplace: phuong-cu")
    request_of(clone, **{f"{NEW}/profile.yml": twin})
    shown = review(clone).stdout
    assert f"👥 **Có thể trùng người** với `{A}/profile.yml`" in shown
    assert "`distinct_from: [" in shown


def test_only_what_changed_is_judged_by_itself_unless_what_all_are_judged_against_changed(clone: Path) -> None:
    """A profile that was faulty before is no fault of the request."""
    faulty = "honorees/individuals/tran-thi-b/profile.yml"
    git(clone, "switch", "-q", "-C", "main", "origin/main")
    write(clone, faulty, edited(clone, "tóm tắt.", "tóm tắt, gọi 0912 345 678.", faulty)[faulty])
    git(clone, "commit", "-q", "-a", "-m", "x")
    git(clone, "push", "-q", "origin", "main")
    change = edited(clone, "position: Trưởng trạm", "position: Giám đốc")
    request_of(clone, **change)
    assert review(clone).code == 0
    vocabulary = "content/vocabulary/fields.yml"
    added = (clone / vocabulary).read_text(encoding="utf-8") + "van-hoa:\n  name: Văn hóa\n"
    request_of(clone, **change, **{vocabulary: added})
    result = review(clone)
    assert result.code == 1
    assert faulty in result.stdout


def test_a_photo_that_another_profile_has_is_told(clone: Path) -> None:
    """Though that profile did not change and its photos are not looked at otherwise."""
    photo = clone / A / "chan-dung.jpg"
    photos = f"photos:\n  - file: {photo.name}\n    alt: Bà Lê Thị G\n    credit: Nguyễn Văn A\n"
    text = profile().replace("sources:\n  - title", f"{photos}sources:\n  - title")
    folder = "honorees/individuals/vu-thi-g"  # the later one is told
    files: dict[str, str | bytes] = {f"{folder}/profile.yml": text, f"{folder}/{photo.name}": photo.read_bytes()}
    request_of(clone, **files)
    assert "dùng cùng một ảnh" in review(clone).stdout


@pytest.mark.parametrize(
    ("publication", "said"),
    [
        (RECORD, "chưa ghi ai đồng ý thay; chưa ghi ý kiến của trẻ"),
        (
            "  basis: consent\n  by: parent\n  child: agreed\n  date: 2025-05-01\n",
            "cha, mẹ đã đồng ý; trẻ từ đủ 7 tuổi đã đồng ý",
        ),
    ],
)
def test_a_child_stands_out(clone: Path, publication: str, said: str) -> None:
    child = profile("Lê Thị G", "Học sinh lớp 4A", publication)
    request_of(clone, **{f"{NEW}/profile.yml": child})
    shown = review(clone).stdout
    line = next(line for line in shown.splitlines() if "Có thể là trẻ em" in line)
    assert "lớp 4" in line
    assert line.endswith(said)


def test_files_that_are_no_content_are_told_of_and_what_runs_comes_first(clone: Path) -> None:
    request_of(clone, **{".github/workflows/a.yml": "on: push\n", "ghi-chu.txt": "x\n"})
    result = review(clone)
    assert result.code == 1
    assert result.stdout.index("⛔ thêm `.github/workflows/a.yml`") < result.stdout.index("thêm `ghi-chu.txt`")
    assert review(clone, "--allow", ".github/workflows/a.yml").code == 0


def test_links_and_submodules_are_told_of_and_never_made(clone: Path) -> None:
    (clone.parent / "bi-mat").mkdir()
    other = clone.parent / "noi-khac"
    request_of(clone, **{"ghi-chu.txt": "x\n"})
    (other / "honorees/individuals/x").symlink_to("/etc")
    git(other, "add", "-A")
    git(other, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},content/news/kho")
    git(other, "commit", "-q", "-m", "x")
    git(other, "push", "-q", "-f", "origin", "them")
    git(clone, "fetch", "-q")
    result = review(clone)
    assert result.code == 1
    assert "⛔ thêm liên kết hoặc kho con `honorees/individuals/x`" in result.stdout
    assert "⛔ thêm liên kết hoặc kho con `content/news/kho`" in result.stdout


@pytest.mark.parametrize("path", ["honorees/../../x", "content/.git/config", "content//x", "C:/x", "content\\..\\x"])
def test_paths_that_lead_elsewhere_are_left_out(path: str) -> None:
    assert not staging.is_safe(path)
    assert staging.is_safe("honorees/individuals/nguyen-van-a/profile.yml")


def test_what_a_stranger_wrote_is_text_in_the_comment(clone: Path) -> None:
    evil = (
        '"Lê @admin #1 [x](https://xau.example) <img src=x onerror=alert(1)> `c` **d** '
        '<!-- honorroll-review --> <details>"'
    )
    files = {f"{NEW}/profile.yml": profile(evil, evil), "honorees/individuals/@x `#1` <b>/[a](b).md": "x"}
    request_of(clone, **files, **{"https:/xau.example/`x`": "x"})
    shown = review(clone).stdout
    page = pyromark.html(shown)
    assert set(re.findall(r"<(/?[a-z0-9]+)", page)) <= {
        *("h2", "/h2", "h3", "/h3", "p", "/p", "ul", "/ul", "li", "/li", "hr", "code", "/code", "strong", "/strong")
    }
    assert page.count("<!--") == 1
    outside = re.sub(r"<code>.*?</code>", "", page)
    assert "@a" not in outside
    assert "#1" not in outside.replace("&#1", "")
    assert "https://" not in outside


def test_photos_are_shown_where_the_host_shows_them(clone: Path) -> None:
    photo = (clone / A / "chan-dung.jpg").read_bytes()
    request_of(clone, **{f"{A}/lao-dong.jpg": photo, f'{A}/"><script>.jpg': photo})
    url = "https://git.example/kho/raw/abc"
    shown = review(clone, "--photos", url).stdout
    assert f'<img src="{url}/{A}/lao-dong.jpg" height="120" alt="lao-dong.jpg">' in shown
    assert "<script" not in shown
    assert "<img" not in review(clone).stdout


def test_a_branch_that_lags_is_judged_as_it_would_be_merged(clone: Path) -> None:
    request_of(clone, **edited(clone, "position: Trưởng trạm", "position: Giám đốc"))
    write(clone, f"{NEW}/profile.yml", profile())
    honorroll_here("fmt", root=clone)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "x")
    git(clone, "push", "-q", "origin", "main")
    result = review(clone)
    assert result.code == 0, result
    assert "1 sửa\n" in result.stdout
    assert "Lê Thị G" not in result.stdout


def test_two_who_edited_one_line_are_told_so(clone: Path) -> None:
    request_of(clone, **edited(clone, "position: Trưởng trạm", "position: Giám đốc"))
    write(clone, f"{A}/profile.yml", edited(clone, "Trưởng trạm", "Phó trạm")[f"{A}/profile.yml"])
    git(clone, "commit", "-q", "-a", "-m", "x")
    git(clone, "push", "-q", "origin", "main")
    result = review(clone)
    assert result.code == 1
    assert f"Có người vừa sửa cùng chỗ** trên nhánh chính: `{A}/profile.yml`" in result.stdout
    assert "Trưởng trạm → Giám đốc" in result.stdout


def test_files_at_hand_that_were_edited_are_not_taken_for_the_branch(clone: Path) -> None:
    request_of(clone, **edited(clone, "position: Trưởng trạm", "position: Giám đốc"))
    write(clone, "honorees/individuals/tran-thi-b/profile.yml", "hỏng: [\n")
    write(clone, f"{NEW}/profile.yml", "hỏng: [\n")
    assert review(clone).code == 0


@pytest.mark.parametrize("head", ["khong-co", "--output=x"])
def test_a_commit_that_is_none_is_told(clone: Path, head: str) -> None:
    result = honorroll_here("review", "origin/main", "--", head, root=clone)
    assert result.code == 2
    assert "Git không có" in result.stderr


def test_a_folder_without_git_is_told(bare_site: Path) -> None:
    assert honorroll_here("review", "main", "them", root=bare_site).code == 2


def test_the_comment_goes_into_a_file_and_has_an_end(clone: Path, tmp_path: Path) -> None:
    many = {
        f"honorees/individuals/le-thi-g-{n}/profile.yml": profile(f"Lê Thị {n}", "Tổ trưởng " * 25) for n in range(200)
    }
    request_of(clone, **many)
    review(clone, "--output", str(tmp_path / "a.md"))
    shown = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert len(shown) < 65_000
    assert re.search(r"\*\*… và \d+ mục nữa\*\*", shown)
    assert shown.rstrip().endswith("tự cập nhật.")


def test_a_site_in_a_folder_of_a_repository_is_reviewed_alone(bare_site: Path, tmp_path: Path) -> None:
    whole = tmp_path / "kho"
    write(whole, "trang/a", "x")
    bare_site.rename(whole / "trang/bang-vang")
    write(whole, "khac/a", "x")
    clone = cloned(whole, tmp_path)
    path = f"trang/bang-vang/{A}/profile.yml"
    request_of(clone, **edited(clone, "position: Trưởng trạm", "position: Giám đốc", path), **{"khac/a": "y"})
    result = review(clone / "trang/bang-vang")
    assert result.code == 0, result
    assert "- **Chức vụ:** Trưởng trạm → Giám đốc\n" in result.stdout
    assert "khac" not in result.stdout


def test_a_request_without_a_site_is_told_so(clone: Path) -> None:
    other = clone.parent / "noi-khac"
    request_of(clone, **{"ghi-chu.txt": "x"})
    git(other, "rm", "-q", "mkdocs.yml")
    git(other, "commit", "-q", "-m", "x")
    git(other, "push", "-q", "origin", "them")
    git(clone, "fetch", "-q")
    result = review(clone)
    assert result.code == 2
    assert "Không thấy mkdocs.yml trong “origin/them”" in result.stderr
