"""The rules over all conferences and the roll, each a named function in ``RULES``; its docstring is the rule.

They see only facts, so they run on every build. Files are read again only to give a finding its position.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.scan import ALBUM_FILE, CONFERENCES_DIR, PackedFolder
from honorroll.content.model import Facts
from honorroll.formats.yaml_read import Document, Tree


class AllConferences(NamedTuple):
    """The conferences without errors of their own, and the roll: the input of the rules."""

    document: Callable[[str], Document | None]
    """Reads a YAML file, or the front matter of a Markdown file, again, by its path."""
    conferences: Sequence[ConferenceFacts]
    folders: Sequence[PackedFolder]
    honorees: Mapping[str, Facts]
    """By slug, also the withdrawn ones."""
    faulty: Container[str]
    """The slugs of profiles that exist and have errors."""
    former: Mapping[str, str]
    """The slugs of honorees by their former slugs."""
    date: date
    given: Mapping[str, Sequence[str]] = MappingProxyType({})
    """Those of whom an award says that it was given at a conference, by the slug of the conference."""


UNKNOWN_CONFERENCE = Rule(
    "award-conference",
    "error",
    Text("Không có hội nghị “{seen}”.", "{near_vi}Ghi tên một thư mục trong content/conferences, hoặc bỏ dòng này."),
    Text(
        "There is no conference “{seen}”.", "{near}Give the name of a folder in content/conferences, or drop the line."
    ),
)
UNKNOWN_HONOREE = Rule(
    "nobody-on-the-roll",
    "error",
    Text("Không có hồ sơ “{seen}” trên bảng vàng.", "{near_vi}"),
    Text("There is no honoree “{seen}” on the roll.", "{near}"),
)
WITHDRAWN_HONOREE = Rule(
    "withdrawn-from-conference",
    "error",
    Text(
        "Hồ sơ “{seen}” đã được gỡ, nên không được nêu ở hội nghị.",
        "Xóa “{seen}” ở dòng này (cả mục có “honoree: {seen}”); nếu tệp là bài tham luận của người đó thì xóa "
        "tệp và bỏ mã bài trong “programme”. Chỉ ghi “name” thay cho “honoree” khi tên vẫn được phép công khai.",
    ),
    Text(
        "The profile “{seen}” was withdrawn and cannot be named at a conference.",
        "Remove “{seen}” here (with the entry of “honoree: {seen}”); of a speech of theirs remove the file, and "
        "its name from “programme”. Give “name” instead only where the name may still be published.",
    ),
)
WITHDRAWN_IN_PHOTO = Rule(
    "withdrawn-in-photo",
    "error",
    Text(
        "Ảnh này có “{seen}”, hồ sơ đã được gỡ.",
        "Bỏ ảnh này và xóa tệp ảnh; chỉ bỏ riêng mã hồ sơ khi trong ảnh không nhận ra được người đó.",
    ),
    Text(
        "This photo shows “{seen}”, whose profile was withdrawn.",
        "Remove the photo and its file; drop the slug alone only where nobody can tell who it is.",
    ),
)
UNSEEN_IN_PHOTO = Rule(
    "unseen-in-photo",
    "error",
    Text(
        "Ảnh này có “{seen}”, nhưng hồ sơ không cho phép công khai ảnh (“scope” không có “photo”).",
        "Bỏ ảnh và xóa tệp ảnh; nếu người đó đồng ý, thêm “photo” vào “scope” của hồ sơ.",
    ),
    Text(
        "This photo shows “{seen}”, of whom no photo may be published (“scope” lacks “photo”).",
        "Remove the photo and its file; or, if they agree, add “photo” to the “scope” of the profile.",
    ),
)
HELD_AHEAD = Rule(
    "held-ahead",
    "error",
    Text(
        "Hội nghị ghi là đã tổ chức, nhưng ngày {first} còn ở phía trước ({today}).",
        "Ghi status: planned, hoặc sửa “start”.",
    ),
    Text("It is said to have been held, but {first} lies ahead of {today}.", "Set status: planned, or mend “start”."),
)
STILL_PLANNED = Rule(
    "still-planned",
    "warning",
    Text(
        "Đã qua {when} mà hội nghị vẫn ghi là theo kế hoạch.",
        "Khi có nguồn về kết quả, ghi status: held và “results”; nếu không tổ chức, ghi status: cancelled; nếu hoãn, "
        "ghi status: postponed; nếu không nguồn nào nói, ghi “status_note”.",
    ),
    Text(
        "{when} is over and the conference is still said to be planned.",
        "Set status: held with “results”, status: cancelled or status: postponed; or say in “status_note” that no "
        "source tells.",
    ),
)
FORMER_ADDRESS = Rule(
    "former-conference-taken",
    "error",
    Text(
        "Địa chỉ cũ “{slug}” đang được {other} dùng.", "Bỏ địa chỉ này khỏi “former_slugs”, hoặc đổi tên thư mục kia."
    ),
    Text(
        "The former address “{slug}” is in use by {other}.",
        "Remove it from “former_slugs”, or rename the other folder.",
    ),
)


def honorees_exist(context: AllConferences) -> Iterator[Finding]:
    """Every honoree named by a conference is on the roll and not withdrawn, unlisted delegates to the congress
    included.
    """
    if not context.honorees:  # the roll could not be read, which is a finding of its own
        return
    nearest = Nearest(context.honorees)
    for facts in context.conferences:
        unknown = [slug for slug in dict.fromkeys(named_honorees(facts)) if not _may_be_named(context, slug)]
        positions = _positions(context, facts.slug, unknown)
        for slug in unknown:
            if slug in context.honorees:
                for source in positions[slug]:
                    rule = WITHDRAWN_IN_PHOTO if source.path.endswith(f"/{ALBUM_FILE}") else WITHDRAWN_HONOREE
                    yield rule.at(source, seen=slug)
                continue
            near = context.former.get(slug) or nearest.to(slug)
            yield from (
                UNKNOWN_HONOREE.at(
                    source,
                    seen=slug,
                    near_vi=f"Có phải “{near}” không?"
                    if near
                    else "Thêm hồ sơ trước, hoặc ghi “name” thay cho “honoree”.",
                    near=f"Did you mean “{near}”?" if near else "Add the profile first, or give a “name” instead.",
                )
                for source in positions[slug]
            )


def awards_were_given_somewhere(context: AllConferences) -> Iterator[Finding]:
    """The conference at which an award was given is one of the site."""
    known = {folder.slug for folder in context.folders} or {facts.slug for facts in context.conferences}
    former = {old: facts.slug for facts in context.conferences for old in facts.former_slugs}
    for slug in sorted(context.given.keys() - known):
        near = former.get(slug) or Nearest(known).to(slug)
        for honoree in context.given[slug]:
            path = context.honorees[honoree].path
            document = context.document(path)
            for n in _given_at(document, slug):
                yield UNKNOWN_CONFERENCE.at(
                    document.locate(("awards", n, "conference")) if document else Source(path),
                    seen=slug,
                    near_vi=f"Có phải dòng này không: conference: {near}. " if near else "",
                    near=f"Did you mean the line: conference: {near}. " if near else "",
                )


def _given_at(document: Document | None, slug: str) -> Iterator[int]:
    """The numbers of the awards of a profile that were given at the conference ``slug``."""
    awards = document.data.get("awards") if document else None
    for n, award in enumerate(awards if isinstance(awards, list) else ()):
        if isinstance(award, dict) and award.get("conference") == slug:
            yield n


def _may_be_named(context: AllConferences, slug: str) -> bool:
    """Whether there is a profile that is not withdrawn, even a faulty one."""
    honoree = context.honorees.get(slug)
    return slug in context.faulty or (honoree is not None and not honoree.withdrawn)


def the_photographed_may_be_seen(context: AllConferences) -> Iterator[Finding]:
    """No photo shows somebody who consented to be named but not to be shown."""
    for facts in context.conferences:
        hidden = [
            slug
            for slug in dict.fromkeys(slug for album in facts.albums for slug in album.honorees)
            if (honoree := context.honorees.get(slug)) and not honoree.seen and not honoree.withdrawn
        ]
        for slug, sources in _positions(context, facts.slug, hidden).items():
            for source in sources:
                if source.path.endswith(f"/{ALBUM_FILE}"):
                    yield UNSEEN_IN_PHOTO.at(source, seen=slug)


def named_honorees(facts: ConferenceFacts) -> Iterator[str]:
    """The slugs of all honorees that a conference names, with repetitions."""
    yield from facts.honorees
    yield from facts.people
    yield from facts.delegates
    yield from (speech.honoree for speech in facts.speeches if speech.honoree)
    for album in facts.albums:
        yield from album.honorees


def _positions(context: AllConferences, slug: str, honorees: Sequence[str]) -> dict[str, list[Source]]:
    """Every position in the files of the conference ``slug`` that names each of the honorees, each file read once."""
    if not honorees:
        return {}
    folder = next(seen.folder for seen in context.folders if seen.slug == slug)
    positions: dict[str, list[Source]] = {honoree: [] for honoree in honorees}
    for file in (folder.conference, *folder.speeches, *(album.file for album in folder.albums)):
        document = context.document(file.path)
        for honoree, source in _named_in(document, positions) if document else ():
            positions[honoree].append(source)
    whole = [Source(f"{CONFERENCES_DIR}/{slug}/conference.yml")]
    return {honoree: sources or whole for honoree, sources in positions.items()}


def _named_in(document: Document, honorees: Container[str]) -> Iterator[tuple[str, Source]]:
    queue: list[tuple[Tree, tuple[str | int, ...]]] = [(document.data, ())]
    while queue:
        tree, loc = queue.pop()
        if isinstance(tree, dict):
            queue += [(inner, (*loc, key)) for key, inner in tree.items()]
        elif isinstance(tree, list):
            queue += [(inner, (*loc, n)) for n, inner in enumerate(tree)]
        elif tree is not None and tree in honorees and {"honoree", "honorees", "people"} & set(loc):
            yield tree, document.locate(loc)


def status_fits_the_date(context: AllConferences) -> Iterator[Finding]:
    """A held conference lies in the past; a planned one does not, unless a note explains its status."""
    today = context.date.isoformat()
    for facts in context.conferences:
        if facts.status == "held" and facts.first[:10] > today:
            yield HELD_AHEAD.at(_locate(context, facts, "status"), first=facts.first[:10], today=today)
        is_expected = facts.status in ("planned", "postponed") and not facts.has_no_date
        if is_expected and facts.first and facts.after[:10] <= today and not facts.noted:
            yield STILL_PLANNED.at(_locate(context, facts, "status"), when=facts.short)


def former_addresses_are_free(context: AllConferences) -> Iterator[Finding]:
    """A former address belongs to one conference and is the address of none."""
    taken = {facts.slug: facts.path for facts in context.conferences}
    for facts in context.conferences:
        for n, slug in enumerate(facts.former_slugs):
            if slug in taken:
                yield FORMER_ADDRESS.at(_locate(context, facts, "former_slugs", n), slug=slug, other=taken[slug])
            taken[slug] = facts.path


def _locate(context: AllConferences, facts: ConferenceFacts, *loc: str | int) -> Source:
    """The position of ``loc`` in ``conference.yml``."""
    document = context.document(facts.path)
    return document.locate(loc) if document else Source(facts.path)


RULES: tuple[Callable[[AllConferences], Iterator[Finding]], ...] = (
    honorees_exist,
    awards_were_given_somewhere,
    the_photographed_may_be_seen,
    status_fits_the_date,
    former_addresses_are_free,
)


def judge(context: AllConferences) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(context)]
