"""Addresses of sources that no longer answer, as tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from honorroll.office.messages import Bilingual
from honorroll.office.todo import links
from honorroll.office.todo.links import Answer, Progress
from honorroll.office.todo.model import Group, Task

GONE = Bilingual("Liên kết đã hỏng", "Addresses that are gone")
GONE_HINT = Bilingual(
    "Tìm địa chỉ mới của bài, hoặc bản lưu ở https://web.archive.org, rồi sửa “url” của nguồn.",
    "Find the page elsewhere, or a copy at https://web.archive.org, and change “url” of the source.",
)
UNCERTAIN = Bilingual("Liên kết chưa rõ", "Addresses that are uncertain")
UNCERTAIN_HINT = Bilingual(
    "Mở bằng trình duyệt xem còn không; có trang không trả lời chương trình.",
    "Open them in a browser: some sites do not answer programs.",
)


def groups(root: Path, progress: Progress = lambda *_: None) -> Iterator[Group]:
    """Ask, and tell what did not answer. This takes minutes."""
    yield from as_groups(links.checked(links.places(root), progress))


def as_groups(answers: Sequence[Answer]) -> Iterator[Group]:
    for state, title, hint in (("gone", GONE, GONE_HINT), ("uncertain", UNCERTAIN, UNCERTAIN_HINT)):
        tasks = [_task(answer) for answer in answers if answer.state == state]
        if tasks:
            yield Group(state, title, hint, tasks)


def _task(answer: Answer) -> Task:
    paths = answer.place.paths
    more = (
        Bilingual(f" (và {len(paths) - 1} tệp nữa)", f" (and {len(paths) - 1} more files)")
        if paths[1:]
        else Bilingual("", "")
    )
    what = Bilingual(f"{answer.why.vi}{more.vi}", f"{answer.why.en}{more.en}")
    return Task(answer.place.url, what, paths[0], is_late=answer.state == "gone")
