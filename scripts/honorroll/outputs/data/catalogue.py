"""The catalogue of the open data: DCAT as JSON-LD (https://www.w3.org/TR/vocab-dcat-3/), which portals harvest.

It has what DCAT-AP calls mandatory, and names the licence with each file. The context is in the document, so that
nothing is fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from honorroll.content.settings import OpenData, Settings
from honorroll.outputs.data.tables import TABLES, Table
from honorroll.pages import addresses

PATH = f"{addresses.DATA}danh-muc.jsonld"
TITLE = "Dữ liệu mở"
#: What else readers look for it by.
ALIASES = ("Tải dữ liệu", "Open data", "CSV, JSON")

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_LANGUAGE = {"@id": "http://publications.europa.eu/resource/authority/language/VIE"}


def document(settings: Settings, options: OpenData, lastmod: str) -> bytes:
    """The catalogue; ``lastmod`` is the latest day that the roll states, ``""`` where it states none."""
    home = f"{settings.url}{addresses.DATA}"
    publisher = {"@id": f"{settings.url}#chu-quan", "@type": "foaf:Agent", "foaf:name": _vi(settings.owner)}
    catalogue = {
        "@context": _CONTEXT,
        "@id": f"{home}#danh-muc",
        "@type": "dcat:Catalog",
        "dct:title": _vi(f"{settings.name}: {TITLE.lower()}"),
        "dct:description": _vi(settings.description),
        "dct:publisher": publisher,
        "dct:language": _LANGUAGE,
        "dct:license": _licence(options),
        "foaf:homepage": {"@id": home, "@type": "foaf:Document"},
        "dcat:dataset": [_dataset(table, settings, options, lastmod) for table in TABLES],
    }
    return f"{json.dumps(catalogue, ensure_ascii=False, indent=2)}\n".encode()


def _dataset(table: Table, settings: Settings, options: OpenData, lastmod: str) -> dict[str, object]:
    address = f"{settings.url}{table.path}"
    modified = {"dct:modified": {"@type": _DATES[len(lastmod)], "@value": lastmod}} if lastmod else {}
    return {
        "@id": f"{settings.url}{addresses.DATA}#{table.file}",
        "@type": "dcat:Dataset",
        "dct:title": _vi(table.title),
        "dct:description": _vi(table.about),
        "dct:publisher": {"@id": f"{settings.url}#chu-quan"},
        "dct:language": _LANGUAGE,
        **modified,
        "dcat:landingPage": {"@id": f"{settings.url}{addresses.DATA}", "@type": "foaf:Document"},
        "dcat:distribution": [
            {
                "@id": f"{address}.{ending}",
                "@type": "dcat:Distribution",
                "dct:title": _vi(f"{table.title} ({name})"),
                "dcat:accessURL": {"@id": f"{address}.{ending}"},
                "dcat:downloadURL": {"@id": f"{address}.{ending}"},
                "dcat:mediaType": {"@id": f"{_MEDIA}{media}"},
                "dct:conformsTo": {"@id": f"{address}.{described}", "@type": "dct:Standard"},
                "dct:license": _licence(options),
                "dct:rights": {"@type": "dct:RightsStatement", "foaf:name": _vi(options.attribution)},
            }
            for ending, name, media, described in forms(table)
        ],
    }


_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def forms(table: Table) -> Iterable[tuple[str, str, str, str]]:
    """Ending, name, media type of each file of a table, and the ending of what describes it."""
    if table.is_json:
        yield "json", "JSON", "application/json", "schema.json"
        yield "jsonl", "JSON Lines", "application/x-ndjson", "schema.json"
    yield "csv", "CSV", "text/csv", "csv-metadata.json"


def _licence(options: OpenData) -> dict[str, str]:
    return {"@id": options.licence, "@type": "dct:LicenseDocument"}


def _vi(text: str) -> dict[str, str]:
    return {"@language": "vi", "@value": text}
