"""Rules on the addresses of the site: none is taken twice, and none that was published is lost."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG, fold
from honorroll.content import hand_written
from honorroll.content.model import Facts
from honorroll.pages import addresses
from honorroll.roll.lists import KINDS
from honorroll.site.read import Contents

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
        "Xóa nhầm thì {again_vi}. Đã đổi tên hay gộp "
        "vào {where_vi} khác thì ghi ở đó: {line}{more_vi}. "
        "Trang chỉ dựng thử trên máy này, chưa từng lên mạng: honorroll build --published.",
    ),
    Text(
        "The published address /{url} has no page any more.",
        "If it was deleted by mistake, {again}. If it was renamed, or became part of another {where}, write there: "
        "{line}{more}. "
        "If it was only tried out on this machine and never online: honorroll build --published.",
    ),
)
LOST_FILE = Rule(
    "lost-file",
    "error",
    Text(
        "Tệp đã công bố /{url} không còn.",
        "Xóa nhầm thì lấy lại: git restore --source=HEAD {path} (đã commit việc xóa thì HEAD~1). Đã đổi tên tệp thì "
        "ghi trong {conference}: former_files: {{{name}: TÊN-MỚI}}. Phải gỡ tệp thì ghi ở đó: "
        "withdrawn_files: [{name}].",
    ),
    Text(
        "The published file /{url} is gone.",
        "If it was deleted by mistake: git restore --source=HEAD {path} (HEAD~1 once that is committed). If it was "
        "renamed, put into {conference}: former_files: {{{name}: NEW-NAME}}. If it must go, put there: "
        "withdrawn_files: [{name}].",
    ),
)


RENAMED = Rule(
    "lost-honoree-renamed",
    "error",
    Text(
        "Hồ sơ “{slug}” đã công bố mà không còn; có phải thư mục đã đổi tên thành “{near}” không?",
        "Nếu phải, thêm vào {path} dòng: former_slugs: [{slug}] (lần sau đổi tên bằng: honorroll rename {slug} "
        "{near}). Nếu không, lấy lại hồ sơ cũ: git restore --source=HEAD 'honorees/*/{slug}/*'",
    ),
    Text(
        "The profile “{slug}” was published and is gone; was its folder renamed to “{near}”?",
        "If so, add to {path} the line: former_slugs: [{slug}] (next time: honorroll rename {slug} {near}). If not, "
        "bring the old profile back: git restore --source=HEAD 'honorees/*/{slug}/*'",
    ),
)
DELETED = Rule(
    "lost-honoree",
    "error",
    Text(
        "Hồ sơ “{slug}” đã công bố mà không còn.",
        "Xóa nhầm thì lấy lại: git restore --source=HEAD 'honorees/*/{slug}/*' (đã commit việc xóa thì HEAD~1). "
        "Phải gỡ thì cũng lấy lại, rồi chạy: honorroll withdraw {slug}; trang sẽ nói hồ sơ đã được gỡ. "
        "Đã đổi tên hay gộp vào hồ sơ khác thì ghi trong hồ sơ đó: former_slugs: [{slug}] (đổi tên bằng: honorroll "
        "rename {slug} TÊN-MỚI). "
        "Hồ sơ chỉ dựng thử trên máy này, chưa từng lên mạng: honorroll build --published.",
    ),
    Text(
        "The profile “{slug}” was published and is gone.",
        "If it was deleted by mistake: git restore --source=HEAD 'honorees/*/{slug}/*' (HEAD~1 once that is "
        "committed). To take it down, bring it back too, and run: honorroll withdraw {slug}; its page then says so. "
        "If it was renamed or merged with another, put into that profile: former_slugs: [{slug}] (rename with: "
        "honorroll rename {slug} NEW-NAME). "
        "If it was only tried out on this machine and never online: honorroll build --published.",
    ),
)
FORMER_TAKEN = Rule(
    "former-page-taken",
    "error",
    Text("Địa chỉ cũ “{slug}” đang là địa chỉ của một trang khác: /{url}", "Bỏ địa chỉ này khỏi “former_slugs”."),
    Text("The former address “{slug}” is that of another page: /{url}", "Remove it from “former_slugs”."),
)


def addresses_are_free(hand_written: Mapping[str, str], *taken: Container[str]) -> Iterator[Finding]:
    """No hand-written page (path by address) stands where the program makes a page, a shell among them."""
    for url, path in hand_written.items():
        if any(url in some for some in taken):
            yield ADDRESS_TAKEN.at(Source(path), url=url)


def nothing_is_lost(lost: Sequence[str], published: Container[str], contents: Contents) -> Iterator[Finding]:
    """Every address that was public is still that of a page or a file; ``lost`` are those that are not.

    A profile that was not ``published`` before may be the one that is missing, renamed. A file is lost with its
    page, of which alone is told. What a setting makes goes with it: press kits, pages that the office keeps to itself.
    """
    if not lost:
        return
    pages = {url for url in lost if url.endswith("/") or not url}
    honorees = contents.roll.roll.in_order()
    new = {facts.slug: facts for facts in honorees if addresses.honoree(facts.slug) not in published}
    conferences = {
        slug: facts for facts in contents.conferences.conferences for slug in (facts.slug, *facts.former_slugs)
    }
    for url in lost:
        if url in pages:
            yield _lost_page(url, new)
        elif (file := addresses.conference_material(url)) and (facts := conferences.get(file.conference)):
            folder = facts.path.rpartition("/")[0]
            path = f"{folder}/{file.folder}/{file.name}"
            is_kept_back = (contents.roll.drawing.root / path).is_file()  # since a consent has ended, say
            if file.name not in facts.withdrawn_files and not is_kept_back:
                yield LOST_FILE.at(Source(path), url=url, path=path, name=file.name, conference=facts.path)


def _lost_page(url: str, new: Mapping[str, Facts]) -> Finding:
    slug = addresses.name(url)
    if url == addresses.honoree(slug) and SLUG.fullmatch(slug):
        if near := _renamed(slug, new):
            return RENAMED.at(Source(new[near].path), slug=slug, near=near, path=new[near].path)
        return DELETED.at(Source("honorees"), slug=slug)
    for home in _HOMES:
        if addresses.parent(url) == home.top:
            path = home.path.format(slug=slug)
            facts = {"where_vi": home.vi, "where": home.en, "line": f"{home.key}: [{slug}]"}
            break
    else:
        slug = url.rstrip("/")
        path = f"content/pages/{slug or 'index'}.md"
        facts = {"where_vi": "trang", "where": "page", "line": f"former_slugs: [{slug}]"}
    is_entry = path.startswith("content/vocabulary/")
    again = _ENTRY_AGAIN if is_entry else _FILE_AGAIN
    facts |= {"again_vi": again.message.format(path=path, slug=slug), "again": again.hint.format(path=path, slug=slug)}
    more = _WITHDRAWN if path.startswith("content/news/") else Text("", "")
    return LOST_URL.at(Source(path), url=url, path=path, **facts, more_vi=more.message, more=more.hint)


class _Home(NamedTuple):
    """Where the content of the pages right below ``top`` lies, what it is called, and the key that keeps an address."""

    top: str
    path: str
    vi: str
    en: str
    key: str = "former_slugs"


_HOMES = (
    *(
        _Home(kind.folder, f"content/vocabulary/{kind.vocabulary}.yml", "mục", "entry", "former_ids")
        for kind in KINDS
        if kind.vocabulary
    ),
    _Home(addresses.NEWS, "content/news/{slug}.md", "tin bài", "post"),
    _Home(addresses.CONFERENCES, "content/conferences/{slug}/conference.yml", "hội nghị", "conference"),
    _Home(addresses.CONSULTATIONS, "content/consultations/{slug}.yml", "đợt lấy ý kiến", "consultation"),
    _Home(addresses.MODELS, "content/models/{slug}.yml", "mô hình", "model", "former_ids"),
    _Home(addresses.CAMPAIGNS, "content/campaigns/{slug}.yml", "đợt thi đua", "campaign", "former_ids"),
    _Home(addresses.SPECIAL, "content/special/{slug}.md", "chuyên trang", "special page"),
)
_FILE_AGAIN = Text(
    "lấy lại: git restore --source=HEAD {path} (đã commit việc xóa thì HEAD~1)",
    "bring it back: git restore --source=HEAD {path} (HEAD~1 once that is committed)",
)
_ENTRY_AGAIN = Text(
    "ghi lại mục “{slug}” vào {path}; mục không còn ai thì tự dẫn đến danh sách chung",
    "put the entry “{slug}” back into {path}; one that nobody is on leads to the list of all by itself",
)
_WITHDRAWN = Text(
    "; phải gỡ thì lấy lại, rồi ghi ở đầu bài: withdrawn: {date: năm-tháng-ngày}",
    "; to take it down, bring it back, and write at its head: withdrawn: {date: year-month-day}",
)


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
    text: str, url: str, path: str, top: str, base: str, pages: Container[str], files: Container[str]
) -> Iterator[Finding]:
    """A link of the hand-written page ``url`` within the site leads to a page, by its address or by its file.

    ``base`` is the path of the site, ``pages`` are addresses, ``files`` the paths of pages below ``top``, their folder.
    What has a file extension may be made by the theme, so the audit alone judges that.
    """
    folder = path.removeprefix(top).rpartition("/")[0]
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
