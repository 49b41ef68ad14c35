"""Personal data is found in every text of every model, whoever wrote it where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.content.models import KINDS, Kind, Leaf, Loc, example, filled, fits, shapes, written
from tests.running import honorroll_here, write

from honorroll.content import config
from honorroll.content.fields import declared, keys
from honorroll.content.privacy_documents import check, personal_data
from honorroll.formats import yaml_read

PLANTS = {"personal-phone": "0912345678", "personal-email": "riengtu@thu.example", "personal-id": "001088012345"}


def planted(kind: Kind, plant: str, valid: bool) -> tuple[dict[str, Any], list[Loc]]:
    """A tree with ``plant`` in every field; or, if it is to be ``valid``, in every field whose type allows it."""
    found: list[Loc] = []

    def value(leaf: Leaf) -> Any:
        field = declared(leaf.model)[leaf.name]
        if valid and leaf.name == "allow":  # the page would be excused
            return None
        for text in (f"Chữ {plant}", f"https://bao.example/{plant}", plant):
            for shaped in shapes(leaf.model, leaf.name, text):
                if not valid or fits(leaf.model, leaf.name, shaped):
                    inside: Loc = (0,) if isinstance(shaped, list) else ("chim",) if isinstance(shaped, dict) else ()
                    if not (field.is_contact and plant != PLANTS["personal-id"]):
                        found.append((*leaf.loc, *inside))
                    return shaped
        shaped = example(leaf.loc[-1], field)  # type: ignore[arg-type]  # the last step is the key
        return shaped if fits(leaf.model, leaf.name, shaped) else None

    return filled(kind.model, value), found


def document(path: str, text: str) -> yaml_read.Document:
    raw = text.encode()
    read = config.site_config(raw, path)[0] if path == "mkdocs.yml" else None
    read = read or (yaml_read.load_front_matter(raw, path)[0] if path.endswith(".md") else yaml_read.load(raw, path)[0])
    assert read is not None
    return read


@pytest.mark.parametrize("valid", [True, False], ids=["in whole files", "in faulty files"])
@pytest.mark.parametrize("rule", PLANTS)
def test_it_is_found_in_every_field_of_every_model(site: Path, rule: str, valid: bool) -> None:
    plant = PLANTS[rule]
    wanted: set[tuple[str, int]] = set()
    for kind in KINDS:
        tree, locs = planted(kind, plant, valid)
        if valid:
            kind.model.model_validate(tree)
        body = f"Chữ {plant}\n\n<!-- {plant} -->" if kind.path.endswith(".md") else ""
        text = written(kind, tree, body)
        write(site, kind.path, text)
        read = document(kind.path, text)
        wanted |= {(kind.path, read.locate((kind.id_, *loc) if kind.id_ else loc).line) for loc in locs}
        if body:
            wanted |= {
                (kind.path, n) for n, line in enumerate(text.splitlines(), 1) if line in body.splitlines() and line
            }
    result = honorroll_here("check", "--format", "json", root=site)
    assert result.code == 1
    told = [row for row in json.loads(result.stdout) if row["rule"] == rule]
    assert {row["severity"] for row in told} == {"error"}
    found = {(row["path"], row["line"]) for row in told}
    assert found == wanted
    assert len(found) > (60 if valid else 200)


def test_a_key_is_read_like_a_text() -> None:
    read, _ = yaml_read.load(b"so-0912345678: {name: A}\n", "a.yml")
    assert read is not None
    assert [fault.rule.name for fault in check(read)] == ["personal-phone"]


ADDRESSES = {
    "https://bao.example/0912345678": "personal-phone",
    "https://bao.example/?q=+84912345678&x=1": "personal-phone",
    "https://bao.example/goi,02438123456": "personal-phone",
    "https://zalo.me/0912345678": "personal-phone",
    "https://bao.example/tim?so=001088012345#a": "personal-id",
    "https://bao.example/lien-he/riengtu@thu.example": "personal-email",
    "https://bao.example/?thu=riengtu%40thu.example": "personal-email",
    "https://bao.example/0912345678-abc-123456789.html": "",
    "https://bao.example/tin-20241010123456789.htm": "",
    "https://bao.example/post1234567890.html": "",
    "https://bao.example/123456789": "",
    "https://www.youtube.com/@kenhvidu/videos": "",
    "https://ban-do.example/@21.0278,105.8342,17z": "",
}


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_parts_of_a_web_address(url: str) -> None:
    assert [rule.name for rule, _, _ in personal_data(url)] == ([ADDRESSES[url]] if ADDRESSES[url] else [])


def test_keys_of_the_models_are_not_taken_for_personal_data() -> None:
    assert all(key.replace("_", "").isalpha() for kind in KINDS for key in keys(kind.model))
