"""Every kind of content file with its model, and trees that fill all fields of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from honorroll.conferences.model import Album, Conference, Speech
from honorroll.consultations.model import Consultation
from honorroll.content import parse
from honorroll.content.certificate import CertificateFile
from honorroll.content.decision_file import DecisionFile
from honorroll.content.fields import Content, Declared, declared, inner_model, keys
from honorroll.content.holidays import Holidays
from honorroll.content.honoree import Honoree
from honorroll.content.office import OfficeFile
from honorroll.content.settings import PageMatter, SiteFile
from honorroll.content.yearbook import YearbookMatter
from honorroll.council.model import Coverage, Report, Special, Tracker
from honorroll.formats import yaml_read
from honorroll.formats.yaml_write import emit
from honorroll.initiatives.model import Campaign, ExemplaryModel, FigureFile, Works
from honorroll.news.model import Post

Loc = tuple[str | int, ...]


class Kind(NamedTuple):
    """A kind of file: where one lies, its model, and the id under which a vocabulary has it."""

    path: str
    model: type[Content]
    id_: str = ""


KINDS = [
    Kind("honorees/individuals/chim/profile.yml", Honoree),
    *(Kind(f"content/vocabulary/{name}.yml", model, "chim") for name, model in parse.VOCABULARIES.items()),
    Kind("content/decisions/chim.yml", DecisionFile),
    Kind("content/conferences/chim/conference.yml", Conference),
    Kind("content/conferences/chim/speeches/chim.md", Speech),
    Kind("content/conferences/chim/albums/chim/album.yml", Album),
    Kind("content/consultations/chim.yml", Consultation),
    Kind("content/holidays.yml", Holidays),
    Kind("content/office.yml", OfficeFile),
    Kind("content/yearbook.md", YearbookMatter),
    Kind("content/certificate/certificate.yml", CertificateFile),
    Kind("content/news/chim.md", Post),
    Kind("content/special/chim.md", Special),
    Kind("content/coverage.yml", Coverage),
    Kind("content/tracker.yml", Tracker),
    Kind("content/report.yml", Report),
    Kind("content/models/chim.yml", ExemplaryModel),
    Kind("content/campaigns/chim.yml", Campaign),
    Kind("content/works.yml", Works),
    Kind("content/figures.yml", FigureFile),
    Kind("content/pages/chim.md", PageMatter),
    Kind("mkdocs.yml", SiteFile),
]


def all_models() -> set[type[Content]]:
    """Every model of content. What the office keeps in its private drawer is none: no build reads it."""

    def below(model: type[Content]) -> Iterator[type[Content]]:
        for each in model.__subclasses__():
            yield each
            yield from below(each)

    return {
        model
        for model in below(Content)
        if model.__module__.startswith("honorroll.") and ".office." not in model.__module__
    }


def reached(model: type[Content]) -> set[type[Content]]:
    """``model`` and every model within it."""
    inner = (inner_model(field.annotation) for field in model.model_fields.values())
    return {model}.union(*(reached(each) for each in inner if each))


def example(key: str, field: Declared) -> Any:
    """The example of a field as a tree."""
    document, findings = yaml_read.load(field.written(key).encode(), "example.yml")
    assert document is not None, findings
    return document.data[key]


@cache
def _adapter(model: type[Content], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation())


def fits(model: type[Content], name: str, value: Any) -> bool:
    try:
        _adapter(model, name).validate_python(value)
    except ValidationError:
        return False
    return True


#: Of these, ``url`` and ``file`` exclude each other.
EITHER = {"Film", "Documentary"}


class Leaf(NamedTuple):
    loc: Loc
    model: type[Content]
    name: str
    is_public: bool
    """Whether it and all that it lies in is."""


def filled(model: type[Content], value: Callable[[Leaf], Any], loc: Loc = (), public: bool = True) -> dict[str, Any]:
    """A tree with every field of ``model`` and of the models within it; ``value`` gives each leaf, None for none."""
    tree: dict[str, Any] = {}
    for key, name in keys(model).items():
        if name == "file" and model.__name__ in EITHER:
            continue
        annotation, seen = model.model_fields[name].annotation, public and declared(model)[name].is_public
        inner = inner_model(annotation)
        if inner is None:
            tree[key] = value(Leaf((*loc, key), model, name, seen))
        elif getattr(annotation, "__origin__", None) is dict:
            tree[key] = {"chim": filled(inner, value, (*loc, key, "chim"), seen)}
        elif getattr(annotation, "__origin__", None) is tuple:
            tree[key] = [filled(inner, value, (*loc, key, 0), seen)]
        else:
            tree[key] = filled(inner, value, (*loc, key), seen)
    return {key: each for key, each in tree.items() if each is not None}


def shapes(model: type[Content], name: str, text: str) -> list[Any]:
    """``text`` as the value of a field: by itself, in a list, in a mapping."""
    origin = str(model.model_fields[name].annotation)
    return [[text]] if "tuple" in origin else [{"chim": text}] if origin.startswith("dict") else [text]


def written(kind: Kind, tree: dict[str, Any], body: str = "") -> str:
    text = emit({kind.id_: tree} if kind.id_ else tree)
    return f"---\n{text}---\n\n{body}\n" if kind.path.endswith(".md") else text
