"""``honorroll check --fix``: repairs photos. ``plan`` lists the repairs, ``carry_out`` does them.

A photo that is too large, turned by a tag, holds metadata, has the wrong extension or is a HEIC, TIFF or AVIF file is
rewritten as a JPEG of at most ``LONGEST`` pixels a side; the profile, album or post that names it gets the new name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from honorroll.base import progress
from honorroll.base.files import write_atomically
from honorroll.base.vietnamese import slug
from honorroll.conferences import scan as conference_scan
from honorroll.conferences.gather import LOOKS as ALBUM_LOOKS
from honorroll.content import profile_scan
from honorroll.content.scan import PHOTOS, Signature
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.media import drawer, inspection
from honorroll.media.renditions import MediaInfo, RejectedError
from honorroll.news import scan as news_scan
from honorroll.news.read import LOOKS as POST_LOOKS
from honorroll.office import fmt

#: The longest side of a repaired photo: what a newspaper may ask for.
LONGEST = 2400
_ENDINGS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "webp": (".webp",)}


class Mend(NamedTuple):
    """The repair of one photo. Paths are relative to the root; ``named_in`` is the file that names the photo."""

    named_in: str
    path: str
    target: str
    redraw: bool
    """Whether it is encoded again; else it is only renamed."""
    why: tuple[str, ...]
    """``rename``, ``rotate-or-strip``, ``shrink``, ``convert``, in this order."""


class _PhotoList(NamedTuple):
    """A file that names photos, their folder, all files there, and the signatures of the photos by path."""

    path: str
    folder: str
    files: Sequence[str]
    photos: Mapping[str, Signature]


def plan(root: Path) -> list[Mend]:
    """The repairs that are needed. Changes nothing."""
    progress.stage("pictures")
    mends: list[Mend] = []
    for store, found in (("looks", _profiles(root)), (ALBUM_LOOKS, _albums(root)), (POST_LOOKS, _posts(root))):
        lists = list(found)
        photos = {path: signature for each in lists for path, signature in each.photos.items()}
        there = (f"{each.folder}/{name}" for each in lists for name in each.files)
        infos = inspection.inspect_files(root, photos, inspection.recipe(), there, store)
        mends += [mend for each in lists for mend in _mends(root, each, infos)]
    return mends


def _profiles(root: Path) -> Iterator[_PhotoList]:
    for file in profile_scan.scan_profiles(root)[0]:
        folder = file.path.rpartition("/")[0]
        yield _PhotoList(
            file.path, folder, file.files, _only_photos((f"{folder}/{name}", at) for name, at in file.media)
        )


def _albums(root: Path) -> Iterator[_PhotoList]:
    for conference in conference_scan.scan_conferences(root)[0]:
        for album in conference.albums:
            yield _PhotoList(album.file.path, album.file.path.rpartition("/")[0], album.names, album.signatures)


def _posts(root: Path) -> Iterator[_PhotoList]:
    for file in news_scan.scan_posts(root)[0]:
        names = [name for name, _ in file.files]
        yield _PhotoList(file.path, file.folder, names, _only_photos(file.signatures.items()))


def _only_photos(media: Iterable[tuple[str, Signature]]) -> dict[str, Signature]:
    return {path: signature for path, signature in media if path.lower().endswith(PHOTOS)}


def _mends(root: Path, photos: _PhotoList, infos: Mapping[str, MediaInfo]) -> Iterator[Mend]:
    taken = {name.lower() for name in photos.files}
    named = _named_photos(root, photos.path)
    for path in photos.photos:
        name = path.rpartition("/")[2]
        info = infos.get(path)
        if info is None or info.problem or normalize("NFC", name) not in named:  # macOS decomposes accents
            continue  # a person must decide about a photo that nothing names or that cannot be opened
        redraw = needs_redrawing(info)
        ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
        right = _ENDINGS["jpeg" if redraw else info.format]
        target = name if ending in right and _is_plain(name) else free_name(name, right[0], taken)
        reasons = {
            "rename": target != name,
            "rotate-or-strip": info.hidden,
            "shrink": _is_heavy(info),
            "convert": info.format not in _ENDINGS or (redraw and info.format != "jpeg"),
        }
        why = tuple(word for word, holds in reasons.items() if holds)
        if why:
            taken.add(target.lower())
            yield Mend(photos.path, path, f"{photos.folder}/{target}", redraw, why)


def needs_redrawing(info: MediaInfo) -> bool:
    """Whether the photo must be encoded again: it is too large, holds metadata, or browsers do not know its format."""
    return _is_heavy(info) or info.format not in _ENDINGS or info.hidden


def _is_heavy(info: MediaInfo) -> bool:
    return max(info.width, info.height) > LONGEST


def _is_plain(name: str) -> bool:
    return name.isascii() and " " not in name and name[0].isalnum()


def free_name(name: str, ending: str, taken: Collection[str]) -> str:
    """A plain name like ``name`` with this ending that is not among ``taken``, which are in lower case."""
    stem = slug(name.rpartition(".")[0] or name) or "anh"
    candidates = (f"{stem}{number}{ending}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(candidate for candidate in candidates if candidate not in taken)


def carry_out(root: Path, mends: Sequence[Mend]) -> list[Mend]:
    """Carry out the repairs and return those that succeeded.

    The new file is written before the file that names it, and the old one is removed after that.
    """

    def one(worker: drawer.Worker, mend: Mend) -> tuple[Mend, bytes | None]:
        try:
            data = inspection.read_photo(root, mend.path)
            return mend, worker.request("mend", data, LONGEST) if mend.redraw else data
        except (RejectedError, OSError):
            return mend, None

    repaired = []
    for done, (mend, data) in enumerate(drawer.local()(one, mends)):
        progress.stage("pictures", done, len(mends))
        if not isinstance(data, bytes):
            continue
        write_atomically(root / mend.target, data)
        if mend.target != mend.path:
            (root / (mend.path if _rename_in_text(root, mend) else mend.target)).unlink()
            if not (root / mend.target).exists():
                continue
        repaired.append(mend)
    return sorted(repaired)


def _named_photos(root: Path, path: str) -> set[str]:
    """The photos that a file names, even with names that the rules refuse."""
    document = _document(yaml_read.read_bytes(root, path), path)
    return {str(photo.get("file")) for photo in _photos(document.data)} if document else set()


def _document(raw: bytes, path: str) -> Document | None:
    return yaml_read.load_front_matter(raw, path)[0] if path.endswith(".md") else yaml_read.load(raw, path)[0]


def _photos(tree: Tree) -> list[dict[str, Tree]]:
    """What names a picture: photos, a cover, the scans of decisions."""
    if not isinstance(tree, dict):
        return []
    found = [tree.get("cover")]
    for key in ("photos", "awards"):
        items = tree.get(key)
        for item in items if isinstance(items, list) else ():
            found += [item, item.get("decision") if isinstance(item, dict) else None]
    return [each for each in found if isinstance(each, dict) and "file" in each]


def _rename_in_text(root: Path, mend: Mend) -> bool:
    """Write the new name into the file that names the photo; False where the old name was not found there.

    A file without faults that has a canonical form is written in it; otherwise nothing else changes.
    """
    raw = yaml_read.read_bytes(root, mend.named_in)
    old, new = (path.rpartition("/")[2] for path in (mend.path, mend.target))
    name = b"(?:%b)" % b"|".join(re.escape(normalize(form, old).encode()) for form in ("NFC", "NFD"))
    changed, count = re.subn(
        rb"(\bfile: *)(?:%b|\"%b\"|'%b')(?=[ ,}\r\n])" % (name, name, name), rb"\g<1>" + new.encode(), raw
    )
    if not count:
        return False
    text = None if mend.named_in.endswith(".md") else fmt.canonical(mend.named_in, changed)[0]
    write_atomically(root / mend.named_in, changed if text is None else text.encode())
    return True
