"""The kinds of honoree. Apart from ``model``, so that the folders can be looked through before pydantic is loaded."""

from typing import Literal

Kind = Literal["individual", "collective", "household"]
KINDS: tuple[Kind, ...] = ("individual", "collective", "household")
#: The folders under ``honorees/``.
FOLDERS: dict[str, Kind] = {"individuals": "individual", "collectives": "collective", "households": "household"}
