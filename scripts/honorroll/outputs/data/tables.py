"""The tables of the open data: what each is called, which columns it has, and where their texts come from.

Honorees and their awards are written from lines (see ``files``); the others are small, and written whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_origin, get_type_hints

from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Conference
from honorroll.content.award import Award
from honorroll.content.decision_file import DecisionFile
from honorroll.content.fields import Content
from honorroll.content.honoree import Honoree
from honorroll.content.shared import Decision as StatedDecision
from honorroll.news.model import Post, PostFacts
from honorroll.outputs.data.columns import Column, Names, Record, columns_of, flat, with_names, writers, written
from honorroll.outputs.data.ids import opaque_id
from honorroll.pages import addresses
from honorroll.roll.rows import Decision


class Derived(NamedTuple):
    """A column that no field declares: what it is called, and what it says."""

    key: str
    label: str
    hint: str
    type: str = "string"
    is_required: bool = True


_ID = Derived("id", "Mã dòng", "Không đổi khi sửa hồ sơ hay đổi địa chỉ; không suy ra được là của ai.")
_URL = Derived("url", "Địa chỉ trang", "Trang có đủ nội dung và nguồn.")
_LASTMOD = Derived("lastmod", "Ngày mới nhất", "Ngày, tháng hoặc năm mới nhất mà hồ sơ ghi.", is_required=False)
_KIND = Derived("kind", "Loại", "individual: cá nhân; collective: tập thể; household: hộ gia đình.")
_PROOF = Derived("proof", "Trang xác nhận", "Địa chỉ ngắn in trên giấy chứng nhận.", is_required=False)
_OWNER = Derived("honoree", "Mã dòng của hồ sơ", "Cột “id” của bảng hồ sơ.")
_NUMBER = Derived("n", "Thứ tự", "Trong hồ sơ, từ 1.", "integer")
_START = Derived("start", "Bắt đầu", "Ngày, giờ, tháng hoặc năm.", is_required=False)
_END = Derived("day", "Ngày cuối", "Năm-tháng-ngày.", is_required=False)
_TOTAL = Derived("honorees", "Số người, tập thể", "Trên bảng vàng được khen theo quyết định này.", "integer")
_YEAR = Derived("year", "Năm", "Năm ký, hoặc năm khen nếu không rõ ngày ký.", "integer", is_required=False)


class Table(NamedTuple):
    """A table: ``before`` and ``after`` are its columns around those that ``model`` declares."""

    file: str
    title: str
    about: str
    columns: tuple[Column, ...]
    before: tuple[Derived, ...] = (_ID,)
    after: tuple[Derived, ...] = (_URL,)
    is_json: bool = True
    key: tuple[str, ...] = ("id",)
    kind: str = ""
    """What its ids are made for."""

    @property
    def path(self) -> str:
        """The address of its files, without the ending."""
        return f"{addresses.DATA}{self.file}"

    @property
    def parts(self) -> Iterator[tuple[str, str, tuple[Column, ...]]]:
        """The columns that are cells of a row: what their keys begin with, what their labels begin with, and these.
        Those of a mapping are named after it.
        """
        yield "", "", tuple(each for each in self.columns if each.is_flat)
        for each in self.columns:
            if each.inner and not each.is_list:
                yield f"{each.key}_", f"{each.field.vi.message}: ", flat(each.inner)

    @property
    def cells(self) -> list[str]:
        """The keys of its columns in CSV."""
        own = (key for inside, _, columns in self.parts for key in with_names(columns, inside))
        return [*(each.key for each in self.before), *own, *(each.key for each in self.after)]


def _merged(facts: type[Any], *models: type[Content]) -> tuple[Column, ...]:
    """The columns of models that ``facts`` has too, as the same type: what only has the name of a field may hold
    something else, such as slugs.
    """
    found: dict[str, Column] = {}
    types = get_type_hints(facts)
    for model in models:
        for column in flat(model, types):
            if (get_origin(types[column.attribute]) is tuple) == column.is_list:
                found.setdefault(column.key, column._replace(is_required=False))
    return tuple(found.values())


HONOREES = Table(
    "ho-so",
    "Hồ sơ",
    "Cá nhân, tập thể, hộ gia đình được vinh danh, mỗi hồ sơ một dòng, kèm các lần khen thưởng.",
    columns_of(Honoree),
    (_ID, _KIND),
    (_URL, _LASTMOD),
)
AWARDS = Table(
    "khen-thuong",
    "Khen thưởng",
    "Mỗi lần khen một dòng, kể cả đã thu hồi; cột “honoree” là mã dòng của hồ sơ.",
    columns_of(Award),
    (_OWNER, _NUMBER),
    (_PROOF,),
    is_json=False,
    key=("honoree", "n"),
)
CONFERENCES = Table(
    "hoi-nghi",
    "Hội nghị",
    "Hội nghị, đại hội, lễ tôn vinh và các hoạt động khác.",
    _merged(ConferenceFacts, Conference),
    after=(_START, _END, _URL),
    kind="conference",
)
DECISIONS = Table(
    "quyet-dinh",
    "Quyết định khen thưởng",
    "Các quyết định mà hồ sơ dẫn.",
    _merged(Decision, StatedDecision, DecisionFile),
    after=(_YEAR, _TOTAL, _URL),
    kind="decision",
)
POSTS = Table(
    "tin-bai",
    "Tin bài",
    "Tiêu đề, tóm tắt, ngày đăng; nội dung ở trang.",
    _merged(PostFacts, Post),
    kind="post",
)
TABLES = (HONOREES, AWARDS, CONFERENCES, DECISIONS, POSTS)


_WRITERS = {table.file: writers(table.columns) for table in TABLES}


class Source(NamedTuple):
    """What rows are made with: ``names`` are those of the entries of vocabularies."""

    site: str
    secret: str
    names: Names


def conferences(some: Iterable[ConferenceFacts], source: Source) -> Iterator[Record]:
    for facts in some:
        more = {"start": facts.machine, "day": facts.day}
        yield _row(CONFERENCES, facts, source, facts.slug, facts.former_slugs, facts.url, more)


def decisions(some: Iterable[Decision], source: Source) -> Iterator[Record]:
    for row in some:
        more = {"year": row.year, "honorees": row.total}
        yield _row(DECISIONS, row, source, row.id, (), addresses.decision(row.id), more)


def posts(some: Iterable[PostFacts], source: Source) -> Iterator[Record]:
    for facts in some:
        yield _row(POSTS, facts, source, facts.slug, facts.former_slugs, facts.url, {})


def _row(
    table: Table,
    facts: object,
    source: Source,
    slug: str,
    former: Sequence[str],
    url: str,
    more: Mapping[str, object],
) -> Record:
    found: Record = {"id": opaque_id(source.secret, table.kind, next(iter(former), slug))}
    found |= written(_WRITERS[table.file], facts, source.names)
    found |= {key: value for key, value in more.items() if value != "" and (value or key == "honorees")}
    return found | {"url": source.site + url}
