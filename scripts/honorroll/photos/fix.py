"""``honorroll check --fix``: the files of photos as they should have been sent. Planned first, done when agreed to.

A photo that is too large, lies on its side, holds hidden data, bears another format's name or is a HEIC is written anew
as a JPEG of at most ``LONGEST`` pixels; the profile is told of the new name, in its canonical form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from honorroll import canonical, load, parse
from honorroll.emit import emit
from honorroll.findings import Finding
from honorroll.load import Tree
from honorroll.photos import looks, workers
from honorroll.photos.plan import Look
from honorroll.releases import write_atomically
from honorroll.scan import PHOTOS, ProfileFile
from honorroll.vietnamese import slug

#: The long side of a mended photo: what a newspaper may ask for.
LONGEST = 2400
_ENDINGS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "webp": (".webp",)}


class Mend(NamedTuple):
    """What is to be done with one photo; the paths are relative to the root."""

    profile: str
    path: str
    target: str
    redraw: bool
    """Whether it is drawn anew; else it is only renamed."""
    why: tuple[str, ...]
    """``rename``, ``rotate-or-strip``, ``shrink``, ``convert``, in this order."""


def plan(root: Path, files: Sequence[ProfileFile]) -> list[Mend]:
    """What there is to do, by path. Nothing is touched."""
    media = {f"{file.path.rpartition('/')[0]}/{name}": signature for file in files for name, signature in file.media}
    photos = {path: signature for path, signature in media.items() if path.lower().endswith(PHOTOS)}
    seen = looks.gather(root, photos, looks.recipe(), media)
    return [mend for file in files for mend in _of(root, file, seen)]


def _of(root: Path, file: ProfileFile, seen: Mapping[str, Look]) -> Iterator[Mend]:
    folder = file.path.rpartition("/")[0]
    taken = {name.lower() for name in file.files}
    named = _named(root, file)
    for name, _ in file.media:
        path = f"{folder}/{name}"
        look = seen.get(path)
        if look is None or look.problem or name not in named:
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
            yield Mend(file.path, path, f"{folder}/{target}", redraw, why)


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
            data = looks.contents(root, mend.path)
            return mend, worker.ask("mend", data, LONGEST) if mend.redraw else data
        except (workers.Refused, OSError):
            return mend, None

    done = []
    for mend, data in workers.each(one, mends):
        if not isinstance(data, bytes):
            continue
        write_atomically(root / mend.target, data)
        if mend.target != mend.path:
            _tell(root, mend)
            (root / mend.path).unlink()
        done.append(mend)
    return sorted(done)


def _named(root: Path, file: ProfileFile) -> set[str]:
    """The names of the photos that a profile speaks of, faulty names too."""
    document, _ = load.load(load.read(root, file.path), file.path)
    return {str(photo.get("file")) for photo in _photos(document.data)} if document else set()


def _photos(tree: Tree) -> list[dict[str, Tree]]:
    photos = tree.get("photos") if isinstance(tree, dict) else None
    return [photo for photo in photos if isinstance(photo, dict)] if isinstance(photos, list) else []


def _tell(root: Path, mend: Mend) -> list[Finding]:
    """Write the new name into the profile; one that is faulty elsewhere keeps its form, but for that name."""
    raw = load.read(root, mend.profile)
    document, _ = load.load(raw, mend.profile)
    old, new = mend.path.rpartition("/")[2], mend.target.rpartition("/")[2]
    if document is None:
        return []
    for photo in _photos(document.data):
        if photo.get("file") == old:
            photo["file"] = new
    honoree, findings = parse.honoree(document)
    if honoree:
        write_atomically(root / mend.profile, emit(canonical.plain(honoree)).encode())
    else:
        write_atomically(root / mend.profile, raw.replace(f"file: {old}\n".encode(), f"file: {new}\n".encode()))
    return findings
