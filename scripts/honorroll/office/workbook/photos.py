"""The portraits that come with a workbook: which file is whose, and each as it may be kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Source
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import fold, toned
from honorroll.content.person_names import may_be_same
from honorroll.content.scan import PHOTOS
from honorroll.media import inspection
from honorroll.media.inspection import MAX_PHOTO_BYTES
from honorroll.media.renditions import RejectedError
from honorroll.office.records.uploads import Received, Upload, receive
from honorroll.office.workbook import rules

#: Photos are looked at so many at a time: each may have 25 MiB.
_AT_ONCE = 16
#: What stands before a name in the name of a file, besides a number: “01. Ảnh Nguyễn Văn A”.
_BEFORE = tuple(tuple(toned(word).split()) for word in ("ảnh", "anh", "chân dung", "chan dung", "hình", "hinh"))
#: So many files of a folder are listed.
_MOST_FILES = 20_000


class Wanted(NamedTuple):
    """A photo that an honoree gets: the file, and the cell that named it or the honoree."""

    at: str
    file: str


def names_in(file: str) -> tuple[str, ...]:
    """Whose name a file may bear: the whole of it without the ending, and what is left without numbers and words like
    “ảnh” around it. The names come as ``toned`` gives them.
    """
    words = toned(file.rpartition(".")[0]).split()
    whole = " ".join(words)
    words = words[words[:1] != [] and words[0].isdecimal() :]
    while before := next((each for each in _BEFORE if tuple(words[: len(each)]) == each), ()):
        words = words[len(before) :]
    words = words[: len(words) - (len(words) > 1 and words[-1].isdecimal())]
    return tuple(dict.fromkeys(filter(None, (whole, " ".join(words)))))


class PhotoFolder:
    """The photos of a folder by their names. Raises OSError."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder, self._source = folder, Source(shown)
        names = sorted(each.name for each in folder.iterdir() if each.is_file() and each.name.lower().endswith(PHOTOS))
        self.names = names[:_MOST_FILES]
        self._by_name: dict[str, list[str]] = {}
        for name in self.names:
            exact = unicodedata.normalize("NFC", name).casefold()
            stem = exact.rpartition(".")[0]
            for key in dict.fromkeys((exact, stem, f"~{fold(stem)}")):
                self._by_name.setdefault(key, []).append(name)
        self._nearest = Nearest(self.names)

    def named(self, typed: str, at: str) -> tuple[Wanted | None, Finding | None]:
        """The photo that a cell names: with or without its ending, and without accents where either is."""
        name = unicodedata.normalize("NFC", typed).replace("\\", "/").rpartition("/")[2].casefold()
        stem = name.rpartition(".")[0]
        alike = self._by_name.get(f"~{fold(stem or name)}", ())
        unaccented = [each for each in alike if may_be_same(each.rpartition(".")[0], stem or name)]
        for files in (self._by_name.get(name), self._by_name.get(stem), unaccented):
            if files:
                return (Wanted(at, files[0]), None) if len(files) == 1 else (None, self.several(typed, files))
        near = self._nearest.to(typed)
        near_vi, near_en = (f"Có phải “{near}” không? ", f"Did you mean “{near}”? ") if near else ("", "")
        where_vi, where = " trong thư mục ảnh", " in the folder of photos"
        facts = {"file": typed, "near_vi": near_vi, "near": near_en, "where_vi": where_vi, "where": where}
        return None, rules.NO_PHOTO.at(self._source, **facts)

    def several(self, name: str, files: Sequence[str]) -> Finding:
        """That several photos fit ``name``, with their names."""
        return rules.SEVERAL_PHOTOS.at(self._source, count=len(files), name=name, files=tuple(files))

    def received(self, wanted: Sequence[Wanted]) -> Iterator[tuple[Wanted, Received]]:
        """Each photo as it may be kept, or what is wrong with it."""
        for start in range(0, len(wanted), _AT_ONCE):
            batch = wanted[start : start + _AT_ONCE]
            yield from zip(batch, receive([self._upload(each.file) for each in batch], ()), strict=True)

    def _upload(self, name: str) -> Upload:
        try:
            with inspection.open_upload(self._folder, name, MAX_PHOTO_BYTES) as file:
                return Upload(name, file.read(MAX_PHOTO_BYTES))
        except RejectedError:
            return Upload(name, b"", is_too_large=True)
        except OSError:
            return Upload(name, b"")
