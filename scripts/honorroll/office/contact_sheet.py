"""``honorroll photos SLUG``: a contact sheet of an honoree's photos and their crops, to choose the focus by."""

from __future__ import annotations

from pathlib import Path

from honorroll.base.files import write_atomically
from honorroll.content import parse, profile_scan
from honorroll.formats import yaml_read
from honorroll.media import inspection, renditions, workers
from honorroll.media.renditions import PORTRAIT, WIDE


def write_sheet(root: Path, slug: str) -> Path | None:
    """Write the sheet and return its path; None where there is no such honoree, or no photo."""
    files, _ = profile_scan.scan_profiles(root)
    file = next((file for file in files if file.slug == slug), None)
    document = yaml_read.load(yaml_read.read_bytes(root, file.path), file.path)[0] if file else None
    honoree = parse.honoree(document)[0] or parse.salvaged(document)[0] if document else None  # even if incomplete
    if file is None or honoree is None:
        return None
    folder = file.path.rpartition("/")[0]
    worker = workers.Worker()
    try:
        photos = []
        for photo in honoree.photos:
            if photo.file not in file.files:
                continue
            path = f"{folder}/{photo.file}"
            info = inspection.inspect_file(worker, root, path)
            focus = photo.focus or renditions.DEFAULT_FOCUS
            crops = [
                (layout.name, renditions.crop_box(info.width, info.height, layout.aspect, focus))
                for layout in (PORTRAIT, WIDE)
                if info.width
            ]
            data = inspection.read_photo(root, path) if info.width else b""
            label = f"{photo.file}   focus: [{focus[0]:g}, {focus[1]:g}]" + ("" if photo.focus else "  (–)")
            photos.append((label, data, focus, crops))
        if not photos:
            return None
        target = root / ".build/photos" / f"{slug}.jpg"
        write_atomically(target, worker.request("sheet", b"", photos))
        return target
    finally:
        worker.end()
