"""The vocabularies that come with the program: what Vietnam's law and administration have in common.

A new site copies them (``office.new_site``), for they are the office's to edit. Only those of
``vocabulary.OF_KINDS`` hold for every site: a file of the site adds entries to them, or gives an entry another name.
Those of ``parse.OF_THE_PROGRAM`` are no site's to edit, for each entry is a part of the program.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from honorroll.content import parse
from honorroll.formats import yaml_read

FOLDER = Path(__file__).parent / "vocabularies"


@cache
def entries(name: str) -> dict[str, Any]:
    """The entries of the vocabulary ``name`` by id."""
    path = f"{name}.yml"
    document, findings = yaml_read.load((FOLDER / path).read_bytes(), path)
    if document is None:
        raise ValueError(findings)
    return parse.vocabulary(name, document)[0]
