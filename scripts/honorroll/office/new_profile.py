"""``honorroll new``: the profile of somebody, begun with what is known, as the desk writes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG, fold, free_slug
from honorroll.base.vietnamese import slug as slug_of
from honorroll.content import parse, profile_scan
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import FOLDERS, Kind
from honorroll.content.person_names import may_be_same
from honorroll.formats.yaml_read import Document, Tree
from honorroll.office import fmt
from honorroll.office.records import form_values
from honorroll.office.records.form_fields import fields_of
from honorroll.office.records.form_values import Labels, Posted
from honorroll.office.records.roster import Roster
from honorroll.office.rename import NOT_FREE
from honorroll.roll import read as roll_read
from honorroll.roll.rules.roll import RESERVED

FIELDS = fields_of(Honoree)
#: What is asked for where it is not said, by key; what may be left out is asked for last.
QUESTIONS = ("name", "position", "unit", "place", "field")

NAMESAKE = Rule(
    "namesake",
    "error",
    Text(
        "Đã có hồ sơ tên “{name}”: {paths}.",
        "Nếu là một người thì sửa hồ sơ ấy. Nếu là người khác thì chạy lại lệnh với: --other",
    ),
    Text(
        "There is a profile of “{name}”: {paths}.",
        "If it is the same person, edit that one. If it is somebody else, run the command again with: --other",
    ),
)


class Begun(NamedTuple):
    """The path of the new profile, ``""`` where nothing was written; and what stands in the way or is still missing."""

    path: str
    findings: list[Finding]


def run(root: Path, kind: Kind, answers: Mapping[str, str], slug: str = "", *, is_other: bool = False) -> Begun:
    """Write the profile. ``answers`` are given as people write them, also names where an id is meant.

    ``is_other`` says that namesakes are somebody else, which the profile keeps. Raises OSError.
    """
    folder = next(folder for folder, each in FOLDERS.items() if each == kind)
    vocabulary = roll_read.vocabulary(root).vocabulary
    suiting = {field.key for field in FIELDS if field.suits(kind)}
    posted = Posted((key, answer) for key, answer in answers.items() if answer.strip() and key in suiting)
    data: dict[str, Tree] = form_values.read(FIELDS, posted, Labels(vocabulary))
    data["sources"] = [{"title": answers.get("source") or "Ghi tên bài báo hoặc văn bản"}]
    data["publication"] = {"basis": "public-record"}
    name = str(data.get("name") or "")
    roster = Roster(root)
    taken = {row.slug for row in roster.rows().values()} | RESERVED
    free = slug or free_slug(name, taken)
    source = Source(f"honorees/{folder}/{free}/{profile_scan.PROFILE}")
    if not SLUG.fullmatch(free) or free in taken:
        why_vi, why = (
            ("đã có hồ sơ tên này", "another profile has it")
            if free in taken
            else ("chỉ dùng a–z, 0–9 và gạch nối", "use a–z, 0–9 and hyphens only")
        )
        return Begun("", [NOT_FREE.at(source, slug=free, why_vi=why_vi, why=why, example=f"{slug_of(free)}-2")])
    namesakes = [row for row in roster.named(fold(name)) if may_be_same(row.name, name)] if name else []
    if namesakes and not is_other:
        paths = tuple(row.path for row in namesakes)
        return Begun("", [NAMESAKE.at(source, name=name, paths=paths)])
    if namesakes:
        data["distinct_from"] = [row.slug for row in namesakes]
    text, _ = fmt.with_data(Document(source.path, data, "{}\n"), data)
    if text is None:
        return Begun("", parse.honoree(Document(source.path, data, "{}\n"), vocabulary)[1])
    write_atomically(root / source.path, text.encode())
    return Begun(source.path, [])
