"""What was uploaded, a line a file, kept beside it: so that the next upload sends what differs, goes on where one was
cut off, and never touches a file of others.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from honorroll.publish.file_source import Source, bytes_of

NAME = ".honorroll-files"
#: In the place of the digest of a file that may be there, whole or not, or may not.
UNKNOWN = "-"
_HEAD = "# Made by honorroll publish: the files that it put here, and no others, may be replaced and removed by it."


def digest(source: Source) -> str:
    """The digest of a file as the record has it: 24 hexadecimal digits."""
    return blake2b(bytes_of(source), digest_size=12).hexdigest()


def text(files: Mapping[str, str]) -> bytes:
    """The record of ``files``, their digests by path: a line each, ``<digest> <path>``."""
    return "".join(f"{line}\n" for line in (_HEAD, *(f"{files[path]} {path}" for path in sorted(files)))).encode()


def parsed(data: bytes | None) -> dict[str, str] | None:
    """The digest of each file by path; None where there is no record. A line that leads out of the site is not ours."""
    if data is None:
        return None
    pairs = (line.partition(" ") for line in data.decode(errors="replace").splitlines() if not line.startswith("#"))
    return {path: digest_ for digest_, _, path in pairs if path and not {"", ".", ".."} & {*path.split("/")}}
