"""The portraits that come with a workbook: which file is whose, and each as it may be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Source
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import fold
from honorroll.content.scan import PHOTOS
from honorroll.media import inspection
from honorroll.media.inspection import MAX_PHOTO_BYTES
from honorroll.media.renditions import RejectedError
from honorroll.office.records.uploads import Received, Upload, receive
from honorroll.office.workbook import rules

#: Photos are looked at so many at a time: each may have 25 MiB.
_AT_ONCE = 16
#: What stands around a name in the name of a file: “01. Nguyễn Văn A”, “Ảnh Nguyễn Văn A 2”.
_AROUND = re.compile(r"^(?:[0-9]+ )?(?:(?:anh|chan dung|hinh) )*|(?: [0-9]+)$")
#: So many files of a folder are listed.
_MOST_FILES = 20_000


class Wanted(NamedTuple):
    """A photo that an honoree gets: the file, and the cell that named it or the honoree."""

    at: str
    file: str


class PhotoFolder:
    """The photos of a folder by their names. Raises OSError."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder, self._source = folder, Source(shown)
        names = sorted(each.name for each in folder.iterdir() if each.is_file() and each.name.lower().endswith(PHOTOS))[
            :_MOST_FILES
        ]
        self._by_name: dict[str, list[str]] = {}
        for name in names:
            exact = unicodedata.normalize("NFC", name).casefold()
            stem = exact.rpartition(".")[0]
            for key in dict.fromkeys((exact, stem, f"~{fold(stem)}")):
                self._by_name.setdefault(key, []).append(name)
        self._by_person: dict[str, list[str]] = {}
        for name in names:
            self._by_person.setdefault(_AROUND.sub("", fold(name.rpartition(".")[0])), []).append(name)
        self._nearest = Nearest(names)

    def named(self, typed: str, at: str) -> tuple[Wanted | None, Finding | None]:
        """The photo that a cell names: with or without its ending, whatever the accents."""
        name = unicodedata.normalize("NFC", typed).replace("\\", "/").rpartition("/")[2].casefold()
        for key in (name, name.rpartition(".")[0], f"~{fold(name.rpartition('.')[0] or name)}"):
            if files := self._by_name.get(key):
                if len(files) > 1:
                    return None, self._several(typed, files)
                return Wanted(at, files[0]), None
        near = self._nearest.to(typed)
        near_vi, near_en = (f"Có phải “{near}” không? ", f"Did you mean “{near}”? ") if near else ("", "")
        where_vi, where = " trong thư mục ảnh", " in the folder of photos"
        facts = {"file": typed, "near_vi": near_vi, "near": near_en, "where_vi": where_vi, "where": where}
        return None, rules.NO_PHOTO.at(self._source, **facts)

    def of_person(self, name: str, at: str) -> tuple[Wanted | None, Finding | None]:
        """The photo that is called like an honoree, if there is one."""
        files = self._by_person.get(fold(name), ())
        if len(files) > 1:
            return None, self._several(name, files)
        return (Wanted(at, files[0]) if files else None), None

    def _several(self, name: str, files: Sequence[str]) -> Finding:
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
