"""A digest of the program, for caches that depend on its code."""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import msgpack

#: What installs packages has no part in a build, and each version of Python brings another.
_INSTALLERS = ("pip-", "setuptools-", "uv-", "wheel-")


@lru_cache(maxsize=1)  # the program that runs is the one that was loaded
def program_digest() -> bytes:
    """A digest of the code and of the names and versions of the installed libraries."""
    digest = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    libraries = Path(msgpack.__file__).parent.parent
    installed = (name for name in os.listdir(libraries) if name.endswith(".dist-info"))
    digest.update("\n".join(sorted(name for name in installed if not name.startswith(_INSTALLERS))).encode())
    return digest.digest()
