"""The rules about decisions, each a named function in ``RULES``; its docstring is the rule.

They look at the files, and at those decisions of which profiles contradict each other; profiles are read again for the
places of what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import fold
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document
from honorroll.roll.database import Roll
from honorroll.roll.decisions.collect import NOBODY, contradict, told_apart
from honorroll.roll.decisions.files import FOLDER, DecisionFacts, DecisionFiles
from honorroll.roll.decisions.ids import authority
from honorroll.roll.rows import DECIDED, DECISIONS, Decided

NOT_NAMED = Rule(
    "decision-not-named",
    "warning",
    Text(
        "Không khen thưởng nào nêu quyết định “{id}”.",
        "{near_vi}Hồ sơ đã gỡ hoặc chưa có thì trang không đăng tệp này; ghi nhầm thì đổi tên tệp, hoặc xóa.",
    ),
    Text(
        "No award names the decision “{id}”.",
        "{near}Where its profiles were withdrawn or are still to come, nothing of the file is published; else rename "
        "or delete it.",
    ),
)
TOO_FEW = Rule(
    "decision-recipients",
    "error",
    Text(
        "Ghi quyết định khen {seen}, nhưng trên bảng vàng đã có {count} hồ sơ được khen theo quyết định này.",
        "Xem lại số trong quyết định; ít nhất là: recipients: {count}",
    ),
    Text(
        "The decision is said to honour {seen}, but {count} on the roll are honoured by it.",
        "Check the number in the decision; it is at least: recipients: {count}",
    ),
)
DATE_AHEAD = Rule(
    "decision-ahead",
    "error",
    Text("Quyết định ghi ngày {date}, sau ngày dựng trang {today}.", "Xem lại ngày ký trên quyết định."),
    Text("The decision is dated {date}, after the day of the build, {today}.", "Check the date on the decision."),
)
DATES_DIFFER = Rule(
    "decision-dates",
    "warning",
    Text(
        "Quyết định {number} ở đây ký {date}, ở {other} ghi {other_date}.",
        "Một quyết định chỉ có một ngày: xem bản quyết định. Nếu ngày kia đúng thì ghi ở đây: date: {other_date}",
    ),
    Text(
        "The decision {number} is dated {date} here and {other_date} in {other}.",
        "A decision has one date: look at it. If the other is right, write here: date: {other_date}",
    ),
)
SCANS_DIFFER = Rule(
    "decision-scans",
    "warning",
    Text(
        "Bản quét của quyết định {number} ở đây khác bản ở {other}.",
        "Giữ một bản, đặt vào {folder} và ghi trong {file}: file: {name}",
    ),
    Text(
        "The scan of the decision {number} here is another than that in {other}.",
        "Keep one, put it into {folder}, and write in {file}: file: {name}",
    ),
)
ISSUER_MISSING = Rule(
    "decision-issuer-missing",
    "warning",
    Text(
        "Có nhiều quyết định {number} của các cơ quan khác nhau; ở đây chưa ghi cơ quan nào.",
        "Ghi “issuer” của khen thưởng này, ví dụ: issuer: {example}",
    ),
    Text(
        "Several bodies have issued a decision {number}; the award does not say which.",
        "Give its “issuer”, for example: issuer: {example}",
    ),
)
ISSUER_DIFFERS = Rule(
    "decision-issuer",
    "warning",
    Text(
        "Tệp này ghi cơ quan “{seen}”, hồ sơ {other} ghi “{stated}”.",
        "Nếu là hai quyết định thì tệp tên là {name}; nếu là một thì ghi như nhau ở cả hai nơi.",
    ),
    Text(
        "The file names “{seen}”, the profile {other} “{stated}”.",
        "If they are two decisions, the name of the file is {name}; if it is one, write the same in both.",
    ),
)


FORMER_TAKEN = Rule(
    "decision-former-id",
    "error",
    Text("Mã cũ “{id}” đang là mã của một quyết định khác.", "Bỏ mã này khỏi “former_ids”."),
    Text("The former id “{id}” is that of another decision.", "Remove it from “former_ids”."),
)


class Decisions(NamedTuple):
    """What the rules look at. ``profile`` reads a profile again, by path."""

    root: Path
    roll: Roll
    files: DecisionFiles
    date: date
    profile: Callable[[str], Document | None]

    def at(self, facts: DecisionFacts, key: str) -> Source:
        """Where ``key`` stands in the file of a decision."""
        document, _ = yaml_read.load(yaml_read.read_bytes(self.root, facts.path), facts.path)
        return document.locate((key,)) if document else Source(facts.path)

    def path(self, row: Decided) -> str:
        """The path of the profile that states it."""
        path: str = self.roll.database.one("SELECT path FROM honoree WHERE slug = ?", (row.slug,))
        return path

    def stated(self, row: Decided, key: str) -> Source:
        """Where a profile says that of the decision."""
        path = self.path(row)
        document = self.profile(path)
        awards = document.data.get("awards") if document else None
        for n, award in enumerate(awards if isinstance(awards, list) else ()):
            decision = award.get("decision") if isinstance(award, dict) else None
            if document and isinstance(decision, dict) and fold(str(decision.get("number"))) == fold(row.number):
                if key in decision:
                    return document.locate(("awards", n, "decision", key))
                return document.locate(("awards", n, "decision"), key=True)
        return Source(path)

    def rows(self, base: str) -> list[Decided]:
        """What awards say of the decisions with that number and year, whoever issued them."""
        return list(DECIDED.select(self.roll.database, "WHERE base = ? ORDER BY slug, award", (base,)))


def files_are_of_a_decision(decisions: Decisions) -> Iterator[Finding]:
    """A file is named by the id of a decision that an award names."""
    column = decisions.roll.database.column
    unknown = [
        id_ for id_ in sorted(decisions.files.facts) if not column("SELECT 1 FROM decision WHERE id = ?", (id_,))
    ]
    nearest = Nearest(column("SELECT id FROM decision ORDER BY id")) if unknown else None
    for id_ in unknown:
        near = nearest.to(id_) if nearest else ""
        yield NOT_NAMED.at(
            Source(f"{FOLDER}/{id_}.yml"),
            id=id_,
            near_vi=f"Có phải tên tệp là “{near}.yml” không? " if near else "",
            near=f"Is its name “{near}.yml”? " if near else "",
        )


def no_more_are_honoured_than_stated(decisions: Decisions) -> Iterator[Finding]:
    """A decision honours at least those on the roll."""
    for id_, facts in sorted(decisions.files.facts.items()):
        row = DECISIONS.get(decisions.roll.database, "WHERE id = ?", (id_,))
        if row and facts.recipients and facts.recipients < row.total:
            yield TOO_FEW.at(decisions.at(facts, "recipients"), seen=facts.recipients, count=row.total)


def no_decision_lies_ahead(decisions: Decisions) -> Iterator[Finding]:
    """No file dates a decision after the day of the build."""
    today = decisions.date.isoformat()
    for _, facts in sorted(decisions.files.facts.items()):
        if facts.date > today[: len(facts.date)]:
            yield DATE_AHEAD.at(decisions.at(facts, "date"), date=facts.date, today=today)


def profiles_agree(decisions: Decisions) -> Iterator[Finding]:
    """What several profiles and the file say of a decision is the same, as far as each of them says it."""
    disputed = DECISIONS.select(decisions.roll.database, "WHERE disputed ORDER BY id")
    for decision in disputed:
        rows = next(
            some for id_, _, some in told_apart(decision.base, decisions.rows(decision.base)) if id_ == decision.id
        )
        file = decisions.files.facts.get(decision.id)
        yield from _dates(decisions, rows, file)
        if not (file and file.scan):
            yield from _scans(decisions, decision.id, rows)
        named = next((row for row in rows if row.issuer), None)
        if file and file.issuer and named and authority(file.issuer) not in {row.authority for row in rows}:
            yield ISSUER_DIFFERS.at(
                decisions.at(file, "issuer"),
                seen=file.issuer,
                other=decisions.path(named),
                stated=named.issuer,
                name=f"{decision.base}-{authority(file.issuer)}.yml",
            )


def _dates(decisions: Decisions, rows: Sequence[Decided], file: DecisionFacts | None) -> Iterator[Finding]:
    dated = [row for row in rows if row.date]
    for row in dated:
        if file and file.date:
            other, date_ = file.path, file.date if contradict(row.date, file.date) else ""
        else:
            against = next((each for each in dated if contradict(row.date, each.date)), None)
            other, date_ = (decisions.path(against), against.date) if against else ("", "")
        if date_:
            yield DATES_DIFFER.at(
                decisions.stated(row, "date"), number=row.number, date=row.date, other=other, other_date=date_
            )


def _scans(decisions: Decisions, id_: str, rows: Sequence[Decided]) -> Iterator[Finding]:
    scanned = [row for row in rows if row.scan]
    for row in scanned:
        against = next((each for each in scanned if each.scan != row.scan), None)
        if against:
            ending = row.scan.rpartition(".")[2]
            yield SCANS_DIFFER.at(
                decisions.stated(row, "file"),
                number=row.number,
                other=decisions.path(against),
                folder=FOLDER,
                file=f"{FOLDER}/{id_}.yml",
                name=f"{id_}.{ending if ending == 'pdf' else 'jpg'}",
            )


def issuers_tell_decisions_apart(decisions: Decisions) -> Iterator[Finding]:
    """Where several bodies have decided under one number, an award says which of them."""
    without = decisions.roll.database.column(
        "SELECT base FROM decision WHERE id = base || ? ORDER BY base", (f"-{NOBODY}",)
    )
    for base in without:
        rows = decisions.rows(base)
        example = min(row.issuer for row in rows if row.issuer)
        for row in rows:
            if not row.authority:
                yield ISSUER_MISSING.at(decisions.stated(row, "number"), number=row.number, example=example)


def former_ids_are_free(decisions: Decisions) -> Iterator[Finding]:
    """No former id is that of a decision."""
    for _, facts in sorted(decisions.files.facts.items()):
        for id_ in facts.former_ids:
            if decisions.roll.database.one("SELECT 1 FROM decision WHERE id = ? OR base = ?", (id_, id_)):
                yield FORMER_TAKEN.at(decisions.at(facts, "former_ids"), id=id_)


RULES: tuple[Callable[[Decisions], Iterator[Finding]], ...] = (
    files_are_of_a_decision,
    no_more_are_honoured_than_stated,
    no_decision_lies_ahead,
    profiles_agree,
    issuers_tell_decisions_apart,
    former_ids_are_free,
)


def judge(decisions: Decisions) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(decisions)]
