"""Posts from their files: loaded, parsed and judged one by one. Unchanged posts come from the database."""

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
from honorroll.content.scan import UNREADABLE
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import yaml_read
from honorroll.formats.html import Html
from honorroll.formats.yaml_read import Body, Document
from honorroll.media import inspection, pool
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import MediaInfo, RenditionSet
from honorroll.news import facts, scan
from honorroll.news.model import Post, PostFacts
from honorroll.news.pictures import post_pictures
from honorroll.news.rules import post as rules
from honorroll.news.rules.post import PostContext
from honorroll.news.scan import PostFile

#: The signature of no file: a post with warnings is read again in every build, so that they are not forgotten.
_NEVER = (0, 0, 0, 0)


class CachedPost(NamedTuple):
    """A post without errors: its path, the file as scanned, and the facts."""

    path: str
    file: PostFile
    facts: PostFacts


POSTS = Table("post", CachedPost, "path")

#: Where the looks of the photos and films of posts are remembered.
LOOKS = "looks-news"


class NewsContents(NamedTuple):
    """All posts without errors, sorted by path, the findings, and functions that read what is not stored."""

    entries: list[CachedPost]
    findings: list[Finding]
    body: Callable[[str], Html]
    """The finished HTML of a post, by its path."""
    sets: Callable[[Sequence[str]], list[RenditionSet]]
    """The sets of pictures of posts, by their paths."""
    size: Callable[[str], int]
    """Of a picture that was drawn, in bytes, by its address relative to the root of the site."""


class ReadingContext(NamedTuple):
    """The vocabularies, picture settings and inspected photos and films (by path) that posts are read with."""

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
    """Read every post under ``root`` that differs from its row in ``database``, and update the rows.

    Where ``edited`` says which files were edited, the posts are those of ``database`` but for these.
    """
    clock_tick = latest()
    known = {cached.path: cached for cached in POSTS.select(database)}
    if edited is None:
        files, findings = scan.scan_posts(root)
    else:
        files, findings = [scan.as_edited(root, cached.file, edited) for cached in known.values()], []
    entries, fresh = [], []
    for file in files:
        cached = known.get(file.path)
        if cached is not None and cached.file == file:
            entries.append(cached)
        else:
            fresh.append(file)
    spool = Spool(root / ".build")
    spooled: dict[str, SpoolRef] = {}
    context = ReadingContext(vocabulary, studio)
    known_looks = context._replace(looks=_looks(root, fresh, files, studio))
    for part, faults, refs in map_halves(partial(_parse, root, known_looks, spool), fresh):
        entries += part
        findings += faults
        spooled |= refs
    unchanged = {cached.path for cached in entries if known.get(cached.path) is cached}
    POSTS.delete(database, "path", known.keys() - unchanged)
    POSTS.put(database, (_cacheable(cached, clock_tick) for cached in entries if cached.path not in unchanged))
    entries.sort(key=lambda cached: cached.path)
    by_path = {cached.file.path: cached.file for cached in entries} if entries else {}
    body, sets = partial(_body, root, context, spool, spooled, by_path), partial(_sets, root, context, by_path)
    return NewsContents(entries, findings, body, sets, lambda url: pool.path_of(root, url).stat().st_size)


def _cacheable(cached: CachedPost, clock_tick: int) -> CachedPost:
    """The post to store. If its file changed within the last clock tick, it gets a signature that matches no file."""
    signatures = (cached.file.signature, *(signature for _, signature in cached.file.files))
    young = max(max(signature[2:]) for signature in signatures) >= clock_tick
    return cached._replace(file=cached.file._replace(signature=_NEVER)) if young else cached


def _looks(
    root: Path, fresh: Sequence[PostFile], files: Iterable[PostFile], studio: PictureSettings
) -> dict[str, MediaInfo]:
    """The inspected photos and films of ``fresh`` by path. What is stored of posts not in ``files`` is deleted."""
    wanted = {path: signature for file in fresh if file.files for path, signature in file.signatures.items()}
    return inspection.inspect_files(
        root, wanted, studio.recipe, (path for file in files for path in file.signatures), LOOKS
    )


def _body(
    root: Path,
    context: ReadingContext,
    spool: Spool,
    spooled: Mapping[str, SpoolRef],
    files: Mapping[str, PostFile],
    path: str,
) -> Html:
    if place := spooled.get(path):
        return Html(spool.get(place)[0].decode())
    return facts.render_body(_read_again(root, files[path], context).body.text, Source(path))[0]


def _sets(
    root: Path, context: ReadingContext, files: Mapping[str, PostFile], paths: Sequence[str]
) -> list[RenditionSet]:
    part = [files[path] for path in paths]
    context = context._replace(looks=_looks(root, part, files.values(), context.studio))
    posts = ((file, _read_again(root, file, context).post) for file in part)
    return [
        set_ for file, post in posts for set_ in post_pictures(file.folder, post, context.looks, context.studio).sets
    ]


def _read_again(root: Path, file: PostFile, context: ReadingContext) -> PostContext:
    parsed, _ = read(root, file, yaml_read.read_bytes(root, file.path), context)
    if parsed is None:
        raise FileChangedError(file.path)
    return parsed


def read(root: Path, file: PostFile, raw: bytes, context: ReadingContext) -> tuple[PostContext | None, list[Finding]]:
    """Parse one post. None if it cannot be parsed; the findings say why."""
    document, body, findings = yaml_read.load_front_matter(raw, file.path)
    if document is None:
        return None, findings
    post, faults = parse.typed(Post, document, context.vocabulary)
    if post is None:
        return None, findings + faults + privacy_documents.check_article(document, body)
    names = tuple(name for name, _ in file.files)
    return PostContext(file.slug, document, post, body, names, context.vocabulary, context.looks), findings + faults


def document(root: Path, path: str) -> Document | None:
    """The front matter of a post, read again for its places."""
    try:
        return yaml_read.load_front_matter(yaml_read.read_bytes(root, path), path)[0]
    except OSError:
        return None


def _parse(
    root: Path, context: ReadingContext, spool: Spool, files: Sequence[PostFile]
) -> tuple[list[CachedPost], list[Finding], dict[str, SpoolRef]]:
    """Read one half of the files in one of the two processes."""
    entries: list[CachedPost] = []
    findings: list[Finding] = []
    spooled: dict[str, SpoolRef] = {}
    for file in files:
        try:
            raw = yaml_read.read_bytes(root, file.path)
        except OSError as error:
            findings.append(UNREADABLE.at(Source(file.path), problem=error.strerror or error))
            continue
        parsed, faults = read(root, file, raw, context)
        if parsed is None:
            findings += faults
            continue
        faults += rules.judge(parsed)
        html, removed = facts.render_body(parsed.body.text, _source(file, parsed.body))
        faults += removed
        findings += faults
        if any(fault.is_error for fault in faults):
            continue
        digest = blake2b(raw, digest_size=12).digest()
        cached_file = file._replace(signature=_NEVER) if faults else file
        photos = post_pictures(file.folder, parsed.post, context.looks, context.studio)
        fact = facts.facts_of(file.slug, file.path, parsed.post, html, photos, context.vocabulary, digest)
        entries.append(CachedPost(file.path, cached_file, fact))
        spooled[file.path] = spool.put(html.encode())
    return entries, findings, spooled


def _source(file: PostFile, body: Body) -> Source:
    return Source(file.path, body.line, 1)
