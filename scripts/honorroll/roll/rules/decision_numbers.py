"""The rule about the numbers of decisions: number and sign, as the document has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from honorroll.base.findings import Finding, Rule, Text
from honorroll.content import meant
from honorroll.content.letters import lookalike_letters
from honorroll.roll.profile import Profile

SHORT_NUMBER = Rule(
    "decision-number",
    "warning",
    Text("Số quyết định “{seen}” thiếu ký hiệu.", "Chép đủ như trên văn bản, ví dụ: number: {digits}/QĐ-UBND"),
    Text(
        "The number of the decision, “{seen}”, lacks its sign.", "Copy it whole, for example: number: {digits}/QĐ-UBND"
    ),
)
UNTIDY_NUMBER = Rule(
    "decision-number-untidy",
    "warning",
    Text("Số quyết định “{seen}” không ghi đúng như trên văn bản.", "Chỉ ghi số và ký hiệu: number: {meant}"),
    Text("“{seen}” is not how a document states its number.", "Write number and sign alone: number: {meant}"),
)
DATE_AS_NUMBER = Rule(
    "decision-number-date",
    "error",
    Text(
        "Số quyết định “{seen}” là một ngày, không phải số và ký hiệu.",
        "Chép số và ký hiệu trên văn bản, ví dụ: number: 1234/QĐ-UBND. Ngày ký thì ghi ở: date: {day}",
    ),
    Text(
        "The number of the decision, “{seen}”, is a date.",
        "Copy number and sign of the document, for example: number: 1234/QĐ-UBND. The day goes to: date: {day}",
    ),
)
SEVERAL_NUMBERS = Rule(
    "decision-number-several",
    "warning",
    Text(
        "Số quyết định “{seen}” gồm {count} số.",
        "Mỗi lần khen ghi một số, là số của quyết định khen thưởng: number: {first}. Nếu mỗi quyết định là một lần "
        "khen thì tách thành hai mục của “awards”.",
    ),
    Text(
        "The number of the decision, “{seen}”, holds {count} numbers.",
        "Give one an award, that of the decision which grants it: number: {first}. Where each decision granted one, "
        "make them two items of “awards”.",
    ),
)

#: A day alone.
_DAY = re.compile(
    r"(?:(?:ký )?ngày )?[0-9]{1,2}(?: ?[/.–-] ?[0-9]{1,2} ?[/.–-] ?| tháng [0-9]{1,2},? năm )(?:18|19|20)[0-9]{2}",
    re.IGNORECASE,
)
#: Where a number with its sign begins: 45/QĐ-UBND, 45/2024/QĐ-UBND, 56-QĐ/TU.
_EACH = re.compile(r"(?<![\w/.-])[0-9]+[A-Za-z]?(?:/(?:18|19|20)[0-9]{2})?[/-][^\W\d_][^\s,;()]*")
#: A number as people write it, with what the sentence says around it.
_NUMBER = re.compile(
    r"(?:(?:quyết định|qđ|số):?\s*)*"
    r"(?P<digits>[0-9]+[A-Za-z]?(?:/(?:18|19|20)[0-9]{2})?)(?P<sign>[/-][^\W\d_][^\s,;()]*?)?"
    rf"\.?(?:[,;]?\s*\(?(?:(?:ký )?ngày .+|{_DAY.pattern})\)?)?",
    re.IGNORECASE,
)
#: What kind of document it is, at the beginning of a sign, in small letters or without its Đ.
_KIND = re.compile(r"[/-](?:qđ|qd|kt|nq)(?![^\W\d_])", re.IGNORECASE)


def decisions_are_numbered_in_full(profile: Profile) -> Iterator[Finding]:
    """The number of a decision includes the symbol of its issuer (Decree 30/2020/NĐ-CP, annex I)."""
    for n, award in enumerate(profile.honoree.awards):
        for key, decision in (("decision", award.decision), ("revoked", award.revoked)):
            seen = (decision.number or "") if decision else ""
            source = partial(profile.document.locate, ("awards", n, key, "number"))
            if strange := list(lookalike_letters(seen, source)):
                yield from strange
            elif found := fault(seen):
                rule, facts = found
                yield rule.at(source(), seen=seen, **facts)


def fault(seen: str) -> tuple[Rule, dict[str, object]] | None:
    """The rule that the number of a decision breaks, and the facts of its texts; None where it is one."""
    if _DAY.fullmatch(seen):
        return DATE_AS_NUMBER, {"day": meant.day(seen)[0] or seen[-4:]}
    if len(numbers := [each.rstrip(".") for each in _EACH.findall(seen)]) > 1:
        return SEVERAL_NUMBERS, {"count": len(numbers), "first": _tidy(numbers[0])}
    match = _NUMBER.fullmatch(seen)
    if match is None:
        return None
    if not match["sign"]:
        return SHORT_NUMBER, {"digits": match["digits"]}
    tidy = _tidy(match["digits"] + match["sign"])
    return (UNTIDY_NUMBER, {"meant": tidy}) if tidy != seen else None


def _tidy(number: str) -> str:
    """A number with its kind in capitals and with its Đ; all of the sign in capitals, where it has none."""
    if (kind := _KIND.search(number)) is None:
        return number
    written, rest = kind[0].upper().replace("QD", "QĐ"), number[kind.end() :]
    if rest.islower():
        rest = rest.upper().replace("TTG", "TTg")
    return number[: kind.start()] + written + rest
