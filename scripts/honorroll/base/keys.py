"""NEW MODULE: say what it is."""

from __future__ import annotations

from hashlib import blake2b


def key_of(*parts: bytes | str) -> bytes:
    """The key of a page that shows ``parts``."""
    data = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return blake2b(data, digest_size=12).digest()
