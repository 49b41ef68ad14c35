"""The rules over all conferences and the roll, each a named function in ``RULES``; its docstring is the rule.

They see facts alone, so they run on every build. Only where something is wrong are the files read again, to say where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, nearest
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.scan import ALBUM, TOP, Seen
from honorroll.content.model import Facts
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree


class Together(NamedTuple):
    """``honorees`` by slug, withdrawn ones too; ``former`` are the addresses that lead to another honoree."""

    root: Path
    conferences: Sequence[ConferenceFacts]
    folders: Sequence[Seen]
    honorees: Mapping[str, Facts]
    faulty: frozenset[str]
    """The slugs of profiles that are there and have faults of their own."""
    former: Mapping[str, str]
    date: date


UNKNOWN_HONOREE = Rule(
    "nobody-on-the-roll",
    "error",
    Text("Không có hồ sơ “{seen}” trên bảng vàng.", "{near_vi}"),
    Text("There is no honoree “{seen}” on the roll.", "{near}"),
)
WITHDRAWN_HONOREE = Rule(
    "withdrawn-from-conference",
    "error",
    Text("Hồ sơ “{seen}” đã được gỡ, nên không được nêu ở hội nghị.", "Xóa “{seen}” ở dòng này (cả mục có “honoree: {seen}”); nếu tệp là bài tham luận của người đó thì xóa tệp và bỏ mã bài trong “programme”. Chỉ ghi “name” thay cho “honoree” khi tên vẫn được phép công khai."),
    Text("The profile “{seen}” was withdrawn and cannot be named at a conference.", "Remove “{seen}” here (with the entry of “honoree: {seen}”); of a speech of theirs remove the file, and its name from “programme”. Give “name” instead only where the name may still be published."),
)  # fmt: skip
WITHDRAWN_IN_PHOTO = Rule(
    "withdrawn-in-photo",
    "error",
    Text("Ảnh này có “{seen}”, hồ sơ đã được gỡ.", "Bỏ ảnh khỏi album và xóa tệp ảnh; chỉ bỏ riêng mã hồ sơ khi trong ảnh không nhận ra được người đó."),
    Text("This photo shows “{seen}”, whose profile was withdrawn.", "Remove the photo and its file; drop the slug alone only where nobody can tell who it is."),
)  # fmt: skip
UNSEEN_IN_PHOTO = Rule(
    "unseen-in-photo",
    "error",
    Text("Ảnh này có “{seen}”, nhưng hồ sơ không cho phép công khai ảnh (“scope” không có “photo”).", "Bỏ ảnh và xóa tệp ảnh; nếu người đó đồng ý, thêm “photo” vào “scope” của hồ sơ."),
    Text("This photo shows “{seen}”, of whom no photo may be published (“scope” lacks “photo”).", "Remove the photo and its file; or, if they agree, add “photo” to the “scope” of the profile."),
)  # fmt: skip
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
    Text("Đã qua {when} mà hội nghị vẫn ghi là theo kế hoạch.", "Khi có nguồn về kết quả, ghi status: held và “results”; nếu không tổ chức, ghi status: cancelled; nếu không nguồn nào nói, ghi “status_note”."),
    Text("{when} is over and the conference is still said to be planned.", "Set status: held with “results”, or status: cancelled; or say in “status_note” that no source tells."),
)  # fmt: skip
FORMER_ADDRESS = Rule(
    "former-conference-taken",
    "error",
    Text("Địa chỉ cũ “{slug}” đang được {other} dùng.", "Bỏ địa chỉ này khỏi “former_slugs”, hoặc đổi tên thư mục kia."),
    Text("The former address “{slug}” is in use by {other}.", "Remove it from “former_slugs”, or rename the other folder."),
)  # fmt: skip


def honorees_exist(together: Together) -> Iterator[Finding]:
    """Whoever is named by slug is on the roll and was not withdrawn; the delegates to the congress too, listed or not."""
    if not together.honorees:  # something else is wrong, and was told
        return
    for facts in together.conferences:
        for slug in dict.fromkeys(named(facts)):
            honoree = together.honorees.get(slug)
            if slug in together.faulty or (honoree is not None and not honoree.withdrawn):
                continue
            if honoree is not None:
                for source in _where(together, facts.slug, slug):
                    rule = WITHDRAWN_IN_PHOTO if source.path.endswith(f"/{ALBUM}") else WITHDRAWN_HONOREE
                    yield rule.at(source, seen=slug)
                continue
            near = together.former.get(slug) or nearest(slug, together.honorees)
            yield from (
                UNKNOWN_HONOREE.at(
                    source, seen=slug,
                    near_vi=f"Có phải “{near}” không?" if near else "Thêm hồ sơ trước, hoặc ghi “name” thay cho “honoree”.",
                    near=f"Did you mean “{near}”?" if near else "Add the profile first, or give a “name” instead.",
                )
                for source in _where(together, facts.slug, slug)
            )  # fmt: skip


def the_photographed_may_be_seen(together: Together) -> Iterator[Finding]:
    """No photo shows somebody who agreed to be named and not to be seen."""
    for facts in together.conferences:
        for slug in dict.fromkeys(slug for album in facts.albums for slug in album.honorees):
            honoree = together.honorees.get(slug)
            if honoree and not honoree.seen and not honoree.withdrawn:
                for source in _where(together, facts.slug, slug):
                    if source.path.endswith(f"/{ALBUM}"):
                        yield UNSEEN_IN_PHOTO.at(source, seen=slug)


def named(facts: ConferenceFacts) -> Iterator[str]:
    """Every honoree that a conference names."""
    yield from facts.honorees
    yield from facts.people
    yield from facts.delegates
    yield from (speech.honoree for speech in facts.speeches if speech.honoree)
    for album in facts.albums:
        yield from album.honorees


def _where(together: Together, slug: str, honoree: str) -> list[Source]:
    """Every place in the files of the conference that names the honoree."""
    folder = next(seen.folder for seen in together.folders if seen.slug == slug)
    found = []
    for file in (folder.conference, *folder.speeches, *(album.file for album in folder.albums)):
        raw = yaml_read.read_bytes(together.root, file.path)
        document = (
            yaml_read.load_front_matter(raw, file.path)[0]
            if file.path.endswith(".md")
            else yaml_read.load(raw, file.path)[0]
        )
        found += list(_places(document, honoree)) if document else []
    return found or [Source(f"{TOP}/{slug}/conference.yml")]


def _places(document: Document, honoree: str) -> Iterator[Source]:
    waiting: list[tuple[Tree, tuple[str | int, ...]]] = [(document.data, ())]
    while waiting:
        tree, loc = waiting.pop()
        if isinstance(tree, dict):
            waiting += [(inner, (*loc, key)) for key, inner in tree.items()]
        elif isinstance(tree, list):
            waiting += [(inner, (*loc, n)) for n, inner in enumerate(tree)]
        elif tree == honoree and {"honoree", "honorees", "people"} & set(loc):
            yield document.locate(loc)


def status_fits_the_date(together: Together) -> Iterator[Finding]:
    """What was held lies in the past; what is planned does not, unless a note says how it stands."""
    today = together.date.isoformat()
    for facts in together.conferences:
        if facts.status == "held" and facts.first[:10] > today:
            yield HELD_AHEAD.at(_place(together, facts, "status"), first=facts.first[:10], today=today)
        if facts.status == "planned" and facts.first and facts.after[:10] <= today and not facts.noted:
            yield STILL_PLANNED.at(_place(together, facts, "status"), when=facts.short)


def former_addresses_are_free(together: Together) -> Iterator[Finding]:
    """A former address leads to one conference and is the address of none."""
    taken = {facts.slug: facts.path for facts in together.conferences}
    for facts in together.conferences:
        for n, slug in enumerate(facts.former_slugs):
            if slug in taken:
                yield FORMER_ADDRESS.at(_place(together, facts, "former_slugs", n), slug=slug, other=taken[slug])
            taken[slug] = facts.path


def _place(together: Together, facts: ConferenceFacts, *loc: str | int) -> Source:
    """Where in ``conference.yml`` it stands."""
    document, _ = yaml_read.load(yaml_read.read_bytes(together.root, facts.path), facts.path)
    return document.locate(loc) if document else Source(facts.path)


RULES: tuple[Callable[[Together], Iterator[Finding]], ...] = (
    honorees_exist,
    the_photographed_may_be_seen,
    status_fits_the_date,
    former_addresses_are_free,
)


def judge(together: Together) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(together)]
