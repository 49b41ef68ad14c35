"""A text with its disguises removed, in the forms that the detectors of personal data read."""

from __future__ import annotations

from functools import cached_property

from honorroll.content import personal_links

Bounds = tuple[int, int]


class UndisguisedText:
    """A text in three forms of equal length: as it is (``whole``), without web addresses, and in lower case."""

    def __init__(self, whole: str) -> None:
        self.whole = whole

    @cached_property
    def text(self) -> str:
        """Without web addresses, but for what may be personal in them."""
        return personal_links.without_links(self.whole)

    @cached_property
    def low(self) -> str:
        """``text`` in lower case."""
        return lowered(self.text)


def lowered(text: str) -> str:
    """``text`` in lower case with plain spaces and of the same length; letters such as İ would shift all offsets."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


def before(text: str, position: int, reach: int) -> str:
    """The text before ``position`` in its paragraph, at most ``reach`` characters."""
    return text[max(0, position - reach) : position].rpartition("\n\n")[2]


def around(text: str, start: int, end: int, reach: int) -> str:
    """The text on both sides of a passage in its paragraph, and the passage."""
    return before(text, start, reach) + text[start:end] + text[end : end + reach].partition("\n\n")[0]
