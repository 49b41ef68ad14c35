"""The tree of a text in the form that ``emit`` writes, read a line at a time: a quarter of what the YAML parser takes.

Nearly every profile is in that form. It is a narrow part of YAML in which a line tells by itself what it is, how deep it
stands and where its text ends. Whatever does not look exactly so (a comment, an anchor, a text over several lines, quotes
with escapes, a repeated key …) is answered with None, and is for ``load`` to read and to explain. What is answered here
is what ``load`` would answer: ``tests/formats/test_yaml_canonical.py`` holds the two against each other.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"

NULLS = frozenset({"null", "~"})
#: Longer texts are for ``load``, which counts their values: so many characters hold fewer than it allows.
_LONGEST = 100_000
#: How deep anything may stand, in steps of two columns.
_DEEPEST = 8
#: What follows a key or a dash: a literal block, a list of numbers, quotes without escapes, plain text from a letter or
#: digit on without anything that could end it.
_TEXT = r'(\|-?)|\[([0-9][0-9.]*(?:, [0-9][0-9.]*)*)\]|"([^"\\\n\t#]*)"|([^\W_](?:[^\n\t#:]++|:(?![ \n]))*+(?<! ))'
_LINE = re.compile(rf"( *)(- )?(?:([a-z][a-z0-9_-]{{0,63}}):(?: (?:{_TEXT}))?|(?:{_TEXT}))\n")
#: A literal block by its depth: the first line is indented by just that, and no line consists of blanks.
_BLOCKS = [
    re.compile(rf" {{{width}}}(?![ \t\n])[^\n]*+\n(?: {{{width}}}(?! *\n)[^\n]*+\n|\n)*+")
    for width in range(2, 2 * _DEEPEST + 6, 2)
]
_INDENTS = ["\n" + " " * width for width in range(2, 2 * _DEEPEST + 6, 2)]


def read(text: str) -> dict[str, Tree] | None:
    """The tree of ``text``, which is free of characters that ``load`` refuses; None where it is not in the form."""
    if len(text) > _LONGEST:
        return None
    root: dict[str, Tree] = {}
    opened: list[Any] = [root]  # the collections that a line may go on with, by depth
    waiting: str | None = None  # a key of the last one whose collection begins in the next line
    inside: Any
    position = 4 if text.startswith("---\n") else 0
    end, line = len(text), _LINE.match
    while position < end:
        match = line(text, position)
        if match is None:
            return None
        position = match.end()
        indent, dash, key, block, numbers, quoted, plain, *item = match.groups()
        depth = len(indent) >> 1
        if len(indent) & 1 or depth > _DEEPEST:
            return None
        if waiting is not None:
            if depth != len(opened):
                return None
            opened[-1][waiting] = inside = [] if dash else {}
            opened.append(inside)
            waiting = None
        elif depth >= len(opened):
            return None
        else:
            del opened[depth + 1 :]
            inside = opened[depth]
            if inside.__class__ is not (list if dash else dict):
                return None
        if key is None:
            if not dash:
                return None
            block, numbers, quoted, plain = item
        elif dash:
            inside.append({})
            inside = inside[-1]
            opened.append(inside)
        value: Tree
        if plain is not None:
            value = None if plain in NULLS else plain
        elif block is not None:
            at = len(opened) - 1
            lines = _BLOCKS[at].match(text, position)
            if lines is None:
                return None
            position = lines.end()
            value = f"\n{lines[0].rstrip(chr(10))}".replace(_INDENTS[at], "\n")[1:] + ("" if block == "|-" else "\n")
        elif quoted is not None:
            value = quoted or None
        elif numbers is not None:
            value = list(numbers.split(", "))
        else:
            value, waiting = None, key
        if key is None:
            inside.append(value)
        elif key in inside or key in NULLS:
            return None
        else:
            inside[key] = value
    return root if root and waiting is None else None
