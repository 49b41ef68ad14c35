"""The rules that one conference can break, each a named function in ``RULES``; its docstring is the rule.

They see the conference's own files and the vocabulary. What needs the roll is in ``roll_rules``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text, nearest, suggestion
from honorroll.base.moments import moment
from honorroll.conferences import photo_rules, plan_rules
from honorroll.conferences.parts import Parts
from honorroll.conferences.scan import Folder
from honorroll.content import privacy, privacy_documents
from honorroll.content.references import UNKNOWN_REFERENCE
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_read import Document
from honorroll.media.renditions import MediaInfo
from honorroll.pages import films
from honorroll.roll.rules.photos import together

Loc = tuple[str | int, ...]


class Whole(NamedTuple):
    """A conference and what it was read from: documents and texts by path."""

    folder: Folder
    parts: Parts
    documents: Mapping[str, Document]
    texts: Mapping[str, str]
    vocabulary: Vocabulary
    looks: Mapping[str, MediaInfo]
    """What is known of the photos of its albums, by path."""

    @property
    def document(self) -> Document:
        return self.documents[self.folder.conference.path]

    def at(self, *loc: str | int) -> Source:
        """A place in ``conference.yml``."""
        return self.document.locate(loc)

    def speech(self, id_: str) -> Document:
        return self.documents[f"{self.folder.path}/speeches/{id_}.md"]

    def album(self, id_: str) -> Document:
        return self.documents[f"{self.folder.path}/albums/{id_}/album.yml"]


END_BEFORE_START = Rule(
    "end-before-start",
    "error",
    Text("Kết thúc “{end}” trước lúc bắt đầu “{start}”.", "Xem lại hai mục “start” và “end”."),
    Text("The end, “{end}”, lies before the start, “{start}”.", "Check “start” and “end”."),
)
NO_START = Rule(
    "no-start",
    "warning",
    Text("Chưa ghi hội nghị diễn ra khi nào.", "Ghi “start”, ví dụ: 2025-10-10 hoặc quý II/2025; nguồn không nói thì ghi “date_note”."),
    Text("Nothing says when the conference takes place.", "Set “start”, for example 2025-10-10 or quý II/2025; else say why in “date_note”."),
)  # fmt: skip
OUT_OF_ORDER = Rule(
    "programme-order",
    "error",
    Text("Mục “{title}” bắt đầu lúc {start}, trước mục đứng trên nó ({before}).", "Xếp các mục theo giờ."),
    Text("“{title}” begins at {start}, before the item above it ({before}).", "Put the items in the order of time."),
)
OVERLAP = Rule(
    "programme-overlap",
    "error",
    Text("Mục “{title}” bắt đầu lúc {start} khi mục trước còn chưa xong ({until}).", "Sửa giờ bắt đầu, hoặc thời lượng “duration” (phút) của mục trước."),
    Text("“{title}” begins at {start}, while the item before it goes on until {until}.", "Mend the start, or the “duration” (minutes) of the one before."),
)  # fmt: skip
OUTSIDE = Rule(
    "programme-outside",
    "error",
    Text("Mục “{title}” ({day}) nằm ngoài thời gian của hội nghị.", "Sửa “day” của mục, hoặc “start” và “end” của hội nghị."),
    Text("“{title}” ({day}) lies outside the time of the conference.", "Mend the item's “day”, or “start” and “end” of the conference."),
)  # fmt: skip
NO_SUCH_PART = Rule(
    "no-such-part",
    "error",
    Text("Không có {what_vi} “{seen}” trong hội nghị này.", "{near_vi}"),
    Text("The conference has no {what} “{seen}”.", "{near}"),
)
MISSING_FILE = Rule(
    "missing-conference-file",
    "error",
    Text("Không thấy tệp “{name}” trong {folder}.", "{near_vi}Đặt tệp vào thư mục đó, đúng tên như đã ghi."),
    Text("The file “{name}” is not in {folder}.", "{near}Put it there, under this very name."),
)
ORPHAN_FILE = Rule(
    "orphan-conference-file",
    "error",
    Text("Tệp “{name}” nằm trong thư mục nhưng hội nghị không nhắc đến.", "Ghi tệp vào “documents”, “films” của conference.yml hoặc “photos” của album.yml; hoặc xóa tệp."),
    Text("The file “{name}” lies in the folder but the conference does not name it.", "Name it under “documents” or “films” of conference.yml or “photos” of album.yml; or delete it."),
)  # fmt: skip
FILM_HOST = Rule(
    "film-host",
    "error",
    Text("Không nhúng được phim từ {host}.", "Chỉ dùng YouTube hoặc Facebook, hoặc đặt tệp mp4, webm vào thư mục films và ghi “file”."),
    Text("Films of {host} cannot be shown.", "Use YouTube or Facebook, or put an mp4 or webm into films/ and name it in “file”."),
)  # fmt: skip
NO_CAPTIONS = Rule(
    "film-without-captions",
    "warning",
    Text("Phim “{name}” chưa có {missing_vi}.", "Thêm tệp .vtt ở “captions” và tệp .md ở “transcript”, để người khiếm thính cũng theo dõi được."),
    Text("The film “{name}” has no {missing}.", "Add a .vtt as “captions” and a .md as “transcript”."),
)  # fmt: skip
NO_SOURCE = Rule(
    "conference-without-source",
    "warning",
    Text("Hội nghị này chưa có nguồn hay căn cứ nào.", "Thêm “sources” hoặc “legal_basis”."),
    Text("Nothing vouches for this conference.", "Add “sources” or “legal_basis”."),
)
COMPOSITION_SUM = Rule(
    "composition-sum",
    "error",
    Text("“{key}: {seen}” nhiều hơn tổng số {total}.", "Xem lại các con số trong “composition”."),
    Text("“{key}: {seen}” is more than the total, {total}.", "Check the numbers of “composition”."),
)
SMALL_GROUP = Rule(
    "small-group",
    "error",
    Text("Nhóm “{name}” chỉ có {count} người: nhóm dưới {least} người có thể để lộ danh tính.", "Gộp vào “Khác”, hoặc bỏ."),
    Text("The group “{name}” has {count} people: fewer than {least} may be told apart.", "Merge it into “Khác”, or leave it out."),
)  # fmt: skip

#: Groups of fewer people are merged: their members could be guessed.
LEAST = 5


def it_ends_after_it_starts(whole: Whole) -> Iterator[Finding]:
    """The end lies after the start; both are known, or a note says why not."""
    conference = whole.parts.conference
    if not conference.start:
        if not conference.date_note:
            yield NO_START.at(whole.at())
        return
    start, end = moment(conference.start), moment(conference.end) if conference.end else None
    if start and end and end.after <= start.first:
        yield END_BEFORE_START.at(whole.at("end"), start=conference.start, end=conference.end)


def the_programme_is_in_order(whole: Whole) -> Iterator[Finding]:
    """Items of one day stand in the order of time, none begins while another goes on, and all lie within the conference."""
    conference = whole.parts.conference
    start, end = (moment(text) if text else None for text in (conference.start, conference.end))
    first = start.day if start and start.is_day else None
    last = end.day if end and end.is_day else first
    day, before, until = first, -1, -1
    for n, item in enumerate(conference.programme):
        title = item.title or item.kind
        if item.day and item.day != day:
            if day and item.day < day:
                yield OUT_OF_ORDER.at(whole.at("programme", n, "day"), title=title, start=item.day, before=day)
            day, before, until = item.day, -1, -1
        if item.day and first and last and not first <= item.day <= last:
            yield OUTSIDE.at(whole.at("programme", n, "day"), title=title, day=item.day)
        if not item.start:
            continue
        at = int(item.start[:2]) * 60 + int(item.start[3:])
        if at < before:
            yield OUT_OF_ORDER.at(whole.at("programme", n, "start"), title=title, start=item.start, before=_clock(before))  # fmt: skip
        elif at < until:
            yield OVERLAP.at(whole.at("programme", n, "start"), title=title, start=item.start, until=_clock(until))
        before, until = max(before, at), at + (item.duration or 0)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def references_resolve(whole: Whole) -> Iterator[Finding]:
    """Unit, place, movements and fields are ids of their vocabularies."""
    conference, vocabulary = whole.parts.conference, whole.vocabulary
    uses: list[tuple[str | None, str, Mapping[str, object], Document, Loc]] = [
        (conference.unit, "units", vocabulary.units, whole.document, ("unit",)),
        (conference.place, "places", vocabulary.places, whole.document, ("place",)),
    ]
    uses += [(id_, "movements", vocabulary.movements, whole.document, ("movements", n)) for n, id_ in enumerate(conference.movements)]  # fmt: skip
    uses += [(part.speech.field, "fields", vocabulary.fields, whole.speech(part.id), ("field",)) for part in whole.parts.speeches]  # fmt: skip
    for id_, name, known, document, loc in uses:
        if id_ and id_ not in known:
            near = nearest(id_, known)
            yield UNKNOWN_REFERENCE.at(
                document.locate(loc), seen=id_, vocabulary=name,
                near_vi=f"Có phải “{near}” không?" if near else "Thêm vào từ vựng trước.",
                near=f"Did you mean “{near}”?" if near else "Add it to the vocabulary first.",
            )  # fmt: skip


def parts_are_there(whole: Whole) -> Iterator[Finding]:
    """Speeches, albums, documents and films that an item or a speech names are parts of the conference."""
    parts, folder = whole.parts, whole.folder
    speeches = [file.name.removesuffix(".md") for file in folder.speeches]  # the faulty ones too
    albums = [album.id for album in folder.albums]
    documents = [document.file for document in parts.conference.documents]
    numbers = [str(n) for n in range(1, len(parts.conference.films) + 1)]
    uses: list[tuple[str, tuple[str, str], Sequence[str], Document, Loc]] = []
    for n, item in enumerate(parts.conference.programme):
        at = ("programme", n)
        for key, names, what, there in (
            ("speeches", item.speeches, ("bài tham luận", "speech"), speeches),
            ("albums", item.albums, ("album", "album"), albums),
            ("documents", item.documents, ("tài liệu", "document"), documents),
            ("films", tuple(map(str, item.films)), ("phim số", "film"), numbers),
        ):
            uses += [(name, what, there, whole.document, (*at, key, i)) for i, name in enumerate(names)]
    for part in parts.speeches:
        document = whole.speech(part.id)
        uses += [(name, ("tài liệu", "document"), documents, document, ("documents", i)) for i, name in enumerate(part.speech.documents)]  # fmt: skip
        if part.speech.film is not None:
            uses.append((str(part.speech.film), ("phim số", "film"), numbers, document, ("film",)))
    for name, (what_vi, what_en), known, document, loc in uses:
        if name not in known:
            near = nearest(name, known)
            listed = ", ".join(known) or "–"
            yield NO_SUCH_PART.at(
                document.locate(loc), seen=name, what_vi=what_vi, what=what_en,
                near_vi=f"Có phải “{near}” không?" if near else f"Ở đây có: {listed}.",
                near=f"Did you mean “{near}”?" if near else f"There are: {listed}.",
            )  # fmt: skip


def files_are_accounted_for(whole: Whole) -> Iterator[Finding]:
    """Every file that is named lies in its folder, and nothing else does."""
    conference, folder = whole.parts.conference, whole.folder
    documents: dict[str, tuple[Document, Loc]] = {}
    for n, document in enumerate(conference.documents):
        documents[document.file] = (whole.document, ("documents", n, "file"))
    for n, basis in enumerate(conference.legal_basis):
        if basis.file:
            documents.setdefault(basis.file, (whole.document, ("legal_basis", n, "file")))
    films_: dict[str, tuple[Document, Loc]] = {}
    for n, film in enumerate(conference.films):
        for key in ("file", "captions", "transcript"):
            if name := getattr(film, key):
                films_[name] = (whole.document, ("films", n, key))
    yield from _accounted(documents, [file.name for file in folder.documents], f"{folder.path}/documents")
    yield from _accounted(films_, [file.name for file in folder.films], f"{folder.path}/films")
    for files, part in ((_album_files(whole, n), folder.albums[n]) for n in range(len(folder.albums))):
        if files is not None:
            yield from _accounted(files, part.names, f"{folder.path}/albums/{part.id}")


def _album_files(whole: Whole, n: int) -> dict[str, tuple[Document, Loc]] | None:
    id_ = whole.folder.albums[n].id
    album = next((part.album for part in whole.parts.albums if part.id == id_), None)
    if album is None:
        return None
    return {photo.file: (whole.album(id_), ("photos", i, "file")) for i, photo in enumerate(album.photos)}


def _accounted(named: Mapping[str, tuple[Document, Loc]], there: Sequence[str], folder: str) -> Iterator[Finding]:
    for name, (document, loc) in named.items():
        if name not in there:
            near = suggestion(nearest(name, there))
            yield MISSING_FILE.at(document.locate(loc), name=name, folder=f"{folder}/", **near)
    for name in there:
        if name not in named:
            yield ORPHAN_FILE.at(Source(f"{folder}/{name}"), name=name)


def films_can_be_shown(whole: Whole) -> Iterator[Finding]:
    """Films and streams are of a host that the policy of the site allows; a film of our own has captions and transcript."""
    conference = whole.parts.conference
    urls: list[tuple[str | None, Loc]] = [(film.url, ("films", n, "url")) for n, film in enumerate(conference.films)]
    if conference.live:
        urls.append((conference.live.url, ("live", "url")))
    for url, loc in urls:
        if url and not films.is_known(url):
            yield FILM_HOST.at(whole.document.locate(loc), host=url.split("/")[2])
    for n, film in enumerate(conference.films):
        words = (("captions", "phụ đề", "captions"), ("transcript", "lời thuyết minh bằng chữ", "transcript"))
        missing = [(vi, en) for key, vi, en in words if not getattr(film, key)]
        if film.file and missing:
            yield NO_CAPTIONS.at(
                whole.at("films", n), name=film.file, missing_vi=", ".join(vi for vi, _ in missing), missing=", ".join(en for _, en in missing)
            )  # fmt: skip


def photos_can_be_shown(whole: Whole) -> Iterator[Finding]:
    """The photos of albums have words, can be used, and are there once (see ``photo_rules``)."""
    there = {album.id: album.names for album in whole.folder.albums}
    for part in whole.parts.albums:
        yield from photo_rules.deviations(part, there[part.id], whole.album(part.id), whole.looks)
    yield from together(
        (f"{part.id}/{photo.file}", whole.looks.get(f"{whole.folder.path}/albums/{part.id}/{photo.file}"), partial(whole.album(part.id).locate, ("photos", n, "file")))
        for part in whole.parts.albums
        for n, photo in enumerate(part.album.photos)
    )  # fmt: skip


def something_vouches_for_it(whole: Whole) -> Iterator[Finding]:
    """A conference has a source or a legal basis."""
    if not (whole.parts.conference.sources or whole.parts.conference.legal_basis):
        yield NO_SOURCE.at(whole.at())


def the_composition_adds_up(whole: Whole) -> Iterator[Finding]:
    """No part of the delegates is more than all of them, and no group is so small that its members can be guessed."""
    composition = whole.parts.conference.composition
    if composition is None:
        return
    for key in ("exemplars", "guests", "women", "young", "direct_workers", "ethnic_minorities", "religious"):
        count = getattr(composition, key)
        if count is None:
            continue
        if composition.total is not None and count > composition.total:
            yield COMPOSITION_SUM.at(whole.at("composition", key), key=key, seen=count, total=composition.total)
        if key not in ("exemplars", "guests") and 0 < count < LEAST:
            yield SMALL_GROUP.at(whole.at("composition", key), name=key, count=count, least=LEAST)
    parts = (composition.exemplars or 0) + (composition.guests or 0)
    if composition.total is not None and parts > composition.total >= max(
        composition.exemplars or 0, composition.guests or 0
    ):
        yield COMPOSITION_SUM.at(whole.at("composition", "guests"), key="exemplars + guests", seen=parts, total=composition.total)  # fmt: skip
    for key in ("fields", "economic_components", "ethnic_groups", "religions"):
        groups = getattr(composition, key)
        total = sum(group.count for group in groups)
        if composition.total is not None and total > composition.total:
            yield COMPOSITION_SUM.at(whole.at("composition", key), key=key, seen=total, total=composition.total)
        for n, group in enumerate(groups):
            if 0 < group.count < LEAST:
                yield SMALL_GROUP.at(whole.at("composition", key, n, "count"), name=group.name, count=group.count, least=LEAST)  # fmt: skip


def no_personal_data(whole: Whole) -> Iterator[Finding]:
    """Nothing that would be published looks like an identity number, a telephone number, an e-mail or a home address."""
    yield from personal_data(whole.documents, whole.texts)


def personal_data(documents: Mapping[str, Document], texts: Mapping[str, str]) -> Iterator[Finding]:
    """What of it stands in the files; in those that were parsed, in the values: the words of a value may be spelt in
    codes or go on in the next line.
    """
    for path, text in texts.items():
        document = documents.get(path)
        if document is None:
            yield from privacy.check(text, Source(path, 1, 1))
            continue
        yield from privacy_documents.check(document)
        _, _, body = text.partition("\n---\n") if path.endswith(".md") else ("", "", "")
        yield from privacy.check(body, Source(path, document.text.count("\n") + 2, 1))


def it_follows_the_plan(whole: Whole) -> Iterator[Finding]:
    """A conference under the district's plan keeps to its points (see ``plan_rules``)."""
    if whole.parts.conference.under_plan:
        yield from plan_rules.deviations(whole.parts.conference, whole.document)


RULES: tuple[Callable[[Whole], Iterator[Finding]], ...] = (
    it_ends_after_it_starts,
    the_programme_is_in_order,
    references_resolve,
    parts_are_there,
    files_are_accounted_for,
    films_can_be_shown,
    photos_can_be_shown,
    something_vouches_for_it,
    the_composition_adds_up,
    no_personal_data,
    it_follows_the_plan,
)


def judge(whole: Whole) -> list[Finding]:
    return [finding for rule in RULES for finding in rule(whole)]
