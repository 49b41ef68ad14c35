"""The licences of everything that the site ships, as one text file: fonts, lightbox, typesetting, and our own code."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

#: The address of the file, relative to the root of the site.
PATH = "giay-phep.txt"

_HEAD = """\
Trang này gửi tới trình duyệt của bạn chữ, ảnh, và những phần mềm, phông chữ dưới đây, mỗi thứ theo giấy phép của nó.
What this site sends to your browser besides its own texts and pictures, each under its licence.
"""


class Shipped(NamedTuple):
    """A package of which the site ships files."""

    name: str
    version: str
    licence: str
    """Its SPDX identifier."""
    text: str
    purl: str
    """Its package URL, without the version."""


def text(packages: Path) -> bytes:
    """The file, for the npm packages installed in ``packages``. Raises FileNotFoundError where one is missing."""
    parts = [f"{each.name} {each.version} ({each.licence})\n\n{each.text.strip()}\n" for each in shipped(packages)]
    rule = "\n" + "-" * 72 + "\n\n"
    return rule.join([_HEAD, *parts]).encode()


def shipped(packages: Path) -> list[Shipped]:
    """The packages of others, those of npm as installed in ``packages``. See ``sbom`` for what else builds the site."""
    material = distribution("mkdocs-material")
    return [
        _npm(packages / "@fontsource/be-vietnam-pro"),
        _npm(packages / "photoswipe"),
        Shipped("Material for MkDocs", material.version, "MIT", _licence_of_material(), "pkg:pypi/mkdocs-material"),
    ]


def _npm(folder: Path) -> Shipped:
    package = json.loads((folder / "package.json").read_bytes())
    name, licence = package["name"], (folder / "LICENSE").read_text("utf-8")
    return Shipped(name, package["version"], package["license"], licence, f"pkg:npm/{name.replace('@', '%40')}")


def _licence_of_material() -> str:
    material = distribution("mkdocs-material")  # to list its files takes longer: it has 14,000 icons
    licence = material.read_text("licenses/LICENSE") or material.read_text("LICENSE")  # before PEP 639
    if licence is None:
        raise FileNotFoundError("LICENSE of mkdocs-material")
    return licence
