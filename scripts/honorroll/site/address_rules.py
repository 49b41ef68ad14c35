"""Rules on the addresses of the site: none is taken twice, and none that was published is lost."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import hand_written
from honorroll.pages import addresses

ADDRESS_TAKEN = Rule(
    "address-taken",
    "error",
    Text("Trang viết tay này có địa chỉ /{url}, là địa chỉ của một trang do chương trình dựng.", "Đổi tên tệp."),
    Text("This hand-written page has the address /{url}, where the program makes a page.", "Rename the file."),
)


DEAD_LINK = Rule(
    "page-link",
    "error",
    Text("Liên kết không dẫn đến đâu: {link}", "Sửa lại địa chỉ, tính từ trang này: {example} là trang chủ."),
    Text(
        "The link leads nowhere: {link}", "Mend the address, which counts from this page: {example} is the home page."
    ),
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


def links_lead_somewhere(
    text: str, url: str, path: str, base: str, pages: Container[str], files: Container[str]
) -> Iterator[Finding]:
    """A link of the hand-written page ``url`` within the site leads to a page, by its address or by its file.

    ``base`` is the path of the site, ``pages`` are addresses, ``files`` the paths of pages below ``content/pages``. What
    has a file extension may be made by the theme, so the audit alone judges that.
    """
    folder = path.removeprefix("content/pages/").rpartition("/")[0]
    for line, link in hand_written.links(text):
        if not _leads_somewhere(link, url, folder, base, pages, files):
            yield DEAD_LINK.at(Source(path, line), link=link, example="../" * url.count("/") or "./")


def _leads_somewhere(link: str, url: str, folder: str, base: str, pages: Container[str], files: Container[str]) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:  # ``http://[``
        return False
    target = unquote(parts.path)
    if parts.scheme or parts.netloc or not target or "{{" in link:
        return True
    if target.endswith(".md"):
        return posixpath.normpath(posixpath.join(folder, target)) in files
    return "." in target.rpartition("/")[2].strip(".") or addresses.resolve(url, target, base) in pages
