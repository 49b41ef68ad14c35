"""ZIP archives that have the same bytes whenever and wherever they are made: their files have no times."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The archive with these files in their order, each a name and what it holds."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name)  # of 1 January 1980, as far back as an archive can say
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(info, data, compresslevel=6)
    return target.getvalue()
