"""A conference before, while and after it takes place: the browser's clock is set, in another zone than Hanoi's too."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.browser.browsing import PHONE, Log, at, listened

pytestmark = pytest.mark.browser

#: 3 February 2026, 8.00 to 10.00 in Hanoi; its second item begins at 8.30, its third at 9.30 and has no end of its own.
COMING = "hoi-nghi/hoi-nghi-sap-toi/"
HELD = "hoi-nghi/hoi-nghi-vi-du/"


BEFORE = [
    ("2026-01-01T07:59", "Còn 33 ngày"),
    ("2026-02-02T06:30", "Còn 1 ngày 1 giờ"),
    ("2026-02-02T08:30", "Còn 23 giờ 30 phút"),
    ("2026-02-03T07:59:30", "Còn 1 phút"),
]


@pytest.mark.parametrize(("moment", "told"), BEFORE)
def test_before(context: BrowserContext, rich_url: str, moment: str, told: str) -> None:
    page = at(context, rich_url + COMING, moment)
    expect(page.locator(".hr-conference-head .hr-clock")).to_have_text(told)
    expect(page.locator("[aria-current=time]")).to_have_count(0)
    expect(page.get_by_role("link", name="Xem trực tiếp")).to_be_visible()


DURING = [
    ("2026-02-03T08:00", "Khai mạc"),
    ("2026-02-03T09:29", "Biểu dương, tôn vinh"),
    ("2026-02-03T09:59", "Tổng kết, bế mạc"),
]


@pytest.mark.parametrize(("moment", "item"), DURING)
def test_while_it_takes_place(context: BrowserContext, rich_url: str, moment: str, item: str) -> None:
    page = at(context, rich_url + COMING, moment)
    expect(page.locator(".hr-conference-head .hr-clock")).to_have_text("Đang diễn ra")
    live = page.locator("[aria-current=time]")
    expect(live).to_have_count(1)
    expect(live).to_contain_text(item)


def test_after(context: BrowserContext, rich_url: str) -> None:
    page = at(context, rich_url + COMING, "2026-02-03T10:00")
    expect(page.locator(".hr-conference-head h1")).to_be_visible()
    expect(page.locator(".hr-conference-head .hr-clock")).to_have_text("Chưa có tin kết quả")
    expect(page.locator("[aria-current=time]")).to_have_count(0)
    held = at(context, rich_url + HELD, "2026-02-03T10:00")
    expect(held.locator(".hr-state")).to_have_text("Đã tổ chức")
    expect(held.get_by_role("heading", name="Phim")).to_be_visible()


def test_the_page_follows_the_clock_while_it_is_open(browser: Browser, rich_url: str) -> None:
    with browser.new_context(viewport=PHONE, locale="vi-VN") as context:
        page = context.new_page()
        page.clock.install(time=datetime.fromisoformat("2026-02-03T07:59:00+07:00"))
        page.goto(rich_url + COMING)
        clock = page.locator(".hr-conference-head .hr-clock")
        expect(clock).to_have_text("Còn 1 phút")
        page.clock.fast_forward(65_000)
        expect(clock).to_have_text("Đang diễn ra")


def test_the_home_page_counts_down_too(context: BrowserContext, rich_url: str) -> None:
    page = at(context, rich_url, "2026-02-01T08:00")
    expect(page.locator(".hr-band .hr-clock")).to_have_text("Còn 2 ngày")


def test_nothing_but_the_clock_needs_a_script(browser: Browser, rich_url: str) -> None:
    """Without JavaScript everything can be read: when, where, programme, speeches in full, figures, and downloads."""
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(rich_url + HELD)
        expect(page.locator("dl.hr-when")).to_contain_text("Thứ Sáu, ngày 10 tháng 10 năm 2025, 8 giờ đến 11 giờ 30")
        expect(page.locator(".hr-clock")).to_be_hidden()
        expect(page.locator(".hr-item")).to_have_count(10)
        film = page.locator(".hr-films a").first
        assert film.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"
        page.locator(".hr-speeches").get_by_role("link", name="Giữ sức khỏe cho bà con").click()
        expect(page.get_by_text("tôi xin kể ba việc đã làm")).to_be_visible()


def test_what_is_to_come_goes_into_a_calendar(browser: Browser, rich_url: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(rich_url + COMING)
        with page.expect_download() as download:
            page.get_by_role("link", name="Thêm vào lịch").click()
        assert download.value.suggested_filename == "lich.ics"


def test_a_speech_is_a_page_between_its_neighbours(context: BrowserContext, rich_url: str) -> None:
    page = context.new_page()
    page.goto(f"{rich_url}bang-vang/nguyen-van-a/")
    page.get_by_role("link", name="Giữ sức khỏe cho bà con").click()
    expect(page.locator("h1")).to_have_text("Giữ sức khỏe cho bà con")
    expect(page.get_by_role("link", name="Xem từ 2:30")).to_have_attribute(
        "href", "https://www.youtube.com/watch?v=abcdefghijk&t=150"
    )
    page.locator("nav.hr-neighbours").get_by_role("link", name="Đêm yên: chuyện của tổ bảo vệ").click()
    expect(page.locator(".hr-story")).to_contain_text("Tổ chúng tôi có bảy người.")
    page.locator(".hr-speech-when a").click()
    expect(page.locator("h1")).to_have_text("Hội nghị Điển hình tiên tiến quận Ví Dụ 2025")


def test_an_album_is_swiped_through(browser: Browser, rich_url: str) -> None:
    """Fingers, as the browser itself gets them: a photo opens at a tap, a swipe turns to the next, one down closes."""
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="vi-VN") as context:
        page = context.new_page()
        page.goto(rich_url + HELD)
        page.locator(".hr-album [data-hr-photos] a").first.tap()
        page.wait_for_selector(".pswp--open")
        counter = page.locator(".pswp__counter")
        expect(counter).to_have_text("1 / 2")
        swipe(page, (330, 420), (60, 430))
        expect(counter).to_have_text("2 / 2")
        swipe(page, (60, 420), (330, 410))
        expect(counter).to_have_text("1 / 2")
        swipe(page, (195, 300), (200, 760))
        page.wait_for_selector(".pswp", state="detached")


def swipe(page: Page, start: tuple[int, int], end: tuple[int, int], steps: int = 8) -> None:
    devtools = page.context.new_cdp_session(page)
    page.wait_for_timeout(500)  # while the lightbox opens or turns it heeds no finger
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start[0], "y": start[1]}]})
    for step in range(1, steps + 1):
        x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
        devtools.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    devtools.detach()


def test_somebody_is_found_in_the_photos(context: BrowserContext, rich_url: str) -> None:
    page = context.new_page()
    page.goto(f"{rich_url}hoi-nghi/day-du/")
    index = page.locator(".hr-in-photos")
    index.locator("summary").click()
    expect(index.locator("li :is(.hr-photo, .hr-medallion)")).to_be_visible()
    expect(index.locator("li small")).to_have_text("1 ảnh", use_inner_text=True)
    expect(index.locator("li a")).to_be_hidden()  # of use without the script
    expect(index.locator("li a")).to_have_attribute("href", "#anh-anh-1")
    index.locator("li button").press("Enter")
    expect(page.locator(".hr-in-photos-status")).to_contain_text("1 ảnh có")
    expect(page.locator(".hr-album .hr-gallery > li:visible")).to_have_count(1)
    page.get_by_role("button", name="Xem tất cả ảnh").click()
    assert page.locator(".hr-album .hr-gallery > li:visible").count() > 1


def test_a_film_is_asked_for_only_when_it_is_wanted(context: BrowserContext, rich_url: str) -> None:
    log: Log = listened(context)
    page = context.new_page()
    page.goto(rich_url + HELD)
    page.wait_for_load_state("networkidle")
    assert [url for url in log.requests if not url.startswith(rich_url)] == []
    context.route(
        "https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="phim", content_type="text/html")
    )
    page.locator("a[data-hr-film]").first.click()
    expect(page.locator("iframe")).to_have_attribute(
        "src", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0&hl=vi"
    )


def test_a_chapter_moves_the_player_of_its_film(context: BrowserContext, rich_url: str) -> None:
    """A film on another host is opened at that moment, one of ours is moved; the chapter leads to the speaker and to
    what was said. A tap that comes before the script of chapters waits for it.
    """
    context.route(
        "https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="phim", content_type="text/html")
    )
    page = context.new_page()
    held: list[Route] = []
    page.route("**/film*.js", lambda route: held.append(route))  # noqa: PLW0108  # playwright marks what it calls
    page.goto(rich_url + HELD)
    page.get_by_role("link", name="2:30 Giữ sức khỏe cho bà con").click()
    expect(page.locator("iframe")).to_have_count(0)
    [script] = held
    script.continue_()
    expect(page.locator("iframe")).to_have_attribute(
        "src", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0&hl=vi&start=150"
    )
    expect(page.locator(".hr-chapter-at[aria-current]")).to_contain_text("2:30")
    page.locator(".hr-chapter-who").get_by_role("link", name="Đọc bài").click()
    expect(page.locator("h1")).to_have_text("Giữ sức khỏe cho bà con")
    page.goto(f"{rich_url}hoi-nghi/day-du/")
    page.locator("[data-hr-of=phim-2]").filter(has_text="1:02:03").click()
    assert page.locator("#phim-2 video").evaluate("video => video.currentTime") == 3723
    expect(page.locator("[data-hr-of=phim-2][aria-current]")).to_contain_text("1:02:03")


def test_the_first_visit_is_light(browser: Browser, rich_url: str) -> None:
    """Everything that a media page asks for, as it lies on the disk, is less than 200 KB."""
    with browser.new_context(viewport=PHONE, locale="vi-VN", service_workers="block") as context:
        page = context.new_page()
        sizes: list[int] = []
        page.on("response", lambda response: sizes.append(len(response.body())))
        page.goto(f"{rich_url}hoi-nghi/day-du/")
        page.wait_for_load_state("networkidle")
        assert sum(sizes) > 10_000
        packed = page.evaluate(
            """async () => {
                const size = async (url) => {
                  const body = (await fetch(url)).body;
                  if (/woff2/.test(url)) return (await new Response(body).arrayBuffer()).byteLength;
                  return (await new Response(body.pipeThrough(new CompressionStream("gzip"))).arrayBuffer()).byteLength;
                };
                const urls = [location.href, ...performance.getEntriesByType("resource").map((entry) => entry.name)];
                return (await Promise.all([...new Set(urls)].map(size))).reduce((a, b) => a + b);
            }"""
        )
        assert packed < 200_000
