"""JSON Schemas of content files, derived from how their fields are declared: editors complete keys and ids with them.

The dialect is draft-07, the newest that YAML editors know whole. A schema describes the text of a file, in which
``2024`` and ``"2024"`` mean the same; it refuses nothing that ``check`` accepts, but for ``""`` in the place of
nothing. What one field asks of another is left to ``check``.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from honorroll.base.findings import Language
from honorroll.base.vietnamese import SLUG
from honorroll.content.choices import option_label
from honorroll.content.fields import Content, Declared, declared, keys
from honorroll.content.kinds import Kind
from honorroll.content.scalars import Shape
from honorroll.content.vocabulary import Vocabulary

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
#: Where the schema of a part stands, for ``$ref``.
_PARTS = "definitions"


class Writer:
    """Writes schemas with the texts of one language and the ids of one site; of a profile for one ``kind``."""

    def __init__(self, vocabulary: Vocabulary, language: Language, kind: Kind | None = None) -> None:
        self._vocabulary, self._language, self._kind = vocabulary, language, kind
        self._parts: dict[str, Schema] = {}

    def document(self, model: type[Content], title: str, *, by_id: bool = False, is_open: bool = False) -> Schema:
        """The schema of a file that holds a ``model``, or with ``by_id`` a mapping from ids to such; ``is_open`` says
        that the file holds other keys too.
        """
        self._parts = {}
        whole = self._mapping(model, is_open=is_open)
        if by_id:
            whole = _by_id(self._part(model), SLUG.pattern)
        return {"$schema": DIALECT, "title": title, **whole, _PARTS: dict(sorted(self._parts.items()))}

    def _mapping(self, model: type[Content], *, is_open: bool = False) -> Schema:
        names = {key: name for key, name in keys(model).items() if self._suits(declared(model)[name])}
        required = [key for key, name in names.items() if model.model_fields[name].is_required()]
        return {
            "type": "object",
            "properties": {key: self._field(model, name, is_open) for key, name in names.items()},
            **({"required": required} if required else {}),
            "additionalProperties": is_open,
        }

    def _suits(self, field: Declared) -> bool:
        only = self._kind
        return not only or not (
            (field.individuals_only and only != "individual") or (field.collectives_only and only != "collective")
        )

    def _field(self, model: type[Content], name: str, is_open: bool) -> Schema:
        info, field = model.model_fields[name], declared(model)[name]
        text = field.vi if self._language == "vi" else field.en
        example = "Ví dụ" if self._language == "vi" else "For example"
        about: Schema = {
            "title": text.message,
            "description": f"{text.hint} {example}: {field.example}".strip(),
            **_lengths(info),
        }
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        schema = self._value(annotation, field, is_open)
        if not info.is_required():  # a key without a value is as good as none
            schema = _or_nothing(schema)
        elif "$ref" in schema:  # draft-07 passes over what stands beside a reference
            schema = {"allOf": [schema]}
        if "pattern" in schema:  # which VS Code would show otherwise
            about["patternErrorMessage"] = about["description"]
        if isinstance(info.default, str | bool) and info.default != "":
            about["default"] = info.default
        return about | schema

    def _value(self, annotation: Any, field: Declared, is_open: bool = False) -> Schema:
        """What may stand where ``annotation`` is the type."""
        base, shape = unwrapped(annotation)
        origin, inner = get_origin(base), get_args(base)
        if isinstance(base, type) and issubclass(base, Content):
            part = self._mapping(base, is_open=True) if is_open else self._part(base)
            return {"anyOf": [scalar(shape), part]} if shape else part
        if origin is Literal:
            return self._choice(inner, field)
        if origin is tuple and inner[1:] == (...,):
            return {"type": "array", "items": self._value(inner[0], field)}
        if origin is tuple:
            items = [self._value(each, field) for each in inner]
            return {"type": "array", "items": items, "minItems": len(items), "maxItems": len(items)}
        if origin is dict:
            _, key = unwrapped(inner[0])
            return _by_id(self._value(inner[1], field), key.pattern if key else "")
        if shape is None:
            raise TypeError(f"{annotation} has no Shape: see honorroll/content/scalars.py")
        return self._entry(field, shape) if field.vocabulary else scalar(shape)

    def _part(self, model: type[Content]) -> Schema:
        name = model.__name__
        if name not in self._parts:
            self._parts[name] = {}  # a part may hold itself
            self._parts[name] = self._mapping(model)
        return {"$ref": f"#/{_PARTS}/{name}"}

    def _choice(self, values: tuple[str, ...], field: Declared) -> Schema:
        if self._language == "en":
            return {"type": "string", "enum": list(values)}
        labels = [option_label(value, field.vi.hint) for value in values]
        return {"type": "string", "enum": list(values), "enumDescriptions": labels}

    def _entry(self, field: Declared, shape: Shape) -> Schema:
        """An id of a vocabulary; a line may hold any other text in its place. Without entries any id will do."""
        name = f"vocabulary-{field.vocabulary}"
        entries = self._vocabulary.by_file().get(field.vocabulary, {})
        if not entries:
            return scalar(shape)
        self._parts[name] = {"enum": list(entries), "enumDescriptions": self._names(field.vocabulary, entries)}
        known: Schema = {"$ref": f"#/{_PARTS}/{name}"}
        return known if shape.pattern == SLUG.pattern else {"anyOf": [known, scalar(shape)]}

    def _names(self, vocabulary: str, entries: Mapping[str, Any]) -> list[str]:
        if vocabulary == "places":  # as pages tell them apart
            return [self._vocabulary.gazetteer.names[id_].heading for id_ in entries]
        return [entry.name for entry in entries.values()]


def _by_id(value: Schema, pattern: str) -> Schema:
    named = {"propertyNames": {"pattern": whole(pattern)}} if pattern else {}
    return {"type": "object", **named, "additionalProperties": value}


def scalar(shape: Shape) -> Schema:
    """The keywords for a value that stands without quotes, or with some."""
    words = {
        "pattern": whole(shape.pattern) if shape.pattern else None,
        "minimum": shape.least,
        "maximum": shape.most,
        "maxLength": shape.max_length,
    }
    kinds = shape.yaml
    return {
        "type": kinds[0] if len(kinds) == 1 else list(kinds),
        **{key: value for key, value in words.items() if value is not None},
    }


def whole(pattern: str) -> str:
    """``pattern`` for the whole text, as JavaScript writes it too."""
    return f"^(?:{re.sub(r'[(][?]P<[a-z]+>', '(?:', pattern)})$"


def _or_nothing(schema: Schema) -> Schema:
    nothing: Schema = {"type": "null"}
    match schema:
        case {"$ref": _}:
            return {"anyOf": [schema, nothing]}
        case {"anyOf": several}:
            return {"anyOf": [*several, nothing]}
        case {"enum": values, **rest}:
            labels = {"enumDescriptions": [*rest["enumDescriptions"], ""]} if "enumDescriptions" in rest else {}
            return {**rest, "type": [rest["type"], "null"], "enum": [*values, None], **labels}
        case {"type": [*several], **rest}:
            return {**rest, "type": [*several, "null"]}
    return {**schema, "type": [schema["type"], "null"]}


def _lengths(info: FieldInfo) -> Schema:
    """The bounds of a field that are its own and not those of its type."""
    most = next(
        (each.max_length for each in info.metadata if hasattr(each, "max_length") and not isinstance(each, Shape)), None
    )
    base, _ = unwrapped(info.annotation)
    if most is None:
        return {}
    return {{tuple: "maxItems", dict: "maxProperties"}.get(get_origin(base) or str, "maxLength"): most}


def unwrapped(annotation: Any) -> tuple[Any, Shape | None]:
    """The type within ``Annotated`` and ``… | None``, and its shape: the outermost that there is."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        base, shape = unwrapped(inner)
        return base, next((mark for mark in reversed(marks) if isinstance(mark, Shape)), shape)
    if get_origin(annotation) in (Union, types.UnionType):
        return unwrapped(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation, None
