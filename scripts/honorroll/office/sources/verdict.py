"""What the answers of an address mean: there, moved, gone, no longer what it was, or nobody can tell."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import Literal, NamedTuple, Protocol
from urllib.parse import urljoin, urlsplit

from honorroll.content.shared import normal_address
from honorroll.office.messages import Bilingual
from honorroll.office.sources.fetch import Fault, Reply, quoted

#: ``gone`` is told at once; ``suspect`` answers, but with another page; ``uncertain`` may be there tomorrow, or is
#: there for people alone; ``unasked`` wants programs to stay away.
State = Literal["there", "moved", "gone", "suspect", "uncertain", "unasked"]

MOST_REDIRECTS = 5
#: So many bytes of a page are read for its title.
MOST_BYTES = 1 << 16
#: What surely means that nothing is there any more.
_GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_EVER = frozenset({301, 308})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
#: Names of files that are no pages.
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png|webp|gif|mp[34]|webm)$", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*>([^<]{0,300})", re.IGNORECASE)
_NOT_FOUND = re.compile(
    r"^\W*(?:lỗi |error )?404\b|\bnot found\b|\b(?:page|article) (?:has been|was) removed\b|\bkhông tìm thấy\b"
    r"|\b(?:trang|bài viết|đường dẫn|liên kết)(?: này)? (?:không (?:còn )?tồn tại|đã bị (?:xóa|xoá|gỡ))"
)

#: Why an address is not simply there. ``http`` takes the status.
WHY: dict[str, Bilingual] = {
    "http": Bilingual("máy chủ báo mã {status}", "the server says {status}"),
    "unknown-host": Bilingual("không còn tên miền này", "the host name is unknown"),
    "moved": Bilingual("đã chuyển hẳn sang địa chỉ khác", "has moved for good"),
    "home": Bilingual("dẫn về trang chủ, không còn bài", "leads to the home page, not to the page that was there"),
    "title": Bilingual("máy chủ trả lời, nhưng tên trang nói không tìm thấy", "answers with a page titled “not found”"),
    "kind": Bilingual("trước là tệp, nay trả lời bằng một trang", "was a file, and answers with a page"),
    "silent": Bilingual("không trả lời kịp", "does not answer in time"),
    "refused": Bilingual("máy chủ từ chối kết nối", "the server refuses the connection"),
    "unreachable": Bilingual("không tới được máy chủ", "the server cannot be reached"),
    "broken": Bilingual("trả lời không ra HTTP hoặc ngắt giữa chừng", "answers with no HTTP, or breaks off"),
    "names": Bilingual("chưa hỏi được tên miền", "the host name could not be looked up"),
    "tls": Bilingual("chứng chỉ https không hợp lệ", "its https certificate is not valid"),
    "circle": Bilingual("dẫn vòng quanh", "leads in circles"),
    "address": Bilingual("dẫn đến địa chỉ không phải http(s)", "leads to what is no http(s) address"),
    "private": Bilingual(
        "là địa chỉ trong mạng nội bộ, không hỏi", "is an address of a private network, and was not asked"
    ),
    "robots": Bilingual("trang không muốn chương trình hỏi (robots.txt)", "asks programs to stay away (robots.txt)"),
}


class Asks(Protocol):
    """Who asks, and when the turn of a host is."""

    def ask(self, url: str, method: str, most: int = 0) -> Reply:
        """Raises Fault."""


class Verdict(NamedTuple):
    """``why`` is a key of ``WHY``, with the status behind it where that is ``http``; ``""`` where it is there."""

    state: State
    why: str = ""
    leads_to: str = ""
    """Where it has moved to for good."""


def told(why: str) -> Bilingual:
    """The reason in words."""
    key, _, status = why.partition("-") if why.startswith("http-") else (why, "", "")
    text = WHY.get(key, WHY["broken"])
    return Bilingual(text.vi.format(status=status), text.en.format(status=status))


def of(url: str, asker: Asks) -> Verdict:
    """What became of an address, which is asked for with all that it leads to."""
    at, seen, for_ever = quoted(url), set[str](), True
    try:
        while at not in seen and len(seen) <= MOST_REDIRECTS:
            seen.add(at)
            reply = _reply(at, asker)
            if reply.status not in _REDIRECTS or not reply.location:
                return _judged(reply, quoted(url), at, for_ever)
            for_ever = for_ever and reply.status in _FOR_EVER
            at = quoted(_joined(at, reply.location))
    except Fault as fault:
        return Verdict("gone" if fault.why == "unknown-host" and len(seen) == 1 else "uncertain", fault.why)
    return Verdict("uncertain", "circle")


def _joined(at: str, location: str) -> str:
    try:
        return urljoin(at, location).partition("#")[0]
    except ValueError:
        raise Fault("address") from None


def _reply(url: str, asker: Asks) -> Reply:
    """What the address answers: to HEAD, and to GET where that says nothing sure or there is a title to be read."""
    try:
        reply = asker.ask(url, "HEAD")
    except Fault as fault:
        if fault.why != "broken":
            raise
        return asker.ask(url, "GET", MOST_BYTES)
    is_page = reply.status < 300 and reply.kind in (*_HTML, "")
    return asker.ask(url, "GET", MOST_BYTES) if reply.status >= 400 or is_page else reply


def _judged(reply: Reply, asked: str, at: str, for_ever: bool) -> Verdict:
    if reply.status >= 400:
        return Verdict("gone" if reply.status in _GONE else "uncertain", f"http-{reply.status}")
    there, then = urlsplit(at), urlsplit(asked)
    if at != asked and there.path in ("", "/") and not there.query and (then.path not in ("", "/") or then.query):
        return Verdict("suspect", "home")
    if reply.kind in _HTML:
        if _FILE.search(then.path):
            return Verdict("suspect", "kind")
        if _NOT_FOUND.search(_title(reply)):
            return Verdict("suspect", "title")
    if at != asked and for_ever and normal_address(at) != normal_address(asked):
        return Verdict("moved", "moved", at)
    return Verdict("there")


def _title(reply: Reply) -> str:
    try:
        text = reply.body.decode(reply.charset or "utf-8", errors="replace")
    except LookupError:
        text = reply.body.decode(errors="replace")
    found = _TITLE.search(text)
    return unicodedata.normalize("NFC", unescape(found[1])).casefold() if found else ""
