"""Albums and speeches of a conference as records of the desk: judged and drawn with the conference around them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from honorroll.base.findings import Finding, Source, Text, has_errors
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.model import Album, Speech
from honorroll.conferences.pages import speeches as speech_pages
from honorroll.conferences.rules.context import ConferenceContext
from honorroll.conferences.scan import ALBUM_FILE, CONFERENCES_DIR, AlbumFolder, ConferenceFolder, SourceFile
from honorroll.content.fields import public
from honorroll.content.scan import UNSIGNED
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.office.records import conferences
from honorroll.office.records.file_readers import SPEECH
from honorroll.office.records.form_fields import FormField
from honorroll.office.records.people import People
from honorroll.office.records.posts import TEXT, judge_directives
from honorroll.office.records.record_kind import BODY, DrawnPage, Judgement, Media, Record, RecordKind, own, whole
from honorroll.office.records.site import Site
from honorroll.pages import addresses

_SPEECH_TEXT = FormField(
    TEXT.key,
    TEXT.control,
    public(Text("Bài tham luận", TEXT.declared.vi.hint), Text("Speech", "In Markdown."), "Kính thưa hội nghị …"),
    required=False,
)
Draw = Callable[[ConferenceDetails, ConferenceFacts, People], DrawnPage]


def _judged(
    site: Site, read: tuple[ConferenceContext | None, list[Finding]], place: str, more: list[Finding], draw: Draw
) -> Judgement:
    """What is wrong with the files at ``place``; ``draw`` draws the page where the whole conference is faultless."""
    parsed, every = read
    findings = conferences.own_findings(every, place) + more
    vocabulary = site.frame().given.vocabulary
    if parsed is None or parsed.details.conference.level not in vocabulary.conference_levels or has_errors(findings):
        return Judgement(findings)
    people = People(site)
    files = tuple(conferences.file_facts(parsed.folder.slug, file, {}) for file in parsed.folder.documents)
    files += tuple(conferences.file_facts(parsed.folder.slug, file, {}) for file in parsed.folder.films)
    facts, faults = conferences.judged_together(site, parsed, people, files)
    findings += conferences.own_findings(faults, place)
    albums = f"{parsed.folder.path}/albums/"  # those of others are drawn without their photos
    around = [each for each in every if not each.source.path.startswith(albums)]
    is_drawn = not has_errors([*around, *findings])
    return Judgement(findings, partial(draw, parsed.details, facts, people) if is_drawn else None)


def _folder(site: Site, record: Record) -> ConferenceFolder:
    return conferences.folder_of(site, whole(record.slug))


# ── Albums ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _judge_album(site: Site, record: Record, text: str, media: Media) -> Judgement:
    folder = _folder(site, record)
    album = AlbumFolder(own(record.slug), SourceFile(record.path, UNSIGNED), record.beside.media)
    albums = (*(each for each in folder.albums if each.id != album.id), album)
    read = conferences.read_with(
        site, folder._replace(albums=tuple(sorted(albums))), {record.path: text.encode()}, site.looks(media)
    )
    return _judged(site, read, f"{record.folder}/", [], partial(_draw_album, site, album.id))


def _draw_album(site: Site, id_: str, details: ConferenceDetails, facts: ConferenceFacts, people: People) -> DrawnPage:
    """The page of the conference with the photos of this album."""
    return conferences.page(site, conferences.without_photos(details, besides=id_), facts, people)


def _album_path(slug: str) -> str:
    return f"{_album_folder(slug)}/{ALBUM_FILE}"


def _album_folder(slug: str) -> str:
    return f"{CONFERENCES_DIR}/{whole(slug)}/albums/{own(slug)}"


def _albums_taken(site: Site, record: Record) -> frozenset[str]:
    return frozenset(conferences.albums_of(site, whole(record.slug)))


ALBUMS = RecordKind(
    "album",
    "Album ảnh",
    "album",
    Album,
    "title",
    "conferences",
    "/hoi-nghi",
    path_of=_album_path,
    folder_of=_album_folder,
    url_of=lambda slug: addresses.conference(whole(slug)),
    anchor=lambda slug: f"#album-{own(slug)}",
    judge=_judge_album,
    taken=_albums_taken,
    is_part=True,
    is_table=True,
    rare=("notes",),
)


# ── Speeches ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _judge_speech(site: Site, record: Record, text: str, media: Media) -> Judgement:  # it has no files
    folder = _folder(site, record)
    file = SourceFile(record.path, UNSIGNED)
    speeches = (*(each for each in folder.speeches if each.path != record.path), file)
    read = conferences.read_with(
        site, folder._replace(speeches=tuple(sorted(speeches))), {record.path: text.encode()}, {}
    )
    _, body, _ = yaml_read.load_front_matter(text.encode(), record.path)
    more = judge_directives(site, People(site), body.text, Source(record.path, body.line, 1))
    return _judged(site, read, record.path, more, partial(_draw_speech, site, own(record.slug)))


def _draw_speech(site: Site, id_: str, details: ConferenceDetails, facts: ConferenceFacts, people: People) -> DrawnPage:
    n = [speech.id for speech in details.speeches].index(id_)
    vocabulary = site.frame().given.vocabulary
    drawn = speech_pages.page(n, details, facts, vocabulary, conferences.named(people, facts))
    return conferences.page(site, details._replace(albums=(), card=None), facts, people, drawn)


def _speeches_taken(site: Site, record: Record) -> frozenset[str]:
    return frozenset(conferences.speeches_of(site, whole(record.slug)))


def _start_speech(site: Site, record: Record) -> dict[str, Tree]:
    return {"order": str(len(conferences.speeches_of(site, whole(record.slug))) + 1)}


SPEECHES = RecordKind(
    "tham-luan",
    "Tham luận",
    "bài tham luận",
    Speech,
    "title",
    "conferences",
    "/hoi-nghi",
    path_of=lambda slug: f"{CONFERENCES_DIR}/{whole(slug)}/speeches/{own(slug)}.md",
    folder_of=lambda _: "",
    url_of=lambda slug: addresses.speech(whole(slug), own(slug)),
    judge=_judge_speech,
    taken=_speeches_taken,
    body=_SPEECH_TEXT,
    body_before="field",
    is_part=True,
    start=_start_speech,
    readers={BODY: SPEECH},
    uploads={},
    others=conferences.others,
    rare=("models", "notes"),
)
