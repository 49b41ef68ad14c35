"""Rules on the addresses of the site: none is taken twice, and none that was published is lost."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import unquote, urlsplit

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG, fold
from honorroll.content import hand_written
from honorroll.content.model import Facts
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
    Text(
        "Địa chỉ đã công bố /{url} không còn trang nào.",
        "Khôi phục tệp hay thư mục của trang; nếu đã đổi tên, ghi tên cũ vào “former_slugs”; nếu phải gỡ hồ sơ "
        "hay tin bài, ghi “withdrawn”. Trang chỉ dựng thử, chưa từng lên mạng, thì xóa dòng có địa chỉ đó trong "
        "tệp này.",
    ),
    Text(
        "The published address /{url} has no page any more.",
        "Restore its file or folder; if that was renamed, put the old name in “former_slugs”; to take down a "
        "profile or a post, set “withdrawn”. If it was only tried out and never online, delete its line in this "
        "file.",
    ),
)


RENAMED = Rule(
    "lost-honoree-renamed",
    "error",
    Text(
        "Hồ sơ “{slug}” đã công bố mà không còn; có phải thư mục đã đổi tên thành “{near}” không?",
        "Nếu phải, thêm vào {path} dòng: former_slugs: [{slug}] (lần sau đổi tên bằng: honorroll rename {slug} "
        "{near}).",
    ),
    Text(
        "The profile “{slug}” was published and is gone; was its folder renamed to “{near}”?",
        "If so, add to {path} the line: former_slugs: [{slug}] (next time: honorroll rename {slug} {near}).",
    ),
)
DELETED = Rule(
    "lost-honoree",
    "error",
    Text(
        "Hồ sơ “{slug}” đã công bố mà không còn.",
        "Xóa nhầm thì lấy lại: git restore --source=HEAD 'honorees/*/{slug}/*' (đã commit việc xóa thì HEAD~1). "
        "Phải gỡ thì cũng lấy lại, rồi ghi trong mục "
        "“publication” của hồ sơ: withdrawn: {{date: {example}}}; trang sẽ nói hồ sơ đã được gỡ. Đã "
        "đổi tên thư mục thì ghi trong hồ sơ: former_slugs: [{slug}]",
    ),
    Text(
        "The profile “{slug}” was published and is gone.",
        "If it was deleted by mistake: git restore --source=HEAD 'honorees/*/{slug}/*' (HEAD~1 once that is "
        "committed). To take it down, bring it back too, "
        "and say under “publication”: withdrawn: {{date: {example}}}; its page then says so. If the folder "
        "was renamed, put into the profile: former_slugs: [{slug}]",
    ),
)


def addresses_are_free(hand_written: Mapping[str, str], *taken: Container[str]) -> Iterator[Finding]:
    """No hand-written page (path by address) stands where the program makes a page, a shell among them."""
    for url, path in hand_written.items():
        if any(url in some for some in taken):
            yield ADDRESS_TAKEN.at(Source(path), url=url)


def nothing_is_lost(
    published: Iterable[str],
    known: Container[str],
    honorees: Callable[[], Iterable[Facts]] = tuple,
    today: date | None = None,
) -> Iterator[Finding]:
    """Every address of ``content/urls.txt`` is still a page.

    One of ``honorees``, asked for only then, that was not published before may be the one that is missing, renamed.
    """
    lost = [url for url in published if url not in known]
    if not lost:
        return
    old = frozenset(published)
    new = {facts.slug: facts for facts in honorees() if addresses.honoree(facts.slug) not in old}
    source = Source("content/urls.txt")
    for url in lost:
        slug = url.removeprefix(addresses.ROLL).removesuffix("/")
        if url != addresses.honoree(slug) or not SLUG.fullmatch(slug):
            yield LOST_URL.at(source, url=url)
        elif near := _renamed(slug, new):
            yield RENAMED.at(source, slug=slug, near=near, path=new[near].path)
        else:
            yield DELETED.at(source, slug=slug, example=today or "2025-03-01")


def _renamed(slug: str, new: Mapping[str, Facts]) -> str:
    """The only new honoree whose name or slug has the words of ``slug``, or all of whose words ``slug`` has."""
    words = set(slug.split("-"))
    found = {
        other
        for other, facts in new.items()
        for those in (set(other.split("-")), set(fold(facts.name).split()))
        if len(words & those) > 1 and (words <= those or those <= words)
    }
    return found.pop() if len(found) == 1 else ""


def links_lead_somewhere(
    text: str, url: str, path: str, base: str, pages: Container[str], files: Container[str]
) -> Iterator[Finding]:
    """A link of the hand-written page ``url`` within the site leads to a page, by its address or by its file.

    ``base`` is the path of the site, ``pages`` are addresses, ``files`` the paths of pages below ``content/pages``.
    What has a file extension may be made by the theme, so the audit alone judges that.
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
