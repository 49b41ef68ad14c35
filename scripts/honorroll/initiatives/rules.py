"""The rules for models, campaigns, works and figures; each function says in its docstring what it demands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.moments import moment
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import SLUG, fold
from honorroll.content.meant import Ids
from honorroll.content.vocabulary import Vocabulary
from honorroll.content.vocabulary_rules import FORMER_ID_TAKEN, NAME_TWICE, PERIOD_BACKWARDS
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document
from honorroll.initiatives.model import Campaign, ExemplaryModel, FigureFile, Works
from honorroll.pages import addresses
from honorroll.pages.mentions import Mention

NO_SOURCE = Rule(
    "without-source",
    "error",
    Text("“{name}” chưa có nguồn nào.", "Thêm {line_vi}"),
    Text("Nothing vouches for “{name}”.", "Add {line}"),
)
NO_SUCH_SOURCE = Rule(
    "source-number",
    "error",
    Text(
        "Không có nguồn số {seen}: tệp này có {count} nguồn.",
        "Nguồn được đếm từ 1 theo thứ tự trong “sources” của tệp; thêm nguồn vào đó, hoặc sửa số.",
    ),
    Text(
        "There is no source {seen}: this file has {count}.",
        "Sources count from 1, in the order of “sources” of the file; add it there, or mend the number.",
    ),
)
WORK_TWICE = Rule(
    "work-twice",
    "error",
    Text("Công trình “{name}” đã ghi ở dòng {line}.", "Gộp hai mục làm một, hoặc ghi tên cho khác nhau."),
    Text("The work “{name}” is on line {line} already.", "Make the two one, or tell their names apart."),
)
FIGURE_TWICE = Rule(
    "figure-twice",
    "error",
    Text(
        "“{name}” năm {year} đã ghi ở dòng {line}.",
        "Giữ một số, là số của nguồn mới hơn; số của năm khác thì sửa “year”.",
    ),
    Text(
        "“{name}” of {year} is on line {line} already.",
        "Keep the one of the newer source; mend “year” where it is of another.",
    ),
)
MODEL_UNUSED = Rule(
    "model-unused",
    "warning",
    Text(
        "Chưa hồ sơ, hội nghị hay tham luận nào nhắc đến mô hình “{name}”.",
        "Ghi “models: [{id}]” ở nơi có mô hình này, hoặc xóa tệp.",
    ),
    Text(
        "No profile, conference or speech names the model “{name}”.",
        "Write “models: [{id}]” where it belongs, or delete the file.",
    ),
)
UNKNOWN_MODEL = Rule(
    "no-such-model",
    "error",
    Text("Không có mô hình nào tên “{seen}”.", "{near_vi}Ghi tên tệp trong content/models, không có “.yml”."),
    Text("There is no model “{seen}”.", "{near}Give the name of a file in content/models, without “.yml”."),
)
UNKNOWN_CONFERENCE = Rule(
    "work-of-no-conference",
    "error",
    Text("Không có hội nghị nào tên “{seen}”.", "{near_vi}Ghi tên thư mục trong content/conferences/."),
    Text("There is no conference “{seen}”.", "{near}Give the name of a folder in content/conferences/."),
)
RESERVED = Rule(
    "reserved-id",
    "error",
    Text("“{id}” là địa chỉ dành riêng của chương trình.", "Đổi tên tệp cho rõ hơn, ví dụ {id}-vi-du.yml."),
    Text("“{id}” is an address that the program keeps.", "Give the file a fuller name, such as {id}-vi-du.yml."),
)
_SOURCES = "sources: [{title: …, url: https://…}]"
_NUMBER = "sources: [1]"


class ModelUse(NamedTuple):
    """A file that says which models it is about, and how it is mentioned on their pages; a profile has a card there."""

    path: str
    models: tuple[str, ...]
    mention: Mention | None = None


def judge_model(document: Document, model: ExemplaryModel, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A model has a source, and so has each of its results; what it names exists."""
    yield from _is_sourced(document, model.name, len(model.sources))
    for n, outcome in enumerate(model.results):
        yield from _numbers_exist(document, ("results", n), outcome.text, outcome.sources, len(model.sources))
    movements = [(id_, "movements", ("movements", n)) for n, id_ in enumerate(model.movements)]
    yield from _resolved(document, vocabulary, [*movements, (model.place, "places", ("place",))])
    yield from _unit(document, vocabulary, model.unit, ("unit",))


def judge_campaign(document: Document, campaign: Campaign, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A campaign has a source, ends after it starts, and belongs to a movement of the vocabulary."""
    yield from _is_sourced(document, campaign.name, len(campaign.sources))
    yield from _resolved(document, vocabulary, [(campaign.movement, "movements", ("movement",))])
    yield from _runs_forwards(document, (), ("start", campaign.start), ("end", campaign.end))


def judge_works(document: Document, works: Works, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A work has a source, is completed after it was begun, and stands in the file once."""
    lines: dict[str, int] = {}
    for n, work in enumerate(works.works):
        here = ("works", n)
        yield from _numbers_exist(document, here, work.name, work.sources, len(works.sources))
        yield from _resolved(document, vocabulary, [(work.place, "places", (*here, "place"))])
        yield from _unit(document, vocabulary, work.unit, (*here, "unit"))
        yield from _runs_forwards(document, here, ("started", work.started), ("completed", work.completed))
        key = " ".join((fold(work.name), work.place or ""))
        if key in lines:
            source = document.locate((*here, "name"))
            yield WORK_TWICE.at(source, name=work.name, line=document.locate(("works", lines[key], "name")).line)
        lines.setdefault(key, n)


def judge_figures(document: Document, figures: FigureFile) -> Iterator[Finding]:
    """A figure has a source, and stands in the file once for each year."""
    lines: dict[tuple[str, int], int] = {}
    for n, figure in enumerate(figures.figures):
        here = ("figures", n)
        yield from _numbers_exist(document, here, figure.name, figure.sources, len(figures.sources))
        key = fold(f"{figure.group or ''} {figure.name} {figure.unit or ''}"), figure.year
        if key in lines:
            source = document.locate((*here, "name"))
            line = document.locate(("figures", lines[key], "name")).line
            yield FIGURE_TWICE.at(source, name=figure.name, year=figure.year, line=line)
        lines.setdefault(key, n)


def judge_entries(
    entries: Sequence[tuple[str, str, Sequence[str], Document]], ids: frozenset[str]
) -> Iterator[Finding]:
    """Names and former ids are those of one file; an id is no word that other addresses are made of. ``entries`` are
    id, name, former ids and document of each, ``ids`` those of the faulty ones too.
    """
    named: dict[str, str] = {}
    taken = {id_: id_ for id_ in ids}
    for id_, name, former_ids, document in entries:
        if (other := named.setdefault(fold(name), id_)) != id_:
            yield NAME_TWICE.at(document.locate(("name",)), name=name, other=other)
        if id_ in addresses.reserved(addresses.MODELS):
            yield RESERVED.at(Source(document.path), id=id_)
        for n, former in enumerate(former_ids):
            if taken.setdefault(former, id_) != id_ or former == id_:
                yield FORMER_ID_TAKEN.at(document.locate(("former_ids", n)), id=former, other=taken[former])


def models_exist(
    root: Path, names: Mapping[str, str], ids: frozenset[str], uses: Iterable[ModelUse]
) -> Iterator[Finding]:
    """Whoever names a model names one that there is. ``names`` are those of the models by id, ``ids`` are those of the
    faulty ones too.
    """
    nearest = Nearest(ids, {name: id_ for id_, name in names.items()})
    for use in uses:
        unknown = [id_ for id_ in use.models if id_ not in ids]
        document = _document(root, use.path) if unknown else None
        written = document.data.get("models") if document else None
        for id_ in unknown:
            n = written.index(id_) if isinstance(written, list) and id_ in written else 0
            source = document.locate(("models", n)) if document else Source(use.path)
            yield UNKNOWN_MODEL.at(source, seen=id_, **suggestion(nearest.to(id_)))


def models_are_used(names: Mapping[str, str], paths: Mapping[str, str], uses: Iterable[ModelUse]) -> Iterator[Finding]:
    """Somebody names each model."""
    used = {id_ for use in uses for id_ in use.models}
    for id_, name in names.items():
        if id_ not in used:
            yield MODEL_UNUSED.at(Source(paths[id_], 1, 1), id=id_, name=name)


def conferences_exist(root: Path, path: str, works: Works, conferences: Iterable[str]) -> Iterator[Finding]:
    """The conference that a work is in honour of exists."""
    known = set(conferences)
    unknown = [(n, work.conference) for n, work in enumerate(works.works) if work.conference not in {None, *known}]
    document = _document(root, path) if unknown else None
    nearest = Nearest(known)
    for n, slug in unknown:
        source = document.locate(("works", n, "conference")) if document else Source(path)
        yield UNKNOWN_CONFERENCE.at(source, seen=slug, **suggestion(nearest.to(slug or "")))


# ── What several demand ────────────────────────────────────────────────────────────────────────────────────────────

Loc = tuple[str | int, ...]


def _is_sourced(document: Document, name: str, count: int) -> Iterator[Finding]:
    if not count:
        yield NO_SOURCE.at(document.locate(("name",)), name=name, line_vi=_SOURCES, line=_SOURCES)


def _numbers_exist(document: Document, here: Loc, name: str, numbers: Sequence[int], count: int) -> Iterator[Finding]:
    """Something within a file names its sources by their numbers."""
    if not numbers:
        line_vi = _NUMBER if count else f"{_NUMBER} vào mục này, và ở cuối tệp: {_SOURCES}"
        line = _NUMBER if count else f"{_NUMBER} here, and at the end of the file {_SOURCES}"
        yield NO_SOURCE.at(document.locate(here), name=name, line_vi=line_vi, line=line)
    for n, number in enumerate(numbers):
        if not 1 <= number <= count:
            yield NO_SUCH_SOURCE.at(document.locate((*here, "sources", n)), seen=number, count=count)


def _resolved(
    document: Document, vocabulary: Vocabulary, uses: Iterable[tuple[str | None, str, Loc]]
) -> Iterator[Finding]:
    ids = Ids(vocabulary)
    for id_, name, loc in uses:
        if id_ and id_ not in getattr(vocabulary, name):
            yield ids.unknown(document.locate(loc), name, id_)


def _unit(document: Document, vocabulary: Vocabulary, unit: str | None, loc: Loc) -> Iterator[Finding]:
    """A unit is an id of the vocabulary, or a name in words."""
    if unit and SLUG.fullmatch(unit) and not unit.isdecimal():
        yield from _resolved(document, vocabulary, [(unit, "units", loc)])


def _runs_forwards(
    document: Document, here: Loc, first: tuple[str, str | None], last: tuple[str, str | None]
) -> Iterator[Finding]:
    """What ends on a day, month or year does not end before it began."""
    (_, start), (key, end) = first, last
    if start and end and last_day(end) < first_day(start):
        yield PERIOD_BACKWARDS.at(document.locate((*here, key)), start=start, end=end)


def first_day(stated: str) -> date:
    """The first day of a year, month or day."""
    found = moment(stated)
    return found.day if found else date.min


def last_day(stated: str) -> date:
    """The last day of a year, month or day."""
    found = moment(stated)
    return (found.after - timedelta(days=1)).date() if found else date.max


def _document(root: Path, path: str) -> Document | None:
    try:
        raw = yaml_read.read_bytes(root, path)
    except OSError:
        return None
    return (yaml_read.load_front_matter(raw, path) if path.endswith(".md") else yaml_read.load(raw, path))[0]
