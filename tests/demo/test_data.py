"""The open data of the demonstration, held against their own descriptions by programs of others.

The shapes of DCAT are ours: what DCAT-AP 3 calls mandatory of a catalogue, a dataset and a distribution. The official
file of shapes is not among the packages that are locked here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from tests import validators

from honorroll.outputs.data import catalogue, changes
from honorroll.outputs.data.tables import AWARDS, HONOREES, TABLES, Table

SITE_URL = "https://bang-vang.example/demo/"
WITH_JSON = [table for table in TABLES if table.is_json]
TABLE_NAMES = [table.file for table in TABLES]


def rows(demo: Path, table: Table) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (demo / f"{table.path}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("table", WITH_JSON, ids=lambda table: table.file)
def test_every_row_is_as_its_schema_says(demo: Path, table: Table) -> None:
    from jsonschema import Draft202012Validator  # noqa: PLC0415  # takes two seconds, in every process of the tests

    schema = json.loads((demo / f"{table.path}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    found = rows(demo, table)
    assert len(found) > 3
    assert [error.message for row in found for error in Draft202012Validator(schema).iter_errors(row)] == []
    whole = json.loads((demo / f"{table.path}.json").read_text(encoding="utf-8"))
    assert whole["rows"] == found
    assert [row["id"] for row in found] == sorted({row["id"] for row in found})
    for row in found:
        assert (demo / row["url"].removeprefix(SITE_URL) / "index.html").is_file()


@pytest.mark.parametrize("table", TABLES, ids=TABLE_NAMES)
def test_tables_are_read_by_their_metadata(demo: Path, table: Table) -> None:
    from csvw.metadata import Table as CsvTable  # noqa: PLC0415  # it imports jsonschema

    described = CsvTable.from_file(demo / f"{table.path}.csv-metadata.json")
    cells = list(described.iterdicts(strict=True))
    assert described.check_primary_key()
    assert len(cells) > 3
    if table is AWARDS:
        owners = {row["id"]: row for row in rows(demo, HONOREES)}
        assert len(cells) == sum(len(row.get("awards", ())) for row in owners.values())
        for cell in cells:
            award = owners[cell["honoree"]]["awards"][cell["n"] - 1]
            assert (cell["title"], cell["year"], cell["status"]) == (award["title"], award.get("year"), award["status"])
    else:
        assert [cell["id"] for cell in cells] == [row["id"] for row in rows(demo, table)]
    if table is HONOREES:
        several = [cell for cell in cells if cell["movements"]]
        assert several
        assert all(isinstance(cell["movements"], list) for cell in several)


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
[] a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
    [ sh:path dct:license ; sh:maxCount 1 ; sh:class dct:LicenseDocument ] ,
    [ sh:path dcat:dataset ; sh:minCount 5 ; sh:class dcat:Dataset ] .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:modified ; sh:maxCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:mediaType ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dct:conformsTo ; sh:minCount 1 ; sh:class dct:Standard ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:class dct:LicenseDocument ] .
[] a sh:NodeShape ; sh:targetClass foaf:Agent ; sh:property [ sh:path foaf:name ; sh:minCount 1 ] .
"""


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib warns of itself
def test_the_catalogue_is_as_dcat_asks_and_names_files_that_are_there(demo: Path) -> None:
    graph = rdflib.Graph().parse(demo / catalogue.PATH, format="json-ld")
    shapes = rdflib.Graph().parse(data=SHAPES, format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, report
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    dct = rdflib.Namespace("http://purl.org/dc/terms/")
    files = {str(url) for url in [*graph.objects(None, dcat.downloadURL), *graph.objects(None, dct.conformsTo)]}
    assert len(files) == 22
    assert [url for url in sorted(files) if not (demo / url.removeprefix(SITE_URL)).is_file()] == []
    graph.remove((None, dcat.accessURL, None))
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


def test_the_feeds_of_changes_are_valid(demo: Path) -> None:
    for form, wrong in (("atom", validators.atom), ("rss", validators.rss), ("json", validators.json_feed)):
        assert list(wrong(demo / f"{changes.FEED}.{form}", demo, SITE_URL)) == []


def test_a_child_is_on_the_site_alone(demo: Path) -> None:
    assert (demo / "bang-vang/to-thi-mam/index.html").is_file()
    assert not (demo / "the/to-thi-mam").exists()
    assert "oembed" not in (demo / "bang-vang/to-thi-mam/index.html").read_text(encoding="utf-8")
    for path in (*(demo / "du-lieu").iterdir(), *(demo / "the").rglob("*.*")):
        if not path.name.startswith("tin-bai"):  # a post tells of her, on a page of its own
            text = path.read_bytes()
            assert b"to-thi-mam" not in text, path
            assert "Tô Thị Mầm".encode() not in text, path


def test_who_was_withdrawn_is_an_id_and_nothing_else(demo: Path) -> None:
    told = json.loads((demo / changes.PATH).read_text(encoding="utf-8"))
    assert len(told["gone"]) == 2
    assert set(told) == {"version", "release", "lastmod", "gone", "releases"}
    assert not set(told["gone"]) & {row["id"] for row in rows(demo, HONOREES)}
