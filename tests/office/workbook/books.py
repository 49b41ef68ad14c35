"""Workbooks as offices keep them, for the tests: rows of cells on sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from tests.running import DATE, Result, honorroll_here

from honorroll.office.records.site import Site
from honorroll.office.workbook import plan as planning
from honorroll.office.workbook.planned import Plan

Rows = Sequence[Sequence[object]]


def book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


#: What a faultless new profile needs besides its name.
BASIS = {"Căn cứ": "Nguồn đã công bố", "Tên bài hoặc văn bản": "Bài báo ví dụ"}


def planned(site: Path, path: Path, photos: Path | None = None, answers: Mapping[str, str] = planning.NOTHING) -> Plan:
    """The plan for a workbook, with a basis for all."""
    return planning.plan(Site(site, DATE), path, path.name, photos, answers, BASIS)


def people(rows: Rows, headings: Sequence[str], site: Path, tmp_path: Path, name: str = "Danh sách") -> Plan:
    return planned(site, book(tmp_path / "a.xlsx", {name: [headings, *rows]}))


def told(plan: Plan) -> list[tuple[str, str]]:
    """Where what is refused or asked, by the names of the rules."""
    asked = [(each.at, "twin") for each in plan.questions]
    return [(each.at, each.finding.rule.name) for each in plan.refused] + asked


def import_(site: Path, path: Path, *options: str) -> Result:
    return honorroll_here("import", str(path), *options, root=site)
