"""Which profile of an import gets which photo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from honorroll.base.findings import Finding, Source
from honorroll.base.vietnamese import fold
from honorroll.office.workbook import rules
from honorroll.office.workbook.cells import Change, Tell
from honorroll.office.workbook.columns import value_at
from honorroll.office.workbook.entries import Told
from honorroll.office.workbook.headings import all_columns
from honorroll.office.workbook.photos import PhotoFolder, Wanted
from honorroll.office.workbook.planned import Planned

FILE, ALT = ("photos", 0, "file"), ("photos", 0, "alt")


def assign(
    planned: Sequence[Planned], folder: PhotoFolder | None, shown: str, tell: Tell, note: Callable[[Told], None]
) -> None:
    """Give the photos that cells name, and those that are called like an honoree who has none."""
    called = Counter(fold(each.name) for each in planned)
    wanted: list[tuple[Planned, Wanted]] = []
    for each in planned:
        found: Wanted | None = None
        fault: Finding | None = None
        if each.photo and folder:
            found, fault = folder.named(each.photo.text, each.photo.at)
        elif each.photo:
            where = {"where_vi": ": chưa chỉ ra thư mục ảnh (--photos)", "where": ": no folder is named (--photos)"}
            fault = rules.NO_PHOTO.at(Source(shown), file=each.photo.text, near_vi="", near="", **where)
        elif folder and not each.data.get("photos") and called[fold(each.name)] == 1:
            found, fault = folder.of_person(each.name, each.places.get(FILE, each.at))
        if fault:
            tell(each.photo.at if each.photo else each.at, fault)
        if found:
            wanted.append((each, found))
    if folder is None:
        return
    received = folder.received([each for _, each in wanted])
    for (each, want), (_, photo) in zip(wanted, received, strict=True):
        for finding in photo.findings:
            tell(want.at, finding)
        if photo.data and (alt := _put(each, photo.name, photo.data, want)) is not None:
            note(Told(want.at, rules.ALT_GIVEN.at(Source(shown), text=alt)))


def _put(planned: Planned, name: str, data: bytes, want: Wanted) -> str | None:
    """Make the photo the portrait; the description that it gets, where it has none."""
    before = value_at(planned.data, FILE)
    planned.photos[name] = data
    if isinstance(before, str) and before != name:
        planned.gone.append(before)
    planned.put(FILE, name)
    heading = all_columns()["photos/0/file"].heading
    planned.changes.append(Change(heading, before if isinstance(before, str) else "", want.file, want.at))
    if value_at(planned.data, ALT):
        return None
    alt = f"Chân dung {planned.name}" if planned.kind == "individual" else f"Ảnh {planned.name}"
    planned.put(ALT, alt)
    return alt
