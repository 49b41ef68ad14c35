"""Rules on the addresses of the site: none is taken twice, and none that was published is lost."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from honorroll.base.findings import Finding, Rule, Source, Text

ADDRESS_TAKEN = Rule(
    "address-taken",
    "error",
    Text("Trang viết tay này có địa chỉ /{url}, là địa chỉ của một trang do chương trình dựng.", "Đổi tên tệp."),
    Text("This hand-written page has the address /{url}, where the program makes a page.", "Rename the file."),
)


LOST_URL = Rule(
    "lost-url",
    "error",
    Text("Địa chỉ đã công bố /{url} không còn trang nào.", "Khôi phục tệp hay thư mục của trang; nếu đã đổi tên, ghi tên cũ vào “former_slugs”; nếu phải gỡ hồ sơ hay tin bài, ghi “withdrawn”. Trang chỉ dựng thử, chưa từng lên mạng, thì xóa dòng có địa chỉ đó trong tệp này."),
    Text("The published address /{url} has no page any more.", "Restore its file or folder; if that was renamed, put the old name in “former_slugs”; to take down a profile or a post, set “withdrawn”. If it was only tried out and never online, delete its line in this file."),
)  # fmt: skip


def addresses_are_free(hand_written: Mapping[str, str], *taken: Container[str]) -> Iterator[Finding]:
    """No hand-written page (path by address) stands where the program makes a page, a shell among them."""
    for url, path in hand_written.items():
        if any(url in some for some in taken):
            yield ADDRESS_TAKEN.at(Source(path), url=url)


def nothing_is_lost(published: Iterable[str], known: Container[str]) -> Iterator[Finding]:
    """Every address of ``content/urls.txt`` is still a page."""
    for url in published:
        if url not in known:
            yield LOST_URL.at(Source("content/urls.txt"), url=url)
