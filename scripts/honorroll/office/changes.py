"""What changed between two versions of the content, told as people speak of it: a record at a time, field by field.

    described(paths, before, after, labels) -> [Changed(...), ...]

``before`` and ``after`` give the bytes of a file in each version, None where it has none: a commit, the files on the
disk, or those kept of an earlier day (see ``versions``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from honorroll.base.findings import printable
from honorroll.base.vietnamese import given_name, sort_key, title_key
from honorroll.content.fields import Content
from honorroll.content.scan import FILMS, PHOTOS, SCANS
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.office import differences, documents
from honorroll.office.differences import Difference
from honorroll.office.documents import Described
from honorroll.office.records.form_fields import fields_of
from honorroll.office.records.form_values import Labels

Read = Callable[[str], bytes | None]
How = Literal["added", "changed", "removed", "renamed", "withdrawn"]

#: How a record or a file changed, in words.
HOW: dict[How, str] = {
    "added": "thêm mới",
    "changed": "sửa",
    "removed": "xóa",
    "renamed": "đổi địa chỉ",
    "withdrawn": "gỡ khỏi trang",
}


class FileChange(NamedTuple):
    """A file beside the main one of a record: ``noun`` says what it is (“ảnh”)."""

    path: str
    how: How
    noun: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def words(self) -> str:
        return f"{_FILE_HOW[self.how]} {self.noun} {printable(self.name)}"


_FILE_HOW: dict[How, str] = {"added": "thêm", "changed": "thay", "removed": "bỏ"}


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that changed: ``path`` is its main file, ``name`` what people call it."""

    path: str
    noun: str
    name: str
    how: How
    differences: tuple[Difference, ...] = ()
    files: tuple[FileChange, ...] = ()
    paths: tuple[str, ...] = ()
    """Every file of it that changed."""
    before_path: str = ""
    """The main file before, of a record with another address now."""
    is_unreadable: bool = False
    """Whether a version of the main file could not be read, so that ``differences`` does not tell of it."""

    @property
    def title(self) -> str:
        """“Hồ sơ cá nhân: Nguyễn Văn A (thêm mới)”."""
        return f"{self.noun}: {printable(self.name)} ({HOW[self.how]})"

    def lines(self, limit: int = 200) -> list[str]:
        """A line for each difference and file; longer texts than ``limit`` are cut."""
        told = [each.line(limit, is_new=self.how == "added") for each in self.differences]
        if self.is_unreadable:
            told.append("Tệp không đọc được, cần xem tận nơi.")
        return told + [_capital(each.words) for each in self.files]


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """The paths of files that are not the same in two versions, each of which maps paths to what tells files apart."""
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))


def described(paths: Iterable[str], before: Read, after: Read, labels: Labels) -> list[Changed]:
    """The records that the files ``paths`` belong to, as they changed: people first, then by name.

    Paths whose bytes are the same in both versions are passed over. Raises what ``before`` and ``after`` raise.
    """
    groups: dict[str, list[str]] = {}
    for path in sorted(set(paths)):
        groups.setdefault(documents.record_of(path), []).append(path)
    found = [_record(main, group, before, after, labels) for main, group in groups.items()]
    changed = _renamed([each for each in found if each], before, after, labels)
    return sorted(changed, key=_place)


def _place(each: Changed) -> tuple[object, ...]:
    is_person = each.path.startswith("honorees/individuals/")
    name = sort_key(each.name, given_name(each.name)) if is_person else title_key(each.name)
    return documents.order(each.path), name, each.path


def _record(main: str, paths: list[str], before: Read, after: Read, labels: Labels) -> Changed | None:
    kind = documents.describe(main)
    beside = [path for path in paths if path != main]
    files = [change for path in beside if (change := _file(path, before(path), after(path)))]
    was, now = before(main), after(main)
    if was == now and not files:
        return None
    if kind.model is None:
        change = _file(main, was, now)
        how = change.how if change else "changed"
        return Changed(main, kind.noun, main, how, paths=(main, *(each.path for each in files)))
    old, new = _read(main, was, kind), _read(main, now, kind)
    how = "changed" if was is not None and now is not None else "added" if was is None else "removed"
    if now is None and was is None:
        how = "changed"  # photos of a record that is not there
    told = () if how == "removed" or was == now else tuple(_told(kind, old.data, new.data, labels))
    if how == "changed" and _is_withdrawn(new.data) and not _is_withdrawn(old.data):
        how = "withdrawn"
    own = (main,) if was != now else ()
    return Changed(
        main,
        kind.noun,
        _name(main, new.data if now is not None else old.data),
        how,
        told,
        tuple(files),
        (*own, *(each.path for each in files)),
        is_unreadable=old.is_faulty or new.is_faulty,
    )


class _Text(NamedTuple):
    data: Mapping[str, Tree]
    is_faulty: bool = False


#: The key under which the text below a front matter is compared.
BODY = "\0body"


def _read(path: str, raw: bytes | None, kind: Described) -> _Text:
    if not raw:
        return _Text({}, raw is not None)
    if not kind.is_article:
        document, _ = yaml_read.load(raw, path)
        return _Text(document.data if document else {}, document is None)
    document, body, _ = yaml_read.load_front_matter(raw, path)
    if document is None:
        return _Text({}, is_faulty=True)
    return _Text(document.data | {BODY: body.text.strip()})


def _told(kind: Described, old: Mapping[str, Tree], new: Mapping[str, Tree], labels: Labels) -> Iterator[Difference]:
    model: type[Content] | None = kind.model
    if model is None:
        return
    fields = fields_of(model)
    if not kind.is_vocabulary:
        yield from differences.between(fields, _without_body(old), _without_body(new), labels)
        if kind.is_article and old.get(BODY) != new.get(BODY):
            yield differences.of_prose("Nội dung", str(old.get(BODY) or ""), str(new.get(BODY) or ""))
        return
    for id_ in dict.fromkeys([*old, *new]):
        was, now = old.get(id_), new.get(id_)
        if was == now:
            continue
        entry = now if isinstance(now, dict) else was
        name = str(entry.get("name") or id_) if isinstance(entry, dict) else id_
        if isinstance(was, dict) and isinstance(now, dict):
            yield from differences.between(fields, was, now, labels, f"{name} › ")
        else:
            yield Difference(name, differences.item(fields, was, labels), differences.item(fields, now, labels))


def _without_body(data: Mapping[str, Tree]) -> dict[str, Tree]:
    return {key: value for key, value in data.items() if key != BODY}


def _name(path: str, data: Mapping[str, Tree]) -> str:
    for key in ("name", "title", "number"):
        if isinstance(name := data.get(key), str) and name.strip():
            return name.strip()
    parts = path.split("/")
    return parts[-2] if parts[0] == "honorees" and len(parts) > 1 else parts[-1].rpartition(".")[0] or path


def _is_withdrawn(data: Mapping[str, Tree]) -> bool:
    publication = data.get("publication")
    return isinstance(publication, dict) and bool(publication.get("withdrawn"))


# ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_NOUNS = ((PHOTOS, "ảnh"), (FILMS, "phim"), (SCANS, "bản quét hoặc tài liệu"))


def _file(path: str, was: bytes | None, now: bytes | None) -> FileChange | None:
    if was == now:
        return None
    how: How = "added" if was is None else "removed" if now is None else "changed"
    return FileChange(path, how, next((noun for endings, noun in _NOUNS if path.lower().endswith(endings)), "tệp"))


# ── Renaming ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _renamed(found: list[Changed], before: Read, after: Read, labels: Labels) -> list[Changed]:
    """``found`` with what went and what came in its place as one, where the new one says what it was called."""
    gone = {each.path: each for each in found if each.how == "removed"}
    result: list[Changed] = []
    for each in found:
        old = next((path for path in _former(each, after) if path in gone), "") if each.how == "added" else ""
        if not old:
            result.append(each)
            continue
        was = gone.pop(old)
        kind = documents.describe(each.path)
        told = _told(kind, _read(old, before(old), kind).data, _read(each.path, after(each.path), kind).data, labels)
        files = _moved(was, each, before, after)
        result.append(Changed(each.path, each.noun, each.name, "renamed", tuple(told), files, each.paths, old))
    replaced = {each.before_path for each in result if each.before_path}
    return [each for each in result if each.path not in replaced]


def _former(each: Changed, after: Read) -> Iterator[str]:
    """Where the main file of a record may have been."""
    data = _read(each.path, after(each.path), documents.describe(each.path)).data
    slugs = data.get("former_slugs")
    parts = each.path.split("/")
    for slug in slugs if isinstance(slugs, list) else ():
        if isinstance(slug, str) and len(parts) > 2:
            at = -2 if parts[-1] in ("profile.yml", "conference.yml", "album.yml") else -1
            ending = "" if at == -2 else f".{parts[-1].rpartition('.')[2]}"
            yield "/".join([*parts[:at], f"{slug}{ending}", *(parts[at + 1 :] if at == -2 else ())])


def _moved(was: Changed, now: Changed, before: Read, after: Read) -> tuple[FileChange, ...]:
    """The files that came or went besides the ones that only moved along."""
    old = {each.name: before(each.path) for each in was.files}
    new = {each.name: after(each.path) for each in now.files}
    kept = {name for name, data in new.items() if data is not None and old.get(name) == data}
    return tuple(each for each in (*was.files, *now.files) if each.name not in kept)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
