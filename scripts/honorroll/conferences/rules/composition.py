"""The rules about the composition of the delegates."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.base.findings import Finding, Rule, Text
from honorroll.conferences.rules.context import ConferenceContext

COMPOSITION_SUM = Rule(
    "composition-sum",
    "error",
    Text("“{key}: {seen}” nhiều hơn tổng số {total}.", "Xem lại các con số trong “composition”."),
    Text("“{key}: {seen}” is more than the total, {total}.", "Check the numbers of “composition”."),
)
SMALL_GROUP = Rule(
    "small-group",
    "error",
    Text(
        "Nhóm “{name}” chỉ có {count} người: nhóm dưới {least} người có thể để lộ danh tính.",
        "Gộp vào “Khác”, hoặc bỏ.",
    ),
    Text(
        "The group “{name}” has {count} people: fewer than {least} may be told apart.",
        "Merge it into “Khác”, or leave it out.",
    ),
)


#: Groups of fewer people must be merged, because their members could be identified.
MIN_GROUP_SIZE = 5


def the_composition_adds_up(context: ConferenceContext) -> Iterator[Finding]:
    """No part of the delegates exceeds their total, and no group is so small that its members can be identified."""
    composition = context.details.conference.composition
    if composition is None:
        return
    for key in ("exemplars", "guests", "women", "young", "direct_workers", "ethnic_minorities", "religious"):
        count = getattr(composition, key)
        if count is None:
            continue
        if composition.total is not None and count > composition.total:
            yield COMPOSITION_SUM.at(context.at("composition", key), key=key, seen=count, total=composition.total)
        if key not in ("exemplars", "guests") and 0 < count < MIN_GROUP_SIZE:
            yield SMALL_GROUP.at(context.at("composition", key), name=key, count=count, least=MIN_GROUP_SIZE)
    parts = (composition.exemplars or 0) + (composition.guests or 0)
    if composition.total is not None and parts > composition.total >= max(
        composition.exemplars or 0, composition.guests or 0
    ):
        yield COMPOSITION_SUM.at(
            context.at("composition", "guests"), key="exemplars + guests", seen=parts, total=composition.total
        )
    for key in ("fields", "economic_components", "ethnic_groups", "religions"):
        groups = getattr(composition, key)
        total = sum(group.count for group in groups)
        if composition.total is not None and total > composition.total:
            yield COMPOSITION_SUM.at(context.at("composition", key), key=key, seen=total, total=composition.total)
        for n, group in enumerate(groups):
            if 0 < group.count < MIN_GROUP_SIZE:
                yield SMALL_GROUP.at(
                    context.at("composition", key, n, "count"), name=group.name, count=group.count, least=MIN_GROUP_SIZE
                )
