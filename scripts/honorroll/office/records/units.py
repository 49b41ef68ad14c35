"""What units send in before and after their conferences, as the tracker records it: records of the desk.

The papers themselves lie in the private drawer, under ``don-vi/<unit>/``; the tracker says on which day they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from honorroll.content import office, parse, privacy_documents, private_drawer
from honorroll.council.model import Tracked, Tracker
from honorroll.council.read import TRACKER
from honorroll.council.rules import KnownNames, judge_tracker
from honorroll.council.tracker import track
from honorroll.formats import yaml_read
from honorroll.news.scan import NEWS_DIR
from honorroll.office.records.people import People
from honorroll.office.records.record_kind import EntriesOf, Judgement, ListedRecord, Media, Parts, Record, RecordKind
from honorroll.office.records.site import Site


def _judge(site: Site, record: Record, text: str, media: Media) -> Judgement:  # papers are not public
    vocabulary = site.frame().given.vocabulary
    document, findings = yaml_read.load(text.encode(), record.path)
    if document is None:
        return Judgement(findings)
    tracker, faults = parse.typed(Tracker, document, vocabulary)
    findings += faults + privacy_documents.check(document)
    if tracker is None:
        return Judgement(findings)
    known = KnownNames(People(site), site.meetings.refs(vocabulary), vocabulary, site.today)
    return Judgement(findings + list(judge_tracker(document, tracker, known)))


def _tracker(site: Site) -> Tracker:
    """The tracker as it is; an empty one where there is none, or it is faulty."""
    try:
        document, _ = yaml_read.load(yaml_read.read_bytes(site.root, TRACKER), TRACKER)
    except OSError:
        document = None
    tracker = parse.typed(Tracker, document)[0] if document else None
    tracker = tracker or Tracker()
    days = office.read(site.root)[0].conferences.plan_days
    return tracker if tracker.plan_days is not None else tracker.model_copy(update={"plan_days": days})


def _index(site: Site) -> list[ListedRecord]:
    """All units: those first whose papers are overdue, then as the vocabulary has them."""
    vocabulary = site.frame().given.vocabulary
    named = (data.get("units") for data in site.heads(NEWS_DIR, ".md").values())
    posts = Counter(str(id_) for units in named if isinstance(units, list) for id_ in units)
    meetings = site.meetings.refs(vocabulary)
    rows = track(_tracker(site), vocabulary.units, vocabulary.unit_kinds, meetings, posts, site.today)
    return [
        ListedRecord(
            f"/ho-so/don-vi/{row.unit}",
            row.name,
            " · ".join(filter(None, (row.conference, f"Kế hoạch: {row.plan.words}", f"Báo cáo: {row.report.words}"))),
            ("Quá hạn",) if row.is_overdue else (),
            f"{int(row.is_overdue)}{len(rows) - n:06}",
        )
        for n, row in enumerate(rows)
    ]


def _drawer(site: Site, slug: str) -> Path:
    return private_drawer.folder(site.root) / "don-vi" / slug


def _parts(site: Site, record: Record) -> Iterator[Parts]:
    folder = _drawer(site, record.slug)
    names = sorted((path.name for path in folder.iterdir()), reverse=True) if folder.is_dir() else []
    yield Parts("Tệp đã nhận, trong ngăn riêng", [ListedRecord("", name, "", (), "") for name in names], "", "")


def _units(site: Site) -> Collection[str]:
    return site.frame().given.vocabulary.units.keys()


def _none_taken(site: Site, record: Record) -> Collection[str]:  # units are those of the vocabulary
    return ()


UNITS = RecordKind(
    "don-vi",
    "Đơn vị",
    "đơn vị",
    Tracked,
    "",
    "conferences",
    "/hoi-nghi/don-vi",
    path_of=lambda _: TRACKER,
    folder_of=lambda _: "",
    url_of=lambda _: "",
    judge=_judge,
    taken=_none_taken,
    entries=EntriesOf("units", Tracker, _units),
    uploads={"plan_received": "", "report_received": ""},
    drawer=_drawer,
    has_page=False,
    index=_index,
    parts=_parts,
)
