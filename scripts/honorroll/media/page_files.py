"""What is published of the files beside hand-written pages: pictures drawn anew, documents without author and dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from honorroll.base.errors import FileChangedError
from honorroll.base.files import write_file
from honorroll.content import page_files
from honorroll.content.scan import Signature, signature_at
from honorroll.media import clean_copy, drawer, films, inspection
from honorroll.media.renditions import MediaInfo, RejectedError

#: Where the looks of these files are remembered.
LOOKS = "looks-pages"
#: The longest side of a picture: what a page can show on a dense screen.
LONGEST = 2400
_BEGINS = {"jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n", "webp": b"RIFF"}


def looks(root: Path, files: Iterable[str]) -> dict[str, MediaInfo]:
    """What is known of the pictures and documents among ``files``, which are there."""
    wanted: dict[str, Signature] = {
        path: signature_at(root / path) for path in files if not path.lower().endswith(page_files.STYLE)
    }
    return inspection.inspect_files(root, wanted, inspection.recipe(), wanted, LOOKS)


def copies(root: Path, files: Mapping[str, Path]) -> None:
    """Write what is published of ``files``, paths relative to ``root``, to their targets, in folders that are there.

    Raises FileChangedError where one is not as it was judged.
    """
    pictures = [path for path in files if path.lower().endswith(page_files.PICTURES)]
    for path, data in drawer.local()(partial(_drawn, root), pictures) if pictures else ():
        write_file(str(files[path]), data)
    for path in files.keys() - set(pictures):
        if path.lower().endswith(page_files.STYLE):
            write_file(str(files[path]), (root / path).read_bytes())
        else:
            with inspection.open_upload(root, path, inspection.MAX_PHOTO_BYTES) as file:
                digest = bytes.fromhex(films.file_digest(file))
            write_file(str(files[path]), clean_copy.document(root / path, digest))


def _drawn(root: Path, worker: drawer.Worker, path: str) -> tuple[str, bytes]:
    try:
        data = inspection.read_photo(root, path)
        info = inspection.inspect_photo(worker, data)
        drawn = worker.request("redraw", data, LONGEST)
    except RejectedError:
        raise FileChangedError(path) from None
    if not isinstance(drawn, bytes) or not drawn.startswith(_BEGINS.get(info.format, b"\0none")):
        raise FileChangedError(path)
    return path, drawn
