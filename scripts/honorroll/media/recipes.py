"""Digests of the code that makes pictures and copies, so that what older code made is made again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import msgpack


def code_digest(modules: Iterable[Path], library: str) -> bytes:
    """A digest of ``modules``, and of the names and versions of the installed packages that begin with ``library``."""
    digest = blake2b(digest_size=16)
    for path in modules:
        digest.update(path.read_bytes())
    packages = Path(msgpack.__file__).parent.parent
    digest.update("\n".join(sorted(name for name in os.listdir(packages) if name.lower().startswith(library))).encode())
    return digest.digest()
