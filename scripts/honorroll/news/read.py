"""From files to posts: each loaded, parsed and judged by itself, those that did not change out of what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from honorroll.base.errors import FileChangedError
from honorroll.base.findings import Finding, Source
from honorroll.base.parallel import map_halves
from honorroll.base.spool import Spool, SpoolRef
from honorroll.base.store import Database, Table, latest
from honorroll.content import parse, privacy_documents
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import yaml_read
from honorroll.formats.html import Html
from honorroll.formats.yaml_read import Body
from honorroll.media import inspection, pool
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import MediaInfo, RenditionSet
from honorroll.news import facts, scan
from honorroll.news.model import Post, PostFacts
from honorroll.news.pictures import post_pictures
from honorroll.news.rules import post as rules
from honorroll.news.rules.post import PostContext
from honorroll.news.scan import PostFile
from honorroll.roll.read import UNREADABLE

#: The signature of no file: a post with warnings is read again in every build, so that they are not forgotten.
_NEVER = (0, 0, 0, 0)


class Entry(NamedTuple):
    """A faultless post: its path, the file as it was seen, and the facts."""

    path: str
    file: PostFile
    facts: PostFacts


POSTS = Table("post", Entry, "path")

#: Where the looks of the photos and films of posts are remembered.
LOOKS = "looks-news"


class NewsContents(NamedTuple):
    """What was gathered: the faultless posts by path, what is wrong with the others, and how a body is had."""

    entries: list[Entry]
    findings: list[Finding]
    body: Callable[[str], Html]
    """The finished HTML of a post, by its path."""
    sets: Callable[[Sequence[str]], list[RenditionSet]]
    """The sets of pictures of posts, by their paths."""
    size: Callable[[str], int]
    """Of a picture that was drawn, in bytes, by its address relative to the root of the site."""


class Given(NamedTuple):
    """What posts are read against: vocabularies, how pictures are made, what is known of photos and films by path."""

    vocabulary: Vocabulary
    studio: PictureSettings
    looks: Mapping[str, MediaInfo] = MappingProxyType({})


def gather(
    root: Path,
    vocabulary: Vocabulary,
    studio: PictureSettings,
    database: Database,
    edited: frozenset[str] | None = None,
) -> NewsContents:
    """Every post under ``root``, those that did not change out of ``database``, where the others are put.

    Where ``edited`` says which files were edited, the posts are those of ``database`` but for these.
    """
    latest_ = latest()
    known = {entry.path: entry for entry in POSTS.select(database)}
    if edited is None:
        files, findings = scan.scan_posts(root)
    else:
        files, findings = [scan.as_edited(root, entry.file, edited) for entry in known.values()], []
    entries, fresh = [], []
    for file in files:
        entry = known.get(file.path)
        if entry is not None and entry.file == file:
            entries.append(entry)
        else:
            fresh.append(file)
    spool = Spool(root / ".build")
    spooled: dict[str, SpoolRef] = {}
    given = Given(vocabulary, studio)
    known_looks = given._replace(looks=_looks(root, fresh, files, studio))
    for some, faults, places in map_halves(partial(_parse, root, known_looks, spool), fresh):
        entries += some
        findings += faults
        spooled |= places
    same = {entry.path for entry in entries if known.get(entry.path) is entry}
    POSTS.delete(database, "path", known.keys() - same)
    POSTS.put(database, (_kept(entry, latest_) for entry in entries if entry.path not in same))
    entries.sort(key=lambda entry: entry.path)
    by_path = {entry.file.path: entry.file for entry in entries} if entries else {}
    body, sets = partial(_body, root, given, spool, spooled, by_path), partial(_sets, root, given, by_path)
    return NewsContents(entries, findings, body, sets, lambda url: pool.path_of(root, url).stat().st_size)


def _kept(entry: Entry, latest_: int) -> Entry:
    """A file too young to be told apart by its times is kept under the signature of no file."""
    signatures = (entry.file.signature, *(signature for _, signature in entry.file.files))
    young = max(max(signature[2:]) for signature in signatures) >= latest_
    return entry._replace(file=entry.file._replace(signature=_NEVER)) if young else entry


def _looks(
    root: Path, fresh: Sequence[PostFile], files: Iterable[PostFile], studio: PictureSettings
) -> dict[str, MediaInfo]:
    """What is known of the photos and films of ``fresh``; ``files`` are all posts that there are."""
    wanted = {path: signature for file in fresh if file.files for path, signature in file.signatures.items()}
    return inspection.inspect_files(
        root, wanted, studio.recipe, (path for file in files for path in file.signatures), LOOKS
    )


def _body(
    root: Path, given: Given, spool: Spool, spooled: Mapping[str, SpoolRef], files: Mapping[str, PostFile], path: str
) -> Html:
    if place := spooled.get(path):
        return Html(spool.get(place)[0].decode())
    return facts.render_body(_read_again(root, files[path], given).body.text, Source(path))[0]


def _sets(root: Path, given: Given, files: Mapping[str, PostFile], paths: Sequence[str]) -> list[RenditionSet]:
    some = [files[path] for path in paths]
    given = given._replace(looks=_looks(root, some, files.values(), given.studio))
    posts = ((file, _read_again(root, file, given).post) for file in some)
    return [set_ for file, post in posts for set_ in post_pictures(file.folder, post, given.looks, given.studio).sets]


def _read_again(root: Path, file: PostFile, given: Given) -> PostContext:
    written, _ = read(root, file, yaml_read.read_bytes(root, file.path), given)
    if written is None:
        raise FileChangedError(file.path)
    return written


def read(root: Path, file: PostFile, raw: bytes, given: Given) -> tuple[PostContext | None, list[Finding]]:
    """One post, parsed; None where it could not be."""
    document, body, findings = yaml_read.load_front_matter(raw, file.path)
    if document is None:
        return None, findings
    post, faults = parse.typed(Post, document, given.vocabulary)
    if post is None:
        return None, findings + faults + privacy_documents.check_article(document, body)
    names = tuple(name for name, _ in file.files)
    return PostContext(file.slug, document, post, body, names, given.vocabulary, given.looks), findings + faults


def _parse(
    root: Path, given: Given, spool: Spool, files: Sequence[PostFile]
) -> tuple[list[Entry], list[Finding], dict[str, SpoolRef]]:
    """What each of the two processes does with its half of the files."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    spooled: dict[str, SpoolRef] = {}
    for file in files:
        try:
            raw = yaml_read.read_bytes(root, file.path)
        except OSError as error:
            findings.append(UNREADABLE.at(Source(file.path), problem=error.strerror or error))
            continue
        written, faults = read(root, file, raw, given)
        if written is None:
            findings += faults
            continue
        faults += rules.judge(written)
        html, removed = facts.render_body(written.body.text, _source(file, written.body))
        faults += removed
        findings += faults
        if any(fault.is_error for fault in faults):
            continue
        digest = blake2b(raw, digest_size=12).digest()
        seen = file._replace(signature=_NEVER) if faults else file
        shown = post_pictures(file.folder, written.post, given.looks, given.studio)
        fact = facts.facts_of(file.slug, file.path, written.post, html, shown, given.vocabulary, digest)
        entries.append(Entry(file.path, seen, fact))
        spooled[file.path] = spool.put(html.encode())
    return entries, findings, spooled


def _source(file: PostFile, body: Body) -> Source:
    return Source(file.path, body.line, 1)
