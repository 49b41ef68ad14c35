"""``honorroll rename OLD NEW``: gives a profile another address.

The folder moves, the profile keeps its old address under ``former_slugs``, and whatever names the honoree by slug
follows.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.nearest import Nearest
from honorroll.base.vietnamese import SLUG
from honorroll.base.vietnamese import slug as slug_of
from honorroll.content import private_drawer, profile_scan
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Tree
from honorroll.office import fmt
from honorroll.office.mentions import Mention, in_profiles, mentions
from honorroll.roll.rules.roll import RESERVED

NO_SUCH_PROFILE = Rule(
    "no-such-profile",
    "error",
    Text("Không có hồ sơ nào tên “{slug}”.", "{near_vi}Ghi đúng tên thư mục của hồ sơ trong honorees."),
    Text("There is no profile “{slug}”.", "{near}Give the name of its folder in honorees."),
)
NOT_FREE = Rule(
    "slug-not-free",
    "error",
    Text("Không đổi thành “{slug}” được: {why_vi}.", "Chọn tên khác, ví dụ: {example}"),
    Text("“{slug}” cannot be the new name: {why}.", "Choose another, for example: {example}"),
)
FAULTY = Rule(
    "faulty-profile",
    "error",
    Text("Hồ sơ này đang có lỗi nên chưa đổi tên được.", "Chạy “honorroll check”, sửa các lỗi rồi đổi tên."),
    Text("This profile has faults and cannot be renamed yet.", "Run “honorroll check”, mend it, then rename it."),
)


class Renamed(NamedTuple):
    """The files that were (or would be) changed, the moved folder first, or why nothing was."""

    changed: list[str]
    findings: list[Finding]


def run(root: Path, old: str, new: str) -> Renamed:
    """Rename the profile ``old``; nothing is written where anything stands in the way."""
    files = {file.slug: file for file in profile_scan.scan_profiles(root)[0]}
    if old not in files:
        near = Nearest(files).to(old)
        near_vi, near_en = (f"Có phải “{near}” không? ", f"Did you mean “{near}”? ") if near else ("", "")
        return Renamed([], [NO_SUCH_PROFILE.at(Source("honorees"), slug=old, near_vi=near_vi, near=near_en)])
    source = Source(files[old].path)
    if why := _why_not(new, set(files)):
        example = next(name for n in range(2, len(files) + 3) if (name := f"{slug_of(new) or old}-{n}") not in files)
        return Renamed([], [NOT_FREE.at(source, slug=new, why_vi=why[0], why=why[1], example=example)])
    profile, findings = _with_former_slug(root, files[old].path, old, new)
    if profile is None:
        return Renamed([], [*findings, FAULTY.at(source)])
    named = [*mentions(root, old), *in_profiles(root, old)]
    folder = files[old].path.rpartition("/")[0]
    target = f"{folder.rpartition('/')[0]}/{new}"
    write_atomically(root / files[old].path, profile.encode())
    os.rename(root / folder, root / target)
    changed = [f"{folder} → {target}", *_replaced(root, named, new)]
    before, after = (private_drawer.file_for(f"{path}/{profile_scan.PROFILE}") for path in (folder, target))
    if (root / before).is_file():
        os.rename(root / before, root / after)
        changed.append(f"{before} → {after}")
    return Renamed(changed, [])


def _why_not(new: str, taken: set[str]) -> tuple[str, str] | None:
    if not SLUG.fullmatch(new):
        return "chỉ dùng a–z, 0–9 và gạch nối", "use a–z, 0–9 and hyphens only"
    if new in RESERVED:
        return "tên này dành cho trang danh sách", "it is reserved for a list page"
    if new in taken:
        return "đã có hồ sơ tên này", "another profile has it"
    return None


def _with_former_slug(root: Path, path: str, old: str, new: str) -> tuple[str | None, list[Finding]]:
    """The canonical text of the profile with ``old`` among its former slugs, and ``new`` no longer among them."""
    raw = yaml_read.read_bytes(root, path)
    document, findings = yaml_read.load(raw, path)
    if document is None or findings:
        return None, findings
    former = document.data.get("former_slugs")
    slugs: list[Tree] = [slug for slug in former if slug != new] if isinstance(former, list) else []
    slugs.append(old)
    return fmt.with_data(document, document.data | {"former_slugs": slugs})


def _replaced(root: Path, named: Iterable[Mention], new: str) -> list[str]:
    """Put ``new`` in the place of every mention; the files that this changed."""
    changed = []
    for path, places in groupby(named, key=lambda mention: mention.path):
        text = (root / path).read_text(encoding="utf-8")
        for place in sorted(places, reverse=True):
            text = text[: place.start] + new + text[place.end :]
        write_atomically(root / path, text.encode())
        changed.append(path)
    return changed
