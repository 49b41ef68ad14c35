"""A field is declared once, and all that the program knows of it follows."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import ValidationError
from tests.content.models import KINDS, all_models, example, fits, reached
from tests.running import write

from honorroll.base.findings import Text
from honorroll.content import consent, parse, privacy_documents
from honorroll.content.consent import Publication
from honorroll.content.fields import Content, UndeclaredFieldError, declared, field_at, private, public, with_consent
from honorroll.content.honoree import Honoree
from honorroll.content.scalars import Line
from honorroll.formats import yaml_read
from honorroll.roll.published import Shape

BIRTHPLACE = with_consent("story", Text("Quê quán", "Tên xã, tỉnh."), Text("Birthplace", "Commune, province."), "Ví Dụ")
SECRET = private(Text("Mật", "Không đăng."), Text("Office", "Never published."), "abc")


class Born(Honoree):
    """A profile to which somebody adds two fields, each by one declaration."""

    birthplace: Annotated[Line | None, BIRTHPLACE] = None
    office_only: Annotated[Line | None, SECRET] = None


def born(**more: str) -> Born:
    publication = {"basis": "consent", "scope": ["name"], "date": "2024-05-01", "reference": "1"}
    return Born.model_validate({"name": "Nguyễn Văn A", "publication": publication, **more})


def test_a_field_without_a_declaration_fails_with_the_names_of_model_and_field() -> None:
    with pytest.raises(UndeclaredFieldError, match=r"Careless\.birthplace is not declared"):

        class Careless(Honoree):
            birthplace: Line | None = None


@pytest.mark.parametrize("taken", declared(Publication))
def test_a_model_from_which_a_declaration_is_taken_cannot_be_imported(
    taken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(str(consent.__file__)).read_text(encoding="utf-8")
    careless = re.sub(
        rf"(    {taken}: )Annotated\[\s*([^\n]*?),\s*private\(.*?\),?\n    \]",
        r"\1\2",
        source,
        count=1,
        flags=re.DOTALL,
    )
    assert careless != source
    spec = spec_from_file_location("careless", write(tmp_path, "careless.py", careless))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "careless", module)
    with pytest.raises(UndeclaredFieldError, match=rf"Publication\.{taken} is not declared"):
        spec.loader.exec_module(module)


def test_a_file_that_is_not_there_says_what_an_empty_one_says() -> None:
    empty: list[Content] = []
    for model in all_models():
        with suppress(ValidationError):  # of a file that must not be empty
            empty.append(model.model_validate({}))
    assert len(empty) > 5
    assert [type(each).empty() for each in empty] == empty


def test_a_new_field_is_searched_for_personal_data() -> None:
    raw = b"name: A\nbirthplace: 0912345678\npublication: {basis: public-record}\nsources: [{title: B}]\n"
    document, _ = yaml_read.load(raw, "profile.yml")
    assert document is not None
    whole, faults = parse.typed(Born, document)
    assert (whole is not None, faults) == (True, [])
    assert [(fault.rule.name, fault.source.line) for fault in privacy_documents.check(document)] == [
        ("personal-phone", 2)
    ]


def test_a_new_field_obeys_consent_and_the_allow_list() -> None:
    shape = Shape(Born)
    shown = shape.publish(born(birthplace="Ví Dụ", office_only="abc"), covered={"name", "story"})
    assert shown.birthplace == "Ví Dụ"
    assert shape.publish(born(birthplace="Ví Dụ"), covered={"name"}).birthplace is None
    assert not hasattr(shown, "office_only")
    assert "abc" not in repr(shown)


def test_a_new_field_is_known_to_messages_with_its_example() -> None:
    raw = b"name: A\nbirthplace: [x]\nbirthplaces: y\npublication: {basis: public-record}\n"
    document, _ = yaml_read.load(raw, "profile.yml")
    assert document is not None
    told = [fault.hint("vi") for fault in parse.typed(Born, document)[1]]
    assert "Ví dụ: birthplace: Ví Dụ" in told
    assert any("→ birthplace?" in hint for hint in told)


def test_a_new_field_has_its_words() -> None:
    field = declared(Born)["birthplace"]
    assert (field.vi.message, field.vi.hint) == ("Quê quán", "Tên xã, tỉnh.")
    assert (field.en.message, field.en.hint) == ("Birthplace", "Commune, province.")


FIELDS = [
    (model, key, field)
    for model in sorted(all_models(), key=lambda model: (model.__module__, model.__name__))
    for key, field in declared(model).items()
]


def test_every_model_is_that_of_a_file() -> None:
    """Or what such models have in common, or of a vocabulary that no site changes."""
    found = set().union(*(reached(kind.model) for kind in KINDS), parse.OF_THE_PROGRAM.values())
    assert {model for model in all_models() if not model.__subclasses__()} <= found <= all_models()


@pytest.mark.parametrize(("model", "name", "field"), FIELDS, ids=lambda each: getattr(each, "__name__", str(each)[:20]))
def test_every_field_has_words_in_both_languages_and_an_example_that_can_be_written(
    model: type[Content], name: str, field: object
) -> None:
    told = declared(model)[name]
    assert field is told
    assert all((told.vi.message, told.vi.hint, told.en.message, told.en.hint))
    key = model.model_fields[name].alias or name
    value = example(key, told)
    assert value
    if "…" not in told.example:
        assert fits(model, name, value), told.example


@pytest.mark.parametrize(
    ("loc", "label", "known"),
    [
        (("name",), "Name", None),
        (("awards", 0, "class"), "Class", None),
        (("awards", 3, "decision"), "Decision", "number"),
        (("movements", 0), "Movements", None),
        (("awards", 0, "nothing"), None, None),
        (("nothing", "name"), None, None),
    ],
)
def test_the_field_at_a_place(loc: tuple[str | int, ...], label: str | None, known: str | None) -> None:
    inner, field = field_at(Honoree, loc)
    assert (field.en.message if field else None) == label
    assert (known in declared(inner) if inner else None) == (True if known else None)


def test_a_contact_is_one_by_its_declaration() -> None:
    class Office(Content):
        letters: Annotated[Line, public(Text("Thư", "."), Text("Letters", "."), "mailto:a@b.example", is_contact=True)]
        other: Annotated[Line, public(Text("Khác", "."), Text("Other", "."), "x")]

    raw = b"letters: a@thu.example\nother: b@thu.example\n"
    document, _ = yaml_read.load(raw, "a.yml")
    assert document is not None
    assert [fault.source.line for fault in privacy_documents.check(document, Office)] == [2]
    with pytest.raises(ValidationError):
        Office.model_validate({"letters": "x"})
