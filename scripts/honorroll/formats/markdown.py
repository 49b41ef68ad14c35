"""A story, which anybody may have sent, from CommonMark to HTML that is safe to publish, and what was taken out of it.

Two walls: ``_reduced`` rewrites every tag of a doubtful story as a bare tag of the allow-list or as nothing, which also
spares nh3 the thousands of nested or distinct tags that would cost it minutes and gigabytes; nh3 sanitises every story.

The parser is pyromark: all of CommonMark 0.31.2 (cmarkgfm fails 11 of its 652 examples), wheels for every platform
(comrak has none for Windows below Python 3.14), typed, the fastest; its events carry byte ranges, so findings have lines.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import nh3
import pyromark

from honorroll.base.findings import Finding, Rule, Source, Text

MAX_STORY = 60_000
MAX_NESTING = 20

TOO_LONG = Rule(
    "story-too-long",
    "error",
    Text("Bài viết dài {length} ký tự; tối đa {limit}.", "Rút gọn, hoặc tách phần chi tiết thành một tin bài riêng."),
    Text("The story has {length} characters; the limit is {limit}.", "Shorten it, or move details to a news post."),
)
TOO_NESTED = Rule(
    "story-too-nested",
    "error",
    Text("Danh sách, trích dẫn lồng nhau quá {limit} tầng.", "Viết thành đoạn văn; bỏ dấu >, *, - lặp ở đầu dòng."),
    Text("Lists, quotations are nested over {limit} deep.", "Write paragraphs; delete repeated >, *, - in front."),
)
CONTROL_CHARACTER = Rule(
    "story-control-character",
    "warning",
    Text("Có ký tự điều khiển vô hình {seen}; đã bỏ.", "Thường do sao chép từ phần mềm khác: xóa và gõ lại chỗ này."),
    Text("An invisible control character {seen} was removed.", "It usually comes from pasting: delete and retype it."),
)
DANGEROUS_TAG = Rule(
    "story-dangerous-tag",
    "error",
    Text("Thẻ HTML nguy hiểm {seen}; đã bỏ.", "Xóa thẻ này. Bài viết chỉ gồm chữ; video thì khai ở mục videos."),
    Text("The dangerous HTML tag {seen} was removed.", "Delete it. A story is text; videos are declared in videos."),
)
TAG = Rule(
    "story-tag",
    "warning",
    Text("Thẻ HTML {seen} không được dùng; đã bỏ, chữ bên trong vẫn giữ.", "Xóa thẻ; chữ đậm viết **đậm**."),
    Text("The HTML tag {seen} is not allowed and was removed; its text stays.", "Delete it; bold is **bold**."),
)
COMMENT = Rule(
    "story-comment",
    "warning",
    Text("Ghi chú ẩn {seen}; đã bỏ.", "Chuyển ghi chú sang mục notes: mục đó không bao giờ được đăng."),
    Text("The hidden comment {seen} was removed.", "Move it to notes, which is never published."),
)
UNFINISHED = Rule(
    "story-unfinished",
    "error",
    Text("{seen} không được đóng lại; phần chữ phía sau có thể bị mất.", "Xóa, hoặc viết nốt phần đóng, ví dụ -->."),
    Text("{seen} is never closed; text behind it may be lost.", "Delete it, or write its end, for example -->."),
)
EVENT_ATTRIBUTE = Rule(
    "story-event-attribute",
    "error",
    Text("Thuộc tính {seen} của thẻ {tag} chạy mã lệnh; đã bỏ.", "Xóa thuộc tính này."),
    Text("The attribute {seen} of {tag} runs code and was removed.", "Delete it."),
)
ATTRIBUTE = Rule(
    "story-attribute",
    "warning",
    Text("Thuộc tính {seen} của thẻ {tag} không được dùng; đã bỏ.", "Xóa thuộc tính này: trang web tự lo giao diện."),
    Text("The attribute {seen} of {tag} is not allowed and was removed.", "Delete it: the site decides about looks."),
)
DANGEROUS_LINK = Rule(
    "story-dangerous-link",
    "error",
    Text("Địa chỉ nguy hiểm {seen}; đã bỏ.", "Chỉ dùng địa chỉ trang web, ví dụ https://hanoi.gov.vn/."),
    Text("The dangerous address {seen} was removed.", "Use only web addresses, for example https://hanoi.gov.vn/."),
)
LINK = Rule(
    "story-link",
    "warning",
    Text("Liên kết {seen} không được dùng; đã bỏ, chữ vẫn giữ.", "Viết đủ địa chỉ, ví dụ https://hanoi.gov.vn/."),
    Text("The link {seen} was removed; its text stays.", "Give a full address, for example https://hanoi.gov.vn/."),
)
IMAGE = Rule(
    "story-image",
    "warning",
    Text("Ảnh {seen} trong bài viết; đã bỏ.", "Đặt tệp ảnh cạnh profile.yml và khai ở mục photos."),
    Text("The image {seen} was removed from the story.", "Put the file beside profile.yml and declare it in photos."),
)
INDENTED = Rule(
    "story-indented",
    "warning",
    Text("Đoạn này lùi vào 4 dấu cách nên bị coi là mã máy tính.", "Xóa khoảng trắng ở đầu dòng."),
    Text("Indented by four spaces, this paragraph becomes computer code.", "Delete the space before it."),
)

_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "hr", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_TAGS = _BLOCKS | {"a", "br", "code", "del", "em", "strong", "table", "thead", "tbody", "tr", "th", "td"}
# They run code, load something, or change how everything behind them is read.
_DANGEROUS = re.compile(
    "script|style|iframe|frame|frameset|object|embed|applet|link|meta|base|form|input|button|select|textarea|title|xmp"
    "|noembed|noframes|noscript|plaintext|template|svg|math|html|head|body|video|audio|source"
)

_SCROLLED = '<div class="hr-scroll" role="group" aria-label="Bảng" tabindex="0"><table>'
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel="noopener nofollow ugc",
)

# C0 and C1 but tab and line ends, bidi overrides, surrogates, non-characters: no text needs them, feeds break on them.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,9}")
_TAG_OR_QUOTE = re.compile(r'<[^>"]*+(?:"[^"]*+"[^>"]*+)*+>|"')
# What the parser itself writes and a closer look must judge: an image, an indented block, any but the plainest link.
_PLAIN_LINK = r'href="https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*+\.)++[a-z]{2,}+(?:[/?#][^" >]*+)?">'
_DOUBTFUL = re.compile(f"<(?:img|pre|a (?!{_PLAIN_LINK}))")

# One token of HTML, much as a browser reads it. What never closes reaches to the end, so that the time is linear
# whatever the text. A "<" that begins nothing matches alone.
_TOKEN = re.compile(
    r"""(?P<hidden> <!--(?: -?> | .*?--!?> ) | <\?.*?\?> | <!\[CDATA\[.*?\]\]> | <!(?!--|\[CDATA\[)[^>]*+> )
      | <(?P<swallowing>script|style)(?=[\s/>]) .*? (?: </(?P=swallowing)\s*+> | \Z )
      | <(?P<close>/?)(?P<name>[a-z][^\s/>]*+)
         (?P<attributes>(?: [^>"'=]++ | =\s*+(?: "[^"]*+" | '[^']*+' | ) | ["'] )*+) >
      | (?P<open> <(?: [!?] | /?[a-z] ).*+ )
      | <""",
    re.ASCII | re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""", re.ASCII)
#: The beginnings of the parser's own tags: ``p``, ``/h3``, ``ol`` also of ``<ol start="3">``.
_TAG = re.compile("<(/?[a-z0-9]+)")
_STEPS = {"blockquote": 1, "ul": 1, "ol": 1, "/blockquote": -1, "/ul": -1, "/ol": -1}
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_HEADING = re.compile(r"(</?h)([1-6])>")

_Fault = tuple[int, Rule, dict[str, str]]  # the place counts bytes of UTF-8, as the parser does


def render(text: str, source: Source) -> tuple[str, list[Finding]]:
    """The story as a safe HTML fragment, and what was taken out of it; its first character stands at ``source``."""
    if len(text) > MAX_STORY:
        return _as_text(text[:MAX_STORY]), [TOO_LONG.at(source, length=len(text), limit=MAX_STORY)]
    findings = []
    # Nearly no story holds anything that cannot be printed; where one does, the pattern tells what.
    if not text.replace("\n", "").isprintable() and (control := _CONTROL.search(text)):
        findings.append(CONTROL_CHARACTER.at(source, seen=f"U+{ord(control[0]):04X}"))
        text = _CONTROL.sub("", text)
    html = pyromark.html(text, options=_OPTIONS)
    doubtful = "<" in text or _DOUBTFUL.search(html)
    if doubtful:
        html = _TOKEN.sub(_reduced, html)
    tags = _TAG.findall(html)
    if _nesting(tags) > MAX_NESTING:
        return _as_text(text), [*findings, TOO_NESTED.at(source, limit=MAX_NESTING)]
    if doubtful:
        findings += _located(_faults(text), text, source)
    html = _quoted(_shifted(_CLEANER.clean(html), tags))
    if "<table>" in html:  # a wide one scrolls by itself, and by keyboard too
        html = html.replace("<table>", _SCROLLED).replace("</table>", "</table></div>")
    return html, findings


def _quoted(html: str) -> str:
    """``html`` with the quotes of its text escaped, so that ``="`` stands in tags alone: whoever looks for attributes in
    finished pages (the audit, the search) must not take what somebody wrote about HTML for one.
    """
    return _TAG_OR_QUOTE.sub(lambda match: "&quot;" if match[0] == '"' else match[0], html) if '="' in html else html


def plain(html: str) -> str:
    """What ``render`` gave, for a feed: what makes a wide table scroll on our pages means nothing there."""
    return html.replace(_SCROLLED, "<table>").replace("</table></div>", "</table>") if _SCROLLED in html else html


def excerpt(html: str, limit: int) -> str:
    """The text of a rendered story on one line, cut at a word with an ellipsis when longer than ``limit``."""
    text = re.sub(r"</?(?:a|code|del|em|strong)\b[^>]*>", "", html)
    text = " ".join(entities.unescape(re.sub(r"<[^>]*>", " ", text)).split())
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit)
    return text[: cut if cut > 0 else max(0, limit - 1)].rstrip(" ,;:.–-") + "…"


def _as_text(text: str) -> str:
    return f"<p>{entities.escape(_CONTROL.sub('', text), quote=False)}</p>\n"


def _nesting(tags: Sequence[str]) -> int:
    """How deep quotations and lists stand in one another."""
    steps = (_STEPS[tag] for tag in tags if tag in _STEPS)
    return max(accumulate(steps, lambda depth, step: max(0, depth + step)), default=0)


def raised(html: str) -> str:
    """What ``render`` gave, for a page of which it is all: its headings stand right below the title, so h2 to h4."""
    if "<h" in html:
        for level in (3, 4, 5):
            html = html.replace(f"<h{level}>", f"<h{level - 1}>").replace(f"</h{level}>", f"</h{level - 1}>")
    return html


def _shifted(html: str, tags: Sequence[str]) -> str:
    """Headings under those of the page: the story's top level becomes h3, and none goes below h5."""
    levels = sorted({int(tag[1]) for tag in tags if tag in _HEADINGS})
    if not levels or levels == [3]:
        return html
    shift = 3 - levels[0]
    if len(levels) == 1:
        return html.replace(f"<h{levels[0]}>", "<h3>").replace(f"</h{levels[0]}>", "</h3>")
    return _HEADING.sub(lambda tag: f"{tag[1]}{min(int(tag[2]) + shift, 5)}>", html)


def _reduced(token: re.Match[str]) -> str:
    """The tag with nothing but the attributes that may stay, or nothing; a lone ``<`` as text."""
    if token[0] == "<":
        return "&lt;"
    name = (token["name"] or "").lower()
    if name not in _TAGS:
        return ""
    if token["close"]:
        return f"</{name}>"
    attributes = dict(reversed(_attributes(token)))  # of two alike, browsers take the first
    if name == "a":
        href = attributes.get("href", "")
        return f'<a href="{entities.escape(href)}">' if _is_welcome(href) else ""
    if name == "ol" and _NUMBER.fullmatch(attributes.get("start", "")):
        return f'<ol start="{attributes["start"]}">'
    return f"<{name}>"


def _attributes(token: re.Match[str]) -> list[tuple[str, str]]:
    found = _ATTRIBUTE.findall(token["attributes"] or "")
    return [(name.lower(), entities.unescape("".join(values))) for name, *values in found]


def _is_welcome(url: str) -> bool:
    """An absolute web address that the sanitiser leaves in place: it is asked, so that report and page agree."""
    return bool(_WEB_ADDRESS.fullmatch(url)) and ' href="' in _CLEANER.clean(f'<a href="{entities.escape(url)}">')


def _located(faults: Iterator[_Fault], text: str, source: Source) -> Iterator[Finding]:
    """Findings with the line and column of each fault. All lines of a YAML block stand at one indent."""
    raw, done, line, column = text.encode(), 0, 0, 0
    for offset, rule, facts in faults:
        passed = raw[done:offset].decode(errors="ignore")
        done = max(done, offset)
        column = len(passed) - 1 - passed.rfind("\n") + (0 if "\n" in passed else column)
        line += passed.count("\n")
        place = Source(source.path, source.line + line, source.column and source.column + column)
        yield rule.at(place if source.line else source, **facts)


def _faults(text: str) -> Iterator[_Fault]:
    """What the parser sees that a page will not show, in reading order."""
    block: list[str] = []
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        start = span["start"]
        if isinstance(event, str):
            continue
        if "InlineHtml" in event:
            yield from _html_faults(event["InlineHtml"], start)
        elif "Html" in event:
            block.append(event["Html"])
        elif "End" in event and event["End"] == "HtmlBlock":
            yield from _html_faults("".join(block), start)
            block.clear()
        elif "Start" in event and not isinstance(tag := event["Start"], str):
            if "Link" in tag:
                link = tag["Link"]
                url = "mailto:" * (link["link_type"] == "Email") + link["dest_url"]
                yield from _tag_faults("a", [("href", url), ("title", link["title"])], start)
            elif "Image" in tag:
                yield from _tag_faults("img", [("src", tag["Image"]["dest_url"])], start)
            elif "CodeBlock" in tag and tag["CodeBlock"] == "Indented":
                yield start, INDENTED, {}


def _html_faults(html: str, start: int) -> Iterator[_Fault]:
    """Comments and opening tags of raw HTML. A comment may be private: its first characters must do."""
    done = 0
    for token in _TOKEN.finditer(html):
        start += len(html[done : token.start()].encode())
        done = token.start()
        if token["hidden"] or token["open"]:
            yield start, COMMENT if token["hidden"] else UNFINISHED, {"seen": f"{token[0][:8].strip()}…"}
        elif (name := token["swallowing"] or token["name"]) and not token["close"]:
            yield from _tag_faults(name.lower(), _attributes(token), start)


def _tag_faults(name: str, attributes: list[tuple[str, str]], start: int) -> Iterator[_Fault]:
    tag = f"<{name}>"
    if name == "img":
        yield start, IMAGE, {"seen": dict(attributes).get("src", tag)}
    elif name not in _TAGS:
        yield start, DANGEROUS_TAG if _DANGEROUS.fullmatch(name) else TAG, {"seen": tag}
    for attribute, value in attributes:
        if attribute.startswith("on"):
            yield start, EVENT_ATTRIBUTE, {"seen": attribute, "tag": tag}
        elif (name, attribute) == ("a", "href") or _is_dangerous(value):
            yield from _link_faults(value, start)
        elif name not in _TAGS or (attribute, value) == ("title", ""):
            continue
        elif (name, attribute) != ("ol", "start") or not _NUMBER.fullmatch(value):
            yield start, ATTRIBUTE, {"seen": attribute, "tag": tag}


def _link_faults(url: str, start: int) -> Iterator[_Fault]:
    if _is_dangerous(url):
        yield start, DANGEROUS_LINK, {"seen": url}
    elif not _is_welcome(url):
        scheme, colon, _ = url.partition(":")  # what a mailto: or tel: holds is nothing for a log
        private = scheme.lower() in {"mailto", "tel", "sms"}
        yield start, LINK, {"seen": f"{scheme}{colon}***" if private else url}


def _is_dangerous(url: str) -> bool:
    """Whether the address runs or carries code, however it is spelt: browsers skip white space within a scheme."""
    return re.sub(r"[\0-\x20]+", "", url).lower().startswith(("javascript:", "vbscript:", "data:", "file:"))
