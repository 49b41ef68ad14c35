"""The files beside that of a record: which there are, and which its data name."""

from __future__ import annotations

from collections.abc import Iterator

from honorroll.content.scan import MEDIA, SCANS, list_folder, printable_name, signature_of
from honorroll.formats.yaml_read import Tree
from honorroll.office.records.record_kind import Beside
from honorroll.office.records.site import Site


def files_in(site: Site, folder: str, besides: str, *within: str) -> Beside:
    """The files of a folder and of the folders ``within`` it, but for the one at the path ``besides``."""
    files: list[str] = []
    media: list[tuple[str, tuple[int, int, int, int]]] = []
    for prefix in ("", *(f"{name}/" for name in within)):
        top = site.root / folder / prefix
        if not folder or not top.is_dir() or top.is_symlink():
            continue
        for entry in list_folder(top, f"{folder}/{prefix}".rstrip("/"), []):
            name = f"{prefix}{printable_name(entry.name)}"
            if entry.is_file(follow_symlinks=False) and f"{folder}/{name}" != besides:
                files.append(name)
                if prefix or name.lower().endswith(MEDIA + SCANS):
                    media.append((name, signature_of(entry)))
    return Beside(tuple(sorted(files)), tuple(sorted(media)))


def files_of(data: Tree) -> Iterator[str]:
    """What stands under ``file``, at any place."""
    if isinstance(data, list):
        for each in data:
            yield from files_of(each)
    elif isinstance(data, dict):
        file = data.get("file")
        if isinstance(file, str):
            yield file
        for each in data.values():
            yield from files_of(each)
