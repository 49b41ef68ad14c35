"""The rules about the photos of an album, each a named function; its docstring is the rule.

They see what the workers have found out about each file (see ``photos.looks``), never the file itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from honorroll.base.findings import Finding, Rule, Text
from honorroll.conferences.parts import AlbumPart
from honorroll.formats.yaml_read import Document
from honorroll.media.renditions import MediaInfo
from honorroll.roll.rules.photos import ALT_IS_A_FILE, fit, is_file_name

PHOTO_WORDS = Rule(
    "photo-words",
    "warning",
    Text("Ảnh “{name}” chưa có {missing_vi}.", "{hint_vi}"),
    Text("The photo “{name}” has no {missing}.", "{hint}"),
)

#: What such a text may say.
EXAMPLE = "Đại biểu vỗ tay ở hội trường"


def deviations(
    part: AlbumPart, there: Sequence[str], document: Document, looks: Mapping[str, MediaInfo]
) -> Iterator[Finding]:
    """``there`` are the names of the files of the album, ``document`` is its ``album.yml``."""
    yield from _have_words(part, document)
    yield from _are_fit(part, there, document, looks)


def _have_words(part: AlbumPart, document: Document) -> Iterator[Finding]:
    """A photo has a text for those who do not see it, and says who took it, itself or through its album."""
    for n, photo in enumerate(part.album.photos):
        if not photo.alt:
            yield PHOTO_WORDS.at(
                document.locate(("photos", n)), name=photo.file, missing_vi="mô tả “alt”", missing="text “alt”",
                hint_vi="Viết một câu tả ảnh cho người không nhìn thấy ảnh.", hint="Say in a sentence what it shows.",
            )  # fmt: skip
        elif is_file_name(photo):
            source = document.locate(("photos", n, "alt"))
            yield ALT_IS_A_FILE.at(source, file=photo.file, alt=photo.alt, example=EXAMPLE)
        if not (photo.credit or part.album.credit):
            yield PHOTO_WORDS.at(
                document.locate(("photos", n)), name=photo.file, missing_vi="người chụp “credit”", missing="“credit”",
                hint_vi="Ghi người chụp ở ảnh, hoặc một lần cho cả album.", hint="Name who took it, at the photo or once for the album.",
            )  # fmt: skip


def _are_fit(
    part: AlbumPart, there: Sequence[str], document: Document, looks: Mapping[str, MediaInfo]
) -> Iterator[Finding]:
    """Every photo is one that can be used; that it is not there at all was told already."""
    folder, names = document.path.rpartition("/")[0], set(there)
    for n, photo in enumerate(part.album.photos):
        if photo.file in names:
            yield from fit(
                photo.file, looks.get(f"{folder}/{photo.file}"), partial(document.locate, ("photos", n, "file"))
            )
