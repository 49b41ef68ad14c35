"""HTML has a type: text that was escaped, or put together of what was.

``Html`` costs nothing when the program runs; it is for mypy and for readers. A parameter or field of this type holds a
finished fragment, and a ``str`` is plain text that has yet to go through ``esc``. Only ``esc``, the sanitiser of
Markdown and the functions that build fragments call ``Html``: their f-strings are where a reviewer looks for text that
was not escaped. All that crosses a module is typed so; a private helper that only its own module calls is part of the
fragment it helps to build, and returns ``str``.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NewType

_ACTIVE = re.compile(
    r"<(?:script|style|link|iframe|frame|frameset|object|embed|applet|form|base|meta)(?=[\s/>]|\Z)[^>]*+", re.IGNORECASE
)
#: A tag up to the first ``>``, and up to the first that stands in no quotes: to look at both is to be fooled by
#: neither.
_TAGS = (
    re.compile("<[a-z][^>]*+", re.IGNORECASE),
    re.compile(r"""<[a-z](?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|)|["'])*+""", re.IGNORECASE),
)
_HANDLER = re.compile(r"""[\s/"']on[a-z]+\s*=""", re.IGNORECASE)


if TYPE_CHECKING:
    Html = NewType("Html", str)
    """A finished fragment of HTML, with the marks that the press fills in (see ``pages.html``)."""
else:
    Html = str  # its call takes a third of the time of a NewType's, and a store sees the type that it keeps

#: The fragment of nothing.
EMPTY = Html("")


def esc(text: object) -> Html:
    """``str(text)`` escaped for the content of an element or a quoted attribute."""
    # Five searches in C that rarely match cost a tenth of ``str.translate`` on accented text.
    return Html(
        str(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#39;")
    )


def active_tags(html: str) -> list[str]:
    """The tags that run code, load or send something, or change how the rest is read; each once, sorted."""
    found = set(_ACTIVE.findall(html))
    found.update(tag for tags in _TAGS for tag in tags.findall(html) if _HANDLER.search(tag) or _runs(tag))
    return sorted(found)


def _runs(tag: str) -> bool:
    """Whether it holds an address that runs code, however that is spelt."""
    return "javascript:" in re.sub(r"[\0-\x20]+", "", unescape(tag)).lower()
