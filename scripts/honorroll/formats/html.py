"""The type of HTML: escaped text, or fragments made of it.

``Html`` is a ``str`` at run time; it is for mypy and for readers. A parameter or field of this type holds a finished
fragment; a ``str`` is plain text that must go through ``esc``. Only ``esc``, the Markdown sanitiser and functions that
build fragments call ``Html``, so a reviewer looks for unescaped text in their f-strings. Everything that crosses a
module has this type; a private helper that is part of a fragment returns ``str``.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NewType

_ACTIVE = re.compile(
    r"<(?:script|style|link|iframe|frame|frameset|object|embed|applet|form|base|meta)(?=[\s/>]|\Z)[^>]*+", re.IGNORECASE
)
#: A tag up to the first ``>``, and up to the first that stands in no quotes: who looks at both is fooled by neither.
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
    """The tags that run code, load or send something, or change how the rest is parsed; unique and sorted."""
    tags = set(_ACTIVE.findall(html))
    tags.update(tag for tags in _TAGS for tag in tags.findall(html) if _HANDLER.search(tag) or _runs(tag))
    return sorted(tags)


def _runs(tag: str) -> bool:
    """Whether a tag has an address that runs code, however it is spelt."""
    return "javascript:" in re.sub(r"[\0-\x20]+", "", unescape(tag)).lower()
