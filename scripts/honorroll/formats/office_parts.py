"""The XML parts of office documents: their text, and what authors and reviewers left in them.

Parts are read with expat, in any encoding and with any prefix. A document type declaration, which no office program
writes, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal
from xml.parsers import expat

Trace = Literal["comments", "changes", "hidden-text", "notes", "hidden-slides", "signature", "local-files", "password"]
"""What authors and reviewers leave in a document, and the public should not get."""


class UnreadableArchiveError(ValueError):
    """The file is damaged, too large, or not what office programs write."""


def local_name(name: str) -> str:
    return name.rpartition(":")[2]


#: How deep elements may be nested.
MAX_DEPTH = 256
#: Elements of OOXML that hold text, and those of either format that end a line or a word.
_TEXT, _LINES, _BLANKS = (
    frozenset({"t", "delText", "instrText"}),
    frozenset({"p", "h", "br", "tr"}),
    frozenset({"tab", "s"}),
)
_COMMENTS = frozenset({"comment", "threadedComment", "annotation"})
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "changed-region"})
_HIDDEN = frozenset({"hidden-text", "hidden-paragraph"})
#: Attributes that say something to the reader, or lead to somebody.
_TOLD = ("descr", "title", "href", "Target")
#: The type of the relationship to a template, and links that lead to a file of the author's computer.
TEMPLATE = "/attachedTemplate"
_LOCAL = re.compile(r"(?i)(?:file:|[a-z]:[\\/]|\\\\)").match


def xml_parser(
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> expat.XMLParserType:
    """A parser that tells of elements and text, and refuses document type declarations, and so entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    return parser


def _refuse(*_: object) -> None:
    raise UnreadableArchiveError("DOCTYPE")


class Part:
    """Collects the text and the traces of one part."""

    def __init__(self, name: str, hidden_styles: set[str]) -> None:
        self._name, self._hidden_styles = name, hidden_styles
        self._is_open_document = not name.startswith(("word/", "ppt/"))
        self._stack: list[str] = []
        self._style = ""
        self._is_hidden_run = self._is_hidden_paragraph = False
        self.collected: list[str] = []
        self.traces: set[Trace] = set()

    def parse(self, data: bytes) -> None:
        """Raises UnreadableArchiveError."""
        parser = xml_parser(self._start, self._end, self._text)
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise UnreadableArchiveError(str(error)) from error

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        name, attributes = local_name(name), {local_name(key): value for key, value in attributes.items()}
        self._stack.append(name)
        if len(self._stack) > MAX_DEPTH:
            raise UnreadableArchiveError("too deep")
        self._note(name, attributes)
        if self._name.startswith("word/"):
            self._hide(name, attributes)
        self.collected += [
            f"{attributes[key]}\n" for key in _TOLD if attributes.get(key) and self._leads(key, attributes[key])
        ]
        if name in _BLANKS:
            self.collected.append(" ")

    def _hide(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep track of whether a run of Word is hidden, by itself or by a style."""
        if name == "p":
            self._is_hidden_paragraph = False
        elif name == "r":
            self._is_hidden_run = False
        elif name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "pStyle":
            self._is_hidden_paragraph = attributes.get("val") in self._hidden_styles
        elif name == "rStyle":
            self._is_hidden_run |= attributes.get("val") in self._hidden_styles
        elif name == "vanish" and attributes.get("val") not in ("0", "false", "off"):
            self._is_hidden_run = True
            if self._style:
                self._hidden_styles.add(self._style)

    def _leads(self, key: str, value: str) -> bool:
        return key in ("descr", "title") or value.startswith(("mailto:", "tel:", "http:", "https:"))

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _COMMENTS or (name == "cm" and self._name.startswith("ppt/comments/")):
            self.traces.add("comments")
        elif (
            self._name.startswith("word/") and (name in _CHANGES or "author" in attributes)
        ) or name == "changed-region":
            self.traces.add("changes")
        elif name in _HIDDEN or (name == "text-properties" and attributes.get("display") == "none"):
            self.traces.add("hidden-text")
        elif (name == "sld" and attributes.get("show") in ("0", "false")) or (
            name == "drawing-page-properties" and attributes.get("visibility") == "hidden"
        ):
            self.traces.add("hidden-slides")
        elif name == "encryption-data":
            self.traces.add("password")
        target = attributes.get("Target") or attributes.get("href") or ""
        if _LOCAL(target) and not attributes.get("Type", "").endswith(TEMPLATE):
            self.traces.add("local-files")

    def _end(self, _: str) -> None:
        name = self._stack.pop()
        if name in _LINES:
            self.collected.append("\n")
        elif name == "style":
            self._style = ""

    def _text(self, text: str) -> None:
        if self._is_open_document:
            is_text = "binary-data" not in self._stack and ("p" in self._stack or "h" in self._stack)
        else:
            is_text = self._stack[-1] in _TEXT
        if not is_text:
            return
        self.collected.append(text)
        if text.strip():
            if self._is_hidden_run or self._is_hidden_paragraph:
                self.traces.add("hidden-text")
            in_notes = self._name.startswith("ppt/notesSlides/") or (
                self._name == "content.xml" and "notes" in self._stack
            )
            if in_notes and not {"fld", "page-number", "date"} & {*self._stack}:
                self.traces.add("notes")
