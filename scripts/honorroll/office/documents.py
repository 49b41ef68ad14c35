"""What each content file is: the words for it, its model, and the record that it is a part of.

A record is what people speak of: a person with the photos beside the profile, a post with its pictures, an album.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from honorroll.conferences.model import Album, Conference, Speech
from honorroll.conferences.scan import ALBUM_FILE, CONFERENCE_FILE, CONFERENCES_DIR
from honorroll.consultations.model import Consultation
from honorroll.consultations.read import FOLDER as CONSULTATIONS
from honorroll.consultations.read import HOLIDAYS
from honorroll.content import office, parse
from honorroll.content.decision_file import DecisionFile
from honorroll.content.fields import Content
from honorroll.content.holidays import Holidays
from honorroll.content.honoree import Honoree
from honorroll.content.profile_scan import PROFILE
from honorroll.content.settings import PageMatter
from honorroll.council.model import Coverage, Report, Special, Tracker
from honorroll.council.read import COVERAGE, REPORT, SPECIAL, TRACKER
from honorroll.initiatives.model import Campaign, ExemplaryModel, FigureFile, Works
from honorroll.initiatives.read import CAMPAIGNS, FIGURES, MODELS, WORKS
from honorroll.news.model import Post
from honorroll.news.scan import NEWS_DIR
from honorroll.office.desk.form_fields import FormField, fields_of
from honorroll.roll.decisions.files import FOLDER as DECISIONS

#: The folders of a site in which content lies.
CONTENT = ("honorees/", "content/")


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


def _profile(folder: str, noun: str) -> _Kind:
    return _kind(f"honorees/{folder}/*/{PROFILE}", f"honorees/{folder}/*/", noun, Honoree)


_ALBUM = f"{CONFERENCES_DIR}/*/albums/*/"
_SPEECH = f"{CONFERENCES_DIR}/*/speeches/*.md"
#: The first whose ``beside`` fits a file is the record of that file.
_KINDS = (
    _profile("individuals", "Hồ sơ cá nhân"),
    _profile("collectives", "Hồ sơ tập thể"),
    _profile("households", "Hồ sơ hộ gia đình"),
    _kind(f"{_ALBUM}{ALBUM_FILE}", _ALBUM, "Album ảnh", Album),
    _kind(_SPEECH, "", "Bài tham luận", Speech, is_article=True),
    _kind(f"{CONFERENCES_DIR}/*/{CONFERENCE_FILE}", f"{CONFERENCES_DIR}/*/", "Hội nghị", Conference),
    _kind(f"{NEWS_DIR}/*.md", f"{NEWS_DIR}/*/", "Tin bài", Post, is_article=True),
    _kind(f"{CONSULTATIONS}/*.yml", "", "Đợt lấy ý kiến", Consultation),
    _kind(f"{DECISIONS}/*.yml", "", "Quyết định", DecisionFile),
    _kind(f"{MODELS}/*.yml", "", "Mô hình mới", ExemplaryModel),
    _kind(f"{CAMPAIGNS}/*.yml", "", "Đợt thi đua", Campaign),
    _kind(WORKS, "", "Công trình chào mừng", Works),
    _kind(FIGURES, "", "Số liệu", FigureFile),
    _kind(COVERAGE, "", "Kế hoạch tuyên truyền", Coverage),
    _kind(TRACKER, "", "Theo dõi đơn vị", Tracker),
    _kind(REPORT, "", "Báo cáo", Report),
    _kind(f"{SPECIAL}/*.md", "", "Trang chuyên đề", Special, is_article=True),
    _kind("content/pages/*.md", "", "Trang", PageMatter, is_article=True),
    _kind(office.PATH, "", "Quy định của cơ quan", office.OfficeFile),
    _kind(HOLIDAYS, "", "Ngày nghỉ lễ", Holidays),
)
_VOCABULARY = re.compile(r"content/vocabulary/([a-z-]+)\.yml")


def is_content(path: str) -> bool:
    """Whether a file, named by its path in the site, lies where content does."""
    return path.startswith(CONTENT)


def describe(path: str) -> Described:
    """What the file at ``path`` is."""
    if (match := _VOCABULARY.fullmatch(path)) and match[1] in parse.VOCABULARIES:
        return Described(_vocabulary_noun(match[1]), parse.VOCABULARIES[match[1]], is_vocabulary=True)
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


@cache
def _vocabulary_noun(name: str) -> str:
    """A vocabulary is called as the fields that hold its ids are."""
    models = (Honoree, Conference, Post, *parse.VOCABULARIES.values())
    label = next(
        (field.label for model in models for field in _all(fields_of(model)) if field.vocabulary == name), name
    )
    return f"Danh mục “{label}”"


def _all(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    for field in fields:
        yield field
        yield from _all(field.inner)
