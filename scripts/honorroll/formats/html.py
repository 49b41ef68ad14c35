"""HTML: escaping."""

from __future__ import annotations


def esc(text: object) -> str:
    """``str(text)`` escaped for the content of an element or a quoted attribute."""
    # Five searches in C that rarely match cost a tenth of ``str.translate`` on accented text.
    return (
        str(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#39;")
    )
