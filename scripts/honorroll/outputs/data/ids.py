"""Ids of rows: they last, and tell nothing of whom they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from honorroll.content.scalars import CODE_SIGNS

#: So many signs, each of 5 bits, follow the letter of an id: that two of 100,000 are the same is next to impossible.
ID_LENGTH = 12


def opaque_id(secret: str, kind: str, origin: str) -> str:
    """An id that lasts and tells nothing: whoever does not know the ``secret`` cannot tell whose it is, not even by
    trying names. ``origin`` is the first address of what it stands for.
    """
    data = blake2b(f"{kind}\0{origin}".encode(), digest_size=8, key=secret.encode()[:64]).digest()
    number = int.from_bytes(data, "big")
    signs = "".join(CODE_SIGNS[number >> 5 * n & 31] for n in range(ID_LENGTH))
    return f"{kind[0]}{signs}"  # a letter first: a spreadsheet would take some for numbers


def honoree_id(secret: str, slug: str, former_slugs: Sequence[str]) -> str:
    return opaque_id(secret, "honoree", next(iter(former_slugs), slug))
