"""The rules for the consultations together with the awards that name them, each a named function in ``RULES``; its
docstring is the rule.

Rows of the roll carry no positions: a profile with a finding is read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.consultations.read import FOLDER, ConsultationFile, ConsultationFiles
from honorroll.consultations.status import ConsultationStatus
from honorroll.formats.yaml_read import Document
from honorroll.roll.database import Roll
from honorroll.roll.rows import Consulted

UNKNOWN_CONSULTATION = Rule(
    "unknown-consultation",
    "error",
    Text("Không có đợt lấy ý kiến “{seen}”: thiếu tệp {path}.", "{near_vi}"),
    Text("There is no consultation “{seen}”: {path} is missing.", "{near}"),
)
NOBODY_PROPOSED = Rule(
    "consultation-without-proposals",
    "warning",
    Text(
        "Chưa có đề nghị nào trong đợt lấy ý kiến này.",
        "Trong hồ sơ của người được đề nghị, ở mục danh hiệu, thêm hai dòng: status: proposed và consultation: {id}",
    ),
    Text(
        "No award names this consultation.",
        "In the profile of whoever is proposed, add two lines to the award: status: proposed and consultation: {id}",
    ),
)
NO_CONSULTATION = Rule(
    "proposal-without-consultation",
    "warning",
    Text("Đề nghị này không thuộc đợt lấy ý kiến nào.", "Thêm dòng: consultation: {id} ({title})"),
    Text("This proposal belongs to no consultation.", "Add the line: consultation: {id} ({title})"),
)
OVERLAPPING = Rule(
    "consultations-overlap",
    "error",
    Text(
        "“{title}” của hồ sơ này đang được lấy ý kiến cùng lúc ở hai đợt: “{id}” và “{other}”.",
        "Giữ một mục: xóa mục danh hiệu này, hoặc sửa thành consultation: {other} và xóa mục kia.",
    ),
    Text(
        "“{title}” of this profile is in two consultations at the same time: “{id}” and “{other}”.",
        "Keep one: delete this award, or make it consultation: {other} and delete the other.",
    ),
)
PROPOSED_TWICE = Rule(
    "proposed-twice",
    "error",
    Text(
        "“{title}” của hồ sơ này được ghi hai lần trong đợt lấy ý kiến “{id}”.",
        "Xóa một mục; nếu là hai lần khen khác nhau thì ghi rõ ở “detail” hoặc “class”.",
    ),
    Text(
        "“{title}” of this profile is twice in the consultation “{id}”.",
        "Delete one; if they are two different awards, say so in “detail” or “class”.",
    ),
)
FORMER_ID_TAKEN = Rule(
    "consultation-former-taken",
    "error",
    Text("Địa chỉ cũ “{slug}” đang là địa chỉ của {other}.", "Bỏ địa chỉ này khỏi “former_slugs”."),
    Text("The former address “{slug}” is that of {other}.", "Remove it from “former_slugs”."),
)

#: So many profiles are named where several are to be mended.
MOST_NAMED = 5


class Proposals:
    """The consultations on a day, and the awards of the roll that name any."""

    def __init__(
        self,
        files: ConsultationFiles,
        statuses: Sequence[ConsultationStatus],
        roll: Roll,
        today: date,
        document: Callable[[str], Document | None],
    ) -> None:
        self.files, self.statuses, self.roll, self.today, self.document = files, statuses, roll, today, document
        self.by_id: Mapping[str, ConsultationStatus] = {status.id: status for status in statuses}
        self.file: Mapping[str, ConsultationFile] = {file.id: file for file in files.files}

    @cached_property
    def rows(self) -> list[Consulted]:
        return list(self.roll.consulted())

    @cached_property
    def paths(self) -> dict[str, str]:
        """The paths of the profiles that name a consultation, by slug."""
        found = "SELECT slug, path FROM honoree WHERE slug IN (SELECT slug FROM consulted)"
        return dict(self.roll.database.execute(found))

    def at_award(
        self, slug: str, key: str, wanted: Callable[[Mapping[str, object]], bool], last: bool = False
    ) -> Source:
        """Where ``key`` stands in the first award of a profile that is ``wanted``, or in the last."""
        path = self.paths.get(slug) or str(self.roll.database.one("SELECT path FROM honoree WHERE slug = ?", (slug,)))
        document = self.document(path)
        awards = document.data.get("awards") if document else None
        places = [
            n
            for n, award in enumerate(awards if isinstance(awards, list) else ())
            if isinstance(award, dict) and wanted(award)
        ]
        if document is None or not places:
            return Source(path)
        return document.locate(("awards", places[-1 if last else 0], key))

    def at_consultation(self, slug: str, id_: str, last: bool = False) -> Source:
        return self.at_award(slug, "consultation", lambda award: award.get("consultation") == id_, last)

    def profiles_waiting(self, id_: str) -> tuple[int, str]:
        """How many profiles have no result, and the paths of the first of them."""
        slugs = sorted({row.slug for row in self.rows if row.consultation == id_ and row.status == "proposed"})
        shown = ", ".join(self.paths[slug] for slug in slugs[:MOST_NAMED])
        return len(slugs), f"{shown} …" if len(slugs) > MOST_NAMED else shown


def consultations_exist(proposals: Proposals) -> Iterator[Finding]:
    """An award names a consultation that there is."""
    names = {file.consultation.title: file.id for file in proposals.files.files}
    former = {slug: file.id for file in proposals.files.files for slug in file.consultation.former_slugs}
    known = Nearest([*proposals.by_id, *former], names | former)
    for row in proposals.rows:
        if row.consultation not in proposals.by_id and row.consultation not in proposals.files.faulty:
            near = former.get(row.consultation) or known.to(row.consultation)
            near = former.get(near, near)
            yield UNKNOWN_CONSULTATION.at(
                proposals.at_consultation(row.slug, row.consultation),
                seen=row.consultation,
                path=f"{FOLDER}/{row.consultation}.yml",
                near_vi=f"Có phải “{near}” không? Nếu phải, ghi: consultation: {near}"
                if near
                else "Thêm tệp đó, hoặc ghi mã của một đợt đã có.",
                near=f"Did you mean “{near}”? If so, write: consultation: {near}"
                if near
                else "Add the file, or write the id of another.",
            )


def somebody_is_proposed(proposals: Proposals) -> Iterator[Finding]:
    """An award names each consultation."""
    for status in proposals.statuses:
        if not status.counts.total:
            yield NOBODY_PROPOSED.at(proposals.file[status.id].document.locate(("title",)), id=status.id)


def proposals_are_consulted_about(proposals: Proposals) -> Iterator[Finding]:
    """What is proposed names a consultation, where the office holds any that is not over."""
    going_on = [status for status in proposals.statuses if status.follows_the_clock]
    if not going_on:
        return
    latest = max(going_on, key=lambda status: (status.phase == "open", status.consultation.opens, status.id))
    slugs = "SELECT slug FROM ungranted ORDER BY slug"
    for slug in proposals.roll.database.column(slugs):
        facts = proposals.roll.honoree(slug)
        for award in facts.awards if facts else ():
            if award.status == "proposed" and not award.consultation:
                source = proposals.at_award(
                    slug, "status", lambda each: each.get("status") == "proposed" and not each.get("consultation")
                )
                yield NO_CONSULTATION.at(source, id=latest.id, title=latest.consultation.title)
                break


def nothing_is_proposed_twice(proposals: Proposals) -> Iterator[Finding]:
    """The same title is proposed for somebody in one consultation at a time, and once."""
    by_slug: dict[str, list[Consulted]] = defaultdict(list)
    for row in proposals.rows:
        if row.status in ("proposed", "granted"):
            by_slug[row.slug].append(row)
    for slug, rows in by_slug.items():
        facts = proposals.roll.honoree(slug) if len(rows) > 1 else None
        if facts is None:
            continue
        seen: dict[tuple[str, str, str], list[ConsultationStatus]] = defaultdict(list)
        for row in rows:
            award, status = facts.awards[row.n], proposals.by_id.get(row.consultation)
            if status is None:
                continue
            earlier = seen[award.title, award.class_, award.detail]
            title = proposals.roll.vocabulary.titles[award.title].name
            for other in earlier:
                if other.id == status.id:
                    source = proposals.at_consultation(slug, status.id, last=True)
                    yield PROPOSED_TWICE.at(source, title=title, id=status.id)
                elif _overlap(status, other):
                    source = proposals.at_consultation(slug, status.id)
                    yield OVERLAPPING.at(source, title=title, id=status.id, other=other.id)
            earlier.append(status)


def _overlap(one: ConsultationStatus, other: ConsultationStatus) -> bool:
    return one.consultation.opens <= other.closes and other.consultation.opens <= one.closes


def former_ids_are_free(proposals: Proposals) -> Iterator[Finding]:
    """A former address belongs to one consultation and is the address of none."""
    owners = {file.id: file.document.path for file in proposals.files.files}
    for file in proposals.files.files:
        for n, slug in enumerate(file.consultation.former_slugs):
            if slug in owners:
                source = file.document.locate(("former_slugs", n))
                yield FORMER_ID_TAKEN.at(source, slug=slug, other=owners[slug])
            owners[slug] = file.document.path


RULES: tuple[Callable[[Proposals], Iterator[Finding]], ...] = (
    consultations_exist,
    somebody_is_proposed,
    proposals_are_consulted_about,
    nothing_is_proposed_twice,
    former_ids_are_free,
)


def judge(proposals: Proposals) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(proposals)]
