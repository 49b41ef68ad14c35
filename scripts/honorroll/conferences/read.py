"""One conference from its files: loaded, parsed and judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from honorroll.base.findings import Finding, Source
from honorroll.conferences import pictures
from honorroll.conferences.details import AlbumDetails, ConferenceDetails, SpeechDetails
from honorroll.conferences.expired import Expired
from honorroll.conferences.model import Album, Conference, Speech
from honorroll.conferences.rules import conference as rules
from honorroll.conferences.rules.context import ConferenceContext
from honorroll.conferences.scan import ConferenceFolder, SourceFile
from honorroll.content import directives, parse
from honorroll.content.fields import Content
from honorroll.content.office import ConferenceRules
from honorroll.content.scan import UNREADABLE
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import git_conflicts, headings, yaml_read
from honorroll.formats.html import EMPTY, Html
from honorroll.formats.yaml_read import Document
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.media.renditions import MediaInfo

T = TypeVar("T", bound=Content)


class ReadingContext(NamedTuple):
    """The vocabularies, picture settings, inspected photos (by path), ended consents and the office's plan."""

    vocabulary: Vocabulary
    studio: PictureSettings
    looks: Mapping[str, MediaInfo] = MappingProxyType({})
    expired: Expired = Expired()
    plan: ConferenceRules = ConferenceRules()
    lengths: Mapping[str, float] = MappingProxyType({})
    """How many seconds each film of the conference takes, by the name of its file, where that is known."""
    texts: Mapping[str, bytes] = MappingProxyType({})
    """What is read in the place of files, by path: a form that is not saved yet."""


def read(
    root: Path, folder: ConferenceFolder, context: ReadingContext
) -> tuple[ConferenceContext | None, list[Finding]]:
    """Parse and judge one conference. None if ``conference.yml`` cannot be parsed; the findings say why."""
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    documents: dict[str, Document] = {}

    def raw(file: SourceFile) -> bytes:
        known = context.texts.get(file.path)
        return _bytes(root, file, findings) if known is None else known

    conference = _document(raw, folder.conference, Conference, context.vocabulary, documents, texts, findings)
    albums = []
    for each in folder.albums:
        album = _document(raw, each.file, Album, context.vocabulary, documents, texts, findings)
        if album:
            shown = pictures.album_pictures(f"{folder.path}/albums/{each.id}", album, context.looks, context.studio)
            albums.append(AlbumDetails(each.id, album, shown))
    speeches = []
    for file in folder.speeches:
        speech = _speech(raw, file, context.vocabulary, documents, texts, findings)
        if speech:
            speeches.append(speech)
    transcripts: dict[str, Html] = {}
    for file in folder.films:
        if file.name.endswith(".md"):
            text = raw(file).decode(errors="replace")
            texts[file.path] = text
            transcripts[file.name], faults = directives.render(text, Source(file.path, 1, 1))
            findings += [*faults, *git_conflicts.findings(text, file.path)]
    if conference is None:
        return None, findings + list(rules.find_personal_data(documents, texts))
    html = EMPTY
    if conference.text:
        html, faults = directives.render(conference.text, documents[folder.conference.path].locate(("text",)))
        html = headings.raised(html)
        findings += faults
    speeches.sort(key=lambda part: (part.speech.order is None, part.speech.order or 0, part.id))
    parts = ConferenceDetails(folder.slug, conference, html, tuple(speeches), tuple(albums), transcripts)
    parts = pictures.with_social_card(parts, folder.path, context.looks, context.studio)
    parsed = ConferenceContext(
        folder, parts, documents, texts, context.vocabulary, context.plan, context.looks, context.lengths
    )
    return parsed, findings + rules.judge(parsed)


def document(root: Path, path: str) -> Document | None:
    """A YAML file, or the front matter of a Markdown file, read again for its places. Raises OSError."""
    raw = yaml_read.read_bytes(root, path)
    return (yaml_read.load_front_matter(raw, path) if path.endswith(".md") else yaml_read.load(raw, path))[0]


def _document(
    raw: Callable[[SourceFile], bytes],
    file: SourceFile,
    model: type[T],
    vocabulary: Vocabulary,
    documents: dict[str, Document],
    texts: dict[str, str],
    findings: list[Finding],
) -> T | None:
    document, faults = yaml_read.load(raw(file), file.path)
    findings += faults
    if document is None:
        return None
    documents[file.path], texts[file.path] = document, document.text
    value, faults = parse.typed(model, document, vocabulary)
    findings += faults
    return value


def _speech(
    raw: Callable[[SourceFile], bytes],
    file: SourceFile,
    vocabulary: Vocabulary,
    documents: dict[str, Document],
    texts: dict[str, str],
    findings: list[Finding],
) -> SpeechDetails | None:
    document, body, faults = yaml_read.load_front_matter(raw(file), file.path)
    findings += faults
    html, faults = directives.render(body.text, Source(file.path, body.line, 1))
    findings += faults
    if document is None:
        return None
    documents[file.path], texts[file.path] = document, f"{document.text}\n---\n{body.text}"
    speech, faults = parse.typed(Speech, document, vocabulary)
    findings += faults
    return (
        SpeechDetails(file.name.removesuffix(".md"), speech, headings.raised(html), body.text.strip())
        if speech
        else None
    )


def _bytes(root: Path, file: SourceFile, findings: list[Finding]) -> bytes:
    try:
        return yaml_read.read_bytes(root, file.path)
    except OSError as error:
        findings.append(UNREADABLE.at(Source(file.path), problem=error.strerror or error))
        return b""
