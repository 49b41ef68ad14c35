"""Text of strangers in Markdown, as GitHub, GitLab and Forgejo render it.

Such text must stay text: no markup, no HTML, no link, and nothing that tells somebody or refers to something
(``@name``, ``#12``, ``!12``). What a backslash or an entity does not disarm, for hosts look for it in the finished
page, is parted by a space of no width.
"""

from __future__ import annotations

import re

from honorroll.base.findings import printable

_GAP = "\u200b"
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+!|~$^]")
#: What an advice quotes, to be written so, and the commands in it: words of ASCII.
_WORD = r"[-A-Za-z0-9=_./~*:'\"]*[A-Za-z0-9*/'\"]"
_QUOTED = re.compile(rf"“([^”]*)”|((?<![\w-])(?:git|honorroll|make)(?: {_WORD}(?=[\s;,.)]|$))+|\"[^\"]*\"|HEAD~[0-9])")
#: Of what hosts turn into links: somebody, an issue, a request, a milestone, an epic, an alert, an address.
_REFERENCE = re.compile(r"([@#!%&~^$*]|GH-|:(?=//)|www(?=\.)|(?<=[0-9a-f]{6})(?=[0-9a-f]))", re.IGNORECASE)


def text(value: object, limit: int = 300) -> str:
    """``value`` on one line, for any place within a line of Markdown."""
    line = " ".join(printable(" ".join(str(value).split()), limit).split())
    parted = _REFERENCE.sub(rf"\1{_GAP}", line)
    return _MARKUP.sub(r"\\\g<0>", parted.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def code(value: object, limit: int = 200) -> str:
    """``value`` as code: paths and addresses, to be copied. Nothing is rendered within it."""
    line = " ".join(printable(str(value), limit).replace("`", "'").split())
    return f"`{line or '-'}`"


def advice(value: str, limit: int = 600) -> str:
    """A text with lines to be copied: what it quotes becomes code, in which nothing is parted."""
    parts, reached, line = [], 0, " ".join(printable(" ".join(value.split()), limit).split())
    for match in _QUOTED.finditer(line):
        quoted = match[1] if match[1] is not None else match[2]
        parts += [_between(line[reached : match.start()]), code(quoted, limit)]
        reached = match.end()
    return "".join([*parts, _between(line[reached:])])


def _between(part: str) -> str:
    """Text with the spaces around it."""
    head, tail = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return f"{head}{text(part, len(part) + 1)}{tail if part.strip() else ''}"
