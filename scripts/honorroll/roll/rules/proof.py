"""Rules on the codes of awards: each is one award's, and what is printed stays good."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content.model import Facts
from honorroll.formats.yaml_read import Document
from honorroll.roll.database import Change, Roll

TAKEN = Rule(
    "code-taken",
    "error",
    Text(
        "Mã xác nhận “{code}” đã là của {other}.",
        "Giấy của hồ sơ kia đã in mã này thì bỏ mục “code” ở đây, hoặc ghi một mã khác: {example}.",
    ),
    Text(
        "The code “{code}” is that of {other}.",
        "If it is printed on a certificate of that profile, remove “code” here, or write another: {example}.",
    ),
)
CHANGED = Rule(
    "code-changed",
    "warning",
    Text(
        "Sửa danh hiệu, hạng, năm hay địa chỉ làm mã xác nhận đổi từ {old} thành {new}.",
        "Giấy đã in mã cũ thì ghi vào lần khen ấy: code: {first}. Chưa in thì không cần làm gì.",
    ),
    Text(
        "Title, class, year or address were changed, and the code of the award with them, from {old} to {new}.",
        "If the old one is printed, write into the award: code: {first}. If not, leave it.",
    ),
)


def judge(roll: Roll, change: Change, document: Callable[[str], Document | None]) -> Iterator[Finding]:
    """No two awards have one code, and a code that was public is that of an award as long as its award is there."""
    twice = "SELECT code FROM proof GROUP BY code HAVING count(*) > 1 ORDER BY code"
    for code in roll.database.column(twice):
        slugs = roll.database.column("SELECT slug FROM proof WHERE code = ? ORDER BY slug", (code,))
        first, *others = filter(None, map(roll.honoree, slugs))
        for facts in others:
            example = _another(code)
            yield TAKEN.at(_at(facts, document), code=code, other=first.path, example=f"code: {example}")
    for was in filter(None, change.before.values()):
        now = roll.honoree(was.slug) or roll.honoree(roll.owner(was.slug) or "")
        if now and not now.withdrawn and len(now.proofs) >= len(was.proofs):
            before, after = ({each.code for each in some.proofs} for some in (was, now))
            if lost := sorted(before - after):
                new = ", ".join(sorted(after - before))
                yield CHANGED.at(_at(now, document), old=", ".join(lost), new=new, first=lost[0])


def _at(facts: Facts, document: Callable[[str], Document | None]) -> Source:
    found = document(facts.path)
    return found.locate(("awards",)) if found else Source(facts.path)


def _another(code: str) -> str:
    """A code that is probably free."""
    return code[1:] + code[0]
