"""The rules about the photos of an album, each a named function; its docstring is the rule.

They see the inspected files, never the files themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from honorroll.base.findings import Finding, Rule, Text
from honorroll.conferences.details import AlbumDetails
from honorroll.formats.yaml_read import Document
from honorroll.media.renditions import MediaInfo
from honorroll.roll.rules.photos import ALT_IS_A_FILE, fit, is_file_name

PHOTO_TEXT_MISSING = Rule(
    "photo-words",
    "warning",
    Text("Ảnh “{name}” chưa có {missing_vi}.", "{hint_vi}"),
    Text("The photo “{name}” has no {missing}.", "{hint}"),
)

#: An example of a text for a photo.
EXAMPLE_ALT = "Đại biểu vỗ tay ở hội trường"


def judge_photos(
    details: AlbumDetails, files: Sequence[str], document: Document, looks: Mapping[str, MediaInfo]
) -> Iterator[Finding]:
    """Check the photos of one album: ``files`` are the names in its folder, ``document`` is its ``album.yml``."""
    yield from _are_described(details, document)
    yield from _are_usable(details, files, document, looks)


def _are_described(details: AlbumDetails, document: Document) -> Iterator[Finding]:
    """A photo has a text for those who cannot see it, and a credit, its own or that of its album."""
    for n, photo in enumerate(details.album.photos):
        if not photo.alt:
            yield PHOTO_TEXT_MISSING.at(
                document.locate(("photos", n)),
                name=photo.file,
                missing_vi="mô tả “alt”",
                missing="text “alt”",
                hint_vi="Viết một câu tả ảnh cho người không nhìn thấy ảnh.",
                hint="Say in a sentence what it shows.",
            )
        elif is_file_name(photo):
            source = document.locate(("photos", n, "alt"))
            yield ALT_IS_A_FILE.at(source, file=photo.file, alt=photo.alt, example=EXAMPLE_ALT)
        if not (photo.credit or details.album.credit):
            yield PHOTO_TEXT_MISSING.at(
                document.locate(("photos", n)),
                name=photo.file,
                missing_vi="người chụp “credit”",
                missing="“credit”",
                hint_vi="Ghi người chụp ở ảnh, hoặc một lần cho cả album.",
                hint="Name who took it, at the photo or once for the album.",
            )


def _are_usable(
    details: AlbumDetails, files: Sequence[str], document: Document, looks: Mapping[str, MediaInfo]
) -> Iterator[Finding]:
    """Every photo is usable. A missing one is reported by ``rules.files``."""
    folder, names = document.path.rpartition("/")[0], set(files)
    for n, photo in enumerate(details.album.photos):
        if photo.file in names:
            place = partial(document.locate, ("photos", n, "file"))
            yield from fit(photo.file, looks.get(f"{folder}/{photo.file}"), place, photo)
