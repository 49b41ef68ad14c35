"""Searches whole files for personal data: every text of a document, keys included, and web addresses.

The search needs no model, so no field can be forgotten: notes, keys and unknown keys are searched too. See ``privacy``
for what counts as personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from honorroll.base.findings import Finding, Rule, Source
from honorroll.content import privacy, private_drawer
from honorroll.content.fields import Content, field_at
from honorroll.formats.yaml_read import Body, Document, Tree

_SCHEMES = ("https://", "http://")
_ADDRESS = re.compile(r"https?://[^\s<>()\"]+")
# A part of a web address that is a telephone, an identity number or an e-mail and nothing else. Numbers of articles,
# which are a part of a longer word or have another length, are not looked at.
_IN_ADDRESS = re.compile(
    r"(?<=[/=:?&,;+])(?:"
    r"(?P<phone>(?:(?:\+|%2B)?84|0)(?:[35789][0-9]{8}|2[0-9]{9}))"
    r"|(?P<id>0(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3][0-9]{8})"
    r"|(?P<email>[\w.+-]++(?:@|%40)[a-z0-9-]++(?:\.[a-z0-9-]+)*\.[a-z]{2,})"
    r")(?=[/?&#=,;\n]|$)",
    re.IGNORECASE,
)
_RULES = {"phone": privacy.PERSONAL_PHONE, "id": privacy.PERSONAL_ID, "email": privacy.PERSONAL_EMAIL}

#: Between texts that are searched in one pass: a word of one ("mã số thuế") says nothing of a number in the next.
APART = "\n\n"


def check(document: Document, model: type[Content] | None = None) -> list[Finding]:
    """A finding for each piece of personal data in a document.

    With ``model``, telephone numbers and e-mail addresses are permitted in fields that are declared to hold a contact.
    """
    texts: list[str] = []
    addresses: list[str] = []
    _gather(document.data, texts, addresses)
    if privacy.is_clean(APART.join(texts + addresses)) and not _IN_ADDRESS.search("\n".join(addresses)):
        return []
    findings = []
    for text, loc, is_key in _texts(document.data, ()):
        # A place costs a reading of the file: it is looked up for what is found.
        for rule, seen, offset in personal_data(text):
            if not (model and rule in privacy.CONTACTS and _is_contact(model, loc)):
                source = privacy.after(document.locate(loc, key=is_key), text, offset)
                findings.append(_finding(rule, source, seen, in_notes="notes" in loc))
    return findings


def _finding(rule: Rule, source: Source, seen: str, *, in_notes: bool) -> Finding:
    if in_notes:
        return privacy.IN_NOTES[rule].at(source, seen=seen, drawer=private_drawer.file_for(source.path))
    return rule.at(source, seen=seen)


def check_article(document: Document, body: Body) -> list[Finding]:
    """``check`` for a Markdown file with front matter. The text is searched as written, comments included."""
    return [*check(document), *privacy.check(body.text, Source(document.path, body.line, 1))]


def personal_data(text: str) -> Iterator[tuple[Rule, str, int]]:
    """``privacy.personal_data`` for the value of a field. If the value is a web address, its parts are searched too."""
    found = list(privacy.personal_data(text))
    yield from found
    if found or not _is_address(text):
        return
    for match in _IN_ADDRESS.finditer(text):
        yield _RULES[match.lastgroup or ""], privacy.masked(match[0]), match.start()


def _is_address(text: str) -> bool:
    return text.startswith(_SCHEMES) and bool(_ADDRESS.fullmatch(text))


def _is_contact(model: type[Content], loc: Sequence[str | int]) -> bool:
    field = field_at(model, loc)[1]
    return field is not None and field.is_contact


#: No personal data is shorter.
_LEAST = 6


def _gather(tree: Tree, texts: list[str], addresses: list[str]) -> None:
    """Sort every text of ``tree`` that is long enough to hold personal data into ``texts`` and web ``addresses``."""
    if isinstance(tree, str):
        if len(tree) >= _LEAST:
            (addresses if _is_address(tree) else texts).append(tree)
    elif isinstance(tree, dict):
        for key, inner in tree.items():
            if not key.isalpha():
                texts.append(key)
            _gather(inner, texts, addresses)
    elif tree is not None:
        for inner in tree:
            _gather(inner, texts, addresses)


def _texts(tree: Tree, loc: tuple[str | int, ...]) -> Iterator[tuple[str, tuple[str | int, ...], bool]]:
    """Every text of ``tree`` with its position, and whether it is a key."""
    if isinstance(tree, str):
        yield tree, loc, False
    elif isinstance(tree, dict):
        for key, inner in tree.items():
            yield key, (*loc, key), True
            yield from _texts(inner, (*loc, key))
    elif isinstance(tree, list):
        for n, inner in enumerate(tree):
            yield from _texts(inner, (*loc, n))
