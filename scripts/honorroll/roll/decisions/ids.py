"""What a decision is called: its number and year are its id, and part of its address; issuers tell namesakes apart."""

from __future__ import annotations

import re
from functools import lru_cache

from honorroll.base.vietnamese import fold, slug
from honorroll.pages import addresses

_YEAR = re.compile(r"(?:^|-)(?:19|20)[0-9]{2}(?:-|$)")
_LEADING = re.compile(r"^(?:so |quyet dinh )*(?:0+(?=[1-9]))?")
_SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("thanh pho", "tp"))
#: The head of a body signs its decisions.
_HEAD = re.compile(r"^chu tich (?=ubnd|hdnd)")


def base_id(number: str, year: int) -> str:
    """``1234-qd-ubnd-2024`` for the number ``1234/QĐ-UBND``; ``year`` is 0 where it is unknown.

    The year is left out where the number has it: ``45/2024/QĐ-TTg``.
    """
    id_ = slug(_LEADING.sub("", fold(number)))
    if year and not _YEAR.search(id_):
        id_ = f"{id_}-{year}"
    return f"so-{id_}" if id_ in addresses.reserved(addresses.DECISIONS) else id_


@lru_cache(maxsize=1024)  # few bodies decide
def authority(issuer: str) -> str:
    """Who decided, in whatever words: ``ubnd-tp-vi-du`` for ``Chủ tịch UBND Thành phố Ví Dụ``; ``""`` if unknown."""
    text = fold(issuer)
    for long, short in _SHORT:
        text = text.replace(long, short)
    return slug(_HEAD.sub("", text)) if text else ""
