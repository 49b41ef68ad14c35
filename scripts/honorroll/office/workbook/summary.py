"""The list of those who are put forward (danh sách trích ngang), as a Word document or a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding
from honorroll.content import config, parse
from honorroll.content import office as office_file
from honorroll.content.kinds import KINDS
from honorroll.content.summary_list import SummaryField, SummaryList
from honorroll.formats import yaml_read
from honorroll.formats.xlsx import SheetColumn, SheetContent, workbook
from honorroll.formats.yaml_read import Tree
from honorroll.office.records.form_values import Labels
from honorroll.office.word.paper import Kind, Paper
from honorroll.office.workbook import contents
from honorroll.office.workbook.columns import KIND_SHEETS, shown, value_at
from honorroll.office.workbook.contents import Profile
from honorroll.office.workbook.headings import main_keys
from honorroll.office.workbook.items import columns_of
from honorroll.roll import read

FORMS = (".docx", ".xlsx")
_LIST = Kind("Danh sách", "DS")
_NUMERALS = ("I", "II", "III")


class Summary(NamedTuple):
    """The file and how many it lists; no file where nobody is put forward, or vocabularies are faulty."""

    data: bytes
    listed: int
    findings: list[Finding]


def run(root: Path, form: str, today: date, *, everyone: bool = False) -> Summary:
    """The list of those with a proposed award, or of ``everyone``, in one of the ``FORMS``."""
    vocabulary, findings, *_ = read.vocabulary(root)
    office, faults = office_file.read(root)
    if findings or faults:
        return Summary(b"", 0, [*findings, *faults])
    profiles, findings = contents.profiles(root)
    listed = [each for each in profiles if not _is_withdrawn(each) and (everyone or list(_awards(each, "proposed")))]
    if not listed:
        return Summary(b"", 0, findings)
    rows = list(_rows(listed, office.summary_list, Labels(vocabulary)))
    if form == ".docx":
        paper = Paper(office.letterhead, _owner(root), office.summary_list.title, today)
        paper.head(_LIST, office.summary_list.title)
        columns = office.summary_list.columns
        paper.table([each.heading for each in columns], rows, [each.width for each in columns])
        paper.sign()
        return Summary(paper.data(), len(listed), findings)
    return Summary(_sheet(rows, office.summary_list), len(listed), findings)


def _owner(root: Path) -> str:
    document, _ = config.site_config(yaml_read.read_bytes(root, "mkdocs.yml"), "mkdocs.yml")
    settings = parse.settings(document)[0] if document else None
    return (settings.owner if settings else None) or "…………"


def _sheet(rows: Sequence[Sequence[str]], layout: SummaryList) -> bytes:
    columns = [SheetColumn(each.heading, 6 * each.width) for each in layout.columns]
    title = ("DANH SÁCH", layout.title)
    return workbook([SheetContent("Trích ngang", columns, rows, above=title)], layout.title)


# ── Rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(profiles: Sequence[Profile], layout: SummaryList, labels: Labels) -> Iterator[list[str]]:
    """A row each, by kind; where there are several kinds each begins with its name, and counts anew."""
    kinds = [kind for kind in KINDS if any(each.kind == kind for each in profiles)]
    for n, kind in enumerate(kinds):
        if len(kinds) > 1:
            rest = [""] * max(0, len(layout.columns) - 2)
            yield [_NUMERALS[n], KIND_SHEETS[kind].upper(), *rest][: len(layout.columns)]
        for number, profile in enumerate((each for each in profiles if each.kind == kind), 1):
            texts = partial(_text, profile=profile, number=number, labels=labels)
            yield [", ".join(filter(None, map(texts, column.fields))) for column in layout.columns]


def _text(field: SummaryField, profile: Profile, number: int, labels: Labels) -> str:
    if field == "number":
        return str(number)
    if field == "empty":
        return ""
    if field in ("awards", "proposed"):
        states = ("granted", "") if field == "awards" else ("proposed",)
        return "; ".join(_award(each, labels) for each in _awards(profile, *states))
    if field == "achievement":
        return _shown("summary", profile, labels) or _shown("deed", profile, labels)
    if field == "name":
        return " ".join(filter(None, (_shown("honorific", profile, labels), _shown("name", profile, labels))))
    return _shown(field, profile, labels)


def _shown(key: str, profile: Profile, labels: Labels) -> str:
    column = dict(main_keys(profile.kind)).get(key)
    return shown(column, value_at(profile.data, column.path), labels) if column else ""


def _awards(profile: Profile, *states: str) -> Iterator[Mapping[str, Tree]]:
    awards = profile.data.get("awards")
    for award in awards if isinstance(awards, list) else ():
        if isinstance(award, dict) and (award.get("status") or "") in states:
            yield award


def _award(award: Mapping[str, Tree], labels: Labels) -> str:
    """“Huân chương Lao động hạng Ba (2020)”."""
    columns = columns_of("awards")
    title, class_, year = (shown(columns[key], award.get(key), labels) for key in ("title", "class", "year"))
    return " ".join(filter(None, (title, class_, f"({year})" if year else "")))


def _is_withdrawn(profile: Profile) -> bool:
    return value_at(profile.data, ("publication", "withdrawn")) is not None
