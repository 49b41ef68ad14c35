"""From files to posts: each loaded, parsed and judged by itself, those that did not change out of what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from honorroll import load, parse
from honorroll.errors import ChangedError
from honorroll.findings import Finding, Source
from honorroll.load import Body
from honorroll.model import Vocabulary
from honorroll.news import facts, rules, scan
from honorroll.news.kept import Entry, Kept
from honorroll.news.model import Post
from honorroll.news.rules import Written
from honorroll.news.scan import PostFile
from honorroll.pages.html import Drawn
from honorroll.parallel import beside, halves
from honorroll.roll import NEVER, UNREADABLE
from honorroll.spool import Place, Spool


class News(NamedTuple):
    """What was gathered: the faultless posts by path, what is wrong with the others, and how a body is had."""

    entries: list[Entry]
    findings: list[Finding]
    body: Callable[[str], str]
    """The finished HTML of a post, by its path."""
    fresh: int
    """How many of the files were read anew."""
    save: Callable[[], Callable[[], None]]
    """Begins to keep the entries for the next build; what it returns waits for that."""


def gather(root: Path, vocabulary: Vocabulary, environment: bytes) -> News:
    """Every post under ``root``. ``environment`` stands for the program and the vocabularies."""
    files, findings = scan.posts(root)
    kept = Kept(root, environment)
    known = kept.entries()
    entries, fresh = [], []
    for file in files:
        entry = known.get(file.path)
        if entry is not None and entry.file == file:
            entries.append(entry)
        else:
            fresh.append(file)
    spool = Spool(root / ".build")
    spooled: dict[str, Place] = {}
    for some, faults, places in halves(partial(_parse, root, vocabulary, spool), fresh):
        entries += some
        findings += faults
        spooled |= places
    entries.sort(key=lambda entry: entry.file.path)
    save = partial(beside, kept.save, entries, len(entries))
    by_path = {entry.file.path: entry.file for entry in entries} if entries else {}
    return News(entries, findings, partial(_body, root, vocabulary, spool, spooled, by_path), len(fresh), save)


def _body(
    root: Path, vocabulary: Vocabulary, spool: Spool, spooled: Mapping[str, Place], files: Mapping[str, PostFile], path: str
) -> str:  # fmt: skip
    if place := spooled.get(path):
        return spool.get(place)[1].decode()
    written, _ = read(root, files[path], load.read(root, path), vocabulary)
    if written is None:
        raise ChangedError(path)
    return facts.body(written.body.text, Source(path))[0]


def read(root: Path, file: PostFile, raw: bytes, vocabulary: Vocabulary) -> tuple[Written | None, list[Finding]]:
    """One post, parsed; None where it could not be."""
    document, body, findings = load.article(raw, file.path)
    if document is None:
        return None, findings
    post, faults = parse.typed(Post, document)
    if post is None:
        return None, findings + faults
    return Written(file.slug, document, post, body, file.files, vocabulary), findings + faults


def _parse(
    root: Path, vocabulary: Vocabulary, spool: Spool, files: Sequence[PostFile]
) -> tuple[list[Entry], list[Finding], dict[str, Place]]:
    """What each of the two processes does with its half of the files."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    spooled: dict[str, Place] = {}
    for file in files:
        try:
            raw = load.read(root, file.path)
        except OSError as error:
            findings.append(UNREADABLE.at(Source(file.path), problem=error.strerror or error))
            continue
        written, faults = read(root, file, raw, vocabulary)
        if written is None:
            findings += faults
            continue
        faults += rules.judge(written)
        html, removed = facts.body(written.body.text, _source(file, written.body))
        faults += removed
        findings += faults
        if any(fault.is_error for fault in faults):
            continue
        digest = blake2b(raw, digest_size=12).digest()
        seen = file._replace(signature=NEVER) if faults else file
        entries.append(Entry(seen, facts.facts_of(file.slug, file.path, written.post, html, vocabulary, digest)))
        spooled[file.path] = spool.put(Drawn("", "", html))
    return entries, findings, spooled


def _source(file: PostFile, body: Body) -> Source:
    return Source(file.path, body.line, 1)
