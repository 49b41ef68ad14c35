"""Who sends from this machine: asked once, and remembered beside what was sent."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from honorroll.base.files import write_atomically
from honorroll.office.sending.failures import NotSentError
from honorroll.office.sending.outcome import Author

_FILE = "nguoi-gui.json"


def remember(folder: Path, author: Author) -> None:
    """Keep who sends. Raises NotSentError where that is nobody's name, and OSError."""
    if not any(each.isalpha() for each in author.name):
        raise NotSentError("Chưa có tên người gửi", "Ghi họ và tên của người gửi, rồi bấm “Gửi duyệt” lần nữa.")
    write_atomically(folder / _FILE, json.dumps(author._asdict(), ensure_ascii=False).encode())


def remembered(folder: Path) -> Author | None:
    """Who sent last; None where nobody did."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads((folder / _FILE).read_bytes())
        return Author(str(kept["name"]), str(kept["email"]))
    return None
