"""The fields of a form, derived from how the fields of a model are declared (see ``content.fields``).

A field that is added to a model stands in the form from then on, with its label, hint and example. What a form cannot
hold (a mapping with free keys) is left out of it, and keeps its value in the file.
"""

from __future__ import annotations

import re
import types
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BeforeValidator

from honorroll.conferences import scalars as conference_scalars
from honorroll.content import scalars
from honorroll.content.choices import capital, option_label
from honorroll.content.consent import Publication
from honorroll.content.fields import Content, Declared, declared, keys
from honorroll.content.kinds import Kind
from honorroll.content.shared import Photo, Withdrawal

Control = Literal[
    "line",
    "lines",
    "prose",
    "coded",
    "flag",
    "choice",
    "choices",
    "entry",
    "entries",
    "day",
    "partial",
    "life",
    "when",
    "clock",
    "number",
    "numbers",
    "point",
    "file",
    "photo",
    "group",
    "groups",
]

#: What has a page of its own in the desk, and is no field of a form: the model, and that within it.
ELSEWHERE: tuple[tuple[type[Content], type[Content]], ...] = ((Publication, Withdrawal),)
#: What a field refers to that names honorees, as ``Declared.refers_to`` says it of others.
HONOREES = "honorees"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form. ``entry`` and ``entries`` hold ids of a vocabulary or of other content, ``point`` two numbers
    from 0 to 1, ``numbers`` are written on one line, ``coded`` is a text that begins with one of the ``options``;
    ``group`` and ``groups`` are mappings.
    """

    key: str
    """As it is written in YAML."""
    control: Control
    declared: Declared
    required: bool
    options: tuple[str, ...] = ()
    """The values of a choice; the words with which a coded text begins."""
    default: str = ""
    """The choice that holds where none is written."""
    vocabulary: str = ""
    is_free: bool = False
    """Whether it holds an id of the vocabulary or any other text."""
    inner: tuple[FormField, ...] = ()

    @property
    def label(self) -> str:
        return self.declared.vi.message

    def suits(self, kind: Kind | None) -> bool:
        """Whether honorees of this kind have the field."""
        only = self.declared
        return not (
            (only.individuals_only and kind != "individual") or (only.collectives_only and kind != "collective")
        )


def _validator(scalar: Any) -> Any:
    return next(mark.func for mark in get_args(scalar) if isinstance(mark, BeforeValidator))


#: Scalars are told by the function that reads them. All others are a line of text.
_CONTROLS: dict[Any, Control] = {
    _validator(scalars.Prose): "prose",
    _validator(scalars.Flag): "flag",
    _validator(scalars.Day): "day",
    _validator(scalars.PartialDate): "partial",
    _validator(scalars.LifeDate): "life",
    _validator(conference_scalars.When): "when",
    _validator(conference_scalars.Clock): "clock",
    _validator(scalars.Number): "number",
    _validator(scalars.Year): "number",
    _validator(scalars.FileName): "file",
    _validator(scalars.Slug): "entry",
}


@cache
def fields_of(model: type[Content]) -> tuple[FormField, ...]:
    """The fields of the form for a model, in the order of the model."""
    found = (_field(model, name, key) for key, name in keys(model).items())
    return tuple(field for field in found if field)


def _field(model: type[Content], name: str, key: str) -> FormField | None:
    info = model.model_fields[name]
    base, marks = _unwrapped(info.annotation)
    marks += tuple(mark for mark in info.metadata if isinstance(mark, BeforeValidator))
    several = get_origin(base) is tuple and get_args(base)[1:] == (...,)
    if several:
        base, inner_marks = _unwrapped(get_args(base)[0])
        marks = inner_marks
    made = FormField(key, "line", declared(model)[name], info.is_required())
    control: Control
    if isinstance(base, type) and issubclass(base, Content):
        return (
            None if (model, base) in ELSEWHERE else _with(made, "groups" if several else "group", inner=fields_of(base))
        )
    if get_origin(base) is Literal:
        default = info.default if isinstance(info.default, str) else ""
        return _with(made, "choices" if several else "choice", options=get_args(base), default=default)
    if get_origin(base) is tuple:
        return _with(made, "point")
    if get_origin(base) is dict:
        return None
    control = next((_CONTROLS[mark.func] for mark in marks if mark.func in _CONTROLS), "line")
    if vocabulary := made.declared.vocabulary or referred(made.declared):
        is_free = control != "entry"
        return _with(made, "entries" if several else "entry", vocabulary=vocabulary, is_free=is_free)
    if control == "entry":
        control = "line"
    codes = _CODES.findall(made.declared.vi.hint) if control == "line" and not several else []
    if len(codes) > 1:
        return _with(made, "coded", options=tuple(codes))
    if several:
        return _with(made, "numbers" if control == "number" else "lines")
    if control == "file" and issubclass(model, Photo):
        control = "photo"
    return _with(made, control)


def referred(declared_: Declared) -> str:
    """The content whose ids a field holds."""
    return HONOREES if declared_.names_honoree else declared_.refers_to


#: A hint that explains words of a file: “self: chính người đó; parent: cha, mẹ”.
_CODES = re.compile(r"\b([a-z-]+): (?!//)")


def _with(field: FormField, control: Control, **changes: Any) -> FormField:
    return FormField(field.key, control, field.declared, field.required, **changes)


def _unwrapped(annotation: Any) -> tuple[Any, tuple[BeforeValidator, ...]]:
    """The type within ``Annotated`` and ``… | None``, and the functions that read it."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        base, found = _unwrapped(inner)
        return base, (*found, *(mark for mark in marks if isinstance(mark, BeforeValidator)))
    if get_origin(annotation) in (Union, types.UnionType):
        return _unwrapped(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation, ()


# ── Words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_ID_HINT = re.compile(r"^(?:Mã|Các mã) trong [\w/.-]+\.yml[,;.:]? *")
_REFERENCE_HINT = re.compile(r"^(?:Mã hồ sơ|Mã hội nghị|Tên tệp|Tên thư mục)(?:[^;.]|\.yml)*[;.]? *")
_DATES: dict[Control, str] = {
    "day": "Ví dụ: 8/10/2024.",
    "partial": "Ngày, tháng hoặc năm, đúng mức nguồn ghi: 8/10/2024, tháng 10/2024 hoặc 2024.",
    "life": "",
    "when": "Ví dụ: 8 giờ ngày 10/10/2025; chưa rõ ngày thì ghi tháng 10/2025 hoặc quý IV/2025.",
    "clock": "Ví dụ: 8h15.",
}


#: How text is written, for people who have not heard of Markdown.
MARKDOWN = (
    "Để một dòng trống giữa hai đoạn. Đề mục: ## Tên đề mục. Chữ đậm: **chữ đậm**. Danh sách: mỗi dòng bắt đầu bằng "
    "dấu gạch ngang."
)
#: What a hint says of how a date is written in a file.
_FORM_OF_DATES = re.compile("ăm-tháng|^Ngày, giờ, tháng|^Giờ và phút|^Như “")


def hint_of(field: FormField) -> str:
    """The hint for people who see a form and no YAML: without ids of files, words of the file and forms of dates."""
    hint = field.declared.vi.hint
    if field.control in _DATES:
        rest = [part for part in re.split(r"(?<=[.;]) ", hint) if not _FORM_OF_DATES.search(part)]
        return capital(" ".join(filter(None, [*rest, _DATES[field.control]])))
    if field.control == "flag":
        return ""
    if field.control == "prose":
        return hint.replace("Viết bằng Markdown.", MARKDOWN)
    if field.control in ("entry", "entries"):
        hint = (_REFERENCE_HINT if referred(field.declared) else _ID_HINT).sub("", hint).removeprefix("hoặc ")
        return capital(hint)
    if field.control == "coded":
        return f"Ví dụ: {decoded(field, field.declared.example)}."
    if field.options and all(value in hint for value in field.options):
        return ""  # the options say it
    return hint


def decoded(field: FormField, text: str) -> str:
    """A coded text as people say it: “Thân nhân người đã mất (con trai)” of “relative (con trai)”."""
    code, space, rest = text.partition(" ")
    return f"{option_label(code, field.declared.vi.hint)}{space}{rest}" if code in field.options else text


def encoded(field: FormField, text: str) -> str:
    """The other way round."""
    for code in field.options:
        label = option_label(code, field.declared.vi.hint)
        if text[: len(label)].casefold() == label.casefold():
            return f"{code}{text[len(label) :]}"
    return text


#: The name of a key in a text for staff.
_KEY = re.compile(r"“([a-z_]+)(?=”|: )")
#: A value in a text for staff.
_VALUE = re.compile(r"“([a-z-]+)(?=”)")
#: A key in a line to write: “ví dụ: working_days: 10”.
_LINE = re.compile(r"(?<![\w“/.-])[a-z][a-z_]+(?=: \S)")
#: Several keys, or several values of a choice: “received, kind, honoree”.
_SEVERAL = re.compile(r"\b[a-z_-]+(?:, [a-z_-]+)+\b(?![:”])")
#: What follows a key with the value of a choice, or with several: “status: granted”, “scope: [name, photo]”.
_CHOICE = r": (?:([a-z-]+)\b(?![./])|\[([a-z, -]+)\])"


class _Words(NamedTuple):
    """What the keys of a model are called, and the values of its choices: those of a key, and all that are called the
    same everywhere.
    """

    labels: dict[str, str]
    chosen: dict[tuple[str, str], str]
    values: dict[str, str]

    def quoted(self, word: str) -> str:
        return self.labels.get(word) or self.values.get(word, word)

    def several(self, words: str) -> str:
        """An enumeration, where all of it are keys, or all of it are values."""
        for known in (self.labels, self.values):
            if all(word in known for word in words.split(", ")):
                return ", ".join(f"“{known[word]}”" for word in words.split(", "))
        return words


@cache
def labels(model: type[Content]) -> dict[str, str]:
    """The labels of the keys of a model and of those within it."""
    return _words(model).labels


@cache
def _words(model: type[Content], path: tuple[str, ...] = ()) -> _Words:
    """The words of ``model``. Of keys that several mappings have, those along ``path`` come first, the innermost
    before the others.
    """
    called: dict[str, str] = {}
    chosen: dict[tuple[str, str], str] = {}
    values: dict[str, set[str]] = {}

    def gather(fields: tuple[FormField, ...]) -> None:
        for field in fields:
            called.setdefault(field.key, field.label)
            options = {value: option_label(value, field.declared.vi.hint) for value in field.options}
            for value, label in ({"true": "có", "false": "không"} if field.control == "flag" else options).items():
                chosen.setdefault((field.key, value), label)
                values.setdefault(value, set()).add(label)
        for field in fields:
            gather(field.inner)

    for n, fields in enumerate(reversed(_along(fields_of(model), path))):
        gather(fields)
        if path and not n:  # a value of the mapping that it is about is no key of another
            called |= {value: next(iter(names)) for value, names in values.items() if value not in called}
    return _Words(called, chosen, {value: next(iter(names)) for value, names in values.items() if len(names) == 1})


def _along(fields: tuple[FormField, ...], path: tuple[str, ...]) -> list[tuple[FormField, ...]]:
    """The fields of a model, and those of each mapping that ``path`` leads through."""
    found = [fields]
    for key in path:
        inner = next((field.inner for field in found[-1] if field.key == key), ())
        if not inner:
            break
        found.append(inner)
    return found


def in_words(text: str, model: type[Content], path: Sequence[str | int] = ()) -> str:
    """``text`` with labels in the place of the keys and values of a file: “Mô tả ảnh” for “alt”. ``path`` leads to what
    it is about, for “date” is another day in an award than in a consent.
    """
    words = _words(model, tuple(step for step in path if isinstance(step, str)))

    def chosen(match: re.Match[str]) -> str:
        key = match[1]
        values = (match[2] or match[3]).split(", ")
        labels = [words.chosen.get((key, value), "") for value in values]
        return f"{words.labels[key]}: {', '.join(labels)}" if all(labels) else match[0]

    keys_of_choices = "|".join({key for key, _ in words.chosen})
    text = re.sub(rf"\b({keys_of_choices}){_CHOICE}", chosen, text)
    text = _SEVERAL.sub(lambda match: words.several(match[0]), text)
    text = _KEY.sub(lambda match: f"“{words.labels.get(match[1], match[1])}", text)
    text = _VALUE.sub(lambda match: f"“{words.quoted(match[1])}", text)
    return _LINE.sub(lambda match: words.labels.get(match[0], match[0]), text)
