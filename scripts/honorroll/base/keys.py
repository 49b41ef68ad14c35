"""Keys of pages: a digest of everything that a page shows, so that an unchanged page need not be made again."""

from __future__ import annotations

from hashlib import blake2b


def key_of(*parts: bytes | str) -> bytes:
    """The key (12 bytes of blake2b) of a page that shows ``parts``, in this order."""
    data = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return blake2b(data, digest_size=12).digest()
