"""The desk in a real browser, as staff use it: with a mouse, with the keyboard alone, with and without scripts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.browsing import DESK, PHONE, Log, axe, listened, lost, unfocusable
from tests.desking import desk
from tests.media.uploads import CANARY, telling
from tests.office.workbook.books import book
from tests.running import honorroll_here, write

from honorroll.office.records.profiles import PROFILES
from honorroll.office.records.record_kinds import RECORD_KINDS

pytestmark = pytest.mark.browser

A = "ho-so/individuals/nguyen-van-a"
FILE = "honorees/individuals/nguyen-van-a/profile.yml"


@pytest.fixture
def entered(site: Path, browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has gone in by the start address."""
    with desk(site) as client:
        context = browser.new_context(viewport=DESK, locale="vi-VN", base_url=f"{client.origin}/")
        context.set_default_timeout(20_000)
        page = context.new_page()
        client.enter_by(page)
        page.close()
        yield context
        context.close()


@pytest.fixture
def page(entered: BrowserContext) -> Page:
    return entered.new_page()


@pytest.fixture
def log(entered: BrowserContext) -> Log:
    return listened(entered)


def save(page: Page) -> None:
    page.locator(".ds-bar").get_by_role("button", name="Lưu", exact=True).click()


def photo(folder: Path) -> Path:
    """A photo as a telephone gives it, with the place where it was taken."""
    path = folder / "IMG 2024.JPG"
    path.write_bytes(telling("JPEG"))
    return path


def test_somebody_is_added_with_a_photo(page: Page, log: Log, site: Path, tmp_path: Path) -> None:
    page.goto("")
    page.get_by_role("link", name="Thêm hồ sơ").click()
    page.get_by_role("link", name="Cá nhân").click()
    page.get_by_label("Họ và tên, hoặc tên tập thể").fill("Đặng Thị Mới")
    page.get_by_label("Lĩnh vực").select_option("Y tế")
    page.get_by_role("button", name="Thêm danh hiệu và khen thưởng").click()
    award = page.locator("#f-awards-0")
    award.get_by_label("Danh hiệu hoặc hình thức khen thưởng").select_option(index=1)
    award.get_by_label("Năm", exact=True).fill("2024")
    page.get_by_role("button", name="Thêm nguồn").click()
    source = page.locator("#f-sources-0")
    source.get_by_label("Tên bài hoặc văn bản").fill("Biểu dương gương tốt")
    source.get_by_label("Ngày đăng").fill("tháng 12/2024")
    page.get_by_label("Thêm ảnh").set_input_files(photo(tmp_path))
    page.get_by_role("button", name="Tải ảnh lên").click()
    picture = page.locator("#f-photos-0")
    picture.get_by_label("Mô tả ảnh").fill("Chân dung bà Đặng Thị Mới")
    picture.get_by_label("Người chụp hoặc nguồn ảnh").fill("Lê Văn Ảnh")
    picture.get_by_label("Nguồn số").fill("1")
    image = picture.locator("img")
    expect(image).not_to_have_js_property("naturalWidth", 0)
    box = image.bounding_box()
    assert box
    image.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    expect(picture.get_by_label("Từ trái sang")).to_have_value("0.25")
    expect(picture.get_by_label("Từ trên xuống")).to_have_value("0.50")
    page.get_by_label("Nguồn đã công bố").check()
    save(page)
    expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()
    expect(page).to_have_url(f"{page.url.partition('/ho-so')[0]}/ho-so/individuals/dang-thi-moi?da-luu=1")
    folder = site / "honorees/individuals/dang-thi-moi"
    text = (folder / "profile.yml").read_text(encoding="utf-8")
    for line in ("field: y-te", 'date: "2024-12"', "year: 2024", "focus: [0.25, 0.5]", "file: img-2024.jpg"):
        assert line in text
    assert CANARY.encode() not in (folder / "img-2024.jpg").read_bytes()
    result = honorroll_here("check", root=site)
    assert result.code == 0, result.stdout
    assert log.complaints == []
    assert [url for url in log.requests if not url.startswith(page.url.partition("/ho-so")[0])] == []


def test_a_mistake_is_told_above_and_beside(page: Page, site: Path) -> None:
    before = (site / FILE).read_bytes()
    page.goto(A)
    page.locator("#f-sources-0 summary").click()
    page.locator("#f-sources-0").get_by_label("Địa chỉ trên mạng").fill("bao.example")
    save(page)
    summary = page.locator(".ds-summary-error")
    expect(summary).to_be_focused()
    assert page.title().startswith("Lỗi: ")
    summary.get_by_role("link", name="Địa chỉ trên mạng").click()
    field = page.locator("#f-sources-0").get_by_label("Địa chỉ trên mạng")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert (site / FILE).read_bytes() == before
    field.fill("https://bao.example/bai")
    save(page)
    expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()


def test_what_is_typed_is_kept_without_a_button(page: Page, entered: BrowserContext) -> None:
    page.goto(A)
    page.get_by_label("Đơn vị", exact=True).first.fill("Trạm Y tế gõ dở")
    expect(page.get_by_text("Đã giữ bản nháp")).to_be_visible()
    page.close()
    other = entered.new_page()
    other.goto("viec")
    other.get_by_role("link", name="Nguyễn Văn A").first.click()
    expect(other.get_by_label("Đơn vị", exact=True).first).to_have_value("Trạm Y tế gõ dở")


def test_the_preview_is_the_real_page_and_can_do_nothing(page: Page) -> None:
    page.goto(A)
    page.get_by_label("Đơn vị", exact=True).first.fill("Trạm Y tế xem trước")
    page.get_by_role("button", name="Xem trước").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Nguyễn Văn A", level=1)).to_be_visible()
    expect(frame.get_by_text("Trạm Y tế xem trước").first).to_be_visible()
    assert frame.locator(".hr-portrait img").first.evaluate("(image) => image.decode().then(() => image.naturalWidth)")
    font = frame.locator("h1").evaluate("(heading) => getComputedStyle(heading).fontFamily")
    assert "Be Vietnam Pro" in font
    assert page.locator("iframe").get_attribute("sandbox") == "allow-popups"
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("iframe")).to_be_in_viewport()  # and not a form away


def test_a_namesake_is_the_same_person(page: Page, site: Path) -> None:
    before = sorted((site / "honorees/individuals").iterdir())
    page.goto("them")
    page.get_by_role("link", name="Cá nhân").click()
    page.get_by_label("Họ và tên, hoặc tên tập thể").fill("Nguyễn Văn A")
    page.get_by_label("Nơi ở hoặc làm việc").fill("Tổ dân phố 9")
    page.get_by_label("Nguồn đã công bố").check()
    page.get_by_role("button", name="Thêm nguồn").click()
    page.locator("#f-sources-0").get_by_label("Tên bài hoặc văn bản").fill("Bài khác")
    save(page)
    expect(page.get_by_role("heading", name="Đã có hồ sơ tên “Nguyễn Văn A”")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Cùng người").check()
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_label("Nơi ở hoặc làm việc")).to_have_value("Tổ dân phố 9")
    save(page)
    expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()
    assert sorted((site / "honorees/individuals").iterdir()) == before
    assert "Bài khác" in (site / FILE).read_text(encoding="utf-8")


def test_two_tabs_on_one_profile(page: Page, entered: BrowserContext, site: Path) -> None:
    page.goto(A)
    other = entered.new_page()
    other.goto(A)
    other.get_by_label("Danh xưng").fill("Tiến sĩ")
    save(other)
    expect(other.get_by_role("heading", name="Đã lưu")).to_be_visible()
    page.get_by_label("Danh xưng").fill("Thầy thuốc Nhân dân")
    save(page)
    expect(page.get_by_role("heading", name="Có người vừa sửa hồ sơ này")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Giữ bản của bạn").check()
    save(page)
    expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()
    assert "honorific: Thầy thuốc Nhân dân" in (site / FILE).read_text(encoding="utf-8")


def test_somebody_is_withdrawn(page: Page, site: Path) -> None:
    page.goto(A)
    page.get_by_role("link", name="Gỡ hồ sơ").click()
    page.get_by_role("button", name="Gỡ hồ sơ").click()
    expect(page.get_by_role("heading", name="Chưa gỡ")).to_be_visible()
    page.get_by_label("Tôi đã xem").check()
    page.get_by_role("button", name="Gỡ hồ sơ").click(timeout=120_000)
    expect(page.get_by_role("heading", name="Đã gỡ hồ sơ", level=1)).to_be_visible(timeout=120_000)
    assert "withdrawn:" in (site / FILE).read_text(encoding="utf-8")


#: The part of an address that says which record, request or chapter a page is about.
ONE = re.compile(r"((?:ho-so|them|moi)/[^/]+/|huong-dan/|viec/yeu-cau/(?=\d)|viec/trung-nguoi/)((?<=nguoi/).+|[^/]+)")


def kind_of(address: str) -> str:
    """What kind of page an address leads to, whatever the page is about."""
    path = urlsplit(address).path.strip("/")
    return ONE.sub(r"\1*", path, count=1) if ONE.match(path) else path


#: Every kind of page but those of records, which ``RECORD_KINDS`` tells, and those that only a form leads to.
KINDS_OF_PAGES = {
    *("", "them", "nhap", "gui", "viec", "viec/trung-nguoi/*", "viec/lien-ket", "viec/yeu-cau", "viec/yeu-cau/moi"),
    *("viec/yeu-cau/*", "van-ban", "van-ban/dau-van-ban", "huong-dan", "huong-dan/*"),
    *(f"them/{name}/*" for name in RECORD_KINDS if name != "don-vi"),
    *(f"ho-so/{name}/*" for name in RECORD_KINDS),
    *(f"ho-so/{kind.name}/*/go" for kind in PROFILES),
    *(kind.home.strip("/") for kind in RECORD_KINDS.values() if kind.index),
}
#: What is no page of the desk: previews of the site, pictures, files.
NO_PAGES = re.compile(r"/(xem|anh|static|goi-y)/|\.(docx|xlsx|csv|pdf|webp|zip)$")


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]:not([target])", "links => links.map((link) => link.href)")
    return found


def faults(page: Page) -> dict[str, list[str]]:
    """What axe says, what is out of sight and what the keyboard does not reach, at both sizes."""
    page.evaluate("document.fonts.ready")
    found: dict[str, list[str]] = {}
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        found[f"axe at {size['width']}"] = axe(page)
        found[f"lost at {size['width']}"] = [each for each in lost(page) if not each.startswith("input")]
    page.emulate_media(color_scheme="dark")
    found["dark"] = axe(page, only="color-contrast")
    page.emulate_media(color_scheme="light")
    found["focus"] = unfocusable(page)
    return {where: what for where, what in found.items() if what}


def test_every_page_at_both_sizes(page: Page, log: Log, site: Path) -> None:
    """Whoever follows the links comes to every kind of page, and each is fit for all: see ``faults``."""
    shutil.copytree((site / FILE).parent, site / "honorees/individuals/nguyen-van-a-2")
    twin = site / "honorees/individuals/nguyen-van-a-2/profile.yml"
    twin.write_text(f"{twin.read_text(encoding='utf-8')}\n", encoding="utf-8")
    write(
        site, "private/requests.yml", "requests:\n  - received: 2025-11-20\n    kind: view\n    honoree: nguyen-van-a\n"
    )
    write(site, "content/news/bai.md", "---\ntitle: Một bài\ndate: 2025-11-20\nauthor: Tổ biên tập\n---\nMột đoạn.\n")
    consultation = "title: Lấy ý kiến\nopens: 2025-11-24\ncloses: 2025-12-05\ncomments:\n  address: Số 1 phố Ví Dụ\n"
    write(site, "content/consultations/dot-1.yml", consultation)
    waiting, seen, wrong = ["", A, "ho-so/hoi-nghi/hoi-nghi-vi-du"], set[str](), dict[str, dict[str, list[str]]]()
    while waiting:
        address = waiting.pop(0)
        if kind_of(address) in seen or NO_PAGES.search(urlsplit(address).path):
            continue
        page.goto(address)
        seen |= {kind_of(address), kind_of(page.url)}
        if found := faults(page):
            wrong[urlsplit(page.url).path] = found
        waiting += (link for link in links(page) if urlsplit(link).netloc == urlsplit(page.url).netloc)
    assert wrong == {}
    assert KINDS_OF_PAGES - seen == set()
    assert log.complaints == []


def test_the_keyboard_is_enough(page: Page, site: Path) -> None:
    page.goto(A)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "honorific":
            break
    page.keyboard.press("Control+A")
    page.keyboard.type("Thầy thuốc")
    page.keyboard.press("Enter")  # the first button of the form saves
    expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()
    assert "honorific: Thầy thuốc" in (site / FILE).read_text(encoding="utf-8")


def test_without_scripts_everything_has_a_button(site: Path, browser: Browser) -> None:
    with desk(site) as client:
        context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=f"{client.origin}/")
        page = context.new_page()
        client.enter_by(page)
        page.goto(A)
        page.get_by_role("button", name="Thêm nguồn").click()
        page.locator("#f-sources-2").get_by_label("Tên bài hoặc văn bản").fill("Nguồn thứ ba")
        save(page)
        expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()
        context.close()
    assert "Nguồn thứ ba" in (site / FILE).read_text(encoding="utf-8")


def test_a_list_in_excel_becomes_profiles_by_keyboard(page: Page, log: Log, site: Path, tmp_path: Path) -> None:
    rows = [("Họ và tên", "Chức vụ", "Đơn vị"), ("Đỗ Thị Mới", "Giáo viên", "Trường A"), ("Nguyễn Văn A", "Khác", "B")]
    path = book(tmp_path / "danh sách.xlsx", {"Danh sách": rows})
    page.goto("nhap")
    assert axe(page) == []
    page.get_by_label("Tệp Excel, CSV hoặc Word").set_input_files(path)
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Căn cứ công khai").select_option("Nguồn đã công bố")
    page.get_by_label("Tên bài hoặc văn bản").fill("Quyết định số 45/QĐ-UBND")
    assert axe(page) == []
    page.get_by_label("Tên bài hoặc văn bản").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("danh sách.xlsx")
    assert axe(page) == []
    assert lost(page) == []
    assert unfocusable(page) == []
    page.get_by_label("Người khác, thêm hồ sơ mới").check()
    page.get_by_role("button", name="Trả lời và xem lại kế hoạch").press("Enter")
    expect(page.get_by_role("button", name="Ghi 2 hồ sơ")).to_be_visible()
    page.set_viewport_size(PHONE)
    page.wait_for_load_state()  # a button can be found before the styles are there
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Ghi 2 hồ sơ").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã ghi 2 hồ sơ")
    assert axe(page) == []
    page.get_by_role("link", name="Đỗ Thị Mới").click()
    expect(page.get_by_label("Đơn vị", exact=True)).to_have_value("Trường A")
    assert (log.complaints, honorroll_here("check", root=site).code) == ([], 0)


def test_a_letter_to_a_unit_is_copied(page: Page, entered: BrowserContext, log: Log) -> None:
    entered.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("viec")
    page.get_by_text("Thư nhắc UBND quận Ví Dụ").click()
    page.get_by_role("button", name="Chép thư").click()
    expect(page.get_by_text("Đã chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Kính gửi: UBND quận Ví Dụ\n")
    assert axe(page) == []
    assert log.complaints == []
