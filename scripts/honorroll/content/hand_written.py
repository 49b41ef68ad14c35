"""The hand-written pages of ``content/pages``: MkDocs renders them, and here they are searched for personal data."""

from __future__ import annotations

import re

from honorroll.base.findings import Finding, Source
from honorroll.content import config, parse, privacy, privacy_documents
from honorroll.content.fields import keys
from honorroll.content.settings import PageMatter
from honorroll.formats.yaml_read import Document

_FRONT_MATTER = re.compile(r"(?s)---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def judge(raw: bytes, path: str) -> list[Finding]:
    """What of ``allow`` cannot be read, and the personal data in front matter, text and comments of a page.

    ``allow: [contact]`` excuses telephone numbers and e-mail, for the page that says how to reach the office; identity
    numbers, accounts and home addresses are excused nowhere.
    """
    text = raw.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    head = _FRONT_MATTER.match(text)
    matter = config.front_matter(head[1]) if head else {}
    document = Document(path, matter, head[0].rstrip().rstrip("-.") if head else "")
    known = {key: value for key, value in matter.items() if key in keys(PageMatter)}
    page, findings = parse.typed(PageMatter, Document(path, known, document.text))
    begin = head.end() if head and matter else 0
    found = privacy_documents.check(document) if matter else []
    found += privacy.check(text[begin:], Source(path, text.count("\n", 0, begin) + 1, 1))
    excused = privacy.CONTACTS if page and "contact" in page.allow else frozenset()
    return findings + [finding for finding in found if finding.rule not in excused]
