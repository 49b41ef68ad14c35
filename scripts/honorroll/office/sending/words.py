"""What is said of changes: the subject of a commit, the words for the reviewer."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.base.findings import printable
from honorroll.base.vietnamese import number
from honorroll.office.changes import HOW, Changed

#: So many records are told one by one; of more, only how many.
MAX_TOLD = 400


def subject(changed: Sequence[Changed]) -> str:
    """“Sửa hồ sơ cá nhân: Nguyễn Văn A” of one record; of more, how many of what."""
    if len(changed) == 1:
        each = changed[0]
        return f"{_capital(HOW[each.how])} {_lower(each.noun)}: {printable(each.name, 100)}"
    counts: dict[tuple[str, str], int] = {}
    for each in changed:
        counts[HOW[each.how], _lower(each.noun)] = counts.get((HOW[each.how], _lower(each.noun)), 0) + 1
    parts = [f"{how} {number(count)} {noun}" for (how, noun), count in counts.items()]
    more = f" và {len(parts) - 3} việc khác" if len(parts) > 3 else ""
    return _capital(", ".join(parts[:3]) + more)


def letter(changed: Sequence[Changed], note: str = "") -> str:
    """What the reviewer reads: what the sender adds, then every record with what changed in it."""
    parts = [note.strip()] if note.strip() else []
    parts += ("\n".join([each.title, *(f"- {line}" for line in each.lines())]) for each in changed[:MAX_TOLD])
    if len(changed) > MAX_TOLD:
        parts.append(f"… và {number(len(changed) - MAX_TOLD)} mục nữa.")
    return "\n\n".join(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
