"""Addresses of sources that are gone, lead elsewhere or are uncertain, as ``office.sources`` last found them.

Nobody is asked here. An address that its files no longer name is settled, and told no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from honorroll.base.vietnamese import day_first
from honorroll.office.messages import Bilingual
from honorroll.office.sources import cited, record, verdict
from honorroll.office.sources.record import Line
from honorroll.office.sources.verdict import State
from honorroll.office.todo.model import Group, Task

_GROUPS: tuple[tuple[State, Bilingual, Bilingual], ...] = (
    (
        "gone",
        Bilingual("Liên kết đã hỏng", "Addresses that are gone"),
        Bilingual(
            "Tìm địa chỉ mới của bài, hoặc lấy bản lưu nêu cạnh đó, rồi sửa “url” của nguồn.",
            "Find the page elsewhere, or take the copy that is named beside it, and change “url” of the source.",
        ),
    ),
    (
        "suspect",
        Bilingual("Liên kết có lẽ đã sang trang khác", "Addresses that may lead to another page"),
        Bilingual(
            "Mở xem còn đúng bài không; nếu không thì sửa “url” của nguồn.",
            "Open them: where it is no longer the page, change “url” of the source.",
        ),
    ),
    (
        "moved",
        Bilingual("Liên kết đã chuyển địa chỉ", "Addresses that have moved"),
        Bilingual("Sửa “url” của nguồn thành địa chỉ mới.", "Change “url” of the source to the new address."),
    ),
    (
        "uncertain",
        Bilingual("Liên kết chưa rõ", "Addresses that are uncertain"),
        Bilingual(
            "Mở bằng trình duyệt xem còn không; có trang không trả lời chương trình.",
            "Open them in a browser: some sites do not answer programs.",
        ),
    ),
)
_DESK = "Bấm vào địa chỉ để đến nơi nêu nguồn, rồi sửa “Địa chỉ trên mạng”; sửa xong thì dòng ấy tự hết."


def groups(root: Path) -> Iterator[Group]:
    """The groups that have addresses. Raises OSError where the record cannot be read."""
    named = cache(lambda path: frozenset(cited.addresses_in(root, path)))
    found = sorted(record.read(root)[0].values(), key=lambda line: (line.since, line.url))
    for state, title, hint in _GROUPS:
        tasks = [
            _task(line, paths)
            for line in found
            if line.state == state and (paths := [path for path in line.files if line.url in named(path)])
        ]
        if tasks:
            yield Group(state, title, hint, tasks, in_desk=_DESK)


def _task(line: Line, paths: list[str]) -> Task:
    why, since = verdict.told(line.why), day_first(line.since.isoformat())
    what = Bilingual(f"{why.vi}, từ {since}", f"{why.en}, since {line.since}")
    if paths[1:]:
        more = f"{len(paths) - 1}{'+' if len(paths) == record.MOST_FILES else ''}"
        what = Bilingual(f"{what.vi} (và {more} tệp nữa)", f"{what.en} (and {more} more files)")
    task = Task(line.url, what, paths[0], is_late=line.state == "gone")
    if line.leads_to:
        return task._replace(instead=line.leads_to, instead_is=Bilingual("nay ở", "now at"))
    if line.archived:
        return task._replace(instead=line.archived, instead_is=Bilingual("bản lưu", "a copy"))
    return task
