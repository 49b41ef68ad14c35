"""The rules over the whole roll, each a named function; its docstring is the rule. ``whole_roll`` runs them.

Facts carry no positions: a profile with a finding is read again for the position.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG, fold
from honorroll.base.vietnamese import slug as slug_of
from honorroll.content.consent import EXPIRY_WARNING
from honorroll.content.model import Facts
from honorroll.content.person_names import is_same
from honorroll.content.profile_scan import ProfileFile
from honorroll.formats.yaml_read import Document, Tree
from honorroll.pages import addresses


class JudgedRoll(NamedTuple):
    """The honorees that a rule is asked about, sorted by path (withdrawn ones too), and the files of all profiles,
    faulty ones too.
    """

    honorees: Sequence[Facts]
    files: Sequence[ProfileFile]
    date: date
    document: Callable[[str], Document | None] = lambda path: None
    """Reads a profile again, by path."""
    slugs: Callable[[], Iterable[str]] = tuple
    """Those of all profiles without a fault."""
    text: Callable[[str], str] = lambda path: ""
    """The text of a profile, by path; empty where it is not at hand."""

    def locate(self, path: str, *loc: str | int) -> Source:
        """Where the field ``loc`` of the profile at ``path`` stands."""
        # Thousands may share a name, and a key on a line of its own is found without parsing.
        if len(loc) == 1 and (match := re.search(rf"(?m)^{loc[0]}: +(?=[^\s|>])", text := self.text(path))):
            return Source(path, text.count("\n", 0, match.end()) + 1, len(match[0]) + 1)
        document = self.document(path)
        return document.locate(loc) if document else Source(path)


RESERVED = addresses.reserved(addresses.ROLL)

SLUG_TWICE = Rule(
    "slug-twice",
    "error",
    Text(
        "Địa chỉ “{slug}” đã được dùng ở {other}.",
        "Đổi tên một trong hai thư mục, ví dụ thêm đơn vị hay năm: {slug}-2025.",
    ),
    Text("The address “{slug}” is taken by {other}.", "Rename one of the two folders, for example {slug}-2025."),
)
RESERVED_SLUG = Rule(
    "reserved-slug",
    "error",
    Text("“{slug}” là tên dành riêng cho trang danh sách.", "Đổi tên thư mục, ví dụ {slug}-1."),
    Text("“{slug}” is reserved for a list page.", "Rename the folder, for example {slug}-1."),
)
FORMER_SLUG_TAKEN = Rule(
    "former-slug-taken",
    "error",
    Text(
        "Địa chỉ cũ “{slug}” đang là địa chỉ của {other}.",
        "Bỏ địa chỉ này khỏi “former_slugs”, hoặc đổi tên thư mục kia.",
    ),
    Text(
        "The former address “{slug}” is in use by {other}.",
        "Remove it from “former_slugs”, or rename the other folder.",
    ),
)
LIKELY_DUPLICATE = Rule(
    "likely-duplicate",
    "warning",
    Text(
        "Có thể trùng người với {other}: {alike_vi} và cùng {shared_vi}.",
        "Nếu là một người: gộp vào một hồ sơ. Nếu là hai người: ghi ở hồ sơ này “{line}”.",
    ),
    Text(
        "Possibly the same as {other}: {alike} and share {shared}.",
        "If they are one, merge the profiles; if they are two, write here: “{line}”.",
    ),
)
COPY = Rule(
    "profile-copied",
    "error",
    Text(
        "Hồ sơ này giống hệt {other}.",
        "Nếu là bản sao thì xóa thư mục “{folder}”. Nếu để làm hồ sơ của người khác thì sửa tên và các mục cho đúng.",
    ),
    Text(
        "This profile is the same as {other}, to the letter.",
        "If it is a copy, delete the folder “{folder}”. If it is to be somebody else’s, change the name and the rest.",
    ),
)
DATE_AHEAD = Rule(
    "date-ahead",
    "error",
    Text(
        "Hồ sơ ghi ngày hoặc năm {latest}, sau ngày dựng trang {today}.", "Xem lại năm khen thưởng và ngày quyết định."
    ),
    Text(
        "The profile states {latest}, which lies after the date of the build, {today}.",
        "Check the years of the awards and the dates of the decisions.",
    ),
)


CONSENT_AHEAD = Rule(
    "consent-ahead",
    "error",
    Text(
        "Ngày {latest} ở “publication” là sau ngày dựng trang {today}.",
        "Chỉ đăng khi đã được đồng ý: ghi đúng ngày trên phiếu. Ngày hết hạn thì ghi ở “until”.",
    ),
    Text(
        "“publication” states {latest}, which lies after the date of the build, {today}.",
        "Publish only once there is a consent: give the day on the form. The day on which it ends goes into “until”.",
    ),
)
CONSENT_EXPIRES = Rule(
    "consent-expires",
    "warning",
    Text(
        "Sự đồng ý công khai hết hạn sau ngày {until}, còn {days} ngày; từ hôm sau trang tự gỡ những gì "
        "cần sự đồng ý này.",
        "Xin đồng ý lại, rồi sửa “date”, “reference” và “until” theo phiếu mới.",
    ),
    Text(
        "The consent ends after {until}, in {days} days; from the next day on the site leaves out what needs it.",
        "Ask for another, then change “date”, “reference” and “until” to what the new form says.",
    ),
)
CONSENT_EXPIRED = Rule(
    "consent-expired",
    "warning",
    Text(
        "Sự đồng ý công khai đã hết hạn sau ngày {until}: trang đã gỡ những gì cần sự đồng ý này.",
        "Nếu được đồng ý lại, sửa “date”, “reference” và “until” theo phiếu mới; nếu không, {instead_vi}.",
    ),
    Text(
        "The consent ended after {until}: the site leaves out what needed it.",
        "If there is another, change “date”, “reference” and “until” to what it says; if there is none, {instead}.",
    ),
)


SAME_PHOTO = Rule(
    "same-photo",
    "warning",
    Text(
        "Hồ sơ này và {other} dùng cùng một ảnh.",
        "Xem lại ảnh là của ai; nếu là ảnh chung của cả hai thì không cần làm gì.",
    ),
    Text("This profile and {other} use the same photo.", "Check whose it is; if it shows both, leave it."),
)


def slugs_are_unique(roll: JudgedRoll) -> Iterator[Finding]:
    """A slug is used once across all kinds, also when case, accents and Unicode form are disregarded."""
    first: dict[str, ProfileFile] = {}
    for file in roll.files:
        key = fold(file.slug) if not file.slug.isascii() else file.slug.lower()
        if key in first:
            yield SLUG_TWICE.at(Source(file.path, 1, 1), slug=file.slug, other=first[key].path)
        else:
            first[key] = file


def slugs_are_not_reserved(roll: JudgedRoll) -> Iterator[Finding]:
    """No slug is the name of a folder of lists."""
    for file in roll.files:
        if file.slug in RESERVED:
            yield RESERVED_SLUG.at(Source(file.path, 1, 1), slug=file.slug)
    for facts in roll.honorees:
        for n, slug in enumerate(facts.former_slugs):
            if slug in RESERVED:
                yield RESERVED_SLUG.at(roll.locate(facts.path, "former_slugs", n), slug=slug)


def former_slugs_are_free(roll: JudgedRoll) -> Iterator[Finding]:
    """A former slug leads to one honoree only."""
    claimed = {facts.slug: facts for facts in roll.honorees}
    for facts in roll.honorees:
        for n, slug in enumerate(facts.former_slugs):
            other = claimed.setdefault(slug, facts)
            if other is not facts or slug == facts.slug:
                yield FORMER_SLUG_TAKEN.at(roll.locate(facts.path, "former_slugs", n), slug=slug, other=other.path)


def no_likely_duplicates(roll: JudgedRoll) -> Iterator[Finding]:
    """Two honorees of one name, or of names that differ in their accents, who share unit, place or an award may be one
    person entered twice, unless one of the profiles says that they are two. Two profiles of the same text are an error:
    one is a copy.
    """
    by_name: dict[str, list[Facts]] = defaultdict(list)
    for facts in roll.honorees:
        if not facts.withdrawn:
            by_name[facts.folded].append(facts)
    for namesakes in by_name.values():
        for n, facts in enumerate(namesakes):
            for other in namesakes[:n]:
                shared = None if are_distinct(facts, other) else _shared(facts, other)
                if shared and _is_copied(roll, facts, other):
                    copy, original = sorted((facts, other), key=_looks_copied, reverse=True)
                    folder = copy.path.rpartition("/")[0]
                    yield COPY.at(Source(copy.path, 1, 1), other=original.path, folder=folder)
                    break
                if shared and SLUG.fullmatch(facts.slug) and SLUG.fullmatch(other.slug):
                    yield LIKELY_DUPLICATE.at(
                        roll.locate(facts.path, "name"),
                        other=other.path,
                        name=facts.name,
                        **_names_alike(facts, other),
                        shared_vi=shared[0],
                        shared=shared[1],
                        line=f"distinct_from: [{', '.join([*facts.distinct_from, other.slug])}]",
                    )
                    break


def _names_alike(one: Facts, other: Facts) -> dict[str, str]:
    """Whether they have one name, or two that differ in their accents."""
    if is_same(one.name, other.name):
        return {"alike_vi": f"cùng tên “{one.name}”", "alike": f"both are named “{one.name}”"}
    names = f"“{one.name}”", f"“{other.name}”"
    return {
        "alike_vi": f"tên gần giống ({' và '.join(names)})",
        "alike": f"they are named alike ({' and '.join(names)})",
    }


def are_distinct(one: Facts, other: Facts) -> bool:
    """Whether one of two profiles says that the other is of somebody else."""
    return other.slug in one.distinct_from or one.slug in other.distinct_from


def _is_copied(roll: JudgedRoll, one: Facts, other: Facts) -> bool:
    """Whether the texts are the same. Where the awards are not, nothing need be read for that."""
    if (one.kind, one.unit, one.place, one.awards, one.latest) != (
        other.kind,
        other.unit,
        other.place,
        other.awards,
        other.latest,
    ):
        return False
    documents = roll.document(one.path), roll.document(other.path)
    return bool(documents[0] and documents[1] and documents[0].text == documents[1].text)


def _looks_copied(facts: Facts) -> tuple[bool, bool, int, str]:
    """The more, the likelier is it the copy: no address, not the name as an address, a longer one."""
    is_named = facts.slug == slug_of(facts.name)
    return not SLUG.fullmatch(facts.slug), not is_named, len(facts.slug), facts.path


def _shared(one: Facts, other: Facts) -> tuple[str, str] | None:
    if one.unit and fold(one.unit) == fold(other.unit):
        return "đơn vị", "the unit"
    if one.place and one.place == other.place:
        return "địa bàn", "the place"
    if {(award.title, award.year) for award in one.awards} & {(award.title, award.year) for award in other.awards}:
        return "danh hiệu", "an award"
    return None


def no_date_lies_ahead(roll: JudgedRoll) -> Iterator[Finding]:
    """No award, decision, consent or withdrawal is dated after the day of the build, but for the year of a proposal."""
    today = roll.date.isoformat()
    for facts in roll.honorees:
        if _lies_ahead(facts.latest, today):
            document = roll.document(facts.path)
            for loc, stated in _dates(document.data if document else None):
                if _lies_ahead(stated, today) and not _was_proposed(document, loc):
                    rule = CONSENT_AHEAD if loc[0] == "publication" else DATE_AHEAD
                    yield rule.at(roll.locate(facts.path, *loc), latest=stated, today=today)


def consents_that_end_are_known(roll: JudgedRoll) -> Iterator[Finding]:
    """The office is warned before a consent ends, and told what the site removed once it has ended."""
    for facts in roll.honorees:
        if not facts.until:
            continue
        remaining = date.fromisoformat(facts.until) - roll.date
        if facts.expired:
            source = roll.locate(facts.path, "publication", "until")
            yield CONSENT_EXPIRED.at(source, until=facts.until, **_instead(facts))
        elif remaining <= EXPIRY_WARNING:
            source = roll.locate(facts.path, "publication", "until")
            yield CONSENT_EXPIRES.at(source, until=facts.until, days=remaining.days)


def _instead(facts: Facts) -> dict[str, str]:
    """What to write if nobody consents again, in both languages."""
    if facts.withdrawn:
        line = f"withdrawn: {{date: {facts.until}}}"
        return {"instead_vi": f"thay “until” bằng: {line}", "instead": f"write instead of “until”: {line}"}
    return {
        "instead_vi": "bỏ ảnh và phim khỏi hồ sơ, bỏ cả “until”",
        "instead": "remove photos and films from the profile, and “until”",
    }


def _lies_ahead(stated: str, today: str) -> bool:
    """Whether a day, a month or a year is wholly after ``today``."""
    return stated > today[: len(stated)]


def _was_proposed(document: Document | None, loc: Sequence[str | int]) -> bool:
    """Whether ``loc`` is the year of an award that was proposed and not granted."""
    match document and document.data.get("awards"), loc:
        case list(awards), ("awards", int(n), "year"):
            award = awards[n]
            return isinstance(award, dict) and award.get("status") in ("proposed", "declined")
    return False


def _dates(tree: Tree) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every date and year in a document, with its position."""
    inside: Iterable[tuple[str | int, Tree]] = ()
    if isinstance(tree, dict):
        inside = tree.items()
    elif isinstance(tree, list):
        inside = enumerate(tree)
    for step, part in inside:
        if isinstance(part, str) and step in ("date", "year"):
            yield (step,), part
        yield from (((step, *loc), stated) for loc, stated in _dates(part))


#: Two pictures are taken for one where so many of 64 bits differ at most.
MAX_DIFFERING_BITS = 3
#: Then of five parts of the bits two are the same: one of these ten, each a pair of parts, finds the other picture. A
#: part is every fifth bit, since neighbours are much alike.
_PARTS = [sum(1 << bit for bit in range(n, 64, 5)) for n in range(5)]
_PAIRS = [one | other for n, one in enumerate(_PARTS) for other in _PARTS[:n]]


def no_photo_stands_for_two(roll: JudgedRoll) -> Iterator[Finding]:
    """Two profiles do not use the same picture, in whatever size: more often than not that is a mistake.

    A profile has one finding for each picture, so an emblem shared by a hundred gives a hundred findings.
    """
    first: dict[int, Facts] = {}
    by_part: list[dict[int, list[int]]] = [defaultdict(list) for _ in _PAIRS]
    for facts in roll.honorees:
        if not facts.likeness:
            continue
        owners = set()
        for bits in {int.from_bytes(likeness, "big") for _, likeness in facts.likeness if likeness}:
            other = first.get(bits) or first.get(_alike(bits, by_part), facts)
            if other is not facts:
                owners.add(other.path)
            if bits not in first:
                first[bits] = facts
                for pair, part_bits in zip(_PAIRS, by_part, strict=True):
                    part_bits[bits & pair].append(bits)
        for path in sorted(owners):
            yield SAME_PHOTO.at(roll.locate(facts.path, "photos"), other=path)


def _alike(bits: int, by_part: list[dict[int, list[int]]]) -> int:
    """The first known picture that counts as the same; -1 if none does."""
    for pair, part_bits in zip(_PAIRS, by_part, strict=True):
        for other in part_bits.get(bits & pair, ()):
            if (bits ^ other).bit_count() <= MAX_DIFFERING_BITS:
                return other
    return -1
