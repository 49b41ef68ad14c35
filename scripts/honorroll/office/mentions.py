"""Where content names an honoree by slug: in the fields that are declared to, and in directives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from honorroll.conferences.model import Album, Conference, Speech
from honorroll.content.fields import Content, field_at
from honorroll.content.honoree import Honoree
from honorroll.content.profile_scan import PROFILE
from honorroll.council.model import Special
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.news.model import Post

#: The files of ``content/`` whose models name honorees, as patterns of paths.
MODELS: tuple[tuple[str, type[Content]], ...] = (
    ("conferences/*/conference.yml", Conference),
    ("conferences/*/albums/*/album.yml", Album),
    ("conferences/*/speeches/*.md", Speech),
    ("news/*.md", Post),
    ("special/*.md", Special),
)
#: A pattern of directives that name honorees.
DIRECTIVE = r"\{\{\s*honorees\s(?P<slugs>[^{}\n]*)\}\}"


class Mention(NamedTuple):
    """A slug in a file: ``text[start:end]`` is the slug."""

    path: str
    start: int
    end: int


def mentions(root: Path, slug: str) -> list[Mention]:
    """Every place in ``content/`` that names ``slug``, by path and place. A file that cannot be parsed is searched for
    directives only.
    """
    found: set[Mention] = set()
    for pattern, model in MODELS:
        for path in _files(root, pattern):
            found.update(_in_fields(root, path, model, slug))
    for path in (*_files(root, "**/*.md"), *_files(root, "**/*.yml")):
        found.update(_in_directives(path, (root / path).read_text(encoding="utf-8", errors="replace"), slug))
    return sorted(found)


def in_profiles(root: Path, slug: str) -> list[Mention]:
    """Every place in other profiles that names ``slug``, by path and place."""
    found: set[Mention] = set()
    for path in sorted((root / "honorees").glob(f"*/*/{PROFILE}")):
        if not path.is_symlink() and slug.encode() in path.read_bytes():  # which few do
            found.update(_in_fields(root, path.relative_to(root).as_posix(), Honoree, slug))
    return sorted(found)


def files_of(root: Path) -> list[tuple[str, type[Content] | None]]:
    """Every text in ``content/``, by path, each with the model of its fields if that can name honorees."""
    models = {path: model for pattern, model in MODELS for path in _files(root, pattern)}
    return [(path, models.get(path)) for path in sorted({*_files(root, "**/*.md"), *_files(root, "**/*.yml")})]


def _files(root: Path, pattern: str) -> list[str]:
    paths = (path for path in (root / "content").glob(pattern) if path.is_file() and not path.is_symlink())
    return sorted(path.relative_to(root).as_posix() for path in paths)


def _in_fields(root: Path, path: str, model: type[Content], slug: str) -> Iterator[Mention]:
    raw = yaml_read.read_bytes(root, path)
    document = yaml_read.load_front_matter(raw, path)[0] if path.endswith(".md") else yaml_read.load(raw, path)[0]
    if document is None:
        return
    starts = _line_starts((root / path).read_text(encoding="utf-8"))
    for loc, text in _texts(document.data, ()):
        field = field_at(model, loc)[1] if text == slug else None
        if field and field.names_honoree:
            yield _mention(document, loc, slug, starts)


def _mention(document: Document, loc: tuple[str | int, ...], slug: str, starts: list[int]) -> Mention:
    source = document.locate(loc)
    start = starts[source.line - 1] + source.column - 1
    if document.text[start : start + 1] in ("'", '"'):
        start += 1
    return Mention(document.path, start, start + len(slug))


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _texts(tree: Tree, loc: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(tree, str):
        yield loc, tree
    elif isinstance(tree, dict):
        for key, inner in tree.items():
            yield from _texts(inner, (*loc, key))
    elif isinstance(tree, list):
        for n, inner in enumerate(tree):
            yield from _texts(inner, (*loc, n))


def _in_directives(path: str, text: str, slug: str) -> Iterator[Mention]:
    for directive in re.finditer(DIRECTIVE, text):
        for word in re.finditer(r"\S+", directive["slugs"]):
            if word[0] == slug:
                start = directive.start("slugs") + word.start()
                yield Mention(path, start, start + len(slug))
