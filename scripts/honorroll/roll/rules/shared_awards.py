"""The rule about awards that several honorees received together."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.content.model import Facts, SharedAward
from honorroll.roll.rules.roll import JudgedRoll

UNKNOWN = Rule(
    "co-recipient-unknown",
    "error",
    Text(
        "Không có hồ sơ “{other}”.",
        "{near_vi}Người cùng nhận chưa có hồ sơ thì bỏ mã này.",
    ),
    Text(
        "There is no profile “{other}”.",
        "{near}Remove the slug of somebody who has no profile.",
    ),
)
ITSELF = Rule(
    "co-recipient-itself",
    "error",
    Text("“with” ghi chính hồ sơ này.", "Bỏ “{other}”, chỉ ghi mã hồ sơ của những người cùng nhận."),
    Text("“with” names this very profile.", "Remove “{other}”, and name the others who received it."),
)
SILENT = Rule(
    "co-recipient-silent",
    "error",
    Text(
        "Hồ sơ này ghi cùng nhận “{title}” với “{other}”, nhưng {path} không ghi lại.",
        "{where_vi}: {line}. Nếu không cùng nhận thì bỏ “{other}” ở đây.",
    ),
    Text(
        "This profile shares “{title}” with “{other}”, but {path} does not say so.",
        "{where}: {line}. If they did not receive it together, remove “{other}” here.",
    ),
)


def co_recipients_name_each_other(roll: JudgedRoll) -> Iterator[Finding]:
    """Who received an award together name each other; those who were withdrawn are passed over."""
    by_slug = {facts.slug: facts for facts in roll.honorees}
    by_former = {slug: facts.slug for facts in roll.honorees for slug in facts.former_slugs}
    faulty = {file.slug for file in roll.files} - by_slug.keys()
    nearest: Nearest | None = None
    for facts in roll.honorees:
        for award in facts.shared:
            for other in award.with_:
                named = by_slug.get(other)
                if other == facts.slug:
                    yield ITSELF.at(_place(roll, facts, award, other), other=other)
                elif named is None and other not in faulty:
                    nearest = nearest or Nearest(roll.slugs())
                    near = by_former.get(other) or nearest.to(other)
                    yield UNKNOWN.at(
                        _place(roll, facts, award, other),
                        other=other,
                        near_vi=f"Có phải “{near}” không? " if near else "",
                        near=f"Did you mean “{near}”? " if near else "",
                    )
                elif named and not named.withdrawn and not _answers(named, award, facts.slug):
                    yield _silent(roll, facts, award, named)


def _answers(named: Facts, award: SharedAward, slug: str) -> bool:
    return any(award.title == each.title and slug in each.with_ for each in named.shared)


def _silent(roll: JudgedRoll, facts: Facts, award: SharedAward, named: Facts) -> Finding:
    has_award = any(each.title == award.title for each in named.awards)
    names = next((each.with_ for each in named.shared if each.title == award.title), ())
    line = f"with: [{', '.join((*names, facts.slug))}]"
    where_vi, where = f"Thêm vào khen thưởng “{award.title}” của hồ sơ đó", f"Add to the award “{award.title}” there"
    if not has_award:
        where_vi, where = "Thêm vào “awards” của hồ sơ đó", "Add to “awards” there"
        year = f", year: {award.year}" if award.year else ""
        line = f"- {{title: {award.title}{year}, {line}}}"
    return SILENT.at(
        _place(roll, facts, award, named.slug),
        title=award.title,
        other=named.slug,
        path=named.path,
        where_vi=where_vi,
        where=where,
        line=line,
    )


def _place(roll: JudgedRoll, facts: Facts, award: SharedAward, other: str) -> Source:
    """Where the profile names the other one."""
    document = roll.document(facts.path)
    awards = document.data.get("awards") if document else None
    for n, each in enumerate(awards if isinstance(awards, list) else ()):
        names = each.get("with") if isinstance(each, dict) else None
        if isinstance(each, dict) and isinstance(names, list) and each.get("title") == award.title and other in names:
            return roll.locate(facts.path, "awards", n, "with", names.index(other))
    return Source(facts.path)
