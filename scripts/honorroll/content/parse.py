"""Documents into typed content: every fault of a document as a finding at its place, none as an exception."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from honorroll.base.findings import Finding, Rule, Source, Text, nearest
from honorroll.content.fields import Content, declared, field_at, keys
from honorroll.content.honoree import Honoree
from honorroll.content.scalars import Slug
from honorroll.content.settings import Settings, SiteFile
from honorroll.content.vocabulary import Column, FieldOfWork, Level, Movement, Place, Title, Unit
from honorroll.formats.yaml_read import Document, Tree

T = TypeVar("T", bound=Content)

UNKNOWN_KEY = Rule(
    "unknown-key",
    "error",
    Text("Không có mục nào tên “{key}”.", "{near}Các mục được dùng ở đây: {known}."),
    Text("There is no key “{key}”.", "{near}Keys that are known here: {known}."),
)
MISSING = Rule(
    "missing",
    "error",
    Text("Thiếu mục “{key}”.", "Thêm mục này, ví dụ: {example}"),
    Text("The key “{key}” is missing.", "Add it, for example: {example}"),
)
NOT_A_CHOICE = Rule(
    "not-a-choice",
    "error",
    Text("“{seen}” không phải là giá trị được dùng cho “{key}”.", "{near}Chọn một trong: {known}."),
    Text("“{seen}” is not a value of “{key}”.", "{near}Choose one of: {known}."),
)
WRONG_SHAPE = Rule(
    "wrong-shape",
    "error",
    Text("“{key}” cần là {expected_vi}, ở đây là {seen_vi}.", "Ví dụ: {example}"),
    Text("“{key}” must be {expected}, here it is {seen}.", "For example: {example}"),
)
WRONG_VALUE = Rule(
    "wrong-value",
    "error",
    Text("“{key}: {seen}” không đúng dạng: cần {expected_vi}.", "Ví dụ: {example}"),
    Text("“{key}: {seen}” does not fit: {expected} is expected.", "For example: {example}"),
)
TOO_MANY = Rule(
    "too-many",
    "error",
    Text("“{key}” có quá nhiều phần tử (nhiều nhất {limit}).", "Bớt đi, hoặc tách thành nhiều hồ sơ."),
    Text("“{key}” has too many items (at most {limit}).", "Remove some, or split the profile."),
)

#: What each kind of text must look like: in Vietnamese, in English, an example.
EXPECTED: dict[str, tuple[str, str, str]] = {
    "expected-text": ("chữ", "text", "name: Nguyễn Văn A"),
    "one-line": ("chữ trên một dòng", "text on one line", "unit: Trạm Y tế phường Ví Dụ"),
    "stray-spaces": (
        "chữ không có dấu cách ở đầu, ở cuối hay hai dấu cách liền nhau",
        "text without spaces at its ends or doubled inside",
        "name: Nguyễn Văn A",
    ),
    "too-long": ("nhiều nhất {limit} chữ (ở đây {length})", "at most {limit} characters (here {length})", "…"),
    "string_too_long": ("nhiều nhất {max_length} chữ", "at most {max_length} characters", "…"),
    "expected-date": ("ngày theo dạng năm-tháng-ngày", "a date as year-month-day", "2024-10-08"),
    "no-such-date": ("một ngày có thật trong lịch", "a date that exists", "2024-02-29"),
    "expected-moment": (
        "ngày, giờ, tháng, quý hoặc năm",
        "a day, an hour, a month, a quarter or a year",
        "2025-10-10, 2025-10-10 08:00, 2025-10, quý II/2025 hoặc 2025",
    ),
    "no-such-moment": ("ngày giờ có thật trong lịch", "a date that exists", "2025-10-10 08:00"),
    "expected-clock": ("giờ và phút", "hours and minutes", 'start: "08:00"'),
    "expected-timecode": ("chỗ trong phim: phút và giây", "a place in a film: minutes and seconds", 'at: "12:30"'),
    "person-without-a-name": ("ít nhất “honoree” hoặc “name”", "at least “honoree” or “name”", "honoree: nguyen-van-a"),
    "film-nowhere": (
        "“url” hoặc “file”, một trong hai",
        "“url” or “file”, one of them",
        "url: https://www.youtube.com/watch?v=…",
    ),
    "expected-flag": ("true (có) hoặc false (không)", "true or false", "new_exemplar: true"),
    "expected-number": ("một số nguyên, chỉ gồm chữ số", "a whole number, digits only", "2"),
    "expected-days": ("số ngày, nhiều nhất 999", "a number of days, at most 999", "plan_days: 10"),
    "expected-month": ("tháng theo dạng năm-tháng", "a month as year-month", "2025-04"),
    "expected-year": ("năm gồm bốn chữ số", "a year of four digits", "year: 2024"),
    "expected-fraction": ("số từ 0 đến 1, dấu chấm thập phân", "a number from 0 to 1", "focus: [0.5, 0.3]"),
    "expected-slug": (
        "mã gồm chữ thường không dấu, chữ số và gạch nối",
        "an id of lower-case letters, digits and hyphens",
        "nguoi-tot-viec-tot",
    ),
    "expected-file-name": (
        "tên tệp nằm ngay trong thư mục, không dấu, không có “/”",
        "the name of a file in this folder, without accents or “/”",
        "chan-dung.jpg",
    ),
    "expected-url": (
        "địa chỉ bắt đầu bằng https:// hoặc http://",
        "an address that begins with https:// or http://",
        "https://hanoi.gov.vn/",
    ),
    "expected-correction": (
        "“mailto:” và một địa chỉ thư, hoặc địa chỉ https:// của một biểu mẫu",
        "“mailto:” and an address, or the https:// address of a form",
        "mailto:dinh-chinh@hanoi.gov.vn",
    ),
    "period-backwards": ("“end” không trước “start”", "“end” not before “start”", "{start: 2020, end: 2025}"),
    "source-names-nothing": (
        "ít nhất “url” hoặc “title”",
        "at least “url” or “title”",
        "title: Báo Hànộimới, số ra ngày 10/10/2024",
    ),
}

_SHAPES = {
    "dict": ("nhóm các mục con", "a group of keys"),
    "list": ("danh sách", "a list"),
    "str": ("chữ", "text"),
    "none": ("để trống", "nothing"),
}
_SHAPE_ERRORS = {"model_type": "dict", "tuple_type": "list", "dict_type": "dict"}

#: The vocabularies, each a file ``content/vocabulary/<name>.yml`` that maps ids to entries.
VOCABULARIES: dict[str, type[Content]] = {
    "levels": Level,
    "titles": Title,
    "fields": FieldOfWork,
    "movements": Movement,
    "places": Place,
    "units": Unit,
    "columns": Column,
}

_SLUG = TypeAdapter(Slug)


def honoree(document: Document) -> tuple[Honoree | None, list[Finding]]:
    """The profile that ``document`` holds, or what is wrong with it."""
    return _validated(Honoree, document)


#: What a profile cannot be without, for one that is only judged. Leaving out a part may leave what is around it without
#: something that it needs: that goes in the next round.
_STAND_INS: dict[str, Tree] = {"name": "…", "publication": {"basis": "public-record"}}
_ROUNDS = 4


def salvaged(document: Document) -> tuple[Honoree | None, frozenset[str]]:
    """What a faulty profile is without its faulty parts: to be judged all the same, and never to be published; and
    the fields that are not as they were written.

    Keys are left out, and never an item of a list, so that the places of all else stay right.
    """
    data = deepcopy(document.data)
    faulty = set(_STAND_INS) - set(data)
    for _ in range(_ROUNDS):
        try:
            return Honoree.model_validate(_STAND_INS | data), frozenset(faulty)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_context=False, include_input=False):
                faulty.update(str(step) for step in detail["loc"][:1])
                _leave_out(data, list(detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]))
    return None, frozenset(faulty)


def _leave_out(tree: Tree, path: list[int | str]) -> None:
    """Take out the key at ``path``, or the nearest key around it."""
    while path and not isinstance(path[-1], str):
        path.pop()
    for step in path[:-1]:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int):
            tree = tree[step]
    if path and isinstance(tree, dict):
        tree.pop(str(path[-1]), None)


def typed(model: type[T], document: Document) -> tuple[T | None, list[Finding]]:
    """What ``document`` holds, as ``model``; or what is wrong with it."""
    return _validated(model, document)


def settings(document: Document) -> tuple[Settings | None, list[Finding]]:
    """The site's settings from what ``load.site_config`` kept of ``mkdocs.yml``."""
    site, findings = _validated(SiteFile, document)
    if site is None:
        return None, findings
    options = site.extra.honorroll
    url = site.site_url if site.site_url.endswith("/") else f"{site.site_url}/"
    edit = options.edit or ""
    if edit and edit[-1].isalnum():  # …/edit/main; what ends in another sign, such as ?path=, is taken as it is
        edit += "/"
    return Settings(
        site.site_name,
        url,
        site.site_description,
        options.owner,
        options.notice,
        options.period,
        options.corrections,
        edit,
        options.press_kits,
        options.social_cards,
        options.hub or "",
        options.internal,
    ), findings


def vocabulary(name: str, document: Document) -> tuple[dict[str, Any], list[Finding]]:
    """The entries of a vocabulary by id; the faulty ones are left out and reported."""
    entries: dict[str, Any] = {}
    findings: list[Finding] = []
    for id_, data in document.data.items():
        try:
            _SLUG.validate_python(id_)
        except ValidationError:
            source = document.locate([id_], key=True)
            findings.append(_value_finding(source, name, id_, "expected-slug", {}))
        entry, faults = _validated(VOCABULARIES[name], document, (id_,), data)
        findings += faults
        if entry is not None:
            entries[id_] = entry
    return entries, findings


def _validated(
    model: type[T], document: Document, at: tuple[str, ...] = (), data: Tree = None
) -> tuple[T | None, list[Finding]]:
    try:
        return model.model_validate(data if at else document.data), []
    except ValidationError as error:
        return None, [_finding(document, model, at, detail) for detail in error.errors(include_url=False)]


def _finding(document: Document, model: type[Content], at: tuple[str, ...], error: ErrorDetails) -> Finding:
    loc, kind, context = (*at, *error["loc"]), error["type"], error.get("ctx", {})
    key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    field = field_at(model, error["loc"])[1]
    example = field.written(key) if field else f"{key}: {_entry(model)}"
    if kind == "extra_forbidden":
        known = known_keys(model, error["loc"][:-1])
        return UNKNOWN_KEY.at(document.locate(loc, key=True), key=key, near=_near(key, known), known=_listed(known))
    if kind == "missing":
        if loc and isinstance(loc[-1], int):  # a pair with one number
            return _value_finding(document.locate(loc[:-1]), key, "", "expected-fraction", {})
        return MISSING.at(document.locate(loc[:-1]), key=key, example=example)
    source = document.locate(loc)
    if kind == "literal_error" and isinstance(error["input"], str):
        known = [part.strip("' ") for part in str(context["expected"]).replace(" or ", ",").split(",")]
        return NOT_A_CHOICE.at(
            source, seen=error["input"], key=key, near=_near(str(error["input"]), known), known=_listed(known)
        )
    if kind in _SHAPE_ERRORS:
        return _shape_finding(source, key, error["input"], _SHAPE_ERRORS[kind], example)
    if kind in ("too_long", "tuple_too_long"):
        return TOO_MANY.at(source, key=key, limit=context.get("max_length", ""))
    if not isinstance(error["input"], str) and kind in ("expected-text", "literal_error"):
        return _shape_finding(source, key, error["input"], "str", example)
    return _value_finding(source, key, error["input"], kind, context)


def _entry(model: type[Content]) -> str:
    """The least that a mapping of ``model`` holds, on one line."""
    needed = [field.written(name) for name, field in declared(model).items() if model.model_fields[name].is_required()]
    return f"{{{', '.join(needed)}}}"


def _value_finding(source: Source, key: str, seen: object, kind: str, context: Mapping[str, object]) -> Finding:
    expected_vi, expected, example = EXPECTED[kind]
    return WRONG_VALUE.at(
        source,
        key=key,
        seen="" if isinstance(seen, dict | list) else seen,
        expected_vi=expected_vi.format(**context),
        expected=expected.format(**context),
        example=example,
    )


def _shape_finding(source: Source, key: str, seen: object, shape: str, example: str) -> Finding:
    seen_vi, seen_en = _SHAPES["none" if seen is None else seen.__class__.__name__]
    expected_vi, expected = _SHAPES[shape]
    return WRONG_SHAPE.at(
        source,
        key=key or "…",
        expected_vi=expected_vi,
        expected=expected,
        seen_vi=seen_vi,
        seen=seen_en,
        example=example,
    )


def known_keys(model: type[Content], loc: Iterable[int | str]) -> list[str]:
    """The keys that may stand at ``loc`` in a document of ``model``."""
    here, _ = field_at(model, loc)
    return sorted(keys(here)) if here else []


def _near(word: str, known: Iterable[str]) -> str:
    match = nearest(word, known)
    return f"→ {match}? " if match else ""


def _listed(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(words)
