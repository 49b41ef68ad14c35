"""The texts of the terminal: each stands once, and says the same in both languages."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from string import Formatter

from honorroll import office
from honorroll.office import messages


def test_no_text_takes_the_place_of_another() -> None:
    names = [module.name for module in pkgutil.iter_modules(office.__path__) if module.name.endswith("_messages")]
    parts = [import_module(f"honorroll.office.{name}").TEXTS for name in names]
    keys = [key for part in parts for key in part]
    assert len(parts) >= 6
    assert sorted(keys) == sorted(set(keys))
    assert {key: messages.TEXTS[key] for key in keys} == {key: text for part in parts for key, text in part.items()}


def test_both_languages_take_the_same_facts() -> None:
    differing = {key: text for key, text in messages.TEXTS.items() if facts(text[0]) != facts(text[1])}
    assert differing == {}


def facts(text: str) -> set[str]:
    """The names of the facts that a text takes."""
    return {field for _, field, _, _ in Formatter().parse(text) if field}
