"""``honorroll withdraw SLUG``: takes an honoree off the site at once.

What is to be edited is shown first, then it is written, and that removal alone is published. Where the person is named
in free text or to be seen in pictures, only people can tell what to do: those places are listed.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from honorroll import build
from honorroll.base.findings import Finding, Language, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import SLUG, fold
from honorroll.content import private_drawer
from honorroll.content.profile_scan import PROFILE
from honorroll.content.scan import MEDIA, SCANS
from honorroll.formats import yaml_read
from honorroll.office import takedown
from honorroll.office.messages import message
from honorroll.office.removal import Edit, Removal, removal, withdrawn
from honorroll.office.rename import NO_SUCH_PROFILE
from honorroll.office.takedown import TakenDown
from honorroll.pages import addresses
from honorroll.publish import releases
from honorroll.publish.source_texts import KeptTexts, texts_below

NOT_EDITED = Rule(
    "not-edited",
    "warning",
    Text(
        "Tệp này nhắc đến “{slug}” nhưng đang có lỗi nên chưa sửa được.",
        "Sửa lỗi của tệp (honorroll check), rồi xóa “{slug}” ở đó. Trang đã công bố thì không còn nhắc đến.",
    ),
    Text(
        "This file names “{slug}” and has faults, so it could not be edited.",
        "Mend it (honorroll check) and remove “{slug}” there. The published site no longer names it.",
    ),
)

#: So many places of free text are listed.
MAX_PLACES = 200


class Withdrawal(NamedTuple):
    """What withdrawing an honoree asks for, before anything is written."""

    slug: str
    profile: str
    done: Removal
    name: str
    pictures: list[str]
    documents: list[str]
    private: str
    """The file of the honoree outside of git; ``""`` where there is none."""


def plan(root: Path, slug: str, day: date) -> tuple[Withdrawal | None, list[Finding]]:
    """What is to be done; None and a finding where there is no such profile."""
    path = takedown.profile_of(root, slug) if SLUG.fullmatch(slug) else None
    if path:
        done = removal(root, path, slug, day)
    else:
        restored = _deleted(root, slug, day)
        if restored is None:
            return None, [_unknown(root, slug)]
        path, done = restored.path, Removal([restored], [], [])
    text = next((edit.before for edit in done.edits if edit.path == path), b"") or _read(root, path)
    name = _name(text, path)
    folder = path.rpartition("/")[0]
    files = sorted(file.name for file in (root / folder).glob("*")) if (root / folder).is_dir() else []
    own = [f"{folder}/{name}" for name in files if name.lower().endswith(MEDIA)]
    scans = [f"{folder}/{name}" for name in files if name.lower().endswith(SCANS)]
    left = [path for path in done.left_over if path.lower().endswith(MEDIA)]
    drawer = private_drawer.file_for(path)
    return Withdrawal(
        slug,
        path,
        done,
        name,
        [*own, *left],
        [*scans, *(path for path in done.left_over if path not in left)],
        drawer if (root / drawer).is_file() else "",
    ), [NOT_EDITED.at(Source(path), slug=slug) for path in done.faulty]


def carry_out(root: Path, asked: Withdrawal, day: date) -> TakenDown:
    """Write the edits and publish the removal, in the copies beside the live site too."""
    takedown.carry_out(root, asked.done)
    done = takedown.publish(root, asked.slug, day, asked.done.left_over)
    return done._replace(copies=tuple(build.refresh_copies(root))) if done.built.published else done


def lines_before(asked: Withdrawal, language: Language) -> Iterator[str]:
    """What withdrawing an honoree asks for: the edits, and what people must look at."""
    if asked.done.edits:
        yield message("withdraw-edits", language, count=len(asked.done.edits))
        yield from diff(asked.done.edits)
    for key, lines in (
        ("withdraw-pictures", asked.pictures),
        ("withdraw-documents", asked.documents),
    ):
        if lines:
            yield message(key, language)
            yield from (f"  {line}" for line in lines)
    if asked.private:
        yield message("withdraw-private", language, path=asked.private)


def lines_of_names(root: Path, asked: Withdrawal, language: Language) -> Iterator[str]:
    """Where people must read whether the name may stay."""
    found = list(islice(places(root, asked), MAX_PLACES))
    if found:
        yield message("withdraw-names", language)
        yield from (f"  {path}:{line}: {text}" for path, line, text in found)


def lines_after(asked: Withdrawal, language: Language) -> Iterator[str]:
    """What is left to do."""
    paths = " ".join(edit.path for edit in asked.done.edits) or asked.profile
    url = f"…/{addresses.honoree(asked.slug)}"
    folder = asked.profile.rpartition("/")[0]
    yield from message("withdrawn", language, slug=asked.slug, folder=folder, url=url, paths=paths).split("\n")


def diff(edits: list[Edit]) -> Iterator[str]:
    """The edits as people read them, line by line."""
    for edit in edits:
        before, after = ((data or b"").decode(errors="replace").splitlines() for data in (edit.before, edit.after))
        target = f"b/{edit.path}" if edit.after is not None else "/dev/null"
        source = f"a/{edit.path}" if edit.before else "/dev/null"
        yield from difflib.unified_diff(before, after, source, target, lineterm="", n=1)


def _unknown(root: Path, slug: str) -> Finding:
    slugs = {path.parent.name for path in (root / "honorees").glob(f"*/*/{PROFILE}")}
    near = Nearest(slugs).to(slug)
    near_vi, near_en = (f"Có phải “{near}” không? ", f"Did you mean “{near}”? ") if near else ("", "")
    return NO_SUCH_PROFILE.at(Source("honorees"), slug=slug, near_vi=near_vi, near=near_en)


def _deleted(root: Path, slug: str, day: date) -> Edit | None:
    """The profile as it was published, if its folder was deleted instead: a tombstone needs it."""
    slot = releases.base(root)
    if slot is None:
        return None
    try:
        texts = KeptTexts(root, slot)
    except FileNotFoundError:
        return None
    try:
        path = texts.profiles().get(slug)
        text = texts.get(path) if path else None
    finally:
        texts.close()
    return Edit(path, b"", withdrawn(text, path, day, frozenset())) if path and text else None


def _read(root: Path, path: str) -> bytes:
    try:
        return yaml_read.read_bytes(root, path)
    except OSError:
        return b""


def _name(raw: bytes, path: str) -> str:
    document, _ = yaml_read.load(raw, path)
    name = document.data.get("name") if document else None
    return name if isinstance(name, str) else ""


def places(root: Path, asked: Withdrawal) -> Iterator[tuple[str, int, str]]:
    """Where the name stands in free text, however its accents are written: path, line, and the line. What is edited is
    searched as it will be.
    """
    if not asked.name:
        return
    after, pattern = {edit.path: edit.after for edit in asked.done.edits}, _pattern(asked.name)
    profiles = (path.relative_to(root).as_posix() for path in sorted((root / "honorees").glob(f"*/*/{PROFILE}")))
    for path in (*texts_below(root), *profiles):
        if path != asked.profile:
            raw = after[path] or b"" if path in after else _read(root, path)
            text = unicodedata.normalize("NFC", raw.decode(errors="replace"))
            for number in sorted({text.count("\n", 0, match.start()) for match in pattern.finditer(text)}):
                yield path, number + 1, text.split("\n")[number].strip()


def _pattern(name: str) -> re.Pattern[str]:
    """The words of a name in any spelling that folds to the same, with whatever stands between words."""
    spellings: dict[str, str] = {}
    for code in (*range(0x180), *range(0x1A0, 0x1B1), *range(0x1E00, 0x1F00)):
        folded = fold(chr(code))
        spellings[folded] = spellings.get(folded, "") + chr(code)
    words = ("".join(f"[{re.escape(spellings.get(c, c))}]" for c in word) for word in fold(name).split())
    return re.compile(rf"(?<!\w){'[^a-zA-Z0-9]+?'.join(words)}(?!\w)")
