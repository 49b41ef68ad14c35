"""Proof of an award by a QR code: the short address that is printed on a certificate, and leads to a page about it.

The code of an award lasts: it follows from the first address that the honoree had and from title, class and year, so
neither another award nor a new address changes it. Whoever corrects one of these, once the code is printed, keeps it as
``code`` of the award. It is no secret: its page says what the honoree's page says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Protocol

from honorroll.content.model import Proven
from honorroll.content.scalars import CODE_LENGTH, CODE_SIGNS
from honorroll.content.vocabulary import Vocabulary
from honorroll.pages import addresses
from honorroll.roll.pages.honoree_awards import ranked
from honorroll.roll.published import Published

#: Awards that have a page: what is only proposed proves nothing.
PROVEN = ("granted", "revoked")
_BITS = 5
_BYTES = CODE_LENGTH * _BITS // 8


class Coded(Protocol):
    """What a code follows from: an award as it is published, or its facts."""

    @property
    def title(self) -> str: ...
    @property
    def class_(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...
    @property
    def status(self) -> str: ...
    @property
    def code(self) -> str | None: ...


def codes(slug: str, former_slugs: Sequence[str], awards: Iterable[Coded]) -> list[str]:
    """The code of each of the awards of the honoree ``slug``; ``""`` of one that has none, not having been granted.

    ``awards`` are all of them, as they are published or as facts: both give the same. ``former_slugs`` are those of the
    profile, the first one first. Of several awards with one title, class and year each has a code by its place among
    them.
    """
    found: list[str] = []
    alike = Counter[tuple[str, ...]]()
    for award in awards:
        if award.status not in PROVEN:
            found.append("")
            continue
        said = (next(iter(former_slugs), slug), award.title, award.class_ or "", str(award.year or 0))
        found.append(award.code or _code(*said, *["again"] * alike[said]))
        alike[said] += 1
    return found


def proven(slug: str, honoree: Published, vocabulary: Vocabulary) -> tuple[Proven, ...]:
    """The awards of a published honoree that have a page, by their places in the facts."""
    if honoree.withdrawn:
        return ()
    awards = ranked(honoree.awards, vocabulary)
    found = []
    for n, (award, code) in enumerate(zip(awards, codes(slug, honoree.former_slugs, awards), strict=True)):
        if code:
            by, revoked = award.decision, award.revoked
            decided = (by.number or "", by.date or "") if by else ("", "")
            undone = (revoked.number or "", revoked.date or "") if revoked else ("", "")
            found.append(Proven(code, n, *decided, award.issuer or "", *undone))
    return tuple(found)


def _code(*said: str) -> str:
    number = int.from_bytes(blake2b("\0".join(said).encode(), digest_size=_BYTES, person=b"proof").digest(), "big")
    return "".join(CODE_SIGNS[number >> shift & 31] for shift in range(8 * _BYTES - _BITS, -1, -_BITS))


def address_of(site_url: str, code: str) -> str:
    """The whole address that the QR code of an award leads to; ``site_url`` ends in a slash. ``formats.qr`` draws it:
    ``modules`` for print, ``img_element`` for a page.
    """
    return f"{site_url}{addresses.proof(code)}"
