"""What a field of a content file is, declared once beside its type.

    name: Annotated[
        Line, with_consent("name", Text("Họ và tên", "Viết có dấu."), Text("Name", "With accents."), "Nguyễn Văn A")
    ]

``public``, ``with_consent`` and ``private`` say who may see the field; the texts are its label and hint in the two
languages of the staff, and the example is the value as it is written in YAML. Whatever else the program knows of fields
is derived from that: what is published, which keys are known, the examples in messages, where an address may stand. A
form or a workbook that needs more of a field adds an attribute to ``Declared``.

A model with a field that is not declared cannot be defined: ``UndeclaredFieldError`` names both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Self, cast, get_args

from pydantic import BaseModel, ConfigDict, model_validator

from honorroll.base.findings import Text

#: The parts of a profile that a consent may name (Law 91/2025/QH15: it must say what it covers).
Scope = Literal["name", "photo", "story", "video"]


@dataclass(frozen=True, slots=True)
class Declared:
    """A field: ``vi`` and ``en`` hold label and hint, ``example`` the value as it is written in YAML."""

    vi: Text
    en: Text
    example: str
    is_public: bool
    consent: Scope | None = None
    """The part of a consent that covers the field; None where no consent is needed."""
    is_contact: bool = False
    """Whether the field is there to hold an address or a telephone number of an office."""
    individuals_only: bool = False
    """Whether only a person has it: an error on a collective or a household."""
    collectives_only: bool = False
    """Whether only a collective has it: an error on a person or a household."""
    names_honoree: bool = False
    """Whether its text, or each of its texts, is the slug of an honoree."""
    vocabulary: str = ""
    """The vocabulary whose ids it holds; ``""`` where it holds none."""
    refers_to: str = ""
    """The content whose ids it holds, by the name of its folder: ``conferences``, ``speeches`` …; ``""`` if none."""
    column: str = ""
    """The heading of its column in a workbook; ``""`` where it has none. Of a list of mappings the first has columns
    among the others, unless there is a ``sheet``.
    """
    sheet: str = ""
    """The sheet of a workbook on which each mapping of the list is a row."""
    in_data: bool = True
    """Whether it is among the open data, if it is public and names no other profile (see ``outputs.data``). Long texts,
    photos and films are not: others hold rights in them, and whoever copies them has more than a record.
    """

    def written(self, key: str) -> str:
        """The line to write."""
        return f"{key}: {self.example}"


class UndeclaredFieldError(TypeError):
    """A field of a model that nobody classified."""

    def __init__(self, model: type, field: str) -> None:
        super().__init__(
            f"{model.__name__}.{field} is not declared: write {field}: Annotated[…, public(…)], with_consent(…) or "
            "private(…), so that it is known who may see it (see honorroll/content/fields.py)"
        )


def public(
    vi: Text,
    en: Text,
    example: str,
    *,
    is_contact: bool = False,
    names_honoree: bool = False,
    vocabulary: str = "",
    refers_to: str = "",
    column: str = "",
    in_data: bool = True,
) -> Declared:
    """A field that is published with what it belongs to."""
    return Declared(
        vi,
        en,
        example,
        is_public=True,
        is_contact=is_contact,
        names_honoree=names_honoree,
        vocabulary=vocabulary,
        refers_to=refers_to,
        column=column,
        in_data=in_data,
    )


def with_consent(
    part: Scope,
    vi: Text,
    en: Text,
    example: str,
    *,
    individuals_only: bool = False,
    collectives_only: bool = False,
    vocabulary: str = "",
    names_honoree: bool = False,
    refers_to: str = "",
    column: str = "",
    sheet: str = "",
    in_data: bool = True,
) -> Declared:
    """A field of a profile, published where the basis of publication covers ``part``."""
    return Declared(
        vi,
        en,
        example,
        is_public=True,
        consent=part,
        individuals_only=individuals_only,
        collectives_only=collectives_only,
        vocabulary=vocabulary,
        names_honoree=names_honoree,
        refers_to=refers_to,
        column=column,
        sheet=sheet,
        in_data=in_data,
    )


def private(
    vi: Text, en: Text, example: str, *, names_honoree: bool = False, refers_to: str = "", column: str = ""
) -> Declared:
    """A field for the office alone: it reaches no page and no file of the site."""
    return Declared(vi, en, example, is_public=False, names_honoree=names_honoree, refers_to=refers_to, column=column)


class Content(BaseModel):
    """A mapping in a content file. Unknown keys are errors; absent, empty and null mean the same.

    Modules of models do without ``from __future__ import annotations``: pydantic evaluates the annotations in any case,
    and would have to compile each string, which costs a twentieth of the time in which the program is loaded.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        if isinstance(data, dict) and not all(data.values()):
            return {key: value for key, value in data.items() if value or value not in (None, [], {})}
        return data

    @classmethod
    def empty(cls) -> Self:
        """What a file says that is not there. Nothing is validated: to build a validator takes milliseconds."""
        return cast("Self", cls.model_construct())  # for mypy the plugin says which

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        for name, field in cls.model_fields.items():
            if not any(isinstance(each, Declared) for each in field.metadata):
                raise UndeclaredFieldError(cls, name)


@cache
def declared(model: type[Content]) -> dict[str, Declared]:
    """The declarations of a model by the name of the attribute, in the order of the model."""
    return {
        name: next(each for each in reversed(field.metadata) if isinstance(each, Declared))
        for name, field in model.model_fields.items()
    }


@cache
def keys(model: type[Content]) -> dict[str, str]:
    """The keys of a model as they are written, each with the name of its attribute."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def inner_model(annotation: object) -> type[Content] | None:
    """The model within a type such as ``Decision | None``, ``tuple[Award, ...]`` or ``dict[str, Tracked]``."""
    if isinstance(annotation, type) and issubclass(annotation, Content):
        return annotation
    return next(filter(None, map(inner_model, get_args(annotation))), None)


def field_at(model: type[Content], loc: Iterable[int | str]) -> tuple[type[Content] | None, Declared | None]:
    """What ``loc`` leads to in a document of ``model``: the model whose keys stand there, and the field it lies in.

    Either is None where there is none: texts have no keys, and an unknown key has no declaration.
    """
    here: type[Content] | None = model
    found: Declared | None = None
    ids = False  # whether the next step is an id of a mapping, or a number in a list
    for step in loc:
        if isinstance(step, int) or ids:
            ids = False
            continue
        name = keys(here).get(step) if here else None
        if here is None or name is None:
            return None, None
        annotation = here.model_fields[name].annotation
        found = declared(here)[name]
        here, ids = inner_model(annotation), _is_mapping(annotation)
    return (None if ids else here), found


def _is_mapping(annotation: object) -> bool:
    return getattr(annotation, "__origin__", None) is dict
