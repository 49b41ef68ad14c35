"""Decisions that honour more than have a profile."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import number
from honorroll.content import parse
from honorroll.content.decision_file import DecisionFile
from honorroll.content.honoree import Honoree
from honorroll.formats import yaml_read
from honorroll.office.messages import Bilingual
from honorroll.office.todo.model import Ground, Group, Task
from honorroll.office.todo.units import read
from honorroll.roll.decisions import files
from honorroll.roll.decisions.ids import authority, base_id

TITLE = Bilingual("Quyết định còn thiếu người", "Decisions whose people are missing")
HINT = Bilingual(
    "Thêm hồ sơ của những người còn thiếu, với số quyết định; người không đồng ý đăng thì giảm “recipients”.",
    "Add profiles of those who are missing, with the number of the decision; who does not consent leaves “recipients”.",
)

IN_DESK = (
    "Bấm vào quyết định để xem những ai đã có hồ sơ, rồi thêm hồ sơ của những người còn thiếu, với số quyết định ấy. "
    "Người không đồng ý đăng thì nhờ người phụ trách kỹ thuật giảm số người trong tệp của quyết định."
)


def group(ground: Ground, findings: list[Finding]) -> Group:
    """The decisions that say how many they honour, those with the most missing first."""
    found: list[tuple[int, Task]] = []
    for path in files.texts(ground.root):
        stated = read(ground.root, path, DecisionFile, findings)
        id_ = path.rpartition("/")[2].removesuffix(".yml")
        if stated is None or not stated.recipients:
            continue
        numbers = list(filter(None, (_number(honoree, id_) for honoree in _naming(ground, id_))))
        named = len(numbers)
        missing = stated.recipients - named
        if missing > 0:
            what = Bilingual(
                f"Khen {number(stated.recipients)}, có hồ sơ {number(named)}, còn thiếu {number(missing)}",
                f"Honours {stated.recipients}, {named} have a profile, {missing} have none",
            )
            task = Task(stated.title or id_, what, path, id=next(iter(numbers), ""))
            found.append((-missing, task))
    tasks = [task for _, task in sorted(found, key=lambda each: (each[0], each[1].name))]
    return Group("decisions", TITLE, HINT, tasks, 0, IN_DESK)


def _naming(ground: Ground, id_: str) -> Iterator[Honoree]:
    """The profiles that name a number with which the id begins."""
    for row in ground.roster.rows().values():
        if row.withdrawn or not any(id_.startswith(base_id(number_, 0)) for number_ in row.numbers):
            continue
        try:
            document, _ = yaml_read.load(yaml_read.read_bytes(ground.root, row.path), row.path)
        except OSError:
            continue
        honoree = parse.honoree(document, ground.vocabulary)[0] if document else None
        if honoree:
            yield honoree


def _number(honoree: Honoree, id_: str) -> str:
    """The number of the decision with this id, as the profile writes it; ``""`` where no award was granted by it: see
    ``roll.decisions.collect``.
    """
    for award in honoree.awards:
        decision = award.decision
        if decision and decision.number and award.status == "granted":
            base = base_id(decision.number, award.year_of_decision)
            if id_ in (base, f"{base}-{authority(award.issuer or '')}"):
                return decision.number
    return ""
