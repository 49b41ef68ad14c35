"""What of a declared model is open data: its columns, derived from the fields, with types, labels and hints.

Of each model those fields are taken that are public, name no other profile (it may be withdrawn) and are not marked
``in_data=False``. An id of a vocabulary has the name of the entry beside it, under ``<key>_name``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from honorroll.content.fields import Content, Declared, declared, keys
from honorroll.content.json_schema import unwrapped
from honorroll.content.scalars import Shape

#: What follows the key of a column with the names of what its ids stand for.
NAME = "_name"

Names = Mapping[str, Mapping[str, str]]
"""What the entries of each vocabulary are called, by its file and by id."""
Kind = Literal["string", "integer", "number", "boolean"]


class Column(NamedTuple):
    """A field as it is written: ``key`` there, ``attribute`` of the model; ``inner`` where it holds mappings."""

    key: str
    attribute: str
    field: Declared
    kind: Kind
    is_list: bool
    is_required: bool
    inner: type[Content] | None = None
    shape: Shape | None = None
    choices: tuple[str, ...] = ()

    @property
    def is_flat(self) -> bool:
        """Whether it is a cell of a table: a scalar, or a list of some."""
        return self.inner is None


@cache
def columns_of(model: type[Content]) -> tuple[Column, ...]:
    """The columns of ``model``, in the order of its fields."""
    fields = declared(model)
    return tuple(
        _column(model, key, name, fields[name])
        for key, name in keys(model).items()
        if fields[name].is_public and fields[name].in_data and not fields[name].names_honoree
    )


def flat(model: type[Content], attributes: Container[str] | None = None) -> tuple[Column, ...]:
    """Those that are cells of a table; with ``attributes`` only of these."""
    return tuple(
        column
        for column in columns_of(model)
        if column.is_flat and (attributes is None or column.attribute in attributes)
    )


def _column(model: type[Content], key: str, name: str, field: Declared) -> Column:
    info = model.model_fields[name]
    base, shape = unwrapped(Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)
    is_list = get_origin(base) is tuple
    if is_list:
        base, shape = unwrapped(get_args(base)[0])
    required = info.is_required()
    if isinstance(base, type) and issubclass(base, Content):
        return Column(key, name, field, "string", is_list, required, base)
    choices = get_args(base) if get_origin(base) is Literal else ()
    return Column(key, name, field, _TYPES.get(base, "string"), is_list, required, None, shape, choices)


_TYPES: dict[object, Kind] = {bool: "boolean", int: "integer", float: "number", Decimal: "number"}


def with_names(columns: Sequence[Column], inside: str = "") -> list[str]:
    """The keys of columns, with those of the names of ids; ``inside`` is the key of the mapping that they are in."""
    return [
        f"{inside}{column.key}{ending}"
        for column in columns
        for ending in (("", NAME) if column.field.vocabulary else ("",))
    ]


# ── Values ─────────────────────────────────────────────────────────────────────────────────────────────────────────

Record = dict[str, Any]
"""A row as it is written in JSON: what is empty is left out."""
_Write = Callable[[Any, Names], Any]
#: Of a column its key, its attribute, the vocabulary of its ids, and how a value is written; None where it is as it is.
Writer = tuple[str, str, str, _Write | None]


def record(model: type[Content], row: object, names: Names) -> Record:
    """What ``row`` says, an instance of ``model`` or what is published of one."""
    return written(_writers(model), row, names)


def written(writers: Iterable[Writer], row: object, names: Names) -> Record:
    """What ``row`` says in some columns."""
    found: Record = {}
    for key, attribute, entries, write in writers:
        value = getattr(row, attribute)
        if value is None or value is False or value == () or value == "":
            continue
        found[key] = value if write is None else write(value, names)
        if entries and (called := _called(value, names[entries])):
            found[f"{key}{NAME}"] = called
    return found


def _called(value: str | tuple[str, ...], entries: Mapping[str, str]) -> str | list[str] | None:
    if isinstance(value, tuple):
        return [entries.get(each, each) for each in value]
    return entries.get(value)


@cache
def _writers(model: type[Content]) -> tuple[Writer, ...]:
    return writers(columns_of(model))


def writers(columns: Iterable[Column]) -> tuple[Writer, ...]:
    return tuple((each.key, each.attribute, each.field.vocabulary, _writer(each)) for each in columns)


def _writer(column: Column) -> _Write | None:
    inner = column.inner
    if inner is None:
        return None if not column.is_list and column.kind != "string" else _plain
    if column.is_list:
        return lambda values, names: [record(inner, each, names) for each in values]
    return lambda value, names: record(inner, value, names)


def _plain(value: Any, _: Names) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
