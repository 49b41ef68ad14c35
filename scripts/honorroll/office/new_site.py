"""``honorroll init``: the files of a new site, for an office of any level.

What all offices of the country share is copied from ``content/vocabularies``, and is the office's to edit from then on.
Nobody is on the roll yet; the page “Bắt đầu” says how the first profile is made.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template
from typing import Literal, NamedTuple, get_args

from honorroll.base.errors import StoppedError
from honorroll.base.findings import Finding
from honorroll.base.vietnamese import fold, slug
from honorroll.content import config, parse, shipped
from honorroll.content.fields import Content
from honorroll.content.gazetteer import named
from honorroll.content.places import Place, PlaceKind
from honorroll.content.vocabulary import Unit
from honorroll.formats.yaml_write import Value, emit
from honorroll.office.fmt import to_data

OfficeLevel = Literal["ward", "commune", "district", "province", "ministry", "school", "company"]
LEVELS: tuple[OfficeLevel, ...] = get_args(OfficeLevel)
#: Levels by what they are called in Vietnamese, folded.
_LEVELS_IN_WORDS: dict[str, OfficeLevel] = {
    "phuong": "ward",
    "xa": "commune",
    "dac khu": "commune",
    "quan": "district",
    "huyen": "district",
    "tinh": "province",
    "thanh pho": "province",
    "bo": "ministry",
    "nganh": "ministry",
    "truong": "school",
    "truong hoc": "school",
    "cong ty": "company",
    "doanh nghiep": "company",
}
#: Those whose roll is named after the place, not after the office.
OF_A_PLACE: frozenset[OfficeLevel] = frozenset({"ward", "commune", "district", "province"})
#: Kinds of the office as a unit, where it is no people's committee.
_UNIT_KINDS: dict[OfficeLevel, str] = {"ministry": "ministry", "school": "school", "company": "company"}

#: The languages in which pages can be written.
LANGUAGES = ("vi",)

TEMPLATES = Path(__file__).parent / "new_site"
_FILES = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "editorconfig": ".editorconfig",
    "mkdocs.yml": "mkdocs.yml",
    "office.yml": "content/office.yml",
    "desk.bat": "desk.bat",
    "desk.command": "desk.command",
    "desk.desktop": "desk.desktop",
    "pages/gioi-thieu.md": "content/pages/gioi-thieu.md",
    "pages/bat-dau.md": "content/pages/bat-dau.md",
}
_COPIED = ("levels", "titles", "fields", "movements", "columns")
#: What may lie in the folder before.
_NOT_CONTENT = frozenset({".git", ".DS_Store", "Thumbs.db", "desktop.ini"})
#: Folders that are empty at first.
_FOLDERS = ("honorees/individuals", "honorees/collectives", "honorees/households")


class FolderNotEmptyError(StoppedError):
    """The folder of the new site has files already."""

    message = "not-empty"


class PlaceKindError(StoppedError):
    """The name of a place does not say what kind of place it is."""

    message = "place-kind"


class OfficeLevelError(StoppedError):
    """The level is none that is known."""

    message = "office-level"


class PageLanguageError(StoppedError):
    """Pages cannot be written in the language."""

    message = "page-language"


class UnansweredError(StoppedError):
    """Something was neither said nor answered."""

    message = "unanswered"


class Office(NamedTuple):
    """Whose roll it is. ``place`` names it and what it lies in, smallest first: “Phường Ví Dụ, Tỉnh Ví Dụ”."""

    name: str
    level: OfficeLevel
    place: str = ""
    url: str = "https://bang-vang.example/"
    corrections: str = "mailto:dinh-chinh@bang-vang.example"


#: What is asked where no argument says it, by the names of the arguments.
QUESTIONS = ("name", "level", "place", "languages")


def office(answers: Mapping[str, str | None], url: str | None, corrections: str | None) -> Office:
    """The office of the answers to ``QUESTIONS``. Raises UnansweredError, OfficeLevelError, PageLanguageError."""
    said = {question: (answers[question] or "").strip() for question in QUESTIONS}
    level = _level(said["level"]) if said["level"] else None
    needed = ("name", "level", "place") if level is None or level in OF_A_PLACE else ("name", "level")
    if missing := [f"--{question}" for question in needed if not said[question]]:
        raise UnansweredError(", ".join(missing))
    if level is None:
        raise OfficeLevelError(said["level"])
    for language in filter(None, (each.strip() for each in said["languages"].split(","))):
        if language not in LANGUAGES:
            raise PageLanguageError(language)
    described = Office(said["name"], level, said["place"])
    return described._replace(url=url or described.url, corrections=corrections or described.corrections)


def _level(text: str) -> OfficeLevel | None:
    """The level that ``text`` names, in English or Vietnamese."""
    folded = fold(text)
    return next((each for each in LEVELS if each == folded), _LEVELS_IN_WORDS.get(folded))


def run(folder: Path, office: Office, today: date) -> list[Finding]:
    """Write the site into ``folder``, or find fault with what the office is called, and write nothing.

    Raises FolderNotEmptyError, PlaceKindError, OSError. No file is ever overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(each.name not in _NOT_CONTENT for each in folder.iterdir())):
        raise FolderNotEmptyError(folder)
    files = dict(_files(office, today))
    settings, findings = config.site_config(files["mkdocs.yml"].encode(), "mkdocs.yml")
    findings += parse.settings(settings)[1] if settings else []
    if findings:
        return findings
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "x", encoding="utf-8", newline="\r\n" if path.endswith(".bat") else "\n") as file:
            file.write(text)
        if path.endswith(".command"):
            target.chmod(0o755)
    return []


def _files(office: Office, today: date) -> Iterator[tuple[str, str]]:
    """The text of every file by its path."""
    chain = _places(office.place, today)
    subject = _in_a_sentence(chain[-1][1].name) if chain and office.level in OF_A_PLACE else office.name
    start = today.year - (today.year - 1) % 5
    facts = {
        "title": f"Bảng vàng {subject}",
        "description": f"Những cá nhân, tập thể và hộ gia đình của {subject} được khen thưởng, vinh danh.",
        "owner": office.name,
        "notice": "Thông tin lấy từ các nguồn đã công bố; hồ sơ nào cũng ghi nguồn.",
        "url": office.url,
        "corrections": office.corrections,
    }
    values = {key: _yaml(text) for key, text in facts.items()} | {"start": str(start), "end": str(start + 4)}
    values |= {"subject": _markdown(subject), "example": emit(_example(chain[-1][0] if chain else "", today))}
    for template, path in _FILES.items():
        yield path, Template((TEMPLATES / template).read_text(encoding="utf-8")).safe_substitute(values)
    for name in _COPIED:
        yield f"content/vocabulary/{name}.yml", (shipped.FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    yield "content/vocabulary/places.yml", _written(shipped.entries("places") | dict(chain))
    unit = Unit(
        name=office.name,
        kind=_UNIT_KINDS.get(office.level, "peoples-committee"),
        place=chain[-1][0] if chain else None,
    )
    yield "content/vocabulary/units.yml", _written({slug(office.name): unit})
    for empty in _FOLDERS:
        yield f"{empty}/.gitkeep", ""


def _places(text: str, today: date) -> list[tuple[str, Place]]:
    """The places that ``text`` names, the largest first, by id: those of the country, or new ones."""
    known: dict[str, Place] = dict(shipped.entries("places"))
    chain: list[tuple[str, Place]] = []
    for part in reversed([part.strip() for part in text.split(",") if part.strip()]):
        found = _known(part, known, today) if not chain else None
        chain.append(found or _new(part, known, chain[-1][0] if chain else None))
        known[chain[-1][0]] = chain[-1][1]
    return chain


def _known(part: str, places: dict[str, Place], today: date) -> tuple[str, Place] | None:
    """The province or city that ``part`` names, with or without its kind, as it is called today."""
    wanted = fold(part)
    for id_, place in places.items():
        is_over = place.valid_until is not None and place.valid_until < today
        if not is_over and wanted in (fold(place.name), fold(_without_kind(place.name))):
            return id_, place
    return None


def _new(part: str, places: dict[str, Place], parent: str | None) -> tuple[str, Place]:
    name = part[0].upper() + part[1:]
    kinds = _kinds(name)
    if not kinds:
        raise PlaceKindError(part)
    kind = kinds[-1] if parent else kinds[0]  # a city that lies in another place is no city of the first rank
    short = slug(_without_kind(name))
    id_ = short if short and short not in places else slug(name)
    return id_, Place(name=name, kind=kind, parent=parent, valid_until=_place_kinds()[kind].valid_until)


def _place_kinds() -> dict[str, PlaceKind]:
    return shipped.entries("place-kinds")


def _kinds(name: str) -> list[str]:
    """The kinds of places with which a name begins, those of the highest rank first."""
    folded = f"{fold(name)} "
    return [id_ for id_, kind in _place_kinds().items() if folded.startswith(f"{fold(kind.name)} ")]


def _without_kind(name: str) -> str:
    """``Ví Dụ`` of “Phường Ví Dụ”."""
    kind = next(iter(_kinds(name)), None)
    return " ".join(name.split()[len(_place_kinds()[kind].name.split()) :]) if kind else name


def _in_a_sentence(name: str) -> str:
    """“phường Ví Dụ”: the kind of a place is no part of its name."""
    kind = next(iter(_kinds(name)), "")
    return named(Place(name=name, kind=kind), _place_kinds()[kind]).in_text if kind else name


def _example(place: str, today: date) -> dict[str, Value]:
    """The profile that the guide shows: as short as one can be."""
    return {
        "name": "Nguyễn Văn A",
        "position": "Tổ trưởng tổ dân phố",
        "place": place,
        "field": "cong-dong-thien-nguyen",
        "awards": [{"title": "giay-khen", "year": today.year, "sources": [1]}],
        "sources": [{"title": "Tên bài báo hoặc văn bản đã công bố", "url": "https://bao.example/bai-viet"}],
        "publication": {"basis": "public-record"},
    }


def _written(entries: dict[str, Content]) -> str:
    return emit({id_: to_data(entry) for id_, entry in entries.items()})


def _yaml(text: str) -> str:
    """``text`` as a value of YAML on one line."""
    return emit({"x": " ".join(text.split())}).removeprefix("x: ").removesuffix("\n")


def _markdown(text: str) -> str:
    """``text`` so that Markdown shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]#|!])", r"\\\1", html.escape(text, quote=False))
