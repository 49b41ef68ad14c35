"""The software bill of materials of a release, in CycloneDX 1.6 (ECMA-424): what the site ships, and what built it.

It follows from what is installed, and so is the same for the same lock files: no time, and a serial number out of the
content.
"""

from __future__ import annotations

import json
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from honorroll.engine import licences


def document(packages: Path) -> bytes:
    """The bill, with the npm packages that are installed in ``packages``."""
    built = _installed("honorroll")
    ours = built["honorroll"]
    shipped = licences.shipped(packages)
    components: dict[str, dict[str, object]] = {
        **{_purl(each): _python(each) for each in built.values() if each is not ours},
        **{
            f"{each.purl}@{each.version}": {
                "name": each.name,
                "version": each.version,
                "licenses": [{"license": {"id": each.licence}}],
                "properties": [{"name": "honorroll:shipped", "value": "site"}],
            }
            for each in shipped
        },
    }
    sent = [f"{each.purl}@{each.version}" for each in shipped]
    edges = {_purl(each): [_purl(built[name]) for name in _needs(each) if name in built] for each in built.values()}
    edges[_purl(ours)] = sorted({*edges[_purl(ours)], *sent})
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": _purl(ours), **_python(ours)}},
        "components": [
            {"type": "library", "bom-ref": purl, **components[purl], "purl": purl} for purl in sorted(components)
        ],
        "dependencies": [{"ref": purl, "dependsOn": sorted(set(edges[purl]))} for purl in sorted(edges)],
    }
    serial = uuid5(NAMESPACE_URL, json.dumps(bill))
    return json.dumps({**bill, "serialNumber": f"urn:uuid:{serial}"}, ensure_ascii=False, indent=1).encode() + b"\n"


def _installed(top: str) -> dict[str, PackageMetadata]:
    """All that the package ``top`` needs, itself included, by canonical name (PEP 503). What is not installed is not
    needed here. Metadata are parsed at each access, so this is done once.
    """
    found: dict[str, PackageMetadata] = {}
    waiting = [top]
    while waiting:
        name = waiting.pop()
        if name not in found:
            try:
                found[name] = metadata(name)
            except PackageNotFoundError:  # for another system, or another version of Python
                continue
            waiting += _needs(found[name])
    return found


def _needs(package: PackageMetadata) -> list[str]:
    """The canonical names of what a package needs on this Python and this system, without its extras."""
    needed = map(Requirement, package.get_all("Requires-Dist", []))
    return [canonicalize_name(each.name) for each in needed if not each.marker or each.marker.evaluate({"extra": ""})]


def _purl(package: PackageMetadata) -> str:
    return f"pkg:pypi/{canonicalize_name(package['Name'])}@{package['Version']}"


def _python(package: PackageMetadata) -> dict[str, object]:
    component: dict[str, object] = {"name": package["Name"], "version": package["Version"]}
    expression, free = (next(iter(package.get_all(key, [])), "") for key in ("License-Expression", "License"))
    kinds = [kind.rpartition(" :: ")[2] for kind in package.get_all("Classifier", []) if kind.startswith("License ::")]
    if expression:
        component["licenses"] = [{"expression": expression}]
    elif kinds:
        component["licenses"] = [{"license": {"name": kind}} for kind in kinds]
    elif free:
        component["licenses"] = [{"license": {"name": free.split("\n", 1)[0]}}]
    return component
