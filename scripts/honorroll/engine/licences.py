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


class _Shipped(NamedTuple):
    name: str
    version: str
    licence: str
    """Its SPDX identifier."""
    text: str


def text(packages: Path) -> bytes:
    """The file, for the npm packages installed in ``packages``. Raises FileNotFoundError where one is missing."""
    material = distribution("mkdocs-material")
    shipped = [
        _npm(packages / "@fontsource/be-vietnam-pro"),
        _npm(packages / "photoswipe"),
        _Shipped("Material for MkDocs", material.version, "MIT", _licence_of_material()),
    ]
    parts = [f"{each.name} {each.version} ({each.licence})\n\n{each.text.strip()}\n" for each in shipped]
    rule = "\n" + "-" * 72 + "\n\n"
    return rule.join([_HEAD, *parts]).encode()


def _npm(folder: Path) -> _Shipped:
    package = json.loads((folder / "package.json").read_bytes())
    return _Shipped(package["name"], package["version"], package["license"], (folder / "LICENSE").read_text("utf-8"))


def _licence_of_material() -> str:
    files = distribution("mkdocs-material").files or []
    [licence] = [file for file in files if file.name == "LICENSE" and "dist-info" in file.parts[0]]
    return licence.read_text("utf-8")
