"""Checks the hand-written pages of ``content/pages``, which MkDocs renders."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import config, ignored_settings, nominations, parse, privacy, privacy_documents
from honorroll.content.fields import keys
from honorroll.content.scan import PAGES, pages_folder
from honorroll.content.settings import PageMatter
from honorroll.formats import garbled, git_conflicts, markdown, other_formats, yaml_read, yaml_rules
from honorroll.formats.html import active_tags
from honorroll.formats.yaml_read import Document

ACTIVE = Rule(
    "page-script",
    "error",
    Text("Trang viết tay có mã chạy được: {seen}", "Bỏ mã này: trang viết tay chỉ gồm chữ, ảnh và liên kết."),
    Text("A hand-written page holds active content: {seen}", "Remove it: such a page is text, pictures and links."),
)

_FRONT_MATTER = re.compile(r"(?s)---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile("[a-z_]+: ")
_ADDRESS = re.compile(r"""\s(?:href|src|poster)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)


def paths(root: Path) -> list[str]:
    """The paths of the pages, relative to ``root``."""
    return [path.relative_to(root).as_posix() for path in sorted((root / pages_folder(root)).rglob("*.md"))]


def address_of(path: str, folder: str = PAGES) -> str:
    """The address of the page at ``path``, which is in ``folder``."""
    name = PurePosixPath(path).relative_to(folder)
    place = name.parent if name.stem in ("index", "README") else name.with_suffix("")
    return "" if place == PurePosixPath() else f"{place}/"


def _matter(text: str, path: str) -> tuple[re.Match[str] | None, Document, PageMatter | None, list[Finding]]:
    """The front matter of a page: where it stands, all of it, the roll's part of it, and what cannot be read."""
    head = _FRONT_MATTER.match(text)
    source = head[0].rstrip().rstrip("-.") if head else ""
    matter, broken = config.front_matter(source, path) if head else ({}, [])
    document = Document(path, matter, source)
    known = {key: value for key, value in matter.items() if key in keys(PageMatter)}
    page, findings = parse.typed(PageMatter, Document(path, known, document.text))
    return head, document, page, broken + findings


def former_slugs(text: str, path: str) -> tuple[str, ...]:
    """The addresses that a page had before, without the slash at the end."""
    if "former_slugs" not in text:
        return ()
    page = _matter(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)[2]
    return page.former_slugs if page else ()


def judge(raw: bytes, path: str) -> list[Finding]:
    """Findings for a page: an unknown ``allow``, active content, and personal data in front matter, text and comments.

    ``allow: [contact]`` permits telephone numbers and e-mail addresses, for the page with the contacts of the office.
    Identity numbers, accounts and home addresses are never permitted.
    """
    text, unreadable = _text(raw, path)
    if conflicts := list(git_conflicts.findings(text, path)):
        return unreadable + conflicts  # what else is wrong would be told of both versions
    head, document, page, findings = _matter(text, path)
    begin = head.end() if head and document.data else 0
    personal = privacy_documents.check(document) if document.data else []
    personal += privacy.check(text[begin:], Source(path, text.count("\n", 0, begin) + 1, 1))
    findings += [*ignored_settings.front_matter(document.data, document), *nominations.judge_text(text, path)]
    for line, html, _ in markdown.raw_parts(text[begin:]):
        findings += [
            ACTIVE.at(Source(path, line + text.count("\n", 0, begin)), seen=seen) for seen in active_tags(html)
        ]
    if head is None and (lines := text.split("\n", 2))[0].rstrip() == "---" and _FIELD.match("".join(lines[1:2])):
        findings.append(yaml_read.without_front_matter(text, path))
    excused = privacy.CONTACTS if page and "contact" in page.allow else frozenset()
    return unreadable + findings + [finding for finding in personal if finding.rule not in excused]


def _text(raw: bytes, path: str) -> tuple[str, list[Finding]]:
    """The text of a page, and what of it is garbled."""
    if other := other_formats.found(raw):
        return "", [other_formats.OTHER_FORMAT.at(Source(path, 1, 1), format_vi=other.vi, format=other.en)]
    try:
        text = raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")
        return text, list(garbled.findings(garbled.find(text), path))
    except UnicodeDecodeError as error:
        known = garbled.wrong_encoding(raw, path)
        place = Source(path, raw.count(b"\n", 0, error.start) + 1)
        faults = [known or yaml_rules.NOT_UTF_8.at(place, byte=f"0x{raw[error.start]:02X}")]
        return raw.decode(errors="replace"), faults


def links(text: str) -> list[tuple[int, str]]:
    """The addresses that a page links to or shows, each with its line (from 1)."""
    head = _FRONT_MATTER.match(text)
    begin = head.end() if head else 0
    first = text.count("\n", 0, begin)
    addresses = []
    for line, html, address in markdown.raw_parts(text[begin:]):
        addresses += [(first + line, each) for each in ([address] if address else _ADDRESS.findall(html))]
    return addresses
