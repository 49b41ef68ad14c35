"""The kinds of honoree. Separate from ``model``, so that scanning folders does not import pydantic."""

from typing import Literal

Kind = Literal["individual", "collective", "household"]
KINDS: tuple[Kind, ...] = ("individual", "collective", "household")
#: The folders under ``honorees/``.
FOLDERS: dict[str, Kind] = {"individuals": "individual", "collectives": "collective", "households": "household"}
