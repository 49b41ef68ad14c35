"""The kinds of honoree, and of items of a programme. Apart, so that scanning folders does not import pydantic."""

from typing import Literal

Kind = Literal["individual", "collective", "household"]
KINDS: tuple[Kind, ...] = ("individual", "collective", "household")
#: The folders under ``honorees/``.
FOLDERS: dict[str, Kind] = {"individuals": "individual", "collectives": "collective", "households": "household"}
#: What people call those folders.
CALLED = {
    "ca-nhan": "individuals",
    "tap-the": "collectives",
    "don-vi": "collectives",
    "ho-gia-dinh": "households",
    "gia-dinh": "households",
}

#: What the programme of a conference holds, in the usual order, and anything else.
ItemKind = Literal[
    "flag-salute",
    "introduction",
    "opening",
    "film",
    "speeches",
    "honouring",
    "launch",
    "address",
    "delegates",
    "closing",
    "other",
]
