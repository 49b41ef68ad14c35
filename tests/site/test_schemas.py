"""The JSON Schemas of content files, held against a validator of JSON Schema and all content that there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from tests.running import REPOSITORY, SITE, honorroll_here

from honorroll.conferences import scalars as conference_scalars
from honorroll.consultations.model import WorkingDayCount
from honorroll.content import json_schema, scalars
from honorroll.content.consent import ConsentedBy
from honorroll.content.places import Percent
from honorroll.council.model import Days, Month
from honorroll.office import schema
from honorroll.roll import read as roll_content
from honorroll.site import documents, schemas

if TYPE_CHECKING:  # to import it takes two seconds, in every process of the tests
    from jsonschema import Draft7Validator

SITES = (REPOSITORY, REPOSITORY / "demo", SITE)


class EditorsLoader(yaml.CSafeLoader):
    """YAML 1.2 with its core schema, as editors read it: ``2024-10-08`` and ``no`` are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # PyYAML's own name for them


for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    EditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)
EditorsLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_editors_see_it(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("---\n", 2)[1] if text.startswith("---\n") else "{}"
    if path.name == "mkdocs.yml":
        text = re.sub(r"!ENV \[.*, ?(.*)\]", r"\1", text)
    return yaml.load(text, EditorsLoader)  # noqa: S506  # it is a safe loader


def checked(schema: Any) -> Draft7Validator:
    """A validator for a schema that is one itself."""
    from jsonschema import Draft7Validator  # noqa: PLC0415  # see above

    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


@cache
def validators(root: Path) -> dict[str, Draft7Validator]:
    vocabulary = roll_content.vocabulary(root).vocabulary
    found = {name: json.loads(text) for name, text in schemas.schemas(vocabulary)}
    return {name.removesuffix(".json"): checked(each) for name, each in found.items()}


def content_of(root: Path) -> Iterator[tuple[str, Path]]:
    for top in ("honorees", "content", "mkdocs.yml"):
        for path in sorted([root / top, *(root / top).rglob("*")]):
            if path.suffix in (".yml", ".md") and "films" not in path.parts:
                yield path.relative_to(root).as_posix(), path


@pytest.mark.parametrize("root", SITES, ids=("roll", "demo", "miniature"))
def test_all_content_of_all_sites_is_of_a_kind_and_as_its_schema_says(root: Path) -> None:
    seen = 0
    for name, path in content_of(root):
        kind = documents.kind_of(name)
        assert kind, name
        wrong = [error.message for error in validators(root)[kind.name].iter_errors(as_editors_see_it(path))]
        assert not wrong, (name, wrong)
        seen += 1
    assert seen > 10


BASE: dict[str, Any] = {
    "name": "Nguyễn Văn A",
    "field": "giao-duc",
    "awards": [{"title": "bang-khen-vi-du", "year": 2024, "sources": [1]}],
    "sources": [{"title": "Báo Ví Dụ", "url": "https://bao.example/"}],
    "publication": {"basis": "public-record"},
}


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({"ten": "A"}, "'ten'"),
        ({"name": None}, "None"),
        ({"field": "giáo dục"}, "giáo dục"),
        ({"field": "khong-co"}, "khong-co"),
        ({"gender": "Nữ"}, "Nữ"),
        ({"awards": [{"title": "khong-co", "year": 2024}]}, "khong-co"),
        ({"awards": [{"title": "bang-khen-vi-du", "year": 24}]}, "24"),
        ({"awards": [{"title": "bang-khen-vi-du", "nam": 2024}]}, "'nam'"),
        ({"awards": {"title": "bang-khen-vi-du"}}, "not of type"),
        ({"born": "1/5/1965"}, "1/5/1965"),
        ({"sources": [{"url": "bao.example"}]}, "bao.example"),
        ({"photos": [{"file": "ảnh đẹp.jpg"}]}, "ảnh đẹp.jpg"),
        ({"photos": [{"file": "a.jpg", "focus": [0.5, 3]}]}, "3"),
        ({"publication": {}}, "'basis'"),
        ({"movements": ["x"] * 51}, "too long"),
    ],
)
def test_what_an_editor_underlines(change: dict[str, Any], seen: str) -> None:
    validator = validators(SITE)["individual"]
    assert validator.is_valid(BASE)
    found = [error for whole in validator.iter_errors(BASE | change) for error in (whole, *whole.context)]
    assert any(seen in error.message for error in found), [error.message for error in found]


def test_keys_without_a_value_are_left_alone() -> None:
    optional: dict[str, Any] = dict.fromkeys(("field", "place", "gender", "photos", "story", "quote", "born"))
    assert validators(SITE)["individual"].is_valid({**BASE, **optional})


def test_each_kind_of_honoree_has_its_own_keys() -> None:
    collective = BASE | {"former_names": ["Trạm Y tế xã Ví Dụ"]}
    assert validators(SITE)["collective"].is_valid(collective)
    assert not validators(SITE)["individual"].is_valid(collective)
    assert not validators(SITE)["household"].is_valid(BASE | {"gender": "female"})


def test_keys_and_ids_are_explained_in_vietnamese() -> None:
    found = validators(SITE)["individual"].schema
    assert found["properties"]["gender"]["enumDescriptions"][:2] == ["Nam", "Nữ"]
    assert found["properties"]["name"]["title"] == "Họ và tên, hoặc tên tập thể"
    assert "khoảng 1920" in found["properties"]["born"]["patternErrorMessage"]  # in the place of a regular expression
    titles = found["definitions"]["vocabulary-titles"]
    names = dict(zip(titles["enum"], titles["enumDescriptions"], strict=True))
    assert names["bang-khen-vi-du"] == "Bằng khen Ví Dụ"
    unexplained = [name for name, each in walk(found) if "title" in each and not each.get("description")]
    assert not unexplained


def walk(schema_: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in (schema_, *schema_["definitions"].values()):
        yield from part.get("properties", {}).items()


SCALARS: dict[str, Any] = {
    name: found
    for module in (scalars, conference_scalars)
    for name, found in vars(module).items()
    if any(isinstance(mark, scalars.Shape) for mark in getattr(found, "__metadata__", ()))
} | {"Percent": Percent, "Days": Days, "Month": Month, "ConsentedBy": ConsentedBy, "WorkingDayCount": WorkingDayCount}


@pytest.mark.parametrize("name", SCALARS)
def test_no_text_that_is_accepted_is_refused_by_the_shape(name: str) -> None:
    """Quoted and, where a reader of YAML makes something else of it, without quotes."""
    scalar = SCALARS[name]
    adapter: TypeAdapter[Any] = TypeAdapter(scalar)
    shape = next(mark for mark in reversed(scalar.__metadata__) if isinstance(mark, scalars.Shape))
    validator = checked(json_schema.scalar(shape))
    pattern = re.compile(json_schema.whole(shape.pattern or ".*"))

    @given(st.from_regex(pattern, fullmatch=True) | st.text(min_size=1))
    def agree(text: str) -> None:
        if accepts(adapter, text):
            assert validator.is_valid(text)
            if "\n" not in text and text.strip() == text and not text.startswith((*"'\"[]{}#&*!|>%@`-?:,", "...")):
                plain = EditorsLoader(text.encode("utf-8", "replace")).get_single_data() if text.isprintable() else text
                assert not isinstance(plain, int | float) or validator.is_valid(plain), plain

    agree()


def accepts(adapter: TypeAdapter[Any], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True


def test_the_command_writes_them_and_settings_once(bare_site: Path) -> None:
    result = honorroll_here("schema", root=bare_site)
    assert result.code == 0, result
    settings = json.loads((bare_site / ".vscode/settings.json").read_text(encoding="utf-8"))
    mapped = {pattern: bare_site / path for path, pattern in settings["yaml.schemas"].items()}
    assert mapped["honorees/households/*/profile.yml"].is_file()
    assert all(path.is_file() for path in mapped.values())
    assert not [pattern for pattern in mapped if pattern.endswith(".md")]
    (bare_site / ".vscode/settings.json").write_text("{}", encoding="utf-8")
    assert honorroll_here("schema", "--lang", "en", root=bare_site).code == 0
    assert (bare_site / ".vscode/settings.json").read_text(encoding="utf-8") == "{}"
    assert json.loads(mapped["content/works.yml"].read_text(encoding="utf-8"))["title"] == "Commemorative works"


def test_schemas_go_where_they_are_wanted(bare_site: Path, tmp_path: Path) -> None:
    assert honorroll_here("schema", str(tmp_path / "a/b"), root=bare_site).code == 0
    assert len(list((tmp_path / "a/b").glob("*.json"))) == len(documents.DOCUMENTS)
    assert not (bare_site / ".vscode").exists()


def test_the_settings_of_this_repository_are_those_that_the_command_writes() -> None:
    ours = (REPOSITORY / schema.SETTINGS).read_text(encoding="utf-8")
    assert ours == schemas.editor_settings(PurePosixPath(schema.FOLDER))
