"""The rules over places: their kinds, their dates, what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.vietnamese import decimal, short_date
from honorroll.content.places import Place
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Document

SHARES_OVER = Rule(
    "shares-over-100",
    "error",
    Text(
        "Các phần của “{id}” trong “succeeded_by” cộng lại là {total}%, quá 100%.",
        "Sửa các số “share” để cộng lại không quá 100; “whole: true” được tính là 100.",
    ),
    Text(
        "The shares of “{id}” add up to {total} %, more than 100 %.",
        "Correct them to at most 100 in all; “whole: true” counts as 100.",
    ),
)
SHARE_WITH_WHOLE = Rule(
    "share-with-whole",
    "error",
    Text(
        "“{heir}” vừa nhận toàn bộ (“whole: true”) vừa nhận {share}%.",
        "Nếu nhận toàn bộ thì xóa dòng “share”; nếu chỉ nhận một phần thì xóa dòng “whole”.",
    ),
    Text(
        "“{heir}” took the whole (“whole: true”) and {share} % of it.",
        "If it took the whole, delete “share”; if a part, delete “whole”.",
    ),
)
SUCCESSOR_CIRCLE = Rule(
    "place-succession-circle",
    "error",
    Text("“{id}” trở thành chính nó qua “succeeded_by”: {way}.", "Xóa dòng này, hoặc một bước khác trong vòng."),
    Text("“{id}” becomes itself by way of “succeeded_by”: {way}.", "Delete this line, or another of these steps."),
)
SUCCESSOR_EARLY = Rule(
    "successor-early",
    "warning",
    Text(
        "“{heir}” có từ ngày {since}, khi “{id}” còn đến hết ngày {until}.",
        "Nếu “{heir}” được lập để thay “{id}” thì sửa ở “{heir}”: valid_from: {after}. Nếu “{heir}” đã có sẵn và nhận "
        "thêm địa bàn thì bỏ qua lời nhắc này.",
    ),
    Text(
        "“{heir}” is valid from {since}, while “{id}” lasts until {until}.",
        "If “{heir}” was founded in its place, correct there: valid_from: {after}. If it was there before and grew, "
        "leave it.",
    ),
)
SUCCESSOR_ENDED = Rule(
    "successor-ended",
    "error",
    Text(
        "“{id}” còn đến hết ngày {until}, mà “{heir}” đã hết ngày {ended}: không thể nhận địa bàn của nó.",
        "Xem lại ngày “valid_until” của hai mục, hoặc ghi địa bàn khác ở “succeeded_by”.",
    ),
    Text(
        "“{id}” lasts until {until}, and “{heir}” had ended on {ended}: it cannot have taken it over.",
        "Check “valid_until” of both, or name another place in “succeeded_by”.",
    ),
)
PLACE_TWICE = Rule(
    "place-twice",
    "error",
    Text(
        "“{name}” đã có ở mã “{other}”, cùng cấp trên và cùng thời gian.",
        "Xóa một trong hai mục; nếu là hai địa bàn khác nhau thì sửa “parent”, hoặc “valid_from” và “valid_until”.",
    ),
    Text(
        "“{name}” is “{other}” already, in the same place at the same time.",
        "Delete one of the two; if they differ, state “parent” or “valid_from” and “valid_until”.",
    ),
)
KIND_OF_NAME = Rule(
    "kind-of-name",
    "warning",
    Text(
        "Tên “{name}” bắt đầu bằng “{word}”, còn “kind: {kind}” là {kind_name}.",
        "Nếu là {word} thì viết: kind: {meant}; nếu là {kind_name} thì sửa tên.",
    ),
    Text(
        "The name “{name}” begins with “{word}”, and “kind: {kind}” is {kind_name}.",
        "If it is {word}, write: kind: {meant}; otherwise correct the name.",
    ),
)

Documents = Mapping[str, Document]


def shares_add_up(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """The successors of a place have at most the whole of it."""
    for id_, place in vocabulary.places.items():
        total = sum(100.0 if heir.whole else heir.share or 0 for heir in place.succeeded_by)
        if total > 100:
            source = documents["places"].locate((id_, "succeeded_by"))
            yield SHARES_OVER.at(source, id=id_, total=decimal(total, 2))


def a_share_is_no_whole(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """A successor has the whole of a place or a share of it."""
    for id_, place in vocabulary.places.items():
        for n, heir in enumerate(place.succeeded_by):
            if heir.whole and heir.share is not None:
                source = documents["places"].locate((id_, "succeeded_by", n, "share"))
                yield SHARE_WITH_WHOLE.at(source, heir=heir.place, share=decimal(heir.share, 2))


def successions_end(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """No place becomes itself. Of a circle one step is told, from the first of its places in the file."""
    after = {
        id_: [heir.place for heir in place.succeeded_by if heir.place in vocabulary.places]
        for id_, place in vocabulary.places.items()
    }
    done: set[str] = set()
    for start in after:
        if start in done:
            continue
        way, ahead = {start: None}, [iter(after[start])]
        while way:  # depth first; ``way`` is the path to here
            heir = next(ahead[-1], None)
            if heir is None:
                done.add(way.popitem()[0])
                ahead.pop()
            elif heir in way:
                path = [*way]
                circle, here = [*path[path.index(heir) :], heir], path[-1]
                source = documents["places"].locate((here, "succeeded_by", after[here].index(heir), "place"))
                yield SUCCESSOR_CIRCLE.at(source, id=heir, way=" → ".join(circle[:20]))
            elif heir not in done:
                way[heir] = None
                ahead.append(iter(after[heir]))


def successors_follow(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """Who takes over a place is there when it ends, and is not gone by then."""
    for id_, place in vocabulary.places.items():
        if not (until := place.valid_until):
            continue
        for n, succession in enumerate(place.succeeded_by):
            heir = vocabulary.places.get(succession.place)
            where = (id_, "succeeded_by", n, "place")
            if heir and heir.valid_until and heir.valid_until <= until:
                source, ended = documents["places"].locate(where), short_date(heir.valid_until)
                yield SUCCESSOR_ENDED.at(source, id=id_, heir=succession.place, until=short_date(until), ended=ended)
            elif heir and heir.valid_from and heir.valid_from <= until:
                yield SUCCESSOR_EARLY.at(
                    documents["places"].locate(where),
                    id=id_,
                    heir=succession.place,
                    since=short_date(heir.valid_from),
                    until=short_date(until),
                    after=until + timedelta(days=1) if until < date.max else until,
                )


def places_are_told_apart(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """Two places of one name lie in different places or are of different times."""
    alike: dict[tuple[str, str | None], list[tuple[date, date, str]]] = defaultdict(list)
    for id_, place in vocabulary.places.items():
        span = place.valid_from or date.min, place.valid_until or date.max
        alike[place.name.casefold(), place.parent].append((*span, id_))
    order = {id_: n for n, id_ in enumerate(vocabulary.places)}
    for spans in alike.values():
        _, latest, last = min(spans)
        for since, until, id_ in sorted(spans)[1:]:
            if since <= latest:
                other, one = sorted((last, id_), key=order.__getitem__)
                source = documents["places"].locate((one, "name"))
                yield PLACE_TWICE.at(source, name=vocabulary.places[one].name, other=other)
            if until > latest:
                latest, last = until, id_


def names_begin_with_their_kind(vocabulary: Vocabulary, documents: Documents) -> Iterator[Finding]:
    """A name that begins with a kind begins with that of the place."""
    words = {kind.name.lower(): id_ for id_, kind in reversed(vocabulary.place_kinds.items())}
    for id_, place in vocabulary.places.items():
        kind = vocabulary.place_kinds.get(place.kind)
        word = next((word for word in words if place.name.lower().startswith(f"{word} ")), "")
        if kind and word and not _begins_with(place, kind.name):
            yield KIND_OF_NAME.at(
                documents["places"].locate((id_, "kind")),
                name=place.name,
                word=word,
                kind=place.kind,
                kind_name=kind.name,
                meant=words[word],
            )


def _begins_with(place: Place, kind: str) -> bool:
    return place.name.lower().startswith(f"{kind.lower()} ")


RULES = (
    a_share_is_no_whole,
    shares_add_up,
    successions_end,
    successors_follow,
    places_are_told_apart,
    names_begin_with_their_kind,
)
