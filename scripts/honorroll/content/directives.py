"""Directives: how hand-written text includes honorees, counts, a chart, a conference or an album.

    {{ honorees nguyen-van-a tran-thi-b }}    their cards, in this order
    {{ list danh-hieu/nguoi-tot-viec-tot 6 }} the first cards of a list of the roll, and a link to all of it
    {{ count danh-hieu/nguoi-tot-viec-tot }}  how many are on a list, within a sentence
    {{ chart danh-hieu }}                     the longest lists of a kind as bars with their numbers
    {{ conference dai-hoi-2025 }}             when, where, and what there is of a conference
    {{ album dai-hoi-2025 le-khai-mac }}      an album of a conference

``expand`` replaces each directive of a Markdown text with a placeholder: a plain word that encodes the directive and
that Markdown parsers and sanitisers leave alone. After rendering, ``fill`` replaces placeholders with finished HTML.
That happens when pages are written, because what a directive shows changes more often than the text. A backslash in
front keeps a directive as text. All of this is pure.

Somebody may write a placeholder by hand, even in the address of a link. So placeholders are validated as strictly as
directives are, and ``fill`` inserts no elements within a tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.formats import markdown
from honorroll.formats.html import Html

#: The directives: an example of the arguments for messages, and the least and the most number of arguments.
SYNTAX: dict[str, tuple[str, int, int]] = {
    "honorees": ("nguyen-van-a tran-thi-b", 1, 100),
    "list": ("danh-hieu/nguoi-tot-viec-tot 6", 1, 2),
    "count": ("danh-hieu/nguoi-tot-viec-tot", 1, 1),
    "chart": ("danh-hieu", 1, 1),
    "conference": ("dai-hoi-2025", 1, 1),
    "album": ("dai-hoi-2025 le-khai-mac", 2, 2),
}
#: They stand within a sentence; all others on a line of their own.
INLINE = frozenset({"count"})

UNKNOWN_DIRECTIVE = Rule(
    "unknown-directive",
    "error",
    Text("Không có lệnh chèn “{seen}”.", "{near}Các lệnh: {known}. Muốn in ra nguyên chữ thì thêm \\ phía trước."),
    Text("There is no directive “{seen}”.", "{near}Known: {known}. To have it as text put a \\ in front."),
)
MALFORMED_DIRECTIVE = Rule(
    "malformed-directive",
    "error",
    Text("Lệnh chèn “{seen}” chưa đúng.", "Viết như sau: {{{{ {example} }}}}"),
    Text("The directive “{seen}” is not complete.", "Write it so: {{{{ {example} }}}}"),
)
DIRECTIVE_NOT_ALONE = Rule(
    "directive-alone",
    "error",
    Text(
        "Lệnh chèn “{seen}” phải đứng riêng một dòng, trên và dưới để trống.",
        "Xuống dòng, chừa một dòng trống trước và sau.",
    ),
    Text(
        "The directive “{seen}” must stand on a line of its own, with an empty line above and below.",
        "Put it on a line of its own.",
    ),
)
TARGET_MISSING = Rule(
    "directive-nowhere",
    "error",
    Text("Lệnh chèn “{seen}” nhắc đến “{what}”, nhưng trên trang không có.", "{near}"),
    Text("The directive “{seen}” names “{what}”, which is not on the site.", "{near}"),
)

_DIRECTIVE = re.compile(r"(?<!\\)\{\{(?P<inside>[^{}\n]*)\}\}")
_ARGUMENT = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*/?")
_NUMBER = re.compile(r"[0-9]{1,4}")
_PLACEHOLDER = re.compile(r"<p>\s*hrd0x(?P<alone>(?:[0-9a-f]{2})+)x0\s*</p>|hrd0x(?P<within>(?:[0-9a-f]{2})+)x0")


class Directive(NamedTuple):
    """A valid directive; ``str()`` gives its text without the braces."""

    name: str
    arguments: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((self.name, *self.arguments))


class DirectiveTargets(NamedTuple):
    """What directives may name.

    These are the slugs of honorees, the addresses of lists below ``/bang-vang/`` and ``/phong-trao/`` (``danh-hieu/x``,
    ``phong-trao/y``), the slugs of conferences, and their albums (``conference/album``).
    """

    honorees: Collection[str]
    lists: frozenset[str]
    conferences: frozenset[str]
    albums: frozenset[str]
    former: Mapping[str, str] = {}  # never written to
    """The current slugs of honorees and conferences by their former slugs."""


class DirectiveRenderer(Protocol):
    """Renders directives from the plan of the site, for the sections, which know only their own part of it."""

    @property
    def known(self) -> DirectiveTargets:
        """What directives may name."""

    def key(self, directives: Sequence[Directive]) -> bytes:
        """The digest of all that the directives show."""

    def draw(self, directive: Directive) -> str | None:
        """A fragment, with the placeholder for the path to the root; None where the target does not exist."""


def expand(text: str, source: Source) -> tuple[str, list[Finding]]:
    """``text``, which begins at ``source``, with placeholders for its directives; faulty ones become findings."""
    findings: list[Finding] = []

    def to_placeholder(match: re.Match[str]) -> str:
        parsed = _parsed(match, text, _place(source, text, match.start()))
        if isinstance(parsed, Finding):
            findings.append(parsed)
            return ""
        return f"hrd0x{str(parsed).encode().hex()}x0"

    return _DIRECTIVE.sub(to_placeholder, text), findings


def directives_in_text(text: str, source: Source) -> Iterator[tuple[Directive, Source]]:
    """The valid directives of a text with their positions."""
    for match in _DIRECTIVE.finditer(text):
        place = _place(source, text, match.start())
        parsed = _parsed(match, text, place)
        if isinstance(parsed, Directive):
            yield parsed, place


def _parsed(match: re.Match[str], text: str, place: Source) -> Directive | Finding:
    name, *arguments = match["inside"].split() or [""]
    if name not in SYNTAX:
        near = Nearest(SYNTAX).to(name)
        return UNKNOWN_DIRECTIVE.at(place, seen=name, near=f"→ {near}? " if near else "", known=tuple(SYNTAX))
    if not _fits(name, arguments):
        return MALFORMED_DIRECTIVE.at(place, seen=match["inside"].strip(), example=f"{name} {SYNTAX[name][0]}")
    if name not in INLINE and not _stands_alone(match, text):
        return DIRECTIVE_NOT_ALONE.at(place, seen=match["inside"].strip())
    return Directive(name, tuple(argument.rstrip("/") for argument in arguments))


def _fits(name: str, arguments: Sequence[str]) -> bool:
    """Whether the directive ``name`` takes these arguments."""
    _, least, most = SYNTAX[name]
    fits = least <= len(arguments) <= most and all(_ARGUMENT.fullmatch(argument) for argument in arguments)
    return fits and (name != "list" or all(_NUMBER.fullmatch(argument) for argument in arguments[1:]))


def _stands_alone(match: re.Match[str], text: str) -> bool:
    before, after = text[: match.start()].rsplit("\n", 2), text[match.end() :].split("\n", 2)
    above = before[-2:-1] if len(before) > 1 else []
    below = after[1:2]
    return not any(line.strip() for line in (before[-1], after[0], *above, *below))


def _place(source: Source, text: str, offset: int) -> Source:
    """The position of ``offset`` in ``text``, which begins at ``source``. All lines of a YAML block have one indent."""
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    return Source(source.path, source.line + line, source.column + column) if source.line else source


def judge(text: str, source: Source, targets: DirectiveTargets) -> Iterator[Finding]:
    """Everything that a directive names exists."""
    nearest: dict[str, Nearest] = {}
    for directive, place in directives_in_text(text, source):
        for name, existing in _targets(directive, targets):
            if name not in existing:
                renamed = targets.former.get(name)
                near = (
                    renamed if renamed in existing else nearest.setdefault(directive.name, Nearest(existing)).to(name)
                )
                yield TARGET_MISSING.at(place, seen=str(directive), what=name, near=f"→ {near}?" if near else "")


def _targets(directive: Directive, targets: DirectiveTargets) -> Iterator[tuple[str, Collection[str]]]:
    """The names in a directive, each with the names that exist of its kind."""
    first = directive.arguments[0]
    if directive.name == "honorees":
        yield from ((slug, targets.honorees) for slug in directive.arguments)
    elif directive.name in ("list", "count"):
        yield first, targets.lists
    elif directive.name == "chart":
        yield first, frozenset(path.rpartition("/")[0] for path in targets.lists) - {""}
    elif directive.name == "conference":
        yield first, targets.conferences
    else:
        yield "/".join(directive.arguments), targets.albums


def render(text: str, source: Source) -> tuple[Html, list[Finding]]:
    """Like ``markdown.render``, for a text with directives: the HTML holds their placeholders."""
    text, faults = expand(text, source) if "{{" in text else (text, [])
    html, findings = markdown.render(text, source)
    return html, faults + findings


def directives_in_html(html: str) -> list[Directive]:
    """The directives whose placeholders are in rendered HTML, in order."""
    parsed = (_read(match) for match in _PLACEHOLDER.finditer(html)) if "hrd0x" in html else ()
    return [directive for directive in parsed if directive]


def plain_text(text: str, draw: Callable[[Directive], str | None], url: str) -> str:
    """``text`` for a medium without pages: an inline directive becomes its number, any other becomes ``url``."""

    def plain(match: re.Match[str]) -> str:
        parsed = _parsed(match, text, Source(""))
        return url if isinstance(parsed, Finding) or parsed.name not in INLINE else draw(parsed) or ""

    return _DIRECTIVE.sub(plain, text).replace("\\{{", "{{")


def fill(html: str, draw: Callable[[Directive], str | None]) -> Html:
    """``html`` with the placeholders replaced by what ``draw`` gives for each directive; nothing where that is None."""

    if "hrd0x" not in html:  # true of nearly every page
        return Html(html)

    def filled(match: re.Match[str]) -> str:
        directive = _read(match)
        if directive is None or (directive.name not in INLINE and _within_a_tag(html, match.start())):
            return ""
        drawn = draw(directive) or ""
        return f"<p>{drawn}</p>" if drawn and match["alone"] and directive.name in INLINE else drawn

    return Html(_PLACEHOLDER.sub(filled, html))


def _within_a_tag(html: str, place: int) -> bool:
    """Whether ``place`` is inside a tag. Our own HTML has no bare ``<`` or ``>`` in attributes."""
    return html.rfind("<", 0, place) > html.rfind(">", 0, place)


def _read(match: re.Match[str]) -> Directive | None:
    """The directive of a placeholder; None where ``expand`` would not have made it."""
    name, *arguments = bytes.fromhex(match["alone"] or match["within"]).decode(errors="replace").split(" ")
    return Directive(name, tuple(arguments)) if name in SYNTAX and _fits(name, arguments) else None
