"""The rules that one profile can break, each a named function in ``RULES``; its docstring is the rule.

They see the profile, its document (for positions) and the vocabulary, and nothing that changes from day to day, so
that their findings hold as long as the files do not change. What needs the whole roll or the date is in ``roll``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.content import privacy_documents
from honorroll.content.fields import declared
from honorroll.content.honoree import Honoree
from honorroll.content.kinds import Kind
from honorroll.content.meant import Ids
from honorroll.content.scan import MEDIA, OFFICE_FILE, SCANS
from honorroll.roll.profile import Profile
from honorroll.roll.rules import award_dates, consent, life, names, nominations, photos, texts
from honorroll.roll.rules.awards import (
    KIND_NAMES,
    NOT_FOR_THIS_KIND,
    a_kind_has_its_awards,
    classes_fit_the_title,
    decision_scans_are_fit,
    nothing_is_rewarded_twice,
    revocations_give_no_reason,
    titles_fit_the_kind,
)
from honorroll.roll.rules.decision_numbers import decisions_are_numbered_in_full

FOR_COLLECTIVES_ONLY = Rule(
    "for-collectives-only",
    "error",
    Text(
        "Mục “{key}” chỉ dành cho tập thể, hồ sơ này là của {kind_vi}.",
        "Bỏ mục này; tên khác của một người thì ghi ở “aliases”, chức vụ về sau thì ghi ở “roles”. Nếu đây là tập thể, "
        "chuyển hồ sơ sang honorees/collectives.",
    ),
    Text(
        "“{key}” is for collectives only, and not for the profile of one {kind}.",
        "Remove it: other names of a person go under “aliases”, later positions under “roles”. If this is a "
        "collective, move the profile to honorees/collectives.",
    ),
)
NO_SUCH_SOURCE = Rule(
    "no-such-source",
    "error",
    Text("Không có nguồn số {seen}: hồ sơ có {count} nguồn.", "Nguồn được đếm từ 1 theo thứ tự trong “sources”."),
    Text("There is no source {seen}: the profile has {count}.", "Sources count from 1, in the order of “sources”."),
)
MISSING_FILE = Rule(
    "missing-file",
    "error",
    Text(
        "Không thấy tệp “{name}” trong thư mục của hồ sơ.",
        "{near_vi} vào cùng thư mục với profile.yml, đúng tên như đã ghi.",
    ),
    Text(
        "The file “{name}” is not in the folder of the profile.",
        "{near} beside profile.yml, under this very name.",
    ),
)
ORPHAN_FILE = Rule(
    "orphan-file",
    "error",
    Text(
        "Tệp “{name}” nằm trong thư mục nhưng hồ sơ không nhắc đến.",
        "Ghi tệp vào “photos”, “videos” hay “decision”, hoặc xóa tệp.",
    ),
    Text(
        "The file “{name}” lies in the folder but the profile does not name it.",
        "Name it under “photos”, “videos” or “decision”, or delete it.",
    ),
)


def references_resolve(profile: Profile) -> Iterator[Finding]:
    """Place, field, movements, titles, levels and the motif are ids of their vocabularies."""
    honoree, vocabulary = profile.honoree, profile.vocabulary
    uses: list[tuple[str | None, str, Mapping[str, Any], tuple[str | int, ...]]] = [
        (honoree.place, "places", vocabulary.places, ("place",)),
        (honoree.field, "fields", vocabulary.fields, ("field",)),
        *((id_, "movements", vocabulary.movements, ("movements", n)) for n, id_ in enumerate(honoree.movements)),
        (honoree.nominated_level, "levels", vocabulary.levels, ("nominated_level",)),
        (honoree.motif, "motifs", vocabulary.motifs, ("motif",)),
    ]
    for n, award in enumerate(honoree.awards):
        uses.append((award.title, "titles", vocabulary.titles, ("awards", n, "title")))
        uses.append((award.level, "levels", vocabulary.levels, ("awards", n, "level")))
        uses.append((award.place, "places", vocabulary.places, ("awards", n, "place")))
    ids = Ids(vocabulary)
    for id_, name, entries, loc in uses:
        if id_ is not None and id_ not in entries:
            yield ids.unknown(profile.document.locate(loc), name, id_)


def keys_fit_the_kind(profile: Profile) -> Iterator[Finding]:
    """Honorific, gender, years of life … belong to individuals, former names and a successor to collectives."""
    kind_vi, kind = KIND_NAMES[profile.kind]
    for key, rule in _foreign_keys(profile.kind):
        if getattr(profile.honoree, key):
            yield rule.at(profile.document.locate((key,), key=True), key=key, kind_vi=kind_vi, kind=kind)


@cache
def _foreign_keys(kind: Kind) -> list[tuple[str, Rule]]:
    """The keys that a profile of this kind does not have."""
    fields = declared(Honoree).items()
    found = [(key, NOT_FOR_THIS_KIND) for key, field in fields if field.individuals_only and kind != "individual"]
    return found + [
        (key, FOR_COLLECTIVES_ONLY) for key, field in fields if field.collectives_only and kind != "collective"
    ]


def sources_exist(profile: Profile) -> Iterator[Finding]:
    """A reference to a source is a number from 1 to the number of sources."""
    count = len(profile.honoree.sources)
    uses: list[tuple[int, tuple[str | int, ...]]] = [
        (number, ("awards", n, "sources", i))
        for n, award in enumerate(profile.honoree.awards)
        for i, number in enumerate(award.sources)
    ]
    for n, photo in enumerate(profile.honoree.photos):
        if photo.source is not None:
            uses.append((photo.source, ("photos", n, "source")))
    if profile.honoree.quote and profile.honoree.quote.source is not None:
        uses.append((profile.honoree.quote.source, ("quote", "source")))
    for n, event in enumerate(profile.honoree.timeline):
        if event.source is not None:
            uses.append((event.source, ("timeline", n, "source")))
    for number, loc in uses:
        if not 1 <= number <= count:
            yield NO_SUCH_SOURCE.at(profile.document.locate(loc), seen=number, count=count)


def files_are_accounted_for(profile: Profile) -> Iterator[Finding]:
    """Every file that the profile names lies in its folder, and no other file does."""
    honoree = profile.honoree
    named: dict[str, tuple[str | int, ...]] = {}
    for n, photo in enumerate(honoree.photos):
        named[photo.file] = ("photos", n, "file")
    for n, video in enumerate(honoree.videos):
        if video.file:
            named[video.file] = ("videos", n, "file")
    for n, award in enumerate(honoree.awards):
        if award.decision and award.decision.file:
            named[award.decision.file] = ("awards", n, "decision", "file")
    nearest = Nearest(profile.files)
    for name, loc in named.items():
        if name not in profile.files:
            near = nearest.to(name)
            yield MISSING_FILE.at(
                profile.document.locate(loc),
                name=name,
                near_vi=f"Nếu là “{near}” thì viết: file: {near}. Nếu là tệp khác thì đặt tệp" if near else "Đặt tệp",
                near=f"If “{near}” is meant, write: file: {near}. Put another file" if near else "Put it",
            )
    folder = profile.document.path.rpartition("/")[0]
    for name in profile.files:
        if name not in named:
            rule = ORPHAN_FILE if name.lower().endswith(MEDIA + SCANS) else OFFICE_FILE
            yield rule.at(Source(f"{folder}/{name}"), name=name)


def no_personal_data(profile: Profile) -> Iterator[Finding]:
    """Nothing in the file looks like an identity number, a telephone number, an e-mail or a home address."""
    yield from privacy_documents.check(profile.document)


RULES: tuple[Callable[[Profile], Iterator[Finding]], ...] = (
    references_resolve,
    titles_fit_the_kind,
    classes_fit_the_title,
    keys_fit_the_kind,
    a_kind_has_its_awards,
    sources_exist,
    *award_dates.RULES,
    decision_scans_are_fit,
    decisions_are_numbered_in_full,
    nothing_is_rewarded_twice,
    revocations_give_no_reason,
    *nominations.RULES,
    *consent.RULES,
    *texts.RULES,
    *names.RULES,
    *life.RULES,
    files_are_accounted_for,
    no_personal_data,
    *photos.RULES,
)


#: The fields without which a rule would report what is not wrong. The other rules hold for any part of a profile.
NEEDS: Mapping[Callable[[Profile], Iterator[Finding]], frozenset[str]] = {
    sources_exist: frozenset({"sources"}),
    nothing_is_rewarded_twice: frozenset({"awards"}),
    names.the_name_is_only_a_name: frozenset({"name"}),
    names.the_given_name_is_known: frozenset({"name"}),
    consent.publication_has_a_basis: frozenset({"publication", "sources"}),
    consent.consent_is_of_somebody_who_can_give_it: frozenset({"publication"}),
    consent.consent_ends_after_it_began: frozenset({"publication"}),
    consent.children_are_consented_for: frozenset({"publication", "awards"}),
    consent.portraits_have_a_source: frozenset({"publication", "photos"}),
    files_are_accounted_for: frozenset({"photos", "videos", "awards"}),
    photos.photos_are_described: frozenset({"name", "photos", "publication"}),
    photos.photos_are_fit: frozenset({"publication"}),
}


def judge(profile: Profile, faulty: frozenset[str] | None = None) -> list[Finding]:
    """Findings for a profile, or for one without its ``faulty`` fields.

    In the second case ``privacy_documents.check`` searches the whole document, because faulty fields may hold personal
    data too.
    """
    rules = RULES
    if faulty is not None:
        rules = tuple(rule for rule in RULES if not faulty & NEEDS.get(rule, frozenset()))
    return [finding for rule in rules for finding in rule(profile)]
