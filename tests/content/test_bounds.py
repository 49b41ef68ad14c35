"""No list in a content file is without an end."""

from __future__ import annotations

import importlib
import pkgutil
import typing
from collections.abc import Iterator

from annotated_types import MaxLen

import honorroll as package
from honorroll.content.fields import Content


def models(base: type[Content] = Content) -> Iterator[type[Content]]:
    for model in base.__subclasses__():
        yield model
        yield from models(model)


def is_endless(annotation: object) -> bool:
    """Whether a type is or holds a tuple or a mapping of any length."""
    if typing.get_origin(annotation) is dict or (
        typing.get_origin(annotation) is tuple and ... in typing.get_args(annotation)
    ):
        return True
    return any(is_endless(part) for part in typing.get_args(annotation))


def test_every_list_and_mapping_of_every_model_has_a_bound() -> None:
    for module in pkgutil.walk_packages(package.__path__, "honorroll."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    lists = {
        f"{model.__name__}.{name}": any(isinstance(each, MaxLen) for each in field.metadata)
        for model in models()
        for name, field in model.model_fields.items()
        if is_endless(field.annotation)
    }
    assert len(lists) > 50
    assert [name for name, is_bounded in lists.items() if not is_bounded] == []
