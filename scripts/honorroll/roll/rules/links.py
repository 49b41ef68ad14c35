"""The rules about profiles that name other profiles: as their successor, as those on their photos, or as namesakes who
are somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import fold
from honorroll.content.model import Facts
from honorroll.roll.rules.roll import JudgedRoll, are_distinct

LINK_UNKNOWN = Rule(
    "link-unknown",
    "error",
    Text(
        "“{key}” ghi “{seen}”, mà không có hồ sơ nào mang mã đó.",
        "{near_vi}Mã là tên thư mục của hồ sơ; bên chưa có hồ sơ thì bỏ mục này.",
    ),
    Text(
        "“{key}” names “{seen}”, which is the slug of no profile.",
        "{near}The slug is the name of the folder; drop what has no profile.",
    ),
)
SUCCESSOR_KIND = Rule(
    "successor-kind",
    "error",
    Text(
        "“succeeded_by” ghi “{seen}”, là hồ sơ của {kind_vi}.",
        "Một tập thể chỉ được kế tục bởi tập thể: ghi mã một hồ sơ trong honorees/collectives, hoặc bỏ mục này.",
    ),
    Text(
        "“succeeded_by” names “{seen}”, which is the profile of one {kind}.",
        "A collective is succeeded by a collective: name one of honorees/collectives, or remove the key.",
    ),
)
SUCCESSOR_CIRCLE = Rule(
    "successor-circle",
    "error",
    Text(
        "Các tập thể kế tục nhau thành vòng: {chain}.",
        "Tập thể nào còn hoạt động thì bỏ “succeeded_by” ở hồ sơ của tập thể đó.",
    ),
    Text(
        "The collectives succeed one another in a circle: {chain}.",
        "Remove “succeeded_by” from the profile of the one that still exists.",
    ),
)
PHOTO_LEFT_OUT = Rule(
    "photo-left-out",
    "warning",
    Text(
        "Ảnh “{file}” có “{seen}”, mà {why_vi}: trang không đăng ảnh này.",
        "Bỏ ảnh khỏi hồ sơ và xóa tệp. Nếu không ai nhận ra người đó trong ảnh thì chỉ bỏ mã “{seen}”.",
    ),
    Text(
        "The photo “{file}” shows “{seen}”, but {why}: the site leaves it out.",
        "Remove the photo and its file. If nobody can tell who that is, drop the slug “{seen}” alone.",
    ),
)
ALIAS_OF_ANOTHER = Rule(
    "alias-of-another",
    "warning",
    Text(
        "Tên khác “{seen}” cũng là tên ở {other}: người tìm tên này sẽ thấy cả hai.",
        "Nếu là một người: gộp hai hồ sơ. Nếu là hai người: ghi ở hồ sơ này “{line}”.",
    ),
    Text(
        "The other name “{seen}” is also the name of {other}: whoever searches it finds both.",
        "If they are one person, merge the profiles; if they are two, write here: “{line}”.",
    ),
)
DISTINCT_FROM_ITSELF = Rule(
    "distinct-from-itself",
    "error",
    Text("“distinct_from” ghi mã của chính hồ sơ này.", "Ghi mã của hồ sơ kia, hoặc bỏ “{seen}”."),
    Text("“distinct_from” names this profile itself.", "Name the other profile, or remove “{seen}”."),
)
_KINDS = {"individual": ("cá nhân", "individual"), "household": ("hộ gia đình", "household")}


def links_lead_to_profiles(roll: JudgedRoll) -> Iterator[Finding]:
    """A successor is another collective, and nobody succeeds themselves; who is on a photo has a profile, and lets
    photos be published: else the photo is left out. A namesake who is somebody else has a profile of their own.
    """
    by_slug = {facts.slug: facts for facts in roll.honorees}
    by_former = {slug: facts.slug for facts in roll.honorees for slug in facts.former_slugs}
    faulty = {file.slug for file in roll.files} - by_slug.keys()
    nearest: Nearest | None = None
    for facts in roll.honorees:
        for slug in filter(None, dict.fromkeys((facts.succeeded_by, *facts.tagged, *facts.distinct_from))):
            if slug not in by_slug and slug not in faulty:
                nearest = nearest or Nearest(roll.slugs())
                for key, source in _places(roll, facts, slug):
                    near = suggestion(by_former.get(slug) or nearest.to(slug))
                    yield LINK_UNKNOWN.at(source, key=key, seen=slug, **near)
        yield from _successor(roll, facts, by_slug)
        if facts.slug in facts.distinct_from:
            n = facts.distinct_from.index(facts.slug)
            yield DISTINCT_FROM_ITSELF.at(roll.locate(facts.path, "distinct_from", n), seen=facts.slug)
        for slug in facts.tagged:
            if named := by_slug.get(slug):
                yield from _on_photos(roll, facts, named)


def _successor(roll: JudgedRoll, facts: Facts, by_slug: Mapping[str, Facts]) -> Iterator[Finding]:
    named = by_slug.get(facts.succeeded_by)
    if named is None:
        return
    source = roll.locate(facts.path, "succeeded_by")
    if named.kind != "collective":
        kind_vi, kind = _KINDS[named.kind]
        yield SUCCESSOR_KIND.at(source, seen=named.slug, kind_vi=kind_vi, kind=kind)
        return
    chain = [facts.slug]
    while named and named.slug not in chain:
        chain.append(named.slug)
        named = by_slug.get(named.succeeded_by)
    if named and named.slug == facts.slug:  # others only lead into the circle
        yield SUCCESSOR_CIRCLE.at(source, chain=" → ".join([*chain, facts.slug]))


def _on_photos(roll: JudgedRoll, facts: Facts, named: Facts) -> Iterator[Finding]:
    if named.seen and not named.withdrawn:
        return
    why_vi, why = "hồ sơ đó không cho đăng ảnh", "that profile lets no photo be published"
    if named.withdrawn:
        why_vi, why = "hồ sơ đó đã gỡ", "that profile was withdrawn"
    document = roll.document(facts.path)
    photos = document.data.get("photos") if document else None
    for n, photo in enumerate(photos if isinstance(photos, list) else ()):
        slugs = photo.get("honorees") if isinstance(photo, dict) else None
        if isinstance(photo, dict) and isinstance(slugs, list) and named.slug in slugs:
            source = roll.locate(facts.path, "photos", n, "honorees", slugs.index(named.slug))
            yield PHOTO_LEFT_OUT.at(source, file=photo.get("file"), seen=named.slug, why_vi=why_vi, why=why)


def _places(roll: JudgedRoll, facts: Facts, slug: str) -> Iterator[tuple[str, Source]]:
    """Each place where a profile names ``slug``, with the key."""
    if facts.succeeded_by == slug:
        yield "succeeded_by", roll.locate(facts.path, "succeeded_by")
    document = roll.document(facts.path)
    photos = document.data.get("photos") if document else None
    for n, photo in enumerate(photos if isinstance(photos, list) else ()):
        slugs = photo.get("honorees") if isinstance(photo, dict) else None
        if isinstance(slugs, list) and slug in slugs:
            yield "honorees", roll.locate(facts.path, "photos", n, "honorees", slugs.index(slug))
    if slug in facts.distinct_from:
        yield "distinct_from", roll.locate(facts.path, "distinct_from", facts.distinct_from.index(slug))


def other_names_are_nobody_s_name(roll: JudgedRoll) -> Iterator[Finding]:
    """Another name of a person is also somebody's name: no error, but whoever searches it finds both, and they may be
    one, unless one of the profiles says that they are two.
    """
    by_name = {facts.folded: facts for facts in roll.honorees if not facts.withdrawn}
    for facts in roll.honorees:
        names = facts.identity.other_names if facts.identity and facts.kind == "individual" else ()
        for n, name in enumerate(names):
            other = by_name.get(fold(name))
            if other and other.slug != facts.slug and not are_distinct(facts, other):
                line = f"distinct_from: [{', '.join([*facts.distinct_from, other.slug])}]"
                source = roll.locate(facts.path, "aliases", n)
                yield ALIAS_OF_ANOTHER.at(source, seen=name, other=other.path, line=line)
