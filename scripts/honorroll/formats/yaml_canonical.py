"""A fast parser for YAML in the canonical form that ``yaml_write`` produces, in a quarter of the YAML parser's time.

Nearly every profile is in that form. It is a small subset of YAML in which each line shows by itself what it is, how
deep it is nested and where its text ends. For anything else (a comment, an anchor, a text over several lines, quotes
with escapes, a repeated key …) the answer is None, and ``yaml_read`` parses and explains the file. Where there is an
answer, it equals that of ``yaml_read``: a property test compares the two.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"

#: Plain scalars that mean null.
NULLS = frozenset({"null", "~"})
#: Longer texts are left to ``yaml_read``, which limits the number of values; so few characters cannot exceed it.
_MAX_CHARACTERS = 100_000
#: How deep a line may be nested, in steps of two columns.
_MAX_DEPTH = 8
#: What follows a key or a dash: the head of a literal block, a list of numbers, a quoted text without escapes, or plain
#: text that begins with a letter or digit and holds nothing that could end it.
_SCALAR = r'(\|-?)|\[([0-9][0-9.]*(?:, [0-9][0-9.]*)*)\]|"([^"\\\n\t#]*)"|([^\W_](?:[^\n\t#:]++|:(?![ \n]))*+(?<! ))'
_LINE = re.compile(rf"( *)(- )?(?:([a-z][a-z0-9_-]{{0,63}}):(?: (?:{_SCALAR}))?|(?:{_SCALAR}))\n")
#: The body of a literal block, by depth: the first line has exactly that indent, and no line consists of spaces only.
_BLOCKS = [
    re.compile(rf" {{{width}}}(?![ \t\n])[^\n]*+\n(?: {{{width}}}(?! *\n)[^\n]*+\n|\n)*+")
    for width in range(2, 2 * _MAX_DEPTH + 6, 2)
]
_INDENTS = ["\n" + " " * width for width in range(2, 2 * _MAX_DEPTH + 6, 2)]


class _Line(NamedTuple):
    """What a line says: how deep it is nested, whether it begins with a dash, its key, and what follows."""

    depth: int
    dash: bool
    key: str | None
    block: str | None
    numbers: str | None
    quoted: str | None
    plain: str | None


#: Lines that were read before, for most profiles share most of their lines; at most so many.
_KNOWN: dict[str, _Line] = {}
_MOST_KNOWN = 8_192


def _read(text: str) -> _Line | None:
    """A line with its end; None where it is not in canonical form."""
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    indent, dash, key, *of_key = match.groups()
    if len(indent) & 1 or len(indent) > 2 * _MAX_DEPTH or not (key or dash):
        return None
    block, numbers, quoted, plain = of_key[:4] if key else of_key[4:]
    line = _Line(len(indent) >> 1, bool(dash), key, block, numbers, quoted, plain)
    if len(_KNOWN) < _MOST_KNOWN:
        _KNOWN[text] = line
    return line


# C901: one loop, because its branches share five variables and it runs for every line of every profile.
def parse_canonical(text: str) -> dict[str, Tree] | None:  # noqa: C901
    """The tree of ``text``, or None where the text is not in canonical form.

    The text must be free of the characters that ``yaml_read`` refuses and of garbled letters, which it mends. Scalars
    are strings; null and empty are None.
    """
    if len(text) > _MAX_CHARACTERS or not text.endswith("\n"):
        return None
    root: dict[str, Tree] = {}
    open_collections: list[Any] = [root]  # those that the next line may continue, by depth
    pending_key: str | None = None  # a key of the innermost one, whose collection begins in the next line
    current: Any
    position = 4 if text.startswith("---\n") else 0
    end, known = len(text), _KNOWN.get
    while position < end:
        after = text.index("\n", position) + 1
        line = known(text[position:after]) or _read(text[position:after])
        if line is None:
            return None
        position = after
        depth, dash, key, block, numbers, quoted, plain = line
        if pending_key is not None:
            if depth != len(open_collections):
                return None
            open_collections[-1][pending_key] = current = [] if dash else {}
            open_collections.append(current)
            pending_key = None
        elif depth >= len(open_collections):
            return None
        else:
            del open_collections[depth + 1 :]
            current = open_collections[depth]
            if current.__class__ is not (list if dash else dict):
                return None
        if dash and key is not None:
            current.append({})
            current = current[-1]
            open_collections.append(current)
        value: Tree
        if plain is not None:
            value = None if plain in NULLS else plain
        elif block is not None:
            level = len(open_collections) - 1
            body = _BLOCKS[level].match(text, position)
            if body is None:
                return None
            position = body.end()
            value = f"\n{body[0].rstrip(chr(10))}".replace(_INDENTS[level], "\n")[1:] + ("" if block == "|-" else "\n")
        elif quoted is not None:
            value = quoted or None
        elif numbers is not None:
            value = list(numbers.split(", "))
        else:
            value, pending_key = None, key
        if key is None:
            current.append(value)
        elif key in current or key in NULLS:
            return None
        else:
            current[key] = value
    return root if root and pending_key is None else None
