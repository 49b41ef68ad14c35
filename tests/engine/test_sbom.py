"""The bill of materials lies beside each release, is valid, and names what the lock files name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.running import REPOSITORY

from honorroll.engine import assets, licences, sbom


@pytest.fixture(scope="module")
def bill() -> str:
    return sbom.document(assets.PACKAGES).decode()


def test_it_is_cyclonedx_1_6(bill: str) -> None:
    from cyclonedx.schema import SchemaVersion  # noqa: PLC0415  # takes two seconds, in every process of the tests
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None


def test_it_lies_beside_the_release(built_root: Path, bill: str) -> None:
    slot = (built_root / "site").resolve()
    assert slot.with_suffix(".cdx.json").read_text(encoding="utf-8") == bill


def test_its_packages_are_those_of_the_lock_file(bill: str) -> None:
    locked = dict(re.findall(r"(?m)^([a-z0-9.-]+)==([^ ;\\]+)", (REPOSITORY / "requirements.lock").read_text("utf-8")))
    purls = [each["purl"] for each in json.loads(bill)["components"]]
    named = dict(purl.removeprefix("pkg:pypi/").split("@") for purl in purls if purl.startswith("pkg:pypi/"))
    assert named.items() <= locked.items()
    direct = json.loads((REPOSITORY / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {"mkdocs", "pillow", "pydantic", "nh3"} <= named.keys()
    on_the_site = {name.replace("@", "%40") for name in direct if "expo" not in name}
    assert on_the_site <= {purl.removeprefix("pkg:npm/").rpartition("@")[0] for purl in purls}


def test_what_is_shipped_is_what_the_list_of_licences_names(bill: str) -> None:
    components = json.loads(bill)["components"]
    shipped = {(each["name"], each["version"]) for each in components if "properties" in each}
    assert shipped == {(each.name, each.version) for each in licences.shipped(assets.PACKAGES)}


#: Their metadata names none, their files do.
WITHOUT = {"pyromark"}


def test_every_package_has_a_licence_and_every_edge_two_ends(bill: str) -> None:
    loaded = json.loads(bill)
    assert {each["name"] for each in loaded["components"] if not each.get("licenses")} <= WITHOUT
    refs = {each["bom-ref"] for each in (*loaded["components"], loaded["metadata"]["component"])}
    assert {end for edge in loaded["dependencies"] for end in (edge["ref"], *edge["dependsOn"])} <= refs


def test_the_same_packages_are_the_same_bytes(bill: str) -> None:
    assert sbom.document(assets.PACKAGES).decode() == bill
