"""The marks that git leaves where two versions of a text could not be merged: ``<<<<<<<``, ``=======``, ``>>>>>>>``.

Only the first and the last tell of a conflict. A line of ``=======`` under another is a heading in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from honorroll.base.findings import Finding, Rule, Source, Text

CONFLICT = Rule(
    "git-conflict",
    "error",
    Text(
        "Còn dấu của git “{seen}”: hai người cùng sửa chỗ này, cả hai bản đang nằm trong tệp{until_vi}.",
        "Giữ lại bản đúng (ở trên hoặc ở dưới dòng =======), xóa bản kia, rồi xóa cả các dòng dấu <<<<<<<, ======= và "
        ">>>>>>>.",
    ),
    Text(
        "A mark of git is left, “{seen}”: two people changed this place, and both versions are in the file{until}.",
        "Keep the right version (above or below the line of =======), delete the other, and then the marks <<<<<<<, "
        "======= and >>>>>>> too.",
    ),
)
_BEGIN, _END = "<<<<<<< ", ">>>>>>> "
_MARK = re.compile(rf"^(?:{_BEGIN}|{_END})[^\r\n]*", re.MULTILINE)
#: So many marks of a file are looked at.
_MOST = 40


def findings(text: str, path: str) -> Iterator[Finding]:
    """What is told of the conflicts in the text of a file: each at its first mark, with the line of its last."""
    if _BEGIN not in text and _END not in text:
        return
    began: tuple[int, str] | None = None
    for match in islice(_MARK.finditer(text), _MOST):
        line, mark = text.count("\n", 0, match.start()) + 1, match[0].rstrip()
        if mark.startswith(_BEGIN.rstrip()):
            if began:
                yield _told(path, *began)
            began = line, mark
        else:
            yield _told(path, *began, line) if began else _told(path, line, mark)
            began = None
    if began:
        yield _told(path, *began)


def _told(path: str, line: int, seen: str, last: int = 0) -> Finding:
    until_vi, until = (f", đến dòng {last}", f", up to line {last}") if last else ("", "")
    return CONFLICT.at(Source(path, line, 1), seen=seen, until_vi=until_vi, until=until)
