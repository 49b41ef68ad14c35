"""What profiles need: a consent that ends, two that may be one person, no deed, no photo, no post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from honorroll.base.vietnamese import fold, short_date
from honorroll.content.consent import EXPIRY_WARNING
from honorroll.content.person_names import is_same
from honorroll.content.person_titles import bare_name
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.news.scan import NEWS_DIR
from honorroll.office.messages import Bilingual
from honorroll.office.records.roster import Row
from honorroll.office.todo.model import Ground, Group, Task, days

#: So many profiles of those that lack something are named; the desk lists them all.
MOST_NAMED = 5

CONSENTS = Bilingual("Đồng ý sắp hết hạn hoặc đã hết", "Consents that end")
CONSENTS_HINT = Bilingual(
    "Từ hôm sau ngày cuối, trang tự gỡ những gì cần sự đồng ý. Xin gia hạn rồi sửa ngày trong hồ sơ.",
    "From the next day on the site leaves out what needs it. Ask for another and change the day in the profile.",
)
TWINS = Bilingual("Có thể trùng người", "Possibly one person twice")
TWINS_HINT = Bilingual(
    "Mở ở bàn làm việc để xem hai hồ sơ cạnh nhau và trả lời; trả lời rồi thì không bị hỏi lại.",
    "Open them in the desk, side by side, and answer; the answer is kept.",
)
LACKING: dict[str, tuple[Bilingual, Bilingual]] = {
    "photos": (
        Bilingual("Chưa có ảnh", "Without a photo"),
        Bilingual("Thêm ảnh ở bàn làm việc, ghi người chụp.", "Add one in the desk, with who took it."),
    ),
    "deed": (
        Bilingual("Chưa ghi vì sao được vinh danh", "Without a deed"),
        Bilingual("Ghi một việc cụ thể, nhiều nhất 90 ký tự.", "One deed, in at most 90 characters."),
    ),
    "posts": (
        Bilingual("Chưa có tin bài", "Without a post"),
        Bilingual("Viết một bài và ghi ai được nói đến.", "Write one, and say whom it is about."),
    ),
}


def groups(ground: Ground) -> Iterator[Group]:
    rows = [row for row in ground.roster.rows().values() if not row.withdrawn]
    rows.sort(key=lambda row: (row.sort, row.path))
    ending = sorted((row for row in rows if is_ending(row, ground.today)), key=lambda row: row.until)
    yield Group("consents", CONSENTS, CONSENTS_HINT, [_consent(row, ground.today) for row in ending])
    yield Group("twins", TWINS, TWINS_HINT, list(_twins(ground, rows)))
    posted = told_of(ground.root)
    for key, (title, hint) in LACKING.items():
        lacking = [row for row in rows if lacks(row, key, posted)]
        named = [Task(row.name, Bilingual(row.role, row.role), row.path) for row in lacking[:MOST_NAMED]]
        yield Group(key, title, hint, named, len(lacking))


def lacks(row: Row, key: str, posted: Collection[str]) -> bool:
    """Whether a profile lacks what ``key`` names; ``posted`` are the slugs of those whom posts tell of."""
    return row.slug not in posted if key == "posts" else key in row.missing


def is_ending(row: Row, today: date) -> bool:
    """Whether the consent has ended, or ends within the time of the warning."""
    return bool(row.until) and not row.withdrawn and row.until <= (today + EXPIRY_WARNING).isoformat()


def _consent(row: Row, today: date) -> Task:
    try:
        until = date.fromisoformat(row.until)
    except ValueError:  # a finding of ``check``
        return Task(row.name, Bilingual(row.until, row.until), row.path, is_late=True)
    left = days((until - today).days)
    if until < today:
        what = Bilingual(f"Đã hết từ ngày {short_date(until)}", f"Ended on {until}")
    else:
        what = Bilingual(f"Ngày cuối {short_date(until)} ({left.vi})", f"Ends on {until} ({left.en})")
    return Task(row.name, what, row.path, until, is_late=until < today)


# ── Two that may be one ────────────────────────────────────────────────────────────────────────────────────────────


def _twins(ground: Ground, rows: Sequence[Row]) -> Iterator[Task]:
    """As ``likely-duplicate`` finds them: of one name but for accents, and of one unit, place or award, unless one of
    the profiles says that the other is somebody else.
    """
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_name[fold(bare_name(row.name)) if row.kind == "individual" else row.spelling].append(row)
    for namesakes in by_name.values():
        if len(namesakes) < 2:
            continue
        namesakes.sort(key=lambda row: row.path)
        said = {row.path: _data(ground.root, row) for row in namesakes}
        for n, row in enumerate(namesakes):
            for other in namesakes[:n]:
                mine, theirs = said[row.path], said[other.path]
                if row.slug in _texts(theirs, "distinct_from") or other.slug in _texts(mine, "distinct_from"):
                    continue
                if shared := _shared(mine, theirs):
                    called = "Cùng tên" if is_same(row.name, other.name) else "Tên gần giống"
                    what = Bilingual(
                        f"{called}, cùng {shared.vi} với {other.slug}", f"Shares {shared.en} with {other.slug}"
                    )
                    yield Task(row.name, what, row.path, other=other.path)
                    break


def _data(root: Path, row: Row) -> Mapping[str, Tree]:
    try:
        document, _ = yaml_read.load(yaml_read.read_bytes(root, row.path), row.path)
    except OSError:
        return {}
    return document.data if document else {}


def _texts(data: Mapping[str, Tree], key: str) -> list[Tree]:
    value = data.get(key)
    return value if isinstance(value, list) else []


def _shared(mine: Mapping[str, Tree], theirs: Mapping[str, Tree]) -> Bilingual | None:
    unit, other = mine.get("unit"), theirs.get("unit")
    if isinstance(unit, str) and isinstance(other, str) and fold(unit) == fold(other):
        return Bilingual("đơn vị", "the unit")
    if mine.get("place") and mine.get("place") == theirs.get("place"):
        return Bilingual("địa bàn", "the place")
    awards, others = ({_award(award) for award in _texts(data, "awards")} for data in (mine, theirs))
    return Bilingual("danh hiệu", "an award") if (awards & others) - {None} else None


def _award(award: Tree) -> tuple[str, str] | None:
    return (str(award.get("title")), str(award.get("year"))) if isinstance(award, dict) else None


# ── Posts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def told_of(root: Path) -> frozenset[str]:
    """The slugs of those whom a post tells of."""
    found: set[str] = set()
    for path in sorted((root / NEWS_DIR).glob("*.md")):
        name = path.relative_to(root).as_posix()
        try:
            document, _, _ = yaml_read.load_front_matter(yaml_read.read_bytes(root, name), name)
        except OSError:
            continue
        if document and not document.data.get("withdrawn"):
            found.update(slug for slug in _texts(document.data, "honorees") if isinstance(slug, str))
    return frozenset(found)
