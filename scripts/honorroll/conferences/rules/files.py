"""The rules about the files that a conference names: documents, films and photos."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from honorroll.base.findings import Finding, Rule, Source, Text, suggestion
from honorroll.base.nearest import Nearest
from honorroll.conferences.rules.context import ConferenceContext, Loc
from honorroll.formats.yaml_read import Document

MISSING_FILE = Rule(
    "missing-conference-file",
    "error",
    Text("Không thấy tệp “{name}” trong {folder}.", "{near_vi}Đặt tệp vào thư mục đó, đúng tên như đã ghi."),
    Text("The file “{name}” is not in {folder}.", "{near}Put it there, under this very name."),
)
ORPHAN_FILE = Rule(
    "orphan-conference-file",
    "error",
    Text(
        "Tệp “{name}” nằm trong thư mục nhưng hội nghị không nhắc đến.",
        "Ghi tệp vào “documents”, “films” của conference.yml hoặc “photos” của album.yml; hoặc xóa tệp.",
    ),
    Text(
        "The file “{name}” lies in the folder but the conference does not name it.",
        "Name it under “documents” or “films” of conference.yml or “photos” of album.yml; or delete it.",
    ),
)
NO_CAPTIONS = Rule(
    "film-without-captions",
    "warning",
    Text(
        "Phim “{name}” chưa có {missing_vi}.",
        "Thêm tệp .vtt ở “captions” và tệp .md ở “transcript”, để người khiếm thính cũng theo dõi được.",
    ),
    Text("The film “{name}” has no {missing}.", "Add a .vtt as “captions” and a .md as “transcript”."),
)


def files_are_accounted_for(context: ConferenceContext) -> Iterator[Finding]:
    """Every file that the conference names lies in its folder, and no other file does."""
    conference, folder = context.details.conference, context.folder
    documents: dict[str, tuple[Document, Loc]] = {}
    for n, document in enumerate(conference.documents):
        documents[document.file] = (context.document, ("documents", n, "file"))
    for n, basis in enumerate(conference.legal_basis):
        if basis.file:
            documents.setdefault(basis.file, (context.document, ("legal_basis", n, "file")))
    films_: dict[str, tuple[Document, Loc]] = {}
    for n, film in enumerate(conference.films):
        for key in ("file", "captions", "transcript"):
            if name := getattr(film, key):
                films_[name] = (context.document, ("films", n, key))
    yield from _missing_and_orphans(documents, [file.name for file in folder.documents], f"{folder.path}/documents")
    yield from _missing_and_orphans(films_, [file.name for file in folder.films], f"{folder.path}/films")
    for files, part in ((_album_files(context, n), folder.albums[n]) for n in range(len(folder.albums))):
        if files is not None:
            yield from _missing_and_orphans(files, part.names, f"{folder.path}/albums/{part.id}")


def _album_files(context: ConferenceContext, n: int) -> dict[str, tuple[Document, Loc]] | None:
    id_ = context.folder.albums[n].id
    album = next((part.album for part in context.details.albums if part.id == id_), None)
    if album is None:
        return None
    return {photo.file: (context.album(id_), ("photos", i, "file")) for i, photo in enumerate(album.photos)}


def _missing_and_orphans(
    named: Mapping[str, tuple[Document, Loc]], existing: Sequence[str], folder: str
) -> Iterator[Finding]:
    nearest = Nearest(existing)
    for name, (document, loc) in named.items():
        if name not in existing:
            near = suggestion(nearest.to(name))
            yield MISSING_FILE.at(document.locate(loc), name=name, folder=f"{folder}/", **near)
    for name in existing:
        if name not in named:
            yield ORPHAN_FILE.at(Source(f"{folder}/{name}"), name=name)


def films_have_captions(context: ConferenceContext) -> Iterator[Finding]:
    """Films of our own have captions and a transcript."""
    for n, film in enumerate(context.details.conference.films):
        words = (("captions", "phụ đề", "captions"), ("transcript", "lời thuyết minh bằng chữ", "transcript"))
        missing = [(vi, en) for key, vi, en in words if not getattr(film, key)]
        if film.file and missing:
            yield NO_CAPTIONS.at(
                context.at("films", n),
                name=film.file,
                missing_vi=", ".join(vi for vi, _ in missing),
                missing=", ".join(en for _, en in missing),
            )
