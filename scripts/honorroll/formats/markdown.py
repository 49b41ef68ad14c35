"""CommonMark from anybody to HTML that is safe to publish, with findings for what was removed.

There are two lines of defence. ``_reduced_tag`` rewrites every tag of a suspicious story as a bare tag of the
allow-list or as nothing; this also spares nh3 thousands of nested or distinct tags, which would cost it minutes and
gigabytes. Then nh3 sanitises every story.

The parser is pyromark: it implements all of CommonMark 0.31.2 (cmarkgfm fails 11 of its 652 examples), has wheels for
every platform (comrak has none for Windows below Python 3.14), is typed and the fastest, and its events carry byte
ranges, so findings have line numbers.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import nh3
import pyromark

from honorroll.base.findings import Finding, Rule, Source
from honorroll.base.vietnamese import shortened
from honorroll.formats import headings, markdown_lines, markdown_rules
from honorroll.formats.html import Html

MAX_STORY = 60_000
MAX_NESTING = 20

_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "hr", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_TAGS = _BLOCKS | {"a", "br", "code", "del", "em", "strong", "table", "thead", "tbody", "tr", "th", "td"}
# They run code, load something, or change how the rest of the document is read.
_DANGEROUS = re.compile(
    "script|style|iframe|frame|frameset|object|embed|applet|link|meta|base|form|input|button|select|textarea|title|xmp"
    "|noembed|noframes|noscript|plaintext|template|svg|math|html|head|body|video|audio|source"
)

_SCROLLING_TABLE = '<div class="hr-scroll" role="group" aria-label="Bảng" tabindex="0"><table>'
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
#: MkDocs knows footnotes, whose texts CommonMark would take for the addresses of links.
_HAND_WRITTEN = _OPTIONS | pyromark.Options.ENABLE_FOOTNOTES
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel="noopener nofollow ugc",
)

# C0 and C1 without tab and line ends, bidi overrides, surrogates, noncharacters: no text needs them, feeds break on
# them.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,9}")
_TAG_OR_QUOTE = re.compile(r'<[^>"]*+(?:"[^"]*+"[^>"]*+)*+>|"')
# What the parser writes and only a closer look can judge: an image, an indented block, all but the plainest links.
_PLAIN_LINK = r'href="https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*+\.)++[a-z]{2,}+(?:[/?#][^" >]*+)?">'
_SUSPICIOUS = re.compile(f"<(?:img|pre|a (?!{_PLAIN_LINK}))")

# One token of HTML, much as a browser reads it. What is never closed extends to the end, so that the time is linear for
# any text. A "<" that begins nothing matches alone.
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
#: The names of the parser's tags: ``p``, ``/h3``, ``ol`` (also of ``<ol start="3">``).
_TAG = re.compile("<(/?[a-z0-9]+)")
_STEPS = {"blockquote": 1, "ul": 1, "ol": 1, "/blockquote": -1, "/ul": -1, "/ol": -1}

_Fault = tuple[int, Rule, dict[str, str]]  # offset in bytes of UTF-8, as the parser counts; the rule; its facts


def render(text: str, source: Source) -> tuple[Html, list[Finding]]:
    """The story as a safe HTML fragment, and findings for what was removed.

    ``source`` is the place of its first character. Headings of the fragment are h3 to h5. A story that is too long or
    too deeply nested is returned as one paragraph of its source text, with an error.
    """
    if len(text) > MAX_STORY:
        return _source_paragraph(text[:MAX_STORY]), [
            markdown_rules.TOO_LONG.at(source, length=len(text), limit=MAX_STORY)
        ]
    findings = []
    # Hardly any story holds unprintable characters, so that is asked first; it costs less than the pattern.
    if not text.replace("\n", "").isprintable() and (control := _CONTROL.search(text)):
        findings.append(markdown_rules.CONTROL_CHARACTER.at(source, seen=f"U+{ord(control[0]):04X}"))
        text = _CONTROL.sub("", text)
    html = pyromark.html(markdown_lines.as_text(text), options=_OPTIONS)
    suspicious = "<" in text or _SUSPICIOUS.search(html)
    if suspicious:
        html = _TOKEN.sub(_reduced_tag, html)
    tags = _TAG.findall(html)
    if _nesting(tags) > MAX_NESTING:
        return _source_paragraph(text), [*findings, markdown_rules.TOO_NESTED.at(source, limit=MAX_NESTING)]
    if suspicious:
        findings += _located(_faults(text), text, source)
    html = _escape_quotes(headings.nested(markdown_lines.with_breaks(_CLEANER.clean(html)), 3, 5))
    if "<table>" in html:  # wide tables scroll in a container of their own, by keyboard too
        html = html.replace("<table>", _SCROLLING_TABLE).replace("</table>", "</table></div>")
    return Html(html), findings


def _escape_quotes(html: str) -> str:
    """``html`` with the quotes of its text escaped, so that ``="`` occurs in tags only.

    The audit and the search look for attributes in finished pages and must not mistake text about HTML for one.
    """
    return _TAG_OR_QUOTE.sub(lambda match: "&quot;" if match[0] == '"' else match[0], html) if '="' in html else html


def without_scroll_wrappers(html: Html) -> Html:
    """HTML from ``render`` for a feed, without the containers in which wide tables scroll."""
    if _SCROLLING_TABLE not in html:
        return html
    return Html(html.replace(_SCROLLING_TABLE, "<table>").replace("</table></div>", "</table>"))


def excerpt(html: Html, limit: int) -> str:
    """The text of a rendered story on one line; beyond ``limit`` characters it is cut between words, with “…”."""
    text = re.sub(r"</?(?:a|code|del|em|strong)\b[^>]*>", "", html)
    text = " ".join(entities.unescape(re.sub(r"<[^>]*>", " ", text)).split())
    return shortened(text, limit)


def raw_parts(text: str) -> Iterator[tuple[int, str, str]]:
    """The pieces of HTML and the addresses of links and images in a Markdown text, each as its line
    (from 1), HTML and address; one of the two is empty.
    """
    data, line, seen, block = text.encode(), 1, 0, ""
    for event, span in pyromark.events_with_range(text, options=_HAND_WRITTEN):
        if isinstance(event, str):
            continue
        html, address = "", ""
        if "Html" in event:
            block += event["Html"]
        elif "InlineHtml" in event:
            html = event["InlineHtml"]
        elif "End" in event and event["End"] == "HtmlBlock":
            html, block = block, ""
        elif "Start" in event and not isinstance(tag := event["Start"], str):
            if "Link" in tag and tag["Link"]["link_type"] != "Email":
                address = tag["Link"]["dest_url"]
            elif "Image" in tag:
                address = tag["Image"]["dest_url"]
        if html or address:
            line += data.count(b"\n", seen, span["start"])
            seen = max(seen, span["start"])
            yield line, html, address


def _source_paragraph(text: str) -> Html:
    return Html(f"<p>{entities.escape(_CONTROL.sub('', text), quote=False)}</p>\n")


def _nesting(tags: Sequence[str]) -> int:
    """How deep quotations and lists are nested."""
    steps = (_STEPS[tag] for tag in tags if tag in _STEPS)
    return max(accumulate(steps, lambda depth, step: max(0, depth + step)), default=0)


def _reduced_tag(token: re.Match[str]) -> str:
    """The tag with only its allowed attributes, or nothing where it is not allowed; a lone ``<`` as text."""
    if token[0] == "<":
        return "&lt;"
    name = (token["name"] or "").lower()
    if name not in _TAGS:
        return ""
    if token["close"]:
        return f"</{name}>"
    attributes = dict(reversed(_attributes(token)))  # of two with one name, browsers take the first
    if name == "a":
        href = attributes.get("href", "")
        return f'<a href="{entities.escape(href)}">' if _is_allowed(href) else ""
    if name == "ol" and _NUMBER.fullmatch(attributes.get("start", "")):
        return f'<ol start="{attributes["start"]}">'
    return f"<{name}>"


def _attributes(token: re.Match[str]) -> list[tuple[str, str]]:
    matches = _ATTRIBUTE.findall(token["attributes"] or "")
    return [(name.lower(), entities.unescape("".join(values))) for name, *values in matches]


def _is_allowed(url: str) -> bool:
    """Whether this is an absolute web address that the sanitiser keeps.

    It is asked, so that findings and page agree.
    """
    return bool(_WEB_ADDRESS.fullmatch(url)) and ' href="' in _CLEANER.clean(f'<a href="{entities.escape(url)}">')


def _located(faults: Iterator[_Fault], text: str, source: Source) -> Iterator[Finding]:
    """Findings with the line and column of each fault. All lines of a YAML block have the same indent."""
    raw, done, line, column = text.encode(), 0, 0, 0
    for offset, rule, facts in faults:
        passed = raw[done:offset].decode(errors="ignore")
        done = max(done, offset)
        column = len(passed) - 1 - passed.rfind("\n") + (0 if "\n" in passed else column)
        line += passed.count("\n")
        place = Source(source.path, source.line + line, source.column and source.column + column)
        yield rule.at(place if source.line else source, **facts)


def _faults(text: str) -> Iterator[_Fault]:
    """What the parser sees and the page will not show, in the order of the text."""
    block: list[str] = []
    for event, span in pyromark.events_with_range(text, options=_HAND_WRITTEN):
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
                yield start, markdown_rules.INDENTED, {}


def _html_faults(html: str, start: int) -> Iterator[_Fault]:
    """Faults of raw HTML. Of a comment, which may be private, the finding shows only the first characters."""
    done = 0
    for token in _TOKEN.finditer(html):
        start += len(html[done : token.start()].encode())
        done = token.start()
        if token["hidden"] or token["open"]:
            yield (
                start,
                markdown_rules.COMMENT if token["hidden"] else markdown_rules.UNFINISHED,
                {"seen": f"{token[0][:8].strip()}…"},
            )
        elif (name := token["swallowing"] or token["name"]) and not token["close"]:
            yield from _tag_faults(name.lower(), _attributes(token), start)


def _tag_faults(name: str, attributes: list[tuple[str, str]], start: int) -> Iterator[_Fault]:
    tag = f"<{name}>"
    if name == "img":
        yield start, markdown_rules.IMAGE, {"seen": dict(attributes).get("src", tag)}
    elif name not in _TAGS:
        yield start, markdown_rules.DANGEROUS_TAG if _DANGEROUS.fullmatch(name) else markdown_rules.TAG, {"seen": tag}
    for attribute, value in attributes:
        if attribute.startswith("on"):
            yield start, markdown_rules.EVENT_ATTRIBUTE, {"seen": attribute, "tag": tag}
        elif (name, attribute) == ("a", "href") or _is_dangerous(value):
            yield from _link_faults(value, start)
        elif name not in _TAGS or (attribute, value) == ("title", ""):
            continue
        elif (name, attribute) != ("ol", "start") or not _NUMBER.fullmatch(value):
            yield start, markdown_rules.ATTRIBUTE, {"seen": attribute, "tag": tag}


def _link_faults(url: str, start: int) -> Iterator[_Fault]:
    if _is_dangerous(url):
        yield start, markdown_rules.DANGEROUS_LINK, {"seen": url}
    elif not _is_allowed(url):
        scheme, colon, _ = url.partition(":")  # an e-mail address or telephone number must not appear in a log
        private = scheme.lower() in {"mailto", "tel", "sms"}
        yield start, markdown_rules.LINK, {"seen": f"{scheme}{colon}***" if private else url}


def _is_dangerous(url: str) -> bool:
    """Whether the address runs or carries code. Browsers ignore white space within a scheme."""
    return re.sub(r"[\0-\x20]+", "", url).lower().startswith(("javascript:", "vbscript:", "data:", "file:"))
