"""The guide for staff, followed step by step: its pictures are taken here (``pytest tests/guide --bless``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect
from tests.browser.browsing import DESK, PHONE, axe, lost
from tests.desking import desk
from tests.guide.following import CHAPTERS, MOST_BYTES, MOST_BYTES_IN_ALL, Follower, described, parts
from tests.guide.office import copy_of_demo, shared

from honorroll.guide import chapters
from honorroll.guide.chapters import PICTURES

pytestmark = pytest.mark.browser

#: A row of each sheet of the workbook, as the guide says that they are filled in.
LISTED: dict[str, dict[str, str | int]] = {
    "Cá nhân": {
        "Họ và tên": "Đặng Thị Mới",
        "Chức vụ": "Y sĩ",
        "Đơn vị": "Trạm Y tế phường Ví Dụ",
        "Địa bàn": "Phường Ví Dụ",
        "Lĩnh vực": "Y tế",
        "Lý do vinh danh": "Mười năm khám bệnh miễn phí cho người già ở một mình",
        "Tệp ảnh": "Đặng Thị Mới.jpg",
        "Mô tả ảnh": "Y sĩ Đặng Thị Mới ở trạm y tế",
        "Người chụp": "Lê Văn Ảnh",
        "Ảnh theo nguồn số": 1,
        "Căn cứ": "Nguồn đã công bố",
    },
    "Khen thưởng": {
        "Mã hồ sơ": "Đặng Thị Mới",
        "Danh hiệu/Hình thức": "Người tốt, việc tốt",
        "Năm": 2024,
        "Nguồn số": 1,
    },
    "Nguồn": {"Mã hồ sơ": "Đặng Thị Mới", "Tên bài hoặc văn bản": "Người thầy thuốc của tổ dân phố"},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_demo(tmp_path / "trang")


@pytest.fixture
def page(root: Path, browser: Browser) -> Iterator[Page]:
    with at_the_desk(root, browser) as opened:
        yield opened


@contextmanager
def at_the_desk(root: Path, browser: Browser | None) -> Iterator[Page]:
    assert browser
    with desk(root) as client:
        context = browser.new_context(viewport=DESK, locale="vi-VN", base_url=f"{client.origin}/")
        context.set_default_timeout(20_000)
        opened = context.new_page()
        client.enter_by(opened)
        yield opened
        context.close()


def portrait(folder: Path, name: str = "IMG_2024.JPG") -> Path:
    """A photo of nobody, as a camera gives it."""
    image = Image.new("RGB", (1200, 1500), (176, 190, 160))
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 1050, 1200, 1500), fill=(150, 166, 134))
    canvas.ellipse((250, 850, 950, 1900), fill=(244, 244, 240))
    canvas.rectangle((520, 720, 680, 950), fill=(214, 172, 140))
    canvas.ellipse((420, 330, 780, 830), fill=(226, 186, 152))
    canvas.pieslice((400, 290, 800, 780), 180, 360, fill=(48, 42, 40))
    path = folder / name
    image.save(path, "JPEG", quality=88)
    return path


def save(page: Page) -> None:
    page.locator(".ds-bar").get_by_role("button", name="Lưu", exact=True).click()


def add_somebody(page: Page, reader: Follower, folder: Path) -> None:
    page.goto("")
    reader.is_at("danh-sach", page.locator("header"), page.locator(".ds-list li").nth(5))
    page.get_by_role("link", name="Thêm hồ sơ").click()
    expect(page.get_by_role("heading", name="Hồ sơ mới là của ai?")).to_be_visible()
    reader.is_at("loai", page.locator("h1"), page.locator(".ds-choices"))
    page.get_by_role("link", name="Cá nhân").click()
    page.get_by_label("Họ và tên, hoặc tên tập thể").fill("Đặng Thị Mới")
    page.get_by_label("Danh xưng").fill("Bác sĩ")
    page.get_by_label("Chức vụ", exact=True).fill("Y sĩ")
    page.get_by_label("Đơn vị", exact=True).fill("Trạm Y tế phường Ví Dụ")
    page.get_by_label("Địa bàn", exact=True).select_option("Phường Ví Dụ")
    page.get_by_label("Lĩnh vực").fill("Y tế")
    page.get_by_label("Vì sao được vinh danh").fill("Mười năm khám bệnh miễn phí cho người già ở một mình")
    reader.is_at("ho-so-moi", page.locator("h1"), page.get_by_label("Danh xưng"))
    page.get_by_role("button", name="Thêm danh hiệu và khen thưởng").click()
    award = page.locator("#f-awards-0")
    award.get_by_label("Danh hiệu hoặc hình thức khen thưởng").fill("Người tốt, việc tốt")
    award.get_by_label("Năm", exact=True).fill("2024")
    award.get_by_label("Nguồn số").fill("1")
    reader.is_at("khen-thuong", award.locator("summary"), award.get_by_label("Năm", exact=True))
    page.get_by_label("Thêm ảnh").set_input_files(portrait(folder))
    page.get_by_role("button", name="Tải ảnh lên").click()
    picture = page.locator("#f-photos-0")
    picture.get_by_label("Mô tả ảnh").fill("Bác sĩ Đặng Thị Mới ở trạm y tế")
    picture.get_by_label("Người chụp hoặc nguồn ảnh").fill("Lê Văn Ảnh")
    picture.get_by_label("Nguồn số").fill("1")
    image = picture.locator("img")
    box = image.bounding_box()
    assert box
    image.click(position={"x": box["width"] / 2, "y": box["height"] * 0.4})
    reader.is_at("anh", picture.locator("summary"), picture.get_by_label("Từ trái sang"))
    page.get_by_role("button", name="Thêm nguồn").click()
    source = page.locator("#f-sources-0")
    source.get_by_label("Tên bài hoặc văn bản").fill("Người thầy thuốc của tổ dân phố")
    source.get_by_label("Địa chỉ trên mạng").fill("https://bao.example/nguoi-thay-thuoc")
    source.get_by_label("Ngày đăng").fill("10/12/2024")
    reader.is_at("nguon", source)
    basis = page.get_by_role("group", name="Căn cứ công khai hồ sơ")
    page.get_by_label("Nguồn đã công bố").check()
    reader.is_at("can-cu", basis.locator("legend").first, basis.get_by_label("Phim"))
    page.get_by_role("button", name="Xem trước").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Đặng Thị Mới", level=1)).to_be_visible()
    for each in page.frames:  # its styles and pictures come after its text
        each.wait_for_load_state("networkidle")
    frame.locator(".hr-portrait img").first.evaluate("(image) => image.decode().then(() => document.fonts.ready)")
    page.locator("#xem-truoc").evaluate("(heading) => heading.scrollIntoView({ behavior: 'instant' })")
    reader.is_at("xem-truoc")
    save(page)
    expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()
    reader.is_at("da-luu", page.locator(".ds-kind"), page.locator(".ds-message"))
    page.goto("them")
    page.get_by_role("link", name="Cá nhân").click()
    page.get_by_label("Họ và tên, hoặc tên tập thể").fill("Đặng Thị Mới")
    page.get_by_label("Đơn vị", exact=True).fill("Tổ dân phố 9")
    page.get_by_label("Nguồn đã công bố").check()
    page.get_by_role("button", name="Thêm nguồn").click()
    page.locator("#f-sources-0").get_by_label("Tên bài hoặc văn bản").fill("Bài khác")
    save(page)
    expect(page.get_by_role("heading", name="Đã có hồ sơ tên “Đặng Thị Mới”")).to_be_visible()
    reader.is_at("trung-ten", page.locator("h1"), page.locator(".ds-bar"))


def import_a_list(page: Page, reader: Follower, folder: Path) -> None:
    page.goto("")
    page.get_by_role("link", name="Nhập tệp").click()
    expect(page.get_by_role("heading", name="Nhập từ Excel hoặc Word")).to_be_visible()
    reader.is_at("nhap", page.locator("h1"), page.locator("#tep-y"))
    with page.expect_download() as download:
        page.get_by_role("link", name="bảng mẫu").click()
    path = folder / "danh-sach.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    headings = {sheet.title: [str(cell.value) for cell in sheet[1]] for sheet in book}
    reader.reads("bang-mau", [*headings, *(heading for some in headings.values() for heading in some)])
    for title, row in LISTED.items():
        assert row.keys() <= set(headings[title]), title
        book[title].append([row.get(heading) for heading in headings[title]])
    book.save(path)
    page.goto("nhap")
    reader.is_at("nhap-lan-nua")
    page.get_by_label("Tệp Excel, CSV hoặc Word").set_input_files(path)
    page.get_by_label("Ảnh chân dung").set_input_files(portrait(folder, "Đặng Thị Mới.jpg"))
    page.get_by_role("button", name="Xem kế hoạch").click()
    expect(page.get_by_role("heading", name="danh-sach.xlsx")).to_be_visible()
    reader.is_at("ke-hoach", page.locator("h1"), page.locator(".ds-bar"))
    page.get_by_role("button", name="Ghi 1 hồ sơ").click()
    expect(page.get_by_role("heading", name="Đã ghi 1 hồ sơ")).to_be_visible()
    reader.is_at("da-nhap", page.locator("h1"), page.locator(".ds-list"))


def write_a_post(page: Page, reader: Follower, folder: Path) -> None:
    page.goto("")
    page.get_by_role("link", name="Tin bài").click()
    expect(page.get_by_role("heading", name="Tin bài", level=1)).to_be_visible()
    reader.is_at("tin-bai", page.locator("h1"), page.locator(".ds-list li").nth(5))
    page.get_by_role("link", name="Thêm tin bài").click()
    page.get_by_label("Tiêu đề").fill("Phường Ví Dụ biểu dương gương tốt")
    page.get_by_label("Ngày đăng").fill("10/10/2025")
    page.get_by_label("Thể loại").select_option("Tin")
    page.get_by_label("Chuyên mục").select_option("Người tốt, việc tốt")
    page.get_by_label("Tóm tắt").fill("Phường biểu dương 120 gương tốt của năm.")
    page.get_by_label("Nội dung").fill("Sáng 10/10, hội nghị đã diễn ra.\n\nAi cũng vui.")
    reader.is_at("bai-moi", page.locator("h1"), page.get_by_label("Nội dung"))
    photos = page.get_by_role("region", name="Ảnh", exact=True)
    photos.get_by_label("Thêm ảnh").set_input_files(portrait(folder))
    photos.get_by_role("button", name="Tải ảnh lên").click()
    picture = page.locator("#f-photos-0")
    picture.get_by_label("Mô tả ảnh").fill("Bác sĩ Đặng Thị Mới ở trạm y tế")
    picture.get_by_label("Chú thích").fill("Bác sĩ Đặng Thị Mới trước giờ khai mạc")
    picture.get_by_label("Người chụp hoặc nguồn ảnh").fill("Lê Văn Ảnh")
    reader.is_at("anh-bai", picture.locator("summary"), picture.get_by_label("Người chụp hoặc nguồn ảnh"))
    page.get_by_role("navigation", name="Chính").get_by_role("link", name="Hội nghị").click()
    expect(page.get_by_role("heading", name="Hội nghị", level=1)).to_be_visible()
    reader.is_at("hoi-nghi")
    page.get_by_role("link", name="Hội thảo Giữ nghề, giữ phố phường Ví Dụ").click()
    page.locator("summary", has_text="Cơ cấu đại biểu").click()
    reader.is_at("mot-hoi-nghi", page.locator("h1"), page.get_by_label("Tên hội nghị"))
    page.get_by_role("link", name="Thêm album ảnh").click()
    page.get_by_label("Tiêu đề").fill("Lễ khai mạc")
    page.get_by_label("Thêm ảnh").set_input_files([portrait(folder, f"IMG_{number}.JPG") for number in (1, 2)])
    page.get_by_role("button", name="Tải ảnh lên").click()
    table = page.locator(".ds-table")
    table.get_by_label("Mô tả ảnh").first.fill("Bác sĩ Đặng Thị Mới trên bục phát biểu")
    reader.is_at("album", page.locator("h1"), table)
    page.get_by_role("link", name="Lấy ý kiến").click()
    expect(page.get_by_role("heading", name="Lấy ý kiến", level=1)).to_be_visible()
    reader.is_at("lay-y-kien")
    page.get_by_role("link", name="Thêm đợt lấy ý kiến").click()
    expect(page.get_by_label("Tên đợt lấy ý kiến")).to_be_visible()
    reader.is_at("dot-moi")


def see_what_there_is_to_do(page: Page, reader: Follower, _: Path) -> None:
    page.goto("viec")
    page.locator("details").first.evaluate("(letter) => { letter.open = true }")
    reader.is_at("viec", page.locator("h1"), page.locator(".ds-actions").first)
    page.get_by_role("link", name="Ghi một yêu cầu của công dân").click()
    page.get_by_label("Ngày nhận").fill("1/12/2025")
    page.get_by_label("Gỡ hồ sơ hoặc rút đồng ý").check()
    reader.is_at("yeu-cau", page.locator("h1"), page.get_by_label("Người yêu cầu"))
    page.goto("van-ban")
    reader.is_at("van-ban", page.locator("h1"), page.locator(".ds-list").first)


def be_refused(page: Page, reader: Follower, _: Path) -> None:
    page.goto("ho-so/individuals/nguyen-van-a")
    page.get_by_label("Họ và tên, hoặc tên tập thể").fill("")
    page.get_by_label("Năm sinh").fill("12/3/1965")
    save(page)
    expect(page.get_by_role("heading", name="Có 2 chỗ phải sửa")).to_be_visible()
    reader.is_at("loi", page.locator(".ds-kind"), page.get_by_label("Họ và tên, hoặc tên tập thể"))


def take_down(page: Page, reader: Follower, _: Path) -> None:
    page.goto("ho-so/individuals/bui-van-khom")
    reader.is_at("ho-so")
    page.get_by_role("link", name="Gỡ hồ sơ").click()
    expect(page.get_by_role("heading", name="Gỡ hồ sơ “Bùi Văn Khóm”")).to_be_visible()
    reader.is_at("go", page.locator("h1"), page.locator(".ds-bar"))


def edit_somebody(page: Page) -> None:
    page.goto("ho-so/individuals/nguyen-van-a")
    page.get_by_label("Chức vụ", exact=True).fill("Phó Giám đốc Trung tâm Y tế")
    save(page)
    expect(page.get_by_role("heading", name="Đã lưu")).to_be_visible()


def send(page: Page, reader: Follower, folder: Path) -> None:
    edit_somebody(page)
    page.goto("gui")
    page.get_by_label("Họ và tên người gửi").fill("Lê Thị Bích")
    reader.is_at("gui", page.locator("h1"), page.locator(".ds-bar"))
    page.get_by_role("button", name="Gửi duyệt").click()
    expect(page.get_by_role("heading", name="Đã ghi 1 mục vào một tệp")).to_be_visible()
    reader.is_at("da-ghi", page.locator("h1"), page.locator(".ds-message"))
    with pytest.MonkeyPatch.context() as patched, at_the_desk(shared(folder, patched), page.context.browser) as other:
        edit_somebody(other)
        other.goto("gui")
        other.get_by_label("Họ và tên người gửi").fill("Lê Thị Bích")
        other.get_by_role("button", name="Gửi duyệt").click()
        expect(other.get_by_role("heading", name="Đã gửi 1 mục để duyệt")).to_be_visible()
        reader.on(other).is_at("dang-cho")


#: How each chapter is followed.
WALKS: dict[str, Callable[[Page, Follower, Path], None]] = {
    "them-mot-nguoi": add_somebody,
    "excel": import_a_list,
    "tin-bai-hoi-nghi": write_a_post,
    "viec-can-lam": see_what_there_is_to_do,
    "khong-nhan": be_refused,
    "go-ho-so": take_down,
    "gui-duyet": send,
}


@pytest.mark.parametrize("chapter", [each for each in CHAPTERS if parts(each)])
def test_the_guide_is_followed(page: Page, tmp_path: Path, chapter: str, bless: bool) -> None:
    reader = Follower(page, chapter, bless=bless)
    WALKS[chapter](page, reader, tmp_path)
    reader.finish()


def test_the_guide_is_read_beside_the_desk(page: Page) -> None:
    page.goto("huong-dan")
    assert axe(page) == []
    page.set_viewport_size(PHONE)
    for chapter in chapters():
        page.goto(chapter.url)
        assert lost(page) == [], chapter.id
    assert axe(page) == []


def test_pictures_are_light_and_described() -> None:
    shown = dict(described())
    kept = {path.stem: path.stat().st_size for path in PICTURES.glob("*.webp")}
    assert shown.keys() == kept.keys()
    assert [name for name, alt in shown.items() if len(alt) < 15] == []
    assert [name for name, size in kept.items() if size > MOST_BYTES] == []
    assert sum(kept.values()) <= MOST_BYTES_IN_ALL
