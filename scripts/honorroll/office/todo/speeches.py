"""Fields of work that nobody speaks about at a conference to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from honorroll.base.findings import Finding
from honorroll.base.moments import moment
from honorroll.base.vietnamese import short_date
from honorroll.conferences.model import Conference
from honorroll.conferences.scan import CONFERENCES_DIR
from honorroll.formats import yaml_read
from honorroll.office.messages import Bilingual
from honorroll.office.todo.model import Ground, Group, Task
from honorroll.office.todo.units import read

TITLE = Bilingual("Lĩnh vực chưa có tham luận", "Fields without a speech")
HINT = Bilingual(
    "Mời người tham luận về lĩnh vực còn thiếu, rồi ghi “field” ở tham luận; không cần đủ mọi lĩnh vực.",
    "Ask somebody to speak about what is missing, and write “field” in the speech; not every field needs one.",
)
IN_DESK = "Mời người tham luận về lĩnh vực còn thiếu, rồi chọn lĩnh vực ở tham luận; không cần đủ mọi lĩnh vực."


def group(ground: Ground, findings: list[Finding]) -> Group:
    """The conferences to come that have speeches, the nearest first, each with the fields that no speech is about."""
    found = sorted(_tasks(ground, findings), key=lambda task: (task.due or date.max, task.name))
    return Group("speeches", TITLE, HINT, found, 0, IN_DESK)


def _tasks(ground: Ground, findings: list[Finding]) -> Iterator[Task]:
    for file in sorted((ground.root / CONFERENCES_DIR).glob("*/conference.yml")):
        path = file.relative_to(ground.root).as_posix()
        conference = read(ground.root, path, Conference, findings)
        if conference is None or conference.status != "planned":
            continue
        begins = moment(conference.start) if conference.start else None
        if begins and max(begins.first, begins.after - timedelta(days=1)).date() < ground.today:
            continue
        spoken = list(_fields(ground.root, file.parent))
        if not (spoken or any(item.kind == "speeches" for item in conference.programme)):
            continue
        missing = [entry.name for id_, entry in ground.vocabulary.fields.items() if id_ not in spoken]
        if missing:
            names, when = "; ".join(missing), begins.day if begins else None
            before = Bilingual(f", họp {short_date(when)}", f", on {when}") if when else Bilingual("", "")
            what = Bilingual(f"Chưa có tham luận về: {names}{before.vi}", f"No speech about: {names}{before.en}")
            yield Task(conference.name, what, path, when)


def _fields(root: Path, folder: Path) -> Iterator[str]:
    """The field of each speech; ``""`` of one that names none."""
    for file in sorted((folder / "speeches").glob("*.md")):
        path = file.relative_to(root).as_posix()
        try:
            document, _, _ = yaml_read.load_front_matter(yaml_read.read_bytes(root, path), path)
        except OSError:
            continue
        field = document.data.get("field") if document else None
        yield field if isinstance(field, str) else ""
