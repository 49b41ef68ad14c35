"""Findings for values that a model refuses: what was seen, what was probably meant, the line to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic_core import ErrorDetails

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG, fold, slug
from honorroll.content import meant, meant_values
from honorroll.content.choices import option_label
from honorroll.content.expected_forms import EXPECTED
from honorroll.content.fields import Content, Declared, declared, field_at, keys
from honorroll.content.person_titles import bare_name
from honorroll.formats.yaml_read import Document

MAX_FAULTS = 1000  # that are told of a file, each with its place

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
    Text("“{seen}” không phải là giá trị được dùng cho “{key}”.", "{near}Chọn một trong: {known}.{meaning_vi}"),
    Text("“{seen}” is not a value of “{key}”.", "{near}Choose one of: {known}.{meaning}"),
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
    Text("“{key}: {seen}” không đúng dạng: cần {expected_vi}.", "{hint_vi}"),
    Text("“{key}: {seen}” does not fit: {expected} is expected.", "{hint}"),
)

LUNAR_DATE = Rule(
    "lunar-date",
    "error",
    Text(
        "“{key}: {seen}” là ngày âm lịch.",
        "Đổi ra ngày dương lịch rồi ghi ở “{key}”; ngày âm thì ghi ở “date_note”. Chưa biết ngày dương thì thay dòng "
        "này bằng: date_note: {note}",
    ),
    Text(
        "“{key}: {seen}” is a date of the lunar calendar.",
        "Give the solar date in “{key}” and the lunar one in “date_note”. If the solar date is unknown, replace this "
        "line with: date_note: {note}",
    ),
)

EMPTY_ITEM = Rule(
    "empty-item",
    "error",
    Text(
        "Dấu “-” này của “{key}” không có gì đi sau.",
        "Xóa dòng này; nếu còn thiếu một mục thì ghi đủ: - {example}",
    ),
    Text(
        "This “-” of “{key}” has nothing behind it.", "Delete the line; or, if an item is missing, write: - {example}"
    ),
)

WRONG_SHAPE_OF_ITEM = Rule(
    "item-without-key",
    "error",
    Text("“- {seen}” trong “{key}” thiếu tên mục.", "Nếu đúng là giá trị này thì viết: - {example}"),
    Text("“- {seen}” in “{key}” lacks its key.", "If that is the value, write: - {example}"),
)

YEARS = Rule(
    "several-years",
    "error",
    Text(
        "“{key}: {seen}” là một giai đoạn, không phải một năm.",
        "Giai đoạn của thành tích thì viết: period: {span}. Ở “{key}” ghi năm được khen, ví dụ: {key}: {last} (bỏ "
        "trống được khi “decision” có ngày).",
    ),
    Text(
        "“{key}: {seen}” is a span of years, not a year.",
        "For the years of the achievement write: period: {span}. “{key}” is that of the award, for example: {key}: "
        "{last} (it may be left out where “decision” has a date).",
    ),
)

TOO_MANY = Rule(
    "too-many",
    "error",
    Text("“{key}” có quá nhiều phần tử (nhiều nhất {limit}).", "Bớt đi, hoặc tách thành nhiều hồ sơ."),
    Text("“{key}” has too many items (at most {limit}).", "Remove some, or split the profile."),
)


_SHAPES = {
    "dict": ("nhóm các mục con", "a group of keys"),
    "list": ("danh sách", "a list"),
    "str": ("chữ", "text"),
    "none": ("để trống", "nothing"),
}

#: What a value must be that is an id.
_ID = "expected-slug"
#: A hint of so many letters is shown whole, as ``findings.printable`` has it.
_SHOWN_WHOLE = 120
#: What may be the name of an honoree.
_NAME = re.compile(r"[^\W\d_][^\d,;/]{2,80}")
_SHAPE_ERRORS = {"model_type": "dict", "tuple_type": "list", "dict_type": "dict"}


def finding_of(
    document: Document, model: type[Content], at: tuple[str, ...], error: ErrorDetails, ids: meant.Ids | None
) -> Finding:
    """The finding for an error that pydantic has in a tree of ``model``, which stands at ``at`` in ``document``.
    ``ids`` tell what was meant, where the vocabularies are known.
    """
    loc, kind, context = (*at, *error["loc"]), error["type"], error.get("ctx", {})
    key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    field = field_at(model, error["loc"])[1]
    example = field.written(key) if field else f"{key}: {_entry(model)}"
    if kind == "extra_forbidden":
        here, _ = field_at(model, error["loc"][:-1])
        near, known = (meant.key(key, here), sorted(keys(here))) if here else ("", [])
        return UNKNOWN_KEY.at(document.locate(loc, key=True), key=key, near=_asked(near), known=tuple(known))
    if kind == "missing":
        if loc and isinstance(loc[-1], int):  # a pair with one number
            return value_finding(document.locate(loc[:-1]), key, "", "expected-fraction", {})
        return MISSING.at(document.locate(loc[:-1]), key=key, example=example)
    if key == "[key]" and len(loc) > 2:  # the id of an entry; the key is that of the mapping
        source = document.locate(loc[:-1], key=True)
        key = str(loc[-3])
        vocabulary = meant.vocabulary_of(field_at(model, error["loc"][:-3])[0], key)
        return value_finding(source, key, error["input"], kind, context, Field(ids, vocabulary, field), is_item=True)
    source, vocabulary = document.locate(loc), meant.vocabulary_of(field_at(model, error["loc"][:-1])[0], key)
    about = Field(ids, vocabulary, field)
    if kind == "literal_error" and isinstance(error["input"], str):
        choices = [part.strip("' ") for part in str(context["expected"]).replace(" or ", ",").split(",")]
        return NOT_A_CHOICE.at(
            source,
            seen=error["input"],
            key=key,
            near=_asked(_choice(error["input"], choices, field)),
            known=tuple(choices),
            meaning_vi=_meaning(field.vi, choices) if field else "",
            meaning=_meaning(field.en, choices) if field else "",
        )
    if special := _special(source, key, model, error):
        return special
    if kind in _SHAPE_ERRORS:
        return _shape_finding(source, key, error["input"], _SHAPE_ERRORS[kind], example, about)
    if kind in ("too_long", "tuple_too_long"):
        return TOO_MANY.at(source, key=key, limit=context.get("max_length", ""))
    if not isinstance(error["input"], str) and kind in ("expected-text", "literal_error"):
        return _shape_finding(source, key, error["input"], "str", example, about)
    if kind == "expected-moment" and "date_note" in model.model_fields and meant.is_lunar(error["input"]):
        note = error["input"] if "lịch" in error["input"].lower() else f"{error['input']} (âm lịch)"
        return LUNAR_DATE.at(source, key=key, seen=error["input"], note=note)
    return value_finding(source, key, error["input"], kind, context, about, is_item=isinstance(loc[-1], int))


def _choice(seen: str, known: Sequence[str], field: Declared | None) -> str:
    """The choice that was probably meant, also by what the hint of its field calls it."""
    hint = field.vi.hint if field else ""
    called = {fold(option_label(choice, hint)): choice for choice in known}
    return called.get(fold(seen)) or meant.choice(seen, known)


def _special(source: Source, key: str, model: type[Content], error: ErrorDetails) -> Finding | None:
    """The finding for an item that is no mapping, or for a span of years where a year is wanted."""
    seen, loc = error["input"], error["loc"]
    if error["type"] == "model_type" and loc and isinstance(loc[-1], int) and (inner := field_at(model, loc)[0]):
        if seen is None:
            return EMPTY_ITEM.at(source, key=key, example=_entry(inner))
        if isinstance(seen, str) and (needed := _needed(inner)):
            return WRONG_SHAPE_OF_ITEM.at(source, key=key, seen=seen, example=f"{next(iter(needed))}: {seen}")
    if error["type"] == "expected-year" and isinstance(seen, str):
        span, here = meant.span(seen)[0], field_at(model, loc[:-1])[0]
        if "–" in span and here and "period" in keys(here):
            return YEARS.at(source, key=key, seen=seen, span=span, last=span[-4:])
    return None


def _meaning(text: Text, known: Iterable[str]) -> str:
    """The hint of a field, if it explains each of the ``known`` values."""
    return f" {text.message}: {text.hint}" if all(value in text.hint for value in known) else ""


def _needed(model: type[Content]) -> dict[str, Declared]:
    return {name: field for name, field in declared(model).items() if model.model_fields[name].is_required()}


def _entry(model: type[Content]) -> str:
    """A minimal example of ``model`` on one line."""
    return f"{{{', '.join(field.written(name) for name, field in _needed(model).items())}}}"


class Field(NamedTuple):
    """What is known of a field whose value is refused: ids that may be meant, their vocabulary, how it is declared."""

    ids: meant.Ids | None = None
    vocabulary: str = ""
    declared: Declared | None = None


def value_finding(
    source: Source,
    key: str,
    seen: object,
    kind: str,
    context: Mapping[str, object],
    field: Field = Field(),  # noqa: B008  # a tuple
    is_item: bool = False,
) -> Finding:
    """The finding for a value that is not of the form ``kind``."""
    expected_vi, expected, _ = EXPECTED[kind]
    hint_vi, hint = _hints(key, seen, kind, field, is_item)
    why_vi, why = meant.impossible(seen) if isinstance(seen, str) and kind in meant.DATES else ("", "")
    return WRONG_VALUE.at(
        source,
        key=key,
        seen="" if isinstance(seen, dict | list) else seen,
        expected_vi=expected_vi.format(**context),
        expected=expected.format(**context),
        hint_vi=_in_parts(why_vi + hint_vi),
        hint=_in_parts(why + hint),
    )


def _hints(key: str, seen: object, kind: str, field: Field, is_item: bool) -> tuple[str, str]:
    """What to write, in Vietnamese and English."""
    if isinstance(seen, str) and kind in meant.DATES and (days := meant.days(seen))[0]:
        return _of_several_days(key, *days)
    near = list(_meant(seen, kind, field)) if isinstance(seen, str) else []
    lines = [(value if is_item else f"{key}: {value}", said_vi, said) for value, said_vi, said in near]
    if lines:
        return (
            f"Nếu là {'; nếu là '.join(f'{said} thì viết: {line}' for line, said, _ in lines)}",
            f"If {'; if '.join(f'{said} is meant, write: {line}' for line, _, said in lines)}",
        )
    if kind == _ID and field.ids and field.vocabulary:
        return field.ids.known_vi(field.vocabulary), field.ids.known(field.vocabulary)
    example = field.declared.written(key) if kind == _ID and field.declared else EXPECTED[kind][2]
    if example:
        return f"Ví dụ: {example}", f"For example: {example}"
    return (
        f"{'Chỉ ghi tên' if key == 'name' else 'Viết ngắn lại'}; chi tiết thì kể ở “story”.",
        f"{'Write the name alone' if key == 'name' else 'Make it shorter'}; details go into “story”.",
    )


def _of_several_days(key: str, first: str, last: str) -> tuple[str, str]:
    """What to write where somebody wrote several days and one is wanted."""
    lines = (f"{key}: {first}", f"{'end' if key == 'start' else key}: {last}")
    if key == "start":
        return (
            f"Từ ngày đầu đến ngày cuối là hai mục: {' và '.join(lines)}",
            f"Those are two keys: {' and '.join(lines)}",
        )
    return (
        f"Đây là nhiều ngày; chỉ ghi ngày cần ghi: {' hoặc '.join(lines)}",
        f"These are several days; write the one that is wanted: {' or '.join(lines)}",
    )


def _in_parts(hint: str) -> str | tuple[str, ...]:
    """A hint that lists many ids, in parts of which each is short enough to be shown whole."""
    return tuple(hint.split(", ")) if len(hint) > _SHOWN_WHOLE else hint


def _meant(seen: str, kind: str, field: Field) -> Iterator[tuple[str, str, str]]:
    """Each value that was probably meant, and what it is in Vietnamese and English."""
    if kind in meant_values.NEAR:
        near = meant_values.NEAR[kind](seen)
        if near[0]:
            yield near
    elif kind == _ID and field.ids and field.vocabulary:
        for id_, name in field.ids.near(field.vocabulary, seen):
            yield id_, f"“{name}”", f"“{name}”"
    elif kind == _ID and field.declared and field.declared.names_honoree and _NAME.fullmatch(seen):
        yield slug(bare_name(seen.replace("_", " "))), f"“{seen}”", f"“{seen}”"  # as new profiles are called


def _shape_finding(source: Source, key: str, seen: object, shape: str, example: str, field: Field) -> Finding:
    seen_vi, seen_en = _SHAPES["none" if seen is None else seen.__class__.__name__]
    is_id = field.vocabulary or key == "conference"
    if is_id and shape == "str" and isinstance(seen, list) and seen and SLUG.fullmatch(str(seen[0])):
        example = f"{key}: {seen[0]}"  # of several ids one
    elif isinstance(seen, str):
        example = meant_values.in_shape(key, seen, shape, [id_ for id_, *_ in _meant(seen, _ID, field)]) or example
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


def _asked(near: str) -> str:
    return f"→ {near}? " if near else ""
