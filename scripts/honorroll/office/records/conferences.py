"""Conferences, their speeches and their albums as records of the desk.

All three are judged as a conference of which one file is what the form holds; what is wrong with the others is told at
theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from honorroll.base.findings import Finding, has_errors
from honorroll.base.moments import NoSuchDateError, in_short, moment
from honorroll.conferences import scan
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts, FileFacts, facts_of
from honorroll.conferences.model import Conference
from honorroll.conferences.pages import conference as conference_page
from honorroll.conferences.pages.context import PageContext
from honorroll.conferences.read import ReadingContext, read
from honorroll.conferences.rules import all_conferences
from honorroll.conferences.rules.all_conferences import AllConferences, named_honorees
from honorroll.conferences.rules.context import ConferenceContext
from honorroll.conferences.scan import (
    ALBUM_FILE,
    CONFERENCE_FILE,
    CONFERENCES_DIR,
    RESERVED,
    ConferenceFolder,
    SourceFile,
)
from honorroll.conferences.words import KINDS, STATUSES
from honorroll.content import directives, office
from honorroll.content.model import Facts
from honorroll.content.scan import UNSIGNED
from honorroll.formats.yaml_read import Tree
from honorroll.media.renditions import MediaInfo
from honorroll.office.records.beside import files_in, files_of
from honorroll.office.records.file_readers import DELEGATES, PROGRAMME
from honorroll.office.records.meetings import Meeting
from honorroll.office.records.people import Faulty, People, Sound
from honorroll.office.records.posts import judge_directives, placed, visible
from honorroll.office.records.record_kind import (
    Beside,
    DrawnPage,
    Judgement,
    ListedRecord,
    Media,
    Parts,
    Record,
    RecordKind,
)
from honorroll.office.records.site import Site
from honorroll.pages import addresses
from honorroll.pages.html import Drawn

# ── Judging ────────────────────────────────────────────────────────────────────────────────────────────────────────


def folder_of(site: Site, slug: str) -> ConferenceFolder:
    """The conference on the disk; an empty one where there is none yet."""
    path = f"{CONFERENCES_DIR}/{slug}/{CONFERENCE_FILE}"
    return scan.look_at(site.root, slug) or ConferenceFolder(slug, SourceFile(path, UNSIGNED), (), (), (), ())


def read_with(
    site: Site, folder: ConferenceFolder, texts: Mapping[str, bytes], looks: Mapping[str, MediaInfo]
) -> tuple[ConferenceContext | None, list[Finding]]:
    """The conference in which ``texts`` stand in the place of files."""
    given = site.frame().given
    plan = office.read(site.root)[0].conferences
    return read(site.root, folder, ReadingContext(given.vocabulary, given.studio, looks, plan=plan, texts=texts))


def judged_together(
    site: Site, parsed: ConferenceContext, people: People, files: tuple[FileFacts, ...] = ()
) -> tuple[ConferenceFacts, list[Finding]]:
    """The facts of a conference without errors, and what the rules over all conferences say of it."""
    given = site.frame().given
    speeches = {speech.id: b"" for speech in parsed.details.speeches}
    facts = facts_of(parsed.details, files, b"", speeches, given.vocabulary.conference_levels)
    is_everybody_known = all(slug in people for slug in named_honorees(facts))
    together = AllConferences(
        parsed.documents.get,
        [facts],
        [scan.pack(parsed.folder)],
        Sound(people),
        Faulty(people),
        {} if is_everybody_known else people.former(),
        site.today,
    )
    return facts, all_conferences.judge(together)


def own_findings(findings: list[Finding], *paths: str) -> list[Finding]:
    """What is told of these files, or of files in these folders."""
    return [each for each in findings if any(_is_at(each.source.path, path) for path in paths)]


def _is_at(path: str, place: str) -> bool:
    return path.startswith(place) if place.endswith("/") else path == place


def page(
    site: Site, parts: ConferenceDetails, facts: ConferenceFacts, people: People, drawn: Drawn | None = None
) -> DrawnPage:
    """The page of a conference, without what stands before and after it, posts about it and models; or another page of
    it that is drawn.
    """
    if drawn is None:
        drawn = conference_page.page(parts, facts, context(site, facts, people))
    fragment = directives.fill(drawn.fragment, partial(placed, people))
    return DrawnPage(addresses.section(addresses.CONFERENCES), drawn, fragment, parts.sets)


def context(site: Site, facts: ConferenceFacts, people: People) -> PageContext:
    frame = site.frame()
    return PageContext(frame.settings.url if frame.settings else "", frame.given.vocabulary, named(people, facts))


def named(people: People, facts: ConferenceFacts) -> dict[str, Facts]:
    """The honorees whom a conference names."""
    return {each.slug: each for each in visible(people, tuple(dict.fromkeys(named_honorees(facts))))}


def _judge(site: Site, record: Record, text: str, media: Media) -> Judgement:
    path = record.folder
    on_disk = folder_of(site, record.slug)
    documents, films = (
        tuple(SourceFile(f"{path}/{name}", signature) for name, signature in record.beside.media if name[:n] == top)
        for top in ("documents/", "films/")
        for n in (len(top),)
    )
    folder = on_disk._replace(conference=SourceFile(record.path, UNSIGNED), documents=documents, films=films)
    sent = {place: (file, mark) for place, (file, mark) in media.items() if not (site.root / place).exists()}
    texts = {place: file.read_bytes() for place, (file, _) in sent.items() if place.endswith(".md")}
    parsed, findings = read_with(site, folder, texts | {record.path: text.encode()}, {})
    inspected = [finding for each in site.inspected(sent).values() for finding in each.findings]
    places = (record.path, f"{path}/documents/", f"{path}/films/")
    findings = own_findings(findings, *places) + inspected
    if parsed is None:
        return Judgement(findings)
    people = People(site)
    source = parsed.document.locate(("text",))
    findings += judge_directives(site, people, parsed.details.conference.text or "", source)
    if has_errors(findings):
        return Judgement(findings)
    files = tuple(file_facts(record.slug, file, media) for file in (*documents, *films))
    facts, faults = judged_together(site, parsed, people, files)
    findings += own_findings(faults, *places)
    return Judgement(findings, partial(_draw, site, parsed.details, facts, people))


def file_facts(slug: str, file: SourceFile, media: Media) -> FileFacts:
    top = addresses.DOCUMENTS if "/documents/" in file.path else addresses.FILMS
    size = media[file.path][0].stat().st_size if file.path in media else file.size
    return FileFacts(file.path, addresses.conference_file(slug, top, file.name), size, b"")


def _draw(site: Site, details: ConferenceDetails, facts: ConferenceFacts, people: People) -> DrawnPage:
    return page(site, without_photos(details), facts, people)


def without_photos(details: ConferenceDetails, besides: str = "") -> ConferenceDetails:
    """The conference without the photos of its albums, which have previews of their own, but for one."""
    albums = (
        each if each.id == besides else each._replace(album=each.album.model_copy(update={"photos": ()}))
        for each in details.albums
    )
    return details._replace(albums=tuple(albums))


# ── The record ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _look(site: Site, slug: str) -> Beside:
    folder = f"{CONFERENCES_DIR}/{slug}"
    return files_in(site, folder, f"{folder}/{CONFERENCE_FILE}", "documents", "films")


def _named_files(data: Tree) -> set[str]:
    """The documents and films that a conference names."""
    if not isinstance(data, dict):
        return set()
    found = {f"documents/{name}" for key in ("documents", "legal_basis") for name in files_of(data.get(key))}
    films = data.get("films")
    for film in films if isinstance(films, list) else ():
        values = (film.get(key) for key in ("file", "captions", "transcript")) if isinstance(film, dict) else ()
        found |= {f"films/{value}" for value in values if isinstance(value, str)}
    return found


def others(site: Site, record: Record) -> dict[str, dict[str, str]]:
    """What the parts of a conference are called."""
    slug = record.slug.partition(".")[0]
    names = record.beside.files if record.kind is CONFERENCES else _look(site, slug).files
    documents = {name.partition("/")[2]: name.partition("/")[2] for name in names if name.startswith("documents/")}
    return {
        "speeches": _titles(speeches_of(site, slug)),
        "albums": _titles(albums_of(site, slug)),
        "documents": documents,
    }


def _titles(heads: Mapping[str, dict[str, Tree]]) -> dict[str, str]:
    return {id_: title if isinstance(title := data.get("title"), str) else id_ for id_, data in heads.items()}


def speeches_of(site: Site, slug: str) -> dict[str, dict[str, Tree]]:
    """The front matter of each speech of a conference, by id."""
    return site.heads(f"{CONFERENCES_DIR}/{slug}/speeches", ".md")


def albums_of(site: Site, slug: str) -> dict[str, dict[str, Tree]]:
    """The data of each album of a conference, by id."""
    return site.heads(f"{CONFERENCES_DIR}/{slug}/albums", f"/{ALBUM_FILE}")


def _parts(site: Site, record: Record) -> Iterator[Parts]:
    slug = record.slug
    for kind, label, heads in (
        ("tham-luan", "Tham luận", speeches_of(site, slug)),
        ("album", "Album ảnh", albums_of(site, slug)),
    ):
        entries = [
            ListedRecord(f"/ho-so/{kind}/{slug}.{id_}", title, _line(site, heads[id_]), (), "")
            for id_, title in _titles(heads).items()
        ]
        yield Parts(label, entries, f"/moi/{kind}/{slug}", f"Thêm {label.lower()}")


def _line(site: Site, data: dict[str, Tree]) -> str:
    """How many photos an album has, who gives a speech."""
    photos, speaker = data.get("photos"), data.get("speaker")
    if isinstance(photos, list):
        return f"{len(photos)} ảnh"
    if not isinstance(speaker, dict):
        return ""
    slug = str(speaker.get("honoree") or "")
    return str(speaker.get("name") or site.roster.called().labels.get(slug, slug))


def _taken(site: Site, _: Record) -> frozenset[str]:
    return frozenset(site.meetings.all()) | RESERVED


def _start(site: Site, _: Record) -> dict[str, Tree]:
    return {"kind": "conference", "status": "planned"}


def _index(site: Site) -> list[ListedRecord]:
    return [_entry(site, meeting) for meeting in site.meetings.all().values()]


def _entry(site: Site, meeting: Meeting) -> ListedRecord:
    url = f"/ho-so/hoi-nghi/{meeting.slug}"
    conference = meeting.conference
    if conference is None:
        return ListedRecord(url, meeting.name, "", ("Tệp viết sai",), "")
    level = site.frame().given.vocabulary.conference_levels.get(conference.level)
    line = (_when(conference), KINDS[conference.kind], level.name if level else "", conference.organiser or "")
    return ListedRecord(
        url, meeting.name, " · ".join(filter(None, line)), (STATUSES[conference.status],), conference.start or ""
    )


def _when(conference: Conference) -> str:
    try:
        start, end = (moment(text) if text else None for text in (conference.start, conference.end))
    except NoSuchDateError:
        return ""
    return in_short(start, end) if start else ""


CONFERENCES = RecordKind(
    "hoi-nghi",
    "Hội nghị",
    "hội nghị",
    Conference,
    "name",
    "conferences",
    "/hoi-nghi",
    path_of=lambda slug: f"{CONFERENCES_DIR}/{slug}/{CONFERENCE_FILE}",
    folder_of=lambda slug: f"{CONFERENCES_DIR}/{slug}",
    url_of=addresses.conference,
    judge=_judge,
    taken=_taken,
    look=_look,
    start=_start,
    uploads={"documents": "documents/", "films": "films/"},
    named_files=_named_files,
    others=others,
    parts=_parts,
    index=_index,
    folded=("composition",),
    ways=(("/hoi-nghi/don-vi", "Kế hoạch, báo cáo của các đơn vị"),),
    readers={"programme": PROGRAMME, "composition": DELEGATES},
    rare=(
        "status_note",
        "postponed_from",
        "date_note",
        "congress_delegates",
        "live",
        "models",
        "former_slugs",
        "withdrawn_files",
        "notes",
    ),
)
