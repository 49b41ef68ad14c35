"""How text of a Word document looks: the defaults, a chain of styles, then what a paragraph or run says itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from honorroll.formats.word_xml import Element

#: How long a chain of styles may be; it may lead back to itself.
_MAX_CHAIN = 20
_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục) ?([1-9])")


class Look(NamedTuple):
    """How text looks; ``level`` is that of a heading, else 0."""

    font: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    level: int = 0
    is_item: bool = False
    is_centred: bool = False


#: What is not said otherwise.
PLAIN = Look()


class Styles:
    """The styles of a document by id."""

    def __init__(self, styles: Mapping[str, Element], defaults: Look = PLAIN, default_paragraph: str = "") -> None:
        self._styles, self._defaults, self._default_paragraph = styles, defaults, default_paragraph
        self._paragraphs: dict[str, Look] = {}

    @classmethod
    def of(cls, root: Element) -> Styles:
        """The styles of a part ``styles.xml``."""
        styles = {each.get("styleId"): each for each in root.children if each.name == "style"}
        default = next(
            (
                id_
                for id_, each in styles.items()
                if each.get("type") == "paragraph" and each.get("default") in ("1", "true", "on")
            ),
            "",
        )
        defaults = root.child("docDefaults")
        runs = defaults.child("rPrDefault") if defaults else None
        return cls(styles, _run(runs.child("rPr") if runs else None, PLAIN), default)

    def of_paragraph(self, properties: Element | None) -> Look:
        """The look of a paragraph by its ``pPr``."""
        style = properties.child("pStyle") if properties else None
        id_ = style.get("val") if style else self._default_paragraph
        if id_ not in self._paragraphs:
            self._paragraphs[id_] = self._chained(id_, self._defaults)
        return _paragraph(properties, self._paragraphs[id_])

    def of_run(self, properties: Element | None, look: Look) -> Look:
        """The look of a run by its ``rPr``, in a paragraph with ``look``."""
        style = properties.child("rStyle") if properties else None
        if style:
            styled = self._chained(style.get("val"), look)
            look = look._replace(
                font=styled.font, is_bold=styled.is_bold, is_italic=styled.is_italic, is_hidden=styled.is_hidden
            )
        return _run(properties, look)

    def _chained(self, id_: str, look: Look) -> Look:
        """``look`` with what a style and those that it is based on say."""
        chain: list[Element] = []
        while id_ in self._styles and len(chain) < _MAX_CHAIN:
            chain.append(self._styles[id_])
            base = chain[-1].child("basedOn")
            id_ = base.get("val") if base else ""
        for style in reversed(chain):
            look = _paragraph(style.child("pPr"), _run(style.child("rPr"), look))
            name = style.child("name")
            heading = _HEADING.fullmatch(name.get("val").lower()) if name else None
            if heading:
                look = look._replace(level=int(heading[1]))
        return look


def _run(properties: Element | None, look: Look) -> Look:
    """``look`` with what an ``rPr`` says."""
    if properties is None:
        return look
    fonts = properties.child("rFonts")
    return look._replace(
        font=(fonts.get("ascii") or fonts.get("hAnsi") or look.font) if fonts else look.font,
        is_bold=_flag(properties, "b", look.is_bold),
        is_italic=_flag(properties, "i", look.is_italic),
        is_hidden=_flag(properties, "vanish", look.is_hidden),
    )


def _paragraph(properties: Element | None, look: Look) -> Look:
    """``look`` with what a ``pPr`` says."""
    if properties is None:
        return look
    outline, numbering, justified = (properties.child(name) for name in ("outlineLvl", "numPr", "jc"))
    number = numbering.child("numId") if numbering else None
    level = outline.get("val") if outline else ""
    return look._replace(
        level=(int(level) + 1) % 10 if level.isascii() and level.isdigit() and len(level) == 1 else look.level,
        is_item=number.get("val") != "0" if number else look.is_item,
        is_centred=justified.get("val") == "center" if justified else look.is_centred,
    )


def _flag(properties: Element, name: str, otherwise: bool) -> bool:
    element = properties.child(name)
    return otherwise if element is None else element.get("val", "1") not in ("0", "false", "off", "none")
