"""The XML parts of a Word document as a tree of elements, by their local names.

Transitional and strict documents differ in namespaces only. A document type declaration, which no office program
writes, is refused: no entity is ever read from elsewhere or unfolded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sys import intern
from xml.parsers import expat

from honorroll.formats.office_parts import UnreadableArchiveError, local_name, xml_parser

#: How deep elements may be nested, and how many may be held at once: some 100 MB, a table of 8,000 rows.
MAX_DEPTH, MAX_ELEMENTS = 200, 500_000
_CHUNK = 1 << 16


class TooManyElementsError(Exception):
    """A part, or one table of it, is too large to be held."""


_NO_ATTRIBUTES: Mapping[str, str] = {}


class Element:
    """An element: its attributes and its name without prefixes, its text before the first child."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.children: list[Element] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def child(self, name: str) -> Element | None:
        """The first child with this name."""
        return next((each for each in self.children if each.name == name), None)


def parse(data: bytes) -> Element:
    """The root of a part. Raises UnreadableArchiveError and TooManyElementsError."""
    builder = _Builder("")
    for _ in builder.feed(data):
        pass
    return builder.root


def children(data: bytes, parent: str) -> Iterator[Element]:
    """The children of the element ``parent``, each as soon as it ends, so that they need not be held at once.

    Raises UnreadableArchiveError and TooManyElementsError.
    """
    yield from _Builder(parent).feed(data)


class _Builder:
    """Builds the tree; the children of an element named ``parent`` are handed out and leave it."""

    def __init__(self, parent: str) -> None:
        self._parent = parent
        self._open: list[Element] = []
        self._ended: list[Element] = []
        self._held = 0
        self.root = Element("", {})

    def feed(self, data: bytes) -> Iterator[Element]:
        parser = xml_parser(self._start, self._end, self._text)
        try:
            for at in range(0, len(data), _CHUNK):
                parser.Parse(data[at : at + _CHUNK], False)
                yield from self._ended
                self._ended.clear()
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise UnreadableArchiveError(str(error)) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise UnreadableArchiveError("too deep")
        self._held += 1
        if self._held > MAX_ELEMENTS:
            raise TooManyElementsError
        shortened = {local_name(key): value for key, value in attributes.items()} if attributes else _NO_ATTRIBUTES
        element = Element(intern(local_name(name)), shortened)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if self._open and self._open[-1].name == self._parent:
            self._open[-1].children.clear()
            self._ended.append(element)
            self._held = len(self._open)

    def _text(self, text: str) -> None:
        if self._open and not self._open[-1].children:
            self._open[-1].text += text
