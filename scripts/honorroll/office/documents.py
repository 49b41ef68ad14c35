"""What each content file is: the words for it, its model, and the record that it is a part of.

A record is what people speak of: a person with the photos beside the profile, a post with its pictures, an album.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from honorroll.conferences.scan import CONFERENCES_DIR
from honorroll.content.fields import Content
from honorroll.content.kinds import FOLDERS
from honorroll.content.scan import CONTENT
from honorroll.content.settings import PageMatter
from honorroll.news.scan import NEWS_DIR
from honorroll.site.documents import DOCUMENTS, kind_of


class Described(NamedTuple):
    """What a file is. ``noun`` begins a sentence (“Hồ sơ cá nhân”); ``model`` is None where nothing is known of it."""

    noun: str
    model: type[Content] | None = None
    is_article: bool = False
    """Whether it is Markdown under a front matter of the model."""
    is_vocabulary: bool = False
    """Whether it holds entries of the model by their ids."""


class _Kind(NamedTuple):
    pattern: re.Pattern[str]
    """The main file of a record."""
    beside: re.Pattern[str] | None
    """The files that belong to it; what the groups match is put into ``main``."""
    main: str
    described: Described


def _kind(main: str, beside: str, noun: str, model: type[Content], *, is_article: bool = False) -> _Kind:
    """``*`` in ``main`` and ``beside`` stands for the name of a folder or file."""
    pattern = re.compile(re.escape(main).replace(r"\*", "[^/]+"))
    around = re.compile(re.escape(beside).replace(r"\*", "([^/]+)") + ".*", re.DOTALL) if beside else None
    return _Kind(pattern, around, main.replace("*", "{}"), Described(noun, model, is_article))


#: Where the files lie that belong to a record besides its main one.
_BESIDE: dict[str, str] = {
    **{kind: f"honorees/{folder}/*/" for folder, kind in FOLDERS.items()},
    "album": f"{CONFERENCES_DIR}/*/albums/*/",
    "conference": f"{CONFERENCES_DIR}/*/",
    "post": f"{NEWS_DIR}/*/",
}
#: The first whose ``beside`` fits a file is the record of that file.
_KINDS = tuple(
    _kind(each.pattern, _BESIDE.get(each.name, ""), each.label.message, each.model, is_article=each.is_front_matter)
    for each in DOCUMENTS
    if not each.by_id and each.pattern.startswith(CONTENT)
)


def describe(path: str) -> Described:
    """What the file at ``path`` is."""
    if (document := kind_of(path)) and document.by_id:
        return Described(f"Danh mục “{document.label.message}”", document.model, is_vocabulary=True)
    found = next((kind.described for kind in _KINDS if kind.pattern.fullmatch(path)), None)
    if found is None and path.startswith("content/pages/") and path.endswith(".md"):
        return Described("Trang", PageMatter, is_article=True)
    return found or Described("Tệp")


def record_of(path: str) -> str:
    """The main file of the record that the file at ``path`` is a part of; the file itself where it stands alone."""
    for kind in _KINDS:
        if kind.pattern.fullmatch(path):
            return path
        if kind.beside and (match := kind.beside.fullmatch(path)):
            return kind.main.format(*match.groups())
    return path


def order(path: str) -> int:
    """Where a record stands among those of other kinds: people first."""
    return next((n for n, kind in enumerate(_KINDS) if kind.pattern.fullmatch(path)), len(_KINDS))
