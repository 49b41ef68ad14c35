"""Consultations of the people as records of the desk."""

from __future__ import annotations

from functools import partial

from honorroll.base.findings import has_errors
from honorroll.base.vietnamese import short_date
from honorroll.consultations import read
from honorroll.consultations.model import Consultation
from honorroll.consultations.pages import consultation as consultation_page
from honorroll.consultations.read import FOLDER, ConsultationFile
from honorroll.consultations.rules import consultation as rules
from honorroll.consultations.status import ConsultationStatus, Counts, deadline, expiry, phase_on
from honorroll.content import office
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.office.records.record_kind import DrawnPage, Judgement, ListedRecord, Media, Record, RecordKind
from honorroll.office.records.site import Site
from honorroll.pages import addresses

#: How the list says where a consultation stands.
PHASES = {
    "upcoming": "Chưa bắt đầu",
    "open": "Đang lấy ý kiến",
    "waiting": "Chờ quyết định",
    "decided": "Đã có kết quả",
    "lapsed": "Hết chờ",
}


def _judge(site: Site, record: Record, text: str, media: Media) -> Judgement:  # it has no files
    file, findings = read.one(record.slug, record.path, text.encode())
    if file is None:
        return Judgement(findings)
    limits = office.read(site.root)[0].consultation
    findings += rules.judge(file, read.calendar(site.root), limits)
    return Judgement(findings, None if has_errors(findings) else partial(_draw, site, file))


def status_of(site: Site, file: ConsultationFile) -> ConsultationStatus:
    """Where it stands today, but for who is proposed: that is in their profiles."""
    limits, calendar = office.read(site.root)[0].consultation, read.calendar(site.root)
    consultation = file.consultation
    closes = deadline(consultation, calendar)
    expires = expiry(consultation, closes, limits)
    days = calendar.between(consultation.opens, closes)
    phase = phase_on(site.today, consultation, closes, expires, Counts())
    return ConsultationStatus(
        file.id, file.document.path, consultation, file.text, closes, expires, days, phase, Counts()
    )


def _draw(site: Site, file: ConsultationFile) -> DrawnPage:
    """The page without those who are proposed."""
    frame = site.frame()
    if frame.settings is None:
        raise ValueError("no settings")
    drawn = consultation_page.page(status_of(site, file), [], [], frame.given.vocabulary, frame.settings)
    return DrawnPage(addresses.section(addresses.CONSULTATIONS), drawn, drawn.fragment)


def _taken(site: Site, _: Record) -> frozenset[str]:
    return frozenset(path.stem for path in (site.root / FOLDER).glob("*.yml"))


def _start(site: Site, _: Record) -> dict[str, Tree]:
    days = office.read(site.root)[0].consultation.working_days
    start: dict[str, Tree] = {"opens": site.today.isoformat()}
    return start | {"working_days": str(days)} if days else start


def _index(site: Site) -> list[ListedRecord]:
    return [_entry(site, id_, data) for id_, data in site.heads(FOLDER, ".yml").items()]


def _entry(site: Site, id_: str, data: dict[str, Tree]) -> ListedRecord:
    url, title = f"/ho-so/lay-y-kien/{id_}", data.get("title")
    path = f"{FOLDER}/{id_}.yml"
    file, findings = read.one(id_, path, yaml_read.read_bytes(site.root, path))
    called = title if isinstance(title, str) else id_
    if file is None or has_errors(findings):
        return ListedRecord(url, called, "", ("Tệp viết sai",), "")
    status = status_of(site, file)
    days = f"{short_date(file.consultation.opens)} – {short_date(status.closes)}"
    line = " · ".join(filter(None, (days, file.consultation.held_by)))
    return ListedRecord(url, called, line, (PHASES[status.phase],), file.consultation.opens.isoformat())


CONSULTATIONS = RecordKind(
    "lay-y-kien",
    "Lấy ý kiến",
    "đợt lấy ý kiến",
    Consultation,
    "title",
    "consultations",
    "/lay-y-kien",
    path_of=lambda slug: f"{FOLDER}/{slug}.yml",
    folder_of=lambda _: "",
    url_of=addresses.consultation,
    judge=_judge,
    taken=_taken,
    start=_start,
    uploads={},
    index=_index,
    rare=("closes", "decision_expected", "expires", "result", "former_slugs", "notes"),
)
