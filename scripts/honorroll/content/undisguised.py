"""A text with its disguises removed, in the forms that the detectors of personal data read."""

from __future__ import annotations

from functools import cached_property

from honorroll.content import personal_life, personal_links


class UndisguisedText:
    """A text in three forms of equal length: as it is (``whole``), without web addresses, and in lower case."""

    def __init__(self, whole: str) -> None:
        self.whole = whole

    @cached_property
    def text(self) -> str:
        return personal_links.without_links(self.whole)

    @cached_property
    def low(self) -> str:
        return personal_life.lowered(self.text)


Bounds = tuple[int, int]
