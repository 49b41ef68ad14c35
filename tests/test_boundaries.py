"""What the import contracts in pyproject.toml cannot say: who prints and exits, what may be imported, how long a module
is.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
PACKAGE = "honorroll"

# deed               the only modules that may do it; naming a package includes what is in it
ALONE = {
    "print": {"cli", "commands", "__main__"},
    "exit": {"cli", "__main__"},
}
FORBIDDEN = {"tests"}  # what nothing in scripts/ may import
MAX_LINES = 400
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")

EXITS = {"exit", "quit", "SystemExit", "sys.exit", "os._exit"}
PRINTS = {"print", "pprint.pprint", "sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}
IMPORTERS = {"__import__", "import_module", "importlib.import_module"}


class Module(NamedTuple):
    name: str  # as honorroll knows it: "photos.draw"; a package goes by its own name, honorroll itself by ""
    text: str
    is_package: bool = False


class Deed(NamedTuple):
    line: int
    what: str  # "print", "exit", or the full name of what is imported


def deeds(module: Module) -> Iterator[Deed]:
    """What a module does that the table may speak of, wherever in it: inside a function or under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(module.text)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Deed(node.lineno, f"import {alias.name}")
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = ".".join(filter(None, (origin(module, node), alias.name)))
                yield from done_by(name, node.lineno)
                yield Deed(node.lineno, f"import {name}")
        elif isinstance(node, ast.Name | ast.Attribute):
            yield from done_by(ast.unparse(node), node.lineno)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in IMPORTERS:
            match node.args:
                case [ast.Constant(value=str(name)), *_]:
                    yield Deed(node.lineno, f"import {name}")


def done_by(name: str, line: int) -> Iterator[Deed]:
    if name in EXITS:
        yield Deed(line, "exit")
    if name in PRINTS:
        yield Deed(line, "print")


def origin(module: Module, node: ast.ImportFrom) -> str:
    """The full name of what stands after ``from``, dots resolved."""
    if not node.level:
        return node.module or ""
    parts = [PACKAGE, *filter(None, module.name.split("."))]
    parts = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*parts, *filter(None, [node.module])])


def within(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def complaints(module: Module, allowed: frozenset[str]) -> list[str]:
    """What is wrong with one module; ``allowed`` are the top-level names that it may import."""
    found = set()
    for line, what in deeds(module):
        verb, _, target = what.partition(" ")
        top = target.partition(".")[0]
        deed = f"{verb} {top}".strip()
        if deed in ALONE and not within(module.name, ALONE[deed]):
            found.add((line, f"only {' and '.join(sorted(ALONE[deed]))} may {deed}"))
        if verb == "import" and top in FORBIDDEN:
            found.add((line, f"nothing may import {top}"))
        elif verb == "import" and top not in allowed | {PACKAGE}:
            found.add((line, f"{top} is neither in the standard library nor among the dependencies in pyproject.toml"))
    lines = module.text.splitlines()
    for number, text in enumerate(lines, 1):
        if word := UNFINISHED.search(text):
            found.add((number, f"{word[0]}: finish it, or open an issue"))
    if len(lines) > MAX_LINES:
        found.add((MAX_LINES, f"{len(lines)} lines are more than {MAX_LINES}: too long to read in one sitting"))
    return [f"{module.name}:{line}: {text}" for line, text in sorted(found)]


def modules() -> list[Module]:
    """Every Python file of scripts/; one outside honorroll goes by its path."""
    found = []
    for path in sorted(SCRIPTS.rglob("*.py")):
        parts = path.relative_to(SCRIPTS).with_suffix("").parts
        if parts[0] == PACKAGE:
            parts = parts[1:]
        if is_package := path.name == "__init__.py":
            parts = parts[:-1]
        found.append(Module(".".join(parts), path.read_text(encoding="utf-8"), is_package))
    return found


@cache
def importable() -> frozenset[str]:
    """The standard library, and what the runtime dependencies and those of printing are called when imported."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = [*project["dependencies"], *extras["scale"], *extras["print"], *extras["properdocs"]]
    declared = {normal(re.split(r"[\s\[<>=!~;]", line, maxsplit=1)[0]) for line in lines}
    installed = packages_distributions().items()
    return frozenset(sys.stdlib_module_names) | {
        name for name, owners in installed if declared & {normal(owner) for owner in owners}
    }


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_scripts_keep_their_boundaries() -> None:
    found = modules()
    assert "base.findings" in {module.name for module in found}
    allowed = importable()
    assert {"json", "yaml"} <= allowed
    assert not [text for module in found for text in complaints(module, allowed)]


# What the examples below may import, whatever the project depends on today
EXAMPLE = frozenset(sys.stdlib_module_names) | {"PIL", "material", "mkdocs", "pydantic", "yaml"}

TRESPASSES = [
    ("audit", "print('done')", "only __main__ and cli and commands may print"),
    ("audit", "import sys\nsys.stderr.write('done')", "only __main__ and cli and commands may print"),
    ("audit", "from sys import stdout", "only __main__ and cli and commands may print"),
    ("audit", "import sys\nsys.exit(1)", "only __main__ and cli may exit"),
    ("audit", "from sys import exit as leave\nleave()", "only __main__ and cli may exit"),
    ("audit", "raise SystemExit(1)", "only __main__ and cli may exit"),
    ("search", "from tests.rolls import small", "nothing may import tests"),
    ("search", "import numpy", "numpy is neither in the standard library"),
    ("search", "x = 1  # TODO: sort", "TODO: finish it"),
    ("search", "x = 1\n" * 401, "401 lines are more than 400"),
]


@pytest.mark.parametrize(("name", "text", "expected"), TRESPASSES)
def test_a_trespass_is_seen(name: str, text: str, expected: str) -> None:
    [complaint] = complaints(Module(name, text), EXAMPLE)
    assert expected in complaint


KEPT = [
    ("cli", "import sys\nprint('xong', file=sys.stderr)\nsys.exit(2)"),
    ("search", "blueprint = 'print exit TODOS'\nself_exit = blueprint.exit\nfrom .photos.plan import Picture"),
]


@pytest.mark.parametrize(("name", "text"), KEPT)
def test_what_is_allowed_passes(name: str, text: str) -> None:
    assert complaints(Module(name, text), EXAMPLE) == []
