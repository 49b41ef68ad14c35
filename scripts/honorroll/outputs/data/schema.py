"""How the open data are described: a JSON Schema of a row, and the metadata of a table (CSV on the Web).

Both are derived from the columns, whose texts are those that staff read at the same fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from honorroll.content.fields import Content
from honorroll.content.json_schema import scalar, whole
from honorroll.content.settings import OpenData
from honorroll.outputs.data.columns import NAME, Column, columns_of
from honorroll.outputs.data.records import SEPARATOR
from honorroll.outputs.data.tables import AWARDS, HONOREES, Derived, Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: The version of the columns: it changes where one goes, or means something else.
VERSION = "1"
_CALLED = "tên gọi"

Schema = dict[str, Any]


def row_schema(table: Table, site: str) -> Schema:
    """The JSON Schema of a row of ``table``: a line of JSON Lines, an item of ``rows`` in the JSON."""
    parts: dict[str, Schema] = {}
    described = _mapping(table.columns, parts)
    derived = [*table.before, *table.after]
    properties = {each.key: _derived(each) for each in derived}
    if table is HONOREES:  # awards have the columns of their own table
        parts["Award"]["properties"] |= {each.key: _derived(each) for each in AWARDS.after}
    return {
        "$schema": DIALECT,
        "$id": f"{site}{table.path}.schema.json",
        "title": table.title,
        "description": table.about,
        "type": "object",
        "properties": described["properties"] | properties,
        "required": [*(each.key for each in derived if each.is_required), *described["required"]],
        "additionalProperties": False,
        "$defs": dict(sorted(parts.items())),
    }


def _derived(each: Derived) -> Schema:
    return {"title": each.label, "description": each.hint, "type": each.type}


def _mapping(columns: tuple[Column, ...], parts: dict[str, Schema]) -> Schema:
    properties: dict[str, Schema] = {}
    for column in columns:
        about = {"title": column.field.vi.message, "description": column.field.vi.hint}
        properties[column.key] = about | _value(column, parts)
        if column.field.vocabulary:
            name: Schema = {"type": "string"}
            called = {"type": "array", "items": name} if column.is_list else name
            properties[f"{column.key}{NAME}"] = {"title": f"{about['title']}: {_CALLED}"} | called
    return {
        "type": "object",
        "properties": properties,
        "required": [each.key for each in columns if each.is_required],
        "additionalProperties": False,
    }


def _value(column: Column, parts: dict[str, Schema]) -> Schema:
    if column.inner:
        item: Schema = {"$ref": f"#/$defs/{_part(column.inner, parts)}"}
    elif column.choices:
        item = {"type": "string", "enum": list(column.choices)}
    else:
        item = _scalar(column)
    return {"type": "array", "items": item} if column.is_list else item


def _part(model: type[Content], parts: dict[str, Schema]) -> str:
    if model.__name__ not in parts:
        parts[model.__name__] = {}
        parts[model.__name__] = _mapping(columns_of(model), parts)
    return model.__name__


def _scalar(column: Column) -> Schema:
    words = scalar(column.shape) if column.shape else {}
    fits = ("pattern", "maxLength") if column.kind == "string" else ("minimum", "maximum")
    return {"type": column.kind, **{key: words[key] for key in fits if key in words}}


# ── CSV on the Web (https://www.w3.org/TR/tabular-metadata/) ───────────────────────────────────────────────────────


def csv_metadata(table: Table, options: OpenData, site: str) -> Schema:
    """The metadata of the CSV of ``table``, to lie beside it."""
    columns = list(_csv_columns(table))
    schema: Schema = {"columns": columns, "primaryKey": list(table.key)}
    if table is AWARDS:
        of = {"resource": f"{HONOREES.file}.csv", "columnReference": "id"}
        schema["foreignKeys"] = [{"columnReference": "honoree", "reference": of}]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "@id": f"{site}{table.path}.csv-metadata.json",
        "url": f"{table.file}.csv",
        "dc:title": table.title,
        "dc:description": table.about,
        "dc:license": {"@id": options.licence},
        "dc:rights": options.attribution,
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": schema,
    }


def _csv_columns(table: Table) -> Iterator[Schema]:
    for each in table.before:
        yield _csv_column(each.key, each.label, each.hint, each.type, required=True)
    for inside, label, columns in table.parts:
        yield from _csv_fields(columns, inside, label)
    for each in table.after:
        yield _csv_column(each.key, each.label, each.hint, each.type, required=each.is_required)


def _csv_fields(columns: tuple[Column, ...], inside: str, label: str) -> Iterator[Schema]:
    for column in columns:
        title, hint = f"{label}{column.field.vi.message}", column.field.vi.hint
        type_: Any = column.kind
        if column.kind == "string" and column.shape and column.shape.pattern and not column.is_list:
            type_ = {"base": "string", "format": whole(column.shape.pattern)}
        required = column.is_required and not inside
        yield _csv_column(f"{inside}{column.key}", title, hint, type_, is_list=column.is_list, required=required)
        if column.field.vocabulary:
            key = f"{inside}{column.key}{NAME}"
            yield _csv_column(key, f"{title}: {_CALLED}", "", "string", is_list=column.is_list)


def _csv_column(
    key: str, title: str, hint: str, type_: object, *, is_list: bool = False, required: bool = False
) -> Schema:
    column: Schema = {"name": key, "titles": [key, title], "datatype": type_}
    if hint:
        column["dc:description"] = hint
    if is_list:
        column["separator"] = SEPARATOR
    if required:
        column["required"] = True
    return column
