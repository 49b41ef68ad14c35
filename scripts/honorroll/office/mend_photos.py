"""``honorroll check --fix``: the files of photos as they should have been sent. Planned first, done when agreed to.

A photo that is too large, lies on its side, holds hidden data, bears another format's name or is a HEIC is written anew
as a JPEG of at most ``LONGEST`` pixels; what names it, a profile, an album or a post, is told of the new name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from honorroll.base.files import write_atomically
from honorroll.base.vietnamese import slug
from honorroll.conferences import scan as conference_scan
from honorroll.conferences.read import LOOKS as ALBUM_LOOKS
from honorroll.content import scan
from honorroll.content.scan import PHOTOS, Signature
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.media import inspection, workers
from honorroll.media.renditions import MediaInfo
from honorroll.news import scan as news_scan
from honorroll.news.read import LOOKS as POST_LOOKS
from honorroll.office import fmt

#: The long side of a mended photo: what a newspaper may ask for.
LONGEST = 2400
_ENDINGS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "webp": (".webp",)}


class Mend(NamedTuple):
    """What is to be done with one photo; the paths are relative to the root, ``named_in`` is the file that names it."""

    named_in: str
    path: str
    target: str
    redraw: bool
    """Whether it is drawn anew; else it is only renamed."""
    why: tuple[str, ...]
    """``rename``, ``rotate-or-strip``, ``shrink``, ``convert``, in this order."""


class _Sheet(NamedTuple):
    """A file that names photos, the folder in which they lie, the names of all that lies there, the photos by path."""

    path: str
    folder: str
    files: Sequence[str]
    photos: Mapping[str, Signature]


def plan(root: Path) -> list[Mend]:
    """What there is to do, by path. Nothing is touched."""
    mends: list[Mend] = []
    for store, sheets in (("looks", _profiles(root)), (ALBUM_LOOKS, _albums(root)), (POST_LOOKS, _posts(root))):
        some = list(sheets)
        photos = {path: signature for sheet in some for path, signature in sheet.photos.items()}
        there = (f"{sheet.folder}/{name}" for sheet in some for name in sheet.files)
        seen = inspection.inspect_files(root, photos, inspection.recipe(), there, store)
        mends += [mend for sheet in some for mend in _of(root, sheet, seen)]
    return mends


def _profiles(root: Path) -> Iterator[_Sheet]:
    for file in scan.profiles(root)[0]:
        folder = file.path.rpartition("/")[0]
        yield _Sheet(file.path, folder, file.files, _only_photos((f"{folder}/{name}", at) for name, at in file.media))


def _albums(root: Path) -> Iterator[_Sheet]:
    for conference in conference_scan.conferences(root)[0]:
        for album in conference.albums:
            yield _Sheet(album.file.path, album.file.path.rpartition("/")[0], album.names, album.signatures)


def _posts(root: Path) -> Iterator[_Sheet]:
    for file in news_scan.posts(root)[0]:
        names = [name for name, _ in file.files]
        yield _Sheet(file.path, file.folder, names, _only_photos(file.signatures.items()))


def _only_photos(media: Iterable[tuple[str, Signature]]) -> dict[str, Signature]:
    return {path: signature for path, signature in media if path.lower().endswith(PHOTOS)}


def _of(root: Path, sheet: _Sheet, seen: Mapping[str, MediaInfo]) -> Iterator[Mend]:
    folder = sheet.folder
    taken = {name.lower() for name in sheet.files}
    named = _named(root, sheet.path)
    for path in sheet.photos:
        name = path.rpartition("/")[2]
        look = seen.get(path)
        if look is None or look.problem or normalize("NFC", name) not in named:  # macOS takes accents apart
            continue  # an orphan is for a person to decide on, and so is what cannot be opened
        heavy = max(look.width, look.height) > LONGEST
        foreign = look.format not in _ENDINGS
        redraw = heavy or foreign or look.hidden
        ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
        right = _ENDINGS["jpeg" if redraw else look.format]
        target = name if ending in right and _is_plain(name) else _free(name, right[0], taken)
        reasons = {
            "rename": target != name,
            "rotate-or-strip": look.hidden,
            "shrink": heavy,
            "convert": foreign or (redraw and look.format != "jpeg"),
        }
        why = tuple(word for word, holds in reasons.items() if holds)
        if why:
            taken.add(target.lower())
            yield Mend(sheet.path, path, f"{folder}/{target}", redraw, why)


def _is_plain(name: str) -> bool:
    return name.isascii() and " " not in name and name[0].isalnum()


def _free(name: str, ending: str, taken: set[str]) -> str:
    stem = slug(name.rpartition(".")[0] or name) or "anh"
    candidates = (f"{stem}{number}{ending}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(candidate for candidate in candidates if candidate not in taken)


def carry_out(root: Path, mends: Sequence[Mend]) -> list[Mend]:
    """Do it; gives what could be done. The new file is written before the profile, the old one removed after it."""

    def one(worker: workers.Worker, mend: Mend) -> tuple[Mend, bytes | None]:
        try:
            data = inspection.read_photo(root, mend.path)
            return mend, worker.ask("mend", data, LONGEST) if mend.redraw else data
        except (workers.RejectedError, OSError):
            return mend, None

    done = []
    for mend, data in workers.map_unordered(one, mends):
        if not isinstance(data, bytes):
            continue
        write_atomically(root / mend.target, data)
        if mend.target != mend.path:
            (root / (mend.path if _tell(root, mend) else mend.target)).unlink()
            if not (root / mend.target).exists():
                continue
        done.append(mend)
    return sorted(done)


def _named(root: Path, path: str) -> set[str]:
    """The names of the photos that a file speaks of, faulty names too."""
    document = _document(yaml_read.read_bytes(root, path), path)
    return {str(photo.get("file")) for photo in _photos(document.data)} if document else set()


def _document(raw: bytes, path: str) -> Document | None:
    return yaml_read.load_front_matter(raw, path)[0] if path.endswith(".md") else yaml_read.load(raw, path)[0]


def _photos(tree: Tree) -> list[dict[str, Tree]]:
    if not isinstance(tree, dict):
        return []
    photos, cover = tree.get("photos"), tree.get("cover")
    return [photo for photo in [cover, *(photos if isinstance(photos, list) else [])] if isinstance(photo, dict)]


def _tell(root: Path, mend: Mend) -> bool:
    """Write the new name into what names the photo; whether that was done.

    Nothing else of the file changes, unless it is of a kind that has a canonical form and is faultless: then it gets that.
    """
    raw = yaml_read.read_bytes(root, mend.named_in)
    old, new = (path.rpartition("/")[2] for path in (mend.path, mend.target))
    name = b"(?:%b)" % b"|".join(re.escape(normalize(form, old).encode()) for form in ("NFC", "NFD"))
    told, count = re.subn(
        rb"(\bfile: *)(?:%b|\"%b\"|'%b')(?=[ ,}\r\n])" % (name, name, name), rb"\g<1>" + new.encode(), raw
    )
    if not count:
        return False
    text = None if mend.named_in.endswith(".md") else fmt.canonical(mend.named_in, told)[0]
    write_atomically(root / mend.named_in, told if text is None else text.encode())
    return True
