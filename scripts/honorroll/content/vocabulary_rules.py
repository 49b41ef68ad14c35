"""The rules over the vocabularies, each a named function in ``RULES``; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.vietnamese import fold
from honorroll.content import place_rules
from honorroll.content.meant import Ids
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Document

RANK_TWICE = Rule(
    "rank-twice",
    "error",
    Text("Thứ bậc {rank} đã dùng cho “{other}”.", "Mỗi mục một thứ bậc riêng: chọn số nằm giữa hai mục liền kề."),
    Text("The rank {rank} is taken by “{other}”.", "Ranks are unique: choose a number between its neighbours."),
)
NAME_TWICE = Rule(
    "name-twice",
    "error",
    Text("Tên “{name}” đã có ở mã “{other}”.", "Xóa một trong hai mục, hoặc sửa tên cho khác nhau."),
    Text("The name “{name}” is that of “{other}” already.", "Delete one of the two, or tell them apart."),
)
PARENT_CIRCLE = Rule(
    "parent-circle",
    "error",
    Text("“{id}” nằm trong chính nó qua “parent”.", "Xem lại mục “parent” của các địa bàn này."),
    Text("“{id}” lies in itself by way of “parent”.", "Check the parents of these places."),
)
PERIOD_BACKWARDS = Rule(
    "period-backwards",
    "error",
    Text("Thời gian kết thúc ({end}) trước khi bắt đầu ({start}).", "Xem lại hai mục này."),
    Text("The end ({end}) comes before the start ({start}).", "Check the two."),
)

FORMER_ID_TAKEN = Rule(
    "former-id-taken",
    "error",
    Text("Mã cũ “{id}” đang là mã của mục “{other}”.", "Bỏ mã này khỏi “former_ids”, hoặc đổi mã của mục kia."),
    Text("The former id “{id}” is that of “{other}”.", "Remove it from “former_ids”, or give the other another id."),
)
EXPLAINS_NOTHING = Rule(
    "explains-nothing",
    "warning",
    Text(
        "“{key}” của “{name}” chỉ lặp lại tên.",
        "Viết một câu nói danh hiệu ghi nhận điều gì, theo điều luật; nếu chưa rõ thì bỏ mục này.",
    ),
    Text(
        "“{key}” of “{name}” only says the name again.",
        "Write one sentence on what it is awarded for, after the law; leave it out where that is not known.",
    ),
)

Documents = Mapping[str, Document]


def references_resolve(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """What titles, fields, units and places name is in the vocabularies."""
    uses: list[tuple[str | None, str, str, tuple[str | int, ...]]] = []
    for id_, title in vocabulary.titles.items():
        uses.append((title.group, "title-groups", "titles", (id_, "group")))
        uses.append((title.level, "levels", "titles", (id_, "level")))
    for id_, unit in vocabulary.units.items():
        uses.append((unit.kind, "unit-kinds", "units", (id_, "kind")))
        uses.append((unit.place, "places", "units", (id_, "place")))
    for id_, place in vocabulary.places.items():
        uses.append((place.kind, "place-kinds", "places", (id_, "kind")))
        uses.append((place.parent, "places", "places", (id_, "parent")))
        uses += [
            (successor.place, "places", "places", (id_, "succeeded_by", n, "place"))
            for n, successor in enumerate(place.succeeded_by)
        ]
    for id_, field in vocabulary.fields.items():
        uses.append((field.motif, "motifs", "fields", (id_, "motif")))
        uses.append((field.collective_motif, "motifs", "fields", (id_, "collective_motif")))
    known, ids = vocabulary.by_file(), Ids(vocabulary)
    for id_or_none, target, name, loc in uses:
        if id_or_none is not None and id_or_none not in known[target]:
            yield ids.unknown(documents[name].locate(loc), target, id_or_none, str(loc[0]) if name == target else "")


def ranks_are_unique(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """Titles and levels each have a rank of their own, or their order would be undefined."""
    for name in ("titles", "levels", "conference-levels"):
        first: dict[int, str] = {}
        for id_, entry in vocabulary.by_file()[name].items():
            other = first.setdefault(entry.rank, id_)
            if other != id_:
                yield RANK_TWICE.at(documents[name].locate((id_, "rank")), rank=entry.rank, other=other)


def names_are_unique(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """No vocabulary has two entries of one name, except places and their kinds: see ``place_rules``."""
    for name in ("levels", "titles", "fields", "movements", "units", "title-groups", "conference-levels", "unit-kinds"):
        first: dict[str, str] = {}
        for id_, entry in vocabulary.by_file()[name].items():
            other = first.setdefault(fold(entry.name), id_)
            if other != id_:
                yield NAME_TWICE.at(documents[name].locate((id_, "name")), name=entry.name, other=other)


def places_do_not_contain_themselves(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """The chain of parents of a place ends."""
    for id_ in vocabulary.places:
        seen, here = {id_}, vocabulary.places[id_].parent
        while here in vocabulary.places and here not in seen:
            seen.add(here)
            here = vocabulary.places[here].parent
        if here == id_:
            yield PARENT_CIRCLE.at(documents["places"].locate((id_, "parent")), id=id_)


def periods_run_forwards(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """A period ends after it starts."""
    for id_, movement in vocabulary.movements.items():
        period = movement.period
        if period and period.start and period.end and period.end < period.start:
            source = documents["movements"].locate((id_, "period"))
            yield PERIOD_BACKWARDS.at(source, start=period.start, end=period.end)
    for id_, place in vocabulary.places.items():
        if place.valid_from and place.valid_until and place.valid_until < place.valid_from:
            source = documents["places"].locate((id_, "valid_until"))
            yield PERIOD_BACKWARDS.at(source, start=place.valid_from, end=place.valid_until)


def former_ids_are_free(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """A former id leads to one entry, and is the id of none."""
    for name, entries in vocabulary.by_file().items():
        taken = {id_: id_ for id_ in entries}
        for id_, entry in entries.items():
            for n, former in enumerate(getattr(entry, "former_ids", ())):
                if taken.setdefault(former, id_) != id_ or former == id_:
                    source = documents[name].locate((id_, "former_ids", n))
                    yield FORMER_ID_TAKEN.at(source, id=former, other=taken[former])


def texts_say_more_than_names(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """What a title is awarded for, or the aim of a movement or column, is more than its name."""
    for name, key in (
        ("titles", "awarded_for"),
        ("title-groups", "awarded_for"),
        ("movements", "aim"),
        ("columns", "aim"),
    ):
        for id_, entry in vocabulary.by_file()[name].items():
            text: str | None = getattr(entry, key)
            if text and set(fold(text).split()) <= set(fold(entry.name).split()):
                yield EXPLAINS_NOTHING.at(documents[name].locate((id_, key)), key=key, name=entry.name)


RULES: tuple[Callable[[Vocabulary, Documents], Iterator[Finding]], ...] = (
    references_resolve,
    ranks_are_unique,
    names_are_unique,
    places_do_not_contain_themselves,
    periods_run_forwards,
    former_ids_are_free,
    texts_say_more_than_names,
    *place_rules.RULES,
)


def judge(vocabulary: Vocabulary, documents: Documents) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(vocabulary, documents)]
