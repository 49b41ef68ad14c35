"""Which profile of an import gets which photo. Nobody gets one by a name that is only alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from honorroll.base.findings import Finding, Rule, Source
from honorroll.base.vietnamese import fold
from honorroll.content.person_names import is_same, is_unaccented
from honorroll.office.records.roster import Row as Known
from honorroll.office.workbook import rules
from honorroll.office.workbook.cells import Change, Tell
from honorroll.office.workbook.columns import value_at
from honorroll.office.workbook.headings import all_columns
from honorroll.office.workbook.photos import PhotoFolder, Wanted, names_in
from honorroll.office.workbook.planned import Planned

FILE, ALT = ("photos", 0, "file"), ("photos", 0, "alt")
#: Where what is told of files is said to stand, and how many of them are named.
_FOLDER = "Thư mục ảnh"
_MOST_NAMED = 50


class Portraits:
    """Gives the photos that cells name, and those that are called like an honoree who has none.

    ``alike`` tells who of the roll is called like somebody, but for the accents; ``tell`` takes what is refused,
    ``note`` what is only said.
    """

    def __init__(self, shown: str, alike: Callable[[str], Iterable[Known]], tell: Tell, note: Tell) -> None:
        self._source, self._alike, self._tell, self._note = Source(shown), alike, tell, note

    def assign(self, planned: Sequence[Planned], folder: PhotoFolder | None) -> None:
        """Give each of ``planned`` its photo of ``folder``; without a folder, refuse the photos that cells name."""
        wanted = [
            (each, found)
            for each in planned
            if each.photo and (found := self._named(each.photo.text, each.photo.at, folder))
        ]
        if folder is None:
            return
        taken = {want.file for _, want in wanted}
        for each, files in self._by_name(planned, [name for name in folder.names if name not in taken]):
            if len(files) > 1:
                self._tell(each.at, folder.several(each.name, files))
            else:
                wanted.append((each, Wanted(each.places.get(FILE, each.at), files[0])))
        received = folder.received([each for _, each in wanted])
        for (each, want), (_, photo) in zip(wanted, received, strict=True):
            for finding in photo.findings:
                self._tell(want.at, finding)
            if photo.data and (alt := _put(each, photo.name, photo.data, want)) is not None:
                self._say(want.at, rules.ALT_GIVEN, text=alt)

    def _say(self, at: str, rule: Rule, **facts: object) -> None:
        self._note(at, rule.at(self._source, **facts))

    def _named(self, file: str, at: str, folder: PhotoFolder | None) -> Wanted | None:
        found: Wanted | None = None
        fault: Finding | None
        if folder:
            found, fault = folder.named(file, at)
        else:
            where = {"where_vi": ": chưa chỉ ra thư mục ảnh (--photos)", "where": ": no folder is named (--photos)"}
            fault = rules.NO_PHOTO.at(self._source, file=file, near_vi="", near="", **where)
        if fault:
            self._tell(at, fault)
        return found

    # ── By name ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _by_name(self, planned: Sequence[Planned], files: Iterable[str]) -> list[tuple[Planned, list[str]]]:
        """Who needs a photo, with the files that bear the name of that one person; the others are named."""
        listed = {each.slug: each for each in planned}
        by_name: defaultdict[str, list[Planned]] = defaultdict(list)
        for each in planned:
            by_name[fold(each.name)].append(each)
        found: defaultdict[str, list[str]] = defaultdict(list)
        left: list[str] = []
        for file in files:
            alike: list[Planned | Known] = []
            for name in names_in(file):
                others = [row for row in self._alike(name) if row.slug not in listed]
                if alike := [*by_name.get(fold(name), ()), *others]:
                    break
            same = [each for each in alike if is_same(each.name, name)]
            meant = same or (alike if is_unaccented(name) else [])
            if len(meant) == 1 and isinstance(meant[0], Planned):
                each = meant[0]
                if not each.photo and not each.data.get("photos"):
                    found[each.slug].append(file)
            elif not self._is_told(file, meant or alike, is_meant=bool(meant)):
                left.append(file)
        if left:
            some = (*left[:_MOST_NAMED], *(["…"] if len(left) > _MOST_NAMED else []))
            self._say(_FOLDER, rules.PHOTOS_LEFT, count=len(left), files=some)
        return [(listed[slug], named) for slug, named in found.items()]

    def _is_told(self, file: str, people: Sequence[Planned | Known], *, is_meant: bool) -> bool:
        """Say of whom of the workbook a photo may be, where it is nobody's for sure; whether there is anybody."""
        listed = [each for each in people if isinstance(each, Planned)]
        if not listed:
            return False
        rule = rules.PHOTO_OF_SEVERAL if is_meant else rules.PHOTO_OF_ANOTHER
        self._say(listed[0].at, rule, file=file, names=tuple(f"“{each.name}” ({each.slug})" for each in people))
        return True


def _put(planned: Planned, name: str, data: bytes, want: Wanted) -> str | None:
    """Make the photo the portrait; the description that it gets, where it has none."""
    before = value_at(planned.data, FILE)
    planned.photos[name] = data
    planned.photo_file = want.file
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
